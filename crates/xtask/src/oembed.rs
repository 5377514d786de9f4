//! `cargo xtask oembed ADDRESS`: writes the file that other sites request when someone pastes the
//! map's address there.
//!
//! With oEmbed (<https://oembed.com/>), a page names a file that describes how to embed it. Both
//! contain the page's future address, which a build does not know.

use std::fs;

use anyhow::{Context, Result, bail};
use embedding::config::Config;
use serde_json::{Value, json};
use sharing::{FrameSnippet, snippet};

use crate::workspace;

const FILE: &str = "oembed.json";
/// Width and height in pixels: suitable for most columns of text, and for the map with its legend.
const SIZE: (u32, u32) = (960, 640);
const LINK: &str = "<link rel=\"alternate\" type=\"application/json+oembed\"";

/// `cargo xtask oembed ADDRESS [--provider NAME]`: writes `dist/oembed.json` and names it in
/// `dist/index.html`, replacing any that is named there. The title is that of `dist/config.json`,
/// else the page's own.
///
/// # Errors
/// The address is not that of a folder on the web, or the page is not built.
pub fn run(args: &[String]) -> Result<()> {
    let (address, provider) = read(args)?;
    let dist = workspace::dist();
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index)
        .context("dist/index.html is missing: build the page first (cargo xtask serve)")?;
    let config = fs::read_to_string(dist.join("config.json")).unwrap_or_default();
    let title = Config::of_json(&config).0.title;
    let title = title.as_deref().unwrap_or_else(|| title_of(&html));
    let answer = serde_json::to_string_pretty(&answer(&address, title, provider.as_deref()))?;
    fs::write(dist.join(FILE), answer + "\n").context("writing dist/oembed.json")?;
    fs::write(&index, named(&html, &address)).context("writing dist/index.html")?;
    println!("dist/oembed.json, for {address}");
    Ok(())
}

/// The address and the provider's name.
fn read(args: &[String]) -> Result<(String, Option<String>)> {
    let (address, rest) = args
        .split_first()
        .context("oembed wants the address that the map will have")?;
    let is_plain = |c: char| c.is_ascii_graphic() && !"\"'<>\\`?#".contains(c);
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    if !is_web || !address.ends_with('/') || !address.chars().all(is_plain) {
        bail!(
            "oembed wants the address of the map's folder, such as \
             https://maps.example.org/partnerships/, not `{address}`"
        );
    }
    match rest {
        [] => Ok((address.clone(), None)),
        [option, name] if option == "--provider" => Ok((address.clone(), Some(name.clone()))),
        _ => bail!("oembed takes an address and --provider NAME"),
    }
}

/// The response defined by oEmbed 1.0 for content that is embedded as HTML.
fn answer(address: &str, title: &str, provider: Option<&str>) -> Value {
    let (width, height) = SIZE;
    let html = snippet(address, title, height, FrameSnippet::Plain);
    let origin: String = address.split_inclusive('/').take(3).collect();
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_url": origin,
        "width": width,
        "height": height,
        "html": html,
    });
    if let Some(provider) = provider {
        answer["provider_name"] = provider.into();
    }
    answer
}

/// The page with the file named once in its head, on a separate line.
fn named(html: &str, address: &str) -> String {
    let lines = html.split_inclusive('\n');
    let without: String = lines.filter(|line| !line.contains(LINK)).collect();
    let Some((head, rest)) = without.split_once("</head>") else {
        return without;
    };
    let head = head.trim_end_matches('\n');
    format!("{head}\n{LINK} href=\"{address}{FILE}\">\n</head>{rest}")
}

fn title_of(html: &str) -> &str {
    let rest = html.split_once("<title>").map_or("", |(_, rest)| rest);
    rest.split_once("</title>").map_or("", |(title, _)| title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_on_the_web_is_an_address() {
        let check = |args: &[&str], expected: Option<Option<&str>>| {
            let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
            let provider = read(&args).ok().map(|(_, provider)| provider);
            assert_eq!(
                provider,
                expected.map(|name| name.map(str::to_owned)),
                "{args:?}"
            );
        };
        let address = "https://maps.example.org/p/";
        check(&[address], Some(None));
        check(&[address, "--provider", "A & B"], Some(Some("A & B")));
        check(&[address, "--provider"], None);
        check(&[], None);
        check(&["https://maps.example.org/p"], None);
        check(&["maps.example.org/"], None);
        check(&["https://a.org/\"><script>/"], None);
        check(&["https://a.org/?a=1/"], None);
    }

    #[test]
    fn the_answer_shows_the_page() {
        let told = answer("https://maps.example.org/p/", "A \"b\"", Some("Us"));
        assert_eq!(told["provider_url"], "https://maps.example.org/");
        assert_eq!(told["provider_name"], "Us");
        let html = told["html"].as_str().unwrap_or_default();
        assert!(
            html.starts_with(
                "<iframe src=\"https://maps.example.org/p/\" title=\"A &quot;b&quot;\""
            )
        );
        assert!(
            answer("https://a.org/", "T", None)
                .get("provider_name")
                .is_none()
        );
    }

    #[test]
    fn the_page_names_it_once() {
        let page = "<html>\n<head>\n<title>T</title><link>\n</head>\n<body></body>\n</html>\n";
        let link = format!("{LINK} href=\"https://a.org/oembed.json\">\n</head>");
        let once = named(page, "https://a.org/");
        assert_eq!(once, page.replace("</head>", &link));
        let close = page.replace("\n</head>", "</head>");
        assert_eq!(named(&close, "https://a.org/"), once);
        let twice = named(&once, "https://b.org/m/");
        assert_eq!(named(&twice, "https://a.org/"), once);
        assert_eq!(title_of(&twice), "T");
    }
}
