//! Numbers as people write them.

/// A number and what had to be done to read it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// Whether signs, spaces or units were removed.
    pub cleaned: bool,
    /// Whether a comma was read as the decimal point.
    pub decimal_comma: bool,
}

/// Reads a coordinate in degrees or metres: `51.4857`, `−3,177`, `3.177° W`, `-4.06E-4`.
#[must_use]
pub fn coordinate(cell: &str) -> Option<Number> {
    plain(cell)
        .or_else(|| power_of_ten(cell))
        .or_else(|| coordinate_with_marks(cell))
}

/// `-4.062E-4`, as programs write what is next to nought.
fn power_of_ten(cell: &str) -> Option<Number> {
    let (digits, power) = cell.split_once(['E', 'e'])?;
    let is_power = power
        .strip_prefix(['-', '+'])
        .unwrap_or(power)
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    let is_small = power.starts_with('-') || digits.contains('.');
    let fits =
        (1..=4).contains(&power.len()) && is_power && is_small && records::csv::is_number(digits);
    fits.then(|| finite(cell, false, false)).flatten()
}

/// Reads a plain number: digits, at most one point and a sign.
pub(crate) fn plain(cell: &str) -> Option<Number> {
    if !records::csv::is_number(cell) {
        return None;
    }
    finite(cell, false, false)
}

pub(crate) fn finite(text: &str, cleaned: bool, decimal_comma: bool) -> Option<Number> {
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some(Number {
        value,
        cleaned,
        decimal_comma,
    })
}

fn coordinate_with_marks(cell: &str) -> Option<Number> {
    let (mut text, mut cleaned) = without_marks(cell);
    let west_or_south = match text.chars().next_back() {
        Some('N' | 'n' | 'E' | 'e') => Some(false),
        Some('S' | 's' | 'W' | 'w') => Some(true),
        _ => None,
    };
    if let Some(negative) = west_or_south {
        text.pop();
        cleaned = true;
        if negative && !text.starts_with('-') {
            text.insert(0, '-');
        }
    }
    if text.ends_with('°') {
        text.pop();
        cleaned = true;
    }
    let comma = text.contains(',');
    if comma {
        if text.contains('.') || text.matches(',').count() > 1 {
            return None;
        }
        text = text.replace(',', ".");
    }
    if records::csv::is_number(&text) {
        finite(&text, cleaned, comma)
    } else {
        None
    }
}

/// Removes spaces and apostrophes and turns every kind of minus into `-`; the second value is
/// whether that changed the cell.
pub(crate) fn without_marks(cell: &str) -> (String, bool) {
    let trimmed = cell.trim();
    let mut out = String::with_capacity(trimmed.len());
    for c in trimmed.chars() {
        match c {
            '\'' | '\u{2018}' | '\u{2019}' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => out.push('-'),
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    let changed = out != trimmed;
    (out, changed)
}

#[cfg(test)]
mod tests {
    use super::coordinate;

    #[test]
    fn coordinates() {
        for (cell, value, cleaned, comma) in [
            ("51.4857", 51.4857, false, false),
            ("-3.1770", -3.177, false, false),
            ("530034", 530_034.0, false, false),
            ("\u{2212}3.1770", -3.177, true, false),
            ("\u{2013}3.1770", -3.177, true, false),
            ("\u{2011}3.1770", -3.177, true, false),
            ("'51.4857", 51.4857, true, false),
            ("51,4857", 51.4857, false, true),
            ("-3,1770", -3.177, false, true),
            ("3.177° W", -3.177, true, false),
            ("51.4857N", 51.4857, true, false),
        ] {
            let n = coordinate(cell).unwrap_or_else(|| panic!("{cell}"));
            assert_eq!(
                (n.value, n.cleaned, n.decimal_comma),
                (value, cleaned, comma),
                "{cell}"
            );
        }
        for cell in [
            "", "N", "-", "51.4.5", "1e5", "NaN", "inf", "CF10 3NP", "1,2,3", "51.48,3",
        ] {
            assert_eq!(coordinate(cell), None, "{cell}");
        }
    }
}
