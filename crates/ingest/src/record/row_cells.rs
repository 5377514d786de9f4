//! The cells of one row, each read as its column requires, with an issue for whatever was found.

use crate::cells::memo::Memo;
use crate::cells::nothing::{is_nothing, is_placeholder, is_whole_country, names_nothing};
use crate::cells::overrides::Overrides;
use crate::cells::repair::{self, Repaired};
use crate::cells::values::{Coded, Vocabulary};
use crate::cells::verbatim::{self};
use crate::columns::conventions::Conventions;
use crate::geocode::cache::GeocodeCache;
use crate::geocode::location_input::{Geocode, LocationInput, Reread, Uncorrected};
use crate::geocode::postcodes;
use crate::headers::status::is_not_held;
use crate::report::issue::{Code, IssueKind};
use crate::report::{Issues, shorten};
use crate::table::rows::Row;
use records::codes::{Nation, Region};
use records::dataset::Kind;
use records::link::link;
use records::normalise::{self, Removed};
use records::record::{CellId, Derived, Field};
use records::text::trim;
use std::borrow::Cow;

use super::{Context, dates};

pub(super) struct RowCells<'r, 'c> {
    pub(super) row: Row<'r>,
    pub(super) number: u32,
    pub(super) context: &'c Context<'c>,
    pub(super) issues: &'c mut Issues,
    pub(super) overrides: &'c Overrides,
    pub(super) conventions: &'c Conventions,
    pub(super) unread: &'c mut dates::Unread,
    pub(super) dates: &'c mut dates::Dates,
    /// Whether any cell holds a spreadsheet's error.
    pub(super) has_errors: bool,
}

