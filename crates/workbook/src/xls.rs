//! Excel workbooks from before 2007 (BIFF5 and BIFF8, [MS-XLS]): a stream of records, first those of
//! the workbook, then those of each sheet.
//!
//! Cells are read where they are: the dimensions that a sheet declares are never believed.

mod records;
mod sheet;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use ingest::{Damage, Encoding, Lock, decode};

use crate::Sheet;
use crate::binary::{FormatTable, NumberContext, StringTable, u16_at, u32_at};
use crate::grid::SheetGrid;
use crate::refuse::{Read, damaged, locked};
use records::{Record, Records, Segments};

/// How a stream without a compound file around it begins, as some web systems write it: the records
/// of one sheet.
pub const BARE: [&[u8]; 2] = [b"\x09\x08\x08\x00", b"\x09\x08\x10\x00"];

/// The name of the stream in error messages.
const STREAM: &str = "Workbook";

/// A workbook whose sheets can be read.
pub struct Xls<'a> {
    stream: Cow<'a, [u8]>,
    context: SheetContext,
    /// Where the records of each sheet are.
    spans: Vec<Range<usize>>,
    /// The sheets in their order.
    pub sheets: Vec<Sheet>,
}

/// What cells of every sheet refer to.
#[derive(Default)]
struct SheetContext {
    strings: StringTable,
    numbers: NumberContext,
    texts: TextFormat,
}

/// How texts are stored.
#[derive(Clone, Copy, Default)]
struct TextFormat {
    /// In UTF-16, whose upper half may be left out (BIFF8), rather than in `code_page`.
    is_wide: bool,
    code_page: Encoding,
}

impl<'a> Xls<'a> {
    /// Reads what the sheets share, and their names.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_LOCKED` or `E_WORKBOOK_DAMAGED`.
    pub fn open(stream: impl Into<Cow<'a, [u8]>>) -> Read<Self> {
        let mut book = Self {
            stream: stream.into(),
            context: SheetContext::default(),
            spans: Vec::new(),
            sheets: Vec::new(),
        };
        let starts = book.read_globals()?;
        let ends: BTreeSet<usize> = starts.iter().map(|(start, _)| *start).collect();
        if ends.len() < starts.len() {
            return Err(damaged(Damage::ContentsUnreadable));
        }
        for (start, sheet) in starts {
            // A sheet ends where the next one begins: however many sheets a file claims to have,
            // its bytes are read once.
            let end = ends.range(start.saturating_add(1)..).next();
            let end = end.copied().unwrap_or(book.stream.len());
            book.spans.push(start..end);
            book.sheets.push(sheet);
        }
        Ok(book)
    }

    /// Reads a sheet by its index.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` or `E_WORKBOOK_BOMB`.
    pub fn grid(&self, at: usize) -> Read<SheetGrid> {
        let (Some(span), Some(sheet)) = (self.spans.get(at), self.sheets.get(at)) else {
            return Ok(SheetGrid::default());
        };
        let records = self.stream.get(span.clone()).unwrap_or_default();
        sheet::read(records, &sheet.name, &self.context)
    }

    /// Reads the records of the workbook, and returns where each sheet begins.
    fn read_globals(&mut self) -> Read<Vec<(usize, Sheet)>> {
        let broken = || damaged(Damage::ContentsUnreadable);
        let mut records = Records::new(&self.stream, STREAM);
        let first = records.next()?.filter(|record| record.kind == kinds::BOF);
        let first = first.ok_or_else(broken)?;
        self.context.texts.is_wide = u16_at(first.data, 0) == Some(0x0600);
        self.context.texts.code_page = Encoding::Windows1252;
        if u16_at(first.data, 2) == Some(WORKSHEET) {
            return Ok(vec![(
                0,
                Sheet {
                    name: "Sheet1".to_owned(),
                    hidden: false,
                },
            )]);
        }
        let mut formats = FormatTable::default();
        let mut starts = Vec::new();
        loop {
            let record = records.next()?.ok_or_else(|| ends_early(STREAM))?;
            let texts = self.context.texts;
            match record.kind {
                kinds::EOF => break,
                kinds::FILE_PASS => return Err(locked(Lock::LockedOffice)),
                kinds::CODE_PAGE => {
                    self.context.texts.code_page = code_page(u16_at(record.data, 0));
                }
                kinds::DATE_MODE => {
                    self.context.numbers.since_1904 = u16_at(record.data, 0) == Some(1);
                }
                kinds::FORMAT => {
                    let id = u16_at(record.data, 0).ok_or_else(broken)?;
                    let text = record.data.get(2..).and_then(|text| match texts.is_wide {
                        true => texts.text(text),
                        false => texts.short_text(text),
                    });
                    formats.code(id, &text.ok_or_else(broken)?);
                }
                kinds::XF => formats.style(u16_at(record.data, 2).ok_or_else(broken)?),
                kinds::BOUND_SHEET => starts.extend(texts.sheet(&record).ok_or_else(broken)?),
                kinds::SST => {
                    self.context.strings = strings(records.segments(&record)).ok_or_else(broken)?;
                }
                _ => {}
            }
        }
        self.context.numbers.formats = formats.resolve();
        Ok(starts)
    }
}

