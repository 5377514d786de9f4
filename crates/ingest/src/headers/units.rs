//! The unit that a header gives for the numbers below it: pounds, another currency, thousands.

use records::text::fold;

/// What a header says about the unit of its column's numbers, and the header without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The words that say what is counted, in lower case.
    pub rest: String,
    /// The numbers are in pounds.
    pub is_pounds: bool,
    /// The numbers are in another currency or in pence, or it is not clear in which unit.
    pub is_other: bool,
    /// One in the column is this many: 1,000 where the header says "thousands".
    pub times: u32,
}

const QUOTES: [char; 6] = ['\'', '’', '‘', '"', '“', '”'];

/// The unit that a header names; `None` where it names none.
#[must_use]
pub fn unit(header: &str) -> Option<Unit> {
    let lower = without_separators_of_thousands(&fold(header));
    let is_between = |c: char| c.is_whitespace() || "()[]{},;:/-–—_*.|".contains(c);
    let mut unit = Unit {
        rest: String::new(),
        is_pounds: false,
        is_other: false,
        times: 1,
    };
    let mut words: Vec<&str> = Vec::new();
    for token in lower.split(is_between) {
        let token = token.trim_matches(QUOTES);
        let bare = token
            .trim_matches(|c| is_sign(c) || c == '£' || QUOTES.contains(&c))
            .trim_start_matches("us");
        let bare = bare.strip_prefix("gbp").unwrap_or(bare);
        let is_pounds = token.contains('£') || token.starts_with("gbp");
        let is_other = token.contains(is_sign) || OTHER_CURRENCIES.contains(&token);
        unit.is_pounds |= is_pounds || POUNDS.contains(&token);
        unit.is_other |= is_other;
        if let Some(times) = times(bare) {
            unit.times = times;
        } else if token.is_empty() || is_other || bare.is_empty() || POUNDS.contains(&token) {
        } else if is_pounds {
            words.push(bare);
        } else {
            words.push(token);
        }
    }
    // "(m)" may be metres, and "mil" is a thousand in Welsh.
    let is_money = unit.is_pounds || unit.is_other;
    if is_money && words.iter().any(|word| ["m", "mio"].contains(word)) {
        unit.times = 1_000_000;
    }
    unit.is_other |= is_money && words.contains(&"mil");
    if unit.times == 1 && !is_money {
        return None;
    }
    words.retain(|word| !["in", "mewn", "m", "mio", "mil", "x", "×"].contains(word));
    unit.rest = words.join(" ");
    Some(unit)
}

const POUNDS: [&str; 5] = ["pounds", "pound", "punnoedd", "bunnoedd", "sterling"];

#[rustfmt::skip]
const OTHER_CURRENCIES: [&str; 29] = [
    "pence", "ceiniogau",
    "eur", "euro", "euros", "ewro", "ewros", "usd", "dollar", "dollars", "doler", "doleri", "chf", "francs",
    "aud", "cad", "nzd", "hkd", "sgd", "jpy", "cny", "inr", "yen", "nok", "sek", "dkk", "pln", "kroner", "krona",
];

/// Whether a character is the sign of a currency other than the pound.
const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '€' | '$' | '¥' | '₹' | '₽' | '₺' | '₣' | '￥' | '＄' | '₩'
    )
}

fn times(word: &str) -> Option<u32> {
    let times = match word {
        "hundred" | "hundreds" | "00s" | "100s" | "cannoedd" => 100,
        "thousand" | "thousands" | "k" | "000" | "000s" | "1000s" | "x1000" | "×1000"
        | "miloedd" => 1_000,
        "million" | "millions" | "mn" | "000000" | "miliwn" | "miliynau" => 1_000_000,
        "billion" | "billions" | "bn" | "biliwn" | "biliynau" => 1_000_000_000,
        _ => return None,
    };
    Some(times)
}

/// Whether these words name money that was given, paid or asked for, and nothing else.
#[must_use]
pub fn is_money(words: &str) -> bool {
    #[rustfmt::skip]
    const MONEY: [&str; 31] = [
        "amount", "amounts", "award", "awards", "awarded", "grant", "grants", "granted", "funding", "fund",
        "funds", "paid", "total", "sum", "price", "budget", "budgets", "contribution", "contributions", "cost",
        "costs", "value", "expenditure", "spend", "spent", "investment", "swm", "gwerth", "cyllid", "cyllideb",
        "arian",
    ];
    #[rustfmt::skip]
    const FILLERS: [&str; 17] = [
        "o", "of", "to", "the", "for", "us", "our", "project", "partnership", "given", "received", "cash", "overall",
        "y", "yr", "prosiect", "cyfanswm",
    ];
    let mut has_money = false;
    for word in words.split_whitespace() {
        let is_money = MONEY.contains(&word);
        if !is_money && !FILLERS.contains(&word) {
            return false;
        }
        has_money |= is_money;
    }
    has_money
}

