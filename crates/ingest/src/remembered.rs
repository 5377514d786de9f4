//! Column mappings remembered from files with the same columns.

use records::record::Field;

/// The number of mappings that are remembered, newest first.
const KEPT: usize = 50;

/// Column mappings by the fingerprint of a file's headers ([`crate::Inspection::shape`]), as the
/// text that the browser stores.
///
/// One line per fingerprint, newest first: `shape TAB header TAB column TAB header …`, with an empty
/// column for one that is kept as it is. Lines in any other form are skipped: they may have been
/// written by another version, or by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RememberedColumns(pub String);

impl RememberedColumns {
    /// The column mapping for files with a fingerprint.
    #[must_use]
    pub fn columns(&self, shape: u64) -> Option<Vec<(String, Option<Field>)>> {
        let start = start(shape);
        let line = self.0.lines().find_map(|line| line.strip_prefix(&start))?;
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

    /// The mappings with one added, instead of an earlier one for the same fingerprint. `None`
    /// where there is nothing to remember: no mapping, no header (fingerprint 0), or a header with a
    /// tab or a line break, which a line cannot hold.
    #[must_use]
    pub fn with(&self, shape: u64, columns: &[(String, Option<Field>)]) -> Option<Self> {
        let is_broken = |(header, _): &(String, _)| header.contains(['\t', '\n', '\r']);
        if shape == 0 || columns.is_empty() || columns.iter().any(is_broken) {
            return None;
        }
        let mut line = shape.to_string();
        for (header, field) in columns {
            let field = field.map_or("", |field| field.name());
            line = format!("{line}\t{header}\t{field}");
        }
        let others = self.others(shape);
        let lines = std::iter::once(line.as_str()).chain(others).take(KEPT);
        Some(Self(lines.collect::<Vec<_>>().join("\n")))
    }

    /// The mappings without the one for a fingerprint.
    #[must_use]
    pub fn without(&self, shape: u64) -> Self {
        Self(self.others(shape).collect::<Vec<_>>().join("\n"))
    }

    fn others(&self, shape: u64) -> impl Iterator<Item = &str> {
        let start = start(shape);
        self.0.lines().filter(move |line| !line.starts_with(&start))
    }
}

/// How the line of a fingerprint begins.
fn start(shape: u64) -> String {
    format!("{shape}\t")
}

#[cfg(test)]
mod tests {
    use super::{KEPT, RememberedColumns};
    use records::record::Field::{self, Institution, Partner, Place};

    fn columns(given: &[(&str, Option<Field>)]) -> Vec<(String, Option<Field>)> {
        let given = given.iter();
        given
            .map(|&(header, field)| (header.to_owned(), field))
            .collect()
    }

    #[test]
    fn what_is_remembered_is_found_by_its_headers() {
        let own = columns(&[
            ("Lead museum", Some(Institution)),
            ("Working with", Some(Partner)),
            ("Notes", None),
        ]);
        let other = columns(&[("Where", Some(Place))]);
        let kept = RememberedColumns::default().with(12, &own).expect("kept");
        let kept = kept.with(1, &other).expect("kept");
        assert_eq!(kept.columns(12), Some(own.clone()));
        assert_eq!(kept.columns(1), Some(other.clone()));
        assert_eq!(kept.columns(2), None);
        assert_eq!(
            kept.0,
            "1\tWhere\tplace\n12\tLead museum\tinstitution\tWorking with\tpartner\tNotes\t"
        );

        let again = kept.with(12, &other).expect("kept");
        assert_eq!(again.columns(12), Some(other));
        assert_eq!(again.0.lines().count(), 2);

        let gone = again.without(12);
        assert_eq!((gone.columns(12), gone.0.lines().count()), (None, 1));
    }

    #[test]
    fn what_a_line_cannot_hold_is_not_remembered() {
        let kept = RememberedColumns::default();
        for (shape, given) in [
            (0, &[("Where", Some(Place))][..]),
            (7, &[]),
            (
                7,
                &[("Where", Some(Place)), ("Name\nof partner", Some(Partner))],
            ),
            (7, &[("Name\tof partner", Some(Partner))]),
            (7, &[("Name\rof partner", None)]),
        ] {
            assert_eq!(kept.with(shape, &columns(given)), None, "{given:?}");
        }
    }

    #[test]
    fn the_oldest_is_forgotten() {
        let mut kept = RememberedColumns::default();
        for shape in 1..=KEPT as u64 + 1 {
            let given = columns(&[("Where", Some(Place))]);
            kept = kept.with(shape, &given).expect("kept");
        }
        assert_eq!(kept.0.lines().count(), KEPT);
        assert_eq!((kept.columns(1), kept.columns(2).is_some()), (None, true));
    }

    #[test]
    fn lines_in_another_form_are_skipped() {
        let kept = RememberedColumns(
            "nonsense\n7\n7\tWhere\tplace\tlast\n8\tA\tno_such_column".to_owned(),
        );
        assert_eq!(kept.columns(7), Some(columns(&[("Where", Some(Place))])));
        assert_eq!(kept.columns(8), Some(columns(&[("A", None)])));
    }
}
