//! Whatever the camera, a region's name and badge are within it. Checked against
//! [`Boundaries::region_near`], which finds a position's region by a different method from the
//! scene's.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::label::width;
use super::map::{Area, RegionOnly};
use super::tests::{BOUNDARIES, Case};
use super::{Item, MarkId, Scene, TextStyle};
use crate::view::{MIN_SCALE, MapView, Metres, Padding, Pixels, UK};
use geography::geo::Projection;
use records::codes::{Nation, Region};

fn region_at(view: &MapView, at: Pixels) -> Option<Region> {
    let near = BOUNDARIES.region_near(Projection::unproject(view.to_world(at)));
    near.filter(|(_, km)| *km == 0.0).map(|(region, _)| region)
}

fn is_in(area: Area, region: Option<Region>) -> bool {
    match area {
        Area::Region(wanted) => region == Some(wanted),
        Area::Nation(wanted) => region.is_some_and(|region| region.nation() == wanted),
    }
}

fn any_view() -> impl Strategy<Value = MapView> {
    (
        UK.min.east()..UK.max.east(),
        UK.min.north()..UK.max.north(),
        // Far out is as likely as close up.
        MIN_SCALE.ln()..2_600f64.ln(),
        200.0..1_800.0,
        200.0..1_200.0,
    )
        .prop_map(|(east, north, scale, width, height)| MapView {
            centre: Metres([east, north]),
            scale: scale.exp(),
            size: Pixels([width, height]),
        })
}

/// A map input in which every region and nation has records known only to be somewhere in it.
fn everywhere(view: MapView) -> Case {
    let mut case = Case::new(view);
    let regions = Region::ALL.map(Area::Region).into_iter();
    let areas = regions.chain([Area::Nation(Nation::England)]);
    case.somewhere = areas.map(|area| RegionOnly { area, count: 10 }).collect();
    case
}

/// The lines of each area's name with their centres.
fn names(scene: &Scene) -> Vec<(String, Pixels, TextStyle)> {
    let name = |item: &Item| match item {
        Item::Text {
            at, text, style, ..
        } if matches!(
            style,
            TextStyle::Nation | TextStyle::NarrowNation | TextStyle::Region
        ) =>
        {
            Some((text.clone(), *at, *style))
        }
        _ => None,
    };
    scene.items.iter().filter_map(name).collect()
}

/// The areas whose name has this line.
fn areas_of(line: &str, style: TextStyle) -> Vec<Area> {
    let has = |name: &str| {
        let name = if style != TextStyle::Region {
            name.to_ascii_uppercase()
        } else {
            name.to_owned()
        };
        name == line
            || name
                .split_once(' ')
                .is_some_and(|(a, b)| a == line || b == line)
    };
    if style != TextStyle::Region {
        let nations = Nation::ALL.into_iter().filter(|nation| has(nation.name()));
        nations.map(Area::Nation).collect()
    } else {
        let regions = Region::ALL.into_iter().filter(|region| has(region.name()));
        regions.map(Area::Region).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn names_lie_within_what_they_name(view in any_view()) {
        for (line, at, style) in names(&Case::new(view).scene()) {
            let half = width(&line, style) / 2.0;
            let along = [-1.0, -0.5, 0.0, 0.5, 1.0].map(|share| {
                region_at(&view, Pixels([at.x() + share * (half - 0.1), at.y()]))
            });
            let areas = areas_of(&line, style);
            prop_assert!(
                areas.iter().any(|area| along.iter().all(|region| is_in(*area, *region))),
                "{} at {:?} is over {:?} in {:?}", line, at, along, view
            );
        }
    }

    #[test]
    fn badges_lie_within_what_they_tell_of(view in any_view()) {
        let case = everywhere(view);
        for mark in case.scene().marks {
            let MarkId::RegionOnly(index) = mark.id else { continue };
            let area = case.somewhere[index as usize].area;
            prop_assert!(
                is_in(area, region_at(&view, mark.at)),
                "the badge of {:?} is over {:?} in {:?}", area, region_at(&view, mark.at), view
            );
            let on_map = (0..2).all(|axis| mark.at.0[axis] > 10.0 && mark.at.0[axis] < view.size.0[axis] - 10.0);
            prop_assert!(on_map, "{:?} at {:?} in {:?}", area, mark.at, view);
        }
    }

    #[test]
    fn an_area_with_room_on_the_map_keeps_its_badge(view in any_view()) {
        let case = everywhere(view);
        let scene = case.scene();
        for (index, somewhere) in (0..).zip(&case.somewhere) {
            let feature = somewhere.area.feature(&BOUNDARIES).expect("a shape");
            let label = view.to_screen(feature.label).0;
            let is_seen = (0..2).all(|axis| label[axis] > 40.0 && label[axis] < view.size.0[axis] - 40.0);
            let [west, south, east, north] = feature.bbox;
            let spans = [(east - west) / view.scale, (north - south) / view.scale];
            // Only a small part of it is in view.
            let is_beyond = (0..2).all(|axis| spans[axis] > 3.0 * view.size.0[axis]);
            let is_seen = is_seen && !is_beyond;
            let has_badge = scene.mark(MarkId::RegionOnly(index)).is_some();
            prop_assert!(has_badge || !is_seen, "{:?} has no badge in {:?}", somewhere.area, view);
        }
    }
}

/// Which areas are named for a view.
fn named(view: MapView) -> Vec<Area> {
    let lines = names(&Case::new(view).scene());
    let mut found: BTreeMap<String, Area> = BTreeMap::new();
    for (line, at, style) in lines {
        for area in areas_of(&line, style) {
            if is_in(area, region_at(&view, at)) {
                found.insert(format!("{area:?}"), area);
            }
        }
    }
    found.into_values().collect()
}

#[test]
fn the_nations_are_named_at_home() {
    for size in [[1_136.0, 700.0], [900.0, 900.0], [1_440.0, 1_000.0]].map(Pixels) {
        let named = named(MapView::home(size, Padding::all(12.0)));
        assert_eq!(
            named,
            [
                Nation::England,
                Nation::NorthernIreland,
                Nation::Scotland,
                Nation::Wales
            ]
            .map(Area::Nation),
            "{size:?}"
        );
    }
}

#[test]
fn a_region_is_named_from_the_part_in_view() {
    // Its label point, in or north of the centre of County Durham, is off each of these maps.
    for (lon, lat, scale) in [(-1.75, 55.35, 130.0), (-1.75, 55.4, 121.0)] {
        let view = MapView {
            centre: Projection::project(records::record::LonLat { lon, lat }),
            scale,
            size: Pixels([500.0, 300.0]),
        };
        let label = Projection::project(BOUNDARIES.label_point(Region::NorthEast));
        assert!(
            !view.bounds().contains(label),
            "the label point has left the map"
        );
        assert!(
            named(view).contains(&Area::Region(Region::NorthEast)),
            "{view:?}"
        );
    }
}
