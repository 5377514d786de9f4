//! Web pages: every table in one is a sheet.
//!
//! Only the text of cells is taken, with entities read as the characters they represent; nothing in
//! a page is fetched, run or shown as markup. Cells are placed as browsers place them (WHATWG HTML,
//! 4.9.12 “Forming a table”), with end tags that may be omitted.

mod text;

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;

use ingest::{Damage, IssueKind};
use webpage::{HtmlString, Spanned, StartTag, Token};

use crate::Sheet;
use crate::address::{MOST_COLUMNS, MOST_ROWS};
use crate::grid::SheetGrid;
use crate::refuse::{Read, damaged};
use text::CellText;

/// The most columns and rows that a cell may span (WHATWG HTML, 4.9.11).
const MOST_ACROSS: u32 = 1_000;
const MOST_DOWN: u32 = 65_534;
/// The most columns that are looked at or marked because of cells that span rows.
const MOST_VISITED: u64 = 100_000_000;

/// A page whose tables can be read.
pub struct Html {
    grids: Vec<SheetGrid>,
    /// The tables in their order.
    pub sheets: Vec<Sheet>,
}

impl Html {
    /// Reads the tables of a page.
    ///
    /// # Errors
    ///
    /// `E_TYPE_HTML` where the page has no table of records; `E_WORKBOOK_BOMB` where one is too
    /// large.
    pub fn open(text: &str) -> Read<Self> {
        let mut page = Page::default();
        let mut read = Ok(());
        webpage::for_each_token(text, &mut |token| {
            read = page.token(token);
            match read {
                Ok(()) => ControlFlow::Continue(()),
                Err(_) => ControlFlow::Break(()),
            }
        });
        read?;
        while let Some(table) = page.open.pop() {
            page.close_table(table)?;
        }
        page.closed.sort_by_key(|table| table.order);
        Self::from_tables(page.closed)
    }

    fn from_tables(tables: Vec<ClosedTable>) -> Read<Self> {
        let (mut grids, mut sheets) = (Vec::new(), Vec::new());
        let mut taken = HashSet::new();
        for table in tables.into_iter().filter(ClosedTable::is_of_records) {
            let number = grids.len() + 1;
            let name = match table.name {
                name if name.is_empty() || taken.contains(&name) => format!("Table {number}"),
                name => name,
            };
            taken.insert(name.clone());
            grids.push(table.grid);
            sheets.push(Sheet {
                name,
                hidden: false,
            });
        }
        if grids.is_empty() {
            return Err(IssueKind::WebPage.into());
        }
        Ok(Self { grids, sheets })
    }

    /// A table by its index.
    pub fn grid(&self, at: usize) -> SheetGrid {
        self.grids.get(at).cloned().unwrap_or_default()
    }
}

/// A table that has been read.
struct ClosedTable {
    order: usize,
    name: String,
    grid: SheetGrid,
}

impl ClosedTable {
    /// Whether the table holds more than the layout of a page, or a form: a header that is known, or
    /// at least two rows and two columns.
    fn is_of_records(&self) -> bool {
        let (rows, columns) = self.grid.size();
        self.grid.header().known > 0 || (rows > 1 && columns > 1)
    }
}

/// A page while it is being read.
#[derive(Default)]
struct Page {
    /// The tables that are open, the innermost last.
    open: Vec<OpenTable>,
    closed: Vec<ClosedTable>,
    /// How many tables have been opened.
    opened: usize,
    /// The element whose text is not shown.
    unshown: Option<HtmlString>,
    /// How many columns were looked at or marked because of cells that span rows.
    visited: u64,
}

impl Page {
    fn token(&mut self, token: &Token) -> Read<()> {
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => self.end(&tag.name),
            Token::String(text) => {
                let shown = self.unshown.is_none();
                if let Some(out) = self
                    .open
                    .last_mut()
                    .and_then(OpenTable::text)
                    .filter(|_| shown)
                {
                    out.push(&String::from_utf8_lossy(text));
                }
                Ok(())
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => Ok(()),
        }
    }

    fn start(&mut self, tag: &StartTag<()>) -> Read<()> {
        let name = tag.name.as_slice();
        if matches!(
            name,
            b"script" | b"style" | b"title" | b"textarea" | b"iframe"
        ) {
            self.unshown = Some(tag.name.clone());
            return Ok(());
        }
        if name == b"table" {
            self.opened += 1;
            self.open.push(OpenTable::new(self.opened));
            return Ok(());
        }
        match self.open.last_mut() {
            Some(table) => table.start(name, &tag.attributes, &mut self.visited),
            None => Ok(()),
        }
    }

