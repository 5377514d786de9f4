//! The search box: finds places, postcodes, areas, partners, institutions and titles, and searches
//! the records for words. It is an editable combobox with a list (WAI-ARIA 1.2), whose first line
//! is the search for words.

use std::time::Duration;

use explore::finder::{Goal, Hit, HitKind, Question, Suggestions, merged, records};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use messages::PageText;
use records::query::{Stage, Target};

use super::sheet::FilterSheet;
use crate::map::turn_to;
use crate::state::{AppState, state};
use platform::channel::Attachments;
use platform::deferred;
use protocol::{Event, Request};
use ui::words::{t, words};
use ui::{Icon, Name, bool_signal, dynamic, on, show_when, text_signal};

/// The id of the list, for elements that refer to it.
const LIST: &str = "search-list";

/// The text being typed, and what it may mean.
#[derive(Clone, Copy)]
struct Search {
    state: AppState,
    sheet: FilterSheet,
    /// The text as typed; `None` when nobody is typing, so that the box shows the words of the
    /// filter.
    draft: RwSignal<Option<String>>,
    hits: RwSignal<Vec<Hit>>,
    /// Whether places are missing because their tables are not available.
    is_partial: RwSignal<bool>,
    is_open: RwSignal<bool>,
    /// The line that Enter selects: 0 is the search for words, followed by the hits. It is the
    /// first hit if that is exactly what was typed, or another after the arrow keys have been used.
    active: RwSignal<Option<usize>>,
    /// Whether the answer for the typed text has not arrived yet.
    is_pending: RwSignal<bool>,
    /// Whether Enter was pressed meanwhile.
    is_entered: RwSignal<bool>,
}

/// How long Enter waits for an answer before it searches the records for the words.
const PATIENCE: Duration = Duration::from_millis(700);

/// The search box.
#[component]
pub fn SearchBox() -> impl IntoView {
    let search = Search {
        state: state(),
        sheet: expect_context(),
        draft: RwSignal::new(None),
        hits: RwSignal::new(Vec::new()),
        is_partial: RwSignal::new(false),
        is_open: RwSignal::new(false),
        active: RwSignal::new(None),
        is_pending: RwSignal::new(false),
        is_entered: RwSignal::new(false),
    };
    deferred::on_event(move |event, _| {
        if let Event::Found(answer) = event {
            search.take(answer);
        }
    });
    deferred::on_failed(move |is_find| {
        if is_find {
            search.is_partial.set(true);
            search.is_pending.set(false);
            search.enter_late();
        }
    });
    let is_open = search.is_open;
    view! {
        <div class="search">
            <label for="search" class="hidden">{t(PageText::FindLong)}</label>
            <Icon name=Name::Search />
            <input
                id="search"
                type="search"
                role="combobox"
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=text_signal(move || is_open.get().to_string())
                aria-activedescendant=text_signal(move || search.active.get().map(line_id).unwrap_or_default())
                placeholder=t(PageText::FindShort)
                autocomplete="off"
                spellcheck="false"
                prop:value=text_signal(move || search.text())
                on:input=on(move |event| search.typed(event_target_value(&event)))
                on:keydown=on(move |event| search.key(&event))
                on:blur=on(move |_| search.leave())
            />
            <p class="hidden" role="status">{text_signal(move || search.said())}</p>
            {show_when(move || is_open.get(), move || view! {
                <div class="search-list">
                    <ul id=LIST role="listbox" aria-label=t(PageText::FindLong)>
                        {dynamic(move || search.lines())}
                    </ul>
                    {show_when(move || search.is_partial.get(), || view! {
                        <p class="quiet-text">{t(PageText::FindPartial)}</p>
                    })}
                </div>
            })}
        </div>
    }
}

fn line_id(line: usize) -> String {
    format!("search-{line}")
}

impl Search {
    fn text(self) -> String {
        let typed = self.draft.get();
        typed.unwrap_or_else(|| self.state.query.with(|query| query.text.clone()))
    }

