//! The report as a table, one row a finding, so that each museum can be sent its own.

use super::completeness::Measure;
use super::{
    Audit, Changed, Double, Likeness, RecordRef, RepeatedRecord, Similar, Strength, Unlisted,
    WholeFile,
};
use crate::export::write_row;
use crate::order;
use crate::record::Field;

const HEADER: [&str; 7] = [
    "file",
    "institution",
    "row",
    "column",
    "kind",
    "found",
    "done",
];

/// Every finding as CSV with the columns file, institution, row, column, kind, found, done: in the
/// order of institutions, files and rows. `kind` is an issue's code, or one of `CORRECTED`,
/// `CORRECTION_UNDONE`, `VALUE_NOT_LISTED`, `NEAR_DUPLICATE_VALUE`, `LIKELY_DOUBLE`, `RECIPROCAL_RECORD`, `REPEATED_RECORD`, `REPEATED_FILE`
/// and `INCOMPLETE`. Where a list of the report was cut, so is this; of a report that was narrowed
/// it is the part.
#[must_use]
pub fn audit_csv(audit: &Audit) -> String {
    let mut lines = Lines {
        audit,
        lines: Vec::new(),
    };
    lines.issues();
    audit.changed.iter().for_each(|one| lines.changed(one));
    audit.unlisted.iter().for_each(|one| lines.unlisted(one));
    audit
        .similar
        .list
        .iter()
        .for_each(|pair| lines.similar(pair));
    audit
        .doubles
        .list
        .iter()
        .for_each(|double| lines.double(double));
    audit
        .repeats
        .list
        .iter()
        .for_each(|repeat| lines.repeat(repeat));
    audit
        .whole_files
        .iter()
        .for_each(|whole| lines.whole_file(whole));
    lines.incomplete();
    lines.narrow();
    order::by(&mut lines.lines, &mut |a, b| a.cmp(b));
    let mut out = String::new();
    write_row(&mut out, HEADER.into_iter());
    for line in &lines.lines {
        let row = line.row.map_or_else(String::new, |row| row.to_string());
        let cells: [&str; 7] = [
            line.file,
            &line.institution,
            &row,
            &line.column,
            line.kind,
            &line.found,
            &line.done,
        ];
        write_row(&mut out, cells.into_iter());
    }
    out
}

/// One finding, in the order of its fields.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line<'a> {
    institution: String,
    file: &'a str,
    row: Option<u32>,
    kind: &'static str,
    column: String,
    found: String,
    done: String,
}

struct Lines<'a> {
    audit: &'a Audit,
    lines: Vec<Line<'a>>,
}

