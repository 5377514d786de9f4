//! Whatever is written reads back the same, and the descriptions are true of it.

mod derived;

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;

use super::{About, Licence, Options, Reference, csv, csv_with, csvw_metadata, data_package};
use geography::gazetteer::Gazetteer;
use geography::geo::Boundaries;
use ingest::{Import, ImportOptions, Input, Resources, read};
use records::Row;
use records::dataset::{Dataset, Kind, merge};
use records::record::Field;
use testing::{cases, matching};

/// The tables that the page loads, where they are available.
struct Tables {
    boundaries: Option<Boundaries>,
    gazetteer: Option<Gazetteer>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let table = |name: &str| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data");
        std::fs::read(format!("{folder}/{name}")).expect("a table of public/data")
    };
    Tables {
        boundaries: Boundaries::from_bytes(&table("boundaries.bin")).ok(),
        gazetteer: Gazetteer::from_bytes(&table("gazetteer.bin")).ok(),
    }
});

fn reading(bytes: &[u8], kind: Kind, placed: bool) -> Import {
    let input = Input {
        name: "test.csv",
        bytes,
        kind,
        options: ImportOptions::NONE,
    };
    let resources = match placed {
        true => Resources {
            boundaries: TABLES.boundaries.as_ref(),
            gazetteer: TABLES.gazetteer.as_ref(),
            units: None,
        },
        false => Resources::default(),
    };
    read(&input, &resources, &mut |_| {})
}

/// A data set without what an export does not contain: the file and row from which each record
/// came.
fn records(mut data: Dataset) -> Dataset {
    data.origins.truncate(1);
    data.origin.fill(0);
    data.row.clear();
    data.repeats.clear();
    data
}

/// An export that includes what looks like personal data.
fn whole(data: &Dataset) -> String {
    let options = Options {
        mark: false,
        personal: true,
        ..Options::default()
    };
    csv_with(data, data.rows(), &options)
}

fn comes_back(data: Dataset, placed: bool) -> Result<(), TestCaseError> {
    let kind = data
        .origins
        .first()
        .map_or(Kind::Reported, |origin| origin.kind);
    let written = csv_with(
        &data,
        data.rows(),
        &Options {
            mark: true,
            personal: true,
            ..Options::default()
        },
    );
    let again = reading(written.as_bytes(), kind, placed);
    prop_assert_eq!(again.report.rejected, 0, "{:?}", again.report.issues);
    let again = again.dataset.unwrap_or_default();
    prop_assert_eq!(&written[3..], whole(&again));
    // Codes are assigned in order of appearance; as text they have been compared above.
    prop_assert_eq!(again.len(), data.len());
    let (mut again, data) = (records(again), records(data));
    if kind == Kind::Illustrative {
        // The mark replaces any other certainty.
        let marks = &data.certainty.values;
        prop_assert!(
            again
                .certainty
                .values
                .iter()
                .all(|v| v == "illustrative" || marks.position(v).is_some())
        );
        again.certainty.clone_from(&data.certainty);
    }
    // Our own export gives the values that were derived here.
    again.derived.clone_from(&data.derived);
    // Which columns look like personal data is decided for each file.
    again.personal.clone_from(&data.personal);
    prop_assert_eq!(&again.start, &data.start);
    prop_assert_eq!(&again.end, &data.end);
    prop_assert_eq!(&again.objects, &data.objects);
    prop_assert_eq!(&again.amount, &data.amount);
    prop_assert_eq!(&again.placed_by, &data.placed_by);
    prop_assert_eq!(&again.precision, &data.precision);
    prop_assert_eq!(&again.extra, &data.extra);
    prop_assert_eq!(again, data);
    Ok(())
}

/// A record that is exported without its neighbours reads the same as among them.
fn one_comes_back(data: &Dataset, row: Row, placed: bool) -> Result<(), TestCaseError> {
    let options = Options {
        mark: false,
        personal: true,
        ..Options::default()
    };
    let written = csv_with(data, [row], &options);
    let again = reading(written.as_bytes(), Kind::Reported, placed);
    let again = again.dataset.unwrap_or_default();
    prop_assert_eq!(whole(&again), written);
    let at = row.index();
    prop_assert_eq!(
        (again.start[0], again.end[0]),
        (data.start[at], data.end[at])
    );
    Ok(())
}

