//! Checks that the invented survey has the intended shape and cannot be mistaken for the real one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::*;
use crate::data::root;
use crate::data::table::rows;

type SourceRow = BTreeMap<String, String>;

/// A packed file as committed; another test checks that it is current.
fn public(file: &str) -> Vec<u8> {
    std::fs::read(root().join("public/data").join(file)).unwrap()
}

static SURVEY: LazyLock<Vec<SourceRow>> = LazyLock::new(|| {
    let bytes = generate(&public("boundaries.bin"), &public("gazetteer.bin"), &root());
    let bytes = bytes.unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let headers = reader.headers().unwrap().clone();
    let row = |cells: csv::StringRecord| {
        headers
            .iter()
            .map(str::to_owned)
            .zip(cells.iter().map(str::to_owned))
            .collect()
    };
    reader.records().map(|cells| row(cells.unwrap())).collect()
});

fn distinct<'r>(rows: &'r [SourceRow], column: &str) -> BTreeSet<&'r str> {
    rows.iter()
        .map(|row| row[column].as_str())
        .filter(|cell| !cell.is_empty())
        .collect()
}

/// The percentage of rows that match.
fn share(rows: &[SourceRow], wanted: impl Fn(&SourceRow) -> bool) -> f64 {
    100.0 * rows.iter().filter(|row| wanted(row)).count() as f64 / rows.len() as f64
}

fn in_order(rows: &[SourceRow], column: &str) -> Vec<(usize, String)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for cell in rows.iter().flat_map(|row| row[column].split("; ")) {
        *counts.entry(cell).or_default() += 1;
    }
    let mut counts: Vec<_> = counts
        .into_iter()
        .map(|(cell, n)| (n, cell.to_owned()))
        .collect();
    counts.sort_by(|a, b| b.cmp(a));
    counts
}

#[test]
fn the_survey_has_its_shape() {
    let rows = SURVEY.as_slice();
    let projects: Vec<SourceRow> = rows
        .iter()
        .filter(|row| row["id"].ends_with("-1"))
        .cloned()
        .collect();
    let partners = distinct(rows, "partner").len();
    let codes = distinct(rows, "postcode").len();
    println!(
        "{} records, {} projects, {partners} partners, {codes} postcodes",
        rows.len(),
        projects.len()
    );
    for column in [
        "institution",
        "partnership_type",
        "funding_stream",
        "region",
        "partner_kind",
    ] {
        println!("{column}: {:?}", in_order(rows, column));
    }

    assert_eq!(projects.len(), PROJECTS as usize);
    assert_eq!(distinct(rows, "project").len(), PROJECTS as usize);
    assert_eq!(distinct(rows, "id").len(), rows.len());
    assert!(
        (2_000..2_800).contains(&rows.len()),
        "{} records",
        rows.len()
    );
    assert_eq!(distinct(rows, "institution").len(), 16);
    assert_eq!(distinct(rows, "nation").len(), 4);
    assert_eq!(distinct(rows, "region").len(), 12);
    assert_eq!(in_order(&projects, "partnership_type").len(), TYPES.len());

    let within = |what: &str, share: f64, low: f64, high: f64| {
        println!("{what}: {share:.1} %");
        assert!((low..=high).contains(&share), "{what}: {share:.1} %");
    };
    let has = |column: &'static str, value: &'static str| {
        move |row: &SourceRow| row[column].split("; ").any(|cell| cell == value)
    };
    within(
        "not stated",
        share(&projects, has("funding_stream", "Not stated")),
        42.0,
        48.0,
    );
    within(
        "two streams",
        share(&projects, |r| r["funding_stream"].contains("; ")),
        8.0,
        12.0,
    );
    within(
        "several types",
        share(&projects, |r| r["partnership_type"].contains("; ")),
        15.0,
        21.0,
    );
    within(
        "universities",
        share(rows, has("partner_kind", "University")),
        9.0,
        15.0,
    );
    within("London", share(rows, has("region", "London")), 12.0, 25.0);
    within(
        "Northern Ireland",
        share(rows, has("region", "Northern Ireland")),
        0.8,
        5.0,
    );
    within(
        "largest institution",
        100.0 * in_order(&projects, "institution")[0].0 as f64 / 1650.0,
        15.0,
        30.0,
    );
    within(
        "only a town or region",
        share(rows, |r| r["postcode"].is_empty()),
        1.0,
        6.0,
    );
    within(
        "several venues",
        100.0 - 100.0 * projects.len() as f64 / rows.len() as f64,
        15.0,
        40.0,
    );
    let most: Vec<String> = in_order(&projects, "partnership_type")
        .into_iter()
        .take(3)
        .map(|of| of.1)
        .collect();
    assert_eq!(most, ["Loan", "Learning", "Touring exhibition"]);
    assert!(
        rows.iter().any(|row| row["region"].is_empty()),
        "none is without any place"
    );
}

#[test]
fn every_record_says_that_it_is_invented() {
    for row in SURVEY.iter() {
        assert_eq!(row["certainty"], "illustrative");
        assert_eq!(row["source"], SOURCE);
        for column in ["institution", "partner", "title"] {
            assert!(row[column].starts_with("Sample "), "{}", row[column]);
        }
        let number = row["title"].rsplit(' ').next().unwrap().to_owned();
        assert_eq!(format!("S{number}"), row["project"]);
    }
}

#[test]
fn every_period_has_days_in_the_survey_year() {
    for row in SURVEY.iter() {
        let (start, end) = (&row["start"], &row["end"]);
        // Compared as text: ISO dates and years sort chronologically.
        assert!(
            start.as_str() <= "2009-03-31" && !start.is_empty(),
            "{start}"
        );
        assert!(end.as_str() >= "2008-04" || end == "2008-09", "{end}");
    }
}

#[test]
fn streams_keep_to_their_nation() {
    let rows = SURVEY.as_slice();
    let leads = rows
        .iter()
        .filter(|row| row["id"].ends_with("-1") && !row["nation"].is_empty());
    for row in leads {
        let (streams, is_england) = (&row["funding_stream"], row["nation"] == "England");
        assert!(is_england || !streams.contains("Renaissance"), "{streams}");
        assert!(!is_england || !streams.contains("Devolved"), "{streams}");
    }
}

#[test]
fn some_counties_are_cold() {
    let root = root();
    let areas = rows(&root, "data/gazetteer/uk_places.csv", |row| {
        let town = (
            row.text("name")?.to_owned(),
            row.region("itl1")?.name().to_owned(),
        );
        Ok((town, row.text("area_id")?.to_owned()))
    });
    let areas: BTreeMap<_, _> = areas.unwrap().into_iter().collect();
    let town = |row: &SourceRow| (row["place"].clone(), row["region"].clone());
    let warm: BTreeSet<&String> = SURVEY
        .iter()
        .filter_map(|row| areas.get(&town(row)))
        .collect();
    let all = rows(&root, "data/gazetteer/counties.csv", |_| Ok(()));
    let all = all.unwrap().len();
    println!("{} of {all} counties have partners", warm.len());
    assert!(
        (120..210).contains(&warm.len()),
        "{} of {all} counties have partners",
        warm.len()
    );
}

#[test]
fn each_invented_institution_has_one_main_site() {
    let sites = sites(&public("gazetteer.bin")).unwrap();
    for institution in &INSTITUTIONS {
        let of = sites
            .iter()
            .filter(|site| site.institution == institution.name() && site.main);
        assert_eq!(of.count(), 1);
    }
    assert!(sites.iter().all(|site| site.illustrative));
}
