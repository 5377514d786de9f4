//! Where the national institutions' own sites are.

use serde::{Deserialize, Serialize};

use records::codes::Region;
use records::record::LonLat;

/// One site of a national institution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Site {
    /// The institution's name, as records have it after the code list.
    pub institution: String,
    /// The site's own name.
    pub name: String,
    /// Its head office or first site; the others are branches.
    pub main: bool,
    /// The town it is in.
    pub town: String,
    /// WGS84, good to the postcode.
    pub position: LonLat,
    /// The region it is in.
    pub region: Region,
    /// Of an invented institution: shown with illustrative data and never without.
    pub illustrative: bool,
}

/// All sites known, an institution's main site before its branches; real ones first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sites(pub Vec<Site>);

impl Sites {
    /// Reads the file that `cargo xtask data` writes as `institutions.bin`.
    ///
    /// # Errors
    /// Says what is wrong where the bytes are not such a file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        match postcard::from_bytes(bytes) {
            Ok(Self(sites)) if !sites.is_empty() => Ok(Self(sites)),
            _ => Err("The institutions' sites are not in the expected form.".to_owned()),
        }
    }

    /// The sites of one institution; none where it is not known here.
    pub fn of<'a>(&'a self, institution: &'a str) -> impl Iterator<Item = &'a Site> + 'a {
        self.0
            .iter()
            .filter(move |site| site.institution == institution)
    }
}
