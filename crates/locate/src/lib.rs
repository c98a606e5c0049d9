//! The inference engine of Palpate: pain drawing and examination in, causes with bounds out.

pub mod net;
pub mod posterior;
mod search;
