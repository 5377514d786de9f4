//! Remarks about a sheet.

use ingest::{CountOf, Issue, IssueKind};

use crate::address::CellPlaces;

/// What was observed while a sheet was read.
#[derive(Clone, Default)]
pub struct NotesSeen {
    /// The number of formulas.
    pub formulas: u32,
    /// Formulas without a stored value.
    pub valueless: CellPlaces,
    /// Cells that show an error.
    pub errors: CellPlaces,
    /// Dates that may be years.
    pub years: CellPlaces,
    /// Areas merged over several rows whose first cell has a value.
    pub tall: CellPlaces,
    /// Counts and amounts merged over several rows.
    pub quantities: CellPlaces,
    /// Values under merged cells.
    pub covered: CellPlaces,
    /// Cells whose text was replaced by the web address behind it.
    pub links: CellPlaces,
    /// Hidden rows with a value.
    pub hidden_rows: u32,
    /// Hidden columns with a value.
    pub hidden_columns: u32,
}

impl NotesSeen {
    /// The remarks about the sheet. `stale` tells that its values should have been computed on
    /// opening.
    pub fn notes(&self, stale: bool) -> Vec<Issue> {
        let mut notes = Vec::new();
        if self.valueless.count > 0 {
            notes.push(IssueKind::FormulasWithoutValue {
                n: self.valueless.count,
                cells: self.valueless.several(),
            });
        }
        let kept = self.formulas.saturating_sub(self.valueless.count);
        if stale && kept > 0 {
            notes.push(IssueKind::FormulasStale { n: kept });
        }
        if self.errors.count > 0 {
            notes.push(IssueKind::CellErrors {
                n: self.errors.count,
                cells: self.errors.several(),
            });
        }
        if self.years.count > 0 {
            notes.push(IssueKind::DatesIn1905 {
                n: self.years.count,
                cells: self.years.several(),
            });
        }
        if self.links.count > 0 {
            notes.push(IssueKind::AddressesBehindText {
                n: self.links.count,
                cells: self.links.several(),
            });
        }
        notes.extend(self.note_on_merged());
        if self.quantities.count > 0 {
            notes.push(IssueKind::MergedQuantities {
                cells: self.quantities.several(),
            });
        }
        notes.extend(self.note_on_hidden());
        notes.into_iter().map(Issue::of_file).collect()
    }

    fn note_on_merged(&self) -> Option<IssueKind> {
        let (cells, covered) = (self.tall.several(), self.covered.several());
        match (self.tall.count, self.covered.count) {
            (0, 0) => None,
            (_, 0) => Some(IssueKind::MergedDown { cells }),
            (0, _) => Some(IssueKind::MergedOver { cells: covered }),
            _ => Some(IssueKind::MergedDownAndOver { cells, covered }),
        }
    }

    fn note_on_hidden(&self) -> Option<IssueKind> {
        let mut hidden = Vec::new();
        if self.hidden_rows > 0 {
            let n = self.hidden_rows;
            hidden.push(CountOf::CountHiddenRows { n });
        }
        if self.hidden_columns > 0 {
            let n = self.hidden_columns;
            hidden.push(CountOf::CountHiddenColumns { n });
        }
        (!hidden.is_empty()).then_some(IssueKind::HiddenCells { hidden })
    }
}
