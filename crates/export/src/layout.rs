//! The columns of a clean file, their order, and the values of derived columns.

use super::csv::{Options, Provenance};
use records::Row;
use records::dataset::{Column, Dataset};
use records::days::iso;
use records::normalise::{self, Removed};
use records::record::{Field, Resolved};

/// A column to be written.
#[derive(Clone, Copy)]
pub enum WrittenColumn<'d> {
    /// A canonical column.
    Field(Field),
    /// A derived column, with the values recorded by an imported clean file, if any.
    Resolved(Resolved, Option<&'d Column>),
    /// A column specific to the file.
    Kept(&'d str, &'d Column),
}

impl<'d> WrittenColumn<'d> {
    /// Its header.
    pub const fn name(&self) -> &'d str {
        match self {
            Self::Field(field) => field.name(),
            Self::Resolved(column, _) => column.name(),
            Self::Kept(header, _) => header,
        }
    }
}

/// The canonical columns, with the district after the region and each date after the text from
/// which it is read; then the unknown columns; then where each record came from.
pub fn layout<'d>(dataset: &'d Dataset, options: &Options) -> Vec<WrittenColumn<'d>> {
    let mut columns = Vec::with_capacity(Field::ALL.len() + dataset.extra.len() + 4);
    for field in Field::exported() {
        columns.push(WrittenColumn::Field(field));
        if field == Field::Region {
            columns.push(WrittenColumn::Resolved(Resolved::District, None));
        }
        let date = match field {
            Field::Start => Resolved::StartDate,
            Field::End => Resolved::EndDate,
            _ => continue,
        };
        if options.dates {
            columns.push(WrittenColumn::Resolved(date, None));
        }
    }
    let is_shown = |header: &String| options.personal || !dataset.personal.contains(header);
    let kept = dataset.extra.iter().filter(|(header, _)| is_shown(header));
    let is_provenance =
        |header: &str| Resolved::from_header(header).is_some_and(Resolved::is_provenance);
    let has_provenance = kept.clone().any(|(header, _)| is_provenance(header));
    let traced = match options.provenance {
        Provenance::Always => true,
        Provenance::WhereSeveral => has_provenance || dataset.origins.len() > 1,
        Provenance::Never => false,
    };
    for (header, column) in kept.clone() {
        if !is_provenance(header) {
            columns.push(WrittenColumn::Kept(header, column));
        }
    }
    if traced {
        for resolved in [Resolved::SourceFile, Resolved::SourceRow] {
            let known = kept.clone().find(|(header, _)| header == resolved.name());
            columns.push(WrittenColumn::Resolved(
                resolved,
                known.map(|(_, column)| column),
            ));
        }
    }
    columns
}

/// Writes the value of a derived column. Where a record came from is taken from its clean file,
/// else it is the file that was read.
pub fn write_derived(
    dataset: &Dataset,
    row: Row,
    column: Resolved,
    known: Option<&Column>,
    cell: &mut String,
) {
    let i = row.index();
    if let Some(known) = known
        .map(|known| known.get(row))
        .filter(|cell| !cell.is_empty())
    {
        return cell.push_str(known);
    }
    match column {
        Resolved::District => cell.push_str(dataset.district.get(row)),
        Resolved::StartDate => {
            if let Some(span) = dataset.start.get(i).copied().flatten() {
                cell.push_str(&iso(span.first));
            }
        }
        Resolved::EndDate => {
            if let Some(span) = dataset.end.get(i).copied().flatten() {
                cell.push_str(&iso(span.last));
            }
        }
        Resolved::SourceFile => {
            let origin = dataset.origin.get(i).copied().unwrap_or_default();
            if let Some(origin) = dataset.origins.get(usize::from(origin)) {
                cell.push_str(&normalise::text(&origin.file, &mut Removed::default()));
            }
        }
        Resolved::SourceRow => {
            if let Some(row) = dataset.row.get(i) {
                cell.push_str(&row.to_string());
            }
        }
    }
}
