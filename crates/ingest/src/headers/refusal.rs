//! Why a file with these columns cannot be read, and which columns come nearest to what is missing.

use super::column_mapping::{ClaimGround, Claims};
use super::synonyms::{self, ColumnTarget, Strength, near};
use crate::columns::column_profile::{self, TypeScore};
use crate::columns::disputes;
use crate::columns::infer::{is_location, is_of_others};
use crate::columns::personal::names_people;
use crate::geocode::location_input::Resources;
use crate::inspect::cache::Cells;
use crate::report::issue::{Code, IssueKind};
use crate::report::{Issues, shorten};
use messages::phrase::Several;
use records::record::Field;
use records::sort;
use std::borrow::Cow;

const TITLE: ColumnTarget = ColumnTarget::Field(Field::Title);
/// How alike, from 0 to 1, a column and a missing one must be for a proposal.
const ALIKE: f64 = 0.6;

/// What no column fills, and how near each column comes to it.
pub(crate) struct MissingColumns<'c> {
    claims: &'c Claims,
    fields: Vec<Field>,
    has_location: bool,
    /// For each missing field, each column's likeness to it, from 0 to 1.
    likeness: Vec<(Field, Vec<f64>)>,
}

impl<'c> MissingColumns<'c> {
    /// What a file with these columns lacks; `None` where it can be read.
    pub(crate) fn new(
        claims: &'c Claims,
        Cells { sample, evidence }: &Cells,
        resources: &Resources<'_>,
    ) -> Option<Self> {
        let (fields, has_location) = (claims.missing(), claims.has_location());
        if fields.is_empty() && has_location {
            return None;
        }
        let locations = [Field::Postcode, Field::Place, Field::Region];
        let locations = locations.into_iter().filter(|_| !has_location);
        // Where there are few rows, even few cells are a hint.
        let few = |at: usize| column_profile::type_scores_of_few(sample, at, resources);
        let evidence: Vec<Cow<'_, [TypeScore]>> = evidence
            .iter()
            .enumerate()
            .map(|(at, scores)| match scores.is_empty() {
                true => Cow::Owned(few(at)),
                false => Cow::Borrowed(scores.as_slice()),
            })
            .collect();
        let wanted = fields.iter().copied().chain(locations);
        let likeness = wanted
            .map(|field| (field, likeness(field, claims, &evidence)))
            .collect();
        Some(Self {
            claims,
            fields,
            has_location,
            likeness,
        })
    }

    /// Everything that is missing at once; `is_header` tells whether the columns' row is known to be
    /// the header.
    pub(crate) fn refusal(&self, is_header: bool) -> IssueKind {
        let (fields, headers) = (self.fields.clone(), self.headers());
        let n = fields.len() as u32;
        match (fields.is_empty(), self.has_location, is_header) {
            (false, true, true) => IssueKind::ColumnsMissing { n, fields, headers },
            (false, false, true) => IssueKind::ColumnsAndLocationMissing { n, fields, headers },
            (true, _, true) => IssueKind::LocationMissing { headers },
            (false, true, false) => IssueKind::HeaderUnknown { n, fields, headers },
            (false, false, false) => IssueKind::HeaderUnknownAndLocation { n, fields, headers },
            (true, _, false) => IssueKind::HeaderUnknownNoLocation { headers },
        }
    }

    /// Proposes, for each missing column, the one to rename.
    pub(crate) fn say_what_to_rename(&self, row: u32, issues: &mut Issues) {
        self.say_which_may_belong_together(row, issues);
        let mut possible: Vec<(Field, usize, f64)> = Vec::new();
        for (field, likeness) in &self.likeness {
            let alike = likeness
                .iter()
                .enumerate()
                .filter(|(_, like)| **like >= ALIKE);
            possible.extend(alike.map(|(column, like)| (*field, column, *like)));
        }
        // Stable: of equals, the first column wins.
        sort::stable_by(&mut possible, &mut |a, b| b.2.total_cmp(&a.2));
        let mut taken: Vec<(Field, usize)> = Vec::new();
        for (field, column, _) in possible {
            let Some(claim) = self.claims.columns.get(column) else {
                continue;
            };
            let is_free = taken.iter().all(|(f, c)| *f != field && *c != column);
            let is_said = near(&claim.header) == Some(ColumnTarget::Field(field));
            if !is_free {
                continue;
            }
            taken.push((field, column));
            if is_said {
                continue;
            }
            let header = claim.shown(column);
            issues.row(Code::UnknownColumn, row, Some((column, &header)), || {
                (header.clone(), IssueKind::HeaderMayMean { field })
            });
        }
    }

    /// Names two columns of which one may be the partner, or that may be coordinates.
    fn say_which_may_belong_together(&self, row: u32, issues: &mut Issues) {
        let mut say = |at: usize, other: usize, kind: &dyn Fn(String) -> IssueKind| {
            let shown = |at: usize| self.claims.columns.get(at).map(|claim| claim.shown(at));
            if let Some((header, other)) = shown(at).zip(shown(other)) {
                issues.row(Code::UnknownColumn, row, Some((at, &header)), || {
                    (header.clone(), kind(other))
                });
            }
        };
        if !self.has_location {
            for (east, north) in disputes::axes(self.claims) {
                say(east, north, &|header| IssueKind::HeaderAxes { header });
            }
        }
        let institution = ColumnTarget::Field(Field::Institution);
        let second = self.claims.columns.iter().position(|claim| {
            claim.named == Some(institution) && claim.holds.is_none() && !claim.settled
        });
        if self.fields.contains(&Field::Partner)
            && let Some(second) = second
            && let Some(first) = self.claims.filled_by(institution)
        {
            say(second, first, &|header| IssueKind::HeaderTwoMuseums {
                header,
            });
        }
    }

