use crate::simulator;
use cohort::wire::{Row, read, write};
use cohort::{CohortError, protocol};
use locate::Engine;

fn rows(n: u64) -> Vec<Row> {
    let simulator = simulator("far");
    let engine = Engine::new(simulator.atlas());
    let row = |index| {
        let patient = simulator.simulate(17, index);
        Row::of(&simulator, &patient, &protocol::examined(&simulator, &engine, &patient))
    };
    (0..n).map(row).collect()
}

#[test]
fn a_file_gives_back_what_was_written() {
    let rows = rows(40);
    let bytes = write(&rows).expect("bytes");
    assert_eq!(write(&rows).expect("bytes"), bytes);
    assert_eq!(read(&bytes).expect("rows"), rows);
    assert_eq!(read(&write(&[]).expect("bytes")).expect("rows"), Vec::new());
}

#[test]
fn a_row_gives_back_patient_and_findings() {
    let simulator = simulator("far");
    for (index, row) in rows(10).iter().enumerate() {
        let (patient, findings) = row.patient(simulator.atlas()).expect("a patient of this atlas");
        assert_eq!(patient, simulator.simulate(17, index as u64));
        assert_eq!(findings.len(), protocol::MUSCLES);
        for finding in findings {
            assert_eq!(simulator.examine(&patient, finding.sign, finding.muscle, finding.side), finding.result);
        }
    }
}

#[test]
fn lists_that_are_empty_or_lack_a_part_survive() {
    let mut rows = rows(3);
    rows[0].causes.clear();
    rows[0].findings.clear();
    rows[1].findings[2].muscle = None;
    rows[1].findings[2].side = None;
    rows[2].loads.clear();
    assert_eq!(read(&write(&rows).expect("bytes")).expect("rows"), rows);
}

#[test]
fn what_is_no_cohort_is_refused() {
    let refused = read(b"not Parquet").expect_err("an error");
    assert!(refused.to_string().contains("palpate cohort simulate"), "{refused}");
    let mut row = rows(1).remove(0);
    row.red_flags.push("no_such_flag".to_owned());
    assert!(matches!(row.patient(embedded::atlas()), Err(CohortError::UnknownId { what: "red flag", .. })));
    row.atlas = "another".to_owned();
    assert!(matches!(row.patient(embedded::atlas()), Err(CohortError::OtherAtlas { .. })));
}
