//! The frequency of each value: invented, and as skewed as in returns of this kind.

use records::codes::{Nation, Region};

/// A value and its weight.
pub type Weighted = (&'static str, f64);

/// Partnership types, the word used in titles, and their weights.
pub const TYPES: [(&str, &str, f64); 15] = [
    ("Loan", "loan", 27.0),
    ("Touring exhibition", "touring exhibition", 14.0),
    ("Learning", "learning project", 15.0),
    ("Knowledge sharing", "knowledge exchange", 7.0),
    ("Staff development", "training project", 7.0),
    ("Research and scholarship", "research project", 7.0),
    ("Joint exhibition", "joint exhibition", 5.0),
    ("Audience development", "audience project", 5.0),
    ("Digital access", "digital project", 4.0),
    ("Long-term loan", "long-term loan", 4.0),
    ("Subject specialist network", "network", 3.0),
    ("Distributed national collection", "shared collection", 1.2),
    ("Rationalisation", "rationalisation project", 1.0),
    ("Advocacy", "advocacy project", 1.0),
    ("Fundraising", "fundraising project", 0.8),
];

/// The share of projects with a second type.
pub const SECOND_TYPE: f64 = 0.18;
/// The share of projects whose funding is not stated.
pub const NOT_STATED: f64 = 0.45;
/// The share of all projects with a second funding stream.
pub const SECOND_STREAM: f64 = 0.10;

/// Funding streams that are open to partners everywhere.
pub const STREAMS: [Weighted; 12] = [
    ("Grant in aid", 22.0),
    ("Heritage lottery", 14.0),
    ("Trust or foundation", 12.0),
    ("Corporate sponsor", 7.0),
    ("Art Fund", 6.0),
    ("Arts council", 6.0),
    ("Research council", 6.0),
    ("Local authority", 6.0),
    ("Earned income", 5.0),
    ("Big Lottery", 3.0),
    ("European", 3.0),
    ("Designation fund", 2.0),
];

/// Funding streams for England only.
pub const STREAMS_OF_ENGLAND: [Weighted; 2] = [
    ("Strategic Commissioning", 17.0),
    ("Renaissance in the Regions", 15.0),
];

/// The funding stream for Scotland, Wales and Northern Ireland.
pub const STREAM_OF_DEVOLVED_NATIONS: Weighted = ("Devolved government", 30.0);

/// Partner kinds, the word used in names, and their share of partners.
pub const KINDS: [(&str, &str, f64); 10] = [
    ("Museum or gallery", "museum", 51.0),
    ("University", "university", 13.0),
    ("Historic site", "historic site", 8.0),
    ("School", "school", 7.0),
    ("Library", "library", 6.0),
    ("Community", "community group", 5.0),
    ("Archive", "archive", 4.0),
    ("Local authority", "council", 3.0),
    ("Other", "partner", 2.0),
    ("National", "national partner", 1.0),
];

/// The share of partners in each region.
pub const fn of_region(region: Region) -> f64 {
    match region {
        Region::London => 21.0,
        Region::SouthEast => 13.0,
        Region::NorthWest | Region::Scotland => 12.0,
        Region::Yorkshire | Region::SouthWest => 9.0,
        Region::EastOfEngland => 8.0,
        Region::WestMidlands => 7.0,
        Region::EastMidlands => 6.0,
        Region::NorthEast | Region::Wales => 5.0,
        Region::NorthernIreland => 1.6,
    }
}

/// An invented institution: the town and region of its first site, the towns of its branches.
pub struct Institution {
    /// Its letter.
    pub letter: char,
    /// The town and region of its first site.
    pub home: (&'static str, Region),
    /// The towns and regions of its branches.
    pub branches: &'static [(&'static str, Region)],
}

const fn institution(
    letter: char,
    home: (&'static str, Region),
    branches: &'static [(&'static str, Region)],
) -> Institution {
    Institution {
        letter,
        home,
        branches,
    }
}

/// The institutions, from the one with most projects to the one with fewest.
pub const INSTITUTIONS: [Institution; 16] = [
    institution(
        'A',
        ("London", Region::London),
        &[("Norwich", Region::EastOfEngland)],
    ),
    institution('B', ("London", Region::London), &[]),
    institution(
        'C',
        ("Edinburgh", Region::Scotland),
        &[("Aberdeen", Region::Scotland)],
    ),
    institution(
        'D',
        ("London", Region::London),
        &[("Plymouth", Region::SouthWest)],
    ),
    institution(
        'E',
        ("Manchester", Region::NorthWest),
        &[("Preston", Region::NorthWest)],
    ),
    institution('F', ("London", Region::London), &[]),
    institution(
        'G',
        ("Cardiff", Region::Wales),
        &[("Wrexham", Region::Wales)],
    ),
    institution('H', ("London", Region::London), &[]),
    institution('I', ("Sheffield", Region::Yorkshire), &[]),
    institution(
        'J',
        ("London", Region::London),
        &[("Derby", Region::EastMidlands)],
    ),
    institution('K', ("Glasgow", Region::Scotland), &[]),
    institution('L', ("London", Region::London), &[]),
    institution('M', ("Belfast", Region::NorthernIreland), &[]),
    institution('N', ("Birmingham", Region::WestMidlands), &[]),
    institution('O', ("London", Region::London), &[]),
    institution('P', ("London", Region::London), &[]),
];

impl Institution {
    /// Its name, which no museum has.
    pub fn name(&self) -> String {
        format!("Sample National Museum {}", self.letter)
    }

    /// The share of its work within its own region (in London, no more than elsewhere).
    pub fn at_home(&self) -> f64 {
        match self.home.1 {
            Region::London => 0.0,
            region if region.nation() == Nation::England => 0.3,
            _ => 0.45,
        }
    }
}
