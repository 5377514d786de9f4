//! What every part of the interface is made of: small controls, and the words at hand.

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
