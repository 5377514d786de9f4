//! Dates, years and financial years as people write them, as stretches of days.

use crate::days::from_civil;
use crate::record::Span;

/// What a `start` or `end` cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Date {
    /// A stretch of days.
    Known(Span),
    /// A stretch of days that may not be the one that was meant: a month before a day.
    Doubtful(Span),
    /// What a spreadsheet program makes of a financial year or a date (`08-Sep`, `39904`): the
    /// original cannot be told.
    Mangled,
    /// Said to be open ("ongoing") or not known.
    Open,
    /// Nothing that can be read.
    Unknown,
}

/// Reads a cell. A financial year (`2008-09`, `2008/09`) runs from 1 April to 31 March; numbers
/// between strokes are day, month, year; a time of day is left aside without any shift of zone.
#[must_use]
pub fn read(cell: &str) -> Date {
    let text = simplified(cell);
    let text = text.as_str();
    if is_open(text) {
        return Date::Open;
    }
    let text = ["circa", "about", "c.", "ca.", "fy", "c"]
        .into_iter()
        .find_map(|word| {
            text.strip_prefix(word)
                .filter(|rest| rest.starts_with([' ', '1', '2', '.']))
        })
        .map_or(text, |rest| rest.trim_start_matches([' ', '.']))
        .trim_end_matches('?');
    let text = text
        .split_once('t')
        .filter(|(_, time)| time.contains(':'))
        .map_or(text, |(day, _)| day);
    let text = match text.split_once(' ') {
        Some((day, time)) if time.contains(':') => day,
        _ => text,
    };
    numbers(text)
        .or_else(|| with_month_name(text))
        .unwrap_or(Date::Unknown)
}

/// Lower case, every dash and stroke as `-` or `/`.
fn simplified(cell: &str) -> String {
    cell.trim()
        .chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2044}' => '/',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

fn is_open(text: &str) -> bool {
    matches!(
        text,
        "" | "-"
            | "n/a"
            | "na"
            | "tbc"
            | "tba"
            | "unknown"
            | "not known"
            | "not stated"
            | "ongoing"
            | "on-going"
            | "present"
            | "current"
            | "continuing"
            | "to date"
            | "parhaus"
    )
}

fn numbers(text: &str) -> Option<Date> {
    if let Some(decade) = text.strip_suffix("0s") {
        let first = year4(&format!("{decade}0"))?;
        return Some(Date::Known(years(first, first + 9)));
    }
    let mut parts = text.split(['-', '/', '.']);
    let (a, b, c) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (a, b, c) {
        (a, None, None) => year4(a)
            .map(|y| Date::Known(years(y, y)))
            .or_else(|| serial(a)),
        (a, Some(b), None) => two_parts(a, b),
        (a, Some(b), Some(c)) => three_parts(a, b, c),
        _ => None,
    }
}

fn two_parts(a: &str, b: &str) -> Option<Date> {
    if let Some(year) = year4(a) {
        if let Some(last) = year4(b) {
            return match last - year {
                1 => Some(Date::Known(financial(year))),
                0 | 2..=200 => Some(Date::Known(years(year, last))),
                _ => None,
            };
        }
        if let Some(week) = b.strip_prefix('w') {
            return iso_week(year, digits(week, 2)?, 1, 7);
        }
        let n = digits(b, 2)?;
        if b.len() == 2 && n == (year + 1) % 100 {
            return Some(Date::Known(financial(year)));
        }
        return month(year, n).map(Date::Known);
    }
    if let Some(year) = year4(b) {
        return month(year, digits(a, 2)?).map(Date::Known);
    }
    let (first, second) = (digits(a, 2)?, digits(b, 2)?);
    let is_financial = a.len() == 2 && b.len() == 2 && second == (first + 1) % 100;
    is_financial.then(|| Date::Doubtful(financial(century(first))))
}

