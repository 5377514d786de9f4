//! Looking around a point: how far, and a point that is being chosen on the map.

use explore::aggregates::Around;
use leptos::prelude::*;
use messages::PageText;
use records::query::{Near, Radius, Stage};

use crate::state::AppState;
use ui::words::t;

/// The button that starts choosing; the focus comes back to it.
pub const CHOOSE: &str = "near-choose";

/// What is at hand for looking around a point. Only the query says around which.
#[derive(Clone, Copy)]
pub struct Nearby {
    state: AppState,
    /// What the next point is given; that of the query where it has one.
    radius: RwSignal<Radius>,
    choosing: RwSignal<bool>,
    said: RwSignal<&'static str>,
}

impl Nearby {
    /// Nothing is being chosen.
    #[must_use]
    pub fn new(state: AppState) -> Self {
        Self {
            state,
            radius: RwSignal::new(Radius::FIRST),
            choosing: RwSignal::new(false),
            said: RwSignal::new(""),
        }
    }

    /// How far "near" reaches.
    #[must_use]
    pub fn radius(self) -> Radius {
        let asked = self
            .state
            .query
            .with(|query| query.near.as_ref().map(|near| near.radius));
        asked.unwrap_or_else(|| self.radius.get())
    }

    /// Reaches as far, around the same point if there is one.
    pub fn set_radius(self, radius: Radius) {
        self.radius.set(radius);
        let near = self.state.query.with_untracked(|query| query.near.clone());
        if let Some(near) = near {
            self.set(Some(Near { radius, ..near }));
        }
    }

    /// Filters by the distance from a point, or no longer by any.
    pub fn set(self, near: Option<Near>) {
        self.state.query.update(|query| query.set_near(near));
    }

    /// Filters by the distance from a point, as far as "near" reaches.
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

    /// The same, for handlers.
    #[must_use]
    pub fn is_choosing_untracked(self) -> bool {
        self.choosing.get_untracked()
    }

    /// The next click on the map, or Enter for its middle, chooses a point.
    pub fn choose(self) {
        self.state.query.update(|query| query.stage = Stage::Map);
        self.choosing.set(true);
        self.said.set(t(PageText::ChoosingOnMap));
        // Behind another face the map takes no focus before the page has been drawn anew.
        request_animation_frame(|| platform::focus("map-canvas"));
    }

    /// A point was chosen.
    pub fn take(self, around: &Around) {
        self.choosing.set(false);
        self.said.set("");
        self.look_around(around);
    }

    /// No point is chosen; the filter stays as it was.
    pub fn cancel(self) {
        if self.choosing.get_untracked() {
            self.choosing.set(false);
            self.said.set(t(PageText::NoPointChosen));
            platform::focus(CHOOSE);
        }
    }

    /// What is to be announced; empty where the headline says it.
    #[must_use]
    pub fn said(self) -> &'static str {
        self.said.get()
    }
}

/// What is at hand for looking around a point, from anywhere below [`crate::app::App`].
#[must_use]
pub fn nearby() -> Nearby {
    expect_context()
}
