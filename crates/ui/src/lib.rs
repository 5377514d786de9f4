//! Building blocks of the interface: small controls, and access to the texts.

mod bar;
pub mod disclosure;
mod erase;
mod icon;
mod segmented;
mod shared;
pub mod words;

pub use bar::Bar;
pub use erase::{bool_signal, dynamic, effect, memo, on, show_when, text_signal};
pub use icon::{Icon, Name};
pub use segmented::Segmented;
pub use shared::Shared;
