//! A web page to its tags and text.
//!
//! A crate of its own because generic code is compiled in the crate that names its types, and so at
//! that crate's level of optimisation, which for `workbook` is speed and here size.

use std::ops::ControlFlow;

use html5gum::{DefaultEmitter, Tokenizer};
pub use html5gum::{HtmlString, Spanned, StartTag, Token};

/// Gives each tag and each piece of text to `each` in order, until it breaks off. Nothing is
/// fetched or run; the text of elements such as `script` comes as text.
#[inline(never)]
pub fn for_each_token(page: &str, each: &mut dyn FnMut(&Token) -> ControlFlow<()>) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        if each(&token).is_break() {
            return;
        }
    }
}
