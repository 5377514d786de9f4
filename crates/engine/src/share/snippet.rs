//! The text that puts the page into another.

use crate::scene::svg::Escaped;

/// A frame for another page's HTML: the address it shows, its title, its height in CSS pixels. One
/// that is `sealed` holds the page that is one file, which needs nothing but to run its script and
/// to save what is asked for.
#[must_use]
pub fn snippet(address: &str, title: &str, height: u32, sealed: bool) -> String {
    let rest = if sealed {
        "sandbox=\"allow-scripts allow-downloads\""
    } else {
        "allow=\"clipboard-write\""
    };
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" {rest}></iframe>",
        Escaped(address),
        Escaped(title),
    )
}

#[cfg(test)]
mod tests {
    use super::snippet;

    #[test]
    fn what_it_holds_stays_within_its_attributes() {
        let text = snippet("https://x.org/?a=1&b=\"><script>", "A \"map\"", 720, false);
        assert_eq!(
            text,
            "<iframe src=\"https://x.org/?a=1&amp;b=&quot;&gt;&lt;script&gt;\" \
             title=\"A &quot;map&quot;\" width=\"100%\" height=\"720\" loading=\"lazy\" \
             allow=\"clipboard-write\"></iframe>"
        );
        assert!(
            snippet("a.html", "T", 400, true).contains("sandbox=\"allow-scripts allow-downloads\"")
        );
    }
}
