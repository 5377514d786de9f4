//! Paints a scene on a canvas.
//!
//! The ground has its own painter ([`ground`]); everything on top of it is painted again in each
//! frame.

mod ground;

use std::cell::Cell;
use std::f64::consts::TAU;

use cartography::scene::base::{Ground, Layer};
use cartography::scene::{Anchor, Edge, Face, Ink, Item, Scene, Shape, TextStyle, Theme};
use cartography::view::Pixels;
use js_sys::{Array, Reflect};
use records::text::decimal;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use ground::{GroundLook, Sheets};

const SERIF: &str =
    "\"Iowan Old Style\", \"Palatino Linotype\", Palatino, \"Book Antiqua\", Georgia, serif";
const SANS: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", sans-serif";

/// A few paths, created when first needed.
type Paths<K> = Vec<(K, Path2d)>;

/// A canvas and what is cached for it between frames.
pub struct Painter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    sheets: Sheets,
    /// The style in which the last text was set.
    font: Cell<Option<TextStyle>>,
    shapes: Paths<Shape>,
    dash: JsValue,
    solid: JsValue,
}

impl Painter {
    /// A painter for a canvas; `None` where the browser provides no 2D context.
    #[must_use]
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        Some(Self {
            context: context_of(&canvas)?,
            sheets: Sheets::default(),
            font: Cell::new(None),
            canvas,
            shapes: Vec::new(),
            dash: Array::of2(&3.0.into(), &2.5.into()).into(),
            solid: Array::new().into(),
        })
    }

    /// Paints a scene from back to front; with `whole`, the entire ground at once. Returns whether
    /// more of the ground remains to be painted.
    pub fn paint(
        &mut self,
        scene: &Scene,
        ground: Option<Ground>,
        theme: Theme,
        whole: bool,
    ) -> bool {
        let view = scene.view;
        let ratio = super::window().device_pixel_ratio();
        fit(
            &self.canvas,
            view.size.0.map(|side| (side * ratio).round() as u32),
        );
        let is_ground = |item: &&Item| matches!(item, Item::Sea | Item::Base(_));
        let count = scene.items.iter().take_while(is_ground).count();
        let (below, above) = scene.items.split_at(count);
        let look = GroundLook {
            ratio,
            theme,
            layers: below.iter().filter_map(layer_of).collect(),
        };
        self.font.set(None);
        reset(&self.context, ratio);
        let mut is_unfinished = false;
        if let Some(ground) = ground {
            let (sheets, context) = (&mut self.sheets, &self.context);
            if whole {
                sheets.paint_whole(context, &view, &look, ground);
            } else {
                is_unfinished = sheets.paint(context, &self.canvas, &view, &look, ground);
            }
        }
        reset(&self.context, ratio);
        for item in above {
            self.item(item, theme);
        }
        is_unfinished
    }

    fn item(&mut self, item: &Item, theme: Theme) {
        match item {
            // The ground is below, and already painted.
            Item::Sea | Item::Base(_) => {}
            Item::Curve {
                points: [from, control, to],
                width,
                ink,
                opacity,
            } => {
                self.context.set_global_alpha(*opacity);
                self.stroke(theme, *ink, *width, false);
                self.context.begin_path();
                self.context.move_to(from.x(), from.y());
                self.context
                    .quadratic_curve_to(control.x(), control.y(), to.x(), to.y());
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
                let [x, y] = [at.x() - size.x() / 2.0, at.y() - size.y() / 2.0];
                let _ = self
                    .context
                    .round_rect_with_f64(x, y, size.x(), size.y(), *radius);
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

    fn symbol(
        &mut self,
        at: Pixels,
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
        let _ = self.context.translate(at.x(), at.y());
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
        at: Pixels,
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
        let context = &self.context;
        // Setting a font is slow in browsers, even if it has not changed.
        if self.font.replace(Some(style)) != Some(style) {
            let slant = if italic { "italic " } else { "" };
            let family = if serif { SERIF } else { SANS };
            context.set_font(&format!("{slant}{weight} {}px {family}", decimal(size, 1)));
            // Not in the bindings yet; browsers without it merely space the letters more closely.
            let _ = Reflect::set(
                context,
                &"letterSpacing".into(),
                &format!("{}px", decimal(spacing, 1)).into(),
            );
        }
        context.set_text_baseline("middle");
        context.set_text_align(match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "center",
            Anchor::End => "end",
        });
        if halo > 0.0 {
            self.stroke(theme, Ink::Land, halo, false);
            let _ = context.stroke_text(text, at.x(), at.y());
        }
        self.fill(theme, ink);
        let _ = context.fill_text(text, at.x(), at.y());
    }

    fn circle(&self, at: Pixels, radius: f64) {
        self.context.begin_path();
        let _ = self.context.arc(at.x(), at.y(), radius, 0.0, TAU);
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

fn reset(context: &CanvasRenderingContext2d, ratio: f64) {
    let _ = context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
    context.set_line_join("round");
    context.set_line_cap("round");
    let _ = context.set_line_dash(&Array::new());
}

/// A new canvas outside the document.
fn copy_of(canvas: &HtmlCanvasElement) -> Option<HtmlCanvasElement> {
    canvas.clone_node().ok()?.dyn_into().ok()
}

fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// Sets a canvas's size in pixels. That clears it and is slow, even if the size is unchanged.
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
