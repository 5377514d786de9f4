//! Compares two selections, A and B, on one scale, and shows the difference.

mod draw;
mod sides;
mod tables;
mod words;

use super::{Control, Input, Panel};
use crate::areas::{self, Part};
use crate::figure::Level;
use draw::draw;
use explore::crossfilter::Filtered;
use messages::CompareText;
use messages::{AnalysisText, PageText};
use records::Row;
use records::query::Facet;
use records::sort;
use sides::{own_period, pairs, parse_range, sides, span};
use tables::tables;
use words::{notes, sentence};

/// The maximum number of pairs listed individually.
const MOST_PAIRS: usize = 1_000;
/// The base below which a percentage change would be misleading.
const LEAST_BASE: u32 = 10;
/// The length in years of a period, where none is chosen.
const YEARS: i32 = 5;
/// The gap between maps, in CSS pixels.
const GAP: f64 = 16.0;
/// The width from which all three maps are in one row, in CSS pixels.
const THREE: f64 = 700.0;

/// The dimension in which A and B differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CompareBy {
    Period,
    Rest,
    Value(Facet),
}

/// One of the two sides, A or B.
#[derive(Clone, Debug, Default)]
struct Side {
    label: String,
    rows: Vec<Row>,
}

/// A pair of institution and partner, with its numbers of records in A and B.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    institution: u32,
    partner: u32,
    a: u32,
    b: u32,
}

/// Everything that is shown.
struct Compared {
    by: CompareBy,
    a: Side,
    b: Side,
    /// The totals of A and B in the query's unit.
    totals: [u32; 2],
    parts: Vec<(Part, [u32; 2])>,
    elsewhere: [u32; 2],
    pairs: Vec<Pair>,
    /// Whether A is the later period.
    a_is_later: bool,
}

fn compare(input: &Input, by: CompareBy) -> (Compared, Control) {
    let (a, b, control) = sides(input, by);
    let counted = [&a, &b].map(|side| {
        let filtered = Filtered {
            rows: side.rows.clone(),
            ..Filtered::default()
        };
        let own = Input {
            filtered: &filtered,
            ..*input
        };
        let (parts, elsewhere) = areas::parts(&own, Level::Region);
        let all = crate::count::all(input.data, input.unit(), &side.rows);
        (parts, elsewhere[input.unit() as usize], all)
    });
    let [(parts_a, out_a, all_a), (parts_b, out_b, all_b)] = counted;
    let parts = parts_a.into_iter().zip(parts_b).map(|(a, b)| {
        let counts = [a.count, b.count];
        (a, counts)
    });
    let mut pairs = pairs(input.data, [&a.rows, &b.rows]);
    let state = |pair: &Pair| match (pair.a, pair.b) {
        (_, 0) => 0,
        (0, _) => 1,
        _ => 2,
    };
    sort::stable_by(&mut pairs, &mut |x, y| {
        let by_state = state(x).cmp(&state(y));
        by_state.then((y.a + y.b).cmp(&(x.a + x.b)))
    });
    let a_is_later = match (own_period(input), parse_range(&control.chosen)) {
        (Some(a), Some(b)) => a.from > b.from,
        _ => true,
    };
    let compared = Compared {
        by,
        totals: [all_a, all_b],
        parts: parts.collect(),
        elsewhere: [out_a, out_b],
        pairs,
        a_is_later,
        a,
        b,
    };
    (compared, control)
}

fn dimensions(input: &Input) -> Control {
    let w = input.words;
    let facets = [Facet::Institution, Facet::Type, Facet::Nation];
    let names = facets.map(|f| (f.key().to_owned(), w.get(PageText::of_facet(f)).to_owned()));
    let period = ("period".to_owned(), w.get(CompareText::Period).to_owned());
    let rest = ("rest".to_owned(), w.get(CompareText::Rest).to_owned());
    let has_years = span(input.filtered).is_some();
    let mut options = Vec::new();
    let is_filtered = input.query.is_filtered();
    if is_filtered && input.query.years.is_none() {
        options.push(rest);
        options.extend(has_years.then_some(period));
    } else {
        options.extend(has_years.then_some(period));
        options.extend(is_filtered.then_some(rest));
    }
    options.extend(names);
    Control::new(&input.lens(), "by", w.get(CompareText::By), options)
}

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let by_control = dimensions(input);
    let by = match by_control.chosen.as_str() {
        "period" => CompareBy::Period,
        "rest" => CompareBy::Rest,
        "type" => CompareBy::Value(Facet::Type),
        "nation" => CompareBy::Value(Facet::Nation),
        _ => CompareBy::Value(Facet::Institution),
    };
    let chosen = by_control
        .options
        .iter()
        .find(|(key, _)| *key == by_control.chosen);
    let name = chosen
        .map(|(_, name)| name.to_lowercase())
        .unwrap_or_default();
    let (compared, control) = compare(input, by);
    let unit = w.get(PageText::of_unit(input.unit()));
    if control.options.is_empty() {
        return Panel {
            title: w.get(AnalysisText::CompareQuestion).to_owned(),
            sentence: w.fill(CompareText::NothingElse, &[("by", &name)]),
            controls: vec![by_control],
            ..Panel::default()
        };
    }
    let gaps = [
        ("a", &*compared.a.label),
        ("b", &*compared.b.label),
        ("unit", unit),
    ];
    Panel {
        title: w.fill(CompareText::Title, &gaps),
        sentence: sentence(input, &compared),
        notes: notes(input, &compared),
        figure: Some(draw(input, &compared)),
        tables: tables(input, &compared),
        controls: vec![by_control, control],
        wide: true,
        ..Panel::default()
    }
}

#[cfg(test)]
mod tests;
