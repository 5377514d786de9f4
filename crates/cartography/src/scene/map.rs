//! Builds the map's scene from plain values.

mod badges;
pub mod content;
mod input;
mod interior;
mod names;
mod place_names;
mod ring;

pub use input::{
    Area, Circle, Emphasis, Flow, Kind, Look, MapInput, MarkStyle, RegionOnly, SiteMark, Spot,
};

use super::base::Layer;
use super::label::{CollisionIndex, LabelBox, width};
use super::{Anchor, Edge, Ink, Item, Mark, MarkId, Scene, Shape, TextStyle};
use crate::cluster::Cluster;
use crate::view::{Metres, Pixels};
use records::sort;

/// The opacity to which symbols fade where flows lead elsewhere.
const BACK: f64 = 0.28;
/// Half the side of a site's symbol, and the minimum distance at which two are both drawn, in CSS
/// pixels.
const SITE_RADIUS: f64 = 5.0;
const SITE_GAP: f64 = 11.0;
/// The radius of a circle with the pin's area, in CSS pixels.
const PIN_RADIUS: f64 = 9.0;

/// Builds the scene.
#[must_use]
pub fn scene(input: &MapInput) -> Scene {
    let mut build = Build {
        input,
        items: vec![Item::Sea],
        marks: Vec::with_capacity(input.clusters.list.len()),
        room: CollisionIndex::new(input.view.size),
    };
    let layers = Layer::of_view(&input.view, input.lit, input.ground);
    build.items.extend(layers.into_iter().map(Item::Base));
    let flows = build.flows_by_cluster();
    let symbols = build.symbols();
    let badges = build.badges();
    build.area_names();
    input.near.iter().for_each(|circle| build.ring(circle));
    build.curves(&flows);
    build.draw_symbols(&symbols, &flows);
    build.draw_badges(badges);
    build.sites();
    build.spot();
    input
        .near
        .iter()
        .for_each(|circle| build.ring_label(circle));
    build.keep_off_what_covers();
    match input
        .names
        .filter(|_| input.view.scale <= place_names::ALL_NAMES_FROM)
    {
        Some(names) => build.place_names(names),
        None => build.city_names(),
    }
    build.emphasis();
    Scene {
        view: input.view,
        items: build.items,
        marks: build.marks,
    }
}

struct Build<'a> {
    input: &'a MapInput<'a>,
    items: Vec<Item>,
    marks: Vec<Mark>,
    room: CollisionIndex,
}

/// A cluster that is at least partly on the map.
struct Symbol<'a> {
    index: usize,
    cluster: &'a Cluster,
    at: Pixels,
    radius: f64,
}

impl<'a> Build<'a> {
    fn near_view(&self, at: Pixels, margin: f64) -> bool {
        let size = &self.input.view.size;
        (0..2).all(|axis| at.0[axis] > -margin && at.0[axis] < size.0[axis] + margin)
    }

    /// Flow counts by cluster, from each origin.
    fn flows_by_cluster(&self) -> Vec<(usize, Metres, u32)> {
        let clusters = self.input.clusters;
        let flows: Vec<(usize, Metres, u32)> = (self.input.flows.iter())
            .filter_map(|flow| Some((clusters.cluster_of(flow.place)?, flow.from, flow.count)))
            .collect();
        let order = sort::sorted(flows.len(), &mut |a, b| {
            let (a, b) = (&flows[a as usize], &flows[b as usize]);
            (a.0.cmp(&b.0))
                .then(a.1.0[0].total_cmp(&b.1.0[0]))
                .then(a.1.0[1].total_cmp(&b.1.0[1]))
        });
        let mut flows: Vec<_> = order.into_iter().map(|i| flows[i as usize]).collect();
        flows.dedup_by(|next, first| {
            let same = next.0 == first.0 && next.1 == first.1;
            if same {
                first.2 += next.2;
            }
            same
        });
        flows
    }

    fn keep_off_what_covers(&mut self) {
        for &[left, top, right, bottom] in self.input.covered {
            self.room.take(LabelBox {
                min: Pixels([left, top]),
                max: Pixels([right, bottom]),
            });
        }
    }