    /// The headers nearest to what is missing, limited to what fits in a sentence.
    fn headers(&self) -> Several {
        let mut order: Vec<usize> = (0..self.claims.columns.len()).collect();
        let best = |column: usize| {
            let of_column = |(_, likeness): &(Field, Vec<f64>)| likeness.get(column).copied();
            let all = self.likeness.iter().filter_map(of_column);
            all.fold(0.0, f64::max)
        };
        // Stable: columns alike stay in the order of the file.
        sort::stable_by(&mut order, &mut |a, b| best(*b).total_cmp(&best(*a)));
        let mut room = 120_usize;
        let shown = order.iter().filter_map(|&i| {
            let column = self.claims.columns.get(i)?;
            Some(shorten(&column.shown(i)))
        });
        let names: Vec<String> = shown
            .take(20)
            .take_while(|name| {
                let has_room = room > 0;
                room = room.saturating_sub(name.len() + 2);
                has_room
            })
            .collect();
        Several {
            more: (self.claims.columns.len() - names.len()) as u32,
            names,
        }
    }
}

/// How like a missing field each column is that nothing fills yet: by its cells, else by its header.
fn likeness(field: Field, claims: &Claims, evidence: &[Cow<'_, [TypeScore]>]) -> Vec<f64> {
    let target = ColumnTarget::Field(field);
    let columns = claims.columns.iter().enumerate();
    columns
        .map(|(i, column)| {
            let is_of_others = is_location(target) && is_of_others(&column.header);
            // "Name" is a title only for want of something better.
            let is_title = matches!(
                column.holds,
                Some((TITLE, ClaimGround::Header(Strength::Weak)))
            );
            if field == Field::Partner && is_title {
                return ALIKE;
            }
            if column.holds.is_some()
                || column.settled
                || is_of_others
                || names_people(&column.header)
            {
                return 0.0;
            }
            let scores = evidence.get(i).map_or(&[][..], Cow::as_ref);
            let of_cells = scores.iter().find(|score| score.meaning == target);
            let of_cells = of_cells.map_or(0.0, |score| 0.5 + f64::from(score.percent()) / 200.0);
            of_cells.max(synonyms::likeness(&column.header, field))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::{Code, ImportOptions, Input, IssueKind, Report, Resources, read};
    use proptest::prelude::*;
    use records::dataset::Kind;
    use records::record::Field;

    fn report(text: &str) -> Report {
        let input = Input {
            name: "return.csv",
            bytes: text.as_bytes(),
            kind: Kind::Reported,
            options: ImportOptions::NONE,
        };
        read(&input, &Resources::default(), &mut |_| {}).report
    }

    fn proposed(report: &Report) -> Vec<(String, Field)> {
        let issues = report.issues.iter();
        issues
            .filter_map(|issue| match issue.kind {
                IssueKind::HeaderMayMean { field } => Some((issue.found.clone(), field)),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let report = report("institution,curator,remarks\nTate,A,x\nTate,B,y\n");
        assert_eq!(report.error, Some(Code::MissingColumns));
        let kind = report
            .issues
            .iter()
            .map(|issue| &issue.kind)
            .find_map(|kind| match kind {
                IssueKind::ColumnsAndLocationMissing { fields, .. } => Some(fields.clone()),
                _ => None,
            });
        assert_eq!(kind, Some(vec![Field::Partner, Field::PartnershipType]));
    }

    #[test]
    fn a_column_to_rename_is_proposed() {
        let report = report(
            "institution,Kind of thing we did,Partnering body,postcode\n\
             Tate,Loan,A,LS1 3AA\nTate,Touring exhibition,B,LS1 3AA\nV&A,Loan,C,YO1 7FR\n",
        );
        let proposed = proposed(&report);
        let kind = ("Kind of thing we did".to_owned(), Field::PartnershipType);
        assert!(proposed.contains(&kind), "{proposed:?}");
        let partner = ("Partnering body".to_owned(), Field::Partner);
        assert!(proposed.contains(&partner), "{proposed:?}");
    }

    proptest! {
        #![proptest_config(testing::cases(24))]

        /// However wide the file and wherever the column stands, it is among those shown.
        #[test]
        fn the_nearest_columns_are_shown(before in 0_usize..120, after in 0_usize..120) {
            let other = |n: usize| format!("q{n}: remarks of the auditor,");
            let header: String = (0..before).map(other).collect();
            let rest: String = (before..before + after).map(|n| format!(",{}", other(n).trim_end_matches(','))).collect();
            let cells = |value: &str| format!("{}{value}{}\n", ",".repeat(before), ",".repeat(after));
            let text = format!("{header}Type of activty{rest},institution,partner,postcode\n")
                + &["Loan", "Touring exhibition", "Loan"]
                    .map(|value| cells(value).replace('\n', ",Tate,A,LS1 3AA\n"))
                    .concat();
            let report = report(&text);
            let shown = report.issues.iter().find_map(|issue| match &issue.kind {
                IssueKind::ColumnsMissing { headers, .. } => headers.names.first().cloned(),
                _ => None,
            });
            // Five cells are enough to read it without asking, three are not.
            prop_assert_eq!(shown.as_deref(), Some("Type of activty"));
        }
    }
}
