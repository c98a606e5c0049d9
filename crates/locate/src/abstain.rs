//! When no cause should be singled out.

use crate::case::Case;
use crate::drawing::Measures;
use crate::engine::Engine;

/// The reason to single out no cause, if there is one.
pub(crate) fn abstain(engine: &Engine<'_>, case: &Case, pain: &Measures, unexplained: f64) -> Option<String> {
    let model = &engine.atlas.defaults().model;
    if pain.n_cells == 0 {
        return Some(if case.findings.is_empty() {
            "no pain is painted or named, and nothing was examined: paint where it hurts".to_owned()
        } else {
            "no pain is painted or named: the findings alone rank the causes".to_owned()
        });
    }
    if pain.percent_of_body > model.whole_body_percent {
        return Some(format!(
            "pain over {:.0} % of the skin does not single out a cause: consider a widespread pain condition, or paint the worst areas only",
            pain.percent_of_body
        ));
    }
    if unexplained > model.unexplained_share {
        return Some(format!("no cause of the atlas explains {:.0} % of the pain", 100.0 * unexplained));
    }
    None
}
