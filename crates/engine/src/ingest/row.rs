//! One row of cells → one record, or the reason why not.

use std::borrow::Cow;

use super::clues::{Clues, Placement, Resources};
use super::code::Code;
use super::columns::Columns;
use super::date::{self, Date};
use super::link::link;
use super::number;
use super::place;
use super::report::Issues;
use super::rows::Row;
use super::tidy::{self, Taken};
use super::values::{Coded, Vocabulary};
use crate::codes::{Nation, Region, funding, institutions, kinds, regions, types};
use crate::record::{Field, Record, Span};

/// The coded columns' memory.
pub struct Vocabularies {
    institution: Vocabulary,
    kind: Vocabulary,
    types: Vocabulary,
    funding: Vocabulary,
    nation: Vocabulary,
    region: Vocabulary,
}

impl Vocabularies {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            institution: Vocabulary::one(&institutions::LIST),
            kind: Vocabulary::one(&kinds::LIST),
            types: Vocabulary::many(&types::LIST),
            funding: Vocabulary::many(&funding::LIST),
            nation: Vocabulary::one(&regions::NATIONS),
            region: Vocabulary::one(&regions::REGIONS),
        }
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
}

/// Reads one row that is not blank. `None`: it is rejected, and an issue says why.
pub(super) fn record<'r>(
    row: Row<'r>,
    number: u32,
    context: &Context<'_>,
    vocabularies: &'r mut Vocabularies,
    issues: &mut Issues,
) -> Option<Record<'r>> {
    let mut cells = Cells {
        row,
        number,
        context,
        issues,
    };
    let institution = cells.coded(Field::Institution, &mut vocabularies.institution);
    let partner = cells.name(Field::Partner);
    let types = cells.coded(Field::PartnershipType, &mut vocabularies.types);
    let missing = [
        (Field::Institution, institution.is_empty()),
        (Field::Partner, partner.is_empty()),
        (Field::PartnershipType, types.is_empty()),
    ];
    if let Some((field, _)) = missing.into_iter().find(|(_, missing)| *missing) {
        cells.say(Code::MissingValue, field, || {
            (
                "an empty cell".into(),
                "the row is left out; fill the cell and open the file again".into(),
            )
        });
        return None;
    }
    cells.remark_on_length();
    let funding = cells.coded(Field::FundingStream, &mut vocabularies.funding);
    let kind = cells.coded(Field::PartnerKind, &mut vocabularies.kind);
    let place = cells.name(Field::Place);
    let (region, region_text) = cells.listed(Field::Region, &mut vocabularies.region, Region::find);
    let (nation, nation_text) = cells.listed(Field::Nation, &mut vocabularies.nation, Nation::find);
    let placed = cells.place(&place, region, nation);
    let (region, nation) = (
        region_name(placed.region, region_text),
        nation_name(nation, placed.region, nation_text),
    );
    let (start_text, start) = cells.date(Field::Start);
    let (end_text, end) = cells.date(Field::End);
    cells.check_order(start, end);
    Some(Record {
        row: number,
        id: cells.line(Field::Id),
        project: cells.line(Field::Project),
        institution: first(institution),
        partner,
        partner_kind: first(kind),
        place,
        postcode: cells.postcode(&placed),
        position: placed.position,
        placed_by: placed.placed_by,
        precision: placed.precision,
        nation,
        region,
        types: all(types),
        funding: if funding.is_empty() {
            vec![Cow::Borrowed(funding::NOT_STATED)]
        } else {
            all(funding)
        },
        start,
        start_text,
        end,
        end_text,
        title: cells.text(Field::Title),
        description: cells.text(Field::Description),
        note: cells.text(Field::Note),
        url: cells.url(),
        source: cells.line(Field::Source),
        certainty: cells.line(Field::Certainty),
        objects: cells.quantity(Field::Objects),
        audience: cells.quantity(Field::Audience),
        amount: cells.quantity(Field::Amount),
        extra: cells.extra(),
    })
}

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

/// The region's own name; a given text that is no region stays where nothing better is known.
fn region_name(region: Option<Region>, given: &str) -> Cow<'_, str> {
    region.map_or(Cow::Borrowed(given), |region| Cow::Borrowed(region.name()))
}

fn nation_name(nation: Option<Nation>, region: Option<Region>, given: &str) -> Cow<'_, str> {
    nation
        .or(region.map(Region::nation))
        .map_or(Cow::Borrowed(given), |nation| Cow::Borrowed(nation.name()))
}

/// A thousand million million: no count or amount is as large, and what is not can be written out
/// digit by digit and read again.
const LARGEST: f64 = 1e15;

