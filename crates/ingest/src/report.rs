//! What a file's reading came to: the outcome, the counts, and every issue with its place.

use serde::{Deserialize, Serialize};

use super::as_found::AsFound;
use super::choices::Choices;
use super::decode::Encoding;
use super::issue::{Code, ColumnRef, Issue, IssueKind};
use super::settled;
use messages::phrase::RowRanges;
use records::codes::NearValue;
use records::order;
use records::record::Field;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Every row is a record and nothing needs saying.
    Accept,
    /// Every row is a record; there are warnings.
    AcceptWarn,
    /// Some rows are records and some were rejected, each named.
    Partial,
    /// Nothing of the file was taken.
    Refuse,
}

/// What happened to one column of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnMatch {
    /// The header as given; for a column without one, its place ("column 14").
    pub header: String,
    /// The canonical column it fills.
    pub field: Option<Field>,
    /// It holds latitude and longitude together.
    pub position: bool,
    /// It was recognised by its cells, not by its header.
    pub guessed: bool,
    /// It holds personal data: names, addresses or numbers of people to contact.
    pub personal: bool,
}

/// A value in no code list, or a date that a spreadsheet program changed: kept as it is, and offered
/// for [`Choices::values`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownValue {
    /// The column.
    pub field: Field,
    /// As the first row has it; other rows may differ in case and punctuation.
    pub value: String,
    /// In how many cells.
    pub count: u32,
    /// The first row that holds it.
    pub first_row: u32,
    /// The value that it may be meant for: offered, never applied.
    pub near: Option<String>,
    /// On what ground; `None` where there is no such value.
    pub ground: Option<NearValue>,
}

/// What was read as something else than it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What kind.
    pub code: Code,
    /// The column.
    pub field: Field,
    /// The row, of several the first.
    pub row: u32,
    /// In how many cells.
    pub count: u32,
    /// What stands in the file.
    pub from: String,
    /// What it was read as.
    pub to: String,
    /// A choice undid it: it is taken as it stands, and `to` is what [`Correction::redo`] would make
    /// of it again.
    pub undone: bool,
}

impl Correction {
    /// Settles that the next reading takes it as it stands: a value wherever it stands in its
    /// column, any other correction in its one cell.
    pub fn undo(&self, choices: &mut Choices) {
        self.redo(choices);
        match self.code {
            Code::ValueMapped => {}
            Code::ValueAlias => {
                let stands = self.from.clone();
                choices.values.push((self.field, stands.clone(), stands));
            }
            _ => choices.undone.push((self.row, self.field)),
        }
    }

    /// Takes [`Correction::undo`] back. Corrections of one cell are undone and made again together;
    /// a value that the user named is no more than named: it is chosen again among
    /// [`Report::unknown`].
    pub fn redo(&self, choices: &mut Choices) {
        if !matches!(self.code, Code::ValueAlias | Code::ValueMapped) {
            choices
                .undone
                .retain(|cell| *cell != (self.row, self.field));
            return;
        }
        let name = |text: &str| settled::name(self.field, text);
        let this = name(&self.from);
        choices
            .values
            .retain(|(field, found, _)| *field != self.field || name(found) != this);
    }
}

/// The report on one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The file's name.
    pub file: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Data rows: neither header, nor preamble, nor blank. Always `accepted + rejected`.
    pub rows: u32,
    /// Rows that are records now.
    pub accepted: u32,
    /// Rows that are not, each named in `issues`.
    pub rejected: u32,
    /// Records with a position on the map ("somewhere in a region" is none).
    pub located: u32,
    /// Why the file was refused.
    pub error: Option<Code>,
    /// In row order, whole-file issues first. Of one code at most [`KEPT`] are spelt out; the last
    /// then says how many more there are and where.
    pub issues: Vec<Issue>,
    /// How many issues of each code there are in truth.
    pub counts: Vec<(Code, u32)>,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// What parts the cells; `None` where it never came to that.
    pub delimiter: Option<char>,
    /// How each column was matched.
    pub columns: Vec<ColumnMatch>,
    /// Values in no list, by column and then the most frequent first: at most [`LISTED`] a column.
    pub unknown: Vec<UnknownValue>,
    /// What was read as something else than it says: values by column, at most [`LISTED`] each, then
    /// single cells, at most [`KEPT`] of one code. All that a choice undid are among them.
    pub corrections: Vec<Correction>,
    /// The sheet that was read, of a workbook.
    pub sheet: Option<String>,
    /// The names of a workbook's sheets.
    pub sheets: Vec<String>,
}

