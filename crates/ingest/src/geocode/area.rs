//! Counties and local authorities: areas that tell a region and no place.

use super::location_input::Resources;
use geography::geo::Boundaries;
use records::codes::Region;

/// The district of May 2024 that a text names, also as its council writes it.
pub(crate) fn district(name: &str, boundaries: &Boundaries) -> Option<u32> {
    const BEFORE: [&str; 6] = [
        "london borough of ",
        "royal borough of ",
        "borough of ",
        "city of ",
        "county of ",
        "district of ",
    ];
    const AFTER: [&str; 9] = [
        " metropolitan borough council",
        " county borough council",
        " borough council",
        " district council",
        " city council",
        " county council",
        " council",
        " borough",
        " district",
    ];
    let name = name.trim();
    let is_at = |text: &str, part: &str, (from, to): (usize, usize)| {
        let found = text.get(from..to);
        found.is_some_and(|found| found.eq_ignore_ascii_case(part))
    };
    let before = BEFORE
        .iter()
        .find(|before| is_at(name, before, (0, before.len())));
    let bare = before.map_or(name, |before| name.get(before.len()..).unwrap_or_default());
    let after = AFTER.iter().find(|after| {
        let at = bare.len().checked_sub(after.len());
        at.is_some_and(|at| is_at(bare, after, (at, bare.len())))
    });
    let end = bare.len() - after.map_or(0, |after| after.len());
    let bare = bare.get(..end).unwrap_or_default();
    let mut districts = (0..).zip(&boundaries.districts);
    let found = districts.find(|(_, district)| {
        let known = district.name.as_str();
        known.eq_ignore_ascii_case(name) || known.eq_ignore_ascii_case(bare)
    });
    found.map(|(at, _)| at)
}

/// The region of a county or a local authority.
pub(crate) fn region_of(name: &str, resources: &Resources<'_>) -> Option<Region> {
    let boundaries = resources.boundaries;
    let of_district = boundaries.and_then(|boundaries| {
        let at = district(name, boundaries)?;
        boundaries.districts.get(at as usize)?.region
    });
    of_district.or_else(|| resources.gazetteer?.county(name)?.region)
}

#[cfg(test)]
mod tests {
    use super::district;
    use geography::geo::Boundaries;

    #[test]
    fn districts_as_councils_write_them() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../public/data/boundaries.bin"
        );
        let bytes = std::fs::read(path).expect("the boundaries");
        let boundaries = Boundaries::from_bytes(&bytes).expect("boundaries");
        for (name, expected) in [
            ("Thanet", Some("Thanet")),
            (" london borough of newham ", Some("Newham")),
            ("Leeds City Council", Some("Leeds")),
            ("City of London", Some("City of London")),
            ("Council", None),
            ("Atlantis", None),
            ("", None),
        ] {
            let found = district(name, &boundaries);
            let found = found.map(|at| boundaries.districts[at as usize].name.as_str());
            assert_eq!(found, expected, "{name:?}");
        }
    }
}
