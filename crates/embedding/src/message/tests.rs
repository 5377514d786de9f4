use proptest::prelude::*;

use super::*;
use crate::config::WebOrigin;
use records::query::{Locked, View};

fn message(rest: &str) -> String {
    format!(r#"{{"partnershipMap":1,{rest}}}"#)
}

#[test]
fn messages_are_read() {
    let name = || "Tŷ & Co".to_owned();
    for (rest, wanted) in [
        (r#""type":"hello","fit":true"#, In::Hello { fit: true }),
        (
            r#""type":"setFilter","filter":"type=Loan""#,
            In::SetFilter("type=Loan".into()),
        ),
        (
            r#""type":"setFilter","filter":"""#,
            In::SetFilter(String::new()),
        ),
        (r#""type":"setView","view":"map""#, In::SetView(Stage::Map)),
        (
            r#""type":"setView","view":"table""#,
            In::SetView(Stage::Table),
        ),
        (
            r#""type":"setView","view":"funding-share""#,
            In::SetView(Stage::Analysis(View::Funding)),
        ),
        (r#""type":"select","target":null"#, In::Select(None)),
        (
            r#""type":"select","target":{"place":[51.4567,-2.605]}"#,
            In::Select(Some(Target::Place(514_567, -26_050))),
        ),
        (
            r#""type":"select","target":{"partner":"Tŷ & Co"}"#,
            In::Select(Some(Target::Partner(name()))),
        ),
        (
            r#""type":"select","target":{"institution":"Tŷ & Co"}"#,
            In::Select(Some(Target::Institution(name()))),
        ),
        (
            r##""type":"select","target":{"record":"#4"}"##,
            In::Select(Some(Target::Record("#4".into()))),
        ),
        (
            r#""type":"setData","url":"q3.csv""#,
            In::SetAddress("q3.csv".into()),
        ),
        (
            r#""type":"setData","name":"q3.csv","text":"a,b""#,
            In::SetText {
                name: "q3.csv".into(),
                text: "a,b".into(),
            },
        ),
    ] {
        assert_eq!(In::read(&message(rest)), Ok(wanted), "{rest}");
    }
}

#[test]
fn hostile_messages_mean_nothing() {
    use Wrong::{Fields, NotObject, Type, Value as V, Version};
    for (json, wrong) in [
        ("", NotObject),
        ("null", NotObject),
        ("\"setFilter\"", NotObject),
        ("[1]", NotObject),
        ("{", NotObject),
        ("{}", Version),
        (r#"{"type":"hello"}"#, Version),
        (r#"{"partnershipMap":"1","type":"hello"}"#, Version),
        (r#"{"partnershipMap":2,"type":"hello"}"#, Version),
        (r#"{"partnershipMap":1.5,"type":"hello"}"#, Version),
        (r#"{"partnershipMap":true,"type":"hello"}"#, Version),
        (r#"{"partnershipMap":1}"#, Type),
        (r#"{"partnershipMap":1,"type":null}"#, Type),
        (
            r#"{"partnershipMap":1,"type":"eval","code":"alert(1)"}"#,
            Type,
        ),
        (r#"{"partnershipMap":1,"type":"__proto__"}"#, Type),
        (
            r#"{"partnershipMap":1,"type":"hello","fit":true,"__proto__":{}}"#,
            Fields,
        ),
        (
            r#"{"partnershipMap":1,"type":"hello","fit":true,"origin":"https://nmdc.example"}"#,
            Fields,
        ),
        (r#"{"partnershipMap":1,"type":"setFilter"}"#, Fields),
        (
            r#"{"partnershipMap":1,"type":"setFilter","filter":"","lock":""}"#,
            Fields,
        ),
        (r#"{"partnershipMap":1,"type":"setFilter","filter":{}}"#, V),
        (
            r#"{"partnershipMap":1,"type":"setFilter","filter":["type=Loan"]}"#,
            V,
        ),
        (r#"{"partnershipMap":1,"type":"setView","view":"admin"}"#, V),
        (
            r#"{"partnershipMap":1,"type":"setView","view":"table&data=own"}"#,
            V,
        ),
        (
            r#"{"partnershipMap":1,"type":"setView","view":"table#x"}"#,
            V,
        ),
        (r#"{"partnershipMap":1,"type":"select","target":"x"}"#, V),
        (r#"{"partnershipMap":1,"type":"select","target":{}}"#, V),
        (
            r#"{"partnershipMap":1,"type":"select","target":{"partner":"a","record":"b"}}"#,
            V,
        ),
        (
            r#"{"partnershipMap":1,"type":"select","target":{"constructor":"a"}}"#,
            V,
        ),
        (
            r#"{"partnershipMap":1,"type":"select","target":{"place":[1e9,0]}}"#,
            V,
        ),
        (
            r#"{"partnershipMap":1,"type":"select","target":{"place":[51]}}"#,
            V,
        ),
        (
            r#"{"partnershipMap":1,"type":"select","target":{"place":["51","0"]}}"#,
            V,
        ),
        (r#"{"partnershipMap":1,"type":"setData"}"#, Fields),
        (
            r#"{"partnershipMap":1,"type":"setData","url":"a.csv","text":"b"}"#,
            Fields,
        ),
        (r#"{"partnershipMap":1,"type":"setData","url":7}"#, V),
        (
            r#"{"partnershipMap":1,"type":"setData","name":"a","text":[]}"#,
            V,
        ),
    ] {
        assert_eq!(In::read(json), Err(wrong), "{json}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(In::read(&deep), Err(Wrong::NotObject));
    let long = message(&format!(
        r#""type":"setFilter","filter":"{}""#,
        "x".repeat(9_000)
    ));
    assert_eq!(In::read(&long), Err(Wrong::Value));
}

#[test]
fn a_message_changes_what_it_names_and_no_lock() {
    let present = Query {
        locked: Locked::of_names("nation"),
        ..Query::from_fragment(
            "type=Loan&nation=Wales&view=table&at=54.5000,-3.2500,6.50&museum=Tate",
        )
    };
    let after = |message: In| message.apply(&present).map(|query| query.to_fragment());
    assert_eq!(
        after(In::SetFilter("nation=England&q=x&view=map&data=own".into())).as_deref(),
        Some("nation=Wales&q=x&view=table&at=54.5000,-3.2500,6.50&museum=Tate"),
    );
    assert_eq!(
        after(In::SetFilter("near=51.8,-4.97,10mi".into())).as_deref(),
        Some(
            "nation=Wales&near=51.8000,-4.9700,10mi&view=table&at=54.5000,-3.2500,6.50&museum=Tate"
        ),
    );
    assert_eq!(
        after(In::SetView(Stage::Map)).as_deref(),
        Some("type=Loan&nation=Wales&at=54.5000,-3.2500,6.50&museum=Tate"),
    );
    assert_eq!(
        after(In::Select(None)).as_deref(),
        Some("type=Loan&nation=Wales&view=table&at=54.5000,-3.2500,6.50"),
    );
    assert_eq!(after(In::Hello { fit: false }), None);
}

#[test]
fn what_is_told_is_read_by_any_page() {
    for (out, json) in [
        (Out::Ready, r#"{"partnershipMap":1,"type":"ready"}"#),
        (
            Out::Height(640),
            r#"{"height":640,"partnershipMap":1,"type":"height"}"#,
        ),
        (
            Out::Filter("type=Loan".into()),
            r#"{"filter":"type=Loan","partnershipMap":1,"type":"filter"}"#,
        ),
        (
            Out::Select(Some(Target::Place(514_567, -26_050))),
            r#"{"partnershipMap":1,"target":{"place":[51.4567,-2.605]},"type":"select"}"#,
        ),
        (
            Out::Select(None),
            r#"{"partnershipMap":1,"target":null,"type":"select"}"#,
        ),
        (
            Out::Error("no \"file\"".into()),
            r#"{"message":"no \"file\"","partnershipMap":1,"type":"error"}"#,
        ),
    ] {
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        assert_eq!(read(&out.to_json()), read(json));
    }
    let query = Query::from_fragment(
        "type=Loan&near=51.8,-4.97,10mi,Haverfordwest&q=x&unit=projects&view=table&record=7&at=54,-3,6",
    );
    assert_eq!(
        filters_of(&query),
        "type=Loan&near=51.8000,-4.9700,10mi,Haverfordwest&q=x&unit=projects"
    );
}

#[test]
fn only_the_page_around_the_map_is_heard() {
    let mut guard = OriginGuard::new(&[]);
    assert_eq!(guard.reply_origin(), None);
    assert!(
        !guard.connect(false, "https://nmdc.example"),
        "another window"
    );
    assert!(!guard.connect(true, ""));
    assert!(guard.connect(true, "https://nmdc.example"));
    assert_eq!(guard.reply_origin(), Some("https://nmdc.example"));
    for (from_parent, origin, heard) in [
        (true, "https://nmdc.example", true),
        (false, "https://nmdc.example", false),
        (true, "http://nmdc.example", false),
        (true, "https://nmdc.example:8443", false),
        (true, "https://nmdc.example.evil.example", false),
        (true, "https://evil.example", false),
        (true, "null", false),
    ] {
        assert_eq!(guard.accepts(from_parent, origin), heard, "{origin}");
    }
    assert!(
        !guard.connect(true, "https://evil.example"),
        "someone is there"
    );
    assert_eq!(guard.reply_origin(), Some("https://nmdc.example"));
}

#[test]
fn listed_hosts_alone_enter() {
    let hosts = [WebOrigin::read("https://www.nmdc.example").expect("an origin")];
    for (origin, enters) in [
        ("https://www.nmdc.example", true),
        ("https://nmdc.example", false),
        ("http://www.nmdc.example", false),
        ("https://www.nmdc.example.evil.example", false),
        ("null", false),
        ("*", false),
    ] {
        assert_eq!(
            OriginGuard::new(&hosts).connect(true, origin),
            enters,
            "{origin}"
        );
    }
    let mut guard = OriginGuard::new(&[]);
    assert!(guard.connect(true, "null"));
    assert_eq!(guard.reply_origin(), Some("*"));
}

proptest! {
    #[test]
    fn any_text_is_read(json in any::<String>()) {
        let _ = In::read(&json);
    }

    #[test]
    fn what_is_selected_comes_back(lat in -900_000..=900_000, lon in -1_800_000..=1_800_000, name in any::<String>()) {
        for target in [Target::Place(lat, lon), Target::Partner(name.clone()), Target::Record(name)] {
            let out: Value = serde_json::from_str(&Out::Select(Some(target.clone())).to_json()).expect("JSON");
            let message = json!({ "partnershipMap": 1, "type": "select", "target": out["target"] });
            prop_assert_eq!(In::read(&message.to_string()), Ok(In::Select(Some(target))));
        }
    }
}
