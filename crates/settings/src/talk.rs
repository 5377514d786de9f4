//! Messages from and to the page around the map.

use embedding::config::{Fault, Problem, address};
use embedding::message::{In, Out, Wrong, filters_of};
use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::SettingsText;
use platform::import::EncodedImport;
use platform::settings;
use records::query::Query;
use ui::words::{t, words};

use crate::data;
use crate::setup;
use crate::state::{SettingsState, Told};

/// Starts listening, and announces only that, since the recipient is not known yet.
pub fn begin(state: SettingsState) {
    settings::on_message(move |from_parent, origin, json| hear(state, from_parent, &origin, json));
    settings::on_height(move |height| {
        state
            .told
            .update_value(|told| told.height = Some(height.ceil() as u32));
        state.told.with_value(|told| tell_height(state, told));
    });
    settings::post(&Out::Ready.to_json(), "*");
}

/// Handles a message. Messages of other programs are ignored without being read, and anything that
/// is not a message to the map remains unanswered.
fn hear(state: SettingsState, from_parent: bool, origin: &str, json: &dyn Fn() -> String) {
    if !state
        .guard
        .with_value(|guard| guard.accepts(from_parent, origin))
    {
        return;
    }
    let message = match In::read(&json()) {
        Ok(message) => message,
        Err(Wrong::NotObject | Wrong::Version) => return,
        Err(wrong) => return tell(state, &Out::Error(t(words_of(wrong)).to_owned())),
    };
    if let In::Hello { fit } = message {
        return greet(state, from_parent, origin, fit);
    }
    // A sender that has not said hello has not said whom to answer.
    if state
        .guard
        .with_value(|guard| guard.reply_origin().is_some())
    {
        obey(state, message, origin);
    }
}

fn greet(state: SettingsState, from_parent: bool, origin: &str, fit: bool) {
    let mut entered = false;
    state
        .guard
        .update_value(|guard| entered = guard.connect(from_parent, origin));
    if !entered {
        return;
    }
    if fit {
        settings::set_root("data-fit", "");
    }
    // The page may have said hello late or again, so it is sent the current state.
    state.told.update_value(|told| {
        (told.filter, told.target) = (None, None);
    });
    state.told.with_value(|told| tell_height(state, told));
    tell_query(state);
}

fn obey(state: SettingsState, message: In, origin: &str) {
    let asked = state.query.with_value(|present| message.apply(present));
    if let Some(query) = asked {
        state.query.set_value(query);
        return setup::turn(state);
    }
    match message {
        In::SetAddress(text) => by_address(state, &text),
        In::SetText { name, text } => {
            let whose = origin.to_owned();
            spawn_local(async move {
                data::reading(state, &name);
                let file = data::given(state, name, &text);
                let readings = data::read(state, vec![file]).await;
                take(state, readings, &whose);
            });
        }
        _ => {}
    }
}

fn by_address(state: SettingsState, text: &str) {
    let page = state.address();
    let judged = state
        .config
        .with_value(|config| address(text, &page, &config.origins));
    match judged {
        Ok(file) => spawn_local(async move {
            let files = vec![file];
            let whose = data::whose(&files);
            let readings = data::fetch(state, files).await;
            take(state, readings, &whose);
        }),
        Err(why) => {
            let problem = Problem {
                at: "data".to_owned(),
                found: text.to_owned(),
                fault: Fault::Address(why),
            };
            tell(state, &Out::Error(problem.words(words())));
        }
    }
}

fn take(state: SettingsState, readings: Vec<EncodedImport>, whose: &str) {
    if readings.is_empty() {
        let last = state
            .notes
            .with_untracked(|notes| notes.problems.last().cloned());
        return tell(state, &Out::Error(last.unwrap_or_default()));
    }
    data::show_given(state, &readings, whose);
    data::hand_over(state, readings);
}

/// Called when the page's query has changed.
pub fn turned(state: SettingsState, fragment: &str) {
    let locked = state.query.with_value(|query| query.locked);
    state.query.set_value(Query {
        locked,
        ..Query::from_fragment(fragment)
    });
    tell_query(state);
}

fn tell_query(state: SettingsState) {
    let (filter, target) = state
        .query
        .with_value(|query| (filters_of(query), query.target.clone()));
    let target = Out::Select(target).to_json();
    let told = state.told.get_value();
    if told.filter.as_ref() != Some(&filter) {
        tell(state, &Out::Filter(filter.clone()));
    }
    if told.target.as_ref() != Some(&target) {
        post(state, &target);
    }
    state.told.update_value(|told| {
        (told.filter, told.target) = (Some(filter), Some(target));
    });
}

fn tell_height(state: SettingsState, told: &Told) {
    if let Some(height) = told.height {
        tell(state, &Out::Height(height));
    }
}

fn tell(state: SettingsState, message: &Out) {
    post(state, &message.to_json());
}

fn post(state: SettingsState, json: &str) {
    state.guard.with_value(|guard| {
        if let Some(target) = guard.reply_origin() {
            settings::post(json, target);
        }
    });
}

const fn words_of(wrong: Wrong) -> SettingsText {
    match wrong {
        Wrong::NotObject => SettingsText::MessageNotJson,
        Wrong::TooLong => SettingsText::MessageTooLong,
        Wrong::Version => SettingsText::MessageVersion,
        Wrong::Type => SettingsText::MessageType,
        Wrong::Fields => SettingsText::MessageFields,
        Wrong::Value => SettingsText::MessageValue,
    }
}
