use super::*;
use messages::Text;
use messages::phrase::Several;

/// The three sentences of a kind, with the cell found.
fn said(kind: IssueKind, found: &str) -> [String; 3] {
    let issue = Issue {
        found: found.into(),
        ..Issue::of_file(kind)
    };
    let Sentences {
        message,
        action,
        hint,
    } = issue.sentences(Words::default());
    [message, action, hint]
}

#[test]
fn sentences_are_filled_and_counted() {
    let several = Several {
        names: vec!["B2".into(), "B3".into()],
        more: 1_000,
    };
    for (kind, found, expected) in [
        (
            IssueKind::YearMissing,
            "3 {n}",
            ["“3 {n}” has no year.", "Kept as text.", "Add the year."],
        ),
        (
            IssueKind::BlankRows { n: 1 },
            "",
            ["1 blank row.", "Left out.", ""],
        ),
        (
            IssueKind::CellErrors {
                n: 1_002,
                cells: several,
            },
            "",
            [
                "1,002 cells show an error (#N/A, #REF! …): B2, B3 and 1,000 more.",
                "Read as the sheet shows them; a value that a record needs is then treated as empty.",
                "Correct them in the spreadsheet.",
            ],
        ),
        (
            IssueKind::HiddenCells {
                hidden: vec![
                    CountOf::CountHiddenRows { n: 2 },
                    CountOf::CountHiddenColumns { n: 1 },
                ],
            },
            "",
            [
                "The sheet has 2 hidden rows and 1 hidden column.",
                "They were read like the others.",
                "Delete what is not meant to be read.",
            ],
        ),
        (
            IssueKind::PersonalWithheld {
                sign: ContactSign::ContactCells { n: 2, of: 4 },
            },
            "",
            [
                "2 of 4 cells checked are e-mail addresses or telephone numbers.",
                "Treated as personal data: shown to you only, and left out of exports unless you ask for it.",
                "",
            ],
        ),
    ] {
        assert_eq!(said(kind, found), expected);
    }
}

#[test]
fn a_refusal_names_what_to_do_next() {
    let refusal = Refusal::from(IssueKind::ColumnsMissing {
        n: 2,
        fields: vec![
            records::record::Field::Institution,
            records::record::Field::Partner,
        ],
        headers: Several {
            names: vec!["Org".into()],
            more: 0,
        },
    });
    assert_eq!(refusal.code(), Code::MissingColumns);
    let issue = refusal.into_issue();
    assert_eq!(
        issue.sentences(Words::default()).all(),
        "There is no column for institution and partner. The columns, nearest first, are: Org. Add columns with \
         the headers institution and partner, or rename the columns that hold them."
    );
}

#[test]
fn every_text_is_one_sentence_or_three() {
    for text in IssueText::ALL {
        let text = Words::default().get(*text);
        let parts: Vec<&str> = text.split('\t').collect();
        match parts.as_slice() {
            [phrase] => assert!(!phrase.is_empty()),
            [message, action, hint] => {
                for form in [message, action, hint].map(|part| part.split('|')) {
                    let is_sentence = |form: &str| form.is_empty() || form.ends_with(['.', ':']);
                    assert!(form.clone().all(is_sentence), "{text}");
                }
                assert!(!message.is_empty(), "{text}");
            }
            _ => panic!("{text}"),
        }
    }
}
