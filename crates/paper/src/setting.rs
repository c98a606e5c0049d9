//! Sets a paper: a template of `typst/` with its values and pictures becomes pages, and these a PDF.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::PaperError;

/// A page to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    Handout,
    Note,
}

impl Template {
    fn name(self) -> &'static str {
        match self {
            Self::Handout => "handout.typ",
            Self::Note => "note.typ",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Handout => include_str!("../typst/handout.typ"),
            Self::Note => include_str!("../typst/note.typ"),
        }
    }
}

/// Pictures by the name that the template calls them, such as `pain-0.png`.
pub type Pictures = BTreeMap<String, Vec<u8>>;

const STYLE: &str = include_str!("../typst/style.typ");
/// Noto Sans: Latin, Greek and Cyrillic (`fonts/OFL.txt`).
const FONTS: [&[u8]; 2] =
    [include_bytes!("../fonts/NotoSans-Regular.ttf"), include_bytes!("../fonts/NotoSans-Bold.ttf")];

/// The pages of a paper.
///
/// # Errors
/// [`PaperError::Template`] when template and values do not fit.
pub fn pages(template: Template, values: &Value, pictures: Pictures) -> Result<PagedDocument, PaperError> {
    let desk = Desk::new(template, values, pictures);
    typst::compile::<PagedDocument>(&desk).output.map_err(|errors| failed(template, &errors))
}

/// A paper as PDF: tagged, with its fonts, and PDF/UA-1 unless something stands in the way, such as a letter that no font has.
///
/// # Errors
/// [`PaperError::Template`] when template and values do not fit.
pub fn pdf(template: Template, values: &Value, pictures: Pictures) -> Result<Vec<u8>, PaperError> {
    let document = pages(template, values, pictures)?;
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default();
    let bytes = typst_pdf::pdf(&document, &PdfOptions { standards: accessible, ..PdfOptions::default() })
        .or_else(|_| typst_pdf::pdf(&document, &PdfOptions::default()));
    // What was laid out is remembered for the next time, and would stay in memory with the patient's name.
    typst::comemo::evict(0);
    bytes.map_err(|errors| failed(template, &errors))
}

fn failed(template: Template, errors: &[SourceDiagnostic]) -> PaperError {
    let problem = errors.first().map_or_else(String::new, |error| error.message.to_string());
    PaperError::Template { template: template.name(), problem }
}

/// What a template finds around it: the style, its values, its pictures, the fonts.
struct Desk {
    main: Source,
    files: BTreeMap<&'static str, Bytes>,
    pictures: BTreeMap<String, Bytes>,
}

struct Shelf {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.into_iter().flat_map(|font| Font::iter(Bytes::new(font))).collect();
    Shelf {
        library: LazyHash::new(<Library as LibraryExt>::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

impl Desk {
    fn new(template: Template, values: &Value, pictures: Pictures) -> Self {
        let files = BTreeMap::from([
            ("style.typ", Bytes::from_string(STYLE)),
            ("values.json", Bytes::from_string(values.to_string())),
        ]);
        Self {
            main: Source::new(id(template.name()), template.text().to_owned()),
            files,
            pictures: pictures.into_iter().map(|(name, png)| (name, Bytes::new(png))).collect(),
        }
    }

    fn bytes(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.get().vpath().get_without_slash();
        let found = self.files.get(name).or_else(|| self.pictures.get(name));
        found.cloned().ok_or_else(|| FileError::NotFound(name.into()))
    }
}

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).unwrap_or_else(|_| unreachable!("names of templates are paths"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHELF.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let text = self.bytes(id)?.into_string().map_err(|_| FileError::InvalidUtf8)?;
        Ok(Source::new(id, text))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.bytes(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
