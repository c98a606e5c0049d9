//! Changes that wait for the one writer of a file are kept by one transaction: the disk is asked once for all of them.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use care::ClinicId;
use tokio::sync::oneshot;

use super::{Pool, Tx, cells};
use crate::StoreError;

/// What a change makes of the transaction, and the number that it gives.
pub(crate) type Working<'t> = Pin<Box<dyn Future<Output = Result<u32, StoreError>> + Send + 't>>;
type Work = Box<dyn for<'t> FnOnce(&'t mut Tx) -> Working<'t> + Send>;

struct Waiting {
    work: Work,
    done: oneshot::Sender<Result<u32, StoreError>>,
}

/// Changes that no transaction has begun with.
#[derive(Clone, Default)]
pub(crate) struct Queue(Arc<Mutex<Vec<Waiting>>>);

impl Queue {
    fn push(&self, waiting: Waiting) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(waiting);
    }

    fn take(&self) -> Vec<Waiting> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Pool {
    /// Makes a change that is kept, whole, when this returns; one that fails leaves nothing behind, and others that were kept with it stay.
    ///
    /// Goes on when nobody waits for it any more.
    pub async fn change<W>(&self, clinic: ClinicId, work: W) -> Result<u32, StoreError>
    where
        W: for<'t> FnOnce(&'t mut Tx) -> Working<'t> + Send + 'static,
    {
        let Self::Sqlite { queue, .. } = self else {
            let mut tx = self.write(&clinic.to_string()).await?;
            let number = work(&mut tx).await?;
            tx.commit().await?;
            return Ok(number);
        };
        let (done, kept) = oneshot::channel();
        queue.push(Waiting { work: Box::new(work), done });
        let (pool, queue) = (self.clone(), queue.clone());
        tokio::spawn(async move {
            // Whoever gets the writer takes everybody along who waits by then.
            let tx = pool.write("").await;
            keep(tx, queue.take()).await;
        });
        kept.await.unwrap_or(Err(StoreError::Unreachable))
    }
}

async fn keep(tx: Result<Tx, StoreError>, mut waiting: Vec<Waiting>) {
    let mut tx = match tx {
        Ok(tx) => tx,
        Err(error) => return fail(waiting.into_iter().map(|one| one.done), &error),
    };
    if waiting.len() == 1
        && let Some(Waiting { work, done }) = waiting.pop()
    {
        let kept = match work(&mut tx).await {
            Ok(number) => tx.commit().await.map(|()| number),
            Err(error) => Err(error),
        };
        // Nobody may be waiting any more.
        let _ = done.send(kept);
        return;
    }
    let mut made = Vec::new();
    let mut waiting = waiting.into_iter();
    for Waiting { work, done } in waiting.by_ref() {
        match apart(&mut tx, work).await {
            Ok(Ok(number)) => made.push((number, done)),
            Ok(Err(refused)) => drop(done.send(Err(refused))),
            Err(error) => {
                let rest = made.into_iter().map(|(_, done)| done).chain([done]).chain(waiting.map(|one| one.done));
                return fail(rest, &error);
            }
        }
    }
    match tx.commit().await {
        Ok(()) => made.into_iter().for_each(|(number, done)| drop(done.send(Ok(number)))),
        Err(error) => fail(made.into_iter().map(|(_, done)| done), &error),
    }
}

/// One change among others: refused, it is undone alone. The outer error is of the whole transaction.
async fn apart(tx: &mut Tx, work: Work) -> Result<Result<u32, StoreError>, StoreError> {
    tx.run("savepoint one", cells![]).await?;
    let made = work(tx).await;
    if made.is_err() {
        tx.run("rollback to one", cells![]).await?;
    }
    tx.run("release one", cells![]).await?;
    Ok(made)
}

fn fail(all: impl Iterator<Item = oneshot::Sender<Result<u32, StoreError>>>, error: &StoreError) {
    for done in all {
        let _ = done.send(Err(error.told_again()));
    }
}
