//! What a header means: canonical names and their synonyms in English, Welsh and 360Giving's terms.

#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use records::record::Field;
use records::sort;

// `STRONG`, `WEAK`, `POSITION` and `OTHER`, from `data/vocabularies/headers.toml`.
include!(concat!(env!("OUT_DIR"), "/headers.rs"));

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ColumnTarget {
    /// A canonical column.
    Field(Field),
    /// Latitude and longitude, or a grid reference, in one cell.
    Position,
}

/// Suffix of the header of a column that is kept as it is although its name has a meaning.
pub const AS_GIVEN: &str = " (as given)";

/// How clearly a header names its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It counts unless another header is clearer: "Year", "Type", "Name".
    Weak,
    /// It is an unambiguous synonym.
    Strong,
    /// It is the canonical name.
    Exact,
}

/// A key with its meaning; `None` for headers that fit no canonical column.
type Entry = (&'static str, Option<(ColumnTarget, Strength)>);

fn index() -> &'static [Entry] {
    static INDEX: OnceLock<Vec<Entry>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let of = |table: &'static [(Field, &[&'static str])], strength| {
            table.iter().flat_map(move |(field, keys)| {
                let found = Some((ColumnTarget::Field(*field), strength));
                keys.iter().map(move |key| (*key, found))
            })
        };
        let position = Some((ColumnTarget::Position, Strength::Strong));
        let mut index: Vec<Entry> = of(STRONG, Strength::Strong)
            .chain(of(WEAK, Strength::Weak))
            .chain(POSITION.iter().map(|key| (*key, position)))
            .chain(OTHER.iter().map(|key| (*key, None)))
            .collect();
        sort::by_key(&mut index, |(key, _)| *key);
        index
    })
}

/// Looks up the entry of a key; `Some(None)` where the key is known to fit no canonical column.
fn look_up(key: &str) -> Option<Option<(ColumnTarget, Strength)>> {
    let index = index();
    let at = index.binary_search_by_key(&key, |(key, _)| *key).ok()?;
    index.get(at).map(|(_, found)| *found)
}

/// Whether a header names a county or a local authority.
#[must_use]
pub fn is_area(header: &str) -> bool {
    let key = key(&without_brackets(header));
    AREA.contains(&key.as_str())
}

/// Whether a key is known to fit no canonical column.
#[must_use]
pub fn is_other(key: &str) -> bool {
    look_up(key) == Some(None)
}

/// The meaning of a header, regardless of case, accents, spaces and punctuation.
///
/// Where the whole header has no meaning, surrounding words are removed step by step: remarks in
/// brackets ("Amount (£)"), question numbers ("Q2. Partner name"), what follows a dash or a full
/// stop ("Postcode. If known"), "name of", "please give", "required", the form of a date, and a
/// number at the end ("Funder 1").
#[must_use]
pub fn meaning(header: &str) -> Option<(ColumnTarget, Strength)> {
    let found = meaning_of(header)?;
    // "£ from" says where the money comes from, not when the partnership began.
    let is_when = matches!(found.0, ColumnTarget::Field(Field::Start | Field::End));
    (!is_when || !header.contains('£')).then_some(found)
}

/// "Award (£)", "£ Awarded": with the sign of the pound, a word for money is an amount.
fn in_pounds(header: &str) -> Option<(ColumnTarget, Strength)> {
    const MONEY: [&str; 14] = [
        "award",
        "awards",
        "awarded",
        "grant",
        "grants",
        "granted",
        "funding",
        "fund",
        "paid",
        "total",
        "sum",
        "price",
        "budget",
        "contribution",
    ];
    let rest = header.replace(['£', '(', ')'], " ");
    let rest = rest.replace("GBP", " ");
    let is_money = header.contains('£') || header.contains("GBP");
    let key = key(&rest);
    (is_money && MONEY.contains(&key.as_str()))
        .then_some((ColumnTarget::Field(Field::Amount), Strength::Strong))
}

