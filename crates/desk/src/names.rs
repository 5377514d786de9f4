//! Columns by names that people read.

use engine::record::Field;

/// "Partnership type", for `partnership_type`.
pub fn field(field: Field) -> String {
    let words = field.name().replace('_', " ");
    let (first, rest) = words.split_at(words.len().min(1));
    format!("{}{rest}", first.to_ascii_uppercase())
}
