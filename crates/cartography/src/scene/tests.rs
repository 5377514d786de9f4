//! Images of the documented partnerships, and properties of every scene.
//!
//! `SCENE_PICTURES=dir cargo test -p cartography scene` also writes complete images for inspection.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::base::{Layer, Lit};
use super::map::{
    Area, Circle, Emphasis, Flow, Kind, Look, MapInput, RegionOnly, SiteMark, Spot, content, scene,
};
use super::svg::{Options, write};
use super::*;
use crate::cluster::{Clusters, ZoomStep, cluster};
use crate::view::{Bounds, Metres, Padding, Pixels, UK};
use explore::aggregates::{PlaceCounts, TypeKey, links, place_counts, type_key};
use geography::geo::{Boundaries, Projection, offset_km};
use messages::Words;
use records::codes::Region;
use records::dataset::{Builder, Dataset, Kind as DataKind, Origin};
use records::query::{Query, Unit};
use records::record::{LonLat, PlacedBy, Precision, Record};
use records::{PlaceId, Row};

fn file(path: &str) -> std::path::PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "../..", path].iter().collect()
}

pub(super) static BOUNDARIES: LazyLock<Boundaries> = LazyLock::new(|| {
    let bytes = std::fs::read(file("public/data/boundaries.bin")).expect("the packed boundaries");
    Boundaries::from_bytes(&bytes).expect("boundaries")
});

static DOCUMENTED: LazyLock<Dataset> = LazyLock::new(documented);

/// The documented records, with the columns that a map needs.
fn documented() -> Dataset {
    let origin = Origin {
        file: "documented".to_owned(),
        kind: DataKind::Documented,
    };
    let mut builder = Builder::new(origin, &[]);
    let mut reader =
        csv::Reader::from_path(file("data/partnerships_documented.csv")).expect("the records");
    let headers = reader.headers().expect("headers").clone();
    for (i, row) in reader.records().enumerate() {
        let row = row.expect("a row");
        let cell = |name: &str| {
            let column = headers
                .iter()
                .position(|header| header == name)
                .expect("a column");
            row.get(column).unwrap_or("")
        };
        let number = |name: &str| cell(name).parse().ok();
        let town = cell("precision") == "town";
        builder.push(&Record {
            row: i as u32 + 2,
            institution: cell("institution").into(),
            partner: cell("partner").into(),
            region: cell("region").into(),
            types: cell("partnership_type")
                .split(';')
                .map(|t| Cow::from(t.trim()))
                .collect(),
            position: number("latitude")
                .zip(number("longitude"))
                .map(|(lat, lon)| LonLat { lon, lat }),
            placed_by: PlacedBy::Coordinates,
            precision: if town {
                Precision::Town
            } else {
                Precision::Postcode
            },
            ..Record::default()
        });
    }
    builder.finish()
}

/// The data from which the ground is drawn.
fn ground() -> base::Ground<'static> {
    let boundaries: &Boundaries = &BOUNDARIES;
    boundaries.into()
}

pub(super) struct Case {
    view: MapView,
    clusters: Clusters,
    looks: Vec<Look>,
    sites: Vec<SiteMark>,
    flows: Vec<Flow>,
    pub somewhere: Vec<RegionOnly>,
    lit: Vec<Lit>,
    near: Option<Circle>,
    spot: Option<Spot<'static>>,
    emphasis: Emphasis,
}

fn counts() -> (TypeKey, PlaceCounts) {
    let key = type_key(&DOCUMENTED);
    let rows: Vec<Row> = DOCUMENTED.rows().collect();
    let counts = place_counts(&DOCUMENTED, &rows, Unit::Records, &key);
    (key, counts)
}

impl Case {
    pub fn new(view: MapView) -> Self {
        let places = &DOCUMENTED.places;
        let positions: Vec<_> = places
            .positions
            .iter()
            .map(|&p| Projection::project(p))
            .collect();
        let (_, counts) = counts();
        let clusters = cluster(
            &positions,
            &counts.counts,
            ZoomStep::from_scale(view.scale),
            view.size,
        );
        let approximate = |&place: &PlaceId| places.precision[place.index()] >= Precision::Town;
        let looks = (clusters.list.iter())
            .map(|found| Look {
                kind: Kind::Plain,
                approximate: clusters.members(found).iter().all(approximate),
            })
            .collect();
        Self {
            view,
            clusters,
            looks,
            sites: Vec::new(),
            flows: Vec::new(),
            somewhere: Vec::new(),
            lit: Vec::new(),
            near: None,
            spot: None,
            emphasis: Emphasis::default(),
        }
    }

