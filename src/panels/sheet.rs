//! The filters' sheet, which opens over the map on narrow pages.

use leptos::prelude::*;

/// Whether the filters' sheet is open.
#[derive(Clone, Copy)]
pub struct FilterSheet(RwSignal<bool>);

impl FilterSheet {
    /// A closed sheet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Whether it is open.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.0.get()
    }

    /// Opens or closes it; the focus moves into it, and back to where it was.
    pub fn set(self, open: bool) {
        if self.0.get_untracked() != open {
            self.0.set(open);
            // A hidden element cannot take the focus before the page has been redrawn.
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
