//! `dist/one-file.html`: the page with everything in it, ready to be filled with records.
//!
//! It is made from the files in `dist/`, the module that contains all others (`crates/onefile`) and
//! the scripts in `src/onefile`. Large parts are compressed by LZMA and written as text; nothing in
//! the page makes a request.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use embedding::bundle::{OWN, Part, pack, text};
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest, Sha256};
use std::io::Write as _;

use crate::build::squeeze;
use crate::progress;
use crate::progress::say;
use crate::setup::target;
use crate::workspace;

/// The file's name next to the page.
pub const FILE: &str = "one-file.html";

/// The tables that the page loads, except for the unit postcodes, which alone are three times the
/// size of the page.
const TABLES: [&str; 12] = [
    "data/basemap_built_up.bin",
    "data/basemap_land.bin",
    "data/basemap_northern_ireland.bin",
    "data/basemap_parks.bin",
    "data/basemap_topography.bin",
    "data/boundaries.bin",
    "data/documented.bin",
    "data/documented_texts.bin",
    "data/gazetteer.bin",
    "data/illustrative.csv",
    "data/institutions.bin",
    "data/places.bin",
];

/// Builds the module and writes the template next to the page in `dist/`.
///
/// # Errors
/// The page is not built, or a tool fails.
pub fn make() -> Result<()> {
    say("building the page as one module");
    let (glue, module) = module()?;
    say("packing it into one file");
    let dist = workspace::dist();
    let html = fs::read_to_string(dist.join("index.html"))
        .context("dist/index.html is missing: build the page first (cargo xtask serve)")?;
    let page = page(&html, &program(&dist, &html, &glue, &module)?, &dist)?;
    let file = dist.join(FILE);
    fs::write(&file, page).with_context(|| format!("writing {}", file.display()))
}

/// The glue and the module, made as small as possible.
fn module() -> Result<(Vec<u8>, Vec<u8>)> {
    progress::run(workspace::anywhere(&mut workspace::cargo(&[
        "build",
        "--release",
        "--package",
        "onefile",
        "--target",
        target::WASM,
    ])))?;
    let out = workspace::target().join("onefile");
    let built = workspace::target()
        .join(target::WASM)
        .join("release/onefile.wasm");
    progress::run(
        workspace::command("wasm-bindgen")
            .args(["--target", "no-modules", "--no-typescript"])
            .args(["--out-name", "page", "--out-dir"])
            .arg(&out)
            .arg(built),
    )?;
    let (whole, small) = (out.join("page_bg.wasm"), out.join("page.wasm"));
    // In the order that the stand-in in setup/wasm_opt.rs expects.
    progress::run(
        workspace::command("wasm-opt")
            .arg(format!("--output={}", small.display()))
            .arg("--strip-debug")
            .arg(&whole)
            // Flattened code is optimised again, which saves half a per cent of the compressed
            // size.
            .args(["--flatten", "--rereloop", "-Oz", "-Oz", "--strip-producers"])
            // As for the worker in index.html.
            .arg("--one-caller-inline-max-function-size=30"),
    )?;
    let read = |path: &Path| fs::read(path).with_context(|| format!("reading {}", path.display()));
    Ok((read(&out.join("page.js"))?, read(&small)?))
}

/// All large parts together, compressed.
fn program(dist: &Path, html: &str, glue: &[u8], module: &[u8]) -> Result<Vec<u8>> {
    let mut files = vec![
        ("page.wasm".to_owned(), module.to_vec()),
        ("page.js".to_owned(), glue.to_vec()),
    ];
    let mut styles = linked(html);
    styles.extend(
        [
            "print.css",
            "import.css",
            "analysis.css",
            "settings.css",
            "share.css",
        ]
        .map(str::to_owned),
    );
    for name in styles.into_iter().chain(TABLES.map(str::to_owned)) {
        let bytes =
            fs::read(dist.join(&name)).with_context(|| format!("dist/{name} is missing"))?;
        files.push((name, bytes));
    }
    let parts: Vec<Part> = files
        .iter()
        .map(|(name, bytes)| Part { name, bytes })
        .collect();
    lzma(&pack(&parts))
}

