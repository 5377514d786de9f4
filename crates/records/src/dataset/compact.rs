//! Columns packed as small numbers, for the bundled file and for sending from worker to page.
//!
//! A column is written as its length, its smallest number, and each number's difference from that:
//! first the low bytes of all of them, then the next bytes, as many as the largest difference
//! needs, and none where all are equal. A million rows are therefore unpacked by adding bytes, and
//! repetition compresses well, because the high bytes hardly differ.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// More numbers than a column can have: each row takes a line in a file that fits in memory.
const MOST: u32 = 1 << 28;

/// Bytes that are written unchanged.
struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

/// Numbers to be written in compact form.
struct Written<I>(I);

impl<I: ExactSizeIterator<Item = u32> + Clone> Serialize for Written<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let least = self.0.clone().min().unwrap_or_default();
        let numbers = self.0.clone().map(|number| number - least);
        let all = numbers.clone().fold(0, |all, number| all | number);
        let width = (u32::BITS - all.leading_zeros()).div_ceil(8);
        let mut bytes = Vec::with_capacity(numbers.len() * width as usize);
        for plane in 0..width {
            bytes.extend(numbers.clone().map(|number| (number >> (8 * plane)) as u8));
        }
        (self.0.len() as u32, least, Bytes(bytes)).serialize(serializer)
    }
}

/// Numbers read from compact form.
struct CompactReader(Vec<u32>);

impl<'de> Deserialize<'de> for CompactReader {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (count, least, bytes) = <(u32, u32, &[u8])>::deserialize(deserializer)?;
        let numbers = unpacked(count, least, bytes);
        numbers.map(Self).ok_or_else(|| D::Error::custom(FOREIGN))
    }
}

/// The error for bytes in any other form.
const FOREIGN: &str = "a column of another form";

fn unpacked(count: u32, least: u32, bytes: &[u8]) -> Option<Vec<u32>> {
    let length = count as usize;
    if bytes.is_empty() && count < MOST {
        return Some(vec![least; length]);
    }
    let width = bytes.len().checked_div(length)?;
    if width > 4 || width * length != bytes.len() {
        return None;
    }
    let mut numbers = vec![least; length];
    for (plane, bytes) in bytes.chunks_exact(length).enumerate() {
        for (number, &byte) in numbers.iter_mut().zip(bytes) {
            *number = number.wrapping_add(u32::from(byte) << (8 * plane));
        }
    }
    Some(numbers)
}

/// Ascending numbers, packed as their differences.
pub mod deltas {
    use super::{CompactReader, Deserialize, Deserializer, Serialize, Serializer, Written};

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

    /// Reads the numbers back.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        let CompactReader(mut numbers) = CompactReader::deserialize(deserializer)?;
        let mut last = 0u32;
        for number in &mut numbers {
            last = last.wrapping_add(*number);
            *number = last;
        }
        Ok(numbers)
    }
}

/// Codes assigned in order of first appearance, packed as 0 for a new code, else how far back it
/// is.
pub mod first_seen {
    use super::super::NONE;
    use super::{CompactReader, Deserialize, Deserializer, Serialize, Serializer, Written};

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
        write(codes.iter().copied(), serializer)
    }

    /// The same of codes that have a type.
    pub(super) fn write<S: Serializer>(
        codes: impl ExactSizeIterator<Item = u32> + Clone,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut next = Next(0);
        let back = codes.map(move |code| {
            let back = next.0.wrapping_sub(code);
            next.see(code);
            back
        });
        Written(back).serialize(serializer)
    }

    /// Reads the codes back.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        let CompactReader(mut codes) = CompactReader::deserialize(deserializer)?;
        let mut next = Next(0);
        for code in &mut codes {
            *code = next.0.wrapping_sub(*code);
            next.see(*code);
        }
        Ok(codes)
    }
}

/// Places, written as codes are.
pub mod places {
    use super::{Deserializer, Serializer, first_seen};
    use crate::PlaceId;

    /// Writes them.
    pub fn serialize<S: Serializer>(places: &[PlaceId], serializer: S) -> Result<S::Ok, S::Error> {
        first_seen::write(places.iter().map(|place| place.0), serializer)
    }

