//! Packs OS Code-Point Open into `postcodes.bin`.

use std::path::Path;

use geography::gazetteer::Postcode;
use geography::gazetteer::pack_units::Packer;

use super::{Result, read};

/// The folder of the source. It is too large to be committed; `data/README.md` says how to fetch
/// it.
pub const SOURCE: &str = "data/postcodes/code-point-open";

/// Packs every unit postcode with a position. `None` if the source is missing.
pub fn pack(root: &Path) -> Result<Option<Vec<u8>>> {
    let Ok(folder) = std::fs::read_dir(root.join(SOURCE)) else {
        return Ok(None);
    };
    let mut names: Vec<String> = folder
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.ends_with(".csv"))
        .collect();
    names.sort();
    let mut packer = Packer::default();
    for name in &names {
        let path = format!("{SOURCE}/{name}");
        let bytes = read(root, &path)?;
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(bytes.as_slice());
        for (i, row) in rows.records().enumerate() {
            let row = row.map_err(|e| format!("{path}: {e}"))?;
            add(&mut packer, &row).map_err(|e| format!("{path}, row {}: {e}", i + 1))?;
        }
    }
    if names.is_empty() {
        return Ok(None);
    }
    packer.finish().map(Some)
}

/// Adds a row: postcode, positional quality, easting, northing. Quality 90 means "no position": 0,
/// 0 (OS, Code-Point Open technical specification).
fn add(packer: &mut Packer, row: &csv::StringRecord) -> Result<()> {
    let cell = |i: usize| row.get(i).ok_or("a cell is missing");
    let metres = |i: usize| cell(i)?.parse().map_err(|_| "not whole metres");
    let at = [metres(2)?, metres(3)?];
    if at == [0, 0] {
        return Ok(());
    }
    let text = cell(0)?;
    let postcode = Postcode::parse(text).ok_or_else(|| format!("{text} is not a postcode"))?;
    packer.add(&postcode, at)
}
