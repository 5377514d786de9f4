//! One row of cells → one record, or the reason why not.

mod how_many;
mod total;
mod when;

use std::borrow::Cow;
use std::rc::Rc;

use super::as_found::{self, AsFound};
use super::choices::Choices;
use super::clues::{Clues, Placement, Reread, Resources, Uncorrected};
use super::columns::Columns;
use super::evidence::Evidence;
use super::issue::{Code, IssueKind};
use super::nothing::is_nothing;
use super::placements::Placements;
use super::repair::{self, Repaired};
use super::report::{Issues, Report, UnknownValue, shorten};
use super::rows::Row;
use super::settled::Settled;
use super::values::{Coded, Vocabulary};
use records::codes::{Nation, NearValue, Region, funding, institutions, kinds, regions, types};
use records::dataset::Kind;
use records::link::link;
use records::normalise::{self, Removed};
use records::record::{CellId, CellIds, Derived, Field, Record};
use records::with_slots;

/// What the reading remembers from row to row: the coded columns, what the user settled, what whole
/// columns say.
pub struct Vocabularies {
    institution: Vocabulary,
    kind: Vocabulary,
    types: Vocabulary,
    funding: Vocabulary,
    nation: Vocabulary,
    region: Vocabulary,
    settled: Rc<Settled>,
    evidence: Evidence,
    unread: when::Unread,
    dates: when::Dates,
    placements: Placements,
}

impl Vocabularies {
    /// Nothing read yet.
    #[must_use]
    pub fn new(choices: &Choices, as_found: &AsFound, evidence: Evidence) -> Self {
        let settled = &Rc::new(Settled::of(choices, as_found));
        Self {
            institution: Vocabulary::one(Field::Institution, &institutions::LIST, settled),
            kind: Vocabulary::one(Field::PartnerKind, &kinds::LIST, settled),
            types: Vocabulary::many(Field::PartnershipType, &types::LIST, settled),
            funding: Vocabulary::many(Field::FundingStream, &funding::LIST, settled),
            nation: Vocabulary::one(Field::Nation, &regions::NATIONS, settled),
            region: Vocabulary::one(Field::Region, &regions::REGIONS, settled),
            settled: Rc::clone(settled),
            evidence,
            unread: when::Unread::default(),
            dates: when::Dates::default(),
            placements: Placements::default(),
        }
    }

    /// Tells the report which values are in no list and what was read as something else.
    pub(super) fn finish(self, report: &mut Report, issues: &mut Issues) {
        for vocabulary in [
            self.institution,
            self.kind,
            self.types,
            self.funding,
            self.nation,
            self.region,
        ] {
            let (unknown, corrections) = vocabulary.finish();
            say_proposals(&unknown, report, issues);
            report.unknown.extend(unknown);
            report.corrections.extend(corrections);
        }
        report.unknown.extend(self.unread.finish());
        report.corrections.extend(issues.take_corrections());
    }
}

/// Names each value in no list that is as good as one of the list's words: misspelt or half written.
/// What only may mean one stands in [`Report::unknown`]; of nations and regions every row is told
/// already.
fn say_proposals(unknown: &[UnknownValue], report: &Report, issues: &mut Issues) {
    let told = |field| matches!(field, Field::Nation | Field::Region);
    for value in unknown.iter().filter(|value| !told(value.field)) {
        let close = value
            .ground
            .is_some_and(|ground| ground <= NearValue::Words);
        let Some(near) = value.near.as_ref().filter(|_| close) else {
            continue;
        };
        let column = report.column_of(value.field);
        issues.row(Code::ValueUnknown, value.first_row, column, || {
            let kind = IssueKind::ValueNear {
                n: value.count,
                near: near.clone(),
            };
            (value.value.clone(), kind)
        });
    }
}

/// What every row is read with.
pub struct Context<'c> {
    /// Which cell holds what.
    pub columns: &'c Columns,
    /// Tables for placing.
    pub resources: &'c Resources<'c>,
    /// The cells are parted by semicolons, as where commas are decimal points.
    pub decimal_commas: bool,
    /// What kind of data the file is said to hold.
    pub kind: Kind,
    /// [`normalise::is_plain_row`] holds for the row's text.
    pub plain: bool,
    /// [`normalise::may_hold_errors`] holds for it.
    pub may_hold_errors: bool,
}

