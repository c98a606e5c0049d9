//! How an episode goes.

use care::{BodySide, VisitId};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Track {
    pub series: Vec<Series>,
    pub area: Vec<AreaPoint>,
    pub treated: Vec<Treated>,
    pub verdict: Verdict,
}

#[derive(Serialize, ToSchema)]
pub struct Series {
    pub measure: String,
    pub short: String,
    pub unit: String,
    pub better: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub side: Option<BodySide>,
    pub about: String,
    pub points: Vec<SeriesPoint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub important: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub important_percent: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detectable: Option<f64>,
    pub sources: Vec<String>,
}

#[derive(Serialize, ToSchema)]
pub struct SeriesPoint {
    pub visit: VisitId,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub value: f64,
    pub by_patient: bool,
}

#[derive(Serialize, ToSchema)]
pub struct AreaPoint {
    pub visit: VisitId,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub cm2: f64,
    pub percent: f64,
}

#[derive(Serialize, ToSchema)]
pub struct Treated {
    pub visit: VisitId,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub muscles: Vec<String>,
    pub techniques: Vec<String>,
}

#[derive(Serialize, ToSchema)]
pub struct Verdict {
    pub text: String,
    pub is_not_responding: bool,
    pub open_mimics: Vec<String>,
}
