//! The documented records and the real boundaries, for the views' tests.

use std::path::Path;

use super::{Input, Located};
use explore::crossfilter::{Filtered, SearchIndex, filter};
use geography::geo::Boundaries;
use geography::sites::Sites;
use messages::Words;
use records::dataset::Dataset;
use records::query::{Facet, Query, Unit, Years};

/// The data from which views are computed.
pub struct World {
    pub data: Dataset,
    pub search: SearchIndex,
    pub boundaries: Boundaries,
    pub sites: Sites,
    pub located: Located,
}

/// A query and its results.
pub struct Asked {
    pub query: Query,
    pub filtered: Filtered,
}

fn public(file: &str) -> Vec<u8> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
    std::fs::read(data.join(file)).expect("a file of the site")
}

impl World {
    /// The documented records, as the page first shows them.
    pub fn documented() -> Self {
        let data: Option<Dataset> =
            postcard::from_bytes(&public("documented.bin")).expect("the documented records");
        Self::new(data.expect("records"))
    }

    pub fn new(data: Dataset) -> Self {
        let boundaries = Boundaries::from_bytes(&public("boundaries.bin")).expect("boundaries");
        Self {
            search: SearchIndex::new(&data),
            located: Located::new(&data, &boundaries),
            sites: Sites::from_bytes(&public("institutions.bin")).expect("sites"),
            data,
            boundaries,
        }
    }

    pub fn ask(&self, query: Query) -> Asked {
        let filtered = filter(&self.data, &self.search, &query);
        Asked { query, filtered }
    }

    /// No filter, and ten filters of every kind.
    pub fn filters(&self) -> Vec<Asked> {
        let one = |facet, value: &str| {
            let mut query = Query::default();
            query.choice_mut(facet).values = vec![value.to_owned()];
            query
        };
        let mut two = one(Facet::Nation, "Scotland");
        two.choice_mut(Facet::Type).values = vec!["Loan".into(), "Touring exhibition".into()];
        let years = |from, to, undated| Query {
            years: Some(Years { from, to, undated }),
            ..Query::default()
        };
        let unit = |unit| Query {
            unit,
            ..one(Facet::Nation, "England")
        };
        let text = Query {
            text: "castle".into(),
            ..Query::default()
        };
        let near = Query::from_fragment("near=51.5072,-0.1276,50mi,London");
        let queries = [
            near,
            Query::default(),
            one(Facet::Type, "Loan"),
            one(Facet::Funding, "Not stated"),
            one(Facet::Kind, "University"),
            one(Facet::Region, "London"),
            two,
            years(2010, 2015, false),
            years(2020, 2024, true),
            unit(Unit::Projects),
            unit(Unit::Partners),
            text,
        ];
        let asked: Vec<Asked> = queries.into_iter().map(|query| self.ask(query)).collect();
        let empty = asked.iter().find(|asked| asked.filtered.rows.is_empty());
        assert!(empty.is_none(), "a filter finds nothing, and tests nothing");
        asked
    }

    pub fn input<'a>(&'a self, asked: &'a Asked) -> Input<'a> {
        Input {
            data: &self.data,
            search: &self.search,
            filtered: &asked.filtered,
            query: &asked.query,
            boundaries: &self.boundaries,
            sites: &self.sites,
            located: &self.located,
            width: 640.0,
            words: Words::default(),
        }
    }
}
