//! The map, or the view of the analysis, as an image.

use analysis::count::by_facet;
use analysis::figure::{Element, Mark};
use analysis::svg::{Caption, write_alone};
use cartography::scene::base;
use cartography::scene::{Item, Theme};
use explore::aggregates;
use leptos::prelude::*;
use messages::{PageText, ShareText};
use platform::{self, figure, prefs};
use records::query::{Facet, Stage};
use records::sort::most_first;
use sharing::{MapFacts, alt_text, map_figure};
use ui::Shared;
use ui::words::{t, words};
use ui::{dynamic, memo, on, text_signal};

use crate::share::copy;
use crate::share::shown::Shown;

/// The resolutions offered for a PNG, in dots per CSS pixel.
const DOTS: [u32; 4] = [1, 2, 3, 4];

/// The section.
pub fn section(shown: &Shared<Shown>) -> AnyView {
    let transparent = RwSignal::new(false);
    let dots = RwSignal::new(2u32);
    let of = shown.clone();
    let printed = shown.clone();
    let picture = memo(move || {
        let ground = if transparent.get() {
            Ground::None
        } else {
            Ground::Page
        };
        make(&of, ground).map(Shared::new)
    });
    let content = move || match picture.get() {
        None => view! { <p class="quiet-text">{t(ShareText::PictureNone)}</p> }.into_any(),
        Some(_) => choices(picture, transparent, dots, printed.clone()),
    };
    let is_there = memo(move || picture.with(Option::is_some));
    let content = dynamic(move || {
        is_there.track();
        untrack(&content)
    });
    view! {
        <section class="share-part" aria-labelledby="share-picture-title">
            <h3 id="share-picture-title">{t(ShareText::PictureTitle)}</h3>
            {content}
        </section>
    }
    .into_any()
}

/// A stand-alone image.
#[derive(Clone)]
pub struct Picture {
    /// The image as SVG.
    pub svg: String,
    /// The width and height in whole CSS pixels.
    pub size: [f64; 2],
    /// The description in words.
    pub alt: String,
    /// The file name without extension.
    pub name: String,
}

/// The background of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The page's own background colour.
    Page,
    /// Transparent.
    None,
    /// White paper: the colours for print, without a background.
    Paper,
}

type Made = Memo<Option<Shared<Picture>>>;

fn choices(
    picture: Made,
    transparent: RwSignal<bool>,
    dots: RwSignal<u32>,
    printed: Shared<Shown>,
) -> AnyView {
    let address = StoredValue::new(None::<String>);
    let preview = move || {
        let picture = picture.get()?;
        let next = figure::address(&picture.svg)?;
        if let Some(old) = address.get_value() {
            figure::forget(&old);
        }
        address.set_value(Some(next.clone()));
        let alt = format!("{}: {}", t(ShareText::PicturePreview), picture.alt);
        Some(view! { <img class="share-preview" src=next alt=alt /> })
    };
    on_cleanup(move || {
        if let Some(old) = address.get_value() {
            figure::forget(&old);
        }
    });
    let alt = move || {
        picture.with(|made| {
            made.as_ref()
                .map_or_else(String::new, |made| made.alt.clone())
        })
    };
    view! {
        <p class="quiet-text">{t(ShareText::PictureText)}</p>
        {dynamic(preview)}
        <div class="share-choices">
            <label>
                <span>{t(ShareText::Dots)}</span>
                <select on:change=on(move |event| {
                    dots.set(event_target_value(&event).parse().unwrap_or(1));
                })>
                    {DOTS.map(|n| size(picture, dots, n)).collect_view()}
                </select>
            </label>
            <label class="share-check">
                <input
                    type="checkbox"
                    prop:checked=transparent
                    on:change=on(move |_| transparent.update(|it| *it = !*it))
                />
                <span>{t(ShareText::Transparent)}</span>
            </label>
        </div>
        <p class="share-actions">
            {save(ShareText::SaveSvg, move || with(picture, |it| figure::save_svg(&format!("{}.svg", it.name), &it.svg)))}
            {save(ShareText::SavePng, move || with(picture, |it| {
                let scale = f64::from(dots.get_untracked());
                figure::save_png(format!("{}.png", it.name), &it.svg, it.size, scale);
            }))}
            {save(ShareText::PrintPicture, move || {
                if let Some(picture) = make(&printed, Ground::Paper) {
                    figure::print(&picture.svg, &picture.alt);
                }
            })}
        </p>
        {copy::field("share-alt", ShareText::AltLabel, ShareText::CopyAlt, Signal::derive(alt))}
    }
    .into_any()
}

