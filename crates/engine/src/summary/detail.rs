//! Everything known of a place, a partner, an institution or a record.

use super::{Totals, totals};
use crate::catalogue::{Key, Words};
use crate::dataset::{Column, Dataset, MultiColumn, NONE};
use crate::order;
use crate::query::{Facet, Target};
use crate::record::{LonLat, PlacedBy, Precision};
use crate::text::fixed;

/// A line of a listing or a fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What is shown.
    pub text: String,
    /// Records, where the line counts them.
    pub records: Option<u32>,
    /// What it leads to inside the page.
    pub target: Option<Target>,
    /// An address as given. Whether it may be a link is decided by [`crate::ingest::link()`].
    pub url: bool,
}

/// A labelled list, most records first.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// What is listed.
    pub heading: Key,
    /// The facet that the lines are values of, where they can be filtered by.
    pub facet: Option<Facet>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A labelled fact of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The label from the catalogue; `None` for a column that the file brought.
    pub label: Option<Key>,
    /// The header of a column that the file brought.
    pub header: String,
    /// One line, or several.
    pub lines: Vec<Line>,
}

/// One record, but for its long texts: those are [`long_texts`], which may come later and stand
/// between the facts.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordDetail {
    /// Which it is.
    pub row: u32,
    /// Its facts before the texts, empty ones left out.
    pub before: Vec<Fact>,
    /// Its facts after the texts.
    pub after: Vec<Fact>,
    /// Other records of the same project: row and what it is called.
    pub siblings: Vec<Line>,
}

/// What is shown beside the map for a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// What kind of thing it is.
    pub kind: Key,
    /// Its name.
    pub title: String,
    /// Where it is, or what it belongs to.
    pub subtitle: String,
    /// How it is placed, in words; empty where nothing need be said.
    pub placing: String,
    /// The matching rows.
    pub rows: Vec<u32>,
    /// Counts of the matching rows.
    pub totals: Totals,
    /// How many further records the filter hides.
    pub hidden: u32,
    /// What the rows hold.
    pub listings: Vec<Listing>,
    /// Only for a record.
    pub record: Option<RecordDetail>,
}

/// How a record is named in an address: its id where no other record has it, else `#` and its row
/// in the data set.
#[must_use]
pub fn record_key(data: &Dataset, row: u32) -> String {
    let id = data.id.get(row);
    let code = data.id.codes.get(row as usize).copied().unwrap_or(NONE);
    let unique = data.id.codes.iter().filter(|c| **c == code).take(2).count() == 1;
    if unique && !id.is_empty() && !id.starts_with('#') {
        id.to_owned()
    } else {
        format!("#{row}")
    }
}

/// The row that [`record_key`] names.
#[must_use]
pub fn find_record(data: &Dataset, key: &str) -> Option<u32> {
    if let Some(row) = key.strip_prefix('#') {
        return row.parse().ok().filter(|row| (*row as usize) < data.len());
    }
    let code = data.id.values.position(key)?;
    data.id
        .codes
        .iter()
        .position(|c| *c == code)
        .map(|row| row as u32)
}

/// Describes a target under a filter; `None` where the data set does not hold it.
#[must_use]
pub fn detail(data: &Dataset, rows: &[u32], target: &Target, words: Words) -> Option<Detail> {
    match target {
        Target::Place(lat, lon) => place(data, rows, (*lat, *lon), words),
        Target::Partner(name) => {
            let code = data.partner.values.position(name)?;
            let mut out = group(data, rows, Key::Partner, name, |row| {
                data.partner.codes[row] == code
            });
            out.subtitle = tally(&data.partner_kind, &out.rows, |_| None)
                .into_iter()
                .filter(|line| !line.text.is_empty())
                .map(|line| words.value(&line.text).to_owned())
                .collect::<Vec<_>>()
                .join(", ");
            out.listings = vec![
                listing(
                    Key::Institutions,
                    Some(Facet::Institution),
                    institutions(data, &out.rows),
                ),
                listing(Key::Places, None, places(data, &out.rows, words)),
                types(data, &out.rows),
                funding(data, &out.rows),
            ];
            Some(out)
        }
        Target::Institution(name) => {
            let code = data.institution.values.position(name)?;
            let mut out = group(data, rows, Key::Institution, words.value(name), |row| {
                data.institution.codes[row] == code
            });
            out.listings = vec![
                listing(Key::Partners, None, partners(data, &out.rows)),
                listing(Key::Places, None, places(data, &out.rows, words)),
                listing(
                    Key::Regions,
                    Some(Facet::Region),
                    tally(&data.region, &out.rows, |_| None),
                ),
                types(data, &out.rows),
                funding(data, &out.rows),
            ];
            Some(out)
        }
        Target::Record(key) => record(data, find_record(data, key)?, words),
    }
}

