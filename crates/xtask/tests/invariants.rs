//! The invariants of ARCHITECTURE.md that can be checked by reading the source.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// A word that must not occur in a folder, and the reason.
struct Ban {
    folder: &'static str,
    but: &'static [&'static str],
    words: &'static [&'static str],
    because: &'static str,
}

/// The page's policy blocks inline style and script, and text is never parsed as HTML.
const INTERFACE: &[&str] = &[
    "web_sys",
    "js_sys",
    "style=\"",
    "onclick=\"",
    "set_inner_html",
    "inner_html=",
    "inline_js",
];

const BANS: &[Ban] = &[
    Ban {
        folder: "src",
        but: &[],
        words: INTERFACE,
        because: "only crates/platform talks to the browser, under the page's policy",
    },
    Ban {
        folder: "crates/ui",
        but: &[],
        words: INTERFACE,
        because: "only crates/platform talks to the browser, under the page's policy",
    },
    Ban {
        folder: "crates/deferred",
        but: &[],
        words: INTERFACE,
        because: "only crates/platform talks to the browser, under the page's policy",
    },
    Ban {
        folder: "crates/settings",
        but: &[],
        words: INTERFACE,
        because: "only crates/platform talks to the browser, under the page's policy",
    },
    Ban {
        folder: "crates/worker",
        but: &[],
        words: INTERFACE,
        because: "only crates/platform talks to the browser, under the page's policy",
    },
    Ban {
        folder: "index.html",
        but: &[],
        words: &[
            "style=\"",
            "<style",
            "<script>",
            "<script type=\"module\">",
            "http://",
            "https://",
        ],
        because: "no inline script or style, and nothing of another origin",
    },
];

/// The crates of this workspace to which a crate is linked, including itself.
fn linked(name: &str, found: &mut BTreeSet<String>) {
    if found.insert(name.to_owned()) {
        for dependency in dependencies(name) {
            if root().join("crates").join(&dependency).is_dir() {
                linked(&dependency, found);
            }
        }
    }
}

/// The dependencies in a crate's manifest, except those for tests and its build.
fn dependencies(name: &str) -> BTreeSet<String> {
    let folder = match name {
        "page" => root(),
        name => root().join("crates").join(name),
    };
    let manifest: toml::Table = read(&folder.join("Cargo.toml"))
        .parse()
        .expect("a manifest");
    let tables = manifest.get("dependencies").and_then(toml::Value::as_table);
    tables
        .into_iter()
        .flat_map(toml::Table::keys)
        .cloned()
        .collect()
}

/// Crates, each with others to which it must not be linked, directly or indirectly.
const APART: &[(&str, &[&str])] = &[
    // The first load includes neither reading nor writing files, nor what the deferred module
    // shows.
    (
        "page",
        &[
            "ingest", "export", "quality", "analysis", "sharing", "workbook",
        ],
    ),
    (
        "platform",
        &["ingest", "export", "quality", "analysis", "ui"],
    ),
    (
        "ingest",
        &["export", "analysis", "quality", "explore", "cartography"],
    ),
    ("export", &["ingest", "analysis", "quality"]),
    ("analysis", &["ingest", "export", "quality"]),
    ("worker", &["ui", "analysis", "deferred"]),
    ("deferred", &["workbook", "worker"]),
    ("records", &["geography", "messages"]),
    ("geography", &["messages"]),
];

#[test]
fn crates_link_only_what_is_before_them() {
    for (name, apart) in APART {
        let mut all = BTreeSet::new();
        linked(name, &mut all);
        assert!(
            all.len() > 1 || dependencies(name).len() > 1,
            "{name} links nothing"
        );
        for other in *apart {
            assert!(!all.contains(*other), "{name} links {other}");
        }
    }
}

#[test]
fn one_crate_alone_names_the_browser() {
    let crates = fs::read_dir(root().join("crates")).expect("crates");
    let names = crates.map(|entry| entry.expect("a crate").file_name());
    let names = names.filter_map(|name| name.into_string().ok());
    let browser = ["web-sys", "js-sys"].map(str::to_owned);
    let named: Vec<String> = names
        .chain(["page".to_owned()])
        .filter(|name| browser.iter().any(|one| dependencies(name).contains(one)))
        .collect();
    assert_eq!(named, ["platform"]);
    let mut engine = BTreeSet::new();
    for name in [
        "analysis",
        "export",
        "quality",
        "sharing",
        "embedding",
        "protocol",
        "workbook",
    ] {
        linked(name, &mut engine);
    }
    for name in engine {
        let all = dependencies(&name);
        for other in ["wasm-bindgen", "leptos", "gloo"] {
            assert!(!all.contains(other), "{name} knows {other}");
        }
    }
}

