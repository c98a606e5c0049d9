use axum::Json;
use axum::http::StatusCode;
use care::{Patient, PatientId, Practitioner};
use serde::Deserialize;
use utoipa::IntoParams;

use super::documents::{filled, keep};
use crate::app::{App, new_id};
use crate::extract::{Asked, Body};
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::{Signed, zone};
use crate::wire::line::PatientLine;
use crate::wire::patient::{NewPatient, PatientVersion};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PatientsQuery {
    /// Part of a name, `1970-05-01`, a muscle or a diagnosis; those seen last where it is absent.
    #[serde(default)]
    search: String,
    /// At most so many; 50 where it is absent.
    limit: Option<u32>,
}

/// Find patients by name (typing errors are forgiven), birth date, muscle or diagnosis.
#[utoipa::path(get, path = "/api/patients", params(PatientsQuery), responses((status = 200, body = Vec<PatientLine>), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn patients(signed: Signed, Asked(asked): Asked<PatientsQuery>) -> Result<Json<Vec<PatientLine>>, Problem> {
    signed.may(Right::SeePatients)?;
    if asked.search.contains('\0') {
        return Err(Problem::query("`search` holds the character U+0000; leave it out".to_owned()));
    }
    let zone = zone(&signed.clinic().await?)?;
    let sees_record = signed.has(Right::SeeRecord);
    let limit = asked.limit.unwrap_or(50).clamp(1, MOST);
    let lines = if sees_record {
        signed.record.patients(&asked.search, limit).await?
    } else {
        signed.record.patients_by_name(&asked.search, limit).await?
    };
    Ok(Json(lines.into_iter().map(|line| PatientLine::new(line, &zone, sees_record)).collect()))
}

/// A new patient.
#[utoipa::path(post, path = "/api/patients", request_body = NewPatient, responses((status = 201, body = PatientVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
pub async fn add_patient(
    app: App,
    signed: Signed,
    Body(asked): Body<NewPatient>,
) -> Result<(StatusCode, Json<PatientVersion>), Problem> {
    signed.may(Right::ChangePatients)?;
    let sees_record = signed.has(Right::SeeRecord);
    let patient = Patient {
        id: PatientId(new_id(signed.now)?),
        clinic: signed.me.clinic,
        name: asked.name,
        birth_date: asked.birth_date,
        sex: asked.sex,
        contact: asked.contact,
        language: asked.language,
        standing: if sees_record { asked.standing } else { Vec::new() },
        practitioner: asked.practitioner,
        alert: if sees_record { asked.alert } else { String::new() },
        is_in_research: sees_record && asked.is_in_research,
        merged_into: None,
    };
    may_be(&app, &signed, &patient).await?;
    let version = keep(&signed, &patient, 0, "added").await?;
    Ok((StatusCode::CREATED, Json(PatientVersion { patient, version })))
}

/// Longest list.
const MOST: u32 = 200;

/// What a form can get wrong about a patient.
pub async fn may_be(app: &App, signed: &Signed, patient: &Patient) -> Result<(), Problem> {
    filled("name.family", &patient.name.family)?;
    filled("language", &patient.language)?;
    let today = signed.now.to_zoned(zone(&signed.clinic().await?)?).date();
    if patient.birth_date.is_some_and(|date| date > today) {
        return Err(Problem::refused("birth_date", format!("the birth date lies after today, {today}")));
    }
    for (place, id) in patient.standing.iter().enumerate() {
        if !app.atlas.contraindications().iter().any(|known| known.id == *id) {
            let place = format!("standing[{place}]");
            return Err(Problem::refused(
                &place,
                format!("unknown contraindication `{id}`; expected an id of `/api/treatment`"),
            ));
        }
    }
    if let Some(id) = patient.practitioner
        && signed.record.get::<Practitioner>(id).await?.is_none()
    {
        return Err(Problem::refused(
            "practitioner",
            format!("nobody `{id}` works here; expected an id of `/api/practitioners`"),
        ));
    }
    Ok(())
}
