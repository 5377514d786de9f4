//! The page: a Leptos app around the [`engine`].

pub mod app;
pub mod platform;
