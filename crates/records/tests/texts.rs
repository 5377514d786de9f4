//! A data set in two parts: what the page needs at first, and its long texts.

use ingest::{Import, ImportOptions, Input, Resources, read};
use records::Row;
use records::dataset::texts::{first, rest, whole};
use records::dataset::{Dataset, Kind};

fn reading(csv: &str) -> Import {
    let input = Input {
        name: "a.csv",
        bytes: csv.as_bytes(),
        kind: Kind::Documented,
        options: ImportOptions::NONE,
    };
    read(&input, &Resources::default(), &mut |_| {})
}

#[test]
fn a_reading_comes_in_two_parts() {
    let csv = "id,institution,partner,partnership_type,lat,lon,title,description,note,url,source,own\n\
               a,Tate,Pier,Loan,51.5,-3.1,One,Long,Aside,https://tate.org.uk/,tate.org.uk,mine\n\
               b,Tate,Pier,Loan,51.5,-3.1,Two,,,https://example.org/,,\n";
    let reading = reading(csv);
    let packed = postcard::to_allocvec(&reading).unwrap();
    let data = reading.dataset.clone().unwrap();
    let first = first(data.clone()).unwrap();
    let rest = rest(&packed, &first);
    assert_eq!(whole(&first, rest), packed);

    let early: Option<Dataset> = postcard::from_bytes(&first).unwrap();
    let early = early.unwrap();
    for row in data.rows().take(2) {
        assert_eq!(early.title.get(row), data.title.get(row));
        for column in [&early.description, &early.note, &early.url, &early.source] {
            assert_eq!(column.get(row), "");
        }
    }
    let late: Import = postcard::from_bytes(&whole(&first, rest)).unwrap();
    assert_eq!(late, reading);
    assert_eq!(
        late.dataset.unwrap().url.get(Row(1)),
        "https://example.org/"
    );
}

#[test]
fn what_is_no_reading_is_none() {
    assert!(rest(&[], &[0; 99]).is_empty());
    assert_eq!(whole(&[1, 2], &[3]), [3]);
}
