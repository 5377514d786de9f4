//! A hash of short texts that is fast even on 32-bit machines such as WebAssembly.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`Quick`] hashers.
pub type QuickBuilder = BuildHasherDefault<Quick>;

/// A hasher that takes eight bytes at a time: exclusive or, multiply, fold. It does not defend
/// against chosen collisions.
#[derive(Clone, Copy, Default)]
pub struct Quick(u64);

/// 2⁶⁴ divided by the golden ratio, odd (Knuth, *The Art of Computer Programming*, volume 3, 6.4).
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Quick {
    /// The hash of one text.
    #[inline]
    #[must_use]
    pub fn hash(text: &str) -> u32 {
        let mut hasher = Self::default();
        hasher.write(text.as_bytes());
        hasher.0 as u32
    }

    #[inline]
    fn step(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(FACTOR);
        self.0 = mixed ^ (mixed >> 32);
    }
}

impl Hasher for Quick {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, _) = bytes.as_chunks::<8>();
        for word in words {
            self.step(u64::from_le_bytes(*word));
        }
        // The length distinguishes "a" from "a\0".
        self.step(tail(bytes) ^ ((bytes.len() as u64) << 56));
    }

    #[inline]
    fn write_u8(&mut self, number: u8) {
        self.step(u64::from(number));
    }

    #[inline]
    fn write_u32(&mut self, number: u32) {
        self.step(u64::from(number));
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.step(number as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        wide(self.0 as u32)
    }
}

/// The last eight bytes, or all of fewer, in one or two reads: some may be read twice. Texts of
/// equal length that differ in these bytes give different results.
#[inline]
fn tail(bytes: &[u8]) -> u64 {
    if let Some(last) = bytes.last_chunk::<8>() {
        return u64::from_le_bytes(*last);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let [first, last] = [first, last].map(|half| u64::from(u32::from_le_bytes(*half)));
        return first | (last << 32);
    }
    let [first, second, third] = match *bytes {
        [] => [0, 0, 0],
        [first] => [first, 0, 0],
        [first, second] => [first, second, 0],
        [first, second, third, ..] => [first, second, third],
    };
    u64::from(u32::from_le_bytes([first, second, third, 0]))
}

/// Whether two texts are equal, compared eight bytes at a time: WebAssembly's standard comparison
/// takes one.
#[inline]
#[must_use]
pub fn same(a: &[u8], b: &[u8]) -> bool {
    let (words, _) = a.as_chunks::<8>();
    let (others, _) = b.as_chunks::<8>();
    let equal = |(a, b): (&[u8; 8], &[u8; 8])| u64::from_le_bytes(*a) == u64::from_le_bytes(*b);
    a.len() == b.len() && tail(a) == tail(b) && words.iter().zip(others).all(equal)
}

/// Widens a hash for hash tables, which take the slot from its low bits and a tag from the highest,
/// of 32 or of 64.
#[inline]
#[must_use]
pub fn wide(hash: u32) -> u64 {
    u64::from(hash) | (u64::from(hash) << 32)
}

#[cfg(test)]
mod tests {
    use super::{Quick, same};

    #[test]
    fn texts_are_the_same_where_every_byte_is() {
        let text = "Sample museum, Edinburgh 02";
        // The same bytes at another address.
        let copy = text.to_owned();
        for length in 0..text.len() {
            let one = &text.as_bytes()[..length];
            assert!(same(one, &copy.as_bytes()[..length]), "{length}");
            assert!(!same(one, &text.as_bytes()[..=length]), "{length}");
            for at in 0..length {
                let mut other = one.to_vec();
                other[at] ^= 1;
                assert!(!same(one, &other), "{at} of {length}");
            }
        }
    }

    #[test]
    fn numbered_texts_seldom_share_a_hash() {
        let mut hashes: Vec<u32> = (0..100_000)
            .map(|n| Quick::hash(&format!("B{n:07}-1")))
            .collect();
        let low_bits = |hashes: &[u32]| {
            let mut low: Vec<u32> = hashes.iter().map(|hash| hash % (1 << 17)).collect();
            low.sort_unstable();
            low.dedup();
            low.len()
        };
        // The expected number of distinct values in 100,000 draws from 131,072: 131,072 (1 −
        // e^(−0.763)).
        let spread = low_bits(&hashes);
        assert!((68_000..73_000).contains(&spread), "{spread}");
        hashes.sort_unstable();
        hashes.dedup();
        assert!(hashes.len() > 99_990, "{}", hashes.len());
        assert_ne!(Quick::hash("a"), Quick::hash("a\0"));
        assert_ne!(Quick::hash(""), Quick::hash("\0"));
    }
}
