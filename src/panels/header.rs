//! The masthead: the title, the choice of data, and the page's actions.

use leptos::prelude::*;
use messages::{Language, PageText};
use records::query::Source;

use crate::intake;
use crate::state::state;
use platform::settings::FILES;
use platform::{self, files, history, language, prefs};
use protocol::ShareTask;
use ui::words::t;
use ui::{Icon, Name, Segmented, dynamic, memo, on, text_signal};

/// The masthead.
#[component]
pub fn Header() -> impl IntoView {
    let state = state();
    let source = Signal::derive(move || state.query.with(|query| query.source));
    let choose = move |source| {
        state.query.update(|query| {
            query.source = source;
            query.target = None;
        });
    };
    let options = move || {
        let mut options = vec![
            (Source::Documented, t(PageText::SourceDocumented)),
            (Source::Illustrative, t(PageText::SourceIllustrative)),
        ];
        if source.get() == Source::Own {
            options.push((Source::Own, t(PageText::SourceOwn)));
        }
        options
    };
    // The bar is rebuilt only when an option appears or disappears, not for every selection.
    let has_own = memo(move || source.get() == Source::Own);
    view! {
        <a class="skip" href="#main" on:click=skip_to_main>{t(PageText::SkipToMap)}</a>
        <header class="masthead">
            <p class="wordmark">
                <img src=platform::icon() alt="" width="28" height="28" />
                <span>{t(PageText::Wordmark)}</span>
            </p>
            {dynamic(move || {
                has_own.get();
                view! {
                    <Segmented
                        label=t(PageText::DataShown)
                        name="source"
                        options=untrack(options)
                        value=source
                        choose=choose
                    />
                }
            })}
            <div class="actions">
                <OpenButton />
                <ShareButton />
                <ThemeButton />
                <button
                    type="button"
                    class="button quiet"
                    on:click=on(move |_| intake::about())
                >
                    <Icon name=Name::Info />
                    <span class="button-text">{t(PageText::About)}</span>
                </button>
                <LanguageLink />
            </div>
        </header>
    }
}

/// A link to the page in the other language: otherwise the same address, so that a link to either
/// can be shared.
#[component]
fn LanguageLink() -> impl IntoView {
    let state = state();
    let is_other = |other: &Language| *other != language::spoken() && language::can_speak(*other);
    let other = Language::ALL.into_iter().find(is_other)?;
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let loses = state
            .query
            .with_untracked(|query| query.source == Source::Own)
            && platform::root(FILES).is_empty();
        if !loses || platform::confirmed(t(PageText::SpeakingLosesFiles)) {
            history::go_with("lang", other.tag());
        }
    };
    Some(view! {
        <a
            class="button quiet language"
            href=history::with_param("lang", other.tag())
            lang=other.tag()
            on:click=go
        >
            {other.name()}
        </a>
    })
}

fn skip_to_main(event: leptos::ev::MouseEvent) {
    // The fragment is the page's state: the skip link must move the focus without changing it.
    event.prevent_default();
    platform::focus("map-canvas");
}

#[component]
fn OpenButton() -> impl IntoView {
    let state = state();
    view! {
        <label class="button primary file-button">
            <Icon name=Name::Open />
            <span class="button-text">{t(PageText::OpenFiles)}</span>
            <input
                type="file"
                class="hidden"
                id="open-files"
                multiple
                accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.xml,.html,.htm,text/csv,text/plain"
                aria-label=t(PageText::OpenFilesLong)
                on:change=on(move |event| intake::open_files(state, files::chosen(&event)))
            />
        </label>
    }
}

#[component]
fn ShareButton() -> impl IntoView {
    let state = state();
    view! {
        <button
            type="button"
            class="button quiet"
            aria-haspopup="dialog"
            on:click=on(move |_| intake::share(state, ShareTask::Panel))
        >
            <Icon name=Name::Link />
            <span class="button-text">{t(PageText::Share)}</span>
        </button>
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(prefs::theme());
    let turn = move |_| {
        let dark = prefs::is_dark(theme.get_untracked());
        let next = if dark {
            prefs::ThemeChoice::Light
        } else {
            prefs::ThemeChoice::Dark
        };
        prefs::set_theme(next);
        theme.set(next);
        crate::map::repaint();
    };
    let label = move || {
        let dark = prefs::is_dark(theme.get());
        t(if dark {
            PageText::LightTheme
        } else {
            PageText::DarkTheme
        })
        .to_owned()
    };
    view! {
        <button type="button" class="button quiet" on:click=turn>
            <Icon name=Name::Theme />
            <span class="button-text">{text_signal(label)}</span>
        </button>
    }
}
