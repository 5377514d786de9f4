//! XML Spreadsheet 2003 (SpreadsheetML): one document contains every sheet. Systems that export “for
//! Excel” write it, often under the name .xls.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use quick_xml::events::BytesStart;
use records::days::from_civil;

use crate::Sheet;
use crate::address::{MOST_COLUMNS, MOST_ROWS, address};
use crate::grid::SheetGrid;
use crate::refuse::Read;
use crate::value::{self, NumberFormat};
use crate::xml::{Node, Xml, attribute, flag, number};

/// The document in error messages.
const PART: &str = "Workbook";

/// A document whose sheets can be read.
pub struct XmlSpreadsheet<'a> {
    text: Cow<'a, str>,
    /// The range of each sheet's element in `text`.
    spans: Vec<Range<usize>>,
    formats: HashMap<String, NumberFormat>,
    since_1904: bool,
    /// The sheets in their order.
    pub sheets: Vec<Sheet>,
}

impl<'a> XmlSpreadsheet<'a> {
    /// Reads the styles and finds the sheets.
    ///
    /// # Errors
    ///
    /// `E_WORKBOOK_DAMAGED` where the document is not well-formed.
    pub fn open(text: Cow<'a, str>) -> Read<Self> {
        let mut book = Self {
            text,
            spans: Vec::new(),
            formats: HashMap::new(),
            since_1904: false,
            sheets: Vec::new(),
        };
        let mut xml = Xml::new(&book.text, PART);
        let mut style = String::new();
        loop {
            let start = xml.position();
            let element = match xml.next()? {
                Node::End => return Ok(book),
                Node::Open(element) => element,
                Node::Close | Node::Text(_) => continue,
            };
            match (xml.depth(), element.local_name().as_ref()) {
                (2, "Worksheet") => {
                    let name = text_of(&element, "Name")?.into_owned();
                    let hidden = is_hidden_sheet(&mut xml)?;
                    book.sheets.push(Sheet { name, hidden });
                    book.spans.push(start..xml.position());
                }
                (3, "Date1904") => book.since_1904 = true,
                (3, "Style") => style = text_of(&element, "ID")?.into_owned(),
                (4, "NumberFormat") => {
                    let format = named_format(&text_of(&element, "Format")?);
                    book.formats.insert(style.clone(), format);
                }
                (2, "Styles" | "ExcelWorkbook") | (1 | 4.., _) => {}
                _ => xml.skip()?,
            }
        }
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
        let mut reader = SheetReader {
            book: self,
            xml: Xml::new(part.unwrap_or_default(), PART),
            grid: SheetGrid::default(),
            row: 0,
            column: 0,
            hidden_from: 0,
        };
        loop {
            let element = match reader.xml.next()? {
                Node::End => return reader.grid.finish(),
                Node::Open(element) => element,
                Node::Close | Node::Text(_) => continue,
            };
            match (reader.xml.depth(), element.local_name().as_ref()) {
                (1, _) | (2, "Table") => {}
                (3, "Column") => {
                    reader.columns(&element)?;
                    reader.xml.skip()?;
                }
                (3, "Row") => reader.row(&element)?,
                _ => reader.xml.skip()?,
            }
        }
    }
}

/// Whether the sheet whose element was opened last is hidden, which comes after its cells.
fn is_hidden_sheet(xml: &mut Xml<'_>) -> Read<bool> {
    let outer = xml.depth();
    let (mut hidden, mut in_state) = (false, false);
    while xml.depth() >= outer {
        match xml.next()? {
            Node::Open(element) => match element.local_name().as_ref() {
                "WorksheetOptions" => {}
                "Visible" => in_state = true,
                _ => xml.skip()?,
            },
            Node::Text(state) if in_state => hidden |= state.trim() != "SheetVisible",
            Node::Text(_) => {}
            Node::Close => in_state = false,
            Node::End => break,
        }
    }
    Ok(hidden)
}

/// The format for a code or for one of the names that codes have in this kind of document.
fn named_format(code: &str) -> NumberFormat {
    match code {
        "General Date" | "Long Date" | "Medium Date" | "Short Date" => NumberFormat::Day,
        "Long Time" | "Medium Time" | "Short Time" => NumberFormat::Time,
        "Currency" | "Euro Currency" | "Fixed" | "General Number" | "On/Off" | "Scientific"
        | "Standard" | "True/False" | "Yes/No" => NumberFormat::Number,
        "Percent" => value::of_code("0.00%"),
        code => value::of_code(code),
    }
}