    /// Turns the clusters in view into marks; labels avoid them.
    fn symbols(&mut self) -> Vec<Symbol<'a>> {
        let input = self.input;
        let mut symbols = Vec::new();
        for (index, cluster) in input.clusters.list.iter().enumerate() {
            let at = input.view.to_screen(cluster.position);
            let radius = input.clusters.symbols.radius(cluster.weight as f64);
            let Some(&place) = input.clusters.members(cluster).first() else {
                continue;
            };
            if !self.near_view(at, radius * 1.6) {
                continue;
            }
            self.room.take_circle(at, radius + 1.0);
            self.marks.push(Mark {
                id: MarkId::Place(place),
                at,
                radius,
                weight: cluster.weight,
                cluster: Some(index as u32),
            });
            symbols.push(Symbol {
                index,
                cluster,
                at,
                radius,
            });
        }
        symbols
    }

    fn draw_symbols(&mut self, symbols: &[Symbol], flows: &[(usize, Metres, u32)]) {
        for symbol in symbols {
            let look = self
                .input
                .looks
                .get(symbol.index)
                .copied()
                .unwrap_or_default();
            let reached = flows.is_empty()
                || flows
                    .binary_search_by_key(&symbol.index, |flow| flow.0)
                    .is_ok();
            let opacity = if reached { 1.0 } else { BACK };
            let MarkStyle {
                shape,
                fill,
                edge,
                text,
            } = look.style();
            // A visible outline is part of the mark: its outer edge is at the mark's radius.
            let hollow = fill == Ink::LitLand;
            let radius = symbol.radius - if hollow { edge.width / 2.0 } else { 0.0 };
            self.items.push(Item::Symbol {
                at: symbol.at,
                radius,
                shape,
                fill,
                edge,
                opacity,
            });
            self.count(symbol, shape, text, opacity);
        }
    }

    /// Draws the count within a symbol, where it is more than one and fits.
    fn count(&mut self, symbol: &Symbol, shape: Shape, ink: Ink, opacity: f64) {
        let count = symbol.cluster.weight;
        if count < 2 {
            return;
        }
        let text = self
            .input
            .words
            .number(u32::try_from(count).unwrap_or(u32::MAX));
        let room = symbol.radius * shape.room();
        let fits = |style: TextStyle| {
            let (width, height) = (width(&text, style), style.face().size * 0.72);
            match shape {
                // To its corners, with a margin around them: the smaller size manages with less.
                Shape::Circle => {
                    let rim = if style == TextStyle::Count { 3.0 } else { 1.5 };
                    (width / 2.0).hypot(height / 2.0) <= symbol.radius - rim
                }
                _ => width <= 2.0 * room && height <= 1.65 * room,
            }
        };
        let Some(style) = [TextStyle::Count, TextStyle::SmallCount]
            .into_iter()
            .find(|s| fits(*s))
        else {
            return;
        };
        // The widest part of a triangle is not at its centre.
        let lift = match shape {
            Shape::Triangle => symbol.radius * 0.12,
            Shape::InvertedTriangle => -symbol.radius * 0.12,
            _ => 0.0,
        };
        let at = Pixels([symbol.at.x(), symbol.at.y() + lift]);
        self.items.push(Item::Text {
            at,
            anchor: Anchor::Middle,
            text,
            style,
            ink,
            opacity,
        });
    }

    fn curves(&mut self, flows: &[(usize, Metres, u32)]) {
        let view = &self.input.view;
        // Thin ones on top, so that a thick one never hides them.
        let order = sort::sorted(flows.len(), &mut |a, b| {
            flows[b as usize].2.cmp(&flows[a as usize].2)
        });
        for (index, from, count) in order.into_iter().map(|i| flows[i as usize]) {
            let Some(cluster) = self.input.clusters.list.get(index) else {
                continue;
            };
            let [a, b] = [view.to_screen(from), view.to_screen(cluster.position)];
            let Pixels([dx, dy]) = b - a;
            if dx.hypot(dy) < 2.0 {
                continue;
            }
            // All bend to the same side, so that two adjacent ones stay apart.
            let control = Pixels::new(
                (a.x() + b.x()) / 2.0 - dy * BEND,
                (a.y() + b.y()) / 2.0 + dx * BEND,
            );
            self.items.push(Item::Curve {
                points: [a, control, b],
                width: flow_width(count),
                ink: Ink::Flow,
                opacity: 0.55,
            });
        }
    }

    /// Draws main sites first; one that would cover another appears only after zooming in.
    fn sites(&mut self) {
        let sites = self.input.sites;
        let mains = sites.iter().enumerate().filter(|(_, site)| site.main);
        let branches = sites.iter().enumerate().filter(|(_, site)| !site.main);
        let mut drawn: Vec<Pixels> = Vec::new();
        for (index, site) in mains.chain(branches) {
            let at = self.off_the_count(self.input.view.to_screen(site.at));
            let id = MarkId::SiteMark(index as u32);
            let crowded = drawn.iter().any(|other| other.distance(at) < SITE_GAP);
            if !self.near_view(at, SITE_RADIUS) || (crowded && !self.is_emphasised(id)) {
                continue;
            }
            drawn.push(at);
            self.items.push(Item::site(at, SITE_RADIUS));
            self.marks.push(Mark {
                id,
                at,
                radius: SITE_RADIUS,
                weight: 0,
                cluster: None,
            });
        }
        drawn
            .into_iter()
            .for_each(|at| self.room.take_circle(at, SITE_RADIUS + 1.0));
    }

    /// Moves a site within a symbol out to its rim, upwards where it is at the very centre, so that
    /// the count remains legible.
    fn off_the_count(&self, at: Pixels) -> Pixels {
        let Some((centre, radius)) = self.room.circle_over(at) else {
            return at;
        };
        let Pixels([dx, dy]) = at - centre;
        let away = dx.hypot(dy);
        let [x, y] = if away < 1.0 {
            [0.7, -0.7]
        } else {
            [dx / away, dy / away]
        };
        Pixels([centre.x() + x * radius, centre.y() + y * radius])
    }

    /// Draws the pin with its name above everything else; towns' names avoid both.
    fn spot(&mut self) {
        let Some(spot) = self.input.spot else { return };
        let at = self.input.view.to_screen(spot.at);
        if !self.near_view(at, 3.0 * PIN_RADIUS) {
            return;
        }
        self.items.push(Item::pin(at, PIN_RADIUS));
        let head = Pixels([at.x(), at.y() - PIN_RADIUS * Shape::POINT]);
        self.room.take_circle(head, PIN_RADIUS + 1.0);
        if spot.name.is_empty() {
            return;
        }
        let style = TextStyle::Spot;
        let wide = width(spot.name, style);
        let right = Pixels([head.x() + PIN_RADIUS + 5.0, head.y()]);
        let left = Pixels([head.x() - PIN_RADIUS - 5.0, head.y()]);
        let (at, anchor) = if right.x() + wide > self.input.view.size.x() && left.x() > wide {
            (left, Anchor::End)
        } else {
            (right, Anchor::Start)
        };
        self.room
            .take(LabelBox::of_text(spot.name, style, at, anchor));
        self.text(spot.name, at, anchor, style, Ink::Text);
    }

    fn text(&mut self, text: &str, at: Pixels, anchor: Anchor, style: TextStyle, ink: Ink) {
        self.items.push(Item::Text {
            at,
            anchor,
            text: text.to_owned(),
            style,
            ink,
            opacity: 1.0,
        });
    }

    fn is_emphasised(&self, id: MarkId) -> bool {
        let Emphasis {
            selected,
            focused,
            hovered,
        } = self.input.emphasis;
        [selected, focused, hovered].contains(&Some(id))
    }

    fn emphasis(&mut self) {
        let Emphasis {
            selected,
            focused,
            hovered,
        } = self.input.emphasis;
        for (id, gap, ink, width) in [
            (hovered, 2.5, Ink::Text, 1.2),
            (selected, 3.0, Ink::Accent, 2.2),
            (focused, 5.5, Ink::Focus, 2.5),
        ] {
            let Some(mark) = id.and_then(|id| self.find(id)) else {
                continue;
            };
            let (at, radius) = (mark.at, mark.radius + gap);
            let under = Edge {
                ink: Ink::Paper,
                width: width + 2.0,
                dashed: false,
            };
            self.items.push(Item::Ring {
                at,
                radius,
                edge: under,
            });
            self.items.push(Item::Ring {
                at,
                radius,
                edge: Edge {
                    ink,
                    width,
                    dashed: false,
                },
            });
        }
    }

    /// The mark that shows what is emphasised: a place may be in a cluster identified by another.
    fn find(&self, id: MarkId) -> Option<&Mark> {
        let cluster = match id {
            MarkId::Place(place) => self.input.clusters.cluster_of(place).map(|i| i as u32),
            _ => None,
        };
        self.marks
            .iter()
            .find(|mark| mark.id == id || (cluster.is_some() && mark.cluster == cluster))
    }
}

/// How far a flow's midpoint is from the straight line, as a share of its length.
const BEND: f64 = 0.12;

/// The width of a flow in CSS pixels. In proportion to the count it would soon cover the map; the
/// square root keeps the order.
fn flow_width(count: u32) -> f64 {
    (0.6 + 0.7 * f64::from(count).sqrt()).min(6.0)
}
