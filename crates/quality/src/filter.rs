//! Narrows a report to one file, one institution or both.

use serde::{Deserialize, Serialize};

use super::{Audit, Completeness, FileAudit, IssueGroup, Listed, RecordRef, Similar, Totals};
use crate::by_institution::Tally;
use records::record::{PlacedBy, Precision};

/// What a report is narrowed to; the whole report where both are `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Narrow {
    /// Index into [`Audit::files`].
    pub file: Option<u32>,
    /// The reporting institution.
    pub institution: Option<String>,
}

impl Narrow {
    /// Whether it includes something from a file and an institution.
    #[must_use]
    pub fn takes(&self, file: u32, institution: &str) -> bool {
        let of = self.institution.as_ref();
        self.takes_file(file) && of.is_none_or(|of| of == institution)
    }

    /// Whether it includes a file, whichever institution reports.
    #[must_use]
    pub fn takes_file(&self, file: u32) -> bool {
        self.file.is_none_or(|only| only == file)
    }

    /// Whether it includes everything.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.file.is_none() && self.institution.is_none()
    }

    fn takes_record(&self, record: &RecordRef) -> bool {
        self.takes(record.file, &record.institution)
    }
}

impl Audit {
    /// The report narrowed to a file, an institution or both. Indices into [`Audit::files`] remain
    /// valid.
    ///
    /// For a file, all its records count, including those that another file has; for an institution
    /// across all files, each record counts once. Where a list was cut short, so is its narrowed
    /// part.
    #[must_use]
    pub fn narrowed(&self, to: &Narrow) -> Self {
        if to.is_whole() {
            return self.clone();
        }
        let sum = self.tally(to);
        let files = (0..).zip(&self.files);
        Self {
            totals: self.totals_of(to, &sum),
            outcomes: self.outcomes.clone(),
            files: files.map(|(i, file)| self.file_of(to, i, file)).collect(),
            issues: self.issues_of(to),
            unplaced: self.unplaced.only(|one| to.takes_record(&one.record)),
            personal: self.personal.clone(),
            completeness: self.completeness_of(to, &sum),
            similar: self.similar_of(to),
            doubles: self
                .doubles
                .only(|one| to.takes_record(&one.record) || to.takes_record(&one.of)),
            repeats: self
                .repeats
                .only(|one| to.takes_record(&one.left_out) || to.takes_record(&one.kept)),
            whole_files: only(&self.whole_files, |one| {
                let of = |file| to.takes_file(file) && self.is_reported_in(to, file);
                of(one.file) || of(one.of)
            }),
            changed: only(&self.changed, |one| {
                self.takes_value(to, one.file, &one.institution)
            }),
            unlisted: only(&self.unlisted, |one| {
                self.takes_value(to, one.file, &one.institution)
            }),
            parts: Vec::new(),
            narrow: to.clone(),
        }
    }

