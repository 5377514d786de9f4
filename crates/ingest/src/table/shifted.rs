//! Rows that a delimiter without quotation marks shifted.

use super::repaired_row::RepairedRow;
use super::rows::Row;
use crate::cells::date::{self, Date, DateStyle};
use crate::cells::nothing::{is_nothing, names_nothing};
use crate::cells::quantity::{self, Points};
use crate::geocode::degrees;
use crate::headers::columns::Columns;
use geography::gazetteer::Postcode;
use records::codes::{funding, institutions, kinds, regions, types};
use records::link::link;
use records::record::Field;
use records::text::trim;

/// The most cells that one row may have too many.
const MOST: usize = 4;

/// A row whose cells may have moved.
pub enum Shifted {
    /// In one way alone, joining neighbours, its cells fit their columns.
    Joined {
        /// The row.
        row: RepairedRow,
        /// The cell that was joined.
        cell: String,
    },
    /// Its cells do not fit the columns in which they are.
    Misplaced,
    /// One cell cannot be what its column holds.
    Odd {
        /// Its column.
        column: usize,
    },
    /// As it is, nothing speaks against it.
    Fits,
}

/// Judges a row that has more cells than there are columns, or in which a name or a value of a list
/// is a postcode, a date or a number.
#[must_use]
pub fn judge(row: Row<'_>, columns: &Columns, delimiter: u8) -> Shifted {
    let width = columns.all.len();
    let used = (0..row.len())
        .rev()
        .find(|&i| !trim(row.cell(i)).is_empty());
    let used = used.map_or(0, |last| last + 1);
    let excess = used.saturating_sub(width);
    let is_suspect = || {
        row.len() > width || has_figures_for_names(row, columns) || has_type_for_date(row, columns)
    };
    if excess > MOST || (excess == 0 && !is_suspect()) {
        return Shifted::Fits;
    }
    // Where the last columns are empty, a row is no longer than it should be.
    let sizes = match excess {
        0 => 2..=3,
        excess => excess + 1..=excess + 1,
    };
    let spaced = |i: usize| row.cell(i).starts_with(' ');
    let any_spaced = (1..used).any(spaced);
    let mut fitting: Vec<(u32, usize, usize)> = Vec::new();
    for joined in sizes.filter(|joined| *joined <= used) {
        for at in 0..=(used - joined).min(width - 1) {
            // A space after the delimiter is how people write a comma, not how programs do.
            let by_spaces = (1..used).all(|i| spaced(i) == (at + 1..at + joined).contains(&i));
            let cell = |i: usize| if i < at { i } else { i + joined - 1 };
            let others = (0..width).filter(|&i| i != at);
            let (good, bad) = count(others.map(|i| (i, row.cell(cell(i)))), columns);
            let parts = || (at..at + joined).map(|i| trim(row.cell(i)));
            let has_text = parts().all(|part| part.chars().any(char::is_alphabetic));
            let is_number = delimiter == b',' && is_quantity(at, columns) && are_thousands(parts());
            let may_be = is_number || (has_text && may_be_joined(at, columns));
            if good > 1 && bad == 0 && may_be && (by_spaces || !any_spaced) {
                fitting.push((good, at, joined));
            }
        }
    }
    let best = fitting.iter().map(|(good, ..)| *good).max();
    fitting.retain(|(good, ..)| Some(*good) == best);
    if let [(_, at, joined)] = fitting.as_slice() {
        return join(row, *at, *joined, used, delimiter);
    }
    let cells = || (0..width).map(|i| (i, row.cell(i)));
    let (_, bad) = count(cells(), columns);
    if bad > 1 {
        return Shifted::Misplaced;
    }
    let mut odd = cells().filter(|cell| count(std::iter::once(*cell), columns).1 > 0);
    match odd.next() {
        Some((column, _)) if excess == 0 => Shifted::Odd { column },
        _ => Shifted::Fits,
    }
}

/// Whether a cell in which a name or a value of a list is expected is a postcode, a date or a number.
fn has_figures_for_names(row: Row<'_>, columns: &Columns) -> bool {
    const NAMES: [Field; 6] = [
        Field::Institution,
        Field::Partner,
        Field::PartnershipType,
        Field::FundingStream,
        Field::PartnerKind,
        Field::Place,
    ];
    NAMES.into_iter().any(|field| {
        let cell = columns.cell_of(field).map_or("", |i| trim(row.cell(i)));
        is_figures(cell) && !names_nothing(cell)
    })
}

