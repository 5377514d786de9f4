//! The HTML that embeds the page in another, with a preview.

use embedding::config::{Config, Panels, Problem, Setting, Theme};
use leptos::prelude::*;
use messages::{Language, ShareText};
use platform::{self, history, is_one_file, language, settings};
use records::query::{Facet, Locked, Query, Stage};
use sharing::{FrameSnippet, snippet};
use ui::Shared;
use ui::words::{t, words};
use ui::{dynamic, memo, on, show_when as shown_while};

use crate::share::copy;
use crate::share::shown::Shown;

/// The heights offered for a frame, in CSS pixels.
const HEIGHTS: [u32; 3] = [320, 720, 2_000];
/// The page's own accent colour, in the light theme.
const ACCENT: &str = "#7a2e3a";

/// What the frame shows at first.
#[derive(Clone, Copy, PartialEq)]
enum Starts {
    ThisView,
    Map,
    Plain,
}

impl Starts {
    const ALL: [(Self, ShareText); 3] = [
        (Self::ThisView, ShareText::EmbedThis),
        (Self::Map, ShareText::EmbedMap),
        (Self::Plain, ShareText::EmbedPlain),
    ];

    fn query(self, shown: &Query) -> Query {
        match self {
            Self::ThisView => shown.clone(),
            Self::Map => Query {
                stage: Stage::Map,
                target: None,
                ..shown.clone()
            },
            Self::Plain => Query {
                source: shown.source,
                ..Query::default()
            },
        }
    }
}

/// Parts of the page that a frame may hide, with their names in settings.
const PARTS: [(&str, ShareText); 5] = [
    ("masthead", ShareText::PartMasthead),
    ("title", ShareText::PartTitle),
    ("views", ShareText::PartViews),
    ("filters", ShareText::PartFilters),
    ("legend", ShareText::PartLegend),
];

const THEMES: [(Theme, ShareText); 3] = [
    (Theme::Auto, ShareText::ThemeAuto),
    (Theme::Light, ShareText::ThemeLight),
    (Theme::Dark, ShareText::ThemeDark),
];

/// The user's choices for the frame.
#[derive(Clone, PartialEq)]
struct EmbedChoices {
    starts: Starts,
    locked: bool,
    theme: Theme,
    language: Language,
    /// The names of the parts that are hidden.
    hidden: Vec<&'static str>,
    accent: Option<String>,
    height: u32,
    /// Whether the frame should be as high as its content.
    fit: bool,
}

impl EmbedChoices {
    /// The page's address: settings as parameters, and the query after the `#`, or among the
    /// settings where visitors may not change it.
    fn address(&self, shown: &Query) -> String {
        let query = self.starts.query(shown);
        let accent = self.accent.as_deref().unwrap_or_default();
        let (present, _) = Config::of_params(&settings::params());
        let (accent, _) = Config::of_params(&accent.replace('#', "accent=%23"));
        let mut config = Config {
            title: present.title,
            logo: present.logo,
            data: present.data,
            style: accent.style,
            ..Config::default()
        };
        let says = present.language.is_some() || self.language != language::spoken();
        config.language = says.then_some(self.language);
        config.theme = (self.theme != Theme::Auto).then_some(self.theme);
        let mut panels = Panels::ALL;
        for name in &self.hidden {
            panels = panels.with(name, false).unwrap_or(panels);
        }
        config.panels = (panels != Panels::ALL).then_some(panels);
        let mut fragment = query.to_fragment();
        if self.locked {
            config.locked = locks(&query);
            config.filter = std::mem::take(&mut fragment);
        }
        history::address_of(&config.to_params(), &fragment)
    }
}

/// Every filter that the query sets, and the data set shown.
fn locks(query: &Query) -> Locked {
    let mut locked = Locked::default();
    for facet in Facet::ALL {
        if !query.choice(facet).values.is_empty() {
            locked.add(facet.index());
        }
    }
    if query.years.is_some() {
        locked.add(Locked::YEARS);
    }
    if query.near.is_some() {
        locked.add(Locked::NEAR);
    }
    if !query.text.is_empty() {
        locked.add(Locked::TEXT);
    }
    locked.add(Locked::SOURCE);
    locked
}

/// The section.
pub fn section(shown: &Shared<Shown>) -> AnyView {
    let choices = RwSignal::new(EmbedChoices {
        starts: Starts::ThisView,
        locked: false,
        theme: Theme::Auto,
        language: language::spoken(),
        hidden: Vec::new(),
        accent: None,
        height: HEIGHTS[1],
        fit: false,
    });
    let query = shown.query.clone();
    let address = memo(move || choices.with(|choices| choices.address(&query)));
    let height = memo(move || choices.with(|choices| choices.height));
    let text = Signal::derive(move || {
        let script = beside("embed.js");
        let frame = match (is_one_file(), choices.with(|choices| choices.fit)) {
            (true, _) => FrameSnippet::Sealed,
            (false, true) => FrameSnippet::Fit(&script),
            (false, false) => FrameSnippet::Plain,
        };
        snippet(&address.get(), &platform::title(), height.get(), frame)
    });
    let note = if is_one_file() {
        ShareText::EmbedAlone
    } else if shown.is_here_alone() {
        ShareText::EmbedOwn
    } else {
        ShareText::EmbedText
    };
    view! {
        <section class="share-part" aria-labelledby="share-embed-title">
            <h3 id="share-embed-title">{t(ShareText::EmbedTitle)}</h3>
            <p class="quiet-text">{t(note)}</p>
            <div class="share-choices">
                {pick(ShareText::EmbedView, &Starts::ALL, move |it| choices.update(|c| c.starts = it))}
                {height_of(choices)}
                {more(choices)}
            </div>
            {(!is_one_file()).then(|| preview(address, height))}
            {copy::field("share-embed", ShareText::EmbedLabel, ShareText::CopyEmbed, text)}
        </section>
    }
    .into_any()
}

