//! Decides which column of a file fills which canonical one: by the user's choice, else by its
//! header.

use super::synonyms::{ColumnTarget, Strength, is_area, key, meaning};
use crate::columns::infer::names_others;
use crate::geocode::postcodes;
use crate::import_options::ImportOptions;
use crate::report::issue::IssueKind;
use crate::table::rows::Row;
use records::normalise::{self, Removed};
use records::record::Field;

/// Whether the columns present say where a partner is.
pub fn says_where(has: impl Fn(ColumnTarget) -> bool) -> bool {
    let both = |one, other| has(ColumnTarget::Field(one)) && has(ColumnTarget::Field(other));
    has(ColumnTarget::Position)
        || both(Field::Latitude, Field::Longitude)
        || both(Field::Easting, Field::Northing)
        || [Field::Postcode, Field::Place, Field::Region, Field::Nation]
            .into_iter()
            .any(|field| has(ColumnTarget::Field(field)))
}

/// Of a column's cells at least one in this many contains a postcode where the column says where
/// partners are: of several lines of an address, now this one has it and now another.
const POSTCODE_SHARE: usize = 6;

/// Whether a column is mapped to nothing and its header names an address or a part of one: the
/// partner's, not that of the institution, of a courier or for invoices.
pub(super) fn is_address(column: &Claim) -> bool {
    let key = key(&column.header);
    column.holds.is_none() && names_address(&key) && !names_others(&key)
}

/// Whether a header's key names an address or a part of one, whoever's it is.
pub(crate) fn names_address(key: &str) -> bool {
    const PARTS: [&str; 8] = [
        "addr",
        "street",
        "town",
        "city",
        "locality",
        "venue",
        "cyfeiriad",
        "stryd",
    ];
    PARTS.iter().any(|part| key.contains(part))
}

/// Why a column fills a canonical one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClaimGround {
    /// What its cells look like.
    Content,
    /// Its header.
    Header(Strength),
    /// The user said so.
    Choice,
}

/// One column of the file, with its mapping.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The header as given, tidied; may be empty.
    pub header: String,
    /// What the header means, whether or not the column fills it.
    pub named: Option<ColumnTarget>,
    /// What the column fills.
    pub holds: Option<(ColumnTarget, ClaimGround)>,
    /// The user decided what it holds, or that it holds nothing canonical.
    pub settled: bool,
    /// What is to be said of the mapping, because its cells had to decide or may contradict it.
    pub(crate) remark: Option<IssueKind>,
    /// Its cells contain postcodes by which records are placed: a line of the partner's address, or
    /// the partner's own column. See [`Claims::find_postcodes`].
    pub has_postcodes: bool,
}

impl Claim {
    /// The header as reports and options show it; a column without one is named by its position.
    #[must_use]
    pub fn shown(&self, i: usize) -> String {
        if self.header.is_empty() {
            format!("column {}", i + 1)
        } else {
            self.header.clone()
        }
    }

    /// What the column fills.
    #[must_use]
    pub fn meaning(&self) -> Option<ColumnTarget> {
        self.holds.map(|(meaning, _)| meaning)
    }
}

/// The columns of a file and their mappings, in order.
#[derive(Clone, Debug)]
pub struct Claims {
    /// One for each cell of the header.
    pub columns: Vec<Claim>,
    /// Headers chosen by the user that the file does not have.
    pub unmet: Vec<String>,
}

impl Claims {
    /// Maps a header row. The user's choice comes before any header; among headers, the one that
    /// best names a canonical column fills it, and the first wins a tie.
    pub(crate) fn new(header: Row<'_>, options: &ImportOptions) -> Self {
        let mut claims = Self {
            columns: header.cells().map(unclaimed).collect(),
            unmet: Vec::new(),
        };
        claims.choose(options);
        claims.name();
        claims
    }