/// Reads one row that is not blank. `None`: it is rejected, and an issue says why.
pub(super) fn record<'r>(
    row: Row<'r>,
    number: u32,
    context: &Context<'_>,
    vocabularies: &'r mut Vocabularies,
    issues: &mut Issues,
) -> Option<Record<'r>> {
    let mut cells = RowCells {
        row,
        number,
        context,
        issues,
        settled: &vocabularies.settled,
        evidence: &vocabularies.evidence,
        unread: &mut vocabularies.unread,
        dates: &mut vocabularies.dates,
        has_errors: context.may_hold_errors && row.cells().any(repair::is_error),
    };
    if cells.is_total() {
        return None;
    }
    cells.say_errors();
    let institution = cells.coded(Field::Institution, &mut vocabularies.institution);
    let partner = cells.name(Field::Partner);
    let types = cells.coded(Field::PartnershipType, &mut vocabularies.types);
    let missing = [
        (
            Field::Institution,
            institution
                .values
                .iter()
                .all(|name| normalise::is_dash(name)),
        ),
        (Field::Partner, normalise::is_dash(&partner)),
        (
            Field::PartnershipType,
            types.values.iter().all(|name| normalise::is_dash(name)),
        ),
    ];
    if let Some((field, _)) = missing.into_iter().find(|(_, missing)| *missing) {
        let given = cells.raw(field).trim();
        cells.say(Code::MissingValue, field, || {
            let kind = match given.is_empty() {
                true => IssueKind::CellEmpty,
                false => IssueKind::CellNothing,
            };
            (given.to_owned(), kind)
        });
        return None;
    }
    cells.remark_on_length();
    let funding = cells.coded(Field::FundingStream, &mut vocabularies.funding);
    let kind = cells.coded(Field::PartnerKind, &mut vocabularies.kind);
    let place = cells.name(Field::Place);
    let (region, region_given) = cells.listed(Field::Region, &mut vocabularies.region, |coded| {
        coded.region
    });
    let (nation, nation_given) = cells.listed(Field::Nation, &mut vocabularies.nation, |coded| {
        coded.nation
    });
    let (placed, handle) = cells.place(
        (&place, &partner),
        (region, nation),
        &mut vocabularies.placements,
    );
    let place = if placed.place_is_position {
        Cow::Borrowed("")
    } else {
        place
    };
    let nation = nation
        .or(placed.nation)
        .or(placed.region.map(Region::nation));
    let handles = CellIds {
        institution: institution.handle,
        partner_kind: kind.handle,
        // What a row says of its place is a part of what it is placed by.
        place_name: handle,
        postcode: if placed.postcode.is_some() { handle } else { 0 },
        nation: handle_of(nation.map(|nation| nation as u32), nation_given),
        region: handle_of(placed.region.map(|region| region as u32), region_given),
        district: placed.district.map_or(0, |district| district + 1),
        types: types.handle,
        funding: funding.handle,
        ..CellIds::default()
    };
    let (region, nation) = (
        name_or_given(placed.region.map(Region::name), region_given),
        name_or_given(nation.map(Nation::name), nation_given),
    );
    let when = cells.when();
    let postcode = cells.postcode(placed);
    let certainty = cells.certainty();
    let derived = cells.derived(&[
        (Field::Postcode, &postcode),
        (Field::Nation, &nation),
        (Field::Region, &region),
        (Field::Certainty, &certainty),
    ]);
    Some(Record {
        row: number,
        project: cells.line(Field::Project),
        institution: first(&institution.values),
        partner,
        partner_kind: first(&kind.values),
        place_name: place,
        postcode,
        position: placed.position,
        placed_by: placed.placed_by,
        precision: placed.precision,
        nation,
        region,
        district: Cow::Borrowed(placed.district_name.as_str()),
        types: all(&types.values),
        funding: if funding.values.is_empty() {
            vec![Cow::Borrowed(funding::NOT_STATED)]
        } else {
            all(&funding.values)
        },
        start: when.start,
        start_text: when.start_text,
        end: when.end,
        end_text: when.end_text,
        url: cells.url(),
        certainty,
        derived,
        extra: cells.extra(),
        handles: CellIds {
            start_text: when.handles[0],
            end_text: when.handles[1],
            ..handles
        },
        ..cells.taken_as_they_stand()
    })
}

/// Reads a text that is taken as it stands; others are read in ways of their own.
macro_rules! take_text {
    (line $cells:ident $record:ident $field:ident $slot:ident) => {
        $record.$slot = $cells.line(Field::$field);
    };
    (text $cells:ident $record:ident $field:ident $slot:ident) => {
        $record.$slot = $cells.text(Field::$field);
    };
    ($shape:ident $cells:ident $record:ident $field:ident $slot:ident) => {};
}

