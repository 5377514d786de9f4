//! Languages that stand beside the program: packed into a file of the site, and loaded by a page that
//! speaks one of them. A page speaks one language as long as it lives.
//!
//! ```text
//! list ─ list ─ … ─ values    each list a text a line, in the order of its keys; each value in
//!                             English, a tab, the value; all of a kind parted by a form feed
//! ```

use std::sync::OnceLock;

use super::List;

/// Where Welsh lies beside the page, or in a page that is one file.
pub const FILE: &str = "data/welsh.txt";
/// Before the name of a local authority district among the values.
pub const DISTRICT: &str = "district: ";
/// After each list of texts.
pub const AFTER_LIST: char = '\u{c}';

static LOADED: OnceLock<Translation> = OnceLock::new();

/// Texts by list and place, and values of the data by their English: sorted by it.
struct Translation {
    texts: Vec<Vec<&'static str>>,
    values: Vec<(&'static str, &'static str)>,
}

/// Loads a packed language, for [`Words`](super::Words) that speak it. Once is enough. `false` where
/// it is none: the words stay English.
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
