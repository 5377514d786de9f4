//! Helpers shared by tests.

use proptest::prelude::{ProptestConfig, SBoxedStrategy, Strategy};
use proptest::string::string_regex;

/// The number of cases with which a property is tested: as many as a daily run has time for, or as
/// set by `PROPTEST_CASES`.
pub fn cases(daily: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(daily),
    }
}

/// Texts that match a regular expression. A bare expression as a strategy is parsed again for every
/// value, which takes far longer than generating the value.
pub fn matching(expression: &str) -> SBoxedStrategy<String> {
    string_regex(expression)
        .expect("a regular expression")
        .sboxed()
}
