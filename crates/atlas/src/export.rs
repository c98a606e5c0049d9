//! The atlas as a table for others: which regions each cause reaches.
