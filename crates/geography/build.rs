//! Generates the lists of counties, authorities and retired postcode districts from `data`.

use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use toml::{Table, Value};

const COUNTIES: &str = "../../data/vocabularies/counties.toml";
const AUTHORITIES: &str = "../../data/vocabularies/authorities.toml";
const RETIRED: &str = "../../data/postcodes/retired_districts.csv";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    for file in [COUNTIES, AUTHORITIES, RETIRED] {
        println!("cargo::rerun-if-changed={file}");
    }
    let mut out = String::new();
    for (name, file, key) in [
        ("COUNTIES", COUNTIES, "region"),
        ("STRADDLING", COUNTIES, "straddling"),
        ("SHORT", COUNTIES, "short"),
        ("AUTHORITY_NAMES", AUTHORITIES, "name"),
    ] {
        writeln!(out, "const {name}: &[(&str, &str)] = &[")?;
        for (from, to) in section(file, key)? {
            let to = to.as_str();
            let to = to.ok_or_else(|| format!("{file}: {from:?} has no text"))?;
            writeln!(out, "    ({from:?}, {to:?}),")?;
        }
        out += "];\n";
    }
    writeln!(out, "const FORMER: &[(&str, &str)] = &[")?;
    for (region, names) in section(AUTHORITIES, "former")? {
        for name in names.as_array().into_iter().flatten() {
            writeln!(out, "    ({name}, {region:?}),")?;
        }
    }
    out += "];\n";
    fs::write(folder.join("counties.rs"), out)?;
    fs::write(folder.join("retired_districts.rs"), retired()?)?;
    Ok(())
}

fn section(file: &str, key: &str) -> Result<Table, Box<dyn Error>> {
    let table: Table = fs::read_to_string(file)?.parse()?;
    let pairs = table.get(key).and_then(Value::as_table);
    Ok(pairs
        .cloned()
        .ok_or_else(|| format!("{file}: `[{key}]` is missing"))?)
}

/// `RETIRED`: each district with those that cover it today.
fn retired() -> Result<String, Box<dyn Error>> {
    let mut out = "const RETIRED: &[(&str, &[&str])] = &[\n".to_owned();
    for line in fs::read_to_string(RETIRED)?.lines().skip(1) {
        let (code, today) = line
            .split_once(',')
            .ok_or_else(|| format!("{RETIRED}: {line} has one column"))?;
        let today: Vec<&str> = today.split(' ').collect();
        writeln!(out, "    ({code:?}, &{today:?}),")?;
    }
    Ok(out + "];\n")
}
