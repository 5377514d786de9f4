//! The sharing dialogue.

use cartography::scene::base::DETAIL_FROM;
use cartography::view::MapView;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::ShareText;
use platform::channel::Attachments;
use platform::tables::{base_map, names};
use protocol::ShareTask;
use ui::Shared;
use ui::words::{t, words};
use ui::{dynamic, effect, on};

use crate::analysis::State;
use crate::share::shown::Shown;
use crate::share::{data, embed, link, onefile, picture};

/// What is being shared; `None` while the dialogue is closed.
#[derive(Clone, Copy)]
pub struct SharePanel(RwSignal<Option<Shared<Shown>>>);

impl SharePanel {
    /// A closed dialogue.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Opens the dialogue for what the page shows, or performs a task that needs no dialogue.
    pub fn open(
        self,
        task: ShareTask,
        shown: &protocol::Shown,
        view: Option<MapView>,
        beside: &Attachments,
        analysis: State,
    ) {
        let Some(mut shown) = Shown::new(shown, view, beside, analysis) else {
            return;
        };
        if task == ShareTask::Csv {
            return data::save_csv(&shown);
        }
        let is_close = shown.view.is_some_and(|view| view.scale <= DETAIL_FROM);
        if !is_close {
            return self.0.set(Some(Shared::new(shown)));
        }
        // The page has already fetched it and the browser has cached it: there is no network
        // request.
        spawn_local(async move {
            shown.base_map = Some(base_map().await);
            shown.names = names().await;
            self.0.set(Some(Shared::new(shown)));
        });
    }
}

/// The dialogue.
pub fn dialog(panel: SharePanel) -> impl IntoView {
    let shown = panel.0;
    let dialog = NodeRef::<html::Dialog>::new();
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        let open = shown.with(Option::is_some);
        if open && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            class="dialog share"
            node_ref=dialog
            aria-labelledby="share-title"
            on:close=on(move |_: leptos::ev::Event| shown.set(None))
        >
            {dynamic(move || shown.get().map(|it| content(panel, &it)))}
        </dialog>
    }
}

fn content(panel: SharePanel, shown: &Shared<Shown>) -> AnyView {
    let intro = words().fill(ShareText::Intro, &[("sentence", &shown.sentence)]);
    view! {
        <div class="share-head">
            <h2 id="share-title">{t(ShareText::Title)}</h2>
            <p class="quiet-text">{intro}</p>
        </div>
        <div class="share-body" tabindex="0" role="region" aria-labelledby="share-title">
            {link::section(shown)}
            {picture::section(shown)}
            {data::section(shown)}
            {embed::section(shown)}
            {onefile::section(shown)}
        </div>
        <p class="dialog-actions share-foot">
            <button type="button" class="button primary" on:click=on(move |_| panel.0.set(None))>
                {t(ShareText::Close)}
            </button>
        </p>
    }
    .into_any()
}
