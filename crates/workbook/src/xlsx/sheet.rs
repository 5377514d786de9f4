//! Reads one sheet's XML into a grid.

use std::collections::HashMap;
use std::rc::Rc;

use ingest::Damage;
use quick_xml::events::BytesStart;

use super::strings::{SharedStrings, rich_text, unescaped};
use crate::address::{address, place};
use crate::grid::{SheetGrid, UsedRange};
use crate::refuse::{Read, damaged};
use crate::value::{self, NumberFormat};
use crate::xml::{Node, Xml, attribute, flag, number};

/// What cells of every sheet refer to.
#[derive(Default)]
pub struct SheetContext {
    /// The shared strings.
    pub strings: SharedStrings,
    /// The format of each cell style.
    pub formats: Vec<NumberFormat>,
    /// Whether day numbers count from 1904.
    pub since_1904: bool,
}

struct Reader<'x, 'c> {
    xml: Xml<'x>,
    context: &'c SheetContext,
    /// The sheet's web addresses by their ids.
    addresses: HashMap<String, Rc<str>>,
    grid: SheetGrid,
    /// The row and the column, from 0, of the next cell without an address.
    row: u32,
    column: u32,
    in_row: bool,
}

/// Reads a sheet.
///
/// # Errors
///
/// `E_WORKBOOK_DAMAGED` or `E_WORKBOOK_BOMB`.
pub fn read(
    sheet: &str,
    part: &str,
    context: &SheetContext,
    addresses: HashMap<String, Rc<str>>,
) -> Read<SheetGrid> {
    let mut reader = Reader {
        xml: Xml::new(sheet, part),
        context,
        addresses,
        grid: SheetGrid::default(),
        row: 0,
        column: 0,
        in_row: false,
    };
    loop {
        match reader.xml.next()? {
            Node::End => return reader.grid.finish(),
            Node::Open(element) => reader.open(&element)?,
            Node::Close if reader.in_row && reader.xml.depth() <= 2 => {
                reader.in_row = false;
                reader.row = reader.row.saturating_add(1);
            }
            Node::Close | Node::Text(_) => {}
        }
    }
}

impl Reader<'_, '_> {
    fn open(&mut self, element: &BytesStart<'_>) -> Read<()> {
        match (self.xml.depth(), element.local_name().as_ref()) {
            (1 | 2, _) => {}
            (3, "row") => {
                if let Some(row) = number(element, "r")? {
                    self.row = row
                        .checked_sub(1)
                        .ok_or_else(|| damaged(Damage::RowNought))?;
                }
                if flag(element, "hidden")? {
                    self.grid.hide_row(self.row);
                }
                self.column = 0;
                self.in_row = true;
            }
            (3, "col") if flag(element, "hidden")? => {
                let (first, last) = (number(element, "min")?, number(element, "max")?);
                if let (Some(first @ 1..), Some(last @ 1..)) = (first, last) {
                    self.grid.hide_columns(first - 1, last - 1);
                }
            }
            (3, "mergeCell") => {
                let area = attribute(element, "ref")?.and_then(|area| area_of(&area));
                if let Some(area) = area {
                    self.grid.merge(area);
                }
            }
            (3, "hyperlink") => {
                let id = attribute(element, "id")?.unwrap_or_default();
                let address = self.addresses.get(id.as_ref());
                let at = attribute(element, "ref")?;
                let at = at.as_deref().and_then(|at| place(at.split(':').next()?));
                if let (Some((row, column)), Some(address)) = (at, address) {
                    self.grid.link(row, column, Rc::clone(address));
                }
            }
            (4, "c") if self.in_row => self.cell(element)?,
            _ => self.xml.skip()?,
        }
        Ok(())
    }

