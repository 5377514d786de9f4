//! A choice of a few values: radio buttons drawn as one bar.

use std::sync::Arc;

use leptos::prelude::*;

use super::{bool_signal, on};

/// Chooses one of a few values.
#[component]
pub fn Segmented<T: Copy + PartialEq + Send + Sync + 'static>(
    /// The label for people who cannot see the bar.
    label: &'static str,
    /// The radio group's name; unique in the page.
    name: &'static str,
    /// The values and their labels.
    options: Vec<(T, &'static str)>,
    /// The value chosen now.
    value: Signal<T>,
    /// Called when another value is chosen.
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let (values, labels): (Vec<T>, Vec<&'static str>) = options.into_iter().unzip();
    let known = values.clone();
    let chosen = Signal::derive(move || known.iter().position(|known| *known == value.get()));
    let choose = move |i: usize| values.get(i).copied().into_iter().for_each(choose);
    bar(label, name, labels, chosen, Arc::new(choose))
}

fn bar(
    label: &'static str,
    name: &'static str,
    labels: Vec<&'static str>,
    chosen: Signal<Option<usize>>,
    choose: Arc<dyn Fn(usize) + Send + Sync>,
) -> AnyView {
    let segments = labels.into_iter().enumerate().map(|(i, text)| {
        let choose = Arc::clone(&choose);
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name=name
                    prop:checked=bool_signal(move || chosen.get() == Some(i))
                    on:change=on(move |_| choose(i))
                />
                <span>{text}</span>
            </label>
        }
    });
    view! {
        <fieldset class="segmented">
            <legend class="hidden">{label}</legend>
            {segments.collect_view()}
        </fieldset>
    }
    .into_any()
}
