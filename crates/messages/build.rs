//! Generates the keys of `locales/en`: for each file an enum of its texts, in order.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::{Table, Value};

/// The name of a file's enum, where it is not `…Text`.
const SINGULAR: [(&str, &str); 2] = [("codes", "code"), ("issues", "issue")];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("../../locales/en");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = BTreeMap::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if let Some(stem) = stem {
            println!("cargo::rerun-if-changed={}", path.display());
            files.insert(stem.to_owned(), fs::read_to_string(&path)?);
        }
    }
    let mut out = lists(&files);
    for (stem, text) in &files {
        out += &texts(stem, text).map_err(|error| format!("locales/en/{stem}.toml: {error}"))?;
    }
    let to = PathBuf::from(env::var("OUT_DIR")?).join("texts.rs");
    fs::write(to, out)?;
    Ok(())
}

/// The enum of the files, named after them.
fn lists(files: &BTreeMap<String, String>) -> String {
    let mut out = String::from(
        "/// The files of texts. Each part of the product links its own alone, so that none carries\n\
         /// another's words.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum List {\n",
    );
    for (stem, text) in files {
        let about = text.lines().next().unwrap_or_default();
        let about = about.trim_start_matches("# ");
        let _ = writeln!(out, "    /// {about}\n    {},", capital(stem));
    }
    out += "}\n\nimpl List {\n    /// Their files' names without the ending, in the order in which they are packed.\n";
    let names: Vec<String> = files.keys().map(|stem| format!("{stem:?}")).collect();
    let _ = writeln!(
        out,
        "    pub const FILES: [&str; {}] = [{}];\n}}",
        names.len(),
        names.join(", ")
    );
    out
}

fn texts(stem: &str, text: &str) -> Result<String, Box<dyn Error>> {
    let table: Table = text.parse()?;
    let singular = SINGULAR.iter().find(|(file, _)| *file == stem);
    let name = format!("{}Text", capital(singular.map_or(stem, |(_, name)| name)));
    let about = text.lines().next().unwrap_or_default();
    let about = about.trim_start_matches("# ");
    let mut out = format!(
        "\n/// {about}\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\npub enum {name} {{\n"
    );
    let mut lines = String::new();
    for (key, value) in &table {
        let line = one_line(value).ok_or_else(|| format!("{key} is neither a text nor three"))?;
        let _ = writeln!(out, "    #[doc = {line:?}]\n    {key},");
        lines += &line;
        lines.push('\n');
    }
    let keys: Vec<String> = table.keys().map(|key| format!("Self::{key}")).collect();
    let _ = writeln!(
        out,
        "}}\n\nimpl Text for {name} {{\n    const ALL: &'static [Self] = &[{}];\n\n    \
         fn list() -> &'static English {{\n        \
         static LIST: English = English::new(List::{}, {lines:?});\n        &LIST\n    }}\n\n    \
         fn place(self) -> usize {{\n        self as usize\n    }}\n}}",
        keys.join(", "),
        capital(stem),
    );
    Ok(out)
}

/// A single text unchanged; the three sentences of an issue with tabs between them.
fn one_line(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(sentences) if sentences.len() == 3 => {
            let sentences: Option<Vec<&str>> = sentences.iter().map(Value::as_str).collect();
            Some(sentences?.join("\t"))
        }
        _ => None,
    }
}

fn capital(stem: &str) -> String {
    let parts = stem.split('_').map(|part| {
        let mut letters = part.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    parts.collect()
}
