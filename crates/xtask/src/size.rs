//! `cargo xtask size`: compares the compressed size of the first load with its budget.
//!
//! The first load is `index.html` and every file of ours that it names. The one-file page is
//! measured too if it was built.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, bail};
use messages::Words;

use crate::bundle::FILE;
use crate::workspace;

/// The budget in bytes at brotli quality 11: 400 KB of a thousand bytes each.
const BUDGET: usize = 400_000;

/// The budget in bytes for the one-file page with the documented records, uncompressed.
const ONE_FILE_BUDGET: u64 = 6_000_000;

struct LoadPart {
    file: String,
    plain: usize,
    compressed: usize,
}

/// Measures `dist/` and prints a table.
///
/// # Errors
/// The page is not built, names a file that is missing, or exceeds its budget.
pub fn run(_args: &[String]) -> Result<()> {
    let parts = measure(&workspace::dist())?;
    println!("First load               plain     brotli 11   (bytes)");
    for LoadPart {
        file,
        plain,
        compressed,
    } in &parts
    {
        println!(
            "{:<18} {:>11} {:>13}",
            short(file),
            grouped(*plain),
            grouped(*compressed)
        );
    }
    let plain = parts.iter().map(|part| part.plain).sum();
    let compressed = parts.iter().map(|part| part.compressed).sum();
    println!(
        "{:<18} {:>11} {:>13}",
        "together",
        grouped(plain),
        grouped(compressed)
    );
    println!("{:<18} {:>11} {:>13}", "budget", "", grouped(BUDGET));
    if compressed > BUDGET {
        bail!(
            "the first load is {} bytes over its budget",
            grouped(compressed - BUDGET)
        );
    }
    one_file(&workspace::dist())
}

fn one_file(dist: &Path) -> Result<()> {
    let Ok(file) = fs::metadata(dist.join(FILE)) else {
        return Ok(());
    };
    let [size, budget] = [file.len(), ONE_FILE_BUDGET].map(|n| grouped(n as usize));
    println!("\nOne-file page      {size:>11}      of {budget}");
    if file.len() > ONE_FILE_BUDGET {
        bail!("the one-file page is over its budget");
    }
    Ok(())
}

fn measure(dist: &Path) -> Result<Vec<LoadPart>> {
    let html = fs::read_to_string(dist.join("index.html"))
        .context("dist/index.html is missing: build the page first (cargo xtask serve)")?;
    let mut files = vec!["index.html"];
    for file in named(&html) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    files.into_iter().map(|file| part(dist, file)).collect()
}

fn part(dist: &Path, file: &str) -> Result<LoadPart> {
    let bytes = fs::read(dist.join(file))
        .with_context(|| format!("index.html names {file}, which is not in dist/"))?;
    Ok(LoadPart {
        file: file.to_owned(),
        plain: bytes.len(),
        compressed: brotli_size(&bytes)?,
    })
}

fn brotli_size(bytes: &[u8]) -> Result<usize> {
    const BUFFER: usize = 1 << 16;
    const QUALITY: u32 = 11;
    const WINDOW_BITS: u32 = 22;
    let mut out = brotli::CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW_BITS);
    out.write_all(bytes).context("compressing")?;
    out.flush().context("compressing")?;
    Ok(out.into_inner().len())
}

/// The values of `href` and `src` that name files next to the page.
fn named(html: &str) -> impl Iterator<Item = &str> {
    let values = |attribute| {
        html.split(attribute)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
    };
    values(" href=\"")
        .chain(values(" src=\""))
        .filter(|value| !value.contains(':') && !value.starts_with('#'))
        .filter_map(|value| value.split('?').next())
        .map(|value| value.strip_prefix("./").unwrap_or(value))
}

/// A file's name without its hash.
fn short(file: &str) -> String {
    let is_hash = |part: &&str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let hash = file.split(['-', '_', '.']).find(is_hash);
    hash.map_or_else(
        || file.to_owned(),
        |hash| file.replace(&format!("-{hash}"), ""),
    )
}

fn grouped(bytes: usize) -> String {
    // The budgets are far below what a `u32` holds.
    Words::default().number(u32::try_from(bytes).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_page_are_found() {
        let html = r##"<link rel="icon" href="favicon.svg"><a href="https://x.org/"></a>
            <script src="./loader-5f265eeb6f23cf01.js"></script><a href="#top"></a>
            <link href="data/a.bin?v=0123456789abcdef">"##;
        let files: Vec<_> = named(html).collect();
        assert_eq!(
            files,
            ["favicon.svg", "data/a.bin", "loader-5f265eeb6f23cf01.js"]
        );
    }

    #[test]
    fn names_are_short() {
        assert_eq!(short("page-e9a2d59469612f87_bg.wasm"), "page_bg.wasm");
        assert_eq!(short("data/documented.csv"), "data/documented.csv");
    }

    #[test]
    fn compression_counts_every_byte() {
        let mut state = 1u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        let noise: Vec<u8> = std::iter::repeat_with(&mut next).take(5_000).collect();
        let size = |bytes: &[u8]| brotli_size(bytes).unwrap_or_default();
        assert!(size(&noise) > 4_500);
        assert!(size(&[b'a'; 5_000]) < 50);
    }
}
