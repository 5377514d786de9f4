//! One record in full: every column, including those specific to the file.

use explore::aggregates::{Fact, Line, RecordDetail, long_texts};
use leptos::prelude::*;
use messages::PageText;
use records::link::link;

use super::detail::link_to;
use crate::state::state;
use ui::words::t;
use ui::{Icon, Name, dynamic};

/// The facts and the other records of the project.
#[component]
pub fn Facts(record: RecordDetail) -> impl IntoView {
    let state = state();
    let siblings = (!record.siblings.is_empty()).then(|| {
        let lines = record.siblings.into_iter().filter_map(|line| {
            let target = line.target?;
            Some(view! { <li>{link_to(state, target, line.text)}</li> })
        });
        view! {
            <section class="listing">
                <h3>{t(PageText::SameProject)}</h3>
                <ul>{lines.collect_view()}</ul>
            </section>
        }
    });
    let facts = |facts: Vec<Fact>| facts.into_iter().map(fact).collect_view();
    let row = record.row;
    view! {
        <dl class="facts">
            {facts(record.before)}
            {dynamic(move || facts(long_texts(&state.with_texts().data, row)))}
            {facts(record.after)}
        </dl>
        {siblings}
    }
}

fn fact(fact: Fact) -> impl IntoView {
    let label = fact.label.map_or(fact.header, |key| t(key).to_owned());
    view! {
        <dt>{label}</dt>
        <dd>{fact.lines.into_iter().map(line).collect_view()}</dd>
    }
}

fn line(line: Line) -> impl IntoView {
    if line.url {
        return address(line.text).into_any();
    }
    match line.target {
        Some(target) => view! { <p>{link_to(state(), target, line.text)}</p> }.into_any(),
        None => view! { <p>{line.text}</p> }.into_any(),
    }
}

/// A link where the address may be one, otherwise its text.
fn address(text: String) -> impl IntoView {
    match link(&text) {
        Some(link) => view! {
            <p>
                <a href=link.href target="_blank" rel="noopener noreferrer" title=text>
                    {link.host}
                    <Icon name=Name::Out />
                    <span class="hidden">{t(PageText::OpensElsewhere)}</span>
                </a>
            </p>
        }
        .into_any(),
        None => view! { <p>{text}</p> }.into_any(),
    }
}
