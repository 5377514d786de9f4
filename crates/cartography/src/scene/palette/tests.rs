use super::*;

const THEMES: [Theme; 3] = [Theme::Light, Theme::Dark, Theme::Print];

fn marks() -> Vec<Ink> {
    let types = (0..TYPES as u8).map(Ink::Type);
    types
        .chain([
            Ink::Mark,
            Ink::OtherType,
            Ink::MixedType,
            Ink::SiteMark,
            Ink::Spot,
            Ink::Accent,
            Ink::Near,
        ])
        .collect()
}

fn check(ink: Ink, ground: Ink, least: f64) {
    for theme in THEMES {
        let ratio = contrast(theme.colour(ink), theme.colour(ground));
        assert!(
            ratio >= least,
            "{theme:?}: {ink:?} on {ground:?} has {ratio:.2}, not {least}"
        );
    }
}

#[test]
fn marks_stand_out_from_land_and_sea() {
    for ink in marks() {
        for ground in [Ink::Land, Ink::LitLand, Ink::FarLand, Ink::Sea] {
            check(ink, ground, 3.0);
        }
    }
}

#[test]
fn text_can_be_read() {
    for (ink, ground) in [
        (Ink::Text, Ink::Paper),
        (Ink::QuietText, Ink::Paper),
        (Ink::Accent, Ink::Paper),
        (Ink::Accent, Ink::Land),
        (Ink::OnMark, Ink::Accent),
        (Ink::Near, Ink::Land),
        (Ink::Near, Ink::Sea),
        (Ink::TownName, Ink::Land),
        (Ink::TownName, Ink::Sea),
    ] {
        check(ink, ground, 4.5);
    }
    // Names of nations and regions are large, spaced and not at the point: large text needs 3:1.
    check(Ink::AreaName, Ink::Land, 3.0);
    check(Ink::Focus, Ink::Land, 3.0);
}

#[test]
fn counts_can_be_read_on_their_marks() {
    check(Ink::OnMark, Ink::Mark, 4.5);
    check(Ink::OnOtherType, Ink::OtherType, 4.5);
    for slot in 0..TYPES as u8 {
        check(Ink::OnType(slot), Ink::Type(slot), 4.5);
    }
}

#[test]
fn contrast_of_black_and_white() {
    assert!((contrast(hex(0), hex(0xff_ffff)) - 21.0).abs() < 1e-9);
    assert!((contrast(hex(0x77_7777), hex(0xff_ffff)) - 4.478).abs() < 1e-3);
}

/// Full protanopia, deuteranopia and tritanopia in linear sRGB: G. M. Machado, M. M. Oliveira and
/// L. A. F. Fernandes, "A physiologically-based model for simulation of color vision deficiency",
/// IEEE TVCG 15 (2009), severity 1.0. First: normal vision.
const VISIONS: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

fn times(matrix: &[[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|row: usize| (0..3).map(|i| matrix[row][i] * v[i]).sum())
}

/// Converts linear sRGB to B. Ottosson's Oklab.
fn oklab(rgb: [f64; 3]) -> [f64; 3] {
    let lms = times(
        &[
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        rgb,
    );
    times(
        &[
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        lms.map(f64::cbrt),
    )
}

#[test]
fn types_differ_for_every_kind_of_colour_vision() {
    for theme in THEMES {
        for vision in &VISIONS {
            let seen: Vec<[f64; 3]> = (0..TYPES as u8)
                .map(|slot| {
                    let Rgb(r, g, b) = theme.colour(Ink::Type(slot));
                    oklab(times(vision, [r, g, b].map(linear)).map(|c| c.clamp(0.0, 1.0)))
                })
                .collect();
            for (i, a) in seen.iter().enumerate() {
                for (j, b) in seen.iter().enumerate().skip(i + 1) {
                    let apart = (0..3).map(|k| (a[k] - b[k]).powi(2)).sum::<f64>().sqrt();
                    assert!(
                        apart > 0.09,
                        "{theme:?}: types {i} and {j} are {apart:.3} apart"
                    );
                }
            }
        }
    }
}

#[test]
fn the_stylesheet_names_each_property_once() {
    for theme in THEMES {
        let css = css(theme);
        for (name, ink) in PROPERTIES {
            assert_eq!(
                css.matches(&format!("  {name}: {};\n", theme.colour(ink)))
                    .count(),
                1
            );
        }
    }
}
