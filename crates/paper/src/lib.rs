//! Papers of the record: the handout for the patient and the note of a visit, as PDF.
//!
//! Pure: a visit and its surroundings in, bytes out. What a page says about medicine is the atlas's or was written by a person.
//! The pages are laid out by the templates in `typst/`, which get everything as values and nothing as markup.

mod handout;
mod note;
mod occasion;
mod pictures;
#[cfg(test)]
mod printed;
#[cfg(test)]
mod scene;
mod setting;

pub use handout::handout;
pub use note::{Kept, note};
pub use occasion::Occasion;

/// Why a paper could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// A template and what it is given do not fit: a defect of the program. Never holds a word of the record.
    #[error("template `{template}`: {problem}")]
    Template { template: &'static str, problem: String },
    #[error(transparent)]
    Picture(#[from] report::raster::RasterError),
}
