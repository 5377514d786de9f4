//! The configuration of a page, and the messages between it and the page around it.

#![warn(clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::indexing_slicing))]

pub mod bundle;
pub mod config;
pub mod message;
