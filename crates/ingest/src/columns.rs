//! Evidence from the cells of whole columns: which column they are, how their values are written,
//! and whether they hold personal data.

pub(crate) mod auto_map;
pub(crate) mod column_profile;
pub(crate) mod conventions;
pub(crate) mod disputes;
pub(crate) mod infer;
pub(crate) mod personal;
pub(crate) mod unread;
