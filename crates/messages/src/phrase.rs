//! Sentences as data: texts with gaps and what fills them, written in a language when somebody reads
//! them.

use serde::{Deserialize, Serialize};

use super::{IssueText, Words};
use records::codes::Region;
use records::record::Field;

/// The gaps of a template: name, filling, and the number that the form of the sentence follows.
pub type Gaps = Vec<(&'static str, String, Option<u32>)>;

/// What can stand in a gap.
pub trait Gap {
    /// In words.
    fn text(&self, words: Words) -> String;

    /// The count, where it is one: the gap `n` chooses the sentence's plural form.
    fn number(&self) -> Option<u32> {
        None
    }
}

/// A text with gaps, one of several.
pub trait Phrase {
    /// Its template.
    fn template(&self) -> IssueText;

    /// What fills its gaps.
    fn gaps(&self, words: Words) -> Gaps;
}

/// A template with its gaps filled; of forms parted by `|` that of the gap `n`.
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

/// By the name that headers have, which is the same in every language.
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

/// The first few of many names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Several {
    /// Those that are named.
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

/// Stretches of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowRanges {
    /// First and last row of each.
    pub stretches: Vec<(u32, u32)>,
    /// There are later ones, not listed.
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

/// Declares texts with gaps: the gap's name and what fills it.
#[macro_export]
macro_rules! phrases {
    ($(#[$attribute:meta])* $name:ident {
        $($phrase:ident $({ $($gap:ident: $type:ty),* $(,)? })?,)*
    }) => {
        $(#[$attribute])*
        // Variants are called as their texts are, among those of all other phrases.
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

            // Of phrases without a gap.
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
