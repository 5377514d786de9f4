//! Columns as small numbers: for the bundled file and for the way from worker to page.
//!
//! Postcard writes a small number in one byte, and what repeats compresses well.

/// Ascending numbers as their differences.
pub mod deltas {
    use serde::{Deserialize, Deserializer, Serializer};

    /// Writes the differences.
    pub fn serialize<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
        let mut last = 0;
        serializer.collect_seq(numbers.iter().map(|&number| {
            let delta = number.wrapping_sub(last);
            last = number;
            delta
        }))
    }

    /// Reads them back.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        let mut numbers = Vec::<u32>::deserialize(deserializer)?;
        let mut last = 0u32;
        for number in &mut numbers {
            last = last.wrapping_add(*number);
            *number = last;
        }
        Ok(numbers)
    }
}

/// Codes that were given out in order of first appearance: 0 for a new one, else how far back.
pub mod first_seen {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::super::NONE;

    /// The code that a new value would get.
    struct Next(u32);

    impl Next {
        fn see(&mut self, code: u32) {
            if code != NONE {
                self.0 = self.0.max(code + 1);
            }
        }
    }

    /// Writes how far back each code is.
    pub fn serialize<S: Serializer>(codes: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
        let mut next = Next(0);
        serializer.collect_seq(codes.iter().map(|&code| {
            let back = next.0.wrapping_sub(code);
            next.see(code);
            back
        }))
    }

    /// Reads them back.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        let mut codes = Vec::<u32>::deserialize(deserializer)?;
        let mut next = Next(0);
        for code in &mut codes {
            *code = next.0.wrapping_sub(*code);
            next.see(*code);
        }
        Ok(codes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::super::NONE;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Both {
        #[serde(with = "super::deltas")]
        deltas: Vec<u32>,
        #[serde(with = "super::first_seen")]
        codes: Vec<u32>,
    }

    proptest! {
        #[test]
        fn any_numbers_come_back(deltas: Vec<u32>, mut codes: Vec<u32>, small in any::<bool>()) {
            if small {
                codes.iter_mut().for_each(|code| *code %= 9);
                codes.push(NONE);
            }
            let both = Both { deltas, codes };
            let bytes = postcard::to_allocvec(&both).unwrap();
            prop_assert_eq!(postcard::from_bytes::<Both>(&bytes).unwrap(), both);
        }
    }

    #[test]
    fn new_codes_are_noughts() {
        let both = Both {
            deltas: vec![2, 3, 4],
            codes: vec![0, 1, 2, 0, 3],
        };
        let bytes = postcard::to_allocvec(&both).unwrap();
        assert_eq!(bytes, [3, 2, 1, 1, 5, 0, 0, 0, 3, 0]);
    }
}
