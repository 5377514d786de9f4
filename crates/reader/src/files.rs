//! The job "read": posts, for each file, `[reading, meta]`: the reading, and apart from its records
//! the report, what was found in the file before, and how it was then read.

use engine::dataset::Kind;
use engine::gazetteer::{Gazetteer, UnitPostcodes};
use engine::geo::Boundaries;
use engine::ingest::{
    Choices, Input, Inspection, Issue, IssueKind, Opened, Reading, Refusal, Resources, Seen,
    inspect_seeing, read_seen, refuse_folder, refuse_unreadable, refused,
};
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

use crate::remembered::Remembered;
use crate::{bytes_at, packed, post, post_whole, scope};

/// Makes a table of a workbook's bytes, where they are one: of the sheet that is named, or of the
/// likeliest.
pub type Convert = fn(&[u8], Option<&str>) -> Option<Result<Sheet, Refusal>>;

/// A sheet as a table.
pub struct Sheet {
    /// The table, as CSV in UTF-8.
    pub csv: String,
    /// Its name.
    pub name: String,
    /// The names of all sheets.
    pub all: Vec<String>,
    /// What is to be said of the conversion.
    pub notes: Vec<Issue>,
}

struct Tables {
    boundaries: Option<Boundaries>,
    gazetteer: Option<Gazetteer>,
    units: Option<UnitPostcodes>,
    remembered: Remembered,
    /// Where the unit postcodes are; empty once they were asked for.
    units_at: String,
}

impl Tables {
    fn resources(&self) -> Resources<'_> {
        Resources {
            boundaries: self.boundaries.as_ref(),
            gazetteer: self.gazetteer.as_ref(),
            units: self.units.as_ref(),
        }
    }

    /// Fetches the unit postcodes, whole: the request says nothing of what the file holds.
    async fn fetch_units(&mut self) {
        let address = std::mem::take(&mut self.units_at);
        if !address.is_empty() && !is_one_file() {
            let bytes = fetched(&address).await;
            self.units = bytes.and_then(|bytes| UnitPostcodes::from_bytes(bytes).ok());
        }
    }
}

/// How much further a file must be before it is told: a message costs as much as many rows.
const STEP: f32 = 0.01;

pub async fn read_all(job: &Array, convert: Option<Convert>) {
    let mut tables = Tables {
        boundaries: bytes_at(job, 3).and_then(|bytes| Boundaries::from_bytes(&bytes).ok()),
        gazetteer: bytes_at(job, 4).and_then(|bytes| Gazetteer::from_bytes(&bytes).ok()),
        units: None,
        remembered: Remembered::parse(&job.get(5).as_string().unwrap_or_default()),
        units_at: job.get(6).as_string().unwrap_or_default(),
    };
    let files = Array::from(&job.get(2));
    for (i, file) in files.iter().enumerate() {
        let mut told = 0.0;
        let mut progress = |so_far: f32| {
            let is_between = so_far > 0.0 && so_far < 1.0;
            if is_between && so_far - told < STEP {
                return;
            }
            told = so_far;
            let so_far = (i as f32 + so_far) / files.length() as f32;
            post(&so_far.into());
        };
        let file = Array::from(&file);
        post_whole(&read_one(&file, &mut tables, convert, &mut progress).await);
    }
}

