//! Columns by names that people read.

use engine::record::Field;

/// "Partnership type", for `partnership_type`.
pub fn field(field: Field) -> String {
    readable(field.name())
}

/// A canonical name as people write it.
pub fn readable(name: &str) -> String {
    let words = name.replace('_', " ");
    let (first, rest) = words.split_at(words.len().min(1));
    format!("{}{rest}", first.to_ascii_uppercase())
}
