//! Binary Excel workbooks ([MS-XLSB]): the package of an XLSX whose parts are records in place of
//! XML.
//!
//! Cells are read where they are: the dimensions that a sheet declares are never believed.

use std::collections::HashMap;
use std::rc::Rc;

use ingest::Damage;

use crate::Sheet;
use crate::address::{MOST_COLUMNS, MOST_ROWS, address};
use crate::archive::Archive;
use crate::binary::{
    CellValue, FormatTable, NumberContext, StringTable, f64_at, rk, u16_at, u32_at, utf16,
};
use crate::grid::SheetGrid;
use crate::refuse::{Read, damaged};
use crate::xlsx::{Link, folder_of, links, links_of};

/// A workbook whose sheets can be read.
pub struct Xlsb<'a> {
    archive: &'a Archive<'a>,
    strings: StringTable,
    numbers: NumberContext,
    parts: Vec<String>,
    /// The sheets in their order.
    pub sheets: Vec<Sheet>,
}

/// The kinds of records that are read.
mod kinds {
    pub const ROW: u32 = 0;
    /// A cell that names its column, up to a formula's error; 1 is a cell without a value.
    pub const CELL: std::ops::RangeInclusive<u32> = 2..=11;
    /// A cell in the column after the last one; 12 is one without a value.
    pub const NEXT_CELL: std::ops::RangeInclusive<u32> = 13..=18;
    pub const STRING: u32 = 19;
    pub const FORMAT: u32 = 44;
    pub const STYLE: u32 = 47;
    pub const COLUMN_INFO: u32 = 60;
    pub const RICH_CELL: u32 = 62;
    pub const SHEET_END: u32 = 130;
    pub const PROPERTIES: u32 = 153;
    pub const SHEET: u32 = 156;
    pub const MERGED: u32 = 176;
    pub const HYPERLINK: u32 = 494;
    pub const STYLES: u32 = 617;
    pub const STYLES_END: u32 = 618;
}

impl<'a> Xlsb<'a> {
    /// Reads the parts to which the sheets refer, and the sheets' names.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` or `E_WORKBOOK_BOMB`.
    pub fn open(archive: &'a Archive<'a>, main: &str) -> Read<Self> {
        let links = links(archive, &links_of(main), &folder_of(main))?;
        let mut book = Self {
            archive,
            strings: StringTable::default(),
            numbers: NumberContext::default(),
            parts: Vec::new(),
            sheets: Vec::new(),
        };
        archive.judge([main])?;
        book.read_main(main, &links)?;
        let one = |kind: &str| links.iter().find(|link| link.is(kind));
        let (styles, strings) = (one("styles"), one("sharedStrings"));
        let shared = styles.into_iter().chain(strings);
        let sheet_links: Vec<String> = book.parts.iter().map(|part| links_of(part)).collect();
        archive.judge(
            book.parts
                .iter()
                .chain(&sheet_links)
                .chain(shared.map(|link| &link.target))
                .map(String::as_str)
                .chain([main]),
        )?;
        if let Some(link) = styles {
            book.read_styles(&link.target)?;
        }
        if let Some(link) = strings {
            book.read_strings(&link.target)?;
        }
        Ok(book)
    }

    fn read_main(&mut self, main: &str, links: &[Link]) -> Read<()> {
        let bytes = self.archive.read(main)?;
        let bytes = bytes.ok_or_else(|| missing(main))?;
        let mut records = Records::new(&bytes, main);
        while let Some(record) = records.next()? {
            match record.kind {
                kinds::PROPERTIES => {
                    let flags = u32_at(record.data, 0);
                    self.numbers.since_1904 = flags.is_some_and(|flags| flags & 1 == 1);
                }
                kinds::SHEET => self
                    .add_sheet(record.data, links)
                    .ok_or_else(|| ends_early(main))?,
                _ => {}
            }
        }
        Ok(())
    }

