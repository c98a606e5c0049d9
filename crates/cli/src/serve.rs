//! `palpate serve`

use ::locate::Engine;
use clap::Args;
use jiff::Timestamp;
use server::{Clock, Office};

use crate::demonstration::{self, PASSWORD};
use crate::exit::{BadInput, Ended, Outcome};
use crate::record::{self, Missing};

#[derive(Args)]
pub struct Options {
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 7878)]
    port: u16,
    /// Open the workbench in the browser
    #[arg(long)]
    open: bool,
    /// Fill an empty record with an invented clinic
    #[arg(long)]
    demo: bool,
    #[command(flatten)]
    record: record::Options,
}

pub fn run(options: &Options) -> Ended {
    let place = options.record.place(Missing::Made)?;
    if options.demo && place.is_none() {
        return Err(BadInput("`--demo` needs a record to fill; add `--data DIR`".to_owned()));
    }
    record::wait(async {
        let store = match &place {
            Some(place) => Some(record::open(place).await?),
            None => None,
        };
        if let Some(store) = store.as_ref().filter(|_| options.demo) {
            demonstrate(store).await?;
        }
        let bound = server::bind(options.port).await.map_err(|error| BadInput(error.to_string()))?;
        let url = bound.url();
        println!("Palpate is at {url} (this machine only). Ctrl-C stops it.");
        if options.open {
            open_browser(&url);
        }
        let office = store.clone().map(|store| Office::new(store, Clock::system()));
        let served = bound.serve(office).await;
        if let Some(store) = store {
            store.close().await;
        }
        served.map_err(|error| BadInput(error.to_string()))?;
        Ok(Outcome::Fine)
    })?
}

/// An invented clinic in an empty record; a record that has a clinic stays as it is.
async fn demonstrate(store: &store::Store) -> Result<(), BadInput> {
    if store.is_empty().await.map_err(|error| BadInput(error.to_string()))? {
        println!("Inventing a clinic with two years of visits; this takes some seconds, once.");
        let now = Timestamp::now();
        let made = demonstration::demonstration(&Engine::new(embedded::atlas()), now);
        demonstration::fill(store, &made, now).await.map_err(|error| BadInput(error.to_string()))?;
    }
    println!(
        "Demonstration: nobody here is real. Sign in as `robin` (owner) or `sam` (clinician), password `{PASSWORD}`."
    );
    Ok(())
}

/// The address is printed anyway: a machine without a desktop only misses the convenience.
fn open_browser(url: &str) {
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let quiet = std::process::Stdio::null;
    let _ = std::process::Command::new(opener).arg(url).stdout(quiet()).stderr(quiet()).spawn();
}
