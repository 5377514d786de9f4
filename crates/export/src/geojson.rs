//! GeoJSON (RFC 7946): one feature per record, positions with only as many digits as are
//! meaningful.

use serde_json::Value;

use super::csv::{Options, write_cell};
use super::distance::Distances;
use super::layout::{WrittenColumn, layout, write_derived};
use records::Row;
use records::dataset::Dataset;
use records::query::Near;
use records::record::{Field, Precision};
use records::text::decimal;

/// The number of decimal places of degrees by precision: 0.00001° is about 1 m on the ground,
/// 0.0001° about 10 m (the grid of Code-Point Open's positions), 0.001° about 100 m.
const fn places(precision: Precision) -> Option<u32> {
    match precision {
        Precision::Exact => Some(5),
        Precision::Postcode => Some(4),
        Precision::Town => Some(3),
        Precision::Region | Precision::None => None,
    }
}

/// Some records, by row number, as a `FeatureCollection`. Longitude comes before latitude (WGS84).
/// A record that is known only by region, or not placed, has the geometry `null`; the property
/// `precision` tells how each position is known. Properties are the canonical columns and those
/// specific to the file, with several values as arrays and numbers as numbers; missing values and
/// columns of personal data are omitted. Where the records are filtered by distance, each includes
/// its distance and the point, as [`csv_near`](super::csv_near) does.
#[must_use]
pub fn geojson(
    dataset: &Dataset,
    rows: impl IntoIterator<Item = Row>,
    near: Option<&Near>,
) -> String {
    let mut columns = layout(dataset, &Options::default());
    let distances = near.map(|near| Distances::new(dataset, near));
    if let Some(distances) = &distances {
        columns.retain(|column| !distances.has(column.name()));
    }
    let mut out = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (i, row) in rows.into_iter().enumerate() {
        out.push_str(if i > 0 { ",\n" } else { "\n" });
        feature(&mut out, dataset, row, &columns, distances.as_ref());
    }
    out.push_str("\n]}\n");
    out
}

fn feature(
    out: &mut String,
    dataset: &Dataset,
    row: Row,
    columns: &[WrittenColumn],
    distances: Option<&Distances>,
) {
    out.push_str("{\"type\":\"Feature\",");
    let id = dataset.id.get(row);
    if !id.is_empty() {
        out.push_str("\"id\":");
        write_text(out, id);
        out.push(',');
    }
    out.push_str("\"geometry\":");
    geometry(out, dataset, row);
    out.push_str(",\"properties\":{");
    let mut first = true;
    let mut put = |name: &str, value: &str| {
        if value.is_empty() {
            return;
        }
        if !first {
            out.push(',');
        }
        first = false;
        write_text(out, name);
        out.push(':');
        out.push_str(value);
    };
    let mut value = String::new();
    for column in columns {
        value.clear();
        property(&mut value, dataset, row, column);
        put(column.name(), &value);
    }
    let length = distances.map(|distances| distances.length(dataset, row));
    if let Some((distances, length)) = distances.zip(length).filter(|(_, it)| !it.is_empty()) {
        let [distance, from] = distances.headers();
        value.clear();
        write_text(&mut value, distances.from(dataset, row));
        put(distance, &length);
        put(from, &value);
    }
    out.push_str("}}");
}

fn geometry(out: &mut String, dataset: &Dataset, row: Row) {
    let digits = dataset.precision.get(row.index()).copied().and_then(places);
    let place = dataset.place.get(row.index());
    let at = place.and_then(|&place| dataset.places.positions.get(place.index()));
    let (Some(digits), Some(at)) = (digits, at) else {
        return out.push_str("null");
    };
    let [lon, lat] = [at.lon, at.lat].map(|degrees| decimal(degrees, digits));
    out.push_str(&format!(
        "{{\"type\":\"Point\",\"coordinates\":[{lon},{lat}]}}"
    ));
}

/// Writes a property's value as JSON; nothing where there is none.
fn property(out: &mut String, dataset: &Dataset, row: Row, column: &WrittenColumn) {
    let i = row.index();
    let text = match *column {
        WrittenColumn::Field(Field::Id | Field::Latitude | Field::Longitude) => return,
        WrittenColumn::Field(Field::PartnershipType) => return list(out, dataset.types.get(row)),
        WrittenColumn::Field(Field::FundingStream) => return list(out, dataset.funding.get(row)),
        WrittenColumn::Field(Field::Objects) => return number(out, dataset.objects.get(i)),
        WrittenColumn::Field(Field::Audience) => return number(out, dataset.audience.get(i)),
        WrittenColumn::Field(Field::Amount) => return number(out, dataset.amount.get(i)),
        WrittenColumn::Field(field) => {
            let mut cell = String::new();
            write_cell(dataset, row, field, &mut cell);
            cell
        }
        WrittenColumn::Resolved(resolved, known) => {
            let mut cell = String::new();
            write_derived(dataset, row, resolved, known, &mut cell);
            cell
        }
        WrittenColumn::Kept(_, kept) => kept.get(row).to_owned(),
    };
    if !text.is_empty() {
        write_text(out, &text);
    }
}

