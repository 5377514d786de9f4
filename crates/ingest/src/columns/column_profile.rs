//! Infers what a column holds from its cells.

#[cfg(test)]
mod tests;

use std::rc::Rc;

use crate::cells::date::{self, Date, DateStyle};
use crate::cells::nothing::is_nothing;
use crate::cells::number;
use crate::cells::quantity::{Points, quantity};
use crate::cells::values::Vocabulary;
use crate::geocode::degrees::pair;
use crate::geocode::location_input::Resources;
use crate::headers::synonyms::ColumnTarget;
use crate::table::sample::Sample;
use geography::gazetteer::{Bias, Lookup, Postcode};
use geography::geo;
use records::codes::list::{CodeList, key};
use records::codes::{funding, institutions, kinds, regions, types};
use records::link::link;
use records::record::{Field, LonLat};
use records::sort;

/// The percentage of cells that must look alike for a proposal, empty cells excluded.
pub const PROPOSED: u8 = 80;
/// The percentage from which a meaning is offered as an alternative.
pub const OFFERED: u8 = 30;
/// The fewest cells that count as evidence.
const FEWEST: u32 = 3;

/// How many of a column's cells look like one type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeScore {
    /// The type.
    pub meaning: ColumnTarget,
    /// How many cells match it.
    pub matched: u32,
    /// How many cells are not empty.
    pub filled: u32,
}

impl TypeScore {
    /// The percentage that match, rounded down.
    #[must_use]
    pub const fn percent(&self) -> u8 {
        match (self.matched * 100).checked_div(self.filled) {
            Some(percent) => percent as u8,
            None => 0,
        }
    }

    /// Whether at least `percent` of at least `cells` cells match.
    #[must_use]
    pub const fn is(&self, percent: u8, cells: u32) -> bool {
        self.filled >= cells && self.filled > 0 && self.percent() >= percent
    }
}

/// A distinct text of the column's cells.
struct Distinct<'c> {
    text: &'c str,
    /// The key by which code lists look it up.
    key: String,
    count: u32,
}

impl<'c> Distinct<'c> {
    fn of(same: &[&'c str]) -> Self {
        let text = same.first().copied().unwrap_or_default();
        Self {
            text,
            key: key(text),
            count: same.len() as u32,
        }
    }

    fn is_in(&self, list: &'static CodeList) -> bool {
        list.find_by(self.text, &self.key).is_some()
    }
}

/// A function that recognises a cell.
type Looks = fn(&Distinct<'_>, &mut Lists, &Resources<'_>) -> bool;

/// Types and their tests; in a tie the first wins, so the narrowest come first.
const KNOWN: [(ColumnTarget, Looks); 18] = [
    (of(Field::Postcode), |cell, _, _| is_postcode(cell.text)),
    (ColumnTarget::Position, |cell, _, _| is_position(cell.text)),
    (of(Field::Url), |cell, _, _| is_url(cell.text)),
    (of(Field::Latitude), |cell, _, _| {
        is_degrees(cell.text, LATITUDES)
    }),
    (of(Field::Longitude), |cell, _, _| {
        is_degrees(cell.text, LONGITUDES)
    }),
    (of(Field::Start), |cell, _, _| is_date(cell.text)),
    (of(Field::Nation), |cell, _, _| {
        cell.is_in(&regions::NATIONS)
    }),
    (of(Field::Region), |cell, _, _| {
        cell.is_in(&regions::REGIONS)
    }),
    (of(Field::PartnershipType), |cell, lists, _| {
        lists.types.knows(cell.text)
    }),
    (of(Field::FundingStream), |cell, lists, _| {
        lists.funding.knows(cell.text)
    }),
    (of(Field::PartnerKind), |cell, _, _| {
        cell.is_in(&kinds::LIST)
    }),
    (of(Field::Institution), |cell, _, _| {
        cell.is_in(&institutions::LIST)
    }),
    (of(Field::Place), |cell, _, resources| {
        is_place(cell.text, resources)
    }),
    (of(Field::Certainty), |cell, _, _| is_certainty(cell.text)),
    (of(Field::Amount), |cell, _, _| is_amount(cell.text)),
    (of(Field::Partner), |cell, _, _| is_organisation(cell.text)),
    (of(Field::Easting), |cell, _, _| {
        is_metres(cell.text, EASTINGS)
    }),
    (of(Field::Northing), |cell, _, _| {
        is_metres(cell.text, NORTHINGS)
    }),
];

const fn of(field: Field) -> ColumnTarget {
    ColumnTarget::Field(field)
}

/// Code lists in which the parts of split cells are looked up.
struct Lists {
    types: Parted,
    funding: Parted,
}

struct Parted {
    list: &'static CodeList,
    vocabulary: Vocabulary,
}

impl Parted {
    fn new(field: Field, list: &'static CodeList) -> Self {
        Self {
            list,
            vocabulary: Vocabulary::many(field, list, &Rc::default()),
        }
    }

