//! Canonical CSV: UTF-8, commas, `CR LF`, no byte order mark, no cell that a spreadsheet program
//! reads as a formula.

use crate::dataset::{Dataset, Kind, MultiColumn};
use crate::ingest::{is_plain, tidy};
use crate::record::Field;
use crate::text::decimal;

/// Every record as canonical CSV; see [`csv_of`].
#[must_use]
pub fn csv(dataset: &Dataset, include_personal: bool) -> String {
    csv_of(dataset, 0..dataset.len() as u32, include_personal)
}

/// Some records, by row number, as canonical CSV with `latitude`, `longitude`, `placed_by` and
/// `precision` as resolved, and the unknown columns after the canonical ones. Records of an
/// illustrative data set say so in `certainty`. Columns of personal data are left out unless asked for.
#[must_use]
pub fn csv_of(
    dataset: &Dataset,
    rows: impl IntoIterator<Item = u32>,
    include_personal: bool,
) -> String {
    let mut out = String::new();
    let headers = FIELDS.iter().map(|field| field.name());
    let kept: Vec<_> = dataset
        .extra
        .iter()
        .filter(|(header, _)| include_personal || !dataset.personal.contains(header))
        .collect();
    let extra = kept.iter().map(|(header, _)| header.as_str());
    write_row(&mut out, headers.chain(extra));
    let mut cell = String::new();
    for row in rows {
        for (i, field) in FIELDS.into_iter().enumerate() {
            cell.clear();
            write_cell(dataset, row, field, &mut cell);
            put(&mut out, i, &cell);
        }
        for (i, (_, column)) in kept.iter().enumerate() {
            put(&mut out, FIELDS.len() + i, column.get(row));
        }
        out.push_str("\r\n");
    }
    out
}

/// All but easting and northing: positions are written as latitude and longitude.
const FIELDS: [Field; 26] = [
    Field::Id,
    Field::Project,
    Field::Institution,
    Field::Partner,
    Field::PartnerKind,
    Field::Place,
    Field::Postcode,
    Field::Latitude,
    Field::Longitude,
    Field::Nation,
    Field::Region,
    Field::PartnershipType,
    Field::FundingStream,
    Field::Start,
    Field::End,
    Field::Title,
    Field::Description,
    Field::Note,
    Field::Url,
    Field::Objects,
    Field::Audience,
    Field::Amount,
    Field::Source,
    Field::Certainty,
    Field::Precision,
    Field::PlacedBy,
];

pub(super) fn write_row<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (i, cell) in cells.enumerate() {
        put(out, i, cell);
    }
    out.push_str("\r\n");
}

fn write_cell(dataset: &Dataset, row: u32, field: Field, cell: &mut String) {
    let i = row as usize;
    let position = || {
        let place = *dataset.place.get(i)?;
        dataset.places.positions.get(place as usize)
    };
    let column = match field {
        Field::Id => &dataset.id,
        Field::Project => &dataset.project,
        Field::Institution => &dataset.institution,
        Field::Partner => &dataset.partner,
        Field::PartnerKind => &dataset.partner_kind,
        Field::Place => &dataset.place_name,
        Field::Postcode => &dataset.postcode,
        Field::Nation => &dataset.nation,
        Field::Region => &dataset.region,
        Field::Start => &dataset.start_text,
        Field::End => &dataset.end_text,
        Field::Title => &dataset.title,
        Field::Description => &dataset.description,
        Field::Note => &dataset.note,
        Field::Url => &dataset.url,
        Field::Source => &dataset.source,
        Field::Certainty => &dataset.certainty,
        Field::Latitude => return number(cell, position().map(|at| at.lat)),
        Field::Longitude => return number(cell, position().map(|at| at.lon)),
        Field::Objects => return number(cell, dataset.objects.get(i).copied().flatten()),
        Field::Audience => return number(cell, dataset.audience.get(i).copied().flatten()),
        Field::Amount => return number(cell, dataset.amount.get(i).copied().flatten()),
        Field::PartnershipType => return several(cell, &dataset.types, row),
        Field::FundingStream => return several(cell, &dataset.funding, row),
        Field::Precision => {
            return cell.push_str(dataset.precision.get(i).copied().unwrap_or_default().name());
        }
        Field::PlacedBy => {
            return cell.push_str(dataset.placed_by.get(i).copied().unwrap_or_default().name());
        }
        Field::Easting | Field::Northing => return,
    };
    let text = column.get(row);
    if field == Field::Certainty && is_illustrative(dataset, i) {
        cell.push_str("illustrative");
    } else if !(field == Field::Project && text.starts_with('\u{1}')) {
        cell.push_str(text);
    }
}