    pub fn home(width: f64, height: f64) -> Self {
        Self::new(MapView::home(Pixels([width, height]), Padding::all(16.0)))
    }

    fn at(lon: f64, lat: f64, scale: f64, size: [f64; 2]) -> Self {
        Self::new(MapView {
            centre: Projection::project(LonLat { lon, lat }),
            scale,
            size: Pixels(size),
        })
    }

    fn by_type(mut self) -> Self {
        let (key, counts) = counts();
        for (look, found) in self.looks.iter_mut().zip(&self.clusters.list) {
            let slot = counts.main_slot(self.clusters.members(found), &key);
            look.kind = Kind::of_slot(slot, key.codes.len());
        }
        self
    }

    fn with_sites(mut self) -> Self {
        let mut reader =
            csv::Reader::from_path(file("data/national_institution_sites.csv")).expect("the sites");
        self.sites = reader
            .records()
            .map(|row| {
                let row = row.expect("a row");
                let degrees = |i: usize| row[i].parse().expect("degrees");
                let at = Projection::project(LonLat {
                    lon: degrees(7),
                    lat: degrees(6),
                });
                SiteMark {
                    at,
                    main: &row[3] == "main",
                }
            })
            .collect();
        self
    }

    fn with_flows(mut self, institution: &str, from: LonLat) -> Self {
        let rows: Vec<Row> = DOCUMENTED.rows().collect();
        let from = Projection::project(from);
        self.flows = links(&DOCUMENTED, &rows, institution)
            .into_iter()
            .map(|link| Flow {
                from,
                place: link.place,
                count: link.records,
            })
            .collect();
        assert!(self.flows.len() > 10);
        self
    }

    fn with_somewhere(mut self) -> Self {
        let regions = [
            (Region::Scotland, 14),
            (Region::Wales, 3),
            (Region::EastMidlands, 6),
        ];
        self.somewhere = (regions.into_iter())
            .map(|(region, count)| RegionOnly {
                area: Area::Region(region),
                count,
            })
            .collect();
        self
    }

    pub fn scene(&self) -> Scene {
        scene(&MapInput {
            view: self.view,
            ground: ground(),
            names: None,
            clusters: &self.clusters,
            looks: &self.looks,
            somewhere: &self.somewhere,
            sites: &self.sites,
            flows: &self.flows,
            lit: &self.lit,
            near: self.near.as_ref(),
            spot: self.spot,
            emphasis: self.emphasis,
            covered: &[],
            words: Words::default(),
        })
    }

    /// Compares everything above the base map with the snapshot, and the base map only by its
    /// length, as it has its own snapshot.
    fn check(&self, name: &str, theme: Theme) {
        let mut scene = self.scene();
        let options = Options {
            theme,
            title: "Partnerships",
            description: "By place.",
        };
        if let Some(folder) = std::env::var_os("SCENE_PICTURES") {
            let path = std::path::Path::new(&folder).join(format!("{name}.svg"));
            std::fs::write(path, write(&scene, ground(), &options)).expect("a picture");
        }
        scene.items.retain(|item| !matches!(item, Item::Base(_)));
        insta::with_settings!({ prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, write(&scene, ground(), &options));
        });
    }
}

const BRITISH_MUSEUM: LonLat = LonLat {
    lon: -0.12687,
    lat: 51.51936,
};

#[test]
fn home_light() {
    Case::home(900.0, 900.0).check("home_light", Theme::Light);
}

#[test]
fn home_dark() {
    Case::home(900.0, 900.0)
        .with_somewhere()
        .check("home_dark", Theme::Dark);
}

#[test]
fn home_phone() {
    Case::home(375.0, 620.0).check("home_phone", Theme::Light);
}