    fn cell(&mut self, element: &BytesStart<'_>) -> Read<()> {
        if let Some(at) = attribute(element, "r")? {
            (self.row, self.column) = place(&at).ok_or_else(|| {
                damaged(Damage::NoSuchCell {
                    cell: at.clone().into_owned(),
                })
            })?;
        }
        let kind = attribute(element, "t")?.unwrap_or_default();
        let format = number(element, "s")?
            .and_then(|style| self.context.formats.get(style as usize))
            .copied();
        let (mut raw, mut has_formula) = (String::new(), false);
        let outer = self.xml.depth();
        let (mut in_value, mut in_formula) = (false, false);
        let mut formula = String::new();
        while self.xml.depth() >= outer {
            match self.xml.next()? {
                Node::Open(element) => match element.local_name().as_ref() {
                    "v" => in_value = true,
                    "is" => rich_text(&mut self.xml, &mut raw)?,
                    "f" => {
                        has_formula = true;
                        in_formula = true;
                    }
                    _ => self.xml.skip()?,
                },
                Node::Text(text) if in_value => raw.push_str(&text),
                Node::Text(text) if in_formula => formula.push_str(&text),
                Node::Close => (in_value, in_formula) = (false, false),
                Node::Text(_) | Node::End => {}
            }
        }
        if has_formula && let Some(address) = linked_address(&unescaped(&formula)) {
            self.grid.link(self.row, self.column, address.into());
        }
        self.put(
            &kind,
            format.unwrap_or(NumberFormat::Number),
            &raw,
            has_formula,
        )?;
        self.column += 1;
        Ok(())
    }

    fn put(&mut self, kind: &str, format: NumberFormat, raw: &str, has_formula: bool) -> Read<()> {
        let (row, column) = (self.row, self.column);
        if has_formula {
            self.grid.seen.formulas += 1;
            if raw.is_empty() && kind != "str" {
                self.grid.seen.valueless.add(|| address(row, column));
            }
        }
        if raw.is_empty() {
            return Ok(());
        }
        match kind {
            "s" => {
                let strings = &self.context.strings;
                let text = raw.trim().parse().ok().and_then(|at| strings.get(at));
                let text = text.ok_or_else(|| {
                    damaged(Damage::TextMissing {
                        cell: address(row, column),
                    })
                })?;
                self.grid.push(row, column, text)
            }
            "str" | "inlineStr" => self.grid.push(row, column, &unescaped(raw)),
            "b" => self.grid.push(
                row,
                column,
                if raw.trim() == "0" || raw.trim() == "false" {
                    "FALSE"
                } else {
                    "TRUE"
                },
            ),
            "e" => {
                self.grid.say_error(row, column);
                self.grid.push(row, column, raw.trim())
            }
            "d" => self.grid.push_date(row, column, &value::iso(raw)),
            _ if format == NumberFormat::Day => {
                let text = value::text(raw, format, self.context.since_1904);
                self.grid.push_date(row, column, &text)
            }
            _ => {
                let text = value::text(raw, format, self.context.since_1904);
                self.grid.push(row, column, &text)
            }
        }
    }
}

/// The address in `HYPERLINK("https://…", "text")`, where it is written out.
fn linked_address(formula: &str) -> Option<&str> {
    let (name, rest) = formula.trim_start().split_once('(')?;
    let (address, _) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
    name.trim()
        .eq_ignore_ascii_case("hyperlink")
        .then_some(address)
}

fn area_of(area: &str) -> Option<UsedRange> {
    let (first, last) = area.split_once(':')?;
    let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
    (top <= bottom && left <= right).then_some([top, left, bottom, right])
}

#[cfg(test)]
mod tests {
    use super::{SheetContext, read};
    use crate::value::NumberFormat;
    use ingest::{Issue, IssueKind};
    use messages::Words;
    use messages::phrase::Several;
    use std::collections::HashMap;

    fn sheet(data: &str) -> String {
        format!("<x:worksheet xmlns:x=\"m\"><x:sheetData>{data}</x:sheetData></x:worksheet>")
            .replace("x:worksheet", "worksheet")
            .replace("x:sheetData", "sheetData")
    }

    fn check(data: &str, expected: &str) {
        let context = SheetContext {
            formats: vec![NumberFormat::Number, NumberFormat::Day],
            ..SheetContext::default()
        };
        let csv =
            read(&sheet(data), "sheet1", &context, HashMap::new()).and_then(|grid| grid.csv());
        assert_eq!(csv.as_deref(), Ok(expected), "{data}");
    }

