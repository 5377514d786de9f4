//! Every colour, by role and theme. The page's stylesheet takes the same ones from [`css`].
//!
//! Land is a warm paper tone and the sea a quiet grey-blue, so that the marks stand out. The accent
//! is the oxblood of a gallery wall. The seven type colours start from Paul Tol's *muted* scheme
//! ("Colour Schemes", SRON/EPS/TN/09-002, 2021) in the light theme and Okabe and Ito's ("Color
//! Universal Design", 2008) in the dark one, adjusted until they met two requirements that tests
//! check: a contrast of at least 3:1 against land (WCAG 2.1, 1.4.11), and a difference between any
//! two under each simulated colour-vision deficiency. Shape ([`super::Shape`]) is always the second
//! cue.

/// The role of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The sea: the map's background.
    Sea,
    /// The United Kingdom.
    Land,
    /// A highlighted region.
    LitLand,
    /// Neighbouring countries.
    FarLand,
    /// The United Kingdom's coast.
    Coast,
    /// Neighbours' coast.
    FarCoast,
    /// Lines between nations.
    NationLine,
    /// Lines between regions.
    RegionLine,
    /// Lines between districts.
    DistrictLine,
    /// Built-up land.
    BuiltUp,
    /// A national park.
    Park,
    /// The edge of a national park.
    ParkLine,
    /// Rivers and canals, and the shores of lakes.
    River,
    /// Motorways and trunk roads.
    MainRoad,
    /// Other roads.
    MinorRoad,
    /// Railways.
    Railway,
    /// A mark that shows only its count.
    Mark,
    /// A mark of the partnership type in a slot, 0 to 6.
    Type(u8),
    /// A mark of a type without its own slot.
    OtherType,
    /// A mark where no type leads.
    MixedType,
    /// The outline of a mark.
    MarkEdge,
    /// Text on [`Ink::Mark`].
    OnMark,
    /// Text on [`Ink::Type`].
    OnType(u8),
    /// Text on [`Ink::OtherType`].
    OnOtherType,
    /// An institution's own site.
    SiteMark,
    /// The pin of a point that was searched for.
    Spot,
    /// A flow line.
    Flow,
    /// The circle of the filter by distance, its centre and its label.
    Near,
    /// The outline of the selected mark, and links and buttons on the page.
    Accent,
    /// The outline of the mark with keyboard focus.
    Focus,
    /// The page's background behind text.
    Paper,
    /// Text on paper.
    Text,
    /// Quieter text on paper.
    QuietText,
    /// Names of nations and regions.
    AreaName,
    /// Names of towns.
    TownName,
    /// A class of a choropleth or a heat map, from 0 (least) to 6 (most).
    Step(u8),
    /// Text on [`Ink::Step`].
    OnStep(u8),
    /// More than before, 0 (a little) to 2 (much).
    More(u8),
    /// Less than before, 0 (a little) to 2 (much).
    Less(u8),
    /// No data; also hatched.
    NoData,
}

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Warm paper tones.
    #[default]
    Light,
    /// Deep ink tones.
    Dark,
    /// White paper and little ink; marks as in the light theme.
    Print,
}

/// A colour: red, green and blue in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl std::fmt::Display for Rgb {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

