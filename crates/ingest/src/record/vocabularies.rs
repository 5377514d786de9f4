//! State that is kept from row to row.

use crate::cells::memo::Memo;
use crate::cells::overrides::Overrides;
use crate::cells::values::Vocabulary;
use crate::cells::verbatim::AsFound;
use crate::columns::conventions::Conventions;
use crate::geocode::cache::GeocodeCache;
use crate::import_options::ImportOptions;
use crate::report::issue::{Code, IssueKind};
use crate::report::{Issues, Report, UnknownValue};
use messages::phrase::Several;
use records::codes::{funding, institutions, kinds, regions, types};
use records::record::Field;

use super::dates;
use std::rc::Rc;

/// State that is kept from row to row: the coded columns, the user's decisions, the conventions of
/// whole columns.
pub struct Vocabularies {
    pub(super) institution: Vocabulary,
    pub(super) kind: Vocabulary,
    pub(super) types: Vocabulary,
    pub(super) funding: Vocabulary,
    pub(super) nation: Vocabulary,
    pub(super) region: Vocabulary,
    pub(super) overrides: Rc<Overrides>,
    pub(super) conventions: Conventions,
    pub(super) unread: dates::Unread,
    pub(super) dates: dates::Dates,
    pub(super) geocodes: GeocodeCache,
    /// Whether a status says that the partnership did not take place.
    pub(super) not_held: Memo<bool>,
}

impl Vocabularies {
    /// The state before the first row.
    #[must_use]
    pub fn new(options: &ImportOptions, as_found: &AsFound, conventions: Conventions) -> Self {
        let overrides = &Rc::new(Overrides::new(options, as_found));
        Self {
            institution: Vocabulary::one(Field::Institution, &institutions::LIST, overrides),
            kind: Vocabulary::one(Field::PartnerKind, &kinds::LIST, overrides),
            types: Vocabulary::many(Field::PartnershipType, &types::LIST, overrides),
            funding: Vocabulary::many(Field::FundingStream, &funding::LIST, overrides),
            nation: Vocabulary::one(Field::Nation, &regions::NATIONS, overrides),
            region: Vocabulary::one(Field::Region, &regions::REGIONS, overrides),
            overrides: Rc::clone(overrides),
            conventions,
            unread: dates::Unread::default(),
            dates: dates::Dates::default(),
            geocodes: GeocodeCache::default(),
            not_held: Memo::default(),
        }
    }

    /// Whether the user undid what a correction made of a cell.
    pub(crate) fn is_undone(&self, row: u32, field: Field) -> bool {
        self.overrides.is_undone(row, field)
    }

    /// Adds to the report the unlisted values and the corrections.
    pub(crate) fn finish(self, report: &mut Report, issues: &mut Issues) {
        for vocabulary in [
            self.institution,
            self.kind,
            self.types,
            self.funding,
            self.nation,
            self.region,
        ] {
            let (unknown, corrections) = vocabulary.finish();
            say_proposals(&unknown, report, issues);
            report.unknown.extend(unknown);
            report.corrections.extend(corrections);
        }
        report.unknown.extend(self.unread.finish());
        report.corrections.extend(issues.take_corrections());
    }
}

/// Reports each unlisted value that is close to a listed one: misspelt or incomplete. Values that
/// merely may mean a listed one are in [`Report::unknown`], but for cells that name several
/// institutions; nations and regions are already
/// reported row by row.
fn say_proposals(unknown: &[UnknownValue], report: &Report, issues: &mut Issues) {
    let told = |field| matches!(field, Field::Nation | Field::Region);
    for value in unknown.iter().filter(|value| !told(value.field)) {
        let column = report.column_of(value.field);
        if value.field == Field::Institution {
            let named = institutions::LIST.names_in(&value.value);
            if named.len() > 1 {
                issues.row(Code::ValueUnknown, value.first_row, column, || {
                    let names = named.iter().map(|entry| entry.en.to_owned()).collect();
                    let kind = IssueKind::SeveralInstitutions {
                        n: value.count,
                        names: Several { names, more: 0 },
                    };
                    (value.value.clone(), kind)
                });
                continue;
            }
        }
        let Some(near) = value.sure_meaning() else {
            continue;
        };
        issues.row(Code::ValueUnknown, value.first_row, column, || {
            let kind = IssueKind::ValueNear {
                n: value.count,
                near: near.to_owned(),
            };
            (value.value.clone(), kind)
        });
    }
}
