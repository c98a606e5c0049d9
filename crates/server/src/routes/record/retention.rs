use std::num::NonZeroU8;

use axum::Json;
use care::Clinic;
use jiff::{Timestamp, ToSpan};
use store::Stored;

use super::documents::{find, keep};
use crate::extract::Body;
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::{Signed, zone};
use crate::wire::line::PatientLine;
use crate::wire::patient::{NewRetention, Retention};

/// How long records are kept, and whose time is over. Nothing is erased by itself.
#[utoipa::path(get, path = "/api/retention", responses((status = 200, body = Retention), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn retention(signed: Signed) -> Result<Json<Retention>, Problem> {
    signed.may(Right::ErasePatients)?;
    let Stored { document: clinic, version, .. } = find::<Clinic>(&signed.record, signed.me.clinic).await?;
    Ok(Json(of(&signed, &clinic, version).await?))
}

/// Say how long records are kept after the last visit. Nothing is erased by itself.
#[utoipa::path(put, path = "/api/retention", request_body = NewRetention, responses((status = 200, body = Retention), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn change_retention(signed: Signed, Body(asked): Body<NewRetention>) -> Result<Json<Retention>, Problem> {
    signed.may(Right::ErasePatients)?;
    let clinic = Clinic { keep_years: asked.keep_years, ..signed.clinic().await? };
    let version = keep(&signed, &clinic, asked.version, "retention").await?;
    signed.record.note_event("retention set", signed.now).await?;
    Ok(Json(of(&signed, &clinic, version).await?))
}

async fn of(signed: &Signed, clinic: &Clinic, version: u32) -> Result<Retention, Problem> {
    let zone = zone(clinic)?;
    let over = match clinic.keep_years {
        None => Vec::new(),
        Some(years) => {
            let seen_before = years_before(years, signed.now, &zone)?;
            signed.record.patients_not_seen_since(seen_before).await?
        }
    };
    let over = over.into_iter().map(|line| PatientLine::new(line, &zone, signed.has(Right::SeeRecord))).collect();
    Ok(Retention { keep_years: clinic.keep_years, version, over })
}

/// When the day of the clinic began that lies so many years back: a record is kept up to the end of its last day.
fn years_before(years: NonZeroU8, now: Timestamp, zone: &jiff::tz::TimeZone) -> Result<Timestamp, Problem> {
    let day = now.to_zoned(zone.clone()).date().saturating_sub(i64::from(years.get()).years());
    let midnight = day.to_zoned(zone.clone()).map_err(|error| {
        eprintln!("palpate: {years} years before a day: {error}");
        Problem::internal()
    })?;
    Ok(midnight.timestamp())
}
