//! How a page is configured, and what it and the page around it say to each other.

pub mod bundle;
pub mod config;
pub mod message;