const WORDS: &str = "[a1='+ ;,\"\n\tŷ@|/#\u{200b}-]{0,8}|\
    Tŷ Pawb|T? Pawb|TÅ· Pawb|Museum, Library & Archive|\"quoted\"|O'Neill's|\
    =1\\+1|\\+44 20 7942 2000|@NMDC|-3.5|-£500|'tis|&amp;amp;|&lt;b&gt;|#N/A|_x000D_|“a, b”|n/a|-|\
    id|institution|Loan|Loan; Learning|Loan\nLearning|Research and scholarship|A / B|A & B|\
    HLF; Art Fund|Art Fund, HLF|Not stated|V&A|Tate|museum|University";
const DATES: &str = "|2008|2008-09|2008/09|01/04/2008|2008-04-01|03/14/2009|Mar-08|08-Sep|ongoing|\
    c. 1999|39692|September 2008|2008-2010|Summer 2009|FY09|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}";
const NUMBERS: &str =
    "|0|12|-5|1,200|£1,234.56|1.2m|12k|n/a|300\\+|10-20|1.234,50|[0-9]{1,16}(\\.[0-9]{1,9})?";
const LATITUDES: &str = "|51.5|53.8|-3.177|55,95|51°30'26\"N|180000|[45][0-9]\\.[0-9]{1,9}|0";
const LONGITUDES: &str = "|-0.12|-3.177|-1.5|530000|-?[0-7]\\.[0-9]{1,9}|0";
const POSTCODES: &str = "|SW7 2RL|sw72rl|CF10|LS2 8BH|BT9 5AB|ZZ1 1ZZ|EH1 1JF \\(main\\)|'=1";
const PLACES: &str =
    "|Leeds|Cardiff|Caerdydd|Newport|Newcastle|St Ives|Atlantis|UK wide|51.5, -0.12|-3.5";
const REGIONS: &str = "|Wales|Scotland|yorkshire|North East|Mercia|England|UKC|'=1";
const URLS: &str = "|www.tate.org.uk|https://a.uk/b|javascript:x|n/a";
const CERTAINTIES: &str = "|documented|reported|Illustrative: invented|-";

/// A header and the cells below it.
const SHAPES: [(&str, &str); 26] = [
    ("id", WORDS),
    ("project", WORDS),
    ("Lead institution", "Tate|V&A|British Museum|A; B|=1|Ŵ"),
    (
        "Partner name",
        "Leeds City Museum|Tŷ Pawb|A, B|=1|\"q\"|-|1",
    ),
    (
        "type",
        "Loan|Loan; Learning|Loan\nJoint show|=1|Loan, of objects|X / Y",
    ),
    ("partner kind", WORDS),
    ("Town", PLACES),
    ("Postcode", POSTCODES),
    ("lat", LATITUDES),
    ("long", LONGITUDES),
    ("easting", "|530034|317000"),
    ("northing", "|180381|176000"),
    ("country", REGIONS),
    ("region", REGIONS),
    ("funding", WORDS),
    ("start", DATES),
    ("end", DATES),
    ("title", WORDS),
    ("description", WORDS),
    ("notes", WORDS),
    ("website", URLS),
    ("objects", NUMBERS),
    ("visitors", NUMBERS),
    ("amount (£)", NUMBERS),
    ("source", WORDS),
    ("certainty", CERTAINTIES),
];

/// Headers of columns that are kept, including some that another column may already fill.
const KEPT: &str = "Curator|Easting|coordinates|gps|Partner|partner|latitude|type|=x|x|x \\(2\\)|\
    x, y|Lat \\(as given\\)|id|Notes|placed by|T\u{175}r||Start \\(dd/mm/yyyy\\)";

fn table() -> impl Strategy<Value = String> {
    let kept = proptest::collection::vec(matching(KEPT), 0..5);
    let known: Vec<_> = SHAPES.iter().map(|(_, cells)| matching(cells)).collect();
    let row = (known, proptest::collection::vec(matching(WORDS), 5));
    (kept, proptest::collection::vec(row, 1..6)).prop_map(|(kept, rows)| {
        let cells = |cells: Vec<String>| {
            let quoted = cells
                .iter()
                .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
            quoted.collect::<Vec<_>>().join(",") + "\n"
        };
        let known = SHAPES.iter().map(|(header, _)| (*header).to_owned());
        let mut text = cells(known.chain(kept.iter().cloned()).collect());
        for (known, mut more) in rows {
            more.truncate(kept.len());
            text.push_str(&cells([known, more].concat()));
        }
        text
    })
}

