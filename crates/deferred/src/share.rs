//! Sharing: what leaves the page. A link, pictures, data, the text that embeds the page in another,
//! and the page as one file. Also what the search box asks ([`Finder`]), which needs tables and code
//! that can wait.

mod copy;
mod data;
mod embed;
mod find;
mod link;
mod onefile;
mod panel;
mod picture;
mod shown;

pub use data::save_template;
pub use find::Finder;
pub use panel::{SharePanel, dialog};
pub use picture::{Ground, Picture};
