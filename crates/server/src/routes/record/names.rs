//! What the people who wrote or read are called.

use std::collections::BTreeMap;

use care::{Practitioner, PractitionerId};
use store::{Access, Record, Who};

use crate::problem::Problem;
use crate::wire::line::{AccessLine, PractitionerName};

pub struct Names(BTreeMap<PractitionerId, String>);

impl Names {
    /// Of everybody who works or worked in the clinic.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn of(record: &Record) -> Result<Self, Problem> {
        let all = record.all::<Practitioner>().await?;
        Ok(Self(all.into_iter().map(|stored| (stored.document.id, stored.document.name.to_string())).collect()))
    }

    /// Who read a patient's record, in the order of `accesses`.
    pub fn access_lines(&self, accesses: Vec<Access>) -> Vec<AccessLine> {
        let line =
            |access: Access| AccessLine { at: access.at, who: self.practitioner(access.author), what: access.what };
        accesses.into_iter().map(line).collect()
    }

    /// `None` for a patient and for the program.
    pub fn practitioner(&self, who: Who) -> Option<PractitionerName> {
        let Who::Practitioner(id) = who else { return None };
        Some(PractitionerName { id, name: self.0.get(&id).cloned().unwrap_or_default() })
    }
}
