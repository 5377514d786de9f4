//! Partnership types, in the four groups of the 2009 compendium's chapters.
//!
//! The list itself is `data/vocabularies/types.toml`.

use super::list::{CodeList, Entry};

// `ENTRIES`, `MAY_MEAN`, `GROUPS`, `group_of` and `department_heading`.
include!(concat!(env!("OUT_DIR"), "/types.rs"));

/// The partnership types.
pub static LIST: CodeList = CodeList::new(ENTRIES).of_terms().with_hints(MAY_MEAN);

#[cfg(test)]
mod tests {
    use super::{GROUPS, LIST, department_heading, group_of};

    #[test]
    fn every_type_has_a_group_and_a_heading() {
        for entry in LIST.entries {
            assert!(
                GROUPS.iter().any(|(code, ..)| *code == entry.group),
                "{entry:?}"
            );
            assert_eq!(group_of(entry.en), Some(entry.group));
            assert!(department_heading(entry.code).is_some(), "{entry:?}");
        }
    }
}
