//! The text that puts the page into another, with a preview.

use engine::catalogue::ShareKey;
use engine::query::{Query, Stage};
use engine::share::snippet;
use leptos::prelude::*;
use partnership_map::controls::{dynamic, memo, on, shown as shown_while};
use partnership_map::platform::{history, is_one_file};
use partnership_map::state::Shared;
use partnership_map::words::t;

use crate::copy;
use crate::shown::Shown;

/// Heights that a frame may have: CSS pixels.
const HEIGHTS: [u32; 3] = [320, 720, 2_000];

/// What the frame starts with.
#[derive(Clone, Copy, PartialEq)]
enum Starts {
    ThisView,
    Map,
    Plain,
}

impl Starts {
    const ALL: [(Self, ShareKey); 3] = [
        (Self::ThisView, ShareKey::EmbedThis),
        (Self::Map, ShareKey::EmbedMap),
        (Self::Plain, ShareKey::EmbedPlain),
    ];

    fn query(self, shown: &Query) -> Query {
        match self {
            Self::ThisView => shown.clone(),
            Self::Map => Query {
                stage: Stage::Map,
                target: None,
                ..shown.clone()
            },
            Self::Plain => Query {
                source: shown.source,
                ..Query::default()
            },
        }
    }
}

/// The section.
pub fn section(shown: &Shared<Shown>) -> AnyView {
    let starts = RwSignal::new(Starts::ThisView);
    let height = RwSignal::new(HEIGHTS[1]);
    let query = shown.query.clone();
    let address = memo(move || history::address_with(&starts.get().query(&query).to_fragment()));
    let text = Signal::derive(move || {
        let [address, title] = [address.get(), t(ShareKey::MapTitle).to_owned()];
        snippet(&address, &title, height.get(), is_one_file())
    });
    let note = if is_one_file() {
        ShareKey::EmbedAlone
    } else {
        ShareKey::EmbedText
    };
    view! {
        <section class="share-part" aria-labelledby="share-embed-title">
            <h3 id="share-embed-title">{t(ShareKey::EmbedTitle)}</h3>
            <p class="quiet-text">{t(note)}</p>
            <div class="share-choices">
                <label>
                    <span>{t(ShareKey::EmbedView)}</span>
                    <select on:change=on(move |event| {
                        let chosen: Option<usize> = event_target_value(&event).parse().ok();
                        if let Some((it, _)) = chosen.and_then(|i| Starts::ALL.get(i)) {
                            starts.set(*it);
                        }
                    })>
                        {Starts::ALL
                            .iter()
                            .enumerate()
                            .map(|(i, (_, label))| view! { <option value=i.to_string()>{t(*label)}</option> })
                            .collect_view()}
                    </select>
                </label>
                <label>
                    <span>{t(ShareKey::EmbedHeight)}</span>
                    <input
                        type="number"
                        min=HEIGHTS[0].to_string()
                        max=HEIGHTS[2].to_string()
                        step="20"
                        value=HEIGHTS[1].to_string()
                        on:change=on(move |event| {
                            let asked: Option<u32> = event_target_value(&event).parse().ok();
                            height.set(asked.unwrap_or(HEIGHTS[1]).clamp(HEIGHTS[0], HEIGHTS[2]));
                        })
                    />
                </label>
            </div>
            {copy::field("share-embed", ShareKey::EmbedLabel, ShareKey::CopyEmbed, text)}
            {(!is_one_file()).then(|| preview(address, height))}
        </section>
    }
    .into_any()
}

/// A frame of the very page: made only when it is asked for, for it is a whole page more.
fn preview(address: Memo<String>, height: RwSignal<u32>) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <details class="share-frame" on:toggle=on(move |_| open.set(true))>
            <summary>{t(ShareKey::Preview)}</summary>
            {shown_while(move || open.get(), move || dynamic(move || view! {
                <iframe
                    src=address.get()
                    title=t(ShareKey::PreviewLabel)
                    height=height.get().to_string()
                ></iframe>
            }))}
        </details>
    }
    .into_any()
}
