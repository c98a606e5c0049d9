//! The atlas as pages to read and print: an index by body part, pain and movement, a page for each muscle and mimic, one for
//! treatment and safety.

mod entry;
mod html;
mod index;
mod mimic;
mod muscle;
mod treatment;

use crate::plate::PlateError;
use atlas::Atlas;

pub(crate) use html::escaped;
pub use index::index;
pub use treatment::treatment;

/// The style sheet that every page links as `style.css`.
pub const STYLE: &str = include_str!("pages/style.css");

/// Where the page of a muscle or mimic lies in the folder of the pages.
pub fn path(atlas: &Atlas, id: &str) -> String {
    let folder = if atlas.muscle(id).is_some() { "muscles" } else { "mimics" };
    format!("{folder}/{id}.html")
}

/// The page of a muscle or mimic; it shows the picture `../plates/ID.png`, whose views `captions` name from left to right.
///
/// # Errors
/// [`PlateError::UnknownCause`] names the nearest known id.
pub fn entry(atlas: &Atlas, id: &str, captions: &[String]) -> Result<String, PlateError> {
    match (atlas.muscle(id), atlas.mimic(id)) {
        (Some(muscle), _) => Ok(muscle::page(atlas, muscle, captions)),
        (None, Some(mimic)) => Ok(mimic::page(atlas, mimic, captions)),
        (None, None) => {
            Err(PlateError::UnknownCause { id: id.to_owned(), nearest: atlas.nearest_cause(id).map(str::to_owned) })
        }
    }
}
