//! Returns as museums send them, and how they are inspected before they are read. Their partners
//! and projects are invented.

use std::fmt::Write;
use std::path::Path;

use super::{ColumnProposal, Inspection, Sure, holds_full_postcode, inspect};
use crate::{Code, ColumnTarget, Import, ImportOptions, Input, Outcome, Resources, read};
use geography::gazetteer::Gazetteer;
use geography::geo::Boundaries;
use records::Row;
use records::dataset::Kind;
use records::record::Field;

struct Tables {
    gazetteer: Gazetteer,
    boundaries: Boundaries,
}

impl Tables {
    fn load() -> Self {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/data");
        let bytes = |name: &str| std::fs::read(data.join(name)).expect("the committed file");
        Self {
            gazetteer: Gazetteer::from_bytes(&bytes("gazetteer.bin")).expect("a gazetteer"),
            boundaries: Boundaries::from_bytes(&bytes("boundaries.bin")).expect("boundaries"),
        }
    }

    fn resources(&self) -> Resources<'_> {
        Resources {
            gazetteer: Some(&self.gazetteer),
            boundaries: Some(&self.boundaries),
            units: None,
        }
    }

    fn inspect(&self, name: &str, bytes: &[u8], options: &ImportOptions) -> Inspection {
        let input = input(name, bytes, options);
        inspect(&input, &self.resources()).expect("an inspection")
    }

    fn read(&self, bytes: &[u8], options: &ImportOptions) -> Import {
        let input = input("a.csv", bytes, options);
        read(&input, &self.resources(), &mut |_| {})
    }
}

fn input<'i>(name: &'i str, bytes: &'i [u8], options: &'i ImportOptions) -> Input<'i> {
    Input {
        name,
        bytes,
        kind: Kind::Reported,
        options,
    }
}

fn name(meaning: ColumnTarget) -> &'static str {
    match meaning {
        ColumnTarget::Field(field) => field.name(),
        ColumnTarget::Position => "position",
    }
}

fn names(meanings: impl IntoIterator<Item = ColumnTarget>) -> String {
    meanings.into_iter().map(name).collect::<Vec<_>>().join(" ")
}

fn column(column: &ColumnProposal) -> String {
    let alike = column
        .alike
        .map_or("–".to_owned(), |share| format!("{share} %"));
    format!(
        "{}: {} {:?}, alike {alike}, filled {} %{}; or: {}; {}",
        column.header,
        column.holds.map_or("–", name),
        column.sure,
        column.filled,
        if column.personal { ", personal" } else { "" },
        names(column.alternatives.iter().copied()),
        column.samples.join(" | "),
    )
}

fn show(found: &Inspection) -> String {
    let guessed = |guessed: bool| if guessed { " (guessed)" } else { "" };
    let mut out = format!(
        "{}: {}{}, parted by {:?}, header in row {}{}\nabove: {}\nmissing: {}{}\n{}{}\n",
        found.file,
        found.encoding.name(),
        guessed(found.encoding_guessed),
        found.delimiter,
        found.header,
        guessed(found.header_guessed),
        found.above.join(" / "),
        names(found.missing.iter().copied().map(ColumnTarget::Field)),
        if found.location_missing {
            " location"
        } else {
            ""
        },
        if found.needs_mapping {
            "needs mapping"
        } else {
            "may be read"
        },
        if found.full_postcodes {
            "; whole postcodes"
        } else {
            ""
        },
    );
    for proposal in &found.columns {
        let _ = writeln!(out, "{}", column(proposal));
    }
    out
}

#[test]
fn a_national_museum_s_return() {
    let bytes = include_bytes!("returns/national.csv");
    insta::assert_snapshot!(show(&Tables::load().inspect(
        "national.csv",
        bytes,
        ImportOptions::NONE
    )));
}

#[test]
fn a_return_in_welsh() {
    let bytes = include_bytes!("returns/welsh.csv");
    insta::assert_snapshot!(show(&Tables::load().inspect(
        "welsh.csv",
        bytes,
        ImportOptions::NONE
    )));
}

#[test]
fn a_funder_s_list_of_grants() {
    let bytes = include_bytes!("returns/grants.csv");
    insta::assert_snapshot!(show(&Tables::load().inspect(
        "grants.csv",
        bytes,
        ImportOptions::NONE
    )));
}