/// The kind of substream that is a sheet of cells, not a chart or a macro.
const WORKSHEET: u16 = 0x0010;

/// The kinds of records that are read.
mod kinds {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000a;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002f;
    pub const CONTINUE: u16 = 0x003c;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const COLUMN_INFO: u16 = 0x007d;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MUL_RK: u16 = 0x00bd;
    pub const RSTRING: u16 = 0x00d6;
    pub const XF: u16 = 0x00e0;
    pub const MERGE_CELLS: u16 = 0x00e5;
    pub const SST: u16 = 0x00fc;
    pub const LABEL_SST: u16 = 0x00fd;
    pub const HYPERLINK: u16 = 0x01b8;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const RK: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BOF: u16 = 0x0809;
}

/// The table of shared strings ([MS-XLS] 2.4.265). The counts in it are not believed: some writers
/// count wrongly.
fn strings(mut segments: Segments<'_>) -> Option<StringTable> {
    let mut table = StringTable::default();
    segments.skip(8)?;
    let mut text = String::new();
    while !segments.is_at_end() {
        text.clear();
        segments.rich_text(&mut text)?;
        table.push(&text);
    }
    Some(table)
}

impl TextFormat {
    /// A text whose length is in two bytes.
    fn text(self, bytes: &[u8]) -> Option<String> {
        let length = usize::from(u16_at(bytes, 0)?);
        self.characters(bytes.get(2..)?, length)
    }

    /// A text whose length is in one byte.
    fn short_text(self, bytes: &[u8]) -> Option<String> {
        let length = usize::from(*bytes.first()?);
        self.characters(bytes.get(1..)?, length)
    }

    fn characters(self, bytes: &[u8], length: usize) -> Option<String> {
        if !self.is_wide {
            return self.single_bytes(bytes.get(..length)?);
        }
        if length == 0 {
            return Some(String::new());
        }
        let mut text = String::new();
        Segments::of(bytes).text(length, &mut text)?;
        Some(text)
    }

    fn single_bytes(self, bytes: &[u8]) -> Option<String> {
        Some(decode(bytes, Some(self.code_page))?.text.into_owned())
    }

    /// Where a sheet begins and what it is called; chart and macro sheets are not tables.
    fn sheet(self, record: &Record<'_>) -> Option<Option<(usize, Sheet)>> {
        let start = usize::try_from(u32_at(record.data, 0)?).ok()?;
        let (state, kind) = (*record.data.get(4)?, *record.data.get(5)?);
        let name = self.short_text(record.data.get(6..)?)?;
        let sheet = Sheet {
            name: name.replace('\0', ""),
            hidden: state & 3 != 0,
        };
        Some((kind == 0).then_some((start, sheet)))
    }
}

/// The encoding of a code page; what is not supported is read as the one that most files have.
const fn code_page(number: Option<u16>) -> Encoding {
    match number {
        Some(850) => Encoding::Cp850,
        Some(10_000 | 0x8000) => Encoding::MacRoman,
        Some(28_604) => Encoding::Iso8859_14,
        Some(65_001) => Encoding::Utf8,
        _ => Encoding::Windows1252,
    }
}

fn ends_early(part: &str) -> ingest::Refusal {
    damaged(Damage::PartEndsEarly {
        part: part.to_owned(),
    })
}
