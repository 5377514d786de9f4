//! Mends rows in which smart quotation marks were meant to hold a cell together: `“a, b”`, `‘a,
//! b’`, or `”a, b”` as some programs curl them.

use super::repaired_row::RepairedRow;
use super::rows::Row;

/// Joins the cells between one that begins with a smart quotation mark and one that ends with the
/// matching mark, where that gives the row the header's width.
#[must_use]
pub fn mend(row: Row<'_>, width: usize, delimiter: u8) -> Option<RepairedRow> {
    if row.len() <= width {
        return None;
    }
    let mut mended = RepairedRow::default();
    let mut closing = None;
    for cell in row.cells() {
        if closing.is_some() {
            mended.add(char::from(delimiter).encode_utf8(&mut [0; 4]));
        }
        mended.add(cell);
        closing = closing
            .or_else(|| opened(cell))
            .filter(|&mark| !cell.trim_end().ends_with(mark));
        if closing.is_none() {
            mended.end_cell();
        }
    }
    (mended.len() == width && closing.is_none()).then_some(mended)
}

/// The mark that would close the quotation that a cell opens but does not close itself.
fn opened(cell: &str) -> Option<char> {
    let mut chars = cell.trim_start().chars();
    let mark = match chars.next()? {
        '“' | '”' => '”',
        '‘' | '’' => '’',
        _ => return None,
    };
    (mark == '’' || !chars.as_str().contains(mark)).then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::mend;
    use crate::table::rows::{RowStep, Rows};

    fn check(line: &str, width: usize, expected: Option<&str>) {
        let mut rows = Rows::new(line, b',');
        assert_eq!(rows.next(), RowStep::Row);
        let mended = mend(rows.row(), width, b',');
        let cells = mended.map(|mended| mended.row().cells().collect::<Vec<_>>().join("|"));
        assert_eq!(cells.as_deref(), expected, "{line}");
    }

    #[test]
    fn rows_with_curly_quotes() {
        check("1,“Loans, tours”,x", 3, Some("1|“Loans, tours”|x"));
        check("1,“a, b, c”,x", 3, Some("1|“a, b, c”|x"));
        check("1,“Loans, tours”,x", 4, None);
        check("1,“Loans, tours,x", 3, None);
        check("1,”Loans, tours”,x", 3, Some("1|”Loans, tours”|x"));
        check(
            "1,‘Turner’s loans, tours’,x",
            3,
            Some("1|‘Turner’s loans, tours’|x"),
        );
        check("1,‘Late’,x,y", 3, None);
        check("1,a,b,x", 3, None);
    }
}