    /// Reads them back.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<PlaceId>, D::Error> {
        let codes = first_seen::deserialize(deserializer)?;
        Ok(codes.into_iter().map(PlaceId).collect())
    }
}

/// Values of an enumeration, packed as their numbers.
pub mod kinds {
    use super::{
        CompactReader, Deserialize, Deserializer, Error, FOREIGN, Serialize, Serializer, Written,
    };

    /// A type whose values have numbers.
    pub trait Numbered: Copy {
        /// The number of the value.
        fn number(self) -> u32;
        /// The value with a given number.
        fn from_number(number: u32) -> Option<Self>;
    }

    /// Writes the values' numbers.
    pub fn serialize<T: Numbered, S: Serializer>(
        values: &[T],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        Written(values.iter().map(|value| value.number())).serialize(serializer)
    }

    /// Reads the values back.
    pub fn deserialize<'de, T: Numbered, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<T>, D::Error> {
        let CompactReader(numbers) = CompactReader::deserialize(deserializer)?;
        let values: Option<Vec<T>> = numbers.into_iter().map(T::from_number).collect();
        values.ok_or_else(|| D::Error::custom(FOREIGN))
    }
}

/// Positions in millionths of a degree, longitude and latitude separately, in units of their
/// greatest common divisor, because many files have fewer decimal places.
pub mod positions {
    use super::{CompactReader, Deserialize, Deserializer, Serialize, Serializer, Written};
    use crate::record::LonLat;

    /// Writes the positions.
    pub fn serialize<S: Serializer>(
        positions: &[LonLat],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let millionths: Vec<(i32, i32)> = positions.iter().map(|&at| at.into()).collect();
        let (first_lon, first_lat) = millionths.first().copied().unwrap_or_default();
        let step = millionths.iter().fold(0, |step, &(lon, lat)| {
            common(
                common(step, lon.abs_diff(first_lon)),
                lat.abs_diff(first_lat),
            )
        });
        let step = step.max(1);
        let steps = |number: i32, first: i32| {
            number.wrapping_sub(first).wrapping_div_euclid(step as i32) as u32 ^ SIGN
        };
        let columns = (
            (first_lon, first_lat, step),
            Written(millionths.iter().map(|at| steps(at.0, first_lon))),
            Written(millionths.iter().map(|at| steps(at.1, first_lat))),
        );
        columns.serialize(serializer)
    }

    /// Reads the positions back.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<LonLat>, D::Error> {
        type Columns = ((i32, i32, u32), CompactReader, CompactReader);
        let ((first_lon, first_lat, step), CompactReader(lon), CompactReader(lat)) =
            Columns::deserialize(deserializer)?;
        let number = |steps: u32, first: i32| {
            first.wrapping_add(((steps ^ SIGN) as i32).wrapping_mul(step as i32))
        };
        let pairs = lon.into_iter().zip(lat);
        let pairs = pairs.map(|(lon, lat)| (number(lon, first_lon), number(lat, first_lat)));
        Ok(pairs.map(LonLat::from).collect())
    }

    /// The sign bit: with it flipped, signed numbers keep their order as unsigned ones.
    const SIGN: u32 = 1 << 31;

    /// The greatest common divisor; every number is a divisor of 0.
    const fn common(mut a: u32, mut b: u32) -> u32 {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    }
}

/// Spans of days, packed as the first day and the length of each distinct span (length 0 for none),
/// and each row's index into these.
pub mod spans {
    use hashbrown::HashMap;

    use super::{
        CompactReader, Deserialize, Deserializer, Error, FOREIGN, Serialize, Serializer, Written,
        first_seen,
    };
    use crate::hash::QuickBuilder;
    use crate::record::Span;

