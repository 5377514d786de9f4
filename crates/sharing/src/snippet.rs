//! The HTML that embeds the page in another.

use cartography::scene::svg::Escaped;

/// The kind of frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameSnippet<'a> {
    /// A frame with a fixed height.
    Plain,
    /// A frame as high as its content, by means of the script at this address.
    Fit(&'a str),
    /// A frame for the one-file page, which only needs permission to run its script and to save
    /// files.
    Sealed,
}

/// The HTML of a frame: the address it shows, its title, its height in CSS pixels.
#[must_use]
pub fn snippet(address: &str, title: &str, height: u32, frame: FrameSnippet) -> String {
    let (mark, rest, script) = match frame {
        FrameSnippet::Plain => ("", "allow=\"clipboard-write\"", None),
        FrameSnippet::Fit(script) => (
            "data-partnership-map ",
            "allow=\"clipboard-write\"",
            Some(script),
        ),
        FrameSnippet::Sealed => ("", "sandbox=\"allow-scripts allow-downloads\"", None),
    };
    let mut text = format!(
        "<iframe {mark}src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" {rest}></iframe>",
        Escaped(address),
        Escaped(title),
    );
    if let Some(script) = script {
        text += &format!("\n<script src=\"{}\" async></script>", Escaped(script));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{FrameSnippet, snippet};

    #[test]
    fn what_it_holds_stays_within_its_attributes() {
        let text = snippet(
            "https://x.org/?a=1&b=\"><script>",
            "A \"map\"",
            720,
            FrameSnippet::Plain,
        );
        assert_eq!(
            text,
            "<iframe src=\"https://x.org/?a=1&amp;b=&quot;&gt;&lt;script&gt;\" \
             title=\"A &quot;map&quot;\" width=\"100%\" height=\"720\" loading=\"lazy\" \
             allow=\"clipboard-write\"></iframe>"
        );
        assert_eq!(
            snippet("a.html", "T", 400, FrameSnippet::Sealed),
            "<iframe src=\"a.html\" title=\"T\" width=\"100%\" height=\"400\" loading=\"lazy\" \
             sandbox=\"allow-scripts allow-downloads\"></iframe>"
        );
        assert_eq!(
            snippet("a/", "T", 400, FrameSnippet::Fit("a/embed.js?\"")),
            "<iframe data-partnership-map src=\"a/\" title=\"T\" width=\"100%\" height=\"400\" \
             loading=\"lazy\" allow=\"clipboard-write\"></iframe>\n\
             <script src=\"a/embed.js?&quot;\" async></script>"
        );
    }
}