impl Report {
    /// The report on a file of which nothing has been read yet.
    #[must_use]
    pub fn unread(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            outcome: Outcome::Refuse,
            rows: 0,
            accepted: 0,
            rejected: 0,
            located: 0,
            error: None,
            issues: Vec::new(),
            counts: Vec::new(),
            encoding: Encoding::default(),
            delimiter: None,
            columns: Vec::new(),
            unknown: Vec::new(),
            corrections: Vec::new(),
            sheet: None,
            sheets: Vec::new(),
        }
    }

    /// The values in no list that may be meant for another, on a ground as good as `least` or better
    /// ([`Near::Slip`] is the best).
    pub fn proposals(&self, least: NearValue) -> impl Iterator<Item = &UnknownValue> {
        self.unknown
            .iter()
            .filter(move |value| value.ground.is_some_and(|ground| ground <= least))
    }

    /// Settles that the next reading takes each of [`Self::proposals`] for what it may be meant for,
    /// unless the user settled something else of it. Returns how many values that are.
    pub fn accept_proposals(&self, choices: &mut Choices, least: NearValue) -> u32 {
        let mut accepted = 0;
        for value in self.proposals(least) {
            let name = |text: &str| settled::name(value.field, text);
            let open = choices.values.iter().all(|(field, found, _)| {
                *field != value.field || name(found) != name(&value.value)
            });
            if let Some(meant) = value.near.clone().filter(|_| open) {
                choices
                    .values
                    .push((value.field, value.value.clone(), meant));
                accepted += 1;
            }
        }
        accepted
    }

    /// The column that fills a canonical one: its place and its header.
    pub(super) fn column_of(&self, field: Field) -> Option<(usize, &str)> {
        let mut columns = self.columns.iter().enumerate();
        let (at, column) = columns.find(|(_, column)| column.field == Some(field))?;
        Some((at, column.header.as_str()))
    }

    /// Puts what is to be said of the whole file before all else.
    pub fn prepend_notes(&mut self, notes: Vec<Issue>) {
        if self.outcome == Outcome::Accept && !notes.is_empty() {
            self.outcome = Outcome::AcceptWarn;
        }
        for note in &notes {
            match self
                .counts
                .binary_search_by_key(&note.code, |&(code, _)| code)
            {
                Ok(at) => self.counts[at].1 += 1,
                Err(at) => self.counts.insert(at, (note.code, 1)),
            }
        }
        self.issues.splice(0..0, notes);
    }
}

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
pub(super) struct Issues {
    list: Vec<Issue>,
    tallies: Vec<ValueTally>,
    corrections: Vec<Correction>,
}

impl Issues {
    pub(super) fn new() -> Self {
        Self {
            list: Vec::new(),
            tallies: vec![ValueTally::default(); Code::ALL.len()],
            corrections: Vec::new(),
        }
    }

    /// An issue with the whole file.
    pub(super) fn file(&mut self, kind: IssueKind) {
        self.file_quoting(String::new(), kind);
    }

    /// An issue with the whole file that quotes something of it, or of what the user chose.
    pub(super) fn file_quoting(&mut self, found: String, kind: IssueKind) {
        self.add(kind.code(), None, None, || (found, kind));
    }

    /// An issue with one row, and one of its columns by place and header. `what` gives what stands
    /// there and the kind, and is asked only where they will be kept.
    pub(super) fn row(
        &mut self,
        code: Code,
        row: u32,
        column: Option<(usize, &str)>,
        what: impl FnOnce() -> (String, IssueKind),
    ) {
        self.add(code, Some(row), column, what);
    }

    /// A cell was read as something else than it says.
    pub(super) fn correct(&mut self, code: Code, row: u32, field: Field, from: &str, to: &str) {
        let Some(tally) = self.tallies.get_mut(code as usize) else {
            return;
        };
        tally.corrected += 1;
        if tally.corrected <= KEPT {
            self.list_correction(code, (row, field), from, to, false);
        }
    }

    /// A cell would be read as something else than it says, had a choice not undone that.
    pub(super) fn undone(&mut self, code: Code, row: u32, field: Field, from: &str, to: &str) {
        self.list_correction(code, (row, field), from, to, true);
    }

