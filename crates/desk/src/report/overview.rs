//! Files, rows and records in numbers; how records were placed.

use engine::audit::{Audit, Totals, Unplaced};
use engine::catalogue::{DeskKey, Key};
use engine::ingest::Outcome;
use engine::query::{Query, Target};
use engine::record::{PlacedBy, Precision};
use leptos::prelude::*;
use partnership_map::address;
use partnership_map::controls::on;
use partnership_map::words::{t, words};

use super::{Filter, listed, or_none, section};
use crate::desk::Desk;
use crate::grid::{Cell, grid};
use crate::said::outcome_name;

/// The report in a few numbers.
pub fn summary(audit: &Audit) -> impl IntoView + use<> {
    let totals = &audit.totals;
    let w = words();
    let mut parts = vec![
        (totals.files, DeskKey::UnitFiles),
        (totals.rows, DeskKey::UnitRows),
        (totals.records, DeskKey::UnitRecords),
        (totals.rejected, DeskKey::UnitRejected),
        (totals.located, DeskKey::UnitPlaced),
    ];
    if totals.repeated > 0 {
        parts.push((totals.repeated, DeskKey::UnitRepeated));
    }
    let tile = |(n, unit): (u32, DeskKey)| {
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

/// One row a file.
pub fn files(filter: Filter, audit: &Audit) -> AnyView {
    let w = words();
    let rows: Vec<(String, Outcome, Totals, u32)> = audit
        .files
        .iter()
        .map(|file| {
            let issues = file.issues.iter().map(|(_, count)| count).sum();
            (file.file.clone(), file.outcome, file.totals.clone(), issues)
        })
        .collect();
    section(DeskKey::FilesTitle, DeskKey::FilesText, move || {
        let only = filter.file.get();
        let shown = rows
            .iter()
            .zip(0..)
            .filter(|(_, i)| only.is_none_or(|only| only == *i));
        let lines = shown.map(|((name, outcome, totals, issues), _)| {
            let number = |n: u32| Cell::Number(w.number(n));
            vec![
                Cell::from(name.as_str()),
                Cell::from(t(outcome_name(*outcome))),
                number(totals.rows),
                number(totals.accepted),
                number(totals.rejected),
                number(totals.repeated),
                number(totals.located),
                number(*issues),
            ]
        });
        let headers = [
            t(DeskKey::FileName),
            t(DeskKey::OutcomeTitle),
            t(DeskKey::Rows),
            t(Key::Records),
            t(DeskKey::RowsRejected),
            t(DeskKey::RowsRepeated),
            t(DeskKey::RecordsPlaced),
            t(DeskKey::IssuesCount),
        ];
        grid(t(DeskKey::FilesTitle), &headers, lines.collect())
    })
}

/// By what records were placed, and how precisely.
pub fn placement(audit: &Audit) -> AnyView {
    let totals = audit.totals.clone();
    section(DeskKey::PlacementTitle, DeskKey::PlacementText, move || {
        let line = |name: Key, count: u32| {
            let text = words().count(Key::CountRecords, count);
            vec![Cell::from(t(name)), Cell::Number(text)]
        };
        let by: Vec<Vec<Cell>> = totals
            .by_placed_by
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(by, count)| line(placed_by(*by), *count))
            .collect();
        let precision: Vec<Vec<Cell>> = totals
            .by_precision
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(precision, count)| line(precise(*precision), *count))
            .collect();
        view! {
            <div class="side-by-side">
                {grid(t(DeskKey::PlacedByTitle), &[t(DeskKey::PlacedByTitle), t(Key::Records)], by)}
                {grid(t(DeskKey::PrecisionTitle), &[t(DeskKey::PrecisionTitle), t(Key::Records)], precision)}
            </div>
        }
    })
}

const fn placed_by(by: PlacedBy) -> Key {
    match by {
        PlacedBy::Coordinates => Key::PlacedByCoordinates,
        PlacedBy::Grid => Key::PlacedByGrid,
        PlacedBy::PostcodeUnit => Key::PlacedByPostcodeUnit,
        PlacedBy::PostcodeSector => Key::PlacedByPostcodeSector,
        PlacedBy::PostcodeOutward => Key::PlacedByPostcodeOutward,
        PlacedBy::PlaceName => Key::PlacedByPlaceName,
        PlacedBy::Region => Key::PlacedByRegion,
        PlacedBy::None => Key::PlacedByNone,
    }
}

const fn precise(precision: Precision) -> Key {
    match precision {
        Precision::Exact => Key::PrecisionExact,
        Precision::Postcode => Key::PrecisionPostcode,
        Precision::Town => Key::PrecisionTown,
        Precision::Region => Key::PrecisionRegion,
        Precision::None => Key::PlacedByNone,
    }
}

/// The records without a position, each of which opens on the page.
pub fn unplaced(desk: Desk, filter: Filter, audit: &Audit) -> AnyView {
    let source = address::read().source;
    let found = audit.unplaced.clone();
    section(DeskKey::UnplacedTitle, DeskKey::UnplacedText, move || {
        let takes = |one: &&Unplaced| filter.takes(one.record.file, &one.record.institution);
        let line = |one: &Unplaced| {
            let query = Query {
                source,
                target: Some(Target::Record(one.key.clone())),
                ..Query::default()
            };
            let link = view! {
                <a href=format!("#{}", query.to_fragment()) on:click=on(move |_| desk.leave())>
                    {one.record.partner.clone()}
                </a>
            };
            let area = match one.area.as_str() {
                "" => t(Key::PlacedByNone).to_owned(),
                area => words().fill(Key::SomewhereIn, &[("area", area)]),
            };
            vec![
                Cell::View(link.into_any()),
                Cell::from(one.record.institution.as_str()),
                Cell::Text(area),
            ]
        };
        let rows: Vec<Vec<Cell>> = found.list.iter().filter(takes).map(line).collect();
        let shown = rows.len();
        let headers = [t(Key::Partner), t(Key::Institution), t(DeskKey::Where)];
        view! {
            {or_none(shown, || grid(t(DeskKey::UnplacedTitle), &headers, rows))}
            {(shown == found.list.len()).then(|| listed(shown, found.total))}
        }
    })
}
