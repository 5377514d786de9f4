//! Reads settings from `config.json`.

use serde_json::Value;

use super::params::{self, NAMES};
use super::{Config, Fault, LONGEST_FILE, MOST, MOST_CODES, Problem, WebOrigin};
use records::record::Field;

type Problems = Vec<Problem>;

pub(super) fn read(text: &str) -> (Config, Problems) {
    let mut config = Config::default();
    if text.len() > LONGEST_FILE {
        let size = text.len().to_string();
        return (config, vec![Problem::new("", &size, Fault::FileTooLong)]);
    }
    // Some editors begin a file with a byte order mark.
    let object = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(object)) => object,
        Ok(other) => {
            let found = other.to_string();
            let problem = Problem::new("config.json", &found, Fault::WantsObject);
            return (config, vec![problem]);
        }
        Err(error) => {
            let found = error.to_string();
            return (config, vec![Problem::new("", &found, Fault::NotJson)]);
        }
    };
    let mut problems = Vec::new();
    for (name, value) in &object {
        one(&mut config, &mut problems, name, value);
    }
    (config, problems)
}

fn one(config: &mut Config, problems: &mut Problems, name: &str, value: &Value) {
    match name {
        // For editors and for people.
        "$schema" | "comment" => {}
        "origins" => config.origins = origins(problems, name, value),
        "hosts" => config.hosts = origins(problems, name, value),
        "style" => {
            for (property, value) in texts_of(problems, name, value) {
                let at = format!("{name}.{property}");
                params::style(config, problems, &at, property, value);
            }
        }
        "codes" => codes(config, problems, value),
        _ if NAMES.contains(&name) => {
            if let Some(values) = list(problems, name, value) {
                params::set(config, problems, name, &values);
            }
        }
        _ => problems.push(Problem::new(name, "", Fault::Unknown)),
    }
}

/// A list of texts, or a single text where the setting allows a list.
fn list<'a>(problems: &mut Problems, name: &str, value: &'a Value) -> Option<Vec<&'a str>> {
    let is_list = matches!(
        name,
        "panels" | "basemap" | "lock" | "data" | "origins" | "hosts"
    );
    let texts = match value {
        Value::String(text) => Some(vec![text.as_str()]),
        Value::Array(items) if is_list => items.iter().map(Value::as_str).collect(),
        _ => None,
    };
    if texts.is_none() {
        let fault = if is_list {
            Fault::WantsList
        } else {
            Fault::WantsText
        };
        problems.push(Problem::new(name, &value.to_string(), fault));
    }
    texts
}

fn origins(problems: &mut Problems, name: &str, value: &Value) -> Vec<WebOrigin> {
    let texts = list(problems, name, value).unwrap_or_default();
    if texts.len() > MOST {
        problems.push(Problem::new(name, &texts.len().to_string(), Fault::TooMany));
    }
    let mut out = Vec::new();
    for text in texts.into_iter().take(MOST) {
        match WebOrigin::read(text) {
            Ok(origin) => out.push(origin),
            Err(_) => problems.push(Problem::new(name, text, Fault::NoOrigin)),
        }
    }
    out
}

fn codes(config: &mut Config, problems: &mut Problems, value: &Value) {
    let Value::Object(columns) = value else {
        return problems.push(Problem::new(
            "codes",
            &value.to_string(),
            Fault::WantsObject,
        ));
    };
    for (column, values) in columns {
        let at = format!("codes.{column}");
        let Some(field) = Field::ALL.into_iter().find(|field| field.name() == column) else {
            problems.push(Problem::new("codes", column, Fault::NoColumn));
            continue;
        };
        for (found, meant) in texts_of(problems, &at, values) {
            if config.codes.len() == MOST_CODES {
                let most = MOST_CODES.to_string();
                return problems.push(Problem::new("codes", &most, Fault::TooMany));
            }
            config.codes.push((field, found.clone(), meant.to_owned()));
        }
    }
}

/// The texts of an object by name; values that are not texts are reported.
fn texts_of<'a>(problems: &mut Problems, at: &str, value: &'a Value) -> Vec<(&'a String, &'a str)> {
    let Some(object) = value.as_object() else {
        problems.push(Problem::new(at, &value.to_string(), Fault::WantsObject));
        return Vec::new();
    };
    let mut out = Vec::new();
    for (name, value) in object {
        match value.as_str() {
            Some(text) => out.push((name, text)),
            None => {
                let at = format!("{at}.{name}");
                problems.push(Problem::new(&at, &value.to_string(), Fault::WantsText));
            }
        }
    }
    out
}