fn three_parts(a: &str, b: &str, c: &str) -> Option<Date> {
    if let Some(year) = year4(a) {
        if let Some(week) = b.strip_prefix('w') {
            let day = digits(c, 1)?;
            return iso_week(year, digits(week, 2)?, day, day);
        }
        return day(year, digits(b, 2)?, digits(c, 2)?).map(Date::Known);
    }
    let year = match c.len() {
        2 => century(digits(c, 2)?),
        _ => year4(c)?,
    };
    let first = digits(a, 2)?;
    let Some(second) = digits(b, 2) else {
        return day(year, month_number(b)?, first).map(Date::Known);
    };
    if let Some(span) = day(year, second, first) {
        return Some(Date::Known(span));
    }
    day(year, first, second).map(Date::Doubtful)
}

/// `April 2010`, `3 April 2010`; `Nov-10` and `08-Sep` are a spreadsheet's doing.
fn with_month_name(text: &str) -> Option<Date> {
    let mut parts = text
        .split(['-', ' ', '/', ','])
        .filter(|part| !part.is_empty());
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    let Some(c) = c else {
        let (name, number) = if month_number(a).is_some() {
            (a, b)
        } else {
            (b, a)
        };
        let n = month_number(name)?;
        return match year4(number) {
            Some(year) => month(year, n).map(Date::Known),
            None => digits(number, 2).map(|_| Date::Mangled),
        };
    };
    let year = if c.len() == 2 {
        century(digits(c, 2)?)
    } else {
        year4(c)?
    };
    let day_digits = |text: &str| digits(text.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']), 2);
    let (d, m) = match month_number(b) {
        Some(m) => (day_digits(a)?, m),
        None => (day_digits(b)?, month_number(a)?),
    };
    day(year, m, d).map(Date::Known)
}

fn month_number(name: &str) -> Option<i32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.trim_end_matches('.');
    if name.len() < 3 || (name.len() == 4 && name == "sept") {
        return (name == "sept").then_some(9);
    }
    let at = MONTHS
        .iter()
        .position(|month| *month == name || month.get(..3) == Some(name))?;
    i32::try_from(at + 1).ok()
}

/// The day numbers of spreadsheets, 1954 to 2064.
fn serial(text: &str) -> Option<Date> {
    let n = digits(text, 5)?;
    (text.len() == 5 && (20_000..=60_000).contains(&n)).then_some(Date::Mangled)
}

