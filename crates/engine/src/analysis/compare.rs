//! What differs: A beside B on one scale, and the difference.

use super::areas::{self, Part};
use super::figure::{Figure, Fill, Frame, LABEL, Level, Mark, TITLE, fitted};
use super::legend::{self, Entry};
use super::table::{Cell, Row, Table};
use super::{Act, Control, Input, Panel, maps};
use crate::catalogue::{AnalysisKey as K, Key, Text, catalogue};
use crate::crossfilter::{self, Filtered};
use crate::dataset::Dataset;
use crate::order;
use crate::query::{Facet, Query, Target, Years};
use crate::scale::SymbolScale;
use crate::scene::{Anchor, Face, Ink};
use crate::summary::{chips, place_counts, type_key};
use std::cmp::Ordering;

catalogue! { W:
    By: "Compare by",
    With: "B is",
    Period: "Period",
    Rest: "The filters and the rest",
    RestB: "all other records",
    Everything: "all records",
    Title: "{unit}: {a} (A) beside {b} (B)",
    NothingElse: "There is only one {by} here: nothing to compare with. Compare by something else, or take a filter away.",
    Sentence: "A ({a}) has {na}, B ({b}) {nb}: {change}.{most}",
    More: "{n} more in A",
    Fewer: "{n} fewer in A",
    Same: "as many in both",
    Up: " Most more in A: {name} ({n}).",
    Down: " Most fewer: {name} ({n}).",
    PairsPeriod: " Pairs of institution and partner: {new} new in the later period, {both} continuing, {ended} not recorded in it.",
    PairsOther: " Pairs of institution and partner: {a} only in A, {both} in both, {b} only in B.",
    A: "A: {text}",
    B: "B: {text}",
    Difference: "Difference, A − B",
    Percent: "A compared with B",
    NotInRegion: "Not in a known region",
    Regions: "{unit} by region: A, {a}; B, {b}",
    Counts: "Pairs of institution and partner",
    Pairs: "Pairs",
    New: "New in the later period",
    Ended: "Ended: only in the earlier period",
    Continuing: "Continuing",
    OnlyA: "Only in A",
    OnlyB: "Only in B",
    Both: "In both",
    List: "Each pair of institution and partner",
    State: "State",
    RecordsA: "Records in A",
    RecordsB: "Records in B",
    MoreIn: "{n} more in A",
    LessIn: "{n} fewer in A",
    Equal: "as many in both",
    Tip: "{name}: A {a}, B {b}, difference {n} ({unit})",
    Undated: "{n} without a date is in neither period.|{n} without a date are in neither period.",
    PeriodNote: "A record counts in every period in which it was active. New and ended say what the records hold: a partnership may have gone on without a record.",
    SplitNote: "No period is chosen: A is the latest, five years at most. Choose years among the filters to set A.",
    LeaderNote: "The filters choose no value here: A is the one with most.",
    CutNote: "The list ends after {n} pairs of {all}: narrow the filters to see the rest.",
    SymbolsNote: "Circles on both maps have one scale, the smallest drawn as large as can be seen; records without a place are in the table only.",
    FewInB: "under 10 in B",
}

/// The pairs that are listed one by one.
const MOST_PAIRS: usize = 1_000;
/// Below this a change in per cent would say too much.
const LEAST_BASE: u32 = 10;
/// Years of a period, where none is chosen.
const YEARS: i32 = 5;
/// Between maps: CSS pixels.
const GAP: f64 = 16.0;
/// From here on all three maps stand side by side: CSS pixels.
const THREE: f64 = 700.0;

/// What A and B differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Period,
    Rest,
    Value(Facet),
}

/// One side.
#[derive(Clone, Debug, Default)]
struct Side {
    label: String,
    rows: Vec<u32>,
}

/// A pair of institution and partner with its records in A and B.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    institution: u32,
    partner: u32,
    a: u32,
    b: u32,
}

/// All that is shown.
struct Compared {
    by: By,
    a: Side,
    b: Side,
    /// In the query's unit.
    totals: [u32; 2],
    parts: Vec<(Part, [u32; 2])>,
    elsewhere: [u32; 2],
    pairs: Vec<Pair>,
    /// A is the later period.
    a_is_later: bool,
}

fn range(years: Years) -> String {
    if years.from == years.to {
        years.from.to_string()
    } else {
        format!("{}–{}", years.from, years.to)
    }
}

