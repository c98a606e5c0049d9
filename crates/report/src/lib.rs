//! Pictures for people: the rasteriser and the plates of the atlas. No I/O.

pub mod plate;
pub mod raster;