fn digits(text: &str, most: usize) -> Option<i32> {
    let fits = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

fn year4(text: &str) -> Option<i32> {
    digits(text, 4).filter(|year| text.len() == 4 && (1500..=2200).contains(year))
}

/// Two digits: 1970 to 2069.
const fn century(two: i32) -> i32 {
    if two < 70 { 2000 + two } else { 1900 + two }
}

const fn years(first: i32, last: i32) -> Span {
    Span {
        first: from_civil(first, 1, 1),
        last: from_civil(last, 12, 31),
    }
}

const fn financial(year: i32) -> Span {
    Span {
        first: from_civil(year, 4, 1),
        last: from_civil(year + 1, 3, 31),
    }
}

fn month(year: i32, month: i32) -> Option<Span> {
    (1..=12).contains(&month).then(|| {
        let (next_year, next) = if month == 12 {
            (year + 1, 1)
        } else {
            (year, month + 1)
        };
        Span {
            first: from_civil(year, month, 1),
            last: from_civil(next_year, next, 1) - 1,
        }
    })
}

fn day(year: i32, month_number: i32, day: i32) -> Option<Span> {
    let whole = month(year, month_number)?;
    let at = whole.first + day - 1;
    (day >= 1 && at <= whole.last).then_some(Span {
        first: at,
        last: at,
    })
}

/// ISO 8601: week 1 holds 4 January, weeks begin on Monday.
fn iso_week(year: i32, week: i32, first: i32, last: i32) -> Option<Date> {
    if !(1..=53).contains(&week) || !(1..=7).contains(&first) || !(1..=7).contains(&last) {
        return None;
    }
    let fourth = from_civil(year, 1, 4);
    // 1970-01-01 was a Thursday.
    let monday = fourth - (fourth + 3).rem_euclid(7) + (week - 1) * 7;
    Some(Date::Known(Span {
        first: monday + first - 1,
        last: monday + last - 1,
    }))
}

#[cfg(test)]
mod tests {
    use super::{Date, read};
    use crate::days::to_civil;
    use proptest::prelude::*;

    fn show(date: Date) -> String {
        let span = |span: crate::record::Span| {
            let part = |days| {
                let (y, m, d) = to_civil(days);
                format!("{y}-{m:02}-{d:02}")
            };
            match span.first == span.last {
                true => part(span.first),
                false => format!("{} to {}", part(span.first), part(span.last)),
            }
        };
        match date {
            Date::Known(s) => span(s),
            Date::Doubtful(s) => format!("{}?", span(s)),
            Date::Mangled => "mangled".into(),
            Date::Open => "open".into(),
            Date::Unknown => "unknown".into(),
        }
    }

    #[test]
    fn dates() {
        for (cell, expected) in [
            ("2015", "2015-01-01 to 2015-12-31"),
            ("2015-04", "2015-04-01 to 2015-04-30"),
            ("2015-04-03", "2015-04-03"),
            ("2015/04/03", "2015-04-03"),
            ("2015-04-03T00:00:00Z", "2015-04-03"),
            ("2015-04-03T00:30:00+01:00", "2015-04-03"),
            ("2015-04-03 10:00", "2015-04-03"),
            ("2015-W14", "2015-03-30 to 2015-04-05"),
            ("2015-W14-5", "2015-04-03"),
            ("03/04/2015", "2015-04-03"),
            ("13/04/2015", "2015-04-13"),
            ("1/2/10", "2010-02-01"),
            ("3.4.2015", "2015-04-03"),
            ("31/12/1999", "1999-12-31"),
            ("04/13/2015", "2015-04-13?"),
            ("2008-09", "2008-04-01 to 2009-03-31"),
            ("2008/09", "2008-04-01 to 2009-03-31"),
            ("2008–09", "2008-04-01 to 2009-03-31"),
            ("2008/2009", "2008-04-01 to 2009-03-31"),
            ("FY 2008-09", "2008-04-01 to 2009-03-31"),
            ("1999-00", "1999-04-01 to 2000-03-31"),
            ("2008-12", "2008-12-01 to 2008-12-31"),
            ("2008-2012", "2008-01-01 to 2012-12-31"),
            ("08/09", "2008-04-01 to 2009-03-31?"),
            ("c. 1999", "1999-01-01 to 1999-12-31"),
            ("c1999", "1999-01-01 to 1999-12-31"),
            ("circa 1999", "1999-01-01 to 1999-12-31"),
            ("1990s", "1990-01-01 to 1999-12-31"),
            ("April 2010", "2010-04-01 to 2010-04-30"),
            ("3 Apr 2010", "2010-04-03"),
            ("3rd April 2010", "2010-04-03"),
            ("April 3, 2010", "2010-04-03"),
            ("3-Apr-10", "2010-04-03"),
            ("Sept 2010", "2010-09-01 to 2010-09-30"),
            ("08-Sep", "mangled"),
            ("Nov-10", "mangled"),
            ("39904", "mangled"),
            ("ongoing", "open"),
            ("", "open"),
            ("2015-13", "unknown"),
            ("29/02/2015", "unknown"),
            ("29/02/2016", "2016-02-29"),
            ("soon", "unknown"),
            ("8", "unknown"),
            ("9999999999", "unknown"),
        ] {
            assert_eq!(show(read(cell)), expected, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(cell in "[0-9/\\-. a-zŷ]{0,14}") {
            if let Date::Known(span) | Date::Doubtful(span) = read(&cell) {
                prop_assert!(span.first <= span.last);
            }
        }
    }
}
