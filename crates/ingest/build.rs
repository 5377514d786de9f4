//! Generates the words by which columns are recognised (headers and people's names) from
//! `data/vocabularies`.

#[path = "../records/build/vocabularies.rs"]
mod vocabularies;

use std::error::Error;
use std::fmt::Write;

use toml::{Table, Value};

fn main() -> Result<(), Box<dyn Error>> {
    vocabularies::generate(&[("headers", headers), ("names", names)])
}

fn headers(table: &Table) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    for (name, key) in [("STRONG", "strong"), ("WEAK", "weak"), ("ASKED", "asked")] {
        let columns = table.get(key).and_then(Value::as_table);
        let columns = columns.ok_or_else(|| format!("`[{key}]` is missing"))?;
        writeln!(out, "const {name}: &[(Field, &[&str])] = &[")?;
        for (column, words) in columns {
            let words = texts(column, words)?;
            writeln!(out, "    (Field::{}, &{words:?}),", variant(column))?;
        }
        out += "];\n";
    }
    Ok(out + &lists(table, &["position", "other", "area"])?)
}

fn names(table: &Table) -> Result<String, Box<dyn Error>> {
    lists(table, &["titles", "particles", "no_names", "first_names"])
}

fn lists(table: &Table, keys: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    for key in keys {
        let words = table
            .get(*key)
            .ok_or_else(|| format!("`{key}` is missing"))?;
        let words = texts(key, words)?;
        writeln!(out, "const {}: &[&str] = &{words:?};", key.to_uppercase())?;
    }
    Ok(out)
}

fn texts<'t>(key: &str, words: &'t Value) -> Result<Vec<&'t str>, Box<dyn Error>> {
    let words = words.as_array();
    let words = words.and_then(|words| words.iter().map(Value::as_str).collect());
    Ok(words.ok_or_else(|| format!("`{key}` is no list of texts"))?)
}

/// Turns a column's name into its variant: `partner_kind` → `PartnerKind`.
fn variant(column: &str) -> String {
    let parts = column.split('_').map(|part| {
        let (first, rest) = part.split_at(1);
        first.to_uppercase() + rest
    });
    parts.collect()
}
