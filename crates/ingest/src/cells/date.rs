//! Dates, years and financial years as people write them, read as spans of days.

mod names;
mod range;
mod spans;
mod style;
#[cfg(test)]
mod tests;

pub use style::{DateStyle, Order};

use names::{day_number, month_number, month_of};
use spans::{century, day, digits, financial, follows, month, year, year4, years};

use super::nothing::is_nothing;
use crate::report::issue::IssueKind;
use records::days::{from_civil, to_civil};
use records::record::Span;

/// What a `start` or `end` cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Date {
    /// A span of days.
    Known(Span),
    /// A start and an end in one cell; the end is open where it is `None`.
    Range(Span, Option<Span>),
    /// A start and an end that may not be what was meant, and how they were read.
    DoubtfulRange(Span, Option<Span>, IssueKind),
    /// A span of days that may not be what was meant, and how it was read.
    Doubtful(Span, IssueKind),
    /// What a spreadsheet program turned a financial year or a date into (`08-Sep`, `39904`): the
    /// original cannot be recovered; with what it may have been.
    Mangled(Option<String>),
    /// An end alone ("until 2015"), and any doubt about it.
    Until(Span, Option<IssueKind>),
    /// Stated to be open ("ongoing") or not known.
    Open,
    /// Unreadable, with the reason.
    Unknown(IssueKind),
}

/// Reads a cell of a column with a given style. A financial year (`2008-09`, `2008/09`, `2008/9`)
/// runs from 1 April to 31 March; numbers between strokes are day, month, year unless the column
/// shows otherwise; a time of day is ignored, without any time-zone shift.
#[must_use]
pub fn read(cell: &str, style: &DateStyle) -> Date {
    let is_bare = |b: u8| b.is_ascii_digit() || matches!(b, b'-' | b'/');
    if cell.bytes().all(is_bare)
        && let Some(date) = numbers(cell, style)
    {
        return in_century(date, cell, style);
    }
    let text = simplified(cell);
    if is_open(&text) {
        return Date::Open;
    }
    let is_end = says_end(&text);
    let text = without_time(without_words(&text));
    let date = single(text, style)
        .or_else(|| range::read(text, style))
        .or_else(|| range::years(text))
        .unwrap_or_else(|| Date::Unknown(why_unknown(text)));
    match in_century(date, text, style) {
        Date::Known(span) if is_end => Date::Until(span, None),
        Date::Doubtful(span, how) if is_end => Date::Until(span, Some(how)),
        date => date,
    }
}

/// How far, in years, a date may be from the file's others and still be one of them.
const NEAR: i32 = 15;

/// Moves a date with a two-digit year by a century, where the years that the file writes in full
/// show that it is meant.
fn in_century(date: Date, text: &str, style: &DateStyle) -> Date {
    let (Date::Known(span), Some((first, last))) = (&date, style.years()) else {
        return date;
    };
    if has_full_year(text) {
        return date;
    }
    let is_near = |year: i32| (first - NEAR..=last + NEAR).contains(&year);
    let year = to_civil(span.first).0;
    let other = if year < 2000 { year + 100 } else { year - 100 };
    match (is_near(year), is_near(other)) {
        (false, true) => {
            let moved = Span {
                first: moved(span.first, other - year),
                last: moved(span.last, other - year),
            };
            if in_full(moved).is_none() {
                return date;
            }
            let year = other.to_string();
            Date::Doubtful(moved, IssueKind::CenturyOfOthers { year })
        }
        (false, false) => {
            let year = year.to_string();
            Date::Doubtful(*span, IssueKind::CenturyUnknown { year })
        }
        (true, _) => date,
    }
}

/// A day some years later.
const fn moved(day: i32, years: i32) -> i32 {
    let (y, m, d) = to_civil(day);
    from_civil(y + years, m, d)
}

/// Whether a text has a run of four digits or more.
fn has_full_year(text: &str) -> bool {
    text.as_bytes()
        .chunk_by(|a, b| a.is_ascii_digit() && b.is_ascii_digit())
        .any(|run| run.len() >= 4)
}

/// Whether a text says that something ended then.
fn says_end(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "until ", "till ", "up to ", "ended", "ending", "ends ", "to ", "hyd at ", "hyd ",
    ];
    let text = text.trim_start_matches(['(', '[', '-', ' ']);
    WORDS.iter().any(|word| text.starts_with(word))
}

