//! Texts about the two sides.

use super::{CompareBy, Compared, MOST_PAIRS, Pair};
use crate::Input;
use messages::CompareText;
use messages::{AnalysisText, PageText};
use std::cmp::Ordering;

/// The difference A − B with its sign.
pub(super) fn signed(input: &Input, [a, b]: [u32; 2]) -> String {
    sign([a, b]).to_owned() + &input.words.number(a.abs_diff(b))
}

/// The difference with its sign and unit.
pub(super) fn signed_count(input: &Input, [a, b]: [u32; 2]) -> String {
    sign([a, b]).to_owned() + &input.counted(a.abs_diff(b))
}

fn sign([a, b]: [u32; 2]) -> &'static str {
    match a.cmp(&b) {
        Ordering::Greater => "+",
        Ordering::Less => "−",
        Ordering::Equal => "",
    }
}

/// The numbers of pairs only in A, in both, and only in B.
pub(super) fn states(pairs: &[Pair]) -> [u32; 3] {
    let count = |is: fn(&Pair) -> bool| pairs.iter().filter(|pair| is(pair)).count() as u32;
    [
        count(|pair| pair.b == 0),
        count(|pair| pair.a > 0 && pair.b > 0),
        count(|pair| pair.a == 0),
    ]
}

pub(super) fn sentence(input: &Input, compared: &Compared) -> String {
    let w = input.words;
    let [na, nb] = compared.totals;
    if na == 0 && nb == 0 {
        return w.get(AnalysisText::NoRecords).to_owned();
    }
    let difference = input.counted(na.abs_diff(nb));
    let change = match na.cmp(&nb) {
        Ordering::Greater => w.fill(CompareText::More, &[("n", &difference)]),
        Ordering::Less => w.fill(CompareText::Fewer, &[("n", &difference)]),
        Ordering::Equal => w.get(CompareText::Same).to_owned(),
    };
    let mut most = String::new();
    for (key, up) in [(CompareText::Up, true), (CompareText::Down, false)] {
        let by = |[a, b]: [u32; 2]| {
            if up {
                a.saturating_sub(b)
            } else {
                b.saturating_sub(a)
            }
        };
        let best = compared.parts.iter().rev().max_by_key(|(_, n)| by(*n));
        if let Some((part, n)) = best.filter(|(_, n)| by(*n) > 0) {
            let gaps = [("name", &*part.name), ("n", &*signed(input, *n))];
            most.push_str(&w.fill(key, &gaps));
        }
    }
    let [a, both, b] = states(&compared.pairs).map(|n| w.number(n));
    let (new, ended) = if compared.a_is_later {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let gaps = [
        ("new", &**new),
        ("ended", &**ended),
        ("both", &*both),
        ("a", &*a),
        ("b", &*b),
    ];
    most.push_str(&if compared.by == CompareBy::Period {
        w.fill(CompareText::PairsPeriod, &gaps)
    } else {
        w.fill(CompareText::PairsOther, &gaps)
    });
    let gaps = [
        ("a", &*compared.a.label),
        ("b", &*compared.b.label),
        ("na", &*input.counted(na)),
        ("nb", &*input.counted(nb)),
        ("change", &*change),
        ("most", &*most),
    ];
    w.fill(CompareText::Sentence, &gaps)
}

pub(super) fn notes(input: &Input, compared: &Compared) -> Vec<String> {
    let w = input.words;
    let mut notes = vec![w.get(CompareText::SymbolsNote).to_owned()];
    match compared.by {
        CompareBy::Period => {
            notes.push(w.get(CompareText::PeriodNote).to_owned());
            if input.query.years.is_none() {
                notes.push(w.get(CompareText::SplitNote).to_owned());
            }
            let undated = input.filtered.undated;
            if undated > 0 {
                let n = w.count(PageText::CountRecords, undated);
                notes.push(
                    w.count(CompareText::Undated, undated)
                        .replace(&w.number(undated), &n),
                );
            }
        }
        CompareBy::Value(facet) if input.query.choice(facet).values.is_empty() => {
            notes.push(w.get(CompareText::LeaderNote).to_owned());
        }
        _ => {}
    }
    if compared.pairs.len() > MOST_PAIRS {
        let n = w.number(MOST_PAIRS as u32);
        let all = w.number(compared.pairs.len() as u32);
        notes.push(w.fill(CompareText::CutNote, &[("n", &n), ("all", &all)]));
    }
    if input.unit() != records::query::Unit::Records {
        notes.push(w.get(AnalysisText::DistinctNote).to_owned());
    }
    notes
}

pub(super) fn state_names(input: &Input, compared: &Compared) -> [&'static str; 3] {
    let keys = match (compared.by, compared.a_is_later) {
        (CompareBy::Period, true) => [
            CompareText::New,
            CompareText::Continuing,
            CompareText::Ended,
        ],
        (CompareBy::Period, false) => [
            CompareText::Ended,
            CompareText::Continuing,
            CompareText::New,
        ],
        _ => [CompareText::OnlyA, CompareText::Both, CompareText::OnlyB],
    };
    keys.map(|key| input.words.get(key))
}
