//! Geocoding cache: rows with the same location cells are geocoded once.

use std::hash::Hasher;

use hashbrown::HashTable;

use super::geocode;
use super::location_input::{Geocode, LocationInput, Resources, Uncorrected};
use records::hash::{Quick, same, wide};
use records::record::CellId;

/// How many results are cached before they are forgotten.
const REMEMBERED: usize = 20_000;

/// The geocoding results of a file's rows so far.
#[derive(Default)]
pub struct GeocodeCache {
    /// Hash → index in `known`.
    table: HashTable<(u32, u32)>,
    known: Vec<KnownGeocode>,
    /// How many rows were found in the cache since it was last cleared.
    found: usize,
    /// Whether caching was given up: hardly any row repeats, so it costs more than it saves.
    given_up: bool,
    /// How many results were forgotten.
    forgotten: usize,
}

struct KnownGeocode {
    said: CachedLocation,
    geocode: Geocode,
}

/// The location cells of a cached row, concatenated.
struct CachedLocation {
    text: String,
    ends: [u32; 11],
    /// Region, nation, whether the partner's name counts, and whether the postcode is from elsewhere.
    known: [u8; 4],
    /// The cells whose corrections were undone.
    uncorrected: Uncorrected,
}

/// The location cells of the row being looked up.
struct Saying<'c> {
    cells: [&'c str; 11],
    known: [u8; 4],
    uncorrected: Uncorrected,
}

impl<'c> Saying<'c> {
    fn new(location: &LocationInput<'c>, with_partner: bool) -> Self {
        Self {
            cells: [
                location.latitude,
                location.longitude,
                location.position,
                location.easting,
                location.northing,
                location.postcode,
                location.place,
                location.precision,
                location.placed_by,
                location.area,
                if with_partner { location.partner } else { "" },
            ],
            known: [
                location.region.map_or(0, |region| region as u8 + 1),
                location.nation.map_or(0, |nation| nation as u8 + 1),
                u8::from(with_partner),
                u8::from(location.is_postcode_elsewhere),
            ],
            uncorrected: location.uncorrected,
        }
    }

    fn hash(&self) -> u32 {
        let mut hasher = Quick::default();
        self.cells
            .iter()
            .for_each(|cell| hasher.write(cell.as_bytes()));
        let [region, nation, ..] = self.known;
        hasher.finish() as u32 ^ u32::from_le_bytes([0, region, nation, 0])
    }

    fn is(&self, said: &CachedLocation) -> bool {
        let text = said.text.as_bytes();
        let mut start = 0;
        let is_same = |(cell, &end): (&&str, &u32)| {
            let found = text.get(start..end as usize);
            start = end as usize;
            found.is_some_and(|found| same(found, cell.as_bytes()))
        };
        (self.known, self.uncorrected) == (said.known, said.uncorrected)
            && self.cells.iter().zip(&said.ends).all(is_same)
    }

    fn kept(&self) -> CachedLocation {
        let mut end = 0;
        let ends = self.cells.map(|cell| {
            end += cell.len() as u32;
            end
        });
        CachedLocation {
            text: self.cells.concat(),
            ends,
            known: self.known,
            uncorrected: self.uncorrected,
        }
    }
}