fn parse_range(text: &str) -> Option<Years> {
    let (from, to) = text.split_once("..")?;
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (from <= to).then_some(Years {
        from,
        to,
        undated: false,
    })
}

/// The first and last year in which something matches, whatever the period.
fn span(filtered: &Filtered) -> Option<(i32, i32)> {
    let years = &filtered.years;
    let first = years.counts.iter().position(|n| *n > 0)? as i32;
    let last = years.counts.iter().rposition(|n| *n > 0)? as i32;
    Some((years.first + first, years.first + last))
}

/// A's period: the one chosen, else the latest.
fn own_period(input: &Input) -> Option<Years> {
    input.query.years.or_else(|| {
        let (first, last) = span(input.filtered)?;
        let half = ((last - first + 1) / 2).clamp(1, YEARS);
        Some(Years {
            from: last - half + 1,
            to: last,
            undated: false,
        })
    })
}

/// Periods as long as A's: the one before it, those before that, then later ones.
fn other_periods(input: &Input, a: Years) -> Vec<Years> {
    let length = a.to - a.from + 1;
    let (first, last) = span(input.filtered).unwrap_or((a.from, a.to));
    let shifted = |k: i32| Years {
        from: a.from + k * length,
        to: a.to + k * length,
        undated: false,
    };
    let before = (1..).map(|k| shifted(-k)).take_while(|y| y.to >= first);
    let after = (1..).map(shifted).take_while(|y| y.from <= last);
    let mut out: Vec<Years> = before.take(60).chain(after.take(60)).collect();
    if out.is_empty() {
        out.push(shifted(-1));
    }
    out
}

fn rows_of(input: &Input, query: &Query) -> Vec<u32> {
    if query.same_filters(input.query) {
        return input.filtered.rows.clone();
    }
    crossfilter::filter(input.data, input.search, query).rows
}

/// The sides, and the choice of B among others.
fn sides(input: &Input, by: By) -> (Side, Side, Control) {
    match by {
        By::Period => periods(input),
        By::Rest => rest(input),
        By::Value(facet) => values(input, facet),
    }
}

fn periods(input: &Input) -> (Side, Side, Control) {
    let Some(own) = own_period(input) else {
        return (Side::default(), Side::default(), with(input, Vec::new()));
    };
    let options = other_periods(input, own)
        .into_iter()
        .map(|years| (format!("{}..{}", years.from, years.to), range(years)));
    let control = with(input, options.collect());
    let side = |years: Years| {
        let query = Query {
            years: Some(years),
            ..input.query.clone()
        };
        Side {
            label: range(years),
            rows: rows_of(input, &query),
        }
    };
    let b = parse_range(&control.chosen).map(side).unwrap_or_default();
    let own = Years {
        undated: false,
        ..own
    };
    (side(own), b, control)
}

fn rest(input: &Input) -> (Side, Side, Control) {
    let mut out = vec![true; input.data.len()];
    for &row in &input.filtered.rows {
        out[row as usize] = false;
    }
    let rows = (0..).zip(out).filter(|(_, is_out)| *is_out);
    let chips = chips(input.query, input.words).into_iter();
    let mut label = chips.map(|chip| chip.text).collect::<Vec<_>>().join(" · ");
    if label.is_empty() {
        label = input.words.get(W::Everything).to_owned();
    }
    let a = Side {
        label,
        rows: input.filtered.rows.clone(),
    };
    let b = Side {
        label: input.words.get(W::RestB).to_owned(),
        rows: rows.map(|(row, _)| row).collect(),
    };
    let option = (String::new(), b.label.clone());
    (a, b, with(input, vec![option]))
}

fn values(input: &Input, facet: Facet) -> (Side, Side, Control) {
    let w = input.words;
    let names = input.data.facet(facet).values();
    let counts = &input.filtered.facets[facet.index()];
    let mut leaders: Vec<&str> = order::most_first(counts)
        .into_iter()
        .map(|(code, _)| names.get(code))
        .collect();
    let chosen = &input.query.choice(facet).values;
    let own = if chosen.is_empty() {
        leaders.first().map(|first| vec![(*first).to_owned()])
    } else {
        Some(chosen.clone())
    };
    let own = own.unwrap_or_default();
    leaders.retain(|name| !own.iter().any(|own| own == name));
    // A lens cannot hold an empty value: what is not given is no side.
    leaders.retain(|name| !name.is_empty());
    let options = leaders
        .iter()
        .map(|name| ((*name).to_owned(), (*name).to_owned()));
    let control = with(input, options.collect());
    let side = |values: &[String]| {
        let mut query = input.query.clone();
        let choice = query.choice_mut(facet);
        choice.values = values.to_vec();
        let joiner = format!(" {} ", w.get(if choice.all { Key::And } else { Key::Or }));
        let label: Vec<&str> = values.iter().map(|value| w.value(value)).collect();
        Side {
            label: label.join(&joiner),
            rows: rows_of(input, &query),
        }
    };
    let b = match control.chosen.as_str() {
        "" => Side::default(),
        value => side(&[value.to_owned()]),
    };
    (side(&own), b, control)
}

