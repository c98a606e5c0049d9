//! `atlas/body/landmarks.tsv`: named points of the skin with their definitions.

use super::table;
use crate::AtlasError;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LandmarkRow {
    /// Unsided id; `acromion` is `acromion.right` and `acromion.left` on the body.
    pub id: String,
    pub sided: bool,
    pub definition: String,
}

impl LandmarkRow {
    pub fn parse(file: &str, text: &str) -> Result<Vec<Self>, AtlasError> {
        table::rows(file, text, 3)?
            .into_iter()
            .map(|(line, cells)| {
                Ok(Self {
                    id: cells[0].to_owned(),
                    sided: table::yes_or_no(file, line, cells[1])?,
                    definition: cells[2].to_owned(),
                })
            })
            .collect()
    }
}
