//! How views word shares and lists.

use super::Input;
use crate::catalogue::{AnalysisKey as K, Words};
use crate::text::decimal;

/// A share in whole per cent: "12 %"; what is little but not nothing is "under 1 %".
#[must_use]
pub fn percent(words: Words, part: u32, all: u32) -> String {
    let share = f64::from(part) * 100.0 / f64::from(all.max(1));
    if share > 0.0 && share < 1.0 {
        return words.get(K::UnderOne).to_owned();
    }
    if share > 99.0 && share < 100.0 {
        return words.get(K::OverNinetyNine).to_owned();
    }
    format!("{} %", decimal(share.round(), 0))
}

/// "A, B and C".
#[must_use]
pub fn joined<T: AsRef<str>>(input: &Input, list: &[T]) -> String {
    let mut out = String::new();
    for (i, one) in list.iter().enumerate() {
        if i > 0 && i + 1 == list.len() {
            out.push(' ');
            out.push_str(input.words.and(one.as_ref()));
            out.push(' ');
        } else if i > 0 {
            out.push_str(", ");
        }
        out.push_str(one.as_ref());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::percent;
    use crate::catalogue::Words;

    #[test]
    fn shares_are_never_rounded_to_nothing_or_all() {
        for (part, all, text) in [
            (0, 10, "0 %"),
            (1, 1_000, "under 1 %"),
            (1, 3, "33 %"),
            (999, 1_000, "over 99 %"),
            (7, 7, "100 %"),
            (0, 0, "0 %"),
        ] {
            assert_eq!(percent(Words::default(), part, all), text);
        }
    }
}