/// The names in `dist/` of the page's style sheets, in order.
fn linked(html: &str) -> Vec<String> {
    let links = html.split("<link ").skip(1);
    let style = links.filter(|link| link.starts_with("rel=\"stylesheet\""));
    let href = style.filter_map(|link| link.split("href=\"").nth(1)?.split('"').next());
    href.map(|href| href.trim_start_matches("./").to_owned())
        .collect()
}

/// Compresses with LZMA, with a header that contains the length, as `src/onefile/lzma.js` expects.
fn lzma(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    // The best values for a module and tables, measured: they save between a tenth of one per cent
    // and two per cent.
    (options.lc, options.lp, options.pb) = (4, 0, 0);
    options.dict_size = 1 << 23;
    options.nice_len = 273;
    options.depth_limit = 512;
    let length = Some(bytes.len() as u64);
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, length)?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// The page around the program.
fn page(html: &str, program: &[u8], dist: &Path) -> Result<String> {
    let read = |path: &str| {
        let path = workspace::root().join(path);
        fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
    };
    let style = squeeze(&read("style/boot.css")?, "css");
    let scripts = [read("src/onefile/lzma.js")?, read("src/onefile/boot.js")?];
    let opens = squeeze(&scripts.concat(), "js");
    let loader = squeeze(&read("src/loader.js")?, "js");
    for script in [&style, &opens, &loader] {
        if script.contains("</") || script.contains("<!--") || script.contains('\r') {
            bail!("a script or style of the one-file page would end its element early");
        }
    }
    let policy = policy(&[&opens, &loader], &style);
    let image = in_address(&fs::read_to_string(dist.join(ICON))?);
    let head = [
        "<meta name=\"viewport\"",
        "<meta name=\"description\"",
        "<meta name=\"color-scheme\"",
    ]
    .map(|start| Ok(format!("  {start}{}>\n", between(html, start, ">")?)))
    .into_iter()
    .collect::<Result<String>>()?;
    let body = between(html, "<body>", "</body>")?
        .replace(&format!("src=\"{ICON}\""), &format!("src=\"{image}\""));
    let title = between(html, "<title>", "</title>")?;
    let lang = between(html, " lang=\"", "\"")?;
    let program = text::encode(program);
    Ok(format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n  <meta charset=\"utf-8\">\n  \
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n  \
         <title>{title}</title>\n{head}  <link rel=\"icon\" type=\"image/svg+xml\" href=\"{image}\">\n<style>{style}</style>\n</head>\n\
         <body>{body}<script id=\"program\" type=\"text/plain\">{program}</script>\n\
         {OWN}</script>\n<script>{opens}</script>\n<script type=\"module\">{loader}</script>\n</body>\n</html>\n"
    ))
}

/// The page's icon, which the one-file page includes.
const ICON: &str = "favicon.svg";

/// An image as a data URL.
fn in_address(svg: &str) -> String {
    let lines: String = svg.lines().map(str::trim).collect();
    let text = lines
        .replace('"', "'")
        .replace('%', "%25")
        .replace('#', "%23")
        .replace('<', "%3C")
        .replace('>', "%3E");
    format!("data:image/svg+xml,{text}")
}

/// The page's content security policy: it may run its own scripts, and nothing that uses a network.
fn policy(scripts: &[&str], style: &str) -> String {
    let hash = |text: &str| {
        let digest = Sha256::digest(text.as_bytes());
        format!(
            "'sha256-{}'",
            base64::engine::general_purpose::STANDARD.encode(digest)
        )
    };
    let scripts: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval' blob:; style-src {}; \
         img-src data: blob:; connect-src 'none'; worker-src blob:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        hash(style),
    )
}

/// The text between the first `start` and the next `end`.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Result<&'t str> {
    let rest = text.split_once(start).map(|(_, rest)| rest);
    let found = rest
        .and_then(|rest| rest.split_once(end))
        .map(|(found, _)| found);
    found.with_context(|| format!("index.html has no {start}…{end}"))
}
