//! National institutions and the names that files give them.
//!
//! Candidates only: the sixteen that were surveyed in 2009 are not named in any public text, and
//! this is not a list of them. A name stands for the body itself, never for another body that
//! later absorbed it, except where the same body was renamed.

use super::list::{CodeList, entry};

/// A name that an institution no longer goes by. It still resolves: records keep the names of their
/// day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Former {
    /// The institution's code.
    pub code: &'static str,
    /// The name, which is also a synonym of the entry.
    pub name: &'static str,
    /// The first year of the name, where a source gives it.
    pub first: Option<u16>,
    /// The last year of the name, where a source gives it.
    pub last: Option<u16>,
}

/// The former names.
///
/// Sources: museum.wales, press release on the annual report for 2004–05 (the name changes in
/// November 2005) and Amgueddfa Cymru's charter of 1907; annual report of MAGNI for 2002–03 (its
/// order of 1998); collection.sciencemuseumgroup.org.uk, "Science Museum Group" (1984 to 2012);
/// liverpoolmuseums.org.uk, "Charitable status" (16 April 2003) and the Merseyside Museums and
/// Galleries Order 1986.
pub const FORMER: &[Former] = &[
    former("NMW", "National Museum of Wales", Some(1907), None),
    former(
        "NMW",
        "National Museums & Galleries of Wales",
        None,
        Some(2005),
    ),
    former(
        "NMNI",
        "National Museums and Galleries of Northern Ireland",
        Some(1998),
        None,
    ),
    former(
        "NMSI",
        "National Museum of Science and Industry",
        Some(1984),
        Some(2012),
    ),
    former(
        "NML",
        "National Museums and Galleries on Merseyside",
        Some(1986),
        Some(2003),
    ),
    former("NMS", "National Museums of Scotland", None, None),
    former("TATE", "Tate Gallery", None, None),
];

const fn former(
    code: &'static str,
    name: &'static str,
    first: Option<u16>,
    last: Option<u16>,
) -> Former {
    Former {
        code,
        name,
        first,
        last,
    }
}

