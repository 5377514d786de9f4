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
    let lower = name.trim().to_lowercase();
    let bare = BEFORE
        .iter()
        .find_map(|before| lower.strip_prefix(before))
        .unwrap_or(&lower);
    let bare = AFTER
        .iter()
        .find_map(|after| bare.strip_suffix(after))
        .unwrap_or(bare);
    let mut districts = (0..).zip(&boundaries.districts);
    let found = districts.find(|(_, district)| {
        let known = district.name.to_lowercase();
        known == lower || known == bare
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
