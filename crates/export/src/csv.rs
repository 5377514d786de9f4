//! Canonical CSV: UTF-8, commas, `CR LF`, no byte order mark, no cell that a spreadsheet program
//! reads as a formula.

use super::columns::SEPARATOR;
use super::distance::Distances;
use super::layout::{WrittenColumn, layout, write_derived};
use records::Row;

use records::csv::{put_cell, write_row};
use records::dataset::{Dataset, Kind, MultiColumn};
use records::query::Near;
use records::record::Field;
use records::text::decimal;

/// How a clean file is written.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether to begin with a byte order mark, without which Excel takes the file for Windows-1252
    /// and corrupts every ŵ.
    pub mark: bool,
    /// Whether to include unknown columns that appear to hold personal data.
    pub personal: bool,
    /// Whether to include `start_date` and `end_date`: the first day of the start and the last day
    /// of the end, in ISO 8601 form, where they could be read.
    pub dates: bool,
    /// Whether `source_file` and `source_row` record where each record came from.
    pub provenance: Provenance,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mark: false,
            personal: false,
            dates: true,
            provenance: Provenance::default(),
        }
    }
}

/// When a clean file records where each record came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Provenance {
    /// Always, even for a single file: for publication, where rows may be sorted.
    Always,
    /// Only where the records come from several files, or from a clean file that records it.
    #[default]
    WhereSeveral,
    /// Never, even if an imported clean file records it.
    Never,
}

/// Every record as canonical CSV.
#[must_use]
pub fn csv(dataset: &Dataset) -> String {
    csv_of(dataset, dataset.rows())
}

/// Some records, by row number, as canonical CSV with the resolved `latitude`, `longitude`,
/// `placed_by` and `precision`, and the unknown columns after the canonical ones: see [`Options`]
/// for what else is written. Records of an illustrative data set are marked in `certainty`. Columns
/// of personal data are omitted unless requested.
#[must_use]
pub fn csv_of(dataset: &Dataset, rows: impl IntoIterator<Item = Row>) -> String {
    csv_with(dataset, rows, &Options::default())
}

/// Does what [`csv_of`] does, with options. Our own import restores every record as it was, except
/// for columns that were omitted.
#[must_use]
pub fn csv_with(
    dataset: &Dataset,
    rows: impl IntoIterator<Item = Row>,
    options: &Options,
) -> String {
    csv_near(dataset, rows, options, None)
}

/// Does what [`csv_with`] does and, where the records are filtered by distance, adds each record's
/// distance (`distance_miles` or `distance_km`, in a straight line) and the point from which it is
/// measured (`distance_from`).
#[must_use]
pub fn csv_near(
    dataset: &Dataset,
    rows: impl IntoIterator<Item = Row>,
    options: &Options,
    near: Option<&Near>,
) -> String {
    let mut out = String::new();
    if options.mark {
        out.push('\u{feff}');
    }
    let distances = near.map(|near| Distances::new(dataset, near));
    let mut columns = layout(dataset, options);
    let mut headers: Vec<&str> = Vec::new();
    if let Some(distances) = &distances {
        columns.retain(|column| !distances.has(column.name()));
        headers.extend(distances.headers());
    }
    let names = columns.iter().map(WrittenColumn::name);
    write_row(&mut out, names.chain(headers));
    let mut cell = String::new();
    for row in rows {
        for (i, column) in columns.iter().enumerate() {
            cell.clear();
            match *column {
                WrittenColumn::Field(field) => write_cell(dataset, row, field, &mut cell),
                WrittenColumn::Resolved(resolved, known) => {
                    write_derived(dataset, row, resolved, known, &mut cell);
                }
                WrittenColumn::Kept(_, kept) => {
                    put_cell(&mut out, i, kept.get(row));
                    continue;
                }
            }
            put_cell(&mut out, i, &cell);
        }
        if let Some(distances) = &distances {
            put_cell(&mut out, columns.len(), &distances.length(dataset, row));
            put_cell(&mut out, columns.len() + 1, distances.from(dataset, row));
        }
        out.push_str("\r\n");
    }
    out
}

pub(super) fn write_cell(dataset: &Dataset, row: Row, field: Field, cell: &mut String) {
    let i = row.index();
    let position = || {
        let place = *dataset.place.get(i)?;
        dataset.places.positions.get(place.index())
    };
    match field {
        Field::Project => return cell.push_str(dataset.named_project(row)),
        Field::Latitude => return number(cell, position().map(|at| at.lat)),
        Field::Longitude => return number(cell, position().map(|at| at.lon)),
        Field::Precision => {
            return cell.push_str(dataset.precision.get(i).copied().unwrap_or_default().name());
        }
        Field::PlacedBy => {
            return cell.push_str(dataset.placed_by.get(i).copied().unwrap_or_default().name());
        }
        _ => {}
    }
    if let Some(numbers) = dataset.numbers(field) {
        return number(cell, numbers.get(i).copied().flatten());
    }
    if let Some(column) = dataset.several(field) {
        return several(cell, column, row);
    }
    let Some(column) = dataset.text(field) else {
        return;
    };
    let text = column.get(row);
    if field == Field::Certainty && is_illustrative(dataset, row) && !says_illustrative(text) {
        cell.push_str(ILLUSTRATIVE);
    } else {
        cell.push_str(text);
    }
}

