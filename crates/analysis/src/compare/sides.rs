//! Chooses A and B.

use super::super::{Control, Input, unfiltered};
use super::{CompareBy, Pair, Side, YEARS};
use explore::aggregates::chips;
use explore::crossfilter::{self, Filtered};
use messages::CompareText;
use records::Row;
use records::dataset::Dataset;
use records::query::{Facet, Query, Years};
use records::sort;

fn range(years: Years) -> String {
    if years.from == years.to {
        years.from.to_string()
    } else {
        format!("{}–{}", years.from, years.to)
    }
}

pub(super) fn parse_range(text: &str) -> Option<Years> {
    let (from, to) = text.split_once("..")?;
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (from <= to).then_some(Years {
        from,
        to,
        undated: false,
    })
}

/// The first and last year with a match, whatever the period.
pub(super) fn span(filtered: &Filtered) -> Option<(i32, i32)> {
    let years = &filtered.years;
    let first = years.counts.iter().position(|n| *n > 0)? as i32;
    let last = years.counts.iter().rposition(|n| *n > 0)? as i32;
    Some((years.first + first, years.first + last))
}

/// A's period: the chosen one, else the latest.
pub(super) fn own_period(input: &Input) -> Option<Years> {
    input.query.years.or_else(|| {
        let (first, last) = span(input.filtered)?;
        let half = ((last - first + 1) / 2).clamp(1, YEARS);
        Some(Years {
            from: last - half + 1,
            to: last,
            undated: false,
        })
    })
}

/// Periods of the same length as A's: the one before it, then earlier ones, then later ones.
fn other_periods(input: &Input, a: Years) -> Vec<Years> {
    let length = a.to - a.from + 1;
    let (first, last) = span(input.filtered).unwrap_or((a.from, a.to));
    let shifted = |k: i32| Years {
        from: a.from + k * length,
        to: a.to + k * length,
        undated: false,
    };
    let before = (1..).map(|k| shifted(-k)).take_while(|y| y.to >= first);
    let after = (1..).map(shifted).take_while(|y| y.from <= last);
    let mut out: Vec<Years> = before.take(60).chain(after.take(60)).collect();
    if out.is_empty() {
        out.push(shifted(-1));
    }
    out
}

fn rows_of(input: &Input, query: &Query) -> Vec<Row> {
    if query.same_filters(input.query) {
        return input.filtered.rows.clone();
    }
    crossfilter::filter(input.data, input.search, query).rows
}

/// The sides, and the control for choosing B.
pub(super) fn sides(input: &Input, by: CompareBy) -> (Side, Side, Control) {
    match by {
        CompareBy::Period => periods(input),
        CompareBy::Rest => rest(input),
        CompareBy::Value(facet) => values(input, facet),
    }
}

fn periods(input: &Input) -> (Side, Side, Control) {
    let Some(own) = own_period(input) else {
        return (Side::default(), Side::default(), with(input, Vec::new()));
    };
    let options = other_periods(input, own)
        .into_iter()
        .map(|years| (format!("{}..{}", years.from, years.to), range(years)));
    let control = with(input, options.collect());
    let every = unfiltered::from_period(input);
    let side = |years: Years| {
        let active = |row: &&Row| match input.located.years_of(**row) {
            Some([first, last]) => first <= years.to && last >= years.from,
            None => years.undated,
        };
        Side {
            label: range(years),
            rows: every.iter().filter(active).copied().collect(),
        }
    };
    let b = parse_range(&control.chosen).map(side).unwrap_or_default();
    let own = Years {
        undated: false,
        ..own
    };
    (side(own), b, control)
}

pub(super) fn rest(input: &Input) -> (Side, Side, Control) {
    let mut out = vec![true; input.data.len()];
    for &row in &input.filtered.rows {
        out[row.index()] = false;
    }
    let rows = input.data.rows().zip(out).filter(|(_, is_out)| *is_out);
    let chips = chips(input.query, input.words).into_iter();
    let mut label = chips.map(|chip| chip.text).collect::<Vec<_>>().join(" · ");
    if label.is_empty() {
        label = input.words.get(CompareText::Everything).to_owned();
    }
    let a = Side {
        label,
        rows: input.filtered.rows.clone(),
    };
    let b = Side {
        label: input.words.get(CompareText::RestB).to_owned(),
        rows: rows.map(|(row, _)| row).collect(),
    };
    let option = (String::new(), b.label.clone());
    (a, b, with(input, vec![option]))
}

pub(super) fn values(input: &Input, facet: Facet) -> (Side, Side, Control) {
    let w = input.words;
    let names = input.data.facet(facet).values();
    let counts = &input.filtered.facets[facet.index()];
    let mut leaders: Vec<&str> = sort::most_first(counts)
        .into_iter()
        .map(|(code, _)| names.get(code))
        .collect();
    let chosen = &input.query.choice(facet).values;
    let own = if chosen.is_empty() {
        leaders.first().map(|first| vec![(*first).to_owned()])
    } else {
        Some(chosen.clone())
    };
    let own = own.unwrap_or_default();
    leaders.retain(|name| !own.iter().any(|own| own == name));
    // View options cannot contain an empty value, so "not given" is not offered as a side.
    leaders.retain(|name| !name.is_empty());
    let options = leaders
        .iter()
        .map(|name| ((*name).to_owned(), w.value(name).to_owned()));
    let control = with(input, options.collect());
    let side = |values: &[String]| {
        let mut query = input.query.clone();
        let choice = query.choice_mut(facet);
        choice.values = values.to_vec();
        let mut label = String::new();
        for value in values.iter().map(|value| w.value(value)) {
            if !label.is_empty() {
                label.push_str(&format!(" {} ", w.joiner(choice.all, value)));
            }
            label.push_str(value);
        }
        Side {
            label,
            rows: rows_of(input, &query),
        }
    };
    let b = match control.chosen.as_str() {
        "" => Side::default(),
        value => side(&[value.to_owned()]),
    };
    (side(&own), b, control)
}

pub(super) fn with(input: &Input, options: Vec<(String, String)>) -> Control {
    Control::new(
        &input.lens(),
        "b",
        input.words.get(CompareText::With),
        options,
    )
}

/// Each pair with its numbers of records in A and in B, by institution and partner.
pub(super) fn pairs(data: &Dataset, [a, b]: [&[Row]; 2]) -> Vec<Pair> {
    let keys = |rows: &[Row]| -> Vec<u64> {
        let key = |row: &Row| {
            let row = row.index();
            sort::pair(data.institution.codes[row], data.partner.codes[row])
        };
        rows.iter().map(key).collect()
    };
    let (mut a, mut b) = (keys(a), keys(b));
    sort::stable_by(&mut a, &mut |a, b| a.cmp(b));
    sort::stable_by(&mut b, &mut |a, b| a.cmp(b));
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while let Some(&key) = [a.get(i), b.get(j)].into_iter().flatten().min() {
        let count = |list: &[u64], from: usize| {
            let rest = list.get(from..).unwrap_or_default();
            rest.iter().take_while(|other| **other == key).count()
        };
        let (in_a, in_b) = (count(&a, i), count(&b, j));
        i += in_a;
        j += in_b;
        out.push(Pair {
            institution: (key >> 32) as u32,
            partner: key as u32,
            a: in_a as u32,
            b: in_b as u32,
        });
    }
    out
}
