//! Compares the report with slow recounts.

use proptest::prelude::*;

use super::{Audit, Measure, Narrow, Severity, audit, audit_csv};
use export::csv;
use ingest::{Code, Import, ImportOptions, Input, Outcome, Resources, read};
use messages::Words;
use records::Row;
use records::dataset::{Dataset, Kind, merge};
use records::record::{Field, PlacedBy, Precision};
use testing::cases;

const HEADER: &str =
    "id,institution,partner,type,place,region,lat,lon,funding,start,title,amount\n";

fn reading(name: &str, rows: &str) -> Import {
    let text = format!("{HEADER}{rows}");
    let input = Input {
        name,
        bytes: text.as_bytes(),
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    read(&input, &Resources::default(), &mut |_| {})
}

fn audited(readings: &[Import]) -> (Dataset, Audit) {
    let sets: Vec<&Dataset> = readings.iter().filter_map(|r| r.dataset.as_ref()).collect();
    let data = merge(&sets);
    let reports: Vec<_> = readings.iter().map(|r| r.report.clone()).collect();
    let audit = audit(&data, &reports);
    (data, audit)
}

/// Two returns, one of them sent twice, and a file that is not a table.
fn returns() -> Vec<Import> {
    let tate = "1,Tate,Leeds City Museum,Loan,Leeds,,53.8012,-1.5486,HLF,2008,Turner,500\n\
        2,Tate,Leeds City Museums,Loan,,Wales,,,,2008-13-01,,\n\
        3,Tate,,Loan,,,,,,,,\n";
    let other = "1,V&A,=Evil,Learning,,,,,,,,many\n2,IWM,Tate,Loan,,,,,,,,\n,,,,,,,,,,,\n";
    vec![
        reading("tate.csv", tate),
        reading("empty.csv", ""),
        reading("others.csv", other),
        reading("tate (2).csv", tate),
    ]
}

#[test]
fn totals_by_file_and_together() {
    let (data, audit) = audited(&returns());
    let totals = &audit.totals;
    assert_eq!((totals.files, totals.refused), (4, 1));
    assert_eq!((totals.rows, totals.accepted, totals.rejected), (8, 6, 2));
    assert_eq!((totals.repeated, totals.records), (2, 4));
    assert_eq!(data.len(), 4);
    assert_eq!(totals.located, 1);
    assert_eq!(totals.by_precision[0], (Precision::Exact, 1));
    assert_eq!(totals.by_placed_by[0], (PlacedBy::Coordinates, 1));
    assert!(totals.by_placed_by.contains(&(PlacedBy::Region, 1)));
    assert!(totals.by_placed_by.contains(&(PlacedBy::None, 2)));
    let areas: Vec<&str> = audit
        .unplaced
        .list
        .iter()
        .map(|one| one.area.as_str())
        .collect();
    assert_eq!((audit.unplaced.total, areas), (3, vec!["Wales", "", ""]));
    let outcomes = [
        (Outcome::AcceptWarn, 1),
        (Outcome::Partial, 2),
        (Outcome::Refuse, 1),
    ];
    assert_eq!(audit.outcomes, outcomes);
    let names: Vec<&str> = audit.files.iter().map(|file| file.file.as_str()).collect();
    assert_eq!(
        names,
        ["tate.csv", "empty.csv", "others.csv", "tate (2).csv"]
    );
    let records: Vec<(u32, u32)> = audit
        .files
        .iter()
        .map(|file| (file.totals.records, file.totals.repeated))
        .collect();
    assert_eq!(records, [(2, 0), (0, 0), (2, 0), (0, 2)]);
    assert_eq!(audit.files[3].institutions, [("Tate".to_owned(), 2)]);
    assert_eq!(audit.files[1].error, Some(Code::NoRows));
}

#[test]
fn a_file_sent_twice_is_counted_once_and_said() {
    let (_, audit) = audited(&returns());
    assert_eq!(audit.repeats.total, 2);
    let first = &audit.repeats.list[0];
    assert_eq!(
        (
            first.left_out.file,
            first.left_out.row,
            first.left_out.record
        ),
        (3, 2, None)
    );
    assert_eq!(
        (first.kept.file, first.kept.row, first.kept.record),
        (0, 2, Some(Row(0)))
    );
    let [whole] = &audit.whole_files[..] else {
        panic!("{:?}", audit.whole_files);
    };
    assert_eq!(
        (whole.file, whole.of, whole.records, whole.same),
        (3, 0, 2, true)
    );
}

#[test]
fn issues_by_kind_know_whom_to_ask() {
    let (_, audit) = audited(&returns());
    assert_eq!(audit.issues[0].severity, Severity::Refusal);
    let kind = |code| {
        audit
            .issues
            .iter()
            .find(|kind| kind.code == code)
            .expect("a kind")
    };
    let missing = kind(Code::MissingValue);
    assert_eq!(
        (missing.severity, missing.count, missing.files),
        (Severity::Rejection, 2, 2)
    );
    // The row is not a record, but all records in its file are from one institution.
    let asked: Vec<(u32, &str)> = missing
        .findings
        .iter()
        .map(|f| (f.file, f.institution.as_str()))
        .collect();
    assert_eq!(asked, [(0, "Tate"), (3, "Tate")]);
    let invalid = &kind(Code::NumberInvalid).findings[0];
    assert_eq!(
        (invalid.issue.row, invalid.institution.as_str()),
        (Some(2), "Victoria and Albert Museum")
    );
    let blank = &kind(Code::BlankRows).findings[0];
    assert_eq!((blank.issue.row, blank.institution.as_str()), (None, ""));
}

#[test]
fn near_duplicates_and_reciprocal_records_are_found_and_exported() {
    let (_, audit) = audited(&returns());
    let pair = &audit.similar.list[0];
    assert_eq!(
        (pair.field, pair.keep.as_str()),
        (Field::Partner, "Leeds City Museum")
    );
    assert_eq!(
        (pair.uses[0].file, pair.uses[0].rows.as_slice()),
        (0, &[3][..])
    );
    let table = audit_csv(&audit, Words::default());
    let mut rows = ::csv::Reader::from_reader(table.as_bytes());
    let headers = rows.headers().expect("a header").clone();
    assert_eq!(
        headers,
        vec![
            "file",
            "institution",
            "row",
            "column",
            "kind",
            "found",
            "done"
        ]
    );
    let rows: Vec<::csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let kinds = |kind: &str| rows.iter().filter(|row| &row[4] == kind).count();
    assert_eq!(kinds("NEAR_DUPLICATE_VALUE"), 1);
    assert_eq!(kinds("REPEATED_RECORD"), 2);
    assert_eq!(kinds("REPEATED_FILE"), 1);
    assert_eq!(kinds("E_MISSING_VALUE"), 2);
    assert!(kinds("INCOMPLETE") > 3);
    for row in &rows {
        assert_eq!(row.len(), 7);
        assert!(
            row.iter()
                .all(|cell| !cell.starts_with(['=', '+', '-', '@'])),
            "{row:?}"
        );
    }
    let institutions: Vec<&str> = rows.iter().map(|row| &row[1]).collect();
    assert!(institutions.is_sorted(), "{institutions:?}");
}

fn narrow(file: Option<u32>, institution: Option<&str>) -> Narrow {
    let institution = institution.map(str::to_owned);
    Narrow { file, institution }
}

/// File, institution and kind of every line.
fn lines(audit: &Audit) -> Vec<[String; 3]> {
    let table = audit_csv(audit, Words::default());
    let mut rows = ::csv::Reader::from_reader(table.as_bytes());
    let row = |row: ::csv::Result<::csv::StringRecord>| {
        let row = row.expect("a row");
        [0, 1, 4].map(|i| row[i].to_owned())
    };
    rows.records().map(row).collect()
}

#[test]
fn a_report_is_narrowed_to_a_file_or_an_institution_in_all_its_parts() {
    let (_, whole) = audited(&returns());
    assert_eq!(whole.narrowed(&Narrow::default()), whole);
    for (i, file) in (0..).zip(&whole.files) {
        let part = whole.narrowed(&narrow(Some(i), None));
        assert_eq!(part.completeness.records, file.totals.accepted);
        assert_eq!(part.totals.rows, file.totals.rows);
        let placed: u32 = part.totals.by_placed_by.iter().map(|(_, n)| n).sum();
        assert_eq!(placed, file.totals.accepted);
        assert!(lines(&part).iter().all(|[name, ..]| *name == file.file));
    }
    for (i, (name, records, filled)) in whole.completeness.institutions.iter().enumerate() {
        let part = whole.narrowed(&narrow(None, Some(name)));
        assert_eq!(
            (part.totals.records, &part.completeness.filled),
            (*records, filled)
        );
        assert_eq!(
            part.completeness.derived,
            whole.completeness.institutions_derived[i]
        );
        assert_eq!(part.completeness.institutions.len(), 1);
        let of_it = |[_, by, _]: &[String; 3]| by == name || by.is_empty();
        assert!(lines(&part).iter().all(of_it), "{name}");
        let own: u32 = part.files.iter().map(|file| file.totals.records).sum();
        assert_eq!(own, *records);
    }
    let of = |kind: &str, audit: &Audit| lines(audit).iter().filter(|line| line[2] == kind).count();
    let tate = whole.narrowed(&narrow(Some(0), Some("Tate")));
    assert_eq!(
        of("REPEATED_RECORD", &tate),
        2,
        "told of the rows that stay, too"
    );
    assert!(!tate.is_nothing());
    let other = whole.narrowed(&narrow(Some(2), Some("Tate")));
    assert!(other.is_nothing());
    assert_eq!(lines(&other), Vec::<[String; 3]>::new());
}

#[test]
fn what_was_corrected_and_what_no_list_has_leaves_a_trail() {
    let text = "institution,partner,type,place\nV and A,A,Loan,Leeds\nV and A,B,Loann,York\nTate,C,Loan,Leeds\n";
    let input = Input {
        name: "a.csv",
        bytes: text.as_bytes(),
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    let reading = read(&input, &Resources::default(), &mut |_| {});
    let (_, audit) = audited(&[reading]);
    let [changed] = &audit.changed[..] else {
        panic!("{:?}", audit.changed);
    };
    assert_eq!(
        (changed.from.as_str(), changed.to.as_str()),
        ("V and A", "Victoria and Albert Museum")
    );
    assert_eq!(
        (changed.row, changed.count, changed.institution.as_str()),
        (2, 2, "")
    );
    let unlisted = &audit.unlisted[0];
    assert_eq!(
        (unlisted.value.as_str(), unlisted.row, unlisted.count),
        ("Loann", 3, 1)
    );
    assert_eq!(unlisted.institution, "Victoria and Albert Museum");
    let says = |audit: &Audit, kind: &str| lines(audit).iter().any(|line| line[2] == kind);
    assert!(says(&audit, "CORRECTED") && says(&audit, "VALUE_NOT_LISTED"));
    // A value of one row belongs to its institution; one of several rows to any in the file.
    let tate = audit.narrowed(&narrow(None, Some("Tate")));
    assert!(says(&tate, "CORRECTED") && !says(&tate, "VALUE_NOT_LISTED"));
}

#[test]
fn a_record_without_a_position_says_why() {
    let text = "institution,partner,type,postcode\nTate,A,Loan,\nTate,B,Loan,ZZ99 XX\n";
    let input = Input {
        name: "a.csv",
        bytes: text.as_bytes(),
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    let (_, audit) = audited(&[read(&input, &Resources::default(), &mut |_| {})]);
    let [none, odd] = &audit.unplaced.list[..] else {
        panic!("{:?}", audit.unplaced);
    };
    assert_eq!((none.is_given, &none.reasons[..]), (false, &[][..]));
    let [reason] = &odd.reasons[..] else {
        panic!("{odd:?}");
    };
    assert_eq!((odd.is_given, reason.code), (true, Code::PostcodeInvalid));
    assert_eq!(reason.found, "ZZ99 XX");
    assert_eq!((odd.record.file, odd.record.row), (0, 3));
}

#[test]
fn nothing_read_is_nothing_found() {
    assert_eq!(audit(&Dataset::default(), &[]).totals.records, 0);
    let (_, audit) = audited(&[reading("a.csv", "")]);
    assert_eq!((audit.totals.rows, audit.files.len()), (0, 1));
    assert_eq!(audit_csv(&audit, Words::default()).lines().count(), 2);
}

fn rows() -> impl Strategy<Value = String> {
    let row = "[1-3]?,(Tate|V&A|IWM|),(Leeds Museum|Leeds Museums|Tate|),(Loan|Learning|),(Leeds|),\
        (Wales|),(51\\.5,-0\\.1|53\\.8,-1\\.5|,),(HLF|Not stated|),(2008|2008-09|soon|),(A|B|),(5|many|)";
    proptest::collection::vec(row, 0..8).prop_map(|rows| rows.join("\n"))
}

#[test]
fn what_was_derived_is_not_what_the_file_says() {
    let text = "institution,partner,type,postcode,nation,certainty\n\
        Tate,A,Loan,SW7 2RL,Wales,\nTate,B,Loan,,Scotland,documented: a page\nV&A,C,Loan,,,\n";
    let input = ingest::Input {
        name: "x.csv",
        bytes: text.as_bytes(),
        kind: records::dataset::Kind::Reported,
        options: ingest::ImportOptions::NONE,
    };
    let resources = ingest::Resources::default();
    let data = ingest::read(&input, &resources, &mut |_| {})
        .dataset
        .expect("a data set");
    let found = crate::audit(&data, &[]).completeness;
    let of = |field, counts: &[u32]| {
        let at = found
            .measures
            .iter()
            .position(|of| *of == Measure::Column(field));
        at.and_then(|at| counts.get(at).copied())
    };
    use records::record::Field::{Certainty, Nation, Postcode, Region};
    // Wales and Scotland are each a region too.
    for (field, filled, derived) in [
        (Postcode, 1, 0),
        (Nation, 2, 0),
        (Region, 0, 2),
        (Certainty, 1, 2),
    ] {
        assert_eq!(of(field, &found.filled), Some(filled), "{field:?}");
        assert_eq!(of(field, &found.derived), Some(derived), "{field:?}");
    }
    assert_eq!(of(Certainty, &found.institutions_derived[0]), Some(1));
}

proptest! {
    #![proptest_config(cases(48))]

    /// Recounts completeness from the cells of the export, and totals from the reports.
    #[test]
    fn numbers_agree_with_counting_again(files in proptest::collection::vec(rows(), 1..4)) {
        let readings: Vec<Import> = files.iter().map(|rows| reading("x.csv", rows)).collect();
        let (data, audit) = audited(&readings);
        let totals = &audit.totals;
        prop_assert_eq!(totals.rows, totals.accepted + totals.rejected);
        prop_assert_eq!(totals.records, totals.accepted - totals.repeated);
        prop_assert_eq!(totals.records as usize, data.len());
        let of_files = |count: fn(&crate::Totals) -> u32| -> u32 {
            audit.files.iter().map(|file| count(&file.totals)).sum()
        };
        prop_assert_eq!(of_files(|t| t.rows), totals.rows);
        prop_assert_eq!(of_files(|t| t.records), totals.records);
        prop_assert_eq!(of_files(|t| t.repeated), totals.repeated);
        prop_assert_eq!(of_files(|t| t.located), totals.located);
        let issues: u32 = readings.iter().flat_map(|r| &r.report.counts).map(|(_, n)| n).sum();
        prop_assert_eq!(audit.issues.iter().map(|kind| kind.count).sum::<u32>(), issues);
        let said: usize = readings.iter().map(|r| r.report.issues.len()).sum();
        prop_assert_eq!(audit.issues.iter().map(|kind| kind.findings.len()).sum::<usize>(), said);

        let text = csv(&data);
        let mut table = ::csv::Reader::from_reader(text.as_bytes());
        let headers = table.headers().expect("a header").clone();
        let cells: Vec<::csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
        let column = |name: &str| headers.iter().position(|header| header == name).unwrap_or(usize::MAX);
        for (at, measure) in audit.completeness.measures.iter().enumerate() {
            let name = match measure {
                Measure::Position => "latitude",
                Measure::Column(field) => field.name(),
            };
            let has = |row: &&::csv::StringRecord| {
                let cell = &row[column(name)];
                !cell.is_empty() && cell != "Not stated"
            };
            let found = audit.completeness.filled[at] + audit.completeness.derived[at];
            prop_assert_eq!(found as usize, cells.iter().filter(has).count());
            let derived = &audit.completeness.institutions_derived;
            for ((institution, records, filled), derived) in audit.completeness.institutions.iter().zip(derived) {
                let own = || cells.iter().filter(|row| &row[column("institution")] == institution);
                prop_assert_eq!(*records as usize, own().count());
                prop_assert_eq!((filled[at] + derived[at]) as usize, own().filter(has).count(), "{}", name);
            }
        }
    }

    #[test]
    fn every_finding_is_a_row_of_the_table(files in proptest::collection::vec(rows(), 1..4)) {
        let readings: Vec<Import> = files.iter().map(|rows| reading("x.csv", rows)).collect();
        let (_, audit) = audited(&readings);
        let text = audit_csv(&audit, Words::default());
        let rows: Vec<::csv::StringRecord> =
            ::csv::Reader::from_reader(text.as_bytes()).records().map(|row| row.expect("a row")).collect();
        let kinds = |kind: &str| rows.iter().filter(|row| &row[4] == kind).count();
        for kind in &audit.issues {
            prop_assert_eq!(kinds(kind.code.name()), kind.findings.len());
        }
        prop_assert_eq!(kinds("REPEATED_RECORD") as u32, audit.repeats.total);
        let uses: usize = audit.similar.list.iter().map(|pair| pair.uses.len()).sum();
        prop_assert_eq!(kinds("NEAR_DUPLICATE_VALUE"), uses);
        let doubles = kinds("LIKELY_DOUBLE") + kinds("RECIPROCAL_RECORD");
        prop_assert!(doubles >= audit.doubles.list.len());
    }
}
