//! Who reads or writes, and in which clinic.

use std::fmt;
use std::str::FromStr;

use care::{ClinicId, PatientId, PractitionerId};

use crate::StoreError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    pub clinic: ClinicId,
    pub who: Who,
}

/// Written as `practitioner:UUID`, `patient:UUID` or `program`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Practitioner(PractitionerId),
    Patient(PatientId),
    /// Nobody asked for it: first run, demonstration, import.
    Program,
}

impl fmt::Display for Who {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Practitioner(id) => write!(out, "practitioner:{id}"),
            Self::Patient(id) => write!(out, "patient:{id}"),
            Self::Program => out.write_str("program"),
        }
    }
}

impl FromStr for Who {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let unreadable = || StoreError::Unreadable { what: "an author".to_owned() };
        match text.split_once(':') {
            Some(("practitioner", id)) => Ok(Self::Practitioner(id.parse().map_err(|_| unreadable())?)),
            Some(("patient", id)) => Ok(Self::Patient(id.parse().map_err(|_| unreadable())?)),
            None if text == "program" => Ok(Self::Program),
            _ => Err(unreadable()),
        }
    }
}
