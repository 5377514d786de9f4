//! Checks whether two sides were compiled from the same definitions.

/// The definitions that determine how messages and their attachments are packed; a test among the
/// workspace's invariants detects any that is missing here.
const DEFINITIONS: [&str; 37] = [
    include_str!("lib.rs"),
    include_str!("deferred.rs"),
    include_str!("worker.rs"),
    include_str!("../../cartography/src/view.rs"),
    include_str!("../../explore/src/finder.rs"),
    include_str!("../../ingest/src/import_options.rs"),
    include_str!("../../ingest/src/bytes/decode.rs"),
    include_str!("../../ingest/src/inspect.rs"),
    include_str!("../../ingest/src/report/issue.rs"),
    include_str!("../../ingest/src/report/issue/kinds.rs"),
    include_str!("../../ingest/src/lib.rs"),
    include_str!("../../ingest/src/report.rs"),
    include_str!("../../ingest/src/headers/synonyms.rs"),
    include_str!("../../messages/src/phrase.rs"),
    include_str!("../../quality/src/corrections.rs"),
    include_str!("../../quality/src/completeness.rs"),
    include_str!("../../quality/src/possible_duplicates.rs"),
    include_str!("../../quality/src/issues.rs"),
    include_str!("../../quality/src/lib.rs"),
    include_str!("../../quality/src/filter.rs"),
    include_str!("../../quality/src/by_institution.rs"),
    include_str!("../../quality/src/exact_duplicates.rs"),
    include_str!("../../quality/src/near_duplicate_values.rs"),
    include_str!("../../quality/src/totals.rs"),
    include_str!("../../quality/src/unplaced.rs"),
    include_str!("../../records/src/codes/near.rs"),
    include_str!("../../records/src/codes/regions.rs"),
    include_str!("../../records/src/dataset.rs"),
    include_str!("../../records/src/dataset/column.rs"),
    include_str!("../../records/src/dataset/compact.rs"),
    include_str!("../../records/src/dataset/repeat.rs"),
    include_str!("../../records/src/ids.rs"),
    include_str!("../../records/src/query.rs"),
    include_str!("../../records/src/query/camera.rs"),
    include_str!("../../records/src/query/near.rs"),
    include_str!("../../records/src/record.rs"),
    include_str!("../../records/src/record/schema.rs"),
];

/// A fingerprint of the definitions' text: two sides with different fingerprints do not understand
/// each other.
///
/// Without it, a browser that kept a file from an older release would read garbage.
pub const FORMAT: u32 = fingerprint(&DEFINITIONS);

/// FNV-1a, 32 bits (<https://www.rfc-editor.org/rfc/rfc9923>): evaluated by the compiler, so that
/// no module contains the text.
#[allow(
    clippy::indexing_slicing,
    reason = "a constant has no iterators, and is checked when it is compiled"
)]
const fn fingerprint(texts: &[&str]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut i = 0;
    while i < texts.len() {
        let bytes = texts[i].as_bytes();
        let mut j = 0;
        while j < bytes.len() {
            hash = (hash ^ bytes[j] as u32).wrapping_mul(0x0100_0193);
            j += 1;
        }
        i += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of the hash's authors: <http://www.isthe.com/chongo/tech/comp/fnv/>.
    #[test]
    fn the_fingerprint_is_fnv_1a() {
        assert_eq!(fingerprint(&[""]), 0x811c_9dc5);
        assert_eq!(fingerprint(&["a"]), 0xe40c_292c);
        assert_eq!(fingerprint(&["foo", "bar"]), 0xbf9c_f968);
    }
}
