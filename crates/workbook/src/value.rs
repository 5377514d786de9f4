//! Converts stored values to text: numbers in their shortest exact form, day numbers as ISO dates.
//!
//! What a number means is determined by its cell's number format (ECMA-376 part 1, 18.8.30 and
//! 18.8.31).

use records::days::{from_civil, to_civil};

/// How a number format displays a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFormat {
    /// As a number.
    Number,
    /// As a whole number with leading zeros to at least this many digits.
    Padded(usize),
    /// As a day, perhaps with a time.
    Day,
    /// As a month and a two-digit year (`Sep-08`): a spreadsheet program also makes this of
    /// `2008-09`.
    MonthYear,
    /// As a day and a month without a year (`08-Sep`): a spreadsheet program also makes this of
    /// `08/09`.
    DayMonth,
    /// As a time of day.
    Time,
    /// As elapsed hours, minutes and seconds.
    Duration,
    /// As hundredths.
    Percent,
    /// As an amount in another currency than pounds, with the sign that precedes it in the text.
    Currency(&'static str),
}

/// Currencies other than pounds: how number formats write them, in lower case, and the sign in the
/// text.
const CURRENCIES: [(&str, &str); 20] = [
    ("€", "€"),
    ("eur", "EUR "),
    ("usd", "USD "),
    ("us$", "US$"),
    ("$", "$"),
    ("¥", "¥"),
    ("￥", "¥"),
    ("jpy", "JPY "),
    ("cny", "CNY "),
    ("chf", "CHF "),
    ("sek", "SEK "),
    ("nok", "NOK "),
    ("dkk", "DKK "),
    ("kr", "kr "),
    ("pln", "PLN "),
    ("zł", "zł "),
    ("czk", "CZK "),
    ("aud", "AUD "),
    ("cad", "CAD "),
    ("₹", "₹"),
];

/// The sign of a currency other than pounds, by its ISO 4217 code or its sign.
#[must_use]
pub fn currency(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let same = |(known, _): &&(&str, &str)| name == *known;
    CURRENCIES.iter().find(same).map(|(_, sign)| *sign)
}

/// The format with a built-in number.
#[must_use]
pub const fn built_in(id: u32) -> NumberFormat {
    match id {
        14 | 15 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => NumberFormat::Day,
        16 => NumberFormat::DayMonth,
        17 => NumberFormat::MonthYear,
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => NumberFormat::Time,
        46 => NumberFormat::Duration,
        9 | 10 => NumberFormat::Percent,
        _ => NumberFormat::Number,
    }
}

/// The format for a code such as `dd/mm/yyyy`.
#[must_use]
pub fn of_code(code: &str) -> NumberFormat {
    if ["general", "standard", "@"]
        .iter()
        .any(|plain| code.eq_ignore_ascii_case(plain))
    {
        return NumberFormat::Number;
    }
    let Some(letters) = letters(code) else {
        return NumberFormat::Duration;
    };
    let has = |any: &[char]| letters.contains(any);
    let months = letters.chars().filter(|&c| c == 'm').count();
    let (day, year, clock) = (has(&['d']), has(&['y', 'e']), has(&['h', 's']));
    let years = letters.chars().filter(|&c| c == 'y').count();
    match (day, months, year, clock) {
        (false, 3, true, false) if years == 2 && letters.starts_with('m') => {
            NumberFormat::MonthYear
        }
        (true, 3, false, false) => NumberFormat::DayMonth,
        (true, ..) | (_, 1.., true, _) | (_, _, true, true) | (_, 1.., _, false) => {
            NumberFormat::Day
        }
        (_, _, true, false) if years > 0 => NumberFormat::Day,
        (.., true) => NumberFormat::Time,
        _ => padding(code)
            .map(NumberFormat::Padded)
            .or_else(|| of_unit(code))
            .unwrap_or(NumberFormat::Number),
    }
}

