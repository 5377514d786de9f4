//! Tests of whole files, as text, through the whole pipeline.

use super::{
    Code, Correction, Encoding, Import, ImportOptions, Input, Outcome, Report, Resources, read,
};
use geography::gazetteer::Gazetteer;
use geography::geo::Boundaries;
use messages::Words;
use proptest::prelude::*;
use records::Row;
use records::dataset::Kind;
use records::record::Field;

fn reading(bytes: &[u8]) -> Import {
    let input = Input {
        name: "test.csv",
        bytes,
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    read(&input, &Resources::default(), &mut |_| {})
}

const HEADER: &str =
    "id,institution,partner,partnership_type,latitude,longitude,region,start,end,url,certainty";

fn check(row: &str, outcome: Outcome, codes: &[Code]) -> Import {
    let reading = reading(format!("{HEADER}\n{row}\n").as_bytes());
    let found: Vec<Code> = reading
        .report
        .issues
        .iter()
        .map(|issue| issue.code)
        .collect();
    assert_eq!(
        (reading.report.outcome, found.as_slice()),
        (outcome, codes),
        "{row}"
    );
    reading
}

#[test]
fn rows() {
    use Outcome::{Accept, AcceptWarn, Refuse};
    check("1,Tate,A,Loan,51.5,-3.1,,2010,2011,,", Accept, &[]);
    check(
        "1,Tate,A,Loan,51.5,-3.1,,2010,2011,www.tate.org.uk,",
        Accept,
        &[],
    );
    check("1,Tate,A,Loan,,,Wales,,,,", Accept, &[]);
    check("1,Tate,A,Loan,,,,,,,", AcceptWarn, &[Code::NotPlaced]);
    check(
        "1,Tate,A,Loan,51.5,-3.1,Mercia,,,,",
        AcceptWarn,
        &[Code::RegionUnknown],
    );
    check(
        "1,Tate,A,Loan,51.5,-3.1,,2011,2010,,",
        AcceptWarn,
        &[Code::DateOrder],
    );
    check(
        "1,Tate,A,Loan,51.5,-3.1,,,,javascript:x,",
        AcceptWarn,
        &[Code::LinkNotAllowed],
    );
    check("1,Tate,A,Loan,51.5,-3.1", AcceptWarn, &[Code::RaggedShort]);
    check("1,Tate,A,Loan,51.5,-3.1,,,,,,,", Accept, &[]);
    check(
        "1,Tate,A,Loan,51.5,-3.1,,,,,,x",
        AcceptWarn,
        &[Code::RaggedLong],
    );
    check(
        "1,Tate,A,,51.5,-3.1,,,,,",
        Refuse,
        &[Code::NoRecords, Code::MissingValue],
    );
    // Kept, but reported for checking.
    for years in ["2091,", "1666,2010", "2008,2109-01-01"] {
        let row = format!("1,Tate,A,Loan,51.5,-3.1,,{years},,");
        check(&row, AcceptWarn, &[Code::DateSuspect]);
    }
    // A lone stroke is not a name; a rule below a header is not a record.
    for row in ["1,---,---,---,---,---,,,,,", "1,Tate,–,Loan,51.5,-3.1,,,,,"] {
        check(row, Refuse, &[Code::NoRecords, Code::MissingValue]);
    }
    let marked = check(
        "1,Tate,A,Loan,51.5,-3.1,,,,,illustrative",
        AcceptWarn,
        &[Code::Illustrative],
    );
    assert!(
        marked
            .dataset
            .is_some_and(|dataset| dataset.is_illustrative())
    );
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_does() {
    let text =
        format!("Report,\n\n{HEADER}\n1,Tate,\"A\nB\",Loan,51.5,-3.1,,,,,\n\n2,,A,Loan,,,,,,,\n");
    let report = reading(text.as_bytes()).report;
    let rejected = report
        .issues
        .iter()
        .find(|issue| issue.code == Code::MissingValue);
    assert_eq!(rejected.map(|issue| issue.row), Some(Some(6)));
    assert_eq!((report.rows, report.accepted, report.rejected), (2, 1, 1));
    assert_eq!(
        rejected.and_then(|issue| issue.column.as_ref().map(|column| column.header.as_str())),
        Some("institution")
    );
}

#[test]
fn whole_files() {
    for (text, error) in [
        ("", Code::Empty),
        ("\u{feff}", Code::Empty),
        ("id,institution,partner\n1,a,b", Code::MissingColumns),
        ("institution,partner,type\na,b,c", Code::NoLocationColumns),
        ("institution,partner,type,place\n", Code::NoRows),
        ("dog,cat\n1,2", Code::NoKnownColumns),
        ("%PDF-1.4", Code::TypePdf),
    ] {
        let reading = reading(text.as_bytes());
        assert_eq!(reading.report.error, Some(error), "{text:?}");
        assert!(reading.dataset.is_none());
        assert!(
            reading
                .report
                .issues
                .iter()
                .any(|issue| issue.code == error)
        );
    }
}

#[test]
fn unknown_columns_are_kept() {
    let reading = reading(b"institution,partner,type,place,Curator\nTate,A,Loan,Leeds,Ms X");
    let dataset = reading.dataset.expect("a data set");
    let (header, column) = &dataset.extra[0];
    assert_eq!((header.as_str(), column.get(Row(0))), ("Curator", "Ms X"));
}

#[test]
fn progress_goes_up_to_one() {
    let text = format!(
        "{HEADER}\n{}",
        "1,Tate,A,Loan,51.5,-3.1,,,,,\n".repeat(9_000)
    );
    let mut told = Vec::new();
    let input = Input {
        name: "test.csv",
        bytes: text.as_bytes(),
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    read(&input, &Resources::default(), &mut |part| told.push(part));
    assert!(
        told.len() >= 6 && told.is_sorted() && told.last() == Some(&1.0),
        "{told:?}"
    );
}

fn consistent(reading: &Import) -> Result<(), TestCaseError> {
    let report = &reading.report;
    prop_assert_eq!(report.rows, report.accepted + report.rejected);
    prop_assert!(report.located <= report.accepted);
    prop_assert_eq!(reading.dataset.is_none(), report.outcome == Outcome::Refuse);
    prop_assert_eq!(report.error.is_some(), report.outcome == Outcome::Refuse);
    let records = reading
        .dataset
        .as_ref()
        .map_or(0, records::dataset::Dataset::len);
    prop_assert_eq!(records, report.accepted as usize);
    let named = report.counts.iter().filter(|(code, _)| {
        matches!(
            code,
            Code::MissingValue
                | Code::QuoteUnclosed
                | Code::RepeatedHeader
                | Code::TotalRow
                | Code::ExplanationRow
                | Code::RowShifted
        )
    });
    let named: u32 = named.map(|(_, count)| count).sum();
    prop_assert_eq!(named, report.rejected);
    Ok(())
}

const PIECES: &[&[u8]] = &[
    b"Tate",
    b",",
    b"\n",
    b"\"",
    b"T\xfe",
    b"\x92s",
    b"\x8e",
    b"\xc5\xb7",
    b"\0",
    b"1,Tate,A,Loan,51.5,-3.1\n",
];

fn codes(report: &Report) -> Vec<Code> {
    report.issues.iter().map(|issue| issue.code).collect()
}

#[test]
fn what_the_quotes_and_bytes_came_to_is_told_by_row() {
    use Code::*;
    let header = "institution,partner,type,place,title\n";
    let good = "Tate,A,Loan,Leeds,x\n";
    for (rows, accepted, expected) in [
        (
            "Tate,A,Loan,Leeds,\"The \"Late\" Turner\"\n",
            2,
            &[QuoteStray][..],
        ),
        ("Tate,A,Loan,Leeds,\"Late\n", 1, &[QuoteUnclosed]),
        ("\u{feff}\"Tate\",A,Loan,Leeds,x\n", 2, &[InvisibleChars]),
        ("\"Tate,A,Loan,Leeds,\"\"x, y\"\"\"\n", 2, &[]),
        ("Tate, \"A, B\", Loan, Leeds, x\n", 2, &[]),
        ("Tate,A,Loan,Leeds,T\u{fffd}\n", 2, &[SuspectLossy]),
    ] {
        let report = reading(format!("{header}{rows}{good}").as_bytes()).report;
        let found: Vec<Code> = codes(&report)
            .into_iter()
            .filter(|&code| code != NotPlaced)
            .collect();
        assert_eq!(
            (report.accepted, &found[..]),
            (accepted, expected),
            "{rows:?}"
        );
        assert!(report.issues.iter().all(|issue| issue.row != Some(1)));
    }
    let mut bytes = format!("{header}{good}").into_bytes();
    bytes.extend(b"Tate,T\xc5\xb7,Loan,Leeds,\"a, \xff\"\n");
    let report = reading(&bytes).report;
    let replaced = report
        .issues
        .iter()
        .find(|issue| issue.code == EncodingReplaced);
    assert_eq!(
        replaced.map(|issue| (
            issue.row,
            issue.column.as_ref().map(|column| column.header.as_str()),
            issue.found.as_str()
        )),
        Some((Some(3), Some("title"), "a, \u{fffd}"))
    );
}

#[test]
fn an_encoding_is_guessed_and_said_or_settled() {
    let bytes = b"institution,partner,type,region\nTate,T\xfe Pawb,Loan,Wales\n";
    let partner = |options: &ImportOptions| {
        let input = Input {
            name: "test.csv",
            bytes,
            kind: Kind::Reported,
            options,
        };
        let reading = read(&input, &Resources::default(), &mut |_| {});
        let dataset = reading.dataset.expect("a data set");
        (
            dataset.partner.get(Row(0)).to_owned(),
            codes(&reading.report),
        )
    };
    let guessed = partner(ImportOptions::NONE);
    assert_eq!(guessed, ("Tŷ Pawb".into(), vec![Code::EncodingGuessed]));
    let settled = ImportOptions {
        encoding: Some(Encoding::Windows1252),
        ..ImportOptions::default()
    };
    assert_eq!(partner(&settled), ("Tþ Pawb".into(), vec![]));
}

#[test]
fn an_unknown_header_is_named_where_it_is_refused() {
    let report = reading(b"Return 2008\nOrg,Who,What,Where\nTate,A,Loan,Leeds\n").report;
    assert_eq!(report.error, Some(Code::NoKnownColumns));
    let refusal = report
        .issues
        .iter()
        .find(|issue| issue.code == Code::NoKnownColumns);
    assert!(refusal.is_some_and(|issue| {
        let message = issue.sentences(Words::default()).message;
        let headers = ["Org", "Who", "What", "Where"];
        headers.iter().all(|header| message.contains(header))
    }));
    assert_eq!(report.columns.len(), 4);
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        consistent(&reading(&bytes))?;
    }

    #[test]
    fn any_bytes_below_a_header(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut file = format!("{HEADER}\n").into_bytes();
        file.extend(bytes);
        consistent(&reading(&file))?;
    }

    #[test]
    fn any_quotes_below_a_header(
        head in 0_usize..3,
        cells in proptest::collection::vec(
            "[\"',;\\\\ \t\r\n\u{feff}\u{1a}\u{2028}]|Tate|Loan|\"a, b\"|51\\.5|P[0-9]|ŷ|\"|,|\n",
            0..120,
        ),
    ) {
        let quoted = HEADER.replace(',', "\",\"");
        let header = [HEADER.to_owned(), format!("\"{quoted}\""), format!("sep=,\n{HEADER}")];
        let text = format!("{}\n1,Tate,A,Loan,51.5,-3.1,,,,,\n{}", header[head], cells.concat());
        consistent(&reading(text.as_bytes()))?;
    }

    #[test]
    fn any_single_bytes_below_a_header(
        cells in proptest::collection::vec(
            proptest::sample::select(PIECES),
            0..80,
        ),
    ) {
        let mut file = format!("{HEADER}\n").into_bytes();
        file.extend(cells.concat());
        consistent(&reading(&file))?;
    }

    #[test]
    fn any_table(
        rows in proptest::collection::vec(
            proptest::collection::vec("[a1\"'=; \u{200b}\nŷ-]{0,6}|Tate|Loan|51.5|-3.1|2008-09", 0..14),
            0..12,
        ),
    ) {
        let rows: Vec<String> = rows.iter().map(|cells| cells.join(",")).collect();
        consistent(&reading(format!("{HEADER}\n{}", rows.join("\n")).as_bytes()))?;
    }
}

/// A file as a museum might send it: what is recognised, reported and offered.
#[test]
fn values_as_museums_send_them() {
    let header = "institution,partner,type,funding,place,region,start,end,objects,amount,title";
    let rows = [
        "V&amp;A,TÅ· Pawb,\"Loan, CPD\",HLF,x,Wales,2008/9,,approx 300,£1.2m,",
        "VAM,A,Skills sharing,DCMS,x,Wales,08-Sep,ongoing,10-20,\"1.200,50\",#REF!",
        "The V&A,B,Skills-sharing,ACE,x,Wales,2008-2010,,nil,12,",
        "Young V&A,C,Tour_x000D_,#N/A,x,Wales,1 Sept 2008,31/08/2009,12,n/a,",
    ];
    let text = format!("{header}\n{}\n", rows.join("\n"));
    let Import { report, dataset } = reading(text.as_bytes());
    let dataset = dataset.expect("a data set");
    let values = |column: &records::dataset::Column| -> Vec<String> {
        (0..4)
            .map(Row)
            .map(|row| column.get(row).to_owned())
            .collect()
    };
    let va = "Victoria and Albert Museum";
    assert_eq!(values(&dataset.institution), [va, va, va, "Young V&A"]);
    assert_eq!(dataset.partner.get(Row(0)), "Tŷ Pawb");
    let years = |spans: &[Option<records::record::Span>]| -> Vec<i32> {
        let first =
            |span: &Option<records::record::Span>| span.map_or(0, |s| records::days::year(s.first));
        spans.iter().map(first).collect()
    };
    assert_eq!(years(&dataset.start), [2008, 0, 2008, 2008]);
    assert_eq!(years(&dataset.end), [0, 0, 2010, 2009]);
    assert_eq!(dataset.objects, [Some(300.0), None, Some(0.0), Some(12.0)]);
    let amounts = [Some(1_200_000.0), Some(1200.5), Some(12.0), None];
    assert_eq!(dataset.amount, amounts);
    let unknown: Vec<_> = report
        .unknown
        .iter()
        .map(|u| (u.value.as_str(), u.count, u.first_row, u.near.as_deref()))
        .collect();
    assert_eq!(
        unknown,
        [
            ("Young V&A", 1, 5, Some(va)),
            ("Skills sharing", 2, 3, None),
            ("DCMS", 1, 3, Some("Grant in aid")),
            ("08-Sep", 1, 3, Some("2008-09")),
        ]
    );
    for (code, times) in [
        (Code::HtmlEntities, 1),
        (Code::SuspectMojibake, 1),
        (Code::SpreadsheetError, 2),
        (Code::DateSuspect, 1),
        (Code::NumberCleaned, 2),
        (Code::NumberInvalid, 1),
        (Code::DecimalComma, 1),
        (Code::ControlChars, 1),
    ] {
        let count = report.counts.iter().find(|(c, _)| *c == code);
        assert_eq!(count.map(|(_, n)| *n), Some(times), "{}", code.name());
    }
}

#[test]
fn what_is_settled_is_read_so_and_what_is_undone_stands() {
    use records::record::Field;
    let text = "institution,partner,type,region,start,amount\n\
        VAM,TÅ· Pawb,Skills sharing,Wales,08-Sep,12k\n\
        VAM,B,Loans,Wales,FY09,12k\n";
    let with = |options: &ImportOptions| {
        let input = Input {
            name: "test.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options,
        };
        read(&input, &Resources::default(), &mut |_| {})
    };
    let mapped = ImportOptions {
        values: vec![
            (
                Field::PartnershipType,
                "skills sharing".into(),
                "Knowledge sharing".into(),
            ),
            (Field::Start, "08-Sep".into(), "2008-09".into()),
        ],
        ..ImportOptions::default()
    };
    let Import { report, dataset } = with(&mapped);
    let dataset = dataset.expect("a data set");
    assert_eq!(dataset.start_text.get(Row(0)), "2008-09");
    assert!(dataset.start[0].is_some());
    assert!(report.unknown.is_empty(), "{:?}", report.unknown);
    let mut undone = ImportOptions::default();
    for correction in &report.corrections {
        correction.undo(&mut undone);
    }
    let Import { report, dataset } = with(&undone);
    let dataset = dataset.expect("a data set");
    assert_eq!(dataset.institution.get(Row(0)), "VAM");
    assert_eq!(dataset.partner.get(Row(0)), "TÅ· Pawb");
    assert_eq!(dataset.start, [None, None]);
    assert_eq!(dataset.amount, [None, None]);
    let alias = |c: &&crate::Correction| c.field != Field::PartnershipType;
    let left: Vec<_> = report.corrections.iter().filter(alias).collect();
    assert!(left.iter().all(|left| left.undone), "{left:?}");
}

/// Each correction is offered again once it is undone, and can be redone unchanged.
#[test]
fn what_was_undone_can_be_made_again() {
    let table = |name: &str| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/data");
        std::fs::read(format!("{folder}/{name}")).expect("a table of public/data")
    };
    let boundaries = Boundaries::from_bytes(&table("boundaries.bin"));
    let gazetteer = Gazetteer::from_bytes(&table("gazetteer.bin"));
    let resources = Resources {
        boundaries: boundaries.as_ref().ok(),
        gazetteer: gazetteer.as_ref().ok(),
        units: None,
    };
    for (columns, cells, code, field, stands) in [
        ("region", "Cymru", Code::ValueAlias, Field::Region, "Cymru"),
        (
            "note,region",
            "V&amp;A,Wales",
            Code::HtmlEntities,
            Field::Note,
            "V&amp;A",
        ),
        (
            "place",
            "TÅ· Pawb",
            Code::SuspectMojibake,
            Field::Place,
            "TÅ· Pawb",
        ),
        (
            "partner kind,region",
            "TÅ·,Wales",
            Code::SuspectMojibake,
            Field::PartnerKind,
            "TÅ·",
        ),
        (
            "place,start",
            "Leeds,08-09",
            Code::DateSuspect,
            Field::Start,
            "08-09",
        ),
        (
            "place,objects",
            "Leeds,c. 300",
            Code::NumberCleaned,
            Field::Objects,
            "",
        ),
        (
            "postcode",
            "CF1O 3NP",
            Code::PostcodeRead,
            Field::Postcode,
            "CF1O 3NP",
        ),
        (
            "postcode",
            "CF10 3NP (main)",
            Code::PostcodeRead,
            Field::Postcode,
            "CF10 3NP (main)",
        ),
        (
            "address",
            "\"Cathays Park, Cardiff CF10 3NP\"",
            Code::PostcodeRead,
            Field::Place,
            "",
        ),
        (
            "lat,long",
            "-3.177,51.4857",
            Code::CoordSwapped,
            Field::Latitude,
            "",
        ),
        (
            "easting,northing",
            "181400,317000",
            Code::CoordSwapped,
            Field::Easting,
            "",
        ),
        (
            "lat,long,region",
            "52.63,-1.3,East of England",
            Code::CoordSign,
            Field::Latitude,
            "-1.3",
        ),
    ] {
        let text = format!("institution,partner,type,{columns}\nTate,A,Loan,{cells}\n");
        let with = |options: &ImportOptions| {
            let input = Input {
                name: "a.csv",
                bytes: text.as_bytes(),
                kind: Kind::Reported,
                options,
            };
            read(&input, &resources, &mut |_| {})
        };
        let first = with(ImportOptions::NONE);
        let made: Vec<_> = first.report.corrections.clone();
        let kinds: Vec<_> = made.iter().map(|one| (one.code, one.field)).collect();
        assert!(kinds.contains(&(code, field)), "{cells}: {kinds:?}");
        assert!(made.iter().all(|one| !one.undone));
        let mut options = ImportOptions::default();
        made.iter().for_each(|one| one.undo(&mut options));
        let second = with(&options);
        let undone = made.iter().map(|one| Correction {
            undone: true,
            ..one.clone()
        });
        assert_eq!(
            second.report.corrections,
            undone.collect::<Vec<_>>(),
            "{cells}"
        );
        let data = second.dataset.expect("a data set");
        let column = match field {
            Field::Latitude => "longitude",
            Field::Easting => "latitude",
            Field::Place if stands.is_empty() => "postcode",
            field => field.name(),
        };
        let written = export::csv(&data);
        let mut rows = ::csv::Reader::from_reader(written.as_bytes());
        let at = rows
            .headers()
            .expect("a header")
            .iter()
            .position(|name| name == column);
        let row = rows.records().next().expect("a row").expect("a row");
        assert_eq!(at.and_then(|at| row.get(at)), Some(stands), "{cells}");
        second
            .report
            .corrections
            .iter()
            .for_each(|one| one.redo(&mut options));
        assert_eq!(options, *ImportOptions::NONE);
        assert_eq!(with(&options).dataset, first.dataset);
    }
}

/// Cells that hold a position: which column an issue names, which place and kept text remain.
#[test]
fn positions_in_one_cell() {
    const GRID: &[(&str, &str)] = &[("W_COORD_BNG", "Grid ref")];
    const NONE: &[(&str, &str)] = &[];
    for (columns, cells, located, issues, place, kept) in [
        ("Grid ref", "TQ 300 800", true, GRID, "", None),
        (
            "Grid ref",
            "see map",
            false,
            &[("W_COORD_INVALID", "Grid ref")],
            "",
            None,
        ),
        (
            "Lat,Lng,Grid ref",
            "51.5,-0.1,TQ 300 800",
            true,
            NONE,
            "",
            Some("TQ 300 800"),
        ),
        (
            "Lat,Lng,Grid ref",
            ",,TQ 300 800",
            true,
            GRID,
            "",
            Some("TQ 300 800"),
        ),
        (
            "Location",
            "\"51.507, -0.127\"",
            true,
            &[("W_COORD_FORMAT", "Location")],
            "",
            None,
        ),
        (
            "Location",
            "TQ 300 800",
            true,
            &[("W_COORD_BNG", "Location")],
            "",
            None,
        ),
        ("Location", "Leeds", false, NONE, "Leeds", None),
        (
            "Region,what3words",
            "Wales,filled.count.soap",
            false,
            NONE,
            "",
            Some("filled.count.soap"),
        ),
    ] {
        let text = format!("institution,partner,type,{columns}\nTate,A,Loan,{cells}\n");
        let reading = reading(text.as_bytes());
        let found: Vec<(&str, &str)> = reading
            .report
            .issues
            .iter()
            .filter(|issue| issue.code != Code::NotPlaced)
            .map(|issue| {
                (
                    issue.code.name(),
                    issue
                        .column
                        .as_ref()
                        .map(|column| column.header.as_str())
                        .unwrap_or_default(),
                )
            })
            .collect();
        assert_eq!(
            (reading.report.located == 1, found.as_slice()),
            (located, issues),
            "{text}"
        );
        let dataset = reading.dataset.expect("a record");
        assert_eq!(dataset.place_name.get(Row(0)), place, "{text}");
        let extra = dataset.extra.first().map(|(_, column)| column.get(Row(0)));
        assert_eq!(extra, kept, "{text}");
    }
}

#[test]
fn a_ditto_mark_below_a_row_that_was_put_right_means_its_column() {
    let text = "id,institution,partner,place,postcode,partnership_type,start\n\
                1,Tate,Town Museum, Library and Archive,Lincoln,LN2 1LP,Loan,2016\n\
                2,Tate,Hill Museum,ditto,LN2 1LP,as above,2017\n";
    let input = Input {
        name: "f.csv",
        bytes: text.as_bytes(),
        kind: Kind::Reported,
        options: &ImportOptions::default(),
    };
    let read = read(&input, &Resources::default(), &mut |_| {});
    let data = read.dataset.expect("records");
    let cells = |column: &records::dataset::Column| -> Vec<String> {
        data.rows().map(|row| column.get(row).to_owned()).collect()
    };
    assert_eq!(
        cells(&data.partner),
        ["Town Museum, Library and Archive", "Hill Museum"]
    );
    assert_eq!(cells(&data.place_name), ["Lincoln", "Lincoln"]);
}
