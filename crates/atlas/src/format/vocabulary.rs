//! `atlas/vocabulary/`: the muscles and mimics that the atlas is to cover, and words that a patient need not know.
//!
//! An entry may name a muscle or mimic of the vocabulary that has no file yet.

use super::table;
use crate::AtlasError;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    pub muscles: Vec<MuscleRow>,
    pub mimics: Vec<MimicRow>,
    pub jargon: Vec<Jargon>,
    pub movements: Vec<MovementRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MuscleRow {
    pub id: String,
    pub name: String,
    pub group: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MimicRow {
    pub id: String,
    pub sided: bool,
    pub name: String,
    pub kind: String,
}

/// A movement of a joint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MovementRow {
    pub id: String,
    pub joint: String,
    pub name: String,
}

/// A term of the trade and what to say to a patient instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jargon {
    pub term: String,
    pub plain: String,
}

impl MuscleRow {
    pub fn parse(file: &str, text: &str) -> Result<Vec<Self>, AtlasError> {
        let rows = table::rows(file, text, 3)?.into_iter();
        Ok(rows.map(|(_, c)| Self { id: c[0].to_owned(), name: c[1].to_owned(), group: c[2].to_owned() }).collect())
    }
}

impl MimicRow {
    pub fn parse(file: &str, text: &str) -> Result<Vec<Self>, AtlasError> {
        table::rows(file, text, 4)?
            .into_iter()
            .map(|(line, c)| {
                Ok(Self {
                    id: c[0].to_owned(),
                    sided: table::yes_or_no(file, line, c[1])?,
                    name: c[2].to_owned(),
                    kind: c[3].to_owned(),
                })
            })
            .collect()
    }
}

impl MovementRow {
    pub fn parse(file: &str, text: &str) -> Result<Vec<Self>, AtlasError> {
        let rows = table::rows(file, text, 3)?.into_iter();
        Ok(rows.map(|(_, c)| Self { id: c[0].to_owned(), joint: c[1].to_owned(), name: c[2].to_owned() }).collect())
    }
}

impl Jargon {
    pub fn parse(file: &str, text: &str) -> Result<Vec<Self>, AtlasError> {
        let rows = table::rows(file, text, 2)?.into_iter();
        Ok(rows.map(|(_, c)| Self { term: c[0].to_owned(), plain: c[1].to_owned() }).collect())
    }
}
