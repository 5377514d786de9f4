//! What was found out about a file, so that reading it after looking at it need not find it out again.

use crate::bytes::decode::Encoding;
use crate::columns::column_profile::TypeScore;
use crate::columns::infer::all_evidence;
use crate::geocode::location_input::Resources;
use crate::import_options::ImportOptions;
use crate::table::dialect::{self, Dialect};
use crate::table::sample::Sample;

/// What was found out about one file: its shape and what its cells look like. It holds for one
/// content and one set of tables, whatever is settled.
#[derive(Default)]
pub struct InspectionCache {
    shape: Option<(FileFormat, DialectShape)>,
    cells: Option<Cells>,
}

/// The options that the rest depends on: encoding, delimiter, row of the header.
type FileFormat = (Option<Encoding>, Option<char>, Option<u32>);

/// A [`Dialect`] without its text.
#[derive(Clone, Copy)]
struct DialectShape {
    /// Where the body begins.
    start: usize,
    rest: Dialect<'static>,
}

/// Some rows' cells and what they look like, by column.
pub(crate) struct Cells {
    pub sample: Sample,
    pub evidence: Vec<Vec<TypeScore>>,
}

impl InspectionCache {
    /// As [`dialect::of`].
    pub(crate) fn dialect<'t>(
        &mut self,
        text: &'t str,
        options: &ImportOptions,
    ) -> Option<Dialect<'t>> {
        let settled = (options.encoding, options.delimiter, options.header);
        let known = self.shape.filter(|(of, _)| *of == settled);
        if let Some((_, DialectShape { start, rest })) = known {
            let body = text.get(start..)?;
            return Some(Dialect { body, ..rest });
        }
        *self = Self::default();
        let dialect = dialect::of(text, options)?;
        let shape = DialectShape {
            start: text.len() - dialect.body.len(),
            rest: Dialect {
                body: "",
                ..dialect
            },
        };
        self.shape = Some((settled, shape));
        Some(dialect)
    }

    /// Samples the table's cells, once.
    pub(crate) fn cells(&mut self, dialect: &Dialect<'_>, resources: &Resources<'_>) -> &Cells {
        self.cells.get_or_insert_with(|| {
            let sample = Sample::of(dialect);
            let evidence = all_evidence(&sample, resources);
            Cells { sample, evidence }
        })
    }
}