impl GeocodeCache {
    /// Geocodes one row as [`super::geocode`] does. The id is that of the cached result.
    pub fn place(
        &mut self,
        location: &LocationInput<'_>,
        resources: &Resources<'_>,
    ) -> (&Geocode, CellId) {
        let at = match self.find(location) {
            Some(at) => {
                self.found += 1;
                at
            }
            None => self.add(location, resources),
        };
        let handle = match self.given_up {
            true => 0,
            false => (self.forgotten + at + 1) as CellId,
        };
        #[expect(
            clippy::indexing_slicing,
            reason = "both ways return a place in `known`"
        )]
        let known = &self.known[at];
        (&known.geocode, handle)
    }

    fn find(&self, location: &LocationInput<'_>) -> Option<usize> {
        if self.given_up {
            return None;
        }
        let at = self.said_before(location, false)?;
        if self.known.get(at)?.geocode.by_partner {
            self.said_before(location, true)
        } else {
            Some(at)
        }
    }

    fn said_before(&self, location: &LocationInput<'_>, with_partner: bool) -> Option<usize> {
        let saying = Saying::new(location, with_partner);
        let hash = saying.hash();
        let found = self.table.find(wide(hash), |&(other, at)| {
            let known = self.known.get(at as usize);
            other == hash && known.is_some_and(|known| saying.is(&known.said))
        });
        found.map(|&(_, at)| at as usize)
    }

    fn add(&mut self, location: &LocationInput<'_>, resources: &Resources<'_>) -> usize {
        if self.given_up || self.known.len() >= REMEMBERED {
            self.given_up |= self.found < self.known.len();
            self.found = 0;
            self.forgotten += self.known.len();
            self.table.clear();
            self.known.clear();
        }
        let mut geocode = geocode(location, resources);
        if let Some(postcode) = geocode.postcode {
            geocode.postcode_text = postcode.to_string();
        }
        if geocode.by_partner && self.said_before(location, false).is_none() {
            self.remember(location, false, geocode.clone());
        }
        let by_partner = geocode.by_partner;
        self.remember(location, by_partner, geocode);
        self.known.len() - 1
    }

    fn remember(&mut self, location: &LocationInput<'_>, with_partner: bool, geocode: Geocode) {
        let saying = Saying::new(location, with_partner);
        let hash = saying.hash();
        let at = self.known.len() as u32;
        let said = saying.kept();
        self.known.push(KnownGeocode { said, geocode });
        self.table
            .insert_unique(wide(hash), (hash, at), |&(hash, _)| wide(hash));
    }
}

#[cfg(test)]
mod tests {
    use super::{GeocodeCache, LocationInput, REMEMBERED, Resources, geocode};
    use geography::gazetteer::Gazetteer;

    #[test]
    fn rows_that_say_the_same_are_placed_alike() {
        let packed = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../public/data/gazetteer.bin"
        );
        let bytes = std::fs::read(packed).expect("the packed gazetteer");
        let gazetteer = Gazetteer::from_bytes(&bytes).expect("a gazetteer");
        let resources = Resources {
            gazetteer: Some(&gazetteer),
            ..Resources::default()
        };
        let mut placements = GeocodeCache::default();
        let rows = [
            ("51.5", "-3.1", "", "A"),
            ("51.5", "-3.1", "", "B"),
            ("51.5-", "3.1", "", "A"),
            ("", "", "CF10 3NP", "A"),
            ("", "", "", "Leeds City Museum"),
            ("", "", "", "Museum of Oxford"),
        ];
        for (latitude, longitude, postcode, partner) in rows.into_iter().chain(rows) {
            let location = LocationInput {
                latitude,
                longitude,
                postcode,
                partner,
                ..LocationInput::default()
            };
            let mut expected = geocode(&location, &resources);
            expected.postcode_text = postcode.to_owned();
            let (placed, _) = placements.place(&location, &resources);
            assert_eq!(*placed, expected, "{location:?}");
        }
        // All rows of the second pass, and B of the first.
        assert_eq!(placements.found, rows.len() + 1);
    }

    #[test]
    fn rows_that_are_all_different_are_not_remembered_for_ever() {
        let mut placements = GeocodeCache::default();
        for n in 0..3 * REMEMBERED {
            let latitude = format!("51.{n}");
            let location = LocationInput {
                latitude: &latitude,
                longitude: "-3.1",
                ..LocationInput::default()
            };
            let (placed, _) = placements.place(&location, &Resources::default());
            assert!(placed.position.is_some());
        }
        assert!(placements.given_up && placements.known.len() == 1);
    }
}