macro_rules! take_all {
    (() now [$({ $(#[$now_doc:meta])* $now:ident $now_shape:ident $now_slot:ident })*]
        later [$({ $(#[$later_doc:meta])* $later:ident $later_shape:ident $later_slot:ident })*]
        many $many:tt
        numbers [$({ $(#[$number_doc:meta])* $number:ident $number_slot:ident })*]
        dates $dates:tt) => {
        impl<'r> RowCells<'r, '_> {
            /// A record with the texts and numbers that need no more than their cell.
            fn taken_as_they_stand(&mut self) -> Record<'r> {
                let cells = self;
                let mut record = Record::default();
                $(take_text!($now_shape cells record $now $now_slot);)*
                $(take_text!($later_shape cells record $later $later_slot);)*
                $(record.$number_slot = cells.quantity(Field::$number);)*
                record
            }
        }
    };
}

with_slots! { take_all }

fn first<'r>(values: &'r [Cow<'static, str>]) -> Cow<'r, str> {
    values
        .first()
        .map_or(Cow::Borrowed(""), |value| Cow::Borrowed(value.as_ref()))
}

fn all<'r>(values: &'r [Cow<'static, str>]) -> Vec<Cow<'r, str>> {
    values
        .iter()
        .map(|value| Cow::Borrowed(value.as_ref()))
        .collect()
}

/// A region's or nation's own name; a given text that is none stays where nothing better is known.
fn name_or_given<'r>(name: Option<&'static str>, given: &'r Coded) -> Cow<'r, str> {
    name.map_or_else(|| first(&given.values), Cow::Borrowed)
}

/// Of [`name_or_given`], where a name has a number.
fn handle_of(number: Option<u32>, given: &Coded) -> CellId {
    /// More than there are regions.
    const NAMES: u32 = 16;
    number.map_or(NAMES + given.handle, |number| number + 1)
}

struct RowCells<'r, 'c> {
    row: Row<'r>,
    number: u32,
    context: &'c Context<'c>,
    issues: &'c mut Issues,
    settled: &'c Settled,
    evidence: &'c Evidence,
    unread: &'c mut when::Unread,
    dates: &'c mut when::Dates,
    /// Some cell holds a spreadsheet's error.
    has_errors: bool,
}

impl<'r> RowCells<'r, '_> {
    fn raw(&self, field: Field) -> &'r str {
        let cell = self.context.columns.cell_of(field);
        let cell = cell.map_or("", |i| self.row.cell(i));
        if self.has_errors && repair::is_error(cell) && !self.settled.is_undone(self.number, field)
        {
            ""
        } else {
            cell
        }
    }

    fn say_errors(&mut self) {
        if !self.has_errors {
            return;
        }
        let columns = self.context.columns.all.iter().enumerate();
        for (cell, (at, column)) in self.row.cells().zip(columns) {
            let stands = column
                .field
                .is_some_and(|field| self.settled.is_undone(self.number, field));
            if repair::is_error(cell) && !stands {
                let column = Some((at, column.header.as_str()));
                self.issues
                    .row(Code::SpreadsheetError, self.number, column, || {
                        (cell.trim().to_owned(), IssueKind::SpreadsheetError)
                    });
            }
        }
    }

    fn say(&mut self, code: Code, field: Field, what: impl FnOnce() -> (String, IssueKind)) {
        let columns = self.context.columns;
        // A cell for both is spoken of as the latitude.
        let both = columns
            .position
            .filter(|_| field == Field::Latitude && self.raw(field).trim().is_empty());
        let column = both.or_else(|| columns.cell_of(field));
        // Of a position that metres gave, the easting is spoken of.
        let metres = || columns.cell_of(Field::Easting);
        let column = column.or_else(|| metres().filter(|_| field == Field::Latitude));
        let column = column.and_then(|i| Some((i, columns.all.get(i)?)));
        let column = column.map(|(i, column)| (i, column.header.as_str()));
        self.issues.row(code, self.number, column, what);
    }

    fn say_taken(&mut self, taken: Removed, column: Option<(usize, &str)>, cell: &str) {
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

    fn tidied(
        &mut self,
        field: Field,
        tidy: for<'t> fn(&'t str, &mut Removed) -> Cow<'t, str>,
    ) -> Cow<'r, str> {
        let cell = self.raw(field);
        if normalise::is_clean(cell, self.context.plain) {
            return Cow::Borrowed(cell);
        }
        let stands = self.settled.is_undone(self.number, field);
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

    fn list_undone(&mut self, field: Field, repaired: &Repaired, cell: &str) {
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

    fn say_repaired(&mut self, field: Field, repaired: &Repaired, cell: &str, text: &str) {
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
            // Of a workbook's escapes it is said that control characters were taken out.
            if code != Code::ControlChars {
                self.say(code, field, || (cell.to_owned(), kind()));
            }
        }
    }

    fn say_misread(&mut self, field: Field, text: &str) {
        self.say(Code::SuspectMojibake, field, || {
            (text.to_owned(), IssueKind::Misread)
        });
    }

    fn line(&mut self, field: Field) -> Cow<'r, str> {
        self.tidied(field, normalise::line)
    }

    fn text(&mut self, field: Field) -> Cow<'r, str> {
        self.tidied(field, normalise::text)
    }

    fn name(&mut self, field: Field) -> Cow<'r, str> {
        let name = self.line(field);
        if normalise::looks_lossy(&name) {
            self.say(Code::SuspectLossy, field, || {
                (name.clone().into_owned(), IssueKind::LetterQuestioned)
            });
        }
        name
    }

    fn coded<'v>(&mut self, field: Field, vocabulary: &'v mut Vocabulary) -> &'v Coded {
        let cell = self.raw(field);
        let coded: &'v Coded = vocabulary.read(cell, self.number);
        let mut taken = coded.taken;
        if let Some(repaired) = &coded.repaired {
            taken.control |= repaired.escapes;
            self.say_repaired(field, repaired, cell, &repaired.text);
        }
        let stands = self.settled.is_undone(self.number, field);
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

    /// A value of a closed list, and what the cell came to.
    fn listed<'v, T>(
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
        if found.is_none() {
            self.say(Code::RegionUnknown, field, || {
                (value.clone().into_owned(), IssueKind::RegionUnknown)
            });
        }
        (found, coded)
    }

    fn place<'v>(
        &mut self,
        (place, partner): (&str, &str),
        (region, nation): (Option<Region>, Option<Nation>),
        placements: &'v mut Placements,
    ) -> (&'v Placement, CellId) {
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
        let (placed, handle) = placements.place(
            &Clues {
                latitude,
                longitude,
                position: &position,
                easting,
                northing,
                postcode,
                place,
                partner,
                region,
                nation,
                precision,
                placed_by,
                standing: Uncorrected::of(self.settled, self.number),
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
            if self.settled.is_undone(self.number, *field) {
                self.issues.undone(*code, self.number, *field, from, to);
            } else {
                self.issues.correct(*code, self.number, *field, from, to);
            }
        }
        for remark in &placed.remarks {
            if remark.kind == IssueKind::DecimalComma && self.context.decimal_commas {
                continue;
            }
            self.say(remark.kind.code(), remark.field, || {
                (remark.found.clone(), remark.kind.clone())
            });
        }
        (placed, handle)
    }

    /// An apostrophe before a number is no guard of ours to take off in silence.
    fn coordinate_cell(&mut self, field: Field) -> Cow<'r, str> {
        let cell = self.raw(field);
        if normalise::is_clean(cell, self.context.plain) {
            return Cow::Borrowed(cell);
        }
        let cell = cell.trim();
        if cell.starts_with('\'') {
            Cow::Borrowed(cell)
        } else {
            self.line(field)
        }
    }

    fn postcode(&mut self, placed: &'r Placement) -> Cow<'r, str> {
        let given = self.raw(Field::Postcode);
        match placed.postcode {
            Some(_) => Cow::Borrowed(placed.postcode_text.as_str()),
            None => normalise::line(given, &mut Removed::default()),
        }
    }

    /// A record that does not say how certain it is, in a file that a user opened, is reported: of
    /// the three kinds of data it can be no other.
    fn certainty(&mut self) -> Cow<'r, str> {
        let given = self.line(Field::Certainty);
        if given.is_empty() && self.context.kind == Kind::Reported {
            return Cow::Borrowed("reported");
        }
        given
    }

    /// Which of these values the row does not give.
    fn derived(&self, values: &[(Field, &Cow<'_, str>)]) -> Derived {
        let empty = |field| normalise::is_blank(self.raw(field));
        values
            .iter()
            .filter(|(field, value)| !value.is_empty() && empty(*field))
            .fold(Derived::default(), |derived, (field, _)| {
                derived.with(*field)
            })
    }

    fn url(&mut self) -> Cow<'r, str> {
        let raw = self.raw(Field::Url);
        let url = self.line(Field::Url);
        if !is_nothing(&url) && (link(&url).is_none() || raw.trim().contains('\t')) {
            self.say(Code::LinkNotAllowed, Field::Url, || {
                (raw.escape_debug().to_string(), IssueKind::LinkNotAllowed)
            });
        }
        url
    }

    fn extra(&mut self) -> Vec<(u32, Cow<'r, str>)> {
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
            && let Some(text) = as_found::written(self.number, self.settled)
        {
            extra.retain(|(column, _)| *column != n as u32);
            extra.push((n as u32, Cow::Owned(text)));
        }
        extra
    }

    fn remark_on_length(&mut self) {
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
                .filter(|cell| !cell.trim().is_empty())
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
