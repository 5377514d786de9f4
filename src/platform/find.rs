//! Looking for places: the page asks what a text may mean, and a module that is fetched in idle time
//! (`crates/share`, until there is one for all that can wait) answers from tables which only it
//! reads. What is asked and answered is a value of [`engine::finder`] in postcard's form.

use engine::finder::{Answer, Question};
use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;

use super::events::{dispatch, listen};

/// To the loader, which starts the module and passes it on as [`TASK`].
const OPEN: &str = "find-open";
/// To the module.
const TASK: &str = "find-task";
/// To the page.
const ANSWER: &str = "find-answer";
/// To the page, from the loader: the module did not start.
const FAILED: &str = "find-failed";

/// Asks what a text may mean.
pub fn ask(question: &Question) {
    send(OPEN, question);
}

/// Calls the module back with every question.
pub fn on_question(act: impl Fn(Question) + 'static) {
    receive(TASK, act);
}

/// Answers the page.
pub fn answer(answer: &Answer) {
    send(ANSWER, answer);
}

/// Calls the page back with every answer.
pub fn on_answer(act: impl Fn(Answer) + 'static) {
    receive(ANSWER, act);
}

/// Calls the page back when the module could not be started.
pub fn on_failed(act: impl Fn() + 'static) {
    listen(FAILED, move |_| act());
}

fn send<T: Serialize>(event: &str, value: &T) {
    if let Ok(bytes) = postcard::to_allocvec(value) {
        dispatch(event, &Uint8Array::from(bytes.as_slice()));
    }
}

fn receive<T: DeserializeOwned>(event: &'static str, act: impl Fn(T) + 'static) {
    listen(event, move |detail| {
        let bytes = detail.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec());
        if let Some(value) = bytes
            .ok()
            .and_then(|bytes| postcard::from_bytes(&bytes).ok())
        {
            act(value);
        }
    });
}