/// Simplifies a cell: lower case, every dash and stroke as `-` or `/`, single spaces, no weekday.
fn simplified(cell: &str) -> String {
    const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let plain: String = cell
        .chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2044}' => '/',
            '\u{2018}' | '\u{2019}' | '`' => '\'',
            c => c.to_ascii_lowercase(),
        })
        .collect();
    let is_weekday = |word: &str| {
        let word = word.trim_end_matches([',', '.']);
        WEEKDAYS
            .into_iter()
            .any(|day| word == day || (word.starts_with(day) && word.ends_with("day")))
    };
    let words: Vec<&str> = plain
        .split_whitespace()
        .filter(|word| !is_weekday(word) && *word != "of")
        .collect();
    words.join(" ")
}

/// Strips words that do not change the date: `c. 1999`, `from 2008`, `early 2009`, `2009?`.
fn without_words(text: &str) -> &str {
    const WORDS: [&str; 32] = [
        "circa",
        "approximately",
        "approx",
        "about",
        "around",
        "tua",
        "ca",
        "c",
        "from",
        "since",
        "starting",
        "started",
        "begun",
        "began",
        "beginning",
        "ended",
        "ending",
        "ends",
        "until",
        "till",
        "up to",
        "hyd at",
        "hyd",
        "to",
        "the",
        "early",
        "mid",
        "late",
        "estimated",
        "est",
        "during",
        "in",
    ];
    let mut text = text.trim_matches(['[', ']', '(', ')', '.', ',', ' ']);
    while let Some(rest) = WORDS.into_iter().find_map(|word| {
        text.strip_prefix(word)
            .filter(|rest| rest.starts_with([' ', '.', '-', ':']) || rest.starts_with(digit))
    }) {
        text = rest.trim_start_matches([' ', '.', '-', ':']);
    }
    let text = text.trim_end_matches(['?', ' ', '.', ',']);
    let text = [
        " financial year",
        " fin year",
        " fy",
        " f/y",
        " (fy",
        " (financial year",
    ]
    .into_iter()
    .find_map(|after| text.strip_suffix(after))
    .unwrap_or(text);
    // The apostrophe with which spreadsheets mark a cell as text.
    text.strip_prefix('\'')
        .filter(|rest| rest.len() > 2)
        .unwrap_or(text)
}

const fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

fn without_time(text: &str) -> &str {
    let at = text.find(':').and_then(|colon| {
        let head = text.get(..colon)?;
        let start = head.rfind(|c: char| !c.is_ascii_digit())?;
        matches!(head.as_bytes().get(start), Some(b' ' | b't')).then_some(start)
    });
    at.and_then(|at| text.get(..at))
        .map_or(text, |day| day.trim_end_matches([',', ' ']))
}

fn is_open(text: &str) -> bool {
    const OPEN: [&str; 14] = [
        "date unknown",
        "no date",
        "n.d.",
        "nd",
        "ongoing",
        "on-going",
        "on going",
        "present",
        "current",
        "continuing",
        "to date",
        "to present",
        "now",
        "parhaus",
    ];
    is_nothing(text) || OPEN.contains(&text)
}

/// Reads a single date.
fn single(text: &str, style: &DateStyle) -> Option<Date> {
    numbers(text, style)
        .or_else(|| names::financial_year(text))
        .or_else(|| names::season(text))
        .or_else(|| names::quarter(text))
        .or_else(|| with_month_name(text, style))
}

fn numbers(text: &str, style: &DateStyle) -> Option<Date> {
    if let Some(decade) = text.strip_suffix("0s") {
        let first = year4(&format!("{decade}0"))?;
        return Some(Date::Known(years(first, first + 9)));
    }
    let mut parts = text.split(['-', '/', '.']).map(str::trim);
    let (a, b, c) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (a, b, c) {
        (a, None, None) => one_number(a, style),
        (a, Some(b), None) => two_numbers(a, b, style),
        (a, Some(b), Some(c)) => three_numbers(a, b, c, style),
        _ => None,
    }
}

fn one_number(text: &str, style: &DateStyle) -> Option<Date> {
    if let Some(year) = year4(text).or_else(|| year(text.strip_prefix('\'')?)) {
        return Some(Date::Known(years(year, year)));
    }
    serial(text, style)
}

