//! Writes each of the sentences.

use super::super::{Action, areas};
use super::{CrossCount, FindingWriter, NAMED, UNIVERSITY, is_chosen};
use crate::cold_spots::ColdSpots;
use crate::figure::Level;
use crate::population::Estimate;
use crate::table::{Cell, TableRow};
use explore::aggregates::{self};
use messages::FindingsText;
use messages::PageText;
use records::codes::funding;
use records::dataset::Kind;
use records::query::{Facet, Unit};
use records::sort;
use records::text::{decimal, percent};

impl FindingWriter<'_> {
    pub(super) fn size(&mut self) -> String {
        let (w, totals) = (self.input.words, &self.facts.totals);
        let filtered = self.input.query.is_filtered();
        let all = self.records(self.input.data.len() as u32);
        let records = if filtered {
            let n = w.number(totals.records);
            w.fill(FindingsText::OfRecords, &[("n", &n), ("all", &all)])
        } else {
            all
        };
        let head = aggregates::headline(self.input.query, totals, totals.records, false, w);
        let gaps = [
            ("filters", &*head.filters.join(" · ")),
            ("records", &*records),
            ("projects", &*w.count_unit(Unit::Projects, totals.projects)),
            ("partners", &*w.count_unit(Unit::Partners, totals.partners)),
            (
                "institutions",
                &*w.count(FindingsText::Institutions, totals.institutions),
            ),
            ("places", &*w.count(PageText::CountPlaces, totals.places)),
            ("pairs", &*w.count(FindingsText::Pairs, totals.pairs)),
        ];
        let sentence = w.fill(
            if filtered {
                FindingsText::SizeOf
            } else {
                FindingsText::Size
            },
            &gaps,
        );
        let name = w.get(FindingsText::RowAll);
        for (n, unit) in [
            (totals.records, w.get(PageText::RecordsInline)),
            (totals.projects, w.get(PageText::ProjectsInline)),
            (totals.partners, w.get(PageText::PartnersInline)),
            (totals.institutions, w.get(FindingsText::InstitutionsUnit)),
            (totals.places, w.get(FindingsText::PlacesUnit)),
            (totals.pairs, w.get(FindingsText::PairsUnit)),
        ] {
            self.row(name, n, unit, None);
        }
        sentence
    }

    pub(super) fn data_kind(&mut self) {
        let data = self.input.data;
        let mut used = vec![false; data.origins.len()];
        for &row in &self.input.filtered.rows {
            if let Some(used) = used.get_mut(data.origin[row.index()] as usize) {
                *used = true;
            }
        }
        let origins = data.origins.iter().zip(used);
        let used: Vec<_> = origins.filter(|(_, used)| *used).map(|(o, _)| o).collect();
        let of_kind = |kind: Kind| used.iter().any(|origin| origin.kind == kind);
        let own = used.iter().filter(|origin| origin.kind == Kind::Reported);
        let files: Vec<&str> = own.map(|origin| origin.file.as_str()).collect();
        let list = self.input.words.list(&files);
        let gaps = [("files", &*list)];
        if of_kind(Kind::Illustrative) {
            self.say(FindingsText::Illustrative, &[]);
        }
        match (of_kind(Kind::Documented), files.len()) {
            (true, 0) => self.say(FindingsText::Documented, &[]),
            (true, _) => self.say(FindingsText::Mixed, &gaps),
            (false, 0) => {}
            (false, 1) => self.say(FindingsText::Reported, &gaps),
            (false, _) => self.say(FindingsText::ReportedSome, &gaps),
        }
    }

    pub(super) fn types(&mut self) {
        let leaders = self.leaders(Facet::Type, self.input.unit());
        let Some(first) = leaders.first() else {
            return;
        };
        let w = self.input.words;
        let types = w.count(
            FindingsText::TypesCount,
            self.input.data.types.values.len() as u32,
        );
        let gaps = [
            ("name", &*first.0),
            ("n", &*w.number(first.1)),
            ("all", &*self.input.counted(self.facts.all)),
            ("percent", &*percent(first.1, self.facts.all)),
            ("rest", &*self.rest(&leaders)),
            ("types", &*types),
            ("some", &*w.number(leaders.len() as u32)),
        ];
        self.say(FindingsText::Types, &gaps);
    }

    pub(super) fn nations(&mut self) {
        let (parts, _) = areas::parts(self.input, Level::Nation);
        let mut list = Vec::new();
        for part in parts.into_iter().filter(|part| !part.is_left_out()) {
            let name = format!("{}: {}", self.input.words.get(PageText::Nation), part.name);
            self.row(name, part.count, self.unit(), part.act.clone());
            list.push(self.one_share(&(part.name, part.count)));
        }
        if is_chosen(self.input, &[Facet::Nation, Facet::Region, Facet::District]) {
            return;
        }
        let list = self.input.words.list(&list);
        self.say(FindingsText::Nations, &[("list", &list)]);
    }

    pub(super) fn regions(&mut self, found: &ColdSpots) {
        let w = self.input.words;
        let (parts, _) = areas::parts(self.input, Level::Region);
        let counts: Vec<u32> = parts.iter().map(|part| part.count).collect();
        for part in parts.iter().filter(|part| !part.is_left_out()) {
            let name = format!("{}: {}", w.get(PageText::Region), part.name);
            self.row(name, part.count, self.unit(), part.act.clone());
        }
        let leaders = sort::most_first(&counts);
        let asked = (found.ranked.len() + found.unknown.len()) as u32;
        // A circle cuts through regions, and some of a region's districts are not the whole region:
        // they have only part of its population.
        let is_part = self.input.query.near.is_some() || is_chosen(self.input, &[Facet::District]);
        if leaders.is_empty() || asked < 2 || is_part {
            return;
        }
        let named = leaders.iter().take(NAMED);
        let named = named.map(|&(i, n)| self.one_share(&(parts[i as usize].name.clone(), n)));
        let list = self.input.words.list(&named.collect::<Vec<_>>());
        let n = w.number(leaders.len() as u32);
        let unit = self.unit();
        let all = w.count(FindingsText::RegionsCount, asked);
        let gaps = [("n", &*n), ("all", &all), ("unit", unit), ("list", &list)];
        self.say(FindingsText::Regions, &gaps);
        if let (Some(least), Some(most)) = (found.ranked.first(), found.ranked.last())
            && found.ranked.len() > 1
        {
            let gaps = [
                ("most", &*most.part.name),
                ("least", &*least.part.name),
                ("high", &*decimal(most.value, 2)),
                ("low", &*decimal(least.value, 2)),
                ("unit", unit),
                ("year", &*Estimate::new(self.input, Level::Region).year(w)),
            ];
            self.add(FindingsText::Rate, &gaps);
        }
        let per_people = w.fill(FindingsText::PerPeople, &[("unit", unit)]);
        for spot in found.ranked.iter().rev() {
            let name = format!("{}: {}", w.get(PageText::Region), spot.part.name);
            let number = Cell::number(spot.value, decimal(spot.value, 2));
            self.rows.push(TableRow {
                cells: vec![Cell::text(name), number, Cell::text(per_people.clone())],
                act: spot.part.act.clone(),
                total: false,
            });
        }
    }

    pub(super) fn institutions(&mut self) {
        let w = self.input.words;
        let values = &self.input.data.institution.values;
        let partners = w.get(PageText::PartnersInline);
        let mut leaders = Vec::new();
        for (code, n) in sort::most_first(&self.facts.partners_of) {
            let value = values.get(code);
            let name = w.value(value).to_owned();
            let act = Action::Toggle(Facet::Institution, value.to_owned());
            let label = w.fill(FindingsText::RowWorks, &[("name", &name)]);
            self.row(label, n, partners, Some(act));
            leaders.push((name, n));
        }
        let shared = self.facts.shared;
        self.row(w.get(FindingsText::RowShared), shared, partners, None);
        let Some((name, n)) = leaders.first() else {
            return;
        };
        let all = w.count_unit(Unit::Partners, self.facts.totals.partners);
        let gaps = [
            ("first", &**name),
            ("n", &w.number(*n)),
            ("all", &all),
            ("rest", &self.rest(&leaders)),
        ];
        self.say(FindingsText::Partners, &gaps);
        let key = if shared == 1 {
            FindingsText::SharedOne
        } else {
            FindingsText::Shared
        };
        self.add(key, &[("n", &w.number(shared)), ("all", &all)]);
    }

    pub(super) fn crossing(&mut self) {
        let w = self.input.words;
        let CrossCount { known, across } = self.facts.cross;
        let records = w.get(PageText::RecordsInline);
        self.row(w.get(FindingsText::RowCrossKnown), known, records, None);
        self.row(w.get(FindingsText::RowCross), across, records, None);
        if known == 0 {
            self.say(FindingsText::CrossNone, &[]);
            return;
        }
        let rest = self.facts.totals.records - known;
        let unknown = match rest {
            0 => String::new(),
            n => w.fill(FindingsText::CrossUnknown, &[("n", &self.records(n))]),
        };
        let gaps = [
            ("all", &*self.records(known)),
            ("n", &*w.number(across)),
            ("percent", &*percent(across, known)),
            ("unknown", &*unknown),
        ];
        self.say(FindingsText::Cross, &gaps);
    }

    pub(super) fn funding(&mut self) {
        let w = self.input.words;
        let mut leaders = self.leaders(Facet::Funding, Unit::Records);
        let given = w.value("");
        let unstated = w.value(funding::NOT_STATED);
        leaders.retain(|(name, _)| name != unstated && name != given);
        let none = self.facts.unfunded;
        self.row(
            w.get(FindingsText::RowNone),
            none,
            w.get(PageText::RecordsInline),
            None,
        );
        let all = self.all_records();
        if leaders.is_empty() {
            self.say(FindingsText::FundingNone, &[("all", &all)]);
            return;
        }
        let named: Vec<String> = leaders
            .iter()
            .take(NAMED)
            .map(|one| self.one(one))
            .collect();
        let stated = self.facts.totals.records - none;
        let gaps = [
            ("n", &*w.number(stated)),
            ("all", &*all),
            ("percent", &*percent(stated, self.facts.totals.records)),
            ("list", &*self.input.words.list(&named)),
            ("none", &*self.records(none)),
        ];
        self.say(FindingsText::Funding, &gaps);
    }

    pub(super) fn universities(&mut self) {
        let w = self.input.words;
        let [n, partners] = self.facts.university;
        let act = Action::Toggle(Facet::Kind, UNIVERSITY.to_owned());
        let name = w.get(FindingsText::RowUniversity);
        self.row(name, n, w.get(PageText::RecordsInline), Some(act.clone()));
        self.row(name, partners, w.get(PageText::PartnersInline), Some(act));
        let all = self.all_records();
        let totals = self.facts.totals;
        if n == 0 {
            self.say(FindingsText::UniversitiesNone, &[("all", &all)]);
        } else {
            let gaps = [
                ("n", &*w.number(n)),
                ("all", &*all),
                ("percent", &*percent(n, totals.records)),
                ("k", &*w.number(partners)),
                ("partners", &*w.count_unit(Unit::Partners, totals.partners)),
                ("share", &*percent(partners, totals.partners)),
            ];
            self.say(FindingsText::Universities, &gaps);
        }
        if self.facts.no_kind > 0 {
            let n = self.records(self.facts.no_kind);
            self.add(FindingsText::KindUnknown, &[("n", &n)]);
        }
    }

    pub(super) fn cold(&mut self, found: &ColdSpots) {
        if found.ranked.len() + found.unknown.len() < 2 {
            return;
        }
        let w = self.input.words;
        let cold = found.ranked.iter().filter(|spot| spot.part.count == 0);
        let cold: Vec<&str> = cold.map(|spot| spot.part.name.as_str()).collect();
        let list = self.input.words.list(&cold);
        let have = w.get(if cold.len() == 1 {
            FindingsText::Has
        } else {
            FindingsText::Have
        });
        if cold.is_empty() {
            self.say(FindingsText::ColdNone, &[]);
        } else {
            self.say(FindingsText::Cold, &[("list", &list), ("have", have)]);
        }
        let unknown = found.unknown.iter();
        let unknown: Vec<&str> = unknown.map(|spot| spot.part.name.as_str()).collect();
        if !unknown.is_empty() {
            let list = self.input.words.list(&unknown);
            self.add(FindingsText::NoReturn, &[("list", &list)]);
        }
    }

    pub(super) fn period(&mut self) {
        let w = self.input.words;
        let undated = self.facts.undated;
        let all = self.all_records();
        self.row(
            w.get(FindingsText::RowUndated),
            undated,
            w.get(PageText::RecordsInline),
            None,
        );
        let Some(period) = self.facts.period else {
            self.say(FindingsText::NoDates, &[("all", &all)]);
            return;
        };
        let gaps = [
            ("first", &*period.first.to_string()),
            ("last", &*period.last.to_string()),
            ("year", &*period.busiest.to_string()),
            ("n", &*self.records(period.records)),
        ];
        self.say(FindingsText::Period, &gaps);
        if undated > 0 {
            let percent = percent(undated, self.facts.totals.records);
            let gaps = [
                ("n", &*w.number(undated)),
                ("all", &all),
                ("percent", &percent),
            ];
            self.add(FindingsText::Undated, &gaps);
        }
    }

    pub(super) fn missing(&mut self) {
        let w = self.input.words;
        let totals = &self.facts.totals;
        let all = self.all_records();
        let records = w.get(PageText::RecordsInline);
        let gaps = [
            (FindingsText::NoPlace, totals.unplaced),
            (FindingsText::OnlyRegion, totals.somewhere),
            (FindingsText::NoDate, self.facts.undated),
            (FindingsText::NoFunding, self.facts.unfunded),
            (FindingsText::NoKind, self.facts.no_kind),
        ];
        let missing = gaps.into_iter().filter(|(_, n)| *n > 0);
        let list: Vec<String> = missing
            .map(|(key, n)| w.fill(key, &[("n", &w.number(n))]))
            .collect();
        self.row(
            w.get(FindingsText::RowUnplaced),
            totals.unplaced,
            records,
            None,
        );
        self.row(
            w.get(FindingsText::RowSomewhere),
            totals.somewhere,
            records,
            None,
        );
        self.row(
            w.get(FindingsText::RowKind),
            self.facts.no_kind,
            records,
            None,
        );
        if list.is_empty() {
            self.say(FindingsText::MissingNone, &[("all", &all)]);
        } else {
            let list = self.input.words.list(&list);
            self.say(FindingsText::Missing, &[("list", &list), ("all", &all)]);
        }
    }

    pub(super) fn certainty(&mut self) {
        let leaders = self.leaders(Facet::Certainty, Unit::Records);
        let list: Vec<String> = leaders
            .iter()
            .map(|(name, n)| {
                let records = self.records(*n);
                let gaps = [("name", &**name), ("n", &records)];
                self.input.words.fill(FindingsText::One, &gaps)
            })
            .collect();
        let list = self.input.words.list(&list);
        self.say(FindingsText::Certainty, &[("list", &list)]);
    }
}
