//! Values that are probably one and the same.

use engine::audit::{Audit, Similar};
use engine::catalogue::DeskKey;
use engine::catalogue::phrase::Gap;
use leptos::prelude::*;
use ui::Shared;
use ui::words::{t, words};

use super::{listed, or_none, section};
use crate::import::grid::{Cell, grid};

/// The pairs, with a suggestion which to keep.
pub fn section_of(audit: Memo<Shared<Audit>>) -> AnyView {
    section(DeskKey::SimilarTitle, DeskKey::SimilarText, move || {
        let audit = audit.get();
        let pairs: Vec<Vec<Cell>> = audit.similar.list.iter().map(line).collect();
        let shown = pairs.len();
        let headers = [
            t(DeskKey::ColumnName),
            t(DeskKey::ProbablyMeant),
            t(DeskKey::AlsoWritten),
            t(DeskKey::Why),
        ];
        view! {
            {or_none(shown, || grid(t(DeskKey::SimilarTitle), &headers, pairs))}
            {listed(shown, audit.similar.total)}
        }
    })
}

fn line(pair: &Similar) -> Vec<Cell> {
    let with = |value: &str, n: u32| {
        let n = words().count(engine::catalogue::Key::CountRecords, n);
        let value = value.to_owned();
        Cell::View(view! { {value} " " <span class="line-note">{n}</span> }.into_any())
    };
    vec![
        Cell::Text(crate::import::names::field(pair.field)),
        with(&pair.keep, pair.keep_records),
        with(&pair.other, pair.other_records),
        Cell::Text(pair.difference().text(words())),
    ]
}
