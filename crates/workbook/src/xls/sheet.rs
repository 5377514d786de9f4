//! Reads the records of one sheet into a grid.

use ingest::Damage;

use super::records::{Record, Records};
use super::{SheetContext, ends_early, kinds};
use crate::address::{CellPlaces, address};
use crate::binary::{CellValue, f64_at, rk, u16_at, u32_at, utf16};
use crate::grid::SheetGrid;
use crate::refuse::{Read, damaged};

/// Reads a sheet; `name` is its name.
///
/// # Errors
///
/// `E_WORKBOOK_DAMAGED` or `E_WORKBOOK_BOMB`.
pub fn read(stream: &[u8], name: &str, context: &SheetContext) -> Read<SheetGrid> {
    let mut reader = SheetReader {
        context,
        grid: SheetGrid::default(),
        text_of: None,
        blank: CellPlaces::default(),
    };
    let mut records = Records::new(stream, name);
    let mut depth = 0_u32;
    loop {
        let record = records.next()?.ok_or_else(|| ends_early(name))?;
        match record.kind {
            // Charts in a sheet have cells of their own.
            kinds::BOF => depth = depth.saturating_add(1),
            kinds::EOF => depth = depth.saturating_sub(1),
            kinds::STRING if depth == 1 => {
                let mut text = String::new();
                let read = match context.texts.is_wide {
                    true => {
                        let mut segments = records.segments(&record);
                        let length = segments.u16().map(usize::from);
                        length.and_then(|length| match length {
                            0 => Some(()),
                            _ => segments.text(length, &mut text),
                        })
                    }
                    false => context.texts.text(record.data).map(|read| text = read),
                };
                read.ok_or_else(|| ends_early(name))?;
                reader.formula_text(&text)?;
            }
            _ if depth == 1 => reader
                .record(&record)
                .unwrap_or_else(|| Err(ends_early(name)))?,
            _ => {}
        }
        if depth == 0 {
            return reader.finish();
        }
    }
}

struct SheetReader<'c> {
    context: &'c SheetContext,
    grid: SheetGrid,
    /// The cell of the formula whose text comes in a record of its own.
    text_of: Option<(u32, u32)>,
    /// Formulas whose value is an empty text.
    blank: CellPlaces,
}

