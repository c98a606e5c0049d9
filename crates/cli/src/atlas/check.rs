use std::path::{Path, PathBuf};

use ::atlas::{AtlasError, Finding, Sources};

use crate::Format;
use crate::exit::{BadInput, Ended, Outcome};
use crate::files;

/// Prints everything that is wrong; the answer is no when there is anything.
pub fn run(folder: Option<&Path>, format: Format) -> Ended {
    let here = Path::new("atlas");
    let folder = folder.or_else(|| here.join("VERSION").exists().then_some(here));
    let problems = match folder {
        None => ::atlas::check::all(embedded::atlas()).into_iter().map(Problem::from).collect(),
        Some(folder) => match ::atlas::compile(&read(folder)?) {
            Ok(atlas) => ::atlas::check::all(&atlas).into_iter().map(Problem::from).collect(),
            Err(errors) => errors.into_iter().map(Problem::from).collect::<Vec<_>>(),
        },
    };
    let name = folder.map_or("the embedded atlas".to_owned(), |folder| folder.display().to_string());
    match format {
        Format::Json => {
            let list: Vec<_> = problems
                .iter()
                .map(|problem| serde_json::json!({"file": problem.file, "law": problem.law, "problem": problem.words}))
                .collect();
            files::print(&super::pretty(&list)?)?;
        }
        Format::Table => {
            for problem in &problems {
                files::print(&format!("{}\n", problem.words))?;
            }
        }
    }
    if problems.is_empty() {
        if format == Format::Table {
            files::print(&format!("{name}: every law holds\n"))?;
        }
        return Ok(Outcome::Fine);
    }
    Ok(Outcome::No(format!("{name}: {} to put right", problems.len())))
}

struct Problem {
    file: String,
    law: String,
    words: String,
}

impl From<Finding> for Problem {
    fn from(finding: Finding) -> Self {
        Self { words: finding.to_string(), file: finding.file, law: finding.law.to_owned() }
    }
}

impl From<AtlasError> for Problem {
    fn from(error: AtlasError) -> Self {
        Self { words: error.to_string(), file: error.file().to_owned(), law: "compile".to_owned() }
    }
}

/// The files of a folder that belong to an atlas.
fn read(folder: &Path) -> Result<Sources, BadInput> {
    let mut found = Vec::new();
    collect(folder, folder, &mut found)?;
    if found.is_empty() {
        return Err(BadInput(format!("{}: holds no atlas; expected VERSION, muscles/ and mimics/", folder.display())));
    }
    Ok(Sources::new(found))
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, Vec<u8>)>) -> Result<(), BadInput> {
    let bad = |error: std::io::Error| BadInput(format!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .map_err(bad)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(bad)?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(root, &path, found)?;
            continue;
        }
        let relative = path.strip_prefix(root).unwrap_or(&path);
        let name = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        if Sources::wants(&name) {
            found.push((name, files::read_bytes(&path)?));
        }
    }
    Ok(())
}
