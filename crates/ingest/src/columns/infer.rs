//! Matches columns by what their cells look like, and finds headers that their cells contradict.

use super::column_profile::{self, PROPOSED, TypeScore};
use crate::geocode::location_input::Resources;
use crate::headers::column_mapping::{ClaimGround, Claims};
use crate::headers::synonyms::{self, ColumnTarget};
use crate::table::sample::Sample;
use records::record::Field;
use records::sort;

/// A column that no header maps, and what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The column's index.
    pub column: usize,
    /// What it would hold.
    pub meaning: ColumnTarget,
    /// The evidence for that.
    pub evidence: TypeScore,
}

/// How much evidence is required.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    /// The percentage of cells that must match, empty ones excluded.
    pub percent: u8,
    /// The fewest cells required.
    pub cells: u32,
}

/// The evidence required to propose a mapping to the user.
pub const TO_PROPOSE: Bar = Bar {
    percent: PROPOSED,
    cells: 3,
};

/// The evidence required to apply a mapping without asking.
pub const TO_READ: Bar = Bar {
    percent: 95,
    cells: 5,
};

/// What every column's cells look like.
#[must_use]
pub fn all_evidence(sample: &Sample, resources: &Resources<'_>) -> Vec<Vec<TypeScore>> {
    (0..sample.width())
        .map(|column| column_profile::type_scores(sample, column, resources))
        .collect()
}

/// Unmapped columns whose cells look like a canonical column that is still unfilled, surest first.
/// One of a pair of coordinates is guessed only where the other is present.
pub fn guesses(
    claims: &Claims,
    evidence: &[Vec<TypeScore>],
    bar: Bar,
    wanted: impl Fn(ColumnTarget) -> bool,
) -> Vec<Guess> {
    let mut possible: Vec<Guess> = Vec::new();
    for (column, found) in evidence.iter().enumerate() {
        possible.extend(
            found
                .iter()
                .filter(|evidence| evidence.is(bar.percent, bar.cells))
                .filter(|evidence| is_free(claims, column, evidence.meaning))
                .map(|&evidence| Guess {
                    column,
                    meaning: evidence.meaning,
                    evidence,
                }),
        );
    }
    // Stable: ties stay in the order of the columns.
    sort::by_key(&mut possible, |guess| {
        std::cmp::Reverse(guess.evidence.percent())
    });
    let mut taken: Vec<Guess> = Vec::new();
    for mut guess in possible {
        let is_filled = |meaning: ColumnTarget, taken: &[Guess]| {
            claims.filled_by(meaning).is_some() || taken.iter().any(|t| t.meaning == meaning)
        };
        if is_filled(guess.meaning, &taken) && guess.meaning == ColumnTarget::Field(Field::Start) {
            guess.meaning = ColumnTarget::Field(Field::End);
        }
        let again = taken.iter().any(|t| t.column == guess.column);
        if !again && wanted(guess.meaning) && !is_filled(guess.meaning, &taken) {
            taken.push(guess);
        }
    }
    in_pairs(claims, taken)
}

/// Whether a column may be guessed to hold something: no header, choice or contact person claims
/// it, and the location of the institution or the funder is not the partner's.
fn is_free(claims: &Claims, column: usize, meaning: ColumnTarget) -> bool {
    let first = column == 0;
    let Some(column) = claims.columns.get(column) else {
        return false;
    };
    let unclaimed = column.holds.is_none() && !column.settled && column.named.is_none();
    unclaimed
        && !super::personal::names_people(&column.header)
        && !(is_location(meaning) && is_of_others(&column.header))
        // Accession and telephone numbers are unique too.
        && (meaning != ColumnTarget::Field(Field::Id) || first)
}

/// Whether a column of this type says where a partner is.
#[must_use]
pub fn is_location(meaning: ColumnTarget) -> bool {
    matches!(
        meaning,
        ColumnTarget::Position
            | ColumnTarget::Field(
                Field::Place
                    | Field::Postcode
                    | Field::Latitude
                    | Field::Longitude
                    | Field::Easting
                    | Field::Northing
                    | Field::Nation
                    | Field::Region
            )
    )
}

