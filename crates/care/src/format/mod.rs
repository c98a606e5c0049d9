//! The written form of the record.

mod amount;
mod bill;
mod check;
mod clinic;
mod consent;
mod consent_form;
mod episode;
mod exam;
mod home;
mod id;
mod manual;
mod measure;
mod needle;
mod patient;
mod practitioner;
mod reaction;
mod report;
mod safety;
mod side;
mod track;
mod visit;

pub use amount::{Millimetres, NeedleDiameter, NeedleLength, Nrs};
pub use bill::Billing;
pub use check::{Check, Level, Rule};
pub use clinic::{Clinic, Jurisdiction};
pub use consent::{Consent, ConsentItem};
pub use consent_form::{Basis, ConsentForm, FormItem, FormSource, Holds};
pub use episode::{Diagnosis, Episode, EpisodeState, Goal, Outcome};
pub use exam::{AssessmentSnapshot, RankedCause, Response, ResponseKind};
pub use home::HomeItem;
pub use id::{ClinicId, EpisodeId, PatientId, PractitionerId, ReportId, VisitId};
pub use manual::ManualTreatment;
pub use measure::Measured;
pub use needle::{BodySite, Needle, NeedleOut, NeedleTechnique};
pub use patient::{Contact, Name, Patient, Sex};
pub use practitioner::{Practitioner, Role, Training};
pub use reaction::{Reaction, Severity};
pub use report::{Report, ReportState, UrgencyOfReport};
pub use safety::{SafetyAnswer, SafetyScreen};
pub use side::BodySide;
pub use track::{
    DrawingChange, OpenMimic, PaintedArea, RepeatError, Series, SeriesPoint, Track, Treated, TreatedMuscle, Verdict,
};
pub use visit::{Addendum, Plan, Visit, VisitKind, VisitState};
