//! A changed file of the atlas: refused with messages, or an atlas that answers.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use arbitrary::{Result, Unstructured};
use atlas::{Atlas, Sources, check, compile, toy};
use locate::Engine;
use locate::wire::parse_case;

const MOST_CHANGES: usize = 4;
const MOST_WORDS: usize = 8;

/// What a hand or another program may write where a value belongs.
const VALUES: [&str; 24] = [
    "",
    "0",
    "1",
    "-1",
    "0.5",
    "-0.0",
    "1e-9",
    "0.999999999",
    "1e308",
    "-1e308",
    "1e-320",
    "nan",
    "inf",
    "3",
    "18446744073709551616",
    "true",
    "\"\"",
    "\"toy\"",
    "[]",
    "[\"\"]",
    "[1.0, 0.0]",
    "{}",
    "\"right\"",
    "\"\\u0000\"",
];
/// What a place on the skin is written with.
const WORDS: [&str; 20] = [
    "nipple",
    "hip",
    "knee",
    "blade",
    "notch",
    "l4",
    "opposite.nipple",
    "opposite.notch",
    "nipple.left",
    "opposite.",
    "0%",
    "50%",
    "100.5%",
    "to",
    "up",
    "medial",
    "back",
    "2",
    "50",
    "nan",
];
/// An answer is asked of each atlas that compiles.
const CASE: &str = r#"{"id": "c", "age": 50, "sex": "female", "duration_weeks": 6, "drawing": {"strokes":
    [{"points": [[-100, 1200, 100], [-100, 900, 100]], "radius": 60, "intensity": 7}]}}"#;

/// The bytes as changes of lines of the toy atlas.
pub fn target(bytes: &[u8]) {
    let mut files = toy_files().clone();
    if change(&mut files, &mut Unstructured::new(bytes)).is_err() {
        return;
    }
    let mut sources: Vec<(String, Vec<u8>)> =
        files.iter().map(|(path, lines)| (path.clone(), lines.join("\n").into_bytes())).collect();
    sources.push(("body/body.bin".to_owned(), body().clone()));
    match compile(&Sources::new(sources)) {
        Ok(atlas) => answers(&atlas),
        Err(errors) => assert!(!errors.is_empty() && errors.iter().all(|error| !error.to_string().is_empty())),
    }
}

fn answers(atlas: &Atlas) {
    for finding in check::all(atlas) {
        assert!(!finding.to_string().is_empty());
    }
    let again = Atlas::from_bytes(&atlas.to_bytes(), body()).expect("what was written can be read");
    assert_eq!(again.causes(), atlas.causes());
    // The case names nothing that a change could have taken away.
    let case = parse_case(CASE, atlas).expect("strokes need no atlas");
    let assessment = Engine::new(atlas).assess(&case);
    for ranked in &assessment.causes {
        assert!(crate::is_sound(ranked.posterior), "{ranked:?}");
    }
}

/// Each file as lines; a changed file is put together again.
type Files = BTreeMap<String, Vec<String>>;

fn toy_files() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| {
        let lines = |text: String| text.lines().map(str::to_owned).collect();
        toy::files().into_iter().map(|(path, text)| (path, lines(text))).collect()
    })
}

fn body() -> &'static Vec<u8> {
    static BODY: OnceLock<Vec<u8>> = OnceLock::new();
    BODY.get_or_init(toy::body)
}

fn change(files: &mut Files, u: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..u.int_in_range(1..=MOST_CHANGES)? {
        let (path, at) = line(files, u)?;
        let old = files[&path].get(at).cloned().unwrap_or_default();
        let kind = u.int_in_range(0..=6_u8)?;
        let new = match kind {
            0 => with_value(&old, u.choose(&VALUES)?),
            1 => with_value(&old, &format!("{:?}", words(u)?)),
            2 => with_value(&old, &format!("[{:?}, {:?}]", words(u)?, words(u)?)),
            3 => with_value(&old, &u.arbitrary::<f64>()?.to_string()),
            4 => String::new(),
            5 => {
                let (other, from) = line(files, u)?;
                format!("{old}\n{}", files[&other].get(from).cloned().unwrap_or_default())
            }
            _ => raw(&old, u)?,
        };
        if let Some(lines) = files.get_mut(&path)
            && let Some(line) = lines.get_mut(at)
        {
            *line = new;
        }
    }
    Ok(())
}

fn line(files: &Files, u: &mut Unstructured<'_>) -> Result<(String, usize)> {
    let path = files.keys().nth(u.choose_index(files.len())?).cloned().unwrap_or_default();
    let at = u.choose_index(files[&path].len().max(1))?;
    Ok((path, at))
}

/// `key = value`, or a row of a table, with its last part replaced.
fn with_value(line: &str, value: &str) -> String {
    match (line.split_once('='), line.rsplit_once('\t')) {
        (Some((key, _)), _) => format!("{key}= {value}"),
        (None, Some((row, _))) => format!("{row}\t{value}"),
        (None, None) => value.to_owned(),
    }
}

fn words(u: &mut Unstructured<'_>) -> Result<String> {
    let n = u.int_in_range(0..=MOST_WORDS)?;
    let words: Vec<&str> = (0..n).map(|_| u.choose(&WORDS).copied()).collect::<Result<_>>()?;
    Ok(words.join(" "))
}

/// The line with some of its characters replaced by any others.
fn raw(line: &str, u: &mut Unstructured<'_>) -> Result<String> {
    let start = u.choose_index(line.chars().count() + 1)?;
    let n_gone = u.int_in_range(0..=4_usize)?;
    let n_new = u.int_in_range(0..=6_usize)?;
    let mut text: String = line.chars().take(start).collect();
    for _ in 0..n_new {
        text.push(if u.ratio(7, 8)? { char::from(u.arbitrary::<u8>()?) } else { u.arbitrary()? });
    }
    text.extend(line.chars().skip(start + n_gone));
    Ok(text)
}
