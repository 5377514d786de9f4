//! Repairs text that other programs damaged: decoded wrongly, escaped, or replaced by an error.

use std::borrow::Cow;

use records::normalise;

/// A repaired text, and which kinds of damage it had.
#[derive(Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The text.
    pub text: String,
    /// UTF-8 had been decoded as Windows-1252 (`TÅ· Pawb`).
    pub misread: bool,
    /// It contained HTML entities (`V&amp;A`).
    pub entities: bool,
    /// It contained a workbook's escapes of control characters (`_x000D_`).
    pub escapes: bool,
}

/// Undoes damage where only one original is possible; `None` where there is none or it is unclear.
#[must_use]
pub fn repaired(cell: &str) -> Option<Repaired> {
    // Most cells are undamaged, and one pass over the bytes shows it.
    if !cell.bytes().any(|b| b >= 0x80 || matches!(b, b'&' | b'_')) {
        return None;
    }
    let escaped = without_escapes(cell);
    let escapes = matches!(escaped, Cow::Owned(_));
    let decoded = without_entities(&escaped);
    let entities = decoded.is_some();
    let text = decoded.unwrap_or_else(|| escaped.into_owned());
    let read = read_again(&text);
    let misread = read.is_some();
    (escapes || entities || misread).then(|| Repaired {
        text: read.unwrap_or(text),
        misread,
        entities,
        escapes,
    })
}

/// Repairs and tidies a cell until neither changes it: invisible characters may have separated what
/// needs repairing. The second value tells what was repaired, with the whole text, if anything was.
#[must_use]
pub fn tidied<'c>(
    cell: &'c str,
    tidy: for<'t> fn(&'t str, &mut normalise::Removed) -> Cow<'t, str>,
    taken: &mut normalise::Removed,
) -> (Cow<'c, str>, Option<Repaired>) {
    let mut repairs: Option<Repaired> = None;
    let mut text = Cow::Borrowed(cell);
    // Each repair shortens the text, so this ends.
    while let Some(mut repaired) = repaired(&text) {
        repaired.text = tidy(&repaired.text, taken).into_owned();
        if let Some(before) = &repairs {
            repaired.misread |= before.misread;
            repaired.entities |= before.entities;
            repaired.escapes |= before.escapes;
        }
        text = Cow::Owned(repaired.text.clone());
        repairs = Some(repaired);
    }
    if repairs.is_some() {
        return (text, repairs);
    }
    let plain = tidy(cell, taken);
    if plain.len() < cell.len() && self::repaired(&plain).is_some() {
        let (text, repairs) = tidied(&plain, tidy, taken);
        return (Cow::Owned(text.into_owned()), repairs);
    }
    (plain, None)
}

/// Whether a cell holds a spreadsheet's formula error (`#REF!`, LibreOffice's `Err:508`), or the
/// marks of a column too narrow for its number, instead of a value.
#[must_use]
pub fn is_error(cell: &str) -> bool {
    const ERRORS: [&str; 14] = [
        "#n/a",
        "#ref!",
        "#name?",
        "#value!",
        "#div/0!",
        "#null!",
        "#num!",
        "#spill!",
        "#calc!",
        "#getting_data",
        "#blocked!",
        "#field!",
        "#connect!",
        "#unknown!",
    ];
    let first = cell.bytes().find(|byte| *byte > b' ');
    if !matches!(first, Some(b'#' | b'E')) {
        return false;
    }
    let cell = cell.trim();
    match cell.as_bytes() {
        [b'#', rest @ ..] => {
            ERRORS.iter().any(|error| cell.eq_ignore_ascii_case(error))
                || (rest.len() >= 2 && rest.iter().all(|byte| *byte == b'#'))
        }
        [b'E', b'r', b'r', b':', digits @ ..] => {
            digits.len() == 3 && digits.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}

/// Removes a workbook's escapes of control characters, `_x0000_` to `_x001F_` (ECMA-376 part 1,
/// 22.9.2.19): a carriage return becomes a line break, the others are dropped.
fn without_escapes(cell: &str) -> Cow<'_, str> {
    if !cell.contains("_x00") {
        return Cow::Borrowed(cell);
    }
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find("_x00") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from
            .get(4..7)
            .filter(|code| code.ends_with('_'))
            .and_then(|code| u8::from_str_radix(code.get(..2)?, 16).ok())
            .filter(|&code| code < 0x20);
        match code {
            Some(b'\r' | b'\n') => out.push('\n'),
            Some(b'\t') => out.push(' '),
            Some(_) => {}
            None => out.push_str(from.get(..4).unwrap_or_default()),
        }
        rest = from
            .get(if code.is_some() { 7 } else { 4 }..)
            .unwrap_or_default();
    }
    out.push_str(rest);
    if out == cell {
        Cow::Borrowed(cell)
    } else {
        Cow::Owned(out)
    }
}

