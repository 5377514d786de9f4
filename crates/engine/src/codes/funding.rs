//! Funding streams. Government Indemnity is insurance and therefore not among them.

use super::list::{CodeList, entry};

/// What an empty funding cell means.
pub const NOT_STATED: &str = "Not stated";

/// The funding streams.
pub static LIST: CodeList = CodeList::new(&[
    entry(
        "strategic-commissioning",
        "Strategic Commissioning",
        "Comisiynu Strategol",
        &[
            "strategic commissioning programme",
            "dcms strategic commissioning",
            "dcms/dcsf strategic commissioning",
        ],
    ),
    entry(
        "renaissance",
        "Renaissance in the Regions",
        "Renaissance in the Regions",
        &["renaissance", "mla renaissance"],
    ),
    entry(
        "grant-in-aid",
        "Grant in aid",
        "Cymorth grant",
        &["grant-in-aid", "gia", "core funding", "core grant"],
    ),
    entry(
        "designation",
        "Designation fund",
        "Cronfa Ddynodi",
        &[
            "designation",
            "designation development fund",
            "designation challenge fund",
            "ddf",
        ],
    ),
    entry(
        "heritage-lottery",
        "Heritage lottery",
        "Loteri treftadaeth",
        &[
            "hlf",
            "nlhf",
            "heritage lottery fund",
            "national lottery heritage fund",
            "the national lottery heritage fund",
            "heritage fund",
        ],
    ),
    entry(
        "big-lottery",
        "Big Lottery",
        "Loteri Fawr",
        &["big lottery fund", "blf", "national lottery community fund"],
    ),
    entry(
        "arts-council",
        "Arts council",
        "Cyngor celfyddydau",
        &[
            "ace",
            "arts council england",
            "arts council of england",
            "arts council of wales",
            "arts council wales",
            "creative scotland",
            "scottish arts council",
            "arts council of northern ireland",
            "cyngor celfyddydau cymru",
        ],
    ),
    entry(
        "art-fund",
        "Art Fund",
        "Cronfa Gelf",
        &[
            "the art fund",
            "artfund",
            "national art collections fund",
            "nacf",
        ],
    ),
    entry(
        "research-council",
        "Research council",
        "Cyngor ymchwil",
        &[
            "ahrc",
            "arts and humanities research council",
            "hefce",
            "ukri",
            "uk research and innovation",
            "esrc",
            "epsrc",
            "nerc",
        ],
    ),
    entry(
        "devolved",
        "Devolved government",
        "Llywodraeth ddatganoledig",
        &[
            "scottish government",
            "scottish executive",
            "welsh government",
            "welsh assembly government",
            "llywodraeth cymru",
            "cymal",
            "northern ireland executive",
            "dcal",
            "museums galleries scotland",
            "devolved administration",
        ],
    ),
    entry(
        "local-authority",
        "Local authority",
        "Awdurdod lleol",
        &[
            "local authorities",
            "council",
            "local council",
            "local government",
        ],
    ),
    entry(
        "european",
        "European",
        "Ewropeaidd",
        &[
            "eu",
            "european union",
            "erdf",
            "european regional development fund",
            "interreg",
            "european funding",
        ],
    ),
    entry(
        "trust",
        "Trust or foundation",
        "Ymddiriedolaeth neu sefydliad",
        &[
            "trust",
            "foundation",
            "trusts and foundations",
            "charitable trust",
            "trust/foundation",
        ],
    ),
    entry(
        "sponsor",
        "Corporate sponsor",
        "Noddwr corfforaethol",
        &[
            "sponsorship",
            "corporate sponsorship",
            "corporate",
            "sponsor",
        ],
    ),
    entry(
        "earned",
        "Earned income",
        "Incwm a enillwyd",
        &["earned", "admissions", "hire fee", "hire fees"],
    ),
    entry(
        "not-stated",
        NOT_STATED,
        "Heb ei nodi",
        &[
            "n/a",
            "not known",
            "unknown",
            "not given",
            "tbc",
            "not available",
            "unspecified",
        ],
    ),
]);

/// The first and last year of a stream, by code, where they are known; the last is `None` while it
/// runs on.
#[must_use]
pub fn years(code: &str) -> Option<(u16, Option<u16>)> {
    match code {
        "strategic-commissioning" => Some((2003, Some(2011))),
        "renaissance" => Some((2002, Some(2012))),
        _ => None,
    }
}
