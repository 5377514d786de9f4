//! What every part of the interface is made of: small controls, and the words at hand.

mod bar;
pub mod disclosure;
mod erase;
mod icon;
mod segmented;
mod shared;
pub mod words;

pub use bar::Bar;
pub use erase::{dynamic, effect, flag, memo, on, shown, text};
pub use icon::{Icon, Name};
pub use segmented::Segmented;
pub use shared::Shared;
