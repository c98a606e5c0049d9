//! A phone that answers: paired with one draft, nothing that it was told is kept is lost.

use care::{BodySide, PractitionerId, Response, ResponseKind, VisitId};
use store::{Answer, Heard, NewPairing, Record, Standing, Store, UnderTheHand};
use uuid::Uuid;

use crate::engine::on_both;
use crate::people::{self, CLINIC, OTHER_CLINIC, PRACTITIONER, hour, signed, visit, visit_id};

const VISIT: VisitId = visit_id(10);
const CODE: [u8; 32] = [1; 32];
const PHONE: [u8; 32] = [2; 32];

fn waiting_for_a_phone(visit: VisitId) -> NewPairing {
    NewPairing { visit, by: PRACTITIONER, code_hash: CODE, expires: hour(1) }
}

/// A phone that is paired with a draft until the third hour.
async fn paired(store: &Store, record: &Record) -> care::Episode {
    let episode = people::keep_patient(record, 1, "Ng", "Li", 1).await;
    record.begin_pairing(&waiting_for_a_phone(VISIT)).await.unwrap();
    assert!(store.join_pairing(&CODE, &PHONE, hour(0), hour(3)).await.unwrap());
    episode
}

fn answer(number: u64, kind: ResponseKind, at: i64) -> Answer {
    Answer { number, response: Response { at: hour(at), kind, muscle: None, side: None, site: None } }
}

async fn standing(record: &Record, taken: u64, at: i64) -> Option<Standing> {
    record.pairing(VISIT, PRACTITIONER, taken, hour(at)).await.unwrap()
}

#[tokio::test]
async fn a_code_pairs_one_phone_and_not_too_late() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        people::keep_patient(&record, 1, "Ng", "Li", 1).await;
        assert_eq!(standing(&record, 0, 0).await, None);
        record.begin_pairing(&waiting_for_a_phone(VISIT)).await.unwrap();
        assert_eq!(standing(&record, 0, 0).await, Some(Standing { is_paired: false, answers: Vec::new() }));
        assert!(!engine.store.join_pairing(&CODE, &PHONE, hour(1), hour(3)).await.unwrap());
        assert!(!engine.store.join_pairing(&[9; 32], &PHONE, hour(0), hour(3)).await.unwrap());
        assert_eq!(standing(&record, 0, 1).await, None);
        assert!(engine.store.join_pairing(&CODE, &PHONE, hour(0), hour(3)).await.unwrap());
        assert!(!engine.store.join_pairing(&CODE, &[3; 32], hour(0), hour(3)).await.unwrap());
        assert!(engine.store.is_paired(&PHONE, hour(2)).await.unwrap());
        assert!(!engine.store.is_paired(&PHONE, hour(3)).await.unwrap());
        assert!(!engine.store.is_paired(&CODE, hour(0)).await.unwrap());
        assert_eq!(standing(&record, 0, 2).await, Some(Standing { is_paired: true, answers: Vec::new() }));

        let stranger = PractitionerId(Uuid::from_u128(7));
        assert_eq!(record.pairing(VISIT, stranger, 0, hour(2)).await.unwrap(), None);
        let hand = UnderTheHand::default();
        assert!(!record.put_under_the_hand(VISIT, stranger, &hand, hour(2)).await.unwrap());
        let other = engine.of(OTHER_CLINIC);
        assert_eq!(other.pairing(VISIT, PRACTITIONER, 0, hour(2)).await.unwrap(), None);
        other.end_pairing(VISIT).await.unwrap();
        assert!(engine.store.is_paired(&PHONE, hour(2)).await.unwrap());
        record.end_pairing(VISIT).await.unwrap();
        assert!(!engine.store.is_paired(&PHONE, hour(2)).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn answers_wait_until_they_are_taken_whatever_ends_meanwhile() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        paired(&engine.store, &record).await;
        let hand = UnderTheHand { muscle: Some("infraspinatus".to_owned()), side: Some(BodySide::Left) };
        assert!(record.put_under_the_hand(VISIT, PRACTITIONER, &hand, hour(0)).await.unwrap());
        let press = async |store: &Store, kind, at| store.answer(&PHONE, kind, hour(at), None).await.unwrap();
        assert_eq!(press(&engine.store, ResponseKind::FamiliarPain, 1).await, Heard::Kept);
        let first = Response {
            muscle: hand.muscle.clone(),
            side: hand.side,
            ..answer(1, ResponseKind::FamiliarPain, 1).response
        };
        let first = Answer { number: 1, response: first };

        // The program is started again.
        let store = Store::open(&engine.place).await.unwrap();
        let record = store.of(store::Actor { clinic: CLINIC, who: store::Who::Practitioner(PRACTITIONER) });
        assert!(record.put_under_the_hand(VISIT, PRACTITIONER, &UnderTheHand::default(), hour(1)).await.unwrap());
        assert_eq!(press(&store, ResponseKind::Less, 2).await, Heard::Kept);
        let second = answer(2, ResponseKind::Less, 2);
        let both = Standing { is_paired: true, answers: vec![first, second.clone()] };
        assert_eq!(standing(&record, 0, 2).await, Some(both.clone()));
        assert_eq!(standing(&record, 0, 2).await, Some(both));
        let rest = Standing { is_paired: true, answers: vec![second.clone()] };
        assert_eq!(standing(&record, 1, 2).await, Some(rest.clone()));
        assert_eq!(standing(&record, 0, 2).await, Some(rest), "what was taken is forgotten");

        assert_eq!(press(&store, ResponseKind::More, 3).await, Heard::NotPaired);
        let over = Standing { is_paired: false, answers: vec![second.clone()] };
        assert_eq!(standing(&record, 1, 3).await, Some(over), "the time is over and an answer waits");
        record
            .begin_pairing(&NewPairing { code_hash: [5; 32], expires: hour(9), ..waiting_for_a_phone(VISIT) })
            .await
            .unwrap();
        assert!(!store.is_paired(&PHONE, hour(2)).await.unwrap());
        assert!(store.join_pairing(&[5; 32], &PHONE, hour(8), hour(9)).await.unwrap());
        assert_eq!(press(&store, ResponseKind::Stop, 8).await, Heard::Kept);
        let answers = vec![second, answer(3, ResponseKind::Stop, 8)];
        assert_eq!(standing(&record, 0, 8).await, Some(Standing { is_paired: true, answers }));
        assert_eq!(standing(&record, 3, 9).await, None);
        store.close().await;
    })
    .await;
}

