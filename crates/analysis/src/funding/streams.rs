//! The funding streams of each record, project and partner.

use super::super::{Input, count};
use messages::FundingText;
use records::Row;
use records::query::Unit;
use records::sort::{group_by_code, sorted};

/// A funding stream, or the entry for "not stated".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stream {
    /// Its code in the column.
    pub code: u32,
    /// Its name in the data.
    pub name: String,
    /// Its name as shown.
    pub label: String,
    /// Whether it is a stream: "not stated" is not.
    pub stated: bool,
}

/// Counts of one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct What {
    /// The total.
    pub all: u32,
    /// The number of which no record states a stream.
    pub not_stated: u32,
    /// Code → number with the stream; for "not stated", the number of records that say so.
    pub has: Vec<u32>,
    /// Code → number with the stream and no other.
    pub only: Vec<u32>,
    /// Those with a single stream: the code of the item counted, and the stream's.
    pub single: Vec<(u32, u32)>,
}

/// The streams of the rows, highest count in the query's unit first, with the counts of each unit.
pub struct Streams {
    /// The streams that the rows have; "not stated" last.
    pub list: Vec<Stream>,
    units: [What; 3],
}

impl Streams {
    /// Counts the streams.
    #[must_use]
    pub fn new(input: &Input) -> Self {
        let column = &input.data.funding.values;
        let stated: Vec<bool> = column.iter().map(count::is_stated).collect();
        let units = Unit::ALL.map(|unit| What::new(input, unit, &stated));
        let at = Unit::ALL.iter().position(|unit| *unit == input.unit());
        let what = &units[at.unwrap_or_default()];
        let codes = sorted(stated.len(), &mut |a, b| {
            let (a, b) = (a as usize, b as usize);
            (stated[b].cmp(&stated[a])).then(what.has[b].cmp(&what.has[a]))
        });
        let shown = codes
            .into_iter()
            .filter(|&code| what.has[code as usize] > 0);
        let stream = |code: u32| {
            let stated = stated[code as usize];
            let name = column.get(code);
            let label = if stated {
                input.words.value(name)
            } else {
                input.words.get(FundingText::NotStated)
            };
            Stream {
                code,
                name: name.to_owned(),
                label: label.to_owned(),
                stated,
            }
        };
        let mut list: Vec<Stream> = shown.map(stream).collect();
        list.dedup_by_key(|stream| stream.label.clone());
        Self { list, units }
    }

    /// The counts of a unit.
    #[must_use]
    pub const fn of(&self, unit: Unit) -> &What {
        match unit {
            Unit::Records => &self.units[0],
            Unit::Projects => &self.units[1],
            Unit::Partners => &self.units[2],
        }
    }

    /// The streams that are stated, highest count first.
    pub fn stated(&self) -> impl Iterator<Item = &Stream> {
        self.list.iter().filter(|stream| stream.stated)
    }

    /// How many of a unit have a stream, and how many have no other. For the entry "not stated":
    /// how many state none in any record.
    #[must_use]
    pub fn counts(&self, unit: Unit, code: u32) -> [u32; 2] {
        let what = self.of(unit);
        if !self.stated().any(|stream| stream.code == code) {
            return [what.not_stated, 0];
        }
        [&what.has, &what.only].map(|list| list.get(code as usize).copied().unwrap_or_default())
    }

    /// The code of a stream.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<u32> {
        let found = self.stated().find(|stream| stream.name == name);
        found.map(|stream| stream.code)
    }

    /// The name of a stream as shown.
    #[must_use]
    pub fn label(&self, code: u32) -> &str {
        let found = self.list.iter().find(|stream| stream.code == code);
        found.map_or("", |stream| &stream.label)
    }
}

impl What {
    fn new(input: &Input, unit: Unit, stated: &[bool]) -> Self {
        let (data, rows) = (input.data, &input.filtered.rows);
        let things = data.unit_codes(unit);
        let mut what = Self {
            has: vec![0; stated.len()],
            only: vec![0; stated.len()],
            ..Self::default()
        };
        let together;
        let rows = match things {
            // Each row is one record.
            None => rows,
            Some(codes) => {
                together = group_by_code(rows, codes, data.unit_len(unit));
                &together
            }
        };
        let thing_of = |row: &Row| things.map_or(row.0, |codes| codes[row.index()]);
        let mut own: Vec<u32> = Vec::new();
        for those in rows.chunk_by(|a, b| thing_of(a) == thing_of(b)) {
            own.clear();
            for &row in those {
                for &code in data.funding.codes_of(row) {
                    if stated.get(code as usize) != Some(&true) {
                        what.has[code as usize] += 1;
                    } else if !own.contains(&code) {
                        own.push(code);
                        what.has[code as usize] += 1;
                    }
                }
            }
            what.all += 1;
            match (own.as_slice(), those.first()) {
                ([], _) => what.not_stated += 1,
                ([code], Some(row)) => {
                    what.only[*code as usize] += 1;
                    what.single.push((thing_of(row), *code));
                }
                _ => {}
            }
        }
        what
    }
}
