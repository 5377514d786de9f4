//! Tests that need a browser: the rooms of `src/platform`.

use std::{cell::RefCell, rc::Rc};

use partnership_map::platform;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_panics_message_reaches_the_loader_whole() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = Closure::<dyn FnMut(web_sys::CustomEvent)>::new({
        let heard = Rc::clone(&heard);
        move |event: web_sys::CustomEvent| heard.borrow_mut().push(event.detail().as_string())
    });
    let window = web_sys::window().expect("a window");
    let listening = window.add_event_listener_with_callback(
        platform::panic::EVENT,
        listener.as_ref().unchecked_ref(),
    );
    assert!(listening.is_ok());

    platform::panic::dispatch("lost at “line 7”");

    assert_eq!(*heard.borrow(), [Some("lost at “line 7”".to_owned())]);
}

#[wasm_bindgen_test]
fn without_the_pages_element_there_is_no_root() {
    assert!(platform::root().is_none());
}
