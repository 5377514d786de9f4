//! Records out: canonical CSV that our own reader takes back, and a template to fill in.

mod csv;
mod template;

pub use csv::{csv, csv_of};
pub use template::template;
