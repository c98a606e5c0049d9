use axum::Json;

use crate::own_page::AtOwnPage;
use crate::problem::Problem;
use crate::routes::record::names::Names;
use crate::wire::line::AccessLine;

/// Who has read the own record, newest first.
#[utoipa::path(get, path = "/api/patient/accesses", responses((status = 200, body = Vec<AccessLine>), (status = 401, body = Problem)))]
pub async fn own_accesses(at_page: AtOwnPage) -> Result<Json<Vec<AccessLine>>, Problem> {
    let names = Names::of(&at_page.record).await?;
    let accesses = at_page.record.accesses(at_page.session.patient).await?;
    Ok(Json(names.access_lines(accesses)))
}
