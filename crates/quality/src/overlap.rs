//! Compares a file with the data already shown.

use std::collections::HashSet;

use records::Row;
use records::dataset::{Dataset, merge};

/// The overlap between a file's records and those that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Records equal in every column to one that is shown: if added, they are counted once.
    pub same: u32,
    /// Records with the institution and the id of one that is shown, but other contents: if added,
    /// both count.
    pub changed: u32,
}

/// Compares a new file with the data sets that are shown.
#[must_use]
pub fn overlap(new: &Dataset, shown: &[&Dataset]) -> Overlap {
    let before: usize = shown.iter().map(|one| one.origins.len()).sum();
    let mut sets = shown.to_vec();
    sets.push(new);
    let all = merge(&sets);
    let is_new = |origin: u16| usize::from(origin) >= before;
    let origin = |row: Row| all.origin.get(row.index()).copied().unwrap_or_default();
    let same = all.repeats.iter();
    let same = same.filter(|one| is_new(one.origin) && !is_new(origin(one.kept)));
    let named = |row: &Row| !all.id.get(*row).is_empty();
    let name = |row: Row| (all.institution.get(row), all.id.get(row));
    let (added, stays): (Vec<Row>, Vec<Row>) = all
        .rows()
        .filter(named)
        .partition(|&row| is_new(origin(row)));
    let stays: HashSet<_> = stays.into_iter().map(name).collect();
    let changed = added.into_iter().filter(|&row| stays.contains(&name(row)));
    Overlap {
        same: same.count() as u32,
        changed: changed.count() as u32,
    }
}

#[cfg(test)]
pub(crate) mod testing {
    use ingest::{ImportOptions, Input, Resources, read};
    use records::dataset::{Dataset, Kind};

    /// The data set of a file with these rows: id, institution, partner, type, place.
    pub(crate) fn data(rows: &str) -> Dataset {
        let text = format!("id,institution,partner,type,place\n{rows}");
        let input = Input {
            name: "a.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options: ImportOptions::NONE,
        };
        let reading = read(&input, &Resources::default(), &mut |_| {});
        reading.dataset.expect("records")
    }
}

#[cfg(test)]
mod tests {
    use super::testing::data;
    use super::{Overlap, overlap};

    #[test]
    fn what_is_shown_already_is_counted_before_it_is_added() {
        let first = data("1,Tate,A,Loan,Leeds\n2,Tate,B,Loan,York\n,V&A,C,Loan,Bath\n");
        let other = data("7,V&A,A,Loan,Leeds\n");
        let cases = [
            (
                "1,Tate,A,Loan,Leeds\n2,Tate,B,Learning,York\n3,Tate,D,Loan,Ely\n",
                1,
                1,
            ),
            // An id is unique within its institution, and an empty id identifies nothing.
            ("1,V&A,A,Loan,Leeds\n,V&A,C,Learning,Bath\n", 0, 0),
            ("7,V&A,A,Loan,Leeds\n", 1, 0),
            ("8,Tate,A,Loan,Leeds\n8,Tate,A,Loan,Leeds\n", 0, 0),
        ];
        for (rows, same, changed) in cases {
            let found = overlap(&data(rows), &[&first, &other]);
            assert_eq!(found, Overlap { same, changed }, "{rows}");
        }
        assert_eq!(overlap(&first, &[]), Overlap::default());
    }
}
