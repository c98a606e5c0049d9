//! Pain becomes paint.
//!
//! What hurts is each expressed zone, displaced and resized, with a ragged edge: the set where a smooth random field lies below the
//! normal quantile of the zone's profile. What is painted is that with an imprecise hand, and without what is forgotten.

use atlas::body::{Point, distance2_to_path_mm2};
use atlas::{Body, CellId, ZoneClass};

use crate::body_field::Field;
use crate::dice::Dice;
use crate::format::World;
use crate::patient::Trouble;
use crate::zone::Shape;

/// Skin whose normal points this much backwards lies on the back of the body.
const BACKWARDS: f64 = -0.3;
/// Farther than so many blurs outside a zone's edge nothing is painted, farther inside everything.
const EDGE_SD: f64 = 2.5;

/// One person's drawing in the making.
pub(crate) struct Sheet<'a> {
    body: &'a Body,
    world: &'a World,
    dice: &'a mut Dice,
    /// Standard normal trait of the person: how far pain spreads.
    spreader: f64,
    hand: Hand,
    warp: Field<3>,
    /// Displacement of each cell, as far as it was needed.
    warped: Vec<Option<Point>>,
    /// Intensity of each cell; 0 is unpainted.
    paint: Vec<f64>,
    /// The last zone that each cell was looked at for.
    seen: Vec<u32>,
    zones: u32,
}

/// How a person paints.
#[derive(Debug, Clone, Copy)]
struct Hand {
    over_mm: f64,
    /// Left out, as a share of the radius.
    under: f64,
    widening_mm: f64,
    is_mirroring: bool,
}

/// What the zones of one cause have in common.
struct Felt {
    edge: Field<1>,
    shift: Point,
    size: f64,
    extent: f64,
    worst: f64,
}

