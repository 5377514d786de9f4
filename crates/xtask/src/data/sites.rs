//! Packs the national institutions' sites into `institutions.bin`.

use std::path::Path;

use geography::sites::{Site, Sites};
use records::record::LonLat;

use super::table::rows;
use super::{Result, illustrative, to_bytes};

/// Packs the sites, each institution's main site first; those of the invented institutions come
/// last.
pub fn pack(root: &Path, gazetteer: &[u8]) -> Result<Vec<u8>> {
    let mut sites = rows(root, "data/national_institution_sites.csv", |row| {
        Ok(Site {
            institution: row.text("institution")?.to_owned(),
            name: row.text("site")?.to_owned(),
            main: row.text("role")? == "main",
            town: row.text("town")?.to_owned(),
            position: LonLat {
                lon: row.number("lon")?,
                lat: row.number("lat")?,
            },
            region: row.region("itl1")?,
            illustrative: false,
        })
    })?;
    sites.sort_by(|a, b| (&a.institution, !a.main).cmp(&(&b.institution, !b.main)));
    sites.extend(illustrative::sites(gazetteer)?);
    to_bytes(&Sites(sites))
}
