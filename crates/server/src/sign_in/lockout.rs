//! What stops guessing: delays that grow with failures.
//!
//! An unknown browser is delayed by its address and by the account it tries. A browser that has signed in to an account before
//! (see [`device`](super::device)) is delayed by its own failures alone: a stranger who keeps guessing locks nobody out.
//! Kept in memory. What failed against an account that there is, the record keeps too: a restart of the server does not forget it.

use std::collections::HashMap;
use std::net::IpAddr;

use jiff::Timestamp;

/// What failures are counted by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Counted {
    Address(IpAddr),
    /// The user name that was tried, whether it exists or not.
    Account(String),
    /// A browser known to the account, by the hash of its cookie.
    Device([u8; 32]),
}

impl Counted {
    /// Failures before there is a delay.
    fn free(&self) -> u32 {
        match self {
            // Many people may share one.
            Self::Address(_) => 20,
            Self::Account(_) | Self::Device(_) => 5,
        }
    }

    /// Longest delay in seconds.
    fn longest(&self) -> u32 {
        match self {
            Self::Address(_) | Self::Account(_) => 900,
            Self::Device(_) => 60,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: Timestamp,
}

/// Seconds without a failure after which failures are forgotten.
const FORGOTTEN_AFTER: u32 = 3600;
const MOST_ENTRIES: usize = 10_000;

#[derive(Debug, Default)]
pub struct Lockout {
    failures: HashMap<Counted, Failures>,
}

impl Lockout {
    /// Takes a try, counted as failed until [`Lockout::succeeded`]: tries at the same moment must not pass together.
    ///
    /// # Errors
    /// Seconds to wait, if one of `by` has failed too often.
    pub fn attempt(&mut self, by: &[Counted], now: Timestamp) -> Result<(), u32> {
        let wait = by.iter().map(|counted| self.wait(counted, now)).max().unwrap_or(0);
        if wait > 0 {
            return Err(wait);
        }
        self.make_room(now);
        for counted in by {
            let entry = self.failures.entry(counted.clone()).or_insert(Failures { count: 0, last: now });
            if since(entry.last, now) >= FORGOTTEN_AFTER {
                entry.count = 0;
            }
            *entry = Failures { count: entry.count.saturating_add(1), last: now };
        }
        Ok(())
    }

    /// Takes up failures that were kept elsewhere, where nothing is known of them here.
    pub fn recall(&mut self, by: &Counted, count: u32, last: Timestamp) {
        self.failures.entry(by.clone()).or_insert(Failures { count, last });
    }

    /// The try was right: account and device start anew, the address is only given back this one.
    pub fn succeeded(&mut self, by: &[Counted]) {
        for counted in by {
            match counted {
                Counted::Address(_) => {
                    if let Some(entry) = self.failures.get_mut(counted) {
                        entry.count = entry.count.saturating_sub(1);
                    }
                }
                Counted::Account(_) | Counted::Device(_) => drop(self.failures.remove(counted)),
            }
        }
    }

    /// The try was neither right nor wrong, such as a right password without its code: it does not count, and nothing starts anew.
    pub fn forgive(&mut self, by: &[Counted]) {
        for counted in by {
            if let Some(entry) = self.failures.get_mut(counted) {
                entry.count = entry.count.saturating_sub(1);
            }
        }
    }

    fn wait(&self, counted: &Counted, now: Timestamp) -> u32 {
        let Some(failures) = self.failures.get(counted) else { return 0 };
        let passed = since(failures.last, now);
        if passed >= FORGOTTEN_AFTER || failures.count < counted.free() {
            return 0;
        }
        let doublings = (failures.count - counted.free()).min(20);
        let delay = (1_u32 << doublings).min(counted.longest());
        delay.saturating_sub(passed)
    }

    fn make_room(&mut self, now: Timestamp) {
        if self.failures.len() < MOST_ENTRIES {
            return;
        }
        self.failures.retain(|_, failures| since(failures.last, now) < FORGOTTEN_AFTER);
        if self.failures.len() >= MOST_ENTRIES {
            let oldest = self.failures.iter().min_by_key(|(_, failures)| failures.last).map(|(key, _)| key.clone());
            oldest.map(|key| self.failures.remove(&key));
        }
    }
}

/// Seconds; a clock that was set back does not lengthen a delay.
fn since(last: Timestamp, now: Timestamp) -> u32 {
    u32::try_from((now.as_second() - last.as_second()).max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use jiff::Timestamp;

    use super::{Counted, Lockout};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + second).expect("a time")
    }

    fn stranger(name: &str) -> [Counted; 2] {
        [Counted::Address(IpAddr::V4(Ipv4Addr::LOCALHOST)), Counted::Account(name.to_owned())]
    }

    #[test]
    fn the_delay_of_an_account_doubles_and_ends() {
        let mut lockout = Lockout::default();
        for _ in 0..5 {
            assert_eq!(lockout.attempt(&stranger("mira"), at(0)), Ok(()));
        }
        assert_eq!(lockout.attempt(&stranger("mira"), at(0)), Err(1));
        assert_eq!(lockout.attempt(&stranger("mira"), at(1)), Ok(()));
        assert_eq!(lockout.attempt(&stranger("mira"), at(1)), Err(2));
        assert_eq!(lockout.attempt(&stranger("mira"), at(3)), Ok(()));
        assert_eq!(lockout.attempt(&stranger("mira"), at(3)), Err(4));
        assert_eq!(lockout.attempt(&stranger("mira"), at(3 + 3600)), Ok(()), "an hour later all is forgotten");
    }

    #[test]
    fn a_stranger_does_not_lock_out_a_known_browser() {
        let mut lockout = Lockout::default();
        while lockout.attempt(&stranger("mira"), at(0)).is_ok() {}
        assert_eq!(lockout.attempt(&[Counted::Device([7; 32])], at(0)), Ok(()));
    }

    #[test]
    fn an_address_that_tries_many_names_is_delayed() {
        let mut lockout = Lockout::default();
        for name in 0..20 {
            assert_eq!(lockout.attempt(&stranger(&name.to_string()), at(0)), Ok(()));
        }
        assert_eq!(lockout.attempt(&stranger("another"), at(0)), Err(1));
    }

    #[test]
    fn the_right_password_starts_anew() {
        let mut lockout = Lockout::default();
        for _ in 0..100 {
            assert_eq!(lockout.attempt(&stranger("mira"), at(0)), Ok(()));
            lockout.succeeded(&stranger("mira"));
        }
    }

    #[test]
    fn a_flood_of_names_is_bounded_in_memory() {
        let mut lockout = Lockout::default();
        for name in 0..super::MOST_ENTRIES + 10 {
            let _ = lockout.attempt(&[Counted::Account(name.to_string())], at(0));
        }
        assert!(lockout.failures.len() <= super::MOST_ENTRIES);
    }
}
