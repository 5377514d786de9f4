//! Reading a file again with settings that make it unreadable, and the way back.

use crate::{ImportOptions, Outcome, Report};

/// A file that yields no records with the settings that the user chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedReread {
    /// The options with which it was read before, when it had records or its columns could be
    /// mapped.
    pub before: ImportOptions,
    /// Whether it is not a table at all with these settings, so that its inspection is that of the
    /// import before.
    pub is_unread: bool,
}

impl FailedReread {
    /// The failure that a result of reading again represents, if it is one: there are no records,
    /// and either it is not a table any more (`is_unread`), or it had records (`was_usable`), or
    /// the import before was a failure too. `before` are the options of the import before; those of
    /// an earlier failure lead further back.
    #[must_use]
    pub fn new(
        report: &Report,
        is_unread: bool,
        was_usable: bool,
        before: &ImportOptions,
        earlier: Option<Self>,
    ) -> Option<Self> {
        let is_worse = is_unread || was_usable || earlier.is_some();
        (report.outcome == Outcome::Refuse && is_worse).then(|| Self {
            before: earlier.map_or_else(|| before.clone(), |earlier| earlier.before),
            is_unread,
        })
    }

    /// Reverts the settings that made reading fail: sheet, encoding, delimiter and header row
    /// become those of before; where these are unchanged, all options do.
    pub fn revert(self, options: &mut ImportOptions) {
        let Self { before, .. } = self;
        let is_same_format = options.encoding == before.encoding
            && options.delimiter == before.delimiter
            && options.header == before.header
            && options.sheet == before.sheet;
        if is_same_format {
            *options = before;
        } else {
            options.encoding = before.encoding;
            options.delimiter = before.delimiter;
            options.header = before.header;
            options.sheet = before.sheet;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FailedReread;
    use crate::{ImportOptions, Input, Report, Resources, read};
    use records::dataset::Kind;
    use records::record::Field;

    const RETURN: &str = "institution,partner,type,place\nTate,Leeds Art Gallery,Loan,Leeds\n";

    fn report(options: &ImportOptions) -> Report {
        let input = Input {
            name: "a.csv",
            bytes: RETURN.as_bytes(),
            kind: Kind::Reported,
            options,
        };
        read(&input, &Resources::default(), &mut |_| {}).report
    }

    fn header(row: u32) -> ImportOptions {
        ImportOptions {
            header: Some(row),
            ..ImportOptions::default()
        }
    }

    #[test]
    fn a_failure_is_a_result_that_is_worse_than_before() {
        let (good, bad) = (report(ImportOptions::NONE), report(&header(2)));
        assert_eq!((good.accepted, bad.accepted), (1, 0));
        let earlier = || FailedReread {
            before: header(1),
            is_unread: true,
        };
        let before = &header(9);
        for (report, is_unread, was_usable, earlier, expected) in [
            (&good, false, true, None, None),
            (&good, false, false, Some(earlier()), None),
            // Its columns were to be mapped, and still are.
            (&bad, false, false, None, None),
            (&bad, false, true, None, Some((9, false))),
            (&bad, true, false, None, Some((9, true))),
            // After a second failure, the way back leads to where it could be read.
            (&bad, false, false, Some(earlier()), Some((1, false))),
            (&bad, true, false, Some(earlier()), Some((1, true))),
        ] {
            let case = format!("{is_unread} {was_usable} {earlier:?}");
            let found = FailedReread::new(report, is_unread, was_usable, before, earlier);
            let expected = expected.map(|(row, is_unread)| FailedReread {
                before: header(row),
                is_unread,
            });
            assert_eq!(found, expected, "{case}");
        }
    }

    #[test]
    fn reverting_keeps_the_columns_where_settings_were_to_blame() {
        let columns = vec![("Where".to_owned(), Some(Field::Place))];
        let failed = |before: &ImportOptions| FailedReread {
            before: before.clone(),
            is_unread: false,
        };
        let mut options = ImportOptions {
            delimiter: Some(';'),
            columns: columns.clone(),
            ..header(4)
        };
        failed(&header(1)).revert(&mut options);
        assert_eq!(
            options,
            ImportOptions {
                columns: columns.clone(),
                ..header(1)
            }
        );

        // The same settings: the columns were to blame.
        failed(&header(1)).revert(&mut options);
        assert_eq!(options, header(1));
    }
}
