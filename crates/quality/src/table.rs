//! The report as a table with one row per finding, so that each museum can be sent its own.

use super::{
    Audit, Changed, Double, Finding, Likeness, RecordRef, RepeatedRecord, Similar, Strength,
    Unlisted, WholeFile,
};
use crate::completeness::Measure;
use crate::difference::Difference;
use ingest::Sentences;
use messages::Words;
use messages::phrase::Several;
use messages::phrases;
use records::csv::write_row;
use records::record::Field;
use records::sort;

const HEADER: [&str; 7] = [
    "file",
    "institution",
    "row",
    "column",
    "kind",
    "found",
    "done",
];

/// Every finding as CSV with the columns file, institution, row, column, kind, found, done, sorted
/// by institution, file and row. `kind` is an issue's code, or one of `CORRECTED`,
/// `CORRECTION_UNDONE`, `VALUE_NOT_LISTED`, `NEAR_DUPLICATE_VALUE`, `LIKELY_DOUBLE`,
/// `RECIPROCAL_RECORD`, `REPEATED_RECORD`, `REPEATED_FILE` and `INCOMPLETE`. Where a list of the
/// report was cut short or narrowed, so is this table. Found and done are in the language of
/// `words`; everything else is the same in every language.
#[must_use]
pub fn audit_csv(audit: &Audit, words: Words) -> String {
    let mut lines = Lines {
        audit,
        words,
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
    sort::stable_by(&mut lines.lines, &mut |a, b| a.cmp(b));
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

/// One finding, with its fields in the order of the columns.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct ReportLine<'a> {
    institution: String,
    file: &'a str,
    row: Option<u32>,
    kind: &'static str,
    column: String,
    found: String,
    done: String,
}

phrases! {
    /// Texts in the table other than issues.
    Note {
        NoteCorrected { from: String, rows: RowList, to: String, code: String },
        NoteUndone { from: String, rows: RowList },
        NoteUnlisted { value: String, rows: RowList },
        NoteUnlistedNear { value: String, rows: RowList, near: String },
        NoteSimilar { other: String, rows: RowList, keep: String, difference: Difference, n: u32 },
        NoteDouble { partner: String, likeness: LikenessWords, strength: StrengthWords, place: RecordPlace },
        NoteRepeat { partner: String, place: RecordPlace },
        NoteFileSame { file: String, n: u32 },
        NoteFileWithin { file: String, n: u32 },
        NoteIncomplete { n: u32, of: u32, what: Wanted },
    }
}

phrases! {
    /// The first of several rows.
    RowList {
        InRows { n: u32, rows: Several },
    }
}

phrases! {
    /// The file and row of a record.
    RecordPlace {
        PlaceRow { row: u32 },
        PlaceRowBy { row: u32, institution: String },
        PlaceRowOf { row: u32, file: String },
        PlaceRowOfBy { row: u32, file: String, institution: String },
    }
}

phrases! {
    /// How certain it is that two records are the same.
    StrengthWords {
        StrengthStrong,
        StrengthLikely,
        StrengthPossible,
    }
}

phrases! {
    /// What two records have in common.
    LikenessWords {
        LikeEverything,
        LikeTitle,
        LikeReciprocal,
        LikePeriod,
    }
}

phrases! {
    /// A value that a record should have.
    Wanted {
        WantedKind,
        WantedPosition,
        WantedFunding,
        WantedStart,
    }
}

struct Lines<'a> {
    audit: &'a Audit,
    words: Words,
    lines: Vec<ReportLine<'a>>,
}

