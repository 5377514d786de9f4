//! Writes a figure as one SVG document, for the page and for export.

use crate::figure::{Element, Figure, Fill, Frame, LABEL, Level, Line, Mark, Tooltip, wrapped};
use cartography::scene::base::Ground;
use cartography::scene::base::Layer;
use cartography::scene::palette::Theme;
use cartography::scene::svg::{Escaped, Point, SANS, Short, Writer, thin_path};
use cartography::scene::{Anchor, Ink};
use cartography::view::{MapView, Metres, Pixels};
use geography::geo::{Boundaries, Feature};

/// The texts around a figure when it is exported.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption<'a> {
    /// The title above it.
    pub title: &'a str,
    /// The lines below the title: the finding, the filters, the mark of illustrative data.
    pub lines: &'a [String],
    /// The lines below the figure: sources and licences.
    pub foot: &'a [String],
    /// The description for screen readers, in addition to the title.
    pub description: &'a str,
    /// Whether the background is left out.
    pub transparent: bool,
}

/// Writes the figure. `description` is for screen readers; elements with a tooltip carry its index
/// as `data-tip`. Text is escaped; there are no scripts and no links.
#[must_use]
pub fn write<'g>(
    figure: &Figure,
    ground: impl Into<Ground<'g>>,
    theme: Theme,
    description: &str,
) -> String {
    let mut svg = Svg::new(ground.into(), theme);
    svg.open(figure.size, description);
    svg.figure(figure, [0.0, 0.0]);
    svg.close()
}

/// Writes the figure with its caption as a stand-alone image; also returns its size in whole CSS
/// pixels.
#[must_use]
pub fn write_alone<'g>(
    figure: &Figure,
    ground: impl Into<Ground<'g>>,
    theme: Theme,
    caption: &Caption,
) -> (String, [f64; 2]) {
    const MARGIN: f64 = 24.0;
    const NARROWEST: f64 = 400.0;
    // A narrow figure leaves some space next to it for a sentence.
    let room = figure.size[0].max(NARROWEST);
    let set = |texts: &[String], size: f64| -> Vec<String> {
        let lines = texts
            .iter()
            .flat_map(|text| wrapped(text, room * LABEL.size / size));
        lines.collect()
    };
    let title = set(&[caption.title.to_owned()], TITLE);
    let (lines, foot) = (set(caption.lines, LINE), set(caption.foot, FOOT));
    let beneath = MARGIN + 26.0 * title.len() as f64;
    let head = beneath + lines.len() as f64 * 18.0 + 10.0;
    let height = head + figure.size[1] + 14.0 + foot.len() as f64 * 15.0 + MARGIN;
    let size = [room + 2.0 * MARGIN, height].map(f64::round);
    let mut svg = Svg::new(ground.into(), theme);
    svg.open(size, caption.title);
    svg.writer.put(format_args!(
        "<title>{}</title><desc>{}</desc>",
        Escaped(caption.title),
        Escaped(caption.description)
    ));
    if !caption.transparent {
        let paper = theme.colour(Ink::Paper);
        svg.writer.put(format_args!(
            r#"<path d="M0 0H{}V{}H0Z" fill="{paper}"/>"#,
            Short(size[0]),
            Short(size[1])
        ));
    }
    svg.lines(&title, [MARGIN, MARGIN + 8.0], 26.0, TITLE, Ink::Text);
    svg.lines(&lines, [MARGIN, beneath + 8.0], 18.0, LINE, Ink::Text);
    svg.figure(figure, [MARGIN, head]);
    let foot_at = [MARGIN, head + figure.size[1] + 18.0];
    svg.lines(&foot, foot_at, 15.0, FOOT, Ink::QuietText);
    (svg.close(), size)
}

/// The font sizes of a caption's texts, in CSS pixels.
const TITLE: f64 = 19.0;
const LINE: f64 = 13.0;
const FOOT: f64 = 11.0;

struct Svg<'a> {
    writer: Writer,
    ground: Ground<'a>,
    clips: u32,
    /// The parts of the base map drawn so far: a layer that occurs in several frames is written
    /// once.
    bases: Vec<(Layer, MapView)>,
}

impl<'a> Svg<'a> {
    const fn new(ground: Ground<'a>, theme: Theme) -> Self {
        let writer = Writer {
            out: String::new(),
            theme,
        };
        Self {
            writer,
            ground,
            clips: 0,
            bases: Vec::new(),
        }
    }