    /// The announcement when the list changes.
    fn said(self) -> String {
        if !self.is_open.get() {
            return String::new();
        }
        let n = self.hits.with(Vec::len) as u32 + 1;
        let count = words().count(PageText::FindSuggestions, n);
        if self.is_partial.get() {
            format!("{count}. {}", t(PageText::FindPartial))
        } else {
            count
        }
    }

    fn typed(self, typed: String) {
        self.active.set(None);
        self.is_entered.set(false);
        let is_empty = typed.trim().is_empty();
        self.draft.set(Some(typed.clone()));
        if is_empty {
            // Emptying the box clears the filter by words at once.
            self.state.query.update(|query| query.text.clear());
            self.hits.set(Vec::new());
        } else {
            self.look(&typed);
        }
        self.is_open.set(!is_empty);
    }

    /// Searches the records at once, and requests places.
    fn look(self, typed: &str) {
        let loaded = self.state.loaded.get_untracked();
        let found = records(&loaded.data, &loaded.search, typed, words());
        self.hits.set(merged(found.clone()));
        self.is_pending.set(true);
        let question = Question {
            text: typed.to_owned(),
            found,
        };
        deferred::ask(&Request::Find(question), &Attachments::new());
    }

    /// Takes over an answer, if it is still for the typed text.
    fn take(self, answer: Suggestions) {
        let is_asked = |draft: &Option<String>| draft.as_ref() == Some(&answer.text);
        if !self.draft.with_untracked(is_asked) {
            return;
        }
        let loaded = self.state.loaded.get_untracked();
        let mut hits = answer.hits;
        // An institution found by another name may have no record here.
        hits.retain(|hit| match &hit.goal {
            Goal::Open(Target::Institution(name)) => {
                loaded.data.institution.values.position(name).is_some()
            }
            _ => true,
        });
        let is_exact = hits.first().is_some_and(Hit::is_exact);
        self.is_partial.set(answer.is_partial);
        self.hits.set(hits);
        self.is_pending.set(false);
        // The first line is always the same; any other may have changed.
        self.active
            .update(|line| *line = line.filter(|line| *line == 0).or(is_exact.then_some(1)));
        self.enter_late();
    }

    /// Selects the line for Enter, or waits for the answer.
    fn enter(self) {
        let active = self.active.get_untracked();
        if active.is_some() || !self.is_pending.get_untracked() {
            return self.choose(active.unwrap_or(0));
        }
        self.is_entered.set(true);
        set_timeout(move || self.enter_late(), PATIENCE);
    }