impl<'a> Lines<'a> {
    fn file(&self, file: u32) -> &'a str {
        let file = self.audit.files.get(file as usize);
        file.map_or("", |file| file.file.as_str())
    }

    fn add(&mut self, line: ReportLine<'a>, note: &Note) {
        let said = Sentences::render(note, self.words);
        self.lines.push(ReportLine {
            done: said.advice(),
            found: said.message,
            ..line
        });
    }

    fn issues(&mut self) {
        for group in &self.audit.issues {
            for Finding {
                file,
                institution,
                issue,
            } in &group.findings
            {
                let said = issue.sentences(self.words);
                let column = issue.column.as_ref().map(|column| column.header.clone());
                self.lines.push(ReportLine {
                    institution: institution.clone(),
                    file: self.file(*file),
                    row: issue.row,
                    kind: group.code.name(),
                    column: column.unwrap_or_default(),
                    done: said.advice(),
                    found: said.message,
                });
            }
        }
    }

    fn changed(&mut self, one: &Changed) {
        let (from, rows) = (one.from.clone(), rows(&[one.row], one.count));
        let (kind, note) = match one.undone {
            true => ("CORRECTION_UNDONE", Note::NoteUndone { from, rows }),
            false => {
                let (to, code) = (one.to.clone(), one.code.name().to_owned());
                let note = Note::NoteCorrected {
                    from,
                    rows,
                    to,
                    code,
                };
                ("CORRECTED", note)
            }
        };
        let line = ReportLine {
            institution: one.institution.clone(),
            file: self.file(one.file),
            row: Some(one.row),
            column: one.field.name().to_owned(),
            ..ReportLine::new(kind)
        };
        self.add(line, &note);
    }

    fn unlisted(&mut self, one: &Unlisted) {
        let (value, rows) = (one.value.clone(), rows(&[one.row], one.count));
        let note = match one.near.clone() {
            Some(near) => Note::NoteUnlistedNear { value, rows, near },
            None => Note::NoteUnlisted { value, rows },
        };
        let line = ReportLine {
            institution: one.institution.clone(),
            file: self.file(one.file),
            row: Some(one.row),
            column: one.field.name().to_owned(),
            ..ReportLine::new("VALUE_NOT_LISTED")
        };
        self.add(line, &note);
    }

    fn similar(&mut self, pair: &Similar) {
        for of in &pair.uses {
            let note = Note::NoteSimilar {
                other: pair.other.clone(),
                rows: rows(&of.rows, of.records),
                keep: pair.keep.clone(),
                difference: pair.difference(),
                n: pair.keep_records,
            };
            let line = ReportLine {
                institution: of.institution.clone(),
                file: self.file(of.file),
                row: of.rows.first().copied(),
                column: pair.field.name().to_owned(),
                ..ReportLine::new("NEAR_DUPLICATE_VALUE")
            };
            self.add(line, &note);
        }
    }

    fn double(&mut self, double: &Double) {
        let kind = match double.likeness {
            Likeness::Reciprocal => "RECIPROCAL_RECORD",
            _ => "LIKELY_DOUBLE",
        };
        let narrow = &self.audit.narrow;
        let both = double.record.institution != double.of.institution
            || !narrow.takes(double.record.file, &double.record.institution);
        let mut say = |record: &RecordRef, of: &RecordRef| {
            let note = Note::NoteDouble {
                partner: record.partner.clone(),
                likeness: double.likeness.into(),
                strength: double.strength.into(),
                place: self.place(record, of),
            };
            let line = ReportLine {
                institution: record.institution.clone(),
                file: self.file(record.file),
                row: Some(record.row),
                ..ReportLine::new(kind)
            };
            self.add(line, &note);
        };
        say(&double.record, &double.of);
        if both {
            say(&double.of, &double.record);
        }
    }

    fn place(&self, from: &RecordRef, to: &RecordRef) -> RecordPlace {
        let (row, file) = (to.row, self.file(to.file).to_owned());
        let institution = to.institution.clone();
        match (to.file == from.file, institution == from.institution) {
            (true, true) => RecordPlace::PlaceRow { row },
            (true, false) => RecordPlace::PlaceRowBy { row, institution },
            (false, true) => RecordPlace::PlaceRowOf { row, file },
            (false, false) => RecordPlace::PlaceRowOfBy {
                row,
                file,
                institution,
            },
        }
    }

    fn repeat(&mut self, repeat: &RepeatedRecord) {
        let (left_out, kept) = (&repeat.left_out, &repeat.kept);
        let narrow = &self.audit.narrow;
        let (this, other) = match narrow.takes(left_out.file, &left_out.institution) {
            true => (left_out, kept),
            false => (kept, left_out),
        };
        let note = Note::NoteRepeat {
            partner: this.partner.clone(),
            place: self.place(this, other),
        };
        let line = ReportLine {
            institution: this.institution.clone(),
            file: self.file(this.file),
            row: Some(this.row),
            ..ReportLine::new("REPEATED_RECORD")
        };
        self.add(line, &note);
    }

    /// Removes findings of other files or institutions than those to which the report is narrowed.
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
        let (file, n) = (self.file(whole.of).to_owned(), whole.records);
        let note = match whole.same {
            true => Note::NoteFileSame { file, n },
            false => Note::NoteFileWithin { file, n },
        };
        let line = ReportLine {
            institution,
            file: self.file(whole.file),
            ..ReportLine::new("REPEATED_FILE")
        };
        self.add(line, &note);
    }

    /// Adds missing values, institution by institution.
    fn incomplete(&mut self) {
        const SHOULD: [(Measure, Wanted); 4] = [
            (Measure::Column(Field::PartnerKind), Wanted::WantedKind),
            (Measure::Position, Wanted::WantedPosition),
            (Measure::Column(Field::FundingStream), Wanted::WantedFunding),
            (Measure::Column(Field::Start), Wanted::WantedStart),
        ];
        let completeness = &self.audit.completeness;
        for (institution, records, filled) in &completeness.institutions {
            for (measure, what) in SHOULD {
                let has = completeness.measures.iter().zip(filled);
                let has = has.filter(|(of, _)| **of == measure).map(|(_, has)| *has);
                let n = records - has.sum::<u32>();
                if n == 0 {
                    continue;
                }
                let line = ReportLine {
                    institution: institution.clone(),
                    file: self.audit.narrow.file.map_or("", |file| self.file(file)),
                    column: measure.name().to_owned(),
                    ..ReportLine::new("INCOMPLETE")
                };
                let of = *records;
                self.add(line, &Note::NoteIncomplete { n, of, what });
            }
        }
    }
}

impl ReportLine<'_> {
    const fn new(kind: &'static str) -> Self {
        ReportLine {
            institution: String::new(),
            file: "",
            row: None,
            kind,
            column: String::new(),
            found: String::new(),
            done: String::new(),
        }
    }
}

fn rows(first: &[u32], records: u32) -> RowList {
    RowList::InRows {
        n: records,
        rows: Several {
            names: first.iter().map(u32::to_string).collect(),
            more: records.saturating_sub(first.len() as u32),
        },
    }
}

impl From<Strength> for StrengthWords {
    fn from(strength: Strength) -> Self {
        match strength {
            Strength::Strong => Self::StrengthStrong,
            Strength::Likely => Self::StrengthLikely,
            Strength::Possible => Self::StrengthPossible,
        }
    }
}

impl From<Likeness> for LikenessWords {
    fn from(likeness: Likeness) -> Self {
        match likeness {
            Likeness::Everything => Self::LikeEverything,
            Likeness::Title => Self::LikeTitle,
            Likeness::Reciprocal => Self::LikeReciprocal,
            Likeness::Period => Self::LikePeriod,
        }
    }
}
