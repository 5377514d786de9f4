//! What was settled before about files whose columns are the same.

use records::record::Field;

/// Columns and what they hold, by the shape of a file.
pub struct Remembered(String);

impl Remembered {
    /// As the page keeps it: one line a shape, `shape TAB header TAB column TAB header …`, with an
    /// empty column for one that is kept as it is. What does not fit is passed over: it may have
    /// been written by another version, or by hand.
    pub fn parse(text: String) -> Self {
        Self(text)
    }

    /// What was settled about files of a shape.
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
