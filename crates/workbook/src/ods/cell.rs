//! Reads one cell of an OpenDocument table: its stored value, else its text.

use std::rc::Rc;

use quick_xml::events::BytesStart;

use crate::refuse::Read;
use crate::value::{self, NumberFormat};
use crate::xml::{Node, Xml, attribute, number};

/// The content of a cell.
#[derive(Default)]
pub struct Content {
    /// The text for the CSV.
    pub text: String,
    /// Whether it is computed by a formula.
    pub has_formula: bool,
    /// Whether it shows an error.
    pub is_error: bool,
    /// Whether it is a date.
    pub is_date: bool,
    /// The web address behind its text.
    pub link: Option<Rc<str>>,
}

impl Content {
    /// Whether there is nothing to write or report.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.has_formula
    }

    /// Whether it is a formula without a stored value. A formula that gives empty text looks the
    /// same in this format unless a value type is given, and then it is marked as text.
    pub fn is_valueless(&self) -> bool {
        self.has_formula && self.text.is_empty()
    }

    /// Reads the cell whose element was opened last. Of a covered cell, only the value is read.
    pub fn read(xml: &mut Xml<'_>, element: &BytesStart<'_>, covered: bool) -> Read<Self> {
        let of = |name| attribute(element, name);
        let mut kind = None;
        // `calcext:value-type` is more specific than `office:value-type`, which is also present.
        for value in element.attributes().with_checks(false).flatten() {
            match value.key.as_ref() {
                "calcext:value-type" => kind = Some(value.value.clone()),
                key if key.ends_with(":value-type") && kind.is_none() => {
                    kind = Some(value.value.clone());
                }
                _ => {}
            }
        }
        let kind = kind.unwrap_or_default();
        let mut link = None;
        let shown = paragraphs(xml, &mut link)?;
        let stored = match kind.as_ref() {
            "float" => of("value")?.map(|raw| value::text(&raw, NumberFormat::Number, false)),
            "percentage" => of("value")?.map(|raw| value::text(&raw, NumberFormat::Percent, false)),
            "currency" => {
                let foreign = of("currency")?.and_then(|name| value::currency(&name));
                let format = foreign.map_or(NumberFormat::Number, NumberFormat::Currency);
                of("value")?.map(|raw| value::text(&raw, format, false))
            }
            "date" => of("date-value")?.map(|raw| value::iso(&raw)),
            "time" => of("time-value")?.map(|raw| value::clock(&raw)),
            "boolean" => of("boolean-value")?.map(|raw| raw.to_ascii_uppercase()),
            _ => of("string-value")?.map(Into::into),
        };
        let is_text = kind == "string";
        let has_formula = !covered && of("formula")?.is_some();
        let text = stored.unwrap_or(shown);
        Ok(Self {
            // An empty text is a value too.
            has_formula: has_formula && !(is_text && text.is_empty()),
            is_date: kind == "date",
            is_error: kind == "error" || (has_formula && is_error(&text)),
            link,
            text,
        })
    }
}

fn is_web_address(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://")
}

fn is_error(text: &str) -> bool {
    (text.starts_with('#') && text.ends_with(['!', '?', 'A'])) || text.starts_with("Err:")
}

/// The paragraphs of the cell that was opened last, separated by line ends, without notes and
/// shapes; the first web address behind them goes to `link`.
fn paragraphs(xml: &mut Xml<'_>, link: &mut Option<Rc<str>>) -> Read<String> {
    let outer = xml.depth();
    let mut out = String::new();
    let mut any = false;
    while xml.depth() >= outer {
        match xml.next()? {
            Node::Open(element) if element.local_name().as_ref() == "p" => {
                if any {
                    out.push('\n');
                }
                any = true;
                paragraph(xml, &mut out, link)?;
            }
            Node::Open(_) => xml.skip()?,
            Node::Close | Node::Text(_) | Node::End => {}
        }
    }
    Ok(out)
}

