//! How a practitioner proves who it is.

use care::{ClinicId, PractitionerId};
use jiff::Timestamp;

use crate::engine::{Row, Tx, cells};
use crate::{Record, Store, StoreError, chain};

/// Hashes are whatever the server makes of the secrets; the store does not look into them.
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    pub practitioner: PractitionerId,
    pub clinic: ClinicId,
    /// One in the whole store, compared without case.
    pub user_name: String,
    pub password_hash: String,
    /// Base32; present from the moment that it was confirmed.
    pub totp_secret: Option<String>,
    /// The time step of the last code that was taken, so that none is taken twice.
    pub totp_step: Option<i64>,
    pub recovery_hashes: Vec<String>,
    /// Devices that have signed in before.
    pub device_hashes: Vec<String>,
    /// Refused attempts since the last that was right.
    pub failed: u32,
    pub last_failed: Option<Timestamp>,
}

/// Names whom it is of, and no secret.
impl std::fmt::Debug for Credential {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Credential").field("practitioner", &self.practitioner).finish_non_exhaustive()
    }
}

const COLUMNS: &str = "select practitioner, clinic, user_name, password_hash, totp_secret, totp_step, recovery_hashes, \
    device_hashes, failed, last_failed from credential ";

impl Store {
    pub async fn credential(&self, user_name: &str) -> Result<Option<Credential>, StoreError> {
        let mut tx = self.pool.read("").await?;
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} where user_name = $1"));
        tx.row(sql, cells![as_compared(user_name)]).await?.as_ref().map(credential).transpose()
    }

    pub async fn credential_of(&self, practitioner: PractitionerId) -> Result<Option<Credential>, StoreError> {
        let mut tx = self.pool.read("").await?;
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} where practitioner = $1"));
        tx.row(sql, cells![practitioner.to_string()]).await?.as_ref().map(credential).transpose()
    }
}

impl Record {
    /// Keeps a credential in the place of the one before, and chains `event`, such as `password changed`.
    ///
    /// # Errors
    /// [`StoreError::UserName`] when another has that name, [`StoreError::OtherClinic`].
    pub async fn save_credential(&self, credential: &Credential, event: &str, at: Timestamp) -> Result<(), StoreError> {
        if credential.clinic != self.clinic() {
            return Err(StoreError::OtherClinic { clinic: self.clinic() });
        }
        let mut tx = self.write().await?;
        chain::append_access(&mut tx, self.clinic(), self.actor.who, None, event, at).await?;
        save(&mut tx, credential).await?;
        tx.commit().await
    }

    /// Counts a refused sign-in and chains it.
    pub async fn refuse_sign_in(&self, practitioner: PractitionerId, at: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        chain::append_access(&mut tx, self.clinic(), self.actor.who, None, "sign-in refused", at).await?;
        tx.run(
            "update credential set failed = failed + 1, last_failed = $2 where practitioner = $1",
            cells![practitioner.to_string(), at],
        )
        .await?;
        tx.commit().await
    }
}

pub(super) async fn save(tx: &mut Tx, credential: &Credential) -> Result<(), StoreError> {
    let practitioner = credential.practitioner.to_string();
    let user_name = as_compared(&credential.user_name);
    let owner = tx
        .row("select practitioner from credential where user_name = $1", cells![&user_name])
        .await?
        .map(|row| row.get::<String>(0))
        .transpose()?;
    if owner.is_some_and(|owner| owner != practitioner) {
        return Err(StoreError::UserName);
    }
    tx.run(
        "insert into credential (practitioner, clinic, user_name, password_hash, totp_secret, totp_step, \
         recovery_hashes, device_hashes, failed, last_failed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         on conflict (practitioner) do update set clinic = excluded.clinic, user_name = excluded.user_name, \
         password_hash = excluded.password_hash, totp_secret = excluded.totp_secret, totp_step = excluded.totp_step, \
         recovery_hashes = excluded.recovery_hashes, device_hashes = excluded.device_hashes, \
         failed = excluded.failed, last_failed = excluded.last_failed",
        cells![
            practitioner,
            credential.clinic.to_string(),
            user_name,
            &credential.password_hash,
            credential.totp_secret.clone(),
            credential.totp_step,
            list(&credential.recovery_hashes),
            list(&credential.device_hashes),
            credential.failed,
            credential.last_failed
        ],
    )
    .await?;
    Ok(())
}

fn as_compared(user_name: &str) -> String {
    user_name.trim().to_lowercase()
}

/// Hashes one a line.
fn list(hashes: &[String]) -> String {
    hashes.join("\n")
}

fn credential(row: &Row) -> Result<Credential, StoreError> {
    let lines = |column| row.get::<String>(column).map(|text| text.lines().map(str::to_owned).collect::<Vec<String>>());
    Ok(Credential {
        practitioner: row.parse(0)?,
        clinic: row.parse(1)?,
        user_name: row.get(2)?,
        password_hash: row.get(3)?,
        totp_secret: row.get(4)?,
        totp_step: row.get(5)?,
        recovery_hashes: lines(6)?,
        device_hashes: lines(7)?,
        failed: row.count(8)?,
        last_failed: row.time_some(9)?,
    })
}
