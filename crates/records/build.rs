//! Generates the code lists from `data/vocabularies`: for each file its entries in order, and their
//! further properties.

#[path = "build/vocabularies.rs"]
mod vocabularies;

use std::error::Error;
use std::fmt::Write;

use toml::{Table, Value};

fn main() -> Result<(), Box<dyn Error>> {
    vocabularies::generate(&[
        ("institutions", institutions),
        ("types", types),
        ("kinds", |table| entries(table, "entry", "ENTRIES")),
        ("funding", funding),
        ("regions", regions),
    ])
}

fn institutions(table: &Table) -> Result<String, Box<dyn Error>> {
    let mut out = entries(table, "entry", "ENTRIES")? + &may_mean(table)?;
    out += "/// The former names, of `data/vocabularies/institutions.toml`, with their sources there.\n";
    out += "pub const FORMER: &[Former] = &[\n";
    for former in rows(table, "former")? {
        let year = |key| former.get(key).and_then(Value::as_integer);
        writeln!(
            out,
            "    Former {{ code: {:?}, name: {:?}, first: {:?}, last: {:?} }},",
            text(former, "code")?,
            text(former, "name")?,
            year("first"),
            year("last")
        )?;
    }
    Ok(out + "];\n")
}

fn types(table: &Table) -> Result<String, Box<dyn Error>> {
    let mut out = entries(table, "entry", "ENTRIES")? + &may_mean(table)?;
    let groups = rows(table, "group")?;
    writeln!(
        out,
        "/// The groups: code, English, Welsh.\npub const GROUPS: [(&str, &str, &str); {}] = [",
        groups.len()
    )?;
    for group in groups {
        let [code, en, cy] = [text(group, "code")?, text(group, "en")?, text(group, "cy")?];
        writeln!(out, "    ({code:?}, {en:?}, {cy:?}),")?;
    }
    out += "];\n\n";
    out += "/// The group of the type with this English label. Apart from the list, so that the page, which asks\n\
            /// nothing else of it, need not carry its synonyms.\n";
    out += &matching(table, "group_of", "label", "&'static str", "en", |entry| {
        Some(format!("{:?}", entry.get("group")?.as_str()?))
    })?;
    out += "/// The heading of the Department for Culture's Museum Partnership Reports that a type's code\n\
            /// belongs under.\n";
    out += &matching(
        table,
        "department_heading",
        "code",
        "&'static str",
        "code",
        |entry| Some(format!("{:?}", entry.get("department")?.as_str()?)),
    )?;
    Ok(out)
}

fn funding(table: &Table) -> Result<String, Box<dyn Error>> {
    let mut out = entries(table, "entry", "ENTRIES")? + &may_mean(table)?;
    out += "/// The first and last year of a stream, by code, where they are known; the last is `None` while it\n\
            /// runs on.\n";
    out += &matching(
        table,
        "years",
        "code",
        "(u16, Option<u16>)",
        "code",
        |entry| {
            let first = entry.get("first")?.as_integer()?;
            let last = entry.get("last").and_then(Value::as_integer);
            Some(format!("({first}, {last:?})"))
        },
    )?;
    Ok(out)
}

fn regions(table: &Table) -> Result<String, Box<dyn Error>> {
    Ok(entries(table, "nation", "NATION_ENTRIES")? + &entries(table, "region", "REGION_ENTRIES")?)
}

/// The entries of a list, written as `const NAME: &[Entry]`.
fn entries(table: &Table, key: &str, name: &str) -> Result<String, Box<dyn Error>> {
    let mut out = format!("const {name}: &[Entry] = &[\n");
    for entry in rows(table, key)? {
        let group = match entry.get("group") {
            Some(_) => text(entry, "group")?,
            None => "",
        };
        let [code, en, cy] = [text(entry, "code")?, text(entry, "en")?, text(entry, "cy")?];
        let synonyms = entry.get("synonyms").and_then(Value::as_array);
        let synonyms: Option<Vec<&str>> =
            synonyms.and_then(|synonyms| synonyms.iter().map(Value::as_str).collect());
        let synonyms = synonyms.ok_or_else(|| format!("{code}: `synonyms` is no list of texts"))?;
        writeln!(
            out,
            "    Entry {{ code: {code:?}, group: {group:?}, en: {en:?}, cy: {cy:?}, synonyms: &{synonyms:?} }},"
        )?;
    }
    Ok(out + "];\n\n")
}

/// Texts that may mean an entry, with its code.
fn may_mean(table: &Table) -> Result<String, Box<dyn Error>> {
    let mut out = String::from("const MAY_MEAN: &[(&str, &str)] = &[\n");
    let texts = table.get("may_mean").and_then(Value::as_table);
    let texts = texts.ok_or("`[may_mean]` is missing")?;
    let codes: Vec<&str> = rows(table, "entry")?
        .into_iter()
        .map(|entry| text(entry, "code"))
        .collect::<Result<_, _>>()?;
    for (given, code) in texts {
        let code = code.as_str().filter(|code| codes.contains(code));
        let code = code.ok_or_else(|| format!("may_mean, {given:?}: no entry has that code"))?;
        writeln!(out, "    ({given:?}, {code:?}),")?;
    }
    Ok(out + "];\n\n")
}

/// Writes a function from a text of an entry to a property that only some entries have.
fn matching(
    table: &Table,
    name: &str,
    argument: &str,
    result: &str,
    key: &str,
    value: impl Fn(&Table) -> Option<String>,
) -> Result<String, Box<dyn Error>> {
    let mut out = format!(
        "#[must_use]\npub fn {name}({argument}: &str) -> Option<{result}> {{\n    Some(match {argument} {{\n"
    );
    for entry in rows(table, "entry")? {
        if let Some(value) = value(entry) {
            writeln!(out, "        {:?} => {value},", text(entry, key)?)?;
        }
    }
    Ok(out + "        _ => return None,\n    })\n}\n\n")
}

fn rows<'t>(table: &'t Table, key: &str) -> Result<Vec<&'t Table>, Box<dyn Error>> {
    let rows = table.get(key).and_then(Value::as_array);
    let rows = rows.ok_or_else(|| format!("`[[{key}]]` is missing"))?;
    Ok(rows.iter().filter_map(Value::as_table).collect())
}

fn text<'t>(table: &'t Table, key: &str) -> Result<&'t str, Box<dyn Error>> {
    let text = table.get(key).and_then(Value::as_str);
    Ok(text.ok_or_else(|| format!("`{key}` is missing in {table:?}"))?)
}
