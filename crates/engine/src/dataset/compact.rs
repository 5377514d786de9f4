//! Columns as small numbers: for the bundled file and for the way from worker to page.
//!
//! A column is written as how many numbers it has, the least of them, and by how much each is more:
//! little-endian, all in the width that the largest needs, and none where all are equal. So a
//! million rows are unpacked by copying, and what repeats compresses well.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// More numbers than a column can have: each row has a line of its own in a file that fits in memory.
const MOST: u32 = 1 << 28;

/// Bytes that are written as they are.
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// Numbers to be written.
struct Written<I>(I);

impl<I: ExactSizeIterator<Item = u32> + Clone> Serialize for Written<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let least = self.0.clone().min().unwrap_or_default();
        let numbers = self.0.clone().map(|number| number - least);
        let bytes = match numbers.clone().fold(0, |all, number| all | number) {
            0 => Vec::new(),
            1..=0xff => numbers.map(|number| number as u8).collect(),
            0x100..=0xffff => numbers.flat_map(|n| (n as u16).to_le_bytes()).collect(),
            _ => numbers.flat_map(u32::to_le_bytes).collect(),
        };
        (self.0.len() as u32, least, Bytes(bytes)).serialize(serializer)
    }
}

/// Numbers that were read.
struct Read(Vec<u32>);

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (count, least, bytes) = <(u32, u32, &[u8])>::deserialize(deserializer)?;
        let numbers = unpacked(count, least, bytes);
        numbers.map(Self).ok_or_else(|| D::Error::custom(FOREIGN))
    }
}

/// What is said of bytes that were not written here.
const FOREIGN: &str = "a column of another form";

fn unpacked(count: u32, least: u32, bytes: &[u8]) -> Option<Vec<u32>> {
    let length = count as usize;
    if bytes.is_empty() && count < MOST {
        return Some(vec![least; length]);
    }
    let (pairs, _) = bytes.as_chunks::<2>();
    let (fours, _) = bytes.as_chunks::<4>();
    let mut numbers = vec![least; bytes.len().min(length)];
    match bytes.len().checked_div(length)? {
        1 => add(&mut numbers, bytes.iter().map(|&byte| u32::from(byte))),
        2 => add(
            &mut numbers,
            pairs.iter().map(|two| u16::from_le_bytes(*two).into()),
        ),
        4 => add(
            &mut numbers,
            fours.iter().map(|four| u32::from_le_bytes(*four)),
        ),
        _ => return None,
    }
    (numbers.len() == length).then_some(numbers)
}

fn add(numbers: &mut [u32], more: impl Iterator<Item = u32>) {
    for (number, more) in numbers.iter_mut().zip(more) {
        *number = number.wrapping_add(more);
    }
}

/// Ascending numbers as their differences.
pub mod deltas {
    use super::{Deserialize, Deserializer, Read, Serialize, Serializer, Written};

    /// Writes the differences.
    pub fn serialize<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
        let mut last = 0;
        let deltas = numbers.iter().map(move |&number| {
            let delta = number.wrapping_sub(last);
            last = number;
            delta
        });
        Written(deltas).serialize(serializer)
    }

    /// Reads them back.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        let Read(mut numbers) = Read::deserialize(deserializer)?;
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
    use super::super::NONE;
    use super::{Deserialize, Deserializer, Read, Serialize, Serializer, Written};

    /// The code that a new value would get.
    #[derive(Clone, Copy)]
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
        let back = codes.iter().map(move |&code| {
            let back = next.0.wrapping_sub(code);
            next.see(code);
            back
        });
        Written(back).serialize(serializer)
    }

    /// Reads them back.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        let Read(mut codes) = Read::deserialize(deserializer)?;
        let mut next = Next(0);
        for code in &mut codes {
            *code = next.0.wrapping_sub(*code);
            next.see(*code);
        }
        Ok(codes)
    }
}

/// Values of a few kinds, as their numbers.
pub mod kinds {
    use super::{Deserialize, Deserializer, Error, FOREIGN, Read, Serialize, Serializer, Written};

    /// What has a number.
    pub trait Numbered: Copy {
        /// Its number.
        fn number(self) -> u32;
        /// The value of a number.
        fn of(number: u32) -> Option<Self>;
    }

    /// Writes the numbers.
    pub fn serialize<T: Numbered, S: Serializer>(
        values: &[T],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        Written(values.iter().map(|value| value.number())).serialize(serializer)
    }

    /// Reads them back.
    pub fn deserialize<'de, T: Numbered, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<T>, D::Error> {
        let Read(numbers) = Read::deserialize(deserializer)?;
        let values: Option<Vec<T>> = numbers.into_iter().map(T::of).collect();
        values.ok_or_else(|| D::Error::custom(FOREIGN))
    }
}

/// Stretches of days: their first days, and how many days each has, 0 where there is none.
pub mod spans {
    use super::{Deserialize, Deserializer, Read, Serialize, Serializer, Written};
    use crate::record::Span;

