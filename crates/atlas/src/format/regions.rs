//! `atlas/body/regions.tsv`: the named regions of the body, unsided.

use super::table;
use crate::AtlasError;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionRow {
    pub id: String,
    pub sided: bool,
    /// In plain words: "front of shoulder".
    pub name: String,
    /// Anatomical extent; may be empty.
    pub covers: String,
}

impl RegionRow {
    /// Rows in file order, which is the order of the regions in the body file.
    pub fn parse(file: &str, text: &str) -> Result<Vec<Self>, AtlasError> {
        table::rows(file, text, 3)?
            .into_iter()
            .map(|(line, cells)| {
                Ok(Self {
                    id: cells[0].to_owned(),
                    sided: table::yes_or_no(file, line, cells[1])?,
                    name: cells[2].to_owned(),
                    covers: cells.get(3).copied().unwrap_or_default().to_owned(),
                })
            })
            .collect()
    }
}