fn meaning_of(header: &str) -> Option<(ColumnTarget, Strength)> {
    // A header has letters; figures and dates, as in most cells below it, need no further check.
    let has_letters = |byte: u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    if !header.bytes().any(has_letters) || header.len() > 160 || header.contains(AS_GIVEN) {
        return None;
    }
    for field in Field::ALL {
        if header.eq_ignore_ascii_case(field.name()) {
            return Some((ColumnTarget::Field(field), Strength::Exact));
        }
    }
    let whole = key(header);
    if let Some(known) = look_up(&whole) {
        return known;
    }
    if let Some(amount) = in_pounds(header) {
        return Some(amount);
    }
    if let Some(position) = place_in_figures(header) {
        return Some(position);
    }
    let bare = without_brackets(header);
    let bare = without_question_number(&bare);
    let first = [" - ", " – ", " — ", ": ", ". ", "? "]
        .iter()
        .fold(bare, |text, mark| text.split(mark).next().unwrap_or(text));
    [bare, first].into_iter().find_map(of_bare)
}

/// The meaning of "Location (lat, long)": a place, given in figures as the brackets say.
fn place_in_figures(header: &str) -> Option<(ColumnTarget, Strength)> {
    let (before, after) = header.split_once('(')?;
    let (inside, _) = after.split_once(')')?;
    let place = of_bare(without_question_number(before))?.0;
    let figures = look_up(&key(inside)).flatten()?;
    (place == ColumnTarget::Field(Field::Place) && figures.0 == ColumnTarget::Position)
        .then_some(figures)
}

/// The meaning of a header without brackets and question numbers.
fn of_bare(text: &str) -> Option<(ColumnTarget, Strength)> {
    let mut key = key(text).replace("ofthe", "of");
    loop {
        if let Some(known) = look_up(&key).or_else(|| of_partners(&key)) {
            return known;
        }
        match shorter(&key) {
            Some(rest) => key = rest.to_owned(),
            None => break,
        }
    }
    // "Funder 1", but not "Year 1" or "Objective 1".
    let unnumbered = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let found = (unnumbered.len() < key.len())
        .then(|| look_up(unnumbered).flatten())
        .flatten()?;
    (found.1 != Strength::Weak).then_some(found)
}

/// The meaning of "Venue region" or "Postcode of borrower": an attribute of the partner, by
/// whatever name the partner is called.
fn of_partners(key: &str) -> Option<Option<(ColumnTarget, Strength)>> {
    const PARTNERS: [&str; 14] = [
        "partnerorganisation",
        "partnermuseum",
        "regionalpartner",
        "partners",
        "partner",
        "borrowinginstitution",
        "borrowers",
        "borrower",
        "hostvenue",
        "hosts",
        "host",
        "venues",
        "venue",
        "recipient",
    ];
    let what = PARTNERS.iter().find_map(|partner| {
        let after = key.strip_prefix(partner);
        after.or_else(|| key.strip_suffix(partner)?.strip_suffix("of"))
    })?;
    if what == "type" || what == "kind" {
        return Some(Some((
            ColumnTarget::Field(Field::PartnerKind),
            Strength::Strong,
        )));
    }
    let found = look_up(what)??;
    let describes_partner = matches!(
        found.0,
        ColumnTarget::Position
            | ColumnTarget::Field(
                Field::Place
                    | Field::Postcode
                    | Field::Latitude
                    | Field::Longitude
                    | Field::Easting
                    | Field::Northing
                    | Field::Nation
                    | Field::Region
            )
    );
    describes_partner.then_some(Some((found.0, Strength::Strong)))
}

