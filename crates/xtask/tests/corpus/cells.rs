//! Checks that the clean file contains what the original file did, cell by cell and record by
//! record.

use super::truth::Table;

/// How this project reads certain cells: the column, the cell without unnecessary space, and the
/// value in the clean file. Aliases and code lists are those of `records::codes`; several values
/// are separated by "; ". A cell that is not listed comes back unchanged.
pub const READ_AS: &[(&str, &str, &str)] = &[
    ("institution", "Imperial War Museums", "Imperial War Museum"),
    ("postcode", "N/A", ""),
    ("postcode", "TBC", ""),
    (
        "partnership_type",
        "Joint research",
        "Research and scholarship",
    ),
    (
        "partnership_type",
        "Loan / Touring exhibition",
        "Loan; Touring exhibition",
    ),
    (
        "partnership_type",
        "Loan, Touring exhibition",
        "Loan; Touring exhibition",
    ),
    (
        "partnership_type",
        "Loan\nTouring exhibition",
        "Loan; Touring exhibition",
    ),
    (
        "partnership_type",
        "Loan\nSkills sharing",
        "Loan; Skills sharing",
    ),
    ("partnership_type", ";;Loan;;", "Loan"),
    ("partnership_type", "Loan;Loan; loan", "Loan"),
    ("funding_stream", "Arts Council England", "Arts council"),
    (
        "funding_stream",
        "National Lottery Heritage Fund",
        "Heritage lottery",
    ),
    ("postcode", "sw7 2rl", "SW7 2RL"),
    ("postcode", "Sw7 2rL", "SW7 2RL"),
    ("postcode", "SW72RL", "SW7 2RL"),
    ("postcode", "SW7-2RL", "SW7 2RL"),
    ("postcode", "SW7 2RL.", "SW7 2RL"),
    ("postcode", "SW7 2RL; SE1 9TG", "SW7 2RL"),
    ("start", "03/04/2015", "2015-04-03"),
    ("start", "13/04/2015", "2015-04-13"),
    ("start", "31/12/2019", "2019-12-31"),
    ("start", "1/2/10", "2010-02-01"),
    ("start", "Aug-09", "August 2009"),
    ("url", "\u{1}javascript:alert(1)", "javascript:alert(1)"),
];

/// Latitude and longitude, where there are any.
type Degrees = Option<(f64, f64)>;

/// The positions of records whose cells are not latitude and longitude, or cannot be meant
/// literally: the cells, and latitude and longitude; `None` where they place nothing. Grid
/// references by PROJ (EPSG:27700 to EPSG:4326).
const PLACED: &[((&str, &str), Degrees)] = &[
    (("530034", "180380"), Some((51.507_398, -0.127_724))),
    (("318400", "176400"), Some((51.480_647, -3.176_454))),
    (("256900", "666200"), Some((55.867_662, -4.288_375))),
    (("-5.9351", "54.5826"), Some((54.5826, -5.9351))),
    (("48.8566", "2.3522"), None),
    (("40.7128", "-74.0060"), None),
    (("-75.0", "0"), None),
    (("53.3498", "-6.2603"), None),
    (("50.9513", "1.8587"), None),
    (("0", "0"), None),
    (("0.0", "0.0"), None),
    (("-0", "-0"), None),
    (("51.4857", "3.1770"), None),
    (("55.8686", "4.2906"), None),
    (("54.5826", "5.9351"), None),
];

/// Columns that state a record's position; the clean file has latitude and longitude.
const POSITION: [&str; 5] = ["latitude", "longitude", "easting", "northing", "location"];

/// Columns that are derived for the clean file.
const DERIVED: [&str; 11] = [
    "latitude",
    "longitude",
    "nation",
    "region",
    "district",
    "start_date",
    "end_date",
    "precision",
    "placed_by",
    "source_file",
    "source_row",
];

/// About 5 m of latitude, in degrees: the accuracy of the 7-parameter transformation from the grid.
const NEAR: f64 = 5e-5;

