//! Generates `illustrative.csv`, an invented survey on the scale of the real one.
//!
//! Towns and postcodes are real, so that the map can be tried out; institutions, partners and
//! projects are not, and are named so that they cannot be mistaken for real ones. Everything is
//! drawn from one seed, so the file is the same on every machine.

mod partners;
mod random;
#[cfg(test)]
mod tests;
mod weights;

use std::collections::BTreeSet;
use std::path::Path;

use geography::gazetteer::{Bias, Gazetteer, Lookup};
use geography::geo::Boundaries;
use geography::sites::Site;
use records::codes::{Nation, Region};
use records::record::Field;

use super::Result;
use partners::{Given, Partner};
use random::Random;
use weights::{
    INSTITUTIONS, Institution, NOT_STATED, SECOND_STREAM, SECOND_TYPE, STREAM_OF_DEVOLVED_NATIONS,
    STREAMS, STREAMS_OF_ENGLAND, TYPES, Weighted,
};

const SEED: u64 = 2009;
/// The number of projects: "well over 1,600 projects" were reported in 2009.
const PROJECTS: u32 = 1_650;
const SOURCE: &str = "Invented for illustration";

/// The export's columns, except those that are to be derived and those for which nothing is
/// invented.
fn columns() -> Vec<Field> {
    let left_out = [
        Field::Description,
        Field::Note,
        Field::Url,
        Field::Precision,
        Field::PlacedBy,
    ];
    let kept = |field: &Field| !left_out.contains(field);
    Field::exported().filter(kept).collect()
}

/// Properties shared by the records of one project.
struct Project {
    number: u32,
    institution: &'static Institution,
    /// Indices into [`TYPES`].
    types: Vec<usize>,
    streams: Vec<&'static str>,
    start: String,
    end: String,
    amount: Option<u32>,
}

/// Writes the survey, from the packed boundaries and gazetteer.
pub fn generate(boundaries: &[u8], gazetteer: &[u8], root: &Path) -> Result<Vec<u8>> {
    let (boundaries, gazetteer) = (
        Boundaries::from_bytes(boundaries)?,
        Gazetteer::from_bytes(gazetteer)?,
    );
    let random = &mut Random::new(SEED);
    let partners = partners::invent(root, &boundaries, &gazetteer, random)?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    let columns = columns();
    let mut write = |cells: Vec<String>| writer.write_record(&cells).map_err(|e| e.to_string());
    write(
        columns
            .iter()
            .map(|field| field.name().to_owned())
            .collect(),
    )?;
    for number in 1..=PROJECTS {
        let by_size = (1..=INSTITUTIONS.len()).map(|rank| (rank as f64).powf(-0.85));
        let institution = &INSTITUTIONS[random.weighted(by_size)];
        let types = types(random);
        let venues = venues(&partners, institution, types[0], random);
        let Some(first) = venues.first() else {
            continue;
        };
        let (start, end) = period(random);
        let streams = streams(first.region.nation(), random);
        let is_costed = !streams.is_empty() && random.chance(0.4);
        let amount = is_costed.then(|| random.magnitude(1.0, 250.0) as u32 * 1_000);
        let project = Project {
            number,
            institution,
            types,
            streams,
            start,
            end,
            amount,
        };
        for (venue, partner) in (1..).zip(&venues) {
            let drawn = Drawn::new(&project, random);
            let cell = |&field: &Field| project.cell(field, venue, partner, &drawn);
            write(columns.iter().map(cell).collect())?;
        }
    }
    writer.into_inner().map_err(|e| e.to_string())
}

