//! The national institutions' own sites.

use serde::{Deserialize, Serialize};

use records::codes::Region;
use records::record::LonLat;

/// One site of a national institution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The institution's name, as in the code list and in records.
    pub institution: String,
    /// The site's own name.
    pub name: String,
    /// Whether it is the head office or first site; the others are branches.
    pub main: bool,
    /// The town it is in.
    pub town: String,
    /// The WGS84 position, accurate to the postcode.
    pub position: LonLat,
    /// The region it is in.
    pub region: Region,
    /// Whether it belongs to an invented institution: shown only with illustrative data.
    pub illustrative: bool,
}

/// All known sites, an institution's main site before its branches; real ones first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sites(pub Vec<Site>);

impl Sites {
    /// Reads the file that `cargo xtask data` writes as `institutions.bin`.
    ///
    /// # Errors
    /// Describes what is wrong where the bytes are not such a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        match postcard::from_bytes(bytes) {
            Ok(Self(sites)) if !sites.is_empty() => Ok(Self(sites)),
            _ => Err("The institutions' sites are not in the expected form.".to_owned()),
        }
    }

    /// The sites of one institution; none where it is unknown.
    pub fn of<'a>(&'a self, institution: &'a str) -> impl Iterator<Item = &'a Site> + 'a {
        self.0
            .iter()
            .filter(move |site| site.institution == institution)
    }
}
