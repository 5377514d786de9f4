//! Messages between a page and the map in its frame (`postMessage`), version 1.
//!
//! Messages are plain objects of a fixed form: each type has exactly its fields, and a message with
//! any others is ignored. Who may send messages is not decided here but by [`OriginGuard`], from
//! what the browser says about the sender, never from what a message says.

mod origin_guard;
mod read;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use records::query::{Query, Stage, Target};

pub use origin_guard::OriginGuard;

/// The version of the protocol: the value of `partnershipMap` in every message.
pub const VERSION: u32 = 1;
/// The maximum length of a message, in bytes of its JSON.
pub const LONGEST: usize = 64 * 1024 * 1024;

/// Messages from the embedding page.
#[derive(Clone, Debug, PartialEq)]
pub enum In {
    /// The page is there and listening, so it may be sent messages.
    Hello {
        /// Whether it sets the frame's height to the one that the map reports, so that the map's
        /// page should be as high as its content rather than as high as the frame.
        fit: bool,
    },
    /// Sets the filters, except locked ones. In the form of a fragment.
    SetFilter(String),
    /// Sets the view: map, table or a view of the analysis.
    SetView(Stage),
    /// Selects the item open in the panel; `None` closes it.
    Select(Option<Target>),
    /// Sets the data by address, under the same rules as in settings.
    SetAddress(String),
    /// Sets the data as text: a file's name and content.
    SetText {
        /// The name to be shown.
        name: String,
        /// The content as CSV.
        text: String,
    },
}

/// Messages to the embedding page.
#[derive(Clone, Debug, PartialEq)]
pub enum Out {
    /// The map is ready for messages. Sent before it is known who is listening, so it contains
    /// nothing else.
    Ready,
    /// The height of the page, in CSS pixels.
    Height(u32),
    /// The filters, as a fragment.
    Filter(String),
    /// What is open in the panel.
    Select(Option<Target>),
    /// What went wrong, in a sentence.
    Error(String),
}

/// Why a message is not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is not an object.
    NotObject,
    /// It is longer than [`LONGEST`].
    TooLong,
    /// It is of another version, or not a message to the map at all.
    Version,
    /// There is no such type.
    Type,
    /// It has other fields.
    Fields,
    /// A field has another type of value.
    Value,
}

impl In {
    /// Parses a message from the JSON of what was posted.
    ///
    /// # Errors
    /// Why it is not understood.
    pub fn read(json: &str) -> Result<Self, Wrong> {
        read::read(json)
    }

    /// Applies the message to a query, respecting locks. `None` where it does not concern the
    /// query.
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

/// A query's filters as sent to an embedding page: only those, as a fragment.
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
