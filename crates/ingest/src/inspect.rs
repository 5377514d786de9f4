//! Inspects a file before it is read, so that the user can decide anything doubtful.

mod assign;
pub(crate) mod cache;
mod fingerprint;
mod proposal;
mod questions;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use questions::{MappingStatus, Questions};
use serde::{Deserialize, Serialize};

use crate::bytes::decode::Encoding;
use crate::columns::auto_map;
use crate::columns::column_profile::TypeScore;
use crate::columns::disputes;
use crate::columns::infer::{TO_PROPOSE, TO_READ, doubts, guesses, keep_on_land};
use crate::geocode::location_input::Resources;
use crate::headers::column_mapping::Claims;
use crate::headers::synonyms::ColumnTarget;
use crate::import_options::ImportOptions;
use crate::inspect::cache::{Cells, InspectionCache};
use crate::read::{no_known_columns, too_many_columns};
use crate::report::{Report, shorten};
use crate::source::ImportSource;
use crate::table::dialect::Dialect;
use crate::table::missing_header;
use crate::table::rows::RowStep;
use crate::table::sample::Sample;
use crate::{Input, Opened, Refusal, refused};
use geography::gazetteer::Postcode;
use records::record::Field;

/// How certain it is what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sure {
    /// Its header says so, or the user does.
    Sure,
    /// Its cells look like it, its header is one slip away, or header and cells disagree.
    Likely,
    /// It does not appear to fit any canonical column, so it is kept as it is.
    None,
}

/// One column of a file and what it is proposed to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnProposal {
    /// The header as reports and options show it; for a column without one, its position ("column
    /// 14").
    pub header: String,
    /// What it is proposed to hold.
    pub holds: Option<ColumnTarget>,
    /// How certain the proposal is.
    pub sure: Sure,
    /// The percentage of its cells that look like what it is proposed to hold; `None` where that
    /// cannot be judged.
    pub alike: Option<u8>,
    /// What else it may hold, likeliest first.
    pub alternatives: Vec<ColumnTarget>,
    /// Up to five distinct cells.
    pub samples: Vec<String>,
    /// The percentage of its cells that are not empty.
    pub filled: u8,
    /// It appears to hold personal data.
    pub personal: bool,
    /// Its cells contain postcodes by which records are placed, although it is not the column of
    /// postcodes.
    pub has_postcodes: bool,
}

/// The result of inspecting a file, from a bounded sample of rows across the whole file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// The file's name.
    pub file: String,
    /// The encoding of its text.
    pub encoding: Encoding,
    /// Whether the encoding was guessed from the bytes.
    pub encoding_guessed: bool,
    /// The character that separates cells.
    pub delimiter: char,
    /// The header's row as a spreadsheet numbers it, from 1.
    pub header: u32,
    /// None of the header's cells is a known header: the row was found by its shape.
    pub header_guessed: bool,
    /// The first lines above the header.
    pub above: Vec<String>,
    /// The columns in their order.
    pub columns: Vec<ColumnProposal>,
    /// The required columns for which nothing is proposed.
    pub missing: Vec<Field>,
    /// Nothing is proposed that says where the partner is.
    pub location_missing: bool,
    /// The user should look at the columns before the file is read.
    pub needs_mapping: bool,
    /// A column of postcodes (or of places) holds whole postcodes, down to the unit.
    pub full_postcodes: bool,
    /// A fingerprint that is equal for files with the same headers, in any order; 0 for files
    /// without a header.
    pub shape: u64,
}

/// The maximum number of lines above the header that are shown.
const ABOVE: usize = 10;

/// Inspects a file without reading all of it.
///
/// # Errors
/// The report that [`crate::read`] gives, where the file is refused whatever its columns hold.
pub fn inspect(input: &Input<'_>, resources: &Resources<'_>) -> Result<Inspection, Box<Report>> {
    ImportSource::open(input.name, input.bytes, input.kind).inspect(input.options, resources)
}

/// Does what [`inspect`] does, reusing earlier findings about the same file.
///
/// # Errors
/// As [`inspect`].
pub(super) fn inspect_cached(
    input: &Input<'_>,
    opened: &Opened<'_>,
    resources: &Resources<'_>,
    cache: &mut InspectionCache,
) -> Result<Inspection, Box<Report>> {
    look(input, opened, resources, cache)
        .map_err(|refusal| Box::new(refused(input.name, refusal).report))
}

