use axum::Json;
use care::{Episode, EpisodeId, Report, ReportId, ReportState, Visit, VisitState};

use super::documents::{find, keep};
use crate::extract::{Body, Id};
use crate::problem::Problem;
use crate::rights::Right;
use crate::signed::Signed;
use crate::wire::report::{ReportRead, ReportVersion};

/// What the patient has sent in an episode, newest first.
#[utoipa::path(get, path = "/api/episodes/{id}/reports", params(("id" = String, Path)), responses((status = 200, body = Vec<ReportVersion>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
pub async fn reports(signed: Signed, Id(id): Id<EpisodeId>) -> Result<Json<Vec<ReportVersion>>, Problem> {
    signed.may(Right::SeeRecord)?;
    let episode = find::<Episode>(&signed.record, id).await?.document;
    let reports = signed.record.reports(id).await?;
    if !reports.is_empty() {
        signed.record.note_access(episode.patient, &format!("reports {id}"), signed.now).await?;
    }
    let all = reports.into_iter().map(|stored| ReportVersion { report: stored.document, version: stored.version });
    Ok(Json(all.collect()))
}

/// Write down that a report was read, or taken over into a draft. What the patient sent does not change.
#[utoipa::path(post, path = "/api/reports/{id}/read", params(("id" = String, Path)), request_body = ReportRead, responses((status = 200, body = ReportVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
pub async fn read_report(
    signed: Signed,
    Id(id): Id<ReportId>,
    Body(asked): Body<ReportRead>,
) -> Result<Json<ReportVersion>, Problem> {
    signed.may(Right::Treat)?;
    let before = find::<Report>(&signed.record, id).await?.document;
    let (at, by) = (signed.now, signed.me.id);
    let state = match asked.visit {
        None => ReportState::Read { at, by },
        Some(visit) => {
            let draft = find::<Visit>(&signed.record, visit).await?.document;
            if draft.state != VisitState::Draft {
                return Err(Problem::signed_already());
            }
            if draft.episode != before.episode {
                return Err(Problem::refused("visit", "the visit belongs to another episode than the report"));
            }
            ReportState::Taken { at, by, visit }
        }
    };
    let reason = if asked.visit.is_some() { "taken over" } else { "read" };
    let report = Report { state, ..before };
    let version = keep(&signed, &report, asked.version, reason).await?;
    Ok(Json(ReportVersion { report, version }))
}
