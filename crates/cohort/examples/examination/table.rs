//! Figures of many courses, as Markdown.

use locate::calibration::log_loss;
use locate::case::Subject;

use crate::{MOST_SIGNS, POLICIES, Policy};

const SURE: f64 = 0.9;
const TRULY: f64 = 0.8;
const FOUND: f64 = 0.5;
const AFTER_SIGNS: [usize; 3] = [5, 10, 20];
const AFTER_MINUTES: [f64; 2] = [5.0, 10.0];

/// One patient examined by one policy: the state before any sign and after each.
pub struct Course {
    pub steps: Vec<Step>,
}

/// What is known at one moment.
pub struct Step {
    pub minutes: f64,
    /// Most probable of all, and of the true causes.
    largest: f64,
    largest_true: f64,
    is_first_true: bool,
    /// Share of the true causes above a half.
    found: f64,
    /// `−Σ ln P(what is true)` over all muscles and mimics.
    log: f64,
}

impl Step {
    pub fn new(posterior: &[(Subject, f64)], truth: &[Subject], minutes: f64) -> Step {
        let mut step = Step { minutes, largest: 0.0, largest_true: 0.0, is_first_true: false, found: 0.0, log: 0.0 };
        for (subject, p) in posterior {
            let is_true = truth.contains(subject);
            if *p > step.largest {
                (step.largest, step.is_first_true) = (*p, is_true);
            }
            if is_true {
                step.largest_true = step.largest_true.max(*p);
                step.found += f64::from(u8::from(*p > FOUND)) / truth.len() as f64;
            }
            step.log += log_loss(*p, is_true);
        }
        step
    }
}

impl Course {
    /// Signs and minutes until `holds`, or until the end.
    fn until(&self, holds: impl Fn(&Step) -> bool) -> (f64, f64, bool) {
        match self.steps.iter().position(holds) {
            Some(at) => (at as f64, self.steps[at].minutes, true),
            None => (MOST_SIGNS as f64, self.steps.last().map_or(0.0, |step| step.minutes), false),
        }
    }

    fn after_signs(&self, n: usize) -> &Step {
        &self.steps[n.min(self.steps.len() - 1)]
    }

    fn after_minutes(&self, minutes: f64) -> &Step {
        self.steps.iter().rev().find(|step| step.minutes <= minutes).unwrap_or(&self.steps[0])
    }
}

/// Mean with its standard error.
fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0);
    (mean, (variance / n).sqrt())
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn written((mean, error): (f64, f64), digits: usize) -> String {
    format!("{mean:.digits$} ± {error:.digits$}")
}

pub fn print(world: &str, all: &[Vec<Course>]) {
    println!("\n## World `{world}`, {} patients with a cause of the atlas\n", all.len());
    if all.is_empty() {
        return;
    }
    let of = |policy: usize, value: &dyn Fn(&Course) -> f64| -> Vec<f64> {
        all.iter().map(|courses| value(&courses[policy])).collect()
    };
    println!(
        "| policy | signs until some cause ≥ {SURE} | minutes | reached | signs until a true cause ≥ {TRULY} | median | minutes | reached |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for (policy, (_, name)) in POLICIES.iter().enumerate() {
        let sure = |step: &Step| step.largest >= SURE;
        let truly = |step: &Step| step.largest_true >= TRULY;
        println!(
            "| {name} | {} | {} | {:.0} % | {} | {:.0} | {} | {:.0} % |",
            written(mean(&of(policy, &|course| course.until(sure).0)), 1),
            written(mean(&of(policy, &|course| course.until(sure).1)), 1),
            100.0 * mean(&of(policy, &|course| f64::from(u8::from(course.until(sure).2)))).0,
            written(mean(&of(policy, &|course| course.until(truly).0)), 1),
            median(&of(policy, &|course| course.until(truly).0)),
            written(mean(&of(policy, &|course| course.until(truly).1)), 1),
            100.0 * mean(&of(policy, &|course| f64::from(u8::from(course.until(truly).2)))).0,
        );
    }
    println!("\nA course that never gets there counts {MOST_SIGNS} signs.\n");
    for (what, digits, value) in [
        ("log score", 2, (|step: &Step| step.log) as fn(&Step) -> f64),
        ("top-1", 3, |step| f64::from(u8::from(step.is_first_true))),
        ("share of true causes above a half", 3, |step| step.found),
    ] {
        let signs = AFTER_SIGNS.map(|n| format!("after {n} signs"));
        let minutes = AFTER_MINUTES.map(|n| format!("after {n} minutes"));
        println!(
            "| {what} | before | {} | {} |\n|---|---|---|---|---|---|---|",
            signs.join(" | "),
            minutes.join(" | ")
        );
        for (policy, (_, name)) in POLICIES.iter().enumerate() {
            let cell = |at: &dyn Fn(&Course) -> f64| written(mean(&of(policy, at)), digits);
            let before = cell(&|course| value(&course.steps[0]));
            let signs = AFTER_SIGNS.map(|n| cell(&|course| value(course.after_signs(n))));
            let minutes = AFTER_MINUTES.map(|n| cell(&|course| value(course.after_minutes(n))));
            println!("| {name} | {before} | {} | {} |", signs.join(" | "), minutes.join(" | "));
        }
        println!();
    }
    compared(all);
    stops(all);
}

/// Patient by patient: information per minute against each other policy.
fn compared(all: &[Vec<Course>]) {
    println!(
        "| information per minute less … | signs until a true cause | minutes | log score after 10 signs | after 10 minutes |"
    );
    println!("|---|---|---|---|---|");
    for (policy, (_, name)) in POLICIES.iter().enumerate().skip(1) {
        let less = |value: &dyn Fn(&Course) -> f64| -> String {
            let values: Vec<f64> = all.iter().map(|courses| value(&courses[0]) - value(&courses[policy])).collect();
            written(mean(&values), 2)
        };
        let truly = |step: &Step| step.largest_true >= TRULY;
        println!(
            "| {name} | {} | {} | {} | {} |",
            less(&|course| course.until(truly).0),
            less(&|course| course.until(truly).1),
            less(&|course| course.after_signs(10).log),
            less(&|course| course.after_minutes(10.0).log),
        );
    }
    println!();
}

/// When the batches stopped, and what stopping cost.
fn stops(all: &[Vec<Course>]) {
    let Some(batches) = POLICIES.iter().position(|(policy, _)| *policy == Policy::Batches) else { return };
    let courses: Vec<&Course> = all.iter().map(|courses| &courses[batches]).collect();
    let stopped: Vec<&&Course> = courses.iter().filter(|course| course.steps.len() <= MOST_SIGNS).collect();
    let signs: Vec<f64> = stopped.iter().map(|course| course.steps.len() as f64 - 1.0).collect();
    println!(
        "The batches stopped before {MOST_SIGNS} signs in {:.0} % of patients, there after {} signs on average.",
        100.0 * stopped.len() as f64 / courses.len() as f64,
        written(mean(&signs), 1)
    );
}