    /// Whether every value of the cell is in the list.
    fn knows(&mut self, cell: &str) -> bool {
        let values = &self.vocabulary.read(cell, 0).values;
        !values.is_empty()
            && values
                .iter()
                .all(|value| self.list.labelled(value).is_some())
    }
}

/// What a column's cells look like, best first: each type that at least [`OFFERED`] per cent of at
/// least three cells match. Cells that say "none" or "n/a" count as empty.
#[must_use]
pub fn type_scores(sample: &Sample, column: usize, resources: &Resources<'_>) -> Vec<TypeScore> {
    scores(sample, column, resources, FEWEST)
}

/// The same for a column of one or two cells, which prove little by themselves.
pub(crate) fn type_scores_of_few(
    sample: &Sample,
    column: usize,
    resources: &Resources<'_>,
) -> Vec<TypeScore> {
    match sample.cells(column).take(FEWEST as usize).count() {
        1 | 2 => scores(sample, column, resources, 1),
        _ => Vec::new(),
    }
}

/// Whether most of a column's cells, however few, look like one type.
pub(crate) fn looks_like(
    sample: &Sample,
    column: usize,
    meaning: ColumnTarget,
    resources: &Resources<'_>,
) -> bool {
    let found = scores(sample, column, resources, 1);
    found
        .iter()
        .any(|score| score.meaning == meaning && score.is(PROPOSED, 1))
}

fn scores(
    sample: &Sample,
    column: usize,
    resources: &Resources<'_>,
    fewest: u32,
) -> Vec<TypeScore> {
    let mut cells: Vec<&str> = sample
        .cells(column)
        .filter(|cell| !is_nothing(cell))
        .collect();
    let filled = cells.len() as u32;
    if filled < fewest.max(1) {
        return Vec::new();
    }
    let mut lists = Lists {
        types: Parted::new(Field::PartnershipType, &types::LIST),
        funding: Parted::new(Field::FundingStream, &funding::LIST),
    };
    sort::stable_by(&mut cells, &mut |a, b| a.cmp(b));
    let distinct: Vec<Distinct<'_>> = cells.chunk_by(|a, b| a == b).map(Distinct::of).collect();
    let mut count = |looks: Looks| {
        let (mut matched, mut missed) = (0, 0);
        for same in &distinct {
            let counted = match looks(same, &mut lists, resources) {
                true => &mut matched,
                false => &mut missed,
            };
            *counted += same.count;
            // Too many do not match for the rest to be enough.
            if (filled - missed) * 100 < filled * u32::from(OFFERED) {
                return 0;
            }
        }
        matched
    };
    let mut found: Vec<TypeScore> = KNOWN
        .iter()
        .map(|&(meaning, looks)| TypeScore {
            meaning,
            matched: count(looks),
            filled,
        })
        .filter(|evidence| evidence.percent() >= OFFERED)
        .collect();
    // Stable: ties stay in the order of `KNOWN`.
    sort::by_key(&mut found, |evidence| std::cmp::Reverse(evidence.matched));
    if distinct.len() == cells.len()
        && is_identifiers(&cells)
        && found.first().is_none_or(|best| !best.is(PROPOSED, FEWEST))
    {
        let id = of(Field::Id);
        found.insert(
            0,
            TypeScore {
                meaning: id,
                matched: filled,
                filled,
            },
        );
    }
    found
}

fn is_postcode(cell: &str) -> bool {
    // "B1" may be anything, so require a whole postcode or an outward code of three characters or
    // more.
    matches!(Postcode::parse(cell), Some(postcode) if cell.len() > 2 || postcode.sector().is_some())
}

/// The United Kingdom's range of latitudes, in degrees, with a margin.
const LATITUDES: (f64, f64) = (49.5, 61.5);
const LONGITUDES: (f64, f64) = (-9.0, 2.2);
/// Range of British National Grid eastings, in metres, in which there is land.
const EASTINGS: (f64, f64) = (5_000.0, 660_000.0);
const NORTHINGS: (f64, f64) = (5_000.0, 1_225_000.0);

fn within(value: f64, (least, most): (f64, f64)) -> bool {
    (least..=most).contains(&value)
}

fn is_degrees(cell: &str, range: (f64, f64)) -> bool {
    let decimals = cell.rsplit_once(['.', ',']).map_or(0, |(_, decimals)| {
        decimals.bytes().take_while(u8::is_ascii_digit).count()
    });
    decimals >= 2 && number::coordinate(cell).is_some_and(|number| within(number.value, range))
}

fn is_position(cell: &str) -> bool {
    cell.contains('.')
        && pair(cell)
            .is_some_and(|pair| within(pair.lat, LATITUDES) && within(pair.lon, LONGITUDES))
}

fn is_metres(cell: &str, range: (f64, f64)) -> bool {
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    (4..=7).contains(&digits)
        && number::coordinate(cell).is_some_and(|number| within(number.value, range))
}

fn is_url(cell: &str) -> bool {
    ((cell.contains(':') && cell.contains("://")) || cell.starts_with("www."))
        && link(cell).is_some()
}

/// Whether a cell is a date, or a recent year: 1845 may be a number of visitors.
fn is_date(cell: &str) -> bool {
    let year = match cell.parse::<u32>() {
        Ok(year) => (1950..=2050).contains(&year),
        Err(_) => true,
    };
    year && cell.bytes().any(|byte| byte.is_ascii_digit())
        && cell.len() >= 4
        && matches!(
            date::read(cell, &DateStyle::default()),
            Date::Known(_)
                | Date::Doubtful(..)
                | Date::Range(..)
                | Date::DoubtfulRange(..)
                | Date::Until(..)
        )
}

/// Whether a cell is a record's certainty: documented, reported or illustrative.
pub(crate) fn is_certainty(cell: &str) -> bool {
    let word = cell.split([':', ' ', ';']).next().unwrap_or_default();
    ["documented", "reported", "illustrative"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

fn is_amount(cell: &str) -> bool {
    (cell.starts_with('£') || cell.starts_with("GBP"))
        && quantity(cell, Points::default(), false).is_ok()
}

fn is_place(cell: &str, resources: &Resources<'_>) -> bool {
    let Some(gazetteer) = resources.gazetteer else {
        return false;
    };
    let few_words = cell.split_whitespace().count() <= 6;
    few_words
        && !is_organisation(cell)
        && !cell.bytes().any(|byte| byte.is_ascii_digit())
        && gazetteer.place(cell, Bias::default()) != Lookup::Unknown
}

/// Whether a cell reads as the name of a museum, a university or the like: two to twelve words, one
/// of which says what it is, in English or Welsh.
pub(crate) fn is_organisation(cell: &str) -> bool {
    const WORDS: [&str; 36] = [
        "museum",
        "museums",
        "gallery",
        "galleries",
        "university",
        "college",
        "library",
        "libraries",
        "archive",
        "archives",
        "trust",
        "council",
        "house",
        "castle",
        "centre",
        "society",
        "school",
        "academy",
        "institute",
        "foundation",
        "abbey",
        "cathedral",
        "hospital",
        "association",
        "service",
        "theatre",
        "record",
        "heritage",
        "arts",
        "amgueddfa",
        "oriel",
        "prifysgol",
        "llyfrgell",
        "archif",
        "castell",
        "canolfan",
    ];
    let folded = records::text::fold(cell);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    (2..=12).contains(&words.len()) && words.iter().any(|word| WORDS.contains(word))
}

/// Whether distinct cells look like identifiers: short, without spaces, with digits.
fn is_identifiers(cells: &[&str]) -> bool {
    let fits = |cell: &str| {
        cell.len() <= 24
            && cell.bytes().any(|byte| byte.is_ascii_digit())
            && cell
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_/".contains(&byte))
    };
    cells.len() >= 5 && cells.iter().all(|cell| fits(cell))
}

/// The percentage of rows in which two columns give an easting and a northing in the United
/// Kingdom; `None` where there are no boundaries to check against.
#[must_use]
pub fn on_land(
    sample: &Sample,
    easting: usize,
    northing: usize,
    resources: &Resources<'_>,
) -> Option<u8> {
    let boundaries = resources.boundaries?;
    let value = |cell: &str| number::coordinate(cell).map(|number| number.value);
    let (mut all, mut found) = (0_u32, 0_u32);
    for (east, north) in sample.pairs(easting, northing) {
        all += 1;
        let position: Option<LonLat> = value(east)
            .zip(value(north))
            .and_then(|(east, north)| geo::grid_to_wgs84(east, north));
        found += u32::from(
            position
                .and_then(|at| boundaries.region_near(at))
                .is_some_and(|(_, km)| km < 5.0),
        );
    }
    let evidence = TypeScore {
        meaning: ColumnTarget::Position,
        matched: found,
        filled: all,
    };
    Some(evidence.percent())
}

/// What two columns of coordinates hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axes {
    /// Eastings and northings of the British National Grid, in metres.
    Metres,
    /// Longitudes and latitudes, in degrees.
    Degrees,
}

/// What two columns hold that may be coordinates, with the number of rows in which they do and the
/// number of rows checked: degrees in the United Kingdom, in either order, or metres on its land.
pub(crate) fn axes(
    sample: &Sample,
    east: usize,
    north: usize,
    resources: &Resources<'_>,
) -> Option<(Axes, u32, u32)> {
    let (mut all, mut degrees, mut metres) = (0_u32, 0_u32, 0_u32);
    for (east, north) in sample.pairs(east, north) {
        all += 1;
        let is_pair = |lon, lat| is_degrees(lon, LONGITUDES) && is_degrees(lat, LATITUDES);
        degrees += u32::from(is_pair(east, north) || is_pair(north, east));
        metres += u32::from(is_metres(east, EASTINGS) && is_metres(north, NORTHINGS));
    }
    let is_most = |n: u32| n > 0 && n * 100 >= all * u32::from(PROPOSED);
    if is_most(degrees) {
        return Some((Axes::Degrees, degrees, all));
    }
    let on_land = || on_land(sample, east, north, resources).is_none_or(|land| land >= PROPOSED);
    (is_most(metres) && on_land()).then_some((Axes::Metres, metres, all))
}

/// Whether cells of this type can be recognised by what they look like.
#[must_use]
pub fn is_recognised(meaning: ColumnTarget, resources: &Resources<'_>) -> bool {
    (meaning != of(Field::Place) || resources.gazetteer.is_some())
        && KNOWN.iter().any(|(known, _)| *known == meaning)
}
