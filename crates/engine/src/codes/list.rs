//! A code list: stable codes with groups, labels in English and Welsh, and synonyms.

use std::sync::OnceLock;

use crate::text::fold;

/// One value of a code list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Stable; never shown.
    pub code: &'static str,
    /// The code of the group it belongs to; empty where the list has no groups.
    pub group: &'static str,
    /// The English label: the value as the data set keeps it.
    pub en: &'static str,
    /// The Welsh label.
    pub cy: &'static str,
    /// Other ways in which files write it.
    pub synonyms: &'static [&'static str],
}

/// A closed list of known values. Files may hold others: those stay as they are.
#[derive(Debug)]
pub struct CodeList {
    /// In the order a person should read them.
    pub entries: &'static [Entry],
    index: OnceLock<Vec<(String, usize)>>,
}

/// An entry without a group.
pub(super) const fn entry(
    code: &'static str,
    en: &'static str,
    cy: &'static str,
    synonyms: &'static [&'static str],
) -> Entry {
    grouped_entry(code, "", en, cy, synonyms)
}

/// An entry of a group.
pub(super) const fn grouped_entry(
    code: &'static str,
    group: &'static str,
    en: &'static str,
    cy: &'static str,
    synonyms: &'static [&'static str],
) -> Entry {
    Entry {
        code,
        group,
        en,
        cy,
        synonyms,
    }
}

impl CodeList {
    /// A list of entries.
    #[must_use]
    pub const fn new(entries: &'static [Entry]) -> Self {
        Self {
            entries,
            index: OnceLock::new(),
        }
    }

    /// The entry that a cell means, by code, label or synonym, without regard to case, accents,
    /// punctuation and spaces, and with `&` read as "and".
    #[must_use]
    pub fn find(&'static self, text: &str) -> Option<&'static Entry> {
        let index = self.index.get_or_init(|| index(self.entries));
        let wanted = key(text);
        let at = index
            .binary_search_by(|(key, _)| key.as_str().cmp(&wanted))
            .ok()?;
        self.entries.get(index.get(at)?.1)
    }

    /// The entry with exactly this English label.
    #[must_use]
    pub fn labelled(&self, en: &str) -> Option<&'static Entry> {
        self.entries.iter().find(|entry| entry.en == en)
    }
}

fn index(entries: &'static [Entry]) -> Vec<(String, usize)> {
    let mut index: Vec<(String, usize)> = entries
        .iter()
        .enumerate()
        .flat_map(|(i, entry)| {
            [entry.code, entry.en, entry.cy]
                .into_iter()
                .chain(entry.synonyms.iter().copied())
                .map(move |text| (key(text), i))
        })
        .filter(|(key, _)| !key.is_empty())
        .collect();
    index.sort();
    index.dedup();
    index
}

/// Letters and digits only, folded, `&` as "and".
#[must_use]
pub fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in fold(text).chars() {
        match c {
            '&' => out.push_str("and"),
            _ if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{CodeList, index};
    use crate::codes::{funding, institutions, kinds, regions, types};

    #[test]
    fn no_text_means_two_entries() {
        let lists: [&'static CodeList; 6] = [
            &types::LIST,
            &funding::LIST,
            &kinds::LIST,
            &institutions::LIST,
            &regions::REGIONS,
            &regions::NATIONS,
        ];
        for list in lists {
            let index = index(list.entries);
            for pair in index.windows(2) {
                assert_ne!(pair[0].0, pair[1].0, "{:?}", list.entries[pair[0].1]);
            }
        }
    }

    #[test]
    fn finds_by_label_code_welsh_and_synonym() {
        for (list, given, label) in [
            (&types::LIST, "touring  exhibition", "Touring exhibition"),
            (&types::LIST, "ARDDANGOSFA DEITHIOL", "Touring exhibition"),
            (&types::LIST, "Long term loan", "Long-term loan"),
            (&types::LIST, "loans", "Loan"),
            (&funding::LIST, "Arts Council England", "Arts council"),
            (&funding::LIST, "HLF", "Heritage lottery"),
            (&funding::LIST, "not known", "Not stated"),
            (&kinds::LIST, "Museum", "Museum or gallery"),
            (&institutions::LIST, "V&A", "Victoria and Albert Museum"),
            (&institutions::LIST, "V and A", "Victoria and Albert Museum"),
            (
                &institutions::LIST,
                "Victoria & Albert Museum",
                "Victoria and Albert Museum",
            ),
            (
                &regions::REGIONS,
                "yorkshire & the humber",
                "Yorkshire and The Humber",
            ),
            (&regions::NATIONS, "Cymru", "Wales"),
        ] {
            assert_eq!(list.find(given).map(|e| e.en), Some(label), "{given}");
        }
    }

    #[test]
    fn other_values_are_not_bent_to_fit() {
        for given in ["Skills sharing", "Loan/Exchange", "Permanent gallery", ""] {
            assert_eq!(types::LIST.find(given), None, "{given}");
        }
        assert_eq!(funding::LIST.find("DCMS/Wolfson"), None);
        assert_eq!(funding::LIST.find("None"), None);
        assert_eq!(institutions::LIST.find("Leeds City Museum"), None);
    }
}
