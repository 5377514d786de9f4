//! What was found out about a file, so that reading it after looking at it need not find it out again.

use super::choices::Choices;
use super::clues::Resources;
use super::content::Evidence;
use super::decode::Encoding;
use super::dialect::{self, Dialect};
use super::guess::all_evidence;
use super::sample::Sample;

/// What was found out about one file: its shape and what its cells look like. It holds for one
/// content and one set of tables, whatever is settled.
#[derive(Default)]
pub struct InspectionCache {
    shape: Option<(FileFormat, DialectShape)>,
    cells: Option<Cells>,
}

/// The choices that the rest depends on: encoding, delimiter, row of the header.
type FileFormat = (Option<Encoding>, Option<char>, Option<u32>);

/// A [`Dialect`] without its text.
#[derive(Clone, Copy)]
struct DialectShape {
    /// Where the body begins.
    start: usize,
    rest: Dialect<'static>,
}

/// Some rows' cells and what they look like, by column.
pub(super) struct Cells {
    pub sample: Sample,
    pub evidence: Vec<Vec<Evidence>>,
}

impl InspectionCache {
    /// As [`dialect::of`].
    pub(super) fn dialect<'t>(&mut self, text: &'t str, choices: &Choices) -> Option<Dialect<'t>> {
        let settled = (choices.encoding, choices.delimiter, choices.header);
        let known = self.shape.filter(|(of, _)| *of == settled);
        if let Some((_, DialectShape { start, rest })) = known {
            let body = text.get(start..)?;
            return Some(Dialect { body, ..rest });
        }
        *self = Self::default();
        let dialect = dialect::of(text, choices)?;
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
    pub(super) fn cells(&mut self, dialect: &Dialect<'_>, resources: &Resources<'_>) -> &Cells {
        self.cells.get_or_insert_with(|| {
            let sample = Sample::of(dialect);
            let evidence = all_evidence(&sample, resources);
            Cells { sample, evidence }
        })
    }
}
