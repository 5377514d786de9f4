//! Records that another file already has.

use ingest::{ImportOptions, Input, Resources, read};
use proptest::prelude::*;
use records::Row;
use records::dataset::{Dataset, Kind, Repeat, merge};

const HEADER: &str = "id,institution,partner,type,project,lat,lon,X\n";

fn dataset(name: &str, rows: &str, kind: Kind) -> Dataset {
    let text = format!("{HEADER}{rows}");
    let input = Input {
        name,
        bytes: text.as_bytes(),
        kind,
        options: ImportOptions::NONE,
    };
    read(&input, &Resources::default(), &mut |_| {})
        .dataset
        .expect("a data set")
}

fn check(a: &str, b: &str, ids: &[&str], repeats: &[(u16, u32, u32)]) {
    let sets = [("a.csv", a), ("b.csv", b)].map(|(n, rows)| dataset(n, rows, Kind::Reported));
    let all = merge(&[&sets[0], &sets[1]]);
    let found: Vec<&str> = all.rows().map(|row| all.id.get(row)).collect();
    assert_eq!(found, ids, "{a}{b}");
    let found: Vec<_> = all
        .repeats
        .iter()
        .map(|r| (r.origin, r.row, r.kept.0))
        .collect();
    assert_eq!(found, repeats, "{a}{b}");
}

#[test]
fn what_another_file_has_is_counted_once() {
    let (one, two) = ("1,Tate,A,Loan,P,51.5,-3.1,x\n", "2,Tate,A,Loan,,,,\n");
    check(one, one, &["1"], &[(1, 2, 0)]);
    check(&format!("{two}{one}"), one, &["2", "1"], &[(1, 2, 1)]);
    check(one, two, &["1", "2"], &[]);
    check(two, &format!("{one}{two}"), &["2", "1"], &[(1, 3, 0)]);
}

#[test]
fn copies_are_matched_one_to_one() {
    let row = "1,Tate,A,Loan,,,,\n";
    check(&row.repeat(2), row, &["1", "1"], &[(1, 2, 0)]);
    check(row, &row.repeat(3), &["1", "1", "1"], &[(1, 2, 0)]);
    check(
        &row.repeat(2),
        &row.repeat(2),
        &["1", "1"],
        &[(1, 2, 0), (1, 3, 1)],
    );
}

#[test]
fn many_copies_are_matched_in_one_go() {
    let rows = ",Tate,A,Loan,,,,\n".repeat(40_000);
    let sets = ["a.csv", "b.csv"].map(|name| dataset(name, &rows, Kind::Reported));
    let all = merge(&[&sets[0], &sets[1]]);
    assert_eq!((all.len(), all.repeats.len()), (40_000, 40_000));
    let in_order = |(row, repeat): (Row, &Repeat)| repeat.kept == row;
    assert!(all.rows().zip(&all.repeats).all(in_order));
}

#[test]
fn any_difference_keeps_both() {
    let row = "1,Tate,A,Loan,P,51.5,-3.1,x\n";
    for other in [
        "2,Tate,A,Loan,P,51.5,-3.1,x\n",
        "1,Tate,B,Loan,P,51.5,-3.1,x\n",
        "1,Tate,A,Learning,P,51.5,-3.1,x\n",
        "1,Tate,A,Loan;Learning,P,51.5,-3.1,x\n",
        "1,Tate,A,Loan,Q,51.5,-3.1,x\n",
        "1,Tate,A,Loan,,51.5,-3.1,x\n",
        "1,Tate,A,Loan,P,51.6,-3.1,x\n",
        "1,Tate,A,Loan,P,51.5,-3.1,y\n",
    ] {
        check(row, other, &["1", &other[..1]], &[]);
    }
}

#[test]
fn invented_records_stand_for_none() {
    let row = "1,Tate,A,Loan,,,,\n";
    let invented = dataset("a.csv", row, Kind::Illustrative);
    let reported = dataset("b.csv", row, Kind::Reported);
    assert_eq!(merge(&[&invented, &reported]).len(), 2);
}

#[test]
fn merged_again_they_still_name_their_record() {
    let [a, b, c] = [
        ("a.csv", "1,Tate,A,Loan,,,,\n2,Tate,B,Loan,,,,\n"),
        ("b.csv", "2,Tate,B,Loan,,,,\n3,Tate,C,Loan,,,,\n"),
        (
            "c.csv",
            "3,Tate,C,Loan,,,,\n1,Tate,A,Loan,,,,\n4,Tate,D,Loan,,,,\n",
        ),
    ]
    .map(|(name, rows)| dataset(name, rows, Kind::Reported));
    let all = merge(&[&a, &b, &c]);
    let repeat = |origin, row, kept| Repeat { origin, row, kept };
    assert_eq!(all.len(), 4);
    assert_eq!(
        all.repeats,
        [
            repeat(1, 2, Row(1)),
            repeat(2, 2, Row(2)),
            repeat(2, 3, Row(0))
        ]
    );
    let in_steps = merge(&[&merge(&[&a, &b]), &c]);
    assert_eq!((&in_steps.repeats, &in_steps.id), (&all.repeats, &all.id));
    let backwards = merge(&[&c, &merge(&[&a, &b])]);
    assert_eq!((backwards.len(), backwards.origins.len()), (4, 3));
    for repeat in &backwards.repeats {
        let file = [&c, &a, &b][usize::from(repeat.origin)];
        let row = file
            .rows()
            .zip(&file.row)
            .find(|(_, row)| **row == repeat.row);
        let id = row.map(|(row, _)| file.id.get(row));
        assert_eq!(id, Some(backwards.id.get(repeat.kept)));
    }
}

proptest! {
    /// Compares with a slow, obvious method: each distinct row is kept as often as it occurs in the
    /// file that has it most often.
    #[test]
    fn as_many_stay_as_the_file_with_most_has(
        files in proptest::collection::vec(proptest::collection::vec(0..4_u8, 1..7), 1..4),
    ) {
        let sets: Vec<Dataset> = files
            .iter()
            .map(|rows| {
                let rows: String = rows.iter().map(|n| format!("{n},Tate,A,Loan,,,,\n")).collect();
                dataset("x.csv", &rows, Kind::Reported)
            })
            .collect();
        let all = merge(&sets.iter().collect::<Vec<_>>());
        for n in 0..4_u8 {
            let most = files.iter().map(|rows| rows.iter().filter(|m| **m == n).count()).max();
            let id = n.to_string();
            let found = all.rows().filter(|&row| all.id.get(row) == id).count();
            prop_assert_eq!(Some(found), most);
        }
        let rows: usize = files.iter().map(Vec::len).sum();
        prop_assert_eq!(all.len() + all.repeats.len(), rows);
    }
}
