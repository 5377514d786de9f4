//! Reads cell formats, which tell which stored numbers are dates.

use std::collections::BTreeMap;

use crate::refuse::Read;
use crate::value::{NumberFormat, built_in, of_code};
use crate::xml::{Node, Xml, attribute, number};

/// The number format of each cell format, by its index in `cellXfs`.
///
/// # Errors
///
/// `E_WORKBOOK_DAMAGED` where the part is not well-formed.
pub fn formats(styles: &str) -> Read<Vec<NumberFormat>> {
    let mut xml = Xml::new(styles, "styles");
    let mut codes: BTreeMap<u32, NumberFormat> = BTreeMap::new();
    let mut ids = Vec::new();
    loop {
        match xml.next()? {
            Node::End => break,
            Node::Open(element) => match (xml.depth(), element.local_name().as_ref()) {
                (1, _) | (2, "numFmts" | "cellXfs") => {}
                (3, "numFmt") => {
                    let code = attribute(&element, "formatCode")?;
                    if let (Some(id), Some(code)) = (number(&element, "numFmtId")?, code) {
                        codes.insert(id, of_code(&code));
                    }
                    xml.skip()?;
                }
                (3, "xf") => {
                    ids.push(number(&element, "numFmtId")?.unwrap_or(0));
                    xml.skip()?;
                }
                _ => xml.skip()?,
            },
            Node::Close | Node::Text(_) => {}
        }
    }
    // Explicit codes take precedence over built-in numbers: programs write their own under any
    // number.
    Ok(ids
        .into_iter()
        .map(|id| codes.get(&id).copied().unwrap_or_else(|| built_in(id)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::{NumberFormat, formats};

    #[test]
    fn only_cell_formats_count() {
        let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"><alignment/></xf><xf numFmtId="14"/></cellXfs>
            <dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs></styleSheet>"#;
        assert_eq!(
            formats(styles),
            Ok(vec![
                NumberFormat::Number,
                NumberFormat::Day,
                NumberFormat::Day
            ])
        );
    }
}