/// Whether the cell of the start holds a type of partnership.
fn has_type_for_date(row: Row<'_>, columns: &Columns) -> bool {
    let cell = columns.cell_of(Field::Start);
    let cell = cell.map_or("", |i| trim(row.cell(i)));
    let has_digits = cell.bytes().any(|byte| byte.is_ascii_digit());
    !cell.is_empty() && !has_digits && types::LIST.find(cell).is_some()
}

fn is_quantity(at: usize, columns: &Columns) -> bool {
    let field = columns.all.get(at).and_then(|column| column.field);
    matches!(
        field,
        Some(Field::Objects | Field::Audience | Field::Amount)
    )
}

/// Whether parts are those of a number that commas divide into thousands: `1`, `250`.
fn are_thousands<'p>(parts: impl Iterator<Item = &'p str>) -> bool {
    let is_digits = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    parts.enumerate().all(|(i, part)| match i {
        0 => is_digits(part.trim_start_matches(['£', ' ']), 1..=3),
        _ => is_digits(part.split('.').next().unwrap_or_default(), 3..=3),
    })
}

fn join(row: Row<'_>, at: usize, joined: usize, used: usize, delimiter: u8) -> Shifted {
    let mut out = RepairedRow::default();
    let mut cell = String::new();
    for i in 0..used {
        let is_inside = (at..at + joined).contains(&i);
        if is_inside {
            cell.push_str(row.cell(i));
            if i + 1 < at + joined {
                cell.push(char::from(delimiter));
                continue;
            }
            out.add(&cell);
        } else {
            out.add(row.cell(i));
        }
        out.end_cell();
    }
    Shifted::Joined { row: out, cell }
}

/// Figures, dates and codes are written without commas.
fn may_be_joined(at: usize, columns: &Columns) -> bool {
    let field = columns.all.get(at).and_then(|column| column.field);
    !matches!(
        field,
        Some(
            Field::Id
                | Field::Postcode
                | Field::Latitude
                | Field::Longitude
                | Field::Easting
                | Field::Northing
                | Field::Start
                | Field::End
                | Field::Nation
                | Field::Region
        )
    )
}

/// How many cells are what their columns hold, and how many cannot be.
fn count<'c>(cells: impl Iterator<Item = (usize, &'c str)>, columns: &Columns) -> (u32, u32) {
    let mut counts = (0, 0);
    for (i, cell) in cells {
        let field = columns.all.get(i).and_then(|column| column.field);
        match field.and_then(|field| fits(cell.trim(), field)) {
            Some(true) => counts.0 += 1,
            Some(false) => counts.1 += 1,
            None => {}
        }
    }
    counts
}

/// Whether a cell is what a column holds; `None` where nothing tells.
fn fits(cell: &str, field: Field) -> Option<bool> {
    if is_nothing(cell) {
        return None;
    }
    let is_name = matches!(
        field,
        Field::Institution
            | Field::Partner
            | Field::PartnershipType
            | Field::FundingStream
            | Field::PartnerKind
            | Field::Place
            | Field::Nation
            | Field::Region
    );
    if is_name && names_nothing(cell) {
        return None;
    }
    let is_code = |known: bool| match known {
        true => Some(true),
        false => is_figures(cell).then_some(false),
    };
    match field {
        Field::Postcode => Some(Postcode::parse(cell).is_some()),
        Field::Latitude | Field::Longitude | Field::Easting | Field::Northing => {
            Some(degrees::angle(cell).is_some())
        }
        Field::Start | Field::End => Some(!matches!(
            date::read(cell, &DateStyle::default()),
            Date::Unknown(_)
        )),
        Field::Objects | Field::Audience | Field::Amount => {
            Some(quantity::quantity(cell, Points::default(), false).is_ok())
        }
        Field::Institution => is_code(institutions::LIST.find(cell).is_some()),
        Field::PartnershipType => is_code(types::LIST.find(cell).is_some()),
        Field::FundingStream => is_code(funding::LIST.find(cell).is_some()),
        Field::PartnerKind => is_code(kinds::LIST.find(cell).is_some()),
        Field::Nation => is_code(regions::NATIONS.find(cell).is_some()),
        Field::Region => is_code(regions::REGIONS.find(cell).is_some()),
        Field::Url => Some(link(cell).is_some()),
        Field::Partner | Field::Place => is_figures(cell).then_some(false),
        _ => None,
    }
}

/// A whole postcode, a date or a number: no name and no value of a code list.
fn is_figures(cell: &str) -> bool {
    let is_figure = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'/' | b'-' | b' ');
    let has_digit = cell.bytes().any(|byte| byte.is_ascii_digit());
    has_digit
        && (cell.bytes().all(is_figure)
            || matches!(Postcode::parse(cell), Some(Postcode::Full(..))))
}
