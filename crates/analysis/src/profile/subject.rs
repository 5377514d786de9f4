//! The subject of a page.

use super::super::{Input, count};
use super::OFFERED;
use messages::{PageText, Words};
use records::Row;
use records::codes::Region;
use records::query::{Facet, Target, Unit};
use records::sort;

/// The subject of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    Institution(String),
    Partner(String),
    Region(Region),
}

impl Who {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, name) = text.split_once(':')?;
        Some(match kind {
            "institution" => Self::Institution(name.to_owned()),
            "partner" => Self::Partner(name.to_owned()),
            "region" => Self::Region(Region::find(name)?),
            _ => return None,
        })
    }

    /// The subject's value in view options.
    pub(super) fn key(&self) -> String {
        let kind = match self {
            Self::Institution(_) => "institution",
            Self::Partner(_) => "partner",
            Self::Region(_) => "region",
        };
        format!("{kind}:{}", self.name())
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Self::Institution(name) | Self::Partner(name) => name,
            Self::Region(region) => region.name(),
        }
    }

    /// The subject's name as shown.
    pub(super) fn shown(&self, words: Words) -> &str {
        words.value(self.name())
    }

    pub(super) const fn kind(&self) -> PageText {
        match self {
            Self::Institution(_) => PageText::Institution,
            Self::Partner(_) => PageText::Partner,
            Self::Region(_) => PageText::Region,
        }
    }

    /// The matching rows.
    pub(super) fn rows(&self, input: &Input) -> Vec<Row> {
        let data = input.data;
        let rows = input.filtered.rows.iter().copied();
        match self {
            Self::Region(region) => rows
                .filter(|&row| input.located.regions.get(row.index()) == Some(&Some(*region)))
                .collect(),
            Self::Institution(name) | Self::Partner(name) => {
                let column = match self {
                    Self::Partner(_) => &data.partner,
                    _ => &data.institution,
                };
                let Some(code) = column.values.position(name) else {
                    return Vec::new();
                };
                rows.filter(|&row| column.codes[row.index()] == code)
                    .collect()
            }
        }
    }
}

/// The count for each code of a column, in a unit.
pub(super) fn tally(
    input: &Input,
    unit: Unit,
    rows: &[Row],
    codes: &[u32],
    len: usize,
) -> Vec<u32> {
    count::by_group(input.data, unit, len, |put| {
        for &row in rows {
            put(row, codes[row.index()]);
        }
    })
}

/// The subjects to choose from, the default first: one that was filtered by or opened, else the
/// institution with most records.
pub(super) fn offered(input: &Input) -> Vec<Who> {
    let data = input.data;
    let all = &input.filtered.rows;
    let names = |column: &records::dataset::Column, most: usize| -> Vec<String> {
        let counts = tally(
            input,
            Unit::Records,
            all,
            &column.codes,
            column.values.len(),
        );
        let leaders = sort::most_first(&counts).into_iter().take(most);
        leaders
            .map(|(code, _)| column.values.get(code).to_owned())
            .collect()
    };
    let chosen = |facet| match input.query.choice(facet).values.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    };
    let target = match &input.query.target {
        Some(Target::Institution(name)) => Some(Who::Institution(name.clone())),
        Some(Target::Partner(name)) => Some(Who::Partner(name.clone())),
        _ => None,
    };
    let mut out: Vec<Who> = Vec::new();
    let region = chosen(Facet::Region).and_then(|name| Region::find(&name));
    out.extend(chosen(Facet::Institution).map(Who::Institution));
    out.extend(region.map(Who::Region));
    out.extend(target);
    out.extend(
        names(&data.institution, usize::MAX)
            .into_iter()
            .map(Who::Institution),
    );
    out.extend(Region::ALL.map(Who::Region));
    out.extend(names(&data.partner, OFFERED).into_iter().map(Who::Partner));
    out.extend(Who::parse(input.lens().get("who")));
    let mut seen: Vec<Who> = Vec::new();
    for who in out {
        if !seen.contains(&who) {
            seen.push(who);
        }
    }
    seen
}
