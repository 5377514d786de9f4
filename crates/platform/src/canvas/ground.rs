//! The ground of the map, painted in advance on a sheet larger than the map and placed under
//! everything else.
//!
//! Painting everything in the base map takes longer than a frame. So a new sheet is painted a few
//! thousand points per frame, while the present one is moved and scaled along with the map; when
//! the new sheet is complete, it replaces the present one within one frame. Areas that no sheet
//! covers yet show the overview.

use std::collections::BTreeMap;

use cartography::basemap::grid::Cell;
use cartography::scene::base::{Ground, Layer, Lit, STYLES, tolerance};
use cartography::scene::{Ink, Theme};
use cartography::view::{MapView, Metres, Pixels};
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement, Path2d};

use super::{context_of, fit};

/// The number of points painted per frame: about 5 ms without a graphics processor.
const POINTS_A_FRAME: i64 = 7_000;
/// The number of points per frame while the present sheet is scaled, which itself takes about 5 ms.
const POINTS_WHILE_SCALED: i64 = 3_000;
/// The cost of a path in addition to its points.
const POINTS_A_PATH: usize = 25;
/// The number of points in cached paths above which all are dropped.
const POINTS_KEPT: usize = 900_000;
/// How far a sheet extends beyond the map, as a share of the map's side.
const MARGIN: f64 = 0.22;
/// The factor by which the map's scale may differ from that of a usable sheet.
const NEAR_SCALE: f64 = 1.35;

/// Everything apart from its view on which a sheet's look depends.
#[derive(Clone, PartialEq)]
pub(super) struct GroundLook {
    pub ratio: f64,
    pub theme: Theme,
    pub layers: Vec<Layer>,
}

/// A canvas with the ground for a view.
struct GroundSheet {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    view: MapView,
    look: GroundLook,
    cells: Vec<Cell>,
    /// The next thing to paint: a layer, and a cell of it.
    next: (usize, usize),
}

/// The sheets, and the paths with which they are painted.
#[derive(Default)]
pub(super) struct Sheets {
    shown: Option<GroundSheet>,
    growing: Option<GroundSheet>,
    spare: Option<(HtmlCanvasElement, CanvasRenderingContext2d)>,
    paths: GroundPaths,
    /// The view painted last: a map that is painted twice with the same view has come to rest.
    last: Option<MapView>,
}

/// A path in metres; `None` where there is nothing to draw.
struct Kept {
    path: Option<Path2d>,
    points: usize,
}

/// Paths by layer, cell and minimum visible size.
#[derive(Default)]
struct GroundPaths {
    kept: BTreeMap<u64, Kept>,
    points: usize,
}

impl Sheets {
    /// Draws the ground as far as it is painted, and continues painting. Returns whether more
    /// remains.
    pub fn paint(
        &mut self,
        context: &CanvasRenderingContext2d,
        template: &HtmlCanvasElement,
        view: &MapView,
        look: &GroundLook,
        ground: Ground,
    ) -> bool {
        let is_still = self.last.replace(*view) == Some(*view);
        let is_whole = |sheet: &GroundSheet| {
            sheet
                .corner(view, look.ratio)
                .into_iter()
                .all(is_near_whole)
        };
        // While the map moves, half a pixel cannot be seen; at rest the ground is placed exactly.
        let is_right =
            |sheet: &GroundSheet| sheet.serves(view, look) && (!is_still || is_whole(sheet));
        let is_there = self.shown.as_ref().is_some_and(is_right);
        let room = self.shown.as_ref().map_or(0.0, |sheet| sheet.room(view));
        // A sheet is renewed before the map has moved past its edge.
        if !is_there || room < MARGIN / 3.0 {
            if !self.growing.as_ref().is_some_and(|s| s.suits(view, look)) {
                self.begin(template, view, look);
            }
        } else {
            self.spare_growing();
        }
        // A missing sheet would show only the overview, so the first one is painted at once
        // instead.
        let is_first = self.shown.is_none() && !look.layers.iter().any(|layer| layer.is_detail());
        let is_scaled = (self.shown.as_ref()).is_some_and(|sheet| sheet.view.scale != view.scale);
        let points = match (is_first, is_scaled) {
            (true, _) => i64::MAX,
            (_, true) => POINTS_WHILE_SCALED,
            _ => POINTS_A_FRAME,
        };
        if let Some(sheet) = &mut self.growing
            && sheet.grow(&mut self.paths, ground, points)
        {
            let done = self.growing.take();
            self.spare = self.shown.take().map(|old| (old.canvas, old.context));
            self.shown = done;
        }
        let Some(sheet) = &self.shown else {
            overview(context, &mut self.paths, view, look, ground);
            return true;
        };
        if !sheet.covers(view) || sheet.look.theme != look.theme {
            overview(context, &mut self.paths, view, look, ground);
        }
        if sheet.look.theme == look.theme {
            sheet.lay(context, view, look.ratio);
        }
        self.growing.is_some() || !(sheet.serves(view, look) && is_whole(sheet))
    }

