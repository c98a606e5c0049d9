//! A patient in names: what a row of the file holds.

use std::str::FromStr;

use atlas::{Atlas, CellId, Side};
use locate::case::{Finding, Outcome, Sex};
use locate::wire::cause_id;

use crate::{CohortError, Patient, Simulator, Trouble};

/// One row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Seed and index, as `7-12`.
    pub id: String,
    pub seed: u64,
    pub index: u64,
    /// Id of the world.
    pub world: String,
    /// Hash of the atlas.
    pub atlas: String,
    /// Years.
    pub age: f32,
    pub sex: String,
    /// Since the pain began.
    pub weeks: f32,
    /// Indices into the causes of that atlas.
    pub causes: Vec<u32>,
    /// The muscles and mimics that they belong to, as `infraspinatus.right`.
    pub subjects: Vec<String>,
    /// This and the next three: as in [`Trouble`].
    pub uncatalogued: bool,
    pub central: bool,
    pub slipped: bool,
    pub stray: bool,
    /// The painted cells, ascending.
    pub cells: Vec<u16>,
    /// 1 to 10, one for each cell.
    pub intensities: Vec<f32>,
    /// Ids, as are red flags.
    pub loads: Vec<String>,
    pub red_flags: Vec<String>,
    pub findings: Vec<FindingRow>,
}

/// What was found, in the words of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingRow {
    pub sign: String,
    pub muscle: Option<String>,
    pub side: Option<String>,
    pub result: String,
}

impl Row {
    /// A patient with what was found, in names.
    pub fn of(simulator: &Simulator<'_>, patient: &Patient, findings: &[Finding]) -> Row {
        let atlas = simulator.atlas();
        let Patient { trouble, cells, .. } = patient;
        let finding = |finding: &Finding| FindingRow {
            sign: atlas.signs()[finding.sign].id.clone(),
            muscle: finding.muscle.map(|muscle| atlas.muscles()[muscle].id.clone()),
            side: finding.side.map(|side| side.as_str().to_owned()),
            result: finding.result.as_str().to_owned(),
        };
        Row {
            id: patient.id(),
            seed: patient.seed,
            index: patient.index,
            world: simulator.world().id.clone(),
            atlas: atlas.hash().to_owned(),
            age: patient.age as f32,
            sex: patient.sex.as_str().to_owned(),
            weeks: patient.weeks as f32,
            causes: patient.causes.iter().map(|&cause| cause as u32).collect(),
            subjects: patient.subjects(atlas).into_iter().map(|subject| cause_id(subject, atlas)).collect(),
            uncatalogued: trouble.is_uncatalogued,
            central: trouble.is_central,
            slipped: trouble.is_slipped,
            stray: trouble.has_stray_mark,
            cells: cells.iter().map(|(cell, _)| cell.0).collect(),
            intensities: cells.iter().map(|&(_, intensity)| intensity as f32).collect(),
            loads: patient.loads.iter().map(|&load| atlas.loads()[load].id.clone()).collect(),
            red_flags: patient.red_flags.iter().map(|&flag| atlas.red_flags()[flag].id.clone()).collect(),
            findings: findings.iter().map(finding).collect(),
        }
    }

    /// The patient and the findings of a row.
    ///
    /// # Errors
    /// [`CohortError::OtherAtlas`] for a row of another atlas, [`CohortError::UnknownId`] for a name that it does not have.
    pub fn patient(&self, atlas: &Atlas) -> Result<(Patient, Vec<Finding>), CohortError> {
        if self.atlas != atlas.hash() {
            let (patient, made, current) = (self.id.clone(), self.atlas.clone(), atlas.hash().to_owned());
            return Err(CohortError::OtherAtlas { patient, made, current });
        }
        let at = |what, id: &str, index: Option<usize>| index.ok_or_else(|| self.unknown(what, id));
        let load = |id: &String| at("load", id, atlas.loads().iter().position(|load| load.id == *id));
        let flag = |id: &String| at("red flag", id, atlas.red_flags().iter().position(|flag| flag.id == *id));
        let cause = |&cause: &u32| {
            let index = cause as usize;
            at("cause", &cause.to_string(), (index < atlas.causes().len()).then_some(index))
        };
        let cell = |(&cell, &intensity): (&u16, &f32)| {
            let index = usize::from(cell);
            at("cell", &cell.to_string(), (index < atlas.body().cells().len()).then_some(index))?;
            Ok((CellId(cell), f64::from(intensity)))
        };
        let sexes = [Sex::Female, Sex::Male, Sex::Other].into_iter();
        let patient = Patient {
            seed: self.seed,
            index: self.index,
            age: f64::from(self.age),
            sex: sexes.clone().find(|sex| sex.as_str() == self.sex).ok_or_else(|| self.unknown("sex", &self.sex))?,
            weeks: f64::from(self.weeks),
            causes: self.causes.iter().map(cause).collect::<Result<_, _>>()?,
            cells: self.cells.iter().zip(&self.intensities).map(cell).collect::<Result<_, _>>()?,
            loads: self.loads.iter().map(load).collect::<Result<_, _>>()?,
            red_flags: self.red_flags.iter().map(flag).collect::<Result<_, _>>()?,
            trouble: Trouble {
                is_uncatalogued: self.uncatalogued,
                is_central: self.central,
                is_slipped: self.slipped,
                has_stray_mark: self.stray,
            },
        };
        let findings = self.findings.iter().map(|finding| self.finding(atlas, finding)).collect::<Result<_, _>>()?;
        Ok((patient, findings))
    }

    fn finding(&self, atlas: &Atlas, row: &FindingRow) -> Result<Finding, CohortError> {
        let sign = atlas.signs().iter().position(|sign| sign.id == row.sign);
        let muscle = |id: &String| atlas.muscle_index(id).ok_or_else(|| self.unknown("muscle", id));
        let side = |word: &String| Side::from_str(word).map_err(|_| self.unknown("side", word));
        let mut results = [Outcome::Present, Outcome::Absent, Outcome::Unsure].into_iter();
        Ok(Finding {
            sign: sign.ok_or_else(|| self.unknown("sign", &row.sign))?,
            muscle: row.muscle.as_ref().map(muscle).transpose()?,
            side: row.side.as_ref().map(side).transpose()?,
            result: results
                .find(|result| result.as_str() == row.result)
                .ok_or_else(|| self.unknown("result", &row.result))?,
        })
    }

    fn unknown(&self, what: &'static str, id: &str) -> CohortError {
        CohortError::UnknownId { patient: self.id.clone(), what, id: id.to_owned() }
    }
}
