//! Reads the cells of a row that hold dates.

use std::borrow::Cow;

use hashbrown::HashMap;

use super::row_cells::RowCells;
use crate::cells::date::{self, Date};
use crate::cells::memo::Memo;
use crate::cells::overrides;
use crate::cells::repair;
use crate::report::issue::{Code, IssueKind};
use crate::report::{LISTED, UnknownValue};
use records::codes::NearValue;
use records::days::{from_civil, to_civil};
use records::normalise::{self, Removed};
use records::record::{CellId, Field, Resolved, Span};
use records::sort;
use records::text::trim;

/// A memo of cells that hold one date and need no remark.
#[derive(Default)]
pub struct Dates {
    known: Memo<KnownDate>,
    handles: CellId,
}

struct KnownDate {
    span: Span,
    /// The text to keep, where it differs from the cell.
    kept: Option<String>,
    /// The id of the kept text.
    handle: CellId,
}

/// The earliest and latest days between which a date needs no check.
const EARLIEST: i32 = from_civil(1850, 1, 1);
const LATEST: i32 = from_civil(2060, 12, 31);

/// How many distinct unreadable dates are counted.
const COUNTED: usize = 5_000;

/// Dates that are kept as text, to be offered with what they may have been.
#[derive(Default)]
pub struct Unread {
    values: Vec<UnknownValue>,
    by_name: HashMap<(Field, String), usize>,
}

impl Unread {
    fn add(&mut self, field: Field, row: u32, text: &str, near: Option<String>) {
        let next = self.values.len();
        let name = (field, overrides::name(field, text));
        if next >= COUNTED && !self.by_name.contains_key(&name) {
            return;
        }
        let at = *self.by_name.entry(name).or_insert(next);
        if at == next {
            self.values.push(UnknownValue {
                field,
                value: text.to_owned(),
                count: 0,
                first_row: row,
                ground: near.is_some().then_some(NearValue::Hint),
                near,
            });
        }
        if let Some(value) = self.values.get_mut(at) {
            value.count += 1;
        }
    }

    /// The unread dates, the most frequent first, at most [`LISTED`] a column.
    pub fn finish(mut self) -> Vec<UnknownValue> {
        sort::by_key(&mut self.values, |value| {
            (value.field, u32::MAX - value.count, value.first_row)
        });
        let mut listed: Vec<UnknownValue> = Vec::new();
        for column in self.values.chunk_by(|a, b| a.field == b.field) {
            listed.extend(column.iter().take(LISTED).cloned());
        }
        listed
    }
}

/// When a record began and ended, with the cells' text as it is kept.
pub struct When<'r> {
    pub start: Option<Span>,
    pub start_text: Cow<'r, str>,
    pub end: Option<Span>,
    pub end_text: Cow<'r, str>,
    /// The ids of the two texts.
    pub handles: [CellId; 2],
}

/// The dates of one cell: a single date, or a start and an end.
#[derive(Default)]
struct DateCell {
    first: Option<Span>,
    last: Option<Span>,
    is_range: bool,
    handle: CellId,
}

impl DateCell {
    fn one_date(span: Span) -> Self {
        Self {
            first: Some(span),
            last: Some(span),
            ..Self::default()
        }
    }
}

