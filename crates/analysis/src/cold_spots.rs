//! Where there are fewest partnerships: regions and districts from the coldest on, with the nearest
//! partnership to each.

mod draw;
mod find;
mod table;

use super::{Control, Input, Panel};
use crate::areas::Part;
use crate::figure::Level;
use crate::population::Estimate;
use cartography::view::Metres;
use draw::draw;
use explore::aggregates::near_in_words;
pub(super) use find::find;
use messages::ColdSpotsText;
use messages::{AnalysisText, PageText};
use records::PlaceId;
use records::text::decimal;
use table::table;

/// How many areas have their rank on the map.
const RANKED_ON_MAP: usize = 8;
/// How many areas a sentence names.
const NAMED: usize = 3;

/// The nearest place with matching records.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Nearest {
    place: PlaceId,
    /// The partner with most matching records there.
    partner: u32,
    /// The number of further partners there.
    more: u32,
    km: f64,
    /// Its position.
    at: Metres,
}

/// An area, in order from the coldest on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ColdSpot {
    pub part: Part,
    nearest: Option<Nearest>,
    /// Its centre.
    middle: Metres,
    /// The value by which it is ranked.
    pub value: f64,
}

impl ColdSpot {
    fn km(&self) -> f64 {
        self.nearest.as_ref().map_or(f64::INFINITY, |near| near.km)
    }
}

/// The ranking and what it is based on.
pub(super) struct ColdSpots {
    level: Level,
    by_rate: bool,
    /// The areas ranked, lowest first; ties: farthest from a partnership first.
    pub ranked: Vec<ColdSpot>,
    /// The areas without any record in the data set.
    pub unknown: Vec<ColdSpot>,
    /// The areas excluded by the chosen nations and regions.
    outside: Vec<Part>,
}

/// Computes the view.
#[must_use]
pub fn panel(input: &Input) -> Panel {
    let w = input.words;
    let levels = [
        ("region", w.get(AnalysisText::Regions)),
        ("district", w.get(AnalysisText::Districts)),
    ];
    let level_control = Control::among(input, "level", w.get(ColdSpotsText::Level), &levels);
    let level = match level_control.chosen.as_str() {
        "district" => Level::District,
        _ => Level::Region,
    };
    let measures = [
        ("count", w.get(ColdSpotsText::Absolute)),
        ("rate", w.get(AnalysisText::Per100k)),
    ];
    let measure_control =
        Control::among(input, "measure", w.get(ColdSpotsText::Measure), &measures);
    let by_rate = measure_control.chosen == "rate";
    let controls = vec![level_control, measure_control];
    let found = find(input, level, by_rate);
    let name = w.get(match level {
        Level::District => ColdSpotsText::District,
        _ => ColdSpotsText::Region,
    });
    let template = if by_rate {
        ColdSpotsText::TitleRate
    } else {
        ColdSpotsText::TitleCount
    };
    let unit = w.get(PageText::of_unit_lower(input.unit()));
    let title = w.fill(template, &[("unit", unit), ("level", name)]);
    let mut tables = vec![table(input, &found, &found.ranked, true, &title)];
    if !found.unknown.is_empty() {
        let caption = w.get(ColdSpotsText::NotRanked);
        tables.push(table(input, &found, &found.unknown, false, caption));
    }
    Panel {
        sentence: sentence(input, &found),
        figure: Some(draw(input, &found)),
        notes: notes(input, &found),
        tables,
        controls,
        title,
        ..Panel::default()
    }
}

