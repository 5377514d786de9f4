//! Results by text, so that each distinct text is read once.

use hashbrown::HashTable;

use records::hash::{Quick, same, wide};

/// How many texts are remembered before all are forgotten: a column with more distinct texts hardly
/// repeats any.
const REMEMBERED: usize = 20_000;

/// A memo of results by text.
pub struct Memo<T> {
    /// Hash → index in `known`.
    table: HashTable<(u32, u32)>,
    known: Vec<(String, T)>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self {
            table: HashTable::new(),
            known: Vec::new(),
        }
    }
}

impl<T> Memo<T> {
    /// The result for a text, if it is remembered.
    pub fn get(&self, text: &str) -> Option<&T> {
        let at = self.find(Quick::hash(text), text)?;
        self.known.get(at as usize).map(|(_, what)| what)
    }

    /// The result for a text, computed with `what` where it is not remembered.
    pub fn get_or_insert_with(&mut self, text: &str, what: impl FnOnce() -> T) -> &T {
        let hash = Quick::hash(text);
        let at = match self.find(hash, text) {
            Some(at) => at,
            None => self.add(hash, text, what()),
        };
        #[expect(
            clippy::indexing_slicing,
            reason = "both ways return a place in `known`"
        )]
        let (_, what) = &self.known[at as usize];
        what
    }

    /// Remembers the result for a text.
    pub fn insert(&mut self, text: &str, what: T) {
        self.add(Quick::hash(text), text, what);
    }

    fn find(&self, hash: u32, text: &str) -> Option<u32> {
        let is_it = |&(other, at): &(u32, u32)| {
            let known = self.known.get(at as usize);
            other == hash && known.is_some_and(|(known, _)| same(known.as_bytes(), text.as_bytes()))
        };
        self.table.find(wide(hash), is_it).map(|&(_, at)| at)
    }

    fn add(&mut self, hash: u32, text: &str, what: T) -> u32 {
        if self.known.len() >= REMEMBERED {
            self.table.clear();
            self.known.clear();
        }
        let at = self.known.len() as u32;
        self.known.push((text.to_owned(), what));
        self.table
            .insert_unique(wide(hash), (hash, at), |&(hash, _)| wide(hash));
        at
    }
}

#[cfg(test)]
mod tests {
    use super::{Memo, REMEMBERED};

    #[test]
    fn a_text_is_read_once_until_there_are_too_many() {
        let mut memory = Memo::default();
        let text = |n: usize| format!("Partner {n}");
        for n in 0..REMEMBERED {
            assert_eq!(*memory.get_or_insert_with(&text(n), || n), n);
        }
        for n in 0..REMEMBERED {
            assert_eq!(memory.get(&text(n)), Some(&n));
            assert_eq!(*memory.get_or_insert_with(&text(n), || 0), n);
        }
        memory.insert("one more", 1);
        assert_eq!(
            (memory.get("one more"), memory.get(&text(0))),
            (Some(&1), None)
        );
    }
}
