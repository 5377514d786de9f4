//! The import dialogue: what was found in files, the user's decisions about them, and what to do
//! with them. The data report opens in the same dialogue.

pub mod actions;
pub mod columns;
pub mod corrections;
mod dialog;
pub mod duplicate_files;
pub mod failed_reread;
pub mod file;
pub mod files;
pub mod grid;
pub mod issue_list;
pub mod names;
pub mod required_columns;
pub mod reread;
pub mod scroll;
pub mod settings;
pub mod undo;
pub mod unlisted_values;

pub use dialog::{ImportDialog, dialog};
