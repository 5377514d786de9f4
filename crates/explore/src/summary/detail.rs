//! Everything known of a place, a partner, an institution or a record.

use super::spot::spot;
use super::{Totals, totals};
use crate::nearby::{TOWN_METRES, partners_within, rows_within};
use geography::geo::distance_km;
use messages::{PageText, Words};
use records::dataset::{Column, Dataset, MultiColumn, NONE, find_record, place_key, record_key};
use records::order;
use records::query::{DistanceUnit, Facet, Near, Radius, Target};
use records::record::{Field, LonLat, PlacedBy, Precision};
use records::text::fixed;

/// A line of a listing or a fact.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What is shown.
    pub text: String,
    /// Records, where the line counts them.
    pub records: Option<u32>,
    /// How far away it is, in words; empty where that is not said.
    pub distance: String,
    /// What it leads to inside the page.
    pub target: Option<Target>,
    /// An address as given. Whether it may be a link is decided by [`records::link::link()`].
    pub url: bool,
}

/// A labelled list, most records first, or nearest first where lines have distances.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// What is listed.
    pub heading: PageText,
    /// What fills the heading's gap, where it has one.
    pub radius: Option<Radius>,
    /// The facet that the lines are values of, where they can be filtered by.
    pub facet: Option<Facet>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A labelled fact of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The label from the catalogue; `None` for a column that the file brought.
    pub label: Option<PageText>,
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

/// What is shown next to the map for a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// What kind of thing it is.
    pub kind: PageText,
    /// Its name.
    pub title: String,
    /// Where it is, or what it belongs to.
    pub subtitle: String,
    /// How it is placed, in words; empty where nothing need be said.
    pub placing: String,
    /// Of a point that was looked for: what is there or nearest to it, in sentences.
    pub sentences: Vec<String>,
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
    /// The point around which one may look for others: a place, or where most of a partner's records
    /// are.
    pub around: Option<Around>,
}

/// A point on the map and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// 1/10,000 of a degree: latitude, longitude.
    pub at: (i32, i32),
    /// Its name; may be empty.
    pub name: String,
}

impl Around {
    /// The point.
    #[must_use]
    pub fn point(&self) -> LonLat {
        LonLat {
            lat: f64::from(self.at.0) / 1e4,
            lon: f64::from(self.at.1) / 1e4,
        }
    }

    /// The filter by a distance from here.
    #[must_use]
    pub fn within(&self, radius: Radius) -> Near {
        let (lat, lon) = self.at;
        Near {
            lat,
            lon,
            radius,
            name: self.name.clone(),
        }
    }
}

/// How far "near" reaches in the panel of a place or a partner.
const fn panel_radius(unit: DistanceUnit) -> Radius {
    match unit {
        DistanceUnit::Miles => Radius::miles(30),
        DistanceUnit::Kilometres => Radius::kilometres(50),
    }
}

/// Describes a target under a filter, distances in a unit; `None` where the data set does not hold it.
#[must_use]
pub fn detail(
    data: &Dataset,
    rows: &[u32],
    target: &Target,
    unit: DistanceUnit,
    words: Words,
) -> Option<Detail> {
    match target {
        Target::Place(lat, lon) => place(data, rows, (*lat, *lon), unit, words),
        Target::Partner(name) => {
            let code = data.partner.values.position(name)?;
            let mut out = group(data, rows, PageText::Partner, name, |row| {
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
                    PageText::Institutions,
                    Some(Facet::Institution),
                    institutions(data, &out.rows),
                ),
                listing(PageText::Places, None, places(data, &out.rows, words)),
                types(data, &out.rows),
                funding(data, &out.rows),
            ];
            if let Some(place) = main_place(data, code) {
                let others = |partner: u32, _| partner != code;
                out.listings
                    .extend(near(data, rows, place, others, unit, words));
                out.around = around(data, place, name);
            }
            Some(out)
        }
        Target::Institution(name) => {
            let code = data.institution.values.position(name)?;
            let mut out = group(
                data,
                rows,
                PageText::Institution,
                words.value(name),
                |row| data.institution.codes[row] == code,
            );
            out.listings = vec![
                listing(PageText::Partners, None, partners(data, &out.rows)),
                listing(PageText::Places, None, places(data, &out.rows, words)),
                listing(
                    PageText::Regions,
                    Some(Facet::Region),
                    tally(&data.region, &out.rows, |_| None),
                ),
                types(data, &out.rows),
                funding(data, &out.rows),
            ];
            Some(out)
        }
        Target::Record(key) => record(data, find_record(data, key)?, words),
        Target::Spot { lat, lon, name } => {
            let around = Around {
                at: (*lat, *lon),
                name: name.clone(),
            };
            Some(spot(data, rows, around, unit, words))
        }
    }
}