fn size(picture: Made, dots: RwSignal<u32>, n: u32) -> AnyView {
    let label = move || {
        let [width, height] = picture.with(|made| made.as_ref().map_or([0.0; 2], |made| made.size));
        let whole = |side: f64| words().number(side as u32 * n);
        let (n, width, height) = (n.to_string(), whole(width), whole(height));
        words().fill(
            ShareText::DotsOf,
            &[("n", &n), ("width", &width), ("height", &height)],
        )
    };
    let chosen = dots.get_untracked() == n;
    view! { <option value=n.to_string() selected=chosen>{text_signal(label)}</option> }.into_any()
}

fn save(label: ShareText, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="button" on:click=on(move |_| act())>{t(label)}</button>
    }
    .into_any()
}

fn with(picture: Made, act: impl FnOnce(&Picture)) {
    picture.with_untracked(|made| {
        if let Some(made) = made {
            act(made);
        }
    });
}

/// The image of what is shown; `None` for a view without a figure.
fn make(shown: &Shown, ground: Ground) -> Option<Picture> {
    match shown.query.stage {
        Stage::Analysis(_) => crate::analysis::shared(shown.analysis, ground),
        Stage::Map | Stage::Table => map(shown, ground),
    }
}

fn map(shown: &Shown, ground: Ground) -> Option<Picture> {
    let view = shown.view?;
    let below = base::Ground {
        boundaries: shown.boundaries.as_ref()?,
        base_map: shown.base_map.as_ref(),
    };
    let mut drawn = map_figure(&MapFacts {
        data: &shown.data,
        rows: &shown.rows,
        query: &shown.query,
        ground: below,
        names: shown.names.as_ref(),
        sites: &shown.sites,
        view,
        words: words(),
    });
    if ground == Ground::None {
        let is_sea = |piece: &Element| matches!(piece.mark, Mark::Item(Item::Sea));
        for frame in &mut drawn.frames {
            frame.pieces.retain(|piece| !is_sea(piece));
        }
    }
    let title = &*title(shown);
    let alt = alt_text(
        title,
        &shown.sentence,
        &leading(shown),
        shown.query.unit,
        words(),
    );
    let foot = [
        words().fill(
            ShareText::CreditRecords,
            &[("name", &shown.records_named())],
        ),
        words().fill(
            ShareText::Credit,
            &[("date", platform::timestamp().get(..10)?)],
        ),
    ];
    let caption = Caption {
        title,
        lines: std::slice::from_ref(&shown.sentence),
        foot: &foot,
        description: &alt,
        transparent: ground != Ground::Page,
    };
    let theme = if ground == Ground::Paper {
        Theme::Print
    } else if prefs::is_dark(prefs::theme()) {
        Theme::Dark
    } else {
        Theme::Light
    };
    let (svg, size) = write_alone(&drawn, below, theme, &caption);
    Some(Picture {
        svg,
        size,
        alt,
        name: shown.name("-map"),
    })
}

/// The title given to the page, else one that states the filters.
fn title(shown: &Shown) -> String {
    let given = platform::title();
    if given == t(PageText::AppTitle) {
        aggregates::title(&shown.query, &shown.totals, words())
    } else {
        given
    }
}

/// The regions with their counts in the query's unit, highest first, without records in none.
fn leading(shown: &Shown) -> Vec<(String, u32)> {
    let counts = by_facet(&shown.data, shown.query.unit, &shown.rows, Facet::Region);
    let names = &shown.data.region.values;
    let named = |(code, count)| (names.get(code).to_owned(), count);
    let most = most_first(&counts).into_iter().map(named);
    most.filter(|(name, _)| !name.is_empty()).collect()
}
