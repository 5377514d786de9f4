//! Describes an export to other programs: a Data Package with its Table Schema (datapackage.org,
//! version 2.0) and metadata for CSV on the Web (W3C Recommendation, 2015).

use serde_json::{Map, Value, json};

use super::columns::{
    SEPARATOR, bounds, has_several, is_number, is_required, resolved_description, resolved_type,
    values,
};
use super::csv::Options;
use super::layout::{WrittenColumn, layout};
use records::csv::{needs_guard, starts_formula};
use records::dataset::Dataset;
use records::record::Field;

/// Information about an export as a whole.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The name of the CSV file, which is in the same folder as the description.
    pub file: &'a str,
    /// The title.
    pub title: &'a str,
    /// When it was written, in RFC 3339 form (`2026-03-01T12:00:00Z`).
    pub created: &'a str,
    /// The number of records written.
    pub records: u32,
    /// The licences under which it may be used.
    pub licences: &'a [Licence<'a>],
    /// The sources from which it was made.
    pub sources: &'a [Reference<'a>],
}

/// A licence.
#[derive(Clone, Copy, Debug)]
pub struct Licence<'a> {
    /// Its identifier in the SPDX or Open Definition list, such as `OGL-UK-3.0`.
    pub name: &'a str,
    /// The title.
    pub title: &'a str,
    /// The web address.
    pub path: &'a str,
}

/// A reference to a source.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// The title.
    pub title: &'a str,
    /// The web address; may be empty.
    pub path: &'a str,
}

const CONVENTIONS: &str = "One row a record. Several values in one cell are parted by a semicolon and a space. An apostrophe stands before a cell that a spreadsheet program would take for a formula.";
const INVENTED: &str = "ILLUSTRATIVE: some or all of these records are invented. ";

fn summary(dataset: &Dataset) -> String {
    let mark = if dataset.is_illustrative() {
        INVENTED
    } else {
        ""
    };
    format!("{mark}{CONVENTIONS}")
}

/// The content of `datapackage.json`: one resource, the CSV file, with its schema. `options` are
/// those with which the file was written.
#[must_use]
pub fn data_package(dataset: &Dataset, options: &Options, about: &About<'_>) -> String {
    let resource = json!({
        "name": identifier(about.file),
        "type": "table",
        "path": about.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "rows": about.records,
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true,
        },
        "schema": schema(dataset, options),
    });
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": identifier(about.file),
        "title": about.title,
        "description": summary(dataset),
        "created": about.created,
    });
    // Both lists may be omitted, but may not be empty.
    if !about.licences.is_empty() {
        let licences: Value = about.licences.iter().map(licence).collect();
        add(&mut package, "licenses", licences);
    }
    if !about.sources.is_empty() {
        let sources: Value = about.sources.iter().map(source).collect();
        add(&mut package, "sources", sources);
    }
    add(&mut package, "resources", json!([resource]));
    written(&package)
}

/// Adds a member to an object, after those that it has.
pub(super) fn add(object: &mut Value, name: &str, member: impl Into<Value>) {
    if let Some(object) = object.as_object_mut() {
        object.insert(name.to_owned(), member.into());
    }
}

/// JSON in readable form: indented, with a line break at the end.
pub(super) fn written(value: &Value) -> String {
    format!("{value:#}\n")
}

fn licence(licence: &Licence<'_>) -> Value {
    json!({ "name": licence.name, "title": licence.title, "path": licence.path })
}

pub(super) fn source(source: &Reference<'_>) -> Value {
    match source.path {
        "" => json!({ "title": source.title }),
        path => json!({ "title": source.title, "path": path }),
    }
}

/// An identifier of small letters, digits and `-`, as required for names in a Data Package.
fn identifier(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut out = String::new();
    for c in records::text::fold(stem).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let name = out.trim_end_matches('-');
    if name.is_empty() { "records" } else { name }.to_owned()
}

fn schema(dataset: &Dataset, options: &Options) -> Value {
    let columns = layout(dataset, options);
    let plain = |name: &str, kind: &'static str, description: &'static str| json!({ "name": name, "type": kind, "description": description });
    let fields = columns.iter().map(|column| match *column {
        WrittenColumn::Field(field) => schema_field(dataset, field),
        WrittenColumn::Resolved(resolved, known) => plain(
            resolved.name(),
            resolved_type(resolved, known),
            resolved_description(resolved),
        ),
        WrittenColumn::Kept(header, _) => plain(header, "string", AS_RETURNED),
    });
    json!({ "fields": fields.collect::<Value>(), "missingValues": [""] })
}

