//! Headers that name an axis and not what is measured along it: "X", "GIS X", "E", "East".

use records::text::fold;

/// One axis of a pair of coordinates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// It runs from west to east.
    pub is_east: bool,
    /// The pair is "X" and "Y", or has a word for coordinates next to it. "East" and "North" alone
    /// may be regions, or anything else.
    pub is_plain: bool,
    /// What both headers of a pair have in common.
    pair: String,
}

impl Axis {
    /// Whether two headers name the two axes of one pair.
    #[must_use]
    pub fn fits(&self, other: &Self) -> bool {
        self.is_east != other.is_east && self.pair == other.pair
    }
}

/// Words that belong to coordinates, as they stand next to the name of an axis.
#[rustfmt::skip]
const WORDS: [&str; 29] = [
    "grid", "gis", "geo", "geom", "bng", "os", "osgb", "osgb36", "osgrid", "coord", "coords", "coordinate",
    "coordinates", "co", "ord", "ordinate", "point", "pos", "position", "map", "ref", "reference", "27700",
    "epsg", "location", "loc", "centroid", "national", "british",
];

/// Units and remarks, which say nothing of the pair.
const ASIDE: [&str; 7] = ["m", "metres", "meters", "metre", "deg", "degrees", "wgs84"];

/// The axis that a header names, if it names nothing else.
#[must_use]
pub fn axis(header: &str) -> Option<Axis> {
    if header.len() > 40 {
        return None;
    }
    let folded = fold(header);
    let mut words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !ASIDE.contains(word))
        .collect();
    // "geoX" and "XCOORD".
    if let [word] = words[..] {
        let apart = WORDS.iter().find_map(|known| {
            let before = word.strip_suffix(['x', 'y']).filter(|rest| rest == known);
            let after = word.strip_prefix(['x', 'y']).filter(|rest| rest == known);
            let letter = match (before, after) {
                (Some(before), _) => word.get(before.len()..)?,
                (_, Some(after)) => word.get(..word.len() - after.len())?,
                _ => return None,
            };
            Some([*known, letter])
        });
        if let Some(apart) = apart {
            words = apart.to_vec();
        }
    }
    let mut found: Option<(bool, &str)> = None;
    let mut rest: Vec<&str> = Vec::new();
    for word in words {
        let axis = match word {
            "x" => (true, "xy"),
            "y" => (false, "xy"),
            "e" => (true, "en"),
            "n" => (false, "en"),
            "east" => (true, "eastnorth"),
            "north" => (false, "eastnorth"),
            word if WORDS.contains(&word) => {
                rest.push(word);
                continue;
            }
            _ => return None,
        };
        if found.replace(axis).is_some() {
            return None;
        }
    }
    let (is_east, pair) = found?;
    Some(Axis {
        is_east,
        is_plain: pair == "xy" || !rest.is_empty(),
        pair: format!("{pair} {}", rest.join(" ")),
    })
}

#[cfg(test)]
mod tests {
    use super::axis;
    use proptest::prelude::*;

    #[test]
    fn pairs_of_axes() {
        for (east, north, is_plain) in [
            ("X", "Y", true),
            ("x", "y", true),
            ("X (m)", "Y (m)", true),
            ("BNG E", "BNG N", true),
            ("E", "N", false),
            ("East", "North", false),
            ("Grid E", "Grid N", true),
            ("GIS X", "GIS Y", true),
            ("geo_x", "geo_y", true),
            ("geoX", "geoY", true),
            ("X coord", "Y coord", true),
            ("coord_x", "coord_y", true),
            ("X Co-ordinate", "Y Co-ordinate", true),
        ] {
            let [east, north] = [east, north].map(|header| axis(header).expect(header));
            assert!(east.is_east && !north.is_east && east.fits(&north));
            assert_eq!((east.is_plain, north.is_plain), (is_plain, is_plain));
        }
        for header in [
            "North East",
            "X-ray",
            "Map",
            "East Midlands",
            "Yes",
            "",
            "Notes",
            "Max",
        ] {
            assert_eq!(axis(header), None, "{header}");
        }
        let [x, north] = ["X", "North"].map(|header| axis(header).expect(header));
        assert!(!x.fits(&north));
    }

    proptest! {
        #![proptest_config(testing::cases(64))]

        /// Whatever stands between the words and in whichever case they are.
        #[test]
        fn punctuation_and_case_do_not_matter(
            word in prop::sample::select(vec!["", "grid", "gis", "geo", "bng", "os", "coord"]),
            gap in prop::sample::select(vec![" ", "_", "-", ". ", "/"]),
            pair in prop::sample::select(vec![("x", "y"), ("e", "n"), ("east", "north")]),
            is_upper in any::<bool>(),
            end in prop::sample::select(vec!["", " (m)", " [degrees]", " *"]),
        ) {
            let header = |letter: &str| {
                let gap = if word.is_empty() { "" } else { gap };
                let text = format!("{word}{gap}{letter}{end}");
                if is_upper { text.to_uppercase() } else { text }
            };
            let [east, north] = [header(pair.0), header(pair.1)].map(|header| axis(&header));
            let (Some(east), Some(north)) = (east, north) else {
                return Err(TestCaseError::fail("no axis"));
            };
            prop_assert!(east.is_east && !north.is_east && east.fits(&north));
        }
    }
}
