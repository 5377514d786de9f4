//! A fingerprint by which a header is recognised.

use crate::headers::synonyms::key;
use records::sort;

/// A fingerprint of a set of headers, independent of order, case, accents and punctuation and
/// stable between versions: 64-bit FNV-1a (Fowler, Noll and Vo) over the sorted keys, each with its
/// end marked.
pub fn shape<'h>(headers: impl Iterator<Item = &'h str>) -> u64 {
    let mut keys: Vec<String> = headers.map(key).collect();
    sort::stable_by(&mut keys, &mut |a, b| a.cmp(b));
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for key in keys {
        for byte in key.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::shape;
    use proptest::prelude::*;

    fn of(header: &str) -> u64 {
        shape(header.split('|'))
    }

    #[test]
    fn order_and_spelling_do_not_matter_and_words_do() {
        assert_eq!(of("Partner|Côd post|Type"), of("type|cod-post| PARTNER "));
        for other in [
            "Partner|Cod post",
            "Partner|Cod post|Type|Type",
            "Partnercod|post|Type",
            "",
        ] {
            assert_ne!(of("Partner|Cod post|Type"), of(other), "{other}");
        }
    }

    #[test]
    fn it_is_the_same_in_every_version() {
        assert_eq!(of("a"), 0x089b_c907_b544_c769);
    }

    proptest! {
        #[test]
        fn any_order(mut headers in proptest::collection::vec("[a-z ]{0,6}", 0..12)) {
            let first = shape(headers.iter().map(String::as_str));
            headers.reverse();
            prop_assert_eq!(shape(headers.iter().map(String::as_str)), first);
        }
    }
}
