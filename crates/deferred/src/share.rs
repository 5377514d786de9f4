//! Sharing and exports: a link, images, data, the text that embeds the page in another, and the
//! page as one file. Also the search for places ([`Finder`]), whose tables and code can load later.

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
