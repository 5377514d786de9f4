//! Names of months, seasons and quarters, in English and Welsh.

use super::spans::{digits, financial, follows, month, months, year, year4};
use super::{Date, IssueKind};
use records::record::Span;

/// The months in order: the English name, the Welsh one, and the shortest Welsh abbreviation.
const MONTHS: [(&str, &str, &str); 12] = [
    ("january", "ionawr", "ion"),
    ("february", "chwefror", "chwef"),
    ("march", "mawrth", "maw"),
    ("april", "ebrill", "ebr"),
    ("may", "mai", "mai"),
    ("june", "mehefin", "meh"),
    ("july", "gorffennaf", "gorff"),
    ("august", "awst", "awst"),
    ("september", "medi", "medi"),
    ("october", "hydref", "hyd"),
    ("november", "tachwedd", "tach"),
    ("december", "rhagfyr", "rhag"),
];

/// The English name of a month from 1 to 12.
pub fn english(month: i32) -> String {
    let at = usize::try_from(month - 1).unwrap_or_default();
    let name = MONTHS.get(at).map_or("", |(english, ..)| *english);
    let (first, rest) = name.split_at(name.len().min(1));
    format!("{}{rest}", first.to_ascii_uppercase())
}

/// The number of a month, 1 to 12, by its name.
pub fn month_number(name: &str) -> Option<i32> {
    let name = name.trim_end_matches('.');
    if name == "sept" {
        return Some(9);
    }
    let at = MONTHS.iter().position(|(english, welsh, cut)| {
        *english == name || english.get(..3) == Some(name) || *welsh == name || *cut == name
    })?;
    i32::try_from(at + 1).ok()
}

/// Reads a day with or without its ordinal: `3`, `3rd`, `3ydd`.
pub fn day_number(text: &str) -> Option<i32> {
    const ORDINALS: [&str; 12] = [
        "st", "nd", "rd", "th", "af", "ail", "il", "ydd", "ed", "fed", "eg", "ain",
    ];
    let bare = ORDINALS
        .into_iter()
        .find_map(|ordinal| text.strip_suffix(ordinal))
        .unwrap_or(text);
    digits(bare, 2)
}

/// Reads `summer 2009` and `winter 2008-09`: seasons of three whole months (Met Office, "When do
/// the seasons start?", the meteorological ones).
pub fn season(text: &str) -> Option<Date> {
    let (name, when) = text.split_once([' ', '-'])?;
    let when = when.trim();
    let first = match name {
        "spring" | "gwanwyn" => 3,
        "summer" | "haf" => 6,
        "autumn" | "fall" => 9,
        "winter" | "gaeaf" => 12,
        _ => return None,
    };
    if let Some(start) = two_years(when) {
        let year = if first == 12 {
            start
        } else {
            start + i32::from(first < 4)
        };
        return Some(Date::Known(months(year, first, 3)));
    }
    let span = months(year4(when)?, first, 3);
    Some(if first == 12 {
        Date::Doubtful(span, IssueKind::WinterOfYear)
    } else {
        Date::Known(span)
    })
}

/// Reads a quarter: `q3 2008` may count from January or from April; `q3 2008-09` counts from April.
pub fn quarter(text: &str) -> Option<Date> {
    let mut parts = text
        .split([' ', '-', '/', ','])
        .filter(|part| !part.is_empty());
    let first = parts.next()?;
    let rest = |head: &str| {
        text.get(head.len()..)
            .map(|rest| rest.trim_matches([' ', '-', '/', ',']))
    };
    let (name, when) = if first.starts_with('q') {
        (first, rest(first)?)
    } else {
        let last = parts.next_back()?;
        let head = text.get(..text.len() - last.len())?;
        (last, head.trim_matches([' ', '-', '/', ',']))
    };
    let n = digits(name.strip_prefix('q')?, 1).filter(|n| (1..=4).contains(n))?;
    if let Some(start) = two_years(when.trim_start_matches("fy").trim()) {
        return Some(Date::Known(months(start, 3 * n + 1, 3)));
    }
    let span = months(year4(when)?, 3 * n - 2, 3);
    Some(Date::Doubtful(span, IssueKind::QuarterOfYear))
}

/// Reads two consecutive years, `2008-09`, `2008/9` or `08/09`, and returns the first.
pub fn two_years(text: &str) -> Option<i32> {
    let (first, second) = text.split_once(['-', '/'])?;
    let (first, second) = (first.trim(), second.trim());
    let start = year(first)?;
    let alike = first.len() >= second.len();
    (alike && follows(start, second)).then_some(start)
}

/// Reads `fy 2008-09`, `fy0809` and `fy09`; the last does not show whether the year begins or ends
/// then.
pub fn financial_year(text: &str) -> Option<Date> {
    let when = ["fy", "financial year", "blwyddyn ariannol"]
        .into_iter()
        .find_map(|word| text.strip_prefix(word))?
        .trim_start_matches([' ', '.', ':']);
    let known = |start| Some(Date::Known(financial(start)));
    if let Some(start) = two_years(when) {
        return known(start);
    }
    if let (4, Some(start), Some(end)) = (when.len(), when.get(..2), when.get(2..))
        && let Some(start) = year(start)
        && follows(start, end)
    {
        return known(start);
    }
    let last = year(when)?;
    Some(Date::Doubtful(
        financial(last - 1),
        IssueKind::FinancialYearEnding,
    ))
}

/// Reads a month and its year.
pub fn month_of(name: &str, year_text: &str) -> Option<Span> {
    month(year(year_text)?, month_number(name)?)
}