/// The invented institutions' own sites, in the centres of their towns.
pub fn sites(gazetteer: &[u8]) -> Result<Vec<Site>> {
    let gazetteer = Gazetteer::from_bytes(gazetteer)?;
    let site = |institution: &Institution, town: &str, region: Region, main: bool| {
        let hint = Bias {
            region: Some(region),
            ..Bias::default()
        };
        let Lookup::Found(fix) = gazetteer.place(town, hint) else {
            return Err(format!("the gazetteer has no one {town}"));
        };
        // Several are based in London: each is at a different point of a ring.
        let turn = f64::from(institution.letter as u32) * 2.4;
        let mut position = fix.position;
        position.lon += 0.03 * turn.cos();
        position.lat += 0.018 * turn.sin();
        Ok(Site {
            institution: institution.name(),
            name: format!("Sample site, {town}"),
            main,
            town: town.to_owned(),
            position,
            region,
            illustrative: true,
        })
    };
    let mut sites = Vec::new();
    for institution in &INSTITUTIONS {
        sites.push(site(
            institution,
            institution.home.0,
            institution.home.1,
            true,
        )?);
        for &(town, region) in institution.branches {
            sites.push(site(institution, town, region, false)?);
        }
    }
    Ok(sites)
}

fn types(random: &mut Random) -> Vec<usize> {
    let mut types = vec![random.weighted(TYPES.iter().map(|of| of.2))];
    if random.chance(SECOND_TYPE) {
        types.push(another(&types, TYPES.iter().map(|of| of.2), random));
        if random.chance(0.12) {
            types.push(another(&types, TYPES.iter().map(|of| of.2), random));
        }
    }
    types
}

/// A random index that is not among the present ones.
fn another(
    there: &[usize],
    weights: impl Iterator<Item = f64> + Clone,
    random: &mut Random,
) -> usize {
    let fresh = weights
        .enumerate()
        .map(|(i, w)| if there.contains(&i) { 0.0 } else { w });
    random.weighted(fresh)
}

/// The funding streams; none where funding is not stated.
fn streams(nation: Nation, random: &mut Random) -> Vec<&'static str> {
    if random.chance(NOT_STATED) {
        return Vec::new();
    }
    let of_nation: &[Weighted] = match nation {
        Nation::England => &STREAMS_OF_ENGLAND,
        _ => &[STREAM_OF_DEVOLVED_NATIONS],
    };
    let all: Vec<Weighted> = STREAMS.iter().chain(of_nation).copied().collect();
    let weights = || all.iter().map(|stream| stream.1);
    let mut chosen = vec![random.weighted(weights())];
    // The share is of all projects, but is drawn only for those with stated funding.
    if random.chance(SECOND_STREAM / (1.0 - NOT_STATED)) {
        chosen.push(another(&chosen, weights(), random));
    }
    chosen.into_iter().map(|i| all[i].0).collect()
}

/// The partners of one project: a tour has several venues, most other projects one.
fn venues<'p>(
    partners: &'p [Partner],
    institution: &Institution,
    main_type: usize,
    random: &mut Random,
) -> Vec<&'p Partner> {
    let kind = TYPES[main_type].0;
    let count = match kind {
        "Touring exhibition" => {
            1 + random.weighted([12.0, 26.0, 26.0, 18.0, 10.0, 8.0].into_iter())
        }
        "Subject specialist network" | "Joint exhibition" => {
            1 + random.weighted([5.0, 3.0, 2.0].into_iter())
        }
        _ => 1 + random.weighted([88.0, 9.0, 3.0].into_iter()),
    };
    let mut chosen = BTreeSet::new();
    let mut venues = Vec::new();
    while venues.len() < count {
        let at_home = random.chance(institution.at_home());
        let fits = |partner: &Partner| {
            let here = !at_home || partner.region == institution.home.1;
            let suits = match (kind, partner.kind) {
                ("Research and scholarship", "University") => 6.0,
                ("Learning", "School") => 3.0,
                ("Touring exhibition" | "Loan" | "Long-term loan", "School") => 0.4,
                _ => 1.0,
            };
            if here { partner.weight * suits } else { 0.0 }
        };
        let index = random.weighted(partners.iter().map(fits));
        // Repeated draws are ignored, so that a region with few partners cannot cause an endless
        // loop.
        if chosen.insert(index) {
            venues.push(&partners[index]);
        } else if chosen.len() + 1 >= count {
            break;
        }
    }
    venues
}