    /// Applies the user's choices. Where a header occurs twice, the first choice applies to the
    /// first such column and the second to the second.
    fn choose(&mut self, options: &ImportOptions) {
        for (header, field) in &options.columns {
            let mut columns = self.columns.iter().enumerate();
            let is_next =
                |(i, column): &(usize, &Claim)| !column.settled && column.shown(*i) == *header;
            let Some((at, _)) = columns.find(is_next) else {
                self.unmet.push(header.clone());
                continue;
            };
            let meaning = field.map(ColumnTarget::Field);
            let taken = meaning.is_some_and(|meaning| self.filled_by(meaning).is_some());
            if let Some(column) = self.columns.get_mut(at) {
                column.settled = true;
                column.named = meaning;
                if !taken {
                    column.holds = meaning.map(|meaning| (meaning, ClaimGround::Choice));
                }
            }
        }
    }

    fn name(&mut self) {
        let found: Vec<Option<(ColumnTarget, Strength)>> = self
            .columns
            .iter()
            .map(|column| (!column.settled).then(|| meaning(&column.header)).flatten())
            .collect();
        for strength in [Strength::Exact, Strength::Strong, Strength::Weak] {
            for (i, found) in found.iter().enumerate() {
                let Some((meaning, _)) = found.filter(|(_, found)| *found == strength) else {
                    continue;
                };
                let free = self.filled_by(meaning).is_none();
                if let Some(column) = self.columns.get_mut(i) {
                    column.named = Some(meaning);
                    if free {
                        column.holds = Some((meaning, ClaimGround::Header(strength)));
                    }
                }
            }
        }
        self.funder_beside_an_institution();
    }

    /// Maps the funder of a 360Giving file. Such a file names no institution but the funder; where
    /// another column names the institution, wherever it stands, the funder is a funding stream.
    fn funder_beside_an_institution(&mut self) {
        let institution = ColumnTarget::Field(Field::Institution);
        let stream = ColumnTarget::Field(Field::FundingStream);
        let is_funder = |column: &Claim| {
            column.named == Some(institution)
                && !column.settled
                && super::synonyms::key(&column.header) == "fundingorgname"
        };
        let Some(funder) = self.columns.iter().position(is_funder) else {
            return;
        };
        let is_other = |column: &Claim| column.named == Some(institution) && !is_funder(column);
        if !self.columns.iter().any(is_other) {
            return;
        }
        if let Some(column) = self.columns.get_mut(funder) {
            column.named = Some(stream);
            column.holds = None;
        }
        self.fill(institution);
        self.fill(stream);
    }

    /// Marks the columns in which records' postcodes are found although they are not the column of
    /// postcodes: lines of the partner's address, a county, the partner. `cells` gives the filled
    /// cells of a column in a sample.
    pub(crate) fn find_postcodes<'s, C: Iterator<Item = &'s str>>(
        &mut self,
        cells: impl Fn(usize) -> C,
    ) {
        let partner = Some(ColumnTarget::Field(Field::Partner));
        for (i, column) in self.columns.iter_mut().enumerate() {
            let is_read = is_address(column)
                || column.meaning() == partner
                || column.holds.is_none() && !column.settled && is_area(&column.header);
            if !is_read {
                continue;
            }
            let (mut filled, mut found) = (0, 0);
            for cell in cells(i) {
                filled += 1;
                found += usize::from(!postcodes::within(cell).is_empty());
            }
            column.has_postcodes = found > 0 && found * POSTCODE_SHARE >= filled;
        }
    }

    /// Maps the column whose header names a canonical one best, where nothing fills it.
    pub(crate) fn fill(&mut self, meaning_of: ColumnTarget) {
        if self.filled_by(meaning_of).is_some() {
            return;
        }
        let strength = |column: &Claim| match meaning(&column.header) {
            Some((found, strength)) if found == meaning_of => strength,
            _ => Strength::Strong,
        };
        let columns = self.columns.iter_mut().filter(|column| {
            column.named == Some(meaning_of) && column.holds.is_none() && !column.settled
        });
        // The first of equals.
        let best = columns.reduce(|best, column| {
            if strength(column) > strength(best) {
                column
            } else {
                best
            }
        });
        if let Some(column) = best {
            column.holds = Some((meaning_of, ClaimGround::Header(strength(column))));
        }
    }

