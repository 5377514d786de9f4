//! The page's parts, one per file.

mod announcer;
mod chips;
mod detail;
mod facet;
mod facets;
mod header;
mod heading;
mod intake;
mod legend;
mod list_search;
mod near;
mod period;
mod record;
mod search;
mod sheet;
mod stage;
mod table;

pub use announcer::Announcer;
pub use detail::Detail;
pub use facets::Facets;
pub use header::Header;
pub use heading::Heading;
pub use intake::IntakeDialog;
pub use legend::Legend;
pub use sheet::FilterSheet;
pub use stage::Stage;
