//! Column mappings remembered from files with the same columns.

use records::record::Field;

/// Column mappings by the fingerprint of a file's headers.
pub struct Remembered(String);

impl Remembered {
    /// Parses the page's format: one line per fingerprint, `shape TAB header TAB column TAB header
    /// …`, with an empty column for one that is kept as it is. Lines in any other form are skipped:
    /// they may have been written by another version, or by hand.
    pub fn parse(text: String) -> Self {
        Self(text)
    }

    /// The column mapping for files with a fingerprint.
    pub fn columns(&self, shape: u64) -> Option<Vec<(String, Option<Field>)>> {
        let name = shape.to_string();
        let line = self
            .0
            .lines()
            .find_map(|line| line.strip_prefix(&name)?.strip_prefix('\t'))?;
        let cells: Vec<&str> = line.split('\t').collect();
        let field = |name: &str| Field::ALL.into_iter().find(|field| field.name() == name);
        let (pairs, _) = cells.as_chunks::<2>();
        Some(
            pairs
                .iter()
                .map(|[header, column]| ((*header).to_owned(), field(column)))
                .collect(),
        )
    }
}
