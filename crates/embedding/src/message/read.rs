//! Parses messages from an embedding page.

use serde_json::{Map, Value};

use super::{In, LONGEST, VERSION, Wrong};
use records::query::{Query, Stage, Target};

/// The maximum length of a name, filter or address, in bytes.
const LONGEST_TEXT: usize = 8_000;

type Object = Map<String, Value>;

pub(super) fn read(json: &str) -> Result<In, Wrong> {
    if json.len() > LONGEST {
        return Err(Wrong::TooLong);
    }
    let Ok(Value::Object(mut object)) = serde_json::from_str(json) else {
        return Err(Wrong::NotObject);
    };
    if object.remove("partnershipMap") != Some(VERSION.into()) {
        return Err(Wrong::Version);
    }
    let Some(Value::String(name)) = object.remove("type") else {
        return Err(Wrong::Type);
    };
    match name.as_str() {
        "hello" => {
            fields(&object, &["fit"])?;
            let fit = object.get("fit").and_then(Value::as_bool);
            let fit = fit.ok_or(Wrong::Value)?;
            Ok(In::Hello { fit })
        }
        "setFilter" => {
            fields(&object, &["filter"])?;
            text(&object, "filter").map(In::SetFilter)
        }
        "setView" => {
            fields(&object, &["view"])?;
            view(&text(&object, "view")?).map(In::SetView)
        }
        "select" => {
            fields(&object, &["target"])?;
            let wanted = object.get("target").ok_or(Wrong::Fields)?;
            target(wanted).map(In::Select)
        }
        "setData" if object.contains_key("url") => {
            fields(&object, &["url"])?;
            text(&object, "url").map(In::SetAddress)
        }
        "setData" => {
            fields(&object, &["name", "text"])?;
            let name = text(&object, "name")?;
            match object.remove("text") {
                Some(Value::String(text)) => Ok(In::SetText { name, text }),
                _ => Err(Wrong::Value),
            }
        }
        _ => Err(Wrong::Type),
    }
}

/// Checks that the object has exactly these fields.
fn fields(object: &Object, wanted: &[&str]) -> Result<(), Wrong> {
    let has_all = wanted.iter().all(|name| object.contains_key(*name));
    if has_all && object.len() == wanted.len() {
        Ok(())
    } else {
        Err(Wrong::Fields)
    }
}

fn text(object: &Object, name: &str) -> Result<String, Wrong> {
    match object.get(name) {
        Some(Value::String(text)) if text.len() <= LONGEST_TEXT => Ok(text.clone()),
        _ => Err(Wrong::Value),
    }
}

fn view(name: &str) -> Result<Stage, Wrong> {
    if name == "map" {
        return Ok(Stage::Map);
    }
    let query = Query::from_fragment(&format!("view={name}"));
    // One word: anything after it would be another part of the address.
    let is_view = query.stage != Stage::Map && query.to_fragment() == format!("view={name}");
    is_view.then_some(query.stage).ok_or(Wrong::Value)
}

fn target(value: &Value) -> Result<Option<Target>, Wrong> {
    let Value::Object(object) = value else {
        return if value.is_null() {
            Ok(None)
        } else {
            Err(Wrong::Value)
        };
    };
    let Some((kind, value)) = object.iter().next().filter(|_| object.len() == 1) else {
        return Err(Wrong::Value);
    };
    let target = match kind.as_str() {
        "place" => place(value)?,
        "partner" => Target::Partner(text(object, kind)?),
        "institution" => Target::Institution(text(object, kind)?),
        "record" => Target::Record(text(object, kind)?),
        "spot" => spot(value)?,
        _ => return Err(Wrong::Value),
    };
    Ok(Some(target))
}

/// A place, from latitude and longitude in degrees.
fn place(value: &Value) -> Result<Target, Wrong> {
    let Some([lat, lon]) = value.as_array().map(Vec::as_slice) else {
        return Err(Wrong::Value);
    };
    let (lat, lon) = steps(lat, lon)?;
    Ok(Target::Place(lat, lon))
}

/// A point, from latitude and longitude in degrees, and a name.
fn spot(value: &Value) -> Result<Target, Wrong> {
    let Some([lat, lon, Value::String(name)]) = value.as_array().map(Vec::as_slice) else {
        return Err(Wrong::Value);
    };
    if name.len() > LONGEST_TEXT {
        return Err(Wrong::Value);
    }
    let (lat, lon) = steps(lat, lon)?;
    Ok(Target::Spot {
        lat,
        lon,
        name: name.clone(),
    })
}

/// Degrees converted to ten-thousandths.
fn steps(lat: &Value, lon: &Value) -> Result<(i32, i32), Wrong> {
    let steps = |value: &Value, most: f64| {
        let degrees = value.as_f64().filter(|degrees| degrees.abs() <= most);
        degrees.map(|degrees| (degrees * 1e4).round() as i32)
    };
    match (steps(lat, 90.0), steps(lon, 180.0)) {
        (Some(lat), Some(lon)) => Ok((lat, lon)),
        _ => Err(Wrong::Value),
    }
}
