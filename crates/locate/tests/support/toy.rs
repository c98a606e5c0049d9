//! A toy atlas with two muscles, a mimic that sensitises one of them, and a shared test.
#![allow(dead_code)] // Each test file uses its own part.

use atlas::{Atlas, Sources, compile, toy};
use locate::wire::{AssessmentWire, CauseWire, assessment, parse_case};
use locate::{Engine, LocateError};

/// The toy atlas of the atlas crate, with a second muscle in front and a test shared with the mimic.
pub fn atlas() -> Atlas {
    edited(&[])
}

/// The same, with `(file, from, to)` replaced.
pub fn edited(edits: &[(&str, &str, &str)]) -> Atlas {
    let mut files = toy::files();
    let other =
        files["muscles/toy.toml"].replace("id = \"toy\"", "id = \"other\"").replace("Toy muscle", "Other muscle");
    let other = other.replace("agonists = [\"other\"]", "agonists = []").replace("value = 0.19", "value = 0.05");
    files.insert("muscles/other.toml".to_owned(), other);
    files.get_mut("signs.toml").unwrap().push_str(
        "\n[[sign]]\nid = \"stretch_test\"\nname = \"Stretch test\"\nscope = \"test\"\nhow_to = \"Pull.\"\npositive = \"It hurts.\"\n\
         sensitivity = 0.6\nspecificity = 0.8\neffort = 1.0\nbasis = \"An estimate.\"\ngrade = \"opinion\"\n",
    );
    let root = files.get_mut("mimics/root.toml").unwrap();
    *root = root.replacen("[distinguish]", "[[sign]]\nid = \"stretch_test\"\ngrade = \"opinion\"\n\n[distinguish]", 1);
    for (file, from, to) in edits {
        let text = files.get_mut(*file).unwrap();
        assert!(text.contains(from), "`{file}` holds `{from}`");
        *text = text.replacen(from, to, 1);
    }
    let mut files: Vec<(String, Vec<u8>)> = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    files.push(("body/body.bin".to_owned(), toy::body()));
    compile(&Sources::new(files)).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// The written answer to a case.
#[track_caller]
pub fn answer(engine: &Engine<'_>, json: &str) -> AssessmentWire {
    let case = parse_case(json, engine.atlas()).unwrap_or_else(|error| panic!("{error}: {json}"));
    assessment(&engine.assess(&case), engine.atlas(), true)
}

pub fn refused(atlas: &Atlas, json: &str) -> LocateError {
    parse_case(json, atlas).expect_err("the case is refused")
}

#[track_caller]
pub fn cause<'a>(answer: &'a AssessmentWire, id: &str, side: &str) -> &'a CauseWire {
    answer.causes.iter().find(|cause| cause.cause == id && cause.side == Some(side)).expect("the cause is listed")
}
