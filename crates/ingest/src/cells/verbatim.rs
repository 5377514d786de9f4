//! Cells that a user chose to keep verbatim. A clean file records them, so that they are not
//! corrected again when it is read back.

use hashbrown::HashSet;

use super::overrides::Overrides;
use crate::headers::columns::Columns;
use crate::table::rows::{RowStep, Rows};
use records::record::Field;

/// The header of the column that names those columns, separated by semicolons. Only a file that has
/// such cells has this column.
pub const HEADER: &str = "as_found";

/// Cells by row and column.
pub type AsFound = HashSet<(u32, Field)>;

/// The cells that a clean file's rows name.
pub(crate) fn read(mut rows: Rows<'_>, columns: &Columns) -> AsFound {
    let mut as_found = AsFound::default();
    let Some(&cell) = columns.as_found.and_then(|at| columns.kept.get(at)) else {
        return as_found;
    };
    loop {
        match rows.next() {
            RowStep::End => return as_found,
            RowStep::Unclosed => {}
            RowStep::Row => {
                let number = rows.number();
                as_found.extend(fields(rows.row().cell(cell)).map(|field| (number, field)));
            }
        }
    }
}

fn fields(cell: &str) -> impl Iterator<Item = Field> {
    cell.split(';').filter_map(|name| {
        let name = name.trim();
        Field::ALL.into_iter().find(|field| field.name() == name)
    })
}

/// The value of the column for a row in which the user undid corrections.
pub(crate) fn written(row: u32, settled: &Overrides) -> Option<String> {
    if !settled.is_undone_here(row) {
        return None;
    }
    let names: Vec<&str> = Field::ALL
        .iter()
        .filter(|field| settled.is_undone(row, **field))
        .map(|field| field.name())
        .collect();
    Some(names.join("; "))
}

#[cfg(test)]
mod tests {
    use crate::{Import, ImportOptions, Input, Resources, read};
    use export::{Options, csv_with};
    use records::dataset::Kind;
    use records::record::Field;

    fn reading(text: &str, options: &ImportOptions) -> Import {
        let input = Input {
            name: "a.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options,
        };
        read(&input, &Resources::default(), &mut |_| {})
    }

    fn written(reading: &Import) -> String {
        let data = reading.dataset.as_ref().expect("records");
        csv_with(data, data.rows(), &Options::default())
    }

    #[test]
    fn what_was_undone_stays_so_when_the_clean_file_is_read() {
        let text = "institution,partner,place,partnership_type,title,audience\n\
            V&A,A,\"1 High Street, Leeds LS1 3AA\",Training,V&amp;A,£1k\n\
            V&A,B,Leeds,Training,V&amp;A,2\n";
        let undone = [
            Field::PartnershipType,
            Field::Title,
            Field::Place,
            Field::Institution,
        ];
        let options = ImportOptions {
            undone: undone.map(|field| (2, field)).to_vec(),
            ..ImportOptions::default()
        };
        let first = reading(text, &options);
        let clean = written(&first);
        assert!(
            clean.contains("institution; place; partnership_type; title"),
            "{clean}"
        );
        let second = reading(&clean, ImportOptions::NONE);
        assert_eq!(written(&second), clean);
        assert!(
            clean.contains(",Training,") && clean.contains("V&amp;A"),
            "{clean}"
        );
        // Nothing can be redone: the decision was made in another file.
        assert!(second.report.corrections.iter().all(|one| !one.undone));
        // A further verbatim cell is added to the others.
        let more = ImportOptions {
            undone: vec![(3, Field::Partner), (2, Field::Partner)],
            ..ImportOptions::default()
        };
        let third = written(&reading(&clean, &more));
        assert_eq!(
            third.matches("partner; ").count() + third.matches(",partner\r").count(),
            2,
            "{third}"
        );
        assert_eq!(written(&reading(&third, ImportOptions::NONE)), third);
    }

    #[test]
    fn a_foreign_column_of_that_name_is_kept_as_it_is() {
        let text = "institution,partner,place,partnership_type,as_found\n\
            V&A,A,Leeds,Training,partnership_type\n";
        let read = reading(text, ImportOptions::NONE);
        let clean = written(&read);
        assert!(clean.contains("Staff development"), "{clean}");
    }
}
