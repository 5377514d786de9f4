//! Eight bytes of text at a time, as one number.

/// The lowest and the highest bit of each of eight bytes.
pub const LOW: u64 = 0x0101_0101_0101_0101;
pub const HIGH: u64 = LOW << 7;

/// The highest bit of each byte of `word` that is `byte`, and maybe of some above such a one.
/// (Mycroft's test for a byte of zero; see Warren, *Hacker's Delight*, 6-1.)
#[must_use]
pub const fn holds(word: u64, byte: u8) -> u64 {
    let word = word ^ (LOW * byte as u64);
    word.wrapping_sub(LOW) & !word & HIGH
}

/// The highest bit of each byte that is no printable ASCII, and maybe of some above such a one.
#[must_use]
pub const fn not_printable(word: u64) -> u64 {
    (below_space(word) | word | holds(word, 0x7f)) & HIGH
}

/// The highest bit of each byte below a space, and maybe of others above such a one and of some
/// beyond ASCII.
#[must_use]
pub const fn below_space(word: u64) -> u64 {
    word.wrapping_sub(LOW * 0x20) & HIGH
}