#[test]
fn home_landscape() {
    Case::home(1_200.0, 700.0)
        .by_type()
        .check("home_landscape", Theme::Dark);
}

#[test]
fn by_type() {
    Case::home(900.0, 900.0)
        .by_type()
        .with_somewhere()
        .check("by_type", Theme::Light);
}

#[test]
fn institution_with_flows() {
    let mut case = Case::home(900.0, 900.0).with_sites();
    case = case.with_flows("British Museum", BRITISH_MUSEUM);
    let id = case.scene().by_weight().get(1).map(|mark| mark.id);
    case.emphasis = Emphasis {
        selected: Some(MarkId::SiteMark(2)),
        focused: id,
        hovered: None,
    };
    case.check("institution_with_flows", Theme::Light);
}

#[test]
fn north_of_england_closer() {
    let mut case = Case::at(-1.9, 54.2, 330.0, [1_000.0, 800.0]).by_type();
    case.lit = vec![Lit::Region(Region::NorthEast)];
    case.check("north_of_england_closer", Theme::Light);
}

#[test]
fn london_closest() {
    Case::at(-0.12, 51.51, 45.0, [900.0, 700.0])
        .with_sites()
        .check("london_closest", Theme::Print);
}

#[test]
fn a_distance_draws_its_circle() {
    let query = Query::from_fragment("near=51.7500,-5.4500,10mi,");
    let near = query.near.as_ref().expect("a point");
    let mut case = Case::at(-5.45, 51.75, 100.0, [700.0, 700.0]);
    case.near = content::circle(&query, Words::default());
    let scene = case.scene();
    let ring = scene.items.iter().find_map(|item| match item {
        Item::Ring { at, radius, edge } if edge.ink == Ink::Near => {
            Some((*at, *radius, edge.dashed))
        }
        _ => None,
    });
    let (at, radius, dashed) = ring.expect("a ring");
    assert!(dashed);
    assert!(
        (at.x() - 350.0).abs() < 0.5 && (at.y() - 350.0).abs() < 0.5,
        "{at:?}"
    );
    assert!((radius - 160.93).abs() < 1.0, "{radius}");
    // In every direction, points at a distance equal to the radius are on the line.
    for bearing in (0..360).step_by(30) {
        let there = offset_km(near.centre(), near.radius.km(), f64::from(bearing));
        let there = case.view.to_screen(Projection::project(there));
        let off = there.distance(at) - radius;
        assert!(off.abs() < 0.6, "{off} px at {bearing}");
    }
    let texts = || {
        scene.items.iter().filter_map(|item| match item {
            Item::Text {
                text,
                ink: Ink::Near,
                at,
                ..
            } => Some((text.as_str(), *at)),
            _ => None,
        })
    };
    let labels: Vec<_> = texts().map(|(text, _)| text).collect();
    assert_eq!(labels, ["10 miles"]);
    let is_cross = |item: &Item| {
        matches!(
            item,
            Item::Symbol {
                fill: Ink::Near,
                ..
            }
        )
    };
    assert_eq!(scene.items.iter().filter(|item| is_cross(item)).count(), 1);

    // Far too close up, the circle is beyond the map and has no label there.
    let mut close = Case::at(-5.45, 51.75, 20.0, [700.0, 700.0]);
    close.near = content::circle(&query, Words::default());
    let said = |item: &Item| matches!(item, Item::Text { ink: Ink::Near, .. });
    assert!(!close.scene().items.iter().any(said));
    case.check("near", Theme::Light);
}

#[test]
fn what_the_filter_names_is_lit() {
    let boundaries = &*BOUNDARIES;
    let leeds = boundaries.district_named("Leeds").expect("a district");
    let wales = Lit::Region(Region::Wales);
    for (fragment, lit) in [
        ("", vec![]),
        ("nation=Wales", vec![wales]),
        ("district=Leeds", vec![Lit::District(leeds)]),
        ("region=Wales&district=Leeds", vec![Lit::District(leeds)]),
        ("region=Wales&district=Nowhere", vec![wales]),
    ] {
        let query = Query::from_fragment(fragment);
        assert_eq!(content::lit(&query, boundaries), lit, "{fragment}");
    }
    let mut rings = 0;
    Layer::Lit(Lit::District(leeds)).overview_paths(boundaries, None, &mut |_| rings += 1);
    assert_eq!(rings, boundaries.districts[leeds as usize].rings.len());
}

