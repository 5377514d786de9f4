//! Shared types for many closures.
//!
//! Leptos compiles its rendering again for every type of closure, handler and memo that it meets.
//! Converted to these few types they share the code, which reduces the page's size by a fifth.

use leptos::prelude::*;

/// Part of a view that is rebuilt when its dependencies change.
pub fn dynamic<V: IntoView + 'static>(
    mut part: impl FnMut() -> V + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || part().into_any())
}

/// Part of a view that exists while a condition is true. It is built once each time the condition
/// becomes true, whatever else changes meanwhile.
pub fn show_when<V: IntoView + 'static>(
    when: impl Fn() -> bool + Send + Sync + 'static,
    part: impl Fn() -> V + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    let when = memo(when);
    Box::new(move || {
        if when.get() {
            part().into_any()
        } else {
            ().into_any()
        }
    })
}

/// A text, or an attribute's value, that follows its dependencies.
pub fn text_signal(value: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(value)
}

/// Whether a class or property is present, following its dependencies.
pub fn bool_signal(value: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(value)
}

/// An event's handler.
pub fn on<E: 'static>(handler: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handler)
}

/// A value that is recomputed when its dependencies change, and notifies only if it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    memo_of(Box::new(compute))
}

fn memo_of<T: PartialEq + Send + Sync + 'static>(
    compute: Box<dyn Fn() -> T + Send + Sync>,
) -> Memo<T> {
    Memo::new(move |_| compute())
}

/// Runs a side effect in the browser whenever its dependencies change.
pub fn effect(run: impl FnMut() + 'static) {
    effect_of(Box::new(run));
}

fn effect_of(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}
