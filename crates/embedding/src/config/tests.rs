use proptest::prelude::*;

use super::*;
use messages::Words;

#[test]
fn settings_are_read() {
    let (config, problems) = Config::of_json(
        r##"{
          "$schema": "./config.schema.json",
          "title": "Partnerships of the North East", "logo": "NE Museums", "lang": "en", "theme": "dark",
          "panels": ["filters", "legend"], "filter": "#region=North+East&view=table", "lock": ["region"],
          "data": ["returns.csv"], "origins": ["https://data.example.org/"], "hosts": "http://localhost:8080",
          "style": {"accent": "#00588A", "accent-dark": "#8cf", "radius": "8", "serif": "Gill Sans, serif"},
          "codes": {"partnership_type": {"Outreach": "Learning"}}
        }"##,
    );
    assert_eq!(problems, []);
    assert_eq!(
        config.title.as_deref(),
        Some("Partnerships of the North East")
    );
    assert_eq!(config.filter, "region=North+East&view=table");
    assert_eq!(config.locked, Locked::of_names("region"));
    assert_eq!(
        config.origins,
        [WebOrigin::read("https://data.example.org").expect("an origin")]
    );
    assert_eq!(config.hosts[0].to_string(), "http://localhost:8080");
    assert_eq!(
        config.codes,
        [(Field::PartnershipType, "Outreach".into(), "Learning".into())]
    );
    let hidden: Vec<_> = config.panels.into_iter().flat_map(Panels::hidden).collect();
    assert!(hidden.contains(&"masthead") && !hidden.contains(&"legend"));
    assert_eq!(
        rules(&config.style),
        [
            ":root:root[data-theme=light]{--accent:#00588a;--on-accent:#ffffff;}",
            "@media (prefers-color-scheme: light){:root:root:not([data-theme=dark]){--accent:#00588a;--on-accent:#ffffff;}}",
            ":root:root[data-theme=dark]{--accent:#88ccff;--on-accent:#000000;}",
            "@media (prefers-color-scheme: dark){:root:root:not([data-theme=light]){--accent:#88ccff;--on-accent:#000000;}}",
            ":root:root{--radius:8px;--serif:\"Gill Sans\", serif;}",
        ]
    );
    let (config, problems) =
        Config::of_params("?panels=-source,-open&lock=type+years&utm_source=x&title=");
    assert_eq!((problems, config.title), (Vec::new(), None));
    assert_eq!(config.locked, Locked::of_names("type years"));
    let hidden: Vec<_> = config.panels.into_iter().flat_map(Panels::hidden).collect();
    assert_eq!(hidden, ["source", "open"]);
}

