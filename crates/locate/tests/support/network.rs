//! Noisy-OR networks of which everything is observed, and what a [`View`] makes of them.

use locate::net::{Net, Row, View};

use super::dice::Dice;

/// Causes, findings and which cause produces which.
#[derive(Debug, Clone)]
pub struct Network {
    /// Probability of each cause before anything is known.
    pub prior: Vec<f64>,
    /// Probability that a finding is there when no cause is active.
    pub leak: f64,
    /// Per finding: causes that can produce it, ascending, with the probability `q` that each stays silent.
    pub findings: Vec<Vec<(usize, f64)>>,
}

/// How a random network is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub n_causes: usize,
    pub n_findings: usize,
    /// Findings present in each evidence set.
    pub n_positive: usize,
    /// Probability that a cause can produce a finding.
    pub density: f64,
    /// Priors are drawn log-uniformly from this range.
    pub prior: (f64, f64),
}

/// What is known of the findings that are not present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    Absent,
    /// Nobody looked for them: more sets of causes stay possible.
    Unknown,
}

/// The largest probability that a cause leaves a finding silent: weaker ones are no arrow.
const QUIETEST: f64 = 0.95;
/// No cause produces anything for sure.
const LOUDEST: f64 = 0.02;

impl Network {
    pub fn draw(dice: &mut Dice, shape: Shape) -> Network {
        let (low, high) = shape.prior;
        let prior = (0..shape.n_causes).map(|_| dice.between(low.ln(), high.ln()).exp()).collect();
        let findings = (0..shape.n_findings)
            .map(|_| {
                let producing: Vec<usize> = (0..shape.n_causes).filter(|_| dice.unit() < shape.density).collect();
                producing.into_iter().map(|cause| (cause, dice.between(LOUDEST, QUIETEST))).collect()
            })
            .collect();
        Network { prior, leak: 0.01, findings }
    }

    /// Findings present in a patient drawn from the network itself: the first with `n_positive` of them.
    pub fn patient(&self, dice: &mut Dice, n_positive: usize) -> Vec<usize> {
        loop {
            let is_active: Vec<bool> = self.prior.iter().map(|&p| dice.unit() < p).collect();
            let mut positive = Vec::new();
            for (finding, causes) in self.findings.iter().enumerate() {
                let quiet: f64 = causes.iter().filter(|(cause, _)| is_active[*cause]).map(|(_, q)| q).product();
                if dice.unit() > (1.0 - self.leak) * quiet {
                    positive.push(finding);
                }
            }
            if positive.len() == n_positive {
                return positive;
            }
        }
    }

    /// The problem that remains when the findings `positive` (ascending) are present.
    ///
    /// Each is a row. An absent finding takes `-ln q` from the log-odds of each of its causes; one
    /// that nobody looked for says nothing.
    pub fn observed(&self, positive: &[usize], others: Others) -> Observed {
        let mut log_odds: Vec<f64> = self.prior.iter().map(|p| libm::log(*p) - libm::log1p(-p)).collect();
        let mut rows = Vec::new();
        for (finding, causes) in self.findings.iter().enumerate() {
            if positive.binary_search(&finding).is_ok() {
                let causes = causes.iter().map(|&(cause, q)| (cause, -libm::log(q))).collect();
                rows.push(Row::new(1.0 - self.leak, causes));
            } else if others == Others::Absent {
                causes.iter().for_each(|&(cause, q)| log_odds[cause] += libm::log(q));
            }
        }
        let row_weight = vec![1.0; rows.len()];
        Observed { net: Net { n_causes: self.prior.len(), rows, ..Net::default() }, log_odds, row_weight }
    }
}

/// A network with its evidence put in.
pub struct Observed {
    pub net: Net,
    pub log_odds: Vec<f64>,
    pub row_weight: Vec<f64>,
}

impl Observed {
    pub fn view(&self) -> View<'_> {
        View { net: &self.net, log_odds: &self.log_odds, row_weight: &self.row_weight }
    }
}
