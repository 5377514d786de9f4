//! The map's legend, drawn below it; on screen it is on the map, where it would cover part of an
//! image.

use analysis::figure::{Fill, Frame, Line, Mark, width_of};
use cartography::cluster::Clusters;
use cartography::scale::scale_bars;
use cartography::scene::map::{Kind, Look, RegionOnly};
use cartography::scene::{Anchor, Edge, Ink, Item, Shape};
use cartography::view::Pixels;
use explore::aggregates::TypeKey;
use messages::{PageText, ShareText, Words};
use records::query::Unit;

/// The height of a line of keys, half a key's width, and the gap between keys, in CSS pixels.
const STEP: f64 = 22.0;
const HALF: f64 = 9.0;
const GAP: f64 = 26.0;
/// The maximum length of a scale bar, in CSS pixels.
const LONGEST: f64 = 110.0;

/// What the legend explains.
pub struct Legend<'a> {
    /// The clusters and the scale of their symbols.
    pub clusters: &'a Clusters,
    /// The look of each cluster.
    pub looks: &'a [Look],
    /// Records drawn as "somewhere in" a region.
    pub somewhere: &'a [RegionOnly],
    /// Whether sites are drawn.
    pub sites: bool,
    /// The names of the types with their own symbols; empty where all marks look alike.
    pub types: Vec<&'a str>,
    /// The unit in which results are counted.
    pub unit: Unit,
    /// The map's scale, in metres per CSS pixel.
    pub scale: f64,
    /// The user's language.
    pub words: Words,
}

