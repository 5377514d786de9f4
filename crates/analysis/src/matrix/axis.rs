//! An axis of the cross-table.

use super::super::{Action, Input, count, institution_nation};
use messages::MatrixText;
use messages::PageText;
use records::Row;
use records::codes::{Nation, Region, funding};
use records::dataset::FacetColumn;
use records::dataset::NONE;
use records::query::Facet;
use records::sort;

/// What an axis is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisBy {
    /// A facet of the records.
    Facet(Facet),
    /// The nation in which the institution is based.
    Home,
}

impl AxisBy {
    /// The axis's value in view options.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Facet(facet) => facet.key(),
            Self::Home => "home",
        }
    }

    /// The axis's name.
    #[must_use]
    pub fn name(self, input: &Input) -> &'static str {
        match self {
            Self::Home => input.words.get(MatrixText::Home),
            Self::Facet(Facet::Nation) => input.words.get(MatrixText::PartnerNation),
            Self::Facet(facet) => input.words.get(PageText::of_facet(facet)),
        }
    }
}

/// One row or column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AxisEntry {
    /// Its name as shown.
    pub name: String,
    /// The filters for it; empty where it cannot be filtered by.
    pub values: Vec<(Facet, String)>,
    /// Whether it stands for what is not known or not stated.
    pub unknown: bool,
}

impl AxisEntry {
    /// The action that filters by it.
    #[must_use]
    pub fn act(&self) -> Option<Action> {
        match self.values.as_slice() {
            [] => None,
            [(facet, value)] => Some(Action::Toggle(*facet, value.clone())),
            several => Some(Action::ToggleAll(several.to_vec())),
        }
    }

    /// The action that filters by both.
    #[must_use]
    pub fn act_with(&self, other: &Self) -> Option<Action> {
        let both = [self, other].map(|entry| !entry.values.is_empty());
        let values = || self.values.iter().chain(&other.values).cloned().collect();
        (both == [true, true]).then(|| Action::ToggleAll(values()))
    }
}

/// The entries of an axis, and which of them each record belongs to.
pub struct Axis<'a> {
    /// What the axis is divided by.
    pub by: AxisBy,
    /// The entries in the order in which they are shown.
    pub entries: Vec<AxisEntry>,
    groups: Groups<'a>,
}

enum Groups<'a> {
    /// A column of the data, and code → entry.
    Codes(FacetColumn<'a>, Vec<u32>),
    /// Row → entry.
    Rows(Vec<u32>),
}

impl<'a> Axis<'a> {
    /// Creates an axis. Regions and nations are all listed, in their own order; other values are
    /// those that the records have, highest count first or by name. Unknown comes last.
    #[must_use]
    pub fn new(input: &Input<'a>, by: AxisBy, by_name: bool) -> Self {
        match by {
            AxisBy::Home => homes(input),
            AxisBy::Facet(Facet::Region) => {
                let of = |row: Row| input.located.regions.get(row.index()).copied().flatten();
                let names = Region::ALL.map(Region::name);
                fixed(input, by, Facet::Region, &names, &|row| {
                    of(row).map(|r| r as u32)
                })
            }
            AxisBy::Facet(Facet::Nation) => {
                let nations = institution_nation::PartnerNations::new(input);
                let names = Nation::ALL.map(Nation::name);
                let of = |row: Row| nations.of(row).map(|nation| nation as u32);
                fixed(input, by, Facet::Nation, &names, &of)
            }
            AxisBy::Facet(facet) => values(input, facet, by_name),
        }
    }

    /// Calls back with each entry to which a row belongs.
    pub fn each(&self, row: Row, put: &mut dyn FnMut(u32)) {
        let mut known = |entry: Option<&u32>| {
            if let Some(&entry) = entry.filter(|entry| **entry != NONE) {
                put(entry);
            }
        };
        match &self.groups {
            Groups::Codes(column, entries) => {
                column.codes(row, &mut |code| known(entries.get(code as usize)));
            }
            Groups::Rows(entries) => known(entries.get(row.index())),
        }
    }
}

