//! Files that describe an export to other programs: a Data Package with its Table Schema
//! (datapackage.org, version 2.0) and metadata for CSV on the Web (W3C Recommendation, 2015).

use super::columns::{
    SEPARATOR, bounds, description, has_several, is_number, is_required, resolved_description,
    resolved_type, values,
};
use super::csv::{Options, needs_guard};
use super::json::Json;
use super::layout::{Written, layout};
use crate::dataset::Dataset;
use crate::ingest::tidy;
use crate::record::Field;

/// What is said of an export as a whole.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The CSV file's name, as it stands beside the description.
    pub file: &'a str,
    /// For people.
    pub title: &'a str,
    /// When it was written, as RFC 3339 has it (`2026-03-01T12:00:00Z`).
    pub created: &'a str,
    /// How many records were written.
    pub records: u32,
    /// On what terms it may be used.
    pub licences: &'a [Licence<'a>],
    /// What it was made from.
    pub sources: &'a [Reference<'a>],
}

/// Terms of use.
#[derive(Clone, Copy, Debug)]
pub struct Licence<'a> {
    /// Its identifier in the SPDX or Open Definition list, such as `OGL-UK-3.0`.
    pub name: &'a str,
    /// For people.
    pub title: &'a str,
    /// Its address.
    pub path: &'a str,
}

/// Something that is referred to.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// For people.
    pub title: &'a str,
    /// Its address; may be empty.
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
/// those that the file was written with.
#[must_use]
pub fn data_package(dataset: &Dataset, options: &Options, about: &About<'_>) -> String {
    let resource = Json::Object(vec![
        ("name", Json::Text(identifier(about.file))),
        ("type", "table".into()),
        ("path", about.file.into()),
        ("format", "csv".into()),
        ("mediatype", "text/csv".into()),
        ("encoding", "utf-8".into()),
        ("rows", Json::Number(about.records.into())),
        (
            "dialect",
            Json::Object(vec![
                ("delimiter", ",".into()),
                ("lineTerminator", "\r\n".into()),
                ("quoteChar", "\"".into()),
                ("doubleQuote", Json::Flag(true)),
                ("header", Json::Flag(true)),
            ]),
        ),
        ("schema", schema(dataset, options)),
    ]);
    let mut package = vec![
        (
            "$schema",
            "https://datapackage.org/profiles/2.0/datapackage.json".into(),
        ),
        ("name", Json::Text(identifier(about.file))),
        ("title", about.title.into()),
        ("description", Json::Text(summary(dataset))),
        ("created", about.created.into()),
    ];
    // Both lists may be left out, but may not be empty.
    if !about.licences.is_empty() {
        package.push(("licenses", list(about.licences, licence)));
    }
    if !about.sources.is_empty() {
        package.push(("sources", list(about.sources, source)));
    }
    package.push(("resources", Json::List(vec![resource])));
    Json::Object(package).written()
}

fn list<T>(values: &[T], json: fn(&T) -> Json) -> Json {
    Json::List(values.iter().map(json).collect())
}

fn licence(licence: &Licence<'_>) -> Json {
    Json::Object(vec![
        ("name", licence.name.into()),
        ("title", licence.title.into()),
        ("path", licence.path.into()),
    ])
}

fn source(source: &Reference<'_>) -> Json {
    let mut members = vec![("title", source.title.into())];
    if !source.path.is_empty() {
        members.push(("path", source.path.into()));
    }
    Json::Object(members)
}

/// Small letters, digits and `-`, as names in a Data Package are.
fn identifier(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut out = String::new();
    for c in crate::text::fold(stem).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let name = out.trim_end_matches('-');
    if name.is_empty() { "records" } else { name }.to_owned()
}

fn schema(dataset: &Dataset, options: &Options) -> Json {
    let columns = layout(dataset, options);
    let plain = |name: &str, kind: &'static str, description: &'static str| {
        Json::Object(vec![
            ("name", name.into()),
            ("type", kind.into()),
            ("description", description.into()),
        ])
    };
    let fields = columns.iter().map(|column| match *column {
        Written::Field(field) => schema_field(dataset, field),
        Written::Resolved(resolved, known) => plain(
            resolved.name(),
            resolved_type(resolved, known),
            resolved_description(resolved),
        ),
        Written::Kept(header, _) => plain(header, "string", AS_RETURNED),
    });
    let fields = fields.collect();
    Json::Object(vec![
        ("fields", Json::List(fields)),
        ("missingValues", Json::List(vec!["".into()])),
    ])
}

const AS_RETURNED: &str = "A further column of the returns, kept as it was.";

