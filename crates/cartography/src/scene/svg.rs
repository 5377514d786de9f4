//! Writes the display list as SVG: for export, print and the tests' images.

use std::fmt::Write as _;

use super::base::{Ground, Layer};
use super::palette::Theme;
use super::{Anchor, Edge, Face, Item, Scene, Shape};
use crate::view::{MapView, Metres, Pixels};

/// Points of the base map closer than this to the previous one are left out, in CSS pixels.
const THIN: f64 = 0.5;

const SERIF: &str = "Iowan Old Style, Palatino Linotype, Palatino, Georgia, serif";
/// The fonts of all text, in order of preference.
pub const SANS: &str = "system-ui, Segoe UI, Helvetica Neue, Arial, sans-serif";

/// Texts and colours of an SVG image.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The theme.
    pub theme: Theme,
    /// The image's title, read first by a screen reader.
    pub title: &'a str,
    /// The image's description, read next.
    pub description: &'a str,
}

/// Writes a scene as one SVG document, without scripts, links or font files. Text is escaped;
/// characters that XML does not allow become `U+FFFD`.
#[must_use]
pub fn write<'g>(scene: &Scene, ground: impl Into<Ground<'g>>, options: &Options) -> String {
    let ground = ground.into();
    let Pixels([w, h]) = scene.view.size.map(|side| side.round());
    let mut svg = Writer {
        out: String::new(),
        theme: options.theme,
    };
    svg.put(format_args!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" aria-labelledby="t d" font-family="{SANS}" text-rendering="geometricPrecision">"#,
    ));
    svg.put(format_args!(
        "\n<title id=\"t\">{}</title>",
        Escaped(options.title)
    ));
    svg.put(format_args!(
        "\n<desc id=\"d\">{}</desc>\n",
        Escaped(options.description)
    ));
    svg.put(format_args!(
        r#"<clipPath id="c"><path d="M0 0H{w}V{h}H0Z"/></clipPath><g clip-path="url(#c)">"#
    ));
    for item in &scene.items {
        svg.out.push('\n');
        svg.item(item, &scene.view, ground);
    }
    svg.out.push_str("\n</g>\n</svg>\n");
    svg.out
}

/// Writes marks as SVG elements.
pub struct Writer {
    /// The text written so far.
    pub out: String,
    /// The theme.
    pub theme: Theme,
}

impl Writer {
    /// Appends formatted text unescaped.
    pub fn put(&mut self, text: std::fmt::Arguments) {
        let _ = self.out.write_fmt(text);
    }

