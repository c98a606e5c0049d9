//! Lists show each visit where it belongs.

use care::{BodySide, Episode, EpisodeState, Outcome, Visit, VisitId};
use store::{TreatedMuscle, VisitLine};

use crate::engine::on_both;
use crate::people::{self, PRACTITIONER, hour, signed, visit_id};

fn ids(lines: &[VisitLine]) -> Vec<VisitId> {
    lines.iter().map(|line| line.id).collect()
}

#[tokio::test]
async fn a_line_says_who_what_and_where() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 1).await;
        let lines = record.visits(episode.id).await.unwrap();
        let expected = VisitLine {
            id: visit_id(10),
            patient: episode.patient,
            patient_name: people::name("Ng", "Li"),
            episode: episode.id,
            episode_title: "Right shoulder".to_owned(),
            kind: care::VisitKind::FollowUp,
            begun: hour(10),
            clinician: PRACTITIONER,
            clinician_name: Some(people::name("Okafor", "Ada")),
            is_signed: false,
            muscles: vec![
                TreatedMuscle { muscle: "infraspinatus".to_owned(), side: Some(BodySide::Right) },
                TreatedMuscle { muscle: "trapezius_upper".to_owned(), side: Some(BodySide::Left) },
            ],
            nprs: Some(6.5),
            next_visit: Some("2026-03-09".parse().unwrap()),
        };
        assert_eq!(lines, [expected]);
    })
    .await;
}

#[tokio::test]
async fn visits_are_listed_by_episode_patient_and_time() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let ng = people::keep_patient(&record, 1, "Ng", "Li", 3).await;
        let kim = people::keep_patient(&record, 2, "Kim", "", 2).await;
        let id = |number| visit_id(number);
        assert_eq!(ids(&record.visits(ng.id).await.unwrap()), [id(10), id(11), id(12)]);
        assert_eq!(ids(&record.visits_of_patient(kim.patient).await.unwrap()), [id(21), id(20)]);
        // An end is not of the day.
        assert_eq!(ids(&record.day(hour(11), hour(20)).await.unwrap()), [id(11), id(12)]);
        let documents = record.visit_documents(ng.id).await.unwrap();
        assert_eq!(documents.iter().map(|stored| stored.document.id).collect::<Vec<_>>(), [id(10), id(11), id(12)]);
    })
    .await;
}

#[tokio::test]
async fn signing_takes_a_visit_off_the_drafts() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 2).await;
        record.put(&signed(&people::visit(10, &episode)), 1, hour(12), "sign").await.unwrap();
        assert_eq!(ids(&record.drafts(PRACTITIONER).await.unwrap()), [visit_id(11)]);
    })
    .await;
}

#[tokio::test]
async fn who_is_expected_follows_the_last_visit_of_an_open_episode() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let ng = people::keep_patient(&record, 1, "Ng", "Li", 2).await;
        let kim = people::keep_patient(&record, 2, "Kim", "", 1).await;
        let day = "2026-03-09".parse().unwrap();
        assert_eq!(ids(&record.expected(day).await.unwrap()), [visit_id(20), visit_id(11)]);

        let mut moved: Visit = people::visit(11, &ng);
        moved.plan.next_visit = Some("2026-03-16".parse().unwrap());
        record.put(&moved, 1, hour(20), "autosave").await.unwrap();
        assert_eq!(ids(&record.expected(day).await.unwrap()), [visit_id(20)]);

        let state = EpisodeState::Closed { on: day, outcome: Outcome::Resolved };
        record.put(&Episode { state, ..kim }, 1, hour(20), "autosave").await.unwrap();
        assert_eq!(ids(&record.expected(day).await.unwrap()), []);
    })
    .await;
}

#[tokio::test]
async fn patients_and_episodes_show_their_last_visit() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = people::keep_patient(&record, 1, "Ng", "Li", 2).await;
        let lines = record.patients("ng", 5).await.unwrap();
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].last_visit, lines[0].next_visit), (Some(hour(11)), Some("2026-03-09".parse().unwrap())));
        assert_eq!(lines[0].open_episodes, ["Right shoulder"]);
        let episodes = record.episodes(episode.patient).await.unwrap();
        assert_eq!((episodes.len(), episodes[0].visits, episodes[0].last_visit), (1, 2, Some(hour(11))));
    })
    .await;
}
