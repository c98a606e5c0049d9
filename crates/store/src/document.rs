//! What is kept: a document of the record, in its written form.

use std::fmt;

use care::{
    Clinic, ClinicId, Episode, EpisodeId, Patient, PatientId, Practitioner, PractitionerId, Visit, VisitId, VisitState,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::index::Indexed;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Clinic,
    Practitioner,
    Patient,
    Episode,
    Visit,
    /// Not a document: the entry that says what was erased.
    Erasure,
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Clinic, Self::Practitioner, Self::Patient, Self::Episode, Self::Visit, Self::Erasure];

    /// As written in the record.
    pub fn word(self) -> &'static str {
        match self {
            Self::Clinic => "clinic",
            Self::Practitioner => "practitioner",
            Self::Patient => "patient",
            Self::Episode => "episode",
            Self::Visit => "visit",
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
pub trait Document: Serialize + DeserializeOwned + Clone + PartialEq + Send + Sync {
    const KIND: Kind;
    type Id: Copy + fmt::Display + Send + Sync;

    fn id(&self) -> Self::Id;
    fn clinic(&self) -> ClinicId;

    /// What lists and search need of it.
    #[doc(hidden)]
    fn indexed(&self) -> Indexed<'_>;

    /// Whether this may take the place of `before`: a signed visit gets addenda and nothing else.
    fn may_replace(&self, _before: &Self) -> bool {
        true
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

    fn may_replace(&self, before: &Self) -> bool {
        if before.state == VisitState::Draft {
            return true;
        }
        let grew = self.addenda.len() > before.addenda.len() && self.addenda.starts_with(&before.addenda);
        grew && Self { addenda: before.addenda.clone(), ..self.clone() } == *before
    }
}
