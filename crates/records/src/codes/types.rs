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
            "short term loans",
            "temporary loan",
            "temporary loans",
            "exhibition loan",
            "loan to exhibition",
            "object loans",
            "loans in",
            "loans out",
            "loans programme",
            "loan programme",
            "loaned objects",
            "loan scheme",
            "benthyg",
        ],
    ),
    entry(
        "long-term-loan",
        "public",
        "Long-term loan",
        "Benthyciad hirdymor",
        &[
            "long-term loans",
            "long loan",
            "long loans",
            "permanent loan",
            "renewable loan",
            "long-term loan out",
            "long-term loan in",
            "benthyciadau hirdymor",
        ],
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
            "tours",
            "touring exhibit",
            "travelling exhibitions",
            "traveling exhibition",
            "exhibition touring",
            "touring show",
            "touring display",
            "touring programme",
            "arddangosfeydd teithiol",
            "taith",
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
            "co-curation",
            "co-curated exhibitions",
            "collaborative exhibition",
            "exhibition partnership",
            "shared exhibition",
            "joint display",
            "co-produced exhibition",
            "arddangosfeydd ar y cyd",
        ],
    ),
    entry(
        "digital-access",
        "public",
        "Digital access",
        "Mynediad digidol",
        &[
            "digital",
            "online access",
            "digitisation",
            "online",
            "web",
            "digital project",
            "digital partnership",
            "digitization",
            "digital learning",
            "digidol",
        ],
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
            "educational",
            "education and learning",
            "learning & education",
            "education programme",
            "education project",
            "schools",
            "schools programme",
            "school programme",
            "formal learning",
            "informal learning",
            "learning partnership",
            "education partnership",
        ],
    ),
    entry(
        "audience-development",
        "public",
        "Audience development",
        "Datblygu cynulleidfaoedd",
        &[
            "audiences",
            "outreach",
            "community engagement",
            "audience",
            "audience engagement",
            "public engagement",
            "community outreach",
            "outreach programme",
            "engagement",
            "community project",
            "community partnership",
            "access and inclusion",
            "social inclusion",
        ],
    ),
    entry(
        "research",
        "collections",
        "Research and scholarship",
        "Ymchwil ac ysgolheictod",
        &[
            "research & scholarship",
            "scholarship",
            "research",
            "research project",
            "joint research",
            "collaborative research",
            "research partnership",
            "research and development",
            "r&d",
            "academic research",
            "collaborative doctoral award",
            "collaborative doctoral partnership",
            "ymchwil",
        ],
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
            "knowledge-share",
            "expertise sharing",
            "sharing expertise",
            "knowledge exchange partnership",
            "curatorial advice",
        ],
    ),
    entry(
        "distributed-national-collection",
        "collections",
        "Distributed national collection",
        "Casgliad cenedlaethol gwasgaredig",
        &["dnc", "distributed collection"],
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
            "collections review",
            "collection rationalisation",
            "transfer of objects",
            "disposals",
            "transfers",
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
            "cpd",
            "continuing professional development",
            "skills development",
            "workforce",
            "staff exchange",
            "staff exchanges",
            "secondments",
            "mentoring",
            "work placement",
            "work placements",
            "traineeship",
            "traineeships",
            "internship",
            "internships",
            "staff training and development",
            "training and development",
            "training programme",
            "hyfforddiant",
        ],
    ),
    entry(
        "subject-specialist-network",
        "practice",
        "Subject specialist network",
        "Rhwydwaith arbenigwyr pwnc",
        &[
            "ssn",
            "subject specialist networks",
            "specialist network",
            "ssns",
            "specialist networks",
            "subject network",
            "subject specialist",
        ],
    ),
    entry(
        "advocacy",
        "profile",
        "Advocacy",
        "Eiriolaeth",
        &["joint advocacy", "lobbying"],
    ),
    entry(
        "fundraising",
        "profile",
        "Fundraising",
        "Codi arian",
        &[
            "fund raising",
            "joint fundraising",
            "joint fundraising bid",
            "joint funding bid",
            "funding bid",
            "joint bid",
        ],
    ),
])
.of_terms()
.with_hints(HINTS);

/// Texts that may mean a type and are too wide to be taken for it.
const HINTS: &[(&str, &str)] = &[
    ("exhibition", "joint-exhibition"),
    ("exhibitions", "joint-exhibition"),
    ("display", "joint-exhibition"),
    ("collections", "distributed-national-collection"),
    ("skills", "staff-development"),
    ("network", "subject-specialist-network"),
    ("networking", "subject-specialist-network"),
    ("advice", "knowledge-sharing"),
    ("conservation advice", "knowledge-sharing"),
    ("capacity building", "staff-development"),
    ("joint acquisition", "distributed-national-collection"),
    ("access", "audience-development"),
    ("co-production", "joint-exhibition"),
    ("consultancy", "knowledge-sharing"),
    ("community", "audience-development"),
    ("marketing", "audience-development"),
    ("website", "digital-access"),
    ("gift", "rationalisation"),
];

/// The group of the type with this English label. Apart from the list, so that the page, which asks
/// nothing else of it, need not carry its synonyms.
#[must_use]
pub fn group_of(label: &str) -> Option<&'static str> {
    Some(match label {
        "Loan"
        | "Long-term loan"
        | "Touring exhibition"
        | "Joint exhibition"
        | "Digital access"
        | "Learning"
        | "Audience development" => "public",
        "Research and scholarship"
        | "Knowledge sharing"
        | "Distributed national collection"
        | "Rationalisation" => "collections",
        "Staff development" | "Subject specialist network" => "practice",
        "Advocacy" | "Fundraising" => "profile",
        _ => return None,
    })
}

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
    use super::{GROUPS, LIST, department_heading, group_of};

    #[test]
    fn every_type_has_a_group_and_a_heading() {
        for entry in LIST.entries {
            assert!(
                GROUPS.iter().any(|(code, ..)| *code == entry.group),
                "{entry:?}"
            );
            assert_eq!(group_of(entry.en), Some(entry.group));
            assert!(department_heading(entry.code).is_some(), "{entry:?}");
        }
    }
}