impl<'a> Sheet<'a> {
    pub fn new(body: &'a Body, world: &'a World, trouble: Trouble, dice: &'a mut Dice) -> Sheet<'a> {
        let drawing = &world.drawing;
        let spreader = dice.normal();
        let (over, under) = (dice.unit(), dice.unit());
        let is_under = dice.happens(*drawing.under_paint_share);
        let widening_mm = 10.0 * dice.between(*world.central.widening_cm);
        let hand = Hand {
            over_mm: if is_under { 0.0 } else { 10.0 * over * *drawing.over_paint_most_cm },
            under: if is_under { under * *drawing.under_paint_most } else { 0.0 },
            widening_mm: if trouble.is_central { widening_mm } else { 0.0 },
            is_mirroring: trouble.is_central,
        };
        let warp = Field::new(dice, 10.0 * *drawing.warp_length_cm);
        let n = body.cells().len();
        Sheet {
            body,
            world,
            dice,
            spreader,
            hand,
            warp,
            warped: vec![None; n],
            paint: vec![0.0; n],
            seen: vec![0; n],
            zones: 0,
        }
    }

    /// Paints an active cause.
    pub fn cause(&mut self, shapes: &[Shape]) {
        let felt = self.felt();
        let is_mirrored = self.hand.is_mirroring && self.dice.happens(*self.world.central.mirrored_share);
        for shape in shapes {
            let part = self.part(shape, &felt);
            if let Some(part) = part {
                let intensity = self.intensity(shape.class, felt.worst);
                self.zone(shape, part, &felt, intensity);
                if is_mirrored {
                    self.zone(&shape.mirrored(), part, &felt, intensity);
                }
            }
        }
    }

    /// Paints pain that the atlas does not know: one place or several near each other.
    pub fn uncatalogued(&mut self) {
        let unknown = &self.world.uncatalogued;
        let felt = self.felt();
        let places = 1 + (self.dice.unit() * *unknown.most_places) as usize;
        let first = self.anywhere();
        for place in 0..places {
            let at = if place == 0 { first } else { self.near(first, 10.0 * *unknown.apart_cm) };
            let radius_mm = 10.0 * self.dice.between(*unknown.radius_cm);
            let class = if place == 0 { ZoneClass::Essential } else { ZoneClass::Spillover };
            let intensity = self.intensity(class, felt.worst);
            let shape = Shape::new(self.body, class, 0.0, radius_mm, vec![at]);
            self.zone(&shape, 1.0, &felt, intensity);
        }
    }

    /// A mark that belongs to nothing.
    pub fn stray_mark(&mut self) {
        let at = self.anywhere();
        let radius_mm = 10.0 * self.dice.between(*self.world.drawing.stray_cm);
        let intensity = self.dice.between([1.0, 10.0]).round();
        for along in atlas::body::cells_along(self.body, &[at], radius_mm) {
            let paint = &mut self.paint[along.cell.index()];
            *paint = paint.max(intensity);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.paint.iter().all(|&intensity| intensity == 0.0)
    }

    /// The painted cells, ascending, without what is forgotten and what no hand paints.
    pub fn finish(mut self) -> Vec<(CellId, f64)> {
        self.forget();
        self.fill_holes();
        self.drop_specks();
        let painted = self.body.cell_ids().zip(self.paint).filter(|(_, intensity)| *intensity > 0.0);
        painted.collect()
    }

    fn felt(&mut self) -> Felt {
        let drawing = &self.world.drawing;
        let edge = Field::new(self.dice, 10.0 * *drawing.correlation_cm);
        let shift = std::array::from_fn(|_| 10.0 * *drawing.shift_cm * self.dice.normal());
        let size = libm::exp(*drawing.size_log_sd * self.dice.normal());
        let extent = self.dice.normal();
        let [mean, sd] = *self.world.intensity.worst;
        Felt { edge, shift, size, extent, worst: mean + sd * self.dice.normal() }
    }

    /// The part of a zone's length that hurts, if it does.
    fn part(&mut self, shape: &Shape, felt: &Felt) -> Option<f64> {
        let world = &self.world.expression;
        let (s, e) = (*world.spreader, *world.extent);
        let own = libm::sqrt(1.0 - s * s - e * e) * self.dice.normal();
        let (is_whole, part) = (self.dice.happens(*world.whole_share), self.dice.between([*world.least_part, 1.0]));
        // A far spreader has high values: the zone hurts where the negative lies below its threshold.
        (-(s * self.spreader + e * felt.extent + own) < shape.threshold).then_some(if is_whole { 1.0 } else { part })
    }

    /// Whole numbers from 1 to 10.
    fn intensity(&mut self, class: ZoneClass, worst: f64) -> f64 {
        let less = if class == ZoneClass::Spillover { *self.world.intensity.spillover_less } else { 0.0 };
        (worst - less + *self.world.intensity.zone_sd * self.dice.normal()).round().clamp(1.0, 10.0)
    }

    /// # Formula
    /// A cell is painted when the field there is below `(size · radius + hand − d) / blur`, with `d` the distance from the displaced
    /// cell to the line: alone, it is painted with probability `Φ` of that.
    fn zone(&mut self, shape: &Shape, part: f64, felt: &Felt, intensity: f64) {
        self.zones += 1;
        let drawing = &self.world.drawing;
        let points = shape.points_of_part(part);
        let line = &shape.line[..points];
        let precise = (shape.radius_mm / (10.0 * *drawing.precise_below_cm)).min(1.0);
        let blur_mm = (10.0 * *drawing.blur_cm).min(*drawing.blur_share * shape.radius_mm);
        // Nobody covers a finger with the whole palm.
        let over_mm = self.hand.over_mm.min(shape.radius_mm);
        let edge_mm = felt.size * shape.radius_mm * (1.0 - self.hand.under) + over_mm + self.hand.widening_mm;
        let shift_mm = libm::sqrt(felt.shift.iter().map(|mm| mm * mm).sum::<f64>());
        let reach_mm = edge_mm + EDGE_SD * blur_mm + precise * (shift_mm + 20.0 * *drawing.warp_cm);
        let body = self.body;
        let mut open: Vec<CellId> = shape.seeds[..points].to_vec();
        for seed in &open {
            self.seen[seed.index()] = self.zones;
        }
        while let Some(id) = open.pop() {
            let cell = body.cell(id);
            let warp = self.warp_at(id);
            let at = std::array::from_fn(|k| cell.centre_mm[k] + precise * (warp[k] + felt.shift[k]));
            let distance_mm = libm::sqrt(distance2_to_path_mm2(at, line));
            if distance_mm > reach_mm {
                continue;
            }
            let limit = (edge_mm - distance_mm) / blur_mm;
            if limit > EDGE_SD || (limit > -EDGE_SD && felt.edge.at(cell)[0] < limit) {
                let paint = &mut self.paint[id.index()];
                *paint = paint.max(intensity);
            }
            for &next in &cell.neighbours {
                if self.seen[next.index()] != self.zones {
                    self.seen[next.index()] = self.zones;
                    open.push(next);
                }
            }
        }
    }

    /// The displacement of what is felt at a cell, along the skin.
    fn warp_at(&mut self, id: CellId) -> Point {
        if let Some(warp) = self.warped[id.index()] {
            return warp;
        }
        let cell = self.body.cell(id);
        let free = self.warp.at(cell);
        let out: f64 = free.iter().zip(cell.normal).map(|(by, normal)| by * normal).sum();
        let scale = 10.0 * *self.world.drawing.warp_cm;
        let warp = std::array::from_fn(|k| scale * (free[k] - out * cell.normal[k]));
        self.warped[id.index()] = Some(warp);
        warp
    }

    /// Some place of the skin, every square centimetre alike.
    fn anywhere(&mut self) -> Point {
        let areas = self.body.cells().iter().map(|cell| cell.area_cm2);
        let cell = self.dice.pick(areas).unwrap_or(0);
        self.body.cells()[cell].centre_mm
    }

    /// Some place within a distance of another, along the skin.
    fn near(&mut self, place: Point, distance_mm: f64) -> Point {
        let around = atlas::body::cells_along(self.body, &[place], distance_mm);
        let areas = around.iter().map(|along| self.body.cell(along.cell).area_cm2);
        self.dice.pick(areas).map_or(place, |at| self.body.cell(around[at].cell).centre_mm)
    }

    /// The back of the body, which one does not see, and single regions.
    fn forget(&mut self) {
        let drawing = &self.world.drawing;
        let is_back_forgotten = self.dice.happens(*drawing.back_forgotten_share);
        let share = *drawing.region_forgotten_share;
        let is_forgotten: Vec<bool> = self.body.regions().iter().map(|_| self.dice.happens(share)).collect();
        for (cell, paint) in self.body.cells().iter().zip(&mut self.paint) {
            if is_forgotten[cell.region.index()] || (is_back_forgotten && cell.normal[2] < BACKWARDS) {
                *paint = 0.0;
            }
        }
    }

    /// A cell with paint all round was painted over.
    fn fill_holes(&mut self) {
        let around = |cell: &atlas::Cell| {
            let least = cell.neighbours.iter().map(|next| self.paint[next.index()]).fold(f64::INFINITY, f64::min);
            if least.is_finite() { least } else { 0.0 }
        };
        let holes = self
            .body
            .cells()
            .iter()
            .zip(&self.paint)
            .map(|(cell, &paint)| if paint > 0.0 { paint } else { around(cell) });
        self.paint = holes.collect();
    }

    /// Patches smaller than any that a hand paints.
    fn drop_specks(&mut self) {
        let smallest = *self.world.drawing.smallest_mark_cm2;
        self.zones += 1;
        for start in self.body.cell_ids() {
            if self.paint[start.index()] == 0.0 || self.seen[start.index()] == self.zones {
                continue;
            }
            let mut patch = vec![start];
            self.seen[start.index()] = self.zones;
            let mut next = 0;
            while let Some(&cell) = patch.get(next) {
                next += 1;
                for &neighbour in &self.body.cell(cell).neighbours {
                    if self.paint[neighbour.index()] > 0.0 && self.seen[neighbour.index()] != self.zones {
                        self.seen[neighbour.index()] = self.zones;
                        patch.push(neighbour);
                    }
                }
            }
            let area: f64 = patch.iter().map(|&cell| self.body.cell(cell).area_cm2).sum();
            if area < smallest {
                patch.iter().for_each(|cell| self.paint[cell.index()] = 0.0);
            }
        }
    }
}

/// The drawing on the other side of the body, ascending.
pub(crate) fn mirrored(cells: &[(CellId, f64)]) -> Vec<(CellId, f64)> {
    let mut cells: Vec<(CellId, f64)> = cells.iter().map(|&(cell, intensity)| (cell.mirror(), intensity)).collect();
    cells.sort_unstable_by_key(|(cell, _)| *cell);
    cells
}
