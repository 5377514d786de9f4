//! Reads one row of cells as a record, or gives the reason why it is not one.

mod counts;
mod dates;
mod row_cells;
mod total;
mod vocabularies;

use row_cells::RowCells;
pub use vocabularies::Vocabularies;

use std::borrow::Cow;

use crate::cells::nothing::{is_whole_country, names_nothing};
use crate::cells::repair::{self};
use crate::cells::values::Coded;
use crate::geocode::location_input::Resources;
use crate::headers::columns::Columns;
use crate::report::Issues;
use crate::report::issue::{Code, IssueKind};
use crate::table::rows::Row;
use records::codes::{Nation, Region, funding};
use records::dataset::Kind;
use records::normalise::{self};
use records::record::{CellId, CellIds, Field, Record};
use records::text::trim;
use records::with_slots;

/// What is needed to read every row.
pub struct Context<'c> {
    /// Which cell holds which column.
    pub columns: &'c Columns,
    /// Tables for geocoding.
    pub resources: &'c Resources<'c>,
    /// Cells are separated by semicolons, as in files whose decimal separator is a comma.
    pub decimal_commas: bool,
    /// What kind of data the file is said to hold.
    pub kind: Kind,
    /// [`normalise::is_plain_row`] is true of the row's text.
    pub plain: bool,
    /// [`normalise::may_hold_errors`] is true of the row's text.
    pub may_hold_errors: bool,
}

/// Why a row is no record; an issue says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rejected {
    /// It totals others, or says who filled in the return.
    Summary,
    /// It lacks something that every record has.
    Incomplete,
}

/// Reads one row that is not blank.
///
/// # Errors
///
/// Why it is rejected.
pub(super) fn record<'r>(
    row: Row<'r>,
    number: u32,
    context: &Context<'_>,
    vocabularies: &'r mut Vocabularies,
    issues: &mut Issues,
) -> Result<Record<'r>, Rejected> {
    let mut cells = RowCells {
        row,
        number,
        context,
        issues,
        overrides: &vocabularies.overrides,
        conventions: &vocabularies.conventions,
        unread: &mut vocabularies.unread,
        dates: &mut vocabularies.dates,
        has_errors: context.may_hold_errors && row.cells().any(repair::is_error),
    };
    if cells.is_signature() || cells.is_total() {
        return Err(Rejected::Summary);
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
        (
            Field::Partner,
            normalise::is_dash(&partner) || names_nothing(&partner),
        ),
        (
            Field::PartnershipType,
            types.values.iter().all(|name| normalise::is_dash(name)),
        ),
    ];
    if let Some((field, _)) = missing.into_iter().find(|(_, missing)| *missing) {
        let given = trim(cells.raw(field));
        cells.say(Code::MissingValue, field, || {
            let kind = match given.is_empty() {
                true => IssueKind::CellEmpty,
                false => IssueKind::CellNothing,
            };
            (given.to_owned(), kind)
        });
        return Err(Rejected::Incomplete);
    }
    cells.remark_on_length();
    cells.say_if_several_lines(Field::Partner);
    cells.say_if_not_held(&mut vocabularies.not_held);
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
        &mut vocabularies.geocodes,
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
        // The stated place is part of what the geocoding result depends on.
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
    Ok(Record {
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

/// Reads a text of the shape `line` or `text`; columns of any other shape are read separately.
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
            /// A record with the texts and numbers that depend only on their own cell.
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

/// The name of a known region or nation; otherwise the text given, where nothing better is known
/// and it does not name the whole country.
fn name_or_given<'r>(name: Option<&'static str>, given: &'r Coded) -> Cow<'r, str> {
    let given = || match first(&given.values) {
        text if is_whole_country(&text) => Cow::Borrowed(""),
        text => text,
    };
    name.map_or_else(given, Cow::Borrowed)
}

/// The id of what [`name_or_given`] returns, where `number` is the name's index.
fn handle_of(number: Option<u32>, given: &Coded) -> CellId {
    /// An upper bound on the number of regions.
    const NAMES: u32 = 16;
    number.map_or(NAMES + given.handle, |number| number + 1)
}
