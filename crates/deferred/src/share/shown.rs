//! What the page shows, at the time when sharing was requested.

use cartography::basemap::BaseMap;
use cartography::view::MapView;
use explore::aggregates::{Totals, headline, sorted, totals};
use explore::crossfilter::{SearchIndex, filter};
use geography::gazetteer::names::Names;
use geography::geo::Boundaries;
use geography::sites::Sites;
use messages::ShareText;
use platform::channel::Attachments;
use platform::import::together;
use platform::settings::FILES;
use records::Row;
use records::dataset::{Dataset, Kind};
use records::query::{Query, Source};
use ui::words::{t, words};

use crate::analysis::State;

/// What is shown.
pub struct Shown {
    /// All records.
    pub data: Dataset,
    /// Those that match, in the table's order.
    pub rows: Vec<Row>,
    /// The matching rows, in the table's order.
    /// The query.
    pub query: Query,
    /// Counts of the matching records.
    pub totals: Totals,
    /// The headline as a sentence.
    pub sentence: String,
    /// Nations, regions, districts; none where they are not loaded yet.
    pub boundaries: Option<Boundaries>,
    /// The base map, where the map shows it.
    pub base_map: Option<BaseMap>,
    /// Towns and villages, where the map names them.
    pub names: Option<Names>,
    /// The institutions' own sites.
    pub sites: Sites,
    /// The map's view; none before it has a size.
    pub view: Option<MapView>,
    /// The analysis, whose view is shared if it is shown.
    pub analysis: State,
}

impl Shown {
    /// What the page shows; `None` where the page and this module are of different versions.
    pub fn new(
        shown: &protocol::Shown,
        view: Option<MapView>,
        beside: &Attachments,
        analysis: State,
    ) -> Option<Self> {
        let data = together(&beside.imports(&shown.imports))?;
        let query = Query::from_fragment(&shown.fragment);
        let filtered = filter(&data, &SearchIndex::new(&data), &query);
        let found = filtered.rows;
        let totals = totals(&data, &found);
        let all = data.len() as u32;
        let headline = headline(&query, &totals, all, data.is_illustrative(), words())
            .with_unlocated(filtered.unlocated, words());
        let table = |handle: Option<_>| beside.bytes(handle?);
        let boundaries =
            table(shown.boundaries).and_then(|bytes| Boundaries::from_bytes(&bytes).ok());
        let sites = table(shown.sites).and_then(|bytes| Sites::from_bytes(&bytes).ok());
        Some(Self {
            rows: sorted(&data, &found, query.sort, query.near.as_ref()),
            sentence: sharing::sentence(&headline),
            boundaries,
            base_map: None,
            names: None,
            sites: sites.unwrap_or_default(),
            view,
            analysis,
            data,
            query,
            totals,
        })
    }

    /// Whether the records are from files that the user opened.
    pub fn is_own(&self) -> bool {
        self.query.source == Source::Own
    }

    /// Whether some of them exist only in this browser, so that an address of the page does not
    /// include them.
    pub fn is_here_alone(&self) -> bool {
        let of_the_site = platform::root(FILES);
        let is_of_site = |file: &str| of_the_site.lines().any(|name| name == file);
        self.is_own() && !self.files().into_iter().all(is_of_site)
    }

    /// The file name for an export, without extension; the name always says if records are
    /// illustrative.
    pub fn name(&self, of: &str) -> String {
        let mark = if self.data.is_illustrative() {
            "illustrative-"
        } else {
            ""
        };
        format!("{mark}partnerships{of}")
    }

    /// The name of the records as a source: that of the data set, or those of the files.
    pub fn records_named(&self) -> String {
        match self.query.source {
            Source::Documented => t(ShareText::SetDocumented).to_owned(),
            Source::Illustrative => t(ShareText::SetIllustrative).to_owned(),
            Source::Own => self.files().join(", "),
        }
    }

    /// The distinct names of the files from which the records came, except those of the page
    /// itself.
    pub fn files(&self) -> Vec<&str> {
        let mut files: Vec<&str> = Vec::new();
        let own = self.data.origins.iter();
        for origin in own.filter(|origin| origin.kind != Kind::Documented) {
            if !files.contains(&origin.file.as_str()) {
                files.push(&origin.file);
            }
        }
        files
    }
}
