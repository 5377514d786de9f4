//! Helpers for writing sentences and collecting their figures.

use super::super::{Action, Input, count};
use super::{FindingWriter, NAMED};
use crate::table::{Cell, TableRow};
use messages::FindingsText;
use messages::PageText;
use records::query::{Facet, Unit};
use records::sort;
use records::text::percent;

impl FindingWriter<'_> {
    pub(super) fn say(&mut self, key: FindingsText, gaps: &[(&str, &str)]) {
        self.prose.push(self.input.words.fill(key, gaps));
    }

    /// Appends to the last sentence.
    pub(super) fn add(&mut self, key: FindingsText, gaps: &[(&str, &str)]) {
        let more = self.input.words.fill(key, gaps);
        if let Some(last) = self.prose.last_mut() {
            last.push(' ');
            last.push_str(&more);
        }
    }

    pub(super) fn row(&mut self, name: impl Into<String>, n: u32, unit: &str, act: Option<Action>) {
        let number = Cell::number(f64::from(n), self.input.words.number(n));
        self.rows.push(TableRow {
            cells: vec![Cell::text(name), number, Cell::text(unit)],
            act,
            total: false,
        });
    }

    /// The name of the query's unit.
    pub(super) fn unit(&self) -> &'static str {
        self.input
            .words
            .get(PageText::of_unit_lower(self.input.unit()))
    }

    pub(super) fn records(&self, n: u32) -> String {
        self.input.words.count_unit(Unit::Records, n)
    }

    pub(super) fn all_records(&self) -> String {
        self.records(self.facts.totals.records)
    }

    /// The values of a facet with their counts in a unit, highest first.
    pub(super) fn leaders(&mut self, facet: Facet, unit: Unit) -> Vec<(String, u32)> {
        let Input {
            data,
            filtered,
            words,
            ..
        } = *self.input;
        let counts = count::by_facet(data, unit, &filtered.rows, facet);
        let values = data.facet(facet).values();
        let unit_name = words.get(PageText::of_unit_lower(unit));
        let mut out = Vec::new();
        for (code, n) in sort::most_first(&counts) {
            let value = values.get(code);
            let name = format!(
                "{}: {}",
                words.get(PageText::of_facet(facet)),
                words.value(value)
            );
            self.row(
                name,
                n,
                unit_name,
                Some(Action::Toggle(facet, value.to_owned())),
            );
            out.push((words.value(value).to_owned(), n));
        }
        out
    }

    pub(super) fn one(&self, (name, n): &(String, u32)) -> String {
        let n = self.input.words.number(*n);
        self.input
            .words
            .fill(FindingsText::One, &[("name", name), ("n", &n)])
    }

    pub(super) fn one_share(&self, (name, n): &(String, u32)) -> String {
        let percent = percent(*n, self.facts.all);
        let n = self.input.words.number(*n);
        let gaps = [("name", &**name), ("n", &n), ("percent", &percent)];
        self.input.words.fill(FindingsText::OneShare, &gaps)
    }

    /// ", followed by B (12) and C (3)".
    pub(super) fn rest(&self, leaders: &[(String, u32)]) -> String {
        let most = leaders.first().map_or(0, |(_, n)| *n);
        let tied = leaders.iter().skip(1).filter(|(_, n)| *n == most);
        let tied: Vec<&str> = tied.map(|(name, _)| name.as_str()).collect();
        let rest = leaders.iter().skip(1 + tied.len()).take(NAMED - 1);
        let rest: Vec<String> = rest.map(|one| self.one(one)).collect();
        let mut out = String::new();
        for (key, list) in [
            (FindingsText::Level, self.input.words.list(&tied)),
            (FindingsText::Then, self.input.words.list(&rest)),
        ] {
            if !list.is_empty() {
                out.push_str(&self.input.words.fill(key, &[("list", &list)]));
            }
        }
        out
    }
}
