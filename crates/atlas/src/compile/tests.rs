//! What compile refuses, and what it makes of the toy atlas.

use crate::{Atlas, CauseKind, Side, toy};

/// The messages after one change to the toy atlas.
#[track_caller]
fn check(file: &str, from: &str, to: &str, expected: &str) {
    match toy::changed(file, from, to) {
        Ok(_) => panic!("the changed atlas compiles"),
        Err(messages) => assert_eq!(messages, expected),
    }
}

#[test]
fn unknown_ids_name_the_nearest() {
    check(
        "muscles/toy.toml",
        "id = \"tender\"",
        "id = \"tenderness\"",
        "muscles/toy.toml: sign `tenderness`: unknown sign `tenderness`; nearest is `tender`\n",
    );
    check(
        "muscles/toy.toml",
        "essential = [\"chest\"]",
        "essential = [\"chst\"]",
        "muscles/toy.toml: [pain]: unknown region `chst`; nearest is `chest`\n",
    );
    check(
        "mimics/root.toml",
        "muscle = \"toy\"",
        "muscle = \"tox\"",
        "mimics/root.toml: sensitises `tox`: unknown muscle `tox`; nearest is `toy`\n",
    );
    check(
        "red_flags.toml",
        "mimics = [\"root\"]",
        "mimics = [\"roots\"]",
        "red_flags.toml: red_flag `weight_loss`: unknown mimic `roots`; nearest is `root`\n",
    );
    check(
        "muscles/toy.toml",
        "[[load]]\nid = \"lifting\"",
        "[[load]]\nid = \"lift\"",
        "muscles/toy.toml: load `lift`: unknown load `lift`; nearest is `lifting`\n",
    );
}

#[test]
fn an_unsided_region_has_no_opposite() {
    check(
        "muscles/toy.toml",
        "spillover = [\"thigh\"]",
        "spillover = [\"thigh\", \"opposite.sternum\"]",
        "muscles/toy.toml: [pain]: unknown region of two sides `sternum`; no region of two sides resembles it\n",
    );
}

#[test]
fn all_errors_are_told_at_once() {
    check(
        "mimics/root.toml",
        "path = [\"blade\", \"blade down 30\"]\nradius_cm = 8.0",
        "path = [\"blad\", \"knie\"]\nradius_cm = 80.0",
        "mimics/root.toml: zone 1: `radius_cm` is 80; expected 0.3 to 25\n\
         mimics/root.toml: zone 1: unknown landmark `blad` in `blad`; nearest is `blade`\n\
         mimics/root.toml: zone 1: unknown landmark `knie` in `knie`; nearest is `knee`\n",
    );
}

#[test]
fn a_path_does_not_jump_through_the_body() {
    check(
        "mimics/root.toml",
        "[\"blade\", \"blade down 30\"]",
        "[\"blade\", \"nipple\"]",
        "mimics/root.toml: zone 1: 200 mm between neighbouring points of the skin on the way from `blade` to `nipple`; \
         add a landmark between\n",
    );
}

#[test]
fn unknown_keys_and_words_are_refused() {
    check(
        "muscles/toy.toml",
        "[stretch]\ntext",
        "[stretch]\ncolour = \"red\"\ntext",
        "muscles/toy.toml: line 105, [stretch]: unknown field `colour`, expected one of `text`, `sources`, `grade`; \
         write it as the model files do\n",
    );
    check(
        "mimics/root.toml",
        "urgency = \"routine\"",
        "urgency = \"soon\"",
        "mimics/root.toml: line 5: unknown variant `soon`, expected one of `routine`, `urgent`, `emergency`; \
         write it as the model files do\n",
    );
}

#[test]
fn an_id_is_the_name_of_its_file() {
    check(
        "mimics/root.toml",
        "id = \"root\"",
        "id = \"stem\"",
        "mimics/root.toml: id: is `stem`; expected `root`, the name of the file\n",
    );
}

#[test]
fn entry_and_vocabulary_agree() {
    check(
        "mimics/root.toml",
        "sided = true",
        "sided = false",
        "mimics/root.toml: sided: is `false`, but `vocabulary/mimics.tsv` says `true`; make them agree\n",
    );
}

