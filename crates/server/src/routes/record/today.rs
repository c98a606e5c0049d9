use axum::Json;
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::app::App;
use crate::extract::Asked;
use crate::problem::Problem;
use crate::signed::Signed;
use crate::wire::line::Today;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TodayQuery {
    /// Which day; today in the clinic's time zone where it is absent.
    #[param(value_type = Option<String>, format = Date)]
    on: Option<Date>,
}

/// A day in the clinic: begun, unfinished, expected.
#[utoipa::path(get, path = "/api/today", params(TodayQuery), responses((status = 200, body = Today), (status = 401, body = Problem), (status = 403, body = Problem)))]
pub async fn today(app: App, signed: Signed, Asked(asked): Asked<TodayQuery>) -> Result<Json<Today>, Problem> {
    todo!()
}
