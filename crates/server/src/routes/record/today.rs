use axum::Json;
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::extract::Asked;
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::{Signed, zone};
use crate::wire::line::{Today, VisitLine};
use crate::wire::report::ReportLine;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TodayQuery {
    /// Which day; today in the clinic's time zone where it is absent.
    #[param(value_type = Option<String>, format = Date)]
    on: Option<Date>,
}

/// A day in the clinic: begun, unfinished, expected.
#[utoipa::path(get, path = "/api/today", params(TodayQuery), responses((status = 200, body = Today), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn today(signed: Signed, Asked(asked): Asked<TodayQuery>) -> Result<Json<Today>, Problem> {
    signed.may(Right::SeePatients)?;
    let zone = zone(&signed.clinic().await?)?;
    let on = asked.on.unwrap_or_else(|| signed.now.to_zoned(zone.clone()).date());
    let begins = |day: Result<Date, jiff::Error>| {
        day.and_then(|day| day.to_zoned(zone.clone())).map(|midnight| midnight.timestamp())
    };
    let (from, to) = begins(Ok(on))
        .and_then(|from| Ok((from, begins(on.tomorrow())?)))
        .map_err(|_| Problem::query(format!("`on` is {on}, expected a day between the years -9999 and 9999")))?;
    let sees_record = signed.has(Right::SeeRecord);
    let lines =
        |lines: Vec<store::VisitLine>| lines.into_iter().map(|line| VisitLine::new(line, sees_record)).collect();
    let reports = if sees_record { signed.record.new_reports().await? } else { Vec::new() };
    Ok(Json(Today {
        visits: lines(signed.record.day(from, to).await?),
        unfinished: lines(signed.record.drafts(signed.me.id).await?),
        reports: reports.into_iter().map(ReportLine::new).collect(),
        expected: lines(signed.record.expected(on).await?),
    }))
}