#[test]
fn base_map() {
    let view = MapView::home(Pixels([240.0, 340.0]), Padding::all(8.0));
    let layers = base::Layer::of_view(&view, &[base::Lit::Region(Region::Wales)], ground());
    let items = layers.into_iter().map(Item::Base).collect();
    let scene = Scene {
        view,
        items,
        marks: Vec::new(),
    };
    let options = Options {
        theme: Theme::Light,
        title: "Base map",
        description: "",
    };
    insta::with_settings!({ prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("base_map", write(&scene, ground(), &options));
    });
}

#[test]
fn the_home_rectangle_holds_the_country_and_little_else() {
    let rings = BOUNDARIES.nations.iter().flat_map(|nation| &nation.rings);
    let points = rings.flat_map(|ring| BOUNDARIES.ring(ring));
    // Rockall, a bare rock 300 km west of St Kilda, would make everything else smaller.
    let bounds = Bounds::around(points.filter(|point| point.east() > -600_000.0));
    assert!(
        UK.contains(bounds.min) && UK.contains(bounds.max),
        "{bounds:?}"
    );
    let Metres([width, height]) = bounds.size();
    let Metres([home_width, home_height]) = UK.size();
    assert!(
        width > 0.9 * home_width && height > 0.9 * home_height,
        "{bounds:?}"
    );
}

#[test]
fn the_share_of_land_is_as_measured() {
    let doubled = |ring: Vec<Metres>| -> f64 {
        let next = ring.iter().cycle().skip(1);
        ring.iter()
            .zip(next)
            .map(|(a, b)| a.east() * b.north() - b.east() * a.north())
            .sum()
    };
    let rings = BOUNDARIES.nations.iter().flat_map(|nation| &nation.rings);
    let land = rings
        .map(|ring| doubled(BOUNDARIES.ring(ring).collect()))
        .sum::<f64>()
        .abs()
        / 2.0;
    let Metres([width, height]) = UK.size();
    let share = land / (width * height);
    assert!((share - crate::scale::LAND_SHARE).abs() < 0.01, "{share}");
}

/// Views that a user may see.
fn views() -> Vec<MapView> {
    let sizes = [[320.0, 480.0], [900.0, 900.0], [1_600.0, 500.0]].map(Pixels);
    let spots = [
        (-0.12, 51.5),
        (-3.2, 55.9),
        (-6.5, 54.6),
        (-1.2, 60.4),
        (-7.0, 49.5),
    ];
    let mut views = Vec::new();
    for size in sizes {
        views.push(MapView::home(size, Padding::all(10.0)));
        for (lon, lat) in spots {
            for scale in [20.0, 150.0, 600.0, 2_000.0] {
                let centre = Projection::project(LonLat { lon, lat });
                views.push(MapView {
                    centre,
                    scale,
                    size,
                });
            }
        }
    }
    views
}

#[test]
fn names_keep_apart_and_within_the_map() {
    for view in views() {
        let scene = Case::new(view).with_sites().with_somewhere().scene();
        let names: Vec<_> = (scene.items.iter())
            .filter_map(|item| match item {
                Item::Text {
                    at,
                    anchor,
                    text,
                    style,
                    ..
                } => {
                    let name = !matches!(style, TextStyle::Count | TextStyle::SmallCount);
                    name.then(|| (label::LabelBox::of_text(text, *style, *at, *anchor), text))
                }
                _ => None,
            })
            .collect();
        for (i, (space, text)) in names.iter().enumerate() {
            assert!(
                space.min.0.iter().all(|&px| px >= 0.0),
                "{text} leaves {view:?}"
            );
            assert!(
                (0..2).all(|a| space.max.0[a] <= view.size.0[a]),
                "{text} leaves {view:?}"
            );
            for (other, with) in &names[i + 1..] {
                let apart = (0..2).any(|a| {
                    space.max.0[a] <= other.min.0[a] + 1e-6
                        || other.max.0[a] <= space.min.0[a] + 1e-6
                });
                assert!(apart, "{text} and {with} collide in {view:?}");
            }
        }
    }
}

