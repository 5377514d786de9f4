//! OpenDocument spreadsheets (ODF 1.3 part 3): one part contains every sheet.

mod cell;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use ingest::{Damage, Lock, Oversize};
use quick_xml::events::BytesStart;

use crate::Sheet;
use crate::address::{MOST_COLUMNS, MOST_ROWS, address};
use crate::archive::Archive;
use crate::grid::SheetGrid;
use crate::refuse::{Read, bomb, damaged, locked};
use crate::xml::{self, Node, Xml, attribute, number};
use cell::Content;

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
/// The maximum number of cells that repeated rows may become.
const MOST_REPEATED: u64 = 20_000_000;

/// A spreadsheet whose sheets can be read.
pub struct Ods {
    text: String,
    /// The range of each sheet's element in `text`.
    spans: Vec<Range<usize>>,
    /// The sheets in their order.
    pub sheets: Vec<Sheet>,
}

impl Ods {
    /// Unpacks the content and finds the names of its sheets.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_LOCKED`, `E_WORKBOOK_DAMAGED` or `E_WORKBOOK_BOMB`.
    pub fn open(archive: &Archive<'_>) -> Read<Self> {
        if is_locked(archive)? {
            return Err(locked(Lock::LockedOpenDocument));
        }
        let bytes = archive.read(CONTENT)?;
        let bytes = bytes.ok_or_else(|| {
            damaged(Damage::PartMissing {
                part: CONTENT.to_owned(),
            })
        })?;
        let mut book = Self {
            text: xml::text(bytes, CONTENT)?,
            spans: Vec::new(),
            sheets: Vec::new(),
        };
        book.find_sheets()?;
        Ok(book)
    }

    /// Reads a sheet by its index.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` or `E_WORKBOOK_BOMB`.
    pub fn grid(&self, at: usize) -> Read<SheetGrid> {
        let part = self
            .spans
            .get(at)
            .and_then(|span| self.text.get(span.clone()));
        let mut xml = Xml::new(part.unwrap_or_default(), CONTENT);
        match xml.next()? {
            Node::Open(_) => OdsTable::read(&mut xml)?.finish(),
            Node::Close | Node::Text(_) | Node::End => Ok(SheetGrid::default()),
        }
    }

    fn find_sheets(&mut self) -> Read<()> {
        let mut xml = Xml::new(&self.text, CONTENT);
        // Style → whether its tables are hidden.
        let mut hidden: BTreeMap<String, bool> = BTreeMap::new();
        let mut style = String::new();
        loop {
            let start = xml.position();
            let element = match xml.next()? {
                Node::End => return Ok(()),
                Node::Open(element) => element,
                Node::Close | Node::Text(_) => continue,
            };
            match (xml.depth(), element.local_name().as_ref()) {
                (3, "style") => style = text_of(&element, "name")?.into(),
                (4, "table-properties") => {
                    let is_hidden = text_of(&element, "display")? == "false";
                    hidden.insert(style.clone(), is_hidden);
                }
                (4, "table") => {
                    let style = text_of(&element, "style-name")?;
                    self.sheets.push(Sheet {
                        name: text_of(&element, "name")?.into(),
                        hidden: hidden.get(style.as_ref()).copied().unwrap_or(false),
                    });
                    xml.skip()?;
                    self.spans.push(start..xml.position());
                }
                (4.., _) => xml.skip()?,
                _ => {}
            }
        }
    }
}

fn is_locked(archive: &Archive<'_>) -> Read<bool> {
    if archive.has("encrypted-package") {
        return Ok(true);
    }
    let Some(bytes) = archive.read(MANIFEST)? else {
        return Ok(false);
    };
    // LibreOffice writes a document type here that has the manifest's own name.
    let text = xml::text(bytes, MANIFEST)?;
    Ok(text.contains("encryption-data"))
}

fn text_of<'e>(element: &'e BytesStart<'_>, name: &str) -> Read<Cow<'e, str>> {
    Ok(attribute(element, name)?.unwrap_or_default())
}

/// A table being read.
struct OdsTable<'t, 'x> {
    xml: &'t mut Xml<'x>,
    grid: SheetGrid,
    row: u32,
    column: u32,
    repeated: u64,
}

