//! Finds the positions of postcodes and place names, offline.
//!
//! One packed file of columns ([`pack`]) holds outward codes, postcode sectors and places; no
//! server is ever queried. A postcode is found by its sector, else its outward code; a place by its
//! name, with anything else known about the record used to choose among places of the same name.

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

/// The position of a postcode or a place name, and how well it is known.
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
    /// The radius in kilometres that contains the true position in nine out of ten cases, where
    /// known; of a place only where its own position is not.
    pub radius_km: Option<f32>,
    /// Whether it is the largest of several towns with its name, so that another may be meant.
    pub ambiguous: bool,
    /// The population of a place to two significant figures; 0 for a village and for a postcode.
    pub people: u32,
    /// The longer name of the place, where the one given is only the beginning of it:
    /// `Stratford on Avon` for `Stratford, Warwickshire`.
    pub read_as: Option<String>,
}

/// The locations of places that share a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namesakes {
    /// The counties, districts or regions of the first of them, the most populous first.
    pub known: Vec<String>,
    /// How many more there are.
    pub more: u32,
}

/// What else is known about a place, to choose among places of the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bias {
    /// The record's region.
    pub region: Option<Region>,
    /// The record's nation.
    pub nation: Option<Nation>,
    /// Only places within a distance, in kilometres, of a position.
    pub near: Option<(LonLat, f64)>,
}

/// The result of looking up a place name.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup {
    /// The only place, or the one that is clearly meant.
    Found(Match),
    /// This number of places share the name, with nothing to choose by.
    Ambiguous(u32),
    /// No place has the name, or none where the hint says.
    Unknown,
}

/// Every outward code and postcode sector, about 5,900 towns and 21,000 villages.
pub struct Gazetteer {
    postcodes: postcodes::Postcodes,
    places: places::TownTable,
}

impl Gazetteer {
    /// Reads the file that `cargo xtask data` writes as `gazetteer.bin`.
    ///
    /// # Errors
    /// Describes what is wrong where the bytes are not such a file.
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

    /// The position of a postcode: its sector's centre, else its outward code's. `None` for one
    /// that is in no table: well formed, but not in use.
    #[must_use]
    pub fn postcode(&self, postcode: &Postcode) -> Option<Match> {
        self.postcodes.find(postcode)
    }

    /// The position of a place. The name may be followed by its county, region, nation or a town
    /// nearby (`Ashford, Kent`, `Styal, Wilmslow`), preceded by a venue (`Ulster Museum, Belfast`)
    /// or by `near`, and be part of a council's name or similar (`London Borough of Hackney`,
    /// `Leeds city centre`).
    ///
    /// Places of the same name are narrowed to those near the hint's position, in its region (else
    /// nation) and in the named county. Where several remain, the most populous is meant if it has
    /// 10,000 people and five times as many as the next, if the others are villages and it has
    /// 1,500, or if the others lie within 10 km of it. Where it is by far the largest but another
    /// is a town too, the match is [`Match::ambiguous`]. A postcode in the name is ignored, and
    /// where the name is a street address, the town at its end is found.
    ///
    /// Where no place of the name is where it should be, or only a village is, the name counts as
    /// the beginning of a longer one (`Saltburn` for Saltburn-by-the-Sea): [`Match::read_as`].
    #[must_use]
    pub fn place(&self, name: &str, hint: Bias) -> Lookup {
        self.places.find(name, hint)
    }

    /// The locations of the places among which [`Self::place`] chooses or cannot choose.
    #[must_use]
    pub fn namesakes(&self, name: &str, hint: Bias) -> Namesakes {
        self.places.namesakes(name, hint)
    }

    /// The town after which an organisation is named: `Museum of Oxford`, `Leeds City Museum`, `The
    /// Herbert, Coventry`. Only towns of at least 5,000 people, only where the rest of the name
    /// consists of words such as museum or library, and never a town whose name is also that of a
    /// person or a thing.
    #[must_use]
    pub fn town_in(&self, organisation: &str, hint: Bias) -> Lookup {
        organisations::town_in(&self.places, organisation, hint)
    }

    /// The region, or only the nation, of a county, district, region or nation, by its name.
    #[must_use]
    pub fn county(&self, name: &str) -> Option<Bias> {
        self.places.county(&name::key(name))
    }

    /// Whether the parts of a name between commas, after a match for the whole, include another town
    /// that is not the area in which the matched one lies: `Leeds, Bradford`.
    #[must_use]
    pub fn names_another_town(&self, name: &str, found: &Match) -> bool {
        self.places.names_another_town(name, found)
    }

    /// Whether a position is that of a city with more people than any district (London), which
    /// therefore extends beyond the district at its centre.
    #[must_use]
    pub fn is_wider_than_district(&self, position: LonLat) -> bool {
        self.places.is_wider_than_district(position)
    }

    /// Kilometres from a position to the nearest place with a name, or with a part of it between
    /// commas. `None` where no place has the name.
    #[must_use]
    pub fn distance_to(&self, name: &str, position: LonLat) -> Option<f64> {
        self.places.distance_to(name, position)
    }
}

/// Converts steps to degrees.
fn degrees(lat: i32, lon: i32) -> LonLat {
    LonLat {
        lon: f64::from(lon) / f64::from(pack::LON_STEPS),
        lat: f64::from(lat) / f64::from(pack::LAT_STEPS),
    }
}

fn region(index: u8) -> Option<Region> {
    Region::ALL.get(usize::from(index)).copied()
}

/// Converts differences to their running sums.
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
