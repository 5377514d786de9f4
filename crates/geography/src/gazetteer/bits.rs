//! Exponential-Golomb codes in a sequence of bits, first bit highest.

/// Writes codes; used by `cargo xtask data` and by tests.
#[derive(Default)]
pub struct BitWriter {
    bytes: Vec<u8>,
    length: usize,
}

impl BitWriter {
    fn bit(&mut self, bit: bool) {
        if self.length.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (7 - self.length % 8);
        }
        self.length += 1;
    }

    /// Appends a step as a code of order `k`.
    pub fn step(&mut self, step: i32, k: u32) {
        let value = (u64::from(zigzag(step)) >> k) + 1;
        let width = u64::BITS - value.leading_zeros();
        for _ in 1..width {
            self.bit(false);
        }
        for i in (0..width).rev() {
            self.bit(value >> i & 1 == 1);
        }
        for i in (0..k).rev() {
            self.bit(zigzag(step) >> i & 1 == 1);
        }
    }

    /// The bits, the last byte filled with zeros.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// The number of bits that [`BitWriter::step`] appends.
#[must_use]
pub fn length(step: i32, k: u32) -> u32 {
    let value = (u64::from(zigzag(step)) >> k) + 1;
    2 * (u64::BITS - value.leading_zeros()) - 1 + k
}

/// Maps 0, -1, 1, -2 … to 0, 1, 2, 3 …
fn zigzag(step: i32) -> u32 {
    ((step << 1) ^ (step >> 31)) as u32
}

/// Reads codes; `None` past the end or where there is no valid code.
pub(super) struct BitReader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> BitReader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The bits from the current position, the first highest, followed by zeros past the end. At
    /// least 57 are valid.
    fn ahead(&self) -> u64 {
        let from = self.bytes.get(self.at / 8..).unwrap_or_default();
        let bytes = from.first_chunk().copied().unwrap_or_else(|| {
            let mut last = [0; 8];
            for (slot, byte) in last.iter_mut().zip(from) {
                *slot = *byte;
            }
            last
        });
        u64::from_be_bytes(bytes) << (self.at % 8)
    }

    /// Reads the next step, of order `k`: at most 57 bits.
    pub(super) fn step(&mut self, k: u32) -> Option<i32> {
        let ahead = self.ahead();
        let width = ahead.leading_zeros() + 1;
        let length = (2 * width - 1).checked_add(k)?;
        if length > 57 || self.at + length as usize > self.bytes.len() * 8 {
            return None;
        }
        self.at += length as usize;
        let quotient = (ahead >> (64 - (2 * width - 1))) - 1;
        let low = (ahead >> (64 - length)) & ((1 << k) - 1);
        let value = u32::try_from(quotient << k | low).ok()?;
        Some((value >> 1) as i32 ^ -((value & 1) as i32))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_codes_of_order_0() {
        for (step, bits) in [(0, "1"), (-1, "010"), (1, "011"), (-2, "00100")] {
            let mut writer = BitWriter::default();
            writer.step(step, 0);
            assert_eq!(length(step, 0) as usize, bits.len());
            let written: String = writer.finish().iter().map(|b| format!("{b:08b}")).collect();
            assert_eq!(&written[..bits.len()], bits, "{step}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            steps in proptest::collection::vec(-200_000..200_000_i32, 0..40),
            k in 0..16_u32,
        ) {
            let mut writer = BitWriter::default();
            for &step in &steps {
                writer.step(step, k);
            }
            let bytes = writer.finish();
            let bits: u32 = steps.iter().map(|&step| length(step, k)).sum();
            prop_assert_eq!(bytes.len(), bits.div_ceil(8) as usize);
            let mut reader = BitReader::new(&bytes);
            for &step in &steps {
                prop_assert_eq!(reader.step(k), Some(step));
            }
        }

        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..64), k in 0..300_u32) {
            let mut reader = BitReader::new(&bytes);
            while reader.step(k).is_some() {}
            prop_assert!(reader.at <= bytes.len() * 8);
        }
    }
}
