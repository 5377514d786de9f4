//! The names of towns, villages and hamlets as a map shows them, by importance.
//!
//! This is a different table from the one used for geocoding ([`super::Gazetteer`]): that one has
//! keys for comparison, this one names to display, with positions to ten metres. [`Names::in_view`]
//! gives the names to draw as labels; [`Names::aliases`] gives alternative names to search by.

mod grid;
pub mod pack;

use std::sync::OnceLock;

use self::grid::NameGrid;
use self::pack::{LAT_STEPS, LON_STEPS, MAGIC, PackedNames};
use super::{same_length, sums};
use crate::bounds::Bounds;
use crate::geo::Projection;
use crate::metres::Metres;
use records::codes::Region;
use records::dataset::Strings;
use records::record::LonLat;
use records::sort;

/// The rank of a hamlet whose own position is known; the last rank that a map may show.
pub const LAST_SHOWN: u8 = 8;
/// The rank of a place for which only the position of its postcode district is known: accurate to
/// some miles, enough for searching but wrong on a map.
pub const COARSE: u8 = 9;

/// A place and its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name<'n> {
    /// The name as people write it.
    pub name: &'n str,
    /// The Welsh name, where it differs.
    pub welsh: Option<&'n str>,
    /// The WGS84 position, to 10 m. See [`Self::is_coarse`].
    pub position: LonLat,
    /// The importance: 1 for the largest cities, to [`LAST_SHOWN`] for a hamlet; or [`COARSE`]. It
    /// depends on population and on the distance to the next larger place.
    pub rank: u8,
    /// The population to two significant figures; 0 where not known.
    pub population: u32,
    /// The region that it is in.
    pub region: Region,
}

impl Name<'_> {
    /// Whether only the position of its postcode district is known.
    #[must_use]
    pub const fn is_coarse(&self) -> bool {
        self.rank >= COARSE
    }
}

/// About 26,000 names. A place's index shows its importance: the lower index is the more important.
#[derive(Default)]
pub struct Names {
    texts: Strings,
    lat: Vec<i32>,
    lon: Vec<i32>,
    population: Vec<u32>,
    rank: Vec<u8>,
    region: Vec<Region>,
    alias_texts: Strings,
    alias_of: Vec<u32>,
    /// Place → the alias that is its Welsh name; `u32::MAX` for none.
    welsh: Vec<u32>,
    grid: OnceLock<NameGrid>,
}

