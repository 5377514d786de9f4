//! The map: its content (`picture`), its movement (`camera`, `gestures`), and its controls.

mod around;
mod buttons;
mod camera;
mod canvas;
mod choosing;
mod foot;
mod gestures;
mod marks;
mod open;
mod picture;
mod tooltip;

use cartography::scene::MarkId;
use cartography::view::{MapView, Metres, Padding, Pixels};
use geography::geo::Projection;
use leptos::prelude::*;
use messages::PageText;

use crate::panels::Legend;
use crate::state::state;
use ui::words::t;
use ui::{on, show_when};

pub use around::turn_to;
pub use canvas::repaint;
pub use picture::MapPicture;

/// The position and size of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MapStage {
    /// The view; `None` until the map has a size.
    pub view: Option<MapView>,
    /// Whether the user keeps the map still when filters change.
    pub is_still: bool,
}

/// The mark under the pointer, or with the keyboard's focus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hover {
    /// Which.
    pub mark: MarkId,
    /// Whether it is focused by keyboard rather than pointed at.
    pub by_keyboard: bool,
}

/// The margins that are kept free when the map is fitted: buttons on the right, the footer below,
/// and the legend on the left where it is initially open.
fn padding(Pixels([width, _]): Pixels) -> Padding {
    Padding {
        top: 28.0,
        right: if width > WIDE { 80.0 } else { 28.0 },
        bottom: 40.0,
        left: if width > WIDE { 300.0 } else { 28.0 },
    }
}

/// The width in CSS pixels from which there is space next to the legend.
const WIDE: f64 = 900.0;

/// The map with its buttons, legend, scale and lists.
#[component]
pub fn MapPanel() -> impl IntoView {
    let state = state();
    let picture = MapPicture::new(state);
    provide_context(picture);
    camera::follow_query(picture);
    crate::preload::follow_zoom(state);
    let illustrative = move || state.loaded.with(|loaded| loaded.data.is_illustrative());
    let loading = move || {
        state.base.with(Option::is_none) || state.loaded.with(|loaded| loaded.data.is_empty())
    };
    let cancel = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            picture.near.cancel();
        }
    };
    view! {
        <div class="map" on:keydown=on(cancel)>
            <canvas::Canvas />
            <marks::Marks />
            <tooltip::Tooltip />
            <div class="map-corner">
                {show_when(illustrative, move || view! {
                    <p class="map-mark">{t(PageText::IllustrativeMark)}</p>
                })}
                <Legend />
            </div>
            {show_when(loading, move || view! {
                <p class="map-loading" role="status">{t(PageText::Loading)}</p>
            })}
            <choosing::Choosing />
            <buttons::Buttons />
            <foot::Foot />
        </div>
    }
}

/// The position on the map of a WGS84 position.
fn metres(position: records::record::LonLat) -> Metres {
    Projection::project(position)
}
