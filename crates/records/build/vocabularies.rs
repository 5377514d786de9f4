//! Generates code from the files of `data/vocabularies`, for the build scripts of `records` and
//! `ingest`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use toml::Table;

const FOLDER: &str = "../../data/vocabularies";

/// Turns a file into code, or says what is wrong with it.
pub type Generate = fn(&Table) -> Result<String, Box<dyn Error>>;

/// Writes the code for each file, by its name without an ending, to the build's folder.
pub fn generate(files: &[(&str, Generate)]) -> Result<(), Box<dyn Error>> {
    let to = PathBuf::from(env::var("OUT_DIR")?);
    for (name, generate) in files {
        let path = Path::new(FOLDER).join(name).with_extension("toml");
        println!("cargo::rerun-if-changed={}", path.display());
        let code = fs::read_to_string(&path)
            .map_err(Into::into)
            .and_then(|text| generate(&text.parse()?))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        fs::write(to.join(name).with_extension("rs"), code)?;
    }
    Ok(())
}
