//! The analysis: the questions of the mapping exercise, each with its view.
//!
//! Every view is a value computed by the engine (`analysis`): nothing here knows a view by name.

mod figure;
mod frame;
mod play;
mod save;
mod state;
mod table;

pub use frame::frame;
pub use save::shared;
pub use state::State;
