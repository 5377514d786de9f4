//! Caches the findings about a file, so that reading it after inspecting it need not repeat them.

use crate::bytes::decode::Encoding;
use crate::columns::column_profile::TypeScore;
use crate::columns::infer::all_evidence;
use crate::geocode::location_input::Resources;
use crate::import_options::ImportOptions;
use crate::table::dialect::{self, Dialect};
use crate::table::sample::Sample;

/// The findings about one file: its shape and what its cells look like. They are valid for one
/// content and one set of tables, whatever the user decides.
#[derive(Default)]
pub struct InspectionCache {
    shape: Option<(FileFormat, DialectShape)>,
    cells: Option<Cells>,
}

/// The options on which the rest depends: encoding, delimiter, row of the header.
type FileFormat = (Option<Encoding>, Option<char>, Option<u32>);

/// A [`Dialect`] without its text.
#[derive(Clone, Copy)]
struct DialectShape {
    /// The offset in the text at which the body begins.
    start: usize,
    rest: Dialect<'static>,
}

/// A sample of the table's rows and the types of its columns.
pub(crate) struct Cells {
    pub sample: Sample,
    pub evidence: Vec<Vec<TypeScore>>,
}

impl InspectionCache {
    /// Detects the dialect as [`dialect::find`] does, once.
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
        let dialect = dialect::find(text, options)?;
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
            let sample = Sample::new(dialect);
            let evidence = all_evidence(&sample, resources);
            Cells { sample, evidence }
        })
    }
}
