//! What was added to the log-odds of a cause, and why.

/// One addition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Entry {
    /// Index into [`atlas::Atlas::causes`].
    pub cause: usize,
    pub why: Why,
    pub nats: f64,
}

/// Evidence that concerns one cause whatever the others are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    Age,
    Sex,
    Duration,
    /// How often the muscle was found in people with this complaint.
    Population,
    /// Index into [`atlas::Atlas::loads`].
    Load(usize),
    /// Index into [`atlas::Atlas::red_flags`].
    RedFlag(usize),
    /// How surely the cause is felt where it hurts, and that its own territory is what is complained of.
    Felt,
    /// Index into [`crate::Case::findings`].
    Finding(usize),
    /// What a mimic pays beforehand for the points that it may raise.
    Sensitises,
}