#[test]
fn needling_says_how_or_why_not() {
    check(
        "muscles/toy.toml",
        "depth = \"Shallow.\"\n",
        "",
        "muscles/toy.toml: [needling]: has no `depth`; add it, or `allowed = false` and `why`\n",
    );
    check(
        "muscles/toy.toml",
        "[needling]\nposition",
        "[needling]\nallowed = false\nposition",
        "muscles/toy.toml: [needling]: is not allowed and does not say why; add `why`\n",
    );
}

#[test]
fn ids_are_unique() {
    check(
        "muscles/toy.toml",
        "id = \"lower\"",
        "id = \"upper\"",
        "muscles/toy.toml: [[point]]: `upper` is defined twice; give each its own id\n",
    );
}

#[test]
fn points_share_the_prior_and_sides_mirror() {
    let atlas = toy::atlas();
    let summary: Vec<_> = atlas.causes().iter().map(|cause| (cause.kind, cause.side)).collect();
    let point = |point| CauseKind::Point { muscle: 0, point };
    let (right, left) = (Some(Side::Right), Some(Side::Left));
    assert_eq!(
        summary,
        [
            (point(0), right),
            (point(0), left),
            (point(1), right),
            (point(1), left),
            (CauseKind::Mimic(0), right),
            (CauseKind::Mimic(0), left),
        ]
    );
    // 1 − (1 − 0.19)^½ = 0.1
    assert!((atlas.causes()[0].prior - 0.1).abs() < 1e-12);
    assert_eq!(atlas.causes()[0].site, Some([-100.0, 1200.0, 100.0]));
    assert_eq!(atlas.causes()[1].site, Some([100.0, 1200.0, 100.0]));
    let mirrored: Vec<_> = atlas.causes()[1].cells.iter().map(|&(cell, r)| (cell.mirror(), r)).collect();
    assert!(mirrored.iter().all(|cell| atlas.causes()[0].cells.contains(cell)));
    assert!(atlas.causes().iter().all(|cause| cause.cells.is_sorted_by_key(|&(cell, _)| cell)));
}

#[test]
fn an_unsided_mimic_hurts_on_both_sides() {
    let mut files = toy::files();
    for (file, from, to) in
        [("mimics/root.toml", "sided = true", "sided = false"), ("vocabulary/mimics.tsv", "root\tyes", "root\tno")]
    {
        let text = files.get_mut(file).expect("a file of the toy atlas");
        *text = text.replace(from, to);
    }
    let atlas = toy::compiled(files).expect("compiles");
    let cause = &atlas.causes()[4];
    assert_eq!((cause.kind, cause.side, cause.traces.len()), (CauseKind::Mimic(0), None, 2));
    assert!(cause.cells.iter().all(|&(cell, r)| cause.cells.contains(&(cell.mirror(), r))));
}

#[test]
fn bytes_bring_the_atlas_back() {
    let atlas = toy::atlas();
    let again = Atlas::from_bytes(&atlas.to_bytes(), &toy::body()).expect("bytes of this version");
    assert_eq!(again.causes(), atlas.causes());
    assert_eq!(again.muscles(), atlas.muscles());
    assert_eq!(again.hash(), atlas.hash());
    assert!(Atlas::from_bytes(&atlas.to_bytes()[1..], &toy::body()).is_err());
}

#[test]
fn limits_of_the_model_do_not_cross() {
    check(
        "defaults.toml",
        "largest_drawing_cm2 = 600.0",
        "largest_drawing_cm2 = 15.0",
        "defaults.toml: [model]: `largest_drawing_cm2` is 15; expected 100 to 25000\n",
    );
    check(
        "defaults.toml",
        "smallest_probability = 0.02",
        "smallest_probability = 0.7",
        "defaults.toml: [zone]: `smallest_probability` is 0.7; expected 0.000000001 to 0.5\n",
    );
    check(
        "defaults.toml",
        "painted_weights = [0.01, 0.05, 0.15]",
        "painted_weights = []",
        "defaults.toml: [model]: `painted_weights` is empty, and the posterior is a mean over them; \
         write it as the model files do\n",
    );
}
