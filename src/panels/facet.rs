//! One facet: its values with live counts.

use explore::crossfilter::Filtered;
use leptos::prelude::*;
use messages::PageText;
use records::codes;
use records::query::Facet;
use records::sort;
use records::text::fold;

use super::list_search::ListSearch;
use crate::derived::derived;
use crate::state::{Loaded, state};
use ui::words::{t, words};
use ui::{Bar, Segmented, bool_signal, dynamic, memo, on, show_when, text_signal};

/// The number of values shown before "show all".
const FIRST_VALUES: usize = 8;
/// The number of values from which a list has its own search box.
const SEARCHED_FROM: usize = 40;

#[derive(Clone, Debug, PartialEq)]
struct FacetValue {
    /// The code in the data set; `None` for a value that no record has.
    code: Option<u32>,
    value: String,
    /// The heading above the first value of a group.
    group: Option<&'static str>,
}

/// A facet with its heading, its match mode and its values.
#[component]
pub fn FacetPanel(facet: Facet, open: bool) -> impl IntoView {
    let state = state();
    let values = memo(move || state.loaded.with(|loaded| values(loaded, facet)));
    let chosen = memo(move || state.query.with(|query| query.choice(facet).values.clone()));
    let all_shown = RwSignal::new(false);
    let filtered = derived().filtered;
    let sought = RwSignal::new(String::new());
    let is_sought = move || !sought.with(String::is_empty);
    let long = move || values.with(Vec::len) > FIRST_VALUES + 2;
    let ordered = memo(move || match facet {
        Facet::District => filtered.with(|filtered| counted_first(values.get(), filtered)),
        _ => values.get(),
    });
    let found = memo(move || {
        let part = sought.with(|sought| fold(sought));
        let mut values = ordered.get();
        values.retain(|value| fold(words().of_facet(facet, &value.value)).contains(part.trim()));
        values
    });
    let listed = memo(move || {
        let values = found.get();
        let generation = state.loaded.with(|loaded| loaded.generation);
        let most = if all_shown.get() || is_sought() || !long() {
            values.len()
        } else {
            FIRST_VALUES
        };
        let keep = move |(i, value): &(usize, FacetValue)| {
            *i < most || chosen.with(|chosen| chosen.contains(&value.value))
        };
        let kept = values.into_iter().enumerate().filter(keep);
        kept.map(|(_, value)| (generation, value))
            .collect::<Vec<(u32, FacetValue)>>()
    });
    let number_chosen = move || {
        let n = chosen.with(Vec::len);
        (n > 0).then(|| {
            let text = words().fill(PageText::Chosen, &[("n", &n.to_string())]);
            view! { <span class="badge">{text}</span> }
        })
    };
    view! {
        <details class="facet" open=open data-facet=facet.key()>
            <summary>
                <h3>{t(PageText::of_facet(facet))}</h3>
                {dynamic(number_chosen)}
            </summary>
            {facet.is_multi().then(|| view! { <MatchMode facet=facet /> })}
            {show_when(move || values.with(Vec::len) >= SEARCHED_FROM, move || view! {
                <ListSearch
                    facet=facet
                    sought=sought
                    found=Signal::derive(move || found.with(Vec::len) as u32)
                    all=Signal::derive(move || values.with(Vec::len) as u32)
                />
            })}
            <ul class="values" aria-label=t(PageText::of_facet(facet))>
                {dynamic(move || {
                    let row = |(_, value)| view! { <li><ValueRow facet=facet value=value /></li> };
                    listed.get().into_iter().map(row).collect_view()
                })}
            </ul>
            {show_when(move || long() && !is_sought(), move || view! {
                <button
                    type="button"
                    class="link more"
                    aria-expanded=text_signal(move || all_shown.get().to_string())
                    on:click=on(move |_| all_shown.update(|all| *all = !*all))
                >
                    {dynamic(move || {
                        if all_shown.get() {
                            t(PageText::ShowFewer).to_owned()
                        } else {
                            let n = values.with(Vec::len).to_string();
                            words().fill(PageText::ShowAll, &[("n", &n)])
                        }
                    })}
                </button>
            })}
        </details>
    }
}

/// The choice of ANY or ALL of the selected values; shown only when there are at least two.
#[component]
fn MatchMode(facet: Facet) -> impl IntoView {
    let state = state();
    let several = memo(move || {
        state
            .query
            .with(|query| query.choice(facet).values.len() > 1)
    });
    let all = Signal::derive(move || state.query.with(|query| query.choice(facet).all));
    let name = if facet == Facet::Type {
        "match-type"
    } else {
        "match-funding"
    };
    view! {
        {show_when(move || several.get(), move || view! {
            <Segmented
                label=t(PageText::MatchMode)
                name=name
                options=vec![(false, t(PageText::MatchAny)), (true, t(PageText::MatchAll))]
                value=all
                choose=move |all| state.query.update(|query| query.choice_mut(facet).all = all)
            />
        })}
    }
}

