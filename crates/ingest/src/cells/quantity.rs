//! Counts and amounts as people write them.

use super::number::{Number, finite, plain, without_marks};
use crate::report::issue::IssueKind;

/// A count or an amount, and how it was interpreted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The number.
    pub number: Number,
    /// What was done to read the number, if it is not simply what is written.
    pub cleaning: Option<Cleaning>,
}

/// What had to be done to read a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleaning {
    /// The number is stated to be approximate.
    Approximate,
    /// The number is in thousands or millions.
    Multiplied,
    /// The number is in brackets, as accounts write negative numbers.
    InBrackets,
    /// A word after the number was ignored.
    WithWord,
    /// A single point was taken as a thousands separator.
    PointForThousands,
}

impl Cleaning {
    /// The issue to report, with the number as it was read.
    #[must_use]
    pub const fn kind(self, value: String) -> IssueKind {
        match self {
            Self::Approximate => IssueKind::NumberApproximate { value },
            Self::Multiplied => IssueKind::NumberMultiplied { value },
            Self::InBrackets => IssueKind::NumberInBrackets { value },
            Self::WithWord => IssueKind::NumberWithWord { value },
            Self::PointForThousands => IssueKind::PointForThousands { value },
        }
    }
}

/// Evidence about decimal points, from whole columns.
#[derive(Clone, Copy, Debug, Default)]
pub struct Points {
    commas: bool,
    points: bool,
}

impl Points {
    /// Counts one cell: `12,5` and `1.200,50` have a decimal comma, `12.5` and `1,200.50` a point;
    /// `1,200` proves nothing.
    pub fn see(&mut self, cell: &str) {
        let Some(at) = cell.rfind([',', '.']) else {
            return;
        };
        let (whole, rest) = cell.split_at(at);
        let decimals = rest.bytes().skip(1).take_while(u8::is_ascii_digit).count();
        let mixed = whole.contains([',', '.'])
            && !whole.contains(if rest.starts_with(',') { ',' } else { '.' });
        if decimals > 0 && (mixed || decimals != 3) {
            self.commas |= rest.starts_with(',');
            self.points |= rest.starts_with('.');
        }
    }

    /// Whether commas are decimal points and points separate thousands.
    #[must_use]
    pub const fn are_commas(self) -> bool {
        self.commas && !self.points
    }
}

/// Reads a count or an amount in pounds: `1200`, `1,200`, `£1 200.50`, `1.200,50`, `£1.2m`, `12k`,
/// `c. 300`, `(500)`, `nil`. In `whole` columns a three-digit fraction means thousands.
///
/// # Errors
///
/// Gives the reason why the cell is not a number.
pub fn quantity(cell: &str, points: Points, whole: bool) -> Result<Quantity, IssueKind> {
    let may_be_thousands = (whole || points.are_commas()) && cell.contains('.');
    if !may_be_thousands && let Some(number) = plain(cell) {
        return Ok(Quantity {
            number,
            cleaning: None,
        });
    }
    let text = cell.to_lowercase();
    if text.contains('%') || text.contains("per cent") || text.contains("percent") {
        return Err(IssueKind::NumberShare);
    }
    if text.contains(['€', '$']) || text.contains("eur") || text.contains("usd") {
        return Err(IssueKind::NumberNotPounds);
    }
    read(text.trim(), points, whole)
}

fn read(text: &str, points: Points, whole: bool) -> Result<Quantity, IssueKind> {
    let mut cleaning = None;
    let text = without_approximation(text, &mut cleaning);
    let text = without_unit(text, &mut cleaning);
    if matches!(text, "nil" | "zero" | "dim") {
        return Ok(Quantity {
            number: Number {
                value: 0.0,
                cleaned: true,
                decimal_comma: false,
            },
            cleaning,
        });
    }
    if is_range(text) {
        return Err(IssueKind::NumberRange);
    }
    let (text, negative) = match text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let (text, times) = multiplier(text);
    if !spaces_part_thousands(text) {
        return Err(IssueKind::NotANumber);
    }
    let (digits, mut cleaned) = without_marks(text);
    let (sign, digits) = signed(&digits);
    cleaned |= digits.len() != text.len();
    let one =
        one_decimal_point(digits, points, whole && times == 1.0).ok_or(IssueKind::NotANumber)?;
    if !records::csv::is_number(&one.text) || one.text.starts_with(['+', '-']) {
        return Err(IssueKind::NotANumber);
    }
    let mut number = finite(&one.text, cleaned, one.comma).ok_or(IssueKind::NotANumber)?;
    if times != 1.0 {
        number.value = (number.value * times * 100.0).round() / 100.0;
        cleaning = cleaning.or(Some(Cleaning::Multiplied));
    }
    if negative {
        cleaning = cleaning.or(Some(Cleaning::InBrackets));
    }
    if one.thousands {
        cleaning = cleaning.or(Some(Cleaning::PointForThousands));
    }
    if negative || sign {
        number.value = -number.value;
    }
    Ok(Quantity { number, cleaning })
}

/// Removes words and marks that make a number an estimate.
fn without_approximation<'t>(text: &'t str, cleaning: &mut Option<Cleaning>) -> &'t str {
    const BEFORE: [&str; 24] = [
        "approximately",
        "approx",
        "circa",
        "about",
        "around",
        "more than",
        "over",
        "at least",
        "up to",
        "under",
        "less than",
        "fewer than",
        "nearly",
        "almost",
        "estimated",
        "estimate",
        "est",
        "ca",
        "c",
        "~",
        "≈",
        ">",
        "<",
        "some",
    ];
    const BEHIND: [&str; 9] = [
        "(approx)",
        "(approx.)",
        "(est)",
        "(est.)",
        "approx.",
        "approx",
        "est.",
        "plus",
        "+",
    ];
    let mut rest = text;
    while let Some(behind) = BEFORE.into_iter().find_map(|word| {
        rest.strip_prefix(word)
            .filter(|behind| !behind.starts_with(char::is_alphabetic))
    }) {
        rest = behind.trim_start_matches([' ', '.', ':', '=']);
    }
    while let Some(before) = BEHIND.into_iter().find_map(|word| rest.strip_suffix(word)) {
        rest = before.trim_end();
    }
    if rest != text {
        *cleaning = Some(Cleaning::Approximate);
    }
    // A footnote's mark.
    rest.trim_end_matches('*').trim_end()
}

