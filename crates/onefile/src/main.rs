//! Page, settings, deferred module and worker as one module, so that shared code is included once.
//!
//! In a worker, where there is no page, it is the worker. In the page all modules are mounted from
//! the start; they communicate by the same events as when each is fetched separately. Records that
//! were put into the file (`embedding::bundle`) are read first, and shown as if they had just been
//! opened.

use std::rc::Rc;

use platform::deferred::{show, turn};
use platform::import::EncodedImport;
use platform::onefile::{Own, opened, own};
use platform::{history, is_page, worker as reader};
use wasm_bindgen_futures::spawn_local;

fn main() {
    if is_page() {
        spawn_local(open());
    } else {
        worker::serve();
    }
}

async fn open() {
    let Own {
        file,
        start,
        config,
    } = own().await;
    let asked = history::fragment();
    let asked = if asked.is_empty() { &start } else { &asked };
    let query = settings::start_alone(&config, asked).await;
    let Some(file) = file else {
        return mount(&query, Vec::new());
    };
    let anyway = query.clone();
    let read = move |readings| mount(&query, readings);
    // A file that cannot be read leaves the page with its own records.
    let unread = move |_| mount(&anyway, Vec::new());
    reader::read(Rc::new(vec![file]), |_| {}, read, unread).await;
}

fn mount(query: &str, readings: Vec<EncodedImport>) {
    partnership_map::start();
    deferred::start();
    if !readings.is_empty() {
        show(&readings, false);
    }
    // In a sandbox the address could not be written, and nothing has read it yet.
    turn(query);
    opened();
}