impl<'a> Legend<'a> {
    /// The names of the types of a key.
    pub fn names(key: &TypeKey, values: &'a records::dataset::Strings) -> Vec<&'a str> {
        key.codes.iter().map(|&code| values.get(code)).collect()
    }

    /// The legend, `width` CSS pixels wide.
    pub fn draw(&self, at: [f64; 2], width: f64) -> Frame {
        let mut frame = Frame::new(at, [width, 0.0]);
        let mut below = self.sizes(&mut frame, width);
        below = self.keys(&mut frame, width, below);
        frame.size[1] = below;
        frame
    }

    /// Draws what the area of a circle represents, and the scale bar; returns where the next line
    /// begins.
    fn sizes(&self, frame: &mut Frame, width: f64) -> f64 {
        let words = self.words;
        let unit = words.get(PageText::of_unit_lower(self.unit));
        frame.title(
            [0.0, 10.0],
            words.fill(ShareText::AreaIsCount, &[("unit", unit)]),
        );
        let symbols = &self.clusters.symbols;
        let largest = self
            .clusters
            .list
            .iter()
            .map(|cluster| cluster.weight)
            .max();
        let steps = symbols.legend(largest.unwrap_or_default());
        let radius = |count: u64| symbols.radius(count as f64);
        let tallest = steps.first().map_or(0.0, |&count| radius(count));
        let middle = 26.0 + tallest.max(HALF);
        let mut x = 0.0;
        for &count in &steps {
            let r = radius(count);
            frame.put(Mark::Item(Item::Symbol {
                at: Pixels([x + r, middle]),
                radius: r,
                shape: Shape::Circle,
                fill: Kind::Plain.style().fill,
                edge: Kind::Plain.style().edge,
                opacity: 1.0,
            }));
            let text = words.count_unit(self.unit, u32::try_from(count).unwrap_or(u32::MAX));
            let next = x + 2.0 * r + 8.0 + width_of(&text) + GAP;
            frame.text([x + 2.0 * r + 8.0, middle], Anchor::Start, text, Ink::Text);
            x = next;
        }
        let mut below = middle + tallest.max(HALF) + 8.0;
        below = self.smallest(frame, below);
        if x + LONGEST + 60.0 > width {
            below += STEP;
            self.bar(frame, width, below - 12.0);
        } else {
            self.bar(frame, width, middle);
        }
        below
    }

    /// Draws the count from which areas are proportional, where that is more than one.
    fn smallest(&self, frame: &mut Frame, below: f64) -> f64 {
        let least = self.clusters.symbols.smallest_true_count();
        if least <= 1 {
            return below;
        }
        let count = u32::try_from(least).unwrap_or(u32::MAX);
        let count = self.words.count_unit(self.unit, count);
        let text = self
            .words
            .fill(PageText::SmallestSize, &[("count", &count)]);
        frame.text([0.0, below + 6.0], Anchor::Start, text, Ink::QuietText);
        below + STEP
    }

    fn bar(&self, frame: &mut Frame, width: f64, y: f64) {
        let [km, _] = scale_bars(self.scale, LONGEST);
        let text = self.words.fill(
            PageText::Kilometres,
            &[("n", &self.words.decimal(km.length))],
        );
        let end = width - width_of(&text) - 14.0;
        let line = Line {
            ink: Ink::QuietText,
            width: 1.5,
            dashed: false,
        };
        frame.put(Mark::Path {
            points: vec![
                [end - km.px, y - 4.0],
                [end - km.px, y],
                [end, y],
                [end, y - 4.0],
            ],
            closed: false,
            fill: Fill::None,
            edge: Some(line),
        });
        frame.text([end + 8.0, y - 1.0], Anchor::Start, text, Ink::QuietText);
    }

    /// Draws what colours and shapes represent, as many in a line as fit.
    fn keys(&self, frame: &mut Frame, width: f64, below: f64) -> f64 {
        let keys = self.entries();
        let (mut x, mut y) = (0.0, below + 8.0);
        for (item, text) in &keys {
            let needs = 2.0 * HALF + 6.0 + width_of(text);
            if x > 0.0 && x + needs > width {
                (x, y) = (0.0, y + STEP);
            }
            for item in item {
                frame.put(Mark::Item(moved(item, Pixels([x + HALF, y]))));
            }
            frame.text(
                [x + 2.0 * HALF + 6.0, y],
                Anchor::Start,
                text.clone(),
                Ink::Text,
            );
            x += needs + GAP;
        }
        if keys.is_empty() {
            below
        } else {
            y + STEP / 2.0 + 4.0
        }
    }

    fn entries(&self) -> Vec<(Vec<Item>, String)> {
        let words = self.words;
        let mut out = Vec::new();
        let named = self.types.iter().enumerate();
        for (i, name) in named {
            out.push((
                vec![key(Look {
                    kind: Kind::Type(i as u8),
                    approximate: false,
                })],
                self.words.value(name).to_owned(),
            ));
        }
        if !self.types.is_empty() {
            for (kind, text) in [
                (Kind::Other, PageText::AnotherType),
                (Kind::Mixed, PageText::NoTypeLeads),
            ] {
                out.push((
                    vec![key(Look {
                        kind,
                        approximate: false,
                    })],
                    words.get(text).to_owned(),
                ));
            }
        }
        if self.looks.iter().any(|look| look.approximate) {
            let rough = Look {
                kind: Kind::Plain,
                approximate: true,
            };
            out.push((vec![key(rough)], words.get(PageText::RoughPlace).to_owned()));
        }
        if !self.somewhere.is_empty() {
            let count = self.somewhere.iter().map(|one| one.count).sum();
            out.push((badge(), words.count(PageText::CountSomewhere, count)));
        }
        if self.sites {
            let site = Item::site(Pixels::default(), 6.0);
            out.push((vec![site], words.get(PageText::OwnSite).to_owned()));
        }
        out
    }
}

fn key(look: Look) -> Item {
    let style = look.style();
    Item::Symbol {
        at: Pixels::default(),
        radius: 6.5,
        shape: style.shape,
        fill: style.fill,
        edge: style.edge,
        opacity: 1.0,
    }
}

/// The badge's symbol "≈", as on the map.
fn badge() -> Vec<Item> {
    let edge = Edge {
        ink: Ink::Mark,
        width: 1.6,
        dashed: true,
    };
    vec![
        Item::Badge {
            at: Pixels::default(),
            size: Pixels([2.0 * HALF, 13.0]),
            radius: 3.0,
            fill: Ink::LitLand,
            edge,
        },
        Item::Text {
            at: Pixels::default(),
            anchor: Anchor::Middle,
            text: "≈".to_owned(),
            style: cartography::scene::TextStyle::SmallCount,
            ink: Ink::Text,
            opacity: 1.0,
        },
    ]
}

/// An item moved by a distance.
fn moved(item: &Item, by: Pixels) -> Item {
    let mut item = item.clone();
    if let Item::Symbol { at, .. } | Item::Badge { at, .. } | Item::Text { at, .. } = &mut item {
        *at = *at + by;
    }
    item
}
