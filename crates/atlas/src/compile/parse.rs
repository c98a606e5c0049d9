//! Each file by itself.

use super::Sources;
use crate::format::{
    Compiled, ContraindicationFile, LoadFile, MeasureFile, PopulationFile, RedFlagFile, SignFile, SourceFile,
    TechniqueFile,
};
use crate::{
    AtlasError, BillingCodes, Defaults, Jargon, LandmarkRow, Mimic, MimicRow, MovementRow, Muscle, MuscleRow,
    RegionRow, SelfReport, Vocabulary,
};
use serde::de::DeserializeOwned;

type Errors = Vec<AtlasError>;

/// Everything readable, without referral maps; `None` when a file that all others lean on is missing or unreadable.
pub(super) fn parse(sources: &Sources, errors: &mut Errors) -> Option<Compiled> {
    let version = text(sources, "VERSION", errors).map(|text| text.trim().to_owned());
    let regions = table(sources, "body/regions.tsv", RegionRow::parse, errors);
    let landmarks = table(sources, "body/landmarks.tsv", LandmarkRow::parse, errors);
    let muscle_rows = table(sources, "vocabulary/muscles.tsv", MuscleRow::parse, errors);
    let mimic_rows = table(sources, "vocabulary/mimics.tsv", MimicRow::parse, errors);
    let jargon = table(sources, "vocabulary/jargon.tsv", Jargon::parse, errors);
    let movements = table(sources, "vocabulary/movements.tsv", MovementRow::parse, errors);
    let defaults: Option<Defaults> = toml(sources, "defaults.toml", errors);
    let signs: Option<SignFile> = toml(sources, "signs.toml", errors);
    let red_flags: Option<RedFlagFile> = toml(sources, "red_flags.toml", errors);
    let loads: Option<LoadFile> = toml(sources, "loads.toml", errors);
    let cited: Option<SourceFile> = toml(sources, "sources.toml", errors);
    let techniques: Option<TechniqueFile> = toml(sources, "techniques.toml", errors);
    let contraindications: Option<ContraindicationFile> = toml(sources, "contraindications.toml", errors);
    let measures: Option<MeasureFile> = toml(sources, "measures.toml", errors);
    let populations: Option<PopulationFile> = toml(sources, "populations.toml", errors);
    let billing: Option<BillingCodes> = toml(sources, "billing.toml", errors);
    let self_report: Option<SelfReport> = toml(sources, "self_report.toml", errors);
    Some(Compiled {
        muscles: entries(sources, "muscles", |muscle: &mut Muscle| &mut muscle.id, errors),
        mimics: entries(sources, "mimics", |mimic: &mut Mimic| &mut mimic.id, errors),
        version: version?,
        hash: sources.hash(),
        regions: regions?,
        landmarks: landmarks?,
        vocabulary: Vocabulary { muscles: muscle_rows?, mimics: mimic_rows?, jargon: jargon?, movements: movements? },
        defaults: defaults?,
        signs: signs?.sign,
        red_flags: red_flags?.red_flag,
        loads: loads?.load,
        sources: cited?.source,
        techniques: techniques?.technique,
        contraindications: contraindications?.contraindication,
        measures: measures?.measure,
        populations: populations?.population,
        billing: billing?,
        self_report: self_report?,
        maps: Vec::new(),
        spans: Vec::new(),
        n_cells: 0,
    })
}

fn text<'a>(sources: &'a Sources, file: &str, errors: &mut Errors) -> Option<&'a str> {
    let Some(bytes) = sources.bytes(file) else {
        errors.push(AtlasError::MissingFile { file: file.to_owned() });
        return None;
    };
    std::str::from_utf8(bytes).map_err(|error| errors.push(syntax(file, "file", error.to_string()))).ok()
}

fn table<T>(
    sources: &Sources,
    file: &str,
    parse: fn(&str, &str) -> Result<Vec<T>, AtlasError>,
    errors: &mut Errors,
) -> Option<Vec<T>> {
    let text = text(sources, file, errors)?;
    parse(file, text).map_err(|error| errors.push(error)).ok()
}

fn toml<T: DeserializeOwned>(sources: &Sources, file: &str, errors: &mut Errors) -> Option<T> {
    let text = text(sources, file, errors)?;
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].lines().count().max(1));
            let block = match header_before(text, line) {
                Some(header) => format!("line {line}, {header}"),
                None => format!("line {line}"),
            };
            errors.push(syntax(file, &block, error.message().to_owned()));
            None
        }
    }
}

/// The `[table]` that a line stands in.
fn header_before(text: &str, line: usize) -> Option<&str> {
    text.lines().take(line).filter(|line| line.starts_with('[')).last().map(str::trim)
}

/// The files of a folder, in order of id. An entry whose id is not the name of its file goes by the name of the file.
fn entries<T: DeserializeOwned>(
    sources: &Sources,
    folder: &str,
    id: fn(&mut T) -> &mut String,
    errors: &mut Errors,
) -> Vec<T> {
    let mut entries: Vec<(String, T)> = Vec::new();
    for (file, _) in sources.folder(folder) {
        let Some(mut entry) = toml::<T>(sources, file, errors) else { continue };
        let stem = file[folder.len() + 1..].trim_end_matches(".toml").to_owned();
        let stated = id(&mut entry);
        if *stated != stem {
            let stated = std::mem::replace(stated, stem.clone());
            errors.push(AtlasError::WrongId { file: file.to_owned(), id: stated, expected: stem.clone() });
        }
        entries.push((stem, entry));
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn syntax(file: &str, block: &str, problem: String) -> AtlasError {
    AtlasError::Syntax { file: file.to_owned(), block: block.to_owned(), problem }
}
