//! Headers → canonical columns.

use std::borrow::Cow;

use super::code::Code;
use super::report::{ColumnMatch, Issues, grouped};
use super::rows::Row;
use super::synonyms::{AS_GIVEN, Meaning, meaning};
use super::tidy::{self, Taken};
use crate::export::COLUMNS;
use crate::record::Field;

/// The most columns that a table may have.
pub const MOST: usize = 1000;

/// Which cell of a row holds what.
pub struct Columns {
    /// Every column of the file, in its order.
    pub all: Vec<ColumnMatch>,
    /// By [`Field`]: the cell that fills it.
    fields: [Option<usize>; Field::ALL.len()],
    /// The cell that holds latitude and longitude together.
    pub position: Option<usize>,
    /// Cells of columns that are kept as they are, in order.
    pub kept: Vec<usize>,
    /// The headers of `kept`, distinct.
    pub kept_headers: Vec<String>,
}

impl Columns {
    /// Matches the cells of a header row and says what was odd about them. `row` is its number.
    pub(super) fn of(header: Row<'_>, row: u32, issues: &mut Issues) -> Self {
        let mut columns = Self {
            all: Vec::with_capacity(header.len()),
            fields: [None; Field::ALL.len()],
            position: None,
            kept: Vec::new(),
            kept_headers: Vec::new(),
        };
        let names: Vec<Cow<'_, str>> = header
            .cells()
            .map(|cell| tidy::line(cell, &mut Taken::default()))
            .collect();
        columns.claim(&names);
        for (i, name) in names.iter().enumerate() {
            columns.add(i, name, row, issues);
        }
        columns
    }

