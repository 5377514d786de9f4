//! The report in a few numbers, and how records were placed.

use leptos::prelude::*;
use messages::{ImportText, PageText};
use platform::history;
use quality::{Audit, Unplaced};
use records::query::{Query, Target};
use ui::Shared;
use ui::on;
use ui::words::{t, words};

use super::{counted, file_and_row, listed, or_none, section};
use crate::import::ImportDialog;
use crate::import::grid::{GridCell, grid};

/// The report in a few numbers.
pub fn summary(audit: &Audit) -> impl IntoView + use<> {
    let totals = &audit.totals;
    let w = words();
    let mut parts = vec![
        (totals.files, ImportText::UnitFiles),
        (totals.rows, ImportText::UnitRows),
        (totals.records, ImportText::UnitRecords),
        (totals.rejected, ImportText::UnitRejected),
        (totals.located, ImportText::UnitPlaced),
    ];
    if totals.repeated > 0 {
        parts.push((totals.repeated, ImportText::UnitRepeated));
    }
    let tile = |(n, unit): (u32, ImportText)| {
        let text = w.count(unit, n);
        let (number, unit) = text.split_once(' ').unwrap_or((&text, ""));
        let (number, unit) = (number.to_owned(), unit.to_owned());
        view! {
            <div class="tile">
                <dd>{number}</dd>
                <dt>{unit}</dt>
            </div>
        }
    };
    view! { <dl class="tiles">{parts.into_iter().map(tile).collect_view()}</dl> }
}

/// How records were placed, and how precisely.
pub fn placement(audit: Memo<Shared<Audit>>) -> AnyView {
    section(
        ImportText::PlacementTitle,
        ImportText::PlacementText,
        move || {
            let audit = audit.get();
            let totals = &audit.totals;
            let line = |name: PageText, count: u32| {
                let text = words().count(PageText::CountRecords, count);
                vec![GridCell::from(t(name)), GridCell::Number(text)]
            };
            let by: Vec<Vec<GridCell>> = totals
                .by_placed_by
                .iter()
                .filter(|(_, count)| *count > 0)
                .map(|(by, count)| line(PageText::of_placing(*by), *count))
                .collect();
            let precision: Vec<Vec<GridCell>> = totals
                .by_precision
                .iter()
                .filter(|(_, count)| *count > 0)
                .map(|(precision, count)| line(PageText::of_precision(*precision), *count))
                .collect();
            view! {
                <p class="quiet-text">{counted(&audit)}</p>
                <div class="side-by-side">
                    {grid(t(ImportText::PlacedByTitle), &[t(ImportText::PlacedByTitle), t(PageText::Records)], by)}
                    {grid(t(ImportText::PrecisionTitle), &[t(ImportText::PrecisionTitle), t(PageText::Records)], precision)}
                </div>
            }
        },
    )
}

/// The records without a position, each of which can be opened on the page.
pub fn unplaced(imports: ImportDialog, audit: Memo<Shared<Audit>>) -> AnyView {
    let source = Query::from_fragment(&history::fragment()).source;
    section(
        ImportText::UnplacedTitle,
        ImportText::UnplacedText,
        move || {
            let audit = audit.get();
            let line = |one: &Unplaced| {
                let query = Query {
                    source,
                    target: Some(Target::Record(one.key.clone())),
                    ..Query::default()
                };
                let link = view! {
                    <a href=history::address_with(&query.to_fragment()) on:click=on(move |_| imports.leave())>
                        {one.record.partner.clone()}
                    </a>
                };
                let area = match one.area.as_str() {
                    "" => String::new(),
                    area => words().fill(PageText::SomewhereIn, &[("area", area)]),
                };
                vec![
                    GridCell::View(link.into_any()),
                    GridCell::from(one.record.institution.as_str()),
                    GridCell::Text(file_and_row(&audit, &one.record)),
                    GridCell::Text(area),
                    GridCell::Text(why(one)),
                ]
            };
            let rows: Vec<Vec<GridCell>> = audit.unplaced.list.iter().map(line).collect();
            let shown = rows.len();
            let headers = [
                t(PageText::Partner),
                t(PageText::Institution),
                t(ImportText::FileRow),
                t(ImportText::Where),
                t(ImportText::Why),
            ];
            view! {
                {or_none(shown, || grid(t(ImportText::UnplacedTitle), &headers, rows))}
                {listed(shown, audit.unplaced.total)}
            }
        },
    )
}

/// The issues about its position; where there are none, what the row lacks.
fn why(one: &Unplaced) -> String {
    let said = one.reasons.iter();
    let said: Vec<String> = said.map(|issue| issue.sentences(words()).message).collect();
    match (said.is_empty(), one.is_given) {
        (false, _) => said.join(" "),
        (true, true) => t(ImportText::NotFoundThere).to_owned(),
        (true, false) => t(ImportText::NothingGiven).to_owned(),
    }
}
