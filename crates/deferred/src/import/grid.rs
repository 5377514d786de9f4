//! A table in a scrollable box; on a narrow page, one card per row.

use leptos::prelude::*;

use crate::import::scroll::scroller;

/// One cell of a row: text, or a right-aligned number.
pub enum GridCell {
    /// Text as found in files.
    Text(String),
    /// A number with its meaning in the header.
    Number(String),
    /// A share of a whole, 0 to 1, with its number.
    Share(f64, String),
    /// Anything else.
    View(AnyView),
}

impl From<String> for GridCell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for GridCell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A table with a label, in which the first cell of each row is its heading. On a narrow page each
/// row is a card whose cells are preceded by their headers.
pub fn grid(label: &'static str, headers: &[&str], rows: Vec<Vec<GridCell>>) -> AnyView {
    scroller("grid cards", label, table(headers, rows))
}

/// A table whose first column stays visible while the others scroll: for many columns of numbers.
pub fn matrix(label: &'static str, headers: &[&str], rows: Vec<Vec<GridCell>>) -> AnyView {
    scroller("grid matrix", label, table(headers, rows))
}

// For a browser, a card is not a table: explicit roles keep it one for screen readers.
fn table(headers: &[&str], rows: Vec<Vec<GridCell>>) -> AnyView {
    let numeric: Vec<bool> = rows.first().map_or_else(Vec::new, |row| {
        let is_number = |cell: &GridCell| matches!(cell, GridCell::Number(_) | GridCell::Share(..));
        row.iter().map(is_number).collect()
    });
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().zip(headers).enumerate();
        let cells = cells.map(|(i, (cell, header))| cell_view(i, cell, header));
        view! { <tr role="row">{cells.collect_view()}</tr> }.into_any()
    });
    let rows = rows.collect_view();
    view! {
        <table role="table">
            {head(headers, &numeric)}
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The row of headers; those of numbers are right-aligned, like the numbers.
pub fn head(headers: &[&str], numeric: &[bool]) -> AnyView {
    let headers = headers.iter().enumerate().map(|(i, header)| {
        let number = i > 0 && numeric.get(i).is_some_and(|number| *number);
        let header = (*header).to_owned();
        view! { <th scope="col" role="columnheader" class:number=number>{header}</th> }.into_any()
    });
    view! {
        <thead role="rowgroup">
            <tr role="row">{headers.collect_view()}</tr>
        </thead>
    }
    .into_any()
}

fn cell_view(i: usize, cell: GridCell, header: &str) -> AnyView {
    let label = header.to_owned();
    let (class, content) = match cell {
        GridCell::Text(text) if text.is_empty() => (String::from("empty"), ().into_any()),
        GridCell::Text(text) => (String::new(), text.into_any()),
        GridCell::Number(text) => (String::from("number"), text.into_any()),
        GridCell::Share(share, text) => {
            let tenths = (share * 10.0).round() as u8;
            (format!("number share-{}", tenths.min(10)), text.into_any())
        }
        GridCell::View(view) => (String::new(), view),
    };
    if i == 0 {
        view! { <th scope="row" role="rowheader" class=class data-label=label>{content}</th> }
            .into_any()
    } else {
        // A single element next to the header, however much the cell contains.
        view! {
            <td role="cell" class=class data-label=label>
                <div class="cell">{content}</div>
            </td>
        }
        .into_any()
    }
}
