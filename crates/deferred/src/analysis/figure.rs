//! Shows a figure, with the tooltips and actions of its elements.

use analysis::figure::Tooltip;
use analysis::{Action, Panel, svg};
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use messages::AnalysisText;
use platform::{capture_pointer, figure};
use ui::Shared;
use ui::words::words;
use ui::{dynamic, effect, on};

use crate::analysis::state::State;

/// The tooltip next to the pointer.
#[derive(Clone, PartialEq)]
struct Said {
    text: String,
    class: String,
}

/// A figure as drawn, and the state of the pointer on it.
#[derive(Clone)]
struct Drawn {
    state: State,
    panel: Shared<Panel>,
    place: NodeRef<html::Div>,
    said: RwSignal<Option<Said>>,
    /// The years at which a drag started.
    from: StoredValue<Option<[i32; 2]>>,
    /// The years over which it extends.
    span: StoredValue<Option<[i32; 2]>>,
}

/// The figure of a view.
pub fn figure(state: State, panel: Shared<Panel>) -> Option<AnyView> {
    let isolates = panel.figure.as_ref()?.isolates;
    let drawn = Drawn {
        state,
        panel,
        place: NodeRef::new(),
        said: RwSignal::new(None),
        from: StoredValue::new(None),
        span: StoredValue::new(None),
    };
    let (place, said) = (drawn.place, drawn.said);
    let [show, light, down, moved, up, out, chosen] = std::array::from_fn(|_| drawn.clone());
    effect(move || show.show());
    effect(move || {
        let pointed = light.state.pointed.get();
        light.light(&light.tips_of(pointed.as_ref()));
    });
    let class = if isolates {
        "figure isolates"
    } else {
        "figure"
    };
    let view = view! {
        <div class="figure-place">
            <div
                class=class
                node_ref=place
                on:pointerdown=on(move |event| down.begin(&event))
                on:pointermove=on(move |event| moved.point(&event))
                on:pointerup=on(move |_| up.end())
                on:pointerleave=on(move |_| out.leave())
                on:click=on(move |event| chosen.choose(&event))
            ></div>
            {dynamic(move || {
                said.get().map(|said| view! { <p class=said.class aria-hidden="true">{said.text}</p> })
            })}
        </div>
    };
    Some(view.into_any())
}

impl Drawn {
    fn show(&self) {
        let (Some(place), Some(boundaries)) = (self.place.get(), self.state.boundaries()) else {
            return;
        };
        if let Some(drawn) = &self.panel.figure {
            let svg = svg::write(
                drawn,
                &*boundaries,
                self.state.theme.get(),
                &self.panel.sentence,
            );
            figure::show(&place, &svg);
        }
    }

    fn tip(&self, tip: u32) -> Option<&Tooltip> {
        self.panel.figure.as_ref()?.tips.get(tip as usize)
    }

    /// The tooltips with a given action.
    fn tips_of(&self, act: Option<&Action>) -> Vec<u32> {
        let tips = self.panel.figure.iter().flat_map(|drawn| &drawn.tips);
        let same = |(_, tip): &(u32, &Tooltip)| act.is_some() && tip.act.as_ref() == act;
        (0..).zip(tips).filter(same).map(|(i, _)| i).collect()
    }

    fn light(&self, tips: &[u32]) {
        if let Some(place) = self.place.get_untracked() {
            figure::light(&place, tips);
        }
    }

    fn years(&self, tip: Option<u32>) -> Option<[i32; 2]> {
        match self.tip(tip?)?.act {
            Some(Action::Years(from, to)) => Some([from, to]),
            _ => None,
        }
    }

    fn begin(&self, event: &PointerEvent) {
        self.from.set_value(self.years(figure::tip_at(event)));
        self.span.set_value(None);
    }

    fn point(&self, event: &PointerEvent) {
        if let Some([from, to]) = self.from.get_value() {
            return self.drag(event, [from, to]);
        }
        let index = figure::tip_at(event);
        let text = index.and_then(|i| self.tip(i)).map(|tip| tip.text.clone());
        if self.say(event, text) {
            let drawn = self.panel.figure.as_ref();
            let lit = index.zip(drawn).map(|(i, drawn)| drawn.lit(i));
            self.light(&lit.unwrap_or_default());
        }
    }

    /// Selects a period from the years where the drag started to those under the pointer.
    fn drag(&self, event: &PointerEvent, [from, to]: [i32; 2]) {
        let Some([a, b]) = self.years(figure::tip_under(event)) else {
            return;
        };
        let span = [from.min(a), to.max(b)];
        if span == [from, to] && self.span.get_value().is_none() {
            return;
        }
        capture_pointer(event);
        self.span.set_value(Some(span));
        let tips = self.panel.figure.iter().flat_map(|drawn| &drawn.tips);
        let within = |tip: &Tooltip| match tip.act {
            Some(Action::Years(a, b)) => span[0] <= a && b <= span[1],
            _ => false,
        };
        let lit = (0..).zip(tips).filter(|(_, tip)| within(tip));
        self.light(&lit.map(|(i, _)| i).collect::<Vec<_>>());
        let years = if span[0] == span[1] {
            span[0].to_string()
        } else {
            format!("{}–{}", span[0], span[1])
        };
        let text = words().fill(AnalysisText::Brushing, &[("years", &years)]);
        self.say(event, Some(text));
    }

    fn end(&self) {
        let from = self.from.get_value();
        self.from.set_value(None);
        if let Some([a, b]) = self.span.get_value().filter(|span| Some(*span) != from) {
            self.state.act(&Action::Years(a, b));
        }
    }

    fn leave(&self) {
        self.said.set(None);
        self.light(&[]);
    }

    fn choose(&self, event: &MouseEvent) {
        // A dragged period was already selected when the pointer was released.
        if self.span.get_value().is_some() {
            return;
        }
        let tip = figure::tip_at(event).and_then(|i| self.tip(i));
        if let Some(act) = tip.and_then(|tip| tip.act.as_ref()) {
            self.state.act(act);
        }
    }

    /// Shows a tooltip on the side away from the pointer; returns whether it has changed.
    fn say(&self, event: &PointerEvent, text: Option<String>) -> bool {
        let next = text.zip(self.place.get_untracked()).map(|(text, place)| {
            let ([x, _], width) = figure::place_in(&place, event);
            let side = if x > width / 2.0 { "left" } else { "right" };
            Said {
                text,
                class: format!("figure-tip {side}"),
            }
        });
        let changed = self.said.with_untracked(|said| *said != next);
        if changed {
            self.said.set(next);
        }
        changed
    }
}
