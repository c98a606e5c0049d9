//! `palpate record erase`

use care::{Patient, PatientId};
use clap::Args;
use jiff::Timestamp;
use store::Record;

use crate::exit::{BadInput, Outcome};
use crate::transfer::{Of, told};

#[derive(Args)]
pub struct Erase {
    /// Whose record, also that of merged doubles; `palpate record unseen` lists ids
    #[arg(long, value_name = "ID")]
    patient: PatientId,
    /// Kept for ever: without name or birth date
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    pub of: Of,
}

pub async fn erase(record: &Record, options: &Erase) -> Result<Outcome, BadInput> {
    let reason = options.reason.trim();
    if reason.is_empty() {
        return Err(BadInput("`--reason` is empty; expected why the record goes, such as `period is over`".to_owned()));
    }
    let patient = record.get::<Patient>(options.patient).await.map_err(told)?;
    let patient =
        patient.ok_or_else(|| BadInput(format!("there is no patient `{}` in this clinic", options.patient)))?;
    if !options.yes && !is_confirmed(record, &patient.document).await? {
        return Ok(Outcome::No("nothing was erased; expected the same id once more".to_owned()));
    }
    record.erase(options.patient, Timestamp::now(), reason).await.map_err(told)?;
    println!("Erased: {}. Backups and exports made before still hold it.", options.patient);
    Ok(Outcome::Fine)
}

/// Whether the one who asks types the id once more, after reading whose it is.
async fn is_confirmed(record: &Record, patient: &Patient) -> Result<bool, BadInput> {
    let (episodes, visits) = (record.episodes(patient.id).await, record.visits_of_patient(patient.id).await);
    eprintln!(
        "All that is kept of {} will be gone: {} episodes, {} visits. Type the id once more, then Enter:",
        patient.name,
        episodes.map_err(told)?.len(),
        visits.map_err(told)?.len()
    );
    let mut typed = String::new();
    std::io::stdin().read_line(&mut typed).map_err(|error| BadInput(format!("standard input: {error}")))?;
    Ok(typed.trim() == patient.id.to_string())
}
