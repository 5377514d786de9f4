use super::*;

fn names() -> Names {
    let bytes = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/data/places.bin"
    ))
    .unwrap();
    Names::from_bytes(&bytes).unwrap()
}

fn find<'n>(names: &'n Names, wanted: &str, region: Region) -> Option<Name<'n>> {
    names
        .iter()
        .find(|name| name.name == wanted && name.region == region)
}

#[test]
fn towns_that_people_know() {
    let names = names();
    for (wanted, region, lat, lon, most) in [
        ("Haverfordwest", Region::Wales, 51.80, -4.97, 3),
        ("Ironbridge", Region::WestMidlands, 52.63, -2.48, 7),
        ("Stromness", Region::Scotland, 58.96, -3.30, 5),
        ("Lerwick", Region::Scotland, 60.15, -1.14, 3),
        ("Kirkwall", Region::Scotland, 58.98, -2.96, 3),
        ("Penzance", Region::SouthWest, 50.12, -5.54, 3),
        (
            "Derry/Londonderry",
            Region::NorthernIreland,
            55.00,
            -7.31,
            1,
        ),
        ("Hull", Region::Yorkshire, 53.74, -0.34, 1),
        ("London", Region::London, 51.51, -0.13, 1),
        ("St Davids", Region::Wales, 51.88, -5.27, 6),
        ("Berwick-upon-Tweed", Region::NorthEast, 55.77, -2.01, 3),
    ] {
        let name = find(&names, wanted, region).unwrap_or_else(|| panic!("{wanted}"));
        assert!(
            (name.position.lat - lat).abs() < 0.01 && (name.position.lon - lon).abs() < 0.01,
            "{wanted}: {:?}",
            name.position
        );
        assert!(name.rank <= most, "{wanted} has rank {}", name.rank);
    }
}

#[test]
fn welsh_names() {
    let names = names();
    for (name, welsh) in [
        ("Cardiff", Some("Caerdydd")),
        ("Swansea", Some("Abertawe")),
        ("Welshpool", Some("Y Trallwng")),
        ("London", Some("Llundain")),
        ("Llanelli", None),
        ("Glasgow", None),
    ] {
        let found = names.iter().find(|n| n.name == name).unwrap();
        assert_eq!(found.welsh, welsh, "{name}");
    }
    let of = |alias: &str| {
        let (_, place) = names.aliases().find(|(text, _)| *text == alias)?;
        names.get(place).map(|name| name.name)
    };
    assert_eq!(of("Doire"), Some("Derry/Londonderry"));
    assert_eq!(of("Kingston upon Hull"), Some("Hull"));
    assert_eq!(of("Glaschu"), Some("Glasgow"));
}

#[test]
fn names_are_in_order_of_importance() {
    let names = names();
    let ranks: Vec<(u8, std::cmp::Reverse<u32>)> = names
        .iter()
        .map(|name| (name.rank, std::cmp::Reverse(name.population)))
        .collect();
    assert!(ranks.is_sorted());
    assert!(names.get(names.len()).is_none());
}

/// The grid visits exactly what a search through all names finds.
#[test]
fn what_is_in_view() {
    let names = names();
    let around = |lat, lon, km: f64| {
        let at = Projection::project(LonLat { lat, lon });
        Bounds::around([at]).grown(km * 500.0)
    };
    for (bounds, max_rank) in [
        (around(54.97, -1.61, 40.0), LAST_SHOWN),
        (around(51.5, -0.12, 10.0), 5),
        (around(60.15, -1.14, 40.0), COARSE),
        (crate::bounds::UK, 2),
        (Bounds::EMPTY, 8),
        (around(40.0, 20.0, 10.0), 8),
    ] {
        let mut visited = Vec::new();
        names.in_view(bounds, max_rank, &mut |index| visited.push(index));
        let ranks: Vec<u8> = visited
            .iter()
            .map(|i| names.get(*i).unwrap().rank)
            .collect();
        assert!(ranks.is_sorted(), "rank by rank");
        visited.sort_unstable();
        let slow: Vec<u32> = (0..names.len())
            .filter(|index| {
                let name = names.get(*index).unwrap();
                let Metres([x, y]) = Projection::project(name.position);
                name.rank <= max_rank.min(LAST_SHOWN)
                    && (bounds.min.east()..=bounds.max.east()).contains(&x)
                    && (bounds.min.north()..=bounds.max.north()).contains(&y)
            })
            .collect();
        assert_eq!(visited, slow);
    }
}

#[test]
fn bytes_that_are_no_table_of_names() {
    assert!(Names::from_bytes(&[]).is_err());
    let of = |change: &dyn Fn(&mut PackedNames)| {
        let mut packed = PackedNames {
            magic: MAGIC,
            names: "A\nB".to_owned(),
            lat: vec![510_000, 1],
            lon: vec![0, 1],
            population: vec![0, 900],
            rank: vec![8, 7],
            region: vec![0, 11],
            aliases: "C".to_owned(),
            alias_of: vec![1],
            alias_kind: vec![1],
        };
        change(&mut packed);
        Names::from_bytes(&postcard::to_allocvec(&packed).unwrap())
    };
    let names = of(&|_| ()).ok().unwrap();
    let first = names.get(0).unwrap();
    assert_eq!((first.name, first.welsh), ("B", Some("C")));
    for change in [
        (|p: &mut PackedNames| p.magic += 1) as fn(&mut PackedNames),
        |p| p.names.push('\n'),
        |p| p.region[0] = 12,
        |p| p.alias_of[0] = 2,
        |p| p.alias_kind.clear(),
        |p| p.rank.truncate(1),
    ] {
        assert!(of(&change).is_err());
    }
}
