//! One institution, partner or region on a page.

use super::figure::{Figure, Fill, Frame, LABEL, Level, Line, Mark, fitted, width_of};
use super::table::{Cell, Row, Table};
use super::{Act, Control, Input, Panel, count, maps, say};
use crate::catalogue::{AnalysisKey as K, Key, Text, catalogue};
use crate::codes::Region;
use crate::geo::Projection;
use crate::order;
use crate::query::{Facet, Target, Unit};
use crate::scale::SymbolScale;
use crate::scene::{Anchor, Edge, Face, Ink, Item, Shape};
use crate::summary::{Totals, place_counts, totals, type_key};
use crate::view::Bounds;

catalogue! { W:
    Who: "Of",
    Option: "{kind}: {name}",
    TitleInstitution: "{name}: partnerships, counted in {unit}",
    TitlePartner: "{name}: its national partnerships, counted in {unit}",
    TitleRegion: "{name}: partnerships in the region, counted in {unit}",
    Nobody: "No record of this data set matches the filters: there is nobody to show.",
    Hidden: "No record of {name} matches the filters.",
    Institution: "{name} has {records} that match: {projects} with {partners} at {places}.",
    Partner: "{name} has {records} that match: {projects} with {institutions}, at {places}.",
    Region: "{name} has {records} that match: {projects} of {institutions} with {partners} at {places}.",
    Institutions: "{n} national institution|{n} national institutions",
    RecordWord: "record|records",
    ProjectWord: "project|projects",
    PartnerWord: "partner|partners",
    InstitutionWord: "institution|institutions",
    PlaceWord: "place|places",
    MostType: " Most often: {list}.",
    Funding: " A funding stream is stated for {n} of {all} ({percent}).",
    One: "{name} ({n})",
    Others: "{n} others",
    Years: "Records active in each year",
    YearTip: "{year}: {n}",
    Year: "Year",
    RecordsActive: "Records active",
    Undated: "{n} record without a date is not among the years.|{n} records without a date are not among the years.",
    Unplaced: "{n} record has no place on the map.|{n} records have no place on the map.",
    Site: "{name}, {town}: its own site",
    SitesNote: "Diamonds on the map are the institution’s own sites.",
    CutNote: "Lists end after {n} lines.",
    Of: "{what} of {name}",
    With: "{what} of {name}: {unit}",
    Filtered: "All numbers are of what the filters leave; without a filter the page is whole.",
}

/// Lines of a table of partners or institutions.
const MOST_LINES: usize = 1_000;
/// Partners that can be chosen from the list; every one can be by its name in a table.
const OFFERED: usize = 40;
/// Bars of a kind.
const BARS: usize = 6;

/// What a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    Institution(String),
    Partner(String),
    Region(Region),
}

impl Who {
    fn parse(text: &str) -> Option<Self> {
        let (kind, name) = text.split_once(':')?;
        Some(match kind {
            "institution" => Self::Institution(name.to_owned()),
            "partner" => Self::Partner(name.to_owned()),
            "region" => Self::Region(Region::find(name)?),
            _ => return None,
        })
    }

    /// As a lens holds it.
    fn key(&self) -> String {
        let kind = match self {
            Self::Institution(_) => "institution",
            Self::Partner(_) => "partner",
            Self::Region(_) => "region",
        };
        format!("{kind}:{}", self.name())
    }

    fn name(&self) -> &str {
        match self {
            Self::Institution(name) | Self::Partner(name) => name,
            Self::Region(region) => region.name(),
        }
    }

    const fn kind(&self) -> Key {
        match self {
            Self::Institution(_) => Key::Institution,
            Self::Partner(_) => Key::Partner,
            Self::Region(_) => Key::Region,
        }
    }

    /// The matching rows.
    fn rows(&self, input: &Input) -> Vec<u32> {
        let data = input.data;
        let rows = input.filtered.rows.iter().copied();
        match self {
            Self::Region(region) => rows
                .filter(|&row| input.located.regions.get(row as usize) == Some(&Some(*region)))
                .collect(),
            Self::Institution(name) | Self::Partner(name) => {
                let column = match self {
                    Self::Partner(_) => &data.partner,
                    _ => &data.institution,
                };
                let Some(code) = column.values.position(name) else {
                    return Vec::new();
                };
                rows.filter(|&row| column.codes[row as usize] == code)
                    .collect()
            }
        }
    }
}