#[test]
fn mistakes_are_told_and_left_out() {
    use Fault::{
        FileTooLong, NoBaseMap, NoColour, NoColumn, NoFilter, NoFont, NoLanguage, NoLength, NoLock,
        NoOrigin, NoPanel, NoProperty, NoTheme, NotJson, TooFaint, TooLong, TooMany, Unknown,
        WantsList, WantsObject, WantsText,
    };
    let many = |n: usize| format!("[{}]", vec![r#""https://a.example""#; n].join(","));
    let deep = format!(r#"{{"title": {}1{}}}"#, "[".repeat(500), "]".repeat(500));
    for (json, fault) in [
        ("", NotJson),
        ("{", NotJson),
        ("[]", WantsObject),
        ("null", WantsObject),
        ("<!doctype html><title>404</title>", NotJson),
        (r#"{"title": "a",}"#, NotJson),
        (r#"{"title": "a"} {}"#, NotJson),
        (deep.as_str(), NotJson),
        (
            &format!("{{\"title\": \"{}\"}}", "x".repeat(70_000)),
            FileTooLong,
        ),
        (r#"{"titel": "a"}"#, Unknown),
        (r#"{"__proto__": {"title": "a"}}"#, Unknown),
        (r#"{"title": 7}"#, WantsText),
        (r#"{"title": ["a"]}"#, WantsText),
        (r#"{"title": {"toString": "a"}}"#, WantsText),
        (&format!(r#"{{"title": "{}"}}"#, "x".repeat(121)), TooLong),
        (r#"{"lang": "tlh"}"#, NoLanguage),
        (r#"{"theme": "dark;}"}"#, NoTheme),
        (r#"{"panels": "headline"}"#, NoPanel),
        (r#"{"basemap": ["topography"]}"#, NoBaseMap),
        (r#"{"basemap": "-roads"}"#, NoBaseMap),
        (r#"{"panels": ["legend", "-"]}"#, NoPanel),
        (r#"{"panels": {"legend": true}}"#, WantsList),
        (r#"{"panels": ["legend", 7]}"#, WantsList),
        (r#"{"lock": ["view"]}"#, NoLock),
        (r#"{"filter": "typ=Loan"}"#, NoFilter),
        (r#"{"filter": "data=own"}"#, NoFilter),
        (r#"{"filter": "nation=Narnia"}"#, NoFilter),
        (r#"{"filter": "region=Mordor"}"#, NoFilter),
        (r#"{"filter": "years=2012..2008"}"#, NoFilter),
        (
            r#"{"filter": "near=51.8,-4.97,15mi,Haverfordwest"}"#,
            NoFilter,
        ),
        (r#"{"filter": "type=Loan&<script>=1"}"#, NoFilter),
        (r#"{"data": true}"#, WantsList),
        (r#"{"origins": ["*"]}"#, NoOrigin),
        (r#"{"origins": ["https://a.example/path"]}"#, NoOrigin),
        (r#"{"origins": ["https://*.example"]}"#, NoOrigin),
        (r#"{"origins": ["https://u:p@a.example"]}"#, NoOrigin),
        (r#"{"hosts": ["null"]}"#, NoOrigin),
        (r#"{"hosts": ["javascript:alert(1)"]}"#, NoOrigin),
        (&format!(r#"{{"hosts": {}}}"#, many(17)), TooMany),
        (r#"{"style": "accent: red"}"#, WantsObject),
        (
            r#"{"style": {"background": "url(https://evil.example)"}}"#,
            NoProperty,
        ),
        (r#"{"style": {"radius-dark": "3"}}"#, NoProperty),
        (r#"{"style": {"accent": "red"}}"#, NoColour),
        (
            r##"{"style": {"accent": "#00588a;} * {display:none"}}"##,
            NoColour,
        ),
        (
            r#"{"style": {"accent": "url(https://evil.example)"}}"#,
            NoColour,
        ),
        (r##"{"style": {"accent": "#00588a00"}}"##, NoColour),
        (r#"{"style": {"accent": "+0588a"}}"#, NoColour),
        (r#"{"style": {"accent": ["00588a"]}}"#, WantsText),
        (r##"{"style": {"accent": "#cccccc"}}"##, TooFaint),
        (r##"{"style": {"accent-dark": "#333333"}}"##, TooFaint),
        (r#"{"style": {"serif": "x;} body{display:none"}}"#, NoFont),
        (
            r#"{"style": {"sans": "Evil, url(//evil.example)"}}"#,
            NoFont,
        ),
        (r#"{"style": {"sans": ","}}"#, NoFont),
        (r#"{"style": {"radius": "17"}}"#, NoLength),
        (r#"{"style": {"radius": "1e3px"}}"#, NoLength),
        (r#"{"codes": {"html": {"a": "b"}}}"#, NoColumn),
        (r#"{"codes": {"partnership_type": "a"}}"#, WantsObject),
        (r#"{"codes": {"partnership_type": {"a": null}}}"#, WantsText),
        (r#"{"codes": []}"#, WantsObject),
    ] {
        let (config, problems) = Config::of_json(json);
        assert_eq!(problems.len(), 1, "{json}: {problems:?}");
        assert_eq!(problems[0].fault, fault, "{json}");
        let words = problems[0].words(Words::default());
        assert!(
            words.len() > 20 && !words.contains("{at}") && !words.contains("{found}"),
            "{words}"
        );
        // Only the parts that were correct remain.
        let left = Config {
            panels: None,
            filter: String::new(),
            hosts: Vec::new(),
            ..config
        };
        assert_eq!(left, Config::default(), "{json}");
    }
}

#[test]
fn hostile_parameters_mean_less_not_failure() {
    for params in [
        "title=%00%1f%7f",
        "title=%e2%80%ae%e2%81%a6",
        "logo=%20",
        "origins=https://evil.example",
        "hosts=https://evil.example",
        "codes=partnership_type",
        "style=accent",
        "__proto__=1&constructor=1",
        "%ff%fe=1&&&===",
        "filter=%23",
        "panels=,,",
        "lock=%20",
    ] {
        let (config, problems) = Config::of_params(params);
        assert_eq!(
            (config, problems),
            (Config::default(), Vec::new()),
            "{params}"
        );
    }
    let (config, _) = Config::of_params("title=<img src=x onerror=alert(1)>");
    assert_eq!(
        config.title.as_deref(),
        Some("<img src=x onerror=alert(1)>"),
        "a text is a text"
    );
    let many = "data=a.csv&".repeat(1_000);
    let (config, problems) = Config::of_params(&many);
    assert_eq!((config.data.len(), problems.len()), (MOST, 1));
}

#[test]
fn an_address_adds_to_settings_and_opens_no_lock() {
    let (base, _) = Config::of_json(
        r#"{"title": "Wales", "filter": "nation=Wales&type=Loan", "lock": ["nation"],
            "origins": ["https://data.example.org"], "data": "a.csv", "theme": "light"}"#,
    );
    let over = |params: &str| base.clone().overlay(Config::of_params(params).0);
    let both = over("filter=nation=Scotland%26type=Learning&lock=type&title=Cymru&data=b.csv");
    assert_eq!(both.title.as_deref(), Some("Cymru"));
    assert_eq!(both.filter, "type=Learning&nation=Wales");
    assert_eq!(both.locked, Locked::of_names("nation type"));
    assert_eq!(both.origins, base.origins);
    assert_eq!(
        (both.data, both.theme),
        (vec!["b.csv".to_owned()], base.theme)
    );
    assert_eq!(
        over(""),
        Config {
            filter: "type=Loan&nation=Wales".into(),
            ..base.clone()
        }
    );
    assert_eq!(
        over("lock=&origins=https://evil.example").origins,
        base.origins
    );
}

#[test]
fn the_start_is_the_addresss_but_for_locks() {
    let (config, _) = Config::of_params("filter=nation=Wales%26view=table&lock=nation");
    let start = |fragment: &str| config.start(fragment).to_fragment();
    assert_eq!(start(""), "nation=Wales&view=table");
    assert_eq!(start("type=Loan"), "type=Loan&nation=Wales");
    assert_eq!(
        start("nation=England&data=illustrative"),
        "data=illustrative&nation=Wales"
    );
    let (config, _) = Config::of_params("data=q3.csv");
    let query = config.start("data=own&type=Loan");
    assert_eq!(query.to_fragment(), "type=Loan");
    assert!(query.locked.has(Locked::SOURCE));
}

#[test]
fn what_is_shipped_sets_nothing() {
    let shipped = include_str!("../../../../public/config.json").trim();
    assert_eq!(
        shipped, "{}",
        "by this the loader sees that there is nothing to do"
    );
    assert_eq!(Config::of_json(shipped), (Config::default(), Vec::new()));
}

#[test]
fn the_document_says_what_is_true() {
    let text = include_str!("../../../../docs/embedding.md");
    let example = text
        .split("```json\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next());
    let (config, problems) = Config::of_json(example.expect("an example"));
    assert_eq!(problems, []);
    assert_ne!(config, Config::default());
    let properties = Property::ALL.map(Property::name);
    let names = Panels::NAMES
        .iter()
        .chain(&Locked::NAMES)
        .chain(&properties);
    for name in names {
        assert!(
            text.contains(&format!("`{name}`")),
            "{name} is not in docs/embedding.md"
        );
    }
}

fn any_panels() -> impl Strategy<Value = Panels> {
    prop::collection::vec(any::<bool>(), Panels::NAMES.len()).prop_map(|shown| {
        let names = Panels::NAMES.into_iter().zip(shown);
        names.fold(Panels::NONE, |panels, (name, shown)| {
            panels.with(name, shown).expect("a name")
        })
    })
}

fn any_setting() -> impl Strategy<Value = Setting> {
    let list = [
        ("accent", "#00588a"),
        ("accent-dark", "#8cf"),
        ("focus", "#0b57d0"),
        ("serif", "Gill Sans, 'Times New Roman', serif"),
        ("sans", "system-ui"),
        ("radius", "12px"),
    ];
    prop::sample::select(list.to_vec())
        .prop_map(|(name, value)| Setting::read(name, value).expect("right"))
}

prop_compose! {
    fn any_config()(
        title in prop::option::of("[^\\pC\\pZ]{1,40}"),
        logo in prop::option::of("[A-Za-z&+=#%]{1,40}"),
        language in prop::option::of(prop::sample::select(Language::ALL.to_vec())),
        theme in prop::option::of(prop::sample::select(Theme::ALL.to_vec())),
        panels in prop::option::of(any_panels()),
        types in prop::collection::btree_set("[^\\pC]{1,20}", 0..3),
        view in prop::sample::select(vec!["", "&view=table", "&view=areas", "&at=54.5000,-3.2500,6.50"]),
        locked in prop::collection::vec(prop::sample::select(Locked::NAMES.to_vec()), 0..4),
        data in prop::collection::vec("[a-z0-9/:?&=%.]{1,30}", 0..4),
        style in any_setting(),
    ) -> Config {
        let mut query = Query::from_fragment(view);
        query.choice_mut(records::query::Facet::Type).values = types.into_iter().collect();
        Config {
            title, logo, language, theme, panels, data,
            filter: query.to_fragment(),
            locked: Locked::of_names(&locked.join(" ")),
            style: vec![style],
            ..Config::default()
        }
    }
}

proptest! {
    #[test]
    fn settings_survive_an_address(config in any_config()) {
        prop_assert_eq!(Config::of_params(&config.to_params()), (config, Vec::new()));
    }

    #[test]
    fn any_settings_are_read(text in any::<String>()) {
        let _ = Config::of_json(&text);
        let (config, _) = Config::of_params(&text);
        let (again, problems) = Config::of_params(&config.to_params());
        prop_assert_eq!((again, problems), (config, Vec::new()));
    }
}
