//! The template: an empty file to fill in.

use records::csv::write_row;

/// A CSV with the columns that most returns need and two rows that show how to fill them in. Both
/// rows say in `id`, `title` and `certainty` that they are examples to delete; the import accepts
/// them, and marks the file as illustrative while they remain.
#[must_use]
pub fn template() -> String {
    const ROWS: [[&str; 17]; 3] = [
        [
            "id",
            "project",
            "institution",
            "partner",
            "partner_kind",
            "place",
            "postcode",
            "region",
            "partnership_type",
            "funding_stream",
            "start",
            "end",
            "title",
            "description",
            "url",
            "source",
            "certainty",
        ],
        [
            "EXAMPLE-1",
            "EXAMPLE-A",
            "Example national museum",
            "Example town museum",
            "Museum or gallery",
            "Leeds",
            "LS2 8BH",
            "Yorkshire and The Humber",
            "Loan; Learning",
            "Art Fund; Local authority",
            "2008-09",
            "2009-10",
            "Example: delete this row",
            "Several values in one cell are parted by a semicolon.",
            "https://example.org",
            "Annual return 2008-09",
            "illustrative",
        ],
        [
            "EXAMPLE-2",
            "EXAMPLE-A",
            "Example national museum",
            "Example university",
            "University",
            "Cardiff",
            "CF10",
            "Wales",
            "Research and scholarship",
            "Not stated",
            "01/04/2008",
            "31/03/2009",
            "Example: delete this row",
            "Dates are day, month, year.",
            "",
            "",
            "illustrative",
        ],
    ];
    let mut out = String::new();
    for row in ROWS {
        write_row(&mut out, row.into_iter());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::template;
    use ingest::{Code, ImportOptions, Input, Outcome, Resources, read};
    use records::dataset::Kind;

    #[test]
    fn our_own_reader_takes_it() {
        let text = template();
        let input = Input {
            name: "template.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options: ImportOptions::NONE,
        };
        let report = read(&input, &Resources::default(), &mut |_| {}).report;
        assert_eq!((report.outcome, report.accepted), (Outcome::AcceptWarn, 2));
        assert_eq!(report.counts, [(Code::Illustrative, 1)]);
        assert!(report.columns.iter().all(|column| column.field.is_some()));
    }
}
