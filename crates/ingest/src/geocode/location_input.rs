//! The input and the result of geocoding.

use crate::cells::nothing;
use crate::cells::overrides::Overrides;
use crate::report::issue::{Code, IssueKind};
use geography::gazetteer::{Gazetteer, Postcode, UnitPostcodes};
use geography::geo::Boundaries;
use records::codes::{Nation, Region};
use records::record::{Field, LonLat, PlacedBy, Precision};

/// Tables for geocoding; a file is read without them too, but then only coordinates place a record.
#[derive(Clone, Copy, Default)]
pub struct Resources<'a> {
    /// Regions and nations, to find the one that contains a position.
    pub boundaries: Option<&'a Boundaries>,
    /// Postcode sectors, outward codes and place names.
    pub gazetteer: Option<&'a Gazetteer>,
    /// Every unit postcode of Great Britain.
    pub units: Option<&'a UnitPostcodes>,
}

/// The location cells of a row, tidied.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocationInput<'c> {
    /// Degrees north, or whatever is in that column.
    pub latitude: &'c str,
    /// Degrees east, or whatever is in that column.
    pub longitude: &'c str,
    /// Latitude and longitude in one cell.
    pub position: &'c str,
    /// The easting, in metres.
    pub easting: &'c str,
    /// The northing, in metres.
    pub northing: &'c str,
    /// A postcode.
    pub postcode: &'c str,
    /// Whether the postcode is from a cell that is neither the postcode's nor the place's: a line of
    /// an address, or the partner's name.
    pub is_postcode_elsewhere: bool,
    /// A place name.
    pub place: &'c str,
    /// A county or a local authority.
    pub area: &'c str,
    /// The partner's name, which may contain a town.
    pub partner: &'c str,
    /// The region, where one is given and known.
    pub region: Option<Region>,
    /// The nation, where one is given and known.
    pub nation: Option<Nation>,
    /// The stated precision.
    pub precision: &'c str,
    /// The stated way in which the record was placed.
    pub placed_by: &'c str,
    /// Other rows show that the file's longitudes have lost their minus.
    pub is_minus_lost: bool,
    /// The cells that are taken verbatim.
    pub uncorrected: Uncorrected,
}

/// The cells of a row in which a user undid a correction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uncorrected(u32);

impl Uncorrected {
    /// The cells of one row.
    #[must_use]
    pub fn new(settled: &Overrides, row: u32) -> Self {
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

/// The result of geocoding a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geocode {
    /// The position on the map.
    pub position: Option<LonLat>,
    /// How the record was placed.
    pub placed_by: PlacedBy,
    /// How precise the position is.
    pub precision: Precision,
    /// The given region, else the postcode's, else that of the position.
    pub region: Option<Region>,
    /// The district at the position, within that region: an index into [`Boundaries::districts`].
    pub district: Option<u32>,
    /// The district's name; empty where there is none.
    pub district_name: String,
    /// The nation of a county, region or nation given instead of a place.
    pub nation: Option<Nation>,
    /// The postcode, where the cell holds one.
    pub postcode: Option<Postcode>,
    /// The postcode in its standard form; empty where there is none.
    pub postcode_text: String,
    /// The cell for a place held the position, so it names no place.
    pub place_is_position: bool,
    /// The partner's name was considered, because nothing else says where.
    pub by_partner: bool,
    /// What to tell the user.
    pub remarks: Vec<Remark>,
    /// Cells that were read as something else, or would be if they were not kept verbatim.
    pub readings: Vec<Reread>,
}

/// A cell that is read as something other than its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reread {
    /// The kind of correction.
    pub code: Code,
    /// The cell's column.
    pub field: Field,
    /// The cell's text.
    pub from: String,
    /// What it is read as.
    pub to: String,
}

/// Something to tell the user about a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The cell's column.
    pub field: Field,
    /// The cell's text.
    pub found: String,
    /// What is wrong.
    pub kind: IssueKind,
}

/// Whether a cell says nothing about where a record is.
pub fn is_nothing(cell: &str) -> bool {
    nothing::is_nothing(cell) || cell.eq_ignore_ascii_case("various")
}
