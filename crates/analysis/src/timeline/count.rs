//! Counts by year and by part of the stack.

use std::borrow::Cow;

use super::stack::Stack;
use crate::Input;
use records::Row;
use records::dataset::{Dataset, NONE};
use records::days::to_civil;
use records::query::Unit;
use records::sort::group_by_code;

/// How years are delimited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    /// Calendar years, from 1 January.
    Year,
    /// Financial years, from 1 April, named after the year in which they begin.
    Financial,
}

impl Calendar {
    pub fn from_word(word: &str) -> Self {
        if word == "fy" {
            Self::Financial
        } else {
            Self::Year
        }
    }

    /// The year of a day.
    pub const fn year(self, day: i32) -> i32 {
        let (year, month, _) = to_civil(day);
        match self {
            Self::Financial if month < 4 => year - 1,
            _ => year,
        }
    }

    /// The first and last year in which each record was active.
    fn spans<'a>(self, input: &Input<'a>) -> Cow<'a, [Option<[i32; 2]>]> {
        match self {
            Self::Year => Cow::Borrowed(&input.located.years),
            Self::Financial => {
                let years = |row| {
                    let (first, last) = input.data.days_of(row)?;
                    Some([self.year(first), self.year(last)])
                };
                input.data.rows().map(years).collect()
            }
        }
    }
}

/// Bins of one or several years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bins {
    pub calendar: Calendar,
    first: i32,
    last: i32,
    /// The number of years in a bin.
    pub step: i32,
}

impl Bins {
    /// A bin for each year from the first to the last of some spans; none where there are no spans.
    fn every_year(spans: &[Option<[i32; 2]>], calendar: Calendar) -> Self {
        let spans = spans.iter().copied().flatten();
        let ends = spans.reduce(|[first, last], [a, b]| [first.min(a), last.max(b)]);
        let [first, last] = ends.unwrap_or([1, 0]);
        Self {
            calendar,
            first,
            last,
            step: 1,
        }
    }

    /// The same years in at most `most` bins.
    pub fn within(self, most: usize) -> Self {
        let steps = [1, 2, 5, 10, 20, 50, 100, 1_000];
        let wider = steps.map(|step| Self {
            first: if step > 1 {
                self.first.div_euclid(step) * step
            } else {
                self.first
            },
            step,
            ..self
        });
        let fits = wider.into_iter().find(|bins| bins.len() <= most);
        fits.unwrap_or(wider[7])
    }

    pub fn len(self) -> usize {
        ((self.last - self.first).max(-1) + self.step) as usize / self.step as usize
    }

    fn bin(self, year: i32) -> usize {
        ((year - self.first).max(0) / self.step) as usize
    }

    /// The first year of a bin.
    pub const fn start(self, bin: usize) -> i32 {
        self.first + bin as i32 * self.step
    }

    /// The calendar years that a bin overlaps.
    pub const fn years(self, bin: usize) -> [i32; 2] {
        let from = self.start(bin);
        let more = matches!(self.calendar, Calendar::Financial) as i32;
        [from, from + self.step - 1 + more]
    }

    /// Whether a bin belongs to a period of calendar years: it lies within it, or the period is too
    /// short to contain a whole bin.
    pub const fn is_in(self, bin: usize, [from, to]: [i32; 2]) -> bool {
        let [first, last] = self.years(bin);
        if to - from < last - first {
            first <= to && last >= from
        } else {
            from <= first && last <= to
        }
    }

    /// A bin's name: "2008", "2008-09", "2005–2009".
    pub fn label(self, bin: usize) -> String {
        let from = self.start(bin);
        let one = |year: i32| match self.calendar {
            Calendar::Year => year.to_string(),
            Calendar::Financial => format!("{year}-{:02}", (year + 1).rem_euclid(100)),
        };
        if self.step == 1 {
            one(from)
        } else {
            format!("{}–{}", one(from), one(from + self.step - 1))
        }
    }
}

