//! Records in, columns out.

use std::collections::HashMap;

use super::{Column, Dataset, MultiColumn, NONE, Origin};
use crate::record::{LonLat, Record};

#[derive(Default)]
struct Interner(HashMap<Box<str>, u32>);

impl Interner {
    fn code(&mut self, values: &mut super::Strings, value: &str) -> u32 {
        if let Some(&code) = self.0.get(value) {
            return code;
        }
        let code = values.push(value);
        self.0.insert(value.into(), code);
        code
    }

    fn push(&mut self, column: &mut Column, value: &str) {
        let code = self.code(&mut column.values, value);
        column.codes.push(code);
    }

    fn push_many<'v>(&mut self, column: &mut MultiColumn, values: impl Iterator<Item = &'v str>) {
        let first = column.codes.len();
        for value in values {
            let code = self.code(&mut column.values, value);
            if !column.codes[first..].contains(&code) {
                column.codes.push(code);
            }
        }
        if column.codes.len() == first {
            let code = self.code(&mut column.values, "");
            column.codes.push(code);
        }
        column.ends.push(column.codes.len() as u32);
    }
}

/// Builds a [`Dataset`] record by record.
#[derive(Default)]
pub struct Builder {
    data: Dataset,
    interners: [Interner; 20],
    extra: Vec<Interner>,
    places: HashMap<(i32, i32), u32>,
    place_names: Vec<HashMap<u32, u32>>,
}

impl Builder {
    /// Starts a data set whose records come from one file with the given unknown columns.
    #[must_use]
    pub fn new(origin: Origin, extra_headers: &[String]) -> Self {
        let mut builder = Self::default();
        builder.add_origin(origin, extra_headers);
        builder
    }

    /// Further records come from another file. Returns, for each of its unknown columns, the index
    /// to use in [`Record::extra`].
    pub fn add_origin(&mut self, origin: Origin, extra_headers: &[String]) -> Vec<u32> {
        self.data.origins.push(origin);
        extra_headers
            .iter()
            .map(|header| self.extra_column(header))
            .collect()
    }

    fn extra_column(&mut self, header: &str) -> u32 {
        if let Some(i) = self.data.extra.iter().position(|(h, _)| h == header) {
            return i as u32;
        }
        let mut interner = Interner::default();
        let mut column = Column::default();
        for _ in 0..self.data.len() {
            interner.push(&mut column, "");
        }
        self.data.extra.push((header.to_owned(), column));
        self.extra.push(interner);
        self.data.extra.len() as u32 - 1
    }

    /// Adds a record of the newest origin.
    pub fn push(&mut self, record: &Record) {
        let data = &mut self.data;
        let row = data.row.len();
        let [
            id,
            project,
            institution,
            partner,
            partner_kind,
            place_name,
            postcode,
            nation,
            region,
            types,
            funding,
            certainty,
            start_text,
            end_text,
            title,
            description,
            note,
            url,
            source,
            _,
        ] = &mut self.interners;
        data.origin.push((data.origins.len().max(1) - 1) as u16);
        data.row.push(record.row);
        id.push(&mut data.id, &record.id);
        if record.project.is_empty() {
            // A control character keeps a lone record from sharing a project with a given name.
            project.push(&mut data.project, &format!("\u{1}{row}"));
        } else {
            project.push(&mut data.project, &record.project);
        }
        institution.push(&mut data.institution, &record.institution);
        partner.push(&mut data.partner, &record.partner);
        partner_kind.push(&mut data.partner_kind, &record.partner_kind);
        place_name.push(&mut data.place_name, &record.place);
        postcode.push(&mut data.postcode, &record.postcode);
        nation.push(&mut data.nation, &record.nation);
        region.push(&mut data.region, &record.region);
        types.push_many(&mut data.types, record.types.iter().map(AsRef::as_ref));
        funding.push_many(&mut data.funding, record.funding.iter().map(AsRef::as_ref));
        certainty.push(&mut data.certainty, &record.certainty);
        start_text.push(&mut data.start_text, &record.start_text);
        end_text.push(&mut data.end_text, &record.end_text);
        title.push(&mut data.title, &record.title);
        description.push(&mut data.description, &record.description);
        note.push(&mut data.note, &record.note);
        url.push(&mut data.url, &record.url);
        source.push(&mut data.source, &record.source);
        data.placed_by.push(record.placed_by);
        data.precision.push(record.precision);
        data.start.push(record.start);
        data.end.push(record.end);
        data.objects.push(record.objects);
        data.audience.push(record.audience);
        data.amount.push(record.amount);
        for (i, (_, column)) in data.extra.iter_mut().enumerate() {
            let cell = record
                .extra
                .iter()
                .find(|(header, _)| *header as usize == i);
            self.extra[i].push(column, cell.map_or("", |(_, cell)| cell));
        }
        self.push_place(record);
    }

    fn push_place(&mut self, record: &Record) {
        let Some(position) = record.position else {
            self.data.place.push(NONE);
            return;
        };
        let places = &mut self.data.places;
        let next = places.positions.len() as u32;
        let code = *self.places.entry(key(position)).or_insert(next);
        if code == next {
            places.positions.push(position);
            places.names.push(String::new());
            places.precision.push(record.precision);
            self.place_names.push(HashMap::new());
        }
        let best = &mut places.precision[code as usize];
        *best = (*best).min(record.precision);
        if let Some(&name) = self.data.place_name.codes.last() {
            *self.place_names[code as usize].entry(name).or_default() += 1;
        }
        self.data.place.push(code);
    }

    /// The finished data set.
    #[must_use]
    pub fn finish(mut self) -> Dataset {
        for (code, names) in self.place_names.iter().enumerate() {
            // The lowest code breaks a tie, so that the same file always gives the same name.
            let name = names
                .iter()
                .filter(|(name, _)| !self.data.place_name.values.get(**name).is_empty())
                .max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name)));
            if let Some((&name, _)) = name {
                self.data.places.names[code] = self.data.place_name.values.get(name).to_owned();
            }
        }
        self.data
    }
}

/// Positions closer than about 10 m (1/10,000 of a degree) are one place.
fn key(position: LonLat) -> (i32, i32) {
    (
        (position.lon * 1e4).round() as i32,
        (position.lat * 1e4).round() as i32,
    )
}
