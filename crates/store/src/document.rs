//! What is kept: a document of the record, in its written form.

use std::fmt;

use care::{
    Clinic, ClinicId, Episode, EpisodeId, Patient, PatientId, Practitioner, PractitionerId, Report, ReportId, Visit,
    VisitId, VisitState,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;
use crate::index::Indexed;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Clinic,
    Practitioner,
    Patient,
    Episode,
    Visit,
    Report,
    /// Not a document: the entry that says what was erased.
    Erasure,
}

impl Kind {
    pub const ALL: [Self; 7] =
        [Self::Clinic, Self::Practitioner, Self::Patient, Self::Episode, Self::Visit, Self::Report, Self::Erasure];

    /// As written in the record.
    pub fn word(self) -> &'static str {
        match self {
            Self::Clinic => "clinic",
            Self::Practitioner => "practitioner",
            Self::Patient => "patient",
            Self::Episode => "episode",
            Self::Visit => "visit",
            Self::Report => "report",
            Self::Erasure => "erasure",
        }
    }

    pub(crate) fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.word())
    }
}

/// A type of `care` that the store keeps.
pub trait Document: Serialize + DeserializeOwned + Clone + PartialEq + Send + Sync + 'static {
    const KIND: Kind;
    type Id: Copy + fmt::Display + Send + Sync;

    fn id(&self) -> Self::Id;
    fn clinic(&self) -> ClinicId;

    /// What lists and search need of it.
    #[doc(hidden)]
    fn indexed(&self) -> Indexed<'_>;

    /// Whether this may take the place of `before`.
    ///
    /// # Errors
    /// [`StoreError::Moved`] when it belongs to somebody else, [`StoreError::Signed`] when a signed visit got more than addenda,
    /// [`StoreError::Sent`] when the words of a patient would change.
    fn may_replace(&self, _before: &Self) -> Result<(), StoreError> {
        Ok(())
    }
}

impl Document for Clinic {
    const KIND: Kind = Kind::Clinic;
    type Id = ClinicId;

    fn id(&self) -> ClinicId {
        self.id
    }

    fn clinic(&self) -> ClinicId {
        self.id
    }

    fn indexed(&self) -> Indexed<'_> {
        Indexed::Clinic
    }
}

impl Document for Practitioner {
    const KIND: Kind = Kind::Practitioner;
    type Id = PractitionerId;

    fn id(&self) -> PractitionerId {
        self.id
    }

    fn clinic(&self) -> ClinicId {
        self.clinic
    }

    fn indexed(&self) -> Indexed<'_> {
        Indexed::Practitioner(self)
    }
}

impl Document for Patient {
    const KIND: Kind = Kind::Patient;
    type Id = PatientId;

    fn id(&self) -> PatientId {
        self.id
    }

    fn clinic(&self) -> ClinicId {
        self.clinic
    }

    fn indexed(&self) -> Indexed<'_> {
        Indexed::Patient(self)
    }
}

impl Document for Episode {
    const KIND: Kind = Kind::Episode;
    type Id = EpisodeId;

    fn id(&self) -> EpisodeId {
        self.id
    }

    fn clinic(&self) -> ClinicId {
        self.clinic
    }

    fn indexed(&self) -> Indexed<'_> {
        Indexed::Episode(self)
    }

    fn may_replace(&self, before: &Self) -> Result<(), StoreError> {
        if self.patient == before.patient { Ok(()) } else { Err(moved(self)) }
    }
}

impl Document for Visit {
    const KIND: Kind = Kind::Visit;
    type Id = VisitId;

    fn id(&self) -> VisitId {
        self.id
    }

    fn clinic(&self) -> ClinicId {
        self.clinic
    }

    fn indexed(&self) -> Indexed<'_> {
        Indexed::Visit(self)
    }

    fn may_replace(&self, before: &Self) -> Result<(), StoreError> {
        if (self.patient, self.episode) != (before.patient, before.episode) {
            return Err(moved(self));
        }
        if before.state == VisitState::Draft {
            return Ok(());
        }
        let grew = self.addenda.len() > before.addenda.len() && self.addenda.starts_with(&before.addenda);
        let is_else_the_same = Self { addenda: before.addenda.clone(), ..self.clone() } == *before;
        if grew && is_else_the_same { Ok(()) } else { Err(StoreError::Signed) }
    }
}

impl Document for Report {
    const KIND: Kind = Kind::Report;
    type Id = ReportId;

    fn id(&self) -> ReportId {
        self.id
    }

    fn clinic(&self) -> ClinicId {
        self.clinic
    }

    fn indexed(&self) -> Indexed<'_> {
        Indexed::Report(self)
    }

    fn may_replace(&self, before: &Self) -> Result<(), StoreError> {
        let is_else_the_same = Self { state: before.state.clone(), ..self.clone() } == *before;
        if is_else_the_same { Ok(()) } else { Err(StoreError::Sent) }
    }
}

fn moved<D: Document>(document: &D) -> StoreError {
    StoreError::Moved { kind: D::KIND, id: document.id().to_string() }
}