    /// Gives each canonical column the header that fits it best: its own name before a synonym,
    /// and of equals the first.
    fn claim(&mut self, names: &[Cow<'_, str>]) {
        let mut by_name = [false; Field::ALL.len()];
        for (i, name) in names.iter().enumerate() {
            match meaning(name) {
                Some(Meaning::Field(field)) => {
                    let exact = name.eq_ignore_ascii_case(field.name());
                    let at = field as usize;
                    let better = self.fields[at].is_none() || (exact && !by_name[at]);
                    if better {
                        self.fields[at] = Some(i);
                        by_name[at] = exact;
                    }
                }
                Some(Meaning::Position) if self.position.is_none() => self.position = Some(i),
                _ => {}
            }
        }
    }

    fn add(&mut self, i: usize, name: &str, row: u32, issues: &mut Issues) {
        let meaning = meaning(name);
        let field = match meaning {
            Some(Meaning::Field(field)) => Some(field),
            _ => None,
        };
        let is_field = field.is_some_and(|field| self.cell_of(field) == Some(i));
        let is_position = self.position == Some(i);
        let mut header = name.to_owned();
        if name.is_empty() {
            header = format!("column {}", i + 1);
            issues.row(Code::UnnamedColumn, row, Some(&header), || {
                (
                    String::new(),
                    format!("kept as “column {}”; give it a header", i + 1),
                )
            });
        } else if !is_field && !is_position {
            self.say_why_unknown(field, name, row, issues);
        }
        if !is_field && !is_position {
            self.keep(i, &header);
        }
        self.all.push(ColumnMatch {
            header,
            field: field.filter(|_| is_field),
            position: is_position,
        });
    }

    fn say_why_unknown(&self, field: Option<Field>, name: &str, row: u32, issues: &mut Issues) {
        if let Some(field) = field {
            let first = self.cell_of(field).unwrap_or(0) + 1;
            issues.row(Code::DupHeader, row, Some(name), || {
                (
                    format!("a second column for {}", field.name()),
                    format!(
                        "column {first} is used; this one is kept beside it. Remove the one that is wrong"
                    ),
                )
            });
        } else if name.contains(['<', '>', '{', '}']) {
            issues.row(Code::UnknownColumn, row, Some(name), || {
                (
                    name.to_owned(),
                    "not a column name as people write them; kept as text".into(),
                )
            });
        } else if let Some(field) = self.missing_and_close_to(name) {
            issues.row(Code::UnknownColumn, row, Some(name), || {
                (
                    name.to_owned(),
                    format!(
                        "kept as text. If it is meant to be “{}”, rename it",
                        field.name()
                    ),
                )
            });
        }
    }

    /// A canonical column that no header fills and whose name differs by one letter.
    fn missing_and_close_to(&self, name: &str) -> Option<Field> {
        let key = super::synonyms::key(name);
        Field::ALL.into_iter().find(|&field| {
            self.cell_of(field).is_none()
                && field.name().len() > 4
                && differ_by_one(&key, &super::synonyms::key(field.name()))
        })
    }

    /// Keeps a column under a name of its own, one that an export of it is read back by: no
    /// canonical name, and none that would fill a column which the export does not have.
    fn keep(&mut self, i: usize, header: &str) {
        let header = match meaning(header) {
            Some(Meaning::Field(field)) if self.is_exported(field) => Cow::Borrowed(header),
            Some(_) => Cow::Owned(format!("{header}{AS_GIVEN}")),
            None => Cow::Borrowed(header),
        };
        let mut distinct = header.clone().into_owned();
        let mut n = 2;
        while self.kept_headers.contains(&distinct) || self.is_used(&distinct) {
            distinct = format!("{header} ({n})");
            n += 1;
        }
        self.kept.push(i);
        self.kept_headers.push(distinct);
    }

    /// Whether a canonical column is filled here and written by every export.
    fn is_exported(&self, field: Field) -> bool {
        self.cell_of(field).is_some() && COLUMNS.contains(&field)
    }

    fn is_used(&self, header: &str) -> bool {
        let of_field = |column: &ColumnMatch| column.field.is_some() && column.header == header;
        self.all.iter().any(of_field) || Field::ALL.iter().any(|field| field.name() == header)
    }

    /// The cell that fills a canonical column.
    #[must_use]
    pub fn cell_of(&self, field: Field) -> Option<usize> {
        self.fields.get(field as usize).copied().flatten()
    }

    /// The header that fills a canonical column, as given.
    #[must_use]
    pub fn header_of(&self, field: Field) -> &str {
        self.cell_of(field)
            .and_then(|i| self.all.get(i))
            .map_or(field.name(), |column| column.header.as_str())
    }

    /// Why a file with these columns cannot be read: the code, what was found, what to do.
    #[must_use]
    pub fn refusal(&self) -> Option<(Code, String, String)> {
        let required = [Field::Institution, Field::Partner, Field::PartnershipType];
        let missing: Vec<&str> = required
            .into_iter()
            .filter(|&field| self.cell_of(field).is_none())
            .map(Field::name)
            .collect();
        if !missing.is_empty() {
            return Some((
                Code::MissingColumns,
                format!(
                    "no column for {}; the columns are: {}",
                    missing.join(" and "),
                    self.headers()
                ),
                format!(
                    "Add a column with the header {}, or rename the column that holds it.",
                    missing.join(" and one with the header ")
                ),
            ));
        }
        (!self.has_location()).then(|| {
            (
                Code::NoLocationColumns,
                format!(
                    "no column says where the partner is; the columns are: {}",
                    self.headers()
                ),
                "Add a column “postcode”, “place”, “region” or “latitude” and “longitude”.".into(),
            )
        })
    }

    fn has_location(&self) -> bool {
        let has = |field| self.cell_of(field).is_some();
        self.position.is_some()
            || (has(Field::Latitude) && has(Field::Longitude))
            || (has(Field::Easting) && has(Field::Northing))
            || [Field::Postcode, Field::Place, Field::Region, Field::Nation]
                .into_iter()
                .any(has)
    }

    fn headers(&self) -> String {
        let shown: Vec<&str> = self
            .all
            .iter()
            .take(20)
            .map(|column| column.header.as_str())
            .collect();
        let further = self.all.len() - shown.len();
        let tail = match further {
            0 => String::new(),
            n => format!(" and {} more", grouped(n as u32)),
        };
        super::report::shorten(&format!("{}{tail}", shown.join(", ")))
    }
}

/// How many distinct canonical columns a row's cells name.
#[must_use]
pub fn known(row: Row<'_>) -> usize {
    let mut seen = [false; Field::ALL.len() + 1];
    for cell in row.cells().take(MOST) {
        let cell = tidy::line(cell, &mut Taken::default());
        match meaning(&cell) {
            Some(Meaning::Field(field)) => seen[field as usize] = true,
            Some(Meaning::Position) => seen[Field::ALL.len()] = true,
            None => {}
        }
    }
    seen.into_iter().filter(|&seen| seen).count()
}

/// One letter more, less or other.
fn differ_by_one(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 || a == b || !short.is_ascii() || !long.is_ascii() {
        return false;
    }
    let same = short
        .bytes()
        .zip(long.bytes())
        .take_while(|(x, y)| x == y)
        .count();
    let rest = |text: &str, from: usize| text.get(from..).map(str::to_owned);
    if short.len() == long.len() {
        rest(short, same + 1) == rest(long, same + 1)
    } else {
        rest(short, same) == rest(long, same + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, differ_by_one};
    use crate::ingest::report::Issues;
    use crate::ingest::rows::{Rows, Step};
    use crate::record::Field;

    fn columns(header: &str) -> (Columns, Vec<String>) {
        let mut rows = Rows::new(header, b',');
        assert_eq!(rows.next(), Step::Row);
        let mut issues = Issues::new();
        let columns = Columns::of(rows.row(), 1, &mut issues);
        let issues = issues.finish().0;
        let codes = issues
            .iter()
            .map(|issue| issue.code.name().to_owned())
            .collect();
        (columns, codes)
    }

    #[test]
    fn a_canonical_name_goes_before_a_synonym() {
        let (columns, codes) = columns("type,partnership_type,x,x");
        assert_eq!(columns.cell_of(Field::PartnershipType), Some(1));
        assert_eq!(columns.kept_headers, ["type", "x", "x (2)"]);
        assert_eq!(codes, ["W_DUP_HEADER"]);
    }

    #[test]
    fn duplicates_and_unnamed_columns_are_kept() {
        let (columns, codes) = columns("latitude,latitude,,");
        assert_eq!(columns.cell_of(Field::Latitude), Some(0));
        assert_eq!(
            columns.kept_headers,
            ["latitude (2)", "column 3", "column 4"]
        );
        assert_eq!(
            codes,
            ["W_DUP_HEADER", "W_UNNAMED_COLUMN", "W_UNNAMED_COLUMN"]
        );
    }

    #[test]
    fn ordinary_unknown_columns_need_no_word_but_slips_do() {
        assert!(columns("__proto__,constructor,Curator").1.is_empty());
        assert_eq!(
            columns("postcoed,institutoin,<b>x</b>,fundng_stream").1,
            ["W_UNKNOWN_COLUMN", "W_UNKNOWN_COLUMN"]
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let (columns, _) = columns("institution,partner,postcode");
        let (code, found, advice) = columns.refusal().expect("a refusal");
        assert_eq!(code.name(), "E_MISSING_COLUMNS");
        assert!(found.contains("partnership_type") && advice.contains("partnership_type"));
    }

    #[test]
    fn one_letter_apart() {
        assert!(differ_by_one("postcod", "postcode"));
        assert!(differ_by_one("postcoda", "postcode"));
        assert!(differ_by_one("posttcode", "postcode"));
        assert!(!differ_by_one("postcode", "postcode"));
        assert!(!differ_by_one("postal", "postcode"));
    }
}
