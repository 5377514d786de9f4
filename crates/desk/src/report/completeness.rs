//! Which columns are filled, in all and by institution.

use engine::audit::Audit;
use engine::catalogue::{DeskKey, Key};
use leptos::prelude::*;
use partnership_map::words::t;

use super::{Filter, section};
use crate::grid::{Cell, matrix};
use crate::names;

/// A matrix of institutions and columns: the share of records that have a value.
pub fn section_of(filter: Filter, audit: &Audit) -> AnyView {
    let found = audit.completeness.clone();
    section(
        DeskKey::CompletenessTitle,
        DeskKey::CompletenessText,
        move || {
            let measures = found
                .measures
                .iter()
                .map(|measure| names::readable(measure.name()));
            let measures: Vec<String> = measures.collect();
            let mut headers = vec![t(Key::Institution), t(Key::Records)];
            headers.extend(measures.iter().map(String::as_str));
            let mut rows = vec![line(
                t(DeskKey::AllInstitutions),
                found.records,
                &found.filled,
            )];
            let only = filter.institution.get();
            for (name, records, filled) in &found.institutions {
                if only.as_ref().is_none_or(|only| only == name) {
                    rows.push(line(name, *records, filled));
                }
            }
            matrix(t(DeskKey::CompletenessTitle), &headers, rows)
        },
    )
}

fn line(name: &str, records: u32, filled: &[u32]) -> Vec<Cell> {
    let number = partnership_map::words::words().number(records);
    let mut cells = vec![Cell::from(name), Cell::Number(number)];
    cells.extend(filled.iter().map(|&filled| {
        let share = f64::from(filled) / f64::from(records.max(1));
        // Neither "0%" nor "100%" where a single record says otherwise.
        let percent = match (filled, records) {
            (0, _) => 0,
            (filled, records) if filled == records => 100,
            _ => ((share * 100.0).round() as u32).clamp(1, 99),
        };
        Cell::Share(share, format!("{percent}%"))
    }));
    cells
}
