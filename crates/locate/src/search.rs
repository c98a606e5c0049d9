//! Sandwich search: certified two-sided bounds on a sum over sets of causes.
//!
//! A node holds the sets that contain `inside`, avoid the causes ruled out, and are free in the
//! undecided ones. Because the problem is log-submodular (apart from sensitisation, which is
//! bounded separately), every node has a cheap lower and upper bound on its share of the sum;
//! the node with the widest bounds is split until the sum is known well enough.
//! Equation (20) of `docs/how-it-computes.md`.

mod cover;
mod explore;
mod island;
mod lanes;
mod splits;
mod tangent;
mod tree;

pub(crate) use explore::{Explored, explore};
pub(crate) use island::Island;
pub(crate) use splits::Split;
