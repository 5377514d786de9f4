//! Reads cells as values.

pub(crate) mod date;
pub(crate) mod memo;
pub(crate) mod nothing;
pub(crate) mod number;
pub(crate) mod overrides;
pub(crate) mod quantity;
pub(crate) mod repair;
pub(crate) mod split;
pub(crate) mod values;
pub(crate) mod verbatim;