/// Writes a text as JSON, with its quotation marks.
fn write_text(out: &mut String, text: &str) {
    out.push_str(&Value::from(text).to_string());
}

fn number(out: &mut String, value: Option<&Option<f64>>) {
    if let Some(value) = value.copied().flatten().filter(|value| value.is_finite()) {
        out.push_str(&decimal(value, 6));
    }
}

fn list<'v>(out: &mut String, values: impl Iterator<Item = &'v str>) {
    for (i, value) in values.enumerate() {
        out.push(if i > 0 { ',' } else { '[' });
        write_text(out, value);
    }
    if !out.is_empty() {
        out.push(']');
    }
}

#[cfg(test)]
mod tests {
    use super::geojson;
    use ingest::{ImportOptions, Input, Resources, read};
    use records::Row;
    use records::dataset::{Dataset, Kind};
    use records::query::Query;
    use serde_json::{Value, json};

    fn features(text: &str) -> Vec<Value> {
        let input = Input {
            name: "test.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options: ImportOptions::NONE,
        };
        let data: Dataset = read(&input, &Resources::default(), &mut |_| {})
            .dataset
            .expect("records");
        let written = geojson(&data, data.rows(), None);
        let whole: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(whole["type"], "FeatureCollection");
        whole["features"].as_array().expect("features").clone()
    }

    #[test]
    fn records_become_features() {
        let text = "id,institution,partner,type,funding,latitude,longitude,region,objects,E-mail,Room\n\
            7,A,\"B \"\"x\"\" \\\",Loan; Learning,Art Fund,51.5012341,-0.1419999,,1200,a@b.org,=1+1\n\
            ,A,C,Loan,,,,Wales,,,\n";
        let found = features(text);
        assert_eq!(found[0]["id"], "7");
        assert_eq!(
            found[0]["geometry"],
            json!({"type": "Point", "coordinates": [-0.142, 51.50123]})
        );
        let properties = &found[0]["properties"];
        assert_eq!(properties["partner"], "B \"x\" \\");
        assert_eq!(properties["partnership_type"], json!(["Loan", "Learning"]));
        assert_eq!(properties["objects"], json!(1200));
        assert_eq!(properties["precision"], "exact");
        assert_eq!(properties["Room"], "=1+1");
        assert!(properties.get("E-mail").is_none() && properties.get("id").is_none());
        assert_eq!(found[1]["geometry"], Value::Null);
        assert_eq!(found[1]["properties"]["region"], "Wales");
        assert!(found[1].get("id").is_none() && found[1]["properties"].get("objects").is_none());
    }

    #[test]
    fn positions_have_no_more_digits_than_they_deserve() {
        let text = "institution,partner,type,latitude,longitude,precision\n\
            A,B,Loan,51.5012349,-0.1419911,postcode\nA,C,Loan,51.5012349,-0.1419911,town\n";
        let at = |feature: &Value| feature["geometry"]["coordinates"].clone();
        let found = features(text);
        assert_eq!(at(&found[0]), json!([-0.142, 51.5012]));
        assert_eq!(at(&found[1]), json!([-0.142, 51.501]));
    }

    #[test]
    fn a_distance_is_told_where_it_narrows() {
        let text = "institution,partner,type,latitude,longitude\nA,B,Loan,51.6720,-4.7000\n";
        let input = Input {
            name: "test.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options: ImportOptions::NONE,
        };
        let data = read(&input, &Resources::default(), &mut |_| {}).dataset;
        let near = Query::from_fragment("near=51.8012,-4.9691,20mi,Haverfordwest").near;
        let written = geojson(&data.expect("records"), [Row(0)], near.as_ref());
        let whole: Value = serde_json::from_str(&written).expect("JSON");
        let properties = &whole["features"][0]["properties"];
        assert_eq!(properties["distance_miles"], json!(14.57));
        assert_eq!(
            properties["distance_from"],
            "Haverfordwest (51.8012, -4.9691)"
        );
    }

    #[test]
    fn no_record_is_a_collection_too() {
        let written = geojson(&Dataset::default(), [], None);
        let whole: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(whole["features"], json!([]));
    }
}
