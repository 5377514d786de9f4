//! The messages for every file of the corpus, in both languages: `cargo xtask check` for each
//! folder, as snapshots. After changing texts, review the differences, then accept them with
//! `INSTA_UPDATE=always cargo test -p xtask --profile tools --test sentences`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders, with their files in order; files at the top level belong to no folder.
fn folders(corpus: &Path) -> Vec<(String, Vec<PathBuf>)> {
    let entries = |folder: &Path| {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let mut paths: Vec<PathBuf> = entries
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        paths
    };
    let (dirs, files): (Vec<_>, Vec<_>) =
        entries(corpus).into_iter().partition(|path| path.is_dir());
    let mut folders = vec![("top".to_owned(), files)];
    for dir in dirs {
        let name = dir
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let mut files = Vec::new();
        let mut open = vec![dir];
        while let Some(dir) = open.pop() {
            let (deeper, here): (Vec<_>, Vec<_>) =
                entries(&dir).into_iter().partition(|path| path.is_dir());
            open.extend(deeper);
            files.extend(here);
        }
        folders.push((name, files));
    }
    folders
}

fn said(corpus: &Path, files: &[PathBuf], language: &str) -> String {
    let names = files
        .iter()
        .map(|file| file.strip_prefix(corpus).expect("a file of the corpus"));
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .current_dir(corpus)
        .args(["check", "--lang", language])
        .args(names)
        .output()
        .expect("the command runs");
    assert_ne!(
        output.status.code(),
        Some(2),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn what_is_said_of_the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
    let corpus = corpus.canonicalize().expect("the corpus");
    for language in ["en", "cy"] {
        for (folder, files) in folders(&corpus) {
            let said = said(&corpus, &files, language);
            assert!(said.contains(&*files[0].file_name().expect("a name").to_string_lossy()));
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{folder}.{language}"), said);
            });
        }
    }
}