#[test]
fn a_return_in_its_own_words() {
    let bytes = include_bytes!("returns/own_words.csv");
    insta::assert_snapshot!(show(&Tables::load().inspect(
        "own_words.csv",
        bytes,
        ImportOptions::NONE
    )));
}

#[test]
fn a_regional_museum_s_return() {
    let bytes = include_bytes!("returns/regional.csv");
    insta::assert_snapshot!(show(&Tables::load().inspect(
        "regional.csv",
        bytes,
        ImportOptions::NONE
    )));
}

/// The options of a user who accepts every proposal.
fn agreed(found: &Inspection) -> ImportOptions {
    let field = |column: &ColumnProposal| match column.holds {
        Some(ColumnTarget::Field(field)) => Some(field),
        _ => None,
    };
    ImportOptions {
        header: Some(found.header),
        delimiter: Some(found.delimiter),
        columns: found
            .columns
            .iter()
            .map(|column| (column.header.clone(), field(column)))
            .collect(),
        ..ImportOptions::default()
    }
}

#[test]
fn what_is_proposed_and_agreed_is_read() {
    let tables = Tables::load();
    let bytes = include_bytes!("returns/own_words.csv");
    // Without a user, it is read by its cells, and that is said.
    let unasked = tables.read(bytes, ImportOptions::NONE).report;
    let mut codes = unasked.issues.iter().map(|issue| issue.code);
    assert!(unasked.error.is_none() && codes.any(|code| code == Code::ColumnGuessed));
    let found = tables.inspect("a.csv", bytes, ImportOptions::NONE);
    let options = agreed(&found);
    let settled = tables.inspect("a.csv", bytes, &options);
    assert!(!settled.needs_mapping && settled.shape == found.shape);
    assert!(
        settled
            .columns
            .iter()
            .all(|column| column.sure != Sure::Likely)
    );
    let reading = tables.read(bytes, &options);
    assert_eq!((reading.report.rows, reading.report.accepted), (6, 6));
    let data = reading.dataset.expect("a data set");
    assert_eq!(data.partner.get(Row(0)), "Sample Town Museum");
    assert_eq!(data.types.get(Row(2)).count(), 2);
    assert_eq!(data.extra.len(), 1, "one column is kept as it is");
}

#[test]
fn a_file_that_needs_nothing_is_not_asked_about() {
    let tables = Tables::load();
    for text in [
        "institution,partner,partnership_type,postcode\nTate,A,Loan,LS2 8BH\n",
        "Lead museum,Partner,Type of partnership,Region,Telephone\nTate,A,Loan,Wales,\n",
    ] {
        let found = tables.inspect("a.csv", text.as_bytes(), ImportOptions::NONE);
        assert!(!found.needs_mapping, "{text}");
    }
}

fn header(columns: &[(&str, Option<Field>)]) -> ImportOptions {
    let columns = columns.iter();
    ImportOptions {
        columns: columns
            .map(|(header, field)| ((*header).to_owned(), *field))
            .collect(),
        ..ImportOptions::default()
    }
}

#[test]
fn a_choice_is_honoured() {
    let text = b"institution,partner,type,place,Gallery\nTate,A,Loan,Leeds,B\n";
    let options = header(&[
        ("Gallery", Some(Field::Partner)),
        ("place", None),
        ("type", Some(Field::PartnershipType)),
    ]);
    let reading = Tables::load().read(text, &options);
    assert_eq!(reading.report.error, Some(Code::NoLocationColumns));
    let options = header(&[("Gallery", Some(Field::Partner)), ("Elsewhere", None)]);
    let reading = Tables::load().read(text, &options);
    assert_eq!(reading.report.outcome, Outcome::AcceptWarn);
    let codes: Vec<Code> = reading
        .report
        .issues
        .iter()
        .map(|issue| issue.code)
        .collect();
    assert_eq!(codes, [Code::UnknownColumn, Code::DupHeader]);
    let data = reading.dataset.expect("a data set");
    assert_eq!(
        (data.partner.get(Row(0)), data.extra[0].1.get(Row(0))),
        ("B", "A")
    );
}

fn table(header: &str, row: &str, rows: usize) -> String {
    format!("{header}\n{}", format!("{row}\n").repeat(rows))
}

