//! The one-file page (`src/onefile`, `embedding::bundle`): reads what a user put into it.

use embedding::bundle::{CONFIG, NAME, RECORDS, START};
use records::dataset::Kind;
use wasm_bindgen::JsValue;

use super::events::dispatch;
use super::fetch;
use super::files::Opened;

/// To the script that opens the file: the page is ready.
const OPEN: &str = "one-file-open";

/// What a user put into the page.
#[derive(Default)]
pub struct Own {
    /// Records that have not been read yet; none where the page has only its own.
    pub file: Option<Opened>,
    /// The query with which the page starts, as a fragment.
    pub start: String,
    /// Settings, in the form of `config.json`.
    pub config: String,
}

/// Reads what a user put into this page.
pub async fn own() -> Own {
    let text = |bytes: Option<std::rc::Rc<Vec<u8>>>| {
        bytes.map_or_else(String::new, |bytes| {
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let name = text(fetch::cached(NAME).await);
    let start = text(fetch::cached(START).await);
    let mut config = text(fetch::cached(CONFIG).await);
    if config.is_empty() {
        config.push_str("{}");
    }
    let file = fetch::cached(RECORDS)
        .await
        .map(|bytes| Opened::from_bytes(name, &bytes, Kind::Reported));
    Own {
        file,
        start,
        config,
    }
}

/// Reports that the page is ready.
pub fn opened() {
    dispatch(OPEN, &JsValue::NULL);
}
