//! What tests share.

use proptest::prelude::{ProptestConfig, SBoxedStrategy, Strategy};
use proptest::string::string_regex;

/// How many cases a property is tried with: as many as a daily run has time for, or as
/// `PROPTEST_CASES` asks.
pub fn cases(daily: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(daily),
    }
}

/// Texts that match a regular expression. A bare expression as a strategy is parsed anew for every
/// value, which takes far longer than the value.
pub fn matching(expression: &str) -> SBoxedStrategy<String> {
    string_regex(expression)
        .expect("a regular expression")
        .sboxed()
}
