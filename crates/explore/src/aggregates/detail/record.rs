//! The full details of one record.

use super::{Detail, Fact, Line, RecordDetail, place_target};
use crate::aggregates::totals;
use messages::{PageText, Words};
use records::Row;
use records::dataset::{Column, Dataset, MultiColumn, record_key};
use records::query::Target;
use records::record::{Field, PlacedBy, Precision};
use records::text::fixed;

pub(super) fn placing(data: &Dataset, row: Row, words: Words) -> String {
    let by = data.placed_by.get(row.index()).copied().unwrap_or_default();
    let precision = data.precision.get(row.index()).copied().unwrap_or_default();
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

pub(super) fn detail(data: &Dataset, row: Row, words: Words) -> Option<Detail> {
    let siblings: Vec<Line> = data
        .rows()
        .filter(|&other| other != row && data.project.code(other) == data.project.code(row))
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
        placing: placing(data, row, words),
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

/// The long texts of a record as facts: its description and notes, and where it is documented.
#[must_use]
pub fn long_texts(data: &Dataset, row: Row) -> Vec<Fact> {
    let mut facts = Facts(Vec::new());
    for (field, column) in free_texts(data) {
        facts.text(PageText::of_field(field), column.get(row));
    }
    let (url, source) = (data.url.get(row), data.source.get(row));
    if !source.is_empty() && url.contains(source) {
        // The address is the whole source: one line, which links to it.
        facts.url(PageText::Source, url);
    } else {
        facts.url(PageText::Url, url);
        facts.text(PageText::Source, source);
    }
    facts.0
}

/// The columns of free text that have no fixed position in the details.
fn free_texts(data: &Dataset) -> impl Iterator<Item = (Field, &Column)> {
    /// Columns shown by [`facts_before`], [`long_texts`] and [`facts_after`], or in a record's
    /// title.
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

fn facts_before(data: &Dataset, row: Row, words: Words) -> Vec<Fact> {
    let i = row.index();
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
    let at = data.place_of(row);
    let place = at.and_then(|at| place_target(data, at));
    if place_name.is_empty() && place.is_some() {
        facts.line(PageText::Place, words.get(PageText::UnnamedPlace), place);
    } else {
        facts.line(PageText::Place, words.named(place_name), place);
    }
    facts.text(PageText::Postcode, data.postcode.get(row));
    facts.text(PageText::District, words.district(data.district.get(row)));
    facts.text(PageText::Region, words.named(data.region.get(row)));
    facts.text(PageText::Nation, words.named(data.nation.get(row)));
    if let Some(position) = at.and_then(|at| data.places.positions.get(at.index())) {
        facts.text(
            PageText::Position,
            &format!("{}, {}", fixed(position.lat, 4), fixed(position.lon, 4)),
        );
    }
    facts.text(PageText::PlacedBy, &placing(data, row, words));
    facts.lines(PageText::PartnershipTypes, values(&data.types));
    facts.lines(PageText::FundingStreams, values(&data.funding));
    facts.text(PageText::Start, data.start_text.get(row));
    facts.text(PageText::End, data.end_text.get(row));
    for field in Field::ALL {
        let number = data.numbers(field).and_then(|numbers| *numbers.get(i)?);
        if let Some(number) = number.map(|number| words.decimal(number)) {
            let pounds = if field == Field::Amount { "£" } else { "" };
            facts.text(PageText::of_field(field), &format!("{pounds}{number}"));
        }
    }
    facts.0
}

fn facts_after(data: &Dataset, row: Row, words: Words) -> Vec<Fact> {
    let i = row.index();
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
    let origin = data.origin.get(i);
    let origin = origin.and_then(|&origin| data.origins.get(usize::from(origin)));
    if let Some((origin, row)) = origin.zip(data.row.get(i)) {
        let row = row.to_string();
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