/// Sites and parts of an institution: whose they are is offered, because a return may also mean the
/// site alone. Those of `data/national_institution_sites.csv` and their usual names.
const HINTS: &[(&str, &str)] = &[
    ("national museum cardiff", "NMW"),
    ("st fagans", "NMW"),
    ("big pit", "NMW"),
    ("national slate museum", "NMW"),
    ("national wool museum", "NMW"),
    ("national waterfront museum", "NMW"),
    ("imperial war museum north", "IWM"),
    ("imperial war museum duxford", "IWM"),
    ("iwm north", "IWM"),
    ("iwm duxford", "IWM"),
    ("hms belfast", "IWM"),
    ("churchill war rooms", "IWM"),
    ("national gallery of scotland", "NGS"),
    ("scottish national gallery of modern art", "NGS"),
    ("scottish national portrait gallery", "NGS"),
    ("natural history museum at tring", "NHM"),
    ("walker art gallery", "NML"),
    ("world museum", "NML"),
    ("lady lever art gallery", "NML"),
    ("merseyside maritime museum", "NML"),
    ("international slavery museum", "NML"),
    ("ulster museum", "NMNI"),
    ("ulster folk and transport museum", "NMNI"),
    ("ulster american folk park", "NMNI"),
    ("national museum of scotland", "NMS"),
    ("national war museum", "NMS"),
    ("national museum of flight", "NMS"),
    ("national museum of rural life", "NMS"),
    ("science museum", "NMSI"),
    ("science museum, london", "NMSI"),
    ("national railway museum", "NMSI"),
    ("national media museum", "NMSI"),
    ("national science and media museum", "NMSI"),
    ("locomotion", "NMSI"),
    ("tate britain", "TATE"),
    ("tate modern", "TATE"),
    ("tate liverpool", "TATE"),
    ("tate st ives", "TATE"),
    ("national museum of history", "NMW"),
    ("st fagans national museum of history", "NMW"),
    ("sain ffagan", "NMW"),
    ("amgueddfa werin cymru", "NMW"),
    ("museum of welsh life", "NMW"),
    ("amgueddfa genedlaethol caerdydd", "NMW"),
    ("amgueddfa lechi cymru", "NMW"),
    ("amgueddfa wlan cymru", "NMW"),
    ("amgueddfa genedlaethol y glannau", "NMW"),
    ("national roman legion museum", "NMW"),
    ("amgueddfa lleng rufeinig cymru", "NMW"),
    ("churchill museum and cabinet war rooms", "IWM"),
    ("cabinet war rooms", "IWM"),
    ("cutty sark", "NMM"),
    ("queen's house", "NMM"),
    ("royal observatory", "NMM"),
    ("royal observatory greenwich", "NMM"),
    ("world museum liverpool", "NML"),
    ("sudley house", "NML"),
    ("museum of liverpool", "NML"),
    ("ulster folk museum", "NMNI"),
    ("ulster transport museum", "NMNI"),
    ("national museum of costume", "NMS"),
    ("science and industry museum", "NMSI"),
    ("museum of science and industry", "NMSI"),
    ("national railway museum, york", "NMSI"),
    ("fort nelson", "RA"),
    ("raf museum london", "RAFM"),
    ("raf museum hendon", "RAFM"),
    ("raf museum cosford", "RAFM"),
    ("raf museum midlands", "RAFM"),
    ("royal air force museum london", "RAFM"),
    ("royal air force museum cosford", "RAFM"),
    ("royal air force museum midlands", "RAFM"),
    ("bfi southbank", "BFI"),
    ("fleet air arm museum", "NMRN"),
    ("royal navy submarine museum", "NMRN"),
    ("national screen and sound archive of wales", "NLW"),
    ("archif genedlaethol sgrin a sain cymru", "NLW"),
    ("v&a museum of childhood", "V&A"),
    ("young v&a", "V&A"),
    ("museum of childhood", "V&A"),
];

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
            "national museums & galleries of wales",
            "nmgw",
            "ac-nmw",
            "acnmw",
            "amgueddfa cymru nmw",
            "amgueddfeydd ac orielau cenedlaethol cymru",
            "amgueddfa genedlaethol cymru",
            "amgueddfa genedlaethol cymru national museum wales",
            "national museum wales amgueddfa cymru",
            "museum wales amgueddfa cymru",
            "nmgw amgueddfa cymru",
            "amgueddfeydd cenedlaethol cymru",
        ],
    ),
    entry(
        "BFI",
        "British Film Institute",
        "Sefydliad Ffilm Prydain",
        &["the bfi", "bfi national archive"],
    ),
    entry(
        "BL",
        "British Library",
        "Y Llyfrgell Brydeinig",
        &[
            "the british library",
            "british library london",
            "llyfrgell brydeinig",
        ],
    ),
    entry(
        "BM",
        "British Museum",
        "Yr Amgueddfa Brydeinig",
        &["the british museum", "british museum london"],
    ),
    entry(
        "HMG",
        "Horniman Museum and Gardens",
        "Amgueddfa a Gerddi Horniman",
        &[
            "horniman",
            "horniman museum",
            "horniman museum london",
            "horniman museum and gardens london",
            "horniman public museum and public park trust",
        ],
    ),
    entry(
        "IWM",
        "Imperial War Museum",
        "Imperial War Museum",
        &[
            "imperial war museums",
            "the imperial war museum",
            "imperial war museum london",
            "the iwm",
            "iwm london",
            "imperial war museums iwm",
        ],
    ),
    entry(
        "NAM",
        "National Army Museum",
        "Amgueddfa Genedlaethol y Fyddin",
        &[
            "national army museum london",
            "national army museum chelsea",
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
            "national gallery trafalgar square",
            "the ng",
        ],
    ),
    entry(
        "NLS",
        "National Library of Scotland",
        "Llyfrgell Genedlaethol yr Alban",
        &[
            "national library scotland",
            "national library of scotland edinburgh",
            "leabharlann nàiseanta na h-alba",
        ],
    ),
    entry(
        "NLW",
        "National Library of Wales",
        "Llyfrgell Genedlaethol Cymru",
        &[
            "national library wales",
            "national library of wales aberystwyth",
            "llgc",
            "llyfrgell genedlaethol cymru aberystwyth",
            "llyfrgell genedlaethol cymru the national library of wales",
            "llgc nlw",
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
            "national maritime museum london",
            "royal museums greenwich london",
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
            "national museum of science and industry nmsi",
            "science museum group smg",
            "the science museum group",
        ],
    ),
    entry(
        "NMRN",
        "National Museum of the Royal Navy",
        "National Museum of the Royal Navy",
        &[
            "royal naval museum",
            "the national museum of the royal navy",
            "national museum of the royal navy portsmouth",
            "national museum royal navy",
        ],
    ),
    entry(
        "NML",
        "National Museums Liverpool",
        "National Museums Liverpool",
        &[
            "national museums and galleries on merseyside",
            "nmgm",
            "national museums & galleries on merseyside",
            "national museum liverpool",
            "national museums merseyside",
        ],
    ),
    entry(
        "NMNI",
        "National Museums Northern Ireland",
        "Amgueddfeydd Cenedlaethol Gogledd Iwerddon",
        &[
            "national museums ni",
            "national museums and galleries of northern ireland",
            "magni",
            "national museums and galleries northern ireland",
            "museums and galleries of northern ireland",
            "nmgni",
            "national museums of northern ireland",
            "national museum northern ireland",
        ],
    ),
    entry(
        "NMS",
        "National Museums Scotland",
        "Amgueddfeydd Cenedlaethol yr Alban",
        &[
            "national museums of scotland",
            "national museum scotland",
            "nms scotland",
        ],
    ),
    entry(
        "NPG",
        "National Portrait Gallery",
        "Yr Oriel Bortreadau Genedlaethol",
        &[
            "the national portrait gallery",
            "national portrait gallery london",
            "npg london",
            "national portrait gallery st martin's place",
        ],
    ),
    entry(
        "NHM",
        "Natural History Museum",
        "Yr Amgueddfa Hanes Natur",
        &[
            "the natural history museum",
            "natural history museum london",
            "natural history museum south kensington",
            "nhm london",
            "british museum (natural history)",
        ],
    ),
    entry(
        "RAFM",
        "Royal Air Force Museum",
        "Amgueddfa’r Awyrlu Brenhinol",
        &["raf museum", "raf museums", "royal air force museums"],
    ),
    entry(
        "RA",
        "Royal Armouries",
        "Royal Armouries",
        &[
            "royal armouries museum",
            "the royal armouries",
            "royal armouries leeds",
            "royal armouries museum leeds",
        ],
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
            "tate london",
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
            "v&a london",
            "vam",
            "victoria & albert museum",
            "victoria and albert museum london",
            "victoria & albert museum, london",
            "v&a south kensington",
            "v&a museum london",
            "v&a, london",
            "victoria and albert museum south kensington",
            "vanda museum",
            "vic and albert museum",
            "the v and a",
            "victoria albert museum",
        ],
    ),
    entry(
        "WALL",
        "Wallace Collection",
        "Casgliad Wallace",
        &[
            "the wallace collection",
            "wallace collection london",
            "the wallace",
            "the wallace collection london",
        ],
    ),
])
.with_hints(HINTS);

#[cfg(test)]
#[path = "institutions_tests.rs"]
mod tests;
