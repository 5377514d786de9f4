//! Two dates in one cell: `2008-2010`, `26 Apr - 27 Jun 2009`, `2008 onwards`.

use super::spans::year4;
use super::{Date, DateStyle, IssueKind, is_open, single};
use records::record::Span;

/// One of the two dates: its span, how it is written so that any column reads it alike, and any
/// doubt.
struct RangePart {
    span: Span,
    text: String,
    doubt: Option<IssueKind>,
}

/// Reads two dates joined by a word or a dash; the first takes from the second whatever it omits
/// (its month, its year).
pub fn read(text: &str, style: &DateStyle) -> Option<Date> {
    let (first, last) = parts(text, style)?;
    let doubt = last.as_ref().and_then(|last| last.doubt.clone());
    let doubt = first.doubt.or(doubt);
    let (first, last) = (first.span, last.map(|last| last.span));
    Some(match doubt {
        Some(how) => Date::DoubtfulRange(first, last, how),
        None => Date::Range(first, last),
    })
}

/// Rewrites both dates so that any column reads them alike.
pub fn in_full(text: &str, style: &DateStyle) -> Option<String> {
    let (first, last) = parts(text, style)?;
    Some(match last {
        Some(last) => format!("{} to {}", first.text, last.text),
        None => format!("{} onwards", first.text),
    })
}

fn parts(text: &str, style: &DateStyle) -> Option<(RangePart, Option<RangePart>)> {
    if let Some(from) = ["onwards", "onward", "ymlaen", "+", "-"]
        .into_iter()
        .find_map(|word| text.strip_suffix(word))
    {
        return part(from.trim(), style).map(|first| (first, None));
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

fn both(first: &str, last: &str, style: &DateStyle) -> Option<(RangePart, Option<RangePart>)> {
    if !last.is_empty() && (last == "date" || is_open(last)) {
        return part(first, style).map(|first| (first, None));
    }
    let end = part(last, style)?;
    let start = part(first, style).or_else(|| completed(first, last, end.span, style))?;
    (start.span.first <= end.span.last).then_some((start, Some(end)))
}

/// Completes the first date with the month and year of the second: `3` of `3-5 May 2009`, `Dec` of
/// `Dec-Jan 2009`, which is December 2008.
fn completed(first: &str, last: &str, end: Span, style: &DateStyle) -> Option<RangePart> {
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
    .filter_map(|text| part(&text, style))
    .find(|start| start.span.first <= end.last)
}

/// Reads a list of consecutive years: `2008, 2009 and 2010`.
pub fn years(text: &str) -> Option<Date> {
    let text = text.replace(" and ", ",").replace('&', ",");
    let years: Option<Vec<i32>> = text
        .split([',', ';'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| year4(part.trim()))
        .collect();
    let years = years?;
    let (first, last) = (*years.first()?, *years.last()?);
    let follow = years.is_sorted_by(|year, next| *next == year + 1);
    (years.len() > 1 && follow).then(|| {
        let year = |year| super::spans::years(year, year);
        Date::Range(year(first), Some(year(last)))
    })
}

/// Reads one of the dates without regard to its column and, where this column reads it differently,
/// as the column does.
fn part(text: &str, style: &DateStyle) -> Option<RangePart> {
    let Date::Known(usual) = single(text, &DateStyle::default())? else {
        return None;
    };
    let (span, doubt) = match single(text, style)? {
        Date::Doubtful(span, how) => (span, Some(how)),
        _ => (usual, None),
    };
    let text = match super::in_full(span) {
        Some(full) if span != usual => full,
        _ => text.to_owned(),
    };
    Some(RangePart { span, text, doubt })
}