    #[test]
    fn cells_of_every_kind() {
        check(
            r#"<row><c><v>1.0</v></c><c s="1"><v>39692</v></c></row>"#,
            "1,2008-09-01\n",
        );
        check(
            r#"<row r="2"><c r="B2" t="inlineStr"><is><t>a&lt;b</t></is></c></row>"#,
            "\n,a<b\n",
        );
        check(
            r#"<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>"#,
            "TRUE,FALSE,#N/A\n",
        );
        check(
            r#"<row><c t="str"><f>A1&amp;"x"</f><v>cached</v></c></row>"#,
            "cached\n",
        );
        check(
            r#"<row><c t="d"><v>2008-09-01T00:00:00</v></c></row>"#,
            "2008-09-01\n",
        );
        check(
            r#"<row><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"#,
            ",2\n\n3\n",
        );
        check(
            r#"<row r="3"><c><v>1</v></c><c r="D3"><v>2</v></c><c><v>3</v></c></row>"#,
            "\n\n1,,,2,3\n",
        );
        check(
            "<row><c><v>1</v><extLst><ext><v>9</v></ext></extLst></c></row>",
            "1\n",
        );
    }

    #[test]
    fn addresses_behind_texts_are_read_in_the_column_of_addresses() {
        let sheet = r#"<worksheet><sheetData>
            <row><c t="str"><v>partner</v></c><c t="str"><v>place</v></c><c t="str"><v>url</v></c></row>
            <row><c t="str"><v>A</v></c><c t="str"><v>Leeds</v></c><c t="str"><v>page</v></c></row>
            <row><c t="str"><v>B</v></c><c t="str"><v>York</v></c><c><f>HYPERLINK("https://b.example","b")</f></c></row>
            </sheetData><hyperlinks><hyperlink ref="C2" id="r1"/><hyperlink ref="A3" id="r1"/></hyperlinks></worksheet>"#;
        let addresses = HashMap::from([("r1".to_owned(), "https://a.example".into())]);
        let grid = read(sheet, "sheet1", &SheetContext::default(), addresses).expect("a grid");
        assert_eq!(grid.seen.links.count, 2);
        assert_eq!(
            grid.csv().as_deref(),
            Ok("partner,place,url\nA,Leeds,https://a.example\nB,York,https://b.example\n")
        );
    }

    #[test]
    fn formulas_without_a_value_are_counted() {
        let data = r#"<row><c><f>1+1</f></c><c><f>1+1</f><v></v></c><c t="str"><f>""</f><v></v></c><c><f>2</f><v>2</v></c></row>"#;
        let grid = read(
            &sheet(data),
            "sheet1",
            &SheetContext::default(),
            HashMap::new(),
        )
        .expect("a grid");
        assert_eq!((grid.seen.formulas, grid.seen.valueless.count), (4, 2));
        let notes = grid.seen.notes(true);
        let cells = Several {
            names: vec!["A1".into(), "B1".into()],
            more: 0,
        };
        let expected = [
            IssueKind::FormulasWithoutValue { n: 2, cells },
            IssueKind::FormulasStale { n: 2 },
        ];
        assert_eq!(notes, expected.map(Issue::of_file));
    }

    #[test]
    fn damage_is_named() {
        for (data, what) in [
            (r#"<row><c t="s"><v>0</v></c></row>"#, "the text of cell A1"),
            (r#"<row><c r="XFE1"><v>0</v></c></row>"#, "“XFE1”"),
            (r#"<row r="0"/>"#, "row 0"),
            (
                r#"<row r="4294967295"><c><v>1</v></c></row>"#,
                "row 4,294,967,295",
            ),
            ("<row><c>", "not well-formed"),
            ("<row>&bogus;</row>", "not well-formed"),
        ] {
            let found = read(
                &sheet(data),
                "sheet1",
                &SheetContext::default(),
                HashMap::new(),
            );
            let found = found.err().map(|refusal| {
                let said = refusal.into_issue().sentences(Words::default());
                said.message
            });
            assert!(
                found.as_ref().is_some_and(|found| found.contains(what)),
                "{data}: {found:?}"
            );
        }
    }
}