    /// The index of the column that fills a canonical one.
    #[must_use]
    pub fn filled_by(&self, meaning: ColumnTarget) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| column.meaning() == Some(meaning))
    }

    /// Whether a column fills the field under its canonical name.
    #[must_use]
    pub fn is_named(&self, field: Field) -> bool {
        let exact = Some((
            ColumnTarget::Field(field),
            ClaimGround::Header(Strength::Exact),
        ));
        self.columns.iter().any(|column| column.holds == exact)
    }

    /// Whether this is a clean file, recognised by the two columns that only our own files have.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        let own = [Field::Precision, Field::PlacedBy];
        own.into_iter().all(|field| self.is_named(field))
    }

    /// Whether a column fills the field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.filled_by(ColumnTarget::Field(field)).is_some()
    }

    /// The required columns that nothing fills.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        Field::required()
            .filter(|&field| !self.has(field))
            .collect()
    }

    /// Whether any column says where the partner is.
    #[must_use]
    pub fn has_location(&self) -> bool {
        let by_area = |column: &Claim| {
            column.has_postcodes || column.holds.is_none() && is_area(&column.header)
        };
        says_where(|meaning| self.filled_by(meaning).is_some()) || self.columns.iter().any(by_area)
    }
}

fn unclaimed(cell: &str) -> Claim {
    Claim {
        header: normalise::line(cell, &mut Removed::default()).into_owned(),
        named: None,
        holds: None,
        settled: false,
        remark: None,
        has_postcodes: false,
    }
}

#[cfg(test)]
mod tests {
    use super::{ClaimGround, Claims, ImportOptions};
    use crate::headers::synonyms::{ColumnTarget, Strength};
    use crate::table::rows::{RowStep, Rows};
    use records::record::Field;

    fn claims(header: &str, columns: &[(&str, Option<Field>)]) -> Claims {
        let mut rows = Rows::new(header, b',');
        assert_eq!(rows.next(), RowStep::Row);
        let columns = columns
            .iter()
            .map(|(header, field)| ((*header).to_owned(), *field))
            .collect();
        let options = ImportOptions {
            columns,
            ..ImportOptions::default()
        };
        Claims::new(rows.row(), &options)
    }

    fn fields(claims: &Claims) -> Vec<Option<&'static str>> {
        let name = |meaning| match meaning {
            ColumnTarget::Field(field) => field.name(),
            ColumnTarget::Position => "position",
        };
        let columns = claims.columns.iter();
        columns.map(|column| column.meaning().map(name)).collect()
    }

    #[test]
    fn the_best_name_wins_and_of_equals_the_first() {
        for (header, expected) in [
            ("type,partnership_type", [None, Some("partnership_type")]),
            ("Type,Type of partnership", [None, Some("partnership_type")]),
            ("Year,Start date", [None, Some("start")]),
            ("Start date,Year", [Some("start"), None]),
            ("Award Date,Planned Dates:Start Date", [None, Some("start")]),
            ("Museum,Lead museum", [None, Some("institution")]),
            ("Postcode,Partner postcode", [Some("postcode"), None]),
            (
                "Funding Org:Name,Lead museum",
                [Some("funding_stream"), Some("institution")],
            ),
            (
                "Lead museum,Funding Org:Name",
                [Some("institution"), Some("funding_stream")],
            ),
            ("Lat,Lat/long", [Some("latitude"), Some("position")]),
        ] {
            assert_eq!(fields(&claims(header, &[])), expected, "{header}");
        }
    }

    #[test]
    fn a_choice_goes_before_any_header() {
        let found = claims(
            "partner,Gallery,,Gallery,postcode",
            &[
                ("Gallery", None),
                ("Gallery", Some(Field::Partner)),
                ("column 3", Some(Field::Postcode)),
                ("Elsewhere", Some(Field::Start)),
            ],
        );
        let expected = [None, None, Some("postcode"), Some("partner"), None];
        assert_eq!(fields(&found), expected);
        assert_eq!(
            found.columns[0].named,
            Some(ColumnTarget::Field(Field::Partner))
        );
        assert_eq!(found.unmet, ["Elsewhere"]);
        let ground = found.columns[3].holds.map(|(_, ground)| ground);
        assert_eq!(ground, Some(ClaimGround::Choice));
        assert!(ClaimGround::Choice > ClaimGround::Header(Strength::Exact));
    }
}