fn with(input: &Input, options: Vec<(String, String)>) -> Control {
    Control::new(&input.lens(), "b", input.words.get(W::With), options)
}

/// Each pair with its records in A and in B, by institution and partner.
fn pairs(data: &Dataset, [a, b]: [&[u32]; 2]) -> Vec<Pair> {
    let keys = |rows: &[u32]| -> Vec<u64> {
        let key = |row: &u32| {
            let row = *row as usize;
            order::pair(data.institution.codes[row], data.partner.codes[row])
        };
        rows.iter().map(key).collect()
    };
    let (mut a, mut b) = (keys(a), keys(b));
    a.sort_unstable();
    b.sort_unstable();
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while let Some(&key) = [a.get(i), b.get(j)].into_iter().flatten().min() {
        let count = |list: &[u64], from: usize| {
            let rest = list.get(from..).unwrap_or_default();
            rest.iter().take_while(|other| **other == key).count()
        };
        let (in_a, in_b) = (count(&a, i), count(&b, j));
        i += in_a;
        j += in_b;
        out.push(Pair {
            institution: (key >> 32) as u32,
            partner: key as u32,
            a: in_a as u32,
            b: in_b as u32,
        });
    }
    out
}

fn compare(input: &Input, by: By) -> (Compared, Control) {
    let (a, b, control) = sides(input, by);
    let counted = [&a, &b].map(|side| {
        let filtered = Filtered {
            rows: side.rows.clone(),
            ..Filtered::default()
        };
        let own = Input {
            filtered: &filtered,
            ..*input
        };
        let (parts, elsewhere) = areas::parts(&own, Level::Region);
        let all = super::count::all(input.data, input.unit(), &side.rows);
        (parts, elsewhere[input.unit() as usize], all)
    });
    let [(parts_a, out_a, all_a), (parts_b, out_b, all_b)] = counted;
    let parts = parts_a.into_iter().zip(parts_b).map(|(a, b)| {
        let counts = [a.count, b.count];
        (a, counts)
    });
    let mut pairs = pairs(input.data, [&a.rows, &b.rows]);
    let state = |pair: &Pair| match (pair.a, pair.b) {
        (_, 0) => 0,
        (0, _) => 1,
        _ => 2,
    };
    pairs.sort_by(|x, y| {
        let by_state = state(x).cmp(&state(y));
        by_state.then((y.a + y.b).cmp(&(x.a + x.b)))
    });
    let a_is_later = match (own_period(input), parse_range(&control.chosen)) {
        (Some(a), Some(b)) => a.from > b.from,
        _ => true,
    };
    let compared = Compared {
        by,
        totals: [all_a, all_b],
        parts: parts.collect(),
        elsewhere: [out_a, out_b],
        pairs,
        a_is_later,
        a,
        b,
    };
    (compared, control)
}

