//! What stands on the pages of a paper, for tests.

use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

/// The text of all pages without its white space, which differs with where lines break.
pub fn text(document: &PagedDocument) -> String {
    let mut text = String::new();
    for page in document.pages() {
        collect(&page.frame, &mut text);
    }
    squeezed(&text)
}

pub fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn collect(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, text),
            FrameItem::Text(run) => text.push_str(&run.text),
            _ => {}
        }
    }
}
