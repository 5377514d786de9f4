//! A plain table in a box that scrolls.

use leptos::prelude::*;

/// One cell of a row: text, or a number that is set flush right.
pub enum Cell {
    /// Text as found in files.
    Text(String),
    /// A number with its meaning in the header.
    Number(String),
    /// A share of a whole, 0 to 1, with its number.
    Share(f64, String),
    /// Anything else.
    View(AnyView),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A table with its label; the first cell of each row names it.
pub fn grid(label: &'static str, headers: &[&str], rows: Vec<Vec<Cell>>) -> AnyView {
    let headers: Vec<AnyView> = headers
        .iter()
        .map(|header| view! { <th scope="col">{(*header).to_owned()}</th> }.into_any())
        .collect();
    let rows = rows.into_iter().map(|row| {
        let cells = row
            .into_iter()
            .enumerate()
            .map(|(i, cell)| cell_view(i, cell));
        view! { <tr>{cells.collect_view()}</tr> }.into_any()
    });
    view! {
        <div class="grid" tabindex="0" role="region" aria-label=label>
            <table>
                <thead>
                    <tr>{headers}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell_view(i: usize, cell: Cell) -> AnyView {
    match cell {
        Cell::Text(text) if i == 0 => view! { <th scope="row">{text}</th> }.into_any(),
        Cell::Text(text) => view! { <td>{text}</td> }.into_any(),
        Cell::Number(text) => view! { <td class="number">{text}</td> }.into_any(),
        Cell::Share(share, text) => {
            let tenths = (share * 10.0).round() as u8;
            let class = format!("number share-{}", tenths.min(10));
            view! { <td class=class>{text}</td> }.into_any()
        }
        Cell::View(view) => view! { <td>{view}</td> }.into_any(),
    }
}
