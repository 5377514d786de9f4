//! On narrow pages the filters are a sheet that opens over the map.

use leptos::prelude::*;

/// Whether the filters' sheet is open.
#[derive(Clone, Copy)]
pub struct Sheet(RwSignal<bool>);

impl Sheet {
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

    /// Opens or closes it.
    pub fn set(self, open: bool) {
        self.0.set(open);
    }
}

impl Default for Sheet {
    fn default() -> Self {
        Self::new()
    }
}
