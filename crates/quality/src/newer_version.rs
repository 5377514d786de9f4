//! Whether a file is a newer version of one that is shown.

use crate::overlap::{Overlap, overlap};
use records::dataset::Dataset;

/// What is compared of a file.
#[derive(Clone, Debug, Default)]
pub struct ComparedFile {
    /// Its name; `None` for data that the site provides.
    pub name: Option<String>,
    /// The fingerprint of its headers.
    pub shape: Option<u64>,
    /// Its records; `None` where they are too many to be compared.
    pub data: Option<Dataset>,
}

/// The index, among the files shown, of the one of which a new file appears to be a newer version:
/// the first with the same name, else the first with the same columns and some of the same records.
#[must_use]
pub fn newer_version(new: &ComparedFile, shown: &[ComparedFile]) -> Option<usize> {
    let by_name = shown
        .iter()
        .position(|one| one.name.is_some() && one.name == new.name);
    let shares = |one: &ComparedFile| {
        let (Some(new), Some(old)) = (&new.data, &one.data) else {
            return false;
        };
        overlap(new, &[old]) != Overlap::default()
    };
    let by_records = || {
        let alike = |one: &ComparedFile| one.shape.is_some() && one.shape == new.shape;
        shown.iter().position(|one| alike(one) && shares(one))
    };
    by_name.or_else(by_records)
}

#[cfg(test)]
mod tests {
    use super::{ComparedFile, newer_version};
    use crate::overlap::testing::data;

    const LOAN: &str = "1,Tate,A,Loan,Leeds\n";

    fn file(name: Option<&str>, shape: Option<u64>, rows: &str) -> ComparedFile {
        ComparedFile {
            name: name.map(str::to_owned),
            shape,
            data: Some(data(rows)),
        }
    }

    #[test]
    fn a_newer_version_has_the_name_or_the_columns_and_some_records() {
        let too_large = |name| ComparedFile {
            data: None,
            ..file(Some(name), Some(5), LOAN)
        };
        let changed = "1,Tate,A,Learning,Leeds\n2,Tate,B,Loan,York\n";
        let shown = [
            // What the site provides has no name.
            file(None, None, LOAN),
            file(Some("2024.csv"), Some(5), LOAN),
            file(Some("other.csv"), Some(6), "9,V&A,C,Loan,Bath\n"),
            too_large("huge.csv"),
        ];
        for (new, expected) in [
            (
                file(Some("2024.csv"), Some(7), "3,Tate,D,Loan,Ely\n"),
                Some(1),
            ),
            (file(Some("other.csv"), Some(5), LOAN), Some(2)),
            (file(Some("2025.csv"), Some(5), LOAN), Some(1)),
            (file(Some("2025.csv"), Some(5), changed), Some(1)),
            // The same columns, as in every copy of a template, but no record in common.
            (file(Some("2025.csv"), Some(5), "3,Tate,D,Loan,Ely\n"), None),
            // A record in common, but other columns.
            (file(Some("2025.csv"), Some(7), LOAN), None),
            (file(Some("2025.csv"), None, LOAN), None),
            (file(None, None, LOAN), None),
            (too_large("2025.csv"), None),
            (too_large("huge.csv"), Some(3)),
        ] {
            let found = newer_version(&new, &shown);
            assert_eq!(found, expected, "{:?} {:?}", new.name, new.shape);
        }
        assert_eq!(newer_version(&shown[1], &[]), None);
    }
}
