use axum::Json;
use axum::http::StatusCode;
use care::{Practitioner, PractitionerId, Role};
use store::{Credential, Stored};

use super::documents::{filled, find, keep, unmoved};
use crate::app::{App, new_id};
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::sign_in::password;
use crate::signed::Signed;
use crate::wire::staff::{NewPractitioner, PractitionerVersion};

/// Who works here.
#[utoipa::path(get, path = "/api/practitioners", responses((status = 200, body = Vec<PractitionerVersion>), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn practitioners(signed: Signed) -> Result<Json<Vec<PractitionerVersion>>, Problem> {
    signed.may(Right::SeeStaff)?;
    let all = signed.record.all::<Practitioner>().await?;
    let version =
        |stored: Stored<Practitioner>| PractitionerVersion { practitioner: stored.document, version: stored.version };
    Ok(Json(all.into_iter().map(version).collect()))
}

/// Let somebody in.
#[utoipa::path(post, path = "/api/practitioners", request_body = NewPractitioner, responses((status = 201, body = PractitionerVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn add_practitioner(
    app: App,
    signed: Signed,
    Body(asked): Body<NewPractitioner>,
) -> Result<(StatusCode, Json<PractitionerVersion>), Problem> {
    signed.may(Right::ManageStaff)?;
    let office = app.office()?;
    let practitioner = Practitioner {
        id: PractitionerId(new_id(signed.now)?),
        clinic: signed.me.clinic,
        name: asked.name,
        role: asked.role,
        licence: asked.licence,
        training: asked.training,
        has_left: false,
    };
    may_be(&app, &practitioner)?;
    user_name(&asked.user_name)?;
    password::allow(&asked.password, &asked.user_name)?;
    let password_hash = password::hash(asked.password).await?;
    let _alone = office.people.lock().await;
    let credential = new_credential(&practitioner, asked.user_name, password_hash);
    let version = signed.record.let_in(&practitioner, &credential, signed.now).await?;
    Ok((StatusCode::CREATED, Json(PractitionerVersion { practitioner, version })))
}

/// Change what somebody is called, may do or may needle. Who has left is signed out everywhere.
#[utoipa::path(put, path = "/api/practitioners/{id}", params(("id" = String, Path)), request_body = PractitionerVersion, responses((status = 200, body = PractitionerVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn change_practitioner(
    app: App,
    signed: Signed,
    Id(id): Id<PractitionerId>,
    Body(asked): Body<PractitionerVersion>,
) -> Result<Json<PractitionerVersion>, Problem> {
    signed.may(Right::ManageStaff)?;
    let _alone = app.office()?.people.lock().await;
    let before = find::<Practitioner>(&signed.record, id).await?.document;
    let PractitionerVersion { practitioner, version } = asked;
    unmoved("practitioner.id", &before.id, &practitioner.id)?;
    unmoved("practitioner.clinic", &before.clinic, &practitioner.clinic)?;
    may_be(&app, &practitioner)?;
    let runs = |who: &Practitioner| who.role == Role::Owner && !who.has_left;
    if !runs(&practitioner) {
        let all = signed.record.all::<Practitioner>().await?;
        if !all.iter().any(|other| other.document.id != id && runs(&other.document)) {
            let detail = "nobody else runs the clinic; expected another owner who has not left";
            return Err(Problem::refused("practitioner.role", detail));
        }
    }
    let version = keep(&signed, &practitioner, version, "changed").await?;
    if practitioner.has_left {
        signed.record.end_sessions_of(id, None, signed.now).await?;
    }
    Ok(Json(PractitionerVersion { practitioner, version }))
}

fn may_be(app: &App, practitioner: &Practitioner) -> Result<(), Problem> {
    filled("name.family", &practitioner.name.family)?;
    let muscles = &app.atlas.vocabulary().muscles;
    for (place, training) in practitioner.training.iter().enumerate() {
        if !muscles.iter().any(|row| row.group == training.part) {
            let place = format!("training[{place}].part");
            return Err(Problem::refused(
                &place,
                format!("unknown part `{}`; expected a `group` of a muscle", training.part),
            ));
        }
    }
    Ok(())
}

/// # Errors
/// 422 where it cannot be a user name.
pub fn user_name(name: &str) -> Result<(), Problem> {
    let is_fine = (2..=64).contains(&name.chars().count())
        && !name.chars().any(|character| character.is_whitespace() || character.is_control());
    let refused = || Problem::refused("user_name", "a user name has 2 to 64 characters and no spaces");
    if is_fine { Ok(()) } else { Err(refused()) }
}

/// The credential of somebody who has never signed in.
pub fn new_credential(practitioner: &Practitioner, user_name: String, password_hash: String) -> Credential {
    Credential {
        practitioner: practitioner.id,
        clinic: practitioner.clinic,
        user_name,
        password_hash,
        totp_secret: None,
        totp_step: None,
        recovery_hashes: Vec::new(),
        device_hashes: Vec::new(),
        failed: 0,
        last_failed: None,
    }
}
