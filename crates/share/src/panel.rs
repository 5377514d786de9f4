//! The dialogue.

use engine::catalogue::ShareKey;
use engine::scene::base::DETAIL_FROM;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use partnership_map::controls::{dynamic, effect, on};
use partnership_map::panels::save_template;
use partnership_map::platform::share::{Order, Task, on_order};
use partnership_map::preload::{base_map, names};
use partnership_map::state::Shared;
use partnership_map::words::{t, words};

use crate::shown::Shown;
use crate::{data, embed, link, onefile, picture};

type Open = RwSignal<Option<Shared<Shown>>>;

/// The dialogue; also does what needs none.
#[component]
pub fn SharePanel() -> impl IntoView {
    let shown: Open = RwSignal::new(None);
    on_order(move |order| take(shown, &order));
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
            {dynamic(move || shown.get().map(|it| content(shown, &it)))}
        </dialog>
    }
}

fn take(open: Open, order: &Order) {
    if order.task == Task::Template {
        return save_template();
    }
    let Some(mut shown) = Shown::of(order) else {
        return;
    };
    if order.task == Task::Csv {
        return data::save_csv(&shown);
    }
    let is_close = shown.view.is_some_and(|view| view.scale <= DETAIL_FROM);
    if !is_close {
        return open.set(Some(Shared::new(shown)));
    }
    // The page has it already, and the browser keeps it: nothing is asked of the network.
    spawn_local(async move {
        shown.base_map = Some(base_map().await);
        shown.names = names().await;
        open.set(Some(Shared::new(shown)));
    });
}

fn content(open: Open, shown: &Shared<Shown>) -> AnyView {
    let intro = words().fill(ShareKey::Intro, &[("sentence", &shown.sentence)]);
    view! {
        <div class="share-head">
            <h2 id="share-title">{t(ShareKey::Title)}</h2>
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
            <button type="button" class="button primary" on:click=on(move |_| open.set(None))>
                {t(ShareKey::Close)}
            </button>
        </p>
    }
    .into_any()
}
