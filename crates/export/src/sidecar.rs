//! The file that accompanies an export of some records: the query, the data set, and the counts.

use serde_json::json;

use super::describe::{Reference, add, source, written};
use explore::aggregates::Totals;
use records::dataset::Dataset;
use records::hash::Quick;

/// Information about an export of the records that match a query.
#[derive(Clone, Copy, Debug)]
pub struct Sidecar<'a> {
    /// The data set's name.
    pub name: &'a str,
    /// The terms of use, in words.
    pub licence: &'a str,
    /// The sources from which it was made.
    pub sources: &'a [Reference<'a>],
    /// When it was written, in RFC 3339 form.
    pub created: &'a str,
    /// The query in words.
    pub words: &'a str,
    /// The query as a fragment of the page address.
    pub fragment: &'a str,
    /// Whether the query filters by distance.
    pub by_distance: bool,
    /// Counts of the matching records.
    pub totals: Totals,
    /// What the units mean.
    pub units: &'a str,
}

const DISTANCES: &str = "Straight lines over the ground (great circles on a sphere of 6,371.0088 km). Records without a position, or known only by region, are left out. The columns distance_miles or distance_km and distance_from say how far each record is from which point.";

/// The sidecar as JSON. `version` is a fingerprint: equal digits mean equal records.
#[must_use]
pub fn sidecar(dataset: &Dataset, about: &Sidecar) -> String {
    let Totals {
        records,
        projects,
        partners,
        places,
        pairs,
        ..
    } = about.totals;
    let mut asked = json!({ "words": about.words, "fragment": about.fragment });
    if about.by_distance {
        add(&mut asked, "distances", DISTANCES);
    }
    written(&json!({
        "title": about.name,
        "illustrative": dataset.is_illustrative(),
        "version": version(dataset),
        "created": about.created,
        "query": asked,
        "counts": {
            "records": records,
            "of_records": dataset.len(),
            "projects": projects,
            "partners": partners,
            "places": places,
            "pairs": pairs,
        },
        "units": about.units,
        "licence": about.licence,
        "sources": about.sources.iter().map(source).collect::<Vec<_>>(),
        "program_version": env!("CARGO_PKG_VERSION"),
        "coordinates": COORDINATES,
    }))
}

const COORDINATES: &str = "WGS84 degrees. In GeoJSON with five decimal places (about 1 m) where the record is placed exactly, four (about 10 m) by its postcode, three (about 100 m) by its town, and none where only its region or nation is known; the column precision says which.";

/// A fingerprint of all records, as they are exported.
fn version(dataset: &Dataset) -> String {
    let text = super::csv(dataset);
    format!("{:08x}-{}", Quick::hash(&text), dataset.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn it_says_what_the_export_is() {
        let about = Sidecar {
            name: "A \"name\"",
            licence: "L",
            sources: &[Reference {
                title: "S",
                path: "",
            }],
            created: "2026-03-01T12:00:00Z",
            words: "Region: Wales",
            fragment: "region=Wales",
            by_distance: true,
            totals: Totals {
                records: 3,
                pairs: 2,
                ..Totals::default()
            },
            units: "U",
        };
        let data = Dataset::default();
        let read: Value = serde_json::from_str(&sidecar(&data, &about)).expect("JSON");
        assert_eq!(read["title"], "A \"name\"");
        assert_eq!(read["query"]["fragment"], "region=Wales");
        assert!(
            read["query"]["distances"]
                .as_str()
                .is_some_and(|said| said.contains("Straight"))
        );
        assert_eq!(read["counts"]["records"], 3);
        assert_eq!(read["counts"]["pairs"], 2);
        assert_eq!(read["sources"][0]["title"], "S");
        assert_eq!(read["illustrative"], false);
        assert!(
            read["version"]
                .as_str()
                .is_some_and(|version| version.ends_with("-0"))
        );
    }
}
