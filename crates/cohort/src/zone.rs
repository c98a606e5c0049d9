//! The zones of every cause, laid out for painting.

use atlas::body::{Point, distance2_to_path_mm2, mirror};
use atlas::{Atlas, Body, Cause, CellId, Side, Trace, ZoneClass};

use crate::dice::{Dice, Use, normal_quantile};
use crate::format::World;

/// Points of a line closer than this are left out: a zone's edge is softer.
const STEP_MM: f64 = 12.0;
/// A zone of the atlas that hurts always or never still has a quantile.
const SUREST: f64 = 0.99;

/// Zones by cause.
pub(crate) struct Zones {
    pub of_cause: Vec<Vec<Shape>>,
    /// The cell over each trigger point.
    pub site: Vec<Option<CellId>>,
}

/// Where a cause may hurt.
#[derive(Debug, Clone)]
pub(crate) struct Shape {
    pub class: ZoneClass,
    /// The zone hurts when a standard normal lies below this.
    pub threshold: f64,
    pub radius_mm: f64,
    /// From the end that is nearer to the cause.
    pub line: Vec<Point>,
    /// The cell at each point of the line.
    pub seeds: Vec<CellId>,
}

impl Zones {
    pub fn new(atlas: &Atlas, world: &World) -> Zones {
        let of_cause = atlas.causes().iter().enumerate().map(|(index, cause)| {
            // Both sides of a cause have the same zones.
            let mut dice =
                Dice::new(world.seed, 0, (index - usize::from(cause.side == Some(Side::Left))) as u64, Use::Zone, 0);
            shapes(atlas, world, cause, &mut dice)
        });
        let site = atlas.causes().iter().map(|cause| cause.site.map(|site| atlas.body().nearest_cell(site)));
        Zones { of_cause: of_cause.collect(), site: site.collect() }
    }
}

fn shapes(atlas: &Atlas, world: &World, cause: &Cause, dice: &mut Dice) -> Vec<Shape> {
    let expression = &world.expression;
    let mut threshold = |probability: f64| {
        normal_quantile(probability.clamp(1.0 - SUREST, SUREST)) + *expression.zone_probit_sd * dice.normal()
    };
    let body = atlas.body();
    let home = cause.site.or_else(|| cause.traces.first().and_then(|trace| trace.points.first().copied()));
    let zones = cause.traces.iter().map(|trace: &Trace| {
        let mut line = thinned(&trace.points);
        if let (Some(home), Some(&first), Some(&last)) = (home, line.first(), line.last())
            && distance2_to_path_mm2(home, &[last]) < distance2_to_path_mm2(home, &[first])
        {
            line.reverse();
        }
        Shape::new(body, trace.class, threshold(trace.probability), trace.radius_mm, line)
    });
    let mut shapes: Vec<Shape> = zones.collect();
    if let Some(site) = cause.site {
        let radius_mm = 10.0 * atlas.defaults().site.radius_cm;
        let threshold = normal_quantile(*expression.site_probability);
        shapes.push(Shape::new(body, ZoneClass::Spillover, threshold, radius_mm, vec![site]));
    }
    shapes
}

impl Shape {
    pub fn new(body: &Body, class: ZoneClass, threshold: f64, radius_mm: f64, line: Vec<Point>) -> Shape {
        let seeds = line.iter().map(|&point| body.nearest_cell(point)).collect();
        Shape { class, threshold, radius_mm, line, seeds }
    }

    /// The same on the other side of the body.
    pub fn mirrored(&self) -> Shape {
        Shape {
            line: self.line.iter().map(|&point| mirror(point)).collect(),
            seeds: self.seeds.iter().map(|seed| seed.mirror()).collect(),
            ..self.clone()
        }
    }

    /// How many points of the line make up a part of its length, from its beginning; at least one.
    pub fn points_of_part(&self, part: f64) -> usize {
        let ends = || self.line.windows(2).map(|ends| distance(ends[0], ends[1]));
        let wanted = part * ends().sum::<f64>();
        let mut gone = 0.0;
        1 + ends()
            .take_while(|step| {
                gone += step;
                gone <= wanted + 1e-9
            })
            .count()
    }
}

/// Every point farther than [`STEP_MM`] from the one kept before it, and the last.
fn thinned(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for (index, &point) in points.iter().enumerate() {
        let is_last = index + 1 == points.len();
        if is_last || kept.last().is_none_or(|&before| distance(before, point) >= STEP_MM) {
            kept.push(point);
        }
    }
    kept
}

fn distance(a: Point, b: Point) -> f64 {
    libm::sqrt(distance2_to_path_mm2(a, &[b]))
}
