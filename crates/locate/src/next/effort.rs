//! What examining costs: the signs themselves, and the way between them.
//!
//! # Formula
//! Minutes of a sign, times `again_share` when the hand lies on its muscle already; `muscle_minutes` to find another muscle,
//! `part_minutes` to move to another part of the body, `turn_minutes` when the patient has to turn. All of `[examination]`.

use atlas::SignScope;

use crate::case::Subject;
use crate::engine::Engine;
use crate::next::look::Look;

/// An examination as it goes: the minutes of each sign depend on the one before.
#[derive(Clone)]
pub struct Walk<'e, 'a> {
    engine: &'e Engine<'a>,
    muscle: Option<usize>,
    part: Option<usize>,
    faces_front: Option<bool>,
    /// So far.
    pub minutes: f64,
}

impl<'e, 'a> Walk<'e, 'a> {
    pub fn new(engine: &'e Engine<'a>) -> Walk<'e, 'a> {
        Walk { engine, muscle: None, part: None, faces_front: None, minutes: 0.0 }
    }

    /// Looks for a sign (an index into [`atlas::Atlas::signs`]) of a subject; the minutes that it takes.
    ///
    /// A subject that the atlas does not have costs the sign alone.
    pub fn look(&mut self, sign: usize, subject: Subject) -> f64 {
        let minutes = self.minutes_to(sign, self.engine.subjects.number(subject));
        self.minutes += minutes;
        minutes
    }

    fn minutes_to(&mut self, sign: usize, number: Option<usize>) -> f64 {
        let costs = &self.engine.atlas.defaults().examination;
        let sign = &self.engine.atlas.signs()[sign];
        let Some(number) = number else { return sign.effort };
        let place = self.engine.bedside.places[number];
        let mut minutes = sign.effort;
        if sign.scope == SignScope::Muscle {
            if self.muscle == Some(number) {
                minutes *= costs.again_share;
            } else {
                minutes += costs.muscle_minutes;
            }
            self.muscle = Some(number);
        } else {
            self.muscle = None;
        }
        if self.part != Some(place.part) {
            minutes += costs.part_minutes;
            self.part = Some(place.part);
        }
        if let Some(front) = place.faces_front {
            if self.faces_front.is_some_and(|now| now != front) {
                minutes += costs.turn_minutes;
            }
            self.faces_front = Some(front);
        }
        minutes
    }
}

/// Minutes of several signs in [`walking_order`].
pub(crate) fn minutes(engine: &Engine<'_>, looks: &[&Look]) -> f64 {
    let mut walk = Walk::new(engine);
    walking_order(engine, looks).into_iter().map(|i| walk.minutes_to(looks[i].sign, Some(looks[i].number))).sum()
}

/// Order of several signs that leaves no place twice: by the way the patient faces, part of the body and muscle, those of the
/// earlier signs first.
pub(crate) fn walking_order(engine: &Engine<'_>, looks: &[&Look]) -> Vec<usize> {
    let place = |i: usize| engine.bedside.places[looks[i].number];
    let first = |holds: &dyn Fn(usize) -> bool| (0..looks.len()).find(|&i| holds(i)).unwrap_or(0);
    let mut order: Vec<usize> = (0..looks.len()).collect();
    order.sort_by_key(|&i| {
        let facing = place(i).faces_front.map_or(0, |front| first(&|j| place(j).faces_front == Some(front)));
        let part = first(&|j| place(j) == place(i));
        let subject = first(&|j| looks[j].number == looks[i].number);
        (facing, part, subject, i)
    });
    order
}
