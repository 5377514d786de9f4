//! Places abroad, as addresses end: in a country, a state or a province.

use geography::gazetteer::name;

/// Countries in which UK museums have partners, as keys.
const COUNTRIES: [&str; 95] = [
    "alderney",
    "america",
    "argentina",
    "australia",
    "austria",
    "bangladesh",
    "barbados",
    "belgium",
    "bermuda",
    "brazil",
    "bulgaria",
    "canada",
    "channel islands",
    "chile",
    "china",
    "croatia",
    "cyprus",
    "czech republic",
    "czechia",
    "denmark",
    "egypt",
    "eire",
    "estonia",
    "ethiopia",
    "finland",
    "france",
    "germany",
    "ghana",
    "gibraltar",
    "greece",
    "guernsey",
    "holland",
    "hong kong",
    "hungary",
    "iceland",
    "india",
    "iran",
    "iraq",
    "ireland",
    "isle of man",
    "israel",
    "italy",
    "jamaica",
    "japan",
    "jersey",
    "kenya",
    "latvia",
    "lebanon",
    "lithuania",
    "luxembourg",
    "malaysia",
    "malta",
    "mexico",
    "nepal",
    "netherlands",
    "new zealand",
    "nigeria",
    "norway",
    "nz",
    "pakistan",
    "poland",
    "portugal",
    "qatar",
    "republic of ireland",
    "romania",
    "russia",
    "sark",
    "saudi arabia",
    "serbia",
    "sierra leone",
    "singapore",
    "slovakia",
    "slovenia",
    "south africa",
    "south korea",
    "spain",
    "sri lanka",
    "sudan",
    "sweden",
    "switzerland",
    "taiwan",
    "thailand",
    "trinidad",
    "trinidad and tobago",
    "turkey",
    "uae",
    "uganda",
    "ukraine",
    "united arab emirates",
    "united states",
    "united states of america",
    "us",
    "usa",
    "zambia",
    "zimbabwe",
];

/// States and provinces of the United States, Canada and Australia, as keys.
const STATES: [&str; 69] = [
    "alabama",
    "alaska",
    "alberta",
    "arizona",
    "arkansas",
    "british columbia",
    "california",
    "colorado",
    "connecticut",
    "delaware",
    "district of columbia",
    "florida",
    "georgia",
    "hawaii",
    "idaho",
    "illinois",
    "indiana",
    "iowa",
    "kansas",
    "kentucky",
    "louisiana",
    "maine",
    "manitoba",
    "maryland",
    "massachusetts",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "new brunswick",
    "new hampshire",
    "new jersey",
    "new mexico",
    "new south wales",
    "new york",
    "newfoundland",
    "north carolina",
    "north dakota",
    "northern territory",
    "nova scotia",
    "ohio",
    "oklahoma",
    "ontario",
    "oregon",
    "pennsylvania",
    "prince edward island",
    "quebec",
    "queensland",
    "rhode island",
    "saskatchewan",
    "south australia",
    "south carolina",
    "south dakota",
    "tasmania",
    "tennessee",
    "texas",
    "utah",
    "vermont",
    "victoria",
    "virginia",
    "washington",
    "west virginia",
    "western australia",
    "wisconsin",
    "wyoming",
    "yukon",
];

/// Their postal abbreviations (USPS, Canada Post, Australia Post).
const STATE_CODES: [&str; 69] = [
    "AB", "ACT", "AK", "AL", "AR", "AZ", "BC", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI",
    "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA", "MB", "MD", "ME", "MI", "MN", "MO", "MS", "MT",
    "NB", "NC", "ND", "NE", "NH", "NJ", "NL", "NM", "NS", "NSW", "NT", "NV", "NY", "OH", "OK",
    "ON", "OR", "PA", "PE", "QC", "QLD", "RI", "SA", "SC", "SD", "SK", "TAS", "TN", "TX", "UT",
    "VA", "VIC", "VT", "WA", "WI", "WV", "WY", "YT",
];

