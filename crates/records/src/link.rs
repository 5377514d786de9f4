//! Decides which web addresses may become links.

/// An address that is safe to link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// For an `href`: begins with `http://` or `https://` and contains no space, quotation mark or
    /// control character.
    pub href: String,
    /// The host in lower case, to show where the link leads.
    pub host: String,
}

/// The maximum length of an address that becomes a link, in characters.
const LONGEST: usize = 4096;

/// Makes a link of an `http` or `https` address without a user name or password; a bare domain
/// (`www.tate.org.uk`) becomes `https`. Everything else stays text.
#[must_use]
pub fn link(url: &str) -> Option<Link> {
    let url = url.trim_matches(' ');
    if url.is_empty()
        || url.len() > LONGEST
        || url.chars().any(char::is_control)
        || url.contains('\\')
    {
        return None;
    }
    let (scheme, rest) = match url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => ("https", rest),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => ("http", rest),
        Some(_) => return None,
        None => ("https", bare_domain(url)?),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let (host, port) = match authority.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (authority, None),
    };
    let port_ok = port.is_none_or(|p| p.len() <= 5 && p.bytes().all(|b| b.is_ascii_digit()));
    if !is_host(host) || !port_ok {
        return None;
    }
    let host = host.to_lowercase();
    let port = port.filter(|p| !p.is_empty()).map(|p| format!(":{p}"));
    Some(Link {
        href: format!(
            "{scheme}://{host}{}{}",
            port.unwrap_or_default(),
            escaped(path)
        ),
        host,
    })
}

/// Reads `www.tate.org.uk/visit`: a host with a dot and a top-level domain of letters, without a
/// scheme.
fn bare_domain(url: &str) -> Option<&str> {
    let host = url.split(['/', '?', '#']).next()?;
    let top = host.rsplit_once('.')?.1;
    let is_name = top.len() >= 2 && top.chars().all(char::is_alphabetic);
    (is_name && !host.contains(':') && is_host(host)).then_some(url)
}

fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
    };
    !host.is_empty() && host.strip_suffix('.').unwrap_or(host).split('.').all(label)
}

/// Escapes what an address may not contain: spaces, quotation marks, brackets and other marks.
/// Letters of all languages stay, as browsers escape them.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`' | '{' | '}' | '|' | '^') {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::link;
    use proptest::prelude::*;

    #[test]
    fn links() {
        for (url, href, host) in [
            (
                "https://example.org/p/1",
                "https://example.org/p/1",
                "example.org",
            ),
            ("HTTPS://EXAMPLE.ORG", "https://example.org", "example.org"),
            (
                "http://example.org:8080/a",
                "http://example.org:8080/a",
                "example.org",
            ),
            (
                "www.tate.org.uk",
                "https://www.tate.org.uk",
                "www.tate.org.uk",
            ),
            (
                "tate.org.uk/visit?a=1",
                "https://tate.org.uk/visit?a=1",
                "tate.org.uk",
            ),
            (
                "https://amgueddfa.cymru/caerdydd/tŷ",
                "https://amgueddfa.cymru/caerdydd/tŷ",
                "amgueddfa.cymru",
            ),
            (
                "https://xn--e1awd7f.example/",
                "https://xn--e1awd7f.example/",
                "xn--e1awd7f.example",
            ),
            (
                "https://example.org/a b",
                "https://example.org/a%20b",
                "example.org",
            ),
            (
                "https://example.org/\"><x",
                "https://example.org/%22%3E%3Cx",
                "example.org",
            ),
        ] {
            let link = link(url).unwrap_or_else(|| panic!("{url}"));
            assert_eq!((link.href.as_str(), link.host.as_str()), (href, host));
        }
    }

    #[test]
    fn not_links() {
        for url in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "//evil.example/x",
            "file:///etc/passwd",
            "https://user:pw@evil.example/",
            "https://user@evil.example/",
            "blob:https://evil.example/1",
            "https:evil.example",
            "https://",
            "https:///x",
            "https://\\evil.example",
            "ftp://example.org",
            "n/a",
            "see the report",
            "p. 12",
            "1.5",
            "mailto:a@b.uk",
            "https://evil.example\u{0}/",
        ] {
            assert_eq!(link(url), None, "{url:?}");
        }
    }

    proptest! {
        #[test]
        fn every_link_is_http(url in "\\PC{0,40}") {
            if let Some(link) = link(&url) {
                prop_assert!(link.href.starts_with("http://") || link.href.starts_with("https://"));
                prop_assert!(!link.href.contains(['"', '<', '>', ' ', '@']) || link.href.contains('/'));
                prop_assert!(!link.host.contains('@'));
            }
        }
    }
}
