//! One text typed into the search box → what it may mean: places, postcodes, areas, partners,
//! institutions and titles in one short list, kinds told apart.
//!
//! Two halves: [`records()`] looks in the data set that is shown, [`PlaceFinder`] in tables that are only
//! fetched when somebody looks for a place. [`merged`] makes one list of both.

mod data_set;
mod matching;
mod places;

pub use data_set::records;
pub use places::{PlaceFinder, SearchArea};

use serde::{Deserialize, Serialize};

use records::query::{Facet, Target};
use records::sort;

/// Most hits that are offered at once.
pub const MOST: usize = 12;

/// What kind of thing a hit is.
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

    /// How many of a kind are offered before those of others.
    const fn share(self) -> usize {
        match self {
            Self::Place => 4,
            Self::Partner => 3,
            Self::Institution | Self::Title | Self::District => 2,
            Self::Postcode | Self::PartOfPostcode | Self::Region => 1,
        }
    }
}

/// What choosing a hit does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Goal {
    /// The map goes to a point and marks it.
    Spot {
        /// 1/10,000 of a degree north.
        lat: i32,
        /// 1/10,000 of a degree east.
        lon: i32,
        /// What the point is called.
        name: String,
        /// What is to be seen around it: `[west, south, east, north]`, map metres.
        around: [f64; 4],
    },
    /// The filter turns to an area, and the map frames it.
    Filter {
        /// District, region or nation.
        facet: Facet,
        /// The facet's value.
        value: String,
        /// Where no record has that value: the area's middle, marked.
        otherwise: Box<Goal>,
    },
    /// Its detail is opened.
    Open(Target),
}

/// Something that a text may mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// What kind of thing.
    pub kind: HitKind,
    /// What it is called, in the language of the page.
    pub name: String,
    /// What tells it from its namesakes, in words: where it is. May be empty.
    pub whereabouts: String,
    /// How many records it has in the data set, where that is what tells its importance.
    pub records: Option<u32>,
    /// Whether its position is only known to some miles.
    pub is_rough: bool,
    /// What choosing it does.
    pub goal: Goal,
    /// Less is better: how well the text fits, then how important it is.
    pub score: u32,
}

impl Hit {
    /// Whether it is called just what was typed.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.score < matching::TIER
    }
}

/// What the page asks: a text, and what it found in its records already.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// As typed.
    pub text: String,
    /// What [`records`] found.
    pub found: Vec<Hit>,
}

/// What the page is told.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Suggestions {
    /// The text of the question.
    pub text: String,
    /// The hits, the best first.
    pub hits: Vec<Hit>,
    /// Whether a table could not be had, so that places or postcodes are missing.
    pub is_partial: bool,
}

/// One list of the best hits, the best first: of each kind a few before more of another, and none
/// twice.
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
            let taken = &mut taken[hit.kind as usize];
            *taken += 1;
            *taken <= hit.kind.share()
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
