//! Small widgets that panels are made of.

mod bar;
mod erase;
mod icon;
mod segmented;

pub use bar::Bar;
pub use erase::{dynamic, effect, flag, memo, on, shown, text};
pub use icon::{Icon, Name};
pub use segmented::Segmented;