/// The issue codes raised, and whether the file is read.
fn outcome(text: &str) -> (Vec<&'static str>, bool) {
    let report = Tables::load()
        .read(text.as_bytes(), ImportOptions::NONE)
        .report;
    let codes = report.counts.iter().map(|(code, _)| code.name()).collect();
    (codes, report.error.is_none())
}

#[test]
fn without_a_choice_only_what_is_plain_is_guessed() {
    for (text, codes, is_read) in [
        // The only missing column, or the place, where nearly every cell shows it.
        (
            table("Lead museum,Partner,What,Town", "Tate,A,Loan,Leeds", 5),
            &["W_COLUMN_GUESSED"][..],
            true,
        ),
        (
            table("Body,Partner,Type,Town", "Tate,A,Loan,Leeds", 5),
            &["W_COLUMN_GUESSED"],
            true,
        ),
        (
            table(
                "Lead museum,Partner,Type,Whereabouts",
                "Tate,A,Loan,LS2 8BH",
                5,
            ),
            &["W_COLUMN_GUESSED"],
            true,
        ),
        (
            table(
                "Lead museum,Partner,Type,Whereabouts",
                "Tate,A,Loan,Leeds",
                5,
            ),
            &["W_COLUMN_GUESSED"],
            true,
        ),
        (
            table(
                "Lead museum,Partner,Type,N,E",
                "Tate,A,Loan,53.801,-1.549",
                5,
            ),
            &["W_COLUMN_GUESSED"],
            true,
        ),
        // Too few cells, a partner, another body's place, a lone latitude, grid metres: the user is
        // asked instead.
        (
            table("Lead museum,Partner,What,Town", "Tate,A,Loan,Leeds", 4),
            &["E_MISSING_COLUMNS", "W_UNKNOWN_COLUMN"],
            false,
        ),
        (
            table(
                "Lead museum,With,Type,Town",
                "Tate,Sample Town Museum,Loan,Leeds",
                9,
            ),
            &["E_MISSING_COLUMNS", "W_UNKNOWN_COLUMN"],
            false,
        ),
        (
            table(
                "Lead museum,Partner,Type,Lender postcode",
                "Tate,A,Loan,SW1P 4RG",
                9,
            ),
            &["E_NO_LOCATION_COLUMNS"],
            false,
        ),
        (
            table(
                "Lead museum,Partner,Type,Contact postcode",
                "Tate,A,Loan,SW1P 4RG",
                9,
            ),
            &["E_NO_LOCATION_COLUMNS", "W_PERSONAL_DATA"],
            false,
        ),
        (
            table("Lead museum,Partner,Type,N", "Tate,A,Loan,53.801", 9),
            &["E_NO_LOCATION_COLUMNS"],
            false,
        ),
        (
            table(
                "Lead museum,Partner,Type,X,Y",
                "Tate,A,Loan,430000,433800",
                9,
            ),
            &["W_COLUMN_GUESSED"],
            true,
        ),
        // Nothing is missing, so nothing is guessed, but it is said.
        (
            table(
                "Lead museum,Partner,Type,Town,Whereabouts",
                "Tate,A,Loan,Leeds,LS2 8BH",
                9,
            ),
            &["W_UNKNOWN_COLUMN"],
            true,
        ),
    ] {
        assert_eq!(outcome(&text), (codes.to_vec(), is_read), "{text}");
    }
    let mostly = format!(
        "{}{}",
        table("Lead museum,Partner,What,Town", "Tate,A,Loan,Leeds", 9),
        "Tate,A,Something else,Leeds\n"
    );
    assert_eq!(
        outcome(&mostly),
        (vec!["E_MISSING_COLUMNS", "W_UNKNOWN_COLUMN"], false),
        "nine in ten are too few"
    );
}

#[test]
fn cells_that_contradict_their_header_are_said() {
    for (text, codes) in [
        (
            table(
                "Lead museum,Partner,Type,Town",
                "Tate,A,University,Leeds",
                5,
            ),
            &["W_COLUMN_SUSPECT"][..],
        ),
        (
            table(
                "Lead museum,Partner,Type,Town",
                "Tate,A,University,Leeds",
                4,
            ),
            &[],
        ),
        (
            table(
                "Lead museum,Partner,Type,Town",
                "Tate,A,Skills sharing,Leeds",
                9,
            ),
            &[],
        ),
        (
            table(
                "Lead museum,Partner,Type,Town,Region",
                "Tate,A,Loan,Leeds,LS2 8BH",
                9,
            ),
            &["W_COLUMN_SUSPECT", "W_REGION_UNKNOWN"],
        ),
    ] {
        assert_eq!(outcome(&text), (codes.to_vec(), true), "{text}");
    }
}

