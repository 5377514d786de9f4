//! Tests that need a browser.

use std::{cell::RefCell, rc::Rc};

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
fn an_element_that_is_not_there_is_none() {
    assert!(platform::element("app").is_none());
}

#[wasm_bindgen_test]
fn a_fragment_comes_back_as_it_was_written() {
    use platform::history;
    for fragment in [
        "type=Loan&institution=Tate",
        "q=%C5%B7+%26+%3D&at=54.5000,-3.2500,6.50",
        "",
    ] {
        history::replace(fragment);
        assert_eq!(history::fragment(), fragment);
    }
    assert!(!history::address().contains('#'));
}

#[wasm_bindgen_test]
fn a_push_adds_a_step_and_a_replacement_does_not() {
    use platform::history;
    let steps = || {
        let history = web_sys::window().and_then(|window| window.history().ok());
        history.and_then(|history| history.length().ok())
    };
    history::push("type=Loan");
    let before = steps();
    assert!(before.is_some());
    history::replace("type=Learning");
    assert_eq!(steps(), before);
    assert_eq!(history::fragment(), "type=Learning");
    history::replace("");
}

#[wasm_bindgen_test]
fn a_query_survives_the_browsers_address() {
    use records::query::{Facet, Query, Target};
    let mut query = Query::default();
    query.choice_mut(Facet::Type).values =
        vec!["Loan; & = # %".into(), "Ŵyl".into(), String::new()];
    query.target = Some(Target::Partner("“Tŷ Pawb”, 100% #1".into()));
    platform::history::replace(&query.to_fragment());
    assert_eq!(Query::from_fragment(&platform::history::fragment()), query);
    platform::history::replace("");
    assert_eq!(
        Query::from_fragment(&platform::history::fragment()),
        Query::default()
    );
}

#[wasm_bindgen_test]
fn without_a_choice_the_theme_is_the_systems() {
    use platform::prefs::{self, ThemeChoice};
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    let storage = storage.expect("storage");
    assert!(storage.clear().is_ok());
    assert_eq!(prefs::theme(), ThemeChoice::Auto);
    assert_eq!(
        prefs::is_dark(ThemeChoice::Auto),
        platform::media("(prefers-color-scheme: dark)")
    );

    prefs::set_theme(ThemeChoice::Dark);
    assert_eq!(prefs::theme(), ThemeChoice::Dark);
    assert!(prefs::is_dark(prefs::theme()));
    assert_eq!(root_attribute("data-theme").as_deref(), Some("dark"));

    for broken in ["", "DARK", "<b>"] {
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|i| storage.key(i).ok().flatten());
        for key in keys.collect::<Vec<_>>() {
            assert!(storage.set_item(&key, broken).is_ok());
        }
        // Another visit's page, which has no theme yet.
        if let Some(root) = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.document_element())
        {
            assert!(root.remove_attribute("data-theme").is_ok());
        }
        assert_eq!(prefs::theme(), ThemeChoice::Auto, "{broken:?}");
    }
    assert!(storage.clear().is_ok());
    prefs::apply(ThemeChoice::Auto);
}

fn root_attribute(name: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.document_element()?.get_attribute(name)
}

#[wasm_bindgen_test]
fn a_text_is_offered_as_a_file_and_leaves_nothing_in_the_page() {
    let link = || {
        let document = web_sys::window().and_then(|window| window.document());
        document.and_then(|document| document.query_selector("a[download]").ok().flatten())
    };
    platform::download::text(
        "ŷ & <b>.csv",
        "text/csv;charset=utf-8",
        "id,title\r\n1,=1+1\r\n",
    );
    platform::download::text("", "", "");
    assert!(link().is_none());
}

#[wasm_bindgen_test]
fn what_the_browser_lacks_is_no_failure() {
    assert!(!platform::media("(no-such-feature: 1)"));
    assert!(!platform::media("((("));
    platform::focus("no-such-element");
    assert!(platform::now() > 0.0);
}

#[wasm_bindgen_test]
async fn a_file_that_is_not_there_is_none() {
    assert!(platform::fetch::cached("no/such/file.bin").await.is_none());
}
