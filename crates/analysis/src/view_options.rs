//! The options of a view, as one short text in the page address.

use std::fmt;

/// The former name in addresses of the districts' level, and its present name.
const BEFORE: &str = "level:area";
const NOW: &str = "level:district";

/// Keys and values in order: `level:region,measure:rate`. A view ignores those that it does not
/// know. Commas, colons and per cent signs within values are escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewOptions(Vec<(String, String)>);

impl ViewOptions {
    /// Parses the options, ignoring anything without a colon.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let pairs = text.split(',').map(|pair| match pair {
            BEFORE => NOW,
            pair => pair,
        });
        let pairs = pairs.filter_map(|pair| pair.split_once(':'));
        Self(
            pairs
                .map(|(key, value)| (unescaped(key), unescaped(value)))
                .collect(),
        )
    }

    /// The value of a key; empty where there is none.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == key);
        found.map_or("", |(_, value)| value)
    }

    /// Sets the value of a key; an empty one removes it.
    #[must_use]
    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.0.retain(|(known, _)| known != key);
        if !value.is_empty() {
            self.0.push((key.to_owned(), value.to_owned()));
        }
        self
    }
}

impl fmt::Display for ViewOptions {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for (i, (key, value)) in self.0.iter().enumerate() {
            let gap = if i > 0 { "," } else { "" };
            write!(f, "{gap}{}:{}", escaped(key), escaped(value))?;
        }
        Ok(())
    }
}

const ESCAPES: [(&str, &str); 3] = [("%", "%25"), (",", "%2C"), (":", "%3A")];

fn escaped(text: &str) -> String {
    let replace = |text: String, (plain, escape): &(&str, &str)| text.replace(plain, escape);
    ESCAPES.iter().fold(text.to_owned(), replace)
}

fn unescaped(text: &str) -> String {
    let replace = |text: String, (plain, escape): &(&str, &str)| text.replace(escape, plain);
    ESCAPES.iter().rev().fold(text.to_owned(), replace)
}

#[cfg(test)]
mod tests {
    use super::ViewOptions;
    use proptest::prelude::*;

    #[test]
    fn a_lens_is_readable() {
        let lens = ViewOptions::parse("level:region,measure:rate");
        assert_eq!((lens.get("level"), lens.get("none")), ("region", ""));
        let other = lens.with("level", "nation").with("measure", "");
        assert_eq!(other.to_string(), "level:nation");
        let old = ViewOptions::parse("level:area,measure:types");
        assert_eq!(old.to_string(), "level:district,measure:types");
    }

    proptest! {
        #[test]
        fn any_lens_survives(pairs in prop::collection::vec((".*", ".+"), 0..4)) {
            let lens = pairs.iter().fold(ViewOptions::default(), |lens, (k, v)| lens.with(k, v));
            prop_assert_eq!(ViewOptions::parse(&lens.to_string()), lens);
        }

        #[test]
        fn no_text_is_an_error(text in ".*") {
            let lens = ViewOptions::parse(&text);
            prop_assert_eq!(ViewOptions::parse(&lens.to_string()), lens);
        }
    }
}
