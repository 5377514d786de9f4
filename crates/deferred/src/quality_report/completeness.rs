//! Which columns are filled, in all and by institution.

use leptos::prelude::*;
use messages::{ImportText, PageText};
use quality::Audit;
use records::text::percent;
use ui::Shared;
use ui::words::t;

use super::{counted, section};
use crate::import::grid::{GridCell, matrix};
use crate::import::names;

/// A matrix of institutions and columns: the share of records that have a value.
pub fn section_of(audit: Memo<Shared<Audit>>) -> AnyView {
    let text = ImportText::CompletenessText;
    section(ImportText::CompletenessTitle, text, move || {
        let audit = audit.get();
        let found = &audit.completeness;
        let measures = found.measures.iter();
        let measures = measures.map(|one| names::measure(*one));
        let mut headers = vec![t(PageText::Institution), t(PageText::Records)];
        headers.extend(measures);
        let mut rows = Vec::new();
        if audit.narrow.institution.is_none() {
            let all = t(ImportText::AllInstitutions);
            rows.push(line(all, found.records, &found.filled));
        }
        let institutions = found.institutions.iter();
        rows.extend(institutions.map(|(name, records, filled)| line(name, *records, filled)));
        view! {
            <p class="quiet-text">{counted(&audit)}</p>
            {matrix(t(ImportText::CompletenessTitle), &headers, rows)}
        }
    })
}

fn line(name: &str, records: u32, filled: &[u32]) -> Vec<GridCell> {
    let number = ui::words::words().number(records);
    let mut cells = vec![GridCell::from(name), GridCell::Number(number)];
    cells.extend(filled.iter().map(|&filled| {
        let share = f64::from(filled) / f64::from(records.max(1));
        GridCell::Share(share, percent(filled, records))
    }));
    cells
}