const fn hex(rgb: u32) -> Rgb {
    Rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// The number of partnership types with their own colour and shape.
pub const TYPES: usize = 7;

/// Indigo, ochre, green, wine, rose, blue, mauve.
const LIGHT_TYPES: [u32; TYPES] = [
    0x2e_1f87, 0xb1_7000, 0x1d_600e, 0x68_053f, 0xc4_2358, 0x00_69e0, 0x83_5f9c,
];
/// Lavender, orange, sea green, red, yellow, sky, stone.
const DARK_TYPES: [u32; TYPES] = [
    0x94_82ff, 0xf7_941e, 0x2b_9484, 0xf0_4438, 0xea_e06a, 0x5f_d6ff, 0xb9_abaa,
];

/// One hue from paper to oxblood: lightness falls in even steps (CIE L* 90 to 26 on light).
const LIGHT_STEPS: [u32; 7] = [
    0xf3_e0d3, 0xe8_c3b1, 0xdb_a390, 0xca_8172, 0xb4_5f58, 0x99_3d42, 0x78_1d2b,
];
/// The same in the dark theme, where more is lighter.
const DARK_STEPS: [u32; 7] = [
    0x3a_2f33, 0x57_3b3e, 0x77_4949, 0x99_5a56, 0xbb_7065, 0xd8_8c7b, 0xf2_b3a0,
];
/// Increases in blue, decreases in ochre: distinguishable under every colour-vision deficiency.
const LIGHT_CHANGE: [[u32; 3]; 2] = [
    [0xc3_d6ea, 0x7f_a8d3, 0x2f_68ab],
    [0xf0_d9b5, 0xd9_a659, 0xa0_6510],
];
const DARK_CHANGE: [[u32; 3]; 2] = [
    [0x2c_4560, 0x46_78ad, 0x7f_b5ee],
    [0x54_4023, 0x93_692c, 0xe0_a84f],
];

impl Theme {
    /// The colour of an ink.
    #[must_use]
    pub fn colour(self, ink: Ink) -> Rgb {
        if let Some(on) = ink.stands_on() {
            return legible_on(self.colour(on));
        }
        match self {
            Self::Light => hex(light(ink)),
            Self::Dark => hex(dark(ink)),
            Self::Print => hex(print(ink)),
        }
    }
}

/// White or black, whichever is more legible on a colour: one of them always reaches 4.5:1.
fn legible_on(ground: Rgb) -> Rgb {
    let [white, black] = [hex(0xff_ffff), hex(0)];
    if contrast(white, ground) >= contrast(black, ground) {
        white
    } else {
        black
    }
}

impl Ink {
    const fn stands_on(self) -> Option<Self> {
        match self {
            Self::OnMark => Some(Self::Mark),
            Self::OnType(slot) => Some(Self::Type(slot)),
            Self::OnOtherType => Some(Self::OtherType),
            Self::OnStep(step) => Some(Self::Step(step)),
            _ => None,
        }
    }
}

fn of_slot(colours: [u32; TYPES], slot: u8, other: u32) -> u32 {
    colours.get(usize::from(slot)).copied().unwrap_or(other)
}

fn light(ink: Ink) -> u32 {
    match ink {
        Ink::Sea => 0xdb_e4e7,
        Ink::Land | Ink::MarkEdge => 0xf5_f0e5,
        Ink::LitLand => 0xfd_fbf5,
        Ink::FarLand => 0xe8_e8e2,
        Ink::Coast => 0x9a_a8ae,
        Ink::FarCoast => 0xc3_cbcd,
        Ink::NationLine => 0xa3_9b8b,
        Ink::RegionLine => 0xcb_c2b1,
        Ink::DistrictLine => 0xce_c5c3,
        Ink::BuiltUp => 0xe9_e0cf,
        Ink::Park => 0xec_ecda,
        Ink::ParkLine => 0xcf_d3b4,
        Ink::River => 0xbb_cad0,
        Ink::MainRoad => 0xd3_c3a6,
        Ink::MinorRoad => 0xdc_d0bb,
        Ink::Railway => 0xbf_b8ac,
        Ink::Mark | Ink::Accent => 0x84_1f2d,
        Ink::Type(slot) => of_slot(LIGHT_TYPES, slot, 0x70_6a60),
        Ink::OtherType => 0x70_6a60,
        Ink::MixedType => 0x50_565b,
        Ink::Text | Ink::SiteMark => 0x1f_2429,
        Ink::Spot => 0x00_5f6b,
        Ink::Flow => 0x84_1f2d,
        Ink::Near => 0x1f_5a6e,
        Ink::Focus => 0x0b_57d0,
        Ink::Paper => 0xfd_fbf7,
        Ink::QuietText => 0x5a_5f63,
        Ink::AreaName => 0x86_7e70,
        Ink::TownName => 0x4a_4a46,
        Ink::Step(step) => LIGHT_STEPS[usize::from(step.min(6))],
        Ink::More(step) => LIGHT_CHANGE[0][usize::from(step.min(2))],
        Ink::Less(step) => LIGHT_CHANGE[1][usize::from(step.min(2))],
        Ink::NoData => 0xe3_e1dc,
        Ink::OnMark | Ink::OnType(_) | Ink::OnOtherType | Ink::OnStep(_) => 0xfd_fbf7,
    }
}

fn dark(ink: Ink) -> u32 {
    match ink {
        Ink::Sea => 0x12_181e,
        Ink::Land | Ink::MarkEdge => 0x25_2d35,
        Ink::LitLand => 0x2f_3942,
        Ink::FarLand => 0x1a_2128,
        Ink::Coast => 0x4d_5b67,
        Ink::FarCoast => 0x2e_3842,
        Ink::NationLine => 0x61_6b74,
        Ink::RegionLine => 0x3e_4851,
        Ink::DistrictLine => 0x38_424b,
        Ink::BuiltUp => 0x30_3841,
        Ink::Park => 0x25_302f,
        Ink::ParkLine => 0x35_4340,
        Ink::River => 0x1d_2f3b,
        Ink::MainRoad => 0x47_4b4e,
        Ink::MinorRoad => 0x3b_4248,
        Ink::Railway => 0x49_525b,
        Ink::Mark | Ink::Accent | Ink::Flow => 0xe5_8a78,
        Ink::Type(slot) => of_slot(DARK_TYPES, slot, 0x8d_979f),
        Ink::OtherType => 0x8d_979f,
        Ink::MixedType => 0xb9_c1c7,
        Ink::Text | Ink::SiteMark => 0xee_ebe4,
        Ink::Near => 0x8c_c6d6,
        Ink::Spot => 0x6f_dccb,
        Ink::Focus => 0x8a_b8ff,
        Ink::Paper => 0x15_1b21,
        Ink::QuietText => 0xa5_adb3,
        Ink::AreaName => 0x7f_8a93,
        Ink::TownName => 0xb9_c0c4,
        Ink::Step(step) => DARK_STEPS[usize::from(step.min(6))],
        Ink::More(step) => DARK_CHANGE[0][usize::from(step.min(2))],
        Ink::Less(step) => DARK_CHANGE[1][usize::from(step.min(2))],
        Ink::NoData => 0x2a_2e33,
        Ink::OnMark | Ink::OnType(_) | Ink::OnOtherType | Ink::OnStep(_) => 0x15_1b21,
    }
}

fn print(ink: Ink) -> u32 {
    match ink {
        Ink::Sea | Ink::Paper | Ink::MarkEdge => 0xff_ffff,
        Ink::Land => 0xf4_f4f2,
        Ink::LitLand => 0xe9_e9e5,
        Ink::FarLand => 0xfa_fafa,
        Ink::BuiltUp => 0xe8_e8e4,
        Ink::Park => 0xf1_f3ec,
        Ink::River => 0xb9_c9d2,
        Ink::MainRoad => 0xcf_c9bf,
        Ink::MinorRoad => 0xdb_d7d0,
        Ink::Near => 0x16_4a5b,
        other => light(other),
    }
}

/// Contrast ratio of two colours, 1 to 21 (WCAG 2.1, "contrast ratio").
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(Rgb(r, g, b): Rgb) -> f64 {
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// sRGB to linear light (IEC 61966-2-1).
fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.040_45 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

/// The custom properties that the stylesheet may use, and their inks.
pub const PROPERTIES: [(&str, Ink); 19] = [
    ("--paper", Ink::Paper),
    ("--text", Ink::Text),
    ("--text-quiet", Ink::QuietText),
    ("--accent", Ink::Accent),
    ("--on-accent", Ink::OnMark),
    ("--focus", Ink::Focus),
    ("--map-sea", Ink::Sea),
    ("--map-land", Ink::Land),
    ("--map-line", Ink::RegionLine),
    ("--mark", Ink::Mark),
    ("--type-0", Ink::Type(0)),
    ("--type-1", Ink::Type(1)),
    ("--type-2", Ink::Type(2)),
    ("--type-3", Ink::Type(3)),
    ("--type-4", Ink::Type(4)),
    ("--type-5", Ink::Type(5)),
    ("--type-6", Ink::Type(6)),
    ("--type-other", Ink::OtherType),
    ("--type-mixed", Ink::MixedType),
];

/// The declarations of [`PROPERTIES`] in a theme, one per line, for the body of a rule.
#[must_use]
pub fn css(theme: Theme) -> String {
    PROPERTIES
        .iter()
        .map(|(name, ink)| format!("  {name}: {};\n", theme.colour(*ink)))
        .collect()
}

/// The choropleth's classes and the text on each, for tables tinted like the map next to them.
#[must_use]
pub fn css_steps(theme: Theme) -> String {
    (0..7)
        .map(|step| {
            let ground = theme.colour(Ink::Step(step));
            let text = legible_on(ground);
            format!("  --class-{step}: {ground};\n  --on-class-{step}: {text};\n")
        })
        .collect()
}

#[cfg(test)]
mod tests;