/// The key without one more word that says nothing about what the column holds.
fn shorter(key: &str) -> Option<&str> {
    const BEFORE: [&str; 13] = [
        "please", "give", "enter", "state", "specify", "select", "nameof", "namesof", "fullname",
        "official", "current", "the", "main",
    ];
    const AFTER: [&str; 15] = [
        "ifknown",
        "ifany",
        "ifapplicable",
        "ifrelevant",
        "required",
        "mandatory",
        "optional",
        "pleaseselect",
        "pleasestate",
        "ddmmyyyy",
        "ddmmyy",
        "yyyymmdd",
        "yyyy",
        "dropdown",
        "name",
    ];
    let rest = BEFORE
        .iter()
        .find_map(|word| key.strip_prefix(word))
        .or_else(|| AFTER.iter().find_map(|word| key.strip_suffix(word)))?;
    (rest.len() > 1).then_some(rest)
}

/// The text without anything in round or square brackets.
fn without_brackets(header: &str) -> String {
    let mut depth = 0_u32;
    header
        .chars()
        .filter(|c| match c {
            '(' | '[' => {
                depth += 1;
                false
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

/// The text without a question number such as "2.", "Q3:" or "4a)".
fn without_question_number(text: &str) -> &str {
    let text = text.trim_start();
    let rest = text.strip_prefix(['Q', 'q']).unwrap_or(text);
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    if digits.len() == rest.len() {
        return text;
    }
    let letter = digits.strip_prefix(|c: char| c.is_ascii_lowercase());
    let end = letter.unwrap_or(digits);
    if end.starts_with([')', ':', ' ', '-', '–', '.', '\t']) {
        end.trim_start_matches([')', ':', ' ', '-', '–', '.', '\t'])
    } else if digits.len() < rest.len() && rest.contains('.') {
        digits
    } else {
        text
    }
}

/// The key of a header: letters and digits in lower case, without accents and without the position
/// numbers of 360Giving's headers (`Location:0:Name`).
#[must_use]
pub fn key(header: &str) -> String {
    let folded = records::text::fold(header);
    let mut out = String::with_capacity(folded.len());
    for part in folded.split([':', '/']) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        for c in part.chars() {
            match c {
                '&' => out.push_str("and"),
                c if c.is_alphanumeric() => out.push(c),
                _ => {}
            }
        }
    }
    out
}

/// The meaning of the header of which this one may be a misspelling: one letter added, missing or
/// wrong, or two neighbours transposed, in a key of six letters or more. `None` for a header that
/// is known to mean something else.
#[must_use]
pub fn near(header: &str) -> Option<ColumnTarget> {
    let key = key(&without_brackets(header));
    if key.len() < 6 || !key.is_ascii() || meaning(header).is_some() || look_up(&key).is_some() {
        return None;
    }
    let mut found = index()
        .iter()
        .filter(|(known, _)| known.len() >= 6 && one_slip_apart(&key, known))
        .filter_map(|(_, found)| found.map(|(meaning, _)| meaning));
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// How alike a header and the names of a field are, from 0 to 1: 1 for a misspelling, else the share
/// of pairs of letters that they have in common (Dice's coefficient) with the likest name.
pub(crate) fn likeness(header: &str, field: Field) -> f64 {
    if near(header) == Some(ColumnTarget::Field(field)) {
        return 1.0;
    }
    let key = key(&without_brackets(header));
    let of_field = |(keys, of): (&&'static str, Field)| (of == field).then_some(*keys);
    let tables = STRONG.iter().chain(WEAK.iter());
    let names = tables.flat_map(|(of, keys)| keys.iter().map(move |key| (key, *of)));
    names
        .filter_map(of_field)
        .chain([field.name()])
        .map(|name| strsim::sorensen_dice(&key, name))
        .fold(0.0, f64::max)
}

/// Whether two keys differ by one letter added, missing or wrong, or two neighbours transposed
/// (Damerau's four slips).
fn one_slip_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    if long.len() - short.len() > 1 || short == long {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (Some(short), Some(long)) = (short.get(same..), long.get(same..)) else {
        return false;
    };
    match (short, long) {
        (short, [_, long @ ..]) if short == long => true,
        ([_, short @ ..], [_, long @ ..]) if short == long => true,
        ([a, b, short @ ..], [c, d, long @ ..]) => a == d && b == c && short == long,
        _ => false,
    }
}
