//! Describes what a mark represents.

use cartography::scene::MarkId;
use cartography::view::Pixels;
use explore::aggregates::Totals;
use leptos::prelude::*;
use messages::PageText;
use records::text::decimal;
use records::{PlaceId, Row};

use super::MapPicture;
use super::canvas::with_scene;
use crate::state::{AppState, state};
use ui::dynamic;
use ui::words::{t, words};

/// The description of a mark.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Description {
    /// Its name.
    pub title: String,
    /// Its counts.
    pub lines: Vec<String>,
}

/// The number of a cluster's places that are named.
const NAMES: usize = 3;

/// Describes a mark.
pub fn describe(state: AppState, picture: MapPicture, mark: MarkId) -> Description {
    match mark {
        MarkId::Place(place) => describe_places(state, picture, place),
        MarkId::RegionOnly(i) => {
            let found = picture
                .derived
                .places
                .with_untracked(|c| c.somewhere.get(i as usize).cloned());
            let (area, n) = found.unwrap_or_default();
            Description {
                title: words().fill(PageText::SomewhereIn, &[("area", words().value(&area))]),
                lines: vec![
                    words().count(PageText::CountRecords, n),
                    t(PageText::SomewhereHint).to_owned(),
                ],
            }
        }
        MarkId::SiteMark(i) => Description {
            title: words()
                .value(&picture.site_institution(i as usize).unwrap_or_default())
                .to_owned(),
            lines: picture.site_name(i as usize).into_iter().collect(),
        },
    }
}

fn describe_places(state: AppState, picture: MapPicture, place: PlaceId) -> Description {
    let loaded = state.loaded.get_untracked();
    let Some(clusters) = picture.clusters.get_untracked() else {
        return Description::default();
    };
    let cluster = clusters
        .cluster_of(place)
        .and_then(|i| clusters.list.get(i));
    let Some(cluster) = cluster else {
        return Description::default();
    };
    let members = clusters.members(cluster);
    let name = |place: &PlaceId| {
        let name = match loaded.data.name_of_place(*place) {
            "" => t(PageText::UnnamedPlace),
            name => words().value(name),
        };
        name.to_owned()
    };
    let mut names: Vec<String> = Vec::new();
    for name in members.iter().map(name) {
        if names.len() < NAMES && !names.contains(&name) {
            names.push(name);
        }
    }
    let rest = members.len().saturating_sub(names.len());
    if rest > 0 && members.len() > NAMES {
        names.push(words().count(PageText::AndMorePlaces, rest as u32));
    }
    let totals = totals_of(state, picture, members);
    let mut lines = vec![
        words().count(PageText::CountRecords, totals.records),
        words().count(PageText::CountProjects, totals.projects),
        words().count(PageText::CountPartners, totals.partners),
    ];
    if members.len() > 1 {
        lines.push(words().count(PageText::CountPlaces, totals.places));
    }
    Description {
        title: names.join(", "),
        lines,
    }
}

fn totals_of(state: AppState, picture: MapPicture, places: &[PlaceId]) -> Totals {
    let loaded = state.loaded.get_untracked();
    let filtered = picture.derived.filtered.get_untracked();
    let mut mine = vec![false; loaded.data.places.positions.len()];
    for &place in places {
        mine[place.index()] = true;
    }
    let here = |row: &Row| {
        let place = loaded.data.place[row.index()].index();
        mine.get(place).copied().unwrap_or(false)
    };
    let rows: Vec<Row> = filtered.rows.iter().copied().filter(here).collect();
    explore::aggregates::totals(&loaded.data, &rows)
}

/// The tooltip of the mark that is pointed at or focused.
#[component]
pub fn Tooltip() -> impl IntoView {
    let state = state();
    let picture: MapPicture = expect_context();
    let content = move || {
        let hover = state.hover.get()?;
        let view = state.stage.with(|stage| stage.view)?;
        let mark = with_scene(|scene| scene.mark(hover.mark).copied()).flatten()?;
        let Description { title, lines } = describe(state, picture, hover.mark);
        let transform = beside(mark.at, mark.radius, view.size);
        Some(view! {
            <div class="tooltip" style:transform=transform aria-hidden="true">
                <strong>{title}</strong>
                {lines.join(" · ")}
            </div>
        })
    };
    dynamic(content)
}

/// The maximum width of a tooltip in CSS pixels, as in the stylesheet.
const WIDEST: f64 = 272.0;

/// The position of the tooltip: to the right of the mark, or to its left where the map ends; on
/// narrow maps, below or above it.
fn beside(Pixels([x, y]): Pixels, radius: f64, Pixels([width, height]): Pixels) -> String {
    let gap = radius + 10.0;
    let (x, y, shift) = if width < 2.4 * WIDEST {
        let x = (x - WIDEST / 2.0).min(width - WIDEST - 8.0).max(8.0);
        if y > height * 0.6 {
            (x, y - gap, "0, -100%")
        } else {
            (x, y + gap, "0, 0")
        }
    } else {
        let y = y.min(height - 40.0).max(40.0);
        if x > width * 0.6 {
            (x - gap, y, "-100%, -50%")
        } else {
            (x + gap, y, "0, -50%")
        }
    };
    format!(
        "translate({}px, {}px) translate({shift})",
        decimal(x, 0),
        decimal(y, 0)
    )
}
