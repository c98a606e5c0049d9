//! How long an assessment takes on problems of the real size, and how often its bounds close.
//!
//! `cargo run --release -p locate --example measure [causes] [drawings]`
//!
//! The world is synthetic: a sheet of 8,000 cells of 2 cm², causes with an essential zone, one or two
//! spillover zones and a corridor between them, drawings that shift, scale and leave out zones.

use std::time::Instant;

use locate::net::{Limits, Link, Net, Posterior, Producer, Row, View};
use locate::posterior::infer;

const COLUMNS: usize = 100;
const ROWS: usize = 80;
const CELL_CM: f64 = 1.414;
const SILENT: f64 = 0.998;
const WEIGHTS: [f64; 3] = [0.05 / 6.05, 0.15 / 6.05, 0.25 / 6.05];

struct Dice(u64);

impl Dice {
    fn unit(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

#[derive(Clone, Copy)]
struct Zone {
    at: [f64; 2],
    radius: f64,
    p: f64,
}

struct Cause {
    zones: Vec<Zone>,
    log_odds: f64,
    expected: f64,
}

struct World {
    causes: Vec<Cause>,
    by_cell: Vec<Vec<Producer>>,
    links: Vec<(usize, usize)>,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let n_causes = arguments.next().and_then(|a| a.parse().ok()).unwrap_or(640);
    let n_drawings = arguments.next().and_then(|a| a.parse().ok()).unwrap_or(300);
    let world = world(n_causes);
    let mut dice = Dice(0x5eed);
    let mut taken: Vec<(f64, usize, bool, usize)> = Vec::new();
    while taken.len() < n_drawings {
        let cells = drawing(&world, &mut dice);
        if !(20..=300).contains(&cells.len()) {
            continue;
        }
        // The least of three runs: other programs on the machine only ever add time.
        let mut best = f64::INFINITY;
        let mut found: Vec<Posterior> = Vec::new();
        for _ in 0..3 {
            let start = Instant::now();
            found = assess(&world, &cells);
            best = best.min(start.elapsed().as_secs_f64());
        }
        let closed = found.iter().all(|posterior| posterior.is_closed);
        taken.push((best * 1e3, cells.len(), closed, found.iter().map(|posterior| posterior.nodes).sum()));
    }
    println!("{n_causes} causes, {} cells, {n_drawings} drawings, three weights, one thread", COLUMNS * ROWS);
    report("all", &taken);
    for (low, high) in [(20, 60), (60, 120), (120, 200), (200, 301)] {
        let part: Vec<_> = taken.iter().copied().filter(|t| (low..high).contains(&t.1)).collect();
        report(&format!("{low} to {} cells", high - 1), &part);
    }
}

fn report(name: &str, taken: &[(f64, usize, bool, usize)]) {
    if taken.is_empty() {
        return;
    }
    let mut ms: Vec<f64> = taken.iter().map(|t| t.0).collect();
    ms.sort_by(f64::total_cmp);
    let at = |share: f64| ms[((ms.len() - 1) as f64 * share) as usize];
    let closed = taken.iter().filter(|t| t.2).count() as f64 / taken.len() as f64;
    let nodes = taken.iter().map(|t| t.3).sum::<usize>() as f64 / taken.len() as f64;
    println!(
        "{name:>18}: n {:4}  p50 {:.2} ms  p90 {:.2} ms  p99 {:.2} ms  closed {:.0} %  nodes {nodes:.0}",
        taken.len(),
        at(0.5),
        at(0.9),
        at(0.99),
        100.0 * closed
    );
}

fn world(n_causes: usize) -> World {
    let mut dice = Dice(7);
    let mut by_cell = vec![Vec::new(); COLUMNS * ROWS];
    let mut causes = Vec::new();
    for index in 0..n_causes {
        let home = [dice.between(0.0, COLUMNS as f64 * CELL_CM), dice.between(0.0, ROWS as f64 * CELL_CM)];
        let mut zones = vec![Zone { at: home, radius: dice.between(2.5, 4.5), p: 0.8 }];
        for _ in 0..1 + (dice.unit() * 2.0) as usize {
            let angle = dice.between(0.0, std::f64::consts::TAU);
            let far = dice.between(8.0, 28.0);
            let at = [home[0] + far * angle.cos(), home[1] + far * angle.sin()];
            for step in 1..4 {
                let share = f64::from(step) / 4.0;
                let on_way = [home[0] + (at[0] - home[0]) * share, home[1] + (at[1] - home[1]) * share];
                zones.push(Zone { at: on_way, radius: 2.0, p: 0.3 });
            }
            zones.push(Zone { at, radius: dice.between(2.5, 4.0), p: if dice.unit() < 0.4 { 0.8 } else { 0.3 } });
        }
        let mut expected = 0.0;
        for (cell, producers) in by_cell.iter_mut().enumerate() {
            let r = zones.iter().map(|zone| probability(zone, cell)).fold(0.0, f64::max).min(0.98);
            if r >= 0.02 {
                let strength = -(1.0 - r).ln();
                expected += 2.0 * strength;
                let gain = (1.0 - SILENT * (1.0 - r)).ln() - (1.0 - SILENT).ln();
                producers.push(Producer { cause: index, strength, quiet: 1.0 - r, gain });
            }
        }
        let prior = 0.002 * (1.2 * dice.normal()).exp().min(50.0);
        causes.push(Cause { zones, log_odds: (prior / (1.0 - prior)).ln(), expected });
    }
    // One cause in eight is a mimic that sensitises six points near its first zone.
    let mut links = Vec::new();
    for mimic in (0..n_causes).step_by(8) {
        let mut near: Vec<(f64, usize)> = (0..n_causes)
            .filter(|k| k % 8 != 0)
            .map(|k| (distance(causes[k].zones[0].at, causes[mimic].zones[0].at), k))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0));
        links.extend(near.iter().take(6).map(|&(_, k)| (mimic, k)));
    }
    World { causes, by_cell, links }
}