fn place(
    data: &Dataset,
    rows: &[u32],
    at: (i32, i32),
    unit: DistanceUnit,
    words: Words,
) -> Option<Detail> {
    let code = data
        .places
        .positions
        .iter()
        .position(|p| place_key(*p) == at)?;
    let name = match data.name_of_place(code as u32) {
        "" => words.get(PageText::UnnamedPlace),
        name => words.value(name),
    };
    let mut out = group(data, rows, PageText::Place, name, |row| {
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
    let code = code as u32;
    out.around = around(data, code, data.name_of_place(code));
    out.listings = vec![
        listing(PageText::Partners, None, partners(data, &out.rows)),
        listing(
            PageText::Institutions,
            Some(Facet::Institution),
            institutions(data, &out.rows),
        ),
        types(data, &out.rows),
        funding(data, &out.rows),
    ];
    let elsewhere = |_, place| place != code;
    out.listings
        .extend(near(data, rows, code, elsewhere, unit, words));
    Some(out)
}

/// Where most of a partner's records are, whatever the filters; of equals the first in the data.
fn main_place(data: &Dataset, partner: u32) -> Option<u32> {
    let rows = data.partner.codes.iter().zip(&data.place);
    let places = rows.filter(|(code, place)| **code == partner && **place != NONE);
    let places = places.map(|(_, place)| *place);
    most_first(places, data.places.positions.len())
        .next()
        .map(|(place, _)| place)
}

fn around(data: &Dataset, place: u32, name: &str) -> Option<Around> {
    let at = place_key(*data.places.positions.get(place as usize)?);
    let name = name.to_owned();
    Some(Around { at, name })
}

/// Who else is near a place, nearest first, and which institutions are active around it. `is_other`
/// judges by partner and nearest place.
fn near(
    data: &Dataset,
    rows: &[u32],
    place: u32,
    is_other: impl Fn(u32, u32) -> bool,
    unit: DistanceUnit,
    words: Words,
) -> Vec<Listing> {
    let Some(here) = data.places.positions.get(place as usize).copied() else {
        return Vec::new();
    };
    let radius = panel_radius(unit);
    let found = partners_within(data, rows, here, radius.metres());
    let others = found
        .iter()
        .filter(|near| is_other(near.partner, near.place));
    let others = others.map(|near| {
        let name = data.partner.values.get(near.partner);
        Line {
            text: name.to_owned(),
            records: Some(near.records),
            distance: spoken(
                data,
                near.place,
                near.metres,
                data.is_rough(place),
                unit,
                words,
            ),
            target: Some(Target::Partner(name.to_owned())),
            url: false,
        }
    });
    let active = institutions(data, &rows_within(data, rows, here, radius.metres()));
    // Where filters narrow the rows, nothing is said of who else may be there.
    let [others_key, active_key] = if rows.len() < data.len() {
        [PageText::PartnersNearFound, PageText::InstitutionsNearFound]
    } else {
        [PageText::PartnersNear, PageText::InstitutionsNear]
    };
    let within = |heading, facet, lines| Listing {
        radius: Some(radius),
        ..listing(heading, facet, lines)
    };
    vec![
        within(others_key, None, others.collect()),
        within(active_key, Some(Facet::Institution), active),
    ]
}

/// A distance to a place in words, from a point that is itself known only to the town or not. What is
/// known only to the town may be anywhere in it: within it no distance is said.
pub(super) fn spoken(
    data: &Dataset,
    place: u32,
    metres: f64,
    from_rough: bool,
    unit: DistanceUnit,
    words: Words,
) -> String {
    let is_rough = data.is_rough(place);
    let town = data.name_of_place(place);
    match metres < TOWN_METRES {
        true if is_rough && !town.is_empty() => {
            words.fill(PageText::SomewhereInTown, &[("town", words.named(town))])
        }
        true if from_rough => String::new(),
        _ if is_rough || from_rough => words.rough_distance(metres, unit),
        _ => words.distance(metres, unit),
    }
}

/// How far a record is from a point, in the unit of its radius; `None` where it has no position.
#[must_use]
pub fn distance_in_words(data: &Dataset, row: u32, near: &Near, words: Words) -> Option<String> {
    let place = *data.place.get(row as usize)?;
    let position = data.places.positions.get(place as usize)?;
    let metres = distance_km(near.centre(), *position) * 1_000.0;
    let unit = near.radius.unit();
    Some(spoken(data, place, metres, false, unit, words))
}

/// The target of a place code.
fn place_target(data: &Dataset, code: u32) -> Option<Target> {
    let (lat, lon) = place_key(*data.places.positions.get(code as usize)?);
    Some(Target::Place(lat, lon))
}

pub(super) fn group(
    data: &Dataset,
    rows: &[u32],
    kind: PageText,
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
        sentences: Vec::new(),
        totals: totals(data, &rows),
        hidden: all - rows.len() as u32,
        rows,
        listings: Vec::new(),
        record: None,
        around: None,
    }
}

pub(super) fn listing(heading: PageText, facet: Option<Facet>, lines: Vec<Line>) -> Listing {
    Listing {
        heading,
        radius: None,
        facet,
        lines,
    }
}

fn partners(data: &Dataset, rows: &[u32]) -> Vec<Line> {
    tally(&data.partner, rows, |name| {
        Some(Target::Partner(name.to_owned()))
    })
}

pub(super) fn institutions(data: &Dataset, rows: &[u32]) -> Vec<Line> {
    tally(&data.institution, rows, |name| {
        Some(Target::Institution(name.to_owned()))
    })
}

pub(super) fn types(data: &Dataset, rows: &[u32]) -> Listing {
    listing(
        PageText::PartnershipTypes,
        Some(Facet::Type),
        tally_many(&data.types, rows),
    )
}

pub(super) fn funding(data: &Dataset, rows: &[u32]) -> Listing {
    listing(
        PageText::FundingStreams,
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
                "" => words.get(PageText::UnnamedPlace).to_owned(),
                name => name.to_owned(),
            },
            records: Some(records),
            target: place_target(data, code),
            ..Line::default()
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
                ..Line::default()
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
            ..Line::default()
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
    let way = words.get(PageText::of_placing(by));
    if by == PlacedBy::None || precision == Precision::None {
        return way.to_owned();
    }
    format!("{way}; {}", words.get(PageText::of_precision(precision)))
}

struct Facts(Vec<Fact>);

impl Facts {
    fn text(&mut self, label: PageText, text: &str) {
        self.line(label, text, None);
    }

    fn line(&mut self, label: PageText, text: &str, target: Option<Target>) {
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

    fn lines(&mut self, label: PageText, lines: Vec<Line>) {
        if lines.iter().any(|line| !line.text.is_empty()) {
            self.0.push(Fact {
                label: Some(label),
                header: String::new(),
                lines,
            });
        }
    }

    fn url(&mut self, label: PageText, text: &str) {
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
        kind: PageText::Record,
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
        sentences: Vec::new(),
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
        around: None,
    })
}

/// The long texts of a record as facts: what it says of itself, and where it is documented.
#[must_use]
pub fn long_texts(data: &Dataset, row: u32) -> Vec<Fact> {
    let mut facts = Facts(Vec::new());
    for (field, column) in free_texts(data) {
        facts.text(PageText::of_field(field), column.get(row));
    }
    let (url, source) = (data.url.get(row), data.source.get(row));
    if !source.is_empty() && url.contains(source) {
        // The address says it all: one line, which leads there.
        facts.url(PageText::Source, url);
    } else {
        facts.url(PageText::Url, url);
        facts.text(PageText::Source, source);
    }
    facts.0
}

/// The columns of free text that have no place of their own in the details.
fn free_texts(data: &Dataset) -> impl Iterator<Item = (Field, &Column)> {
    /// Shown by [`facts_before`], [`long_texts`] and [`facts_after`], or as what a record is called.
    const PLACED: [Field; 15] = [
        Field::Id,
        Field::Project,
        Field::Institution,
        Field::Partner,
        Field::PartnerKind,
        Field::Place,
        Field::Postcode,
        Field::Nation,
        Field::Region,
        Field::Start,
        Field::End,
        Field::Title,
        Field::Url,
        Field::Source,
        Field::Certainty,
    ];
    let free = |field: &Field| !PLACED.contains(field);
    let fields = Field::ALL.into_iter().filter(free);
    fields.filter_map(|field| Some((field, data.text(field)?)))
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
    let institution = data.institution.get(row);
    let partner = data.partner.get(row);
    let mut facts = Facts(Vec::new());
    facts.line(
        PageText::Institution,
        words.named(institution),
        Some(Target::Institution(institution.to_owned())),
    );
    facts.line(
        PageText::Partner,
        partner,
        Some(Target::Partner(partner.to_owned())),
    );
    facts.text(
        PageText::PartnerKind,
        words.named(data.partner_kind.get(row)),
    );
    let place_name = data.place_name.get(row);
    let place = place_target(data, data.place[i]);
    if place_name.is_empty() && place.is_some() {
        facts.line(PageText::Place, words.get(PageText::UnnamedPlace), place);
    } else {
        facts.line(PageText::Place, words.named(place_name), place);
    }
    facts.text(PageText::Postcode, data.postcode.get(row));
    facts.text(PageText::District, words.district(data.district.get(row)));
    facts.text(PageText::Region, words.named(data.region.get(row)));
    facts.text(PageText::Nation, words.named(data.nation.get(row)));
    if let Some(position) = data.places.positions.get(data.place[i] as usize) {
        facts.text(
            PageText::Position,
            &format!("{}, {}", fixed(position.lat, 4), fixed(position.lon, 4)),
        );
    }
    facts.text(
        PageText::PlacedBy,
        &placing(words, data.placed_by[i], data.precision[i]),
    );
    facts.lines(PageText::PartnershipTypes, values(&data.types));
    facts.lines(PageText::FundingStreams, values(&data.funding));
    facts.text(PageText::Start, data.start_text.get(row));
    facts.text(PageText::End, data.end_text.get(row));
    for field in Field::ALL {
        let number = data.numbers(field).and_then(|numbers| numbers[i]);
        if let Some(number) = number.map(|number| words.decimal(number)) {
            let pounds = if field == Field::Amount { "£" } else { "" };
            facts.text(PageText::of_field(field), &format!("{pounds}{number}"));
        }
    }
    facts.0
}

fn facts_after(data: &Dataset, row: u32, words: Words) -> Vec<Fact> {
    let i = row as usize;
    let mut facts = Facts(Vec::new());
    facts.text(PageText::Certainty, words.named(data.certainty.get(row)));
    facts.text(PageText::Id, data.id.get(row));
    facts.text(PageText::Project, data.named_project(row));
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
            PageText::OriginOfRecord,
            &words.fill(
                PageText::FileAndRow,
                &[("file", &origin.file), ("row", &row)],
            ),
        );
    }
    facts.0
}

#[cfg(test)]
#[path = "detail_tests.rs"]
mod tests;
