//! Assigns the file's columns to canonical columns.

use std::borrow::Cow;

use super::column_mapping::{Claim, ClaimGround, Claims, is_address};
use super::status;
use super::synonyms::{AS_GIVEN, ColumnTarget, asked, is_area, is_other_currency, meaning, near};
use super::units;
use crate::cells::verbatim;
use crate::import_options::ImportOptions;
use crate::report::issue::{Code, IssueKind};
use crate::report::{ColumnMatch, Issues};
use crate::table::rows::Row;
use records::normalise::{self, Removed};
use records::record::{Field, Resolved};

/// The maximum number of columns in a table.
pub const MOST: usize = 1000;

/// Which cell of a row fills which column.
pub struct Columns {
    /// Every column of the file, in its order.
    pub all: Vec<ColumnMatch>,
    /// The index of the cell that fills each [`Field`].
    fields: [Option<usize>; Field::ALL.len()],
    /// The cell that holds latitude and longitude together.
    pub position: Option<usize>,
    /// Columns that no record keeps and that may hold a line of the partner's address, in order.
    pub addresses: Vec<usize>,
    /// The column of a county or a local authority, which no record keeps.
    pub area: Option<usize>,
    /// In a clean file, the cells that record how the texts of `start` and `end` were read.
    pub dates: [Option<usize>; 2],
    /// Whether this is a clean file, recognised by the two columns that only our own files have. In
    /// such a file every date that depends on its column was written in full, and any other was not
    /// readable.
    pub clean: bool,
    /// The index in `kept_headers` of the column that lists cells kept verbatim; see [`verbatim`].
    pub as_found: Option<usize>,
    /// Indices of the columns that are kept as they are, in order.
    pub kept: Vec<usize>,
    /// The headers of the `kept` columns, made distinct.
    pub kept_headers: Vec<String>,
    /// The columns of numbers of which one stands for many, as in "Amount (£000s)", with how many.
    pub times: Vec<(Field, u32)>,
    /// The column that may say that a partnership did not take place.
    pub status: Option<usize>,
    /// The headers among `kept_headers` whose columns hold personal data.
    pub personal: Vec<String>,
}

impl Columns {
    /// Takes the mapped columns and reports anything odd about the header. `row` is its number;
    /// `personal` tells for each column whether it holds personal data.
    pub(crate) fn new(claims: &Claims, personal: &[bool], row: u32, issues: &mut Issues) -> Self {
        let mut columns = Self {
            all: Vec::with_capacity(claims.columns.len()),
            fields: [None; Field::ALL.len()],
            position: claims.filled_by(ColumnTarget::Position),
            addresses: (0..)
                .zip(&claims.columns)
                .filter_map(|(i, claim)| is_address(claim).then_some(i))
                .collect(),
            area: claims.columns.iter().position(|claim| {
                claim.holds.is_none() && !claim.settled && is_area(&claim.header)
            }),
            dates: [None; 2],
            clean: claims.is_clean(),
            as_found: None,
            kept: Vec::new(),
            kept_headers: Vec::new(),
            times: Vec::new(),
            status: status::column(claims),
            personal: Vec::new(),
        };
        for (i, column) in claims.columns.iter().enumerate() {
            if let Some(ColumnTarget::Field(field)) = column.meaning()
                && let Some(cell) = columns.fields.get_mut(field as usize)
            {
                *cell = Some(i);
            }
        }
        columns.multiply(claims, row, issues);
        for i in 0..claims.columns.len() {
            let personal = personal.get(i).copied().unwrap_or_default();
            columns.add(i, claims, personal, row, issues);
        }
        if columns.clean {
            let mut headers = columns.kept_headers.iter();
            columns.as_found = headers.position(|header| header == verbatim::HEADER);
        }
        for header in &claims.unmet {
            issues.file_quoting(header.clone(), IssueKind::ColumnGone);
        }
        columns
    }

    /// Notes which columns give their numbers in thousands or the like.
    fn multiply(&mut self, claims: &Claims, row: u32, issues: &mut Issues) {
        for field in [Field::Objects, Field::Audience, Field::Amount] {
            let Some(at) = self.cell_of(field) else {
                continue;
            };
            let Some(claim) = claims.columns.get(at) else {
                continue;
            };
            let unit = units::unit(&claim.header);
            if field == Field::Amount && unit.as_ref().is_some_and(|unit| unit.is_other) {
                let header = claim.shown(at);
                issues.row(Code::UnknownColumn, row, Some((at, &header)), || {
                    (header.clone(), IssueKind::HeaderNotPoundsMatched)
                });
            }
            let times = unit.map_or(1, |unit| unit.times);
            if times == 1 {
                continue;
            }
            self.times.push((field, times));
            let header = claim.shown(at);
            issues.row(Code::NumberCleaned, row, Some((at, &header)), || {
                (header.clone(), IssueKind::HeaderMultiplies { times })
            });
        }
    }