struct SheetReader<'b, 'x> {
    book: &'b XmlSpreadsheet<'x>,
    xml: Xml<'b>,
    grid: SheetGrid,
    /// The row and the column, from 0, of the next cell without a position.
    row: u32,
    column: u32,
    /// The column after the last that was described.
    hidden_from: u32,
}

impl SheetReader<'_, '_> {
    fn columns(&mut self, element: &BytesStart<'_>) -> Read<()> {
        let first = position(element)?.unwrap_or(self.hidden_from);
        let last = first.saturating_add(number(element, "Span")?.unwrap_or(0));
        if flag(element, "Hidden")? {
            self.grid.hide_columns(first, last);
        }
        self.hidden_from = last.saturating_add(1);
        Ok(())
    }

    fn row(&mut self, element: &BytesStart<'_>) -> Read<()> {
        self.row = position(element)?.unwrap_or(self.row);
        let like_it = number(element, "Span")?.unwrap_or(0);
        if flag(element, "Hidden")? {
            self.grid.hide_row(self.row);
        }
        self.column = 0;
        let outer = self.xml.depth();
        while self.xml.depth() >= outer {
            let Node::Open(element) = self.xml.next()? else {
                continue;
            };
            match element.local_name().as_ref() {
                "Cell" => self.cell(&element)?,
                _ => self.xml.skip()?,
            }
        }
        self.row = self.row.saturating_add(like_it).saturating_add(1);
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Read<()> {
        self.column = position(element)?.unwrap_or(self.column);
        let (row, column) = (self.row, self.column);
        let span = |name| number(element, name).map(|span| span.unwrap_or(0));
        let (across, down) = (span("MergeAcross")?, span("MergeDown")?);
        if across > 0 || down > 0 {
            let (bottom, right) = (row.saturating_add(down), column.saturating_add(across));
            self.grid.merge([row, column, bottom, right]);
        }
        let style = text_of(element, "StyleID")?;
        let format = self.book.formats.get(style.as_ref()).copied();
        let has_formula = attribute(element, "Formula")?.is_some();
        if let Some(address) = attribute(element, "HRef")?
            && address.contains("://")
        {
            self.grid.link(row, column, address.as_ref().into());
        }
        let outer = self.xml.depth();
        let mut data = None;
        while self.xml.depth() >= outer {
            let Node::Open(element) = self.xml.next()? else {
                continue;
            };
            match element.local_name().as_ref() {
                "Data" => {
                    let kind = text_of(&element, "Type")?.into_owned();
                    data = Some((kind, all_text(&mut self.xml)?));
                }
                _ => self.xml.skip()?,
            }
        }
        self.column = column.saturating_add(across).saturating_add(1);
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return self.grid.push(row, column, "");
        }
        if has_formula {
            self.grid.seen.formulas += 1;
        }
        match data {
            Some((kind, text)) => self.put(row, column, &kind, &text, format),
            None if has_formula => {
                self.grid.seen.valueless.add(|| address(row, column));
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn put(
        &mut self,
        row: u32,
        column: u32,
        kind: &str,
        text: &str,
        format: Option<NumberFormat>,
    ) -> Read<()> {
        let since_1904 = self.book.since_1904;
        match kind {
            "Number" => {
                let format = format.unwrap_or(NumberFormat::Number);
                let shown = value::text(text, format, since_1904);
                match format {
                    NumberFormat::Day => self.grid.push_date(row, column, &shown),
                    _ => self.grid.push(row, column, &shown),
                }
            }
            "DateTime" => {
                let format = format.filter(|format| *format != NumberFormat::Number);
                let format = format.unwrap_or(NumberFormat::Day);
                let shown = match serial(text) {
                    Some(serial) => value::text(&serial.to_string(), format, false),
                    None => text.trim().to_owned(),
                };
                self.grid.push_date(row, column, &shown)
            }
            "Boolean" => {
                let truth = if text.trim() == "0" { "FALSE" } else { "TRUE" };
                self.grid.push(row, column, truth)
            }
            "Error" => {
                self.grid.say_error(row, column);
                self.grid.push(row, column, text.trim())
            }
            _ => self.grid.push(row, column, text),
        }
    }
}

/// The place that an element gives itself, from 0.
fn position(element: &BytesStart<'_>) -> Read<Option<u32>> {
    Ok(number(element, "Index")?.and_then(|index| index.checked_sub(1)))
}

/// The day number of a stored date (`2008-09-01T14:30:00.000`), as the 1900 system counts; times
/// have the date 1899-12-31.
fn serial(text: &str) -> Option<f64> {
    let (date, time) = text.trim().split_once('T')?;
    let mut parts = date.splitn(3, '-').map(str::parse::<i32>);
    let mut part = || parts.next()?.ok();
    let (year, month, day) = (part()?, part()?, part()?);
    if !(1899..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let mut clock = time
        .trim_end_matches('Z')
        .splitn(3, ':')
        .map(str::parse::<f64>);
    let mut part = || {
        clock
            .next()?
            .ok()
            .filter(|part| (0.0..100.0).contains(part))
    };
    let seconds = part()? * 3600.0 + part()? * 60.0 + part()?;
    let day = from_civil(year, month, day);
    // The 1900 system counts a 29 February 1900.
    let missing = i32::from(day < from_civil(1900, 3, 1));
    let days = day - from_civil(1899, 12, 30) - missing;
    Some(f64::from(days) + seconds / 86_400.0)
}

fn all_text(xml: &mut Xml<'_>) -> Read<String> {
    let outer = xml.depth();
    let mut text = String::new();
    while xml.depth() >= outer {
        if let Node::Text(part) = xml.next()? {
            text.push_str(&part);
        }
    }
    Ok(text)
}

fn text_of<'e>(element: &'e BytesStart<'_>, name: &str) -> Read<Cow<'e, str>> {
    Ok(attribute(element, name)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::XmlSpreadsheet;
    use ingest::IssueKind;

    fn check(rows: &str, expected: &str) {
        let text = format!(
            r#"<Workbook><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="m"><NumberFormat ss:Format="mmm\-yy"/></Style><Style ss:ID="t"><NumberFormat ss:Format="Short Time"/></Style><Style ss:ID="p"><NumberFormat ss:Format="00000"/></Style></Styles><Worksheet ss:Name="A"><Names><x/></Names><Table>{rows}</Table></Worksheet></Workbook>"#
        );
        let book = XmlSpreadsheet::open(text.into()).expect("a workbook");
        let csv = book.grid(0).and_then(|grid| grid.csv());
        assert_eq!(csv.as_deref(), Ok(expected), "{rows}");
    }

    #[test]
    fn cells_of_every_kind() {
        check(
            r#"<Row><Cell><Data ss:Type="Number">1.50</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">42</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">a &amp; b&#10;c</Data></Cell></Row>"#,
            "1.5,00042,,\"a & b\nc\"\n",
        );
        check(
            r#"<Row ss:Index="2"><Cell ss:StyleID="d"><Data ss:Type="DateTime">2008-09-01T00:00:00.000</Data></Cell><Cell><Data ss:Type="DateTime">2009-03-31T18:00:00.000</Data></Cell><Cell ss:StyleID="m"><Data ss:Type="DateTime">2008-09-01T00:00:00.000</Data></Cell><Cell ss:StyleID="t"><Data ss:Type="DateTime">1899-12-31T14:30:00.000</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="Number">39692</Data></Cell></Row>"#,
            "\n2008-09-01,2009-03-31T18:00,Sep-08,14:30,2008-09-01\n",
        );
        check(
            r#"<Row ss:Span="1"><Cell><Data ss:Type="Boolean">1</Data></Cell></Row><Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">one <B>bold</B></ss:Data><Comment><ss:Data>note</ss:Data></Comment></Cell></Row>"#,
            "TRUE\n\none bold\n",
        );
    }

    #[test]
    fn merged_cells_are_filled_down() {
        check(
            r#"<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">a</Data></Cell><Cell><Data ss:Type="String">b</Data></Cell></Row><Row><Cell ss:Index="3"><Data ss:Type="String">c</Data></Cell></Row>"#,
            "a,,b\na,,c\n",
        );
    }

    #[test]
    fn what_is_hidden_and_computed_is_said() {
        let text = r#"<Workbook><ExcelWorkbook><Date1904/></ExcelWorkbook><Worksheet ss:Name="A"><Table><Column ss:Index="2" ss:Hidden="1"/><Row ss:Hidden="1"><Cell ss:Formula="=1"/><Cell ss:Formula="=NA()"><Data ss:Type="Error">#N/A</Data></Cell></Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"#;
        let book = XmlSpreadsheet::open(text.into()).expect("a workbook");
        assert!(book.since_1904 && book.sheets[0].hidden);
        let notes = book.grid(0).expect("a sheet").seen.notes(false);
        let names: Vec<&str> = notes.iter().map(|note| note.code.name()).collect();
        assert_eq!(
            names,
            ["W_FORMULA_WITHOUT_VALUE", "W_CELL_ERROR", "W_HIDDEN_CELLS"]
        );
        assert!(matches!(
            notes[0].kind,
            IssueKind::FormulasWithoutValue { n: 1, .. }
        ));
    }
}
