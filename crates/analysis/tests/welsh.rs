//! Welsh texts as the page uses them: loaded from the packed texts.

use std::collections::BTreeSet;

use analysis::Panel;
use analysis::figure::Mark;
use explore::aggregates::{Totals, title};
use messages::{Language, PageText, Words, translation};
use records::codes::Region;
use records::query::{Facet, Query, Unit, View};
use world::World;

mod world;

fn welsh() -> Words {
    let packed = std::fs::read_to_string(world::root("public/data/welsh.txt")).expect("Welsh");
    assert!(translation::load(packed));
    Words(Language::Welsh)
}

#[test]
fn counts_have_their_mutations() {
    let words = welsh();
    for (unit, n, text) in [
        (Unit::Records, 0, "0 cofnod"),
        (Unit::Records, 1, "1 cofnod"),
        (Unit::Records, 2, "2 gofnod"),
        (Unit::Records, 3, "3 chofnod"),
        (Unit::Projects, 2, "2 brosiect"),
        (Unit::Projects, 6, "6 phrosiect"),
        (Unit::Partners, 6, "6 phartner"),
        (Unit::Partners, 7, "7 partner"),
        (Unit::Records, 1_652, "1,652 cofnod"),
    ] {
        assert_eq!(words.count_unit(unit, n), text);
    }
    assert_eq!(words.get(PageText::Records), "Cofnodion");
}

#[test]
fn and_has_three_forms() {
    let words = welsh();
    for (next, and) in [
        ("Benthyciad", "a"),
        ("Wrecsam", "a"),
        ("York", "a"),
        ("Oriel", "ac"),
        ("Ynys Môn", "ac"),
        ("Yr Alban", "&"),
        ("Cymru", "&"),
        ("", "a"),
    ] {
        assert_eq!(words.and(next), and, "{next}");
    }
}

#[test]
fn values_of_code_lists_stand_in_welsh_and_others_as_they_are() {
    let words = welsh();
    for (value, shown) in [
        ("Wales", "Cymru"),
        ("Northern Ireland", "Gogledd Iwerddon"),
        ("Yorkshire and The Humber", "Swydd Efrog a Glannau Humber"),
        ("A type of one’s own", "A type of one’s own"),
    ] {
        assert_eq!(words.value(value), shown);
    }
    assert_ne!(words.value(""), "");
    let newport = [words.district("Newport"), words.value("Newport")];
    assert_eq!(newport, ["Casnewydd", "Newport"]);
}

#[test]
fn a_title_says_the_filters_with_their_mutations() {
    let words = welsh();
    let totals = Totals {
        places: 3,
        ..Totals::default()
    };
    for (fragment, text) in [
        ("", "Partneriaethau amgueddfeydd ledled y DU"),
        (
            "region=North+East&funding=Heritage+lottery",
            "Partneriaethau amgueddfeydd yng Ngogledd-ddwyrain Lloegr, ag arian Loteri treftadaeth: 3 lle",
        ),
        (
            "nation=Wales&nation=Scotland",
            "Partneriaethau amgueddfeydd yng Nghymru neu yn yr Alban: 3 lle",
        ),
    ] {
        assert_eq!(title(&Query::from_fragment(fragment), &totals, words), text);
    }
    let phrases = words.get(PageText::TitleWithin).split(';').count();
    assert_eq!(phrases, Region::ALL.len() + 1);
}

/// Words that are the same in both languages.
const SAME: [&str; 1] = ["Partner"];

/// Every text of a view.
fn texts(panel: &Panel) -> Vec<String> {
    let mut out = vec![panel.title.clone(), panel.sentence.clone()];
    out.extend(panel.notes.iter().chain(&panel.prose).cloned());
    for control in &panel.controls {
        out.push(control.label.clone());
        out.extend(control.options.iter().map(|(_, label)| label.clone()));
    }
    for table in &panel.tables {
        out.push(table.caption.clone());
        out.extend(table.columns.iter().cloned());
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        out.extend(cells.map(|cell| cell.text.clone()));
    }
    if let Some(figure) = &panel.figure {
        out.extend(figure.tips.iter().map(|tip| tip.text.clone()));
        let pieces = figure.frames.iter().flat_map(|frame| &frame.pieces);
        out.extend(pieces.filter_map(|piece| match &piece.mark {
            Mark::Text { text, .. } => Some(text.clone()),
            _ => None,
        }));
    }
    out
}

/// Anything that is the same in both languages is data, a number or a name.
#[test]
fn no_text_of_a_view_stays_english() {
    let words = welsh();
    let world = World::documented();
    let data = &world.data;
    let mut names: Vec<String> = data.place_name.values.iter().map(str::to_owned).collect();
    for facet in Facet::ALL {
        names.extend(data.facet(facet).values().iter().map(str::to_owned));
    }
    names.extend(data.partner.values.iter().map(str::to_owned));
    names.retain(|name| !name.is_empty() && words.value(name) == name);
    for view in View::ALL {
        for fragment in ["", "nation=Wales", "unit=projects&type=Loan", "q=zzz"] {
            let [english, welsh] = [Words::default(), words]
                .map(|words| texts(&world.panel(fragment, view, "", words)));
            let english: BTreeSet<&String> = english.iter().collect();
            for text in &welsh {
                let has_words = text
                    .split(|c: char| !c.is_alphabetic())
                    .any(|word| word.len() > 3);
                // A name that is too long for its space is cut.
                let end = text
                    .strip_suffix('…')
                    .and_then(|text| text.get(text.len().checked_sub(12)?..));
                let is_name = || {
                    names.iter().any(|name| {
                        text.contains(&**name) || end.is_some_and(|end| name.contains(end))
                    })
                };
                let is_same = SAME.contains(&&**text);
                assert!(
                    is_same || !english.contains(text) || !has_words || is_name(),
                    "{view:?} {fragment}: {text}"
                );
                assert!(
                    !text.contains('{') && !text.contains('|'),
                    "{view:?}: {text}"
                );
            }
        }
    }
}
