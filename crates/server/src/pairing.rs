//! Rules of a phone that answers while somebody palpates: how long it stays, how much waits.

use care::ResponseKind;
use jiff::SignedDuration;

/// How long a code waits to be typed.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_mins(10);
/// How long a phone stays paired at most.
pub const LIFE: SignedDuration = SignedDuration::from_hours(2);
/// Answers that wait to be taken; a finger that rests on a button must not fill the disk.
pub const MOST_WAITING: u32 = 500;

/// How many may wait for one more of this kind to be kept: a stop is kept whatever waits.
pub fn most_waiting(kind: ResponseKind) -> Option<u32> {
    match kind {
        ResponseKind::Stop => None,
        ResponseKind::More | ResponseKind::Less | ResponseKind::FamiliarPain => Some(MOST_WAITING),
    }
}