const ILLUSTRATIVE: &str = "illustrative";

fn says_illustrative(certainty: &str) -> bool {
    let head = certainty.get(..ILLUSTRATIVE.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(ILLUSTRATIVE))
}

fn is_illustrative(dataset: &Dataset, row: Row) -> bool {
    let origin = dataset
        .origin
        .get(row.index())
        .and_then(|&origin| dataset.origins.get(usize::from(origin)));
    origin.is_some_and(|origin| origin.kind == Kind::Illustrative)
}

fn number(cell: &mut String, value: Option<f64>) {
    if let Some(value) = value {
        let text = decimal(value, 6);
        cell.push_str(&text);
        // In a column of counts, `67.324` means 67,324 to any import, including this one.
        if text
            .rsplit_once('.')
            .is_some_and(|(_, thousandths)| thousandths.len() == 3)
        {
            cell.push('0');
        }
    }
}

fn several(cell: &mut String, column: &MultiColumn, row: Row) {
    for (i, value) in column.get(row).enumerate() {
        if i > 0 {
            cell.push_str(SEPARATOR);
        }
        cell.push_str(value);
    }
}

#[cfg(test)]
mod tests {
    use super::{Options, csv, csv_near, csv_with};
    use ingest::{ImportOptions, Input, Resources, read};
    use records::Row;
    use records::dataset::{Dataset, Kind};
    use records::query::Query;

    fn dataset(text: &str, kind: Kind) -> Dataset {
        let input = Input {
            name: "test.csv",
            bytes: text.as_bytes(),
            kind,
            options: ImportOptions::NONE,
        };
        read(&input, &Resources::default(), &mut |_| {})
            .dataset
            .unwrap_or_default()
    }

    fn put(cell: &str) -> String {
        let mut out = String::new();
        super::put_cell(&mut out, 0, cell);
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
        let written = csv(&first);
        assert!(
            written
                .lines()
                .nth(1)
                .is_some_and(|line| line.contains(",illustrative,"))
        );
        assert!(dataset(&written, Kind::Reported).is_illustrative());
    }

    #[test]
    fn a_distance_is_exported_where_it_narrows() {
        let text = "institution,partner,type,latitude,longitude,distance_miles\n\
                    A,B,Loan,51.6720,-4.7000,not ours\nA,C,Loan,,,\n";
        let data = dataset(text, Kind::Reported);
        for (value, wanted) in [
            (
                "near=51.8012,-4.9691,20mi,Haverfordwest",
                [
                    "distance_miles,distance_from",
                    "14.57,\"Haverfordwest (51.8012, -4.9691)\"",
                    ",",
                ],
            ),
            (
                "near=51.8012,-4.9691,30km",
                [
                    "distance_km,distance_from",
                    "23.45,\"51.8012, -4.9691\"",
                    ",",
                ],
            ),
        ] {
            let near = Query::from_fragment(value).near;
            let written = csv_near(
                &data,
                data.rows().take(2),
                &Options::default(),
                near.as_ref(),
            );
            for (line, end) in written.lines().zip(wanted) {
                assert!(
                    line.ends_with(&format!(",{end}")),
                    "{line} does not end in {end}"
                );
            }
            let headers = written.lines().next().unwrap_or_default();
            assert_eq!(headers.matches("distance_from").count(), 1);
            assert_eq!(headers.matches("distance_miles").count(), 1, "{headers}");
        }
        assert!(!csv(&data).contains("distance_from"));
    }

    #[test]
    fn personal_columns_are_left_out_unless_asked_for() {
        let text = "institution,partner,type,region,E-mail,Curator,Contact name\n\
                    A,B,Loan,Wales,b@example.org,Keeper,A. N. Other\n";
        let data = dataset(text, Kind::Reported);
        let header = |written: &str| written.lines().next().unwrap_or_default().to_owned();
        assert!(header(&csv(&data)).ends_with(",placed_by,Curator"));
        assert!(!csv(&data).contains("b@example.org"));
        let options = Options {
            personal: true,
            mark: true,
            ..Options::default()
        };
        let all = csv_with(&data, [Row(0)], &options);
        assert!(all.starts_with("\u{feff}id,project,"));
        assert!(header(&all).ends_with(",placed_by,E-mail,Curator,Contact name"));
        assert_eq!(dataset(&all, Kind::Reported).personal, data.personal);
    }
}
