//! The map as a figure: the scene on screen, with its legend and scale below.

use super::key::Legend;
use analysis::figure::{Element, Figure, Frame, Mark};
use cartography::cluster::{ZoomStep, cluster};
use cartography::scene::base::Ground;
use cartography::scene::map::{Emphasis, MapInput, content, scene};
use cartography::view::MapView;
use explore::aggregates::{place_counts, type_key};
use geography::gazetteer::names::Names;
use geography::sites::Sites;
use messages::Words;
use records::Row;
use records::dataset::Dataset;
use records::query::Query;

/// What the map is drawn from.
#[derive(Clone, Copy)]
pub struct MapFacts<'a> {
    /// The records.
    pub data: &'a Dataset,
    /// Those that match.
    pub rows: &'a [Row],
    /// The query.
    pub query: &'a Query,
    /// The data from which the ground is drawn.
    pub ground: Ground<'a>,
    /// Every town and village, where they are loaded.
    pub names: Option<&'a Names>,
    /// The institutions' own sites.
    pub sites: &'a Sites,
    /// The position and size of the map.
    pub view: MapView,
    /// The user's language.
    pub words: Words,
}

/// The gap between the map and its legend, in CSS pixels.
const GAP: f64 = 12.0;

/// The map as the screen shows it, with its legend and scale below.
#[must_use]
pub fn map_figure(facts: &MapFacts) -> Figure {
    let MapFacts {
        data,
        rows,
        query,
        ground,
        view,
        ..
    } = *facts;
    let view = MapView {
        size: view.size.map(f64::round),
        ..view
    };
    let key = type_key(data);
    let counts = place_counts(data, rows, query.unit, &key);
    let clusters = cluster(
        &content::positions(data),
        &counts.counts,
        ZoomStep::from_scale(view.scale),
        view.size,
    );
    let looks = content::looks(data, &clusters, &counts, &key, query.by_type);
    let somewhere = content::somewhere(&counts);
    let institution = content::institution(query);
    let illustrative = data.is_illustrative();
    let sites = content::sites(facts.sites, illustrative, query.sites, institution);
    let flows = institution
        .map(|name| content::flows(data, rows, name, facts.sites))
        .unwrap_or_default();
    let selected = content::selected_place(data, query.target.as_ref())
        .and_then(|place| content::mark_of(&clusters, place));
    let scene = scene(&MapInput {
        view,
        ground,
        names: facts.names,
        clusters: &clusters,
        looks: &looks,
        somewhere: &somewhere,
        sites: &sites,
        flows: &flows,
        near: content::circle(query, facts.words).as_ref(),
        spot: content::spot(query.target.as_ref()),
        lit: &content::lit(query, ground.boundaries),
        emphasis: Emphasis {
            selected,
            ..Emphasis::default()
        },
        covered: &[],
        words: facts.words,
    });
    let types = if query.by_type {
        Legend::names(&key, &data.types.values)
    } else {
        Vec::new()
    };
    let legend = Legend {
        clusters: &clusters,
        looks: &looks,
        somewhere: &somewhere,
        sites: !sites.is_empty(),
        types,
        unit: query.unit,
        scale: view.scale,
        words: facts.words,
    };
    let legend = legend.draw([0.0, view.size.y() + GAP], view.size.x());
    let mut figure = Figure::new([view.size.x(), legend.at[1] + legend.size[1]]);
    let piece = |item| Element {
        mark: Mark::Item(item),
        tip: None,
    };
    figure.frames.push(Frame {
        at: [0.0, 0.0],
        size: view.size.0,
        view: Some(view),
        pieces: scene.items.into_iter().map(piece).collect(),
    });
    figure.frames.push(legend);
    figure
}

#[cfg(test)]
mod tests {
    use super::*;
    use analysis::svg::{Caption, write_alone};
    use cartography::scene::Theme;
    use cartography::view::{Padding, Pixels};
    use geography::geo::Boundaries;

    fn documented() -> Dataset {
        let bytes = include_bytes!("../../../public/data/documented.bin");
        let set: Option<Dataset> = postcard::from_bytes(bytes).expect("the packed records");
        set.expect("records")
    }

    fn picture(
        change: impl Fn(&mut Query),
        title: &str,
        width: f64,
        transparent: bool,
    ) -> (String, [f64; 2]) {
        let data = documented();
        let boundaries =
            Boundaries::from_bytes(include_bytes!("../../../public/data/boundaries.bin"))
                .expect("boundaries");
        let mut query = Query::default();
        change(&mut query);
        let search = explore::crossfilter::SearchIndex::new(&data);
        let rows = explore::crossfilter::filter(&data, &search, &query).rows;
        let figure = map_figure(&MapFacts {
            data: &data,
            rows: &rows,
            query: &query,
            ground: (&boundaries).into(),
            names: None,
            sites: &Sites::default(),
            view: MapView::home(Pixels([width, 600.0]), Padding::default()),
            words: Words::default(),
        });
        let lines = ["A finding.".to_owned()];
        let caption = Caption {
            title,
            lines: &lines,
            foot: &lines,
            description: "What <it> shows",
            transparent,
        };
        write_alone(&figure, &boundaries, Theme::Light, &caption)
    }

    #[test]
    fn a_picture_is_well_formed_and_holds_no_script() {
        for by_type in [false, true] {
            let (svg, size) = picture(
                |query| query.by_type = by_type,
                "A \"title\" & <more>",
                700.0,
                false,
            );
            let tree = roxmltree::Document::parse(&svg).expect("XML");
            let names: Vec<_> = tree
                .descendants()
                .map(|n| n.tag_name().name().to_owned())
                .collect();
            assert!(
                names
                    .iter()
                    .all(|name| name != "script" && name != "a" && name != "image")
            );
            let root = tree.root_element();
            assert_eq!(root.attribute("width"), Some(size[0].to_string().as_str()));
            assert_eq!(root.attribute("height"), Some(size[1].to_string().as_str()));
            let text = |name: &str| {
                let found = tree
                    .descendants()
                    .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
                found
                    .and_then(|node| node.text())
                    .unwrap_or_default()
                    .to_owned()
            };
            assert_eq!(text("title"), "A \"title\" & <more>");
            assert_eq!(text("desc"), "What <it> shows");
            assert_eq!(svg.contains("No main type"), by_type);
            assert!(svg.contains("Circle area shows the number of records at a place"));
        }
    }

    #[test]
    fn a_long_title_wraps_and_the_picture_grows() {
        let (_, short) = picture(|_| (), "Short", 400.0, false);
        let (svg, long) = picture(|_| (), &"A rather long title ".repeat(8), 400.0, false);
        assert!(long[1] > short[1] + 40.0);
        let tree = roxmltree::Document::parse(&svg).expect("XML");
        let longest = tree
            .descendants()
            .filter(|node| node.tag_name().name() == "text");
        let serif = longest.filter(|node| node.attribute("font-size") == Some("19"));
        assert!(serif.clone().count() >= 3);
        assert!(
            serif
                .filter_map(|node| node.text())
                .all(|line| line.len() < 50)
        );
    }

    #[test]
    fn transparent_pictures_have_no_paper() {
        let paper = "H448V";
        let (svg, [width, _]) = picture(|_| (), "T", 400.0, true);
        assert_eq!(width, 448.0);
        assert!(!svg.contains(paper));
        assert!(picture(|_| (), "T", 400.0, false).0.contains(paper));
    }
}