    /// Writes them.
    pub fn serialize<S: Serializer>(
        spans: &[Option<Span>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let first = |span: &Option<Span>| span.map_or(0, |span| zigzag(span.first));
        let days = |span: &Option<Span>| span.map_or(0, days);
        let columns = (
            Written(spans.iter().map(first)),
            Written(spans.iter().map(days)),
        );
        columns.serialize(serializer)
    }

    /// Reads them back.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Option<Span>>, D::Error> {
        let (Read(first), Read(days)) = Deserialize::deserialize(deserializer)?;
        let span = |(first, days): (u32, u32)| {
            let first = unzigzag(first);
            let last = first.wrapping_add_unsigned(days.wrapping_sub(1));
            (days > 0).then_some(Span { first, last })
        };
        Ok(first.into_iter().zip(days).map(span).collect())
    }

    const fn days(span: Span) -> u32 {
        let after = span.last.wrapping_sub(span.first) as u32;
        after.wrapping_add(1)
    }

    /// 0, −1, 1, −2 … as 0, 1, 2, 3 …
    const fn zigzag(number: i32) -> u32 {
        ((number << 1) ^ (number >> 31)) as u32
    }

    const fn unzigzag(number: u32) -> i32 {
        (number >> 1) as i32 ^ -((number & 1) as i32)
    }
}

/// Counts and amounts: one more than each whole number, 0 for none; others as they are.
pub mod measures {
    use super::{
        Bytes, Deserialize, Deserializer, Error, FOREIGN, Read, Serialize, Serializer, Written,
    };

    /// Stands for a number that is not whole, or too large.
    const OTHER: u32 = u32::MAX;

    /// Writes them.
    pub fn serialize<S: Serializer>(
        measures: &[Option<f64>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let others = measures.iter().flatten().filter(|n| whole(**n) == OTHER);
        let others = Bytes(others.flat_map(|number| number.to_le_bytes()).collect());
        let numbers = measures.iter().map(|measure| measure.map_or(0, whole));
        (Written(numbers), others).serialize(serializer)
    }

    /// Reads them back.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Option<f64>>, D::Error> {
        let (Read(numbers), others) = <(Read, &[u8])>::deserialize(deserializer)?;
        let mut others = others.as_chunks::<8>().0.iter();
        let mut measures = Vec::with_capacity(numbers.len());
        for number in numbers {
            measures.push(match number {
                0 => None,
                OTHER => {
                    let other = others.next().ok_or_else(|| D::Error::custom(FOREIGN))?;
                    Some(f64::from_le_bytes(*other))
                }
                more => Some(f64::from(more - 1)),
            });
        }
        Ok(measures)
    }

    /// One more than a whole number, or [`OTHER`].
    fn whole(number: f64) -> u32 {
        let more = (number as u32).saturating_add(1);
        match f64::from(more - 1).to_bits() == number.to_bits() {
            true => more,
            false => OTHER,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};

    use super::super::NONE;
    use crate::record::{PlacedBy, Span};

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    struct All {
        #[serde(with = "super::deltas")]
        deltas: Vec<u32>,
        #[serde(with = "super::first_seen")]
        codes: Vec<u32>,
        #[serde(with = "super::kinds")]
        kinds: Vec<PlacedBy>,
        #[serde(with = "super::spans")]
        spans: Vec<Option<Span>>,
        #[serde(with = "super::measures")]
        measures: Vec<Option<f64>>,
    }

    fn span() -> impl Strategy<Value = Option<Span>> {
        let ends = (any::<i32>(), any::<i32>());
        let span = ends.prop_map(|(a, b)| Span {
            first: a.min(b),
            last: a.max(b),
        });
        // All days that there are, and no day, are as many in 32 bits; no file names the former.
        proptest::option::of(span.prop_filter("all days", |span| {
            (span.first, span.last) != (i32::MIN, i32::MAX)
        }))
    }

    proptest! {
        #[test]
        fn any_columns_come_back(
            deltas: Vec<u32>,
            mut codes: Vec<u32>,
            kinds in proptest::collection::vec(proptest::sample::select(&PlacedBy::ALL[..]), 0..9),
            spans in proptest::collection::vec(span(), 0..9),
            mut measures: Vec<Option<f64>>,
            whole: Vec<u32>,
            limit in proptest::sample::select(vec![9, 300, 70_000, u32::MAX]),
        ) {
            codes.iter_mut().for_each(|code| *code %= limit);
            codes.push(NONE);
            measures.extend(whole.into_iter().map(|n| Some(f64::from(n))));
            let all = All { deltas, codes, kinds, spans, measures };
            let bytes = postcard::to_allocvec(&all).unwrap();
            prop_assert_eq!(postcard::from_bytes::<All>(&bytes).unwrap(), all);
            for end in 0..bytes.len() {
                prop_assert!(postcard::from_bytes::<All>(&bytes[..end]).is_err());
            }
        }
    }

    #[test]
    fn columns_are_as_wide_as_their_numbers() {
        let packed = |all: &All| postcard::to_allocvec(all).unwrap();
        let empty = packed(&All::default()).len();
        let deltas = |deltas: &[u32]| {
            let deltas = deltas.to_vec();
            packed(&All {
                deltas,
                ..All::default()
            })
            .len()
                - empty
        };
        assert_eq!(deltas(&[0; 9]), 0);
        assert_eq!(deltas(&[1, 2, 3]), 0);
        assert_eq!(deltas(&[2, 3, 4]), 3);
        assert_eq!(deltas(&[2, 600, 601]), 6);
        assert_eq!(deltas(&[2, 600_000, 600_001]), 12);
        let codes = vec![0, 1, 2, 3];
        assert_eq!(
            packed(&All {
                codes,
                ..All::default()
            })
            .len(),
            empty
        );
    }
}