/// Whether a header names money in any way: of a ticket, of an insurance, of an application.
#[must_use]
pub fn mentions_money(header: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 14] = [
        "value", "valuation", "amount", "cost", "costs", "price", "fee", "fees", "grant", "award", "funding",
        "budget", "gwerth", "swm",
    ];
    let lower = fold(header);
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    unit(header).is_some_and(|unit| unit.is_pounds) || words.any(|word| WORDS.contains(&word))
}

/// Whether a header says only that its column holds values, which may be those of the objects.
#[must_use]
pub fn is_bare_value(header: &str) -> bool {
    let words = unit(header).map_or_else(|| fold(header), |unit| unit.rest);
    ["value", "values", "gwerth"].contains(&words.as_str())
}

/// The text without commas between figures: "£10,000" is one number, "£,000" none.
fn without_separators_of_thousands(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let is_between = c == ','
            && out.ends_with(|c: char| c.is_ascii_digit())
            && chars.peek().is_some_and(char::is_ascii_digit);
        if !is_between {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_bare_value, is_money, mentions_money, unit};

    #[test]
    fn units_of_headers() {
        for (header, rest, is_pounds, is_other, times) in [
            ("Amount (£)", "amount", true, false, 1),
            ("£", "", true, false, 1),
            ("Amount (GBP)", "amount", true, false, 1),
            ("Amount in pounds", "amount", true, false, 1),
            ("Amount (£000s)", "amount", true, false, 1_000),
            ("Amount (£'000)", "amount", true, false, 1_000),
            ("Amount £,000", "amount", true, false, 1_000),
            ("Amount (£k)", "amount", true, false, 1_000),
            ("Budget £K", "budget", true, false, 1_000),
            ("£000", "", true, false, 1_000),
            ("Award (£m)", "award", true, false, 1_000_000),
            ("Award (£ m)", "award", true, false, 1_000_000),
            ("Award (£ million)", "award", true, false, 1_000_000),
            ("Award (millions)", "award", false, false, 1_000_000),
            (
                "Amount (thousands of pounds)",
                "amount of",
                true,
                false,
                1_000,
            ),
            ("Swm (miloedd)", "swm", false, false, 1_000),
            ("Swm (miloedd o bunnoedd)", "swm o", true, false, 1_000),
            ("Audience (’000)", "audience", false, false, 1_000),
            ("Cost (pence)", "cost", false, true, 1),
            ("Amount (€)", "amount", false, true, 1),
            ("Amount (€k)", "amount", false, true, 1_000),
            ("Grant (US$)", "grant", false, true, 1),
            ("Grant in US dollars", "grant", false, true, 1),
            ("Amount (EUR)", "amount", false, true, 1),
            ("Amount (£mil)", "amount", true, true, 1),
            ("Amount (£ mil)", "amount", true, true, 1),
            ("Award (up to £10,000)", "award up to 10000", true, false, 1),
        ] {
            let found = unit(header).expect(header);
            assert_eq!(found.rest, rest, "{header}");
            assert_eq!(found.is_pounds, is_pounds, "{header}");
            assert_eq!(found.is_other, is_other, "{header}");
            assert_eq!(found.times, times, "{header}");
        }
        for header in [
            "X (m)",
            "European partner",
            "Amount",
            "Museum",
            "Km",
            "Milestones",
        ] {
            assert!(unit(header).is_none(), "{header}");
        }
    }

    proptest! {
        #![proptest_config(testing::cases(128))]

        /// In whatever way the unit stands next to the words, it is found and they remain.
        #[test]
        fn a_unit_is_found_wherever_it_stands(
            words in prop::sample::select(vec!["Amount", "Grant awarded", "Swm", "Total cost"]),
            sign in prop::sample::select(vec!["£", "GBP "]),
            (mark, times) in prop::sample::select(vec![
                ("", 1), ("k", 1_000), ("000", 1_000), ("000s", 1_000), ("thousands", 1_000),
                ("miloedd", 1_000), ("m", 1_000_000), ("million", 1_000_000), ("bn", 1_000_000_000),
            ]),
            (open, close) in prop::sample::select(vec![(" (", ")"), (" [", "]"), (" ", ""), (", ", ""), (" - ", "")]),
            is_first in any::<bool>(),
            is_upper in any::<bool>(),
        ) {
            let header = match is_first {
                true => format!("{sign}{mark} {words}"),
                false => format!("{words}{open}{sign}{mark}{close}"),
            };
            let header = if is_upper { header.to_uppercase() } else { header };
            let found = unit(&header).expect("a unit");
            prop_assert_eq!(found.rest, words.to_lowercase(), "{}", &header);
            prop_assert!(found.is_pounds && !found.is_other && found.times == times, "{}", header);
        }
    }

    #[test]
    fn words_of_money() {
        for words in [
            "funding",
            "total award",
            "cost to us",
            "amount of award",
            "value of grant",
        ] {
            assert!(is_money(words), "{words}");
        }
        for words in [
            "",
            "funding source",
            "match funding",
            "value of loan",
            "project",
            "ticket income",
        ] {
            assert!(!is_money(words), "{words}");
        }
        assert!(mentions_money("Insurance value") && !mentions_money("Evaluation"));
        assert!(is_bare_value("Value (£)") && !is_bare_value("Value of grant"));
    }
}
