//! Page, desk, analysis, share and readers as one module: what they share is carried once.
//!
//! In a worker, where there is no page, it is the reader. In the page all modules are mounted from
//! the start; they talk by the same events as when each is fetched on its own. Records that were
//! put into the file (`engine::bundle`) are read first, and shown as if they had just been opened.

use std::rc::Rc;

use partnership_map::platform::analysis::turn;
use partnership_map::platform::desk::{Accepted, done};
use partnership_map::platform::onefile::{Own, opened, own};
use partnership_map::platform::worker::{self, Packed};
use partnership_map::platform::{history, is_page};
use wasm_bindgen_futures::spawn_local;

fn main() {
    if is_page() {
        spawn_local(open());
    } else {
        #[cfg(target_arch = "wasm32")]
        workbook::serve();
    }
}

async fn open() {
    let Own { file, start } = own().await;
    let Some(file) = file else {
        return mount(&start, Vec::new());
    };
    let anyway = start.clone();
    let read = move |readings| mount(&start, readings);
    // What cannot be read leaves the page with its own records.
    let unread = move |_| mount(&anyway, Vec::new());
    worker::read(Rc::new(vec![file]), |_| {}, read, unread).await;
}

fn mount(start: &str, readings: Vec<Packed>) {
    let asked = history::fragment();
    partnership_map::start();
    desk::start();
    analysis::start();
    share::start();
    if !readings.is_empty() {
        done(Some(&Accepted {
            readings,
            add: false,
        }));
    }
    let query = if asked.is_empty() { start } else { &asked };
    if !query.is_empty() {
        turn(query);
    }
    opened();
}
