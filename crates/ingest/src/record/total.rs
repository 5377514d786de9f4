//! Recognises rows that total the others.

use super::row_cells::RowCells;
use crate::headers::synonyms::key;
use crate::report::issue::{Code, IssueKind};
use records::normalise;
use records::record::Field;

/// Words for a total, as keys, in English and Welsh.
const TOTALS: [&str; 18] = [
    "total",
    "totals",
    "grandtotal",
    "overalltotal",
    "subtotal",
    "totalall",
    "sum",
    "cyfanswm",
    "cyfansymiau",
    "isgyfanswm",
    "cyfanswmterfynol",
    "average",
    "mean",
    "median",
    "cyfartaledd",
    "allpartners",
    "allinstitutions",
    "pobpartner",
];

/// How a row begins that says who filled in the return, as keys, in English and Welsh.
const SIGNATURES: [&str; 14] = [
    "completedby",
    "returncompletedby",
    "formcompletedby",
    "preparedby",
    "compiledby",
    "submittedby",
    "signed",
    "signature",
    "signedby",
    "approvedby",
    "dateofreturn",
    "llofnod",
    "llofnodwyd",
    "cwblhawydgan",
];

impl RowCells<'_, '_> {
    /// Whether the row says who filled in the return, which is then reported.
    pub(super) fn is_signature(&mut self) -> bool {
        let first = self.row.cells().find(|cell| !normalise::is_blank(cell));
        let Some(found) = first.map(str::trim).filter(|cell| is_signature(cell)) else {
            return false;
        };
        self.issues.row(Code::TotalRow, self.number, None, || {
            (found.to_owned(), IssueKind::SignatureRow)
        });
        true
    }

    /// Whether the row is a total of others, which is then reported: it says so instead of giving a
    /// name, or it lacks a name and one of its cells says so.
    pub(super) fn is_total(&mut self) -> bool {
        let names = [Field::Institution, Field::Partner].map(|field| self.raw(field));
        let lacking = names.iter().any(|name| normalise::is_blank(name));
        let found = names
            .into_iter()
            .find(|name| is_sum(name.trim()))
            .or_else(|| {
                let mut cells = self.row.cells().filter(|_| lacking);
                cells.find(|cell| is_sum(cell) || ends_as_sum(cell))
            });
        let Some(found) = found else {
            return false;
        };
        self.issues.row(Code::TotalRow, self.number, None, || {
            (found.trim().to_owned(), IssueKind::TotalRow)
        });
        true
    }
}

fn is_signature(cell: &str) -> bool {
    (6..=24).contains(&cell.len())
        && begins_with(cell, b"crfpsadl")
        // Most rows begin with an identifier.
        && !cell.bytes().any(|byte| byte.is_ascii_digit())
        && SIGNATURES.contains(&key(cell).as_str())
}

fn is_sum(cell: &str) -> bool {
    /// How the words begin: the names of every row are asked about.
    const BEGINNINGS: [[u8; 2]; 10] = [
        *b"to", *b"gr", *b"ov", *b"su", *b"cy", *b"is", *b"av", *b"me", *b"al", *b"po",
    ];
    let may_be = match cell.trim_start().as_bytes() {
        [a, b, ..] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
            BEGINNINGS.contains(&[a.to_ascii_lowercase(), b.to_ascii_lowercase()])
        }
        _ => true,
    };
    (3..=20).contains(&cell.len()) && may_be && TOTALS.contains(&key(cell).as_str())
}

/// Whether a cell begins with one of these letters: most cells begin with another, and every row is
/// asked.
fn begins_with(cell: &str, letters: &[u8]) -> bool {
    let first = cell.as_bytes().first();
    first.is_some_and(|first| {
        !first.is_ascii()
            || !first.is_ascii_alphabetic()
            || letters.contains(&first.to_ascii_lowercase())
    })
}

/// Whether a cell ends like `Tate Total` or `Total 2008-09`, as pivot tables name their totals.
fn ends_as_sum(cell: &str) -> bool {
    let mut words = cell.split_whitespace();
    let (first, last) = (words.next(), words.next_back());
    [first, last].into_iter().flatten().any(is_sum)
}

#[cfg(test)]
mod tests {
    use super::{SIGNATURES, TOTALS, ends_as_sum, is_signature, is_sum};

    #[test]
    fn sums_and_names() {
        assert_eq!(TOTALS.iter().find(|word| !is_sum(word)), None);
        assert_eq!(SIGNATURES.iter().find(|word| !is_signature(word)), None);
        for cell in ["TOTAL", "Total:", "Grand total", "Sub-total", "Cyfanswm"] {
            assert!(is_sum(cell), "{cell}");
        }
        for cell in ["Total War", "Sumburgh", "", "Totalizator", "Tate"] {
            assert!(!is_sum(cell), "{cell}");
        }
        assert!(ends_as_sum("Tate Total") && ends_as_sum("Total 2008-09"));
        assert!(!ends_as_sum("In total 12 works were lent"));
    }
}
