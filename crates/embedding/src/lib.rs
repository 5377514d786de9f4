//! The configuration of a page, and the messages between it and the page around it.

pub mod bundle;
pub mod config;
pub mod message;
