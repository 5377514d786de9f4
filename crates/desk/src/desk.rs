//! The desk's dialogue: closed, or at one of its pages.

use std::rc::Rc;

use engine::ingest::Reading;
use leptos::html;
use leptos::prelude::*;
use partnership_map::controls::{dynamic, effect, memo, on};
use partnership_map::platform::desk::{self, Accepted, Order, Task};
use partnership_map::platform::files::Opened;
use partnership_map::platform::worker::Packed;
use partnership_map::state::Shared;

use crate::{files, report};

/// What the desk shows.
#[derive(Clone, Default, PartialEq)]
pub enum Page {
    /// Nothing.
    #[default]
    Closed,
    /// What was found in files, and what becomes of them.
    Files(Shared<Vec<Reading>>),
    /// The data report on what is shown.
    Report,
}

/// What browsers give, which signals cannot hold: it stays on this thread.
#[derive(Default)]
pub struct Held {
    /// The files that were opened.
    pub files: Vec<Opened>,
    /// What reading them gave.
    pub readings: Vec<Packed>,
    /// What the page shows now.
    pub present: Vec<Packed>,
}

/// The desk's state.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The page that is open.
    pub page: RwSignal<Page>,
    /// See [`Held`].
    pub held: StoredValue<Rc<Held>, LocalStorage>,
}

impl Desk {
    fn take(self, order: Order) {
        let mut held = Held {
            present: order.present,
            ..Held::default()
        };
        let page = match order.task {
            Task::Ask { files, readings } => {
                let read = readings.iter().filter_map(Packed::unpack).collect();
                held.files = files;
                held.readings = readings;
                Page::Files(Shared::new(read))
            }
            Task::Report => Page::Report,
        };
        self.held.set_value(Rc::new(held));
        self.page.set(page);
    }

    /// Closes the desk; nothing changes.
    pub fn leave(self) {
        self.close(None);
    }

    /// Closes the desk; the files that were read are shown instead of the present data or beside it.
    pub fn accept(self, add: bool) {
        let held = self.held.get_value();
        let readings = held.readings.clone();
        self.close(Some(Accepted { readings, add }));
    }

    fn close(self, accepted: Option<Accepted>) {
        self.page.set(Page::Closed);
        self.held.set_value(Rc::default());
        desk::done(accepted.as_ref());
    }
}

/// The dialogue.
#[component]
pub fn DeskDialog() -> impl IntoView {
    let state = Desk {
        page: RwSignal::new(Page::Closed),
        held: StoredValue::new_local(Rc::default()),
    };
    desk::on_task(move |order| state.take(order));
    let dialog = NodeRef::<html::Dialog>::new();
    let open = memo(move || state.page.with(|page| *page != Page::Closed));
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby="desk-title"
            on:cancel=on(move |event: leptos::ev::Event| {
                event.prevent_default();
                state.leave();
            })
        >
            {dynamic(move || match state.page.get() {
                Page::Closed => ().into_any(),
                Page::Files(readings) => files::asking(state, &readings).into_any(),
                Page::Report => report::page(state).into_any(),
            })}
        </dialog>
    }
}
