use super::{Resources, type_scores};
use crate::headers::synonyms::ColumnTarget;
use crate::table::dialect::Dialect;
use crate::table::sample::Sample;
use geography::gazetteer::Gazetteer;

fn gazetteer() -> Gazetteer {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../public/data/gazetteer.bin"
    );
    Gazetteer::from_bytes(&std::fs::read(path).expect("the committed file")).expect("a gazetteer")
}

fn name(meaning: ColumnTarget) -> &'static str {
    match meaning {
        ColumnTarget::Field(field) => field.name(),
        ColumnTarget::Position => "position",
    }
}

/// A type's name and its percentage.
type Best = Option<(&'static str, u8)>;

/// The best type for a column of cells.
fn best(cells: &[&str], resources: &Resources<'_>) -> Best {
    let rows: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\",x")).collect();
    let text = format!("a,b\n{}\n", rows.join("\n"));
    let sample = Sample::new(&Dialect::plain(&text, 2));
    let best = *type_scores(&sample, 0, resources).first()?;
    Some((name(best.meaning), best.percent()))
}

#[test]
#[rustfmt::skip]
fn columns_by_their_cells() {
    let gazetteer = gazetteer();
    let resources = Resources { gazetteer: Some(&gazetteer), ..Resources::default() };
    let cases: [(&[&str], Best); 30] = [
        (&["SW7 2RL", "cf10 3np", "LL11 1AY", "n/a", ""], Some(("postcode", 100))),
        (&["SW7", "CF10", "LL11", "BT1"], Some(("postcode", 100))),
        (&["SW7 2RL", "CF10 3NP", "LL11 1AY", "Leeds", "EH1 1JF"], Some(("postcode", 80))),
        (&["51.5, -3.1", "53.8, -1.5", "55.9,-3.2"], Some(("position", 100))),
        (&["POINT (-3.1 51.5)", "POINT (-1.5 53.8)", "POINT (-3.2 55.9)"], Some(("position", 100))),
        (&["51.4857", "53.80", "55.95"], Some(("latitude", 100))),
        (&["-3.1770", "-1.549", "0.12"], Some(("longitude", 100))),
        (&["529600", "318000", "432100"], Some(("easting", 100))),
        (&["679600", "918000", "832100"], Some(("northing", 100))),
        (&["https://www.tate.org.uk", "www.bl.uk/x", "http://nms.ac.uk/a"], Some(("url", 100))),
        (&["2008-09", "2009/10", "2010"], Some(("start", 100))),
        (&["01/04/2008", "3 Apr 2009", "2010-05-01", "tbc"], Some(("start", 100))),
        (&["2008", "2009", "2009"], Some(("start", 100))),
        (&["England", "Wales", "Scotland"], Some(("nation", 100))),
        (&["Cymru", "Yr Alban", "Lloegr"], Some(("nation", 100))),
        (&["North East", "Wales", "South West"], Some(("region", 100))),
        (&["Loan", "Touring exhibition; Learning", "Staff development"], Some(("partnership_type", 100))),
        (&["Benthyciad", "Dysgu", "Arddangosfa deithiol"], Some(("partnership_type", 100))),
        (&["HLF", "Art Fund; DCAL", "Renaissance in the Regions"], Some(("funding_stream", 100))),
        (&["Museum", "University", "Library"], Some(("partner_kind", 100))),
        (&["Tate", "V&A", "British Museum", "Nowhere Museum", "IWM"], Some(("institution", 80))),
        (&["Leeds", "Wrexham", "Newcastle upon Tyne", "Stromness"], Some(("place", 100))),
        (&["Leeds City Museum", "University of York", "Oriel Ynys Môn"], Some(("partner", 100))),
        (&["£1,200", "£500", "£12.50"], Some(("amount", 100))),
        (&["illustrative", "Documented", "reported: survey"], Some(("certainty", 100))),
        (&["A-001", "A-002", "A-003", "B/7", "X9"], Some(("id", 100))),
        (&["1", "2", "3", "4", "5"], Some(("id", 100))),
        (&["1845", "1910", "12"], None),
        (&["Loan", "Loan"], None),
        (&["a painting", "two drawings", "a long story"], None),
    ];
    for (cells, expected) in cases {
        assert_eq!(best(cells, &resources), expected, "{cells:?}");
    }
}

#[test]
fn without_a_gazetteer_no_place_is_known() {
    let cells = ["Leeds", "Wrexham", "Stromness"];
    assert_eq!(best(&cells, &Resources::default()), None);
}