/// The address of a file next to the page.
fn beside(file: &str) -> String {
    let page = history::address_of("", "");
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{file}")
}

/// A choice of a few options.
fn pick<T: Copy + 'static>(
    label: ShareText,
    options: &'static [(T, ShareText)],
    choose: impl Fn(T) + 'static,
) -> AnyView {
    let names = options.iter().enumerate();
    let names =
        names.map(|(i, (_, name))| view! { <option value=i.to_string()>{t(*name)}</option> });
    let chosen = move |event: leptos::ev::Event| {
        let place: Option<usize> = event_target_value(&event).parse().ok();
        if let Some((value, _)) = place.and_then(|i| options.get(i)) {
            choose(*value);
        }
    };
    view! {
        <label>
            <span>{t(label)}</span>
            <select on:change=on(chosen)>{names.collect_view()}</select>
        </label>
    }
    .into_any()
}

fn height_of(choices: RwSignal<EmbedChoices>) -> AnyView {
    let chosen = move |event: leptos::ev::Event| {
        let asked: Option<u32> = event_target_value(&event).parse().ok();
        let height = asked.unwrap_or(HEIGHTS[1]).clamp(HEIGHTS[0], HEIGHTS[2]);
        choices.update(|choices| choices.height = height);
    };
    view! {
        <label>
            <span>{t(ShareText::EmbedHeight)}</span>
            <input
                type="number"
                min=HEIGHTS[0].to_string()
                max=HEIGHTS[2].to_string()
                step="20"
                prop:value=move || choices.with(|choices| choices.height.to_string())
                on:change=on(chosen)
            />
        </label>
    }
    .into_any()
}

/// The language of the frame.
fn language_of(choices: RwSignal<EmbedChoices>) -> AnyView {
    let options = Language::ALL
        .into_iter()
        .filter(|language| language::can_speak(*language));
    let options = options.map(|language| {
        view! {
            <option value=language.tag() lang=language.tag() selected=language == language::spoken()>
                {language.name()}
            </option>
        }
    });
    let chosen = move |event: leptos::ev::Event| {
        if let Some(language) = Language::of_tag(&event_target_value(&event)) {
            choices.update(|choices| choices.language = language);
        }
    };
    view! {
        <label>
            <span>{t(ShareText::EmbedLanguage)}</span>
            <select on:change=on(chosen)>{options.collect_view()}</select>
        </label>
    }
    .into_any()
}

/// Further choices that are passed in the page's address.
fn more(choices: RwSignal<EmbedChoices>) -> AnyView {
    let part = |(name, label): (&'static str, ShareText)| {
        check(label, true, move |shown| {
            choices.update(|choices| {
                choices.hidden.retain(|known| *known != name);
                if !shown {
                    choices.hidden.push(name);
                }
            });
        })
    };
    let tint = move |event: leptos::ev::Event| {
        let accent = event_target_value(&event);
        choices.update(|choices| choices.accent = Some(accent));
    };
    let refused = move || {
        let accent = choices.with(|choices| choices.accent.clone())?;
        let problem = Setting::read("accent", &accent).err()?;
        let problem = Problem::new("accent", &accent, problem);
        Some(problem.words(words()))
    };
    view! {
        {language_of(choices)}
        {pick(ShareText::EmbedTheme, &THEMES, move |it| choices.update(|c| c.theme = it))}
        <label>
            <span>{t(ShareText::EmbedAccent)}</span>
            <input type="color" value=ACCENT on:change=on(tint) />
        </label>
        <p class="share-said" role="status">{dynamic(refused)}</p>
        <div class="share-parts">
            {(!is_one_file()).then(|| check(ShareText::EmbedFit, false, move |it| {
                choices.update(|c| c.fit = it);
            }))}
            {check(ShareText::EmbedLocked, false, move |it| choices.update(|c| c.locked = it))}
        </div>
        <fieldset class="share-parts">
            <legend>{t(ShareText::EmbedParts)}</legend>
            {PARTS.map(part).into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}

fn check(label: ShareText, at_first: bool, choose: impl Fn(bool) + 'static) -> AnyView {
    view! {
        <label class="share-check">
            <input
                type="checkbox"
                checked=at_first
                on:change=on(move |event| choose(event_target_checked(&event)))
            />
            <span>{t(label)}</span>
        </label>
    }
    .into_any()
}

/// A frame with the page itself, created only on request, since it loads the whole page again.
fn preview(address: Memo<String>, height: Memo<u32>) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <details class="share-frame" on:toggle=on(move |_| open.set(true))>
            <summary>{t(ShareText::Preview)}</summary>
            {shown_while(move || open.get(), move || dynamic(move || view! {
                <iframe
                    src=address.get()
                    title=t(ShareText::PreviewLabel)
                    height=height.get().to_string()
                ></iframe>
            }))}
        </details>
    }
    .into_any()
}
