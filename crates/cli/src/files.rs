//! Reading and writing files, with errors that name them.

use std::io::{Read, Write};
use std::path::Path;

use crate::exit::BadInput;

/// The text of a file, or of standard input for `-`.
pub fn read_text(path: &Path) -> Result<String, BadInput> {
    if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|error| BadInput(format!("standard input: {error}; send UTF-8 text")))?;
        return Ok(text);
    }
    let bytes = read_bytes(path)?;
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        BadInput(format!("{}: not UTF-8 text after byte {place}; save it as UTF-8", path.display()))
    })
}

pub fn read_bytes(path: &Path) -> Result<Vec<u8>, BadInput> {
    std::fs::read(path).map_err(|error| BadInput(format!("{}: {error}", path.display())))
}

/// Writes beside the target and renames, so that an interrupted run leaves the old file whole.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), BadInput> {
    let bad = |error: std::io::Error| BadInput(format!("{}: {error}", path.display()));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(bad)?;
    }
    let unfinished = path.with_extension("unfinished");
    std::fs::write(&unfinished, bytes).map_err(bad)?;
    std::fs::rename(&unfinished, path).map_err(bad)
}

/// Prints to standard output; a reader that went away (`| head`) is no error.
pub fn print(text: &str) -> Result<(), BadInput> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(BadInput(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}