/// The first difference between the clean file and the original.
pub fn compare(told: &Table, clean: &Table) -> Result<(), String> {
    let (found, meant) = (clean.rows.len(), told.rows.len());
    if found != meant {
        return Err(format!("{found} records where {meant} are meant"));
    }
    let pairs = counterparts(told, clean)?;
    for (row, (told_row, clean_row)) in told.rows.iter().zip(&clean.rows).enumerate() {
        let wrong = |what: &str, found: &str, meant: &str| {
            let number = row + 1;
            Err(format!(
                "record {number}, {what}: {found:?} where {meant:?} is meant"
            ))
        };
        for (name, from, to) in &pairs {
            let (meant, found) = (expected(name, cell(told_row, *from)), cell(clean_row, *to));
            if meant != found {
                return wrong(name, found, &meant);
            }
        }
        let beyond = told_row.iter().skip(told.columns.len());
        if let Some(lost) = beyond.last().filter(|cell| *cell != "\u{fffd}") {
            return wrong("beyond the last column", "", lost);
        }
        compare_position(told, told_row, clean, clean_row)
            .and_then(|()| compare_dates(clean, clean_row))
            .map_err(|why| format!("record {}, {why}", row + 1))?;
    }
    invented(told, clean)
}

/// For each column that is compared as text: its name, its index, and its index in the clean file.
fn counterparts(told: &Table, clean: &Table) -> Result<Vec<(String, usize, usize)>, String> {
    let mut pairs = Vec::new();
    for (at, name) in told.columns.iter().enumerate() {
        let earlier = told.columns.iter().take(at).filter(|one| *one == name);
        let name = match earlier.count() {
            0 => name.clone(),
            n => format!("{name} ({})", n + 1),
        };
        let without_text = told.rows.iter().all(|row| cell(row, at).trim().is_empty());
        let unnamed = told.columns.get(at).is_some_and(String::is_empty);
        if POSITION.contains(&name.as_str()) || (unnamed && without_text) {
            continue;
        }
        let to = clean.columns.iter().position(|column| *column == name);
        pairs.push((name.clone(), at, to.ok_or(format!("no column {name:?}"))?));
    }
    Ok(pairs)
}

/// Checks that no column of the clean file contains anything that the original did not.
fn invented(told: &Table, clean: &Table) -> Result<(), String> {
    let pairs = counterparts(told, clean)?;
    for (at, name) in clean.columns.iter().enumerate() {
        let said = DERIVED.contains(&name.as_str()) || pairs.iter().any(|(_, _, to)| *to == at);
        // Where a user's file leaves this column empty, it becomes "reported", by the definition of
        // the kinds of data.
        let is_kind = |row: &[String]| name == "certainty" && cell(row, at) == "reported";
        let mut filled = clean.rows.iter().filter(|row| !cell(row, at).is_empty());
        let filled = filled.find(|row| !is_kind(row));
        if let Some(row) = filled.filter(|_| !said) {
            return Err(format!("{name}: {:?} is made up", cell(row, at)));
        }
    }
    Ok(())
}

/// Checks that a date next to its text is a day in a year that the texts of the row name.
fn compare_dates(clean: &Table, row: &[String]) -> Result<(), String> {
    let of = |name: &str| {
        let at = clean.columns.iter().position(|column| column == name);
        at.map_or("", |at| cell(row, at))
    };
    let texts = format!("{} {}", of("start"), of("end"));
    for (name, day) in ["start_date", "end_date"].map(|name| (name, of(name))) {
        if day.is_empty() {
            continue;
        }
        let year: Option<i32> = day.get(..4).and_then(|year| year.parse().ok());
        let named = |year: i32| texts.contains(&format!("{:02}", year % 100));
        // A financial year ends in the year after the one that a text may name alone.
        let is_named = year.is_some_and(|year| named(year) || named(year - 1));
        if day.len() != 10 || !is_named {
            return Err(format!("{name}: {day:?} beside {texts:?}"));
        }
    }
    Ok(())
}

/// Compares latitude and longitude by their meaning; a record that gives neither is placed by other
/// cells.
fn compare_position(
    told: &Table,
    told_row: &[String],
    clean: &Table,
    clean_row: &[String],
) -> Result<(), String> {
    let of = |table: &Table, row: &[String], name: &str| {
        let at = table.columns.iter().position(|column| column == name);
        at.map(|at| cell(row, at).to_owned()).unwrap_or_default()
    };
    let given = |name: &str| of(told, told_row, name);
    let meant = match (given("location"), given("easting"), given("latitude")) {
        (both, _, _) if !both.is_empty() => both_in(&both),
        (_, easting, _) if !easting.is_empty() => placed(&easting, &given("northing")),
        (_, _, latitude) if !latitude.is_empty() => placed(&latitude, &given("longitude")),
        _ => return Ok(()),
    };
    let found = (
        of(clean, clean_row, "latitude"),
        of(clean, clean_row, "longitude"),
    );
    let near = |meant: f64, found: &str| {
        let found: Result<f64, _> = found.parse();
        found.is_ok_and(|found| (found - meant).abs() < NEAR)
    };
    let same = match meant {
        None => found.0.is_empty() && found.1.is_empty(),
        Some((lat, lon)) => near(lat, &found.0) && near(lon, &found.1),
    };
    let wrong = || format!("position: {found:?} where {meant:?} is meant");
    if same { Ok(()) } else { Err(wrong()) }
}

