//! What bars are stacked by: at most seven parts, others, and things with several.

use crate::Input;
use cartography::scene::Ink;
use cartography::scene::palette::TYPES;
use explore::aggregates::{TypeKey, type_key};
use messages::TimelineText;
use records::Row;
use records::codes::types;
use records::dataset::{Dataset, MultiColumn};
use records::query::Facet;
use records::sort;

/// What bars are stacked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StackBy {
    /// The four groups of partnership types.
    Group,
    /// Partnership type.
    Type,
    /// Funding stream.
    Stream,
    /// Bars that are not stacked.
    Nothing,
}

impl StackBy {
    pub fn from_word(word: &str) -> Self {
        match word {
            "type" => Self::Type,
            "funding" => Self::Stream,
            "none" => Self::Nothing,
            _ => Self::Group,
        }
    }
}

/// The parts of a stack, from bottom to top; the last two are "others" and "several of these".
#[derive(Clone, Debug)]
pub(super) struct Stack {
    pub by: StackBy,
    parts: Vec<(String, Ink)>,
    /// Code → part.
    of_code: Vec<u8>,
}

impl Stack {
    pub fn new(input: &Input, by: StackBy) -> Self {
        let key = type_key(input.data);
        let mut stack = match by {
            StackBy::Group => groups(input, &key),
            StackBy::Type => Self {
                by,
                parts: named(input, Facet::Type, &key.codes),
                of_code: (0..input.data.types.values.len() as u32)
                    .map(|code| key.slot(code))
                    .collect(),
            },
            StackBy::Stream => streams(input),
            StackBy::Nothing => Self {
                by,
                parts: vec![(
                    input.words.get(TimelineText::AllOfThem).to_owned(),
                    Ink::Mark,
                )],
                of_code: Vec::new(),
            },
        };
        let word = |key| input.words.get(key).to_owned();
        stack
            .parts
            .push((word(TimelineText::Others), Ink::OtherType));
        stack
            .parts
            .push((word(TimelineText::Several), Ink::NationLine));
        stack
    }

    /// The last part: things that belong to several of the others.
    pub const fn several(&self) -> u8 {
        self.parts.len() as u8 - 1
    }

    pub fn name(&self, part: usize) -> &str {
        self.parts.get(part).map_or("", |(name, _)| name)
    }

    pub fn ink(&self, part: usize) -> Ink {
        self.parts.get(part).map_or(Ink::OtherType, |(_, ink)| *ink)
    }

    /// The part of each row of the data set.
    pub fn classes(&self, data: &Dataset) -> Vec<u8> {
        let column: &MultiColumn = match self.by {
            StackBy::Nothing => return vec![0; data.len()],
            StackBy::Group | StackBy::Type => &data.types,
            StackBy::Stream => &data.funding,
        };
        let others = self.several() - 1;
        let part = |code: &u32| self.of_code.get(*code as usize).copied().unwrap_or(others);
        let class = |row: Row| {
            let mut parts = column.codes_of(row).iter().map(part);
            let Some(first) = parts.next() else {
                return others;
            };
            if parts.all(|other| other == first) {
                first
            } else {
                self.several()
            }
        };
        data.rows().map(class).collect()
    }
}

fn named(input: &Input, facet: Facet, codes: &[u32]) -> Vec<(String, Ink)> {
    let values = input.data.facet(facet).values();
    let named = |(slot, &code)| {
        let name = input.words.value(values.get(code)).to_owned();
        (name, Ink::Type(slot))
    };
    (0..).zip(codes).map(named).collect()
}

/// The groups in the order of the code list; each has the colour of its most frequent type on the
/// map, or one that no type has taken.
fn groups(input: &Input, key: &TypeKey) -> Stack {
    let values = &input.data.types.values;
    let group_of = |value: &str| {
        let entry = types::LIST.find(value)?;
        types::GROUPS
            .iter()
            .position(|(code, ..)| *code == entry.group)
    };
    let of_code: Vec<u8> = values
        .iter()
        .map(|value| group_of(value).unwrap_or(types::GROUPS.len()) as u8)
        .collect();
    let leads = |group: usize| {
        let of = |code: &u32| of_code.get(*code as usize).copied() == Some(group as u8);
        key.codes.iter().position(of).map(|slot| slot as u8)
    };
    let taken = [0, 1, 2, 3].map(leads);
    let mut spare = (0..TYPES as u8)
        .rev()
        .filter(|slot| !taken.contains(&Some(*slot)));
    let parts = types::GROUPS.iter().zip(taken).map(|((_, name, _), slot)| {
        let slot = slot.or_else(|| spare.next());
        (
            input.words.value(name).to_owned(),
            slot.map_or(Ink::OtherType, Ink::Type),
        )
    });
    Stack {
        by: StackBy::Group,
        parts: parts.collect(),
        of_code,
    }
}

/// The seven most frequent funding streams of the data set, whatever the filters.
fn streams(input: &Input) -> Stack {
    let column = &input.data.funding;
    let mut counts = vec![0u32; column.values.len()];
    for &code in &column.codes {
        if let Some(count) = counts.get_mut(code as usize) {
            *count += 1;
        }
    }
    let leading = sort::most_first(&counts).into_iter().take(TYPES);
    let codes: Vec<u32> = leading.map(|(code, _)| code).collect();
    let mut of_code = vec![codes.len() as u8; counts.len()];
    for (slot, &code) in codes.iter().enumerate() {
        of_code[code as usize] = slot as u8;
    }
    Stack {
        by: StackBy::Stream,
        parts: named(input, Facet::Funding, &codes),
        of_code,
    }
}
