//! What the routes share: the atlas and the engine over it, both immutable, and the office where a record is kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use ::atlas::Atlas;
use axum::extract::State;
use care::PractitionerId;
use jiff::Timestamp;
use locate::Engine;
use store::Store;
use uuid::Uuid;

use crate::sign_in::lockout::Lockout;

pub struct Shared {
    pub atlas: &'static Atlas,
    pub engine: Engine<'static>,
    /// Absent where the program was started without a record: body and atlas alone.
    pub office: Option<Office>,
}

pub type App = State<Arc<Shared>>;

impl Shared {
    pub fn new(office: Option<Office>) -> Arc<Self> {
        let atlas = embedded::atlas();
        Arc::new(Self { atlas, engine: Engine::new(atlas), office })
    }
}

/// The record and who may come in.
pub struct Office {
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) lockout: Mutex<Lockout>,
    /// Second factors that were begun and not yet confirmed with a code, as secrets in base 32.
    pub(crate) begun_factors: Mutex<HashMap<PractitionerId, String>>,
    /// Held while people are let in or change: two first runs at once make one clinic, a code signs in once, an owner stays.
    pub(crate) people: tokio::sync::Mutex<()>,
}

impl Office {
    pub fn new(store: Store, clock: Clock) -> Self {
        Self {
            store,
            clock,
            lockout: Mutex::default(),
            begun_factors: Mutex::default(),
            people: tokio::sync::Mutex::default(),
        }
    }
}

/// What time it is. Tests set it.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Self {
        Self::of(Timestamp::now)
    }

    pub fn of(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the system gives no randomness")]
pub struct NoRandomness;

/// Bytes that nobody can guess.
///
/// # Errors
/// [`NoRandomness`] when the system gives none.
pub fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// A new identifier (UUID version 7): in the order of time, so that an index grows at its end.
///
/// # Errors
/// [`NoRandomness`] when the system gives none.
pub fn new_id(now: Timestamp) -> Result<Uuid, NoRandomness> {
    let milliseconds = u64::try_from(now.as_millisecond()).unwrap_or(0);
    Ok(uuid::Builder::from_unix_timestamp_millis(milliseconds, &random()?).into_uuid())
}