fn place(data: &Dataset, rows: &[u32], at: (i32, i32), words: Words) -> Option<Detail> {
    let code = data
        .places
        .positions
        .iter()
        .position(|p| place_key(p) == at)?;
    let name = match data.name_of_place(code as u32) {
        "" => words.get(Key::UnnamedPlace),
        name => words.value(name),
    };
    let mut out = group(data, rows, Key::Place, name, |row| {
        data.place[row] == code as u32
    });
    let all: Vec<u32> = (0..data.len() as u32)
        .filter(|&row| data.place[row as usize] == code as u32)
        .collect();
    out.subtitle = ["region", "nation"]
        .iter()
        .zip([&data.region, &data.nation])
        .filter_map(|(_, column)| tally(column, &all, |_| None).into_iter().next())
        .filter(|line| !line.text.is_empty())
        .map(|line| words.value(&line.text).to_owned())
        .fold(String::new(), |text, part| {
            if text.is_empty() || text == part {
                part
            } else {
                format!("{text}, {part}")
            }
        });
    let first = *all.first()? as usize;
    out.placing = placing(words, data.placed_by[first], data.precision[first]);
    let near = near(data, rows, code as u32);
    out.listings = vec![
        listing(Key::Partners, None, partners(data, &out.rows)),
        listing(Key::PartnersNear, None, partners(data, &near)),
        listing(
            Key::Institutions,
            Some(Facet::Institution),
            institutions(data, &out.rows),
        ),
        types(data, &out.rows),
        funding(data, &out.rows),
    ];
    Some(out)
}

/// The rows at other places within about 1 km: on the map they may share one mark.
fn near(data: &Dataset, rows: &[u32], place: u32) -> Vec<u32> {
    let positions = &data.places.positions;
    let Some(here) = positions.get(place as usize) else {
        return Vec::new();
    };
    // Degrees to kilometres at this latitude, on a sphere of 6,371 km: good to 0.5 %.
    let east = 111.195 * here.lat.to_radians().cos();
    let km =
        |there: &LonLat| ((there.lon - here.lon) * east).hypot((there.lat - here.lat) * 111.195);
    let is_near: Vec<bool> = positions.iter().map(|there| km(there) <= 1.0).collect();
    let at = |row: &u32| data.place[*row as usize];
    let near = |row: &u32| at(row) != place && is_near.get(at(row) as usize) == Some(&true);
    rows.iter().copied().filter(near).collect()
}

/// How a position is named in an address: 1/10,000 of a degree, latitude first.
#[must_use]
pub fn place_key(position: &LonLat) -> (i32, i32) {
    (
        (position.lat * 1e4).round() as i32,
        (position.lon * 1e4).round() as i32,
    )
}

/// The target of a place code.
fn place_target(data: &Dataset, code: u32) -> Option<Target> {
    let (lat, lon) = place_key(data.places.positions.get(code as usize)?);
    Some(Target::Place(lat, lon))
}

fn group(
    data: &Dataset,
    rows: &[u32],
    kind: Key,
    title: &str,
    belongs: impl Fn(usize) -> bool,
) -> Detail {
    let rows: Vec<u32> = rows
        .iter()
        .copied()
        .filter(|&row| belongs(row as usize))
        .collect();
    let all = (0..data.len()).filter(|&row| belongs(row)).count() as u32;
    Detail {
        kind,
        title: title.to_owned(),
        subtitle: String::new(),
        placing: String::new(),
        totals: totals(data, &rows),
        hidden: all - rows.len() as u32,
        rows,
        listings: Vec::new(),
        record: None,
    }
}

fn listing(heading: Key, facet: Option<Facet>, lines: Vec<Line>) -> Listing {
    Listing {
        heading,
        facet,
        lines,
    }
}

