//! What somebody does who has the machine itself: give a lost account a new password.

use jiff::Timestamp;
use store::{Actor, Credential, Store, StoreError, Who};

use super::password::{self, PasswordError};

#[derive(Debug, thiserror::Error)]
pub enum ResetError {
    #[error("nobody signs in as `{name}`; expected a user name as it is typed")]
    Unknown { name: String },
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Sets a new password and ends every session; also gives up the second factor if asked.
///
/// # Errors
/// [`ResetError::Unknown`], or what is wrong with the password.
pub async fn reset_password(
    store: &Store,
    user_name: &str,
    password: String,
    and_second_factor: bool,
) -> Result<(), ResetError> {
    let kept = store.credential(user_name).await?;
    let kept = kept.ok_or_else(|| ResetError::Unknown { name: user_name.to_owned() })?;
    password::allow(&password, &kept.user_name)?;
    let password_hash = password::hash(password).await?;
    let mut reset = Credential { password_hash, failed: 0, last_failed: None, ..kept };
    if and_second_factor {
        reset = Credential { totp_secret: None, totp_step: None, recovery_hashes: Vec::new(), ..reset };
    }
    let now = Timestamp::now();
    let record = store.of(Actor { clinic: reset.clinic, who: Who::Program });
    record.save_credential(&reset, "password reset on the machine", now).await?;
    record.end_sessions_of(reset.practitioner, None, now).await?;
    Ok(())
}
