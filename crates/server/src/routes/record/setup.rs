use axum::Json;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use care::{Clinic, ClinicId, Practitioner, PractitionerId, Role};
use jiff::tz::TimeZone;

use super::documents::filled;
use super::practitioners::{new_credential, user_name};
use super::session::{cookies, state};
use crate::app::{App, new_id};
use crate::extract::{Body, Caller};
use crate::problem::Problem;
use crate::sign_in::{device, password, session};
use crate::wire::session::{Session, Setup};

/// First run: make the clinic and its owner, who is signed in.
#[utoipa::path(post, path = "/api/setup", request_body = Setup, responses((status = 201, body = Session), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn setup(app: App, caller: Caller, Body(asked): Body<Setup>) -> Result<impl IntoResponse, Problem> {
    let office = app.office()?;
    let _alone = office.people.lock().await;
    if !office.store.is_empty().await? {
        return Err(Problem::set_up_already());
    }
    filled("clinic.name", &asked.clinic.name)?;
    filled("owner.name.family", &asked.owner.name.family)?;
    user_name(&asked.user_name)?;
    if TimeZone::get(&asked.clinic.time_zone).is_err() {
        let detail =
            format!("unknown time zone `{}`; expected an IANA name such as `America/New_York`", asked.clinic.time_zone);
        return Err(Problem::refused("clinic.time_zone", detail));
    }
    password::allow(&asked.password, &asked.user_name)?;
    let password_hash = password::hash(asked.password).await?;
    let now = office.clock.now();
    let clinic = Clinic {
        id: ClinicId(new_id(now)?),
        name: asked.clinic.name,
        address: Vec::new(),
        phone: String::new(),
        time_zone: asked.clinic.time_zone,
        jurisdiction: asked.clinic.jurisdiction,
        keep_years: None,
        is_demonstration: false,
    };
    let owner = Practitioner {
        id: PractitionerId(new_id(now)?),
        clinic: clinic.id,
        name: asked.owner.name,
        role: Role::Owner,
        licence: asked.owner.licence,
        training: Vec::new(),
        has_left: false,
    };
    let record = session::record_of(office, &owner);
    let credential = new_credential(&owner, asked.user_name, password_hash);
    record.begin(&clinic, &owner, &credential, now).await?;
    let token = session::begin(office, &owner, caller.agent).await?;
    let device = device::new(&credential.password_hash)?;
    let state = state(office, Some(owner)).await?;
    Ok((StatusCode::CREATED, cookies(&token, Some(&device)), Json(state)))
}
