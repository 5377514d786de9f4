//! A view's tables: the equivalent of its figure, and its keyboard's way in.

use engine::analysis::Act;
use engine::analysis::table::{Cell, Row, Table};
use engine::catalogue::AnalysisKey;
use leptos::prelude::*;
use partnership_map::controls::on;
use partnership_map::words::t;

use crate::state::State;

/// A table in a box that scrolls.
pub fn table(state: State, table: &Table) -> AnyView {
    let head = table
        .columns
        .iter()
        .map(|column| view! { <th scope="col">{column.clone()}</th> });
    let rows = table.rows.iter().map(|one| row(state, one));
    view! {
        <div class="numbers" tabindex="0" role="region" aria-label=table.caption.clone()>
            <table>
                <caption>{table.caption.clone()}</caption>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(state: State, row: &Row) -> AnyView {
    let cells = row.cells.iter().enumerate().map(|(i, one)| {
        let act = if i == 0 {
            row.act.as_ref()
        } else {
            one.act.as_ref()
        };
        cell(state, i, one, act)
    });
    view! { <tr class:total=row.total>{cells.collect_view()}</tr> }.into_any()
}

fn cell(state: State, i: usize, cell: &Cell, act: Option<&Act>) -> AnyView {
    let mut class = String::new();
    if cell.value.is_some() {
        class.push_str("number");
    }
    if let Some(step) = cell.step {
        let kind = if i == 0 { "swatch" } else { "step" };
        class.push_str(&format!(" {kind} step-{step}"));
    }
    if let Some(bar) = cell.bar {
        let share = (bar * 20.0).ceil() as u8;
        class.push_str(&format!(" bar bar-{}", share.min(20)));
    }
    let text = cell.text.clone();
    let content = match act.cloned() {
        None => text.into_any(),
        Some(act) => {
            let on_now = state.query.with_untracked(|query| act.is_on(query));
            let pressed = on_now.to_string();
            let said =
                on_now.then(|| view! { <span class="hidden">{t(AnalysisKey::Chosen)}</span> });
            view! {
                <button type="button" class="link" aria-pressed=pressed on:click=on(move |_| state.act(&act))>
                    {text} {said}
                </button>
            }
            .into_any()
        }
    };
    if i == 0 {
        view! { <th scope="row" class=class>{content}</th> }.into_any()
    } else {
        view! { <td class=class>{content}</td> }.into_any()
    }
}