fn two_numbers(a: &str, b: &str, style: &DateStyle) -> Option<Date> {
    let Some(year) = year4(a) else {
        if let Some(year) = year4(b) {
            return month(year, digits(a, 2)?).map(Date::Known);
        }
        let is_financial = a.len() == 2 && b.len() == 2 && follows(year(a)?, b);
        let span = financial(century(digits(a, 2)?));
        return is_financial.then_some(Date::Doubtful(span, IssueKind::FinancialYearOfTwoDigits));
    };
    if follows(year, b) {
        return Some(Date::Known(financial(year)));
    }
    if let Some(last) = year4(b) {
        return match last - year {
            0 => Some(Date::Known(years(year, year))),
            2..=200 => Some(Date::Range(years(year, year), Some(years(last, last)))),
            _ => None,
        };
    }
    if let Some(week) = b.strip_prefix('w') {
        return spans::iso_week(year, digits(week, 2)?, 1, 7).map(Date::Known);
    }
    let n = digits(b, 2)?;
    let span = month(year, n);
    let may_be_year = b.len() == 2 && n > year % 100;
    match span {
        Some(span) if may_be_year && style.has_financial_years() => {
            Some(Date::Doubtful(span, IssueKind::MonthAmongYears))
        }
        Some(span) => Some(Date::Known(span)),
        // 2008-13 cannot be a month.
        None if may_be_year => {
            let last = year - year % 100 + n;
            Some(Date::Range(years(year, year), Some(years(last, last))))
        }
        None => None,
    }
}

fn three_numbers(a: &str, b: &str, c: &str, style: &DateStyle) -> Option<Date> {
    if let Some(year) = year4(a) {
        if let Some(week) = b.strip_prefix('w') {
            let day = digits(c, 1)?;
            return spans::iso_week(year, digits(week, 2)?, day, day).map(Date::Known);
        }
        return day(year, digits(b, 2)?, digits(c, 2)?).map(|span| of_day(span, style));
    }
    let year = year(c)?;
    let first = digits(a, 2)?;
    let second = digits(b, 2)?;
    let (usual, other) = (day(year, second, first), day(year, first, second));
    match (usual, other, style.order()) {
        (Some(usual), Some(other), _) if usual == other => Some(of_day(usual, style)),
        (Some(_), Some(other), Order::MonthFirst) => {
            Some(Date::Doubtful(other, IssueKind::MonthFirst))
        }
        (Some(usual), Some(_), Order::Mixed) => {
            Some(Date::Doubtful(usual, IssueKind::DayFirstAmongMixed))
        }
        (Some(usual), ..) => Some(of_day(usual, style)),
        (None, Some(other), _) => Some(Date::Doubtful(other, IssueKind::OnlyReading)),
        (None, None, _) => None,
    }
}

/// Reads days that spreadsheet programs make of something else: the first days of their calendar, of
/// an empty cell, and those of summer 1905, of a year typed into a cell formatted as a date, unless
/// the file has other dates of those years.
fn of_day(span: Span, style: &DateStyle) -> Date {
    let number = span.first - from_civil(1899, 12, 30);
    match number {
        0..=2 => Date::Unknown(IssueKind::DateForEmpty),
        1950..=2050 if !style.has_years_about_1905() => Date::Doubtful(
            years(number, number),
            IssueKind::YearAsDay {
                year: number.to_string(),
            },
        ),
        _ => Date::Known(span),
    }
}

/// Reads `April 2010` and `3 April 2010`; `Nov-10` and `08-Sep` were produced by a spreadsheet.
fn with_month_name(text: &str, style: &DateStyle) -> Option<Date> {
    let mut parts = text
        .split(['-', ' ', '/', ',', '.'])
        .filter(|part| !part.is_empty());
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    let Some(c) = c else {
        return month_and_number(text, a, b, style);
    };
    let year = year(c)?;
    let (d, m) = match month_number(b) {
        Some(m) => (day_number(a)?, m),
        None => (day_number(b)?, month_number(a)?),
    };
    day(year, m, d).map(Date::Known)
}

fn month_and_number(text: &str, a: &str, b: &str, style: &DateStyle) -> Option<Date> {
    let (name, number) = if month_number(a).is_some() {
        (a, b)
    } else {
        (b, a)
    };
    let n = month_number(name)?;
    if name == "hydref" && year4(number).is_some() {
        return month_of(name, number).map(|span| Date::Doubtful(span, IssueKind::OctoberOrAutumn));
    }
    if year4(number).is_some() || number.starts_with('\'') {
        return month_of(name, number).map(Date::Known);
    }
    let two = digits(number, 2)?;
    let is_short = text.contains('-') && name.len() == 3;
    if name == b {
        // `08-Sep` is a day, or how a spreadsheet program shows 08-09; `8 September` is a day.
        let was =
            (is_short && follows(century(two), &format!("{n:02}"))).then(|| year_and_next(two));
        return is_short.then_some(Date::Mangled(was));
    }
    let span = month_of(name, number)?;
    if !is_short || (n != (two + 1) % 100 && !style.is_changed()) {
        return Some(Date::Known(span));
    }
    if n != (two + 1) % 100 || style.has_short_months() {
        return Some(Date::Doubtful(span, IssueKind::MonthMaybeChanged));
    }
    if style.has_financial_years() && !style.has_plain_months() {
        let year = year_and_next(two);
        let how = IssueKind::FinancialYearChanged { year };
        return Some(Date::Doubtful(financial(century(two)), how));
    }
    Some(Date::Mangled(Some(year_and_next(two))))
}

