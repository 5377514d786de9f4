//! The rows under every filter except one: a view in which a value or a period is chosen continues
//! to show the others, as the crossfilter's own counts do.

use std::borrow::Cow;

use crate::Input;
use explore::crossfilter::filter;
use records::Row;
use records::query::{Facet, Query};

/// The rows whatever the period.
#[must_use]
pub fn from_period<'a>(input: &Input<'a>) -> Cow<'a, [Row]> {
    rows(input, |query| query.years = None)
}

/// The rows whatever is chosen of a facet.
#[must_use]
pub fn from_facet<'a>(input: &Input<'a>, facet: Facet) -> Cow<'a, [Row]> {
    rows(input, |query| query.choice_mut(facet).values.clear())
}

fn rows<'a>(input: &Input<'a>, lift: impl FnOnce(&mut Query)) -> Cow<'a, [Row]> {
    let mut query = input.query.clone();
    lift(&mut query);
    if query.same_filters(input.query) {
        return Cow::Borrowed(&input.filtered.rows);
    }
    Cow::Owned(filter(input.data, input.search, &query).rows)
}