fn dimensions(input: &Input) -> Control {
    let w = input.words;
    let facets = [Facet::Institution, Facet::Type, Facet::Nation];
    let names = facets.map(|f| (f.key().to_owned(), w.get(Key::of_facet(f)).to_owned()));
    let period = ("period".to_owned(), w.get(W::Period).to_owned());
    let rest = ("rest".to_owned(), w.get(W::Rest).to_owned());
    let has_years = span(input.filtered).is_some();
    let mut options = Vec::new();
    let is_filtered = input.query.is_filtered();
    if is_filtered && input.query.years.is_none() {
        options.push(rest);
        options.extend(has_years.then_some(period));
    } else {
        options.extend(has_years.then_some(period));
        options.extend(is_filtered.then_some(rest));
    }
    options.extend(names);
    Control::new(&input.lens(), "by", w.get(W::By), options)
}

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let by_control = dimensions(input);
    let by = match by_control.chosen.as_str() {
        "period" => By::Period,
        "rest" => By::Rest,
        "type" => By::Value(Facet::Type),
        "nation" => By::Value(Facet::Nation),
        _ => By::Value(Facet::Institution),
    };
    let chosen = by_control
        .options
        .iter()
        .find(|(key, _)| *key == by_control.chosen);
    let name = chosen
        .map(|(_, name)| name.to_lowercase())
        .unwrap_or_default();
    let (compared, control) = compare(input, by);
    let unit = w.get(Key::of_unit(input.unit()));
    if control.options.is_empty() {
        return Panel {
            title: w.get(K::CompareQuestion).to_owned(),
            sentence: w.fill(W::NothingElse, &[("by", &name)]),
            controls: vec![by_control],
            ..Panel::default()
        };
    }
    let gaps = [
        ("a", &*compared.a.label),
        ("b", &*compared.b.label),
        ("unit", unit),
    ];
    Panel {
        title: w.fill(W::Title, &gaps),
        sentence: sentence(input, &compared),
        notes: notes(input, &compared),
        figure: Some(draw(input, &compared)),
        tables: tables(input, &compared),
        controls: vec![by_control, control],
        wide: true,
        ..Panel::default()
    }
}

fn signed(input: &Input, [a, b]: [u32; 2]) -> String {
    let n = input.words.number(a.abs_diff(b));
    match a.cmp(&b) {
        Ordering::Greater => format!("+{n}"),
        Ordering::Less => format!("−{n}"),
        Ordering::Equal => "0".to_owned(),
    }
}

/// How many pairs are only in A, in both, only in B.
fn states(pairs: &[Pair]) -> [u32; 3] {
    let count = |is: fn(&Pair) -> bool| pairs.iter().filter(|pair| is(pair)).count() as u32;
    [
        count(|pair| pair.b == 0),
        count(|pair| pair.a > 0 && pair.b > 0),
        count(|pair| pair.a == 0),
    ]
}