/// The character of a named HTML entity: those that a Welsh or English text is likely to contain.
fn named(name: &str) -> Option<char> {
    const NAMES: [(&str, char); 40] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("pound", '£'),
        ("euro", '€'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("hellip", '…'),
        ("bull", '•'),
        ("middot", '·'),
        ("deg", '°'),
        ("copy", '©'),
        ("reg", '®'),
        ("trade", '™'),
        ("frac12", '½'),
        ("acirc", 'â'),
        ("ecirc", 'ê'),
        ("icirc", 'î'),
        ("ocirc", 'ô'),
        ("ucirc", 'û'),
        ("wcirc", 'ŵ'),
        ("ycirc", 'ŷ'),
        ("iuml", 'ï'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("aacute", 'á'),
        ("eacute", 'é'),
        ("agrave", 'à'),
        ("egrave", 'è'),
        ("igrave", 'ì'),
        ("ograve", 'ò'),
        ("ugrave", 'ù'),
        ("ccedil", 'ç'),
    ];
    let exact = NAMES.iter().find(|(known, _)| *known == name);
    exact.map(|(_, c)| *c).or_else(|| {
        // Capital circumflexes of Welsh: `&Wcirc;`.
        let lower = name.to_ascii_lowercase();
        let (_, c) = NAMES.iter().find(|(known, _)| *known == lower)?;
        let is_capital = lower.get(1..) == name.get(1..) && c.is_alphabetic();
        c.to_uppercase().next().filter(|_| is_capital)
    })
}

fn entity(body: &str) -> Option<char> {
    let Some(number) = body.strip_prefix('#') else {
        return named(body);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    // Numbers such as 146 are Windows-1252 in disguise (HTML Standard, "numeric character
    // reference").
    match code.ok()? {
        code @ 0x80..=0x9f => cp1252(u8::try_from(code).ok()?),
        code => char::from_u32(code).filter(|c| !c.is_control()),
    }
}

/// Replaces entities with their characters, even where `&` was escaped twice; `None` where there
/// are none.
fn without_entities(text: &str) -> Option<String> {
    let mut decoded: Option<String> = None;
    for _ in 0..3 {
        let Some(next) = entities_once(decoded.as_deref().unwrap_or(text)) else {
            break;
        };
        decoded = Some(next);
    }
    decoded
}

fn entities_once(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let known = behind
            .get(..behind.find(';').filter(|end| *end <= 8).unwrap_or(0))
            .and_then(|body| Some((entity(body)?, body.len() + 1)));
        match known {
            Some((c, length)) => {
                found = true;
                out.push(c);
                rest = behind.get(length..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    found.then_some(out)
}

/// Re-decodes text as UTF-8 where it had been decoded as Windows-1252, up to three times over;
/// `None` where it shows no sign of that, or still would afterwards.
fn read_again(text: &str) -> Option<String> {
    if !normalise::looks_misread(text) {
        return None;
    }
    let mut read = text.to_owned();
    for _ in 0..3 {
        read = once_again(&read);
        if !normalise::looks_misread(&read) {
            return Some(read);
        }
    }
    None
}

fn once_again(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (piece, length) = sequence(rest).unwrap_or((c, c.len_utf8()));
        out.push(piece);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// The character whose UTF-8 bytes the first characters of a text represent, and their length here.
fn sequence(text: &str) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let first = byte_of(chars.next()?)?;
    let many = match first {
        0xc2..=0xdf => 2,
        0xe2 => 3,
        _ => return None,
    };
    let mut bytes = [first, 0, 0];
    let mut length = text.chars().next()?.len_utf8();
    for slot in bytes.get_mut(1..many)? {
        let c = chars.next()?;
        *slot = byte_of(c).filter(|byte| matches!(byte, 0x80..=0xbf))?;
        length += c.len_utf8();
    }
    let read = str::from_utf8(bytes.get(..many)?).ok()?.chars().next()?;
    is_likely(read, first).then_some((read, length))
}

/// Whether a character is one used in English, Welsh, Gaelic or their neighbours: a capital Å
/// before a closing quotation mark is more likely than Ŕ.
fn is_likely(c: char, first: u8) -> bool {
    match first {
        0xc2 | 0xc3 => !c.is_control(),
        0xc4..=0xc5 => matches!(
            c,
            'ā' | 'ą'
                | 'ć'
                | 'č'
                | 'ě'
                | 'ğ'
                | 'ī'
                | 'ı'
                | 'ł'
                | 'ń'
                | 'ň'
                | 'ō'
                | 'Œ'
                | 'œ'
                | 'ś'
                | 'š'
                | 'Š'
                | 'ū'
                | 'Ŵ'
                | 'ŵ'
                | 'Ŷ'
                | 'ŷ'
                | 'Ÿ'
                | 'ź'
                | 'ż'
                | 'Ž'
                | 'ž'
        ),
        0xe2 => matches!(c, '\u{2010}'..='\u{2026}' | '\u{2030}'..='\u{203a}' | '€' | '™' | '−'),
        _ => false,
    }
}

/// Windows-1252 from 0x80 to 0x9F (WHATWG Encoding Standard); undefined bytes map to themselves.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn cp1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied(),
        _ => Some(char::from(byte)),
    }
}

fn byte_of(c: char) -> Option<u8> {
    match HIGH.iter().position(|high| *high == c) {
        Some(at) => u8::try_from(at + 0x80).ok(),
        None => u8::try_from(c).ok(),
    }
}

#[cfg(test)]
mod tests;