impl<'t, 'x> OdsTable<'t, 'x> {
    /// Reads the table whose element was opened last.
    fn read(xml: &'t mut Xml<'x>) -> Read<SheetGrid> {
        let outer = xml.depth();
        let mut table = Self {
            xml,
            grid: SheetGrid::default(),
            row: 0,
            column: 0,
            repeated: 0,
        };
        while table.xml.depth() >= outer {
            let Node::Open(element) = table.xml.next()? else {
                continue;
            };
            match element.local_name().as_ref() {
                "table-row" => table.row(&element)?,
                "table-column" => table.column(&element)?,
                "table-header-rows"
                | "table-rows"
                | "table-row-group"
                | "table-columns"
                | "table-header-columns"
                | "table-column-group" => {}
                _ => table.xml.skip()?,
            }
        }
        Ok(table.grid)
    }

    fn column(&mut self, element: &BytesStart<'_>) -> Read<()> {
        let times = number(element, "number-columns-repeated")?.unwrap_or(1);
        let next = self.column.saturating_add(times);
        if is_hidden(element)? && next > self.column {
            self.grid.hide_columns(self.column, next - 1);
        }
        self.column = next;
        Ok(())
    }

    fn row(&mut self, element: &BytesStart<'_>) -> Read<()> {
        let times = number(element, "number-rows-repeated")?.unwrap_or(1);
        let hidden = is_hidden(element)?;
        let (outer, mut column) = (self.xml.depth(), 0_u32);
        let mut cells: Vec<(u32, u32, Content)> = Vec::new();
        while self.xml.depth() >= outer {
            let Node::Open(element) = self.xml.next()? else {
                continue;
            };
            let name = element.local_name();
            let covered = name.as_ref() == "covered-table-cell";
            if !covered && name.as_ref() != "table-cell" {
                self.xml.skip()?;
                continue;
            }
            let across = number(&element, "number-columns-repeated")?.unwrap_or(1);
            self.note_merged(&element, column)?;
            let content = Content::read(self.xml, &element, covered)?;
            if !content.is_empty() {
                cells.push((column, across.min(MOST_COLUMNS), content));
            }
            column = column.saturating_add(across);
        }
        self.put(&cells, times, hidden)
    }

    fn note_merged(&mut self, element: &BytesStart<'_>, column: u32) -> Read<()> {
        let rows = number(element, "number-rows-spanned")?.unwrap_or(1);
        let columns = number(element, "number-columns-spanned")?.unwrap_or(1);
        if rows > 1 || columns > 1 {
            let last = |from: u32, n: u32| from.saturating_add(n.max(1) - 1);
            self.grid.merge([
                self.row,
                column,
                last(self.row, rows),
                last(column, columns),
            ]);
        }
        Ok(())
    }

    /// Writes a row as often as it is repeated. Empty rows, of which every file has a million, cost
    /// nothing.
    fn put(&mut self, cells: &[(u32, u32, Content)], times: u32, hidden: bool) -> Read<()> {
        let next = self.row.saturating_add(times);
        if !cells.is_empty() {
            let wide: u64 = cells.iter().map(|&(_, across, _)| u64::from(across)).sum();
            self.repeated = self
                .repeated
                .saturating_add(wide.saturating_mul(u64::from(times.min(MOST_ROWS))));
            if self.repeated > MOST_REPEATED {
                return Err(bomb(Oversize::RowsRepeat));
            }
            for row in self.row..next {
                self.put_once(row, cells, hidden)?;
            }
        }
        self.row = next;
        Ok(())
    }

    fn put_once(&mut self, row: u32, cells: &[(u32, u32, Content)], hidden: bool) -> Read<()> {
        if hidden {
            self.grid.hide_row(row);
        }
        for (column, across, content) in cells {
            for column in *column..column.saturating_add(*across) {
                if content.has_formula {
                    self.grid.seen.formulas += 1;
                }
                if content.is_valueless() {
                    self.grid.seen.valueless.add(|| address(row, column));
                }
                if let Some(link) = &content.link {
                    self.grid.link(row, column, Rc::clone(link));
                }
                if content.is_error {
                    self.grid.say_error(row, column);
                }
                if content.is_date {
                    self.grid.push_date(row, column, &content.text)?;
                } else {
                    self.grid.push(row, column, &content.text)?;
                }
            }
        }
        Ok(())
    }
}

fn is_hidden(element: &BytesStart<'_>) -> Read<bool> {
    Ok(matches!(
        text_of(element, "visibility")?.as_ref(),
        "collapse" | "filter"
    ))
}
