//! The simulator: an atlas and a world laid out for making patients.

use atlas::{Atlas, CellId};

use crate::Patient;
use crate::company::Company;
use crate::dice::{Dice, Use};
use crate::drawing::{Sheet, mirrored};
use crate::format::World;
use crate::patient::Trouble;
use crate::person::Someone;
use crate::red_flags;
use crate::zone::Zones;

/// Drawings that turn out empty are tried again so often: who has nothing to paint does not come.
const TRIES: u64 = 40;

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

    /// The atlas whose causes its patients have.
    pub fn atlas(&self) -> &'a Atlas {
        self.atlas
    }

    /// The world that they live in.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The patient of a seed and an index, the same whatever else is simulated.
    pub fn simulate(&self, seed: u64, index: u64) -> Patient {
        let someone = Someone::new(self.atlas, &self.world, seed, index);
        let mut dice = Dice::new(self.world.seed, seed, index, Use::Causes, 0);
        let causes = self.company.causes(self.atlas, &self.world, &someone, &mut dice);
        self.finish(seed, index, someone, causes, None)
    }

    /// A patient whose cause is a dangerous mimic, urgent or an emergency, that at least one answered red flag names.
    ///
    /// Each such mimic is equally likely, so that the rare ones are judged as well as the common. Others may come with it.
    /// `None` when the atlas has no such mimic.
    pub fn red_flag_presentation(&self, seed: u64, index: u64) -> Option<Patient> {
        let cause = red_flags::dangerous_cause(self.atlas, &self.world, seed, index)?;
        let someone = Someone::new(self.atlas, &self.world, seed, index);
        let mut dice = Dice::new(self.world.seed, seed, index, Use::Causes, 1);
        let causes = self.company.with(self.atlas, &self.world, &someone, cause, &mut dice);
        Some(self.finish(seed, index, someone, causes, Some(cause)))
    }

    fn finish(&self, seed: u64, index: u64, someone: Someone, causes: Vec<usize>, danger: Option<usize>) -> Patient {
        let mut dice = Dice::new(self.world.seed, seed, index, Use::Drawing, 0);
        let trouble = self.trouble(&causes, &mut dice);
        let mut drawings = (1..=TRIES).map(|attempt| self.draw(seed, index, &causes, trouble, attempt));
        let cells = drawings.find(|cells| !cells.is_empty()).unwrap_or_default();
        let mut dice = Dice::new(self.world.seed, seed, index, Use::Answers, 0);
        let red_flags = red_flags::answers(self.atlas, &self.world, &causes, &cells, danger, &mut dice);
        Patient {
            seed,
            index,
            age: someone.age,
            sex: someone.sex,
            weeks: someone.weeks,
            causes,
            cells,
            loads: someone.reported,
            red_flags,
            trouble,
        }
    }

    /// Those without a cause of the atlas hurt for a reason that it does not know.
    fn trouble(&self, causes: &[usize], dice: &mut Dice) -> Trouble {
        let none = self.world.causes.number_shares[0];
        let among_others = (*self.world.uncatalogued.share - none) / (1.0 - none).max(f64::MIN_POSITIVE);
        Trouble {
            is_uncatalogued: dice.happens(among_others) || causes.is_empty(),
            is_central: dice.happens(*self.world.central.share),
            is_slipped: dice.happens(*self.world.drawing.slip_share),
            has_stray_mark: dice.happens(*self.world.drawing.stray_share),
        }
    }

    fn draw(&self, seed: u64, index: u64, causes: &[usize], trouble: Trouble, attempt: u64) -> Vec<(CellId, f64)> {
        let mut dice = Dice::new(self.world.seed, seed, index, Use::Drawing, attempt);
        let mut sheet = Sheet::new(self.atlas.body(), &self.world, trouble, &mut dice);
        for &cause in causes {
            sheet.cause(&self.zones.of_cause[cause]);
        }
        if trouble.is_uncatalogued {
            sheet.uncatalogued();
        }
        if sheet.is_empty() {
            return Vec::new();
        }
        if trouble.has_stray_mark {
            sheet.stray_mark();
        }
        let cells = sheet.finish();
        if trouble.is_slipped { mirrored(&cells) } else { cells }
    }
}