/// Start and end, always including some days in 2008-09.
fn period(random: &mut Random) -> (String, String) {
    let date = |year: u32, month: u32, day: u32| format!("{year}-{month:02}-{day:02}");
    let in_year = |random: &mut Random| {
        let month = random.between(4, 15);
        (
            2008 + (month - 1) / 12,
            (month - 1) % 12 + 1,
            random.between(1, 28),
        )
    };
    match random.weighted([46.0, 30.0, 14.0, 10.0].into_iter()) {
        0 => ("2008-09".to_owned(), "2008-09".to_owned()),
        1 => {
            let (a, b) = (in_year(random), in_year(random));
            let (a, b) = if a <= b { (a, b) } else { (b, a) };
            (date(a.0, a.1, a.2), date(b.0, b.1, b.2))
        }
        2 => {
            let year = random.between(2004, 2007);
            let end = random.between(8, 11);
            (
                format!("{year}-{:02}", year - 1999),
                format!("20{end:02}-{:02}", end + 1),
            )
        }
        _ => {
            let a = in_year(random);
            (date(a.0, a.1, a.2), random.between(2010, 2012).to_string())
        }
    }
}

/// Values drawn for each record individually.
struct Drawn {
    objects: Option<u32>,
    audience: Option<u32>,
}

impl Drawn {
    fn new(project: &Project, random: &mut Random) -> Self {
        let main = TYPES[project.types[0]].0;
        let objects = match main {
            "Loan" => random
                .chance(0.6)
                .then(|| random.magnitude(1.0, 40.0) as u32),
            "Long-term loan" | "Touring exhibition" | "Joint exhibition" => random
                .chance(0.5)
                .then(|| random.magnitude(5.0, 300.0) as u32),
            _ => None,
        };
        let audience = match main {
            "Learning" | "Audience development" => random
                .chance(0.5)
                .then(|| random.magnitude(20.0, 4_000.0) as u32),
            "Touring exhibition" | "Joint exhibition" => random
                .chance(0.4)
                .then(|| random.magnitude(20.0, 900.0) as u32 * 100),
            _ => None,
        };
        Self { objects, audience }
    }
}

impl Project {
    fn cell(&self, field: Field, venue: u32, partner: &Partner, drawn: &Drawn) -> String {
        let known = |some: bool, text: &str| if some { text.to_owned() } else { String::new() };
        let number = |value: Option<u32>| value.map_or_else(String::new, |v| v.to_string());
        let has_place = !matches!(partner.given, Given::Region | Given::Nothing);
        let has_region = partner.given != Given::Nothing;
        let degrees = |value: f64| match partner.given {
            Given::Coordinates => format!("{value:.4}"),
            _ => String::new(),
        };
        match field {
            Field::Id => format!("S{:04}-{venue}", self.number),
            Field::Project => format!("S{:04}", self.number),
            Field::Institution => self.institution.name(),
            Field::Partner => partner.name.clone(),
            Field::PartnerKind => partner.kind.to_owned(),
            Field::Place => known(has_place, &partner.town),
            Field::Postcode => match partner.given {
                Given::Coordinates | Given::Sector => partner.postcode.to_string(),
                Given::Outward => partner.postcode.outward().to_owned(),
                _ => String::new(),
            },
            Field::Latitude => degrees(partner.position.lat),
            Field::Longitude => degrees(partner.position.lon),
            Field::Nation => known(has_region, partner.region.nation().name()),
            Field::Region => known(has_region, partner.region.name()),
            Field::PartnershipType => {
                let names: Vec<&str> = self.types.iter().map(|&of| TYPES[of].0).collect();
                names.join("; ")
            }
            Field::FundingStream if self.streams.is_empty() => "Not stated".to_owned(),
            Field::FundingStream => self.streams.join("; "),
            Field::Start => self.start.clone(),
            Field::End => self.end.clone(),
            Field::Title => format!("Sample {} {:04}", TYPES[self.types[0]].1, self.number),
            Field::Objects => number(drawn.objects),
            Field::Audience => number(drawn.audience),
            // A project's amount is given once, so that a sum over records counts it once.
            Field::Amount => number(self.amount.filter(|_| venue == 1)),
            Field::Source => SOURCE.to_owned(),
            Field::Certainty => "illustrative".to_owned(),
            _ => String::new(),
        }
    }
}