/// How much each code of a column holds, in a unit.
fn tally(input: &Input, unit: Unit, rows: &[u32], codes: &[u32], len: usize) -> Vec<u32> {
    count::by_group(input.data, unit, len, |put| {
        for &row in rows {
            put(row, codes[row as usize]);
        }
    })
}

/// Who can be chosen, the default first: who was filtered by or opened, else the institution with
/// most records.
fn offered(input: &Input) -> Vec<Who> {
    let data = input.data;
    let all = &input.filtered.rows;
    let names = |column: &crate::dataset::Column, most: usize| -> Vec<String> {
        let counts = tally(
            input,
            Unit::Records,
            all,
            &column.codes,
            column.values.len(),
        );
        let leaders = order::most_first(&counts).into_iter().take(most);
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

/// What a page shows.
struct Page {
    who: Who,
    rows: Vec<u32>,
    totals: Totals,
    /// In the query's unit: value, count.
    types: Vec<(String, u32)>,
    funding: Vec<(String, u32)>,
    first_year: i32,
    years: Vec<u32>,
}

fn page(input: &Input, who: Who) -> Page {
    let rows = who.rows(input);
    let values = |facet| -> Vec<(String, u32)> {
        let counts = count::by_facet(input.data, input.unit(), &rows, facet);
        let values = input.data.facet(facet).values();
        let leaders = order::most_first(&counts).into_iter();
        leaders
            .map(|(code, n)| (values.get(code).to_owned(), n))
            .collect()
    };
    let (first_year, years) = count::active_years(input.data, &rows);
    Page {
        totals: totals(input.data, &rows),
        types: values(Facet::Type),
        funding: values(Facet::Funding),
        first_year,
        years,
        rows,
        who,
    }
}

/// The view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let offered = offered(input);
    let option = |who: &Who| {
        let gaps = [("kind", w.get(who.kind())), ("name", w.value(who.name()))];
        (who.key(), w.fill(W::Option, &gaps))
    };
    let options = offered.iter().map(option).collect();
    let control = Control::new(&input.lens(), "who", w.get(W::Who), options);
    let Some(who) = Who::parse(&control.chosen) else {
        return Panel {
            title: w.get(K::ProfileQuestion).to_owned(),
            sentence: w.get(W::Nobody).to_owned(),
            ..Panel::default()
        };
    };
    let title = match who {
        Who::Institution(_) => W::TitleInstitution,
        Who::Partner(_) => W::TitlePartner,
        Who::Region(_) => W::TitleRegion,
    };
    let unit = w.get(Key::of_unit_lower(input.unit()));
    let title = w.fill(title, &[("name", who.name()), ("unit", unit)]);
    let page = page(input, who);
    if page.rows.is_empty() {
        return Panel {
            title,
            sentence: w.fill(W::Hidden, &[("name", page.who.name())]),
            controls: vec![control],
            ..Panel::default()
        };
    }
    Panel {
        title,
        sentence: sentence(input, &page),
        notes: notes(input, &page),
        controls: vec![control],
        figure: Some(draw(input, &page)),
        tables: tables(input, &page),
        ..Panel::default()
    }
}

fn sentence(input: &Input, page: &Page) -> String {
    let w = input.words;
    let totals = &page.totals;
    let template = match page.who {
        Who::Institution(_) => W::Institution,
        Who::Partner(_) => W::Partner,
        Who::Region(_) => W::Region,
    };
    let gaps = [
        ("name", page.who.name()),
        ("records", &*w.count_unit(Unit::Records, totals.records)),
        ("projects", &*w.count_unit(Unit::Projects, totals.projects)),
        ("partners", &*w.count_unit(Unit::Partners, totals.partners)),
        (
            "institutions",
            &*w.count(W::Institutions, totals.institutions),
        ),
        ("places", &*w.count(Key::CountPlaces, totals.places)),
    ];
    let mut out = w.fill(template, &gaps);
    let leaders = page.types.iter().take(3).map(|(name, n)| {
        let n = input.counted(*n);
        w.fill(W::One, &[("name", w.value(name)), ("n", &n)])
    });
    let list = say::joined(input, &leaders.collect::<Vec<_>>());
    out.push_str(&w.fill(W::MostType, &[("list", &list)]));
    let stated = totals.records - count::unfunded(input.data, &page.rows);
    let percent = say::percent(stated, totals.records);
    let gaps = [
        ("n", &*w.number(stated)),
        ("all", &*w.count_unit(Unit::Records, totals.records)),
        ("percent", &*percent),
    ];
    out.push_str(&w.fill(W::Funding, &gaps));
    out
}

fn notes(input: &Input, page: &Page) -> Vec<String> {
    let w = input.words;
    let dated = |row: &&u32| input.data.years_of(**row as usize).is_none();
    let undated = page.rows.iter().filter(dated).count() as u32;
    let no_place = page.totals.unplaced + page.totals.somewhere;
    let mut notes = Vec::new();
    if undated > 0 {
        notes.push(w.count(W::Undated, undated));
    }
    if no_place > 0 {
        notes.push(w.count(W::Unplaced, no_place));
    }
    if input.query.is_filtered() {
        notes.push(w.get(W::Filtered).to_owned());
    }
    if matches!(&page.who, Who::Institution(name) if input.sites.of(name).next().is_some()) {
        notes.push(w.get(W::SitesNote).to_owned());
    }
    notes.push(w.get(K::SeveralNote).to_owned());
    if page.totals.partners as usize > MOST_LINES {
        let n = w.number(MOST_LINES as u32);
        notes.push(w.fill(W::CutNote, &[("n", &n)]));
    }
    notes
}

fn tables(input: &Input, page: &Page) -> Vec<Table> {
    let data = input.data;
    let partners = || {
        let column = &data.partner;
        list(
            input,
            page,
            (Key::Partners, Key::Partner),
            column,
            &|name| Act::Lens("who", Who::Partner(name.to_owned()).key()),
        )
    };
    let institutions = || {
        let column = &data.institution;
        list(
            input,
            page,
            (Key::Institutions, Key::Institution),
            column,
            &|name| Act::Lens("who", Who::Institution(name.to_owned()).key()),
        )
    };
    let mut out = match page.who {
        Who::Institution(_) => vec![partners()],
        Who::Partner(_) => vec![institutions()],
        Who::Region(_) => vec![institutions(), partners()],
    };
    out.push(shares(input, page, Facet::Type, &page.types));
    out.push(shares(input, page, Facet::Funding, &page.funding));
    if !matches!(page.who, Who::Region(_)) {
        let column = &data.region;
        out.push(list(
            input,
            page,
            (Key::Regions, Key::Region),
            column,
            &|name| Act::Toggle(Facet::Region, name.to_owned()),
        ));
    }
    if !page.years.is_empty() {
        out.push(year_table(input, page));
    }
    out
}

fn number(input: &Input, n: u32) -> Cell {
    Cell::number(f64::from(n), input.words.number(n))
}

/// The values of a column with their records and projects, most records first.
fn list(
    input: &Input,
    page: &Page,
    (many, one): (Key, Key),
    column: &crate::dataset::Column,
    act: &dyn Fn(&str) -> Act,
) -> Table {
    let w = input.words;
    let count = |unit| tally(input, unit, &page.rows, &column.codes, column.values.len());
    let [records, projects] = [Unit::Records, Unit::Projects].map(count);
    let most = records.iter().copied().max().unwrap_or(1);
    let rows = order::most_first(&records).into_iter().take(MOST_LINES);
    let rows = rows.map(|(code, n)| {
        let name = column.values.get(code);
        Row {
            cells: vec![
                Cell::text(w.value(name)),
                number(input, n).with_bar(f64::from(n) / f64::from(most)),
                number(input, projects[code as usize]),
            ],
            act: Some(act(name)),
            total: false,
        }
    });
    let gaps = [("what", w.get(many)), ("name", page.who.name())];
    let columns = [one, Key::Records, Key::Projects];
    Table {
        caption: w.fill(W::Of, &gaps),
        columns: columns.map(|key| w.get(key).to_owned()).to_vec(),
        rows: rows.collect(),
    }
}

fn shares(input: &Input, page: &Page, facet: Facet, values: &[(String, u32)]) -> Table {
    let w = input.words;
    let all = count::all(input.data, input.unit(), &page.rows);
    let what = w.get(match facet {
        Facet::Funding => Key::FundingStreams,
        _ => Key::PartnershipTypes,
    });
    let unit = w.get(Key::of_unit(input.unit()));
    let rows = values.iter().map(|(name, n)| {
        let share = f64::from(*n) / f64::from(all.max(1));
        Row {
            cells: vec![
                Cell::text(w.value(name)),
                number(input, *n),
                Cell::number(share * 100.0, say::percent(*n, all)).with_bar(share),
            ],
            act: Some(Act::Toggle(facet, name.clone())),
            total: false,
        }
    });
    let gaps = [
        ("what", what),
        ("name", page.who.name()),
        ("unit", w.get(Key::of_unit_lower(input.unit()))),
    ];
    Table {
        caption: w.fill(W::With, &gaps),
        columns: [w.get(Key::of_facet(facet)), unit, w.get(K::Share)]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    }
}

fn year_table(input: &Input, page: &Page) -> Table {
    let w = input.words;
    let most = page.years.iter().copied().max().unwrap_or(1).max(1);
    let rows = (page.first_year..).zip(&page.years).map(|(year, &n)| Row {
        cells: vec![
            Cell::text(year.to_string()),
            number(input, n).with_bar(f64::from(n) / f64::from(most)),
        ],
        act: Some(Act::Years(year, year)),
        total: false,
    });
    let gaps = [("what", w.get(W::Years)), ("name", page.who.name())];
    Table {
        caption: w.fill(W::Of, &gaps),
        columns: [W::Year, W::RecordsActive]
            .map(|key| w.get(key).to_owned())
            .to_vec(),
        rows: rows.collect(),
    }
}

/// Between the parts of the page: CSS pixels.
const GAP: f64 = 20.0;
/// Each bar with its label: CSS pixels.
const BAR: f64 = 22.0;
/// From here on bars stand beside the map: CSS pixels.
const BESIDE: f64 = 480.0;
/// The bars of the years: CSS pixels.
const YEARS: f64 = 56.0;

fn draw(input: &Input, page: &Page) -> Figure {
    let w = input.words;
    let width = input.width.min(560.0).floor();
    let mut figure = Figure::new([width, 0.0]);
    let mut top = headline(input, page, &mut figure, width);
    let is_beside = width >= BESIDE;
    let map = if is_beside {
        (width * 0.44).floor()
    } else {
        width.min(300.0)
    };
    let height = map_of(input, page, &mut figure, [0.0, top], map);
    let (left, mut y) = if is_beside {
        (map + GAP, top)
    } else {
        (0.0, top + height + GAP)
    };
    for (facet, key, values) in [
        (Facet::Type, Key::PartnershipTypes, &page.types),
        (Facet::Funding, Key::FundingStreams, &page.funding),
    ] {
        let mut frame = Frame::new([left, y], [width - left, 0.0]);
        frame.size[1] = bars(input, &mut figure, &mut frame, w.get(key), facet, values);
        y += frame.size[1] + GAP;
        figure.frames.push(frame);
    }
    top = if is_beside {
        (top + height + GAP).max(y)
    } else {
        y
    };
    if !page.years.is_empty() {
        let mut frame = Frame::new([0.0, top], [width, 22.0 + YEARS + 20.0]);
        year_bars(input, page, &mut figure, &mut frame);
        top += frame.size[1] + 4.0;
        figure.frames.push(frame);
    }
    figure.size[1] = top.ceil();
    figure
}

/// The counts in large figures; gives their height.
fn headline(input: &Input, page: &Page, figure: &mut Figure, width: f64) -> f64 {
    let w = input.words;
    let totals = &page.totals;
    let mut counts = vec![
        (totals.records, W::RecordWord),
        (totals.projects, W::ProjectWord),
    ];
    if !matches!(page.who, Who::Institution(_)) {
        counts.push((totals.institutions, W::InstitutionWord));
    }
    if !matches!(page.who, Who::Partner(_)) {
        counts.push((totals.partners, W::PartnerWord));
    }
    counts.push((totals.places, W::PlaceWord));
    let fits = width >= 78.0 * counts.len() as f64;
    let across = if fits {
        counts.len()
    } else {
        counts.len().div_ceil(2)
    };
    let step = (width / across as f64).floor();
    let lines = counts.len().div_ceil(across);
    let height = 54.0 * lines as f64 + 8.0;
    let mut frame = Frame::new([0.0, 0.0], [width, height]);
    for (i, (n, unit)) in counts.into_iter().enumerate() {
        let x = step * (i % across) as f64;
        let y = 54.0 * (i / across) as f64;
        frame.put(Mark::Text {
            at: [x, y + 16.0],
            anchor: Anchor::Start,
            text: w.number(n),
            face: Face {
                size: 26.0,
                serif: true,
                ..LABEL
            },
            ink: Ink::Text,
        });
        frame.text(
            [x, y + 38.0],
            Anchor::Start,
            w.count(unit, n),
            Ink::QuietText,
        );
    }
    figure.frames.push(frame);
    height
}

/// The map with its legend; gives their height.
fn map_of(input: &Input, page: &Page, figure: &mut Figure, at: [f64; 2], width: f64) -> f64 {
    let size = [width, (width * maps::SHAPE).round()];
    let region = match page.who {
        Who::Region(region) => input.boundaries.regions.get(region as usize),
        _ => None,
    };
    let mut frame = match region {
        Some(feature) => {
            let [west, south, east, north] = feature.bbox;
            let bounds = Bounds {
                min: [west, south],
                max: [east, north],
            };
            maps::of(at, [size[0], size[0]], bounds)
        }
        None => maps::uk(at, size),
    };
    let size = frame.size;
    maps::land(&mut frame);
    if let Who::Region(region) = page.who {
        frame.put(Mark::Feature {
            level: Level::Region,
            index: region as u32,
            fill: Fill::Solid(Ink::LitLand),
            edge: None,
        });
        maps::lines(&mut frame);
    }
    let key = type_key(input.data);
    let counts = place_counts(input.data, &page.rows, input.unit(), &key).counts;
    let heaviest = counts.iter().copied().max().unwrap_or(0);
    if let Some(view) = frame.view {
        let total = counts.iter().map(|n| u64::from(*n)).sum();
        let scale = SymbolScale::new(total, u64::from(heaviest), &view);
        maps::symbols(input, figure, &mut frame, &counts, &scale);
        let at = [at[0], at[1] + size[1] + 6.0];
        let mut legend = Frame::new(at, [width, maps::SIZES_HEIGHT]);
        if heaviest > 0 {
            maps::sizes(&mut legend, input, &scale, heaviest, [0.0, 0.0]);
        }
        figure.frames.push(legend);
    }
    if let Who::Institution(name) = &page.who {
        sites(input, figure, &mut frame, name);
    }
    figure.frames.push(frame);
    size[1] + 6.0 + maps::SIZES_HEIGHT
}

fn sites(input: &Input, figure: &mut Figure, frame: &mut Frame, name: &str) {
    let Some(view) = frame.view else {
        return;
    };
    for site in input.sites.of(name) {
        let gaps = [("name", &*site.name), ("town", &*site.town)];
        let tip = figure.tip(input.words.fill(W::Site, &gaps), None, false);
        let symbol = Item::Symbol {
            at: view.to_screen(Projection::project(site.position)),
            radius: 4.5,
            shape: Shape::Diamond,
            fill: Ink::Site,
            edge: Edge {
                ink: Ink::MarkEdge,
                width: 1.0,
                dashed: false,
            },
            opacity: 1.0,
        };
        frame.put_with(Mark::Item(symbol), tip);
    }
}

/// The leading values as bars, the others summed up in number only; gives the height.
fn bars(
    input: &Input,
    figure: &mut Figure,
    frame: &mut Frame,
    title: &str,
    facet: Facet,
    values: &[(String, u32)],
) -> f64 {
    let w = input.words;
    let width = frame.size[0];
    let most = values.first().map_or(1, |(_, n)| *n).max(1);
    let numbers = width_of(&w.number(most)) + 6.0;
    let label = (width * 0.54).floor();
    let room = width - label - numbers - 8.0;
    frame.title([0.0, 8.0], title);
    let mut y = 20.0;
    for (name, n) in values.iter().take(BARS) {
        let act = Act::Toggle(facet, name.clone());
        let on = act.is_on(input.query);
        let said = format!("{}: {}", w.value(name), input.counted(*n));
        let tip = figure.tip(said, Some(act), on);
        let middle = y + BAR / 2.0;
        frame.put_with(
            Mark::Text {
                at: [0.0, middle],
                anchor: Anchor::Start,
                text: fitted(w.value(name), label),
                face: LABEL,
                ink: Ink::Text,
            },
            tip,
        );
        let length = (room * f64::from(*n) / f64::from(most)).max(1.0).round();
        frame.put_with(
            Mark::Rect {
                at: [label + 8.0, middle - 6.0],
                size: [length, 12.0],
                // What is not stated is no stream among others.
                fill: if count::is_stated(name) {
                    Fill::Solid(Ink::Mark)
                } else {
                    Fill::Hatched
                },
                edge: None,
            },
            tip,
        );
        let at = [label + 8.0 + length + 5.0, middle];
        frame.text(at, Anchor::Start, w.number(*n), Ink::Text);
        y += BAR;
    }
    if values.len() > BARS {
        let n = w.number((values.len() - BARS) as u32);
        let text = w.fill(W::Others, &[("n", &n)]);
        frame.text([0.0, y + BAR / 2.0], Anchor::Start, text, Ink::QuietText);
        y += BAR;
    }
    y
}

fn year_bars(input: &Input, page: &Page, figure: &mut Figure, frame: &mut Frame) {
    let w = input.words;
    let width = frame.size[0];
    frame.title([0.0, 8.0], w.get(W::Years));
    let most = page.years.iter().copied().max().unwrap_or(1).max(1);
    let step = (width / page.years.len() as f64).min(40.0);
    let gap = if step > 6.0 { 2.0 } else { 0.0 };
    let base = 22.0 + YEARS;
    for (i, &n) in page.years.iter().enumerate().filter(|(_, n)| **n > 0) {
        let year = page.first_year + i as i32;
        let act = Act::Years(year, year);
        let on = act.is_on(input.query);
        let records = w.count_unit(Unit::Records, n);
        let gaps = [("year", &*year.to_string()), ("n", &*records)];
        let tip = figure.tip(w.fill(W::YearTip, &gaps), Some(act), on);
        let high = ((YEARS - 14.0) * f64::from(n) / f64::from(most))
            .max(1.0)
            .round();
        let x = step * i as f64;
        frame.put_with(
            Mark::Rect {
                at: [x, base - high],
                size: [(step - gap).max(0.5), high],
                fill: Fill::Solid(Ink::Mark),
                edge: None,
            },
            tip,
        );
        // The tallest bar carries its number: the scale of the others.
        if n == most && page.years.iter().position(|n| *n == most) == Some(i) {
            let at = [x + (step - gap) / 2.0, base - high - 7.0];
            let anchor = if at[0] < 12.0 {
                Anchor::Start
            } else {
                Anchor::Middle
            };
            frame.text(at, anchor, w.number(n), Ink::Text);
        }
    }
    let end = step * page.years.len() as f64;
    frame.put(Mark::Path {
        points: vec![[0.0, base + 0.5], [end, base + 0.5]],
        closed: false,
        fill: Fill::None,
        edge: Some(Line {
            ink: Ink::QuietText,
            width: 1.0,
            dashed: false,
        }),
    });
    let last = page.first_year + page.years.len() as i32 - 1;
    let y = base + 12.0;
    frame.text(
        [0.0, y],
        Anchor::Start,
        page.first_year.to_string(),
        Ink::QuietText,
    );
    if end >= 70.0 {
        frame.text([end, y], Anchor::End, last.to_string(), Ink::QuietText);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::World;
    use crate::query::Query;
    use std::collections::{BTreeMap, BTreeSet};

    fn everyone(world: &World) -> Vec<Who> {
        let data = &world.data;
        let institutions = data
            .institution
            .values
            .iter()
            .map(|n| Who::Institution(n.into()));
        let partners = data
            .partner
            .values
            .iter()
            .take(40)
            .map(|n| Who::Partner(n.into()));
        institutions
            .chain(partners)
            .chain(Region::ALL.map(Who::Region))
            .collect()
    }

    #[test]
    fn a_page_counts_as_a_plain_loop_does() {
        let world = World::documented();
        let data = &world.data;
        for asked in world.filters() {
            let input = &world.input(&asked);
            for who in everyone(&world) {
                let page = page(input, who);
                let rows = asked.filtered.rows.iter().copied();
                let own: Vec<u32> = rows
                    .filter(|&row| match &page.who {
                        Who::Institution(name) => data.institution.get(row) == name,
                        Who::Partner(name) => data.partner.get(row) == name,
                        Who::Region(region) => data.region.get(row) == region.name(),
                    })
                    .collect();
                assert_eq!(page.rows, own, "{:?}", page.who);
                let (mut types, mut years) = (BTreeMap::new(), BTreeMap::new());
                let mut partners = BTreeSet::new();
                for &row in &own {
                    partners.insert(data.partner.get(row));
                    for name in data.types.get(row) {
                        let unit = match input.unit() {
                            Unit::Records => row.to_string(),
                            Unit::Projects => data.project.get(row).to_owned(),
                            Unit::Partners => data.partner.get(row).to_owned(),
                        };
                        types
                            .entry(name.to_owned())
                            .or_insert_with(BTreeSet::new)
                            .insert(unit);
                    }
                    if let Some((from, to)) = data.years_of(row as usize) {
                        for year in from..=to {
                            *years.entry(year).or_insert(0) += 1;
                        }
                    }
                }
                assert_eq!(page.totals.partners, partners.len() as u32);
                let counted: BTreeMap<String, u32> = page.types.iter().cloned().collect();
                let types = types
                    .into_iter()
                    .map(|(name, units)| (name, units.len() as u32));
                assert_eq!(counted, types.collect());
                let active = (page.first_year..)
                    .zip(&page.years)
                    .filter(|(_, n)| **n > 0);
                assert_eq!(
                    active.map(|(y, n)| (y, *n)).collect::<BTreeMap<_, _>>(),
                    years
                );
            }
        }
    }

    #[test]
    fn the_page_is_of_whom_was_asked_for() {
        let world = World::documented();
        let title = |query: Query| {
            let asked = world.ask(query);
            panel(&world.input(&asked)).title
        };
        let mut filtered = Query::default();
        filtered.choice_mut(Facet::Region).values = vec!["Wales".into()];
        assert!(title(filtered.clone()).starts_with("Wales"));
        let lens = crate::analysis::Lens::default().with("who", "institution:Tate");
        filtered.lens = lens.to_string();
        assert!(title(filtered).starts_with("Tate"));
        let opened = Query {
            target: Some(Target::Partner("Pier Arts Centre".into())),
            ..Query::default()
        };
        assert!(title(opened).starts_with("Pier Arts Centre"));
    }

    #[test]
    fn a_page_is_whole_at_every_width() {
        let world = World::documented();
        for who in everyone(&world) {
            let query = Query {
                lens: crate::analysis::Lens::default()
                    .with("who", &who.key())
                    .to_string(),
                ..Query::default()
            };
            let asked = world.ask(query);
            for width in [320.0, 544.0] {
                let mut input = world.input(&asked);
                input.width = width;
                let panel = panel(&input);
                assert!(panel.title.starts_with(who.name()), "{}", panel.title);
                if panel.tables.is_empty() {
                    assert!(who.rows(&input).is_empty());
                    continue;
                }
                assert!(panel.figure.is_some_and(|figure| figure.size[0] <= width));
                for table in &panel.tables {
                    let columns = table.columns.len();
                    assert!(table.rows.iter().all(|row| row.cells.len() == columns));
                }
            }
        }
    }
}
