//! `atlas/sources.toml`: everything cited.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// First author and year.
    pub key: String,
    pub citation: String,
    /// `doi:`, `pmid:`, `pmcid:`, `isbn:` or an address; empty when none is known.
    pub identifier: String,
    pub kind: SourceKind,
    /// True: the cited figure or statement was seen in the text; false: recalled from the literature.
    pub read: bool,
    #[serde(default)]
    pub licence: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    Article,
    Book,
    Chapter,
    Guideline,
    Web,
    Other,
}

impl SourceKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Book => "book",
            Self::Chapter => "chapter",
            Self::Guideline => "guideline",
            Self::Web => "web",
            Self::Other => "other",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFile {
    #[serde(default)]
    pub source: Vec<Source>,
}
