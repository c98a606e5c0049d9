//! Landmark expressions.