/// Reads `53.0455, -2.9908`, or well-known text with the longitude first.
fn both_in(cell: &str) -> Degrees {
    let point = cell
        .strip_prefix("POINT (")
        .and_then(|rest| rest.strip_suffix(')'));
    match point {
        Some(point) => point.split_once(' ').and_then(|(x, y)| degrees(y, x)),
        None => cell
            .split_once(',')
            .and_then(|(lat, lon)| degrees(lat, lon)),
    }
}

fn placed(first: &str, second: &str) -> Degrees {
    let listed = PLACED.iter().find(|(cells, _)| *cells == (first, second));
    match listed {
        Some((_, at)) => *at,
        None => degrees(first, second),
    }
}

/// Reads two decimal numbers, with any kind of minus sign and decimal point.
fn degrees(lat: &str, lon: &str) -> Degrees {
    let number = |text: &str| {
        let text = text.trim().trim_start_matches('\'');
        let text = text.replace(['−', '–', '‑'], "-").replace(',', ".");
        text.parse::<f64>().ok()
    };
    Some((number(lat)?, number(lon)?))
}

/// A cell as the clean file has to write it.
fn expected(column: &str, cell: &str) -> String {
    let given = tidy(cell);
    let listed = READ_AS
        .iter()
        .find(|(name, from, _)| *name == column && *from == given);
    let text = listed.map_or(given, |(_, _, to)| (*to).to_owned());
    let formula = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if formula && text.parse::<f64>().is_err() {
        format!("'{text}")
    } else {
        text
    }
}

/// The text without leading and trailing space, and with repeated spaces or line breaks reduced to
/// one.
pub fn tidy(cell: &str) -> String {
    let mut out = String::new();
    let mut gap = "";
    for c in cell.trim().chars() {
        if c == '\n' {
            gap = "\n";
        } else if c.is_whitespace() {
            gap = if gap.is_empty() { " " } else { gap };
        } else {
            out.push_str(std::mem::take(&mut gap));
            out.push(c);
        }
    }
    out
}

fn cell(row: &[String], at: usize) -> &str {
    row.get(at).map_or("", String::as_str)
}

#[test]
fn a_wrong_text_is_found_out() {
    let table = |columns: &str, row: &str| Table {
        columns: columns.split('|').map(str::to_owned).collect(),
        rows: vec![row.split('|').map(str::to_owned).collect()],
    };
    let told = table(
        "id|institution|note|latitude|longitude|curator",
        "1|Imperial War  Museums|-£5|51,5|−0.1|X",
    );
    let columns = "id|institution|note|source|latitude|longitude|curator|nation";
    for (row, agrees) in [
        ("1|Imperial War Museum|'-£5||51.5|-0.1|X|England", true),
        ("2|Imperial War Museum|'-£5||51.5|-0.1|X|England", false),
        ("1|Imperial War Museums|'-£5||51.5|-0.1|X|England", false),
        ("1|Imperial War Museum|-£5||51.5|-0.1|X|England", false),
        ("1|Imperial War Museum|||51.5|-0.1|X|England", false),
        ("1|Imperial War Museum|'-£5|made up|51.5|-0.1|X|", false),
        ("1|Imperial War Museum|'-£5||51.5|0.1|X|England", false),
        ("1|Imperial War Museum|'-£5||||X|England", false),
        ("1|Imperial War Museum|'-£5||51.5|-0.1||England", false),
    ] {
        let found = compare(&told, &table(columns, row));
        assert_eq!(found.is_ok(), agrees, "{row}: {found:?}");
    }
    let without = table(
        "id|institution|note|latitude|longitude",
        "1|Tate||51.5|-0.1",
    );
    assert!(compare(&told, &without).is_err(), "a column is lost");
    let none = Table {
        columns: told.columns.clone(),
        rows: Vec::new(),
    };
    assert!(compare(&told, &none).is_err(), "a record is lost");
}