    /// Paints the whole ground of a view at once, for printing.
    pub fn paint_whole(
        &mut self,
        context: &CanvasRenderingContext2d,
        view: &MapView,
        look: &GroundLook,
        ground: Ground,
    ) {
        sea(context, view, look);
        let cells: Vec<Cell> = cells(view).collect();
        for &layer in &look.layers {
            for &cell in if layer.is_detail() {
                &cells[..]
            } else {
                &[Cell(0)]
            } {
                self.paths.draw(context, view, look, ground, layer, cell);
            }
        }
    }

    fn begin(&mut self, template: &HtmlCanvasElement, view: &MapView, look: &GroundLook) {
        self.spare_growing();
        let canvas = self.spare.take().or_else(|| {
            let canvas = super::copy_of(template)?;
            let context = context_of(&canvas)?;
            Some((canvas, context))
        });
        let Some((canvas, context)) = canvas else {
            return;
        };
        // Whole pixels on each side, so that the sheet fits exactly under the map for which it was
        // made.
        let more = view.size.0.map(|side| (side * MARGIN * look.ratio).round());
        let pixels = |axis: usize| (view.size.0[axis] * look.ratio).round() + 2.0 * more[axis];
        let pixels = [pixels(0), pixels(1)];
        fit(&canvas, pixels.map(|side| side as u32));
        let size = pixels.map(|side| side / look.ratio);
        // A map's height may include half a pixel, but its corners must be on whole ones.
        let off = |axis: usize| {
            view.scale * ((size[axis] - view.size.0[axis]) / 2.0 - more[axis] / look.ratio)
        };
        let view = MapView {
            centre: Metres::new(view.centre.east() + off(0), view.centre.north() - off(1)),
            size: Pixels(size),
            ..*view
        };
        super::reset(&context, look.ratio);
        sea(&context, &view, look);
        self.growing = Some(GroundSheet {
            cells: cells(&view).collect(),
            canvas,
            context,
            view,
            look: look.clone(),
            next: (0, 0),
        });
    }

    fn spare_growing(&mut self) {
        if let Some(sheet) = self.growing.take() {
            self.spare = Some((sheet.canvas, sheet.context));
        }
    }
}

fn is_near_whole(pixels: f64) -> bool {
    (pixels - pixels.round()).abs() < 0.02
}

fn cells(view: &MapView) -> impl Iterator<Item = Cell> + use<> {
    cartography::basemap::BaseMap::cells(view.bounds().grown(4.0 * view.scale))
}

fn sea(context: &CanvasRenderingContext2d, view: &MapView, look: &GroundLook) {
    context.set_fill_style_str(&look.theme.colour(Ink::Sea).to_string());
    context.fill_rect(0.0, 0.0, view.size.x(), view.size.y());
}

fn overview(
    context: &CanvasRenderingContext2d,
    paths: &mut GroundPaths,
    view: &MapView,
    look: &GroundLook,
    ground: Ground,
) {
    sea(context, view, look);
    let lit: Vec<Lit> = (look.layers.iter())
        .filter_map(|layer| match layer {
            Layer::Lit(lit) | Layer::DetailLit(lit) => Some(*lit),
            _ => None,
        })
        .collect();
    for layer in Layer::overview(view, &lit) {
        paths.draw(context, view, look, ground, layer, Cell(0));
    }
}

impl GroundSheet {
    /// Whether the sheet is exactly what is needed.
    fn serves(&self, view: &MapView, look: &GroundLook) -> bool {
        self.look == *look && self.view.scale == view.scale && self.covers(view)
    }

    /// Whether the sheet is close enough to what is needed to be worth completing.
    fn suits(&self, view: &MapView, look: &GroundLook) -> bool {
        let factor = self.view.scale / view.scale;
        let is_near = (1.0 / NEAR_SCALE..NEAR_SCALE).contains(&factor);
        let alike = self.look.theme == look.theme && self.look.ratio == look.ratio;
        // While the scale changes, so may the layers; otherwise they belong to another filter.
        let layers = factor != 1.0 || self.look.layers == look.layers;
        alike
            && layers
            && is_near
            && self.view.bounds().contains(view.centre)
            && self.covers_most(view)
    }

    fn covers(&self, view: &MapView) -> bool {
        self.room(view) >= -1e-6
    }

    fn covers_most(&self, view: &MapView) -> bool {
        self.room(view) >= -MARGIN
    }

    /// How far the map's edge is within the sheet's, as a share of the map's side: the minimum over
    /// all sides; below 0 where the map extends beyond it.
    fn room(&self, view: &MapView) -> f64 {
        let (own, other) = (self.view.bounds(), view.bounds());
        let Metres([width, height]) = other.size();
        let gaps = [
            (other.min.east() - own.min.east()) / width,
            (own.max.east() - other.max.east()) / width,
            (other.min.north() - own.min.north()) / height,
            (own.max.north() - other.max.north()) / height,
        ];
        gaps.into_iter().fold(f64::INFINITY, f64::min)
    }