fn is_illustrative(dataset: &Dataset, row: usize) -> bool {
    let origin = dataset
        .origin
        .get(row)
        .and_then(|&origin| dataset.origins.get(usize::from(origin)));
    origin.is_some_and(|origin| origin.kind == Kind::Illustrative)
}

fn number(cell: &mut String, value: Option<f64>) {
    if let Some(value) = value {
        cell.push_str(&decimal(value, 6));
    }
}

fn several(cell: &mut String, column: &MultiColumn, row: u32) {
    for (i, value) in column.get(row).enumerate() {
        if i > 0 {
            cell.push_str("; ");
        }
        cell.push_str(value);
    }
}

/// Appends a cell: guarded by an apostrophe where it would start a formula and is no plain number,
/// in quotation marks where it has to be.
fn put(out: &mut String, i: usize, cell: &str) {
    if i > 0 {
        out.push(',');
    }
    let guard = cell.chars().next().is_some_and(tidy::starts_formula) && !is_plain(cell);
    let quoted = cell.contains([',', '"', '\r', '\n', ';', '\t'])
        || cell.starts_with(char::is_whitespace)
        || cell.ends_with(char::is_whitespace);
    if quoted {
        out.push('"');
    }
    if guard {
        out.push('\'');
    }
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('"') {
        out.push_str(before);
        out.push_str("\"\"");
        rest = after;
    }
    out.push_str(rest);
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::csv;
    use crate::dataset::{Dataset, Kind};
    use crate::ingest::{Choices, Input, Resources, read};
    use proptest::prelude::*;

    fn dataset(text: &str, kind: Kind) -> Dataset {
        let input = Input {
            name: "test.csv",
            bytes: text.as_bytes(),
            kind,
            choices: Choices::NONE,
        };
        read(&input, &Resources::default(), &mut |_| {})
            .dataset
            .unwrap_or_default()
    }

    fn put(cell: &str) -> String {
        let mut out = String::new();
        super::put(&mut out, 0, cell);
        out
    }

    #[test]
    fn cells() {
        for (cell, written) in [
            ("Tate", "Tate"),
            ("a,b", "\"a,b\""),
            ("a \"b\"", "\"a \"\"b\"\"\""),
            ("=1+1", "'=1+1"),
            ("＝1+1", "'＝1+1"),
            ("-£500", "'-£500"),
            ("+44 20 7942 2000", "'+44 20 7942 2000"),
            ("@NMDC_UK", "'@NMDC_UK"),
            ("-3.177", "-3.177"),
            ("=A1,B1", "\"'=A1,B1\""),
            ("a\nb", "\"a\nb\""),
        ] {
            assert_eq!(put(cell), written);
        }
    }

    #[test]
    fn illustrative_records_say_so() {
        let text = "institution,partner,type,region\nA,B,Loan,Wales\n";
        let first = dataset(text, Kind::Illustrative);
        let written = csv(&first, true);
        assert!(
            written
                .lines()
                .nth(1)
                .is_some_and(|line| line.contains(",illustrative,"))
        );
        assert!(dataset(&written, Kind::Reported).is_illustrative());
    }

    #[test]
    fn personal_columns_are_left_out_unless_asked_for() {
        let text = "institution,partner,type,region,E-mail,Curator,Contact name\n\
                    A,B,Loan,Wales,b@example.org,Keeper,A. N. Other\n";
        let data = dataset(text, Kind::Reported);
        let header = |written: String| written.lines().next().unwrap_or_default().to_owned();
        assert!(header(csv(&data, false)).ends_with(",placed_by,Curator"));
        assert!(header(csv(&data, true)).ends_with(",placed_by,E-mail,Curator,Contact name"));
        assert!(!csv(&data, false).contains("b@example.org"));
        assert_eq!(
            dataset(&csv(&data, true), Kind::Reported).personal,
            data.personal
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            rows in proptest::collection::vec(
                proptest::collection::vec("[a1='+ ;,\"\n\tŷ@|/\u{200b}-]{0,8}|Loan|2008-09|51.5|-3.1|SW7 2RL|1,200", 9),
                1..6,
            ),
        ) {
            let mut text = String::from("id,institution,partner,type,project,note,lat,lon,Curator\n");
            for cells in &rows {
                let cells: Vec<String> = cells
                    .iter()
                    .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                    .collect();
                text.push_str(&cells.join(","));
                text.push('\n');
            }
            let first = dataset(&text, Kind::Reported);
            let written = csv(&first, true);
            let mut second = dataset(&written, Kind::Reported);
            second.row.clone_from(&first.row);
            prop_assert_eq!(&csv(&second, true), &written);
            prop_assert_eq!(second, first);
        }
    }
}