/// The text of the paragraph that was opened last (ODF 1.3 part 3, 6.1): white space as one space,
/// with elements for more.
fn paragraph(xml: &mut Xml<'_>, out: &mut String, link: &mut Option<Rc<str>>) -> Read<()> {
    let outer = xml.depth();
    let start = out.len();
    while xml.depth() >= outer {
        match xml.next()? {
            Node::Open(element) => match element.local_name().as_ref() {
                "s" => {
                    let times = number(&element, "c")?.unwrap_or(1).min(1_000);
                    out.extend(std::iter::repeat_n(' ', times as usize));
                }
                "tab" => out.push('\t'),
                "line-break" => out.push('\n'),
                "annotation" | "frame" | "note" | "ruby-text" => xml.skip()?,
                "a" if link.is_none() => {
                    let address = attribute(&element, "href")?;
                    *link = address
                        .filter(|address| is_web_address(address))
                        .map(Into::into);
                }
                _ => {}
            },
            Node::Text(text) => {
                for c in text.chars() {
                    match c {
                        ' ' | '\t' | '\n' if out.len() == start || out.ends_with([' ', '\n']) => {}
                        '\t' | '\n' => out.push(' '),
                        c => out.push(c),
                    }
                }
            }
            Node::Close | Node::End => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Content;
    use crate::xml::{Node, Xml};

    fn cell(xml: &str) -> Content {
        let mut xml = Xml::new(xml, "test");
        match xml.next() {
            Ok(Node::Open(element)) => Content::read(&mut xml, &element, false).expect("a cell"),
            _ => panic!("no element"),
        }
    }

    #[test]
    fn cells_of_every_kind() {
        for (attributes, content, expected) in [
            (
                r#"office:value-type="float" office:value="1.0""#,
                "<text:p>1.00</text:p>",
                "1",
            ),
            (
                r#"office:value-type="currency" office:value="1234.5""#,
                "<text:p>£1,234.50</text:p>",
                "1234.5",
            ),
            (
                r#"office:value-type="date" office:date-value="2008-09-01""#,
                "<text:p>01/09/08</text:p>",
                "2008-09-01",
            ),
            (
                r#"office:value-type="date" office:date-value="2008-09-01T00:00:00""#,
                "",
                "2008-09-01",
            ),
            (
                r#"office:value-type="boolean" office:boolean-value="true""#,
                "",
                "TRUE",
            ),
            (
                r#"office:value-type="time" office:time-value="PT14H30M00S""#,
                "",
                "14:30",
            ),
            (
                r#"office:value-type="string""#,
                "<text:p>two</text:p><text:p>lines</text:p>",
                "two\nlines",
            ),
            (
                r#"office:value-type="string""#,
                "<text:p>a <text:span>b</text:span><text:s text:c=\"2\"/>c\n d</text:p>",
                "a b  c d",
            ),
            (
                r#"office:value-type="string""#,
                "<office:annotation><text:p>note</text:p></office:annotation><text:p>V&amp;A</text:p>",
                "V&A",
            ),
            (
                r#"office:value-type="string" calcext:value-type="error" table:formula="x""#,
                "<text:p>#N/A</text:p>",
                "#N/A",
            ),
            (
                r#"office:value-type="currency" office:currency="EUR" office:value="5000""#,
                "<text:p>5.000,00 €</text:p>",
                "EUR 5000",
            ),
            (
                r#"office:value-type="percentage" office:value="0.25""#,
                "<text:p>25%</text:p>",
                "25%",
            ),
            ("", "", ""),
        ] {
            let xml = format!("<table:table-cell {attributes}>{content}</table:table-cell>");
            assert_eq!(cell(&xml).text, expected, "{xml}");
        }
    }

    #[test]
    fn addresses_behind_texts() {
        let link = |address: &str| {
            let text =
                format!("<text:p>see <text:a xlink:href=\"{address}\">page</text:a></text:p>");
            let cell = cell(&format!("<table:table-cell>{text}</table:table-cell>"));
            assert_eq!(cell.text, "see page");
            cell.link.map(|link| link.to_string())
        };
        let address = "https://example.org/1";
        assert_eq!(link(address).as_deref(), Some(address));
        for other in [
            "mailto:a@example.org",
            "javascript:alert(1)",
            "#Sheet2.A1",
            "",
        ] {
            assert_eq!(link(other), None, "{other}");
        }
    }

    #[test]
    fn formulas() {
        for (attributes, has_formula, valueless, error) in [
            (r#"table:formula="of:=1""#, true, true, false),
            (
                r#"table:formula="of:=1" office:value-type="float" office:value="1""#,
                true,
                false,
                false,
            ),
            (
                r#"table:formula="of:=x" office:value-type="string" office:string-value="""#,
                false,
                false,
                false,
            ),
            (
                r#"table:formula="of:=x" office:value-type="string" office:string-value="Err:502""#,
                true,
                false,
                true,
            ),
        ] {
            let content = cell(&format!("<table:table-cell {attributes}/>"));
            assert_eq!(
                (
                    content.has_formula,
                    content.is_valueless(),
                    content.is_error
                ),
                (has_formula, valueless, error),
                "{attributes}"
            );
        }
    }
}
