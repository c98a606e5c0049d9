//! How long an assessment takes on problems of the real size, and how often its bounds close.
//!
//! `cargo run --release -p locate --example measure [causes] [drawings]`
//!
//! The world is synthetic: a sheet of 8,000 cells of 2 cm², causes with an essential zone, one or two
//! spillover zones and a corridor between them, drawings that shift, scale and leave out zones.

use cpu_time::ThreadTime;
use locate::net::{Limits, Link, Net, Posterior, Producer, Row, View};
use locate::posterior::infer;

const COLUMNS: usize = 100;
const ROWS: usize = 80;
const CELL_CM: f64 = 1.414;
const SILENT: f64 = 0.998;
/// Searches left open that are compared with a long Gibbs chain, and its length.
const SAMPLED: usize = 12;
const SWEEPS: usize = 6000;
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

/// One drawing: processor time of one weight and of all three, painted cells, and whether all bounds closed.
struct Taken {
    one_ms: f64,
    all_ms: f64,
    cells: usize,
    is_closed: bool,
    nodes: usize,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let n_causes = arguments.next().and_then(|a| a.parse().ok()).unwrap_or(640);
    let n_drawings = arguments.next().and_then(|a| a.parse().ok()).unwrap_or(300);
    let world = world(n_causes);
    let mut dice = Dice(0x5eed);
    let mut taken: Vec<Taken> = Vec::new();
    let mut errors: Vec<f64> = Vec::new();
    while taken.len() < n_drawings {
        let cells = drawing(&world, &mut dice);
        if !(20..=300).contains(&cells.len()) {
            continue;
        }
        let problem = Problem::new(&world, &cells);
        let mut least = [f64::INFINITY; 2];
        let mut found: Vec<Posterior> = Vec::new();
        for _ in 0..3 {
            let start = ThreadTime::now();
            found = vec![problem.solve(WEIGHTS[1])];
            least[0] = least[0].min(start.elapsed().as_secs_f64());
            found.extend([WEIGHTS[0], WEIGHTS[2]].map(|weight| problem.solve(weight)));
            least[1] = least[1].min(start.elapsed().as_secs_f64());
        }
        if !found[0].is_closed && errors.len() < SAMPLED {
            errors.push(problem.error_against_sampling(WEIGHTS[1], &found[0], &mut dice));
        }
        taken.push(Taken {
            one_ms: 1e3 * least[0],
            all_ms: 1e3 * least[1],
            cells: cells.len(),
            is_closed: found.iter().all(|posterior| posterior.is_closed),
            nodes: found.iter().map(|posterior| posterior.nodes).sum(),
        });
    }
    println!("{n_causes} causes, {} cells, {n_drawings} drawings, processor time of one thread", COLUMNS * ROWS);
    report("all", &taken, 0..301);
    for (low, high) in [(20, 40), (40, 80), (80, 160), (160, 301)] {
        report(&format!("{low} to {} cells", high - 1), &taken, low..high);
    }
    errors.sort_by(f64::total_cmp);
    if let (Some(median), Some(p90)) = (errors.get(errors.len() / 2), errors.get(errors.len() * 9 / 10)) {
        println!(
            "{} searches that did not close: largest error of an estimate against {SWEEPS} Gibbs sweeps, median {median:.3}, p90 {p90:.3}",
            errors.len()
        );
    }
}

