//! All issues of the files by kind, each with the institution that can fix it.

use serde::{Deserialize, Serialize};

use crate::Files;
use ingest::{Code, Issue, Report};
use records::Row;
use records::dataset::Dataset;
use records::sort;

/// How severe a kind of issue is, the most severe first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// A whole file was refused.
    Refusal,
    /// Rows were rejected.
    Rejection,
    /// Something was corrected, ignored or doubted; the record is kept.
    Warning,
}

/// All issues of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IssueGroup {
    /// The issues' code.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The exact number of issues.
    pub count: u32,
    /// The number of files with such issues.
    pub files: u32,
    /// The issues that the reports list, by file and row.
    pub findings: Vec<Finding>,
}

/// One issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Index into [`crate::Audit::files`].
    pub file: u32,
    /// The institution that reports the row, or all rows of the file; empty where that is not
    /// known.
    pub institution: String,
    /// The issue itself.
    pub issue: Issue,
}

/// All issues in the reports, by kind.
pub(super) fn by_kind(data: &Dataset, reports: &[Report], files: &Files) -> Vec<IssueGroup> {
    let reporters = Reporters::new(data);
    let mut kinds: Vec<IssueGroup> = Vec::new();
    for report in reports {
        for &(code, count) in &report.counts {
            let severity = severity(code, report);
            match kinds.iter_mut().find(|kind| kind.code == code) {
                Some(kind) => {
                    kind.count += count;
                    kind.files += 1;
                    kind.severity = kind.severity.min(severity);
                }
                None => kinds.push(IssueGroup {
                    code,
                    severity,
                    count,
                    files: 1,
                    findings: Vec::new(),
                }),
            }
        }
    }
    for (file, report) in reports.iter().enumerate() {
        let origin = files.origin.get(file).copied().flatten();
        for issue in &report.issues {
            let Some(kind) = kinds.iter_mut().find(|kind| kind.code == issue.code) else {
                continue;
            };
            kind.findings.push(Finding {
                file: file as u32,
                institution: reporters.of(data, origin, issue.row).to_owned(),
                issue: issue.clone(),
            });
        }
    }
    sort::by_key(&mut kinds, |kind| {
        (kind.severity, std::cmp::Reverse(kind.count), kind.code)
    });
    kinds
}

fn severity(code: Code, report: &Report) -> Severity {
    if report.error == Some(code) {
        Severity::Refusal
    } else if code.name().starts_with("E_") || matches!(code, Code::RepeatedHeader | Code::TotalRow)
    {
        Severity::Rejection
    } else {
        Severity::Warning
    }
}

/// Which institution reports which row of which file.
pub(super) struct Reporters {
    /// Origin, row in the file, record; in order.
    rows: Vec<(u16, u32, Row)>,
    /// Origin, row in the file and record, sorted.
    /// Origin → the code of its only institution, where there is just one.
    only: Vec<Option<u32>>,
}

impl Reporters {
    pub(super) fn new(data: &Dataset) -> Self {
        let own = data.origin.iter().zip(&data.row).zip(data.rows());
        let repeats = data.repeats.iter().map(|r| (r.origin, r.row, r.kept));
        let mut rows: Vec<(u16, u32, Row)> = own
            .map(|((&origin, &row), record)| (origin, row, record))
            .chain(repeats)
            .collect();
        sort::stable_by(&mut rows, &mut |a, b| a.cmp(b));
        let code = |record: Row| data.institution.codes.get(record.index()).copied();
        let mut only = vec![None; data.origins.len()];
        for of_file in rows.chunk_by(|a, b| a.0 == b.0) {
            let Some(&(origin, _, first)) = of_file.first() else {
                continue;
            };
            if of_file
                .iter()
                .all(|&(.., record)| code(record) == code(first))
                && let Some(only) = only.get_mut(usize::from(origin))
            {
                *only = code(first);
            }
        }
        Self { rows, only }
    }

    pub(super) fn of<'d>(
        &self,
        data: &'d Dataset,
        origin: Option<u16>,
        row: Option<u32>,
    ) -> &'d str {
        let Some(origin) = origin else {
            return "";
        };
        let record = row.and_then(|row| {
            let at = self
                .rows
                .partition_point(|&(o, r, _)| (o, r) < (origin, row));
            self.rows
                .get(at)
                .filter(|&&(o, r, _)| (o, r) == (origin, row))
        });
        match (record, self.only.get(usize::from(origin))) {
            (Some(&(.., record)), _) => data.institution.get(record),
            (None, Some(&Some(code))) => data.institution.values.get(code),
            _ => "",
        }
    }
}
