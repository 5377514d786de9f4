//! What a query finds: filtering, facet counts, totals, details, what is near, the search box.

pub mod aggregates;
pub mod crossfilter;
pub mod finder;
pub mod nearby;