    fn end(&mut self, name: &HtmlString) -> Read<()> {
        if self.unshown.as_ref() == Some(name) {
            self.unshown = None;
        }
        match (name.as_slice(), self.open.last_mut()) {
            (b"table", _) => match self.open.pop() {
                Some(table) => self.close_table(table),
                None => Ok(()),
            },
            (name, Some(table)) => table.end(name),
            (_, None) => Ok(()),
        }
    }

    fn close_table(&mut self, mut table: OpenTable) -> Read<()> {
        table.close_group()?;
        self.closed.push(ClosedTable {
            order: table.order,
            name: table.caption.finish(),
            grid: table.grid.finish()?,
        });
        Ok(())
    }
}

/// A table while it is being read.
struct OpenTable {
    order: usize,
    caption: CellText,
    in_caption: bool,
    grid: SheetGrid,
    /// The row of the next cell, and whether it has begun.
    row: u32,
    in_row: bool,
    column: u32,
    /// For each column, the first row that no cell from above reaches.
    free_from: Vec<u32>,
    /// The areas of cells of this group of rows that span several; they end with the group.
    spans: Vec<[u32; 4]>,
    cell: Option<OpenCell>,
}

/// A cell while it is being read.
struct OpenCell {
    column: u32,
    text: CellText,
    address: Option<String>,
}

impl OpenTable {
    fn new(order: usize) -> Self {
        Self {
            order,
            caption: CellText::default(),
            in_caption: false,
            grid: SheetGrid::default(),
            row: 0,
            in_row: false,
            column: 0,
            free_from: Vec::new(),
            spans: Vec::new(),
            cell: None,
        }
    }

    /// Where text goes now; `None` where it is in no cell.
    fn text(&mut self) -> Option<&mut CellText> {
        match &mut self.cell {
            Some(cell) => Some(&mut cell.text),
            None => self.in_caption.then_some(&mut self.caption),
        }
    }

