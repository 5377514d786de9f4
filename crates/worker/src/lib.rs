//! Work that runs off the main thread: a module separate from the page's, built for speed, that
//! does one [`Job`] and is then terminated.

mod combine;
mod read;

use platform::scope;
use protocol::Job;

/// Does the waiting job, and posts the results.
pub fn serve() {
    scope::serve(|job, beside| async move {
        match job {
            Job::Read {
                files,
                boundaries,
                gazetteer,
                remembered,
                postcodes,
            } => {
                let table = |handle: Option<_>| beside.bytes(handle?);
                let tables =
                    read::Tables::new(table(boundaries), table(gazetteer), remembered, postcodes);
                read::all(&files, &beside, tables).await;
            }
            Job::Report { readings } => combine::report(&readings, &beside),
            Job::Export { readings, options } => combine::export(&readings, &options, &beside),
        }
    });
}
