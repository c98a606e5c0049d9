//! `palpate serve`

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use ::locate::Engine;
use clap::Args;
use jiff::Timestamp;
use server::{Certificate, Clock, Entrance, Office};

use crate::demonstration::{self, PASSWORD};
use crate::exit::{BadInput, Ended, Outcome};
use crate::record::{self, Missing};

#[derive(Args)]
pub struct Options {
    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 7878)]
    port: u16,
    /// Listen at this address instead; beyond this machine only with a certificate or behind a proxy
    #[arg(long, value_name = "ADDRESS:PORT", conflicts_with = "port")]
    listen: Option<SocketAddr>,
    /// TLS with this certificate, PEM, its chain after it
    #[arg(long, value_name = "FILE", requires = "key")]
    certificate: Option<PathBuf>,
    /// The key of the certificate, PEM
    #[arg(long, value_name = "FILE", requires = "certificate")]
    key: Option<PathBuf>,
    /// A proxy ends TLS for this host; nobody but the proxy may reach the port
    #[arg(long, value_name = "HOST", conflicts_with = "certificate")]
    behind_proxy: Option<String>,
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
    let bad = |error: server::ServeError| BadInput(error.to_string());
    let entrance = entrance(options).map_err(bad)?;
    let place = options.record.place(Missing::Made)?;
    if options.demo && place.is_none() {
        return Err(BadInput("`--demo` needs a record to fill; add `--data DIR`".to_owned()));
    }
    record::wait(async {
        let address = options.listen.unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, options.port)));
        let bound = server::bind(address, entrance.clone()).map_err(bad)?;
        let store = match &place {
            Some(place) => Some(record::open(place).await?),
            None => None,
        };
        if let Some(store) = store.as_ref().filter(|_| options.demo) {
            demonstrate(store).await?;
        }
        let office = store.clone().map(|store| Office::new(store, Clock::system()));
        let ready = bound.prepare(office).await;
        if let Ok(ready) = &ready {
            let url = ready.url();
            match entrance {
                Entrance::Loopback => println!("Palpate is at {url} (this machine only). Ctrl-C stops it."),
                Entrance::Tls(_) => {
                    println!("Palpate is at {url}, under the names of its certificate. Ctrl-C stops it.")
                }
                Entrance::Proxy { .. } => println!("Palpate is at {url}, by way of the proxy. Ctrl-C stops it."),
            }
            if options.open {
                open_browser(&url);
            }
        }
        let served = match ready {
            Ok(ready) => ready.serve().await,
            Err(refused) => Err(refused),
        };
        if let Some(store) = store {
            store.close().await;
        }
        served.map_err(bad)?;
        Ok(Outcome::Fine)
    })?
}

fn entrance(options: &Options) -> Result<Entrance, server::ServeError> {
    match (&options.certificate, &options.key, &options.behind_proxy) {
        (Some(certificate), Some(key), _) => Certificate::read(certificate, key).map(Entrance::Tls),
        (_, _, Some(host)) => Entrance::behind_proxy(host),
        _ => Ok(Entrance::Loopback),
    }
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