async fn read_one(
    file: &Array,
    tables: &mut Tables,
    convert: Option<Convert>,
    progress: &mut dyn FnMut(f32),
) -> Array {
    let name = file.get(0).as_string().unwrap_or_default();
    let kind = match file.get(1).as_f64() {
        Some(0.0) => Kind::Documented,
        Some(2.0) => Kind::Illustrative,
        _ => Kind::Reported,
    };
    let unread = |reading: Reading| answer(&reading, None, &Choices::default());
    if file.get(3).is_truthy() {
        return unread(refuse_folder(&name));
    }
    let Some(mut bytes) = bytes_of(file.get(2)).await else {
        return unread(refuse_unreadable(&name));
    };
    let choices = bytes_at(file, 4).and_then(|bytes| postcard::from_bytes(&bytes).ok());
    let mut settled: Choices = choices.unwrap_or_default();
    let mut sheet = None;
    match convert.and_then(|convert| convert(&bytes, settled.sheet.as_deref())) {
        Some(Ok(mut found)) => {
            bytes = std::mem::take(&mut found.csv).into_bytes();
            sheet = Some(found);
        }
        Some(Err(refusal)) => return unread(refused(&name, refusal)),
        None => {}
    }
    let mut choices = match sheet {
        Some(_) => settled.for_sheet(),
        None => settled.clone(),
    };
    let opened = Opened::of(&bytes, &choices);
    let mut seen = Seen::default();
    let mut look = |choices: &Choices, tables: &Tables| {
        let input = Input {
            name: &name,
            bytes: &bytes,
            kind,
            choices,
        };
        inspect_seeing(&input, &opened, &tables.resources(), &mut seen).ok()
    };
    let mut found = look(&choices, tables);
    if let Some(inspection) = &found
        && settled.columns.is_empty()
        && let Some(columns) = tables.remembered.of(inspection.shape)
    {
        settled.columns.clone_from(&columns);
        choices.columns = columns;
        found = look(&choices, tables);
    }
    if found.as_ref().is_some_and(|found| found.full_postcodes) {
        tables.fetch_units().await;
    }
    let input = Input {
        name: &name,
        bytes: &bytes,
        kind,
        choices: &choices,
    };
    let mut reading = read_seen(&input, &opened, &tables.resources(), &mut seen, progress);
    let wants_units = found.as_ref().is_some_and(|found| found.full_postcodes);
    if wants_units && tables.units.is_none() && reading.dataset.is_some() {
        let delimiter = reading.report.delimiter;
        reading.report.lead_with(vec![without_units()]);
        reading.report.delimiter = delimiter;
    }
    if let Some(sheet) = sheet {
        reading.report.lead_with(sheet.notes);
        reading.report.sheet = Some(sheet.name);
        reading.report.sheets = sheet.all;
    }
    // Before the answer is packed: both need not be held at once.
    drop(opened);
    drop(bytes);
    answer(&reading, found, &settled)
}

/// Whether the page is one file: it carries no unit postcodes, and has no site to ask.
fn is_one_file() -> bool {
    Reflect::get(&scope(), &"isOneFile".into()).is_ok_and(|mark| mark.is_truthy())
}

fn without_units() -> Issue {
    Issue::of_file(match is_one_file() {
        true => IssueKind::UnitsNotInFile,
        false => IssueKind::UnitsNotFetched,
    })
}

/// The page's `Packed`: the reading, and apart from it what is known without its records.
fn answer(reading: &Reading, found: Option<Inspection>, choices: &Choices) -> Array {
    let meta = packed(&(&reading.report, found, choices));
    Array::of2(&packed(reading), &meta)
}

/// How much of a file is asked for at once, bytes.
const PIECE: usize = 16 << 20;

/// A file's bytes, piece by piece: while one is taken in, the next is on its way, and the file is
/// never held twice.
async fn bytes_of(content: JsValue) -> Option<Vec<u8>> {
    let blob: Blob = content.dyn_into().ok()?;
    let size = blob.size() as usize;
    let piece = |from: usize| {
        let to = (from + PIECE).min(size);
        let piece = blob.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
        Some(JsFuture::from(piece.array_buffer()))
    };
    let mut bytes = Vec::with_capacity(size);
    let mut coming = piece(0)?;
    loop {
        let after = bytes.len() + PIECE;
        let next = (after < size).then(|| piece(after)).flatten();
        let part = Uint8Array::new(&coming.await.ok()?);
        let from = bytes.len();
        bytes.resize(from + part.length() as usize, 0);
        part.copy_to(bytes.get_mut(from..)?);
        match next {
            Some(next) => coming = next,
            None => return (bytes.len() == size).then_some(bytes),
        }
    }
}

async fn fetched(address: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(scope().fetch_with_str(address)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
