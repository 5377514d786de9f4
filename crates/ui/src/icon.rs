//! Line icons on a 20-unit grid, drawn for this page.

use leptos::prelude::*;

/// The name of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// A cross.
    Close,
    /// A plus.
    Plus,
    /// A minus.
    Minus,
    /// The whole map.
    Home,
    /// A frame around marks.
    Fit,
    /// A drawing pin.
    Pin,
    /// Three sliders.
    Filter,
    /// An arrow into a tray.
    Open,
    /// Two chain links.
    Link,
    /// Sun and moon.
    Theme,
    /// An i in a circle.
    Info,
    /// A magnifying glass.
    Search,
    /// A sheet of paper under a printer's bar.
    Print,
    /// An arrow leaving a box.
    Out,
    /// An arrow down to a line.
    Download,
}

impl Name {
    const fn path(self) -> &'static str {
        match self {
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::Plus => "M10 4v12M4 10h12",
            Self::Minus => "M4 10h12",
            Self::Home => "M3 10l7-6 7 6M5 9v7h10V9",
            Self::Fit => "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M10 10h.01",
            Self::Pin => "M7 3h6M8 3v6l-3 3h10l-3-3V3M10 12v5",
            Self::Filter => "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
            Self::Open => "M10 3v9M6 8l4 4 4-4M3 13v4h14v-4",
            Self::Link => "M8 12l4-4M7 9l-2 2a3 3 0 004 4l2-2M13 11l2-2a3 3 0 00-4-4L9 7",
            Self::Theme => "M10 3a7 7 0 100 14V3zM10 3a7 7 0 010 14",
            Self::Info => "M10 17a7 7 0 100-14 7 7 0 000 14zM10 9v5M10 6.5h.01",
            Self::Search => "M9 15A6 6 0 109 3a6 6 0 000 12zM13.5 13.5L17 17",
            Self::Print => "M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z",
            Self::Out => "M9 4H4v12h12v-5M12 3h5v5M17 3l-8 8",
            Self::Download => "M10 3v10M6 9l4 4 4-4M4 17h12",
        }
    }
}

/// An icon next to or instead of a label; never the only name of a control.
#[component]
pub fn Icon(name: Name) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d=name.path() />
        </svg>
    }
}
