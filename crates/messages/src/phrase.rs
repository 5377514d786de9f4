//! Sentences as data: texts with gaps and the values to fill them, rendered in a language when they
//! are shown.

use serde::{Deserialize, Serialize};

use super::{IssueText, Words};
use records::codes::Region;
use records::record::Field;

/// The gaps of a template: name, text, and the number on which the plural form depends.
pub type Gaps = Vec<(&'static str, String, Option<u32>)>;

/// A value that can fill a gap.
pub trait Gap {
    /// The value as text.
    fn text(&self, words: Words) -> String;

    /// The number, if it is a count: the gap `n` determines the sentence's plural form.
    fn number(&self) -> Option<u32> {
        None
    }
}

/// One of several texts with gaps.
pub trait Phrase {
    /// Its template.
    fn template(&self) -> IssueText;

    /// The values for its gaps.
    fn gaps(&self, words: Words) -> Gaps;
}

/// Fills a template's gaps; of plural forms separated by `|`, uses that for the gap `n`.
pub fn filled(template: &str, gaps: &Gaps, words: Words) -> String {
    let n = gaps.iter().find(|(name, ..)| *name == "n");
    let n = n.and_then(|(_, _, number)| *number);
    let form = n.map_or(template, |n| words.form(template, n));
    let gaps: Vec<(&str, &str)> = gaps
        .iter()
        .map(|(name, text, _)| (*name, text.as_str()))
        .collect();
    words.filled(form, &gaps)
}

impl<P: Phrase> Gap for P {
    fn text(&self, words: Words) -> String {
        filled(words.get(self.template()), &self.gaps(words), words)
    }
}

impl Gap for String {
    fn text(&self, _: Words) -> String {
        self.clone()
    }
}

impl Gap for u32 {
    fn text(&self, words: Words) -> String {
        words.number(*self)
    }

    fn number(&self) -> Option<u32> {
        Some(*self)
    }
}

/// A column is shown by its header, which is the same in every language.
impl Gap for Field {
    fn text(&self, _: Words) -> String {
        self.name().to_owned()
    }
}

impl Gap for Region {
    fn text(&self, words: Words) -> String {
        words.named(self.name()).to_owned()
    }
}

/// "A, B and C".
impl<G: Gap> Gap for Vec<G> {
    fn text(&self, words: Words) -> String {
        let items: Vec<String> = self.iter().map(|item| item.text(words)).collect();
        words.list(&items)
    }
}

/// The first few of a longer list of names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Several {
    /// The names that are listed.
    pub names: Vec<String>,
    /// How many more there are.
    pub more: u32,
}

/// "A, B and 3 more".
impl Gap for Several {
    fn text(&self, words: Words) -> String {
        match self.more {
            0 => words.list(&self.names),
            more => words.fill(
                IssueText::SeveralMore,
                &[
                    ("names", &self.names.join(", ")),
                    ("more", &words.number(more)),
                ],
            ),
        }
    }
}

/// Ranges of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowRanges {
    /// The first and last row of each range.
    pub stretches: Vec<(u32, u32)>,
    /// Whether there are later ranges that are not listed.
    pub cut: bool,
}

/// "201–1,000, 1,004 and later ones".
impl Gap for RowRanges {
    fn text(&self, words: Words) -> String {
        let stretch = |&(first, last): &(u32, u32)| match first == last {
            true => words.number(first),
            false => format!("{}–{}", words.number(first), words.number(last)),
        };
        let rows: Vec<String> = self.stretches.iter().map(stretch).collect();
        let rows = rows.join(", ");
        match self.cut {
            true => words.fill(IssueText::RowsAndLater, &[("rows", &rows)]),
            false => rows,
        }
    }
}

/// Declares texts with gaps: each gap's name and type.
#[macro_export]
macro_rules! phrases {
    ($(#[$attribute:meta])* $name:ident {
        $($phrase:ident $({ $($gap:ident: $type:ty),* $(,)? })?,)*
    }) => {
        $(#[$attribute])*
        // Variants have the names of their texts, shared among all phrases.
        #[allow(clippy::enum_variant_names)]
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $(
                #[doc = concat!("See the text `", stringify!($phrase), "`.")]
                $phrase $({ $(
                    #[doc = concat!("Fills `{", stringify!($gap), "}`.")]
                    $gap: $type,
                )* })?,
            )*
        }

        impl $crate::phrase::Phrase for $name {
            fn template(&self) -> $crate::IssueText {
                match self {
                    $(Self::$phrase { .. } => $crate::IssueText::$phrase,)*
                }
            }

            // Unused by phrases without a gap.
            #[allow(unused_variables)]
            fn gaps(
                &self,
                words: $crate::Words,
            ) -> $crate::phrase::Gaps {
                match self {
                    $(Self::$phrase $({ $($gap),* })? => vec![$($((
                        stringify!($gap),
                        $crate::phrase::Gap::text($gap, words),
                        $crate::phrase::Gap::number($gap),
                    ),)*)?],)*
                }
            }
        }
    };
}
