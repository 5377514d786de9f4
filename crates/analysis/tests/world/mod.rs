//! The documented records as the page has them, and their views.

use std::path::{Path, PathBuf};

use analysis::{Input, Located, Panel, panel};
use explore::crossfilter::{SearchIndex, filter};
use geography::geo::Boundaries;
use geography::sites::Sites;
use messages::Words;
use records::dataset::{Dataset, texts};
use records::query::{Query, View};

/// A path within the repository.
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The data from which views are computed.
pub struct World {
    pub data: Dataset,
    search: SearchIndex,
    boundaries: Boundaries,
    sites: Sites,
    located: Located,
}

impl World {
    pub fn documented() -> Self {
        let table = |name: &str| std::fs::read(root("public/data").join(name)).expect("a table");
        let packed = texts::whole(&table("documented.bin"), &table("documented_texts.bin"));
        let data: Option<Dataset> = postcard::from_bytes(&packed).expect("the documented records");
        let data = data.expect("records");
        let boundaries = Boundaries::from_bytes(&table("boundaries.bin")).expect("boundaries");
        Self {
            search: SearchIndex::new(&data),
            located: Located::new(&data, &boundaries),
            sites: Sites::from_bytes(&table("institutions.bin")).expect("sites"),
            data,
            boundaries,
        }
    }

    pub fn panel(&self, fragment: &str, view: View, lens: &str, words: Words) -> Panel {
        let query = Query {
            lens: lens.to_owned(),
            ..Query::from_fragment(fragment)
        };
        let filtered = filter(&self.data, &self.search, &query);
        let input = Input {
            data: &self.data,
            search: &self.search,
            filtered: &filtered,
            query: &query,
            boundaries: &self.boundaries,
            sites: &self.sites,
            located: &self.located,
            width: 1_060.0,
            words,
        };
        panel(view, &input)
    }
}
