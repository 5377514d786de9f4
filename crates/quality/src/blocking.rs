//! Finds candidates for matching without comparing everything with everything.

use std::hash::BuildHasher;

use hashbrown::DefaultHashBuilder;

use records::sort;

/// The maximum number of items with the same key that are compared with each other.
const MOST_ALIKE: usize = 50;

/// Items under keys; those that share a key are candidates.
#[derive(Default)]
pub struct Keys {
    hasher: DefaultHashBuilder,
    keyed: Vec<(u64, u32)>,
}

impl Keys {
    /// Puts an item under a key.
    pub fn put(&mut self, key: impl std::hash::Hash, thing: u32) {
        self.keyed.push((self.hasher.hash_one(key), thing));
    }

    /// Every two items that share a key, once each, the lower first. If more than 50 share a key,
    /// each is paired with the 50 before it.
    #[must_use]
    pub fn pairs(mut self) -> Vec<(u32, u32)> {
        sort::stable_by(&mut self.keyed, &mut |a, b| a.cmp(b));
        self.keyed.dedup();
        let mut pairs = Vec::new();
        for alike in self.keyed.chunk_by(|a, b| a.0 == b.0) {
            for (i, &(_, b)) in alike.iter().enumerate() {
                let near = alike
                    .get(i.saturating_sub(MOST_ALIKE)..i)
                    .unwrap_or_default();
                pairs.extend(near.iter().map(|&(_, a)| sort::pair(a, b)));
            }
        }
        sort::sort_pairs(&mut pairs);
        pairs
            .into_iter()
            .map(|pair| ((pair >> 32) as u32, pair as u32))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn what_shares_a_key_is_paired_once() {
        let mut keys = Keys::default();
        for (key, thing) in [("a", 3), ("a", 1), ("b", 1), ("b", 3), ("c", 2), ("a", 3)] {
            keys.put(key, thing);
        }
        assert_eq!(keys.pairs(), [(1, 3)]);
    }

    #[test]
    fn work_is_bounded() {
        let mut keys = Keys::default();
        for thing in 0..10_000 {
            keys.put("same", thing);
        }
        assert!(keys.pairs().len() <= 500_000);
    }
}
