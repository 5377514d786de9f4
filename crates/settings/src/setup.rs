//! Applies settings to the page.

use embedding::config::{Config, Theme, rules};
use embedding::message::OriginGuard;
use leptos::prelude::*;
use messages::{Language, PageText, SettingsText, Words};
use platform::{deferred, history, language, prefs, settings};
use ui::words::{t, words};

use crate::data;
use crate::state::SettingsState;
use crate::talk;

/// The root's attribute with the names of the parts that are hidden.
const HIDE: &str = "data-hide";

/// Takes the settings, sets up the page by them and by the query `asked`, a fragment, and lets the
/// app start once the texts of its language and the data are loaded.
pub async fn take(state: SettingsState, text: &str, asked: &str) {
    let (mut base, problems) = Config::of_json(text);
    if state.alone {
        // It was put into the file, or should not be there.
        base.data.clear();
    }
    let (over, more) = Config::of_params(&settings::params());
    let by_link = !over.data.is_empty();
    let mut config = base.overlay(over);
    let (files, refused) = config.files(&state.address());
    let carried = if state.alone {
        language::carried().await
    } else {
        None
    };
    if let Some(language) = config.language.or(carried) {
        speak(state, language).await;
    }
    for problems in [problems, more, refused] {
        state.note_problems(&problems);
    }
    if state.alone {
        config.data.clear();
    }
    set_up(state, &config, asked);
    state.guard.set_value(OriginGuard::new(&config.hosts));
    let wanted = !config.data.is_empty();
    state.config.set_value(config);
    if !wanted {
        return settings::ready();
    }
    let whose = data::whose(&files);
    let readings = data::fetch(state, files).await;
    if readings.is_empty() {
        state.note([t(SettingsText::DataMissing).to_owned()]);
        return settings::ready();
    }
    data::show_whose(state, &readings, &whose, by_link);
    settings::set_root(settings::FILES, &data::names(&readings, "\n"));
    state.waiting.set_value(Some(readings));
    settings::ready();
}

async fn speak(state: SettingsState, language: Language) {
    if !language::speak(language).await {
        let gaps = [("language", language.name()), ("file", language::FILE)];
        state.note([words().fill(SettingsText::LanguageMissing, &gaps)]);
    } else if platform::title() == Words::default().get(PageText::AppTitle) {
        title(t(PageText::AppTitle));
    }
}

fn title(text: &str) {
    settings::set_title(text);
    settings::set_text(".boot-title", text);
}

fn set_up(state: SettingsState, config: &Config, asked: &str) {
    let query = config.start(asked);
    history::replace(&query.to_fragment());
    let locked: Vec<&str> = query.locked.names().collect();
    settings::set_root(settings::LOCK, &locked.join(" "));
    state.query.set_value(query);
    if let Some(panels) = config.panels {
        let hidden: Vec<&str> = panels.hidden().collect();
        settings::set_root(HIDE, &hidden.join(" "));
    }
    if !config.base_map_without.is_empty() {
        let without = config.base_map_without.join(" ");
        settings::set_root(settings::BASE_MAP_WITHOUT, &without);
    }
    // A theme chosen before takes precedence, if the button for it is shown.
    let has_button = config.panels.is_none_or(|panels| panels.shows("theme"));
    let theme = config.theme.filter(|theme| *theme != Theme::Auto);
    if let Some(theme) = theme.filter(|_| !has_button || !prefs::has_theme()) {
        settings::set_root("data-theme", theme.name());
    }
    if let Some(text) = &config.title {
        title(text);
    }
    if settings::add_rules(&rules(&config.style)).is_none() {
        state.note([t(SettingsText::StyleNotSet).to_owned()]);
    }
}

/// Called when the app has started: applies what depends on the app, and hands over the waiting
/// data.
pub fn started(state: SettingsState) {
    state.config.with_value(|config| {
        if let Some(title) = &config.title {
            settings::set_text(".heading h1", title);
        }
        if let Some(logo) = &config.logo {
            settings::set_text(".wordmark span", logo);
        }
    });
    if let Some(readings) = state.waiting.try_update_value(Option::take).flatten() {
        data::hand_over(state, readings);
    }
    settings::on_turned(move |fragment| talk::turned(state, &fragment));
    if settings::is_framed() {
        talk::begin(state);
    }
}

/// Makes the page show the query in the state.
pub fn turn(state: SettingsState) {
    deferred::turn(&state.query.with_value(|query| query.to_fragment()));
}