/// Crates whose types are sent between the modules.
const TRAVELLING: [&str; 6] = [
    "records", "messages", "ingest", "explore", "quality", "protocol",
];

#[test]
fn the_format_is_made_of_every_definition_that_travels() {
    let format = read(&root().join("crates/protocol/src/format.rs"));
    let mut found = 0;
    for name in TRAVELLING {
        for path in sources(&root().join("crates").join(name).join("src")) {
            let text = read(&path);
            let marks = ["Serialize,", "Serialize)", "Serialize for"];
            if !marks.iter().any(|mark| text.contains(mark)) {
                continue;
            }
            found += 1;
            let path = path.strip_prefix(root().join("crates")).expect("a crate");
            let path = path.to_string_lossy();
            let named = path
                .strip_prefix("protocol/src/")
                .map_or_else(|| format!("\"../../{path}\""), |own| format!("\"{own}\""));
            assert!(
                format.contains(&named),
                "{path} is not in protocol's DEFINITIONS"
            );
        }
    }
    assert!(found > 20, "{found} definitions were looked at");
}

#[test]
fn no_file_holds_a_word_that_its_room_forbids() {
    let broken: Vec<String> = BANS.iter().flat_map(breaches).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn the_rooms_that_are_watched_exist() {
    for ban in BANS {
        for place in ban.but.iter().chain([&ban.folder]) {
            assert!(
                root().join(place).exists(),
                "{place} has moved: correct the ban"
            );
        }
        assert!(
            !sources(&root().join(ban.folder)).is_empty(),
            "{} is empty",
            ban.folder
        );
    }
}

#[test]
fn the_policy_is_the_same_in_the_page_and_in_the_header() {
    let page = read(&root().join("index.html"));
    let header = read(&root().join("crates/xtask/src/serve/headers.rs"));
    let header = directives(&header, "default-src", "\"");
    let meta = directives(&page, "default-src", "\"");
    assert!(meta.len() > 5, "{meta:?}");
    assert_eq!(header, meta);
    let told = read(&root().join("docs/hosting.md"));
    let told: Vec<&str> = told.split("default-src").skip(1).collect();
    assert_eq!(told.len(), 2);
    for policy in told {
        let policy = format!("default-src{policy}");
        let policy = directives(&policy, "default-src", "frame-ancestors");
        assert_eq!(policy[..meta.len()], meta);
    }
}

#[test]
fn what_the_page_preloads_is_there() {
    let page = read(&root().join("index.html"));
    let files: Vec<&str> = page
        .split("href=\"data/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(!files.is_empty());
    for file in files {
        assert!(
            root().join("public/data").join(file).is_file(),
            "public/data/{file} is missing"
        );
    }
}

fn breaches(ban: &Ban) -> Vec<String> {
    let mut found = Vec::new();
    for path in sources(&root().join(ban.folder)) {
        if ban
            .but
            .iter()
            .any(|room| path.starts_with(root().join(room)))
        {
            continue;
        }
        for (index, line) in read(&path).lines().enumerate() {
            let code = line.split("//").next().unwrap_or(line);
            if let Some(word) = ban.words.iter().find(|word| code.contains(**word)) {
                let path = path.strip_prefix(root()).unwrap_or(&path).display();
                found.push(format!("{path}:{}: `{word}`: {}", index + 1, ban.because));
            }
        }
    }
    found
}

/// The Rust sources, manifests and pages at or below a path.
fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        let ending = path.extension().and_then(|ending| ending.to_str());
        let read = matches!(ending, Some("rs" | "toml" | "html"));
        return read.then(|| path.to_owned()).into_iter().collect();
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.flat_map(|entry| sources(&entry.path())).collect()
}

fn directives(text: &str, from: &str, to: &str) -> Vec<String> {
    let start = text.find(from).unwrap_or(text.len());
    let policy = text[start..]
        .split(to)
        .next()
        .unwrap_or_default()
        .replace("\\\n", " ");
    policy
        .split(';')
        .map(|directive| directive.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the root")
}
