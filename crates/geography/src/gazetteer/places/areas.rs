//! The counties and districts of places, by their names and by the parts of these.

use std::collections::BTreeMap;

use super::super::pack::PackedAreas;
use super::super::region;
use super::{names, strings};
use records::codes::Region;
use records::dataset::Strings;

/// Words in the names of areas that are no names of areas.
const PARTS_OF_NAMES: [&str; 20] = [
    "bay", "central", "city", "county", "dock", "east", "isle", "islands", "mid", "north", "sea",
    "siar", "south", "st", "tees", "thames", "trent", "tyne", "vale", "west",
];

pub(super) struct Areas {
    keys: Strings,
    /// The region of each, `None` where it has none.
    regions: Vec<Option<Region>>,
    /// Whole key → area.
    whole: BTreeMap<String, u16>,
    /// Beginning or end of a key → the region of all areas with it, `None` where they differ.
    parts: BTreeMap<String, Option<Region>>,
}

impl Areas {
    pub(super) fn new(packed: &PackedAreas) -> Self {
        let regions: Vec<_> = packed.region.iter().map(|code| region(*code)).collect();
        let (mut whole, mut parts) = (BTreeMap::new(), BTreeMap::new());
        for ((area, key), region) in (0..).zip(packed.keys.lines()).zip(&regions) {
            whole.entry(key.to_owned()).or_insert(area);
            let Some(region) = *region else {
                continue;
            };
            let gaps = key.match_indices(' ');
            let ends = gaps.flat_map(|(gap, _)| [key.get(..gap), key.get(gap + 1..)]);
            for part in ends.flatten().filter(|part| names(key, part)) {
                let known = parts.entry(part.to_owned()).or_insert(Some(region));
                if *known != Some(region) {
                    *known = None;
                }
            }
        }
        for part in PARTS_OF_NAMES {
            parts.remove(part);
        }
        Self {
            keys: strings(packed.keys.lines()),
            regions,
            whole,
            parts,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The key of an area.
    pub(super) fn key(&self, area: u16) -> Option<&str> {
        (usize::from(area) < self.keys.len()).then(|| self.keys.get(area.into()))
    }

    /// The area with a key.
    pub(super) fn with_key(&self, key: &str) -> Option<u16> {
        self.whole.get(key).copied()
    }

    /// The region of an area, by its whole name, else by the part of it that several areas of one
    /// region share: `sussex`, but not `north`.
    pub(super) fn region_of(&self, name: &str) -> Option<Region> {
        match self.with_key(name) {
            Some(area) => *self.regions.get(usize::from(area))?,
            None => *self.parts.get(name)?,
        }
    }
}