    /// Appends an item of a scene.
    pub fn item(&mut self, item: &Item, view: &MapView, ground: Ground) {
        match item {
            Item::Sea => {
                let Pixels([w, h]) = view.size.map(|side| side.round());
                let sea = self.theme.colour(super::Ink::Sea);
                self.put(format_args!(r#"<path d="M0 0H{w}V{h}H0Z" fill="{sea}"/>"#));
            }
            Item::Base(layer) => self.base(*layer, view, ground),
            Item::Curve {
                points: [a, b, c],
                width,
                ink,
                opacity,
            } => {
                let colour = self.theme.colour(*ink);
                self.put(format_args!(
                    r#"<path d="M{}Q{} {}" fill="none" stroke="{colour}" stroke-width="{}" stroke-linecap="round""#,
                    Point(*a), Point(*b), Point(*c), Short(*width),
                ));
                self.opacity(*opacity);
                self.out.push_str("/>");
            }
            Item::Symbol {
                at,
                radius,
                shape,
                fill,
                edge,
                opacity,
            } => {
                if *shape == Shape::Circle {
                    self.circle(*at, *radius);
                } else {
                    self.outline(*at, *radius, *shape);
                }
                let colour = self.theme.colour(*fill);
                self.put(format_args!(r#" fill="{colour}""#));
                self.edge(*edge);
                self.opacity(*opacity);
                self.out.push_str("/>");
            }
            Item::Badge {
                at,
                size,
                radius,
                fill,
                edge,
            } => {
                let colour = self.theme.colour(*fill);
                self.put(format_args!(
                    r#"<rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{colour}""#,
                    Short(at.x() - size.x() / 2.0),
                    Short(at.y() - size.y() / 2.0),
                    Short(size.x()),
                    Short(size.y()),
                    Short(*radius),
                ));
                self.edge(*edge);
                self.out.push_str("/>");
            }
            Item::Ring { at, radius, edge } => {
                self.circle(*at, *radius);
                self.out.push_str(r#" fill="none""#);
                self.edge(*edge);
                self.out.push_str("/>");
            }
            Item::Text {
                at,
                anchor,
                text,
                style,
                ink,
                opacity,
            } => {
                self.text_start(*at, *anchor, style.face());
                let colour = self.theme.colour(*ink);
                self.put(format_args!(r#" fill="{colour}""#));
                self.opacity(*opacity);
                self.put(format_args!(">{}</text>", Escaped(text)));
            }
        }
    }

    fn base(&mut self, layer: Layer, view: &MapView, ground: Ground) {
        let start = self.out.len();
        self.out.push_str("<path d=\"");
        let empty = self.out.len();
        let closed = layer.is_filled();
        let out = &mut self.out;
        layer.paths_in(ground, view, &mut |points| {
            thin_path(out, view, points, closed);
        });
        if self.out.len() == empty {
            return self.out.truncate(start);
        }
        let colour = self.theme.colour(layer.ink());
        match layer.line_width(view.scale) {
            None => self.put(format_args!(r#"" fill="{colour}" fill-rule="evenodd"/>"#)),
            Some(width) => self.put(format_args!(
                r#"" fill="none" stroke="{colour}" stroke-width="{}" stroke-linejoin="round"/>"#,
                Short(width),
            )),
        }
    }

    /// Appends a circle; its radius is in CSS pixels.
    pub fn circle(&mut self, at: Pixels, radius: f64) {
        self.put(format_args!(
            r#"<circle cx="{}" cy="{}" r="{}""#,
            Short(at.x()),
            Short(at.y()),
            Short(radius),
        ));
    }

    fn outline(&mut self, at: Pixels, radius: f64, shape: Shape) {
        self.out.push_str("<path d=\"");
        for (i, [x, y]) in shape.outline().into_iter().enumerate() {
            let point = Pixels([at.x() + x * radius, at.y() + y * radius]);
            self.put(format_args!(
                "{}{}",
                if i == 0 { 'M' } else { 'L' },
                Point(point)
            ));
        }
        self.out.push('Z');
        self.out.push('"');
    }

    /// Appends the attributes of an outline.
    pub fn edge(&mut self, edge: Edge) {
        let colour = self.theme.colour(edge.ink);
        self.put(format_args!(
            r#" stroke="{colour}" stroke-width="{}""#,
            Short(edge.width)
        ));
        if edge.dashed {
            self.out.push_str(r#" stroke-dasharray="3 2""#);
        }
    }

    /// Appends an opacity, unless it is 1.
    pub fn opacity(&mut self, opacity: f64) {
        if opacity < 1.0 {
            self.put(format_args!(r#" opacity="{}""#, Short(opacity)));
        }
    }

    /// Begins a text; the caller writes its content and its end.
    pub fn text_start(&mut self, at: Pixels, anchor: Anchor, face: Face) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        // Capitals and figures are about 0.7 of the font size high: this centres them in every
        // viewer, which dominant-baseline does not.
        let baseline = at.y() + face.size * 0.35;
        self.put(format_args!(
            r#"<text x="{}" y="{}" text-anchor="{anchor}" font-size="{}""#,
            Short(at.x()),
            Short(baseline),
            face.size,
        ));
        if face.weight != 400 {
            self.put(format_args!(r#" font-weight="{}""#, face.weight));
        }
        if face.serif {
            self.put(format_args!(r#" font-family="{SERIF}""#));
        }
        if face.italic {
            self.out.push_str(r#" font-style="italic""#);
        }
        if face.spacing > 0.0 {
            self.put(format_args!(r#" letter-spacing="{}""#, face.spacing));
        }
        if face.halo > 0.0 {
            let colour = self.theme.colour(super::Ink::Land);
            self.put(format_args!(
                r#" stroke="{colour}" stroke-width="{}" stroke-linejoin="round" paint-order="stroke""#,
                face.halo,
            ));
        }
    }
}

/// Writes a path with few points. Tenths of a pixel, and differences from point to point, keep the
/// file small.
pub fn thin_path(
    out: &mut String,
    view: &MapView,
    points: &mut dyn Iterator<Item = Metres>,
    closed: bool,
) {
    let tenths = |point| {
        let Pixels(at) = view.to_screen(point);
        at.map(|px| (px * 10.0).round() as i64)
    };
    let mut points = points.map(tenths);
    let Some(first) = points.next() else { return };
    let start = out.len();
    let mut from = first;
    let _ = write!(out, "M{} {}l", Tenths(first[0]), Tenths(first[1]));
    let (mut last, mut steps) = (first, 0);
    let mut step = |out: &mut String, from: &mut [i64; 2], to: [i64; 2]| {
        let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
        let gap = if steps > 0 && dx >= 0 { " " } else { "" };
        let _ = write!(
            out,
            "{gap}{}{}{}",
            Tenths(dx),
            if dy >= 0 { " " } else { "" },
            Tenths(dy)
        );
        *from = to;
        steps += 1;
    };
    for point in points {
        last = point;
        let [dx, dy] = [point[0] - from[0], point[1] - from[1]];
        if ((dx * dx + dy * dy) as f64) >= (THIN * 10.0).powi(2) {
            step(out, &mut from, point);
        }
    }
    if last != from && !closed {
        step(out, &mut from, last);
    }
    match steps {
        0 => out.truncate(start),
        // A tiny island: less than two pixels of outline.
        1 if closed => out.truncate(start),
        _ if closed => out.push('z'),
        _ => {}
    }
}

/// A number of tenths, written as a decimal.
struct Tenths(i64);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let (sign, n) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match (n / 10, n % 10) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (0, tenth) => write!(f, "{sign}.{tenth}"),
            (whole, tenth) => write!(f, "{sign}{whole}.{tenth}"),
        }
    }
}

/// A number with at most two decimal places, none where they are zero.
pub struct Short(pub f64);

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let rounded = (self.0 * 100.0).round() / 100.0;
        // Avoids "-0".
        write!(f, "{}", if rounded == 0.0 { 0.0 } else { rounded })
    }
}

/// A point written as two shortened numbers.
pub struct Point(pub Pixels);

impl std::fmt::Display for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{} {}", Short(self.0.x()), Short(self.0.y()))
    }
}

/// Text escaped for XML content and attribute values.
pub struct Escaped<'t>(pub &'t str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'.. => f.write_char(c),
            _ => f.write_char('\u{FFFD}'),
        })
    }
}
