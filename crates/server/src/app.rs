//! What the routes share: the atlas and the engine over it, both immutable.

use std::sync::Arc;

use ::atlas::Atlas;
use axum::extract::State;
use locate::Engine;

pub struct Shared {
    pub atlas: &'static Atlas,
    pub engine: Engine<'static>,
}

pub type App = State<Arc<Shared>>;

impl Shared {
    pub fn new() -> Arc<Self> {
        let atlas = embedded::atlas();
        Arc::new(Self { atlas, engine: Engine::new(atlas) })
    }
}
