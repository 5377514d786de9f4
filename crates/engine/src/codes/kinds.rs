//! Kinds of partner organisation.

use super::list::{CodeList, entry};

/// The kinds of partner.
pub static LIST: CodeList = CodeList::new(&[
    entry(
        "museum",
        "Museum or gallery",
        "Amgueddfa neu oriel",
        &[
            "museum",
            "gallery",
            "museums",
            "galleries",
            "museum/gallery",
            "art gallery",
            "amgueddfa",
            "oriel",
        ],
    ),
    entry(
        "university",
        "University",
        "Prifysgol",
        &["universities", "higher education", "hei", "he institution"],
    ),
    entry(
        "library",
        "Library",
        "Llyfrgell",
        &["libraries", "public library"],
    ),
    entry(
        "archive",
        "Archive",
        "Archif",
        &["archives", "record office"],
    ),
    entry(
        "library-or-archive",
        "Library or archive",
        "Llyfrgell neu archif",
        &["library/archive", "libraries and archives"],
    ),
    entry(
        "historic-site",
        "Historic site",
        "Safle hanesyddol",
        &["historic house", "heritage site", "castle"],
    ),
    entry(
        "school",
        "School",
        "Ysgol",
        &["schools", "college", "further education"],
    ),
    entry(
        "community",
        "Community",
        "Cymuned",
        &[
            "community group",
            "community organisation",
            "charity",
            "voluntary organisation",
        ],
    ),
    entry(
        "local-authority",
        "Local authority",
        "Awdurdod lleol",
        &["council", "local council"],
    ),
    entry(
        "national",
        "National",
        "Cenedlaethol",
        &[
            "national museum",
            "national institution",
            "national organisation",
        ],
    ),
    entry("other", "Other", "Arall", &["others"]),
]);
