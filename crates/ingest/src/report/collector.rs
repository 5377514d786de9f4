//! Collects issues and corrections: counted exactly, listed up to a limit.

use super::{Correction, Report, shorten};
use crate::cells::verbatim::AsFound;
use crate::report::issue::{Code, ColumnRef, Issue, IssueKind};
use messages::phrase::RowRanges;
use records::record::Field;
use records::sort;

/// How many issues of each code a report lists.
pub const KEPT: u32 = 200;

/// How many values of one column a report lists.
pub const LISTED: usize = 100;

/// How many ranges of rows the summary of further issues names.
const STRETCHES: usize = 50;

#[derive(Clone, Default)]
struct IssueTally {
    count: u32,
    further: Vec<(u32, u32)>,
    cut: bool,
    corrected: u32,
}

impl IssueTally {
    fn add_further(&mut self, row: u32) {
        let full = self.further.len() >= STRETCHES;
        match self.further.last_mut() {
            Some((_, last)) if *last == row || *last + 1 == row => *last = row,
            _ if full => self.cut = true,
            _ => self.further.push((row, row)),
        }
    }

    fn rows(self) -> RowRanges {
        RowRanges {
            stretches: self.further,
            cut: self.cut,
        }
    }
}

/// Collects issues in bounded memory, with exact counts.
pub(crate) struct Issues {
    list: Vec<Issue>,
    tallies: Vec<IssueTally>,
    corrections: Vec<Correction>,
}

impl Issues {
    pub(crate) fn new() -> Self {
        Self {
            list: Vec::new(),
            tallies: vec![IssueTally::default(); Code::ALL.len()],
            corrections: Vec::new(),
        }
    }

    /// Adds an issue about the whole file.
    pub(crate) fn file(&mut self, kind: IssueKind) {
        self.file_quoting(String::new(), kind);
    }

    /// Adds an issue about the whole file that quotes something from it, or from the user's
    /// choices.
    pub(crate) fn file_quoting(&mut self, found: String, kind: IssueKind) {
        self.add(kind.code(), None, None, || (found, kind));
    }

    /// Adds an issue about one row, and a column by index and header. `what` gives the cell's text
    /// and the kind, and is called only if they will be kept.
    pub(crate) fn row(
        &mut self,
        code: Code,
        row: u32,
        column: Option<(usize, &str)>,
        what: impl FnOnce() -> (String, IssueKind),
    ) {
        self.add(code, Some(row), column, what);
    }

    /// Adds a correction: a cell was read as something other than its text.
    pub(crate) fn correct(&mut self, code: Code, row: u32, field: Field, from: &str, to: &str) {
        let Some(tally) = self.tallies.get_mut(code as usize) else {
            return;
        };
        tally.corrected += 1;
        if tally.corrected <= KEPT {
            self.list_correction(code, (row, field), from, to, false);
        }
    }

    /// Adds a correction that the user undid: the cell would otherwise be read as something else.
    pub(crate) fn undone(&mut self, code: Code, row: u32, field: Field, from: &str, to: &str) {
        self.list_correction(code, (row, field), from, to, true);
    }

    /// Drops undone corrections of cells that another file recorded as verbatim: they cannot be
    /// redone here.
    pub(crate) fn forget(&mut self, as_found: &AsFound, report: &mut Report) {
        if !as_found.is_empty() {
            let is_here = |one: &Correction| !as_found.contains(&(one.row, one.field));
            for list in [&mut self.corrections, &mut report.corrections] {
                list.retain(|one| !one.undone || is_here(one));
            }
        }
    }

    fn list_correction(
        &mut self,
        code: Code,
        (row, field): (u32, Field),
        from: &str,
        to: &str,
        undone: bool,
    ) {
        self.corrections.push(Correction {
            code,
            field,
            row,
            count: 1,
            from: shorten(from),
            to: shorten(to),
            undone,
        });
    }

    /// The corrections of single cells so far.
    pub(crate) fn take_corrections(&mut self) -> Vec<Correction> {
        std::mem::take(&mut self.corrections)
    }

    fn add(
        &mut self,
        code: Code,
        row: Option<u32>,
        column: Option<(usize, &str)>,
        what: impl FnOnce() -> (String, IssueKind),
    ) {
        let Some(tally) = self.tallies.get_mut(code as usize) else {
            return;
        };
        tally.count += 1;
        if tally.count <= KEPT {
            let (found, kind) = what();
            debug_assert_eq!(kind.code(), code, "{kind:?}");
            self.list.push(Issue {
                row,
                column: column.map(|(index, header)| ColumnRef {
                    index: index as u32,
                    header: header.to_owned(),
                }),
                found: shorten(&found),
                ..Issue::of_file(kind)
            });
        } else if let Some(row) = row {
            tally.add_further(row);
        }
    }

    /// Whether there are no issues at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The issues in row order with their summaries, and the exact counts.
    pub(crate) fn finish(mut self) -> (Vec<Issue>, Vec<(Code, u32)>) {
        sort::by_key(&mut self.list, |issue| issue.row);
        let mut counts = Vec::new();
        for (&code, tally) in Code::ALL.iter().zip(self.tallies) {
            if tally.count == 0 {
                continue;
            }
            counts.push((code, tally.count));
            if tally.count > KEPT {
                let n = tally.count - KEPT;
                self.list
                    .push(Issue::of_file(match tally.further.is_empty() {
                        true => IssueKind::FurtherOfFile { code, n },
                        false => IssueKind::Further {
                            code,
                            n,
                            rows: tally.rows(),
                        },
                    }));
            }
        }
        (self.list, counts)
    }
}
