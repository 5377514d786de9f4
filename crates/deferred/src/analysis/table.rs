//! A view's tables: the equivalent of its figure, and the way to use it with the keyboard.

use analysis::Action;
use analysis::table::{Cell, Table, TableRow};
use leptos::prelude::*;
use messages::AnalysisText;
use platform::figure::act_at;
use ui::on;
use ui::words::{t, words};

use crate::analysis::state::State;

/// The actions in a table, by the index that its buttons carry, so that a single listener serves
/// all.
#[derive(Clone, Copy)]
struct Acts(StoredValue<Vec<Action>>);

impl Acts {
    fn at(self, number: Option<u32>) -> Option<Action> {
        let number = number? as usize;
        self.0.with_value(|acts| acts.get(number).cloned())
    }
}

/// The number of rows shown at first: more would make every change slow.
const FIRST: usize = 100;
/// The number of rows of a table in print, so that a view fits on one page; `analysis.css` repeats
/// the number.
const ON_PAPER: usize = 14;

/// A table in a scrollable box.
pub fn table(state: State, index: usize, table: &Table) -> AnyView {
    let all = table.rows.len();
    let here = (state.view(), index);
    let is_whole = all <= FIRST || state.whole.get() == Some(here);
    let shown = if is_whole { all } else { FIRST };
    let count = words().number(all as u32);
    let more = (!is_whole).then(|| {
        let label = words().fill(AnalysisText::AllRows, &[("n", &count)]);
        view! {
            <button type="button" class="button view-more" on:click=on(move |_| state.whole.set(Some(here)))>
                {label}
            </button>
        }
    });
    let on_paper = (all > ON_PAPER).then(|| {
        let first = words().number(ON_PAPER as u32);
        let gaps = [("n", &*first), ("all", &*count)];
        let text = words().fill(AnalysisText::RestOnPaper, &gaps);
        view! { <p class="paper-rest">{text}</p> }
    });
    let mut writer = TableWriter {
        state,
        table: index,
        acts: Vec::new(),
    };
    let head = table
        .columns
        .iter()
        .map(|column| view! { <th scope="col">{column.clone()}</th> });
    let rows = table.rows.iter().take(shown);
    let rows: Vec<AnyView> = rows.map(|row| writer.row(row)).collect();
    let acts = Acts(StoredValue::new(writer.acts));
    let point = move |act: Option<Action>| {
        if state.pointed.with_untracked(|now| *now != act) {
            state.pointed.set(act);
        }
    };
    view! {
        <div
            class="numbers"
            tabindex="0"
            role="region"
            aria-label=table.caption.clone()
            on:click=on(move |event: leptos::ev::MouseEvent| {
                if let Some(act) = acts.at(act_at(&event)) {
                    state.act(&act);
                }
            })
            on:pointerover=on(move |event: leptos::ev::PointerEvent| point(acts.at(act_at(&event))))
            on:pointerleave=on(move |_| point(None))
            on:focusin=on(move |event: leptos::ev::FocusEvent| point(acts.at(act_at(&event))))
            on:focusout=on(move |_| point(None))
        >
            <table>
                <caption>{table.caption.clone()}</caption>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {on_paper}
            {more}
        </div>
    }
    .into_any()
}

struct TableWriter {
    state: State,
    /// The index of the table in the view.
    table: usize,
    acts: Vec<Action>,
}

impl TableWriter {
    fn row(&mut self, row: &TableRow) -> AnyView {
        let name = row.cells.first().map_or("", |cell| &cell.text);
        let cells = row.cells.iter().enumerate().map(|(i, cell)| {
            let act = if i == 0 { &row.act } else { &cell.act };
            // A chosen row keeps the focus, wherever it is when the view is rebuilt.
            let content = match act {
                None => cell.text.clone().into_any(),
                Some(act) => self.button(cell, act, format!("{}:{name}:{i}", self.table)),
            };
            let class = class(i, cell);
            if i == 0 {
                view! { <th scope="row" class=class>{content}</th> }.into_any()
            } else {
                view! { <td class=class>{content}</td> }.into_any()
            }
        });
        let cells: Vec<AnyView> = cells.collect();
        view! { <tr class:total=row.total>{cells}</tr> }.into_any()
    }

    fn button(&mut self, cell: &Cell, act: &Action, focus: String) -> AnyView {
        let on_now = self.state.query.with_untracked(|query| act.is_on(query));
        let said = on_now.then(|| view! { <span class="hidden">{t(AnalysisText::Chosen)}</span> });
        self.acts.push(act.clone());
        view! {
            <button
                type="button"
                class="link"
                data-focus=focus
                data-act=(self.acts.len() - 1).to_string()
                aria-pressed=on_now.to_string()
            >
                {cell.text.clone()} {said}
            </button>
        }
        .into_any()
    }
}

fn class(i: usize, cell: &Cell) -> String {
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
    class
}
