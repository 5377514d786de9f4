//! Small cases, and a comparison of the search with comparing all with all.

use super::{Likeness, Search, Strength};
use crate::near_duplicate_values;
use ingest::{ImportOptions, Input, Resources, read};
use proptest::prelude::*;
use records::Row;
use records::dataset::{Dataset, Kind};
use testing::cases;

fn dataset(rows: &str) -> Dataset {
    let header = "id,institution,partner,type,start,title,amount,project,lat,lon";
    let text = format!("{header}\n{rows}\n");
    let input = Input {
        name: "test.csv",
        bytes: text.as_bytes(),
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    read(&input, &Resources::default(), &mut |_| {})
        .dataset
        .expect("a data set")
}

type Found = Vec<Option<(Row, Likeness, Strength)>>;

fn found(data: &Dataset) -> Found {
    let mut search = Search::new(data, &near_duplicate_values::SimilarFound::find(data));
    search.everything();
    search.titles();
    search.reciprocal();
    search.periods();
    search.found
}

fn check(rows: [&str; 2], expected: Option<(Likeness, Strength)>) {
    let data = dataset(&rows.join("\n"));
    let found = found(&data)[1].map(|(_, likeness, strength)| (likeness, strength));
    assert_eq!(found, expected, "{rows:?}");
}

#[test]
fn doubles_and_what_only_looks_like_one() {
    use Likeness::{Everything, Period, Reciprocal, Title};
    use Strength::{Likely, Possible, Strong};
    let a = "1,Tate,Leeds City Museum,Loan,2008-09,Turner,,,53.8,-1.5";
    for (b, expected) in [
        (a, Some((Everything, Strong))),
        (
            "2,Tate,Leeds City Museums,Learning,01/05/2008,TURNER,,,,",
            Some((Title, Likely)),
        ),
        (
            "2,Tate,The Leeds City Museum,Loan,,Turner,,,,",
            Some((Title, Possible)),
        ),
        ("2,Tate,Leeds City Museum,Loan,2012,Turner,,,,", None),
        (
            "2,Tate,Leeds City Museum,Loan,2008-09,Turner,,,51.5,-0.1",
            None,
        ),
        ("2,Tate,Leeds City Museum,Loan,2008-09,Constable,,,,", None),
        (
            "2,Tate,Leeds City Museum Ltd.,Loan,2008-09,Turner,,,,",
            Some((Title, Likely)),
        ),
        (
            "2,Tate,Leeds City Musuem,Loan,2008-09,Turner,,,,",
            Some((Title, Likely)),
        ),
        (
            "2,Tate,Leeds City Museum Trust,Loan,2008-09,Turner,,,,",
            Some((Title, Likely)),
        ),
        ("2,Tate,Leeds City Library,Loan,2008-09,Turner,,,,", None),
        (
            "2,Tate,Leeds City Museum,Loan,2008-09,,,,,",
            Some((Period, Possible)),
        ),
        ("2,Tate,Leeds City Museum,Learning,2008-09,,,,,", None),
        ("2,V&A,Leeds City Museum,Loan,2008-09,Turner,,,,", None),
        (
            "2,Leeds City Museum,Tate Gallery,Loan,2008-09,Turner,,,,",
            Some((Reciprocal, Strong)),
        ),
        (
            "2,Leeds City Museum,Tate,Loan,2008-09,Loan,,,,",
            Some((Reciprocal, Likely)),
        ),
        (
            "2,Leeds City Museum,Tate,Loan,,,,,,",
            Some((Reciprocal, Possible)),
        ),
        ("2,Leeds City Museum,Tate,Learning,2008-09,Class,,,,", None),
        ("2,Leeds City Museum,Tate,Loan,2012,,,,,", None),
    ] {
        check([a, b], expected);
    }
    let untitled = "1,Tate,Leeds,Loan,2008,,500,P1,,";
    for (b, expected) in [
        ("2,Tate,Leeds,Loan,2008,,,,,", Some((Period, Possible))),
        ("2,Tate,Leeds,Loan,2008,,700,,,", None),
        ("2,Tate,Leeds,Loan,2008,,500,P2,,", None),
        ("2,Tate,Leeds,Loan,,,500,P1,,", None),
    ] {
        check([untitled, b], expected);
    }
}

/// Compares every record with every earlier one.
fn slowly(data: &Dataset) -> Vec<Option<Likeness>> {
    let search = Search::new(data, &near_duplicate_values::SimilarFound::find(data));
    let likeness = |a: Row, b: Row| {
        [
            (Likeness::Everything, search.same_in_everything(a, b)),
            (Likeness::Title, search.same_title(a, b)),
            (Likeness::Reciprocal, search.is_reciprocal(a, b)),
            (Likeness::Period, search.same_period(a, b)),
        ]
        .into_iter()
        .find_map(|(likeness, strength)| strength.map(|_| likeness))
    };
    data.rows()
        .map(|b| {
            data.rows()
                .take(b.index())
                .filter_map(|a| likeness(a, b))
                .min()
        })
        .collect()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn nothing_is_missed_that_comparing_all_would_find(
        rows in proptest::collection::vec(
            "1?,(Tate|V&A|IWM),(Tate|V and A|IWM|Leeds|The Leeds),(Loan|Learning|Loan;Learning),(2008|2008-09|2012|),(A|B|),(5|7|),(P|Q|),(51\\.5,-0\\.1|53\\.8,-1\\.5|,)",
            1..12,
        ),
    ) {
        let data = dataset(&rows.join("\n"));
        let found: Vec<Option<Likeness>> =
            found(&data).into_iter().map(|found| found.map(|(_, likeness, _)| likeness)).collect();
        prop_assert_eq!(found, slowly(&data));
    }
}