    /// How many one of the column stands for.
    #[must_use]
    pub fn times_of(&self, field: Field) -> u32 {
        let mut times = self.times.iter();
        let of_field = times.find(|(of, _)| *of == field);
        of_field.map_or(1, |(_, times)| *times)
    }

    /// Adds the column for verbatim cells where the user undid corrections.
    pub(crate) fn let_stand(&mut self, options: &ImportOptions) {
        let is_new = !self
            .kept_headers
            .iter()
            .any(|header| header == verbatim::HEADER);
        if is_new && !options.undone.is_empty() {
            self.as_found = Some(self.kept_headers.len());
            self.kept_headers.push(verbatim::HEADER.to_owned());
        }
    }

    fn add(&mut self, i: usize, claims: &Claims, personal: bool, row: u32, issues: &mut Issues) {
        let Some(column) = claims.columns.get(i) else {
            return;
        };
        let header = column.shown(i);
        if self.is_worked_out(i, column, claims) {
            self.all.push(ColumnMatch {
                header,
                field: None,
                position: false,
                guessed: false,
                personal: false,
            });
            return;
        }
        if column.header.is_empty() && column.holds.is_none() && !column.settled {
            issues.row(Code::UnnamedColumn, row, Some((i, &header)), || {
                let number = i as u32 + 1;
                (String::new(), IssueKind::ColumnUnnamed { number })
            });
        } else if column.holds.is_none() && (!column.settled || column.named.is_some()) {
            self.say_why_unknown(column.named, (i, &header), claims, row, issues);
        }
        if column.meaning() == Some(ColumnTarget::Position) && self.has_coordinates() {
            // The column is read where those cells are empty; where they are not, its text would be
            // lost.
            self.keep(i, &header);
        } else if column.holds.is_none() {
            self.keep(i, &header);
            if personal {
                self.personal.extend(self.kept_headers.last().cloned());
            }
        }
        let field = match column.meaning() {
            Some(ColumnTarget::Field(field)) => Some(field),
            _ => None,
        };
        self.all.push(ColumnMatch {
            header,
            field,
            position: column.meaning() == Some(ColumnTarget::Position),
            guessed: column
                .holds
                .is_some_and(|(_, ground)| ground == ClaimGround::Content),
            personal,
        });
    }

    /// Whether a column of a clean file was derived from others: how the dates next to it were
    /// read, or the district of the position. Every export writes it again.
    fn is_worked_out(&mut self, i: usize, column: &Claim, claims: &Claims) -> bool {
        if !self.clean || column.holds.is_some() || column.settled {
            return false;
        }
        let (at, field) = match Resolved::from_header(&column.header) {
            Some(Resolved::District) => return true,
            Some(Resolved::StartDate) => (0, Field::Start),
            Some(Resolved::EndDate) => (1, Field::End),
            _ => return false,
        };
        let Some(slot) = self.dates.get_mut(at) else {
            return false;
        };
        if slot.is_some() || !claims.is_named(field) {
            return false;
        }
        *slot = Some(i);
        true
    }

    fn say_why_unknown(
        &self,
        named: Option<ColumnTarget>,
        column: (usize, &str),
        claims: &Claims,
        row: u32,
        issues: &mut Issues,
    ) {
        let name = column.1;
        // The column that is used may stand further to the right.
        let used = |field| {
            let at = claims.filled_by(ColumnTarget::Field(field))?;
            claims.columns.get(at).map(|claim| (at, claim.shown(at)))
        };
        let named = match named {
            Some(ColumnTarget::Field(field)) => Some(field),
            _ => asked(name),
        };
        if let Some(field) = named
            && let Some((first, header)) = used(field)
        {
            issues.row(Code::DupHeader, row, Some(column), || {
                let kind = IssueKind::SecondColumn {
                    field,
                    number: first as u32 + 1,
                    header,
                };
                (name.to_owned(), kind)
            });
        } else if is_other_currency(name) {
            issues.row(Code::UnknownColumn, row, Some(column), || {
                (name.to_owned(), IssueKind::HeaderNotPounds)
            });
        } else if name.contains(['<', '>', '{', '}']) {
            issues.row(Code::UnknownColumn, row, Some(column), || {
                (name.to_owned(), IssueKind::HeaderOdd)
            });
        } else if let Some(ColumnTarget::Field(field)) = near(name)
            && self.cell_of(field).is_none()
        {
            issues.row(Code::UnknownColumn, row, Some(column), || {
                (name.to_owned(), IssueKind::HeaderNear { field })
            });
        }
    }