impl Names {
    /// Reads the file that `cargo xtask data` writes as `places.bin`.
    ///
    /// # Errors
    /// Describes what is wrong where the bytes are not such a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let packed: PackedNames = postcard::from_bytes(bytes)
            .map_err(|_| "The table of names is not in the expected form.".to_owned())?;
        if packed.magic != MAGIC {
            return Err("The table of names was written for another version.".to_owned());
        }
        let texts: Vec<&str> = packed.names.split('\n').collect();
        let aliases: Vec<&str> = packed.aliases.split_terminator('\n').collect();
        let n = packed.rank.len();
        same_length(
            &[n, texts.len(), packed.lat.len(), packed.lon.len()],
            "names",
        )?;
        same_length(&[n, packed.population.len(), packed.region.len()], "names")?;
        same_length(
            &[
                aliases.len(),
                packed.alias_of.len(),
                packed.alias_kind.len(),
            ],
            "other names",
        )?;
        let mut rows: Vec<u32> = (0..n as u32).collect();
        sort::by_key(&mut rows, |row| {
            let at = *row as usize;
            let population = packed.population.get(at);
            (packed.rank.get(at), std::cmp::Reverse(population))
        });
        let mut new_index = vec![0; n];
        for (index, row) in rows.iter().enumerate() {
            if let Some(new_index) = new_index.get_mut(*row as usize) {
                *new_index = index as u32;
            }
        }
        let region = in_order(&packed.region, &rows).map(|region| {
            super::region(region)
                .ok_or_else(|| "The table of names has a region that there is not.".to_owned())
        });
        let region = region.collect::<Result<Vec<_>, _>>()?;
        let alias_of = packed.alias_of.iter().map(|row| {
            let index = new_index.get(*row as usize).copied();
            index.ok_or_else(|| "The table of names has a name of no place.".to_owned())
        });
        let alias_of = alias_of.collect::<Result<Vec<_>, _>>()?;
        let mut welsh = vec![u32::MAX; n];
        for (alias, (place, kind)) in alias_of.iter().zip(&packed.alias_kind).enumerate() {
            if *kind == 1
                && let Some(welsh) = welsh.get_mut(*place as usize)
            {
                *welsh = alias as u32;
            }
        }
        let (lat, lon) = (sums(&packed.lat), sums(&packed.lon));
        let mut ordered = Strings::default();
        for text in in_order(&texts, &rows) {
            ordered.push(text);
        }
        let mut alias_texts = Strings::default();
        for alias in aliases {
            alias_texts.push(alias);
        }
        Ok(Self {
            texts: ordered,
            lat: in_order(&lat, &rows).collect(),
            lon: in_order(&lon, &rows).collect(),
            population: in_order(&packed.population, &rows).collect(),
            rank: in_order(&packed.rank, &rows).collect(),
            region,
            alias_texts,
            alias_of,
            welsh,
            grid: OnceLock::new(),
        })
    }

    /// The number of places.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.rank.len() as u32
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rank.is_empty()
    }

    /// A place by its index.
    #[must_use]
    pub fn get(&self, index: u32) -> Option<Name<'_>> {
        let at = index as usize;
        let rank = *self.rank.get(at)?;
        let welsh = *self.welsh.get(at)?;
        Some(Name {
            name: self.texts.get(index),
            welsh: (welsh != u32::MAX).then(|| self.alias_texts.get(welsh)),
            position: self.position(at)?,
            rank,
            population: *self.population.get(at)?,
            region: *self.region.get(at)?,
        })
    }

    /// Every place, the most important first.
    pub fn iter(&self) -> impl Iterator<Item = Name<'_>> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Alternative names, including Welsh ones, each with the index of its place.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, u32)> {
        self.alias_texts.iter().zip(self.alias_of.iter().copied())
    }

    /// Visits the places in a part of the map that may be shown there: up to a rank, and never a
    /// [`COARSE`] one. They come rank by rank, in no order within a rank; a lower index is the more
    /// important.
    ///
    /// The first call takes some milliseconds, to project all positions onto the map.
    pub fn in_view(&self, bounds: Bounds, max_rank: u8, visit: &mut dyn FnMut(u32)) {
        self.grid().visit(bounds, max_rank.min(LAST_SHOWN), visit);
    }

    /// The position on the map of a place that may be shown.
    #[must_use]
    pub fn on_map(&self, index: u32) -> Option<Metres> {
        self.grid().position(index)
    }

    fn grid(&self) -> &NameGrid {
        self.grid.get_or_init(|| {
            let shown = self.rank.iter().take_while(|rank| **rank <= LAST_SHOWN);
            let points = (0..shown.count())
                .map(|at| {
                    self.position(at)
                        .map(Projection::project)
                        .unwrap_or_default()
                })
                .collect();
            NameGrid::new(points, &self.rank)
        })
    }

    fn position(&self, at: usize) -> Option<LonLat> {
        Some(LonLat {
            lat: f64::from(*self.lat.get(at)?) / f64::from(LAT_STEPS),
            lon: f64::from(*self.lon.get(at)?) / f64::from(LON_STEPS),
        })
    }
}

/// A column's values in an order of its rows.
fn in_order<T: Copy>(column: &[T], rows: &[u32]) -> impl Iterator<Item = T> {
    let value = |row: &u32| column.get(*row as usize).copied();
    rows.iter().filter_map(value)
}

#[cfg(test)]
mod tests;