const AS_RETURNED: &str = "A further column of the returns, kept as it was.";

fn schema_field(dataset: &Dataset, field: Field) -> Value {
    let mut constraints = Map::new();
    let mut constrain = |name: &str, to: Value| constraints.insert(name.to_owned(), to);
    if is_required(field) {
        constrain("required", true.into());
    }
    if let Some((least, greatest)) = bounds(field) {
        constrain("minimum", least.into());
        constrain("maximum", greatest.into());
    }
    match values(dataset, field) {
        Some(values) if has_several(dataset, field) => {
            let one = pattern(&values);
            constrain("pattern", format!("{one}({SEPARATOR}{one})*").into());
        }
        Some(values) => {
            let written = |value: String| match needs_guard(&value) {
                true => format!("'{value}"),
                false => value,
            };
            constrain("enum", values.into_iter().map(written).collect());
        }
        None => {}
    }
    let mut column = json!({
        "name": field.name(),
        "type": if is_number(dataset, field) { "number" } else { "string" },
        "description": field.description(),
    });
    if !constraints.is_empty() {
        add(&mut column, "constraints", constraints);
    }
    column
}

/// A regular expression for any one of some values, in the simple syntax that XML Schema supports.
/// Only the first value of a cell may have its guard.
fn pattern(values: &[String]) -> String {
    let mut out = String::from("(");
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            out.push('|');
        }
        if value.starts_with(starts_formula) {
            out.push_str("'?");
        }
        for c in value.chars() {
            if "\\.^$|?*+()[]{}".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out.push(')');
    out
}

/// Metadata for CSV on the Web, to be saved with the file as `NAME.csv-metadata.json`.
#[must_use]
pub fn csvw_metadata(dataset: &Dataset, options: &Options, about: &About<'_>) -> String {
    let written_columns = layout(dataset, options);
    let plain = |name: &str, titles: &str, kind: &'static str, description: &'static str| json!({ "name": name, "titles": titles, "datatype": kind, "dc:description": description });
    let mut kept = 0;
    let columns = written_columns.iter().map(|column| match *column {
        WrittenColumn::Field(field) => csvw_column(dataset, field),
        WrittenColumn::Resolved(resolved, known) => plain(
            resolved.name(),
            resolved.name(),
            resolved_type(resolved, known),
            resolved_description(resolved),
        ),
        WrittenColumn::Kept(header, _) => {
            kept += 1;
            plain(&format!("kept_{kept}"), header, "string", AS_RETURNED)
        }
    });
    let columns: Value = columns.collect();
    let mut table = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": url(about.file),
        "dc:title": about.title,
        "dc:description": summary(dataset),
        "dc:created": about.created,
        "dc:extent": match about.records {
            1 => "1 record".to_owned(),
            n => format!("{n} records"),
        },
    });
    if !about.licences.is_empty() {
        let id = |licence: &Licence<'_>| json!({ "@id": licence.path });
        let licences: Value = about.licences.iter().map(id).collect();
        add(&mut table, "dc:license", licences);
    }
    if !about.sources.is_empty() {
        let named = |source: &Reference<'_>| match source.path {
            "" => source.title.into(),
            path => json!({ "@id": path }),
        };
        let sources: Value = about.sources.iter().map(named).collect();
        add(&mut table, "dc:source", sources);
    }
    // By default, a row that begins with # would be read as a comment.
    let dialect = json!({ "encoding": "utf-8", "header": true, "commentPrefix": null });
    add(&mut table, "dialect", dialect);
    add(&mut table, "tableSchema", json!({ "columns": columns }));
    written(&table)
}

fn csvw_column(dataset: &Dataset, field: Field) -> Value {
    let mut datatype =
        json!({ "base": if is_number(dataset, field) { "decimal" } else { "string" } });
    if let Some((least, greatest)) = bounds(field) {
        add(&mut datatype, "minimum", least);
        add(&mut datatype, "maximum", greatest);
    }
    if let Some(values) = values(dataset, field) {
        add(&mut datatype, "format", pattern(&values));
    }
    let mut column = json!({
        "name": field.name(),
        "titles": field.name(),
        "datatype": datatype,
        "dc:description": field.description(),
    });
    if has_several(dataset, field) {
        add(&mut column, "separator", SEPARATOR);
    }
    if is_required(field) {
        add(&mut column, "required", true);
    }
    column
}

/// A file's name as a relative address.
fn url(file: &str) -> String {
    let mut out = String::new();
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