#[component]
fn ValueRow(facet: Facet, value: FacetValue) -> impl IntoView {
    let state = state();
    let filtered = derived().filtered;
    let FacetValue { code, value, group } = value;
    let count = memo(move || {
        let count = |code| filtered.with(|f| f.facets[facet.index()].get(code as usize).copied());
        code.and_then(count).unwrap_or(0)
    });
    let most = memo(move || {
        filtered.with(|f| {
            f.facets[facet.index()]
                .iter()
                .copied()
                .max()
                .unwrap_or(0)
                .max(1)
        })
    });
    let unit = memo(move || state.query.with(|query| query.unit));
    let this = value.clone();
    let checked = memo(move || {
        state
            .query
            .with(|query| query.choice(facet).values.contains(&this))
    });
    let label = words().of_facet(facet, &value).to_owned();
    let toggle = move |_| state.query.update(|query| query.toggle(facet, &value));
    let share = move || f64::from(count.get()) / f64::from(most.get());
    view! {
        {group.map(|group| view! { <span class="value-group">{group}</span> })}
        <label class="value" class:none=bool_signal(move || count.get() == 0)>
            <input type="checkbox" prop:checked=checked on:change=on(toggle) />
            <span class="value-label">{label}</span>
            <span class="value-count">
                <span aria-hidden="true">{text_signal(move || words().number(count.get()))}</span>
                <span class="hidden">{text_signal(move || words().count_unit(unit.get(), count.get()))}</span>
            </span>
            <Bar share=Signal::derive(share) />
        </label>
    }
}

/// The values of a facet in the order in which they are shown: nations and regions as in their code
/// list, even without records; types by group; the others by their number of records.
fn values(loaded: &Loaded, facet: Facet) -> Vec<FacetValue> {
    let data = &loaded.data;
    let column = data.facet(facet);
    let held: Vec<(u32, &str)> = (0..).zip(column.values().iter()).collect();
    let counts = records(loaded, facet);
    let order = sort::sorted(held.len(), &mut |a, b| {
        counts[b as usize].cmp(&counts[a as usize])
    });
    let most_first: Vec<(u32, &str)> = order.into_iter().map(|i| held[i as usize]).collect();

    let listed = |names: Vec<&'static str>| {
        let code = |name: &str| held.iter().find(|(_, v)| *v == name).map(|(code, _)| *code);
        let mut out: Vec<FacetValue> = names
            .iter()
            .map(|name| FacetValue {
                code: code(name),
                value: (*name).to_owned(),
                group: None,
            })
            .collect();
        let others = most_first.iter().filter(|(_, v)| !names.contains(v));
        out.extend(others.map(|(code, v)| plain(*code, v)));
        out
    };
    match facet {
        Facet::Nation => listed(codes::Nation::ALL.map(codes::Nation::name).to_vec()),
        Facet::Region => listed(codes::Region::ALL.map(codes::Region::name).to_vec()),
        Facet::Type => grouped(&most_first),
        _ => most_first
            .iter()
            .map(|(code, value)| plain(*code, value))
            .collect(),
    }
}

/// Moves values with a count of zero to the end: with a region chosen, its own districts come
/// first. A facet's counts ignore its own choice, so its order stays the same while the user
/// chooses in it.
fn counted_first(values: Vec<FacetValue>, filtered: &Filtered) -> Vec<FacetValue> {
    let counts = &filtered.facets[Facet::District.index()];
    let counts = |value: &FacetValue| {
        let count = value.code.and_then(|code| counts.get(code as usize));
        count.is_some_and(|count| *count > 0)
    };
    let (mut first, last): (Vec<FacetValue>, Vec<FacetValue>) =
        values.into_iter().partition(counts);
    first.extend(last);
    first
}

fn plain(code: u32, value: &str) -> FacetValue {
    FacetValue {
        code: Some(code),
        value: value.to_owned(),
        group: None,
    }
}

fn grouped(most_first: &[(u32, &str)]) -> Vec<FacetValue> {
    let mut out = Vec::new();
    let group_of = codes::types::group_of;
    let groups = codes::types::GROUPS
        .iter()
        .map(|(key, name, _)| (Some(*key), words().value(name)));
    for (key, name) in groups.chain([(None, t(PageText::OtherTypes))]) {
        let members = most_first
            .iter()
            .filter(|(_, value)| group_of(value) == key);
        let first = out.len();
        out.extend(members.map(|(code, value)| plain(*code, value)));
        if let Some(value) = out.get_mut(first) {
            value.group = Some(name);
        }
    }
    out
}

/// Value code → number of records in the whole data set.
fn records(loaded: &Loaded, facet: Facet) -> Vec<u32> {
    use records::dataset::FacetColumn;
    let column = loaded.data.facet(facet);
    let codes = match column {
        FacetColumn::One(column) => &column.codes,
        FacetColumn::Many(column) => &column.codes,
    };
    let mut counts = vec![0; column.values().len()];
    for &code in codes {
        counts[code as usize] += 1;
    }
    counts
}
