//! The filter by distance from a point: the radius, and a point that is being chosen on the map.

use explore::aggregates::Around;
use leptos::prelude::*;
use messages::PageText;
use records::query::{Near, Radius, Stage};

use crate::state::AppState;
use ui::words::t;

/// The id of the button that starts choosing, to which the focus returns.
pub const CHOOSE: &str = "near-choose";

/// The state for looking around a point. The point itself is in the query.
#[derive(Clone, Copy)]
pub struct Nearby {
    state: AppState,
    /// The radius for the next point; the query's radius where it has one.
    radius: RwSignal<Radius>,
    choosing: RwSignal<bool>,
    said: RwSignal<&'static str>,
}

impl Nearby {
    /// The initial state, in which no point is being chosen.
    #[must_use]
    pub fn new(state: AppState) -> Self {
        Self {
            state,
            radius: RwSignal::new(Radius::FIRST),
            choosing: RwSignal::new(false),
            said: RwSignal::new(""),
        }
    }

    /// The current radius.
    #[must_use]
    pub fn radius(self) -> Radius {
        let asked = self
            .state
            .query
            .with(|query| query.near.as_ref().map(|near| near.radius));
        asked.unwrap_or_else(|| self.radius.get())
    }

    /// Sets the radius, around the same point if there is one.
    pub fn set_radius(self, radius: Radius) {
        self.radius.set(radius);
        let near = self.state.query.with_untracked(|query| query.near.clone());
        if let Some(near) = near {
            self.set(Some(Near { radius, ..near }));
        }
    }

    /// Sets or removes the filter by distance from a point.
    pub fn set(self, near: Option<Near>) {
        self.state.query.update(|query| query.set_near(near));
    }

    /// Filters by distance from a point, with the current radius.
    pub fn look_around(self, around: &Around) {
        let radius = untrack(|| self.radius());
        self.radius.set(radius);
        self.set(Some(around.within(radius)));
    }

    /// Whether the next click on the map chooses a point.
    #[must_use]
    pub fn is_choosing(self) -> bool {
        self.choosing.get()
    }

    /// The same as [`Self::is_choosing`], for event handlers.
    #[must_use]
    pub fn is_choosing_untracked(self) -> bool {
        self.choosing.get_untracked()
    }

    /// Starts choosing: the next click on the map, or Enter for its centre, chooses a point.
    pub fn choose(self) {
        self.state.query.update(|query| query.stage = Stage::Map);
        self.choosing.set(true);
        self.said.set(t(PageText::ChoosingOnMap));
        // Hidden behind another view, the map cannot take the focus before the page has been
        // redrawn.
        request_animation_frame(|| platform::focus("map-canvas"));
    }

    /// A point was chosen.
    pub fn take(self, around: &Around) {
        self.choosing.set(false);
        self.said.set("");
        self.look_around(around);
    }

    /// Cancels choosing; the filter stays as it was.
    pub fn cancel(self) {
        if self.choosing.get_untracked() {
            self.choosing.set(false);
            self.said.set(t(PageText::NoPointChosen));
            platform::focus(CHOOSE);
        }
    }

    /// The text to announce; empty where the headline already says it.
    #[must_use]
    pub fn said(self) -> &'static str {
        self.said.get()
    }
}

/// The state for looking around a point, available anywhere below [`crate::app::App`].
#[must_use]
pub fn nearby() -> Nearby {
    expect_context()
}