    /// Row → code, packed as [`first_seen`] codes.
    #[derive(Serialize, Deserialize)]
    struct CodesForm(#[serde(with = "first_seen")] Vec<u32>);

    /// Writes the spans.
    pub fn serialize<S: Serializer>(
        spans: &[Option<Span>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let first = |span: &Option<Span>| span.map_or(0, |span| zigzag(span.first));
        let days = |span: &Option<Span>| span.map_or(0, days_of);
        let mut distinct: Vec<Option<Span>> = Vec::new();
        let mut known: HashMap<(u32, u32), u32, QuickBuilder> = HashMap::default();
        let mut last = (None, 0);
        let mut codes = Vec::with_capacity(spans.len());
        for span in spans {
            // Adjacent rows are often alike.
            if last.0 != Some(*span) {
                let next = distinct.len() as u32;
                let code = *known.entry((first(span), days(span))).or_insert(next);
                if code == next {
                    distinct.push(*span);
                }
                last = (Some(*span), code);
            }
            codes.push(last.1);
        }
        let columns = (
            CodesForm(codes),
            Written(distinct.iter().map(first)),
            Written(distinct.iter().map(days)),
        );
        columns.serialize(serializer)
    }

    /// Reads the spans back.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Option<Span>>, D::Error> {
        let (CodesForm(codes), CompactReader(first), CompactReader(days)) =
            Deserialize::deserialize(deserializer)?;
        let span = |(first, days): (u32, u32)| {
            let first = unzigzag(first);
            let last = first.wrapping_add_unsigned(days.wrapping_sub(1));
            (days > 0).then_some(Span { first, last })
        };
        let distinct: Vec<Option<Span>> = first.into_iter().zip(days).map(span).collect();
        let spans: Option<Vec<Option<Span>>> = codes
            .into_iter()
            .map(|code| distinct.get(code as usize).copied())
            .collect();
        spans.ok_or_else(|| D::Error::custom(FOREIGN))
    }

    const fn days_of(span: Span) -> u32 {
        let after = span.last.wrapping_sub(span.first) as u32;
        after.wrapping_add(1)
    }

    /// Maps 0, −1, 1, −2 … to 0, 1, 2, 3 …
    const fn zigzag(number: i32) -> u32 {
        ((number << 1) ^ (number >> 31)) as u32
    }

    const fn unzigzag(number: u32) -> i32 {
        (number >> 1) as i32 ^ -((number & 1) as i32)
    }
}

/// Counts and amounts: whole numbers packed as one more than their value, 0 for none; others stored
/// unchanged.
pub mod measures {
    use super::{
        Bytes, CompactReader, Deserialize, Deserializer, Error, FOREIGN, Serialize, Serializer,
        Written,
    };

    /// Marks a number that is not whole, or too large.
    const OTHER: u32 = u32::MAX;

    /// Writes the numbers.
    pub fn serialize<S: Serializer>(
        measures: &[Option<f64>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let others = measures.iter().flatten().filter(|n| whole(**n) == OTHER);
        let others = Bytes(others.flat_map(|number| number.to_le_bytes()).collect());
        let numbers = measures.iter().map(|measure| measure.map_or(0, whole));
        (Written(numbers), others).serialize(serializer)
    }

    /// Reads the numbers back.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Option<f64>>, D::Error> {
        let (CompactReader(numbers), others) = <(CompactReader, &[u8])>::deserialize(deserializer)?;
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
    use crate::record::{LonLat, PlacedBy, Span};

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    struct All {
        #[serde(with = "super::deltas")]
        deltas: Vec<u32>,
        #[serde(with = "super::first_seen")]
        codes: Vec<u32>,
        #[serde(with = "super::kinds")]
        kinds: Vec<PlacedBy>,
        #[serde(with = "super::positions")]
        positions: Vec<LonLat>,
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
        // The span of every possible day has the same length in 32 bits as no day at all; no file
        // contains the former.
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
            places in proptest::collection::vec((-180_000i32..=180_000, -90_000i32..=90_000), 0..9),
            step in proptest::sample::select(vec![1, 10, 999]),
            mut measures: Vec<Option<f64>>,
            whole: Vec<u32>,
            limit in proptest::sample::select(vec![9, 300, 70_000, u32::MAX]),
        ) {
            codes.iter_mut().for_each(|code| *code %= limit);
            codes.push(NONE);
            measures.extend(whole.into_iter().map(|n| Some(f64::from(n))));
            let position = |(lon, lat): (i32, i32)| LonLat::from((lon * step, lat * step));
            let positions = places.into_iter().map(position).collect();
            let all = All { deltas, codes, kinds, positions, spans, measures };
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
        assert_eq!(deltas(&[2, 600_000, 600_001]), 9);
        assert_eq!(deltas(&[2, 60_000_000, 60_000_001]), 12);
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