    /// Performs a delayed Enter.
    fn enter_late(self) {
        if self.is_entered.get_untracked() {
            self.choose(self.active.get_untracked().unwrap_or(0));
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let is_open = self.is_open.get_untracked();
        let active = self.active.get_untracked();
        let last = self.hits.with_untracked(Vec::len);
        let can_open = self.text_untracked().is_some();
        match event.key().as_str() {
            "ArrowDown" if is_open => {
                self.active.set(
                    active
                        .filter(|line| *line < last)
                        .map_or(Some(0), |line| Some(line + 1)),
                );
            }
            "ArrowUp" if is_open => {
                self.active.set(
                    active
                        .filter(|line| *line > 0)
                        .map_or(Some(last), |line| Some(line - 1)),
                );
            }
            "ArrowDown" | "ArrowUp" if can_open => {
                let typed = self.text_untracked().unwrap_or_default();
                self.draft.set(Some(typed.clone()));
                self.look(&typed);
                self.is_open.set(true);
                self.active.set(Some(0));
            }
            // Moves among the lines if one is active; otherwise within the text.
            "Home" if active.is_some() => self.active.set(Some(0)),
            "End" if active.is_some() => self.active.set(Some(last)),
            "Enter" => self.enter(),
            // Closes the list and nothing else; a second time empties the box, as browsers do.
            "Escape" if is_open => {
                self.close();
                event.stop_propagation();
            }
            _ => return,
        }
        event.prevent_default();
    }

    fn text_untracked(self) -> Option<String> {
        let typed = untrack(|| self.text());
        (!typed.trim().is_empty()).then_some(typed)
    }

    fn close(self) {
        self.is_open.set(false);
        self.active.set(None);
        self.is_entered.set(false);
    }

    /// Discards text that was typed but not submitted.
    fn leave(self) {
        self.close();
        self.draft.set(None);
    }

    fn choose(self, line: usize) {
        let hit = line.checked_sub(1);
        let hit = hit.and_then(|i| self.hits.with_untracked(|hits| hits.get(i).cloned()));
        let Some(hit) = hit else {
            if let Some(typed) = self.draft.get_untracked() {
                self.state.query.update(|query| query.text = typed);
            }
            return self.leave();
        };
        self.leave();
        self.sheet.set(false);
        self.go(hit.goal);
    }

    fn go(self, goal: Goal) {
        match goal {
            Goal::Spot {
                lat,
                lon,
                name,
                around,
            } => turn_to(self.state, around, |query| {
                query.target = Some(Target::Spot { lat, lon, name });
                query.stage = Stage::Map;
            }),
            Goal::Filter {
                facet,
                value,
                otherwise,
            } => {
                let data = &self.state.loaded.get_untracked().data;
                if data.facet(facet).values().position(&value).is_none() {
                    return self.go(*otherwise);
                }
                self.state.query.update(|query| {
                    if !query.choice(facet).values.contains(&value) {
                        query.toggle(facet, &value);
                    }
                    query.camera = None;
                });
                platform::focus("headline");
            }
            Goal::Open(target) => {
                self.state.query.update(|query| query.target = Some(target));
            }
        }
    }

    fn lines(self) -> impl IntoView + use<> {
        let typed = self.draft.get().unwrap_or_default();
        let search = words().fill(PageText::FindText, &[("text", typed.trim())]);
        let lines: Vec<(String, String)> = self.hits.with(|hits| {
            let hits = hits.iter().map(|hit| (hit.name.clone(), note(hit)));
            std::iter::once((search, String::new()))
                .chain(hits)
                .collect()
        });
        let line = move |(i, (name, note)): (usize, (String, String))| {
            let is_active = bool_signal(move || self.active.get() == Some(i));
            view! {
                <li
                    id=line_id(i)
                    role="option"
                    class:active=is_active
                    aria-selected=text_signal(move || is_active.get().to_string())
                    on:mousedown=on(|event: leptos::ev::MouseEvent| event.prevent_default())
                    on:click=on(move |_| self.choose(i))
                >
                    <span>{name}</span>
                    " "
                    <span class="line-note">{note}</span>
                </li>
            }
        };
        lines.into_iter().enumerate().map(line).collect_view()
    }
}

/// The kind of a hit, and what distinguishes it from others of the same name.
fn note(hit: &Hit) -> String {
    let kind = t(match hit.kind {
        HitKind::Place => PageText::FoundPlace,
        HitKind::Postcode => PageText::FoundPostcode,
        HitKind::PartOfPostcode => PageText::FoundPartOfPostcode,
        HitKind::District => PageText::FoundDistrict,
        HitKind::Region => PageText::FoundRegion,
        HitKind::Partner => PageText::Partner,
        HitKind::Institution => PageText::Institution,
        HitKind::Title => PageText::FoundTitle,
    });
    let records = hit
        .records
        .map(|n| words().count(PageText::CountRecords, n));
    let rough = hit.is_rough.then(|| t(PageText::FindRough).to_owned());
    let whereabouts = Some(hit.whereabouts.clone()).filter(|text| !text.is_empty());
    let notes = [Some(kind.to_owned()), whereabouts, rough, records];
    notes.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