impl<'a> Lines<'a> {
    fn file(&self, file: u32) -> &'a str {
        let file = self.audit.files.get(file as usize);
        file.map_or("", |file| file.file.as_str())
    }

    fn issues(&mut self) {
        for kind in &self.audit.issues {
            for finding in &kind.findings {
                self.lines.push(Line {
                    institution: finding.institution.clone(),
                    file: self.file(finding.file),
                    row: finding.row,
                    kind: kind.code.name(),
                    column: finding.column.clone().unwrap_or_default(),
                    found: finding.found.clone(),
                    done: finding.done.clone(),
                });
            }
        }
    }

    fn changed(&mut self, one: &Changed) {
        let (kind, done) = match one.undone {
            true => (
                "CORRECTION_UNDONE",
                "taken as it stands, as chosen".to_owned(),
            ),
            false => (
                "CORRECTED",
                format!("read as “{}” ({})", one.to, one.code.name()),
            ),
        };
        self.lines.push(Line {
            institution: one.institution.clone(),
            file: self.file(one.file),
            row: Some(one.row),
            kind,
            column: one.field.name().to_owned(),
            found: format!("“{}” in {}", one.from, rows(&[one.row], one.count)),
            done,
        });
    }

    fn unlisted(&mut self, one: &Unlisted) {
        let near = one.near.as_ref();
        let near = near.map_or_else(String::new, |near| format!("; it may mean “{near}”"));
        self.lines.push(Line {
            institution: one.institution.clone(),
            file: self.file(one.file),
            row: Some(one.row),
            kind: "VALUE_NOT_LISTED",
            column: one.field.name().to_owned(),
            found: format!("“{}” in {}", one.value, rows(&[one.row], one.count)),
            done: format!("kept as it is{near}"),
        });
    }

    fn similar(&mut self, pair: &Similar) {
        for of in &pair.uses {
            self.lines.push(Line {
                institution: of.institution.clone(),
                file: self.file(of.file),
                row: of.rows.first().copied(),
                kind: "NEAR_DUPLICATE_VALUE",
                column: pair.field.name().to_owned(),
                found: format!("“{}” in {}", pair.other, rows(&of.rows, of.records)),
                done: format!(
                    "nothing was changed; {}. If they are one, write “{}” ({})",
                    pair.difference(),
                    pair.keep,
                    counted(pair.keep_records, "record")
                ),
            });
        }
    }

    fn double(&mut self, double: &Double) {
        let reciprocal = double.likeness == Likeness::Reciprocal;
        let kind = if reciprocal {
            "RECIPROCAL_RECORD"
        } else {
            "LIKELY_DOUBLE"
        };
        let narrow = &self.audit.narrow;
        let both = double.record.institution != double.of.institution
            || !narrow.takes(double.record.file, &double.record.institution);
        let mut say = |record: &RecordRef, of: &RecordRef| {
            let strength = match double.strength {
                Strength::Strong => "almost surely",
                Strength::Likely => "probably",
                Strength::Possible => "possibly",
            };
            self.lines.push(Line {
                institution: record.institution.clone(),
                file: self.file(record.file),
                row: Some(record.row),
                kind,
                column: String::new(),
                found: format!("{}: {}", record.partner, likeness(double.likeness)),
                done: format!(
                    "{strength} the same as {}; both are counted. Remove one if they are",
                    self.place(record, of)
                ),
            });
        };
        say(&double.record, &double.of);
        if both {
            say(&double.of, &double.record);
        }
    }

    fn place(&self, from: &RecordRef, to: &RecordRef) -> String {
        let by = match to.institution == from.institution {
            true => String::new(),
            false => format!(", reported by {}", to.institution),
        };
        match to.file == from.file {
            true => format!("row {}{by}", to.row),
            false => format!("row {} of {}{by}", to.row, self.file(to.file)),
        }
    }

    fn repeat(&mut self, repeat: &RepeatedRecord) {
        let (left_out, kept) = (&repeat.left_out, &repeat.kept);
        let narrow = &self.audit.narrow;
        let (this, other) = match narrow.takes(left_out.file, &left_out.institution) {
            true => (left_out, kept),
            false => (kept, left_out),
        };
        self.lines.push(Line {
            institution: this.institution.clone(),
            file: self.file(this.file),
            row: Some(this.row),
            kind: "REPEATED_RECORD",
            column: String::new(),
            found: this.partner.clone(),
            done: format!("the same as {}; counted once", self.place(this, other)),
        });
    }

    /// Leaves out what is of another file or institution than the report is narrowed to.
    fn narrow(&mut self) {
        let narrow = &self.audit.narrow;
        let file = narrow.file.map(|file| self.file(file));
        self.lines.retain(|line| {
            let of = narrow.institution.as_ref();
            let by = &line.institution;
            file.is_none_or(|file| file == line.file)
                && of.is_none_or(|of| of == by || by.is_empty())
        });
    }

    fn whole_file(&mut self, whole: &WholeFile) {
        let institutions = self.audit.files.get(whole.file as usize);
        let institution = match institutions.map(|file| file.institutions.as_slice()) {
            Some([(only, _)]) => only.clone(),
            _ => String::new(),
        };
        let of = self.file(whole.of);
        self.lines.push(Line {
            institution,
            file: self.file(whole.file),
            row: None,
            kind: "REPEATED_FILE",
            column: String::new(),
            found: match whole.same {
                true => format!("the same records as {of}"),
                false => format!("all its records stand in {of} too"),
            },
            done: format!("{} counted once", counted(whole.records, "record")),
        });
    }

    /// What should be given and is not, institution by institution.
    fn incomplete(&mut self) {
        const SHOULD: [(Measure, &str); 4] = [
            (Measure::Column(Field::PartnerKind), "kind of partner"),
            (Measure::Position, "position on the map"),
            (Measure::Column(Field::FundingStream), "funding stream"),
            (Measure::Column(Field::Start), "start"),
        ];
        let completeness = &self.audit.completeness;
        for (institution, records, filled) in &completeness.institutions {
            for (measure, what) in SHOULD {
                let has = completeness.measures.iter().zip(filled);
                let has = has.filter(|(of, _)| **of == measure).map(|(_, has)| *has);
                let without = records - has.sum::<u32>();
                if without == 0 {
                    continue;
                }
                self.lines.push(Line {
                    institution: institution.clone(),
                    file: self.audit.narrow.file.map_or("", |file| self.file(file)),
                    row: None,
                    kind: "INCOMPLETE",
                    column: measure.name().to_owned(),
                    found: format!(
                        "{without} of {} without a {what}",
                        counted(*records, "record")
                    ),
                    done: "give it where it is known".to_owned(),
                });
            }
        }
    }
}

fn rows(first: &[u32], records: u32) -> String {
    let named: Vec<String> = first.iter().map(u32::to_string).collect();
    let further = records.saturating_sub(first.len() as u32);
    let more = match further {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    let unit = if records == 1 { "row" } else { "rows" };
    format!("{unit} {}{more}", named.join(", "))
}

fn likeness(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::Everything => "the same in every column",
        Likeness::Title => "the same partner, as far as its name tells, and the same title",
        Likeness::Reciprocal => "each reports the other as its partner",
        Likeness::Period => "the same partner, as far as its name tells, type and time",
    }
}

fn counted(n: u32, unit: &str) -> String {
    format!("{n} {unit}{}", if n == 1 { "" } else { "s" })
}
