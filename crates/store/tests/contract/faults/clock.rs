//! A clock that jumps by days, forth and back.

use care::Patient;

use crate::engine::on_both;
use crate::people::{self, hour};

#[tokio::test]
async fn versions_stay_in_order_whatever_the_clock_says_and_verifying_tells() {
    on_both(async |engine| {
        let record = engine.clinic().await;
        let clock = [hour(1), hour(72), hour(-240), hour(-239), hour(9000), hour(2)];
        for (from, at) in clock.into_iter().enumerate() {
            let patient = Patient { alert: format!("change {from}"), ..people::patient(1, "Ng", "Li") };
            record.put(&patient, from as u32, at, "autosave").await.unwrap();
        }
        let history = record.history::<Patient>(people::patient(1, "", "").id).await.unwrap();
        let alerts: Vec<String> = history.iter().map(|version| version.document.clone().unwrap().alert).collect();
        assert_eq!(alerts, (0..6).map(|from| format!("change {from}")).collect::<Vec<String>>());
        assert!(history.iter().map(|version| version.at).eq(clock), "each time is kept as the clock said it");
        assert_eq!(engine.store.verify().await.unwrap().back_in_time, 2);
    })
    .await;
}
