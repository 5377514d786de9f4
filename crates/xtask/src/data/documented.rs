//! The documented partnerships, read as the page would read them, so that the page need not.

use std::path::Path;

use engine::dataset::Kind;
use engine::geo::Boundaries;
use engine::ingest::{Choices, Input, Outcome, Resources};

use super::{Result, read, to_bytes};

/// A [`engine::ingest::Reading`], by postcard.
pub fn pack(root: &Path, boundaries: &[u8]) -> Result<Vec<u8>> {
    let boundaries = Boundaries::from_bytes(boundaries)?;
    let bytes = read(root, "data/partnerships_documented.csv")?;
    let input = Input {
        name: "partnerships_documented.csv",
        bytes: &bytes,
        kind: Kind::Documented,
        choices: Choices::NONE,
    };
    // Every record carries its coordinates, nation and region: only its district is to be found.
    let resources = Resources {
        boundaries: Some(&boundaries),
        ..Resources::default()
    };
    let mut reading = engine::ingest::read(&input, &resources, &mut |_| {});
    match reading.report.outcome {
        Outcome::Accept => {
            // Nobody maps the values of our own file: they would only be a part of the first load.
            reading.report.unknown.clear();
            reading.report.corrections.clear();
            to_bytes(&reading)
        }
        _ => Err(format!(
            "The documented records have issues: {:?}",
            reading.report.issues
        )),
    }
}