fn sentence(input: &Input, compared: &Compared) -> String {
    let w = input.words;
    let [na, nb] = compared.totals;
    if na == 0 && nb == 0 {
        return w.get(K::NoRecords).to_owned();
    }
    let difference = input.counted(na.abs_diff(nb));
    let change = match na.cmp(&nb) {
        Ordering::Greater => w.fill(W::More, &[("n", &difference)]),
        Ordering::Less => w.fill(W::Fewer, &[("n", &difference)]),
        Ordering::Equal => w.get(W::Same).to_owned(),
    };
    let mut most = String::new();
    for (key, up) in [(W::Up, true), (W::Down, false)] {
        let by = |[a, b]: [u32; 2]| {
            if up {
                a.saturating_sub(b)
            } else {
                b.saturating_sub(a)
            }
        };
        let best = compared.parts.iter().rev().max_by_key(|(_, n)| by(*n));
        if let Some((part, n)) = best.filter(|(_, n)| by(*n) > 0) {
            let gaps = [("name", &*part.name), ("n", &*signed(input, *n))];
            most.push_str(&w.fill(key, &gaps));
        }
    }
    let [a, both, b] = states(&compared.pairs).map(|n| w.number(n));
    let (new, ended) = if compared.a_is_later {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let gaps = [
        ("new", &**new),
        ("ended", &**ended),
        ("both", &*both),
        ("a", &*a),
        ("b", &*b),
    ];
    most.push_str(&if compared.by == By::Period {
        w.fill(W::PairsPeriod, &gaps)
    } else {
        w.fill(W::PairsOther, &gaps)
    });
    let gaps = [
        ("a", &*compared.a.label),
        ("b", &*compared.b.label),
        ("na", &*input.counted(na)),
        ("nb", &*input.counted(nb)),
        ("change", &*change),
        ("most", &*most),
    ];
    w.fill(W::Sentence, &gaps)
}

fn notes(input: &Input, compared: &Compared) -> Vec<String> {
    let w = input.words;
    let mut notes = vec![w.get(W::SymbolsNote).to_owned()];
    match compared.by {
        By::Period => {
            notes.push(w.get(W::PeriodNote).to_owned());
            if input.query.years.is_none() {
                notes.push(w.get(W::SplitNote).to_owned());
            }
            let undated = input.filtered.undated;
            if undated > 0 {
                let n = w.count(Key::CountRecords, undated);
                notes.push(w.count(W::Undated, undated).replace(&w.number(undated), &n));
            }
        }
        By::Value(facet) if input.query.choice(facet).values.is_empty() => {
            notes.push(w.get(W::LeaderNote).to_owned());
        }
        _ => {}
    }
    if compared.pairs.len() > MOST_PAIRS {
        let n = w.number(MOST_PAIRS as u32);
        let all = w.number(compared.pairs.len() as u32);
        notes.push(w.fill(W::CutNote, &[("n", &n), ("all", &all)]));
    }
    if input.unit() != crate::query::Unit::Records {
        notes.push(w.get(K::DistinctNote).to_owned());
    }
    notes
}

fn state_names(input: &Input, compared: &Compared) -> [&'static str; 3] {
    let keys = match (compared.by, compared.a_is_later) {
        (By::Period, true) => [W::New, W::Continuing, W::Ended],
        (By::Period, false) => [W::Ended, W::Continuing, W::New],
        _ => [W::OnlyA, W::Both, W::OnlyB],
    };
    keys.map(|key| input.words.get(key))
}

fn tables(input: &Input, compared: &Compared) -> Vec<Table> {
    let w = input.words;
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let labels = [
        w.fill(W::A, &[("text", &compared.a.label)]),
        w.fill(W::B, &[("text", &compared.b.label)]),
    ];
    let unit = w.get(Key::of_unit(input.unit()));
    let gaps = [
        ("unit", unit),
        ("a", &*compared.a.label),
        ("b", &*compared.b.label),
    ];
    let numbers = |name: &str, [a, b]: [u32; 2], act: Option<Act>, total: bool| {
        let difference = f64::from(a) - f64::from(b);
        let change = (b >= LEAST_BASE).then(|| {
            let share = difference.abs() * 100.0 / f64::from(b);
            let sign = match a.cmp(&b) {
                Ordering::Less => "−",
                Ordering::Equal => "",
                Ordering::Greater => "+",
            };
            format!("{sign}{} %", crate::text::decimal(share, 0))
        });
        Row {
            cells: vec![
                Cell::text(name),
                number(a),
                number(b),
                Cell::number(difference, signed(input, [a, b])),
                change.map_or_else(|| Cell::text(w.get(W::FewInB)), Cell::text),
            ],
            act,
            total,
        }
    };
    let mut rows: Vec<Row> = compared
        .parts
        .iter()
        .map(|(part, n)| {
            if part.known > 0 {
                return numbers(&part.name, *n, part.act.clone(), false);
            }
            let mut cells = vec![Cell::text(part.name.clone())];
            cells.resize(5, Cell::text(w.get(K::NoData)));
            Row {
                cells,
                act: part.act.clone(),
                total: false,
            }
        })
        .collect();
    if compared.elsewhere != [0, 0] {
        rows.push(numbers(
            w.get(W::NotInRegion),
            compared.elsewhere,
            None,
            false,
        ));
    }
    rows.push(numbers(w.get(K::Total), compared.totals, None, true));
    let [name_a, name_b] = labels;
    let regions = Table {
        caption: w.fill(W::Regions, &gaps),
        columns: vec![
            w.get(Key::Region).to_owned(),
            name_a,
            name_b,
            w.get(W::Difference).to_owned(),
            w.get(W::Percent).to_owned(),
        ],
        rows,
    };
    let names = state_names(input, compared);
    let counts = names.into_iter().zip(states(&compared.pairs));
    let counts = Table {
        caption: w.get(W::Counts).to_owned(),
        columns: [W::State, W::Pairs]
            .map(|key| w.get(key).to_owned())
            .to_vec(),
        rows: counts
            .map(|(name, n)| Row {
                cells: vec![Cell::text(name), number(n)],
                ..Row::default()
            })
            .collect(),
    };
    vec![regions, counts, list(input, compared, names)]
}

fn list(input: &Input, compared: &Compared, names: [&'static str; 3]) -> Table {
    let w = input.words;
    let data = input.data;
    let number = |n: u32| Cell::number(f64::from(n), w.number(n));
    let rows = compared.pairs.iter().take(MOST_PAIRS).map(|pair| {
        let partner = data.partner.values.get(pair.partner);
        let institution = data.institution.values.get(pair.institution);
        let name = match (pair.a, pair.b) {
            (_, 0) => names[0],
            (0, _) => names[2],
            _ => names[1],
        };
        let mut other = Cell::text(w.value(institution));
        other.act = Some(Act::Toggle(Facet::Institution, institution.to_owned()));
        Row {
            cells: vec![
                Cell::text(w.value(partner)),
                other,
                Cell::text(name),
                number(pair.a),
                number(pair.b),
            ],
            act: Some(Act::Open(Target::Partner(partner.to_owned()))),
            total: false,
        }
    });
    let columns = [
        w.get(Key::Partner),
        w.get(Key::Institution),
        w.get(W::State),
        w.get(W::RecordsA),
        w.get(W::RecordsB),
    ];
    Table {
        caption: w.get(W::List).to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}

/// Where the maps stand, and how large each is. Where there is no room for three beside each other,
/// the difference stands below the others, and larger.
fn layout(width: f64) -> [([f64; 2], [f64; 2]); 3] {
    let across = if width >= THREE { 3.0 } else { 2.0 };
    let one = ((width - GAP * (across - 1.0)) / across).min(360.0).floor();
    let shaped = |width: f64| [width, (width * maps::SHAPE).round()];
    let (size, step) = (shaped(one), one + GAP);
    let third = if across > 2.0 {
        ([2.0 * step, 0.0], size)
    } else {
        let below = HEAD + size[1] + maps::SIZES_HEIGHT + GAP;
        ([0.0, below], shaped(width.min(400.0).floor()))
    };
    [([0.0, 0.0], size), ([step, 0.0], size), third]
}

/// Above each map: CSS pixels.
const HEAD: f64 = 44.0;

fn draw(input: &Input, compared: &Compared) -> Figure {
    let w = input.words;
    let places = layout(input.width);
    let (size, [last, last_size]) = (places[0].1, [places[2].0, places[2].1]);
    let entries = entries(input, compared);
    let legend_height = legend::height(entries.len()).max(maps::SIZES_HEIGHT);
    let height = last[1] + HEAD + last_size[1] + 10.0 + legend_height;
    let right = |(at, size): ([f64; 2], [f64; 2])| at[0] + size[0];
    let width = places.into_iter().map(right).fold(0.0, f64::max);
    let mut figure = Figure::new([width, height]);
    let key = type_key(input.data);
    let sides = [&compared.a, &compared.b];
    let counts = sides.map(|side| place_counts(input.data, &side.rows, input.unit(), &key).counts);
    let total = counts.each_ref().map(|counts| counts.iter().sum::<u32>());
    let heaviest = counts.iter().flatten().copied().max().unwrap_or(0);
    let blank = maps::uk([0.0; 2], size);
    let scale = blank.view.map(|view| {
        let total = total.into_iter().max().unwrap_or(0);
        SymbolScale::new(u64::from(total), u64::from(heaviest), &view)
    });
    for (i, side) in sides.into_iter().enumerate() {
        let key = [W::A, W::B][i];
        let text = w.fill(key, &[("text", &side.label)]);
        let at = places[i].0;
        let counted = input.counted(compared.totals[i]);
        head(&mut figure, at, size[0], &text, &counted);
        let mut frame = maps::uk([at[0], at[1] + HEAD], size);
        maps::land(&mut frame);
        if let Some(scale) = &scale {
            maps::symbols(input, &mut figure, &mut frame, &counts[i], scale);
        }
        figure.frames.push(frame);
    }
    let mut sizes = Frame::new([0.0, HEAD + size[1] + 6.0], [size[0], maps::SIZES_HEIGHT]);
    if let Some(scale) = &scale {
        maps::sizes(&mut sizes, input, scale, heaviest, [0.0, 0.0]);
    }
    figure.frames.push(sizes);
    difference(input, compared, &mut figure, last, last_size);
    let below = [last[0], last[1] + HEAD + last_size[1] + 10.0];
    let unit = w.get(Key::of_unit(input.unit()));
    figure.frames.push(legend::column(below, unit, &entries));
    figure
}

fn head(figure: &mut Figure, at: [f64; 2], width: f64, title: &str, text: &str) {
    let mut frame = Frame::new(at, [width, HEAD]);
    frame.title([0.0, 10.0], fitted(title, width * 0.86));
    frame.text([0.0, 28.0], Anchor::Start, fitted(text, width), Ink::Text);
    figure.frames.push(frame);
}

/// A third of the way each: little, some, much.
fn step(n: u32, most: u32) -> u8 {
    (n * 3).div_ceil(most.max(1)).saturating_sub(1).min(2) as u8
}

fn largest(compared: &Compared) -> u32 {
    let differences = compared.parts.iter().map(|(_, [a, b])| a.abs_diff(*b));
    differences.max().unwrap_or(0)
}

fn fill([a, b]: [u32; 2], most: u32) -> Fill {
    let step = step(a.abs_diff(b), most);
    Fill::Solid(match a.cmp(&b) {
        Ordering::Greater => Ink::More(step),
        Ordering::Less => Ink::Less(step),
        Ordering::Equal => Ink::Land,
    })
}

fn difference(
    input: &Input,
    compared: &Compared,
    figure: &mut Figure,
    at: [f64; 2],
    size: [f64; 2],
) {
    let w = input.words;
    let unit = w.get(Key::of_unit_lower(input.unit()));
    let all = format!("{} {unit}", signed(input, compared.totals));
    head(figure, at, size[0], w.get(W::Difference), &all);
    let mut frame = maps::uk([at[0], at[1] + HEAD], size);
    let most = largest(compared);
    for (part, n) in &compared.parts {
        let (fill, said) = if part.known == 0 {
            (
                Fill::Hatched,
                format!("{}: {}", part.name, w.get(K::NoData)),
            )
        } else {
            let gaps = [
                ("name", &*part.name),
                ("a", &*w.number(n[0])),
                ("b", &*w.number(n[1])),
                ("n", &*signed(input, *n)),
                ("unit", unit),
            ];
            (fill(*n, most), w.fill(W::Tip, &gaps))
        };
        let on = part.act.as_ref().is_some_and(|act| act.is_on(input.query));
        let tip = figure.tip(said, part.act.clone(), on);
        for &index in &part.features {
            let mark = Mark::Feature {
                level: Level::Region,
                index,
                fill,
                edge: None,
            };
            frame.put_with(mark, tip);
        }
    }
    maps::lines(&mut frame);
    for (part, n) in compared.parts.iter().filter(|(part, _)| part.known > 0) {
        let feature = part.features.first();
        let feature = feature.and_then(|&i| input.boundaries.regions.get(i as usize));
        if let (Some(view), Some(feature)) = (frame.view, feature) {
            frame.put(Mark::Text {
                at: view.to_screen(feature.label).map(f64::round),
                anchor: Anchor::Middle,
                text: signed(input, *n),
                face: Face {
                    size: 11.0,
                    halo: 3.0,
                    weight: TITLE.weight,
                    ..LABEL
                },
                ink: Ink::Text,
            });
        }
    }
    figure.frames.push(frame);
}

fn entries(input: &Input, compared: &Compared) -> Vec<Entry> {
    let w = input.words;
    let all = largest(compared);
    let mut entries = Vec::new();
    let steps = (0..3u8)
        .rev()
        .map(|i| (true, i))
        .chain((0..3).map(|i| (false, i)));
    for (up, i) in steps {
        let parts = compared.parts.iter().map(|(_, n)| *n);
        let own = parts.filter(|[a, b]| a != b && (a > b) == up && step(a.abs_diff(*b), all) == i);
        let mut own: Vec<u32> = own.map(|[a, b]| a.abs_diff(b)).collect();
        own.sort_unstable();
        let (Some(&least), Some(&most)) = (own.first(), own.last()) else {
            continue;
        };
        let n = if least == most {
            w.number(least)
        } else {
            format!("{} – {}", w.number(least), w.number(most))
        };
        let (ink, key) = if up {
            (Ink::More(i), W::MoreIn)
        } else {
            (Ink::Less(i), W::LessIn)
        };
        entries.push(Entry {
            fill: Fill::Solid(ink),
            text: w.fill(key, &[("n", &n)]),
        });
    }
    if compared
        .parts
        .iter()
        .any(|(part, [a, b])| part.known > 0 && a == b)
    {
        entries.push(Entry {
            fill: Fill::Solid(Ink::Land),
            text: w.get(W::Equal).to_owned(),
        });
    }
    if compared.parts.iter().any(|(part, _)| part.known == 0) {
        entries.push(Entry {
            fill: Fill::Hatched,
            text: w.get(K::NoData).to_owned(),
        });
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{Asked, World};
    use crate::query::Unit;
    use std::collections::{BTreeMap, BTreeSet};

    fn count(world: &World, unit: Unit, rows: &[u32]) -> u32 {
        let data = &world.data;
        let what = rows.iter().map(|&row| match unit {
            Unit::Records => row.to_string(),
            Unit::Projects => data.project.get(row).to_owned(),
            Unit::Partners => data.partner.get(row).to_owned(),
        });
        what.collect::<BTreeSet<_>>().len() as u32
    }

    fn all_ways(world: &World) -> Vec<(Asked, By)> {
        let facets = [Facet::Institution, Facet::Type, Facet::Nation].map(By::Value);
        let ways = [By::Period, By::Rest].into_iter().chain(facets);
        ways.flat_map(|by| world.filters().into_iter().map(move |asked| (asked, by)))
            .collect()
    }

    #[test]
    fn both_sides_count_as_a_plain_loop_does() {
        let world = World::documented();
        for (asked, by) in all_ways(&world) {
            let input = &world.input(&asked);
            let (compared, _) = compare(input, by);
            for (side, n) in [(&compared.a, 0), (&compared.b, 1)] {
                assert_eq!(compared.totals[n], count(&world, input.unit(), &side.rows));
                for (part, counts) in &compared.parts {
                    let rows = side.rows.iter().copied();
                    let own: Vec<u32> = rows
                        .filter(|&row| world.data.region.get(row) == part.name)
                        .collect();
                    assert_eq!(
                        counts[n],
                        count(&world, input.unit(), &own),
                        "{}",
                        part.name
                    );
                }
            }
        }
    }

    #[test]
    fn pairs_are_those_of_a_plain_loop() {
        let world = World::documented();
        for (asked, by) in all_ways(&world) {
            let (compared, _) = compare(&world.input(&asked), by);
            let mut expected: BTreeMap<(&str, &str), [u32; 2]> = BTreeMap::new();
            for (n, side) in [&compared.a, &compared.b].into_iter().enumerate() {
                for &row in &side.rows {
                    let key = (world.data.institution.get(row), world.data.partner.get(row));
                    expected.entry(key).or_default()[n] += 1;
                }
            }
            assert_eq!(compared.pairs.len(), expected.len());
            for pair in &compared.pairs {
                let institution = world.data.institution.values.get(pair.institution);
                let partner = world.data.partner.values.get(pair.partner);
                assert_eq!(expected[&(institution, partner)], [pair.a, pair.b]);
            }
        }
    }

    #[test]
    fn a_period_is_compared_with_the_one_before_it() {
        let world = World::documented();
        let years = |from, to| Years {
            from,
            to,
            undated: false,
        };
        let query = Query {
            years: Some(years(2010, 2014)),
            ..Query::default()
        };
        let asked = world.ask(query.clone());
        let (compared, control) = compare(&world.input(&asked), By::Period);
        assert_eq!(
            (&*compared.a.label, &*compared.b.label),
            ("2010–2014", "2005–2009")
        );
        assert!(
            control
                .options
                .contains(&("2015..2019".into(), "2015–2019".into()))
        );
        let active = |row: &u32, years: Years| {
            let active = world.data.years_of(*row as usize);
            active.is_some_and(|(from, to)| from <= years.to && to >= years.from)
        };
        let all: Vec<u32> = (0..world.data.len() as u32).collect();
        for (side, years) in [
            (&compared.a, years(2010, 2014)),
            (&compared.b, years(2005, 2009)),
        ] {
            let expected = all.iter().copied().filter(|row| active(row, years));
            assert_eq!(side.rows, expected.collect::<Vec<_>>());
        }
        let later = Query {
            lens: "b:2015..2019".into(),
            ..query
        };
        let asked = world.ask(later);
        let (compared, _) = compare(&world.input(&asked), By::Period);
        assert_eq!(
            (compared.b.label.as_str(), compared.a_is_later),
            ("2015–2019", false)
        );
    }

    #[test]
    fn the_rest_is_all_that_the_filters_leave_out() {
        let world = World::documented();
        for asked in world.filters() {
            let (compared, _) = compare(&world.input(&asked), By::Rest);
            let mut rows = [compared.a.rows, compared.b.rows].concat();
            rows.sort_unstable();
            assert!(rows.into_iter().eq(0..world.data.len() as u32));
        }
    }

    #[test]
    fn tables_are_complete_at_every_width() {
        let world = World::documented();
        for asked in world.filters() {
            for width in [320.0, 544.0, 1_100.0] {
                let mut input = world.input(&asked);
                input.width = width;
                let panel = panel(&input);
                let figure = panel.figure.expect("a figure");
                assert!(figure.size[0] <= width);
                let [regions, counts, _] = panel.tables.as_slice() else {
                    panic!("three tables");
                };
                assert!(regions.rows.len() >= 13 && counts.rows.len() == 3);
                for table in &panel.tables {
                    let columns = table.columns.len();
                    assert!(table.rows.iter().all(|row| row.cells.len() == columns));
                }
            }
        }
    }
}
