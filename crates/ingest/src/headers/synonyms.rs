//! What a header means: canonical names and their synonyms in English, Welsh and 360Giving's terms.

mod hints;
mod questions;
#[cfg(test)]
mod tests;

pub(crate) use hints::likeness;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::units;
use records::record::Field;
use records::sort;

// `STRONG`, `WEAK`, `ASKED`, `POSITION` and `OTHER`, from `data/vocabularies/headers.toml`.
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
/// brackets ("Amount (£)"), question numbers ("Q2. Partner name", "B) Partner"), what follows a dash
/// or a full stop ("Postcode. If known"), "name of", "please give", "required", the form of a date,
/// and a number at the end ("Funder 1"). Then it may be a question ("Who funded it?"), or the same
/// in two languages ("Sefydliad / Institution").
///
/// An amount in another currency than pounds is not one ([`is_other_currency`]).
#[must_use]
pub fn meaning(header: &str) -> Option<(ColumnTarget, Strength)> {
    let found = meaning_of(header)?;
    // "£ from" says where the money comes from, not when the partnership began.
    let is_when = matches!(found.0, ColumnTarget::Field(Field::Start | Field::End));
    let is_amount = found.0 == ColumnTarget::Field(Field::Amount);
    let is_wrong = (is_when && header.contains('£')) || (is_amount && is_other_unit(header));
    (!is_wrong).then_some(found)
}

/// Whether a header names an amount in another currency than pounds, or in a unit that is not clear.
#[must_use]
pub fn is_other_currency(header: &str) -> bool {
    is_other_unit(header)
        && meaning_of(header).is_some_and(|found| found.0 == ColumnTarget::Field(Field::Amount))
}

fn is_other_unit(header: &str) -> bool {
    units::unit(header).is_some_and(|unit| unit.is_other)
}

/// What a header may mean, though it does not say so plainly: "Paid by" may name the funding stream.
#[must_use]
pub fn asked(header: &str) -> Option<Field> {
    if header.len() > 160 || meaning(header).is_some() {
        return None;
    }
    let bare = without_brackets(without_letter(header));
    let mut key = key(without_question_number(&bare));
    // "£ from", "Money from".
    if header.contains('£') && ["from", "gan", "by"].contains(&key.as_str()) {
        return Some(Field::FundingStream);
    }
    let asks_who = ["whopaid", "whopays", "pwydalodd"];
    if asks_who.iter().any(|asks| key.starts_with(asks)) {
        return Some(Field::FundingStream);
    }
    loop {
        let mut tables = ASKED.iter();
        if let Some((field, _)) = tables.find(|(_, keys)| keys.contains(&key.as_str())) {
            return Some(*field);
        }
        key = shorter(&key)?.to_owned();
    }
}

/// "Award (£)", "£ Awarded", "Audience (000s)": what the words mean that the unit of the numbers is
/// not among. With the sign of the pound, a word for money is an amount.
fn with_unit(header: &str) -> Option<(ColumnTarget, Strength)> {
    let unit = units::unit(header)?;
    let amount = |strength| Some((ColumnTarget::Field(Field::Amount), strength));
    if unit.rest.is_empty() {
        return unit.is_pounds.then(|| amount(Strength::Weak)).flatten();
    }
    let key = key(&unit.rest);
    let is_value = units::is_bare_value(header);
    let found = look_up(&key).flatten();
    let is_amount = found.is_some_and(|found| found.0 == ColumnTarget::Field(Field::Amount));
    // "Total (thousands)" may count anything.
    let is_money = unit.is_pounds || unit.is_other || is_amount;
    if is_money && units::is_money(&unit.rest) && !is_value {
        return amount(Strength::Strong);
    }
    let found = found?;
    let is_counted = matches!(
        found.0,
        ColumnTarget::Field(Field::Amount | Field::Objects | Field::Audience)
    );
    is_counted.then_some(found)
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
    if let Some(found) = with_unit(header) {
        return Some(found);
    }
    let whole = key(header);
    if let Some(known) = look_up(&whole) {
        return known;
    }
    if let Some(position) = place_in_figures(header) {
        return Some(position);
    }
    let bare = without_brackets(without_letter(header));
    let bare = without_question_number(&bare);
    let first = [" - ", " – ", " — ", ": ", ". ", "? "]
        .iter()
        .fold(bare, |text, mark| text.split(mark).next().unwrap_or(text));
    [bare, first]
        .into_iter()
        .find_map(of_bare)
        .or_else(|| questions::meaning(bare))
        .or_else(|| in_two_languages(header))
}

/// The meaning of "Sefydliad / Institution" or "Partner | Partner": all parts mean the same.
/// Without a mark between them, as where a line break was, they are two.
fn in_two_languages(header: &str) -> Option<(ColumnTarget, Strength)> {
    let same = |parts: &[&str]| {
        let mut found = parts
            .iter()
            .map(|part| of_bare(without_question_number(part.trim())));
        let mut best = found.next()??;
        for other in found {
            let other = other.filter(|other| other.0 == best.0)?;
            best.1 = best.1.max(other.1);
        }
        Some(best)
    };
    let without = without_letter(header);
    for mark in ['/', '|', '\\', '–', '-', '(', ';', '•', '·'] {
        let parts: Vec<&str> = without
            .split([mark, ')'])
            .filter(|part| !part.trim().is_empty())
            .collect();
        if parts.len() > 1
            && let Some(found) = same(&parts)
        {
            return Some(found);
        }
    }
    let gaps = without.match_indices(' ').take(8);
    let mut halves = gaps.map(|(at, _)| without.split_at(at));
    // "Dates From" is one expression, not the same in two languages.
    let is_strong =
        |part: &str| of_bare(part.trim()).is_some_and(|found| found.1 != Strength::Weak);
    halves.find_map(|(before, after)| {
        (is_strong(before) && is_strong(after))
            .then(|| same(&[before, after]))
            .flatten()
    })
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
    const PARTNERS: [&str; 15] = [
        "destination",
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

/// The text without a letter in front that numbers it, such as "A)", "(b)" or "iv.".
fn without_letter(text: &str) -> &str {
    let text = text.trim_start();
    let (open, rest) = match text.strip_prefix(['(', '[']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let rest = rest.trim_start();
    let Some(at) = rest.find([')', ']', '.', ':']) else {
        return text;
    };
    let (number, after) = rest.split_at(at);
    let is_roman = |c: char| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X');
    let is_number = (number.len() == 1 && number.bytes().all(|b| b.is_ascii_alphanumeric()))
        || (number.len() <= 4 && !number.is_empty() && number.chars().all(is_roman));
    let behind = after.trim_start_matches([')', ']', '.', ':']);
    let is_closed = after.starts_with([')', ']']) || (!open && behind.starts_with(' '));
    match behind.trim_start() {
        "" => text,
        behind if is_number && is_closed => behind,
        _ => text,
    }
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
