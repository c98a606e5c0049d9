//! Drawings that no cause explains, to see whether the engine says so.

use atlas::{Atlas, CellId};
use locate::case::{Case, Drawing};

use crate::dice::{Dice, Use};

/// Pain of every nonsense cell.
const INTENSITY: f64 = 5.0;
/// Share of the cells that are painted in [`Nonsense::Scatter`].
const SCATTERED: f64 = 0.04;
/// Blots of [`Nonsense::Blots`], fewest and most, and their radius.
const BLOTS: [f64; 2] = [3.0, 8.0];
const BLOT_CM: [f64; 2] = [1.5, 6.0];

/// A way to paint without a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nonsense {
    /// All of the skin.
    Everything,
    /// Single cells all over the body.
    Scatter,
    /// A few round blots anywhere.
    Blots,
}

impl Nonsense {
    pub const ALL: [Nonsense; 3] = [Nonsense::Everything, Nonsense::Scatter, Nonsense::Blots];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everything => "everything painted",
            Self::Scatter => "cells all over",
            Self::Blots => "blots anywhere",
        }
    }

    /// A case with nothing but such a drawing, from a seed and an index alone.
    pub fn case(self, atlas: &Atlas, seed: u64, index: u64) -> Case {
        let mut dice = Dice::new(0, seed, index, Use::Nonsense, self as u64);
        let body = atlas.body();
        let cells: Vec<CellId> = match self {
            Self::Everything => body.cell_ids().collect(),
            Self::Scatter => body.cell_ids().filter(|_| dice.happens(SCATTERED)).collect(),
            Self::Blots => {
                let n = dice.between([BLOTS[0], BLOTS[1] + 1.0]) as usize;
                let all = body.cells().len() as f64;
                let blot = |dice: &mut Dice| {
                    let at = body.cells()[dice.between([0.0, all]) as usize].centre_mm;
                    (at, 10.0 * dice.between(BLOT_CM))
                };
                let blots: Vec<_> = (0..n).map(|_| blot(&mut dice)).collect();
                let is_in = |cell: CellId| {
                    let at = body.cell(cell).centre_mm;
                    blots.iter().any(|(centre, radius)| {
                        let d2: f64 = centre.iter().zip(at).map(|(a, b)| (a - b) * (a - b)).sum();
                        d2 <= radius * radius
                    })
                };
                body.cell_ids().filter(|&cell| is_in(cell)).collect()
            }
        };
        let cells = cells.into_iter().map(|cell| (cell, INTENSITY)).collect();
        Case {
            id: format!("nonsense-{seed}-{index}"),
            drawing: Some(Drawing { cells, strokes: Vec::new() }),
            ..Case::default()
        }
    }
}