/// A format of amounts or shares, by what surrounds the digits in its first section: `[$€-2]`,
/// `"EUR"`, `\$`, `%`.
fn of_unit(code: &str) -> Option<NumberFormat> {
    let section = code.split(';').next()?;
    let mut around = String::new();
    let mut chars = section.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => around.extend(chars.by_ref().take_while(|&c| c != '"')),
            '[' => {
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                let sign = inside.strip_prefix('$').unwrap_or_default();
                around.push_str(sign.split('-').next().unwrap_or_default());
            }
            '\\' => around.extend(chars.next()),
            '_' | '*' => {
                chars.next();
            }
            '#' | '0' | '?' | ',' | '.' | ' ' | '(' | ')' | '-' | '+' => around.push(' '),
            '%' => return Some(NumberFormat::Percent),
            c => around.push(c),
        }
    }
    around
        .split_whitespace()
        .find_map(currency)
        .map(NumberFormat::Currency)
}

/// The letters in the first section that represent parts of a date, in lower case; `None` where one
/// counts elapsed time (`[h]`).
fn letters(code: &str) -> Option<String> {
    let mut out = String::new();
    let lower = code
        .to_ascii_lowercase()
        .replace("am/pm", "h")
        .replace("a/p", "h");
    let mut chars = lower.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|&c| c != ']').collect();
                let counts = |unit| !inside.is_empty() && inside.chars().all(|c| c == unit);
                if counts('h') || counts('m') || counts('s') {
                    return None;
                }
            }
            // `e` is an era's year, but in `0.00E+00` it marks an exponent.
            'e' if !lower.contains(['0', '#']) => out.push('e'),
            'd' | 'm' | 'y' | 'h' | 's' => out.push(c),
            _ => {}
        }
    }
    Some(out)
}

fn padding(code: &str) -> Option<usize> {
    let all_zeros = (2..=15).contains(&code.len()) && code.bytes().all(|b| b == b'0');
    all_zeros.then_some(code.len())
}

/// A stored number as text. `since_1904` tells that day numbers count from 1 January 1904.
#[must_use]
pub fn text(raw: &str, format: NumberFormat, since_1904: bool) -> String {
    let raw = raw.trim();
    let Some(value) = raw.parse::<f64>().ok().filter(|value| value.is_finite()) else {
        return raw.to_owned();
    };
    let moment = Moment::from_serial(value, since_1904);
    match (format, moment) {
        (NumberFormat::Padded(digits), _)
            if value.fract() == 0.0 && (0.0..1e15).contains(&value) =>
        {
            format!("{:0digits$}", value as u64)
        }
        // Rounded: a hundred times 0.07 is 7.000000000000001.
        (NumberFormat::Percent, _) => {
            format!("{}%", number((value * 1e11).round() / 1e9))
        }
        (NumberFormat::Currency(sign), _) => format!("{sign}{}", number(value)),
        (NumberFormat::Time, Some(moment)) if value < 1.0 => moment.time(),
        (NumberFormat::Duration, Some(_)) => duration(value),
        (NumberFormat::MonthYear, Some(moment)) if moment.is_like_financial_year() => {
            let (year, month, _) = moment.civil();
            format!("{}-{:02}", month_name(month), year.rem_euclid(100))
        }
        (NumberFormat::DayMonth, Some(moment)) => {
            let (_, month, day) = moment.civil();
            format!("{day:02}-{}", month_name(month))
        }
        (NumberFormat::Day | NumberFormat::Time | NumberFormat::MonthYear, Some(moment)) => {
            moment.iso()
        }
        _ => number(value),
    }
}

/// The shortest text that reads back as the same number.
fn number(value: f64) -> String {
    if value == 0.0 {
        return "0".into();
    }
    if (1e-9..1e21).contains(&value.abs()) {
        format!("{value}")
    } else {
        format!("{value:e}")
    }
}

/// A day and the second within it.
#[derive(Clone, Copy)]
struct Moment {
    /// Days since 1970-01-01; `None` for 29 February 1900, which exists in Excel but not in the
    /// calendar.
    day: Option<i32>,
    second: u32,
}

impl Moment {
    /// The moment of a day number; `None` outside the years 1900 to 9999, where spreadsheets show
    /// no date.
    fn from_serial(value: f64, since_1904: bool) -> Option<Self> {
        if !(0.0..2_958_466.0).contains(&value) {
            return None;
        }
        let seconds = (value * 86_400.0).round() as u64;
        let day = i32::try_from(seconds / 86_400).ok()?;
        let day = match (since_1904, day) {
            (true, day) => Some(from_civil(1904, 1, 1) + day),
            (false, 60) => None,
            (false, 0..60) => Some(from_civil(1899, 12, 31) + day),
            (false, day) => Some(from_civil(1899, 12, 30) + day),
        };
        Some(Self {
            day,
            second: (seconds % 86_400) as u32,
        })
    }

