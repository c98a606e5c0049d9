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
    let treated = visits.iter().filter_map(treated).collect();
    Track { series, area, treated, verdict, repeat_error: drawing::repeat_error(atlas) }
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

#[cfg(test)]
mod tests {
    use super::track;
    use crate::scene::{Scene, before, manual, nprs};
    use crate::{BodySide, Measured};

    #[test]
    fn a_series_is_one_measure_of_one_side_about_one_thing() {
        let mut scene = Scene::new();
        let at = "2026-03-02T09:30:00Z";
        let named = |measure: &str, about: &str, side| Measured {
            measure: measure.to_owned(),
            about: about.to_owned(),
            side,
            ..nprs(5.0, at)
        };
        scene.visit.measures = vec![
            named("psfs", "climbing stairs", None),
            named("psfs", "sleeping", None),
            named("grip", "", Some(BodySide::Left)),
            nprs(4.0, at),
            nprs(6.0, "2026-03-02T09:05:00Z"),
        ];
        let track = track(&[scene.visit], embedded::atlas());
        let lines: Vec<String> = track
            .series
            .iter()
            .map(|series| {
                let values: Vec<f64> = series.points.iter().map(|point| point.value).collect();
                format!("{} {:?} {:?} {values:?}", series.measure, series.side, series.about)
            })
            .collect();
        let expected = [
            "nprs None \"\" [6.0, 4.0]",
            "psfs None \"climbing stairs\" [5.0]",
            "psfs None \"sleeping\" [5.0]",
            "grip Some(Left) \"\" [5.0]",
        ];
        assert_eq!(lines, expected);
        let pain = &track.series[0];
        let change = &embedded::atlas().measure("nprs").expect("in the atlas").changes[0];
        assert_eq!((pain.important, pain.detectable), (change.important, change.detectable));
        assert_eq!(pain.population.as_ref(), Some(&change.population));
        assert_eq!(pain.sources, change.sources);
    }

    #[test]
    fn a_value_is_sore_within_three_days_after_a_needle_and_not_before_it() {
        let mut scene = Scene::new();
        scene.visit.measures =
            ["2026-03-02T09:20:00Z", "2026-03-02T09:20:01Z", "2026-03-05T09:19:59Z", "2026-03-05T09:20:00Z"]
                .map(|at| nprs(6.0, at))
                .to_vec();
        let track = track(&[scene.visit], embedded::atlas());
        let sore: Vec<bool> = track.series[0].points.iter().map(|point| point.is_sore).collect();
        assert_eq!(sore, [false, true, true, false]);
    }

    #[test]
    fn what_was_treated_is_listed_once() {
        let mut scene = Scene::new();
        scene.visit.needles.push(scene.visit.needles[0].clone());
        scene.visit.manual.push(manual("ischaemic_compression", "gluteus_medius"));
        scene.visit.manual.push(manual("ischaemic_compression", "piriformis"));
        let mut idle = before(&scene, 9, "2026-02-02T09:00:00Z");
        idle.needles.clear();
        idle.manual.clear();
        let track = track(&[idle, scene.visit], embedded::atlas());
        assert_eq!(track.treated.len(), 1);
        let muscles: Vec<&str> = track.treated[0].muscles.iter().map(|treated| treated.muscle.as_str()).collect();
        assert_eq!(muscles, ["gluteus_medius", "piriformis"]);
        assert_eq!(track.treated[0].techniques, ["pistoning", "ischaemic_compression"]);
    }
}
