//! Paints a scene on a canvas.
//!
//! The base map's paths are made once, in metres, and only transformed while the map moves.

use std::f64::consts::TAU;

use engine::geo::boundaries::Boundaries;
use engine::scene::base::Layer;
use engine::scene::{Anchor, Edge, Face, Ink, Item, Scene, Shape, TextStyle, Theme};
use engine::text::decimal;
use engine::view::MapView;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement, Path2d};

const SERIF: &str =
    "\"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"Book Antiqua\", Georgia, serif";
const SANS: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", sans-serif";

/// A handful of paths, made when first needed.
type Paths<K> = Vec<(K, Path2d)>;

/// A canvas and what is kept for it between frames.
pub struct Painter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// The ground without what stands on it: sea, land and borders.
    ground: HtmlCanvasElement,
    ground_context: CanvasRenderingContext2d,
    ground_key: Option<GroundKey>,
    /// Whether `ground` holds what `ground_key` says.
    ground_kept: bool,
    layers: Paths<Layer>,
    shapes: Paths<Shape>,
    dash: JsValue,
    solid: JsValue,
}

/// What the ground looks like follows from these.
#[derive(Clone, PartialEq)]
struct GroundKey {
    view: MapView,
    ratio: f64,
    layers: Vec<Layer>,
    theme: Theme,
}

