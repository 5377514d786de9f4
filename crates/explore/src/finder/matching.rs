//! Scores how well a name matches what was typed.

/// The width of a tier: all hits of one tier come before those of the next.
pub(super) const TIER: u32 = 10_000;

/// The typed text in comparable form.
pub(super) struct Wanted {
    whole: String,
    words: Vec<String>,
}

impl Wanted {
    /// From a text folded in the same way as the names; `None` where there is nothing to search
    /// for.
    pub(super) fn new(folded: String) -> Option<Self> {
        let words = words(&folded).map(str::to_owned).collect::<Vec<_>>();
        (!words.is_empty()).then_some(Self {
            whole: folded,
            words,
        })
    }

    /// 0 if the text is the name itself, 1 if the name begins with it, 2 if each word of the text
    /// begins one of the name's; `None` if it does not match.
    pub(super) fn tier(&self, name: &str) -> Option<u32> {
        if let Some(rest) = name.strip_prefix(self.whole.as_str()) {
            return Some(u32::from(!rest.is_empty()));
        }
        let begins = |word: &String| words(name).any(|own| own.starts_with(word.as_str()));
        self.words.iter().all(begins).then_some(2)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    #[test]
    fn tiers() {
        for (typed, name, tier) in [
            ("hull", "hull", Some(0)),
            ("hull", "hullbridge", Some(1)),
            ("hull", "kingston upon hull", Some(2)),
            ("museum ten", "tenby museum & art gallery", Some(2)),
            ("v&a", "v&a dundee", Some(1)),
            ("v&a", "friends of the v&a", Some(2)),
            ("ull", "hull", None),
            ("hull york", "hull", None),
        ] {
            let wanted = Wanted::new(typed.to_owned()).unwrap();
            assert_eq!(wanted.tier(name), tier, "{typed} {name}");
        }
        assert!(Wanted::new(" & ".to_owned()).is_none());
    }
}