#[test]
fn personal_data_is_said_and_marked() {
    let text = "institution,partner,type,place,Contact name,Who,Phone\nTate,A,Loan,Leeds,A. N. Other,a@example.org,\n";
    let reading = Tables::load().read(text.as_bytes(), ImportOptions::NONE);
    let personal: Vec<bool> = reading
        .report
        .columns
        .iter()
        .map(|column| column.personal)
        .collect();
    assert_eq!(personal, [false, false, false, false, true, true, false]);
    assert_eq!(reading.report.counts, [(Code::PersonalData, 2)]);
    let data = reading.dataset.expect("a data set");
    assert_eq!(data.personal, ["Contact name", "Who"]);
    assert_eq!(
        data.extra[1].1.get(Row(0)),
        "a@example.org",
        "kept for the user's own eyes"
    );
}

#[test]
fn whole_postcodes_are_found_in_addresses_too() {
    for (cell, whole) in [
        ("LS2 8BH", true),
        ("LS28BH", true),
        ("12 High Street, Leeds, LS2 8BH", true),
        ("LS2", false),
        ("LS2 8", false),
        ("Leeds", false),
        ("", false),
    ] {
        assert_eq!(holds_full_postcode(cell), whole, "{cell}");
    }
}

#[test]
fn what_is_no_table_is_refused_as_read_refuses_it() {
    let tables = Tables::load();
    for bytes in [
        &b""[..],
        b"%PDF-1.4",
        b"Just a sentence, and\nanother one.\n",
        b"\xff\xfe\0\0a\0\0\0",
    ] {
        let input = input("a.csv", bytes, ImportOptions::NONE);
        let refused = inspect(&input, &tables.resources()).map_err(|report| *report);
        let read = read(&input, &tables.resources(), &mut |_| {}).report;
        assert_eq!(refused.expect_err("a refusal").issues, read.issues);
    }
}

#[test]
fn an_inspection_travels() {
    let found = Tables::load().inspect(
        "welsh.csv",
        include_bytes!("returns/welsh.csv"),
        ImportOptions::NONE,
    );
    let bytes = postcard::to_allocvec(&found).expect("bytes");
    assert_eq!(
        postcard::from_bytes::<Inspection>(&bytes).expect("the same"),
        found
    );
}

#[test]
fn what_is_shown_without_asking_is_what_is_read() {
    let header = "institution,partner,place,partnership_type,Sort,Descripton,Then\n";
    let row = |kind: &str| format!("Tate,A,Leeds,Loan,{kind},words,2009\n");
    let kinds = [
        "Museum",
        "University",
        "School",
        "Archive",
        "Library",
        "museum",
    ];
    let text = format!("{header}{}", kinds.map(row).concat());
    let input = input("kinds.csv", text.as_bytes(), ImportOptions::NONE);
    let found = inspect(&input, &Resources::default()).expect("a table");
    assert!(!found.needs_mapping);
    let reading = read(&input, &Resources::default(), &mut |_| {});
    let read_as = reading.report.columns.iter();
    let read_as: Vec<Option<ColumnTarget>> =
        read_as.map(|c| c.field.map(ColumnTarget::Field)).collect();
    let shown: Vec<Option<ColumnTarget>> = found.columns.iter().map(|c| c.holds).collect();
    assert_eq!(shown, read_as);
    assert_eq!(
        shown.get(4),
        Some(&Some(ColumnTarget::Field(Field::PartnerKind)))
    );
    assert_eq!(shown.get(5..), Some(&[None, None][..]));
    let then = found.columns.last().expect("seven columns");
    assert_eq!(
        then.alternatives.first(),
        Some(&ColumnTarget::Field(Field::Start))
    );
    let mut said = reading.report.issues.iter().map(|issue| issue.code);
    assert!(said.any(|code| code == Code::ColumnGuessed));
}