    /// Whether it was narrowed to a file and an institution that has no record in it.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        let (Some(file), Some(_)) = (self.narrow.file, &self.narrow.institution) else {
            return false;
        };
        let totals = self.files.get(file as usize).map(|file| &file.totals);
        totals.is_none_or(|totals| totals.records + totals.repeated == 0)
    }

    /// Whether it includes a value of several rows, which cannot be attributed to one institution:
    /// it belongs to all that report in the file.
    fn takes_value(&self, to: &Narrow, file: u32, institution: &str) -> bool {
        match institution {
            "" => to.takes_file(file) && self.is_reported_in(to, file),
            institution => to.takes(file, institution),
        }
    }

    fn is_reported_in(&self, to: &Narrow, file: u32) -> bool {
        let Some(institution) = &to.institution else {
            return true;
        };
        let file = self.files.get(file as usize);
        file.is_some_and(|file| {
            file.institutions
                .iter()
                .any(|(name, _)| name == institution)
        })
    }

    fn tally(&self, to: &Narrow) -> Tally {
        let mut sum = Tally::default();
        for part in &self.parts {
            if to.takes(part.file, &part.institution) {
                sum.add(&part.own);
                if to.file.is_some() {
                    sum.add(&part.repeated);
                }
            }
        }
        sum
    }

    fn totals_of(&self, to: &Narrow, sum: &Tally) -> Totals {
        let of_file = to.file.and_then(|file| self.files.get(file as usize));
        let rows = of_file.filter(|_| to.institution.is_none());
        Totals {
            records: sum.records,
            located: sum.located,
            accepted: sum.records,
            by_precision: Precision::ALL.into_iter().zip(sum.by_precision()).collect(),
            by_placed_by: PlacedBy::ALL.into_iter().zip(sum.by_placed_by()).collect(),
            ..rows.map_or_else(Totals::default, |file| file.totals.clone())
        }
    }

    /// A file's part of the report. For an institution, only its records are known, since rejected
    /// rows cannot be attributed.
    fn file_of(&self, to: &Narrow, file: u32, audit: &FileAudit) -> FileAudit {
        if to.institution.is_none() {
            return audit.clone();
        }
        let (mut own, mut repeated) = (Tally::default(), Tally::default());
        for part in self.parts.iter().filter(|part| part.file == file) {
            if to.takes(part.file, &part.institution) {
                own.add(&part.own);
                repeated.add(&part.repeated);
            }
        }
        FileAudit {
            totals: Totals {
                files: 1,
                records: own.records,
                repeated: repeated.records,
                accepted: own.records + repeated.records,
                located: own.located,
                ..Totals::default()
            },
            ..audit.clone()
        }
    }

    /// The issues. For a file, each kind's count covers all its rows; for an institution, only the
    /// issues listed.
    fn issues_of(&self, to: &Narrow) -> Vec<IssueGroup> {
        let of_file = to.file.and_then(|file| self.files.get(file as usize));
        let of_file = of_file.filter(|_| to.institution.is_none());
        let kinds = self.issues.iter().filter_map(|kind| {
            let takes = |one: &&crate::Finding| to.takes(one.file, &one.institution);
            let findings: Vec<_> = kind.findings.iter().filter(takes).cloned().collect();
            let counted = of_file.map(|file| {
                let mut counts = file.issues.iter();
                let of = counts.find(|(code, _)| *code == kind.code);
                of.map_or(0, |(_, count)| *count)
            });
            let count = counted.unwrap_or(findings.len() as u32);
            (count > 0).then(|| IssueGroup {
                count,
                files: 1,
                findings,
                ..kind.clone()
            })
        });
        kinds.collect()
    }

    /// Pairs of values, with the rows that are included.
    fn similar_of(&self, to: &Narrow) -> Listed<Similar> {
        let pairs = self.similar.list.iter().map(|pair| Similar {
            uses: only(&pair.uses, |of| to.takes(of.file, &of.institution)),
            ..pair.clone()
        });
        let list: Vec<Similar> = pairs.filter(|pair| !pair.uses.is_empty()).collect();
        Listed {
            total: list.len() as u32,
            list,
        }
    }

    fn completeness_of(&self, to: &Narrow, sum: &Tally) -> Completeness {
        let whole = &self.completeness;
        let mut out = Completeness {
            measures: whole.measures.clone(),
            records: sum.records,
            filled: sum.filled(),
            derived: sum.derived(),
            ..Completeness::default()
        };
        for (name, ..) in &whole.institutions {
            let of = self.tally(&Narrow {
                institution: Some(name.clone()),
                ..to.clone()
            });
            if of.records > 0 && to.institution.as_ref().is_none_or(|only| only == name) {
                out.institutions
                    .push((name.clone(), of.records, of.filled()));
                out.institutions_derived.push(of.derived());
            }
        }
        out.all_institutions = out.institutions.len() as u32;
        out
    }
}

fn only<T: Clone>(all: &[T], takes: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| takes(one)).cloned().collect()
}

impl<T: Clone> Listed<T> {
    fn only(&self, takes: impl Fn(&T) -> bool) -> Self {
        let list = only(&self.list, takes);
        Self {
            total: list.len() as u32,
            list,
        }
    }
}
