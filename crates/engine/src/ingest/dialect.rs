//! What parts the cells, and where the header stands.

use super::columns;
use super::rows::{Rows, Step};

/// The shape of a file's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect<'t> {
    /// The text without Excel's `sep=` line.
    pub body: &'t str,
    /// What parts the cells.
    pub delimiter: u8,
    /// How many rows that are not blank stand above the header.
    pub above: u32,
}

/// How many rows are looked at for the header.
const LOOKED_AT: u32 = 30;

/// The delimiter and the row that together name the most canonical columns: at least two.
///
/// The header decides, not the frequency of characters: cells may hold more semicolons than there
/// are commas between them.
#[must_use]
pub fn of(text: &str) -> Option<Dialect<'_>> {
    if let Some((delimiter, body)) = sep_line(text) {
        let (_, above) = best_header(body, delimiter)?;
        return Some(Dialect {
            body,
            delimiter,
            above,
        });
    }
    let mut best: Option<(usize, Dialect<'_>)> = None;
    for delimiter in *b",;\t|" {
        let Some((known, above)) = best_header(text, delimiter) else {
            continue;
        };
        if best.is_none_or(|(most, _)| known > most) {
            best = Some((
                known,
                Dialect {
                    body: text,
                    delimiter,
                    above,
                },
            ));
        }
    }
    best.map(|(_, dialect)| dialect)
}

fn sep_line(text: &str) -> Option<(u8, &str)> {
    let (line, body) = text.split_at(text.find(['\r', '\n'])?);
    let line = line.trim_matches('"');
    let head = line.get(..4)?;
    let &[delimiter] = line.get(4..)?.as_bytes() else {
        return None;
    };
    let body = body
        .strip_prefix("\r\n")
        .or_else(|| body.strip_prefix(['\r', '\n']))?;
    (head.eq_ignore_ascii_case("sep=") && delimiter.is_ascii() && delimiter != b'"')
        .then_some((delimiter, body))
}

/// How many canonical columns the best row names, and how many rows stand above it.
fn best_header(text: &str, delimiter: u8) -> Option<(usize, u32)> {
    let mut rows = Rows::new(text, delimiter);
    let mut best = (1, 0);
    for above in 0..LOOKED_AT {
        match rows.next() {
            Step::Row => {
                let known = columns::known(rows.row());
                if known > best.0 {
                    best = (known, above);
                }
            }
            Step::Unclosed => {}
            Step::End => break,
        }
    }
    (best.0 > 1).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::of;

    fn check(text: &str, expected: Option<(char, u32)>) {
        let found = of(text).map(|dialect| (char::from(dialect.delimiter), dialect.above));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn delimiters() {
        check("id,partner\n1,a;b;c;d\n", Some((',', 0)));
        check("id;partner\n1;a,b,c,d\n", Some((';', 0)));
        check("id\tpartner\n1\ta", Some(('\t', 0)));
        check("id|partner\n1|a", Some(('|', 0)));
        check("sep=;\r\nid;partner\n", Some((';', 0)));
        check("sep=^\nid^partner\n", Some(('^', 0)));
        check("Report 2009,,\n\nby x,\nid,partner,title\n", Some((',', 2)));
        check("a,b\n1,2\n", None);
        check("", None);
    }
}
