//! What says where a record is, and what came of it.

use crate::cells::nothing;
use crate::cells::overrides::Overrides;
use crate::report::issue::{Code, IssueKind};
use geography::gazetteer::{Gazetteer, Postcode, UnitPostcodes};
use geography::geo::Boundaries;
use records::codes::{Nation, Region};
use records::record::{Field, LonLat, PlacedBy, Precision};

/// Tables for placing records; a file is read without them too, but then only coordinates place.
#[derive(Clone, Copy, Default)]
pub struct Resources<'a> {
    /// Regions and nations, to tell which one a position is in, and that it is in one.
    pub boundaries: Option<&'a Boundaries>,
    /// Postcode sectors, outward codes and place names.
    pub gazetteer: Option<&'a Gazetteer>,
    /// Every unit postcode of Great Britain.
    pub units: Option<&'a UnitPostcodes>,
}

/// The cells of a row that say where it is, tidied.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocationInput<'c> {
    /// Degrees north, or what stands in that column.
    pub latitude: &'c str,
    /// Degrees east.
    pub longitude: &'c str,
    /// Latitude and longitude in one cell.
    pub position: &'c str,
    /// Metres.
    pub easting: &'c str,
    /// Metres.
    pub northing: &'c str,
    /// A postcode.
    pub postcode: &'c str,
    /// A place name.
    pub place: &'c str,
    /// The partner's name: it may hold a town.
    pub partner: &'c str,
    /// The region, where it was given and is known.
    pub region: Option<Region>,
    /// The nation, where it was given and is known.
    pub nation: Option<Nation>,
    /// As given.
    pub precision: &'c str,
    /// As given.
    pub placed_by: &'c str,
    /// The cells that are taken as they stand.
    pub standing: Uncorrected,
}

/// The cells of a row in which a user undid what a correction made of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uncorrected(u32);

impl Uncorrected {
    /// Of one row.
    #[must_use]
    pub fn of(settled: &Overrides, row: u32) -> Self {
        let undone = WHERE
            .into_iter()
            .filter(|field| settled.is_undone(row, *field));
        Self(undone.fold(0, |set, field| set | 1 << field as u32))
    }

    /// Whether a column's cell is among them.
    #[must_use]
    pub const fn has(self, field: Field) -> bool {
        self.0 >> field as u32 & 1 == 1
    }
}

/// The columns that say where a record is.
const WHERE: [Field; 6] = [
    Field::Place,
    Field::Postcode,
    Field::Latitude,
    Field::Longitude,
    Field::Easting,
    Field::Northing,
];

/// Where a row turned out to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geocode {
    /// On the map.
    pub position: Option<LonLat>,
    /// By what.
    pub placed_by: PlacedBy,
    /// How precisely.
    pub precision: Precision,
    /// Given, else the postcode's, else that of the position.
    pub region: Option<Region>,
    /// Of that region at the position: an index into [`Boundaries::districts`].
    pub district: Option<u32>,
    /// Its name; empty where there is none.
    pub district_name: String,
    /// The nation of a county, region or nation that stands where a place should.
    pub nation: Option<Nation>,
    /// The postcode in its standard form, where the cell holds one.
    pub postcode: Option<Postcode>,
    /// The same as text; empty where there is none.
    pub postcode_text: String,
    /// The cell for a place held the position, and names no place.
    pub place_is_position: bool,
    /// The partner's name had a say, because nothing else says where.
    pub by_partner: bool,
    /// What to tell the user.
    pub remarks: Vec<Remark>,
    /// What was read as something else than it says, or would be if its cell did not stand.
    pub readings: Vec<Reread>,
}

/// A cell that is read as something else than it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reread {
    /// What kind of correction.
    pub code: Code,
    /// In which column.
    pub field: Field,
    /// What stood there.
    pub from: String,
    /// What it is read as.
    pub to: String,
}

/// Something to tell the user about a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// In which column.
    pub field: Field,
    /// What stood there.
    pub found: String,
    /// What is wrong.
    pub kind: IssueKind,
}

/// Whether a cell says nothing of where a record is.
pub fn is_nothing(cell: &str) -> bool {
    nothing::is_nothing(cell) || cell.eq_ignore_ascii_case("various")
}