fn partners(data: &Dataset, rows: &[u32]) -> Vec<Line> {
    tally(&data.partner, rows, |name| {
        Some(Target::Partner(name.to_owned()))
    })
}

fn institutions(data: &Dataset, rows: &[u32]) -> Vec<Line> {
    tally(&data.institution, rows, |name| {
        Some(Target::Institution(name.to_owned()))
    })
}

fn types(data: &Dataset, rows: &[u32]) -> Listing {
    listing(
        Key::PartnershipTypes,
        Some(Facet::Type),
        tally_many(&data.types, rows),
    )
}

fn funding(data: &Dataset, rows: &[u32]) -> Listing {
    listing(
        Key::FundingStreams,
        Some(Facet::Funding),
        tally_many(&data.funding, rows),
    )
}

fn places(data: &Dataset, rows: &[u32], words: Words) -> Vec<Line> {
    let codes = rows
        .iter()
        .map(|&row| data.place[row as usize])
        .filter(|&code| code != NONE);
    most_first(codes, data.places.positions.len())
        .map(|(code, records)| Line {
            text: match data.name_of_place(code) {
                "" => words.get(Key::UnnamedPlace).to_owned(),
                name => name.to_owned(),
            },
            records: Some(records),
            target: place_target(data, code),
            url: false,
        })
        .collect()
}

fn tally(column: &Column, rows: &[u32], target: impl Fn(&str) -> Option<Target>) -> Vec<Line> {
    let codes = rows.iter().map(|&row| column.codes[row as usize]);
    most_first(codes, column.values.len())
        .map(|(code, records)| {
            let text = column.values.get(code);
            Line {
                text: text.to_owned(),
                records: Some(records),
                target: target(text),
                url: false,
            }
        })
        .collect()
}

fn tally_many(column: &MultiColumn, rows: &[u32]) -> Vec<Line> {
    let codes = rows.iter().flat_map(|&row| column.codes_of(row)).copied();
    most_first(codes, column.values.len())
        .map(|(code, records)| Line {
            text: column.values.get(code).to_owned(),
            records: Some(records),
            target: None,
            url: false,
        })
        .collect()
}

fn most_first(codes: impl Iterator<Item = u32>, len: usize) -> impl Iterator<Item = (u32, u32)> {
    let mut counts = vec![0u32; len];
    for code in codes {
        counts[code as usize] += 1;
    }
    order::most_first(&counts).into_iter()
}

fn placing(words: Words, by: PlacedBy, precision: Precision) -> String {
    let way = words.get(Key::of_placing(by));
    if by == PlacedBy::None || precision == Precision::None {
        return way.to_owned();
    }
    format!("{way}; {}", words.get(Key::of_precision(precision)))
}

struct Facts(Vec<Fact>);

impl Facts {
    fn text(&mut self, label: Key, text: &str) {
        self.line(label, text, None);
    }

    fn line(&mut self, label: Key, text: &str, target: Option<Target>) {
        if !text.is_empty() {
            self.lines(
                label,
                vec![Line {
                    text: text.to_owned(),
                    target,
                    ..Line::default()
                }],
            );
        }
    }

    fn lines(&mut self, label: Key, lines: Vec<Line>) {
        if lines.iter().any(|line| !line.text.is_empty()) {
            self.0.push(Fact {
                label: Some(label),
                header: String::new(),
                lines,
            });
        }
    }

    fn url(&mut self, label: Key, text: &str) {
        if !text.is_empty() {
            self.lines(
                label,
                vec![Line {
                    text: text.to_owned(),
                    url: true,
                    ..Line::default()
                }],
            );
        }
    }
}

fn record(data: &Dataset, row: u32, words: Words) -> Option<Detail> {
    let i = row as usize;
    let siblings: Vec<Line> = (0..data.len() as u32)
        .filter(|&other| {
            other != row && data.project.codes[other as usize] == data.project.codes[i]
        })
        .map(|other| Line {
            text: data.partner.get(other).to_owned(),
            target: Some(Target::Record(record_key(data, other))),
            ..Line::default()
        })
        .collect();
    let title = data.title.get(row);
    Some(Detail {
        kind: Key::Record,
        title: if title.is_empty() {
            data.partner.get(row)
        } else {
            title
        }
        .to_owned(),
        subtitle: format!(
            "{} · {}",
            words.value(data.institution.get(row)),
            data.partner.get(row)
        ),
        placing: placing(words, data.placed_by[i], data.precision[i]),
        rows: vec![row],
        totals: totals(data, &[row]),
        hidden: 0,
        listings: Vec::new(),
        record: Some(RecordDetail {
            row,
            before: facts_before(data, row, words),
            after: facts_after(data, row, words),
            siblings,
        }),
    })
}

