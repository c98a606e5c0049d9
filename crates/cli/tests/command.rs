//! The command as a person or a script uses it: output, exit codes, what is said when something is wrong.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn palpate(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_palpate"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    // A command that refuses early may close its input before it is written.
    let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
    child.wait_with_output().expect("the command ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[track_caller]
fn fine(arguments: &[&str], input: &str) -> String {
    let output = palpate(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

/// What standard error says when the exit code is `code`.
#[track_caller]
fn fails(code: i32, arguments: &[&str], input: &str) -> String {
    let output = palpate(arguments, input);
    assert_eq!(output.status.code(), Some(code), "{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stderr)
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("JSON")
}

const SHOULDER: &str =
    r#"{"id": "a", "pain": [{"region": "shoulder.anterior.right"}, {"region": "shoulder.lateral.right"}]}"#;

#[test]
fn locate_prints_the_documented_form() {
    let answer = json(&fine(&["locate", "-", "--format", "json"], SHOULDER));
    assert!(answer["atlas"]["version"].is_string() && answer["atlas"]["hash"].is_string());
    for key in ["red_flags", "causes", "hypotheses", "next"] {
        assert!(answer[key].is_array(), "{key}");
    }
    assert!(answer["unexplained"].is_number() && answer["abstained"].is_null());
    let first = &answer["causes"][0];
    for key in ["cause", "side", "kind", "p", "lower", "upper", "explains"] {
        assert!(!first[key].is_null(), "{key}");
    }
    assert!(answer["next"][0]["bits"].is_number());
}

#[test]
fn locate_prints_a_table_by_default() {
    let page = fine(&["locate", "-"], SHOULDER);
    assert!(page.contains("Muscles") && page.contains("Mimics") && page.contains("Next to examine"), "{page}");
    assert!(page.contains("diagnoses nobody"), "{page}");
    assert!(!page.contains("\n0.00  "), "{page}");
}

#[test]
fn locate_explains_a_cause_and_contrasts_two() {
    let page = fine(&["locate", "-", "--explain", "infraspinatus"], SHOULDER);
    assert!(
        page.starts_with("Why Infraspinatus, right") && page.contains("pain in front of shoulder, right"),
        "{page}"
    );
    assert!(page.contains("all together"), "{page}");
    let first = fine(&["locate", "-", "--explain"], SHOULDER);
    assert!(first.contains("What would change it"), "{first}");
    let pair = ["infraspinatus.right", "radiculopathy_c6.right"];
    let page = fine(&["locate", "-", "--contrast", pair[0], pair[1]], SHOULDER);
    assert!(page.starts_with("Why Infraspinatus, right rather than C6 radiculopathy, right\n"), "{page}");
    assert!(page.contains("would hurt there") && page.contains("How to tell them apart"), "{page}");
    let answer = json(&fine(&["locate", "-", "--explain", "--format", "json"], SHOULDER));
    assert!(answer["causes"][0]["contributions"][0]["nats"].is_number() && answer["change"].is_array());
    let said = fails(2, &["locate", "-", "--contrast", "infraspinatsu", "deltoid_middle"], SHOULDER);
    assert!(said.contains("nearest is `infraspinatus`"), "{said}");
}

#[test]
fn the_same_case_gives_the_same_answer() {
    let arguments = ["locate", "-", "--format", "json", "--cells"];
    assert_eq!(fine(&arguments, SHOULDER), fine(&arguments, SHOULDER));
}

#[test]
fn the_example_of_the_readme_runs() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/example.json");
    assert!(fine(&["locate", example], "").contains("infraspinatus"));
}

#[test]
fn an_empty_case_is_answered_with_no() {
    let said = fails(1, &["locate", "-"], r#"{"id": "a"}"#);
    assert!(!said.trim().is_empty());
}

#[test]
fn the_whole_body_painted_is_answered_with_no() {
    let cells: Vec<String> = (0..embedded::atlas().body().cells().len()).map(|cell| format!("[{cell},7]")).collect();
    let case = format!(
        r#"{{"id": "a", "drawing": {{"atlas": "{}", "cells": [{}]}}}}"#,
        embedded::atlas().version(),
        cells.join(",")
    );
    let said = fails(1, &["locate", "-", "--format", "json"], &case);
    assert!(!said.trim().is_empty());
}

#[test]
fn bad_cases_name_place_and_remedy() {
    for (case, words) in [
        ("", "JSON"),
        (r#"{"id": "a", "pain": [{"region": "sholder.anterior.right"}]}"#, "nearest is `shoulder.anterior.right`"),
        (r#"{"id": "a", "pain": [{"region": "shoulder.anterior"}]}"#, "shoulder.anterior"),
        (r#"{"id": "a", "pain": [{"region": "shoulder.anterior.right", "intensity": -1}]}"#, "pain[0].intensity"),
        (
            r#"{"id": "a", "findings": [{"sign": "taut_band", "muscle": "infraspinatis", "side": "right", "result": "present"}]}"#,
            "nearest is `infraspinatus`",
        ),
        (
            r#"{"id": "a", "findings": [{"sign": "taut_band", "muscle": "infraspinatus", "side": "rigth", "result": "present"}]}"#,
            "rigth",
        ),
        (
            r#"{"id": "a", "findings": [
                {"sign": "taut_band", "muscle": "infraspinatus", "side": "right", "result": "present"},
                {"sign": "taut_band", "muscle": "infraspinatus", "side": "right", "result": "absent"}]}"#,
            "both",
        ),
        (r#"{"id": "a", "drawing": {"atlas": "9.9.9", "cells": [[1, 5]]}}"#, "9.9.9"),
    ] {
        let said = fails(2, &["locate", "-"], case);
        assert!(said.contains(words), "{case}: {said}");
    }
    assert!(fails(2, &["locate", "/nowhere/case.json"], "").contains("/nowhere/case.json"));
}

#[test]
fn evaluate_prints_engine_and_chart() {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/published.jsonl");
    let answer = json(&fine(&["evaluate", cases, "--format", "json"], ""));
    assert_eq!(answer["cases"], 21);
    for figures in [&answer, &answer["baseline"]] {
        for rank in ["1", "3", "5", "10"] {
            let share = figures["recall"][rank].as_f64().expect("a share");
            assert!((0.0..=1.0).contains(&share));
        }
        assert!(figures["mrr"].is_number());
    }
    for key in ["causes", "log_score", "brier", "ece", "seconds_per_case"] {
        assert!(answer[key].is_number(), "{key}");
    }
}

#[test]
fn a_broken_line_is_named() {
    let mut lines = vec![SHOULDER; 811];
    lines.push(r#"{"id": "broken", "pain": ["#);
    lines.push(SHOULDER);
    let said = fails(2, &["evaluate", "-"], &lines.join("\n"));
    assert!(said.contains(":812:"), "{said}");
}

#[test]
fn the_atlas_of_the_repository_breaks_no_law() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../atlas");
    assert!(fine(&["atlas", "check", folder], "").contains("every law holds"));
}

#[test]
fn an_atlas_with_a_mistake_is_answered_with_no() {
    let folder = copy_of_the_atlas("mistake");
    let file = folder.join("muscles/infraspinatus.toml");
    let entry = std::fs::read_to_string(&file).expect("an entry");
    std::fs::write(&file, entry.replace("humerus_head_front", "humerus_haed_front")).expect("written");
    let output = palpate(&["atlas", "check", folder.to_str().expect("a path")], "");
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(said.contains("muscles/infraspinatus.toml"), "{said}");
    assert!(said.contains("nearest is `humerus_head_front`"), "{said}");
}

#[test]
fn an_unreadable_atlas_is_bad_input() {
    assert!(fails(2, &["atlas", "check", "/nowhere"], "").contains("/nowhere"));
    let folder = copy_of_the_atlas("unreadable");
    std::fs::write(folder.join("muscles/infraspinatus.toml"), [0xff, 0xfe, 0x00]).expect("written");
    let output = palpate(&["atlas", "check", folder.to_str().expect("a path")], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("infraspinatus.toml"));
}

#[test]
fn atlas_show_and_list_know_every_entry() {
    let list = json(&fine(&["atlas", "list", "--format", "json"], ""));
    assert_eq!(
        list.as_array().map(Vec::len),
        Some(embedded::atlas().muscles().len() + embedded::atlas().mimics().len())
    );
    let page = fine(&["atlas", "show", "infraspinatus"], "");
    assert!(page.contains("Needling") && page.contains("Self-care") && page.contains("[textbook"), "{page}");
    assert!(fails(2, &["atlas", "show", "infraspinatis"], "").contains("nearest is `infraspinatus`"));
}

#[test]
fn atlas_export_has_the_documented_form() {
    let export = json(&fine(&["atlas", "export", "--format", "json"], ""));
    assert!(export["version"].is_string() && export["hash"].is_string());
    let muscles = export["muscles"].as_array().expect("muscles");
    let infraspinatus = muscles.iter().find(|muscle| muscle["id"] == "infraspinatus").expect("an entry");
    let regions = infraspinatus["regions"].as_array().expect("regions");
    assert!(regions.iter().any(|line| line["region"] == "shoulder.anterior" && line["class"] == "essential"));
    assert!(export["mimics"].as_array().is_some_and(|mimics| !mimics.is_empty()));
    let page = fine(&["atlas", "export", "--format", "table"], "");
    assert!(page.starts_with("cause") && page.contains("shoulder.anterior"), "{page}");
}

#[test]
fn atlas_export_names_everything_for_fhir() {
    let system = json(&fine(&["atlas", "export", "--format", "fhir"], ""));
    assert_eq!((&system["resourceType"], &system["content"]), (&"CodeSystem".into(), &"complete".into()));
    let kinds = system["concept"].as_array().expect("kinds");
    let of = |kind: &str| {
        let kind = kinds.iter().find(|concept| concept["code"] == kind).expect("a kind");
        kind["concept"].as_array().expect("concepts").clone()
    };
    assert_eq!((of("kind.muscle").len(), of("kind.mimic").len()), (141, 97));
    let muscles = of("kind.muscle");
    let infraspinatus = muscles.iter().find(|concept| concept["code"] == "infraspinatus").expect("an entry");
    let properties = infraspinatus["property"].as_array().expect("properties");
    assert!(properties.iter().any(|p| p["code"] == "fma" && p["valueString"] == "FMA32546"));
    assert_eq!(infraspinatus["concept"][0]["code"], "infraspinatus.lateral");
}

#[test]
fn atlas_render_writes_a_plate() {
    let folder = temporary("plates");
    let out = folder.to_str().expect("a path");
    fine(&["atlas", "render", "infraspinatus", "--out", out], "");
    let png = std::fs::read(folder.join("infraspinatus.png")).expect("a picture");
    assert!(png.starts_with(b"\x89PNG"));
    let svg = std::fs::read_to_string(folder.join("infraspinatus.svg")).expect("a plate");
    assert!(svg.contains("Infraspinatus, right side"));
    assert!(fails(2, &["atlas", "render", "infraspinatis", "--out", out], "").contains("nearest"));
}

#[test]
fn cohort_simulate_writes_the_same_patients_for_the_same_seed() {
    let folder = temporary("cohort");
    let simulate = |name: &str, patients: &str, more: &[&str]| {
        let file = folder.join(name);
        let path = file.to_str().expect("a path");
        let wanted = ["cohort", "simulate", "--world", "near", "--seed", "3", "--patients", patients, "--out", path];
        let said = fine(&[&wanted, more].concat(), "");
        assert!(said.contains(path) && said.contains("patients"), "{said}");
        cohort::wire::read(&std::fs::read(&file).expect("a file")).expect("a cohort")
    };
    let few = simulate("few.parquet", "5", &[]);
    let more = simulate("more.parquet", "8", &[]);
    assert_eq!(few, more[..5]);
    let dangerous = simulate("dangerous.parquet", "5", &["--red-flags"]);
    assert!(dangerous.iter().all(|row| !row.red_flags.is_empty()));
}

#[test]
fn cohort_judge_compares_engine_and_chart() {
    let file = temporary("judge").join("few.parquet");
    let path = file.to_str().expect("a path");
    fine(&["cohort", "simulate", "--world", "far", "--seed", "4", "--patients", "6", "--out", path], "");
    let page = fine(&["cohort", "judge", path], "");
    assert!(page.contains("chart, muscles") && page.contains("cells all over"), "{page}");
    let json: serde_json::Value =
        serde_json::from_str(&fine(&["cohort", "judge", path, "--format", "json"], "")).expect("JSON");
    assert_eq!(json["drawing"]["all"]["patients"], 6);
    assert!(json["examined"]["all"]["log_score"]["value"].as_f64().expect("a number") > 0.0);
    std::fs::write(&file, "no cohort").expect("written");
    assert!(fails(2, &["cohort", "judge", path], "").contains("palpate cohort simulate"));
}

#[test]
fn an_unknown_world_is_a_usage_error() {
    let said = fails(2, &["cohort", "simulate", "--world", "flat", "--seed", "1", "--patients", "1", "--out", "x"], "");
    assert!(said.contains("near") && said.contains("far"), "{said}");
}

#[test]
fn a_port_in_use_is_said() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let said = fails(2, &["serve", "--port", &port], "");
    assert!(said.contains(&port) && said.contains("--port"), "{said}");
}

#[test]
fn usage_errors_have_code_two() {
    fails(2, &["lokate"], "");
    fails(2, &["locate"], "");
}

fn temporary(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn copy_of_the_atlas(name: &str) -> PathBuf {
    let to = temporary(name);
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../atlas")), &to);
    to
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the atlas") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("copied");
        }
    }
}
