//! What a page and the map in its frame say to each other (`postMessage`), version 1.
//!
//! Plain objects of a closed form: each type has its fields, no more and no fewer, and a message
//! that has others means nothing. Who may speak is not decided here but by [`OriginGuard`], from what
//! the browser says of the sender, never from what a message says.

mod origin_guard;
mod read;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use records::query::{Query, Stage, Target};

pub use origin_guard::OriginGuard;

/// The version of the protocol: the value of `partnershipMap` in every message.
pub const VERSION: u32 = 1;
/// Longest message that is read, in bytes of its JSON.
pub const LONGEST: usize = 64 * 1024 * 1024;

/// From the embedding page.
#[derive(Clone, Debug, PartialEq)]
pub enum In {
    /// The page is there and listens: it may be told what happens.
    Hello {
        /// Whether it gives the frame the height that the map tells, so that the map's page should be
        /// as high as its content rather than as high as the frame.
        fit: bool,
    },
    /// Other filters, instead of those there are; what is locked stays. A fragment's form.
    SetFilter(String),
    /// Map, table or a view of the analysis.
    SetView(Stage),
    /// What is open in the panel; `None` closes it.
    Select(Option<Target>),
    /// Data by address, under the same policy as the settings' own.
    SetAddress(String),
    /// Data as text: a file's name and what is in it.
    SetText {
        /// To be shown.
        name: String,
        /// CSV.
        text: String,
    },
}

/// To the embedding page.
#[derive(Clone, Debug, PartialEq)]
pub enum Out {
    /// The map can be spoken to. Sent before it is known who listens: it holds nothing else.
    Ready,
    /// How high the page is, in CSS pixels.
    Height(u32),
    /// The filters, as a fragment.
    Filter(String),
    /// What is open in the panel.
    Select(Option<Target>),
    /// What went wrong, in words.
    Error(String),
}

/// Why a message means nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no object.
    NotObject,
    /// It is longer than [`LONGEST`].
    TooLong,
    /// It is of another version, or no message to the map at all.
    Version,
    /// There is no such type.
    Type,
    /// It has other fields.
    Fields,
    /// A field has another form.
    Value,
}

impl In {
    /// Reads a message, as the JSON of what was posted.
    ///
    /// # Errors
    /// Why it means nothing.
    pub fn read(json: &str) -> Result<Self, Wrong> {
        read::read(json)
    }

    /// Changes a query as the message wants; locks hold. `None` where it concerns no query.
    #[must_use]
    pub fn apply(&self, present: &Query) -> Option<Query> {
        let mut query = present.clone();
        match self {
            Self::SetFilter(fragment) => {
                query.take_filters(Query::from_fragment(fragment));
            }
            Self::SetView(stage) => query.stage = *stage,
            Self::Select(target) => query.target.clone_from(target),
            Self::Hello { .. } | Self::SetAddress(_) | Self::SetText { .. } => return None,
        }
        query.hold(present);
        Some(query)
    }
}

impl Out {
    /// The message as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let (name, field) = match self {
            Self::Ready => ("ready", None),
            Self::Height(pixels) => ("height", Some(("height", json!(pixels)))),
            Self::Filter(fragment) => ("filter", Some(("filter", json!(fragment)))),
            Self::Select(target) => ("select", Some(("target", target_to_json(target.as_ref())))),
            Self::Error(words) => ("error", Some(("message", json!(words)))),
        };
        let mut message = json!({ "partnershipMap": VERSION, "type": name });
        if let (Some((name, value)), Some(object)) = (field, message.as_object_mut()) {
            object.insert(name.to_owned(), value);
        }
        message.to_string()
    }
}

/// What an embedding page is told of a query's filters: those alone, as a fragment.
#[must_use]
pub fn filters_of(query: &Query) -> String {
    query.filters().to_fragment()
}

fn target_to_json(target: Option<&Target>) -> Value {
    match target {
        None => Value::Null,
        Some(Target::Place(lat, lon)) => json!({ "place": [degrees(*lat), degrees(*lon)] }),
        Some(Target::Partner(name)) => json!({ "partner": name }),
        Some(Target::Institution(name)) => json!({ "institution": name }),
        Some(Target::Record(id)) => json!({ "record": id }),
        Some(Target::Spot { lat, lon, name }) => {
            json!({ "spot": [degrees(*lat), degrees(*lon), name] })
        }
    }
}

fn degrees(steps: i32) -> f64 {
    f64::from(steps) / 1e4
}
