//! Evaluates queries: filtering, facet counts, totals, details, nearby records, the search box.

#![warn(clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::indexing_slicing))]

pub mod aggregates;
pub mod crossfilter;
pub mod finder;
pub mod nearby;

/// Counts one more at a code.
fn count_at(counts: &mut [u32], code: usize) {
    if let Some(count) = counts.get_mut(code) {
        *count += 1;
    }
}
