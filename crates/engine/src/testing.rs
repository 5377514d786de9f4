//! What tests share.

use proptest::prelude::ProptestConfig;

/// How many cases a property is tried with: as many as a daily run has time for, or as
/// `PROPTEST_CASES` asks.
pub fn cases(daily: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(daily),
    }
}