fn values<'a>(input: &Input<'a>, facet: Facet, by_name: bool) -> Axis<'a> {
    let column = input.data.facet(facet);
    let counts = count::by_facet(input.data, input.unit(), &input.filtered.rows, facet);
    let is_unknown = |value: &str| value.is_empty() || value == funding::NOT_STATED;
    let name = |code: u32| column.values().get(code);
    let folded: Vec<String> = match by_name {
        true => column.values().iter().map(records::text::fold).collect(),
        false => Vec::new(),
    };
    let codes = sort::sorted(counts.len(), &mut |a, b| {
        let (i, j) = (a as usize, b as usize);
        let more = match by_name {
            true => folded[i].cmp(&folded[j]),
            false => counts[j].cmp(&counts[i]),
        };
        is_unknown(name(a)).cmp(&is_unknown(name(b))).then(more)
    });
    let (mut entries, mut of_code) = (Vec::new(), vec![NONE; counts.len()]);
    for code in codes.into_iter().filter(|&code| counts[code as usize] > 0) {
        of_code[code as usize] = entries.len() as u32;
        entries.push(AxisEntry {
            name: input.words.value(name(code)).to_owned(),
            values: vec![(facet, name(code).to_owned())],
            unknown: is_unknown(name(code)),
        });
    }
    Axis {
        by: AxisBy::Facet(facet),
        entries,
        groups: Groups::Codes(column, of_code),
    }
}

fn fixed<'a>(
    input: &Input<'a>,
    by: AxisBy,
    facet: Facet,
    names: &[&str],
    of: &dyn Fn(Row) -> Option<u32>,
) -> Axis<'a> {
    let entry = |name: &&str| AxisEntry {
        name: input.words.value(name).to_owned(),
        values: vec![(facet, (*name).to_owned())],
        unknown: false,
    };
    let mut entries: Vec<AxisEntry> = names.iter().map(entry).collect();
    let unknown = entries.len() as u32;
    let groups = input.data.rows().map(|row| of(row).unwrap_or(unknown));
    let groups: Vec<u32> = groups.collect();
    let rows = &input.filtered.rows;
    if rows
        .iter()
        .any(|&row| groups.get(row.index()) == Some(&unknown))
    {
        entries.push(AxisEntry {
            name: input.words.get(MatrixText::NotKnown).to_owned(),
            unknown: true,
            ..AxisEntry::default()
        });
    }
    Axis {
        by,
        entries,
        groups: Groups::Rows(groups),
    }
}

fn homes<'a>(input: &Input<'a>) -> Axis<'a> {
    let names = &input.data.institution.values;
    let counts = count::by_facet(
        input.data,
        input.unit(),
        &input.filtered.rows,
        Facet::Institution,
    );
    let mut entries: Vec<AxisEntry> = Nation::ALL
        .into_iter()
        .map(|nation| AxisEntry {
            name: input.words.value(nation.name()).to_owned(),
            ..AxisEntry::default()
        })
        .collect();
    entries.push(AxisEntry {
        name: input.words.get(MatrixText::HomeUnknown).to_owned(),
        unknown: true,
        ..AxisEntry::default()
    });
    let mut of_code = Vec::with_capacity(counts.len());
    for ((code, site), count) in (0..).zip(institution_nation::sites(input)).zip(counts) {
        let entry = site.map_or(Nation::ALL.len(), |site| site.region.nation() as usize);
        of_code.push(entry as u32);
        if count > 0 {
            let value = names.get(code).to_owned();
            entries[entry].values.push((Facet::Institution, value));
        }
    }
    if entries.last().is_some_and(|entry| entry.values.is_empty()) {
        entries.pop();
    }
    Axis {
        by: AxisBy::Home,
        entries,
        groups: Groups::Codes(input.data.facet(Facet::Institution), of_code),
    }
}
