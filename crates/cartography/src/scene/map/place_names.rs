//! Draws names of cities, towns, villages and hamlets, and of districts, by importance and scale.
//!
//! The most important are placed first, each where it covers neither a mark nor another name; one
//! that does not fit is omitted.

use super::super::label::{LabelBox, width};
use super::super::{Anchor, Ink, Item, TextStyle};
use super::Build;
use crate::view::Pixels;
use geography::gazetteer::names::{Name, Names};
use geography::geo::boundaries::Feature;
use messages::Language;
use records::sort;

/// The scale, in metres per CSS pixel, up to which a place of each rank is named: ranks 1 to 8.
const RANKS_FROM: [f64; 8] = [f64::INFINITY, 900.0, 450.0, 260.0, 150.0, 85.0, 48.0, 26.0];
/// The scale, in metres per CSS pixel, from which only the towns of the first load are named.
pub(super) const ALL_NAMES_FROM: f64 = 450.0;
/// The range of scales in which districts are named: farther out there is no space, closer up the
/// towns are more informative.
const DISTRICTS: [f64; 2] = [18.0, 170.0];
/// The number of ranks of places that are named before districts.
const BEFORE_DISTRICTS: u8 = 5;
/// The average area per name in CSS pixels squared: more names would be clutter.
const ROOM_OF_A_NAME: f64 = 11_000.0;
/// The scale, in metres per CSS pixel, up to which a Welsh map shows both names.
const BOTH_NAMES_FROM: f64 = 120.0;

