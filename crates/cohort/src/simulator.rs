//! The simulator: an atlas and a world laid out for making patients.

use atlas::{Atlas, Side};
use locate::case::Outcome;

use crate::Patient;
use crate::company::Company;
use crate::format::World;
use crate::zone::Zones;

/// Makes patients; laid out once, then asked for any patient in any order.
pub struct Simulator<'a> {
    pub(crate) atlas: &'a Atlas,
    pub(crate) world: World,
    pub(crate) zones: Zones,
    pub(crate) company: Company,
}

impl<'a> Simulator<'a> {
    /// Lays out an atlas for a world.
    pub fn new(atlas: &'a Atlas, world: &World) -> Simulator<'a> {
        Simulator { atlas, world: world.clone(), zones: Zones::new(atlas, world), company: Company::new(atlas, world) }
    }

    pub fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    pub fn world(&self) -> &World {
        &self.world
    }

    /// The patient of a seed and an index, the same whatever else is simulated.
    pub fn simulate(&self, seed: u64, index: u64) -> Patient {
        todo!()
    }

    /// A patient whose cause is a dangerous mimic that at least one answered red flag names.
    ///
    /// Each such mimic is equally likely, so that the rare ones are judged as well as the common.
    pub fn red_flag_presentation(&self, seed: u64, index: u64) -> Patient {
        todo!()
    }

    /// What an examiner finds, the same whatever else is examined and in whatever order.
    ///
    /// `sign` is an index into [`Atlas::signs`]; `muscle` into [`Atlas::muscles`], for signs of a muscle.
    pub fn examine(&self, patient: &Patient, sign: usize, muscle: Option<usize>, side: Option<Side>) -> Outcome {
        todo!()
    }
}
