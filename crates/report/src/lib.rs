//! The atlas for people: the rasteriser, the plates, the pages to read and print. No I/O.

pub mod figure;
pub mod pages;
pub mod plate;
pub mod raster;
