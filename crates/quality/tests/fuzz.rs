//! Bytes and tables of every kind: whatever is read is complete, and whatever is written reads back
//! the same.
//!
//! A daily run is short. `PROPTEST_CASES=1000000 cargo test --release -p quality --test fuzz` is
//! not.

use export::{Options, csv_with};
use ingest::{Code, Import, ImportOptions, Input, Outcome, Resources, read};
use messages::Words;
use proptest::prelude::*;
use proptest::string::string_regex;
use quality::{audit, audit_csv};
use records::dataset::{Dataset, Kind, merge};

fn reading(bytes: &[u8]) -> Import {
    let input = Input {
        name: "fuzz.csv",
        bytes,
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    read(&input, &Resources::default(), &mut |_| {})
}

/// No row vanishes: it is a record, or it is rejected and named.
fn is_whole(reading: &Import) -> Result<(), TestCaseError> {
    let report = &reading.report;
    prop_assert_eq!(report.rows, report.accepted + report.rejected);
    prop_assert_eq!(
        report.accepted as usize,
        reading.dataset.as_ref().map_or(0, Dataset::len)
    );
    let rejected: u32 = report
        .counts
        .iter()
        .filter(|(code, _)| {
            matches!(
                code,
                Code::MissingValue
                    | Code::QuoteUnclosed
                    | Code::RepeatedHeader
                    | Code::TotalRow
                    | Code::ExplanationRow
                    | Code::RowShifted
            )
        })
        .map(|(_, count)| count)
        .sum();
    prop_assert_eq!(rejected, report.rejected);
    prop_assert_eq!(report.outcome == Outcome::Refuse, reading.dataset.is_none());
    Ok(())
}

fn csv(data: &Dataset) -> String {
    let options = Options {
        mark: false,
        personal: true,
        ..Options::default()
    };
    csv_with(data, data.rows(), &options)
}

/// Data that is read, written and read again is written as before.
fn comes_back(data: &Dataset) -> Result<(), TestCaseError> {
    let written = csv(data);
    let again = reading(written.as_bytes());
    prop_assert_eq!(again.report.rejected, 0, "{:?}", again.report.issues);
    prop_assert_eq!(again.dataset.map(|again| csv(&again)), Some(written));
    Ok(())
}

const HEADERS: [&str; 4] = [
    "id,institution,partner,partnership_type,place,postcode,start,amount,note,X",
    "Institution;Partner;Type;Town;Lat;Long;Funding;End;Objects;X",
    "sefydliad\tpartner\tmath\tlle\tcod post\tcyllid\tdechrau\tteitl\tX\tY",
    "Report of 2009,,\n\ninstitution,partner,type,region,title,url,certainty,X,X,",
];
const CELL: &str = "|[a\"'=;,\t\u{200b}ŷ–|/-]{0,5}|Tate|V&A|Loan|Loan; Learning|Leeds|LS2 8BH|2008-09|\
    01/04/2008|51\\.5|-1\\.5|£1,200|\"a\nb\"|\"a, b\"|\"a \"\"b\"\"\"|reported|n/a";

/// A header and rows that mostly fit it, with line ends of every kind.
fn table() -> impl Strategy<Value = String> {
    let ends = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
    // A bare expression as a strategy is parsed again for every value.
    let cell = string_regex(CELL).expect("a regular expression").sboxed();
    let row = proptest::collection::vec(cell, 0..12);
    let rows = proptest::collection::vec(row, 0..8);
    (0..HEADERS.len(), rows, ends).prop_map(|(at, rows, end)| {
        let delimiter = [",", ";", "\t", ","][at];
        let mut text = format!("{}{end}", HEADERS[at]);
        for cells in rows {
            text.push_str(&cells.join(delimiter));
            text.push_str(end);
        }
        text
    })
}

fn cases() -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(64),
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_row_vanishes(text in table()) {
        is_whole(&reading(text.as_bytes()))?;
    }

    #[test]
    fn no_row_of_any_bytes_vanishes(
        at in 0..HEADERS.len(),
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        is_whole(&reading(&bytes))?;
        let file = [HEADERS[at].as_bytes(), b"\n", &bytes].concat();
        let reading = reading(&file);
        is_whole(&reading)?;
        if let Some(data) = &reading.dataset {
            comes_back(data)?;
        }
    }

    #[test]
    fn what_is_written_is_read_again(text in table()) {
        if let Some(data) = &reading(text.as_bytes()).dataset {
            comes_back(data)?;
        }
    }

    #[test]
    fn merging_and_auditing_lose_nothing(a in table(), b in table()) {
        let readings = [&a, &b, &a].map(|text| reading(text.as_bytes()));
        let sets: Vec<&Dataset> = readings.iter().filter_map(|r| r.dataset.as_ref()).collect();
        let all = merge(&sets);
        let records: usize = sets.iter().map(|set| set.len()).sum();
        prop_assert_eq!(all.len() + all.repeats.len(), records);
        let reports: Vec<_> = readings.iter().map(|r| r.report.clone()).collect();
        let report = audit(&all, &reports);
        prop_assert_eq!(report.totals.records as usize, all.len());
        prop_assert!(audit_csv(&report, Words::default()).starts_with("file,institution,row,"));
        if !all.is_empty() && !all.is_illustrative() {
            comes_back(&all)?;
        }
    }
}
