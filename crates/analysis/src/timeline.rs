//! Partnerships over time: stacked bars by calendar or financial year.

mod count;
mod draw;
mod place;
mod stack;

use super::{Action, Control, ControlTarget, Input, Panel, count as counting, unfiltered};
use crate::table::{Cell, Table, TableRow};
use count::{Active, Bins, Calendar, TimelineCount};
use messages::TimelineText;
use messages::{AnalysisText, PageText};
use records::Row;
use records::query::Unit;
use stack::{Stack, StackBy};

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let years = Control::among(
        input,
        "by",
        w.get(TimelineText::By),
        &[
            ("year", w.get(TimelineText::Year)),
            ("fy", w.get(TimelineText::Financial)),
        ],
    );
    let stacks = Control::among(
        input,
        "stack",
        w.get(TimelineText::StackedBy),
        &[
            ("group", w.get(TimelineText::Groups)),
            ("type", w.get(TimelineText::Types)),
            ("funding", w.get(TimelineText::Streams)),
            ("none", w.get(TimelineText::Nothing)),
        ],
    );
    let calendar = Calendar::from_word(&years.chosen);
    let stack = Stack::new(input, StackBy::from_word(&stacks.chosen));
    let rows = unfiltered::from_period(input);
    let title = title(input, calendar, stack.by);
    let mut controls = vec![years, stacks];
    if rows.is_empty() {
        return Panel {
            title,
            sentence: w.get(AnalysisText::NoRecords).to_owned(),
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

/// The action that filters by the years of a bin.
fn choose(bins: Bins, bin: usize) -> Action {
    let [from, to] = bins.years(bin);
    Action::Years(from, to)
}

/// The controls for the first and the last year of the period, which dragging across bars also
/// sets.
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
        // A period may extend beyond the years in the data.
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
        end(PageText::FromYear, from, ControlTarget::From(last)),
        end(PageText::ToYear, to, ControlTarget::To(first)),
    ]
}

fn title(input: &Input, calendar: Calendar, by: StackBy) -> String {
    let w = input.words;
    let year = match calendar {
        Calendar::Year => TimelineText::InYear,
        Calendar::Financial => TimelineText::InFinancial,
    };
    let stack = match by {
        StackBy::Group => w.get(TimelineText::ByGroup),
        StackBy::Type => w.get(TimelineText::ByType),
        StackBy::Stream => w.get(TimelineText::ByStream),
        StackBy::Nothing => "",
    };
    let unit = w.get(PageText::of_unit(input.unit()));
    let gaps = [("unit", unit), ("year", w.get(year)), ("stack", stack)];
    w.fill(TimelineText::Title, &gaps)
}

/// A period of calendar years in words.
fn period([from, to]: [i32; 2]) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}–{to}")
    }
}

fn sentence(input: &Input, rows: &[Row], counted: &TimelineCount) -> String {
    let w = input.words;
    let unit = input.unit();
    let dated = |row: Row| u32::from(input.located.years_of(row).is_none());
    let all = counting::by_group(input.data, unit, 2, |put| {
        rows.iter().for_each(|&row| put(row, dated(row)));
    });
    let undated = all.get(1).copied().unwrap_or_default();
    let Some((most, n)) = counted.most() else {
        return w.fill(TimelineText::NoneDated, &[("n", &input.counted(undated))]);
    };
    let [first, last] = counted.ends().map(|bin| counted.bins.label(bin));
    let mut text = w.fill(
        TimelineText::Most,
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
        (0, _) => w.get(TimelineText::NoUndated).to_owned(),
        (n, Unit::Records) => w.fill(TimelineText::AlsoUndated, &[("n", &input.counted(n))]),
        (n, _) => w.fill(TimelineText::HaveUndated, &[("n", &input.counted(n))]),
    });
    if let Some(years) = input.query.years {
        let n = counting::all(input.data, unit, &input.filtered.rows);
        let gaps = [
            ("period", &*chosen_words(input, [years.from, years.to])),
            ("n", &*input.counted(n)),
        ];
        text.push_str(&w.fill(TimelineText::ChosenPeriod, &gaps));
    }
    text
}

/// The chosen period in words, mentioning undated records where they are included.
fn chosen_words(input: &Input, years: [i32; 2]) -> String {
    let period = period(years);
    if input.query.years.is_some_and(|years| years.undated) {
        input
            .words
            .fill(PageText::AndUndated, &[("years", &period)])
    } else {
        period
    }
}

fn notes(input: &Input, calendar: Calendar, counted: &TimelineCount, shown: Bins) -> Vec<String> {
    let w = input.words;
    let mut notes = vec![w.get(TimelineText::ActiveNote).to_owned()];
    if calendar == Calendar::Financial {
        notes.push(w.get(TimelineText::FinancialNote).to_owned());
        notes.push(w.get(TimelineText::FinancialAct).to_owned());
    }
    notes.push(w.get(TimelineText::PeriodNote).to_owned());
    notes.push(w.get(TimelineText::MapNote).to_owned());
    if counted.has_several() {
        let several = [("several", w.get(TimelineText::Several))];
        notes.push(w.fill(TimelineText::SeveralNote, &several));
    }
    if shown.step > 1 {
        let step = w.number(shown.step as u32);
        notes.push(w.fill(TimelineText::BinNote, &[("n", &step)]));
    }
    notes
}

fn table(
    input: &Input,
    rows: &[Row],
    stack: &Stack,
    counted: &TimelineCount,
    units: &[TimelineCount; 3],
    title: &str,
) -> Table {
    let w = input.words;
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let year = match counted.bins.calendar {
        Calendar::Year => TimelineText::Year,
        Calendar::Financial => TimelineText::Financial,
    };
    let mut columns = vec![w.get(year).to_owned()];
    columns.extend(Unit::ALL.map(|unit| w.get(PageText::of_unit(unit)).to_owned()));
    let used = counted.used();
    let shown: &[usize] = if stack.by == StackBy::Nothing {
        &[]
    } else {
        &used
    };
    let unit = w.get(PageText::of_unit_lower(input.unit()));
    columns.extend(shown.iter().map(|&class| {
        let class = stack.name(class);
        w.fill(
            TimelineText::ClassColumn,
            &[("class", class), ("unit", unit)],
        )
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
        TableRow {
            cells,
            act,
            total: false,
        }
    };
    let mut out: Vec<TableRow> = (0..counted.bins.len())
        .map(|bin| {
            let act = Some(choose(counted.bins, bin));
            row(bin, counted.bins.label(bin), act)
        })
        .collect();
    if units[0].total(counted.bins.len()) > 0 {
        let name = w.get(TimelineText::Undated).to_owned();
        out.push(row(counted.bins.len(), name, None));
    }
    let mut cells = vec![Cell::text(w.get(AnalysisText::Total))];
    cells.extend(Unit::ALL.map(|unit| number(counting::all(input.data, unit, rows))));
    cells.resize(columns.len(), Cell::default());
    out.push(TableRow::total(cells));
    Table {
        caption: title.to_owned(),
        columns,
        rows: out,
    }
}

#[cfg(test)]
mod tests;
