//! Every text has the same gaps as its English, counted ones as many forms as the language wants.

use std::collections::BTreeSet;

use super::*;
use crate::analysis::{
    areas, compare, density, findings, flows, funding, gaps, matrix, multiples, profile, timeline,
};
use crate::catalogue::{
    AboutKey, AnalysisKey, CodeText, DeskKey, EmbedKey, IssueText, Key, List, ShareKey,
};

/// Counted forms: zero, one, two, few, many, other; or one for all.
const FORMS: [usize; 2] = [1, 6];

fn gaps_of(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

fn check_sentence(at: &str, english: &str, welsh: &str) {
    assert_eq!(gaps_of(english), gaps_of(welsh), "{at}");
    assert_eq!(english.is_empty(), welsh.is_empty(), "{at}");
    let [own, other] = [english, welsh].map(|text| text.split('|').count());
    let is_and = at == "Page And";
    assert!(is_and || own > 1 || other == 1, "{at} is not counted");
    assert!(is_and || FORMS.contains(&other), "{at}: {other} forms");
    let ends = |text: &str| (text.starts_with(' '), text.ends_with(' '));
    assert_eq!(ends(english), ends(welsh), "{at}: spaces at the ends");
}

fn check<K: Text + std::fmt::Debug>() {
    let english = K::list();
    let list = &texts()[english.list as usize];
    assert_eq!(list.len(), K::ALL.len(), "{:?}", english.list);
    for (key, welsh) in K::ALL.iter().zip(list) {
        let at = format!("{:?} {key:?}", english.list);
        let english = english.line(key.place());
        assert!(!welsh.trim().is_empty(), "{at}");
        let parts = |text: &'static str| text.split('\t').collect::<Vec<_>>();
        let (own, other) = (parts(english), parts(welsh));
        assert_eq!(own.len(), other.len(), "{at}: sentences");
        for (own, other) in own.into_iter().zip(other) {
            check_sentence(&at, own, other);
        }
    }
}

#[test]
fn texts_fit_their_english() {
    check::<Key>();
    check::<AnalysisKey>();
    check::<DeskKey>();
    check::<EmbedKey>();
    check::<ShareKey>();
    check::<areas::W>();
    check::<compare::W>();
    check::<density::W>();
    check::<findings::W>();
    check::<flows::W>();
    check::<funding::W>();
    check::<gaps::W>();
    check::<matrix::W>();
    check::<multiples::W>();
    check::<profile::W>();
    check::<timeline::W>();
    check::<CodeText>();
    check::<IssueText>();
    check::<AboutKey>();
    assert_eq!(texts().len(), List::About as usize + 1);
}

#[test]
fn one_english_value_has_one_welsh() {
    let values = values();
    let english: BTreeSet<&str> = values.iter().map(|(english, _)| *english).collect();
    assert_eq!(english.len(), values.len(), "{values:?}");
}
