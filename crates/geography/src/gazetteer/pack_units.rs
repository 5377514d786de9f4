//! Writes the file of unit postcodes; its format is described in [`super::units`].

use std::collections::BTreeMap;

use super::Postcode;
use super::bits::{BitWriter, length};
use super::units::{BLOCK, ENTRY, HEADER, LETTERS, MAGIC, STEP_M, checksum, pair_of};

/// Unit postcodes by sector, in the order of the file.
#[derive(Default)]
pub struct Packer {
    sectors: BTreeMap<[u8; 5], BTreeMap<usize, [i32; 2]>>,
}

impl Packer {
    /// Adds a unit by its easting and northing in metres.
    ///
    /// # Errors
    /// Names a postcode that is not whole, is repeated, or lies outside the National Grid.
    pub fn add(&mut self, postcode: &Postcode, [east, north]: [u32; 2]) -> Result<(), String> {
        let (Some(pair), Some(Postcode::Sector(outward, digit))) =
            (pair_of(postcode), postcode.sector())
        else {
            return Err(format!("{postcode} is not a whole postcode"));
        };
        if east > 700_000 || north > 1_300_000 {
            return Err(format!("{postcode} is not on the National Grid"));
        }
        let [a, b, c, d] = outward.key().to_be_bytes();
        let steps = [east, north].map(|metres| (metres / STEP_M) as i32);
        let sector = self.sectors.entry([a, b, c, d, digit]).or_default();
        match sector.insert(pair, steps) {
            None => Ok(()),
            Some(_) => Err(format!("{postcode} stands twice")),
        }
    }

    /// The whole file.
    ///
    /// # Errors
    /// The file would be too long for its index.
    pub fn finish(self) -> Result<Vec<u8>, String> {
        let units: usize = self.sectors.values().map(BTreeMap::len).sum();
        let (mut index, mut blocks) = (Vec::new(), Vec::new());
        let first = HEADER + self.sectors.len() * ENTRY;
        for (key, sector) in &self.sectors {
            let begin = first + blocks.len();
            if begin >= 1 << 24 {
                return Err("The table of unit postcodes is longer than its index reaches.".into());
            }
            index.extend(key);
            index.extend(three(begin as i32));
            push_block(sector, &mut blocks);
        }
        let body = [index, blocks].concat();
        let mut file = MAGIC.to_vec();
        for number in [units as u32, self.sectors.len() as u32, checksum(&body)] {
            file.extend(number.to_le_bytes());
        }
        file.extend(body);
        Ok(file)
    }
}

fn push_block(sector: &BTreeMap<usize, [i32; 2]>, out: &mut Vec<u8>) {
    let positions = || sector.values().copied();
    let steps: Vec<i32> = positions()
        .zip(positions().skip(1))
        .flat_map(|(from, to)| [to[0] - from[0], to[1] - from[1]])
        .collect();
    let total = |k: &u32| -> u32 { steps.iter().map(|step| length(*step, *k)).sum() };
    let k = (0..16).min_by_key(total).unwrap_or_default();
    out.push(k as u8);
    for start in positions().next().unwrap_or_default() {
        out.extend(three(start));
    }
    let mut presence = [0u8; BLOCK - 7];
    for pair in sector.keys().filter(|pair| **pair < LETTERS * LETTERS) {
        if let Some(byte) = presence.get_mut(pair / 8) {
            *byte |= 1 << (pair % 8);
        }
    }
    out.extend(presence);
    let mut codes = BitWriter::default();
    for step in steps {
        codes.step(step, k);
    }
    out.extend(codes.finish());
}