impl Painter {
    /// A painter for a canvas; `None` where the browser gives no 2D context.
    #[must_use]
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let ground = canvas.clone_node().ok()?.dyn_into().ok()?;
        Some(Self {
            context: context_of(&canvas)?,
            ground_context: context_of(&ground)?,
            ground,
            ground_key: None,
            ground_kept: false,
            canvas,
            layers: Vec::new(),
            shapes: Vec::new(),
            dash: Array::of2(&3.0.into(), &2.5.into()).into(),
            solid: Array::new().into(),
        })
    }

    /// Paints a scene from back to front.
    pub fn paint(&mut self, scene: &Scene, boundaries: Option<&Boundaries>, theme: Theme) {
        let view = scene.view;
        let ratio = super::window().device_pixel_ratio();
        let pixels = view.size.map(|side| (side * ratio).round() as u32);
        fit(&self.canvas, pixels);
        let is_ground = |item: &&Item| matches!(item, Item::Sea | Item::Base(_));
        let ground = scene.items.iter().take_while(is_ground).count();
        let (ground, above) = scene.items.split_at(ground);
        let key = GroundKey {
            view,
            ratio,
            layers: ground.iter().filter_map(layer_of).collect(),
            theme,
        };
        if self.ground_key.as_ref() == Some(&key) && boundaries.is_some() {
            self.reuse_ground(ground, &key, pixels, boundaries);
        } else {
            self.reset(ratio);
            self.items(ground, &key, boundaries);
            self.ground_key = Some(key.clone());
            self.ground_kept = false;
        }
        self.reset(ratio);
        self.items(above, &key, boundaries);
    }

    /// Lays down the ground as it was painted last: a filter or a pointer that moves changes only
    /// what stands on it. A map that moves has another ground each frame, so it is kept only when
    /// it is asked for a second time.
    fn reuse_ground(
        &mut self,
        ground: &[Item],
        key: &GroundKey,
        pixels: [u32; 2],
        boundaries: Option<&Boundaries>,
    ) {
        if !self.ground_kept {
            fit(&self.ground, pixels);
            std::mem::swap(&mut self.context, &mut self.ground_context);
            self.reset(key.ratio);
            self.items(ground, key, boundaries);
            std::mem::swap(&mut self.context, &mut self.ground_context);
            self.ground_kept = true;
        }
        self.reset(1.0);
        let _ = self
            .context
            .draw_image_with_html_canvas_element(&self.ground, 0.0, 0.0);
    }

    fn items(&mut self, items: &[Item], key: &GroundKey, boundaries: Option<&Boundaries>) {
        for item in items {
            self.item(item, &key.view, key.ratio, boundaries, key.theme);
        }
    }

    fn reset(&self, ratio: f64) {
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.context.set_line_join("round");
        self.context.set_line_cap("round");
    }

    fn item(
        &mut self,
        item: &Item,
        view: &MapView,
        ratio: f64,
        boundaries: Option<&Boundaries>,
        theme: Theme,
    ) {
        match item {
            Item::Sea => {
                self.fill(theme, Ink::Sea);
                self.context.fill_rect(0.0, 0.0, view.size[0], view.size[1]);
            }
            Item::Base(layer) => {
                if let Some(boundaries) = boundaries {
                    self.base(*layer, view, ratio, boundaries, theme);
                }
            }
            Item::Curve {
                points: [from, control, to],
                width,
                ink,
                opacity,
            } => {
                self.context.set_global_alpha(*opacity);
                self.stroke(theme, *ink, *width, false);
                self.context.begin_path();
                self.context.move_to(from[0], from[1]);
                self.context
                    .quadratic_curve_to(control[0], control[1], to[0], to[1]);
                self.context.stroke();
                self.context.set_global_alpha(1.0);
            }
            Item::Symbol {
                at,
                radius,
                shape,
                fill,
                edge,
                opacity,
            } => {
                self.context.set_global_alpha(*opacity);
                self.symbol(*at, *radius, *shape, *fill, *edge, theme);
                self.context.set_global_alpha(1.0);
            }
            Item::Badge {
                at,
                size,
                radius,
                fill,
                edge,
            } => {
                self.context.begin_path();
                let [x, y] = [at[0] - size[0] / 2.0, at[1] - size[1] / 2.0];
                let _ = self
                    .context
                    .round_rect_with_f64(x, y, size[0], size[1], *radius);
                self.fill(theme, *fill);
                self.context.fill();
                self.stroke(theme, edge.ink, edge.width, edge.dashed);
                self.context.stroke();
            }
            Item::Ring { at, radius, edge } => {
                self.circle(*at, *radius);
                self.stroke(theme, edge.ink, edge.width, edge.dashed);
                self.context.stroke();
            }
            Item::Text {
                at,
                anchor,
                text,
                style,
                ink,
                opacity,
            } => {
                self.context.set_global_alpha(*opacity);
                self.text(*at, *anchor, text, *style, *ink, theme);
                self.context.set_global_alpha(1.0);
            }
        }
    }

    fn base(
        &mut self,
        layer: Layer,
        view: &MapView,
        ratio: f64,
        boundaries: &Boundaries,
        theme: Theme,
    ) {
        let Some(path) = path_of(&mut self.layers, layer, boundaries) else {
            return;
        };
        let [a, b, c, d, e, f] = view.matrix();
        let context = &self.context;
        let _ = context.set_transform(a * ratio, b, c, d * ratio, e * ratio, f * ratio);
        if let Some(width) = layer.line_width() {
            // The path is in metres: so is its line.
            context.set_line_width(width * view.scale);
            context.set_stroke_style_str(&theme.colour(layer.ink()).to_string());
            let _ = context.set_line_dash(&self.solid);
            context.stroke_with_path(path);
        } else {
            context.set_fill_style_str(&theme.colour(layer.ink()).to_string());
            context.fill_with_path_2d_and_winding(path, CanvasWindingRule::Evenodd);
        }
        let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    }

    fn symbol(
        &mut self,
        at: [f64; 2],
        radius: f64,
        shape: Shape,
        fill: Ink,
        edge: Edge,
        theme: Theme,
    ) {
        self.fill(theme, fill);
        if shape == Shape::Circle {
            self.circle(at, radius);
            self.context.fill();
            self.stroke(theme, edge.ink, edge.width, edge.dashed);
            self.context.stroke();
            return;
        }
        let Some(path) = shape_path(&mut self.shapes, shape) else {
            return;
        };
        self.context.save();
        let _ = self.context.translate(at[0], at[1]);
        let _ = self.context.scale(radius, radius);
        self.context.fill_with_path_2d(path);
        self.context.set_line_width(edge.width / radius);
        self.context
            .set_stroke_style_str(&theme.colour(edge.ink).to_string());
        let dash = Array::of2(&(3.0 / radius).into(), &(2.5 / radius).into());
        let _ = self
            .context
            .set_line_dash(if edge.dashed { &dash } else { &self.solid });
        self.context.stroke_with_path(path);
        self.context.restore();
    }

    fn text(
        &self,
        at: [f64; 2],
        anchor: Anchor,
        text: &str,
        style: TextStyle,
        ink: Ink,
        theme: Theme,
    ) {
        let Face {
            size,
            weight,
            spacing,
            serif,
            italic,
            halo,
        } = style.face();
        let slant = if italic { "italic " } else { "" };
        let family = if serif { SERIF } else { SANS };
        let context = &self.context;
        context.set_font(&format!("{slant}{weight} {}px {family}", decimal(size, 1)));
        // Not in the bindings yet; browsers that lack it set the letters closer, no more.
        let _ = Reflect::set(
            context,
            &"letterSpacing".into(),
            &format!("{}px", decimal(spacing, 1)).into(),
        );
        context.set_text_baseline("middle");
        context.set_text_align(match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "center",
            Anchor::End => "end",
        });
        if halo > 0.0 {
            self.stroke(theme, Ink::Land, halo, false);
            let _ = context.stroke_text(text, at[0], at[1]);
        }
        self.fill(theme, ink);
        let _ = context.fill_text(text, at[0], at[1]);
    }

    fn circle(&self, at: [f64; 2], radius: f64) {
        self.context.begin_path();
        let _ = self.context.arc(at[0], at[1], radius, 0.0, TAU);
    }

    fn fill(&self, theme: Theme, ink: Ink) {
        self.context
            .set_fill_style_str(&theme.colour(ink).to_string());
    }

    fn stroke(&self, theme: Theme, ink: Ink, width: f64, dashed: bool) {
        self.context
            .set_stroke_style_str(&theme.colour(ink).to_string());
        self.context.set_line_width(width);
        let _ = self
            .context
            .set_line_dash(if dashed { &self.dash } else { &self.solid });
    }
}

fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Gives a canvas its size in pixels. Setting it clears it and is slow, even to the same size.
fn fit(canvas: &HtmlCanvasElement, [width, height]: [u32; 2]) {
    if [canvas.width(), canvas.height()] != [width, height] {
        canvas.set_width(width);
        canvas.set_height(height);
    }
}

fn layer_of(item: &Item) -> Option<Layer> {
    match item {
        Item::Base(layer) => Some(*layer),
        _ => None,
    }
}

fn path_of<'p>(
    paths: &'p mut Paths<Layer>,
    layer: Layer,
    boundaries: &Boundaries,
) -> Option<&'p Path2d> {
    if !paths.iter().any(|(known, _)| *known == layer) {
        let path = Path2d::new().ok()?;
        layer.paths(boundaries, None, |points| {
            for (i, [x, y]) in points.enumerate() {
                if i == 0 {
                    path.move_to(x, y)
                } else {
                    path.line_to(x, y)
                }
            }
            if layer.line_width().is_none() {
                path.close_path();
            }
        });
        paths.push((layer, path));
    }
    paths
        .iter()
        .find(|(known, _)| *known == layer)
        .map(|(_, path)| path)
}

fn shape_path(paths: &mut Paths<Shape>, shape: Shape) -> Option<&Path2d> {
    if !paths.iter().any(|(known, _)| *known == shape) {
        let path = Path2d::new().ok()?;
        for (i, [x, y]) in shape.outline().into_iter().enumerate() {
            if i == 0 {
                path.move_to(x, y)
            } else {
                path.line_to(x, y)
            }
        }
        path.close_path();
        paths.push((shape, path));
    }
    paths
        .iter()
        .find(|(known, _)| *known == shape)
        .map(|(_, path)| path)
}
