use crate::inspect::{Sure, inspect};
use crate::{Code, ImportOptions, Input, IssueKind, Report, Resources, read};
use proptest::prelude::*;
use records::Row;
use records::dataset::{Dataset, Kind};
use records::record::Field;

fn input(text: &str) -> Input<'_> {
    Input {
        name: "return.csv",
        bytes: text.as_bytes(),
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    }
}

fn import(text: &str) -> (Report, Option<Dataset>) {
    let import = read(&input(text), &Resources::default(), &mut |_| {});
    (import.report, import.dataset)
}

/// The header of the column that fills a field.
fn column(report: &Report, field: Field) -> Option<String> {
    let mut columns = report.columns.iter();
    let found = columns.find(|column| column.field == Some(field));
    found.map(|column| column.header.clone())
}

fn said(report: &Report, header: &str) -> Vec<Code> {
    let issues = report.issues.iter();
    issues
        .filter(|issue| issue.found == header)
        .map(|issue| issue.code)
        .collect()
}

/// A file of these columns, each a header and its cells.
fn table(columns: &[(&str, &[&str])], delimiter: &str) -> String {
    let line = |cells: Vec<&str>| cells.join(delimiter) + "\n";
    let rows = columns.first().map_or(0, |(_, cells)| cells.len());
    let header = line(columns.iter().map(|(header, _)| *header).collect());
    let row = |i: usize| line(columns.iter().map(|(_, cells)| cells[i]).collect());
    header + &(0..rows).map(row).collect::<String>()
}

const BASE: [(&str, &[&str]); 4] = [
    ("Institution", &["Tate", "British Museum"]),
    ("Partner", &["Harbour Gallery", "Hill Museum"]),
    ("Region", &["South West", "Scotland"]),
    ("Type", &["Loan", "Learning"]),
];