    /// Keeps a column under a distinct name by which an export of it can be read back: not a
    /// canonical name, and not one that would fill a column missing from the export.
    fn keep(&mut self, i: usize, header: &str) {
        let is_written =
            Resolved::from_header(header).is_some_and(|column| !column.is_provenance());
        let header = match meaning(header) {
            Some((ColumnTarget::Field(field), _)) if self.is_exported(field) && !is_written => {
                Cow::Borrowed(header)
            }
            Some(_) => Cow::Owned(format!("{header}{AS_GIVEN}")),
            None if is_written => Cow::Owned(format!("{header}{AS_GIVEN}")),
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
        self.cell_of(field).is_some() && field.is_exported()
    }

    /// Whether separate columns give a location in degrees or metres.
    fn has_coordinates(&self) -> bool {
        let both = |fields: [Field; 2]| fields.iter().all(|&field| self.cell_of(field).is_some());
        both([Field::Latitude, Field::Longitude]) || both([Field::Easting, Field::Northing])
    }

    fn is_used(&self, header: &str) -> bool {
        let of_field = |column: &ColumnMatch| column.field.is_some() && column.header == header;
        self.all.iter().any(of_field) || Field::ALL.iter().any(|field| field.name() == header)
    }

    /// The index of the cell that fills a canonical column.
    #[must_use]
    pub fn cell_of(&self, field: Field) -> Option<usize> {
        self.fields.get(field as usize).copied().flatten()
    }

    /// The column that fills a canonical one: its index and its header as given.
    #[must_use]
    pub fn named(&self, field: Field) -> Option<(usize, &str)> {
        let at = self.cell_of(field)?;
        self.all.get(at).map(|column| (at, column.header.as_str()))
    }
}

/// How many distinct canonical columns a row's cells name.
#[must_use]
pub fn known(row: Row<'_>) -> usize {
    known_columns(row.cells())
}

/// Whether a header names the column of web addresses.
#[must_use]
pub fn names_web_address(header: &str) -> bool {
    let header = normalise::line(header, &mut Removed::default());
    meaning(&header).is_some_and(|(target, _)| target == ColumnTarget::Field(Field::Url))
}

/// Whether a header names a column of counts or amounts.
#[must_use]
pub fn names_quantity(header: &str) -> bool {
    let header = normalise::line(header, &mut Removed::default());
    let quantities = [Field::Objects, Field::Audience, Field::Amount].map(ColumnTarget::Field);
    meaning(&header).is_some_and(|(target, _)| quantities.contains(&target))
}

/// How many distinct canonical columns these cells name, read as a header. Two or more make a
/// header.
#[must_use]
pub fn known_columns<'c>(cells: impl IntoIterator<Item = &'c str>) -> usize {
    named_targets(cells)
        .into_iter()
        .filter(|&named| named)
        .count()
}

/// How many of the required columns these cells name, read as a header.
#[must_use]
pub fn required_columns<'c>(cells: impl IntoIterator<Item = &'c str>) -> usize {
    let named = named_targets(cells);
    let is_named = |field: &Field| named.get(*field as usize) == Some(&true);
    Field::required().filter(is_named).count()
}

/// Which canonical columns the cells name, by the number of the field; the last is a position.
fn named_targets<'c>(cells: impl IntoIterator<Item = &'c str>) -> [bool; Field::ALL.len() + 1] {
    let mut named = [false; Field::ALL.len() + 1];
    for cell in cells.into_iter().take(MOST) {
        let cell = normalise::line(cell, &mut Removed::default());
        let at = match meaning(&cell) {
            Some((ColumnTarget::Field(field), _)) => field as usize,
            Some((ColumnTarget::Position, _)) => Field::ALL.len(),
            None => continue,
        };
        if let Some(named) = named.get_mut(at) {
            *named = true;
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::Columns;
    use crate::headers::column_mapping::Claims;
    use crate::import_options::ImportOptions;
    use crate::report::Issues;
    use crate::report::issue::IssueKind;
    use crate::table::rows::{RowStep, Rows};
    use records::record::Field;

    fn claims(header: &str) -> Claims {
        let mut rows = Rows::new(header, b',');
        assert_eq!(rows.next(), RowStep::Row);
        Claims::new(rows.row(), ImportOptions::NONE)
    }

    fn columns(header: &str) -> (Columns, Vec<String>) {
        let claims = claims(header);
        let mut issues = Issues::new();
        let columns = Columns::new(&claims, &[], 1, &mut issues);
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
    fn the_column_that_is_used_is_named_wherever_it_stands() {
        let claims = claims("Year,Partner,Start date");
        let mut issues = Issues::new();
        Columns::new(&claims, &[], 1, &mut issues);
        let used = match &issues.finish().0.first().expect("an issue").kind {
            IssueKind::SecondColumn { number, header, .. } => (*number, header.clone()),
            other => panic!("{other:?}"),
        };
        assert_eq!(used, (3, "Start date".to_owned()));
    }

    #[test]
    fn only_the_partners_address_counts() {
        for (header, expected) in [
            ("institution,partner,Address 1,Address 2", &[2, 3][..]),
            ("institution,partner,Venue address,Cyfeiriad 2", &[3]),
            ("institution,partner,town,Street", &[3]),
            ("institution,partner,Invoice address,Lender address", &[]),
            ("institution,partner,Courier address,Lead address", &[]),
            ("institution,partner,Contact address,Funder's address", &[]),
            ("institution,partner,Institution address,Home address", &[]),
        ] {
            assert_eq!(columns(header).0.addresses, expected, "{header}");
        }
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
            ["W_UNKNOWN_COLUMN"; 4]
        );
    }
}