    fn open(&mut self, [w, h]: [f64; 2], description: &str) {
        let (w, h) = (w.round(), h.round());
        let theme = self.writer.theme;
        let [ground, line] = [Ink::NoData, Ink::QuietText].map(|ink| theme.colour(ink));
        self.writer.put(format_args!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img" aria-label="{}" font-family="{SANS}" text-rendering="geometricPrecision">"#,
            Escaped(description),
        ));
        self.writer.put(format_args!(
            r#"<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0H6V6H0Z" fill="{ground}"/><path d="M0 0V6" stroke="{line}" stroke-width="1.2" opacity=".55"/></pattern><pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse"><path d="M0 0H5V5H0Z" fill="{ground}"/><path d="M2 2H3.2V3.2H2Z" fill="{line}" opacity=".8"/></pattern></defs>"#,
        ));
    }

    fn close(mut self) -> String {
        self.writer.out.push_str("\n</svg>\n");
        self.writer.out
    }

    fn figure(&mut self, figure: &Figure, at: [f64; 2]) {
        for frame in &figure.frames {
            self.frame(frame, &figure.tips, at);
        }
    }

    fn frame(&mut self, frame: &Frame, tips: &[Tooltip], [x, y]: [f64; 2]) {
        let [w, h] = frame.size.map(f64::round);
        let at = [x + frame.at[0], y + frame.at[1]].map(f64::round);
        self.clips += 1;
        let n = self.clips;
        self.writer.put(format_args!(
            "\n<g transform=\"translate({})\">",
            Point(Pixels(at))
        ));
        // Labels of charts may extend beyond the edge; maps may not.
        if frame.view.is_some() {
            self.writer.put(format_args!(
                r#"<clipPath id="c{n}"><path d="M0 0H{w}V{h}H0Z"/></clipPath><g clip-path="url(#c{n})">"#,
            ));
        }
        for piece in &frame.pieces {
            self.piece(piece, tips, frame.view.as_ref());
        }
        self.writer.out.push_str(if frame.view.is_some() {
            "</g></g>"
        } else {
            "</g>"
        });
    }

    fn piece(&mut self, piece: &Element, tips: &[Tooltip], view: Option<&MapView>) {
        self.writer.out.push('\n');
        let tip = piece.tip.and_then(|i| Some((i, tips.get(i as usize)?)));
        if let Some((i, tip)) = tip {
            let acts = if tip.act.is_some() {
                " class=\"acts\""
            } else {
                ""
            };
            self.writer.put(format_args!(r#"<g data-tip="{i}"{acts}>"#));
        }
        self.mark(&piece.mark, view, tip.is_some_and(|(_, tip)| tip.on));
        if tip.is_some() {
            self.writer.out.push_str("</g>");
        }
    }

    fn mark(&mut self, mark: &Mark, view: Option<&MapView>, on: bool) {
        let chosen = on.then_some(Line {
            ink: Ink::Accent,
            width: 2.5,
            dashed: false,
        });
        match mark {
            Mark::Base(layer) => {
                if let Some(view) = view {
                    self.base(*layer, view);
                }
            }
            Mark::Item(item) => {
                // Only the base layers and the sea need a view.
                let none = MapView {
                    centre: Metres::default(),
                    scale: 1.0,
                    size: Pixels::default(),
                };
                self.writer.item(item, view.unwrap_or(&none), self.ground);
            }
            Mark::Feature {
                level,
                index,
                fill,
                edge,
            } => {
                let feature = feature(self.ground.boundaries, *level, *index);
                if let (Some(feature), Some(view)) = (feature, view) {
                    self.writer.out.push_str("<path d=\"");
                    for ring in &feature.rings {
                        let mut points = self.ground.boundaries.ring(ring);
                        thin_path(&mut self.writer.out, view, &mut points, true);
                    }
                    self.writer.out.push_str("\" fill-rule=\"evenodd\"");
                    self.filled(*fill, chosen.or(*edge));
                }
            }
            Mark::Rect {
                at,
                size,
                fill,
                edge,
            } => {
                self.writer.put(format_args!(
                    r#"<rect x="{}" y="{}" width="{}" height="{}""#,
                    Short(at[0]),
                    Short(at[1]),
                    Short(size[0].max(0.0)),
                    Short(size[1].max(0.0)),
                ));
                self.filled(*fill, chosen.or(*edge));
            }
            Mark::Path {
                points,
                closed,
                fill,
                edge,
            } => {
                self.writer.out.push_str("<path d=\"");
                for (i, point) in points.iter().enumerate() {
                    let step = if i == 0 { 'M' } else { 'L' };
                    self.writer
                        .put(format_args!("{step}{}", Point(Pixels(*point))));
                }
                self.writer.out.push_str(if *closed { "Z\"" } else { "\"" });
                self.filled(*fill, if *closed { chosen.or(*edge) } else { *edge });
            }
            Mark::Text {
                at,
                anchor,
                text,
                face,
                ink,
            } => self.text(*at, *anchor, text, *face, *ink),
        }
    }

    fn base(&mut self, layer: Layer, view: &MapView) {
        let known = (0..)
            .zip(&self.bases)
            .find(|(_, known)| **known == (layer, *view));
        if let Some((n, _)) = known {
            let n: u32 = n;
            self.writer.put(format_args!("<use href=\"#b{n}\"/>"));
            return;
        }
        let n = self.bases.len();
        self.bases.push((layer, *view));
        self.writer.put(format_args!("<g id=\"b{n}\">"));
        let item = cartography::scene::Item::Base(layer);
        self.writer.item(&item, view, self.ground);
        self.writer.out.push_str("</g>");
    }

    fn text(
        &mut self,
        at: [f64; 2],
        anchor: Anchor,
        text: &str,
        face: cartography::scene::Face,
        ink: Ink,
    ) {
        self.writer.text_start(Pixels(at), anchor, face);
        let colour = self.writer.theme.colour(ink);
        self.writer
            .put(format_args!(r#" fill="{colour}">{}</text>"#, Escaped(text)));
    }

    /// Writes lines of a caption, the first at a point.
    fn lines(&mut self, lines: &[String], [x, y]: [f64; 2], step: f64, size: f64, ink: Ink) {
        let face = cartography::scene::Face {
            size,
            serif: size == TITLE,
            ..crate::figure::LABEL
        };
        for (i, line) in lines.iter().enumerate() {
            self.text([x, y + step * i as f64], Anchor::Start, line, face, ink);
        }
    }

    fn filled(&mut self, fill: Fill, edge: Option<Line>) {
        match fill {
            Fill::None => self.writer.out.push_str(r#" fill="none""#),
            Fill::Solid(ink) => {
                let colour = self.writer.theme.colour(ink);
                self.writer.put(format_args!(r#" fill="{colour}""#));
            }
            Fill::Pale(ink) => {
                let colour = self.writer.theme.colour(ink);
                self.writer
                    .put(format_args!(r#" fill="{colour}" fill-opacity=".32""#));
            }
            Fill::Hatched => self.writer.out.push_str(r#" fill="url(#hatch)""#),
            Fill::Dotted => self.writer.out.push_str(r#" fill="url(#dots)""#),
        }
        if let Some(Line { ink, width, dashed }) = edge {
            self.writer
                .edge(cartography::scene::Edge { ink, width, dashed });
            self.writer.out.push_str(r#" stroke-linejoin="round""#);
        }
        self.writer.out.push_str("/>");
    }
}

/// A feature of the boundaries.
#[must_use]
pub fn feature(boundaries: &Boundaries, level: Level, index: u32) -> Option<&Feature> {
    let list = match level {
        Level::Nation => &boundaries.nations,
        Level::Region => &boundaries.regions,
        Level::District => &boundaries.districts,
    };
    list.get(index as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::World;

    #[test]
    fn a_long_title_goes_on_in_the_next_line_of_a_picture() {
        let world = World::documented();
        let figure = Figure::new([420.0, 100.0]);
        let lines = |title: &str| {
            let caption = Caption {
                title,
                ..Caption::default()
            };
            let (svg, size) = write_alone(&figure, &world.boundaries, Theme::Light, &caption);
            (svg.matches("<text").count(), size[1])
        };
        let (one, low) = lines("Records by region");
        let (several, high) = lines(
            "Records: Amgueddfa Cymru - National Museum Wales (A) beside National Museums Northern Ireland (B)",
        );
        assert_eq!((one, several), (1, 3));
        assert!(high > low);
    }
}
