//! Different names of one institution, and different institutions with similar names.

use super::{FORMER, LIST};

fn check(code: Option<&str>, names: &[&str]) {
    for name in names {
        assert_eq!(LIST.find(name).map(|entry| entry.code), code, "{name}");
    }
}

#[test]
fn many_names_of_one() {
    check(
        Some("V&A"),
        &[
            "V&A",
            "V & A",
            "v&a",
            "V and A",
            "V+A",
            "VAM",
            "The V&A",
            "The V&A Museum",
            "Victoria & Albert",
            "Victoria and Albert",
            "Victoria & Albert Museum",
            "Victoria and Albert Museum, London",
            "The Victoria and Albert Museum",
            "Victoria and Albert Museum (V&A)",
            "V&A (Victoria and Albert Museum)",
            "V&A - Victoria & Albert Museum",
            "V&A South Kensington",
            "VICTORIA AND ALBERT MUSEUM",
            "Board of Trustees of the Victoria and Albert Museum",
            "Amgueddfa Victoria ac Albert",
        ],
    );
    check(
        Some("NMW"),
        &[
            "NMGW",
            "National Museums & Galleries of Wales",
            "National Museums and Galleries of Wales",
            "National Museum Wales",
            "National Museum of Wales",
            "Amgueddfa Cymru",
            "Amgueddfa Cymru – Museum Wales",
            "Amgueddfa Cymru – National Museum Wales",
            "Amgueddfa Cymru / National Museum Wales",
            "National Museum Wales (Amgueddfa Cymru)",
            "Amgueddfa Genedlaethol Cymru",
        ],
    );
    check(
        Some("NMNI"),
        &[
            "MAGNI",
            "NMNI",
            "National Museums NI",
            "National Museums and Galleries of Northern Ireland",
            "National Museums & Galleries of Northern Ireland (MAGNI)",
        ],
    );
    check(
        Some("NMSI"),
        &[
            "NMSI",
            "Science Museum Group",
            "SMG",
            "The Science Museum Group",
        ],
    );
    check(Some("NML"), &["NMGM", "National Museums Liverpool", "NML"]);
    check(
        Some("TATE"),
        &[
            "Tate",
            "TATE",
            "The Tate",
            "Tate Gallery",
            "Trustees of the Tate Gallery",
        ],
    );
    check(
        Some("IWM"),
        &["Imperial War Museums", "IWM", "Imperial War Museum London"],
    );
    check(
        Some("BM"),
        &["The British Museum", "BM", "Yr Amgueddfa Brydeinig"],
    );
    check(
        Some("NLW"),
        &[
            "National Library of Wales",
            "The National Library of Wales",
            "Llyfrgell Genedlaethol Cymru",
            "Llyfrgell Genedlaethol Cymru – The National Library of Wales",
            "National Library of Wales (LlGC)",
            "NLW",
        ],
    );
    check(
        Some("NLS"),
        &[
            "National Library of Scotland",
            "NLS",
            "National Library Scotland",
        ],
    );
    check(
        Some("HMG"),
        &[
            "Horniman Museum",
            "The Horniman",
            "Horniman Museum & Gardens",
        ],
    );
    check(Some("NAM"), &["The National Army Museum", "NAM"]);
    check(Some("RAFM"), &["RAF Museum", "Royal Air Force Museum"]);
    check(
        Some("WALL"),
        &["The Wallace Collection", "Wallace Collection"],
    );
    check(Some("NMM"), &["Royal Museums Greenwich", "RMG", "NMM"]);
}

#[test]
fn similar_names_of_others() {
    check(
        None,
        &[
            "V&A Dundee",
            "Young V&A",
            "V&A Museum of Childhood",
            "National Wallace Monument",
            "National Gallery of Ireland",
            "Scottish National Portrait Gallery",
            "Science Museum",
            "Museum of Wales Friends",
            "National Museum of Ireland",
            "British Motor Museum",
            "National Library of Ireland",
            "Royal Air Force Museum Cosford",
            "Army Museum",
            "Tate Modern",
            "Royal Academy of Arts",
            "Victoria Art Gallery",
            "Victoria and Albert Museum and Tate",
            "National Museums Directors' Council",
        ],
    );
    let alike = [
        "National Gallery",
        "National Galleries of Scotland",
        "National Portrait Gallery",
        "National Museum of Wales",
        "National Museums Liverpool",
        "National Museums Scotland",
        "National Museums Northern Ireland",
        "National Maritime Museum",
        "National Museum of the Royal Navy",
        "National Library of Wales",
        "National Library of Scotland",
        "National Army Museum",
        "Natural History Museum",
    ];
    let mut codes: Vec<&str> = alike
        .iter()
        .filter_map(|name| LIST.find(name).map(|entry| entry.code))
        .collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), alike.len());
}

#[test]
fn former_names_resolve_and_their_years_are_in_order() {
    for former in FORMER {
        check(Some(former.code), &[former.name]);
        if let (Some(first), Some(last)) = (former.first, former.last) {
            assert!(first < last, "{}", former.name);
        }
    }
}
