//! How near a header comes to a field that it does not name.

use super::{ColumnTarget, near, without_brackets};
use records::record::Field;

/// Beginnings of words by which headers speak of a field that records cannot do without.
#[rustfmt::skip]
const STEMS: [(Field, &[&str]); 6] = [
    (Field::Institution, &[
        "institution", "national", "lead", "lend", "museum", "galler", "organisation", "organization", "org",
        "sefydliad", "amgueddfa",
    ]),
    (Field::Partner, &[
        "partner", "venue", "borrow", "host", "recipient", "collaborat", "organisation", "organization", "org",
        "museum", "bartner", "who",
    ]),
    (Field::PartnershipType, &["type", "kind", "activit", "purpose", "categor", "nature", "sort", "math", "gweithgaredd"]),
    (Field::Place, &["town", "city", "place", "village", "location", "where", "tref", "lle", "dinas"]),
    (Field::Postcode, &["postcode", "postal", "post"]),
    (Field::Region, &["region", "rhanbarth"]),
];

/// How alike a header and the names of a field are, from 0 to 1: 1 for a misspelling, else by the
/// share of its words that speak of the field.
pub(crate) fn likeness(header: &str, field: Field) -> f64 {
    if near(header) == Some(ColumnTarget::Field(field)) {
        return 1.0;
    }
    let Some((_, stems)) = STEMS.iter().find(|(of, _)| *of == field) else {
        return 0.0;
    };
    const FILLERS: [&str; 8] = ["of", "the", "we", "a", "in", "for", "was", "it"];
    // Such a column describes what another one names.
    const DESCRIBING: [&str; 12] = [
        "address",
        "id",
        "identifier",
        "url",
        "website",
        "link",
        "code",
        "county",
        "email",
        "number",
        "date",
        "year",
    ];
    let folded = records::text::fold(&without_brackets(header));
    let (mut all, mut found) = (0_u32, 0_u32);
    for word in folded.split(|c: char| !c.is_alphanumeric()) {
        if word.is_empty() || FILLERS.contains(&word) {
            continue;
        }
        if DESCRIBING.contains(&word) && field != Field::Postcode {
            return 0.0;
        }
        all += 1;
        found += u32::from(stems.iter().any(|stem| word.starts_with(stem)));
    }
    match found {
        0 => 0.0,
        found => 0.6 + 0.3 * f64::from(found) / f64::from(all),
    }
}

#[cfg(test)]
mod tests {
    use super::likeness;
    use records::record::Field::{Institution, Partner, PartnershipType, Place};

    #[test]
    fn words_and_not_letters_are_compared() {
        for (header, field) in [
            ("Organisation partnered", Partner),
            ("Borrowing org.", Partner),
            ("Org", Institution),
            ("Kind", PartnershipType),
            ("Kind of activity undertaken", PartnershipType),
            ("event_type", PartnershipType),
            ("Whereabouts", Place),
        ] {
            assert!(likeness(header, field) >= 0.6, "{header}");
        }
        assert!(
            likeness("Organisation partnered", Partner)
                > likeness("Organisation partnered", Institution)
        );
        for (header, field) in [
            ("Founded", PartnershipType),
            ("Partner website", Partner),
            ("museum_id", Institution),
            ("Notes", Place),
        ] {
            assert!(likeness(header, field) < 0.6, "{header}");
        }
    }
}
