//! Cases and assessments as JSON: what others read and write.

mod answer;
mod case;
mod evaluation;
mod explanation;
mod number;
mod parse;

pub use answer::{
    AssessmentWire, AtlasWire, CauseCells, CauseRef, CauseWire, CellsWire, ExaminationWire, FlagWire, HypothesisWire,
    NextWire, PaintedWire, PointWire, assessment,
};
pub use case::{CaseWire, ConfirmedWire, DrawingWire, FindingWire, PainWire, StrokeWire, case, cause_id};
pub use evaluation::{EvaluationWire, FiguresWire, MimicsWire, RecallWire, evaluation};
pub use explanation::{AwayWire, ChangeWire, ContrastWire, ContributionWire, contrast, contribution, explained};
pub use number::Number;
pub use parse::{parse_case, parse_cause, read_drawing};