fn report(name: &str, taken: &[Taken], cells: std::ops::Range<usize>) {
    let part: Vec<&Taken> = taken.iter().filter(|taken| cells.contains(&taken.cells)).collect();
    if part.is_empty() {
        return;
    }
    let at = |value: fn(&Taken) -> f64, share: f64| {
        let mut values: Vec<f64> = part.iter().map(|taken| value(taken)).collect();
        values.sort_by(f64::total_cmp);
        values[((values.len() - 1) as f64 * share) as usize]
    };
    let one = |taken: &Taken| taken.one_ms;
    let all = |taken: &Taken| taken.all_ms;
    let closed = part.iter().filter(|taken| taken.is_closed).count() as f64 / part.len() as f64;
    let nodes = part.iter().map(|taken| taken.nodes).sum::<usize>() as f64 / part.len() as f64;
    println!(
        "{name:>18}: n {:4}  one weight p50 {:.2} ms  p90 {:.2}  three weights p50 {:.2}  p90 {:.2}  p99 {:.2}  closed {:.0} %  nodes {nodes:.0}",
        part.len(),
        at(one, 0.5),
        at(one, 0.9),
        at(all, 0.5),
        at(all, 0.9),
        at(all, 0.99),
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

/// One drawing as a network, and the expected pain that is missing.
struct Problem {
    net: Net,
    log_odds: Vec<f64>,
    absent: Vec<f64>,
}

impl Problem {
    fn new(world: &World, cells: &[usize]) -> Problem {
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
        let rows = patches(cells).into_iter().map(|patch| {
            let mut strengths = std::collections::BTreeMap::new();
            for &cell in &patch {
                for producer in &world.by_cell[cell] {
                    *strengths.entry(local[producer.cause]).or_insert(0.0) += producer.strength / patch.len() as f64;
                }
            }
            Row { count: patch.len() as u32, ..Row::new(SILENT, strengths.into_iter().collect()) }
        });
        let links = links.iter().map(|&(m, k)| Link { mimic: local[m], point: local[k], raise: 3f64.ln() }).collect();
        // Points of one muscle are neighbours in the list.
        let groups = causes.chunk_by(|a, b| a / 2 == b / 2);
        let mut next = 0;
        let groups = groups.map(|group| {
            next += group.len();
            (next - group.len()..next).collect()
        });
        Problem {
            net: Net { n_causes: causes.len(), rows: rows.collect(), any: Vec::new(), links, groups: groups.collect() },
            log_odds: causes.iter().map(|&k| world.causes[k].log_odds).collect(),
            absent: causes.iter().map(|&k| absent[k].max(0.0)).collect(),
        }
    }

    fn numbers(&self, weight: f64) -> (Vec<f64>, Vec<f64>) {
        let log_odds = self.log_odds.iter().zip(&self.absent).map(|(u, absent)| u - weight * 0.5 * absent);
        (log_odds.collect(), vec![weight * 2.0; self.net.rows.len()])
    }

    fn solve(&self, weight: f64) -> Posterior {
        let (log_odds, row_weight) = self.numbers(weight);
        infer(View { net: &self.net, log_odds: &log_odds, row_weight: &row_weight }, Limits { gap: 0.02, nodes: 600 })
    }

    /// Largest difference between an estimate and the share of Gibbs sweeps with the cause, sensitisation included.
    fn error_against_sampling(&self, weight: f64, found: &Posterior, dice: &mut Dice) -> f64 {
        let (log_odds, row_weight) = self.numbers(weight);
        let n = self.net.n_causes;
        let mut rows_of: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n];
        for (row, entries) in self.net.rows.iter().enumerate() {
            entries.causes.iter().for_each(|producer| rows_of[producer.cause].push((row, producer.quiet)));
        }
        let mut left: Vec<f64> = self.net.rows.iter().map(|row| row.silent).collect();
        let mut is_in = vec![false; n];
        let raise = |is_in: &[bool]| -> f64 {
            let mut raised = std::collections::BTreeMap::new();
            for link in self.net.links.iter().filter(|link| is_in[link.mimic] && is_in[link.point]) {
                raised.insert(link.point, link.raise);
            }
            raised.values().sum()
        };
        let linked: Vec<bool> =
            (0..n).map(|k| self.net.links.iter().any(|link| link.mimic == k || link.point == k)).collect();
        let mut counted = vec![0.0; n];
        for sweep in 0..SWEEPS {
            for k in 0..n {
                let mut ln_odds = log_odds[k];
                for &(row, quiet) in &rows_of[k] {
                    let without = if is_in[k] { left[row] / quiet } else { left[row] };
                    let count = f64::from(self.net.rows[row].count);
                    ln_odds += count * row_weight[row] * ((1.0 - without * quiet) / (1.0 - without)).ln();
                }
                let was_in = is_in[k];
                if linked[k] {
                    is_in[k] = true;
                    ln_odds += raise(&is_in);
                    is_in[k] = false;
                    ln_odds -= raise(&is_in);
                }
                let p = 1.0 / (1.0 + (-ln_odds).exp());
                is_in[k] = dice.unit() < p;
                if is_in[k] != was_in {
                    for &(row, quiet) in &rows_of[k] {
                        left[row] = if is_in[k] { left[row] * quiet } else { left[row] / quiet };
                    }
                }
                if sweep >= SWEEPS / 10 {
                    // The chance itself varies less than whether it came true.
                    counted[k] += p;
                }
            }
        }
        let sweeps = (SWEEPS - SWEEPS / 10) as f64;
        found.causes.iter().zip(counted).map(|(cause, sum)| (cause.p - sum / sweeps).abs()).fold(0.0, f64::max)
    }
}

/// Painted cells in squares of two by two.
fn patches(cells: &[usize]) -> Vec<Vec<usize>> {
    let mut patches = std::collections::BTreeMap::<usize, Vec<usize>>::new();
    for &cell in cells {
        patches.entry(cell / COLUMNS / 2 * COLUMNS + cell % COLUMNS / 2).or_default().push(cell);
    }
    patches.into_values().collect()
}
