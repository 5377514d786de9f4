//! Partnership types, in the four groups of the 2009 compendium's chapters.

use super::list::{CodeList, grouped_entry as entry};

/// The groups: code, English, Welsh.
pub const GROUPS: [(&str, &str, &str); 4] = [
    ("public", "Public services", "Gwasanaethau cyhoeddus"),
    ("collections", "Collections", "Casgliadau"),
    ("practice", "Professional practice", "Ymarfer proffesiynol"),
    ("profile", "Profile", "Proffil"),
];

/// The partnership types.
pub static LIST: CodeList = CodeList::new(&[
    entry(
        "loan",
        "public",
        "Loan",
        "Benthyciad",
        &[
            "loans",
            "short-term loan",
            "object loan",
            "loan in",
            "loan out",
            "lending",
            "benthyciadau",
        ],
    ),
    entry(
        "long-term-loan",
        "public",
        "Long-term loan",
        "Benthyciad hirdymor",
        &["long-term loans", "long loan"],
    ),
    entry(
        "touring-exhibition",
        "public",
        "Touring exhibition",
        "Arddangosfa deithiol",
        &[
            "touring exhibitions",
            "touring",
            "tour",
            "exhibition tour",
            "travelling exhibition",
        ],
    ),
    entry(
        "joint-exhibition",
        "public",
        "Joint exhibition",
        "Arddangosfa ar y cyd",
        &[
            "joint exhibitions",
            "co-curated exhibition",
            "partnership exhibition",
        ],
    ),
    entry(
        "digital-access",
        "public",
        "Digital access",
        "Mynediad digidol",
        &["digital", "online access", "digitisation"],
    ),
    entry(
        "learning",
        "public",
        "Learning",
        "Dysgu",
        &[
            "education",
            "learning and education",
            "learning programme",
            "addysg",
        ],
    ),
    entry(
        "audience-development",
        "public",
        "Audience development",
        "Datblygu cynulleidfaoedd",
        &["audiences", "outreach", "community engagement"],
    ),
    entry(
        "research",
        "collections",
        "Research and scholarship",
        "Ymchwil ac ysgolheictod",
        &["research & scholarship", "scholarship"],
    ),
    entry(
        "knowledge-sharing",
        "collections",
        "Knowledge sharing",
        "Rhannu gwybodaeth",
        &[
            "sharing knowledge",
            "knowledge exchange",
            "knowledge transfer",
        ],
    ),
    entry(
        "distributed-national-collection",
        "collections",
        "Distributed national collection",
        "Casgliad cenedlaethol gwasgaredig",
        &["dnc"],
    ),
    entry(
        "rationalisation",
        "collections",
        "Rationalisation",
        "Rhesymoli",
        &[
            "rationalization",
            "collections rationalisation",
            "transfer",
            "disposal",
        ],
    ),
    entry(
        "staff-development",
        "practice",
        "Staff development",
        "Datblygu staff",
        &[
            "training",
            "staff training",
            "professional development",
            "workforce development",
            "secondment",
        ],
    ),
    entry(
        "subject-specialist-network",
        "practice",
        "Subject specialist network",
        "Rhwydwaith arbenigwyr pwnc",
        &["ssn", "subject specialist networks", "specialist network"],
    ),
    entry(
        "advocacy",
        "profile",
        "Advocacy",
        "Eiriolaeth",
        &["joint advocacy"],
    ),
    entry(
        "fundraising",
        "profile",
        "Fundraising",
        "Codi arian",
        &["fund raising", "joint fundraising"],
    ),
]);

/// The heading of the Department for Culture's Museum Partnership Reports that a type's code
/// belongs under (this project's crosswalk).
#[must_use]
pub fn department_heading(code: &str) -> Option<&'static str> {
    Some(match code {
        "loan"
        | "long-term-loan"
        | "touring-exhibition"
        | "joint-exhibition"
        | "distributed-national-collection"
        | "rationalisation" => "Sharing collections",
        "research"
        | "knowledge-sharing"
        | "staff-development"
        | "subject-specialist-network"
        | "advocacy"
        | "fundraising" => "Sharing knowledge",
        "learning" | "audience-development" | "digital-access" => "Supporting audiences",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{GROUPS, LIST, department_heading};

    #[test]
    fn every_type_has_a_group_and_a_heading() {
        for entry in LIST.entries {
            assert!(
                GROUPS.iter().any(|(code, ..)| *code == entry.group),
                "{entry:?}"
            );
            assert!(department_heading(entry.code).is_some(), "{entry:?}");
        }
    }
}