/// Writes the financial year that begins in a two-digit year: 8 → `2008-09`.
fn year_and_next(two: i32) -> String {
    format!("{}-{:02}", century(two), (two + 1) % 100)
}

/// Reads a spreadsheet's day number (day 1 is 1 January 1900, counting a 29 February that year
/// which never existed), from 1954 to 2064.
fn serial(text: &str, style: &DateStyle) -> Option<Date> {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let n = digits(whole, 5).filter(|n| whole.len() == 5 && (20_000..=60_000).contains(n))?;
    let at = from_civil(1899, 12, 30) + n;
    if style.has_serials() {
        let span = Span {
            first: at,
            last: at,
        };
        return Some(Date::Doubtful(span, IssueKind::SerialDay));
    }
    let (y, m, d) = to_civil(at);
    Some(Date::Mangled(Some(format!("{y}-{m:02}-{d:02}"))))
}

/// Rewrites a date so that any column reads it alike: one whose reading depends on other cells,
/// such as `03/04/2015` or `Sep-08`, is written in full. `None` where it can stay as it is.
///
/// A text that cannot be read stays as it is, and no column with less evidence of its style can
/// read it either, so a clean file reads the same whichever of its rows are included.
#[must_use]
pub fn in_any_column(text: &str, style: &DateStyle) -> Option<String> {
    let rests = rests_on_its_column(text);
    if !rests && !style.says_anything() {
        return None;
    }
    match read(text, style) {
        Date::Known(span) | Date::Doubtful(span, _) => {
            let may_differ = rests || !is_one(&read(text, &DateStyle::default()), span);
            in_full(span).filter(|full| may_differ && full != text)
        }
        Date::Until(span, _) => {
            let usual = read(text, &DateStyle::default());
            let is_same = matches!(usual, Date::Until(found, _) if found == span);
            let full = in_full(span).filter(|_| !is_same)?;
            Some(format!("until {full}"))
        }
        Date::DoubtfulRange(..) => {
            let text = simplified(text);
            range::in_full(without_time(without_words(&text)), style)
        }
        Date::Range(..) | Date::Mangled(_) | Date::Open | Date::Unknown(_) => None,
    }
}

fn is_one(date: &Date, span: Span) -> bool {
    matches!(date, Date::Known(found) | Date::Doubtful(found, _) if *found == span)
}

/// Whether a date's reading depends on its column: numbers that do not begin with the year, or
/// `Sep-08`.
fn rests_on_its_column(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_ascii_digit()).next();
    if first.is_some_and(|first| first.len() == 4 && text.len() > 4) {
        return false;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters == 0 || (letters == 3 && text.contains('-'))
}

/// Writes a day, a month or a year so that any column reads it alike: `2008-04-01`,
/// `September 2008`, `2008`. `None` for other spans.
fn in_full(span: Span) -> Option<String> {
    let (y, m, d) = to_civil(span.first);
    if span.first == span.last {
        return Some(format!("{y}-{m:02}-{d:02}"));
    }
    if financial(y) == span {
        return Some(format!("{y}-{:02}", (y + 1) % 100));
    }
    if years(y, y) == span {
        return Some(y.to_string());
    }
    (month(y, m) == Some(span)).then(|| format!("{} {y}", names::english(m)))
}

/// Why a text cannot be read as a date.
fn why_unknown(text: &str) -> IssueKind {
    let numbers: Vec<&str> = text.split(['-', '/', '.', ' ']).collect();
    let is_day = |text: &&str| day_number(text).is_some_and(|n| (1..=31).contains(&n));
    let is_month = |text: &&str| month_number(text).or(digits(text, 2)).is_some();
    match numbers.as_slice() {
        [d, m] if month_number(m).is_some() && is_day(d) => IssueKind::YearMissing,
        [d, m, y] if is_day(d) && is_month(m) && year(y).is_some() => IssueKind::NoSuchDay,
        [y, m, d] if year4(y).is_some() && is_month(m) && is_day(d) => IssueKind::NoSuchDay,
        [two] if digits(two, 2).is_some() => IssueKind::YearShort,
        _ => IssueKind::NotADate,
    }
}