#[tokio::test]
async fn so_many_wait_and_no_more() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        paired(&engine.store, &record).await;
        let press = async |kind, most| engine.store.answer(&PHONE, kind, hour(1), most).await.unwrap();
        assert_eq!(press(ResponseKind::More, Some(2)).await, Heard::Kept);
        assert_eq!(press(ResponseKind::More, Some(2)).await, Heard::Kept);
        assert_eq!(press(ResponseKind::More, Some(2)).await, Heard::TooMany);
        assert_eq!(press(ResponseKind::Stop, None).await, Heard::Kept);
        let numbers: Vec<u64> = standing(&record, 0, 1).await.unwrap().answers.iter().map(|one| one.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(standing(&record, 2, 1).await.unwrap().answers, [answer(3, ResponseKind::Stop, 1)]);
        assert_eq!(press(ResponseKind::More, Some(2)).await, Heard::Kept);
    })
    .await;
}

/// A page that still names what it took from the pairing before takes nothing away from this one.
#[tokio::test]
async fn answers_are_numbered_on_from_one_pairing_to_the_next() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        paired(&engine.store, &record).await;
        engine.store.answer(&PHONE, ResponseKind::More, hour(1), None).await.unwrap();
        record.end_pairing(VISIT).await.unwrap();
        assert_eq!(standing(&record, 0, 1).await, None);
        record.begin_pairing(&waiting_for_a_phone(VISIT)).await.unwrap();
        assert!(engine.store.join_pairing(&CODE, &PHONE, hour(0), hour(3)).await.unwrap());
        engine.store.answer(&PHONE, ResponseKind::Less, hour(2), None).await.unwrap();
        assert_eq!(standing(&record, 1, 2).await.unwrap().answers, [answer(2, ResponseKind::Less, 2)]);
    })
    .await;
}

#[tokio::test]
async fn it_ends_with_the_signature_and_goes_with_the_patient() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let episode = paired(&engine.store, &record).await;
        record.put(&visit(10, &episode), 1, hour(1), "autosave").await.unwrap();
        assert!(engine.store.is_paired(&PHONE, hour(1)).await.unwrap());
        record.put(&signed(&visit(10, &episode)), 2, hour(1), "signed").await.unwrap();
        assert!(!engine.store.is_paired(&PHONE, hour(1)).await.unwrap());

        record.put(&visit(11, &episode), 0, hour(1), "new").await.unwrap();
        record.begin_pairing(&waiting_for_a_phone(visit_id(11))).await.unwrap();
        assert!(engine.store.join_pairing(&CODE, &PHONE, hour(0), hour(3)).await.unwrap());
        engine.store.answer(&PHONE, ResponseKind::More, hour(1), None).await.unwrap();
        record.erase(episode.patient, hour(2), "asked by the patient").await.unwrap();
        assert!(!engine.store.is_paired(&PHONE, hour(2)).await.unwrap());
        for table in ["pairing", "pairing_phone", "pairing_answer"] {
            assert_eq!(engine.change(&format!("delete from {table}")).await, 0, "{table}");
        }
        engine.store.verify().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn two_presses_at_once_are_both_kept() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        paired(&engine.store, &record).await;
        let press = || {
            let store = engine.store.clone();
            tokio::spawn(async move { store.answer(&PHONE, ResponseKind::More, hour(1), None).await.unwrap() })
        };
        let presses = [press(), press()];
        for one in presses {
            assert_eq!(one.await.unwrap(), Heard::Kept);
        }
        let numbers: Vec<u64> = standing(&record, 0, 1).await.unwrap().answers.iter().map(|one| one.number).collect();
        assert_eq!(numbers, [1, 2]);
    })
    .await;
}
