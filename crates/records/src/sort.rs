//! Sorts numbers and pairs with any comparison.
//!
//! The standard sort is compiled again for every type and every comparison; sorting codes and rows
//! through these functions is compiled once, which keeps the page small.

use std::cmp::Ordering;

use crate::Row;

/// Sorts codes or rows; ties keep their order.
pub fn sort(numbers: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    numbers.sort_by(|&a, &b| compare(a, b));
}

/// The numbers below `len`, sorted; ties in ascending order.
#[must_use]
pub fn sorted(len: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..len as u32).collect();
    sort(&mut numbers, compare);
    numbers
}

/// Sorts items of any type; ties keep their order. For lists that are short or sorted once.
#[expect(
    clippy::indexing_slicing,
    reason = "an order of the items has each of their indices once"
)]
pub fn stable_by<T>(items: &mut [T], compare: &mut dyn FnMut(&T, &T) -> Ordering) {
    let order = sorted(items.len(), &mut |a, b| {
        compare(&items[a as usize], &items[b as usize])
    });
    let mut place = vec![0; order.len()];
    for (to, &from) in order.iter().enumerate() {
        place[from as usize] = to;
    }
    for i in 0..place.len() {
        while place[i] != i {
            let to = place[i];
            items.swap(i, to);
            place.swap(i, to);
        }
    }
}

/// Sorts items by a key; ties keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    stable_by(items, &mut |a, b| key(a).cmp(&key(b)));
}

/// Codes that count something, with their counts, highest count first; ties by code.
#[must_use]
pub fn most_first(counts: &[u32]) -> Vec<(u32, u32)> {
    let count = |code: u32| counts.get(code as usize).copied().unwrap_or_default();
    let mut codes = sorted(counts.len(), &mut |a, b| count(b).cmp(&count(a)));
    codes.retain(|&code| count(code) > 0);
    codes.into_iter().map(|code| (code, count(code))).collect()
}

/// Sorts pairs by their first, then their second number.
pub fn sort_numbers(pairs: &mut [u64]) {
    pairs.sort_unstable();
}

/// Sorts pairs by their first, then their second number, and removes duplicates.
pub fn sort_pairs(pairs: &mut Vec<u64>) {
    sort_numbers(pairs);
    pairs.dedup();
}

/// Groups rows by code, codes ascending; rows with the same code keep their order. `codes` are
/// below `len`.
#[must_use]
#[expect(
    clippy::indexing_slicing,
    reason = "rows have a code, codes are below `len`, and each row has a place of its own"
)]
pub fn group_by_code(rows: &[Row], codes: &[u32], len: usize) -> Vec<Row> {
    let mut next = vec![0u32; len + 1];
    for &row in rows {
        next[codes[row.index()] as usize + 1] += 1;
    }
    for i in 1..next.len() {
        next[i] += next[i - 1];
    }
    let mut out = rows.to_vec();
    for &row in rows {
        let at = &mut next[codes[row.index()] as usize];
        out[*at as usize] = row;
        *at += 1;
    }
    out
}

/// Combines two numbers into one that sorts by the first, then the second.
#[must_use]
pub const fn pair(first: u32, second: u32) -> u64 {
    (first as u64) << 32 | second as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn anything_is_sorted_as_the_standard_sort_does(
            mut items in proptest::collection::vec((0..9_u8, proptest::prelude::any::<u16>()), 0..60),
        ) {
            let mut standard = items.clone();
            standard.sort_by_key(|item| item.0);
            by_key(&mut items, |item| item.0);
            proptest::prop_assert_eq!(items, standard);
        }
    }

    #[test]
    fn most_first_leaves_noughts_out() {
        assert_eq!(most_first(&[1, 0, 5, 1]), [(2, 5), (0, 1), (3, 1)]);
    }

    #[test]
    fn rows_of_a_code_stand_together() {
        let codes = [1, 0, 1, 3, 0];
        assert_eq!(
            group_by_code(&[0, 1, 2, 3, 4].map(Row), &codes, 4),
            [1, 4, 0, 2, 3].map(Row)
        );
        assert_eq!(group_by_code(&[4, 2].map(Row), &codes, 4), [4, 2].map(Row));
    }

    #[test]
    fn pairs_sort_by_both() {
        let mut pairs = vec![pair(2, 1), pair(1, 9), pair(2, 1), pair(1, 2)];
        sort_pairs(&mut pairs);
        assert_eq!(pairs, [pair(1, 2), pair(1, 9), pair(2, 1)]);
    }
}
