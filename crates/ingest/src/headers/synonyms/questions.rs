//! Headers that ask: "Which organisation did you work with?", "When did it start?".

use super::{ColumnTarget, Strength, look_up};
use records::record::Field;
use records::text::fold;

/// The meaning of a question; `None` for any other header.
pub(super) fn meaning(text: &str) -> Option<(ColumnTarget, Strength)> {
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let (ask, rest) = match words[..] {
        ["in" | "with" | "to" | "from" | "for", ask, ref rest @ ..] => (ask, rest),
        [ask, ref rest @ ..] => (ask, rest),
        [] => return None,
    };
    let has = |known: &[&str]| rest.iter().any(|word| known.contains(word));
    let strong = |field| Some((ColumnTarget::Field(field), Strength::Strong));
    // "Who completed the form?" asks about the return, not about the partnership.
    if has(&["form", "return", "survey", "ffurflen", "contact"]) {
        return None;
    }
    let is_money = has(&[
        "fund",
        "funded",
        "funds",
        "funding",
        "funder",
        "money",
        "grant",
        "cost",
        "awarded",
        "spent",
        "ariannu",
        "ariannodd",
        "arian",
    ]);
    match ask {
        "how" => match rest {
            ["much", ..] => (is_money || has(&["paid"]))
                .then(|| strong(Field::Amount))
                .flatten(),
            ["many", what, ..] => match *what {
                "objects" | "items" | "works" | "loans" => strong(Field::Objects),
                "people" | "visitors" | "participants" | "visits" => strong(Field::Audience),
                _ => None,
            },
            _ => is_money.then(|| strong(Field::FundingStream)).flatten(),
        },
        "who" | "which" | "what" | "whom" | "pwy" | "pa" | "beth" | "where" | "ble" | "lle"
            if is_money =>
        {
            strong(Field::FundingStream)
        }
        "when" | "pryd" => when(rest),
        "where" | "ble" | "lle" => place(rest).then(|| strong(Field::Place)).flatten(),
        "who" | "which" | "what" | "whom" | "pwy" | "pa" | "beth" => of_what(rest),
        _ => None,
    }
}

fn when(rest: &[&str]) -> Option<(ColumnTarget, Strength)> {
    const START: [&str; 14] = [
        "start",
        "started",
        "starts",
        "begin",
        "began",
        "begins",
        "commence",
        "commenced",
        "open",
        "opened",
        "dechrau",
        "dechreuodd",
        "ddechreuodd",
        "ddechrau",
    ];
    const END: [&str; 13] = [
        "end",
        "ended",
        "ends",
        "finish",
        "finished",
        "close",
        "closed",
        "stop",
        "returned",
        "gorffen",
        "gorffennodd",
        "daeth",
        "complete",
    ];
    let is = |known: &[&str]| rest.iter().any(|word| known.contains(word));
    let field = |field, strength| Some((ColumnTarget::Field(field), strength));
    match (is(&START), is(&END)) {
        (true, false) => field(Field::Start, Strength::Strong),
        (false, true) => field(Field::End, Strength::Strong),
        _ if rest.iter().all(|word| HAPPENED.contains(word)) => field(Field::Start, Strength::Weak),
        _ => None,
    }
}

/// Words of "Where did it take place?" and the like, which add nothing to the question.
const HAPPENED: [&str; 30] = [
    "did",
    "was",
    "were",
    "is",
    "are",
    "it",
    "this",
    "the",
    "take",
    "took",
    "taking",
    "place",
    "happen",
    "happened",
    "held",
    "partnership",
    "project",
    "exhibition",
    "loan",
    "activity",
    "event",
    "work",
    "does",
    "do",
    "oedd",
    "y",
    "yr",
    "bartneriaeth",
    "digwyddodd",
    "a",
];

fn place(rest: &[&str]) -> bool {
    const PARTNER: [&str; 16] = [
        "partner",
        "partners",
        "venue",
        "borrower",
        "host",
        "organisation",
        "based",
        "located",
        "they",
        "town",
        "city",
        "shown",
        "go",
        "went",
        "mae",
        "partneriaid",
    ];
    let is_theirs = |word: &&str| PARTNER.contains(word) || HAPPENED.contains(word);
    // "Where is your museum?" asks about the sender.
    !rest.is_empty() && rest.iter().all(is_theirs)
}

fn of_what(rest: &[&str]) -> Option<(ColumnTarget, Strength)> {
    let has = |known: &[&str]| rest.iter().any(|word| known.contains(word));
    let field = |field| Some((ColumnTarget::Field(field), Strength::Strong));
    let is_work = has(&[
        "partnership",
        "activity",
        "work",
        "collaboration",
        "project",
        "bartneriaeth",
        "partneriaeth",
        "weithgaredd",
        "gweithgaredd",
    ]);
    let is_partner = has(&[
        "partner", "partners", "bartner", "borrower", "venue", "host",
    ]);
    let is_body = has(&[
        "museum",
        "institution",
        "organisation",
        "organization",
        "gallery",
        "body",
        "national",
        "sefydliad",
        "amgueddfa",
    ]);
    if has(&["type", "types", "kind", "sort", "nature", "fath", "math"]) {
        return match (is_work && !has(&["with"]), is_partner || is_body) {
            (true, false) => field(Field::PartnershipType),
            (false, true) => field(Field::PartnerKind),
            _ => None,
        };
    }
    if has(&["led", "lead", "leads", "arwain", "arweiniodd"]) && is_body {
        return field(Field::Institution);
    }
    let attribute = rest.iter().find_map(|word| match *word {
        "town" | "city" | "place" | "tref" => Some(Field::Place),
        "postcode" => Some(Field::Postcode),
        "region" | "rhanbarth" => Some(Field::Region),
        "nation" | "country" | "gwlad" => Some(Field::Nation),
        _ => None,
    });
    // The place of "your museum" is not the partner's; "take place" is no place.
    if let Some(attribute) = attribute.filter(|_| !has(&["take", "took", "taking"])) {
        return (is_partner || !is_body).then(|| field(attribute)).flatten();
    }
    let is_with = has(&["with", "gyda", "borrowed", "hosted"]);
    if (is_with && (is_body || has(&["work", "worked", "working", "gweithio"]))) || is_partner {
        let is_other = has(&["role", "contact", "website", "address", "postcode"]);
        return (!is_other).then(|| field(Field::Partner)).flatten();
    }
    let asked: Vec<&str> = rest
        .iter()
        .filter(|word| !HAPPENED.contains(word))
        .copied()
        .collect();
    let found = look_up(&asked.concat()).flatten()?;
    (found.1 == Strength::Strong).then_some(found)
}
