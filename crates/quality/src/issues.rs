//! What was said of the files, gathered by kind, each with the institution that can mend it.

use serde::{Deserialize, Serialize};

use crate::Files;
use ingest::{Code, Issue, Report};
use records::dataset::Dataset;
use records::sort;

/// How grave a kind of issue is; the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// A whole file was refused for it.
    Refusal,
    /// Rows were rejected for it.
    Rejection,
    /// Something was put right, left aside or doubted; the record stands.
    Warning,
}

/// All issues of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IssueGroup {
    /// Which kind.
    pub code: Code,
    /// How grave.
    pub severity: Severity,
    /// How many there are in truth.
    pub count: u32,
    /// In how many files.
    pub files: u32,
    /// Those that the reports spell out, by file and row.
    pub findings: Vec<Finding>,
}

/// One issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Index into [`crate::Audit::files`].
    pub file: u32,
    /// Who reports the row, or all rows of the file; empty where that is not known.
    pub institution: String,
    /// What was said.
    pub issue: Issue,
}

/// Everything that the reports say, by kind.
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

/// Who reports which row of which file.
pub(super) struct Reporters {
    /// Origin, row in the file, record; in order.
    rows: Vec<(u16, u32, u32)>,
    /// Origin → the only institution's code, where there is one.
    only: Vec<Option<u32>>,
}

impl Reporters {
    pub(super) fn new(data: &Dataset) -> Self {
        let own = data.origin.iter().zip(&data.row).zip(0..);
        let repeats = data.repeats.iter().map(|r| (r.origin, r.row, r.kept));
        let mut rows: Vec<(u16, u32, u32)> = own
            .map(|((&origin, &row), record)| (origin, row, record))
            .chain(repeats)
            .collect();
        sort::stable_by(&mut rows, &mut |a, b| a.cmp(b));
        let code = |record: u32| data.institution.codes.get(record as usize).copied();
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
