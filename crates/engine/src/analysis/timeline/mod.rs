//! How much was there when: stacked bars by calendar or financial year.

mod count;
mod draw;
mod place;
mod stack;

use super::table::{Cell, Row, Table};
use super::{Act, Control, Input, Panel, Sets, apart, count as counting};
use crate::catalogue::{AnalysisKey as K, Key, catalogue};
use crate::query::Unit;
use count::{Active, Bins, Calendar, Counted};
use stack::{By, Stack};

catalogue! { W of Timeline:
    By: "By",
    Year: "Calendar year",
    Financial: "Financial year (from 1 April)",
    StackedBy: "Stacked by",
    Groups: "Group of partnership types",
    Types: "Partnership type",
    Streams: "Funding stream",
    Nothing: "Nothing",
    Title: "{unit} by {year}{stack}",
    InYear: "calendar year",
    InFinancial: "financial year",
    ByGroup: ", by group of partnership types",
    ByType: ", by partnership type",
    ByStream: ", by funding stream",
    Others: "Others",
    Several: "Several of these",
    AllOfThem: "All",
    Undated: "No date",
    Most: "Most in {year}: {n}, of {all} with a date between {first} and {last}.",
    NoneDated: "No record shown has a date: {n}.",
    AlsoUndated: " {n} without a date, as the bar apart.",
    HaveUndated: " {n} with a record that has no date, as the bar apart.",
    NoUndated: " Every record has a date.",
    ChosenPeriod: " Chosen: {period}, with {n}.",
    Segment: "{year}, {class}: {n}, of {all}",
    Bar: "{year}: {n}",
    ActiveNote: "A record counts in each year from its start to its end; without an end, when it started. So what lasts counts in several years, and the years do not add up to the whole.",
    FinancialNote: "A financial year runs from 1 April: 2008-09 ends on 31 March 2009. What is dated only by a calendar year counts in both financial years that the year touches.",
    FinancialAct: "The period filter goes by calendar years: choosing 2008-09 keeps what was active in 2008 or 2009.",
    PeriodNote: "Choose a period by dragging across the bars, or by its first and last year. All years are shown whatever period is chosen; the years that are not chosen are pale.",
    MapNote: "The map shows what is chosen; its circles have one scale for all years.",
    MapAll: "All years",
    SeveralNote: "What has values of more than one part of the stack stands once, under “{several}”, so that each bar is exactly as high as its count.",
    BinNote: "Each bar stands for {n} years, for want of room; the table has every year.",
    ClassColumn: "{class} ({unit})",
}

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let years = Control::of(
        input,
        "by",
        w.get(W::By),
        &[("year", w.get(W::Year)), ("fy", w.get(W::Financial))],
    );
    let stacks = Control::of(
        input,
        "stack",
        w.get(W::StackedBy),
        &[
            ("group", w.get(W::Groups)),
            ("type", w.get(W::Types)),
            ("funding", w.get(W::Streams)),
            ("none", w.get(W::Nothing)),
        ],
    );
    let calendar = Calendar::of(&years.chosen);
    let stack = Stack::new(input, By::of(&stacks.chosen));
    let rows = apart::from_period(input);
    let title = title(input, calendar, stack.by);
    let mut controls = vec![years, stacks];
    if rows.is_empty() {
        return Panel {
            title,
            sentence: w.get(K::NoRecords).to_owned(),
            controls,
            wide: true,
            ..Panel::default()
        };
    }
    let active = Active::new(input, &rows, calendar, &stack);
    let every = active.every;
    controls.extend(ends(input, every));
    let by_year = active.count(input.unit(), every);
    let shown = every.within(draw::room(input.width));
    let figure = if shown == every {
        draw::figure(input, &rows, &stack, &by_year)
    } else {
        let counted = active.count(input.unit(), shown);
        draw::figure(input, &rows, &stack, &counted)
    };
    let units = Unit::ALL.map(|unit| {
        if unit == input.unit() {
            by_year.clone()
        } else {
            active.count(unit, every)
        }
    });
    Panel {
        sentence: sentence(input, &rows, &by_year),
        notes: notes(input, calendar, &by_year, shown),
        tables: vec![table(input, &rows, &stack, &by_year, &units, &title)],
        figure: Some(figure),
        title,
        controls,
        wide: true,
        play: (0..every.len()).map(|bin| choose(every, bin)).collect(),
        ..Panel::default()
    }
}

/// Chooses the years of a bin.
fn choose(bins: Bins, bin: usize) -> Act {
    let [from, to] = bins.years(bin);
    Act::Years(from, to)
}

/// The first and the last year of the period, each to be chosen: what dragging across bars does.
fn ends(input: &Input, bins: Bins) -> Vec<Control> {
    if bins.len() < 2 {
        return Vec::new();
    }
    let w = input.words;
    let [first, last] = [bins.years(0)[0], bins.years(bins.len() - 1)[1]];
    let (from, to) = input
        .query
        .years
        .map_or((first, last), |years| (years.from, years.to));
    let end = |label, chosen: i32, sets| {
        // A period may reach beyond the years that the data hold.
        let years = first.min(chosen)..=last.max(chosen);
        let option = |year: i32| (year.to_string(), year.to_string());
        Control {
            key: "",
            label: w.get(label).to_owned(),
            options: years.map(option).collect(),
            chosen: chosen.to_string(),
            sets,
        }
    };
    vec![
        end(Key::FromYear, from, Sets::From(last)),
        end(Key::ToYear, to, Sets::To(first)),
    ]
}

