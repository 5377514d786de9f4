//! Where the header is, when a person said so or no cell of it is a known one.

use super::choices::Choices;
use super::dialect::{self, Dialect};
use super::rows::{Row, Rows, Step};

/// How many rows are looked at.
const LOOKED_AT: usize = 40;

/// The shape of a file's table: as chosen, else by the headers that are known, else, where `unknown`
/// headers are wanted or columns were chosen, by the shape of its rows.
pub fn dialect<'t>(text: &'t str, choices: &Choices, unknown: bool) -> Option<Dialect<'t>> {
    let found = dialect::of(text);
    if choices.header.is_none() && choices.delimiter.is_none() {
        let wanted = unknown || !choices.columns.is_empty();
        return found.or_else(|| wanted.then(|| by_shape(text)).flatten());
    }
    let likely = found.or_else(|| by_shape(text));
    let chosen = choices.delimiter.filter(char::is_ascii).map(|c| c as u8);
    let delimiter = chosen.or(likely.map(|likely| likely.delimiter))?;
    let body = likely.map_or(text, |likely| likely.body);
    let above = match (choices.header, likely) {
        (Some(row), _) => rows_above(body, delimiter, row),
        (None, Some(likely)) if likely.delimiter == delimiter => likely.above,
        _ => header_by_shape(body, delimiter)?.1,
    };
    Some(Dialect {
        body,
        delimiter,
        above,
    })
}

/// How many rows that are not blank stand above a spreadsheet's row.
fn rows_above(body: &str, delimiter: u8, row: u32) -> u32 {
    let mut rows = Rows::new(body, delimiter);
    let mut above = 0;
    while rows.next() != Step::End && rows.number() < row {
        above += 1;
    }
    above
}

/// The delimiter and the row that look most like a table's header.
fn by_shape(text: &str) -> Option<Dialect<'_>> {
    let candidates = *b",;\t|";
    let (best, delimiter, above) = candidates
        .into_iter()
        .filter_map(|delimiter| {
            let (score, above) = header_by_shape(text, delimiter)?;
            Some((score, delimiter, above))
        })
        .reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (best > 0).then_some(Dialect {
        body: text,
        delimiter,
        above,
    })
}

/// The first row that is as wide as most rows, without an empty cell and mostly without digits; and
/// how many cells stand in rows of that width.
fn header_by_shape(text: &str, delimiter: u8) -> Option<(usize, u32)> {
    let mut rows = Rows::new(text, delimiter);
    let mut seen: Vec<(usize, bool)> = Vec::new();
    while seen.len() < LOOKED_AT && rows.next() != Step::End {
        let row = rows.row();
        seen.push((row.len(), is_words(row)));
    }
    let count = |width: usize| seen.iter().filter(|(other, _)| *other == width).count();
    let (width, _) = *seen
        .iter()
        .max_by_key(|(width, _)| count(*width) * (*width > 1) as usize)?;
    let above = seen
        .iter()
        .position(|(other, words)| *other == width && *words)?;
    let is_table = width > 2 && count(width) > 2 && count(width) * 10 >= seen.len() * 6;
    is_table.then(|| (count(width) * width, above as u32))
}

fn is_words(row: Row<'_>) -> bool {
    let with_digits = |cell: &str| cell.bytes().any(|byte| byte.is_ascii_digit());
    let numbers = row.cells().filter(|cell| with_digits(cell)).count();
    row.cells()
        .all(|cell| !cell.trim().is_empty() && cell.chars().count() <= 120)
        && numbers * 2 < row.len()
}

#[cfg(test)]
mod tests {
    use super::{Choices, dialect};

    fn check(text: &str, choices: &Choices, unknown: bool, expected: Option<(char, u32)>) {
        let found = dialect(text, choices, unknown);
        let found = found.map(|found| (char::from(found.delimiter), found.above));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn unknown_headers_are_found_by_shape() {
        let table = "Survey;;\n\nWho;Where;What\nA;Leeds;1\nB;York, Yorks;2\nC;Hull;3\n";
        check(table, Choices::NONE, true, Some((';', 1)));
        check(table, Choices::NONE, false, None);
        check(
            "We met, and we\ntalked, of this,\nand that.\n",
            Choices::NONE,
            true,
            None,
        );
        check("version 1\noid 2\nsize 3\n", Choices::NONE, true, None);
        check("", Choices::NONE, true, None);
    }

    #[test]
    fn a_choice_goes_before() {
        let choices = Choices {
            header: Some(4),
            ..Choices::default()
        };
        let text = "Survey,,\nid,partner,type\n\nWho,Where,What\nA,Leeds,1\n";
        check(text, &choices, false, Some((',', 2)));
        let choices = Choices {
            delimiter: Some('|'),
            ..Choices::default()
        };
        check(
            "a|b,x|c\n1|2|d\n3|4|e\nf|g|h\n",
            &choices,
            false,
            Some(('|', 0)),
        );
    }
}
