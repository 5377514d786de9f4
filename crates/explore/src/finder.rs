//! Finds what a text typed into the search box may mean: places, postcodes, areas, partners,
//! institutions and titles in one short list, labelled by kind.
//!
//! It has two halves: [`records()`] searches the data set that is shown, and [`PlaceFinder`] the
//! tables that are fetched only when somebody searches for a place. [`merged`] combines both into
//! one list.

mod data_set;
mod matching;
mod places;

pub use data_set::records;
pub use places::{PlaceFinder, SearchArea};

use serde::{Deserialize, Serialize};

use records::query::{Facet, Target};
use records::sort;

/// The maximum number of hits offered at once.
pub const MOST: usize = 12;

/// The kind of a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HitKind {
    /// A town, village or hamlet.
    Place,
    /// A postcode: one unit, or its sector where the unit is not known.
    Postcode,
    /// A postcode cut to its sector, `SW7 2`, or to its outward code, `SW7`.
    PartOfPostcode,
    /// A district.
    District,
    /// A region or nation.
    Region,
    /// A partner.
    Partner,
    /// A national institution.
    Institution,
    /// A record, by its title.
    Title,
}

impl HitKind {
    /// Every kind, in the order in which they are declared.
    pub const ALL: [Self; 8] = [
        Self::Place,
        Self::Postcode,
        Self::PartOfPostcode,
        Self::District,
        Self::Region,
        Self::Partner,
        Self::Institution,
        Self::Title,
    ];

    /// How many hits of a kind are offered before those of other kinds.
    const fn share(self) -> usize {
        match self {
            Self::Place => 4,
            Self::Partner => 3,
            Self::Institution | Self::Title | Self::District => 2,
            Self::Postcode | Self::PartOfPostcode | Self::Region => 1,
        }
    }
}

/// What happens when a hit is chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Goal {
    /// The map moves to a point and marks it.
    Spot {
        /// Latitude, in 1/10,000 of a degree north.
        lat: i32,
        /// Longitude, in 1/10,000 of a degree east.
        lon: i32,
        /// The point's name.
        name: String,
        /// The extent to show around it: `[west, south, east, north]`, in map metres.
        around: [f64; 4],
    },
    /// An area is filtered by, and the map frames it.
    Filter {
        /// The facet: district, region or nation.
        facet: Facet,
        /// The facet's value.
        value: String,
        /// The goal where no record has that value: the area's centre, marked.
        otherwise: Box<Goal>,
    },
    /// The target's details are opened.
    Open(Target),
}

/// Something that a text may mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// The kind of thing.
    pub kind: HitKind,
    /// The name, in the language of the page.
    pub name: String,
    /// Where it is, in words, to distinguish it from others of the same name. May be empty.
    pub whereabouts: String,
    /// Its number of records in the data set, where that shows its importance.
    pub records: Option<u32>,
    /// Whether its position is known only to within some miles.
    pub is_rough: bool,
    /// What happens when it is chosen.
    pub goal: Goal,
    /// The rank, lowest first: how well the text fits, then how important the hit is.
    pub score: u32,
}

impl Hit {
    /// Whether its name is exactly what was typed.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.score < matching::TIER
    }
}

/// A search request from the page: a text, and the hits among its records.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The text as typed.
    pub text: String,
    /// The hits that [`records`] found.
    pub found: Vec<Hit>,
}

/// The answer to the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Suggestions {
    /// The text of the request.
    pub text: String,
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// Whether a table could not be fetched, so that places or postcodes are missing.
    pub is_partial: bool,
}

/// Merges hits into one list, best first: a few of each kind before more of any, without
/// duplicates.
#[must_use]
pub fn merged(mut hits: Vec<Hit>) -> Vec<Hit> {
    sort::by_key(&mut hits, |hit| hit.score);
    let mut seen: Vec<(HitKind, String, String)> = Vec::new();
    hits.retain(|hit| {
        let key = (hit.kind, hit.name.clone(), hit.whereabouts.clone());
        let is_new = !seen.contains(&key);
        if is_new {
            seen.push(key);
        }
        is_new
    });
    let mut taken = [0; HitKind::ALL.len()];
    let within_share: Vec<bool> = hits
        .iter()
        .map(|hit| {
            let taken = taken.get_mut(hit.kind as usize);
            taken.is_some_and(|taken| {
                *taken += 1;
                *taken <= hit.kind.share()
            })
        })
        .collect();
    let mut left = MOST;
    let mut take = |wanted: bool| -> Vec<bool> {
        within_share
            .iter()
            .map(|within| {
                let takes = *within == wanted && left > 0;
                left -= usize::from(takes);
                takes
            })
            .collect()
    };
    let (first, rest) = (take(true), take(false));
    let mut kept = first.iter().zip(&rest).map(|(first, rest)| *first || *rest);
    hits.retain(|_| kept.next().unwrap_or_default());
    hits
}

#[cfg(test)]
mod tests;
