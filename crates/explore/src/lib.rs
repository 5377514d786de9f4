//! Evaluates queries: filtering, facet counts, totals, details, nearby records, the search box.

pub mod aggregates;
pub mod crossfilter;
pub mod finder;
pub mod nearby;
