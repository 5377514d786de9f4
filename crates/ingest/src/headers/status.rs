//! Columns that say how far a partnership has come, and the words by which they say that there is
//! none.

use super::column_mapping::{Claim, Claims};
use super::synonyms::{AS_GIVEN, ColumnTarget, key};
use records::record::Field;
use records::text::fold;

/// Whether a header names a status: "Project status", "Outcome".
#[must_use]
pub fn names_status(header: &str) -> bool {
    const KEYS: [&str; 9] = [
        "outcome",
        "decision",
        "stage",
        "progress",
        "state",
        "wentahead",
        "canlyniad",
        "penderfyniad",
        "cyflwr",
    ];
    let key = key(header.trim_end_matches(AS_GIVEN));
    key.ends_with("status") || key.ends_with("statws") || KEYS.contains(&key.as_str())
}

/// The column that tells the status of its rows: one that is named so and kept as it is, else the
/// certainty.
#[must_use]
pub fn column(claims: &Claims) -> Option<usize> {
    let is_status = |claim: &Claim| claim.holds.is_none() && names_status(&claim.header);
    let named = claims.columns.iter().position(is_status);
    named.or_else(|| claims.filled_by(ColumnTarget::Field(Field::Certainty)))
}

/// Whether a status says that the partnership did not take place, or has yet to.
#[must_use]
pub fn is_not_held(cell: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 31] = [
        "cancelled", "canceled", "declined", "withdrawn", "refused", "rejected", "proposed", "postponed",
        "abandoned", "unsuccessful", "planned", "provisional", "aborted", "deferred", "turned down",
        "not gone ahead", "did not go ahead", "didn't go ahead", "not going ahead", "never happened",
        "did not happen", "did not take place", "not approved", "not agreed", "fell through",
        "canslwyd", "gwrthodwyd", "gohiriwyd", "arfaethedig", "tynnwyd yn ol", "wedi'i ganslo",
    ];
    if !(6..=60).contains(&cell.len()) {
        return false;
    }
    let cell = fold(cell).replace('’', "'");
    let cell = cell.trim_matches(|c: char| !c.is_alphanumeric());
    WORDS.iter().any(|word| {
        // "Cancelled (Covid)", but not "not cancelled".
        cell.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_not_held, names_status};

    #[test]
    fn statuses() {
        for header in [
            "Status",
            "Project status",
            "Loan Status",
            "Statws",
            "Outcome",
        ] {
            assert!(names_status(header), "{header}");
        }
        for header in ["Statement", "Partner", "Statute"] {
            assert!(!names_status(header), "{header}");
        }
        for cell in [
            "Cancelled",
            "CANCELLED",
            "Cancelled - Covid",
            "Declined",
            "withdrawn.",
            "Proposed",
            "Not gone ahead",
            "Didn’t go ahead",
            "Gohiriwyd",
            "Tynnwyd yn ôl",
        ] {
            assert!(is_not_held(cell), "{cell}");
        }
        for cell in [
            "",
            "Completed",
            "reported",
            "documented: report",
            "Not cancelled",
            "Plannedly",
        ] {
            assert!(!is_not_held(cell), "{cell}");
        }
    }
}
