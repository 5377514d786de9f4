//! Years, months, days, weeks and quarters as spans of days.

use records::days::from_civil;
use records::record::Span;

/// A number with at most `most` digits.
pub fn digits(text: &str, most: usize) -> Option<i32> {
    let fits = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// A year written in full.
pub fn year4(text: &str) -> Option<i32> {
    digits(text, 4).filter(|year| text.len() == 4 && (1500..=2200).contains(year))
}

/// A year written in full or as its last two digits, which an apostrophe may precede.
pub fn year(text: &str) -> Option<i32> {
    let text = text.strip_prefix(['\'', '’']).unwrap_or(text);
    if text.len() == 2 {
        digits(text, 2).map(century)
    } else {
        year4(text)
    }
}

/// The year of a two-digit number, from 1950 to 2049: nobody plans a partnership for later.
pub const fn century(two: i32) -> i32 {
    if two < 50 { 2000 + two } else { 1900 + two }
}

/// Whether `end`, one or two digits, is the year after `year`, in which a financial year ends.
pub fn follows(year: i32, end: &str) -> bool {
    let next = year + 1;
    match (end.len(), digits(end, 4)) {
        (1, Some(n)) => n == next % 10,
        (2, Some(n)) => n == next % 100,
        (4, Some(n)) => n == next,
        _ => false,
    }
}

pub const fn years(first: i32, last: i32) -> Span {
    Span {
        first: from_civil(first, 1, 1),
        last: from_civil(last, 12, 31),
    }
}

/// A financial year: 1 April to 31 March.
pub const fn financial(year: i32) -> Span {
    Span {
        first: from_civil(year, 4, 1),
        last: from_civil(year + 1, 3, 31),
    }
}

/// A span of `many` months from month `first` of a year; it may run past December.
pub fn months(year: i32, first: i32, many: i32) -> Span {
    let at = |n: i32| {
        let n = first - 1 + n;
        from_civil(year + n.div_euclid(12), n.rem_euclid(12) + 1, 1)
    };
    Span {
        first: at(0),
        last: at(many) - 1,
    }
}

pub fn month(year: i32, month: i32) -> Option<Span> {
    (1..=12).contains(&month).then(|| months(year, month, 1))
}

pub fn day(year: i32, month_number: i32, day: i32) -> Option<Span> {
    let whole = month(year, month_number)?;
    let at = whole.first + day - 1;
    (day >= 1 && at <= whole.last).then_some(Span {
        first: at,
        last: at,
    })
}

/// A span of ISO 8601 weeks: week 1 contains 4 January, weeks begin on Monday.
pub fn iso_week(year: i32, week: i32, first: i32, last: i32) -> Option<Span> {
    if !(1..=53).contains(&week) || !(1..=7).contains(&first) || !(1..=7).contains(&last) {
        return None;
    }
    let fourth = from_civil(year, 1, 4);
    // 1970-01-01 was a Thursday.
    let monday = fourth - (fourth + 3).rem_euclid(7) + (week - 1) * 7;
    Some(Span {
        first: monday + first - 1,
        last: monday + last - 1,
    })
}