    fn start(&mut self, name: &[u8], attributes: &Attributes, visited: &mut u64) -> Read<()> {
        match name {
            b"tr" => {
                self.close_row()?;
                self.in_row = true;
                if is_hidden(attributes) {
                    self.grid.hide_row(self.row);
                }
            }
            b"td" | b"th" => {
                self.close_cell()?;
                self.in_row = true;
                self.open_cell(attributes, visited);
                if *visited > MOST_VISITED {
                    return Err(damaged(Damage::MergedOverlap));
                }
            }
            b"thead" | b"tbody" | b"tfoot" => self.close_group()?,
            b"caption" => self.in_caption = true,
            b"a" => {
                if let Some(cell) = &mut self.cell {
                    cell.address = attribute(attributes, b"href")
                        .filter(|address| address.contains("://"))
                        .or(cell.address.take());
                }
            }
            name => self.line_break(name),
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Read<()> {
        match name {
            b"tr" => self.close_row(),
            b"td" | b"th" => self.close_cell(),
            b"thead" | b"tbody" | b"tfoot" => self.close_group(),
            b"caption" => {
                self.in_caption = false;
                Ok(())
            }
            // `</br>` is a line break too.
            name => {
                self.line_break(name);
                Ok(())
            }
        }
    }

    fn line_break(&mut self, name: &[u8]) {
        let Some(text) = self.text() else {
            return;
        };
        match name {
            b"br" => text.break_line(),
            b"p" | b"div" | b"li" | b"ul" | b"ol" | b"h1" | b"h2" | b"h3" | b"h4"
            | b"blockquote" => {
                text.begin_block();
            }
            _ => {}
        }
    }

    fn open_cell(&mut self, attributes: &Attributes, visited: &mut u64) {
        while self
            .free_from
            .get(self.column as usize)
            .is_some_and(|free| *free > self.row)
        {
            self.column += 1;
            *visited += 1;
        }
        let span = |name, most: u32| {
            let written = attribute(attributes, name);
            let written = written.and_then(|span| span.trim().parse::<u32>().ok());
            written.unwrap_or(1).clamp(1, most)
        };
        let (across, down) = (span(b"colspan", MOST_ACROSS), span(b"rowspan", MOST_DOWN));
        let (row, column) = (self.row, self.column);
        let next = column.saturating_add(across).min(MOST_COLUMNS + 1);
        if across > 1 || down > 1 {
            self.spans.push([row, column, row + down - 1, next - 1]);
        }
        if down > 1 {
            if self.free_from.len() < next as usize {
                self.free_from.resize(next as usize, 0);
            }
            let covered = self.free_from.iter_mut();
            for free in covered.take(next as usize).skip(column as usize) {
                *visited += 1;
                *free = row + down;
            }
        }
        self.column = next;
        self.cell = Some(OpenCell {
            column,
            text: CellText::default(),
            address: None,
        });
    }

    fn close_cell(&mut self) -> Read<()> {
        self.in_caption = false;
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        if let Some(address) = cell.address {
            self.grid.link(self.row, cell.column, address.into());
        }
        self.grid.push(self.row, cell.column, &cell.text.finish())
    }

    fn close_row(&mut self) -> Read<()> {
        self.close_cell()?;
        if self.in_row {
            self.row = self.row.saturating_add(1).min(MOST_ROWS);
            self.column = 0;
            self.in_row = false;
        }
        Ok(())
    }

    fn close_group(&mut self) -> Read<()> {
        self.close_row()?;
        let last = self.row.saturating_sub(1);
        for [top, left, bottom, right] in self.spans.drain(..) {
            self.grid.merge([top, left, bottom.min(last), right]);
        }
        self.free_from.clear();
        Ok(())
    }
}

type Attributes = BTreeMap<HtmlString, Spanned<HtmlString, ()>>;

fn attribute(attributes: &Attributes, name: &[u8]) -> Option<String> {
    let value = attributes.get(name)?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn is_hidden(attributes: &Attributes) -> bool {
    let style = attribute(attributes, b"style").unwrap_or_default();
    let style: String = style.split_whitespace().collect();
    style.to_ascii_lowercase().contains("display:none")
}

#[cfg(test)]
mod tests {
    use super::Html;

    fn check(page: &str, expected: &[(&str, &str)]) {
        let tables: Vec<(String, String)> = match Html::open(page) {
            Ok(html) => (0..html.sheets.len())
                .map(|at| {
                    (
                        html.sheets[at].name.clone(),
                        html.grid(at).csv().expect("a text"),
                    )
                })
                .collect(),
            Err(refusal) => vec![(refusal.code().name().to_owned(), String::new())],
        };
        let expected: Vec<(String, String)> = expected
            .iter()
            .map(|(name, csv)| ((*name).to_owned(), (*csv).to_owned()))
            .collect();
        assert_eq!(tables, expected, "{page}");
    }

    #[test]
    fn cells_as_they_are_shown() {
        check(
            "<table><tr><th>id<th>who</tr><tr><td> V&amp;A\n  Museum </td><td>a<br>b &lt;i&gt;<!-- x --><b>c</b></table>",
            &[("Table 1", "id,who\nV&A Museum,\"a\nb <i>c\"\n")],
        );
        check(
            "<table><tr><td>a<td><p>one</p><p>two</p><tr><td>b<td><script>x('<td>')</script><style>td{}</style>c</table>",
            &[("Table 1", "a,\"one\ntwo\"\nb,c\n")],
        );
    }

    #[test]
    fn end_tags_may_be_omitted() {
        check(
            "<TABLE><THEAD><TR><TH>a<TH>b<TBODY><TR><TD>1<TD>2<TR><TD>3<TD>4",
            &[("Table 1", "a,b\n1,2\n3,4\n")],
        );
    }

    #[test]
    fn cells_that_span() {
        check(
            "<table><tr><td colspan=2>t<td>u<tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e</table>",
            &[("Table 1", "t,,u\na,b,c\na,d,e\n")],
        );
        // A span ends with its group of rows.
        check(
            "<table><tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c<td>d</table>",
            &[("Table 1", "a,b\nc,d\n")],
        );
        check(
            "<table><tr><td rowspan=0 colspan=-1>a<td colspan=9999999999>b<tr><td>c<td>d</table>",
            &[("Table 1", "a,b\nc,d\n")],
        );
    }

    #[test]
    fn tables_in_tables_are_tables_of_their_own() {
        check(
            "<table><tr><td>menu<td><table><caption>The  return</caption><tr><td>a<td>b<tr><td>c<td>d</table>after<tr><td>x<td>y</table>",
            &[
                ("Table 1", "menu,after\nx,y\n"),
                ("The return", "a,b\nc,d\n"),
            ],
        );
    }

    #[test]
    fn a_page_without_a_table_of_records_is_refused() {
        for page in [
            "<html><body><h1>404</h1></body></html>",
            "<table><tr><td>Please sign in</td></tr></table>",
            "<table><tr><td>one<tr><td>column</table>",
            "<p>&lt;table&gt;</p>",
            "<script>'<table><tr><td>a<td>b<tr><td>c<td>d</table>'</script>",
        ] {
            check(page, &[("E_TYPE_HTML", "")]);
        }
    }
}
