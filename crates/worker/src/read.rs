//! Imports files: for each, posts its records and, separately, the report, the inspection before it
//! was read, and the options with which it was then read.

use geography::gazetteer::{Gazetteer, UnitPostcodes};
use geography::geo::Boundaries;
use ingest::{
    Import, ImportOptions, Inspection, Issue, IssueKind, RememberedColumns, Resources,
    refuse_folder, refuse_unreadable, refused,
};
use platform::channel::Attachments;
use platform::scope::{bytes_of, fetched, post, post_import};
use protocol::{Answer, FileRef};
use workbook::Table;

/// The tables that reading needs.
pub struct Tables {
    boundaries: Option<Boundaries>,
    gazetteer: Option<Gazetteer>,
    units: Option<UnitPostcodes>,
    remembered: RememberedColumns,
    postcodes: PostcodeSource,
}

/// The source of the unit postcodes.
enum PostcodeSource {
    /// None: the page is one file, which does not contain them and has no site to fetch from.
    NotCarried,
    /// At an address.
    At(String),
    /// They have already been requested.
    Asked,
}

impl Tables {
    /// The site's packed tables, as far as they are available.
    pub fn new(
        boundaries: Option<Vec<u8>>,
        gazetteer: Option<Vec<u8>>,
        remembered: String,
        postcodes: Option<String>,
    ) -> Self {
        Self {
            boundaries: boundaries.and_then(|bytes| Boundaries::from_bytes(&bytes).ok()),
            gazetteer: gazetteer.and_then(|bytes| Gazetteer::from_bytes(&bytes).ok()),
            units: None,
            remembered: RememberedColumns(remembered),
            postcodes: postcodes.map_or(PostcodeSource::NotCarried, PostcodeSource::At),
        }
    }

    fn resources(&self) -> Resources<'_> {
        Resources {
            boundaries: self.boundaries.as_ref(),
            gazetteer: self.gazetteer.as_ref(),
            units: self.units.as_ref(),
        }
    }

    /// Fetches the unit postcodes, all of them, so that the request reveals nothing about the file.
    async fn fetch_units(&mut self) {
        if let PostcodeSource::At(address) = &self.postcodes {
            let bytes = fetched(address).await;
            self.units = bytes.and_then(|bytes| UnitPostcodes::from_bytes(bytes).ok());
            self.postcodes = PostcodeSource::Asked;
        }
    }

    fn without_units(&self) -> Issue {
        Issue::of_file(match self.postcodes {
            PostcodeSource::NotCarried => IssueKind::UnitsNotInFile,
            PostcodeSource::At(_) | PostcodeSource::Asked => IssueKind::UnitsNotFetched,
        })
    }
}

/// The minimum progress between reports: a message costs as much as many rows.
const STEP: f32 = 0.01;

/// Reads files, and posts the result of each.
pub async fn all(files: &[FileRef], beside: &Attachments, mut tables: Tables) {
    for (i, file) in files.iter().enumerate() {
        let mut told = 0.0;
        let mut progress = |so_far: f32| {
            let is_between = so_far > 0.0 && so_far < 1.0;
            if is_between && so_far - told < STEP {
                return;
            }
            told = so_far;
            post(&Answer::Progress((i as f32 + so_far) / files.len() as f32));
        };
        one(file, beside, &mut tables, &mut progress).await;
    }
}

async fn one(
    file: &FileRef,
    beside: &Attachments,
    tables: &mut Tables,
    progress: &mut dyn FnMut(f32),
) {
    let unread = |reading: &Import| tell(reading, None, &ImportOptions::default());
    if file.is_folder {
        return unread(&refuse_folder(&file.name));
    }
    let Some(bytes) = bytes_of(file, beside).await else {
        return unread(&refuse_unreadable(&file.name));
    };
    let mut settled: ImportOptions = postcard::from_bytes(&file.options).unwrap_or_default();
    let table = match Table::open(bytes.into(), settled.sheet.as_deref()) {
        Ok(table) => table,
        Err(refusal) => return unread(&refused(&file.name, refusal)),
    };
    let mut source = table.source(&file.name, file.kind);
    let mut found = source
        .inspect(&table.options(&settled), &tables.resources())
        .ok();
    if let Some(inspection) = &found
        && settled.columns.is_empty()
        && let Some(columns) = tables.remembered.columns(inspection.shape)
    {
        settled.columns = columns;
        found = source
            .inspect(&table.options(&settled), &tables.resources())
            .ok();
    }
    let wants_units = found.as_ref().is_some_and(|found| found.full_postcodes);
    if wants_units {
        tables.fetch_units().await;
    }
    let mut reading = source.read(&table.options(&settled), &tables.resources(), progress);
    if wants_units && tables.units.is_none() && reading.dataset.is_some() {
        reading.report.prepend_notes(vec![tables.without_units()]);
    }
    // Before the answer is packed, so that both are not in memory at once.
    drop(source);
    table.describe(&mut reading);
    tell(&reading, found, &settled);
}

fn tell(reading: &Import, found: Option<Inspection>, options: &ImportOptions) {
    post_import(reading, &(&reading.report, found, options));
}
