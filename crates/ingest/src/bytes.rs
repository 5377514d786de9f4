//! Bytes → text: identifies a file's type and its encoding.

pub(crate) mod byte_scan;
pub(crate) mod decode;
pub(crate) mod file_type;
