//! What whole columns say by their cells: which column they are, how their values are written, whose personal data they hold.

pub(crate) mod auto_map;
pub(crate) mod column_profile;
pub(crate) mod conventions;
pub(crate) mod infer;
pub(crate) mod personal;
