//! Finishes a Trunk build: removes comments and indentation that browsers do not need, and adds the
//! release to requests for files whose names do not include a hash, so that hosts may let browsers
//! cache them for a year.
//!
//! `trunk serve` skips this: unstamped files are requested by their name alone.

use std::{
    fs,
    hash::{DefaultHasher, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

/// A script that other pages load, kept readable for their authors.
const READ_BY_PEOPLE: &str = "embed.js";

/// Finishes a build.
///
/// # Errors
/// A file cannot be read or written, or `index.html` is not as expected.
pub fn finish(dist: &Path) -> Result<()> {
    join_styles(dist)?;
    let mut files = Vec::new();
    walk(dist, &mut files)?;
    files.sort();
    let page = dist.join("index.html");
    let mut hasher = DefaultHasher::new();
    for path in files.iter().filter(|path| **path != page) {
        let mut bytes = read(path)?;
        let ending = path.extension().and_then(|ending| ending.to_str());
        if let Some(ending @ ("css" | "js")) = ending
            && !path.ends_with(READ_BY_PEOPLE)
            && let Ok(text) = String::from_utf8(bytes.clone())
        {
            bytes = squeeze(&text, ending).into_bytes();
            write(path, &bytes)?;
        }
        hasher.write(
            path.strip_prefix(dist)
                .unwrap_or(path)
                .to_string_lossy()
                .as_bytes(),
        );
        hasher.write(&bytes);
    }
    let html = String::from_utf8(read(&page)?).context("index.html is no text")?;
    let html = stamp(&html, &format!("?v={:016x}", hasher.finish()))?;
    write(&page, html.as_bytes())
}

/// Joins the style of the loading state with the app's, in one file: they compress better, and the
/// page makes one request less. (`trunk serve` has both.)
fn join_styles(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let html = String::from_utf8(read(&page)?).context("index.html is no text")?;
    let link = |name: &str| {
        let links = html.split_inclusive('>');
        let mut links = links.filter(|tag| tag.contains("rel=\"stylesheet\""));
        let tag = links.find(|tag| tag.contains(&format!("href=\"./{name}-")))?;
        let tag = tag.get(tag.rfind('<')?..)?;
        let file = tag.split_once("href=\"./")?.1.split_once('"')?.0;
        Some((tag, dist.join(file)))
    };
    let ((tag, boot), (_, app)) = link("boot")
        .zip(link("app"))
        .context("index.html has no boot and app style")?;
    let both = [read(&boot)?, read(&app)?].concat();
    // Browsers may cache it for a year under its name, so the name includes a hash of its content.
    let mut hasher = DefaultHasher::new();
    hasher.write(&both);
    let name = format!("app-{:016x}.css", hasher.finish());
    write(&dist.join(&name), &both)?;
    for old in [&boot, &app] {
        fs::remove_file(old).with_context(|| format!("removing {}", old.display()))?;
    }
    let old = app.file_name().unwrap_or_default().to_string_lossy();
    let html = html.replacen(tag, "", 1).replace(&*old, &name);
    write(&page, html.as_bytes())
}

/// Writes the release on the page's root, where the loader and the app find it, and after the names
/// of the tables that the page preloads, so that they are the ones that the app requests.
fn stamp(html: &str, release: &str) -> Result<String> {
    const ROOT: &str = "<html ";
    if !html.contains(ROOT) {
        bail!("index.html has no `{ROOT}` to write the release on");
    }
    let html = html.replacen(ROOT, &format!("{ROOT}data-release=\"{release}\" "), 1);
    let mut out = String::new();
    let mut parts = html.split("href=\"data/");
    out += parts.next().unwrap_or_default();
    for part in parts {
        let (name, rest) = part
            .split_once('"')
            .context("an address that does not end")?;
        out += &format!("href=\"data/{name}{release}\"{rest}");
    }
    Ok(out)
}

/// Removes full-line comments and indentation from a style sheet or script. A script with a
/// multi-line text is left unchanged, because indentation matters in it.
pub fn squeeze(text: &str, ending: &str) -> String {
    let is_script = ending == "js";
    if is_script && text.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines() {
        let line = line.trim();
        let begins = line.starts_with("/*") && !line.starts_with("/*!");
        if in_comment || begins {
            in_comment = !line.ends_with("*/");
            continue;
        }
        if line.is_empty() || (is_script && line.starts_with("//")) {
            continue;
        }
        out += line;
        out.push('\n');
    }
    out
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("writing {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go() {
        let check = |text, ending, expected: &str| assert_eq!(squeeze(text, ending), expected);
        check(
            "/* A\n   note */\n\na {\n  color: red; /* kept: it shares its line */\n}\n",
            "css",
            "a {\ncolor: red; /* kept: it shares its line */\n}\n",
        );
        check("/** x */\n// y\n  f(\"// z\");\n", "js", "f(\"// z\");\n");
        check("const a = `\n  b\n`;\n", "js", "const a = `\n  b\n`;\n");
        check("/*! licence */\n", "css", "/*! licence */\n");
    }

    #[test]
    fn the_release_is_written_where_it_is_looked_for() {
        let html = "<html lang=\"en\"><link href=\"data/a.bin\" as=\"fetch\"><link href=\"b.css\">";
        assert_eq!(
            stamp(html, "?v=1").unwrap_or_default(),
            "<html data-release=\"?v=1\" lang=\"en\"><link href=\"data/a.bin?v=1\" as=\"fetch\">\
             <link href=\"b.css\">"
        );
        assert!(stamp("<p>", "?v=1").is_err());
    }
}
