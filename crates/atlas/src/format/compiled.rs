//! The compiled atlas in bytes: what is embedded into the program.
//!
//! Only this version of the program reads it; it is not an exchange format.

use super::*;
use crate::AtlasError;

/// Everything but the body, which travels as its own file because the page reads it too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Compiled {
    pub version: String,
    pub hash: String,
    pub regions: Vec<RegionRow>,
    pub landmarks: Vec<LandmarkRow>,
    pub vocabulary: Vocabulary,
    pub defaults: Defaults,
    pub muscles: Vec<Muscle>,
    pub mimics: Vec<Mimic>,
    pub signs: Vec<Sign>,
    pub red_flags: Vec<RedFlag>,
    pub loads: Vec<Load>,
    pub sources: Vec<Source>,
    pub techniques: Vec<Technique>,
    pub contraindications: Vec<Contraindication>,
    pub measures: Vec<Measure>,
    pub populations: Vec<Population>,
    pub billing: BillingCodes,
    pub self_report: SelfReport,
    /// Referral maps of the right side (or of the one cause of an unsided mimic), in the order of causes.
    pub maps: Vec<Map>,
    /// The skin over each muscle of the right side, in the order of muscles.
    pub spans: Vec<SpanMap>,
    /// Cells of the body that the maps were computed on.
    pub n_cells: u32,
}

/// What is computed for one trigger point or mimic as authored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Map {
    pub site: Option<[f64; 3]>,
    pub traces: Vec<MapTrace>,
    pub cells: Vec<(u16, f32)>,
    /// Part of each cell, as in [`Cause::parts`](crate::Cause::parts).
    pub parts: Vec<u16>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MapTrace {
    pub zone: u16,
    pub points: Vec<[f32; 3]>,
}

/// The skin that a muscle lies under.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct SpanMap {
    /// One line for each [`Span`].
    pub lines: Vec<Vec<[f32; 3]>>,
    /// Ascending.
    pub cells: Vec<u16>,
}

use serde::{Deserialize, Serialize};

impl Compiled {
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("plain data always serialises")
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AtlasError> {
        postcard::from_bytes(bytes).map_err(|error| AtlasError::Compiled { problem: error.to_string() })
    }
}
