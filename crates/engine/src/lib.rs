//! The product's logic, without a browser.
//!
//! ```text
//! bytes ─ decode ─ rows ─ columns ─ records + issues ─ place ─ Dataset
//!       ─ crossfilter (Query → rows, facet counts) ─ summaries ─ Scene ─ painted elsewhere
//! ```
//!
//! Read the modules in that order: [`ingest`] turns a file into records and a list of
//! [`ingest::Issue`]s; [`gazetteer`] and [`geo`] give a record its position; [`dataset`] keeps
//! records as columns; [`query`] says what is asked; [`crossfilter`] answers which rows match and
//! what each facet would count; [`summary`] turns rows into small plain values, and [`nearby`] says what lies near a point; [`finder`] says what a text typed by a user may mean; [`cluster`],
//! [`scale`] and [`view`] prepare the map, [`audit`] is the data-quality report, and [`scene`] is the display list that the screen and
//! the SVG writer both draw. [`catalogue`] holds every word a person reads; [`config`] and [`message`] are
//! how a page is set up and spoken to by the page that embeds it.

pub mod analysis;
pub mod audit;
pub mod basemap;
pub mod bounds;
pub mod bundle;
pub mod catalogue;
pub mod cluster;
pub mod codes;
pub mod config;
pub mod crossfilter;
pub mod csv;
pub mod dataset;
pub mod days;
pub mod export;
pub mod finder;
pub mod gazetteer;
pub mod geo;
pub mod hash;
pub mod ingest;
pub mod link;
pub mod message;
pub mod normalise;
pub mod nearby;
pub mod order;
pub mod query;
pub mod record;
pub mod scale;
pub mod scene;
pub mod share;
pub mod sites;
pub mod summary;
#[cfg(test)]
mod testing;
pub mod text;
pub mod view;