/// The long texts of a record as facts: what it says of itself, and where it is documented.
#[must_use]
pub fn long_texts(data: &Dataset, row: u32) -> Vec<Fact> {
    let mut facts = Facts(Vec::new());
    facts.text(Key::Description, data.description.get(row));
    facts.text(Key::Note, data.note.get(row));
    let (url, source) = (data.url.get(row), data.source.get(row));
    if !source.is_empty() && url.contains(source) {
        // The address says it all: one line, which leads there.
        facts.url(Key::SourceOfRecord, url);
    } else {
        facts.url(Key::Url, url);
        facts.text(Key::SourceOfRecord, source);
    }
    facts.0
}

fn facts_before(data: &Dataset, row: u32, words: Words) -> Vec<Fact> {
    let i = row as usize;
    let values = |column: &MultiColumn| {
        column
            .get(row)
            .map(|v| Line {
                text: words.value(v).to_owned(),
                ..Line::default()
            })
            .collect::<Vec<_>>()
    };
    let number = |n: Option<f64>| n.map(|n| words.decimal(n)).unwrap_or_default();
    let institution = data.institution.get(row);
    let partner = data.partner.get(row);
    let mut facts = Facts(Vec::new());
    facts.line(
        Key::Institution,
        words.named(institution),
        Some(Target::Institution(institution.to_owned())),
    );
    facts.line(
        Key::Partner,
        partner,
        Some(Target::Partner(partner.to_owned())),
    );
    facts.text(Key::PartnerKind, words.named(data.partner_kind.get(row)));
    let place_name = data.place_name.get(row);
    let place = place_target(data, data.place[i]);
    if place_name.is_empty() && place.is_some() {
        facts.line(Key::Place, words.get(Key::UnnamedPlace), place);
    } else {
        facts.line(Key::Place, words.named(place_name), place);
    }
    facts.text(Key::Postcode, data.postcode.get(row));
    facts.text(Key::Region, words.named(data.region.get(row)));
    facts.text(Key::Nation, words.named(data.nation.get(row)));
    if let Some(position) = data.places.positions.get(data.place[i] as usize) {
        facts.text(
            Key::Position,
            &format!("{}, {}", fixed(position.lat, 4), fixed(position.lon, 4)),
        );
    }
    facts.text(
        Key::Placing,
        &placing(words, data.placed_by[i], data.precision[i]),
    );
    facts.lines(Key::PartnershipTypes, values(&data.types));
    facts.lines(Key::FundingStreams, values(&data.funding));
    facts.text(Key::Start, data.start_text.get(row));
    facts.text(Key::End, data.end_text.get(row));
    facts.text(Key::Objects, &number(data.objects[i]));
    facts.text(Key::Audience, &number(data.audience[i]));
    if let Some(amount) = data.amount[i] {
        facts.text(Key::Amount, &format!("£{}", words.decimal(amount)));
    }
    facts.0
}

fn facts_after(data: &Dataset, row: u32, words: Words) -> Vec<Fact> {
    let i = row as usize;
    let mut facts = Facts(Vec::new());
    facts.text(Key::Certainty, words.named(data.certainty.get(row)));
    facts.text(Key::RecordId, data.id.get(row));
    if !data.named_project(row).is_empty() {
        facts.text(Key::ProjectId, data.named_project(row));
    }
    for (header, column) in &data.extra {
        let text = column.get(row);
        if !text.is_empty() {
            let line = Line {
                text: text.to_owned(),
                ..Line::default()
            };
            facts.0.push(Fact {
                label: None,
                header: header.clone(),
                lines: vec![line],
            });
        }
    }
    if let Some(origin) = data.origins.get(data.origin[i] as usize) {
        let row = data.row[i].to_string();
        facts.text(
            Key::OriginOfRecord,
            &words.fill(Key::FileAndRow, &[("file", &origin.file), ("row", &row)]),
        );
    }
    facts.0
}
