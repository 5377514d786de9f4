//! Issues and corrections as they are found: counted exactly, spelt out up to a limit.

use super::{Correction, Report, shorten};
use crate::cells::verbatim::AsFound;
use crate::report::issue::{Code, ColumnRef, Issue, IssueKind};
use messages::phrase::RowRanges;
use records::record::Field;
use records::sort;

/// How many issues of one code a report spells out.
pub const KEPT: u32 = 200;

/// How many values of one column a report lists.
pub const LISTED: usize = 100;

/// How many stretches of rows the summary of further issues names.
const STRETCHES: usize = 50;

#[derive(Clone, Default)]
struct ValueTally {
    count: u32,
    further: Vec<(u32, u32)>,
    cut: bool,
    corrected: u32,
}

impl ValueTally {
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
    tallies: Vec<ValueTally>,
    corrections: Vec<Correction>,
}

impl Issues {
    pub(crate) fn new() -> Self {
        Self {
            list: Vec::new(),
            tallies: vec![ValueTally::default(); Code::ALL.len()],
            corrections: Vec::new(),
        }
    }

    /// An issue with the whole file.
    pub(crate) fn file(&mut self, kind: IssueKind) {
        self.file_quoting(String::new(), kind);
    }

    /// An issue with the whole file that quotes something of it, or of what the user chose.
    pub(crate) fn file_quoting(&mut self, found: String, kind: IssueKind) {
        self.add(kind.code(), None, None, || (found, kind));
    }

    /// An issue with one row, and one of its columns by place and header. `what` gives what stands
    /// there and the kind, and is asked only where they will be kept.
    pub(crate) fn row(
        &mut self,
        code: Code,
        row: u32,
        column: Option<(usize, &str)>,
        what: impl FnOnce() -> (String, IssueKind),
    ) {
        self.add(code, Some(row), column, what);
    }

    /// A cell was read as something else than it says.
    pub(crate) fn correct(&mut self, code: Code, row: u32, field: Field, from: &str, to: &str) {
        let Some(tally) = self.tallies.get_mut(code as usize) else {
            return;
        };
        tally.corrected += 1;
        if tally.corrected <= KEPT {
            self.list_correction(code, (row, field), from, to, false);
        }
    }

    /// A cell would be read as something else than it says, had a choice not undone that.
    pub(crate) fn undone(&mut self, code: Code, row: u32, field: Field, from: &str, to: &str) {
        self.list_correction(code, (row, field), from, to, true);
    }

    /// Takes out what stands because another file said so: it cannot be made again here.
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

    /// Whether any issue is more than a warning about the whole, i.e. whether there is any at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The list in row order with its summaries, and the true counts.
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
