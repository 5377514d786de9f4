//! Exports a view: as an image, as numbers, or on paper.

use analysis::Panel;
use analysis::svg::{Caption, write_alone};
use cartography::scene::Theme;
use explore::aggregates::{chips, subject};
use leptos::prelude::*;
use messages::AnalysisText;
use ui::on;

use platform::{download, figure};

use crate::share::{Ground, Picture};
use ui::Shared;
use ui::words::{t, words};

use crate::analysis::state::{State, view_of};

/// The resolution of a saved image, in dots per CSS pixel: sharp in print at the width of a column.
const DENSITY: f64 = 3.0;

/// The buttons.
pub fn buttons(state: State, panel: Shared<Panel>) -> AnyView {
    let has_figure = panel.figure.is_some();
    let (svg, png, csv) = (panel.clone(), panel.clone(), panel.clone());
    let picture = has_figure.then(|| {
        view! {
            <button type="button" class="button" on:click=on(move |_| {
                if let Some((text, _)) = picture(state, &svg, Ground::Page) {
                    figure::save_svg(&file(state, "svg"), &text);
                }
            })>{t(AnalysisText::SaveSvg)}</button>
            <button type="button" class="button" on:click=on(move |_| {
                if let Some((text, size)) = picture(state, &png, Ground::Page) {
                    figure::save_png(file(state, "png"), &text, size, DENSITY);
                }
            })>{t(AnalysisText::SavePng)}</button>
        }
    });
    let numbers = (!panel.tables.is_empty()).then(|| {
        view! {
            <button type="button" class="button" on:click=on(move |_| {
                download::text(&file(state, "csv"), "text/csv;charset=utf-8", &numbers(state, &csv));
            })>{t(AnalysisText::SaveCsv)}</button>
        }
    });
    view! {
        <div class="view-save">
            {picture}
            {numbers}
            <button type="button" class="button" on:click=on(move |_| {
                platform::copy(&text(state, &panel));
            })>{t(AnalysisText::CopyText)}</button>
            <button type="button" class="button" on:click=on(|_| platform::print())>
                {t(AnalysisText::Print)}
            </button>
        </div>
    }
    .into_any()
}

fn file(state: State, ending: &str) -> String {
    format!("{}.{ending}", stem(state))
}

fn stem(state: State) -> String {
    let view = state
        .query
        .with_untracked(view_of)
        .unwrap_or_default()
        .key();
    let mark = if state.illustrative.get_untracked() {
        "illustrative-"
    } else {
        ""
    };
    format!("{mark}partnerships-{view}")
}

/// The lines that accompany every export: the mark of illustrative data, the finding, the filters.
fn lines(state: State, panel: &Panel) -> Vec<String> {
    let mark = state.illustrative.get_untracked();
    let mark = mark.then(|| t(AnalysisText::IllustrativeMark).to_owned());
    let filters = state.query.with_untracked(|query| chips(query, words()));
    let filters: Vec<String> = filters.into_iter().map(|chip| chip.text).collect();
    let filters = (!filters.is_empty()).then(|| filters.join(" · "));
    mark.into_iter()
        .chain([panel.sentence.clone()])
        .chain(filters)
        .collect()
}

/// The current view as an image to share; `None` where it has no figure.
pub fn shared(state: State, ground: Ground) -> Option<Picture> {
    let panel = state.panel.get_untracked()?;
    let (svg, size) = picture(state, &panel, ground)?;
    Some(Picture {
        svg,
        size,
        alt: spoken(state, &panel),
        name: stem(state),
    })
}

/// The view's title with its subject: the filters.
fn title(state: State, panel: &Panel) -> String {
    let subject = state.query.with_untracked(|query| subject(query, words()));
    subject.map_or_else(
        || panel.title.clone(),
        |subject| format!("{} · {subject}", panel.title),
    )
}

/// Title, mark, finding and filters, joined.
fn spoken(state: State, panel: &Panel) -> String {
    let mut all = vec![title(state, panel)];
    all.extend(lines(state, panel));
    all.join(". ").replace("..", ".")
}

fn picture(state: State, panel: &Panel, ground: Ground) -> Option<(String, [f64; 2])> {
    let drawn = panel.figure.as_ref()?;
    let boundaries = state.boundaries()?;
    let mut foot = panel.notes.clone();
    foot.push(format!(
        "{} {}",
        t(AnalysisText::Credit),
        platform::timestamp().get(..10)?
    ));
    let lines = lines(state, panel);
    let caption = Caption {
        title: &title(state, panel),
        lines: &lines,
        foot: &foot,
        description: &spoken(state, panel),
        transparent: ground != Ground::Page,
    };
    let theme = if ground == Ground::Paper {
        Theme::Print
    } else {
        state.theme.get_untracked()
    };
    Some(write_alone(drawn, &*boundaries, theme, &caption))
}

fn numbers(state: State, panel: &Panel) -> String {
    let mark = state.illustrative.get_untracked();
    let mark = if mark {
        format!("{}\r\n", t(AnalysisText::IllustrativeMark))
    } else {
        String::new()
    };
    let tables: Vec<String> = panel.tables.iter().map(|table| table.to_csv()).collect();
    format!("\u{feff}{mark}{}", tables.join("\r\n"))
}

fn text(state: State, panel: &Panel) -> String {
    let mut all = vec![panel.title.clone()];
    all.extend(lines(state, panel));
    all.extend(panel.prose.iter().cloned());
    all.join("\n\n")
}