impl SheetReader<'_> {
    fn finish(mut self) -> Read<SheetGrid> {
        // A program that calculates nothing stores an empty text for every formula.
        if self.blank.count == self.grid.seen.formulas {
            self.grid.seen.valueless = self.blank;
        }
        self.grid.finish()
    }

    /// Reads a record; `None` where it ends early.
    fn record(&mut self, record: &Record<'_>) -> Option<Read<()>> {
        let data = record.data;
        match record.kind {
            kinds::NUMBER => self.cell(data, CellValue::Number(f64_at(data, 6)?)),
            kinds::RK => self.cell(data, CellValue::Number(rk(u32_at(data, 6)?))),
            kinds::MUL_RK => self.numbers(data),
            kinds::LABEL_SST => self.shared_text(data),
            kinds::LABEL | kinds::RSTRING => {
                let text = self.context.texts.text(data.get(6..)?)?;
                self.cell(data, CellValue::Text(&text))
            }
            kinds::BOOL_ERR => {
                let value = *data.get(6)?;
                match data.get(7)? {
                    0 => self.cell(data, CellValue::Bool(value != 0)),
                    _ => self.cell(data, CellValue::Error(value)),
                }
            }
            kinds::FORMULA => self.formula(data),
            kinds::ROW => {
                if u16_at(data, 12)? & 0x20 != 0 {
                    self.grid.hide_row(u32::from(u16_at(data, 0)?));
                }
                Some(Ok(()))
            }
            kinds::COLUMN_INFO => {
                let (first, last) = (u16_at(data, 0)?, u16_at(data, 2)?);
                if u16_at(data, 8)? & 1 == 1 {
                    self.grid.hide_columns(u32::from(first), u32::from(last));
                }
                Some(Ok(()))
            }
            kinds::MERGE_CELLS => {
                let count = usize::from(u16_at(data, 0)?);
                for area in data.get(2..)?.chunks_exact(8).take(count) {
                    let of = |at| u16_at(area, at).map(u32::from);
                    self.grid.merge([of(0)?, of(4)?, of(2)?, of(6)?]);
                }
                Some(Ok(()))
            }
            kinds::HYPERLINK => {
                self.hyperlink(data);
                Some(Ok(()))
            }
            _ => Some(Ok(())),
        }
    }

    fn cell(&mut self, data: &[u8], value: CellValue<'_>) -> Option<Read<()>> {
        let place = place(data)?;
        let style = u32::from(u16_at(data, 4)?);
        Some(
            self.context
                .numbers
                .put(&mut self.grid, place, style, value),
        )
    }

    fn numbers(&mut self, data: &[u8]) -> Option<Read<()>> {
        let (row, first) = place(data)?;
        for (column, cell) in (first..).zip(data.get(4..)?.chunks_exact(6)) {
            let style = u32::from(u16_at(cell, 0)?);
            let value = CellValue::Number(rk(u32_at(cell, 2)?));
            let numbers = &self.context.numbers;
            if let Err(refusal) = numbers.put(&mut self.grid, (row, column), style, value) {
                return Some(Err(refusal));
            }
        }
        Some(Ok(()))
    }

    fn shared_text(&mut self, data: &[u8]) -> Option<Read<()>> {
        let (row, column) = place(data)?;
        let text = self.context.strings.get(u32_at(data, 6)?);
        let text = text.ok_or_else(|| {
            damaged(Damage::TextMissing {
                cell: address(row, column),
            })
        });
        Some(text.and_then(|text| self.grid.push(row, column, text)))
    }

    /// Reads a formula's value ([MS-XLS] 2.5.133): a number, or a mark for another kind of value.
    fn formula(&mut self, data: &[u8]) -> Option<Read<()>> {
        let (row, column) = place(data)?;
        self.grid.seen.formulas += 1;
        self.text_of = None;
        if u16_at(data, 12)? != 0xffff {
            return self.cell(data, CellValue::Number(f64_at(data, 6)?));
        }
        let value = *data.get(8)?;
        match data.get(6)? {
            0 => self.text_of = Some((row, column)),
            1 => return self.cell(data, CellValue::Bool(value != 0)),
            2 => return self.cell(data, CellValue::Error(value)),
            _ => self.blank.add(|| address(row, column)),
        }
        Some(Ok(()))
    }

    fn formula_text(&mut self, text: &str) -> Read<()> {
        match self.text_of.take() {
            Some((row, column)) => self.grid.push(row, column, text),
            None => Ok(()),
        }
    }

    /// Reads the web address of a link ([MS-XLS] 2.4.140, [MS-OSHARED] 2.3.7.1); other links are not
    /// read.
    fn hyperlink(&mut self, data: &[u8]) -> Option<()> {
        const WEB_ADDRESS: [u8; 16] = [
            0xe0, 0xc9, 0xea, 0x79, 0xf9, 0xba, 0xce, 0x11, 0x8c, 0x82, 0, 0xaa, 0, 0x4b, 0xa9,
            0x0b,
        ];
        let (row, column) = (u16_at(data, 0)?, u16_at(data, 4)?);
        let flags = u32_at(data, 28)?;
        let mut rest = data.get(32..)?;
        // The displayed text and the name of the frame come first.
        for flag in [0x10, 0x80] {
            if flags & flag != 0 {
                let length = usize::try_from(u32_at(rest, 0)?).ok()?;
                rest = rest.get(4..)?.get(length.checked_mul(2)?..)?;
            }
        }
        if flags & 0x101 != 1 {
            return None;
        }
        let rest = rest.strip_prefix(&WEB_ADDRESS)?;
        let length = usize::try_from(u32_at(rest, 0)?).ok()?;
        let text = utf16(rest.get(4..)?.get(..length)?);
        let address = text.split('\0').next()?;
        self.grid
            .link(u32::from(row), u32::from(column), address.into());
        Some(())
    }
}

/// The row and the column, from 0, with which the record of a cell begins.
fn place(data: &[u8]) -> Option<(u32, u32)> {
    Some((u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?)))
}
