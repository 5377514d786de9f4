//! The response headers that a host of this page should send.

use crate::bundle;

/// The policy in `index.html`, which applies where a host sends none.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; \
    base-uri 'none'; form-action 'none'";

/// Headers sent with every response in addition to the policy.
pub const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// The policy sent with a file, which pages of these origins (separated by spaces) may embed in
/// addition to its own. `frame-ancestors` works only as a header. The one-file page contains a
/// stricter policy than the site's, with the hashes of its scripts.
pub fn policy(file: &str, embedded_by: &str) -> String {
    let ancestors = format!("frame-ancestors 'self' {embedded_by}");
    let ancestors = ancestors.trim_end();
    if file == bundle::FILE {
        return ancestors.to_owned();
    }
    format!("{POLICY}; {ancestors}")
}

/// The caching of a file. One whose name includes its hash, or that is requested for a release,
/// never changes; any other is revalidated each time.
pub fn cache_control(file: &str, parameters: &str) -> &'static str {
    if has_hash(file) || parameters.starts_with("v=") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// The media type of a file, by its extension.
pub fn content_type(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

// Trunk's names: `boot-c0d45c231a8cee16.css`, `partnership-map-e9a2d59469612f87_bg.wasm`.
fn has_hash(file: &str) -> bool {
    let stem = file.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem.rsplit('-').next().unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_may_embed_the_map_are_named() {
        let check = |file, hosts, expected: &str| assert_eq!(policy(file, hosts), expected);
        check(
            "index.html",
            "",
            &format!("{POLICY}; frame-ancestors 'self'"),
        );
        check(
            "embed.js",
            "https://a.org",
            &format!("{POLICY}; frame-ancestors 'self' https://a.org"),
        );
        check(
            "one-file.html",
            "https://a.org",
            "frame-ancestors 'self' https://a.org",
        );
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        let check = |file: &str, kept: bool| {
            let (name, parameters) = file.split_once('?').unwrap_or((file, ""));
            let told = cache_control(name, parameters);
            assert_eq!(told.contains("immutable"), kept, "{file}");
        };
        check("boot-c0d45c231a8cee16.css", true);
        check("partnership-map-e9a2d59469612f87_bg.wasm", true);
        check("deferred_bg.wasm?v=c0d45c231a8cee16", true);
        check("deferred_bg.wasm", false);
        check("index.html", false);
        check("index.html?lang=en", false);
        check("documented.csv", false);
        check("some-abcdefghijklmnop.js", false);
    }
}
