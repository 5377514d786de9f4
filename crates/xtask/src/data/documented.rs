//! The documented partnerships, imported in advance so that the page need not do so.

use std::path::Path;

use geography::geo::Boundaries;
use ingest::{ImportOptions, Input, Outcome, Resources};
use records::dataset::{Kind, texts};

use super::{Result, read, to_bytes};

/// An [`ingest::Import`] packed by postcard, in the two parts of [`records::dataset::texts`].
pub fn pack(root: &Path, boundaries: &[u8]) -> Result<[Vec<u8>; 2]> {
    let boundaries = Boundaries::from_bytes(boundaries)?;
    let bytes = read(root, "data/partnerships_documented.csv")?;
    let input = Input {
        name: "partnerships_documented.csv",
        bytes: &bytes,
        kind: Kind::Documented,
        options: ImportOptions::NONE,
    };
    // Every record has coordinates, nation and region: only its district has to be found.
    let resources = Resources {
        boundaries: Some(&boundaries),
        ..Resources::default()
    };
    let mut reading = ingest::read(&input, &resources, &mut |_| {});
    match reading.report.outcome {
        Outcome::Accept => {
            // Nobody maps values of our own file, so they would only add to the first load.
            reading.report.unknown.clear();
            reading.report.corrections.clear();
            let data = reading.dataset.clone().unwrap_or_default();
            let first = texts::first(data).map_err(|e| e.to_string())?;
            let rest = texts::rest(&to_bytes(&reading)?, &first).to_vec();
            Ok([first, rest])
        }
        _ => Err(format!(
            "The documented records have issues: {:?}",
            reading.report.issues
        )),
    }
}