fn look(
    input: &Input<'_>,
    opened: &Opened<'_>,
    resources: &Resources<'_>,
    cache: &mut InspectionCache,
) -> Result<Inspection, Refusal> {
    let decoded = opened.text()?;
    let Some(dialect) = cache.dialect(&decoded.text, input.options) else {
        if input.options.header.is_none() && missing_header::begins_with_record(&decoded.text) {
            return look_without_header(input, resources, cache);
        }
        return Err(no_known_columns(&decoded.text));
    };
    if input.options.header.is_none()
        && dialect.known == 0
        && missing_header::looks_like_record(dialect.rows().row().cells())
    {
        return look_without_header(input, resources, cache);
    }
    let (above, header) = above(&dialect);
    let rows = dialect.rows();
    too_many_columns(dialect.width)?;
    let mut claims = Claims::new(rows.row().first(dialect.width), input.options);
    let Cells { sample, evidence } = cache.cells(&dialect, resources);
    disputes::settle(&mut claims, sample, resources);
    claims.find_postcodes(|column| sample.cells(column));
    let mut guessed = guesses(&claims, evidence, TO_PROPOSE, |_| true);
    keep_on_land(&mut guessed, sample, resources);
    let doubts = doubts(&claims, evidence, resources);
    let columns = proposal::columns(&claims, sample, evidence, &guessed, &doubts, resources);
    let mut found = Inspection {
        file: input.name.to_owned(),
        encoding: decoded.encoding,
        encoding_guessed: decoded.guessed,
        delimiter: char::from(dialect.delimiter),
        header,
        header_guessed: dialect.known < 2 && input.options.header.is_none(),
        above,
        missing: Vec::new(),
        location_missing: false,
        needs_mapping: false,
        full_postcodes: full_postcodes(&columns, sample),
        // Numbers instead of headers do not distinguish one file from another.
        shape: match header {
            missing_header::NONE => 0,
            _ => fingerprint::shape(claims.columns.iter().map(|column| column.header.as_str())),
        },
        columns,
    };
    found.judge();
    if !found.needs_mapping {
        found.leave_what_is_not_read(&claims, evidence);
    }
    Ok(found)
}

/// Numbers the columns: the user decides whether the file has no header.
fn look_without_header(
    input: &Input<'_>,
    resources: &Resources<'_>,
    cache: &mut InspectionCache,
) -> Result<Inspection, Refusal> {
    let options = ImportOptions {
        header: Some(missing_header::NONE),
        ..input.options.clone()
    };
    let input = Input {
        options: &options,
        ..*input
    };
    let opened = Opened::new(input.bytes, &options);
    let mut found = look(&input, &opened, resources, cache)?;
    found.header_guessed = true;
    found.judge();
    Ok(found)
}

impl Inspection {
    /// Whether anything is proposed for the meaning.
    #[must_use]
    pub fn has(&self, meaning: ColumnTarget) -> bool {
        self.columns
            .iter()
            .any(|column| column.holds == Some(meaning))
    }

    /// Where the user is not asked, turns a proposal that the import would not follow into the
    /// first alternative, so that what is shown is what is read.
    fn leave_what_is_not_read(&mut self, claims: &Claims, evidence: &[Vec<TypeScore>]) {
        let columns = self.columns.iter_mut().zip(&claims.columns);
        for ((column, claim), evidence) in columns.zip(evidence) {
            let is_open = claim.meaning().is_none();
            let Some(meaning) = column.holds.filter(|_| is_open) else {
                continue;
            };
            let is_listed =
                matches!(meaning, ColumnTarget::Field(field) if auto_map::is_listed(field));
            let is_plain = |found: &TypeScore| {
                found.meaning == meaning && found.is(TO_READ.percent, TO_READ.cells)
            };
            if !(is_listed && evidence.iter().any(is_plain)) {
                column.holds = None;
                column.sure = Sure::None;
                column.alternatives.retain(|other| *other != meaning);
                column.alternatives.insert(0, meaning);
            }
        }
    }

    fn judge(&mut self) {
        let open = self.questions(ImportOptions::NONE);
        self.needs_mapping = self.header_guessed || open.doubts() > 0 || !open.can_be_read();
        self.missing = open.missing;
        self.location_missing = open.location_missing;
    }
}

/// The first lines above the header, and its row.
fn above(dialect: &Dialect<'_>) -> (Vec<String>, u32) {
    let mut rows = dialect.all_rows();
    let mut lines = Vec::new();
    for _ in 0..dialect.above {
        if rows.next() == RowStep::End {
            break;
        }
        if lines.len() < ABOVE && !rows.row().is_blank() {
            let cells: Vec<&str> = rows.row().cells().map(str::trim).collect();
            let line = cells.join(" ");
            lines.push(shorten(line.trim()));
        }
    }
    rows.next();
    (lines, rows.number())
}

fn full_postcodes(columns: &[ColumnProposal], sample: &Sample) -> bool {
    let of_place = [Field::Postcode, Field::Place].map(|field| Some(ColumnTarget::Field(field)));
    columns.iter().enumerate().any(|(i, column)| {
        let is_of_place = of_place.contains(&column.holds);
        column.has_postcodes || is_of_place && sample.cells(i).any(holds_full_postcode)
    })
}

/// Whether the cell is a whole postcode, or an address that ends in one.
fn holds_full_postcode(cell: &str) -> bool {
    let is_full = |text: &str| matches!(Postcode::parse(text), Some(Postcode::Full(..)));
    let last_two = cell
        .rmatch_indices(char::is_whitespace)
        .nth(1)
        .and_then(|(at, _)| cell.get(at..));
    is_full(cell) || last_two.is_some_and(is_full)
}