/// Cities that are named without their country, as keys. None is the name of a town here.
const CITIES: [&str; 78] = [
    "amsterdam",
    "antwerp",
    "athens",
    "auckland",
    "bangkok",
    "barcelona",
    "beijing",
    "beirut",
    "berlin",
    "boston ma",
    "brisbane",
    "brussels",
    "budapest",
    "buenos aires",
    "cairo",
    "canberra",
    "cape town",
    "chicago",
    "cologne",
    "copenhagen",
    "cork",
    "delhi",
    "dresden",
    "dublin",
    "florence",
    "frankfurt",
    "galway",
    "geneva",
    "ghent",
    "hague",
    "hamburg",
    "helsinki",
    "hong kong",
    "istanbul",
    "jerusalem",
    "johannesburg",
    "kyiv",
    "lagos",
    "limerick",
    "lisbon",
    "los angeles",
    "lyon",
    "madrid",
    "marseille",
    "milan",
    "montreal",
    "moscow",
    "mumbai",
    "munich",
    "nairobi",
    "naples",
    "new delhi",
    "new york city",
    "osaka",
    "oslo",
    "paris",
    "prague",
    "reykjavik",
    "rome",
    "rotterdam",
    "san francisco",
    "seoul",
    "shanghai",
    "stockholm",
    "sydney",
    "tallinn",
    "tel aviv",
    "tokyo",
    "turin",
    "valletta",
    "vancouver",
    "venice",
    "vienna",
    "vilnius",
    "warsaw",
    "washington dc",
    "zagreb",
    "zurich",
];

/// How an address abroad ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending<'n> {
    /// In a country.
    Country,
    /// In a state or province, by its name.
    State(&'n str),
    /// In the postal abbreviation of one.
    StateCode(&'n str),
}

/// What comes before a country, state or province with which a name ends, and which of them it is.
pub(crate) fn ending(name: &str) -> Option<(&str, Ending<'_>)> {
    let trimmed = name.trim_end_matches([')', ']', '.', ' ', ',', ';']);
    let (head, tail) = match trimmed.rfind([',', '(', ';', '/']) {
        Some(at) => (trimmed.get(..at)?, trimmed.get(at + 1..)?.trim()),
        None => ("", trimmed),
    };
    let key = name::key(tail);
    let is_in = |list: &[&str]| list.binary_search(&key.as_str()).is_ok();
    if is_in(&COUNTRIES) || ends_in_country(&key) {
        return Some((head, Ending::Country));
    }
    if head.trim().is_empty() {
        return None;
    }
    if is_in(&STATES) {
        return Some((head, Ending::State(tail)));
    }
    // `MA 02115`: with the number of a post office.
    let code = tail.split(' ').next().filter(|code| {
        let rest = tail.get(code.len()..).unwrap_or_default();
        rest.bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b' '))
    })?;
    let is_code = STATE_CODES.binary_search(&code).is_ok();
    is_code.then_some((head, Ending::StateCode(code)))
}

/// Whether a key ends in a country that no place here has in its name: `hamilton new zealand`.
fn ends_in_country(key: &str) -> bool {
    ["australia", "canada", "new zealand", "nz", "usa"]
        .iter()
        .any(|country| {
            let rest = key.strip_suffix(country);
            rest.is_some_and(|rest| rest.ends_with(' '))
        })
}

/// Whether a key is that of a city or a state abroad.
pub(crate) fn is_known(key: &str) -> bool {
    CITIES.binary_search(&key).is_ok() || STATES.binary_search(&key).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{CITIES, COUNTRIES, Ending, STATE_CODES, STATES, ending};

    #[test]
    fn the_lists_are_in_order() {
        for list in [&COUNTRIES[..], &STATES, &STATE_CODES, &CITIES] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn how_addresses_end() {
        use Ending::{Country, State, StateCode};
        for (name, expected) in [
            ("Boston, USA", Some(Country)),
            ("Boston, U.S.A.", Some(Country)),
            ("Hamilton (Canada)", Some(Country)),
            ("Wellington NZ", Some(Country)),
            ("France", Some(Country)),
            ("Durham, North Carolina", Some(State("North Carolina"))),
            ("Cambridge, MA", Some(StateCode("MA"))),
            ("Cambridge, MA 02138", Some(StateCode("MA"))),
            ("Washington", None),
            ("MA", None),
            ("Cambridge, ma", None),
            ("Belfast, Northern Ireland", None),
            ("Little France, Edinburgh", None),
            ("Leeds, LS1 3AA", None),
            ("", None),
        ] {
            assert_eq!(ending(name).map(|(_, ending)| ending), expected, "{name:?}");
        }
    }
}