/// Cases once found by the properties below, each by its cause.
#[test]
fn tables_that_did_not_come_back_do() {
    let named = |rows: &str, headers: &str| format!("institution,partner,type,{headers}\n{rows}");
    for (what, text) in [
        (
            "a county of another nation than the given one is no region",
            named(
                "Tate,A,Loan,Cardiff,ZZ1 1ZZ,England,Mercia\n",
                "Town,Postcode,country,region",
            ),
        ),
        (
            "coordinates that are none leave the word to the cell for a place",
            named(
                "Tate,A,Loan,\"51s5, -0 12\",,,+44 20 7942 2000\n",
                "Town,lat,long,coordinates",
            ),
        ),
        (
            "apostrophes that guard cells are no quotation marks",
            named(
                "Tate,A,\"Loan, of objects\",Leeds,\"',\",O'Neill's\n",
                "Town,note,=x",
            ),
        ),
        (
            "a rejected row is no evidence of dates",
            named(
                "Tate,A,Loan,Leeds,39692,\nTate,#N/A,Loan,Leeds,2008,2008\n",
                "Town,start,end",
            ),
        ),
        (
            "nor is the row that is left out of a choice of rows",
            named(
                "Tate,A,Loan,Leeds,04/13/2008,\nTate,B,Loan,Leeds,1/2/2008 - 3/4/2008,\n",
                "Town,start,end",
            ),
        ),
    ] {
        let data = reading(text.as_bytes(), Kind::Reported, true)
            .dataset
            .expect("a data set");
        for row in data.rows() {
            let back = one_comes_back(&data, row, true);
            assert!(back.is_ok(), "{what}: {back:?}");
        }
        let back = comes_back(data, true);
        assert!(back.is_ok(), "{what}: {back:?}");
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn any_table_comes_back(text in table(), placed: bool, invented: bool) {
        let kind = if invented { Kind::Illustrative } else { Kind::Reported };
        if let Some(data) = reading(text.as_bytes(), kind, placed).dataset {
            comes_back(data, placed)?;
        }
    }

    #[test]
    fn any_record_comes_back_alone(text in table(), placed: bool, row: prop::sample::Index) {
        if let Some(data) = reading(text.as_bytes(), Kind::Reported, placed).dataset {
            one_comes_back(&data, Row(row.index(data.len()) as u32), placed)?;
        }
    }

    #[test]
    fn any_bytes_that_are_a_table_come_back(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let mut file = b"institution,partner,type,place,note,X\nTate,A,Loan,Leeds,,\n".to_vec();
        file.extend(bytes);
        if let Some(data) = reading(&file, Kind::Reported, false).dataset {
            comes_back(data, false)?;
        }
    }

    #[test]
    fn files_merged_come_back_as_one(a in table(), b in table()) {
        // One illustrative record makes the whole of a file illustrative, which is a different
        // property.
        let sets = [a, b].map(|text| text.replace("Illustrative", "Reported"));
        let sets = sets.map(|text| reading(text.as_bytes(), Kind::Reported, false).dataset);
        let sets: Vec<&Dataset> = sets.iter().flatten().collect();
        let all = merge(&sets);
        if all.is_empty() {
            return Ok(());
        }
        let written = whole(&all);
        let again = reading(written.as_bytes(), Kind::Reported, false).dataset.unwrap_or_default();
        prop_assert_eq!(whole(&again), written);
        prop_assert_eq!((&again.start, &again.end), (&all.start, &all.end));
    }

    #[test]
    fn the_schema_is_true_of_the_file(text in table()) {
        if let Some(data) = reading(text.as_bytes(), Kind::Reported, true).dataset {
            let package = described(&data);
            let schema = &package["resources"][0]["schema"]["fields"];
            let written = csv(&data);
            let mut rows = ::csv::Reader::from_reader(written.as_bytes());
            let headers: Vec<String> = rows.headers().expect("a header").iter().map(unguarded).collect();
            let names: Vec<&str> = schema.as_array().into_iter().flatten().map(|f| text_of(&f["name"])).collect();
            prop_assert_eq!(headers, names);
            let mut count = 0;
            for row in rows.records() {
                count += 1;
                let row = row.expect("a row");
                for (cell, field) in row.iter().zip(schema.as_array().into_iter().flatten()) {
                    prop_assert!(fits(cell, field), "{cell:?} {field}");
                }
            }
            prop_assert_eq!(&package["resources"][0]["rows"], count);
        }
    }
}

fn unguarded(cell: &str) -> String {
    let formula = |rest: &&str| rest.starts_with(['=', '+', '-', '@']);
    cell.strip_prefix('\'')
        .filter(formula)
        .unwrap_or(cell)
        .to_owned()
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Whether a cell meets its field's type and constraints; patterns are parsed by hand.
fn fits(cell: &str, field: &Value) -> bool {
    let constraints = &field["constraints"];
    if cell.is_empty() {
        return constraints["required"] != true;
    }
    if field["type"] == "date" {
        let parts: Vec<&str> = cell.split('-').collect();
        return parts.iter().map(|part| part.len()).eq([4, 2, 2])
            && cell.bytes().all(|b| b == b'-' || b.is_ascii_digit());
    }
    if field["type"] == "number" {
        let number: Option<f64> = cell.parse().ok();
        let least = constraints["minimum"].as_f64().unwrap_or(f64::MIN);
        let most = constraints["maximum"].as_f64().unwrap_or(f64::MAX);
        return number.is_some_and(|n| (least..=most).contains(&n));
    }
    if let Some(values) = constraints["enum"].as_array() {
        return values.iter().any(|value| value == cell);
    }
    let Some(pattern) = constraints["pattern"].as_str() else {
        return true;
    };
    cell.split("; ")
        .all(|value| alternatives(pattern).iter().any(|v| v == value))
}

/// The texts that the first group of a pattern allows.
fn alternatives(pattern: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut chars = pattern.chars().skip(1);
    while let (Some(c), Some(last)) = (chars.next(), found.last_mut()) {
        match c {
            ')' => break,
            '|' => found.push(String::new()),
            '\\' => last.extend(chars.next()),
            // Only the guard is optional.
            '?' if last == "'" => {}
            c => last.push(c),
        }
    }
    let guarded = |value: &String| value.strip_prefix('\'').map(str::to_owned);
    let bare: Vec<String> = found.iter().filter_map(guarded).collect();
    [found, bare].concat()
}

fn about(data: &Dataset) -> About<'static> {
    About {
        file: "Partnerships 2008-09 (clean).csv",
        title: "Partnerships, “2008–09”",
        created: "2026-03-01T12:00:00Z",
        records: data.len() as u32,
        licences: &[Licence {
            name: "OGL-UK-3.0",
            title: "Open Government Licence v3.0",
            path: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        }],
        sources: &[
            Reference {
                title: "Annual returns",
                path: "",
            },
            Reference {
                title: "A page",
                path: "https://example.org/",
            },
        ],
    }
}

fn described(data: &Dataset) -> Value {
    let package = data_package(data, &Options::default(), &about(data));
    serde_json::from_str(&package).expect("JSON")
}

fn few() -> Dataset {
    let text = "institution,partner,type,region,amount,Case,Room\n\
        Tate,B,Loan; Joint show (new),Wales,12,North,7\n";
    reading(text.as_bytes(), Kind::Illustrative, false)
        .dataset
        .expect("a data set")
}

#[test]
fn the_package_says_what_it_is() {
    let data = few();
    let package = described(&data);
    assert_eq!(package["name"], "partnerships-2008-09-clean");
    assert_eq!(
        package["sources"][0],
        serde_json::json!({"title": "Annual returns"})
    );
    assert_eq!(package["licenses"][0]["name"], "OGL-UK-3.0");
    assert!(text_of(&package["description"]).starts_with("ILLUSTRATIVE"));
    let fields = package["resources"][0]["schema"]["fields"]
        .as_array()
        .expect("fields");
    assert_eq!(fields.len(), Field::exported().count() + 3 + 2);
    let of = |name: &str| fields.iter().find(|f| f["name"] == name).expect("a field");
    assert_eq!(of("latitude")["constraints"]["maximum"], 90);
    assert_eq!(of("institution")["constraints"]["required"], true);
    let pattern = text_of(&of("partnership_type")["constraints"]["pattern"]);
    assert!(pattern.contains("|Joint show \\(new\\))(; ("), "{pattern}");
    assert_eq!(of("precision")["constraints"]["enum"][0], "exact");
}

#[test]
fn csv_on_the_web_names_the_same_columns() {
    let mut data = few();
    data.personal = vec!["Case".to_owned()];
    let options = Options::default();
    let text = csvw_metadata(&data, &options, &about(&data));
    let table: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(table["url"], "Partnerships%202008-09%20%28clean%29.csv");
    assert_eq!(table["dc:extent"], "1 record");
    assert_eq!(table["dialect"]["commentPrefix"], Value::Null);
    let columns = table["tableSchema"]["columns"].as_array().expect("columns");
    let titles: Vec<&str> = columns.iter().map(|c| text_of(&c["titles"])).collect();
    let written = csv_with(&data, [Row(0)], &options);
    assert_eq!(Some(titles.join(",").as_str()), written.lines().next());
    assert_eq!(columns[Field::exported().count() + 3]["name"], "kept_1");
    assert_eq!(columns[15]["name"], "start_date");
    assert_eq!(columns[15]["datatype"], "date");
    let types = columns
        .iter()
        .find(|c| c["name"] == "partnership_type")
        .expect("a column");
    assert_eq!(types["separator"], "; ");
}
