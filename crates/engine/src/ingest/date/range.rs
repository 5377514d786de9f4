//! Two dates in one cell: `2008-2010`, `26 Apr - 27 Jun 2009`, `2008 onwards`.

use super::spans::year4;
use super::{Date, Style, is_open, single};
use crate::record::Span;

/// Reads two dates with a word or a dash between them; what the first leaves out (its month, its
/// year) is the second's.
pub fn read(text: &str, style: &Style) -> Option<Date> {
    if let Some(from) = ["onwards", "onward", "ymlaen", "+", "-"]
        .into_iter()
        .find_map(|word| text.strip_suffix(word))
    {
        return span(from.trim(), style).map(|first| Date::Range(first, None));
    }
    let between = [" to ", " until ", " till ", " through ", " i ", " - ", "-"];
    between.into_iter().find_map(|mark| {
        text.match_indices(mark).find_map(|(at, mark)| {
            let first = text.get(..at)?.trim();
            let last = text.get(at + mark.len()..)?.trim();
            both(first, last, style)
        })
    })
}

fn both(first: &str, last: &str, style: &Style) -> Option<Date> {
    if !last.is_empty() && (last == "date" || is_open(last)) {
        return span(first, style).map(|first| Date::Range(first, None));
    }
    let end = span(last, style)?;
    let start = span(first, style).or_else(|| completed(first, last, end, style))?;
    (start.first <= end.last).then_some(Date::Range(start, Some(end)))
}

/// The first date with the month and year of the second: `3` of `3-5 May 2009`, `Dec` of `Dec-Jan
/// 2009`, which is December 2008.
fn completed(first: &str, last: &str, end: Span, style: &Style) -> Option<Span> {
    if first.is_empty() {
        return None;
    }
    let (before, year) = last.rsplit_once(' ')?;
    let year = year4(year)?;
    let month = before.rsplit(' ').next()?;
    [
        format!("{first} {month} {year}"),
        format!("{first} {year}"),
        format!("{first} {}", year - 1),
    ]
    .into_iter()
    .filter_map(|text| span(&text, style))
    .find(|start| start.first <= end.last)
}

/// Years that follow one another, in a list: `2008, 2009 and 2010`.
pub fn years(text: &str) -> Option<Date> {
    let text = text.replace(" and ", ",").replace('&', ",");
    let years: Option<Vec<i32>> = text
        .split([',', ';'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| year4(part.trim()))
        .collect();
    let years = years?;
    let (first, last) = (*years.first()?, *years.last()?);
    let follow = years.windows(2).all(|pair| pair[1] == pair[0] + 1);
    (years.len() > 1 && follow).then(|| {
        let year = |year| super::spans::years(year, year);
        Date::Range(year(first), Some(year(last)))
    })
}

fn span(text: &str, style: &Style) -> Option<Span> {
    match single(text, style)? {
        Date::Known(span) => Some(span),
        _ => None,
    }
}
