//! The page around the engine: signals, panels and the map's canvas.

pub mod address;
pub mod app;
pub mod controls;
pub mod derived;
pub mod intake;
pub mod map;
pub mod panels;
pub mod platform;
pub mod state;
pub mod words;
