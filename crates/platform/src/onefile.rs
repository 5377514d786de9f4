//! The page that is one file (`src/onefile`, `embedding::bundle`): what a person put into it.

use embedding::bundle::{CONFIG, NAME, RECORDS, START};
use records::dataset::Kind;
use wasm_bindgen::JsValue;

use super::events::dispatch;
use super::fetch;
use super::files::Opened;

/// To what opens the file: the page stands.
const OPEN: &str = "one-file-open";

/// What a person put into the page.
#[derive(Default)]
pub struct Own {
    /// Records, still unread; none where the page has only its own.
    pub file: Option<Opened>,
    /// The query that the page starts with, as a fragment.
    pub start: String,
    /// Settings, as `config.json` has them.
    pub config: String,
}

/// What a person put into this page.
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

/// Says that the page stands.
pub fn opened() {
    dispatch(OPEN, &JsValue::NULL);
}