    /// Paints `points` more points; returns whether the sheet is complete.
    fn grow(&mut self, paths: &mut GroundPaths, ground: Ground, points: i64) -> bool {
        let mut left = points;
        let (mut layer, mut cell) = self.next;
        while let Some(&this) = self.look.layers.get(layer) {
            let cells = if this.is_detail() {
                &self.cells[..]
            } else {
                &[Cell(0)]
            };
            let Some(&here) = cells.get(cell) else {
                (layer, cell) = (layer + 1, 0);
                continue;
            };
            if left <= 0 {
                self.next = (layer, cell);
                return false;
            }
            let drawn = paths.draw(&self.context, &self.view, &self.look, ground, this, here);
            left -= (drawn + if drawn > 0 { POINTS_A_PATH } else { 1 }) as i64;
            cell += 1;
        }
        self.next = (layer, cell);
        true
    }

    /// The position of its upper left corner on the map, in pixels of the canvas.
    fn corner(&self, view: &MapView, ratio: f64) -> [f64; 2] {
        let bounds = self.view.bounds();
        let corner = view.to_screen(Metres([bounds.min.east(), bounds.max.north()]));
        corner.0.map(|side| side * ratio)
    }

    /// Draws the sheet under the map, moved and scaled as the map is.
    fn lay(&self, context: &CanvasRenderingContext2d, view: &MapView, ratio: f64) {
        let [x, y] = self.corner(view, ratio);
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        if self.view.scale == view.scale && self.look.ratio == ratio {
            let _ = context.draw_image_with_html_canvas_element(&self.canvas, x.round(), y.round());
        } else {
            let factor = self.view.scale / view.scale * ratio;
            let [width, height] = self.view.size.0.map(|side| side * factor);
            let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
                &self.canvas,
                x,
                y,
                width,
                height,
            );
        }
        super::reset(context, ratio);
    }
}

impl GroundPaths {
    /// Draws a layer, of the base map in one cell; returns the number of its points.
    fn draw(
        &mut self,
        context: &CanvasRenderingContext2d,
        view: &MapView,
        look: &GroundLook,
        ground: Ground,
        layer: Layer,
        cell: Cell,
    ) -> usize {
        if self.points > POINTS_KEPT {
            self.kept.clear();
            self.points = 0;
        }
        let small = if layer.is_detail() {
            tolerance(view.scale)
        } else {
            0.0
        };
        let key = key(layer, cell, small);
        if !self.kept.contains_key(&key) {
            let made = make(ground, layer, cell, small);
            self.points += made.points;
            self.kept.insert(key, made);
        }
        let Some(Kept {
            path: Some(path),
            points,
        }) = self.kept.get(&key)
        else {
            return 0;
        };
        let [a, b, c, d, e, f] = view.matrix();
        let ratio = look.ratio;
        let _ = context.set_transform(a * ratio, b, c, d * ratio, e * ratio, f * ratio);
        let colour = look.theme.colour(layer.ink()).to_string();
        if let Some(width) = layer.line_width(view.scale) {
            // The path is in metres, and so is its line.
            context.set_line_width(width * view.scale);
            context.set_stroke_style_str(&colour);
            context.stroke_with_path(path);
        } else {
            context.set_fill_style_str(&colour);
            context.fill_with_path_2d_and_winding(path, CanvasWindingRule::Evenodd);
        }
        super::reset(context, ratio);
        *points
    }
}

/// The key under which a path is cached: its layer, its cell, and the octave of its minimum visible
/// size.
fn key(layer: Layer, cell: Cell, small: f64) -> u64 {
    let lit = |lit: Lit| match lit {
        Lit::Region(region) => region as u64,
        Lit::District(district) => 16 + u64::from(district),
    };
    let layer = match layer {
        Layer::Neighbours => 0,
        Layer::Land => 1,
        Layer::Districts => 2,
        Layer::Regions => 3,
        Layer::Nations => 4,
        Layer::FarCoast => 5,
        Layer::Coast => 6,
        Layer::Detail(_) | Layer::DetailEdge(..) => {
            let at = STYLES.iter().position(|style| style.layer == layer);
            8 + at.unwrap_or_default() as u64
        }
        Layer::Lit(it) => 100 + lit(it),
        Layer::DetailLit(it) => 1_000 + lit(it),
    };
    layer << 24 | u64::from(cell.0) << 8 | (small.max(0.0).ceil() as u64).min(255)
}

fn make(ground: Ground, layer: Layer, cell: Cell, small: f64) -> Kept {
    let path = Path2d::new().ok();
    let closed = layer.is_filled();
    let mut points = 0;
    let mut add = |line: &mut dyn Iterator<Item = Metres>| {
        let Some(path) = &path else { return };
        for (i, Metres([x, y])) in line.enumerate() {
            if i == 0 {
                path.move_to(x, y);
            } else {
                path.line_to(x, y);
            }
            points += 1;
        }
        if closed {
            path.close_path();
        }
    };
    if layer.is_detail() {
        layer.cell_paths(ground, cell, small, &mut add);
    } else {
        layer.overview_paths(ground.boundaries, None, &mut add);
    }
    Kept {
        path: path.filter(|_| points > 0),
        points,
    }
}