struct Cells<'r, 'c> {
    row: Row<'r>,
    number: u32,
    context: &'c Context<'c>,
    issues: &'c mut Issues,
}

impl<'r> Cells<'r, '_> {
    fn raw(&self, field: Field) -> &'r str {
        self.context
            .columns
            .cell_of(field)
            .map_or("", |i| self.row.cell(i))
    }

    fn say(&mut self, code: Code, field: Field, words: impl FnOnce() -> (String, String)) {
        let columns = self.context.columns;
        let header = columns.cell_of(field).map(|_| columns.header_of(field));
        self.issues.row(code, self.number, header, words);
    }

    fn say_taken(&mut self, taken: Taken, header: &str, cell: &str) {
        let visible = || cell.escape_debug().to_string();
        if taken.invisible {
            self.issues
                .row(Code::InvisibleChars, self.number, Some(header), || {
                    (visible(), "invisible characters were taken out".into())
                });
        }
        if taken.control {
            self.issues
                .row(Code::ControlChars, self.number, Some(header), || {
                    (visible(), "control characters were taken out".into())
                });
        }
    }

    fn tidied(
        &mut self,
        field: Field,
        tidy: fn(&'r str, &mut Taken) -> Cow<'r, str>,
    ) -> Cow<'r, str> {
        let cell = self.raw(field);
        let mut taken = Taken::default();
        let text = tidy(cell, &mut taken);
        if taken != Taken::default() {
            let columns = self.context.columns;
            self.say_taken(taken, columns.header_of(field), cell);
        }
        self.say_if_misread(field, &text);
        text
    }

    fn say_if_misread(&mut self, field: Field, text: &str) {
        if tidy::looks_misread(text) {
            self.say(Code::SuspectMojibake, field, || {
                (
                    text.to_owned(),
                    "kept as it is; the file was saved once in the wrong encoding".into(),
                )
            });
        }
    }

    fn line(&mut self, field: Field) -> Cow<'r, str> {
        self.tidied(field, tidy::line)
    }

    fn text(&mut self, field: Field) -> Cow<'r, str> {
        self.tidied(field, tidy::text)
    }

    fn name(&mut self, field: Field) -> Cow<'r, str> {
        let name = self.line(field);
        if tidy::looks_lossy(&name) {
            self.say(Code::SuspectLossy, field, || {
                (
                    name.clone().into_owned(),
                    "kept as it is; a letter such as ŵ or ŷ seems to have been lost when the file was saved".into(),
                )
            });
        }
        name
    }

    fn coded<'v>(
        &mut self,
        field: Field,
        vocabulary: &'v mut Vocabulary,
    ) -> &'v [Cow<'static, str>] {
        let cell = self.raw(field);
        let Coded { values, taken, .. } = vocabulary.read(cell);
        if *taken != Taken::default() {
            let columns = self.context.columns;
            self.say_taken(*taken, columns.header_of(field), cell);
        }
        values
    }

    /// A value of a closed list, and the text as given where it is none.
    fn listed<'v, T>(
        &mut self,
        field: Field,
        vocabulary: &'v mut Vocabulary,
        find: fn(&str) -> Option<T>,
    ) -> (Option<T>, &'v str) {
        let values = self.coded(field, vocabulary);
        let Some(value) = values.first() else {
            return (None, "");
        };
        let found = find(value);
        if found.is_none() {
            self.say(Code::RegionUnknown, field, || {
                (
                    value.clone().into_owned(),
                    "not one of the nations and regions: kept as it is unless the position tells"
                        .into(),
                )
            });
        }
        (found, value)
    }

    fn place(&mut self, place: &str, region: Option<Region>, nation: Option<Nation>) -> Placement {
        let columns = self.context.columns;
        let position = columns.position.map_or("", |i| self.row.cell(i));
        let mut taken = Taken::default();
        let position = tidy::line(position, &mut taken);
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
        let placed = place::place(
            &Clues {
                latitude,
                longitude,
                position: &position,
                easting,
                northing,
                postcode,
                place,
                region,
                nation,
                precision,
                placed_by,
            },
            self.context.resources,
        );
        for remark in &placed.remarks {
            if remark.code == Code::DecimalComma && self.context.decimal_commas {
                continue;
            }
            self.say(remark.code, remark.field, || {
                (remark.found.clone(), remark.done.to_owned())
            });
        }
        placed
    }

    /// An apostrophe before a number is no guard of ours to take off in silence.
    fn coordinate_cell(&mut self, field: Field) -> Cow<'r, str> {
        let cell = self.raw(field).trim();
        if cell.starts_with('\'') {
            Cow::Borrowed(cell)
        } else {
            self.line(field)
        }
    }

    fn postcode(&mut self, placed: &Placement) -> Cow<'r, str> {
        let given = self.raw(Field::Postcode);
        match &placed.postcode {
            Some(postcode) => {
                let standard = postcode.to_string();
                if standard == given {
                    Cow::Borrowed(given)
                } else {
                    Cow::Owned(standard)
                }
            }
            None => tidy::line(given, &mut Taken::default()),
        }
    }

    fn date(&mut self, field: Field) -> (Cow<'r, str>, Option<Span>) {
        let text = self.line(field);
        if text.is_empty() {
            return (text, None);
        }
        let span = match date::read(&text) {
            Date::Known(span) => Some(span),
            Date::Open => None,
            Date::Doubtful(span) => {
                self.say_date(
                    Code::DateSuspect,
                    field,
                    &text,
                    "read in the only way that gives a date; please check",
                );
                Some(span)
            }
            Date::Mangled => {
                self.say_date(
                    Code::DateSuspect,
                    field,
                    &text,
                    "looks like a date that a spreadsheet program changed; kept as text. Write 2008-09 in a cell formatted as text",
                );
                None
            }
            Date::Unknown => {
                self.say_date(
                    Code::DateInvalid,
                    field,
                    &text,
                    "kept as text; write a year, 2008-09, DD/MM/YYYY or YYYY-MM-DD",
                );
                None
            }
        };
        (text, span)
    }

    fn say_date(&mut self, code: Code, field: Field, text: &str, done: &str) {
        self.say(code, field, || (text.to_owned(), done.to_owned()));
    }

    fn check_order(&mut self, start: Option<Span>, end: Option<Span>) {
        let (Some(start), Some(end)) = (start, end) else {
            return;
        };
        if end.last < start.first {
            let found = format!("{} to {}", self.raw(Field::Start), self.raw(Field::End));
            self.say(Code::DateOrder, Field::End, || {
                (
                    found,
                    "ends before it starts; both kept, correct whichever is wrong".into(),
                )
            });
        }
    }

    fn quantity(&mut self, field: Field) -> Option<f64> {
        let cell = self.line(field);
        let nothing = [
            "-",
            "n/a",
            "na",
            "none",
            "tbc",
            "unknown",
            "not known",
            "nil",
        ];
        if cell.is_empty() || nothing.iter().any(|word| cell.eq_ignore_ascii_case(word)) {
            return None;
        }
        let number = number::quantity(&cell).filter(|number| number.value.abs() < LARGEST);
        let Some(number) = number else {
            self.say(Code::NumberInvalid, field, || {
                (
                    cell.into_owned(),
                    "not a number that can be meant; left empty. Write digits only".into(),
                )
            });
            return None;
        };
        if number.decimal_comma && !self.context.decimal_commas {
            self.say(Code::DecimalComma, field, || {
                (
                    cell.into_owned(),
                    "the comma was read as a decimal point".into(),
                )
            });
        }
        Some(number.value)
    }

    fn url(&mut self) -> Cow<'r, str> {
        let raw = self.raw(Field::Url);
        let url = self.line(Field::Url);
        let nothing = ["-", "n/a", "na", "none", "tbc"];
        let is_nothing =
            url.is_empty() || nothing.iter().any(|word| url.eq_ignore_ascii_case(word));
        if !is_nothing && (link(&url).is_none() || raw.trim().contains('\t')) {
            self.say(Code::LinkNotAllowed, Field::Url, || {
                (
                    raw.escape_debug().to_string(),
                    "shown as text; only http and https addresses become links".into(),
                )
            });
        }
        url
    }

    fn extra(&mut self) -> Vec<(u32, Cow<'r, str>)> {
        let columns = self.context.columns;
        let mut extra = Vec::new();
        for (n, (&i, header)) in columns.kept.iter().zip(&columns.kept_headers).enumerate() {
            let cell = self.row.cell(i);
            if cell.is_empty() {
                continue;
            }
            let mut taken = Taken::default();
            let text = tidy::text(cell, &mut taken);
            if taken != Taken::default() {
                self.say_taken(taken, header, cell);
            }
            if !text.is_empty() {
                extra.push((n as u32, text));
            }
        }
        extra
    }

    fn remark_on_length(&mut self) {
        let (width, length) = (self.context.columns.all.len(), self.row.len());
        if length < width {
            self.issues.row(Code::RaggedShort, self.number, None, || {
                (
                    format!("{length} cells where the header has {width}"),
                    "the missing cells at the end are taken as empty".into(),
                )
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
                    (
                        format!("{length} cells where the header has {width}; the last: {}", further.join(", ")),
                        "what stands beyond the last column is left out. Put text that holds the delimiter in quotation marks".into(),
                    )
                });
            }
        }
    }
}
