//! Merging data sets.

use ingest::{ImportOptions, Input, Resources, read};
use records::dataset::{Dataset, Kind, merge};
use records::{PlaceId, Row};

fn dataset(name: &str, text: &str) -> Dataset {
    let input = Input {
        name,
        bytes: text.as_bytes(),
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    read(&input, &Resources::default(), &mut |_| {})
        .dataset
        .expect("a data set")
}

#[test]
fn records_keep_their_values_and_files() {
    let a = dataset(
        "a.csv",
        "institution,partner,type,project,lat,lon,place,X\nTate,A,Loan,P1,51.5,-3.1,Cardiff,x\nTate,B,Loan;Learning,,53.8,-1.5,Leeds,\n",
    );
    let b = dataset(
        "b.csv",
        "institution,partner,type,project,lat,lon,place,Y\nTate,B,Learning,,53.8,-1.5,Leeds City,y\nIWM,A,Loan,P1,51.5,-3.1,Cardiff,\n",
    );
    let all = merge(&[&a, &b]);
    assert_eq!((all.len(), all.origins.len()), (4, 2));
    assert_eq!(all.origin, [0, 0, 1, 1]);
    let partners: Vec<&str> = all.rows().map(|row| all.partner.get(row)).collect();
    assert_eq!(partners, ["A", "B", "B", "A"]);
    assert_eq!(
        all.types.get(Row(1)).collect::<Vec<_>>(),
        ["Loan", "Learning"]
    );
    assert_eq!(all.types.get(Row(2)).collect::<Vec<_>>(), ["Learning"]);
    assert_eq!(all.places.positions.len(), 2);
    assert_eq!(all.place, [0, 1, 1, 0].map(PlaceId));
    assert_eq!(
        [0, 1, 2].map(|at| all.name_of_place(PlaceId(at))),
        ["Cardiff", "Leeds", ""]
    );
    let mut projects = all.project.codes.clone();
    projects.sort_unstable();
    projects.dedup();
    assert_eq!(projects.len(), 4, "two files' P1 and two lone records");
    let extra: Vec<_> = all
        .extra
        .iter()
        .map(|(h, c)| (h.as_str(), c.get(Row(0)), c.get(Row(2))))
        .collect();
    assert_eq!(extra, [("X", "x", ""), ("Y", "", "y")]);
}

#[test]
fn a_column_is_personal_if_it_is_in_any_file() {
    let header = "institution,partner,type,place,Who";
    let a = dataset(
        "a.csv",
        &format!("{header}\nTate,A,Loan,Leeds,a@example.org\n"),
    );
    let b = dataset("b.csv", &format!("{header}\nTate,A,Loan,Leeds,nobody\n"));
    assert_eq!((a.personal.len(), b.personal.len()), (1, 0));
    assert_eq!(merge(&[&b, &a, &a]).personal, ["Who"]);
}

#[test]
fn one_alone_stays_as_it_is() {
    let a = dataset(
        "a.csv",
        "institution,partner,type,lat,lon,place\nTate,A,Loan,51.5,-3.1,Cardiff\n",
    );
    assert_eq!(merge(&[&a]), a);
    assert_eq!(merge(&[]), Dataset::default());
}
