//! An episode against time: what was measured, painted and treated, and whether it helps.

mod drawing;
mod verdict;

pub use drawing::{compare, painted_cells};

use atlas::{Atlas, ImportantChange, Measure};
use jiff::{SignedDuration, Timestamp};

use crate::{BodySide, Series, SeriesPoint, Track, Treated, TreatedMuscle, Visit};

const SECONDS_A_DAY: f64 = 86_400.0;

/// The course of an episode; `visits` oldest first, drafts included if they shall count.
pub fn track(visits: &[Visit], atlas: &Atlas) -> Track {
    let series = series(visits, atlas);
    let area = visits.iter().filter_map(|visit| drawing::area(visit, atlas)).collect();
    let verdict = verdict::verdict(visits, &series, atlas);
    Track { series, area, treated: visits.iter().filter_map(treated).collect(), verdict }
}

fn series(visits: &[Visit], atlas: &Atlas) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    for measure in atlas.measures() {
        for visit in visits {
            for measured in visit.measures.iter().filter(|measured| measured.measure == measure.id) {
                let point = SeriesPoint {
                    visit: visit.id,
                    at: measured.at,
                    value: measured.value,
                    by_patient: measured.by_patient,
                    is_sore: is_sore(measured.at, visits, atlas),
                };
                let is_same = |series: &&mut Series| {
                    series.measure == measure.id && series.side == measured.side && series.about == measured.about
                };
                match all.iter_mut().find(is_same) {
                    Some(series) => series.points.push(point),
                    None => all.push(started(measure, measured.side, &measured.about, point)),
                }
            }
        }
    }
    for series in &mut all {
        series.points.sort_by_key(|point| point.at);
    }
    all
}

/// A series of one point, with the first change that a study gave.
fn started(measure: &Measure, side: Option<BodySide>, about: &str, point: SeriesPoint) -> Series {
    let says_something = |change: &&ImportantChange| {
        [change.important, change.important_percent, change.detectable].iter().any(Option::is_some)
    };
    let change = measure.changes.iter().find(says_something);
    Series {
        measure: measure.id.clone(),
        short: measure.short.clone(),
        unit: measure.unit.clone(),
        better: measure.better,
        side,
        about: about.to_owned(),
        points: vec![point],
        population: change.map(|change| change.population.clone()),
        important: change.and_then(|change| change.important),
        important_percent: change.and_then(|change| change.important_percent),
        detectable: change.and_then(|change| change.detectable),
        sources: change.map(|change| change.sources.clone()).unwrap_or_default(),
    }
}

/// Whether a needle went in within the days of soreness before.
fn is_sore(at: Timestamp, visits: &[Visit], atlas: &Atlas) -> bool {
    let days = SignedDuration::from_secs_f64(atlas.defaults().course.sore_days * SECONDS_A_DAY);
    let needles = visits.iter().flat_map(|visit| &visit.needles);
    needles.map(|needle| at.duration_since(needle.inserted)).any(|since| since > SignedDuration::ZERO && since < days)
}

/// `None` when nothing was done.
fn treated(visit: &Visit) -> Option<Treated> {
    let mut muscles: Vec<TreatedMuscle> = Vec::new();
    let mut techniques: Vec<String> = Vec::new();
    let needles = visit.needles.iter();
    let needles = needles.map(|needle| (Some(&needle.muscle), Some(needle.side), needle.technique.as_str()));
    let manual = visit.manual.iter();
    let manual = manual.map(|manual| (manual.muscle.as_ref(), manual.side, manual.technique.as_str()));
    for (muscle, side, technique) in needles.chain(manual) {
        if let Some(muscle) = muscle.map(|muscle| TreatedMuscle { muscle: muscle.clone(), side })
            && !muscles.contains(&muscle)
        {
            muscles.push(muscle);
        }
        if techniques.iter().all(|known| known != technique) {
            techniques.push(technique.to_owned());
        }
    }
    (!techniques.is_empty()).then_some(Treated { visit: visit.id, at: visit.begun, muscles, techniques })
}
