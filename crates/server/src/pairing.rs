//! Phones that answer while somebody palpates or needles: in memory, for one draft each, until it is signed.
//!
//! The clinician's page says which muscle is under the hand and takes the answers; nothing is kept here that it has taken.

use std::collections::HashMap;

use care::{BodySide, ClinicId, PractitionerId, Response, ResponseKind, VisitId};
use jiff::{SignedDuration, Timestamp};

/// How long a code waits to be typed.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_mins(10);
/// How long a phone stays paired at most.
pub const LIFE: SignedDuration = SignedDuration::from_hours(2);
/// Answers that wait to be taken; a finger that rests on a button must not fill the memory.
const MOST_WAITING: usize = 500;

/// One phone and one draft.
struct Pairing {
    clinic: ClinicId,
    by: PractitionerId,
    code_hash: [u8; 32],
    begun: Timestamp,
    /// Absent until the code was typed.
    token_hash: Option<[u8; 32]>,
    under_the_hand: UnderTheHand,
    next: u64,
    waiting: Vec<Answer>,
}

/// What the clinician presses or needles now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnderTheHand {
    pub muscle: Option<String>,
    pub side: Option<BodySide>,
}

/// What the patient pressed, numbered from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub number: u64,
    pub response: Response,
}

/// How a pairing stands, for the clinician's page.
pub struct Standing {
    pub is_paired: bool,
    pub answers: Vec<Answer>,
}

#[derive(Default)]
pub struct Pairings {
    of_visit: HashMap<VisitId, Pairing>,
}

impl Pairings {
    /// A new pairing takes the place of an earlier one of the same visit.
    pub fn begin(&mut self, visit: VisitId, clinic: ClinicId, by: PractitionerId, code_hash: [u8; 32], now: Timestamp) {
        self.of_visit.retain(|_, pairing| !pairing.is_over(now));
        let pairing = Pairing {
            clinic,
            by,
            code_hash,
            begun: now,
            token_hash: None,
            under_the_hand: UnderTheHand::default(),
            next: 1,
            waiting: Vec::new(),
        };
        self.of_visit.insert(visit, pairing);
    }

    /// Uses a code up; whether it was one.
    pub fn join(&mut self, code_hash: &[u8; 32], token_hash: [u8; 32], now: Timestamp) -> bool {
        let is_open = |pairing: &&mut Pairing| {
            pairing.code_hash == *code_hash
                && pairing.token_hash.is_none()
                && now.duration_since(pairing.begun) < OPEN_FOR
        };
        let found = self.of_visit.values_mut().find(is_open);
        let is_found = found.is_some();
        if let Some(pairing) = found {
            pairing.token_hash = Some(token_hash);
        }
        is_found
    }

    /// Whether a phone is paired.
    pub fn is_paired(&self, token_hash: &[u8; 32], now: Timestamp) -> bool {
        self.of_visit.values().any(|pairing| pairing.token_hash == Some(*token_hash) && !pairing.is_over(now))
    }

    /// Keeps an answer with what is under the hand; `None` where the phone is not paired.
    pub fn answer(&mut self, token_hash: &[u8; 32], kind: ResponseKind, now: Timestamp) -> Option<Response> {
        let pairing = self.of_visit.values_mut().find(|pairing| pairing.token_hash == Some(*token_hash))?;
        if pairing.is_over(now) {
            return None;
        }
        let UnderTheHand { muscle, side } = pairing.under_the_hand.clone();
        let response = Response { at: now, kind, muscle, side, site: None };
        if pairing.waiting.len() < MOST_WAITING {
            pairing.waiting.push(Answer { number: pairing.next, response: response.clone() });
            pairing.next += 1;
        }
        Some(response)
    }

    /// Forgets the answers up to `taken` and gives the others; `None` where there is no pairing of this clinician.
    pub fn look(&mut self, visit: VisitId, by: PractitionerId, taken: u64, now: Timestamp) -> Option<Standing> {
        let pairing = self.mine(visit, by, now)?;
        pairing.waiting.retain(|answer| answer.number > taken);
        Some(Standing { is_paired: pairing.token_hash.is_some(), answers: pairing.waiting.clone() })
    }

    /// Whether there is a pairing of this clinician.
    pub fn put_under_the_hand(
        &mut self,
        visit: VisitId,
        by: PractitionerId,
        what: UnderTheHand,
        now: Timestamp,
    ) -> bool {
        self.mine(visit, by, now).map(|pairing| pairing.under_the_hand = what).is_some()
    }

    /// Ends the pairing of a visit, if there is one.
    pub fn end(&mut self, visit: VisitId, clinic: ClinicId) {
        if self.of_visit.get(&visit).is_some_and(|pairing| pairing.clinic == clinic) {
            self.of_visit.remove(&visit);
        }
    }

    fn mine(&mut self, visit: VisitId, by: PractitionerId, now: Timestamp) -> Option<&mut Pairing> {
        self.of_visit.get_mut(&visit).filter(|pairing| pairing.by == by && !pairing.is_over(now))
    }
}

impl Pairing {
    fn is_over(&self, now: Timestamp) -> bool {
        let life = if self.token_hash.is_some() { LIFE } else { OPEN_FOR };
        now.duration_since(self.begun) >= life
    }
}