fn title(input: &Input, calendar: Calendar, by: By) -> String {
    let w = input.words;
    let year = match calendar {
        Calendar::Year => W::InYear,
        Calendar::Financial => W::InFinancial,
    };
    let stack = match by {
        By::Group => w.get(W::ByGroup),
        By::Type => w.get(W::ByType),
        By::Stream => w.get(W::ByStream),
        By::Nothing => "",
    };
    let unit = w.get(Key::of_unit(input.unit()));
    let gaps = [("unit", unit), ("year", w.get(year)), ("stack", stack)];
    w.fill(W::Title, &gaps)
}

/// A period of calendar years in words.
fn period([from, to]: [i32; 2]) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}–{to}")
    }
}

fn sentence(input: &Input, rows: &[u32], counted: &Counted) -> String {
    let w = input.words;
    let unit = input.unit();
    let dated = |row: u32| u32::from(input.located.years_of(row).is_none());
    let all = counting::by_group(input.data, unit, 2, |put| {
        rows.iter().for_each(|&row| put(row, dated(row)));
    });
    let undated = all.get(1).copied().unwrap_or_default();
    let Some((most, n)) = counted.most() else {
        return w.fill(W::NoneDated, &[("n", &input.counted(undated))]);
    };
    let [first, last] = counted.ends().map(|bin| counted.bins.label(bin));
    let mut text = w.fill(
        W::Most,
        &[
            ("year", &counted.bins.label(most)),
            ("n", &w.number(n)),
            (
                "all",
                &input.counted(all.first().copied().unwrap_or_default()),
            ),
            ("first", &first),
            ("last", &last),
        ],
    );
    text.push_str(&match (undated, unit) {
        (0, _) => w.get(W::NoUndated).to_owned(),
        (n, Unit::Records) => w.fill(W::AlsoUndated, &[("n", &input.counted(n))]),
        (n, _) => w.fill(W::HaveUndated, &[("n", &input.counted(n))]),
    });
    if let Some(years) = input.query.years {
        let n = counting::all(input.data, unit, &input.filtered.rows);
        let gaps = [
            ("period", &*chosen_words(input, [years.from, years.to])),
            ("n", &*input.counted(n)),
        ];
        text.push_str(&w.fill(W::ChosenPeriod, &gaps));
    }
    text
}

/// The chosen period in words, with the undated where they are kept.
fn chosen_words(input: &Input, years: [i32; 2]) -> String {
    let period = period(years);
    if input.query.years.is_some_and(|years| years.undated) {
        input.words.fill(Key::AndUndated, &[("years", &period)])
    } else {
        period
    }
}

fn notes(input: &Input, calendar: Calendar, counted: &Counted, shown: Bins) -> Vec<String> {
    let w = input.words;
    let mut notes = vec![w.get(W::ActiveNote).to_owned()];
    if calendar == Calendar::Financial {
        notes.push(w.get(W::FinancialNote).to_owned());
        notes.push(w.get(W::FinancialAct).to_owned());
    }
    notes.push(w.get(W::PeriodNote).to_owned());
    notes.push(w.get(W::MapNote).to_owned());
    if counted.has_several() {
        let several = [("several", w.get(W::Several))];
        notes.push(w.fill(W::SeveralNote, &several));
    }
    if shown.step > 1 {
        let step = w.number(shown.step as u32);
        notes.push(w.fill(W::BinNote, &[("n", &step)]));
    }
    notes
}

fn table(
    input: &Input,
    rows: &[u32],
    stack: &Stack,
    counted: &Counted,
    units: &[Counted; 3],
    title: &str,
) -> Table {
    let w = input.words;
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let year = match counted.bins.calendar {
        Calendar::Year => W::Year,
        Calendar::Financial => W::Financial,
    };
    let mut columns = vec![w.get(year).to_owned()];
    columns.extend(Unit::ALL.map(|unit| w.get(Key::of_unit(unit)).to_owned()));
    let used = counted.used();
    let shown: &[usize] = if stack.by == By::Nothing { &[] } else { &used };
    let unit = w.get(Key::of_unit_lower(input.unit()));
    columns.extend(shown.iter().map(|&class| {
        let class = stack.name(class);
        w.fill(W::ClassColumn, &[("class", class), ("unit", unit)])
    }));
    let most = counted.most().map_or(1, |(_, n)| n.max(1));
    let row = |bin: usize, name: String, act| {
        let mut cells = vec![Cell::text(name)];
        cells.extend(units.iter().zip(Unit::ALL).map(|(counts, unit)| {
            let n = counts.total(bin);
            let cell = number(n);
            if unit == input.unit() && bin < counts.bins.len() {
                return cell.with_bar(f64::from(n) / f64::from(most));
            }
            cell
        }));
        cells.extend(shown.iter().map(|&class| number(counted.get(bin, class))));
        Row {
            cells,
            act,
            total: false,
        }
    };
    let mut out: Vec<Row> = (0..counted.bins.len())
        .map(|bin| {
            let act = Some(choose(counted.bins, bin));
            row(bin, counted.bins.label(bin), act)
        })
        .collect();
    if units[0].total(counted.bins.len()) > 0 {
        let name = w.get(W::Undated).to_owned();
        out.push(row(counted.bins.len(), name, None));
    }
    let mut cells = vec![Cell::text(w.get(K::Total))];
    cells.extend(Unit::ALL.map(|unit| number(counting::all(input.data, unit, rows))));
    cells.resize(columns.len(), Cell::default());
    out.push(Row::total(cells));
    Table {
        caption: title.to_owned(),
        columns,
        rows: out,
    }
}

#[cfg(test)]
mod tests;