fn centre(cell: usize) -> [f64; 2] {
    [(cell % COLUMNS) as f64 * CELL_CM, (cell / COLUMNS) as f64 * CELL_CM]
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

fn probability(zone: &Zone, cell: usize) -> f64 {
    let inside = (zone.radius - distance(zone.at, centre(cell))) / 2.0;
    zone.p / (1.0 + (-1.702 * inside).exp())
}

fn drawing(world: &World, dice: &mut Dice) -> Vec<usize> {
    let n = 1 + (dice.unit() * 3.0) as usize;
    let first = (dice.unit() * world.causes.len() as f64) as usize;
    let mut painted = vec![false; COLUMNS * ROWS];
    for turn in 0..n {
        let far = if turn == 0 { 0.0 } else { 40.0 };
        let near: Vec<usize> = (0..world.causes.len())
            .filter(|&k| distance(world.causes[k].zones[0].at, world.causes[first].zones[0].at) <= far)
            .collect();
        let cause = &world.causes[near[(dice.unit() * near.len() as f64) as usize]];
        let shift = [1.5 * dice.normal(), 1.5 * dice.normal()];
        for zone in &cause.zones {
            if dice.unit() > if zone.p > 0.5 { 0.85 } else { 0.4 } {
                continue;
            }
            let radius = zone.radius * (0.2 * dice.normal()).exp() + dice.between(0.0, 1.5);
            let at = [zone.at[0] + shift[0], zone.at[1] + shift[1]];
            for (cell, painted) in painted.iter_mut().enumerate() {
                *painted |= distance(at, centre(cell)) <= radius;
            }
        }
    }
    (0..painted.len()).filter(|&cell| painted[cell]).collect()
}

fn assess(world: &World, cells: &[usize]) -> Vec<Posterior> {
    let mut absent: Vec<f64> = world.causes.iter().map(|cause| cause.expected).collect();
    let mut local = vec![usize::MAX; world.causes.len()];
    for &cell in cells {
        for producer in &world.by_cell[cell] {
            absent[producer.cause] -= 2.0 * producer.strength;
            local[producer.cause] = 0;
        }
    }
    let links: Vec<_> = world.links.iter().filter(|(_, point)| local[*point] == 0).copied().collect();
    links.iter().for_each(|&(mimic, _)| local[mimic] = 0);
    let causes: Vec<usize> = (0..local.len()).filter(|&k| local[k] == 0).collect();
    causes.iter().enumerate().for_each(|(index, &k)| local[k] = index);
    let rows: Vec<Row> = cells
        .iter()
        .map(|&cell| Row {
            count: 1,
            silent: SILENT,
            causes: world.by_cell[cell].iter().map(|p| Producer { cause: local[p.cause], ..*p }).collect(),
        })
        .collect();
    let links = links.iter().map(|&(m, k)| Link { mimic: local[m], point: local[k], raise: 3f64.ln() }).collect();
    // Points of one muscle are neighbours in the list.
    let groups = causes.chunk_by(|a, b| a / 2 == b / 2);
    let mut next = 0;
    let groups = groups
        .map(|group| {
            next += group.len();
            (next - group.len()..next).collect()
        })
        .collect();
    let net = Net { n_causes: causes.len(), rows, any: Vec::new(), links, groups };
    WEIGHTS
        .iter()
        .map(|weight| {
            let log_odds: Vec<f64> =
                causes.iter().map(|&k| world.causes[k].log_odds - weight * 0.5 * absent[k].max(0.0)).collect();
            let row_weight = vec![weight * 2.0; cells.len()];
            let view = View { net: &net, log_odds: &log_odds, row_weight: &row_weight };
            infer(view, Limits { gap: 0.04, nodes: 400 })
        })
        .collect()
}
