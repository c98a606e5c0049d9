//! The row of a practitioner.

use care::{ClinicId, Practitioner};

use crate::StoreError;
use crate::engine::{Cell, Tx, cells};

pub(super) const SHOWN: &str =
    "select 1 from practitioner_row where clinic = $1 and id = $2 and family = $3 and given = $4";

pub(super) fn row(clinic: ClinicId, practitioner: &Practitioner) -> Vec<Cell> {
    cells![clinic.to_string(), practitioner.id.to_string(), &practitioner.name.family, &practitioner.name.given]
}

pub(super) async fn write(tx: &mut Tx, clinic: ClinicId, practitioner: &Practitioner) -> Result<(), StoreError> {
    tx.run(
        "insert into practitioner_row (clinic, id, family, given) values ($1, $2, $3, $4) \
         on conflict (clinic, id) do update set family = excluded.family, given = excluded.given",
        row(clinic, practitioner),
    )
    .await?;
    Ok(())
}
