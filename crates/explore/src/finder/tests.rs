use super::*;
use crate::crossfilter::SearchIndex;
use geography::gazetteer::names::Names;
use geography::gazetteer::{Gazetteer, UnitPostcodes};
use geography::geo::Boundaries;
use messages::Words;
use records::dataset::Dataset;

fn public(file: &str) -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data/");
    std::fs::read(format!("{path}{file}")).unwrap()
}

/// The page's own tables and the documented records.
struct World {
    data: Dataset,
    index: SearchIndex,
    boundaries: Boundaries,
    places: PlaceFinder,
    units: UnitPostcodes,
}

impl World {
    fn new() -> Self {
        let data: Option<Dataset> = postcard::from_bytes(&public("documented.bin")).unwrap();
        let data = data.unwrap();
        let boundaries = Boundaries::from_bytes(&public("boundaries.bin")).unwrap();
        let places = PlaceFinder::new(
            Names::from_bytes(&public("places.bin")).unwrap(),
            Gazetteer::from_bytes(&public("gazetteer.bin")).ok(),
            SearchArea::all(&boundaries),
        );
        Self {
            index: SearchIndex::new(&data),
            units: UnitPostcodes::from_bytes(public("postcodes.bin")).unwrap(),
            data,
            boundaries,
            places,
        }
    }

    fn find(&self, text: &str) -> Vec<Hit> {
        let words = Words::default();
        let mut hits = records(&self.data, &self.index, text, words);
        let district = |position| {
            let (district, _) = self.boundaries.district_near(position)?;
            let district = self.boundaries.districts.get(district as usize)?;
            Some(district.name.clone())
        };
        hits.extend(self.places.find(text, Some(&self.units), &district, words));
        merged(hits)
    }

    fn lines(&self, text: &str) -> Vec<String> {
        let line = |hit: &Hit| format!("{:?} {} · {}", hit.kind, hit.name, hit.whereabouts);
        self.find(text).iter().map(line).collect()
    }
}

#[test]
fn what_people_type() {
    let world = World::new();
    for (text, first) in [
        (
            "Haverfordwest",
            "Place Haverfordwest · Pembrokeshire, Wales",
        ),
        ("haverf", "Place Haverfordwest · Pembrokeshire, Wales"),
        (
            "Hwlffordd",
            "Place Haverfordwest (Hwlffordd) · Pembrokeshire, Wales",
        ),
        (
            "Derry",
            "Place Derry/Londonderry · Derry City and Strabane, Northern Ireland",
        ),
        (
            "Londonderry",
            "Place Derry/Londonderry · Derry City and Strabane, Northern Ireland",
        ),
        ("st davids", "Place St Davids · Pembrokeshire, Wales"),
        ("Saint David's", "Place St Davids · Pembrokeshire, Wales"),
        ("Hackney", "District Hackney · "),
        ("ZE1", "PartOfPostcode ZE1 · Scotland"),
        ("ze1 0", "PartOfPostcode ZE1 0 · Scotland"),
        ("SA61 2AN", "Postcode SA61 2AN · Wales"),
        ("sa612an", "Postcode SA61 2AN · Wales"),
        ("BT48 6DQ", "Postcode BT48 6DQ · Northern Ireland"),
        ("V&A", "Institution Victoria and Albert Museum · "),
        ("wales", "Region Wales · "),
        ("north east", "Region North East · "),
        (
            "Newport, Shropshire",
            "Place Newport · Telford and Wrekin, West Midlands",
        ),
        ("lerwick", "Place Lerwick · Shetland Islands, Scotland"),
        (
            "hull",
            "Place Hull · Kingston upon Hull, City of, Yorkshire and The Humber",
        ),
    ] {
        let lines = world.lines(text);
        assert_eq!(
            lines.first().map_or("", String::as_str),
            first,
            "{text}: {lines:#?}"
        );
    }
    for text in ["", "  ", "…", "qqzzxx", "\u{0}"] {
        assert!(world.find(text).is_empty(), "{text:?}");
    }
}

#[test]
fn partners_and_titles_are_among_them() {
    let world = World::new();
    let names = world.data.partner.values.iter();
    for name in names.filter(|name| !name.is_empty()).step_by(9) {
        let found = world.find(name);
        assert!(
            found
                .iter()
                .any(|hit| hit.goal == Goal::Open(Target::Partner(name.to_owned()))),
            "{name}: {:#?}",
            world.lines(name)
        );
        assert!(found.len() <= MOST);
    }
}

#[test]
fn a_unit_is_where_it_is_and_an_unknown_one_is_rough() {
    let world = World::new();
    let spot = |text: &str| {
        let hit = world.find(text).into_iter().next().unwrap();
        let Goal::Spot { lat, lon, .. } = hit.goal else {
            panic!("{text} is no spot");
        };
        (lat, lon, hit.is_rough)
    };
    // The town's museum is in the castle, 51.8023 N 4.9716 W.
    let (lat, lon, rough) = spot("SA61 2EF");
    assert!(
        lat.abs_diff(518_020) < 100 && lon.abs_diff(-49_700) < 150,
        "{lat} {lon}"
    );
    assert!(!rough);
    let (_, _, rough) = spot("BT48 6DQ");
    assert!(
        rough,
        "Northern Ireland's postcodes are known to the outward code"
    );
}

#[test]
fn kinds_share_the_list() {
    let hit = |kind, name: u32, score| Hit {
        kind,
        name: name.to_string(),
        whereabouts: String::new(),
        records: None,
        is_rough: false,
        goal: Goal::Open(Target::Partner(String::new())),
        score,
    };
    let mut hits: Vec<Hit> = (0..20).map(|i| hit(HitKind::Place, i, i)).collect();
    hits.extend((0..3).map(|i| hit(HitKind::Partner, i, 100 + i)));
    hits.push(hits[0].clone());
    let merged = merged(hits);
    assert_eq!(merged.len(), MOST);
    assert!(merged.iter().is_sorted_by_key(|hit| hit.score));
    let partners = merged.iter().filter(|hit| hit.kind == HitKind::Partner);
    assert_eq!(partners.count(), 3);
}