    fn add_sheet(&mut self, data: &[u8], links: &[Link]) -> Option<()> {
        let hidden = u32_at(data, 0)? != 0;
        let (id, rest) = wide_text(data.get(8..)?)?;
        let (name, _) = wide_text(rest)?;
        let link = links.iter().find(|link| link.id == id);
        // Chart and macro sheets are not tables.
        if let Some(link) = link.filter(|link| link.is("worksheet")) {
            self.parts.push(link.target.clone());
            self.sheets.push(Sheet { name, hidden });
        }
        Some(())
    }

    fn read_styles(&mut self, part: &str) -> Read<()> {
        let Some(bytes) = self.archive.read(part)? else {
            return Ok(());
        };
        let mut formats = FormatTable::default();
        let mut in_styles = false;
        let mut records = Records::new(&bytes, part);
        while let Some(record) = records.next()? {
            let broken = || ends_early(part);
            match record.kind {
                kinds::FORMAT => {
                    let id = u16_at(record.data, 0).ok_or_else(broken)?;
                    let code = record.data.get(2..).and_then(wide_text);
                    let (code, _) = code.ok_or_else(broken)?;
                    formats.code(id, &code);
                }
                kinds::STYLES => in_styles = true,
                kinds::STYLES_END => in_styles = false,
                kinds::STYLE if in_styles => {
                    formats.style(u16_at(record.data, 2).ok_or_else(broken)?);
                }
                _ => {}
            }
        }
        self.numbers.formats = formats.resolve();
        Ok(())
    }

    fn read_strings(&mut self, part: &str) -> Read<()> {
        let Some(bytes) = self.archive.read(part)? else {
            return Ok(());
        };
        let mut records = Records::new(&bytes, part);
        while let Some(record) = records.next()? {
            if record.kind == kinds::STRING {
                let text = record.data.get(1..).and_then(wide_text);
                let (text, _) = text.ok_or_else(|| ends_early(part))?;
                self.strings.push(&text);
            }
        }
        Ok(())
    }

    /// Reads a sheet by its index.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` or `E_WORKBOOK_BOMB`.
    pub fn grid(&self, at: usize) -> Read<SheetGrid> {
        let Some(part) = self.parts.get(at) else {
            return Ok(SheetGrid::default());
        };
        let addresses = links(self.archive, &links_of(part), "")?
            .into_iter()
            .map(|link| (link.id, link.written.into()))
            .collect();
        let bytes = self.archive.read(part)?.ok_or_else(|| missing(part))?;
        let mut reader = SheetReader {
            book: self,
            addresses,
            grid: SheetGrid::default(),
            row: 0,
            column: 0,
        };
        let mut records = Records::new(&bytes, part);
        loop {
            let record = records.next()?.ok_or_else(|| ends_early(part))?;
            if record.kind == kinds::SHEET_END {
                return reader.grid.finish();
            }
            reader
                .record(&record)
                .unwrap_or_else(|| Err(ends_early(part)))?;
        }
    }
}

struct SheetReader<'b, 'a> {
    book: &'b Xlsb<'a>,
    /// The web addresses to which links refer, by their ids.
    addresses: HashMap<String, Rc<str>>,
    grid: SheetGrid,
    row: u32,
    /// The column after that of the last cell.
    column: u32,
}

