//! The written form of a case.

use atlas::Atlas;
use serde::{Deserialize, Serialize};

use super::Number;
use crate::case::{Case, Drawing, Stroke, Subject, SubjectKind};

/// A case as it is saved and sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CaseWire {
    pub id: String,
    /// Years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<Number>,
    /// `female`, `male` or `other`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_weeks: Option<Number>,
    /// Regions named in words: "somewhere here".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pain: Vec<PainWire>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing: Option<DrawingWire>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingWire>,
    /// What loads or perpetuates, by id or in the words of the id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<String>,
    /// Red flags answered with yes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub red_flags: Vec<String>,
    /// Causes ruled out: `infraspinatus.right`, or `infraspinatus` for both sides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded: Vec<String>,
    /// Read by `evaluate` only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<ConfirmedWire>,
    /// Read by `evaluate` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub true_cause: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PainWire {
    /// Sided region id, such as `shoulder.anterior.right`.
    pub region: String,
    /// 0 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intensity: Option<Number>,
    /// `aching`, `burning`, `shooting`, `tingling` or `numb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DrawingWire {
    /// Version of the atlas whose cells these are; not needed with strokes alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub atlas: Option<String>,
    /// Cell id and intensity 0 to 10; 0 is no pain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cells: Option<Vec<(u16, Number)>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strokes: Vec<StrokeWire>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StrokeWire {
    /// Millimetres on the neutral body: left, up, front.
    pub points: Vec<[Number; 3]>,
    /// Millimetres.
    pub radius: Number,
    /// 0 to 10.
    pub intensity: Number,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<String>,
    #[serde(default)]
    pub layer: u32,
    #[serde(default, skip_serializing_if = "is_false")]
    pub erase: bool,
    /// Painted on both sides at once.
    #[serde(default, skip_serializing_if = "is_false")]
    pub mirror: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FindingWire {
    pub sign: String,
    /// The muscle examined, for signs that belong to one muscle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muscle: Option<String>,
    /// `left` or `right`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// `present`, `absent` or `unsure`.
    pub result: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmedWire {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub muscle: Option<String>,
    /// One of these, the source does not say which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's signature.
fn is_false(value: &bool) -> bool {
    !value
}

/// The canonical form of a case: parsing it gives the same case, writing that the same form.
pub fn case(case: &Case, atlas: &Atlas) -> CaseWire {
    CaseWire {
        id: case.id.clone(),
        age: case.age.map(Number),
        sex: case.sex.map(|sex| sex.as_str().to_owned()),
        duration_weeks: case.duration_weeks.map(Number),
        pain: case
            .pain
            .iter()
            .map(|pain| PainWire {
                region: atlas.body().regions()[pain.region.index()].id.clone(),
                intensity: pain.intensity.map(Number),
                quality: pain.quality.map(|quality| quality.as_str().to_owned()),
            })
            .collect(),
        drawing: case.drawing.as_ref().map(|painted| drawing(painted, atlas)),
        findings: case
            .findings
            .iter()
            .map(|finding| FindingWire {
                sign: atlas.signs()[finding.sign].id.clone(),
                muscle: finding.muscle.map(|muscle| atlas.muscles()[muscle].id.clone()),
                side: finding.side.map(|side| side.to_string()),
                result: finding.result.as_str().to_owned(),
            })
            .collect(),
        history: case.loads.iter().map(|&load| atlas.loads()[load].id.clone()).collect(),
        red_flags: case.red_flags.iter().map(|&flag| atlas.red_flags()[flag].id.clone()).collect(),
        excluded: case.excluded.iter().map(|&subject| cause_id(subject, atlas)).collect(),
        confirmed: case
            .confirmed
            .iter()
            .map(|confirmed| {
                let side = confirmed.side.map(|side| side.to_string());
                match confirmed.any_of.as_slice() {
                    [only] => ConfirmedWire { muscle: Some(only.clone()), any_of: Vec::new(), side },
                    several => ConfirmedWire { muscle: None, any_of: several.to_vec(), side },
                }
            })
            .collect(),
        true_cause: case.true_cause.clone(),
        source: case.source.clone(),
        note: case.note.clone(),
    }
}

fn drawing(drawing: &Drawing, atlas: &Atlas) -> DrawingWire {
    DrawingWire {
        atlas: Some(atlas.version().to_owned()),
        cells: Some(drawing.cells.iter().map(|&(cell, intensity)| (cell.0, Number(intensity))).collect()),
        strokes: drawing.strokes.iter().map(stroke).collect(),
    }
}

fn stroke(stroke: &Stroke) -> StrokeWire {
    StrokeWire {
        points: stroke.points.iter().map(|point| point.map(Number)).collect(),
        radius: Number(stroke.radius_mm),
        intensity: Number(stroke.intensity),
        quality: stroke.quality.map(|quality| quality.as_str().to_owned()),
        layer: stroke.layer,
        erase: stroke.erases,
        mirror: stroke.is_mirrored,
    }
}

/// A muscle or mimic as [`parse_cause`](super::parse_cause) reads it: `infraspinatus.right`, or its id alone.
pub fn cause_id(subject: Subject, atlas: &Atlas) -> String {
    let id = match subject.kind {
        SubjectKind::Muscle(muscle) => &atlas.muscles()[muscle].id,
        SubjectKind::Mimic(mimic) => &atlas.mimics()[mimic].id,
    };
    match subject.side {
        Some(side) => format!("{id}.{side}"),
        None => id.clone(),
    }
}
