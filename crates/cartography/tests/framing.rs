//! Which extent the map frames for a query, using the documented records.

use cartography::cluster::{ZoomStep, cluster};
use cartography::scene::map::content;
use cartography::view::{Bounds, MapView, Metres, Padding, Pixels, UK};
use explore::aggregates::{PlaceCounts, place_counts, type_key};
use explore::crossfilter::{SearchIndex, filter};
use geography::geo::Boundaries;
use records::dataset::Dataset;
use records::query::Query;

const SIZE: Pixels = Pixels([1_136.0, 660.0]);
const PADDING: Padding = Padding {
    top: 28.0,
    right: 80.0,
    bottom: 40.0,
    left: 300.0,
};

struct World {
    data: Dataset,
    boundaries: Boundaries,
    positions: Vec<Metres>,
}

impl World {
    fn documented() -> Self {
        let table = |name: &str| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data/");
            std::fs::read(format!("{folder}{name}")).expect("a table")
        };
        let data: Option<Dataset> =
            postcard::from_bytes(&table("documented.bin")).expect("the documented records");
        let data = data.expect("records");
        Self {
            positions: content::positions(&data),
            boundaries: Boundaries::from_bytes(&table("boundaries.bin")).expect("boundaries"),
            data,
        }
    }

    fn counts(&self, query: &Query) -> PlaceCounts {
        let rows = filter(&self.data, &SearchIndex::new(&self.data), query).rows;
        place_counts(&self.data, &rows, query.unit, &type_key(&self.data))
    }

    fn extent(&self, fragment: &str) -> Bounds {
        let query = Query::from_fragment(fragment);
        let counts = self.counts(&query);
        content::extent(&query, &self.positions, &counts, &self.boundaries)
    }

    fn frame(&self, fragment: &str) -> Option<MapView> {
        MapView::frame(self.extent(fragment), SIZE, PADDING)
    }
}

#[test]
fn a_region_is_framed_with_all_that_is_in_it() {
    let world = World::documented();
    for (fragment, region) in [
        ("region=North+East", "North East"),
        ("region=Wales", "Wales"),
        ("nation=Scotland", "Scotland"),
        ("nation=Scotland&type=Loan", "Scotland"),
    ] {
        let view = world.frame(fragment).expect("framed");
        let query = Query::from_fragment(fragment);
        let counts = world.counts(&query);
        let shown = world.positions.iter().zip(&counts.counts);
        let across = PADDING.left - 1e-6..=SIZE.x() - PADDING.right + 1e-6;
        let down = PADDING.top - 1e-6..=SIZE.y() - PADDING.bottom + 1e-6;
        let is_free = |Pixels([x, y]): Pixels| across.contains(&x) && down.contains(&y);
        let seen = shown
            .filter(|(_, count)| **count > 0)
            .all(|(at, _)| is_free(view.to_screen(*at)));
        assert!(seen, "{fragment}: {view:?}");
        let feature = (world.boundaries.regions.iter())
            .find(|feature| feature.name == region)
            .expect("a region");
        assert!(view.bounds().contains(feature.label), "{fragment}");
    }
}

#[test]
fn the_whole_country_is_no_part_of_it() {
    let world = World::documented();
    for fragment in ["", "unit=projects", "colour=type&view=table"] {
        assert_eq!(world.extent(fragment), UK, "{fragment}");
        assert_eq!(world.frame(fragment), None, "{fragment}");
    }
    // All nations, in any order.
    let all = "nation=England&nation=Scotland&nation=Wales&nation=Northern+Ireland";
    assert_eq!(world.frame(all), None);
}

#[test]
fn nothing_found_is_framed_only_where_a_place_was_asked_for() {
    let world = World::documented();
    assert!(world.extent("q=zzzzzz").is_empty());
    let wales = world.extent("q=zzzzzz&region=Wales");
    let feature = (world.boundaries.regions.iter()).find(|feature| feature.name == "Wales");
    let [west, south, east, north] = feature.expect("Wales").bbox;
    assert_eq!(
        wales,
        Bounds {
            min: Metres([west, south]),
            max: Metres([east, north])
        }
    );
}

#[test]
fn a_distance_is_framed_rather_than_the_regions_it_reaches_into() {
    let world = World::documented();
    let around = |fragment: &str| world.extent(fragment);
    let ring = around("near=54.9000,-1.6000,5mi&q=zzzzzz&region=Scotland");
    let Metres([width, height]) = ring.size();
    let across = 2.0 * 5.0 * 1_609.344;
    assert!(
        (width - across).abs() < 50.0 && (height - across).abs() < 50.0,
        "{ring:?}"
    );
    let with_places = around("near=54.9000,-1.6000,5mi&region=North+East");
    assert!(with_places.contains(ring.min) && with_places.contains(ring.max));
}

#[test]
fn a_framed_region_comes_apart() {
    let world = World::documented();
    let query = Query::from_fragment("region=North+East");
    let counts = world.counts(&query);
    let places = |view: MapView| {
        cluster(
            &world.positions,
            &counts.counts,
            ZoomStep::from_scale(view.scale),
            view.size,
        )
        .list
        .len()
    };
    let framed = places(world.frame("region=North+East").expect("framed"));
    let home = places(MapView::home(SIZE, Padding::default()));
    assert!(framed > home + 2, "{framed} marks, {home} from afar");
}