impl SheetReader<'_, '_> {
    /// Reads a record; `None` where it ends early.
    fn record(&mut self, record: &Record<'_>) -> Option<Read<()>> {
        let data = record.data;
        match record.kind {
            kinds::ROW => {
                (self.row, self.column) = (u32_at(data, 0)?, 0);
                // Writers leave out the end of a row without anything special.
                if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    self.grid.hide_row(self.row);
                }
            }
            // A cell without a value also moves on.
            1 => self.column = u32_at(data, 0)?.saturating_add(1),
            12 => self.column = self.column.saturating_add(1),
            kind if kinds::CELL.contains(&kind) || kind == kinds::RICH_CELL => {
                self.column = u32_at(data, 0)?;
                return self.cell(kind, data.get(4..)?);
            }
            kind if kinds::NEXT_CELL.contains(&kind) => {
                // They are in the order of those that name their column, but for the last.
                return self.cell(kind - 11, data);
            }
            kinds::COLUMN_INFO if u16_at(data, 16)? & 1 == 1 => {
                self.grid.hide_columns(u32_at(data, 0)?, u32_at(data, 4)?);
            }
            kinds::MERGED => {
                let of = |at| u32_at(data, at);
                self.grid.merge([of(0)?, of(8)?, of(4)?, of(12)?]);
            }
            kinds::HYPERLINK => {
                let (id, _) = wide_text(data.get(16..)?)?;
                if let Some(address) = self.addresses.get(&id) {
                    let (row, column) = (u32_at(data, 0)?, u32_at(data, 8)?);
                    self.grid.link(row, column, Rc::clone(address));
                }
            }
            _ => {}
        }
        Some(Ok(()))
    }

    /// Reads a cell from its style on.
    fn cell(&mut self, kind: u32, data: &[u8]) -> Option<Read<()>> {
        let style = u32_at(data, 0)? & 0x00ff_ffff;
        let place = (self.row, self.column);
        self.column = self.column.saturating_add(1);
        if (8..=11).contains(&kind) {
            self.grid.seen.formulas += 1;
        }
        let rest = data.get(4..)?;
        let text;
        let value = match kind {
            2 => CellValue::Number(rk(u32_at(rest, 0)?)),
            3 | 11 => CellValue::Error(*rest.first()?),
            4 | 10 => CellValue::Bool(*rest.first()? != 0),
            5 | 9 => CellValue::Number(f64_at(rest, 0)?),
            7 => match self.book.strings.get(u32_at(rest, 0)?) {
                Some(text) => CellValue::Text(text),
                None => {
                    let cell = address(place.0.min(MOST_ROWS), place.1.min(MOST_COLUMNS));
                    return Some(Err(damaged(Damage::TextMissing { cell })));
                }
            },
            kinds::RICH_CELL => {
                (text, _) = wide_text(rest.get(1..)?)?;
                CellValue::Text(&text)
            }
            _ => {
                (text, _) = wide_text(rest)?;
                CellValue::Text(&text)
            }
        };
        Some(self.book.numbers.put(&mut self.grid, place, style, value))
    }
}

/// A text whose length in UTF-16 units is in four bytes, and what follows it. A text that is not
/// there has all bits set.
fn wide_text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let (length, rest) = (u32_at(bytes, 0)?, bytes.get(4..)?);
    if length == u32::MAX {
        return Some((String::new(), rest));
    }
    let length = usize::try_from(length).ok()?.checked_mul(2)?;
    let (text, rest) = rest.split_at_checked(length)?;
    Some((utf16(text), rest))
}

struct Record<'a> {
    kind: u32,
    data: &'a [u8],
}

/// The records of a part ([MS-XLSB] 2.1.4).
struct Records<'a> {
    rest: &'a [u8],
    part: &'a str,
}

impl<'a> Records<'a> {
    fn new(bytes: &'a [u8], part: &'a str) -> Self {
        Self { rest: bytes, part }
    }

    fn next(&mut self) -> Read<Option<Record<'a>>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        self.split().map(Some).ok_or_else(|| ends_early(self.part))
    }

    fn split(&mut self) -> Option<Record<'a>> {
        let kind = self.number(2)?;
        let length = usize::try_from(self.number(4)?).ok()?;
        let (data, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(Record { kind, data })
    }

    /// A number in at most this many bytes of seven bits.
    fn number(&mut self, most: u32) -> Option<u32> {
        let mut number = 0;
        for at in 0..most {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 0x7f) << (7 * at);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }
}

fn ends_early(part: &str) -> ingest::Refusal {
    damaged(Damage::PartEndsEarly {
        part: part.to_owned(),
    })
}

fn missing(part: &str) -> ingest::Refusal {
    damaged(Damage::PartMissing {
        part: part.to_owned(),
    })
}
