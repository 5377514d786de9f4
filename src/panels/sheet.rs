//! On narrow pages the filters are a sheet that opens over the map.

use leptos::prelude::*;

/// Whether the filters' sheet is open.
#[derive(Clone, Copy)]
pub struct FilterSheet(RwSignal<bool>);

impl FilterSheet {
    /// Closed.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.0.get()
    }

    /// Opens or closes it; the focus goes in, and back to where it came from.
    pub fn set(self, open: bool) {
        if self.0.get_untracked() != open {
            self.0.set(open);
            // What is hidden cannot take the focus before the page has been drawn anew.
            let id = if open {
                "filters-close"
            } else {
                "filters-open"
            };
            request_animation_frame(move || platform::focus(id));
        }
    }
}

impl Default for FilterSheet {
    fn default() -> Self {
        Self::new()
    }
}
