//! Generates the list of counties from `data/vocabularies/counties.toml`.

use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

use toml::{Table, Value};

const FILE: &str = "../../data/vocabularies/counties.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FILE}");
    let table: Table = fs::read_to_string(FILE)?.parse()?;
    let mut out = String::new();
    for (name, key) in [("COUNTIES", "region"), ("SHORT", "short")] {
        let pairs = table.get(key).and_then(Value::as_table);
        let pairs = pairs.ok_or_else(|| format!("{FILE}: `[{key}]` is missing"))?;
        writeln!(out, "const {name}: &[(&str, &str)] = &[")?;
        for (county, value) in pairs {
            let value = value.as_str();
            let value = value.ok_or_else(|| format!("{FILE}: {county:?} has no text"))?;
            writeln!(out, "    ({county:?}, {value:?}),")?;
        }
        out += "];\n";
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("counties.rs"), out)?;
    Ok(())
}