fn three(number: i32) -> impl Iterator<Item = u8> {
    number.to_le_bytes().into_iter().take(3)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::super::UnitPostcodes;
    use super::*;
    use crate::geo::{distance_km, grid_to_wgs84};

    fn table(units: &[(&str, [u32; 2])]) -> UnitPostcodes {
        let mut packer = Packer::default();
        for (postcode, at) in units {
            packer
                .add(&Postcode::parse(postcode).unwrap(), *at)
                .unwrap();
        }
        UnitPostcodes::from_bytes(packer.finish().unwrap()).unwrap()
    }

    const SOUTH_KENSINGTON: &[(&str, [u32; 2])] = &[
        ("SW7 2AA", [527_000, 179_000]),
        ("SW7 2AB", [526_500, 178_500]),
        ("SW7 2AZ", [526_000, 178_000]),
        ("SW7 2RL", [526_900, 179_110]),
        ("SW7 3AA", [526_000, 178_000]),
        ("ZE1 0AA", [447_759, 1_141_280]),
    ];

    #[test]
    fn what_is_there_is_found_and_nothing_else() {
        let table = table(SOUTH_KENSINGTON);
        assert_eq!(table.len(), 6);
        for (postcode, known) in [
            ("SW7 2AA", true),
            ("SW7 2RL", true),
            ("ZE1 0AA", true),
            ("SW7 2AD", false),
            ("SW7 2ZZ", false),
            ("SW7 4AA", false),
            ("SW7 2", false),
            ("SW7", false),
            ("AB10 1AA", false),
            ("ZE3 9ZZ", false),
        ] {
            let found = table.find(&Postcode::parse(postcode).unwrap());
            assert_eq!(found.is_some(), known, "{postcode}");
        }
    }

    #[test]
    fn an_unknown_unit_is_near_its_neighbours_in_the_alphabet() {
        let table = table(SOUTH_KENSINGTON);
        let near = |postcode| table.near(&Postcode::parse(postcode).unwrap());
        let at = |easting, northing| grid_to_wgs84(easting, northing);
        // The middle one of AA, AB and AZ; R is another street.
        assert_eq!(near("SW7 2AD"), at(526_505.0, 178_505.0));
        assert_eq!(near("SW7 3ZZ"), at(526_005.0, 178_005.0));
        assert_eq!(near("SW7 4AA"), None);
        assert_eq!(near("SW7 2"), None);
    }

    #[test]
    fn what_cannot_be_packed_is_named() {
        let mut packer = Packer::default();
        for (postcode, at, expected) in [
            ("SW7 2RL", [1, 1], None),
            ("SW7 2RL", [1, 1], Some("SW7 2RL stands twice")),
            ("SW7 2", [1, 1], Some("SW7 2 is not a whole postcode")),
            (
                "SW7 2RN",
                [700_001, 1],
                Some("SW7 2RN is not on the National Grid"),
            ),
        ] {
            let added = packer.add(&Postcode::parse(postcode).unwrap(), at);
            assert_eq!(added.err().as_deref(), expected, "{postcode}");
        }
    }

    fn unit() -> impl Strategy<Value = (String, [u32; 2])> {
        let code = "(M1|SW7|EC1A) [0-9][ABRZ][ADXZ]";
        (code, [0..700_000_u32, 0..1_300_000_u32])
    }

    proptest! {
        #[test]
        fn what_is_packed_is_found(units in proptest::collection::vec(unit(), 0..60)) {
            let units: BTreeMap<String, [u32; 2]> = units.into_iter().collect();
            let pairs: Vec<_> = units.iter().map(|(code, at)| (code.as_str(), *at)).collect();
            let table = table(&pairs);
            for (code, [east, north]) in pairs {
                let found = table.find(&Postcode::parse(code).unwrap()).unwrap();
                let true_position = grid_to_wgs84(f64::from(east), f64::from(north)).unwrap();
                prop_assert!(distance_km(found, true_position) < 0.0075);
            }
        }

        /// A file with a valid header is read without a fault whatever else it contains.
        #[test]
        fn any_bytes_are_answered(
            body in proptest::collection::vec(any::<u8>(), 0..400),
            sectors in any::<u32>(),
            given in "[A-Z]{1,2}[0-9] [0-9][ABD-HJLNP-UW-Z]{2}",
        ) {
            let mut file = MAGIC.to_vec();
            for number in [1, sectors, checksum(&body)] {
                file.extend(number.to_le_bytes());
            }
            file.extend(&body);
            let table = UnitPostcodes::from_bytes(file).unwrap();
            if let Some(postcode) = Postcode::parse(&given) {
                let _ = (table.find(&postcode), table.near(&postcode));
            }
            prop_assert!(UnitPostcodes::from_bytes(body).is_err());
        }

        /// A sector whose block is noise.
        #[test]
        fn any_block_is_answered(noise in proptest::collection::vec(any::<u8>(), 0..600)) {
            let begin = (HEADER + ENTRY) as u32;
            let mut body = b"SW7 2".to_vec();
            body.extend(begin.to_le_bytes().into_iter().take(3));
            body.extend(noise);
            let mut file = MAGIC.to_vec();
            for number in [1, 1, checksum(&body)] {
                file.extend(number.to_le_bytes());
            }
            file.extend(body);
            let table = UnitPostcodes::from_bytes(file).unwrap();
            for code in ["SW7 2AA", "SW7 2RL", "SW7 2ZZ"] {
                let postcode = Postcode::parse(code).unwrap();
                let _ = (table.find(&postcode), table.near(&postcode));
            }
        }
    }
}
