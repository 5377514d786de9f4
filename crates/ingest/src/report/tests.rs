//! Reports: totals, accepted proposals, undone corrections and limits.

use super::*;
use crate::IssueKind;
use messages::Words;

#[test]
fn notes_on_a_workbook_lead_and_are_counted() {
    let [chosen, errors, repeated] = [
        IssueKind::SheetUnknown {
            sheet: String::new(),
            sheets: Vec::new(),
        },
        IssueKind::FileEmpty,
        IssueKind::IdRepeated { first: 2 },
    ]
    .map(Issue::of_file);
    let mut report = Report::unread("a.xlsx");
    report.outcome = Outcome::Accept;
    report.prepend_notes(Vec::new());
    assert_eq!(report.outcome, Outcome::Accept, "nothing to say");
    report.issues = vec![repeated];
    report.counts = vec![(Code::SheetUnknown, 1), (Code::DupId, 1)];
    report.prepend_notes(vec![chosen, errors]);
    let codes: Vec<Code> = report.issues.iter().map(|issue| issue.code).collect();
    assert_eq!(codes, [Code::SheetUnknown, Code::Empty, Code::DupId]);
    assert_eq!(
        report.counts,
        [(Code::Empty, 1), (Code::SheetUnknown, 2), (Code::DupId, 1)]
    );
    assert_eq!(report.outcome, Outcome::AcceptWarn);
}

#[test]
fn many_issues_are_summed_up_and_counted_exactly() {
    let mut issues = Issues::new();
    for row in 1..=1000 {
        issues.row(Code::DateInvalid, row, Some((3, "start")), || {
            ("x".into(), IssueKind::NotADate)
        });
    }
    issues.file(IssueKind::BlankRows { n: 3 });
    let (list, counts) = issues.finish();
    assert_eq!(counts, [(Code::BlankRows, 1), (Code::DateInvalid, 1000)]);
    assert_eq!(list.len(), KEPT as usize + 2);
    assert_eq!(list[0].code, Code::BlankRows);
    assert_eq!(list[1].row, Some(1));
    assert_eq!(list[1].column.as_ref().map(|column| column.index), Some(3));
    let last = list
        .last()
        .map(|issue| issue.sentences(Words::default()).message);
    let expected = "And 800 more of this kind, in rows 201–1,000.";
    assert_eq!(last.as_deref(), Some(expected));
}

#[test]
fn further_issues_of_no_row_name_none() {
    let mut issues = Issues::new();
    for n in 0..=KEPT {
        issues.file_quoting(format!("column {n}"), IssueKind::ColumnGone);
    }
    let (list, _) = issues.finish();
    let last = list.last().map(|issue| issue.sentences(Words::default()));
    let last = last.map(|said| said.message);
    assert_eq!(last.as_deref(), Some("And 1 more of this kind."));
}

#[test]
fn a_hint_is_not_accepted_with_the_others() {
    for (ground, is_sure) in [
        (NearValue::Slip, true),
        (NearValue::Words, true),
        (NearValue::Hint, false),
    ] {
        let value = UnknownValue {
            field: Field::PartnershipType,
            value: "Lon".into(),
            count: 1,
            first_row: 2,
            near: Some("Loan".into()),
            ground: Some(ground),
        };
        assert_eq!(value.sure_meaning().is_some(), is_sure, "{ground:?}");
    }
}

#[test]
fn corrections_are_undone() {
    let correction = |code, field, from: &str, to: &str| Correction {
        code,
        field,
        row: 7,
        count: 3,
        from: from.into(),
        to: to.into(),
        undone: false,
    };
    let mut options = ImportOptions {
        values: vec![(Field::PartnershipType, "Skills".into(), "Learning".into())],
        ..ImportOptions::default()
    };
    correction(
        Code::ValueMapped,
        Field::PartnershipType,
        "skills",
        "Learning",
    )
    .undo(&mut options);
    assert_eq!(options, *ImportOptions::NONE);
    correction(Code::ValueAlias, Field::Institution, "VAM", "V&A").undo(&mut options);
    let stands = (Field::Institution, "VAM".into(), "VAM".into());
    assert_eq!(options.values, [stands]);
    let date = correction(Code::DateSuspect, Field::Start, "FY09", "2008-09");
    date.undo(&mut options);
    date.undo(&mut options);
    assert_eq!(options.undone, [(7, Field::Start)]);
    date.redo(&mut options);
    correction(Code::ValueAlias, Field::Institution, "vam", "V&A").redo(&mut options);
    assert_eq!(options, *ImportOptions::NONE);
}

#[test]
fn long_cells_are_cut() {
    assert_eq!(shorten("short"), "short");
    assert_eq!(shorten(&"ŷ".repeat(200)).chars().count(), 121);
}
