//! Values that are probably the same.

use leptos::prelude::*;
use messages::ImportText;
use messages::phrase::Gap;
use quality::{Audit, Similar};
use ui::Shared;
use ui::words::{t, words};

use super::{listed, or_none, section};
use crate::import::grid::{GridCell, grid};

/// The pairs, with a suggestion of which to keep.
pub fn section_of(audit: Memo<Shared<Audit>>) -> AnyView {
    section(
        ImportText::SimilarTitle,
        ImportText::SimilarText,
        move || {
            let audit = audit.get();
            let pairs: Vec<Vec<GridCell>> = audit.similar.list.iter().map(line).collect();
            let shown = pairs.len();
            let headers = [
                t(ImportText::ColumnName),
                t(ImportText::ProbablyMeant),
                t(ImportText::AlsoWritten),
                t(ImportText::Why),
            ];
            view! {
                {or_none(shown, || grid(t(ImportText::SimilarTitle), &headers, pairs))}
                {listed(shown, audit.similar.total)}
            }
        },
    )
}

fn line(pair: &Similar) -> Vec<GridCell> {
    let with = |value: &str, n: u32| {
        let n = words().count(messages::PageText::CountRecords, n);
        let value = value.to_owned();
        GridCell::View(view! { {value} " " <span class="line-note">{n}</span> }.into_any())
    };
    vec![
        GridCell::Text(crate::import::names::field(pair.field)),
        with(&pair.keep, pair.keep_records),
        with(&pair.other, pair.other_records),
        GridCell::Text(pair.difference().text(words())),
    ]
}
