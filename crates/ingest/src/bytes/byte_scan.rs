//! Scans text for given bytes, a block at a time.

/// The number of bytes that [`marks`] examines.
pub const BLOCK: usize = 64;

/// A mask with one bit for each byte, the first byte's lowest, set where the byte is one of `four`.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
#[must_use]
pub fn marks(block: &[u8; BLOCK], four: [u8; 4]) -> u64 {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
    let [a, b, c, d] = four.map(|byte| u8x16_splat(byte));
    let (halves, _) = block.as_chunks::<8>();
    let (pairs, _) = halves.as_chunks::<2>();
    pairs.iter().rev().fold(0, |marks, [low, high]| {
        let bytes = u64x2(u64::from_le_bytes(*low), u64::from_le_bytes(*high));
        let first = v128_or(u8x16_eq(bytes, a), u8x16_eq(bytes, b));
        let second = v128_or(u8x16_eq(bytes, c), u8x16_eq(bytes, d));
        (marks << 16) | u64::from(u8x16_bitmask(v128_or(first, second)))
    })
}

/// A mask with one bit for each byte, the first byte's lowest, set where the byte is one of `four`.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn marks(block: &[u8; BLOCK], four: [u8; 4]) -> u64 {
    let (words, _) = block.as_chunks::<8>();
    words.iter().rev().fold(0, |marks, word| {
        let word = u64::from_le_bytes(*word);
        let found = four
            .iter()
            .fold(0, |found, byte| found | equal(word, *byte));
        (marks << 8) | gathered(found)
    })
}

#[cfg(not(target_arch = "wasm32"))]
const LOW: u64 = 0x0101_0101_0101_0101;
#[cfg(not(target_arch = "wasm32"))]
const HIGH: u64 = LOW << 7;

/// Sets the highest bit of each byte of `word` that equals `byte`, and no other bit. (Warren,
/// *Hacker's Delight*, 6-1, without carries from byte to byte.)
#[cfg(not(target_arch = "wasm32"))]
const fn equal(word: u64, byte: u8) -> u64 {
    let word = word ^ (LOW * byte as u64);
    !(((word & !HIGH) + !HIGH) | word | !HIGH)
}

/// Gathers the highest bits of eight bytes into one byte: the product moves bit 8k to 56 + k.
#[cfg(not(target_arch = "wasm32"))]
const fn gathered(bits: u64) -> u64 {
    (bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, marks};

    #[test]
    fn every_byte_is_found_where_it_is() {
        let four = [b',', b'"', b'\r', b'\n'];
        for byte in 0..=u8::MAX {
            for at in 0..BLOCK {
                let mut block = [b'-'; BLOCK];
                block[at] = byte;
                block[(at + 1) % BLOCK] = b',';
                let expected = 1 << ((at + 1) % BLOCK) | u64::from(four.contains(&byte)) << at;
                assert_eq!(marks(&block, four), expected, "{byte} at {at}");
            }
        }
    }
}