#[test]
fn what_is_in_view_has_a_mark_and_no_count_is_lost() {
    for view in views() {
        let case = Case::new(view).with_somewhere();
        let scene = case.scene();
        let seen = |Pixels(at): Pixels| {
            (0..2).all(|axis| at[axis] >= 0.0 && at[axis] <= view.size.0[axis])
        };
        let expected: u64 = (case.clusters.list.iter())
            .filter(|cluster| seen(view.to_screen(cluster.position)))
            .map(|cluster| cluster.weight)
            .sum();
        let drawn: u64 = (scene.marks.iter())
            .filter(|mark| mark.cluster.is_some() && seen(mark.at))
            .map(|mark| mark.weight)
            .sum();
        assert_eq!(drawn, expected, "{view:?}");
        for mark in &scene.marks {
            let found = scene
                .hit(mark.at, 0.0)
                .expect("a mark under its own centre");
            assert!(found.at.distance(mark.at) <= found.radius);
        }
    }
}

#[test]
fn an_emphasised_place_is_found_in_whatever_cluster_holds_it() {
    let mut case = Case::home(600.0, 600.0);
    let crowded = case
        .clusters
        .list
        .iter()
        .find(|cluster| cluster.places() > 3)
        .expect("a cluster");
    let &last = case.clusters.members(crowded).last().expect("a member");
    let middle = case.view.to_screen(crowded.position);
    case.emphasis.selected = Some(MarkId::Place(last));
    let rings: Vec<_> = (case.scene().items.into_iter())
        .filter_map(|item| match item {
            Item::Ring { at, edge, .. } => Some((at, edge.ink)),
            _ => None,
        })
        .collect();
    assert_eq!(rings, [(middle, Ink::Paper), (middle, Ink::Accent)]);
}

#[test]
fn svg_is_well_formed_whatever_the_words() {
    for words in [
        "<script>alert('x')</script>",
        "a & b \u{0} \"c\" ]]>",
        "Amgueddfa Cymru – Ŵ 🏛",
    ] {
        let mut scene = Case::home(300.0, 300.0)
            .with_sites()
            .with_somewhere()
            .by_type()
            .scene();
        scene.items.push(Item::Text {
            at: Pixels([1.0, 2.0]),
            anchor: Anchor::End,
            text: words.to_owned(),
            style: TextStyle::Town,
            ink: Ink::Text,
            opacity: 0.5,
        });
        let options = Options {
            theme: Theme::Print,
            title: words,
            description: words,
        };
        let svg = write(&scene, ground(), &options);
        let document = roxmltree::Document::parse(&svg).expect("well-formed XML");
        let shown = words.replace('\u{0}', "\u{FFFD}");
        let texts: Vec<_> = document
            .descendants()
            .filter(|n| n.is_text())
            .filter_map(|n| n.text())
            .collect();
        assert_eq!(texts.iter().filter(|text| **text == shown).count(), 3);
        assert!(
            document
                .descendants()
                .all(|node| !node.has_tag_name("script"))
        );
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{words}");
    }
}

#[test]
fn a_spot_is_pinned_whether_or_not_anything_is_there() {
    let at = Projection::project(LonLat {
        lon: -4.9691,
        lat: 51.8012,
    });
    let case = Case {
        spot: Some(Spot {
            at,
            name: "Haverfordwest",
        }),
        ..Case::at(-4.9691, 51.8012, 60.0, [800.0, 600.0])
    };
    let scene = case.scene();
    let pins = scene.items.iter().filter(|item| {
        matches!(
            item,
            Item::Symbol {
                shape: Shape::Pin,
                fill: Ink::Spot,
                ..
            }
        )
    });
    assert_eq!(pins.count(), 1);
    let named = |item: &&Item| matches!(item, Item::Text { style: TextStyle::Spot, text, .. } if text == "Haverfordwest");
    assert_eq!(scene.items.iter().filter(named).count(), 1);
}