fn with(column: (&'static str, &'static [&'static str])) -> String {
    let mut columns = BASE.to_vec();
    columns.push(column);
    table(&columns, ",")
}

#[test]
fn numbers_are_no_funders() {
    let (report, data) = import(&with(("Funding", &["12000", "500"])));
    assert_eq!(column(&report, Field::Amount).as_deref(), Some("Funding"));
    assert_eq!(said(&report, "Funding"), [Code::ColumnGuessed]);
    assert!(data.is_some_and(|data| data.amount.first() == Some(&Some(12_000.0))));
    let (report, _) = import(&with(("Funding source (£)", &["Art Fund", "HLF"])));
    assert_eq!(
        column(&report, Field::FundingStream).as_deref(),
        Some("Funding source (£)")
    );
}

#[test]
fn a_status_is_no_certainty_and_what_was_not_held_is_said() {
    let mut columns = BASE.to_vec();
    columns.push(("Certainty", &["reported", "reported"]));
    columns.push(("Project status", &["reported", "Cancelled"]));
    let (report, _) = import(&table(&columns, ","));
    let mut codes = report.issues.iter().map(|issue| (issue.code, issue.row));
    assert!(codes.any(|one| one == (Code::NotHeld, Some(3))));
    let (report, _) = import(&with(("Status", &["Cancelled", "Completed"])));
    assert_eq!(column(&report, Field::Certainty), None);
    let not_held: Vec<_> = report
        .issues
        .iter()
        .filter(|issue| issue.code == Code::NotHeld)
        .map(|issue| issue.row)
        .collect();
    assert_eq!(not_held, [Some(2)]);
    let (report, _) = import(&with(("Status", &["documented", "reported"])));
    assert_eq!(column(&report, Field::Certainty).as_deref(), Some("Status"));
}

#[test]
fn headers_that_often_mean_something_else_are_remarked_on() {
    for (header, cells, field) in [
        ("Value (£)", ["5000", "70"], Field::Amount),
        ("Gwerth", ["5000", "70"], Field::Amount),
        ("Opened", ["1985", "2003"], Field::Start),
        ("Closed", ["1985", "2003"], Field::End),
    ] {
        let mut columns = BASE.to_vec();
        columns.push((header, &cells));
        let (report, _) = import(&table(&columns, ","));
        assert_eq!(column(&report, field).as_deref(), Some(header));
        assert_eq!(said(&report, header), [Code::ColumnSuspect], "{header}");
    }
}

#[test]
fn what_is_wanted_and_not_read_is_said() {
    for (header, cells) in [
        ("Begun", ["01/04/2015", "2016"]),
        ("Insurance value (£)", ["5000", "700"]),
        ("Insurance value", ["5000", "700"]),
        ("Money", ["£5,000", "£700"]),
        ("Code", ["TR1 2SJ", "EH1 1JF"]),
        ("Purse", ["Art Fund", "HLF"]),
    ] {
        let mut columns = BASE.to_vec();
        columns.push((header, &cells));
        let (report, data) = import(&table(&columns, ";"));
        assert_eq!(said(&report, header), [Code::UnknownColumn], "{header}");
        assert!(data.is_some_and(|data| data.extra.len() == 1), "{header}");
    }
    for (header, cells) in [
        ("Last updated", ["01/04/2015", "2016"]),
        ("Lead postcode", ["TR1 2SJ", "EH1 1JF"]),
        ("Floor area", ["5000", "700"]),
    ] {
        let mut columns = BASE.to_vec();
        columns.push((header, &cells));
        assert_eq!(
            said(&import(&table(&columns, ";")).0, header),
            [],
            "{header}"
        );
    }
}

#[test]
fn other_currencies_and_large_units() {
    let (report, data) = import(&with(("Amount (€)", &["5000", "700"])));
    assert_eq!(column(&report, Field::Amount), None);
    assert_eq!(said(&report, "Amount (€)"), [Code::UnknownColumn]);
    assert!(data.is_some_and(|data| data.extra.len() == 1));
    let (report, data) = import(&with(("Amount (£000s)", &["12.5", "£1.2m"])));
    assert_eq!(said(&report, "Amount (£000s)"), [Code::NumberCleaned]);
    let data = data.expect("a data set");
    assert_eq!(data.amount, [Some(12_500.0), Some(1_200_000.0)]);
    let corrected = report
        .corrections
        .iter()
        .map(|one| (one.from.as_str(), one.to.as_str()));
    assert!(corrected.into_iter().any(|one| one == ("12.5", "12500")));
}

#[test]
fn axes_are_read_by_their_cells() {
    let position = |east: [&str; 2], north: [&str; 2], headers: [&str; 2]| {
        let columns = [
            BASE[0],
            BASE[1],
            BASE[3],
            (headers[0], &east[..]),
            (headers[1], &north[..]),
        ];
        import(&table(&columns, ",")).0
    };
    let metres = position(
        ["180711", "325800"],
        ["32196", "673900"],
        ["GIS X", "GIS Y"],
    );
    assert_eq!(column(&metres, Field::Easting).as_deref(), Some("GIS X"));
    let degrees = position(["-5.055", "-3.19"], ["50.264", "55.947"], ["E", "N"]);
    assert_eq!(column(&degrees, Field::Latitude).as_deref(), Some("N"));
    assert_eq!(said(&degrees, "N"), [Code::ColumnGuessed]);
    let neither = position(["yes", "no"], ["no", "no"], ["East", "North"]);
    assert_eq!(neither.error, Some(Code::NoLocationColumns));
    let is_axes =
        |kind: &IssueKind| matches!(kind, IssueKind::HeaderAxes { header } if header == "North");
    assert!(neither.issues.iter().any(|issue| is_axes(&issue.kind)));
}

#[test]
fn two_museums_that_cells_do_not_tell_apart_are_asked_about() {
    let cells: [&[&str]; 2] = [&["Tate", "V&A"], &["British Museum", "Tate"]];
    let columns = [
        ("Your museum", cells[0]),
        ("National", cells[1]),
        BASE[2],
        BASE[3],
    ];
    let (report, _) = import(&table(&columns, ","));
    assert_eq!(report.error, Some(Code::MissingColumns));
    let is_asked = |kind: &IssueKind| matches!(kind, IssueKind::HeaderTwoMuseums { header } if header == "Your museum");
    assert!(report.issues.iter().any(|issue| is_asked(&issue.kind)));
}

#[test]
fn headers_say_it_and_cells_the_other_way_round_is_said() {
    let columns = [
        ("Lead institution", BASE[1].1),
        ("Partner", BASE[0].1),
        BASE[2],
        BASE[3],
    ];
    let (report, data) = import(&table(&columns, ","));
    assert_eq!(said(&report, "Lead institution"), [Code::ColumnSuspect]);
    assert!(data.is_some_and(|data| data.partner.get(Row(0)) == "Tate"));
}

proptest! {
    #![proptest_config(testing::cases(48))]

    /// Wherever the columns stand, whichever is named how: the national institution leads.
    #[test]
    fn the_national_institution_leads(
        own in prop::sample::select(vec!["Name of your museum", "Your museum", "Our organisation", "MUSEUM", "Eich amgueddfa"]),
        national in prop::sample::select(vec!["Name of national", "National partner", "National museum", "Amgueddfa genedlaethol"]),
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        delimiter in prop::sample::select(vec![",", ";", "\t", "|"]),
    ) {
        let columns = [(own, BASE[1].1), (national, BASE[0].1), BASE[2], BASE[3]];
        let columns: Vec<_> = order.iter().map(|&i| columns[i]).collect();
        let text = table(&columns, delimiter);
        let (report, data) = import(&text);
        let data = data.expect("a data set");
        prop_assert_eq!(data.institution.get(Row(0)), "Tate");
        prop_assert_eq!(data.partner.get(Row(0)), "Harbour Gallery");
        prop_assert_eq!(said(&report, own), [Code::ColumnGuessed]);
        prop_assert_eq!(said(&report, national), [Code::ColumnGuessed]);
        let found = inspect(&input(&text), &Resources::default()).expect("an inspection");
        let likely = found.columns.iter().filter(|column| column.sure == Sure::Likely);
        prop_assert!(found.needs_mapping && likely.count() == 2);
    }

    /// Whatever stands before it, the funder is the funding stream next to an institution.
    #[test]
    fn a_funder_never_leads_beside_an_institution(
        funder in prop::sample::select(vec!["Funding Org:Name", "Funder", "Funding body", "Funded by", "Grant maker", "Commissioner"]),
        lead in prop::sample::select(vec!["Lead institution", "Lead museum", "National", "Lead partner", "Institution", "Museum"]),
        order in Just(vec![0_usize, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        let columns = [(funder, &["Art Fund", "HLF"][..]), (lead, BASE[0].1), BASE[1], BASE[2], BASE[3]];
        let columns: Vec<_> = order.iter().map(|&i| columns[i]).collect();
        let (report, _) = import(&table(&columns, ","));
        prop_assert_eq!(column(&report, Field::Institution), Some(lead.to_owned()));
        prop_assert_eq!(column(&report, Field::FundingStream), Some(funder.to_owned()));
    }

    /// An empty column never goes before a filled one, and which one is used is told truly.
    #[test]
    fn an_empty_column_goes_before_no_other(
        (field, empty, full, cells) in prop::sample::select(vec![
            (Field::Start, "Planned Dates:Start Date", "Award Date", ["2015-04-01", "2016-04-01"]),
            (Field::Start, "start", "Year", ["2015", "2016"]),
            (Field::Postcode, "Postcode", "Recipient Org:Postal Code", ["TR1 2SJ", "EH1 1JF"]),
            (Field::Place, "Beneficiary Location:Name", "Recipient Org:City", ["Truro", "Leeds"]),
            (Field::Title, "Title", "Name", ["A", "B"]),
        ]),
        nothing in prop::sample::select(vec!["", "n/a", "UK"]),
        is_before in any::<bool>(),
    ) {
        let nothing = if field == Field::Place || nothing != "UK" { nothing } else { "" };
        let nothing = [nothing; 2];
        let mut columns = vec![(empty, &nothing[..]), (full, &cells[..])];
        if !is_before {
            columns.reverse();
        }
        columns.extend(BASE);
        let (report, _) = import(&table(&columns, ","));
        prop_assert_eq!(column(&report, field), Some(full.to_owned()));
        let at = u32::from(is_before) + 1;
        let told = report.issues.iter().find_map(|issue| match &issue.kind {
            IssueKind::SecondColumn { number, header, .. } => Some((*number, header.clone())),
            _ => None,
        });
        prop_assert_eq!(told, Some((at, full.to_owned())));
    }

    /// "Paid by" is asked about in the dialogue, and read and told of without one.
    #[test]
    fn who_paid_is_never_left_out_in_silence(
        header in prop::sample::select(vec![
            "Paid by", "Paid for by", "Who paid", "Sponsor", "Sponsored by", "Funded via", "£ from",
            "Money from", "Grant from", "Talwyd gan", "Noddwyd gan", "4. Paid by", "Paid by (name)", "PAID BY:",
        ]),
        place in 0_usize..5,
    ) {
        let mut columns = BASE.to_vec();
        columns.insert(place.min(4), (header, &["Art Fund", "ourselves"]));
        let text = table(&columns, ",");
        let (report, _) = import(&text);
        prop_assert_eq!(column(&report, Field::FundingStream), Some(header.to_owned()));
        prop_assert_eq!(said(&report, header), [Code::ColumnGuessed]);
        let found = inspect(&input(&text), &Resources::default()).expect("an inspection");
        prop_assert!(found.needs_mapping);
    }
}