/// Whether a header refers to another body, or to another kind of place than the partner's.
pub(crate) fn is_of_others(header: &str) -> bool {
    let key = synonyms::key(header);
    synonyms::is_other(&key) || names_others(&key)
}

/// Whether a header's key contains a word for another body, or for another kind of place.
pub(crate) fn names_others(key: &str) -> bool {
    const OTHERS: [&str; 27] = [
        "lead",
        "institution",
        "lender",
        "lending",
        "national",
        "funder",
        "funding",
        "contact",
        "office",
        "invoice",
        "billing",
        "home",
        "origin",
        "courier",
        "birth",
        "sefydliad",
        "cyllid",
        "anfoneb",
        "arweiniol",
        "artist",
        "benthyciwr",
        "correspondence",
        "donor",
        "owner",
        "sponsor",
        "storage",
        "supplier",
    ];
    OTHERS.iter().any(|word| key.contains(word))
}

fn in_pairs(claims: &Claims, mut taken: Vec<Guess>) -> Vec<Guess> {
    use Field::{Easting, Latitude, Longitude, Northing};
    for (one, other) in [
        (Latitude, Longitude),
        (Longitude, Latitude),
        (Easting, Northing),
        (Northing, Easting),
    ] {
        let (one, other) = (ColumnTarget::Field(one), ColumnTarget::Field(other));
        let there = claims.filled_by(other).is_some() || taken.iter().any(|t| t.meaning == other);
        if !there {
            taken.retain(|guess| guess.meaning != one);
        }
    }
    taken
}

/// Drops guessed eastings and northings that do not lie on land: any two columns of large numbers
/// look like them.
pub fn keep_on_land(guesses: &mut Vec<Guess>, sample: &Sample, resources: &Resources<'_>) {
    let column = |field, guesses: &[Guess]| {
        let of_field = |guess: &&Guess| guess.meaning == ColumnTarget::Field(field);
        guesses.iter().find(of_field).map(|guess| guess.column)
    };
    let pair = column(Field::Easting, guesses).zip(column(Field::Northing, guesses));
    let land =
        pair.and_then(|(east, north)| column_profile::on_land(sample, east, north, resources));
    if land.is_none_or(|percent| percent < PROPOSED) {
        let metres = [Field::Easting, Field::Northing].map(ColumnTarget::Field);
        guesses.retain(|guess| !metres.contains(&guess.meaning));
    }
}

/// A header whose cells look like something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The column's index.
    pub column: usize,
    /// What the header says.
    pub named: ColumnTarget,
    /// What the cells look like.
    pub looks: TypeScore,
}

/// Columns whose header means something that hardly any of the cells are, while most look like
/// something else. Coordinates are excluded: they are judged row by row.
#[must_use]
pub fn doubts(
    claims: &Claims,
    evidence: &[Vec<TypeScore>],
    resources: &Resources<'_>,
) -> Vec<Doubt> {
    let columns = claims.columns.iter().zip(evidence).enumerate();
    columns
        .filter_map(|(column, (claim, evidence))| {
            let (named, ground) = claim.holds?;
            let looks = *evidence.first()?;
            let own = evidence.iter().any(|found| found.meaning == named);
            let doubtful = matches!(ground, ClaimGround::Header(_))
                && !own
                && looks.is(PROPOSED, 5)
                && column_profile::is_recognised(named, resources)
                && contradicts(named, looks.meaning);
            doubtful.then_some(Doubt {
                column,
                named,
                looks,
            })
        })
        .collect()
}

fn contradicts(named: ColumnTarget, looks: ColumnTarget) -> bool {
    use Field::{
        Easting, FundingStream, Id, Institution, Latitude, Longitude, Northing, Partner, Place,
    };
    let (ColumnTarget::Field(named), ColumnTarget::Field(looks)) = (named, looks) else {
        return false;
    };
    let metric = |field| matches!(field, Latitude | Longitude | Easting | Northing);
    let free = matches!(looks, Partner | Place | Id);
    // An institution may fund its own work.
    let own_funds = (named, looks) == (FundingStream, Institution);
    !metric(named) && !metric(looks) && !free && !own_funds
}