/// Removes the name of what is counted.
fn without_unit<'t>(text: &'t str, cleaning: &mut Option<Cleaning>) -> &'t str {
    const UNITS: [&str; 22] = [
        "objects",
        "object",
        "items",
        "item",
        "works",
        "work",
        "works of art",
        "paintings",
        "painting",
        "specimens",
        "pieces",
        "artefacts",
        "loans",
        "people",
        "visitors",
        "visits",
        "participants",
        "attendees",
        "pupils",
        "students",
        "children",
        "pounds",
    ];
    let unit = UNITS.into_iter().find_map(|unit| {
        text.strip_suffix(unit)
            .filter(|rest| rest.ends_with([' ', '\u{a0}']))
    });
    match unit {
        Some(rest) => {
            *cleaning = cleaning.or(Some(Cleaning::WithWord));
            rest.trim_end()
        }
        None => text,
    }
}

/// Splits off a multiplier, as in `12k` or `1.2 million`: the number and the factor.
fn multiplier(text: &str) -> (&str, f64) {
    const TIMES: [(&str, f64); 8] = [
        ("thousand", 1e3),
        ("million", 1e6),
        ("billion", 1e9),
        ("mn", 1e6),
        ("bn", 1e9),
        ("k", 1e3),
        ("m", 1e6),
        ("miliwn", 1e6),
    ];
    TIMES
        .into_iter()
        .find_map(|(word, times)| {
            let rest = text.strip_suffix(word)?.trim_end();
            rest.ends_with(|c: char| c.is_ascii_digit())
                .then_some((rest, times))
        })
        .unwrap_or((text, 1.0))
}

/// Whether spaces between digits precede groups of three: `1 200`, not `12 15`.
fn spaces_part_thousands(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let mut before = words.next().unwrap_or_default();
    words.all(|word| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let parts = before.ends_with(|c: char| c.is_ascii_digit());
        before = word;
        !parts || digits == 0 || digits == 3
    })
}

/// Whether the text is a range: `10-20`, `10 to 20`.
fn is_range(text: &str) -> bool {
    let parts = |mark: &str| {
        text.split_once(mark).is_some_and(|(a, b)| {
            let number = |part: &str| part.bytes().any(|byte| byte.is_ascii_digit());
            number(a) && number(b)
        })
    };
    ["-", "–", "—", " to "].into_iter().any(parts)
}

/// Whether the number is negative, and its text without sign and pound.
fn signed(text: &str) -> (bool, &str) {
    let mut rest = text;
    let mut negative = false;
    for mark in ["-", "+", "£", "gbp", "-"] {
        let once = mark != "-" || !negative;
        if let Some(behind) = rest.strip_prefix(mark).filter(|_| once) {
            negative |= mark == "-";
            rest = behind;
        }
    }
    let rest = ["gbp", "£"]
        .into_iter()
        .find_map(|mark| rest.strip_suffix(mark))
        .unwrap_or(rest);
    (negative, rest)
}

struct OnePoint {
    text: String,
    /// A comma was read as the decimal point.
    comma: bool,
    /// A single point was read as a thousands separator.
    thousands: bool,
}

/// Removes thousands separators and turns a decimal comma into a point.
fn one_decimal_point(text: &str, points: Points, whole: bool) -> Option<OnePoint> {
    let of = |text: String, comma, thousands| {
        Some(OnePoint {
            text,
            comma,
            thousands,
        })
    };
    match (text.rfind(','), text.rfind('.')) {
        (None, None) => of(text.to_owned(), false, false),
        (Some(comma), Some(point)) if comma < point => {
            grouped(text, ',').then(|| of(text.replace(',', ""), false, false))?
        }
        (Some(_), Some(_)) => {
            grouped(text, '.').then(|| of(text.replace('.', "").replace(',', "."), true, false))?
        }
        (Some(_), None) if grouped(text, ',') => of(text.replace(',', ""), false, false),
        // Pounds have two decimals: more figures after a comma that groups no thousands are a slip.
        (Some(comma), None) if text.matches(',').count() == 1 && text.len() <= comma + 3 => {
            of(text.replace(',', "."), true, false)
        }
        (None, Some(_)) if text.matches('.').count() > 1 => {
            grouped(text, '.').then(|| of(text.replace('.', ""), false, false))?
        }
        (None, Some(_)) if (whole || points.are_commas()) && grouped(text, '.') => {
            of(text.replace('.', ""), false, true)
        }
        (None, Some(_)) => of(text.to_owned(), false, false),
        _ => None,
    }
}

/// Whether a separator divides the digits into groups of three, with one to three in front.
fn grouped(text: &str, separator: char) -> bool {
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    let mut groups = text.split(separator);
    let first = groups.next().map_or(0, digits);
    let head = text.split([',', '.']).next().unwrap_or_default();
    (1..=3).contains(&first)
        && head != "0"
        && groups.all(|group| {
            let whole = group.split([',', '.']).next().unwrap_or_default();
            whole.len() == 3 && digits(whole) == 3
        })
}

#[cfg(test)]
mod tests;