    /// Takes out what stands because another file said so: it cannot be made again here.
    pub(super) fn forget(&mut self, as_found: &AsFound, report: &mut Report) {
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
    pub(super) fn take_corrections(&mut self) -> Vec<Correction> {
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
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The list in row order with its summaries, and the true counts.
    pub(super) fn finish(mut self) -> (Vec<Issue>, Vec<(Code, u32)>) {
        order::by_key(&mut self.list, |issue| issue.row);
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

/// At most 120 characters of a cell, so that a report stays readable.
pub(super) fn shorten(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use messages::Words;

    #[test]
    fn notes_on_a_workbook_lead_and_are_counted() {
        let [chosen, errors, repeated] = [
            IssueKind::SheetUnknown {
                sheet: String::new(),
                sheets: Vec::new(),
            },
            IssueKind::FileEmpty,
            IssueKind::IdRepeated { first: 2 },
        ]
        .map(Issue::of_file);
        let mut report = Report::unread("a.xlsx");
        report.outcome = Outcome::Accept;
        report.prepend_notes(Vec::new());
        assert_eq!(report.outcome, Outcome::Accept, "nothing to say");
        report.issues = vec![repeated];
        report.counts = vec![(Code::SheetUnknown, 1), (Code::DupId, 1)];
        report.prepend_notes(vec![chosen, errors]);
        let codes: Vec<Code> = report.issues.iter().map(|issue| issue.code).collect();
        assert_eq!(codes, [Code::SheetUnknown, Code::Empty, Code::DupId]);
        assert_eq!(
            report.counts,
            [(Code::Empty, 1), (Code::SheetUnknown, 2), (Code::DupId, 1)]
        );
        assert_eq!(report.outcome, Outcome::AcceptWarn);
    }

    #[test]
    fn many_issues_are_summed_up_and_counted_exactly() {
        let mut issues = Issues::new();
        for row in 1..=1000 {
            issues.row(Code::DateInvalid, row, Some((3, "start")), || {
                ("x".into(), IssueKind::NotADate)
            });
        }
        issues.file(IssueKind::BlankRows { n: 3 });
        let (list, counts) = issues.finish();
        assert_eq!(counts, [(Code::BlankRows, 1), (Code::DateInvalid, 1000)]);
        assert_eq!(list.len(), KEPT as usize + 2);
        assert_eq!(list[0].code, Code::BlankRows);
        assert_eq!(list[1].row, Some(1));
        assert_eq!(list[1].column.as_ref().map(|column| column.index), Some(3));
        let last = list
            .last()
            .map(|issue| issue.sentences(Words::default()).message);
        let expected = "And 800 more of this kind, in rows 201–1,000.";
        assert_eq!(last.as_deref(), Some(expected));
    }

    #[test]
    fn further_issues_of_no_row_name_none() {
        let mut issues = Issues::new();
        for n in 0..=KEPT {
            issues.file_quoting(format!("column {n}"), IssueKind::ColumnGone);
        }
        let (list, _) = issues.finish();
        let last = list.last().map(|issue| issue.sentences(Words::default()));
        let last = last.map(|said| said.message);
        assert_eq!(last.as_deref(), Some("And 1 more of this kind."));
    }

    #[test]
    fn proposals_are_accepted_by_their_ground() {
        let value = |value: &str, near: Option<(&str, NearValue)>| UnknownValue {
            field: Field::PartnershipType,
            value: value.into(),
            count: 1,
            first_row: 2,
            near: near.map(|(near, _)| near.into()),
            ground: near.map(|(_, ground)| ground),
        };
        let mut report = Report::unread("a.csv");
        report.unknown = vec![
            value("Lon", Some(("Loan", NearValue::Slip))),
            value("Loans of art", Some(("Loan", NearValue::Hint))),
            value("Permanent", None),
        ];
        let mut choices = Choices::default();
        assert_eq!(report.accept_proposals(&mut choices, NearValue::Words), 1);
        assert_eq!(
            report.accept_proposals(&mut choices, NearValue::Words),
            0,
            "settled"
        );
        assert_eq!(report.accept_proposals(&mut choices, NearValue::Hint), 1);
        let meant = |found: &str| (Field::PartnershipType, found.to_owned(), "Loan".to_owned());
        assert_eq!(choices.values, [meant("Lon"), meant("Loans of art")]);
    }

    #[test]
    fn corrections_are_undone() {
        let correction = |code, field, from: &str, to: &str| Correction {
            code,
            field,
            row: 7,
            count: 3,
            from: from.into(),
            to: to.into(),
            undone: false,
        };
        let mut choices = Choices {
            values: vec![(Field::PartnershipType, "Skills".into(), "Learning".into())],
            ..Choices::default()
        };
        correction(
            Code::ValueMapped,
            Field::PartnershipType,
            "skills",
            "Learning",
        )
        .undo(&mut choices);
        assert_eq!(choices, *Choices::NONE);
        correction(Code::ValueAlias, Field::Institution, "VAM", "V&A").undo(&mut choices);
        let stands = (Field::Institution, "VAM".into(), "VAM".into());
        assert_eq!(choices.values, [stands]);
        let date = correction(Code::DateSuspect, Field::Start, "FY09", "2008-09");
        date.undo(&mut choices);
        date.undo(&mut choices);
        assert_eq!(choices.undone, [(7, Field::Start)]);
        date.redo(&mut choices);
        correction(Code::ValueAlias, Field::Institution, "vam", "V&A").redo(&mut choices);
        assert_eq!(choices, *Choices::NONE);
    }

    #[test]
    fn long_cells_are_cut() {
        assert_eq!(shorten("short"), "short");
        assert_eq!(shorten(&"ŷ".repeat(200)).chars().count(), 121);
    }
}
