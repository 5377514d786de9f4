//! National institutions and the names that files give them.
//!
//! Candidates only: the sixteen that were surveyed in 2009 are not named in any public text, and
//! this is not a list of them. A name stands for the body itself, never for another body that
//! later absorbed it, except where the same body was renamed.

use super::list::{CodeList, entry};

/// The institutions, by name.
pub static LIST: CodeList = CodeList::new(&[
    entry(
        "NMW",
        "Amgueddfa Cymru - National Museum Wales",
        "Amgueddfa Cymru",
        &[
            "national museum wales",
            "museum wales",
            "amgueddfa cymru museum wales",
            "national museums and galleries of wales",
            "national museum of wales",
            "national museums wales",
        ],
    ),
    entry(
        "BFI",
        "British Film Institute",
        "Sefydliad Ffilm Prydain",
        &[],
    ),
    entry(
        "BL",
        "British Library",
        "Y Llyfrgell Brydeinig",
        &["the british library"],
    ),
    entry(
        "BM",
        "British Museum",
        "Yr Amgueddfa Brydeinig",
        &["the british museum"],
    ),
    entry(
        "IWM",
        "Imperial War Museum",
        "Imperial War Museum",
        &[
            "imperial war museums",
            "the imperial war museum",
            "imperial war museum london",
        ],
    ),
    entry(
        "NGS",
        "National Galleries of Scotland",
        "Orielau Cenedlaethol yr Alban",
        &["national galleries scotland"],
    ),
    entry(
        "NG",
        "National Gallery",
        "Yr Oriel Genedlaethol",
        &[
            "the national gallery",
            "national gallery london",
            "national gallery, london",
        ],
    ),
    entry(
        "NMM",
        "National Maritime Museum",
        "Yr Amgueddfa Forwrol Genedlaethol",
        &[
            "royal museums greenwich",
            "rmg",
            "national maritime museum greenwich",
        ],
    ),
    entry(
        "NMSI",
        "National Museum of Science & Industry",
        "National Museum of Science & Industry",
        &[
            "science museum group",
            "smg",
            "national museum of science and industry",
        ],
    ),
    entry(
        "NMRN",
        "National Museum of the Royal Navy",
        "National Museum of the Royal Navy",
        &["royal naval museum"],
    ),
    entry(
        "NML",
        "National Museums Liverpool",
        "National Museums Liverpool",
        &["national museums and galleries on merseyside", "nmgm"],
    ),
    entry(
        "NMNI",
        "National Museums Northern Ireland",
        "Amgueddfeydd Cenedlaethol Gogledd Iwerddon",
        &[
            "national museums ni",
            "national museums and galleries of northern ireland",
            "magni",
        ],
    ),
    entry(
        "NMS",
        "National Museums Scotland",
        "Amgueddfeydd Cenedlaethol yr Alban",
        &["national museums of scotland"],
    ),
    entry(
        "NPG",
        "National Portrait Gallery",
        "Yr Oriel Bortreadau Genedlaethol",
        &[
            "the national portrait gallery",
            "national portrait gallery london",
        ],
    ),
    entry(
        "NHM",
        "Natural History Museum",
        "Yr Amgueddfa Hanes Natur",
        &[
            "the natural history museum",
            "natural history museum london",
        ],
    ),
    entry(
        "RA",
        "Royal Armouries",
        "Royal Armouries",
        &["royal armouries museum", "the royal armouries"],
    ),
    entry(
        "TATE",
        "Tate",
        "Tate",
        &[
            "tate gallery",
            "the tate",
            "the tate gallery",
            "tate galleries",
        ],
    ),
    entry(
        "V&A",
        "Victoria and Albert Museum",
        "Amgueddfa Victoria ac Albert",
        &[
            "victoria & albert",
            "victoria and albert",
            "the v&a",
            "the victoria and albert museum",
            "v&a museum",
        ],
    ),
    entry(
        "WALL",
        "Wallace Collection",
        "Casgliad Wallace",
        &["the wallace collection"],
    ),
]);
