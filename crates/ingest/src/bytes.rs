//! Bytes → text: what a file is, and in which encoding.

pub(crate) mod byte_scan;
pub(crate) mod decode;
pub(crate) mod file_type;