impl<'r> RowCells<'r, '_> {
    /// Reads start and end. Either cell may hold both: a start of `2008-2010` ends in 2010 where no
    /// end is given.
    pub fn when(&mut self) -> When<'r> {
        let (start_text, start) = self.date(Field::Start);
        let (end_text, end) = self.date(Field::End);
        let mut when = When {
            start: start
                .first
                .or(end.first.filter(|_| end.is_range && start_text.is_empty())),
            end: end
                .last
                .or(start.last.filter(|_| start.is_range && end_text.is_empty())),
            start_text,
            end_text,
            handles: [start.handle, end.handle],
        };
        self.compare_start(&mut when);
        self.compare_end(&mut when);
        self.check_order(when.start, when.end);
        self.check_far(Field::Start, &when.start_text, when.start);
        self.check_far(Field::End, &when.end_text, when.end);
        when
    }

    /// Reports a year that is probably a slip: one in which hardly any museum had partners yet, or
    /// for which nobody plans.
    fn check_far(&mut self, field: Field, text: &str, span: Option<Span>) {
        let is_far = |span: Span| span.first < EARLIEST || span.last > LATEST;
        if span.is_some_and(is_far) && !text.is_empty() {
            self.say(Code::DateSuspect, field, || {
                (text.to_owned(), IssueKind::DateFar)
            });
        }
    }

    /// Compares the start with how it was read when the clean file was written. The start's own
    /// text wins; where only the reading is filled in, it becomes the text.
    fn compare_start(&mut self, when: &mut When<'r>) {
        let Some((stated, span)) = self.stated(Resolved::StartDate) else {
            return;
        };
        if when.start.is_none() && when.start_text.is_empty() {
            (when.start, when.start_text, when.handles[0]) = (span, stated, 0);
        } else if when.start.map(|span| span.first) != span.map(|span| span.first) {
            self.say_stale(Resolved::StartDate, &stated, &when.start_text);
        }
    }

    fn compare_end(&mut self, when: &mut When<'r>) {
        let Some((stated, span)) = self.stated(Resolved::EndDate) else {
            return;
        };
        if when.end.is_none() && when.end_text.is_empty() {
            (when.end, when.end_text, when.handles[1]) = (span, stated, 0);
        } else if when.end.map(|span| span.last) != span.map(|span| span.last) {
            self.say_stale(Resolved::EndDate, &stated, &when.end_text);
        }
    }

    /// The reading that a clean file records next to a date, if any.
    fn stated(&self, column: Resolved) -> Option<(Cow<'r, str>, Option<Span>)> {
        let [start, end] = self.context.columns.dates;
        let cell = if column == Resolved::StartDate {
            start
        } else {
            end
        }?;
        let text = normalise::line(self.row.cell(cell), &mut Removed::default());
        if text.is_empty() || repair::is_error(&text) {
            return None;
        }
        let span = match date::read(&text, &date::DateStyle::default()) {
            Date::Known(span) | Date::Doubtful(span, _) => Some(span),
            _ => None,
        };
        let full = date::in_any_column(&text, &date::DateStyle::default());
        Some((full.map_or(text, Cow::Owned), span))
    }

    fn say_stale(&mut self, column: Resolved, stated: &str, text: &str) {
        let [start, end] = self.context.columns.dates;
        let (field, at) = match column {
            Resolved::StartDate => (Field::Start, start),
            _ => (Field::End, end),
        };
        let at = at.map(|at| (at, column.name()));
        self.issues.row(Code::DateSuspect, self.number, at, || {
            let kind = IssueKind::DatesDisagree {
                field,
                text: text.to_owned(),
                column: column.name().to_owned(),
            };
            (stated.to_owned(), kind)
        });
    }

    fn date(&mut self, field: Field) -> (Cow<'r, str>, DateCell) {
        let given = self.line(field);
        if given.is_empty() {
            return (given, DateCell::default());
        }
        if self.overrides.is_undone(self.number, field) {
            self.list_undone_date(field, &given);
            return (given, DateCell::default());
        }
        let text = match self.overrides.meant(field, &given) {
            Some(meant) if meant != given => {
                self.issues
                    .correct(Code::ValueMapped, self.number, field, &given, meant);
                Cow::Owned(meant.to_owned())
            }
            _ => given,
        };
        if let Some(known) = self.dates.known.get(&text) {
            let said = DateCell {
                handle: known.handle,
                ..DateCell::one_date(known.span)
            };
            return (known.kept.clone().map_or(text, Cow::Owned), said);
        }
        let read = date::read(&text, &self.conventions.dates);
        let known = match read {
            Date::Known(span) => Some(span),
            _ => None,
        };
        let said = self.said(field, &text, read);
        let kept = date::in_any_column(&text, &self.conventions.dates);
        if let Some(span) = known {
            self.remember_date(&text, span, kept.clone());
        }
        (kept.map_or(text, Cow::Owned), said)
    }

    fn remember_date(&mut self, text: &str, span: Span, kept: Option<String>) {
        let dates = &mut *self.dates;
        dates.handles += 1;
        let handle = dates.handles;
        dates.known.insert(text, KnownDate { span, kept, handle });
    }

    fn list_undone_date(&mut self, field: Field, text: &str) {
        let style = &self.conventions.dates;
        let to = match date::read(text, style) {
            Date::Doubtful(span, _) => written(span),
            Date::DoubtfulRange(..) => match date::in_any_column(text, style) {
                Some(full) => full,
                None => text.to_owned(),
            },
            _ => return,
        };
        self.issues
            .undone(Code::DateSuspect, self.number, field, text, &to);
    }

    fn said(&mut self, field: Field, text: &str, read: Date) -> DateCell {
        match read {
            Date::Known(span) => DateCell::one_date(span),
            Date::Range(first, last) => DateCell {
                first: Some(first),
                last,
                is_range: true,
                handle: 0,
            },
            Date::Until(span, doubt) => {
                if let Some(how) = doubt {
                    self.say_date(field, text, how);
                    self.issues.correct(
                        Code::DateSuspect,
                        self.number,
                        field,
                        text,
                        &written(span),
                    );
                }
                DateCell {
                    first: (field == Field::End).then_some(span),
                    last: Some(span),
                    is_range: field == Field::Start,
                    handle: 0,
                }
            }
            Date::DoubtfulRange(first, last, how) => {
                self.say_date(field, text, how);
                let full = date::in_any_column(text, &self.conventions.dates);
                let to = full.as_deref().unwrap_or(text);
                self.issues
                    .correct(Code::DateSuspect, self.number, field, text, to);
                DateCell {
                    first: Some(first),
                    last,
                    is_range: true,
                    handle: 0,
                }
            }
            Date::Open => DateCell::default(),
            Date::Doubtful(span, how) => {
                self.say_date(field, text, how);
                self.issues
                    .correct(Code::DateSuspect, self.number, field, text, &written(span));
                DateCell::one_date(span)
            }
            Date::Mangled(was) => {
                let kind = match was.clone() {
                    Some(was) => IssueKind::DateChangedFrom { was },
                    None => IssueKind::DateChanged,
                };
                self.say_date(field, text, kind);
                self.unread.add(field, self.number, text, was);
                DateCell::default()
            }
            Date::Unknown(why) => {
                self.say_date(field, text, why);
                self.unread.add(field, self.number, text, None);
                DateCell::default()
            }
        }
    }

    fn say_date(&mut self, field: Field, text: &str, kind: IssueKind) {
        self.say(kind.code(), field, || (text.to_owned(), kind));
    }

    fn check_order(&mut self, start: Option<Span>, end: Option<Span>) {
        let (Some(start), Some(end)) = (start, end) else {
            return;
        };
        if end.last < start.first {
            let [start, end] = [Field::Start, Field::End].map(|field| trim(self.raw(field)));
            self.say(Code::DateOrder, Field::End, || {
                let kind = IssueKind::EndBeforeStart {
                    start: start.to_owned(),
                    end: end.to_owned(),
                };
                (end.to_owned(), kind)
            });
        }
    }
}

/// A span of days as a person would write it.
fn written(span: Span) -> String {
    let day = |days| {
        let (y, m, d) = to_civil(days);
        format!("{y}-{m:02}-{d:02}")
    };
    if span.first == span.last {
        day(span.first)
    } else {
        format!("{} to {}", day(span.first), day(span.last))
    }
}