impl<'r> RowCells<'r, '_> {
    pub(super) fn raw(&self, field: Field) -> &'r str {
        let cell = self.context.columns.cell_of(field);
        let cell = cell.map_or("", |i| self.row.cell(i));
        if self.has_errors
            && repair::is_error(cell)
            && !self.overrides.is_undone(self.number, field)
        {
            ""
        } else {
            cell
        }
    }

    /// The cell of a column that is read as text, a date, a number or a position: empty where it holds
    /// a word or a mark for nothing.
    fn given(&mut self, field: Field) -> &'r str {
        let cell = self.raw(field);
        let is_nothing = match field {
            Field::Partner | Field::Place => names_nothing(cell),
            _ => is_placeholder(cell),
        };
        if cell.is_empty() || !is_nothing {
            return cell;
        }
        let found = trim(cell);
        if self.overrides.is_undone(self.number, field) {
            self.issues
                .undone(Code::NothingGiven, self.number, field, found, "");
            return cell;
        }
        self.issues
            .correct(Code::NothingGiven, self.number, field, found, "");
        ""
    }

    pub(super) fn say_errors(&mut self) {
        if !self.has_errors {
            return;
        }
        let columns = self.context.columns.all.iter().enumerate();
        for (cell, (at, column)) in self.row.cells().zip(columns) {
            let stands = column
                .field
                .is_some_and(|field| self.overrides.is_undone(self.number, field));
            if repair::is_error(cell) && !stands {
                let column = Some((at, column.header.as_str()));
                self.issues
                    .row(Code::SpreadsheetError, self.number, column, || {
                        (trim(cell).to_owned(), IssueKind::SpreadsheetError)
                    });
            }
        }
    }

    pub(super) fn say(
        &mut self,
        code: Code,
        field: Field,
        what: impl FnOnce() -> (String, IssueKind),
    ) {
        let columns = self.context.columns;
        // A cell that holds both coordinates is reported as the latitude.
        let both = columns
            .position
            .filter(|_| field == Field::Latitude && trim(self.raw(field)).is_empty());
        let column = both.or_else(|| columns.cell_of(field));
        // A position given in metres is reported at the easting.
        let metres = || columns.cell_of(Field::Easting);
        let column = column.or_else(|| metres().filter(|_| field == Field::Latitude));
        let column = column.and_then(|i| Some((i, columns.all.get(i)?)));
        let column = column.map(|(i, column)| (i, column.header.as_str()));
        self.issues.row(code, self.number, column, what);
    }

    pub(super) fn say_taken(&mut self, taken: Removed, column: Option<(usize, &str)>, cell: &str) {
        let visible = || cell.escape_debug().to_string();
        if taken.invisible {
            self.issues
                .row(Code::InvisibleChars, self.number, column, || {
                    (visible(), IssueKind::InvisibleCharacters)
                });
        }
        if taken.control {
            self.issues
                .row(Code::ControlChars, self.number, column, || {
                    (visible(), IssueKind::ControlCharacters)
                });
        }
    }

    pub(super) fn tidied(
        &mut self,
        field: Field,
        tidy: for<'t> fn(&'t str, &mut Removed) -> Cow<'t, str>,
    ) -> Cow<'r, str> {
        let cell = self.given(field);
        if normalise::is_clean(cell, self.context.plain) {
            return Cow::Borrowed(cell);
        }
        let stands = self.overrides.is_undone(self.number, field);
        let mut taken = Removed::default();
        let text = if stands {
            if let Some(repaired) = repair::repaired(cell) {
                self.list_undone(field, &repaired, cell);
            }
            tidy(cell, &mut taken)
        } else {
            let (text, repaired) = repair::tidied(cell, tidy, &mut taken);
            if let Some(repaired) = repaired {
                taken.control |= repaired.escapes;
                self.say_repaired(field, &repaired, cell, &text);
            }
            text
        };
        if taken != Removed::default() {
            let columns = self.context.columns;
            self.say_taken(taken, columns.named(field), cell);
        }
        if !stands && normalise::looks_misread(&text) {
            self.say_misread(field, &text);
        }
        text
    }

    pub(super) fn list_undone(&mut self, field: Field, repaired: &Repaired, cell: &str) {
        let what = [
            (repaired.misread, Code::SuspectMojibake),
            (repaired.entities, Code::HtmlEntities),
            (repaired.escapes, Code::ControlChars),
        ];
        for (_, code) in what.into_iter().filter(|(damaged, _)| *damaged) {
            self.issues
                .undone(code, self.number, field, cell, &repaired.text);
        }
    }

    pub(super) fn say_repaired(
        &mut self,
        field: Field,
        repaired: &Repaired,
        cell: &str,
        text: &str,
    ) {
        let what = [
            (repaired.misread, Code::SuspectMojibake),
            (repaired.entities, Code::HtmlEntities),
            (repaired.escapes, Code::ControlChars),
        ];
        for (_, code) in what.into_iter().filter(|(damaged, _)| *damaged) {
            self.issues.correct(code, self.number, field, cell, text);
            let kind = || {
                let read = shorten(text);
                match code {
                    Code::SuspectMojibake => IssueKind::MisreadMended { read },
                    _ => IssueKind::EscapesRead { read },
                }
            };
            // A workbook's escapes are already reported as control characters removed.
            if code != Code::ControlChars {
                self.say(code, field, || (cell.to_owned(), kind()));
            }
        }
    }

    pub(super) fn say_misread(&mut self, field: Field, text: &str) {
        self.say(Code::SuspectMojibake, field, || {
            (text.to_owned(), IssueKind::Misread)
        });
    }

    pub(super) fn line(&mut self, field: Field) -> Cow<'r, str> {
        self.tidied(field, normalise::line)
    }

    pub(super) fn text(&mut self, field: Field) -> Cow<'r, str> {
        self.tidied(field, normalise::text)
    }

    pub(super) fn name(&mut self, field: Field) -> Cow<'r, str> {
        let name = self.line(field);
        if normalise::looks_lossy(&name) {
            self.say(Code::SuspectLossy, field, || {
                (name.clone().into_owned(), IssueKind::LetterQuestioned)
            });
        }
        name
    }

    /// Reports a name in several lines: they may be several partners.
    pub(super) fn say_if_several_lines(&mut self, field: Field) {
        let cell = trim(self.raw(field));
        if !cell.contains(['\n', '\r']) {
            return;
        }
        let lines = cell.lines().filter(|line| !normalise::is_blank(line));
        let n = lines.count() as u32;
        if n > 1 {
            self.say(Code::SeveralNames, field, || {
                (cell.to_owned(), IssueKind::SeveralLines { n })
            });
        }
    }

    pub(super) fn coded<'v>(&mut self, field: Field, vocabulary: &'v mut Vocabulary) -> &'v Coded {
        let cell = self.raw(field);
        let coded: &'v Coded = vocabulary.read(cell, self.number);
        let mut taken = coded.taken;
        if let Some(repaired) = &coded.repaired {
            taken.control |= repaired.escapes;
            self.say_repaired(field, repaired, cell, &repaired.text);
        }
        let stands = self.overrides.is_undone(self.number, field);
        if let Some(repaired) = stands.then(|| repair::repaired(cell)).flatten() {
            self.list_undone(field, &repaired, cell);
        }
        if taken != Removed::default() {
            let columns = self.context.columns;
            self.say_taken(taken, columns.named(field), cell);
        }
        if coded.misread && !stands {
            self.say_misread(field, cell);
        }
        coded
    }

    /// A value of a closed list, and the cell's coded result.
    pub(super) fn listed<'v, T>(
        &mut self,
        field: Field,
        vocabulary: &'v mut Vocabulary,
        found: fn(&Coded) -> Option<T>,
    ) -> (Option<T>, &'v Coded) {
        let coded = self.coded(field, vocabulary);
        let Some(value) = coded.values.first() else {
            return (None, coded);
        };
        let found = found(coded);
        if found.is_none() && !is_whole_country(value) {
            self.say(Code::RegionUnknown, field, || {
                (value.clone().into_owned(), IssueKind::RegionUnknown)
            });
        }
        (found, coded)
    }

    pub(super) fn place<'v>(
        &mut self,
        (place, partner): (&str, &str),
        (region, nation): (Option<Region>, Option<Nation>),
        geocodes: &'v mut GeocodeCache,
    ) -> (&'v Geocode, CellId) {
        let columns = self.context.columns;
        let position = columns.position.map_or("", |i| self.row.cell(i));
        let mut taken = Removed::default();
        let position = normalise::line(position, &mut taken);
        let cells = [
            Field::Latitude,
            Field::Longitude,
            Field::Easting,
            Field::Northing,
            Field::Postcode,
            Field::Precision,
            Field::PlacedBy,
        ]
        .map(|field| self.coordinate_cell(field));
        let [
            latitude,
            longitude,
            easting,
            northing,
            postcode,
            precision,
            placed_by,
        ] = &cells;
        // The postcode of another line of the address, or of the partner's own cell.
        let elsewhere = is_nothing(postcode)
            .then(|| self.postcode_elsewhere(place, partner))
            .flatten();
        let postcode = elsewhere.unwrap_or(postcode);
        // A clean file has the region that the area told.
        let area = columns.area.filter(|_| !columns.clean);
        let area = area.map_or("", |i| trim(self.row.cell(i)));
        let (placed, handle) = geocodes.place(
            &LocationInput {
                latitude,
                longitude,
                position: &position,
                easting,
                northing,
                postcode,
                is_postcode_elsewhere: elsewhere.is_some(),
                place,
                area,
                partner,
                region,
                nation,
                precision,
                placed_by,
                is_minus_lost: self.conventions.is_minus_lost,
                uncorrected: Uncorrected::new(self.overrides, self.number),
            },
            self.context.resources,
        );
        for reading in &placed.readings {
            let Reread {
                code,
                field,
                from,
                to,
            } = reading;
            if self.overrides.is_undone(self.number, *field) {
                self.issues.undone(*code, self.number, *field, from, to);
            } else {
                self.issues.correct(*code, self.number, *field, from, to);
            }
        }
        for remark in &placed.remarks {
            if remark.kind == IssueKind::DecimalComma && self.context.decimal_commas {
                continue;
            }
            let what = || (remark.found.clone(), remark.kind.clone());
            let of_area = columns.area.filter(|_| is_of_area(&remark.kind));
            match of_area.and_then(|i| Some((i, columns.all.get(i)?.header.as_str()))) {
                Some(column) => {
                    let code = remark.kind.code();
                    self.issues.row(code, self.number, Some(column), what);
                }
                None => self.say(remark.kind.code(), remark.field, what),
            }
        }
        (placed, handle)
    }

    /// A cell that holds a whole postcode, of those that are not the place's and not the postcode's.
    fn postcode_elsewhere<'p>(&self, place: &str, partner: &'p str) -> Option<&'p str>
    where
        'r: 'p,
    {
        let holds = |cell: &&str| {
            cell.bytes().any(|byte| byte.is_ascii_digit()) && !postcodes::within(cell).is_empty()
        };
        if holds(&place) {
            return None;
        }
        let columns = self.context.columns;
        let lines = columns.addresses.iter().chain(&columns.area);
        lines
            .map(|&i| self.row.cell(i))
            .chain([partner])
            .find(holds)
    }

    /// Reads a coordinate's cell, keeping an apostrophe before a number: it is not a guard of ours
    /// that could be removed silently.
    pub(super) fn coordinate_cell(&mut self, field: Field) -> Cow<'r, str> {
        let cell = self.given(field);
        if normalise::is_clean(cell, self.context.plain) {
            return Cow::Borrowed(cell);
        }
        let cell = trim(cell);
        if cell.starts_with('\'') {
            Cow::Borrowed(cell)
        } else {
            self.line(field)
        }
    }

    pub(super) fn postcode(&mut self, placed: &'r Geocode) -> Cow<'r, str> {
        match placed.postcode {
            Some(_) => Cow::Borrowed(placed.postcode_text.as_str()),
            None => {
                let given = self.raw(Field::Postcode);
                let stands = self.overrides.is_undone(self.number, Field::Postcode);
                let given = if is_nothing(given) && !stands {
                    ""
                } else {
                    given
                };
                normalise::line(given, &mut Removed::default())
            }
        }
    }

    /// The record's certainty. One that states none, in a file that a user opened, is "reported":
    /// it cannot be either of the other two kinds of data.
    pub(super) fn certainty(&mut self) -> Cow<'r, str> {
        let given = self.line(Field::Certainty);
        if given.is_empty() && self.context.kind == Kind::Reported {
            return Cow::Borrowed("reported");
        }
        given
    }

    /// Which of these values the row itself does not give.
    pub(super) fn derived(&self, values: &[(Field, &Cow<'_, str>)]) -> Derived {
        let empty = |field| normalise::is_blank(self.raw(field));
        values
            .iter()
            .filter(|(field, value)| !value.is_empty() && empty(*field))
            .fold(Derived::default(), |derived, (field, _)| {
                derived.with(*field)
            })
    }

    /// Reports a row whose status says that the partnership did not take place.
    pub(super) fn say_if_not_held(&mut self, known: &mut Memo<bool>) {
        let columns = self.context.columns;
        let Some(at) = columns.status else {
            return;
        };
        let cell = trim(self.row.cell(at));
        if *known.get_or_insert_with(cell, || is_not_held(cell)) {
            let header = columns.all.get(at).map(|column| column.header.as_str());
            self.issues.row(
                Code::NotHeld,
                self.number,
                header.map(|header| (at, header)),
                || (cell.to_owned(), IssueKind::StatusNotHeld),
            );
        }
    }

    pub(super) fn url(&mut self) -> Cow<'r, str> {
        let raw = self.raw(Field::Url);
        let url = self.line(Field::Url);
        if !is_nothing(&url) && (link(&url).is_none() || trim(raw).contains('\t')) {
            self.say(Code::LinkNotAllowed, Field::Url, || {
                (raw.escape_debug().to_string(), IssueKind::LinkNotAllowed)
            });
        }
        url
    }

    pub(super) fn extra(&mut self) -> Vec<(u32, Cow<'r, str>)> {
        let columns = self.context.columns;
        let mut extra = Vec::new();
        for (n, (&i, header)) in columns.kept.iter().zip(&columns.kept_headers).enumerate() {
            let cell = self.row.cell(i);
            if cell.is_empty() || repair::is_error(cell) {
                continue;
            }
            let mut taken = Removed::default();
            let text = normalise::text(cell, &mut taken);
            if taken != Removed::default() {
                self.say_taken(taken, Some((i, header)), cell);
            }
            if !text.is_empty() {
                extra.push((n as u32, text));
            }
        }
        if let Some(n) = columns.as_found
            && let Some(text) = verbatim::written(self.number, self.overrides)
        {
            extra.retain(|(column, _)| *column != n as u32);
            extra.push((n as u32, Cow::Owned(text)));
        }
        extra
    }

    pub(super) fn remark_on_length(&mut self) {
        let (width, length) = (self.context.columns.all.len(), self.row.len());
        if length < width {
            self.issues.row(Code::RaggedShort, self.number, None, || {
                let (n, width) = (length as u32, width as u32);
                (String::new(), IssueKind::CellsMissing { n, width })
            });
        }
        if length > width {
            let further: Vec<&str> = self
                .row
                .cells()
                .skip(width)
                .filter(|cell| !trim(cell).is_empty())
                .collect();
            if !further.is_empty() {
                self.issues.row(Code::RaggedLong, self.number, None, || {
                    let (n, width) = (length as u32, width as u32);
                    (further.join(", "), IssueKind::CellsBeyond { n, width })
                });
            }
        }
    }
}

/// Whether an issue is about the county or local authority of a row.
const fn is_of_area(kind: &IssueKind) -> bool {
    matches!(
        kind,
        IssueKind::AreaUnknown
            | IssueKind::AreaDisagrees { .. }
            | IssueKind::AreaInSeveralRegions { .. }
    )
}