    fn civil(self) -> (i32, i32, i32) {
        self.day.map_or((1900, 2, 29), to_civil)
    }

    /// Whether it is the first of the month whose number follows the year's: `2008-09` typed into a
    /// cell becomes 1 September 2008.
    fn is_like_financial_year(self) -> bool {
        let (year, month, day) = self.civil();
        day == 1 && month == (year + 1).rem_euclid(100)
    }

    fn time(self) -> String {
        let (minutes, seconds) = (self.second / 60, self.second % 60);
        let (hours, minutes) = (minutes / 60, minutes % 60);
        if seconds == 0 {
            format!("{hours:02}:{minutes:02}")
        } else {
            format!("{hours:02}:{minutes:02}:{seconds:02}")
        }
    }

    fn iso(self) -> String {
        let (year, month, day) = self.civil();
        let date = format!("{year:04}-{month:02}-{day:02}");
        if self.second == 0 {
            date
        } else {
            format!("{date}T{}", self.time())
        }
    }
}

fn duration(days: f64) -> String {
    let seconds = (days * 86_400.0).round() as u64;
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    format!("{}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
}

fn month_name(month: i32) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    usize::try_from(month - 1)
        .ok()
        .and_then(|at| NAMES.get(at))
        .copied()
        .unwrap_or_default()
}

/// A stored ISO date (`2008-09-01T00:00:00`), without the time if that is midnight.
#[must_use]
pub fn iso(raw: &str) -> String {
    let raw = raw.trim().trim_end_matches('Z');
    match raw.split_once('T') {
        Some((day, time)) if time.bytes().all(|b| matches!(b, b'0' | b':' | b'.')) => day.into(),
        _ => raw.into(),
    }
}

