//! Compares the accepted records of each file with the file's content.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::cells;
use super::truth::{self, Table};
use super::{corpus, generated, out, read, text, write, xtask};

/// Usable files that are nevertheless refused, as the manifest allows.
const REFUSED: [&str; 2] = ["enc/utf32le_bom.csv", "size/columns_100k.csv"];

#[test]
fn the_corpus_keeps_its_text() {
    let manifest: Value = serde_json::from_str(&read("manifest.json")).expect("the manifest");
    let (mut wrong, mut refused, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for case in manifest["cases"].as_array().expect("cases") {
        let file = text(&case["file"]);
        let path = generated(file).map_or_else(|| corpus().join(file), |bytes| write(file, &bytes));
        if path.is_dir() || text(&case["expected"]["outcome"]) == "refuse" {
            continue;
        }
        let (outcome, clean) = clean(&[&path], "kept.csv");
        if outcome == "refuse" {
            refused.push(file);
            continue;
        }
        let table = says(file, &path);
        if let Err(why) = cells::compare(&table, &clean) {
            wrong.push(format!("{file}: {why}"));
        }
        told.push(table);
    }
    assert_eq!(refused, REFUSED);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (column, given, _) in cells::READ_AS {
        let holds = told.iter().any(|table| table.holds(column, given));
        assert!(holds, "no file says {given:?} in {column}");
    }
}

/// The two cases that are folders: each file individually, and all of them together.
#[test]
fn folders_keep_their_text() {
    let control = || says("00_control_utf8.csv", &corpus().join("00_control_utf8.csv"));
    let many = ["one.csv", "two.csv", "bad.csv"].map(|name| format!("drops/many/{name}"));
    let folder = ["a.csv", "nested/b.csv"].map(|name| format!("drops/folder/{name}"));
    for file in many.iter().chain(&folder) {
        let path = corpus().join(file);
        // An Excel workbook named as a CSV file, with the control's records.
        let told = match file.ends_with("bad.csv") {
            true => control(),
            false => says(file, &path),
        };
        let (_, clean) = clean(&[&path], "dropped.csv");
        assert_eq!(cells::compare(&told, &clean), Ok(()), "{file}");
    }
    for (files, folder) in [(&many[..], "drops/many"), (&folder[..], "drops/folder")] {
        let paths: Vec<PathBuf> = files.iter().map(|file| corpus().join(file)).collect();
        let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        let (_, clean) = clean(&paths, "dropped.csv");
        assert_eq!(cells::compare(&control(), &clean), Ok(()), "{folder}");
    }
}

/// The content of a file of the corpus.
fn says(file: &str, path: &Path) -> Table {
    let control = truth::cells(&read("00_control_utf8.csv"), b',').remove(0);
    let control: Vec<&str> = control.iter().map(|name| truth::canonical(name)).collect();
    let bytes = std::fs::read(path).expect("a file of the corpus");
    truth::truth(file, &bytes, &control)
}

/// The first file's outcome, and the records of all files as written by `--records`.
fn clean(files: &[&Path], name: &str) -> (String, Table) {
    let out = out(name);
    let output = xtask()
        .arg("--json")
        .args(files)
        .arg("--records")
        .arg(&out)
        .output()
        .expect("xtask");
    let reports: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let written = std::fs::read_to_string(&out).expect("the records");
    let mut rows = truth::cells(&written, b',');
    let columns = rows.remove(0);
    (
        text(&reports[0]["outcome"]).to_owned(),
        Table { columns, rows },
    )
}
