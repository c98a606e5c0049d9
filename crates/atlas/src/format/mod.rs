//! The written form of the atlas: one module for each kind of file in `atlas/`.
//!
//! serde derives appear only below this module.
//! What a reader may not write is refused here; what needs the rest of the atlas is checked in [`compile`](mod@crate::compile).

mod billing;
mod compiled;
mod contraindication;
mod defaults;
mod fact;
mod landmarks;
mod load;
mod measure;
mod mimic;
mod muscle;
mod population;
mod red_flag;
mod regions;
mod self_report;
mod sign;
mod source;
mod table;
mod technique;
mod treatment;
mod vocabulary;
mod zone;

pub use billing::{BilledMuscle, BillingCode, BillingCodes};
pub(crate) use compiled::{Compiled, Map, MapTrace, SpanMap};
pub use contraindication::{Contraindication, ContraindicationClass};
pub use defaults::{
    ComplaintDefaults, CourseDefaults, Defaults, DrawingDefaults, ExaminationDefaults, ExplanationDefaults,
    LoadDefaults, ModelDefaults, PleuraDefaults, PopulationDefaults, PriorDefaults, SiteDefaults, ZoneDefaults,
};
pub use fact::{Advice, Codes, Evidence, Grade, PainText, Person, Prevalence, Prior, PriorFactor, Sex};
pub use landmarks::LandmarkRow;
pub use load::{Load, LoadKind};
pub use measure::{Better, ImportantChange, Measure, MeasureDomain};
pub use mimic::{Action, Mimic, NerveLoss, Sensitises, Urgency};
pub use muscle::{Anatomy, FunctionalUnit, LoadUse, Muscle, Span, TriggerPoint};
pub use population::Population;
pub use red_flag::{FlagAction, RedFlag};
pub use regions::RegionRow;
pub use self_report::{AfterEffect, SelfQuestion, SelfReport, UrgencyOfReport, WarningSigns};
pub use sign::{Sign, SignScope, SignUse};
pub use source::{Source, SourceKind};
pub use technique::{Denominator, Dose, Effect, Harm, Severity, Technique, TechniqueKind};
pub use treatment::{Needling, Palpation};
pub use vocabulary::{Jargon, MimicRow, MovementRow, MuscleRow, Vocabulary};
pub use zone::{Zone, ZoneClass};

pub(crate) use contraindication::ContraindicationFile;
pub(crate) use load::LoadFile;
pub(crate) use measure::MeasureFile;
pub(crate) use population::PopulationFile;
pub(crate) use red_flag::RedFlagFile;
pub(crate) use sign::SignFile;
pub(crate) use source::SourceFile;
pub(crate) use technique::TechniqueFile;
