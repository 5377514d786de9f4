//! Converts settings to and from address parameters, with the reading of single settings that both
//! forms share.

use form_urlencoded::{Serializer, parse};

use super::{
    Address, BASE_MAP, Config, Fault, LONGEST_TEXT, MOST, Panels, Problem, Setting, Theme, address,
    filter,
};
use messages::Language;
use records::query::Locked;

/// The settings that both forms have, except for the properties of the style.
pub(super) const NAMES: [&str; 9] = [
    "title", "logo", "lang", "theme", "panels", "basemap", "filter", "lock", "data",
];
/// The maximum length of a filter and of a list, in bytes.
const LONGEST: usize = 8_000;
/// The maximum number of parameters that are read from an address.
const MOST_PAIRS: usize = 200;

pub(super) fn read(params: &str) -> (Config, Vec<Problem>) {
    let mut config = Config::default();
    let mut problems = Vec::new();
    let mut lists: [Vec<String>; NAMES.len()] = Default::default();
    let pairs = parse(params.trim_start_matches('?').as_bytes());
    for (name, value) in pairs.take(MOST_PAIRS) {
        let mut known = NAMES.iter().zip(&mut lists);
        if let Some((_, values)) = known.find(|(known, _)| **known == name) {
            values.push(value.into_owned());
        } else if Setting::is_name(&name) {
            style(&mut config, &mut problems, &name, &name, &value);
        }
    }
    for (name, values) in NAMES.into_iter().zip(lists) {
        // A form also sends its empty fields.
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        if values.iter().any(|value| !value.is_empty()) {
            set(&mut config, &mut problems, name, &values);
        }
    }
    (config, problems)
}

pub(super) fn write(config: &Config) -> String {
    let mut out = Serializer::new(String::new());
    let mut add = |name: &str, value: &str| {
        out.append_pair(name, value);
    };
    if let Some(title) = &config.title {
        add("title", title);
    }
    if let Some(logo) = &config.logo {
        add("logo", logo);
    }
    if let Some(language) = config.language {
        add("lang", language.tag());
    }
    if let Some(theme) = config.theme {
        add("theme", theme.name());
    }
    if let Some(panels) = config.panels {
        let shown: Vec<String> = panels.shown().map(str::to_owned).collect();
        let hidden: Vec<String> = panels.hidden().map(|name| format!("-{name}")).collect();
        // The shorter of the two ways; with nothing hidden, only the first is possible.
        let leaves_out = !hidden.is_empty() && hidden.len() < shown.len();
        let names = if leaves_out { hidden } else { shown };
        let names = names.join(",");
        add("panels", if names.is_empty() { "none" } else { &names });
    }
    if !config.base_map_without.is_empty() {
        let without: Vec<String> = config
            .base_map_without
            .iter()
            .map(|name| format!("-{name}"))
            .collect();
        add("basemap", &without.join(","));
    }
    if !config.filter.is_empty() {
        add("filter", &config.filter);
    }
    let locked: Vec<&str> = config.locked.names().collect();
    if !locked.is_empty() {
        add("lock", &locked.join(","));
    }
    for file in &config.data {
        add("data", file);
    }
    for setting in &config.style {
        add(&setting.name(), setting.value());
    }
    out.finish().replace("%2C", ",").replace("%2F", "/")
}

/// Sets one of [`NAMES`] from its values: all of them for a list, otherwise the last.
pub(super) fn set(config: &mut Config, problems: &mut Vec<Problem>, name: &str, values: &[&str]) {
    let last = values.last().copied().unwrap_or_default();
    let mut wrong = |found: &str, fault| problems.push(Problem::new(name, found, fault));
    let words = || {
        let words = values.iter().flat_map(|value| value.split([',', ' ']));
        words.filter(|word| !word.is_empty())
    };
    if values.iter().any(|value| value.len() > LONGEST) {
        return wrong(last, Fault::TooLong);
    }
    match name {
        "title" | "logo" => match text(last) {
            Ok(text) if name == "title" => config.title = text,
            Ok(text) => config.logo = text,
            Err(fault) => wrong(last, fault),
        },
        "lang" => match Language::of_tag(last) {
            Some(language) => config.language = Some(language),
            None => wrong(last, Fault::NoLanguage),
        },
        "theme" => match Theme::ALL.into_iter().find(|theme| theme.name() == last) {
            Some(theme) => config.theme = Some(theme),
            None => wrong(last, Fault::NoTheme),
        },
        "panels" => {
            let (panels, unknown) = Panels::of_names(words());
            config.panels = panels;
            unknown.iter().for_each(|name| wrong(name, Fault::NoPanel));
        }
        "basemap" => {
            for word in words() {
                let known = BASE_MAP
                    .into_iter()
                    .find(|name| word.strip_prefix('-') == Some(name));
                match known {
                    Some(name) => config.base_map_without.push(name),
                    None => wrong(word, Fault::NoBaseMap),
                }
            }
        }
        "filter" => {
            let (fragment, lost) = filter(last);
            config.filter = fragment;
            lost.iter().for_each(|pair| wrong(pair, Fault::NoFilter));
        }
        "lock" => {
            for word in words() {
                match Locked::NAMES.iter().position(|known| *known == word) {
                    Some(place) => config.locked.add(place),
                    None => wrong(word, Fault::NoLock),
                }
            }
        }
        _ => {
            if values.len() > MOST {
                wrong(&values.len().to_string(), Fault::TooMany);
            }
            let files = values.iter().filter(|file| !file.is_empty());
            config.data = files.take(MOST).map(|file| (*file).to_owned()).collect();
        }
    }
}

/// Sets a property of the style.
pub(super) fn style(
    config: &mut Config,
    problems: &mut Vec<Problem>,
    at: &str,
    name: &str,
    value: &str,
) {
    match Setting::read(name, value) {
        Ok(setting) => {
            config.style.retain(|known| !known.is_of(&setting));
            config.style.push(setting);
        }
        Err(fault) => problems.push(Setting::problem(at, name, value, fault)),
    }
}

/// One line of text, without characters that change the direction of other text.
fn text(value: &str) -> Result<Option<String>, Fault> {
    let is_shown = |c: &char| {
        !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let text: String = value.chars().filter(is_shown).collect();
    let text = text.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(Fault::TooLong);
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

impl Config {
    /// The addresses of the data, checked, for a page at `page` (its whole address); those that are
    /// refused become problems.
    #[must_use]
    pub fn files(&self, page: &str) -> (Vec<Address>, Vec<Problem>) {
        let mut files = Vec::new();
        let mut problems = Vec::new();
        for text in &self.data {
            match address(text, page, &self.origins) {
                Ok(file) => files.push(file),
                Err(why) => problems.push(Problem::new("data", text, Fault::Address(why))),
            }
        }
        (files, problems)
    }
}
