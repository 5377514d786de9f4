//! `cargo xtask data`: generates everything under `public/data/` from `data/`, and the palette's
//! stylesheet.
//!
//! The files are committed, so that the page can be built without this step; a test checks that
//! they are what this command writes. Files made from large sources that are not committed
//! (boundaries and base map, unit postcodes) are written only where those are present:
//! `data/README.md` says where to get them.

mod basemap;
mod boundaries;
mod documented;
mod gazetteer;
mod illustrative;
mod palette;
mod places;
mod sites;
mod table;
mod topojson;
mod translations;
mod units;

use std::path::{Path, PathBuf};

/// A result whose error is a message for the person at the terminal.
pub type Result<T> = std::result::Result<T, String>;

/// Writes every file and prints its size. `--geodata FOLDER` names the folder with the sources of
/// boundaries and base map.
///
/// # Errors
/// Names the source file and row that cannot be used, or the file that cannot be written.
pub fn run(args: &[String]) -> Result<()> {
    let root = root();
    let geodata = match args {
        [] => None,
        [flag, folder] if flag == "--geodata" => Some(PathBuf::from(folder)),
        _ => return Err("usage: cargo xtask data [--geodata FOLDER]".to_owned()),
    };
    if let Some(folder) = &geodata {
        write(&root, &boundaries_and_base_map(folder)?)?;
    } else {
        eprintln!("boundaries and base map stay as they are: name their sources with --geodata.");
    }
    let files = files(&root)?;
    if !files.iter().any(|(path, _)| *path == UNITS) {
        eprintln!(
            "{UNITS} stays as it is: its source is not in {}. data/README.md says how to fetch it.",
            units::SOURCE
        );
    }
    write(&root, &files)
}

type File = (&'static str, Vec<u8>);

fn write(root: &Path, files: &[File]) -> Result<()> {
    for (path, bytes) in files {
        let path = root.join(path);
        let folder = path.parent().unwrap_or(root);
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        std::fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))?;
        eprintln!("{:>9} bytes  {}", bytes.len(), path.display());
    }
    Ok(())
}

/// The files made from sources that are not committed.
fn boundaries_and_base_map(geodata: &Path) -> Result<Vec<File>> {
    let boundaries = boundaries::pack(geodata)?;
    let mut files = basemap::pack(geodata, &boundaries)?;
    files.insert(0, (BOUNDARIES, boundaries));
    Ok(files)
}

/// All other files, by their paths from the repository's root.
fn files(root: &Path) -> Result<Vec<File>> {
    let gazetteer = gazetteer::pack(root)?;
    let boundaries = read(root, BOUNDARIES)?;
    let sites = sites::pack(root, &gazetteer)?;
    let [documented, documented_texts] = documented::pack(root, &boundaries)?;
    let illustrative = illustrative::generate(&boundaries, &gazetteer, root)?;
    let mut files = vec![
        ("public/data/gazetteer.bin", gazetteer),
        ("public/data/institutions.bin", sites),
        ("public/data/places.bin", places::pack(root)?),
        ("public/data/documented.bin", documented),
        ("public/data/documented_texts.bin", documented_texts),
        (
            "public/data/welsh.txt",
            translations::welsh(root)?.into_bytes(),
        ),
        ("style/palette.css", palette::stylesheet().into_bytes()),
        ("public/data/illustrative.csv", illustrative),
    ];
    files.extend(units::pack(root)?.map(|bytes| (UNITS, bytes)));
    Ok(files)
}

const BOUNDARIES: &str = "public/data/boundaries.bin";
const UNITS: &str = "public/data/postcodes.bin";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(root: &Path, path: &str) -> Result<Vec<u8>> {
    std::fs::read(root.join(path)).map_err(|e| format!("{path} cannot be read: {e}"))
}

fn to_bytes(value: &impl serde::Serialize) -> Result<Vec<u8>> {
    postcard::to_allocvec(value).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn committed_files_are_what_is_written_now() {
        let root = root();
        for (path, now) in files(&root).unwrap() {
            let committed = std::fs::read(root.join(path)).unwrap_or_default();
            assert!(
                committed == now,
                "{path} is out of date: run `cargo xtask data`"
            );
        }
    }
}
