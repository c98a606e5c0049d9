//! `palpate openapi`

use crate::exit::{BadInput, Ended, Outcome};
use crate::files;

pub fn run() -> Ended {
    let text = server::openapi()
        .to_pretty_json()
        .map_err(|error| BadInput(format!("the API cannot be described: {error}")))?;
    files::print(&format!("{text}\n"))?;
    Ok(Outcome::Fine)
}