/// A stored ISO duration (`PT14H30M00S`) as a time (`14:30`), or unchanged if it is not one.
#[must_use]
pub fn clock(raw: &str) -> String {
    let part = |text: &str| text.parse::<f64>().ok().filter(|n| (0.0..1e9).contains(n));
    let seconds = || {
        let (hours, rest) = raw.trim().strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = part(rest.strip_suffix('S')?)?;
        Some(part(hours)? * 3600.0 + part(minutes)? * 60.0 + seconds)
    };
    match seconds() {
        Some(seconds) if seconds < 86_400.0 => {
            text(&format!("{}", seconds / 86_400.0), NumberFormat::Time, true)
        }
        Some(seconds) => duration(seconds / 86_400.0),
        None => raw.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberFormat, built_in, clock, iso, of_code, text};

    #[test]
    fn format_codes() {
        for (code, format) in [
            ("General", NumberFormat::Number),
            ("@", NumberFormat::Number),
            ("#,##0.00", NumberFormat::Number),
            ("0.00E+00", NumberFormat::Number),
            ("\"£\"#,##0", NumberFormat::Number),
            (
                "[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00",
                NumberFormat::Number,
            ),
            ("0%", NumberFormat::Percent),
            ("0.0 %;-0.0 %", NumberFormat::Percent),
            ("#,##0.00 \"€\"", NumberFormat::Currency("€")),
            ("[$€-2] #,##0", NumberFormat::Currency("€")),
            ("[$$-409]#,##0.00", NumberFormat::Currency("$")),
            ("\\$#,##0", NumberFormat::Currency("$")),
            ("$#,##0;[Red]-$#,##0", NumberFormat::Currency("$")),
            ("[$EUR] #,##0", NumberFormat::Currency("EUR ")),
            ("#,##0 \"USD\"", NumberFormat::Currency("USD ")),
            ("_-[$£-809]* #,##0.00_-", NumberFormat::Number),
            ("\"GBP\" #,##0", NumberFormat::Number),
            ("0\" %\"", NumberFormat::Number),
            ("0\" days\"", NumberFormat::Number),
            ("00000", NumberFormat::Padded(5)),
            ("0", NumberFormat::Number),
            ("dd/mm/yyyy", NumberFormat::Day),
            ("[$-809]dd mmmm yyyy;@", NumberFormat::Day),
            ("yyyy", NumberFormat::Day),
            ("mmmm yyyy", NumberFormat::Day),
            ("mmm-yyyy", NumberFormat::Day),
            ("mmmm", NumberFormat::Day),
            ("yyyy\\-mm\\-dd hh:mm", NumberFormat::Day),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", NumberFormat::Day),
            ("mmm-yy", NumberFormat::MonthYear),
            ("d-mmm", NumberFormat::DayMonth),
            ("dd-mmm", NumberFormat::DayMonth),
            ("h:mm AM/PM", NumberFormat::Time),
            ("mm:ss", NumberFormat::Time),
            ("[h]:mm:ss", NumberFormat::Duration),
        ] {
            assert_eq!(of_code(code), format, "{code}");
        }
        assert_eq!(built_in(14), NumberFormat::Day);
        assert_eq!(built_in(0), NumberFormat::Number);
    }

    #[test]
    fn numbers_are_short_and_exact() {
        for (raw, expected) in [
            ("1", "1"),
            ("1.0", "1"),
            ("51.507399999999997", "51.5074"),
            ("-0.12770000000000001", "-0.1277"),
            ("1E3", "1000"),
            ("1.5E-3", "0.0015"),
            ("-0", "0"),
            ("9007199254740993", "9007199254740992"),
            ("1e300", "1e300"),
            ("not a number", "not a number"),
            ("inf", "inf"),
            ("", ""),
        ] {
            assert_eq!(text(raw, NumberFormat::Number, false), expected, "{raw}");
        }
        assert_eq!(text("42", NumberFormat::Padded(5), false), "00042");
        assert_eq!(text("1.5", NumberFormat::Padded(5), false), "1.5");
        for (raw, expected) in [
            ("0.25", "25%"),
            ("0.07", "7%"),
            ("1.125", "112.5%"),
            ("-1", "-100%"),
        ] {
            assert_eq!(text(raw, NumberFormat::Percent, false), expected);
        }
        let euros = NumberFormat::Currency("€");
        assert_eq!(text("5000.5", euros, false), "€5000.5");
    }

    #[test]
    fn day_numbers() {
        for (raw, format, since_1904, expected) in [
            ("39692", NumberFormat::Day, false, "2008-09-01"),
            ("38230", NumberFormat::Day, true, "2008-09-01"),
            ("39692.5", NumberFormat::Day, false, "2008-09-01T12:00"),
            ("39692.999999", NumberFormat::Day, false, "2008-09-02"),
            (
                "39692.604178",
                NumberFormat::Day,
                false,
                "2008-09-01T14:30:01",
            ),
            ("1", NumberFormat::Day, false, "1900-01-01"),
            ("59", NumberFormat::Day, false, "1900-02-28"),
            ("60", NumberFormat::Day, false, "1900-02-29"),
            ("61", NumberFormat::Day, false, "1900-03-01"),
            ("2958465", NumberFormat::Day, false, "9999-12-31"),
            ("2958466", NumberFormat::Day, false, "2958466"),
            ("-1", NumberFormat::Day, false, "-1"),
            ("0.5", NumberFormat::Time, false, "12:00"),
            ("39692.5", NumberFormat::Time, false, "2008-09-01T12:00"),
            ("1.5", NumberFormat::Duration, false, "36:00:00"),
            // Typed as 2008-09 and 08/09: what the sheet displays shows it.
            ("39692", NumberFormat::MonthYear, false, "Sep-08"),
            ("39722", NumberFormat::MonthYear, false, "2008-10-01"),
            ("39692", NumberFormat::DayMonth, false, "01-Sep"),
        ] {
            assert_eq!(text(raw, format, since_1904), expected, "{raw} {format:?}");
        }
    }

    #[test]
    fn stored_iso_values() {
        assert_eq!(iso("2008-09-01"), "2008-09-01");
        assert_eq!(iso("2008-09-01T00:00:00"), "2008-09-01");
        assert_eq!(iso("2008-09-01T14:30:00Z"), "2008-09-01T14:30:00");
        assert_eq!(clock("PT14H30M00S"), "14:30");
        assert_eq!(clock("PT36H00M00S"), "36:00:00");
        assert_eq!(clock("P1D"), "P1D");
    }
}