impl Build<'_> {
    /// Names of places and districts in view.
    pub(super) fn place_names(&mut self, names: &Names) {
        let view = self.input.view;
        let last = RANKS_FROM
            .iter()
            .filter(|from| view.scale <= **from)
            .count() as u8;
        let mut found = Vec::new();
        names.in_view(view.bounds(), last, &mut |index| found.push(index));
        sort::by_key(&mut found, |index: &u32| *index);
        let most = (view.size.x() * view.size.y() / ROOM_OF_A_NAME) as usize;
        let named = |index: &u32| names.get(*index).zip(names.on_map(*index));
        let (mut placed, mut districts_placed) = (0, false);
        for (name, at) in found.iter().filter_map(named) {
            if placed >= most {
                break;
            }
            if name.rank > BEFORE_DISTRICTS && !districts_placed {
                self.district_names();
                districts_placed = true;
            }
            placed += usize::from(self.place_name(&name, view.to_screen(at)));
        }
        if !districts_placed {
            self.district_names();
        }
    }

    fn place_name(&mut self, name: &Name, at: Pixels) -> bool {
        let style = style_of(name.rank);
        let ink = if name.rank > 6 {
            Ink::AreaName
        } else {
            Ink::TownName
        };
        let english = name.name;
        let own = match self.input.words.0 {
            Language::English => english,
            Language::Welsh => name
                .welsh
                .unwrap_or_else(|| self.input.words.value(english)),
        };
        // The pin that marks the place already shows its name.
        if (self.input.spot).is_some_and(|spot| [own, english].contains(&spot.name)) {
            return false;
        }
        let is_close = self.input.view.scale <= BOTH_NAMES_FROM;
        if own != english && is_close && self.lines([own, english], at, style, ink) {
            return true;
        }
        self.line(own, at, style, ink)
    }

    /// Draws a name on one line: on its point where nothing covers that, else next to what does.
    fn line(&mut self, text: &str, at: Pixels, style: TextStyle, ink: Ink) -> bool {
        let covered = self.room.circle_over(at);
        let (centre, radius) = covered.unwrap_or((at, 2.0));
        let off = at - centre;
        let is_off = off.x().hypot(off.y()) > radius * OFF_CENTRE;
        // A place at the rim of a mark is named on its own side of it, since on the other the name
        // would be elsewhere.
        let is_own_side = |&(spot, _): &(Pixels, Anchor)| {
            let Pixels([dx, dy]) = spot - centre;
            !is_off || dx * off.x() + dy * off.y() > 0.0
        };
        // Farther from its place, a name would be taken for another's, except for a city's.
        let is_by_its_place = |&(spot, _): &(Pixels, Anchor)| {
            style == TextStyle::City || spot.distance(at) <= FARTHEST
        };
        let Pixels([x, y]) = centre;
        let gap = radius + 4.0;
        let half = style.face().size / 2.0;
        let spots = [
            (centre, Anchor::Middle),
            (Pixels([x, y - gap - half]), Anchor::Middle),
            (Pixels([x, y + gap + half]), Anchor::Middle),
            (Pixels([x + gap, y]), Anchor::Start),
            (Pixels([x - gap, y]), Anchor::End),
            (Pixels([x + gap * 0.75, y - gap * 0.85]), Anchor::Start),
            (Pixels([x + gap * 0.75, y + gap * 0.85]), Anchor::Start),
            (Pixels([x - gap * 0.75, y - gap * 0.85]), Anchor::End),
            (Pixels([x - gap * 0.75, y + gap * 0.85]), Anchor::End),
        ];
        let space = |(at, anchor)| LabelBox::of_text(text, style, at, anchor).grown(APART);
        let skip = usize::from(covered.is_some());
        // A city is named even where marks crowd around it, somewhat farther away if necessary.
        let farther = matches!(style, TextStyle::City).then_some([8.0, 18.0, 30.0]);
        let around = farther.into_iter().flatten().flat_map(|more| {
            let gap = gap + more;
            [
                (Pixels([x, y - gap]), Anchor::Middle),
                (Pixels([x + gap * 0.7, y - gap * 0.7]), Anchor::Start),
                (Pixels([x - gap * 0.7, y - gap * 0.7]), Anchor::End),
                (Pixels([x + gap, y]), Anchor::Start),
                (Pixels([x - gap, y]), Anchor::End),
                (Pixels([x + gap * 0.7, y + gap * 0.7]), Anchor::Start),
                (Pixels([x - gap * 0.7, y + gap * 0.7]), Anchor::End),
                (Pixels([x, y + gap]), Anchor::Middle),
            ]
        });
        let spots = spots.into_iter().skip(skip).chain(around);
        let mut spots = spots.filter(is_own_side).filter(is_by_its_place);
        let Some((at, anchor)) = spots.find(|&spot| self.room.is_free(space(spot))) else {
            return false;
        };
        self.room.take(space((at, anchor)));
        self.text(text, at, anchor, style, ink);
        true
    }

    /// Draws both names, the second smaller and below the first, where there is space right at the
    /// point.
    fn lines(&mut self, lines: [&str; 2], at: Pixels, style: TextStyle, ink: Ink) -> bool {
        let second = TextStyle::Hamlet;
        let height = style.face().size;
        let space = LabelBox::around(
            Pixels([at.x(), at.y() + height / 2.0]),
            Pixels([
                width(lines[0], style).max(width(lines[1], second)),
                height * 2.2,
            ]),
        );
        if !self.room.is_free(space) {
            return false;
        }
        self.room.take(space);
        self.text(lines[0], at, Anchor::Middle, style, ink);
        self.text(
            lines[1],
            Pixels([at.x(), at.y() + height * 1.1]),
            Anchor::Middle,
            second,
            Ink::AreaName,
        );
        true
    }

    /// Draws the names of districts that are wide enough for them, except those named after their
    /// town.
    fn district_names(&mut self) {
        let view = self.input.view;
        if !(DISTRICTS[0]..=DISTRICTS[1]).contains(&view.scale) {
            return;
        }
        let (style, ink) = (TextStyle::District, Ink::AreaName);
        for district in &self.input.ground.boundaries.districts {
            let at = view.to_screen(district.label);
            if !self.near_view(at, 0.0) || self.is_named_already(district) {
                continue;
            }
            let text = self.input.words.district(&district.name).to_uppercase();
            let [west, _, east, _] = district.bbox;
            let space = LabelBox::of_text(&text, style, at, Anchor::Middle).grown(APART);
            if width(&text, style) > (east - west) / view.scale || !self.room.is_free(space) {
                continue;
            }
            self.room.take(space);
            self.text(&text, at, Anchor::Middle, style, ink);
        }
    }

    fn is_named_already(&self, district: &Feature) -> bool {
        let name = self.input.words.district(&district.name);
        let is_same = |item: &Item| matches!(item, Item::Text { text, .. } if text == name);
        self.items.iter().any(is_same)
    }
}

/// From this share of a mark's radius, a place is considered off-centre.
const OFF_CENTRE: f64 = 0.3;
/// The maximum distance from a place to its name, in CSS pixels.
const FARTHEST: f64 = 22.0;
/// The minimum gap between names on each side.
const APART: Pixels = Pixels([4.0, 2.0]);

const fn style_of(rank: u8) -> TextStyle {
    match rank {
        0..=2 => TextStyle::City,
        3..=4 => TextStyle::Town,
        5..=6 => TextStyle::Village,
        _ => TextStyle::Hamlet,
    }
}