fn schema_field(dataset: &Dataset, field: Field) -> Json {
    let mut members = vec![
        ("name", field.name().into()),
        (
            "type",
            if is_number(field) { "number" } else { "string" }.into(),
        ),
        ("description", description(field).into()),
    ];
    let mut constraints = Vec::new();
    if is_required(field) {
        constraints.push(("required", Json::Flag(true)));
    }
    if let Some((least, greatest)) = bounds(field) {
        constraints.push(("minimum", Json::Number(least)));
        constraints.push(("maximum", Json::Number(greatest)));
    }
    match values(dataset, field) {
        Some(values) if has_several(field) => {
            let one = pattern(&values);
            let several = format!("{one}({SEPARATOR}{one})*");
            constraints.push(("pattern", Json::Text(several)));
        }
        Some(values) => {
            let written = |value: String| match needs_guard(&value) {
                true => Json::Text(format!("'{value}")),
                false => Json::Text(value),
            };
            let values = values.into_iter().map(written).collect();
            constraints.push(("enum", Json::List(values)));
        }
        None => {}
    }
    if !constraints.is_empty() {
        members.push(("constraints", Json::Object(constraints)));
    }
    Json::Object(members)
}

/// A regular expression for any one of some values, in the plain form that XML Schema has. Only the
/// first of a cell may have its guard.
fn pattern(values: &[String]) -> String {
    let mut out = String::from("(");
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            out.push('|');
        }
        if value.starts_with(tidy::starts_formula) {
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

/// Metadata for CSV on the Web, to stand beside the file as `NAME.csv-metadata.json`.
#[must_use]
pub fn csvw_metadata(dataset: &Dataset, options: &Options, about: &About<'_>) -> String {
    let written = layout(dataset, options);
    let plain = |name: Json, titles: &str, kind: &'static str, description: &'static str| {
        Json::Object(vec![
            ("name", name),
            ("titles", titles.into()),
            ("datatype", kind.into()),
            ("dc:description", description.into()),
        ])
    };
    let mut kept = 0;
    let columns = written.iter().map(|column| match *column {
        Written::Field(field) => csvw_column(dataset, field),
        Written::Resolved(resolved, known) => plain(
            resolved.name().into(),
            resolved.name(),
            resolved_type(resolved, known),
            resolved_description(resolved),
        ),
        Written::Kept(header, _) => {
            kept += 1;
            plain(
                Json::Text(format!("kept_{kept}")),
                header,
                "string",
                AS_RETURNED,
            )
        }
    });
    let columns = columns.collect();
    let mut table = vec![
        (
            "@context",
            Json::List(vec![
                "http://www.w3.org/ns/csvw".into(),
                Json::Object(vec![("@language", "en".into())]),
            ]),
        ),
        ("url", Json::Text(url(about.file))),
        ("dc:title", about.title.into()),
        ("dc:description", Json::Text(summary(dataset))),
        ("dc:created", about.created.into()),
        (
            "dc:extent",
            Json::Text(match about.records {
                1 => "1 record".to_owned(),
                n => format!("{n} records"),
            }),
        ),
    ];
    if !about.licences.is_empty() {
        let id = |licence: &Licence<'_>| Json::Object(vec![("@id", licence.path.into())]);
        table.push(("dc:license", list(about.licences, id)));
    }
    if !about.sources.is_empty() {
        let named = |source: &Reference<'_>| match source.path {
            "" => source.title.into(),
            path => Json::Object(vec![("@id", path.into())]),
        };
        table.push(("dc:source", list(about.sources, named)));
    }
    table.push((
        "dialect",
        Json::Object(vec![
            ("encoding", "utf-8".into()),
            ("header", Json::Flag(true)),
            // The default would take a row that begins with # for a remark.
            ("commentPrefix", Json::Null),
        ]),
    ));
    table.push((
        "tableSchema",
        Json::Object(vec![("columns", Json::List(columns))]),
    ));
    Json::Object(table).written()
}

fn csvw_column(dataset: &Dataset, field: Field) -> Json {
    let mut datatype = vec![(
        "base",
        if is_number(field) {
            "decimal"
        } else {
            "string"
        }
        .into(),
    )];
    if let Some((least, greatest)) = bounds(field) {
        datatype.push(("minimum", Json::Number(least)));
        datatype.push(("maximum", Json::Number(greatest)));
    }
    if let Some(values) = values(dataset, field) {
        datatype.push(("format", Json::Text(pattern(&values))));
    }
    let mut members = vec![
        ("name", field.name().into()),
        ("titles", field.name().into()),
        ("datatype", Json::Object(datatype)),
        ("dc:description", description(field).into()),
    ];
    if has_several(field) {
        members.push(("separator", SEPARATOR.into()));
    }
    if is_required(field) {
        members.push(("required", Json::Flag(true)));
    }
    Json::Object(members)
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
