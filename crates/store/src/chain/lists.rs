//! Whether the lists show what the current documents say, and nothing besides.

use care::ClinicId;
use sqlx::AssertSqlSafe;

use super::verify::{PAGE, broken};
use crate::engine::{Tx, cells};
use crate::{Kind, StoreError, index};

const ROWS: &[(&str, Kind)] = &[
    ("practitioner_row", Kind::Practitioner),
    ("patient_row", Kind::Patient),
    ("episode_row", Kind::Episode),
    ("visit_row", Kind::Visit),
    ("report_row", Kind::Report),
];

pub(super) async fn verify(tx: &mut Tx, clinic: ClinicId) -> Result<(), StoreError> {
    let name = clinic.to_string();
    let mut seq = 0;
    loop {
        let rows = tx
            .rows(
                "select v.seq, v.kind, b.body from version v \
                 join current c on c.clinic = v.clinic and c.kind = v.kind and c.id = v.id and c.seq = v.seq \
                 join body b on b.clinic = v.clinic and b.seq = v.seq \
                 where v.clinic = $1 and v.seq > $2 order by v.seq limit $3",
                cells![&name, seq, PAGE],
            )
            .await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            seq = row.get(0)?;
            let kind = Kind::read(&row.get::<String>(1)?).ok_or_else(|| broken(&name, seq, "its kind is unknown"))?;
            match index::is_shown(tx, clinic, kind, &row.get::<String>(2)?).await {
                Ok(true) => {}
                Ok(false) | Err(StoreError::Unknown { .. }) => {
                    return Err(broken(&name, seq, "a list shows something else than the document"));
                }
                Err(error) => return Err(error),
            }
        }
    }
    for (table, kind) in ROWS {
        let sql = format!(
            "select 1 from {table} r where r.clinic = $1 and not exists \
             (select 1 from current c where c.clinic = r.clinic and c.kind = $2 and c.id = r.id) limit 1"
        );
        if tx.row(AssertSqlSafe(sql), cells![&name, kind.word()]).await?.is_some() {
            return Err(broken(&name, seq, "a list shows a document that is not there"));
        }
    }
    Ok(())
}
