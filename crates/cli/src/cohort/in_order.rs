//! The same work for many patients on all processors, with the count on a terminal.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// `work` of every index below `n`, in order of index, whatever the number of threads.
pub fn in_order<T: Send>(n: u64, what: &str, work: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let done = AtomicU64::new(0);
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get()) as u64;
    let share = n.div_ceil(threads);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|part| {
                let (work, done) = (&work, &done);
                let indices = (part * share).min(n)..((part + 1) * share).min(n);
                let counted = move |index| {
                    let made = work(index);
                    done.fetch_add(1, Ordering::Relaxed);
                    made
                };
                scope.spawn(move || indices.map(counted).collect::<Vec<T>>())
            })
            .collect();
        if std::io::stderr().is_terminal() {
            while workers.iter().any(|worker| !worker.is_finished()) {
                eprint!("\r{} of {n} {what}", done.load(Ordering::Relaxed));
                std::thread::sleep(Duration::from_millis(200));
            }
            eprint!("\r\x1b[K");
        }
        workers.into_iter().flat_map(|worker| worker.join().expect("the work does not panic")).collect()
    })
}
