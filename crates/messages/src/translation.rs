//! Languages other than English: packed into a file of the site, and loaded by a page that uses one
//! of them. A page keeps its language until it is reloaded.
//!
//! ```text
//! list ─ list ─ … ─ values    each list one text per line, in the order of its keys; each value in
//!                             English, a tab, and its translation; a form feed after each list
//! ```

use std::sync::OnceLock;

use super::List;

/// The path of the Welsh file next to the page, or in a page that is one file.
pub const FILE: &str = "data/welsh.txt";
/// Prefix of the name of a local authority district among the values.
pub const DISTRICT: &str = "district: ";
/// Follows each list of texts.
pub const AFTER_LIST: char = '\u{c}';

static LOADED: OnceLock<Translation> = OnceLock::new();

/// Texts by list and index, and values of the data sorted by their English form.
struct Translation {
    texts: Vec<Vec<&'static str>>,
    values: Vec<(&'static str, &'static str)>,
}

/// Loads a packed language, for [`Words`](super::Words) that use it. Only the first call has an
/// effect. `false` if it cannot be parsed: the texts remain English.
#[must_use]
pub fn load(packed: String) -> bool {
    LOADED.get_or_init(|| {
        let mut texts: Vec<Vec<&str>> = packed
            .leak()
            .split(AFTER_LIST)
            .map(|list| list.split('\n').collect())
            .collect();
        let values = texts.pop().unwrap_or_default();
        let pair = |line: &'static str| line.split_once('\t');
        Translation {
            texts,
            values: values.into_iter().filter_map(pair).collect(),
        }
    });
    LOADED.get().is_some_and(|loaded| !loaded.values.is_empty())
}

pub(super) fn text(list: List, place: usize) -> Option<&'static str> {
    let texts = LOADED.get()?.texts.get(list as usize)?;
    texts.get(place).copied()
}

pub(super) fn value(english: &str) -> Option<&'static str> {
    let values = &LOADED.get()?.values;
    let at = values.binary_search_by(|(known, _)| (*known).cmp(english));
    at.ok().and_then(|at| values.get(at)).map(|(_, text)| *text)
}
