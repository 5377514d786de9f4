//! Postcodes and place names → positions, offline.
//!
//! One packed file of columns ([`pack`]) holds outward codes, postcode sectors and places; nothing
//! is ever asked of a server. A postcode is found by its sector, else its outward code; a place by
//! its name, with whatever else is known of the record to choose among places of one name.

pub mod bits;
pub mod counties;
pub mod name;
pub mod names;
mod organisations;
pub mod pack;
pub mod pack_units;
mod places;
mod postcode;
mod postcodes;
pub mod units;

pub use postcode::{Outward, Postcode};
pub use units::UnitPostcodes;

use records::codes::{Nation, Region};
use records::record::{LonLat, PlacedBy, Precision};

/// Where a postcode or a place name is, and how well that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// WGS84.
    pub position: LonLat,
    /// How it was found.
    pub placed_by: PlacedBy,
    /// How precise it is.
    pub precision: Precision,
    /// The region the table gives.
    pub region: Option<Region>,
    /// Kilometres within which the true position lies in nine of ten cases, where known.
    pub radius_km: Option<f32>,
    /// The largest of several towns of its name: another may be meant.
    pub ambiguous: bool,
}

/// Where the places are that bear one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namesakes {
    /// The counties, districts or regions of the first of them, the most populous first.
    pub known: Vec<String>,
    /// How many more there are.
    pub more: u32,
}

/// What is known beside a place name, to choose among places of one name.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bias {
    /// The record's region.
    pub region: Option<Region>,
    /// The record's nation.
    pub nation: Option<Nation>,
    /// Only places within so many kilometres of a position.
    pub near: Option<(LonLat, f64)>,
}

/// The answer to a place name.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup {
    /// One place, or one that is clearly meant.
    Found(Match),
    /// That many places of the name, and nothing to choose by.
    Ambiguous(u32),
    /// No place of the name, or none where the hint says.
    Unknown,
}

/// Every outward code and postcode sector, some 5,900 towns and 21,000 villages.
pub struct Gazetteer {
    postcodes: postcodes::Postcodes,
    places: places::TownTable,
}

impl Gazetteer {
    /// Reads the file that `cargo xtask data` writes as `gazetteer.bin`.
    ///
    /// # Errors
    /// Says what is wrong where the bytes are not such a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let packed: pack::PackedGazetteer = postcard::from_bytes(bytes)
            .map_err(|_| "The gazetteer is not in the expected form.".to_owned())?;
        if packed.magic != pack::MAGIC {
            return Err("The gazetteer was written for another version.".to_owned());
        }
        Ok(Self {
            postcodes: postcodes::Postcodes::unpack(&packed.outward, packed.sectors)?,
            places: places::TownTable::unpack(&packed.areas, packed.places)?,
        })
    }

    /// Where a postcode is: its sector's middle, else its outward code's. `None` for one that is
    /// in no table: well formed, but not in use.
    #[must_use]
    pub fn postcode(&self, postcode: &Postcode) -> Option<Match> {
        self.postcodes.find(postcode)
    }

    /// Where a place is. The name may be followed by its county, region, nation or a town nearby
    /// (`Ashford, Kent`, `Styal, Wilmslow`), led by a venue (`Ulster Museum, Belfast`) or by
    /// `near`, and dressed as a council's (`London Borough of Hackney`, `Leeds city centre`).
    ///
    /// Among places of one name, those near the hint's position, in its region (else nation) and
    /// of the named county are left; where several are, the most populous is meant if it has
    /// 10,000 people and five times as many as the next, if the others are villages and it has
    /// 1,500, or if the others lie within 10 km of it. Where it is the largest by far and another is a
    /// town too, the fix is [`Match::ambiguous`]. A postcode in the name is passed over, and where the
    /// name is a street's address, the town at its end is found.
    #[must_use]
    pub fn place(&self, name: &str, hint: Bias) -> Lookup {
        self.places.find(name, hint)
    }

    /// Where the places are that [`Self::place`] chooses from or that leave it no choice.
    #[must_use]
    pub fn namesakes(&self, name: &str, hint: Bias) -> Namesakes {
        self.places.namesakes(name, hint)
    }

    /// The town that an organisation is named after: `Museum of Oxford`, `Leeds City Museum`,
    /// `The Herbert, Coventry`. Only towns of 5,000 people and more, only where the rest of the
    /// name is made of words such as museum or library, and never a town whose name is also a
    /// person's or a thing's.
    #[must_use]
    pub fn town_in(&self, organisation: &str, hint: Bias) -> Lookup {
        organisations::town_in(&self.places, organisation, hint)
    }

    /// The region, or only the nation, of a county, district, region or nation by its name.
    #[must_use]
    pub fn county(&self, name: &str) -> Option<Bias> {
        self.places.county(&name::key(name))
    }

    /// Kilometres from a position to the nearest place of a name, or of a part of it between
    /// commas. `None` where there is none of the name.
    #[must_use]
    pub fn distance_to(&self, name: &str, position: LonLat) -> Option<f64> {
        self.places.distance_to(name, position)
    }
}

/// Steps → degrees.
fn degrees(lat: i32, lon: i32) -> LonLat {
    LonLat {
        lon: f64::from(lon) / f64::from(pack::LON_STEPS),
        lat: f64::from(lat) / f64::from(pack::LAT_STEPS),
    }
}

fn region(index: u8) -> Option<Region> {
    Region::ALL.get(usize::from(index)).copied()
}

/// Differences → the running sums they stand for.
fn sums(differences: &[i32]) -> Vec<i32> {
    let sum = |total: &mut i32, step: &i32| {
        *total = total.wrapping_add(*step);
        Some(*total)
    };
    differences.iter().scan(0, sum).collect()
}

fn same_length(lengths: &[usize], what: &str) -> Result<(), String> {
    match lengths {
        [first, rest @ ..] if rest.iter().any(|length| length != first) => Err(format!(
            "The gazetteer's columns of {what} differ in length."
        )),
        _ => Ok(()),
    }
}
