//! Packs the texts of other languages than English: see [`messages::translation`].
//!
//! `locales/cy` has the same files and keys as `locales/en`, and `names.toml`. A text that does not
//! fit its English counterpart is refused, naming the file and the key.

use std::collections::BTreeSet;
use std::path::Path;

use messages::List;
use messages::translation::{AFTER_LIST, DISTRICT};
use records::codes::regions::{NATIONS, REGIONS};
use records::codes::{CodeList, funding, institutions, kinds, types};
use toml::{Table, Value};

use super::Result;

/// The numbers of plural forms that Welsh may have: one for all, or zero, one, two, few, many,
/// other.
const FORMS: [usize; 2] = [1, 6];

/// Packs Welsh.
///
/// # Errors
/// A file is missing or not valid TOML, or a text does not fit its English counterpart.
pub fn welsh(root: &Path) -> Result<String> {
    let mut out = String::new();
    for file in List::FILES {
        let [english, welsh] = ["en", "cy"].map(|language| table(root, language, file));
        let texts = fitting(&english?, &welsh?);
        let texts = texts.map_err(|problem| format!("locales/cy/{file}.toml: {problem}"))?;
        out += &texts.join("\n");
        out.push(AFTER_LIST);
    }
    let names = values(&table(root, "cy", "names")?)?;
    let lines = names
        .into_iter()
        .map(|(english, name)| format!("{english}\t{name}"));
    Ok(out + &lines.collect::<Vec<_>>().join("\n"))
}

fn table(root: &Path, language: &str, file: &str) -> Result<Table> {
    let path = format!("locales/{language}/{file}.toml");
    let text = std::fs::read_to_string(root.join(&path));
    let text = text.map_err(|error| format!("{path} cannot be read: {error}"))?;
    text.parse().map_err(|error| format!("{path}: {error}"))
}

/// The texts of a list in the order of the English keys.
fn fitting(english: &Table, other: &Table) -> Result<Vec<String>> {
    if let Some(key) = other.keys().find(|key| !english.contains_key(*key)) {
        return Err(format!("{key} is no English key"));
    }
    let text = |(key, own): (&String, &Value)| {
        let other = other.get(key).ok_or(format!("{key} is missing"))?;
        let [own, other] = [sentences(own), sentences(other)];
        if own.len() != other.len() {
            return Err(format!(
                "{key} has {} parts, not {}",
                other.len(),
                own.len()
            ));
        }
        for (own, other) in own.iter().zip(&other) {
            fits(key == "And", own, other).map_err(|problem| format!("{key} {problem}"))?;
        }
        Ok(other.join("\t"))
    };
    english.iter().map(text).collect()
}

/// A single text, or the message, action and hint of an issue.
fn sentences(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(parts) => parts.iter().filter_map(Value::as_str).collect(),
        text => text.as_str().into_iter().collect(),
    }
}

/// Checks that a text has the same gaps as its English counterpart, as many plural forms as the
/// language needs, and the same spaces at its ends. The forms of "and" depend on the next word, not
/// on a count.
fn fits(is_and: bool, english: &str, other: &str) -> Result<()> {
    let [own, others] = [english, other].map(gaps_of);
    if own != others {
        return Err(format!("has the gaps {others:?}, not {own:?}"));
    }
    if english.trim().is_empty() != other.trim().is_empty() {
        return Err("is empty where the other is not".to_owned());
    }
    let [own, forms] = [english, other].map(|text| text.split('|').count());
    if !is_and && (!FORMS.contains(&forms) || (own == 1 && forms > 1)) {
        return Err(format!("has {forms} forms"));
    }
    let ends = |text: &str| (text.starts_with(' '), text.ends_with(' '));
    if ends(english) != ends(other) {
        return Err("has other spaces at its ends".to_owned());
    }
    match other.contains(['\n', '\t', AFTER_LIST]) {
        true => Err("holds a line break or a tab".to_owned()),
        false => Ok(()),
    }
}

fn gaps_of(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

/// The translated names from the code lists and `names.toml`, sorted by their English form; names
/// that are the same in both languages are omitted.
fn values(names: &Table) -> Result<Vec<(String, String)>> {
    let lists: [&CodeList; 6] = [
        &types::LIST,
        &funding::LIST,
        &kinds::LIST,
        &institutions::LIST,
        &NATIONS,
        &REGIONS,
    ];
    let entries = lists.into_iter().flat_map(|list| list.entries);
    let mut values: Vec<(String, String)> = entries
        .map(|entry| (entry.en.to_owned(), entry.cy.to_owned()))
        .collect();
    let groups = types::GROUPS.map(|(_, english, welsh)| (english.to_owned(), welsh.to_owned()));
    values.extend(groups);
    for (section, prefix) in [("towns", ""), ("certainties", ""), ("districts", DISTRICT)] {
        let names = names.get(section).and_then(Value::as_table);
        let names = names.ok_or(format!("locales/cy/names.toml has no [{section}]"))?;
        for (english, welsh) in names {
            let welsh = welsh.as_str().ok_or(format!("{english} has no name"))?;
            values.push((format!("{prefix}{english}"), welsh.to_owned()));
        }
    }
    values.retain(|(english, welsh)| english != welsh);
    values.sort_unstable();
    values.dedup();
    let mut pairs = values.iter().zip(values.iter().skip(1));
    match pairs.find(|(one, other)| one.0 == other.0) {
        Some(((english, _), _)) => Err(format!("{english} has two names in Welsh")),
        None => Ok(values),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(english: &str, welsh: &str) -> Result<Vec<String>> {
        let parse = |text: &str| text.parse::<Table>().expect("TOML");
        fitting(&parse(english), &parse(welsh))
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let fine = check(
            "A = '{n} record|{n} records'",
            "A = '{n}|{n}|{n}|{n}|{n}|{n}'",
        );
        assert_eq!(fine.map(|texts| texts.len()), Ok(1));
        for (english, welsh, problem) in [
            ("A = 'a'", "", "A is missing"),
            ("A = 'a'", "A = 'a'\nB = 'b'", "B is no English key"),
            (
                "A = '{n} of {all}'",
                "A = '{n}'",
                r#"A has the gaps {"n"}, not {"all", "n"}"#,
            ),
            ("A = 'a'", "A = ''", "A is empty where the other is not"),
            ("A = 'a'", "A = ' '", "A is empty where the other is not"),
            ("A = 'a|b'", "A = 'a|b'", "A has 2 forms"),
            ("A = 'a'", "A = 'a|b|c|d|e|f'", "A has 6 forms"),
            ("A = ' a'", "A = 'a'", "A has other spaces at its ends"),
            ("A = ['a', '', '']", "A = 'a'", "A has 1 parts, not 3"),
        ] {
            assert_eq!(check(english, welsh), Err(problem.to_owned()), "{welsh}");
        }
    }
}
