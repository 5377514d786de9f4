//! A sentence on what is shown, and the filters that narrow it.

use explore::aggregates::{self, Headline};
use leptos::prelude::*;
use messages::PageText;
use records::dataset::Kind;
use records::query::{Source, Stage as Face, View};

use super::chips::Chips;
use super::sheet::FilterSheet;
use crate::derived::derived;
use crate::state::state;
use platform::on_print;
use protocol::ShareTask;
use ui::words::{t, words};
use ui::{Icon, Name, Segmented, dynamic, memo, on, text_signal};

/// The title, the headline and the chips.
#[component]
pub fn Heading() -> impl IntoView {
    let headline = derived().headline;
    let state = state();
    let face = Signal::derive(move || match state.query.with(|query| query.stage) {
        // All views of the analysis count as one.
        Face::Analysis(_) => Face::Analysis(View::default()),
        other => other,
    });
    // Separated by text rather than by style, so that it reads as one sentence when spoken or
    // copied.
    let sentence = move || {
        let Headline {
            counts,
            filters,
            mark,
        } = headline.get();
        let part = |class: &'static str, text: String| view! { <span class=class>{text}</span> };
        let mark = mark.map(|mark| part("mark-illustrative", mark.to_owned()));
        let counts = counts.into_iter().map(|text| part("count", text));
        let filters = filters.into_iter().map(|text| part("filter", text));
        let parts = mark.into_iter().chain(counts).chain(filters).enumerate();
        parts
            .map(|(i, part)| {
                let gap = (i > 0).then(|| view! { <span class="gap">" · "</span> });
                view! { {gap} {part} }
            })
            .collect_view()
    };
    // In print, nothing else says at a glance what the map shows; a title from the settings
    // replaces this one.
    let printing = RwSignal::new(false);
    on_print(move |prints| printing.set(prints));
    let totals = derived().totals;
    let title = move || {
        if printing.get() {
            state
                .query
                .with(|query| aggregates::title(query, &totals.get(), words()))
        } else {
            t(PageText::AppTitle).to_owned()
        }
    };
    view! {
        <div class="heading">
            <div class="heading-row">
                <h1>{text_signal(title)}</h1>
                <FiltersButton />
                <Segmented
                    label=t(PageText::ShowAs)
                    name="stage"
                    options=vec![
                        (Face::Map, t(PageText::Map)),
                        (Face::Table, t(PageText::Table)),
                        (Face::Analysis(View::default()), t(PageText::Analysis)),
                    ]
                    value=face
                    choose=move |face| state.query.update(|query| query.stage = face)
                />
            </div>
            <p class="headline" id="headline" tabindex="-1">
                {dynamic(sentence)}
            </p>
            <Chips />
            <DataNote />
        </div>
    }
}

#[component]
fn FiltersButton() -> impl IntoView {
    let sheet: FilterSheet = expect_context();
    let state = state();
    let chosen = move || {
        state
            .query
            .with(|query| explore::aggregates::removable(query, words()).len())
    };
    view! {
        <button
            type="button"
            id="filters-open"
            class="button filters-button"
            aria-expanded=text_signal(move || sheet.is_open().to_string())
            aria-controls="filters"
            on:click=on(move |_| sheet.set(true))
        >
            <Icon name=Name::Filter />
            <span>{t(PageText::Filters)}</span>
            {dynamic(move || {
                (chosen() > 0).then(|| view! { <span class="badge">{chosen()}</span> })
            })}
        </button>
    }
}

/// States what kind of data this is, and links to the files' issues.
#[component]
fn DataNote() -> impl IntoView {
    let state = state();
    let source = memo(move || state.query.with(|query| query.source));
    let note = move || match source.get() {
        Source::Documented => t(PageText::NoteDocumented).to_owned(),
        Source::Illustrative => t(PageText::NoteIllustrative).to_owned(),
        Source::Own => state.loaded.with(|loaded| {
            let origins = &loaded.data.origins;
            let own = origins
                .iter()
                .filter(|origin| origin.kind != Kind::Documented);
            let mut files: Vec<&str> = Vec::new();
            let mut mixed = origins.len();
            for origin in own {
                mixed -= 1;
                // Two files may have the same name.
                if !files.contains(&origin.file.as_str()) {
                    files.push(&origin.file);
                }
            }
            let mixed = mixed > 0;
            let note = if mixed {
                PageText::NoteMixed
            } else {
                PageText::NoteOwn
            };
            words().fill(note, &[("files", &files.join(", "))])
        }),
    };
    view! {
        <p class="data-note">
            {text_signal(note)}
            <span class="data-links">
            " "
            <button
                type="button"
                class="link"
                on:click=on(move |_| crate::intake::report(state))
            >
                {t(PageText::DataReport)}
            </button>
            " · "
            <button type="button" class="link" on:click=on(move |_| crate::intake::share(state, ShareTask::Template))>
                {t(PageText::DownloadTemplate)}
            </button>
            </span>
        </p>
    }
}