fn notes(input: &Input, found: &ColdSpots) -> Vec<String> {
    let w = input.words;
    let mut notes = vec![
        w.get(ColdSpotsText::RanksNote).to_owned(),
        w.get(ColdSpotsText::NearestNote).to_owned(),
    ];
    if found
        .ranked
        .windows(2)
        .any(|two| two[0].value == two[1].value)
    {
        notes.push(w.get(ColdSpotsText::TiesNote).to_owned());
    }
    if !found.unknown.is_empty() {
        notes.push(w.get(ColdSpotsText::UnknownNote).to_owned());
    }
    match &input.query.near {
        Some(near) => notes.push(w.fill(
            ColdSpotsText::NearNote,
            &[("near", &near_in_words(near, w))],
        )),
        None if !found.outside.is_empty() => {
            notes.push(w.get(ColdSpotsText::FilterNote).to_owned())
        }
        None => {}
    }
    if found.level == Level::District {
        let n = w.number(input.boundaries.districts.len() as u32);
        notes.push(w.fill(ColdSpotsText::Today, &[("n", &n)]));
    }
    notes.push(Estimate::new(input, found.level).note(w));
    notes
}

/// The value by which areas are ranked, with its unit.
fn shown(input: &Input, found: &ColdSpots, spot: &ColdSpot) -> String {
    if found.by_rate {
        let n = decimal(spot.value, 2);
        input.words.fill(ColdSpotsText::Rate, &[("n", &n)])
    } else {
        input.counted(spot.part.count)
    }
}

fn sentence(input: &Input, found: &ColdSpots) -> String {
    let w = input.words;
    if let Some(near) = &input.query.near
        && found.ranked.is_empty()
        && found.unknown.is_empty()
    {
        return w.fill(
            ColdSpotsText::NoneNear,
            &[("near", &near_in_words(near, w))],
        );
    }
    if found.ranked.is_empty() {
        return w.get(ColdSpotsText::NothingKnown).to_owned();
    }
    let parts = match found.level {
        Level::District => ColdSpotsText::Districts,
        _ => ColdSpotsText::Regions,
    };
    let cold = found.ranked.iter().filter(|spot| spot.value == 0.0).count();
    if cold == found.ranked.len() {
        return w.get(AnalysisText::NoRecords).to_owned();
    }
    let all = w.count(parts, found.ranked.len() as u32);
    let unit = w.get(PageText::of_unit_lower(input.unit()));
    let with_value = |spot: &ColdSpot| {
        let value = shown(input, found, spot);
        w.fill(
            ColdSpotsText::OneOf,
            &[("name", &spot.part.name), ("value", &value)],
        )
    };
    let rest = found.ranked.iter().skip(cold).take(NAMED).map(with_value);
    let rest = input.words.list(&rest.collect::<Vec<_>>());
    let mut out = if cold == 0 {
        w.fill(ColdSpotsText::Least, &[("all", &all), ("list", &rest)])
    } else {
        let few = cold <= 2 * NAMED;
        let names = found.ranked.iter().take(if few { cold } else { NAMED });
        let names: Vec<String> = names
            .map(|spot| match &spot.nearest {
                Some(near) if !few => {
                    let km = decimal(near.km, 0);
                    w.fill(
                        ColdSpotsText::OneFar,
                        &[("name", &spot.part.name), ("km", &km)],
                    )
                }
                _ => spot.part.name.clone(),
            })
            .collect();
        let template = if few {
            ColdSpotsText::Cold
        } else {
            ColdSpotsText::ColdMany
        };
        let gaps = [
            ("none", &*w.number(cold as u32)),
            ("all", &all),
            (
                "have",
                w.get(if cold == 1 {
                    ColdSpotsText::Has
                } else {
                    ColdSpotsText::Have
                }),
            ),
            ("unit", unit),
            ("list", &input.words.list(&names)),
        ];
        let first = w.fill(template, &gaps);
        format!(
            "{first} {}",
            w.fill(ColdSpotsText::LeastNext, &[("list", &rest)])
        )
    };
    if !found.unknown.is_empty() {
        let parts = w.count(parts, found.unknown.len() as u32);
        out.push(' ');
        out.push_str(&w.fill(ColdSpotsText::Unknown, &[("parts", &parts)]));
    }
    out
}

#[cfg(test)]
mod tests;