/// What is needed for counting, prepared once for all units.
#[derive(Clone, Debug)]
pub(super) struct Active<'a> {
    data: &'a Dataset,
    rows: &'a [Row],
    /// The years of each row of the data set.
    spans: Cow<'a, [Option<[i32; 2]>]>,
    /// The part of each row of the data set.
    classes: Vec<u8>,
    several: u8,
    /// A bin for each year from the data set's first to its last, whatever the filters.
    pub every: Bins,
}

impl<'a> Active<'a> {
    pub fn new(input: &Input<'a>, rows: &'a [Row], calendar: Calendar, stack: &Stack) -> Self {
        let spans = calendar.spans(input);
        Self {
            data: input.data,
            rows,
            every: Bins::every_year(&spans, calendar),
            spans,
            classes: stack.classes(input.data),
            several: stack.several(),
        }
    }

    /// Counts in a unit. Rows of the same thing are adjacent, so the last thing that a bin has seen
    /// shows whether it is already counted there.
    pub fn count(&self, unit: Unit, bins: Bins) -> TimelineCount {
        let parts = usize::from(self.several) + 1;
        let mut counts = vec![0; (bins.len() + 1) * parts];
        // For each bin: the last thing seen there, and the part in which it counts.
        let mut last = vec![(NONE, 0); bins.len() + 1];
        let mut see = |thing: u32, row: Row| {
            let part = self.classes.get(row.index()).copied().unwrap_or_default();
            let span = self.spans.get(row.index()).copied().flatten();
            let span = span.map_or([bins.len(); 2], |years| years.map(|year| bins.bin(year)));
            let seen_last = last.iter_mut().enumerate().take(span[1] + 1).skip(span[0]);
            for (bin, (seen, counted)) in seen_last {
                let at = bin * parts;
                if *seen != thing {
                    counts[at + usize::from(part)] += 1;
                    (*seen, *counted) = (thing, part);
                } else if *counted != part && *counted != self.several {
                    counts[at + usize::from(*counted)] -= 1;
                    counts[at + usize::from(self.several)] += 1;
                    *counted = self.several;
                }
            }
        };
        match self.data.unit_codes(unit) {
            None => self.rows.iter().for_each(|&row| see(row.0, row)),
            Some(codes) => {
                for &row in &group_by_code(self.rows, codes, self.data.unit_len(unit)) {
                    see(codes[row.index()], row);
                }
            }
        }
        TimelineCount {
            bins,
            counts,
            parts,
        }
    }
}

/// Counts in a unit. A thing with several parts in a bin counts once, under "several", so that a
/// bin's parts add up to its count.
#[derive(Clone, Debug)]
pub(super) struct TimelineCount {
    pub bins: Bins,
    /// Bin × part → count; the bin after the last is for undated records.
    counts: Vec<u32>,
    parts: usize,
}

impl TimelineCount {
    pub fn get(&self, bin: usize, part: usize) -> u32 {
        let at = bin * self.parts + part;
        self.counts.get(at).copied().unwrap_or_default()
    }

    pub fn total(&self, bin: usize) -> u32 {
        (0..self.parts).map(|part| self.get(bin, part)).sum()
    }

    /// The bin with the highest count, and that count; `None` where nothing is dated.
    pub fn most(&self) -> Option<(usize, u32)> {
        let bins = (0..self.bins.len()).map(|bin| (bin, self.total(bin)));
        let most = bins.rev().max_by_key(|(_, n)| *n);
        most.filter(|(_, n)| *n > 0)
    }

    /// The first and the last bin with a count.
    pub fn ends(&self) -> [usize; 2] {
        let mut holding = (0..self.bins.len()).filter(|bin| self.total(*bin) > 0);
        let first = holding.next().unwrap_or_default();
        [first, holding.next_back().unwrap_or(first)]
    }

    /// The parts that occur in any bin.
    pub fn used(&self) -> Vec<usize> {
        let holds = |part: &usize| (0..=self.bins.len()).any(|bin| self.get(bin, *part) > 0);
        (0..self.parts).filter(holds).collect()
    }

    pub fn has_several(&self) -> bool {
        self.used().last() == Some(&(self.parts - 1))
    }
}
