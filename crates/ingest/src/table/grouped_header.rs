//! Headings in two rows: a row of groups ("Partner organisation") above the columns of each ("Name",
//! "Town", "Postcode").

use super::dialect::{self, Dialect};
use super::missing_header;
use super::rows::{RowStep, Rows};
use crate::headers::columns::{known_columns, required_columns};
use crate::headers::synonyms::{ColumnTarget, meaning};
use crate::import_options::ImportOptions;
use records::record::Field;

/// How many bytes of a text are looked at.
const TOP: usize = 64 << 10;

/// A text whose two rows of headings were made one.
pub(crate) struct Joined {
    /// The text: the upper row is blank, the lower holds both.
    pub text: String,
    /// The upper row's number; the lower is the next.
    pub upper: u32,
}

/// Makes one row of headings in two rows. `None` where the header is one row, or the user chose it.
pub(crate) fn joined(text: &str, options: &ImportOptions) -> Option<Joined> {
    if options.header.is_some() {
        return None;
    }
    let top = top_of(text);
    let dialect = dialect::find(top, options)?;
    let alone = (
        dialect.known,
        required_columns(dialect.rows().row().cells()),
    );
    let (upper, lower) = neighbours(&dialect)
        .into_iter()
        .filter(|(upper, lower)| upper.number + 1 == lower.number && may_be_group(upper, lower))
        .filter_map(|(upper, lower)| {
            let joined = join(&upper, &lower);
            let known = known_columns(joined.iter().map(String::as_str));
            let required = required_columns(joined.iter().map(String::as_str));
            // Without gaps, the lower row may be anything but the rest of wrapped headings.
            let is_group = has_gaps(&upper, &lower) || required == Field::required().count();
            is_group.then_some((known, required, upper, lower))
        })
        .filter(|(known, required, ..)| {
            *known > alone.0 || (*known == alone.0 && *required > alone.1)
        })
        .max_by_key(|(known, ..)| *known)
        .map(|(_, _, upper, lower)| (upper, lower))?;
    let head = top.len() - dialect.body.len();
    let header = written(&join(&upper, &lower), &dialect);
    let before = text.get(..head + upper.from)?;
    let between = text.get(head + upper.to..head + lower.from)?;
    let after = text.get(head + lower.to..)?;
    Some(Joined {
        text: format!("{before}{between}{header}{after}"),
        upper: upper.number,
    })
}

/// The whole lines of a text's start, in which its header is: the rest is not read for it.
fn top_of(text: &str) -> &str {
    let top = text.as_bytes().get(..TOP).unwrap_or_default();
    let end = top.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
    end.and_then(|end| text.get(..=end)).unwrap_or(text)
}

/// A row near the top: where its line is in the text, and its cells.
#[derive(Clone)]
struct TopRow {
    number: u32,
    from: usize,
    to: usize,
    cells: Vec<String>,
}

/// The row that was taken for the header with the one above it, and with the one below.
fn neighbours(dialect: &Dialect<'_>) -> Vec<(TopRow, TopRow)> {
    let mut rows = dialect.all_rows();
    let mut top: Vec<TopRow> = Vec::new();
    let mut seen = 0;
    while seen < dialect.above + 2 && rows.next() != RowStep::End {
        if rows.row().is_blank() {
            continue;
        }
        seen += 1;
        top.extend(top_row(&rows, dialect.body));
    }
    let header = dialect.above as usize;
    let pair = |first: usize| Some((top.get(first)?.clone(), top.get(first + 1)?.clone()));
    let above = header.checked_sub(1).and_then(pair);
    above.into_iter().chain(pair(header)).collect()
}

fn top_row(rows: &Rows<'_>, body: &str) -> Option<TopRow> {
    let line = rows.line();
    let from = (line.as_ptr() as usize).checked_sub(body.as_ptr() as usize)?;
    let cells = rows.row().cells().map(|cell| cell.trim().to_owned());
    Some(TopRow {
        number: rows.number(),
        from,
        to: from + line.len(),
        cells: cells.collect(),
    })
}

/// Whether the rows may name columns together: the upper has several headings, and the lower is no
/// record.
fn may_be_group(upper: &TopRow, lower: &TopRow) -> bool {
    let named = upper.cells.iter().filter(|cell| !cell.is_empty()).count();
    let is_heading = |cell: &String| {
        cell.is_empty()
            || (cell.chars().any(char::is_alphabetic) && cell.len() <= 60)
            || is_unit(cell)
    };
    named > 1
        && lower.cells.iter().all(is_heading)
        && !missing_header::looks_like_record(lower.cells.iter().map(String::as_str))
}

fn is_unit(cell: &str) -> bool {
    matches!(cell, "(£)" | "£" | "(%)" | "%")
}

/// Whether either row has a heading where the other has none: groups above, columns below.
fn has_gaps(upper: &TopRow, lower: &TopRow) -> bool {
    let mut pairs = upper.cells.iter().zip(&lower.cells);
    pairs.any(|(above, below)| above.is_empty() != below.is_empty())
}

/// One heading a column: the lower where it says enough alone, else with its group before it.
fn join(upper: &TopRow, lower: &TopRow) -> Vec<String> {
    let mut group = String::new();
    let width = upper.cells.len().max(lower.cells.len());
    let cell = |row: &TopRow, i: usize| row.cells.get(i).cloned().unwrap_or_default();
    (0..width)
        .map(|i| {
            let (above, below) = (cell(upper, i), cell(lower, i));
            if !above.is_empty() {
                group.clone_from(&above);
            }
            if below.is_empty() || below == above {
                return above;
            }
            let both = format!("{group} {below}");
            let how = |text: &str| meaning(text).map(|(_, how)| how);
            let of_institution = meaning(&group)
                .is_some_and(|(target, _)| target == ColumnTarget::Field(Field::Institution));
            // "Postcode" under "Lead institution" is not the partner's.
            if !group.is_empty() && (of_institution || how(&both) >= how(&below)) {
                both
            } else {
                below
            }
        })
        .collect()
}

fn written(cells: &[String], dialect: &Dialect<'_>) -> String {
    let quote = char::from(dialect.quote);
    let delimiter = char::from(dialect.delimiter);
    let cells = cells.iter().map(|cell| {
        if cell.contains([quote, delimiter, '\n', '\r']) {
            let doubled = cell.replace(quote, &format!("{quote}{quote}"));
            format!("{quote}{doubled}{quote}")
        } else {
            cell.clone()
        }
    });
    cells.collect::<Vec<_>>().join(&delimiter.to_string())
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::ImportOptions;

    #[test]
    fn groups_above_columns_are_joined() {
        let text = "Ref,Lead institution,Partner organisation,,,Partnership,,Dates,\n\
                    ,,Name,Town,Postcode,Type,Funding,From,To\n\
                    A1,Tate,Harbour Gallery,Truro,TR1 2SJ,Loan,Art Fund,2015,2016\n";
        let found = joined(text, &ImportOptions::default()).map(|joined| joined.text);
        let expected = "\nRef,Lead institution,Partner organisation Name,Partner organisation Town,Postcode,Partnership Type,Funding,From,To\n\
                        A1,Tate,Harbour Gallery,Truro,TR1 2SJ,Loan,Art Fund,2015,2016\n";
        assert_eq!(found.as_deref(), Some(expected));
    }

    #[test]
    fn headings_merged_or_wrapped_over_two_rows_are_joined() {
        for (text, expected) in [
            (
                "Lead institution,Partner,,Type of partnership,Start\n,Name,Town,,\nTate,Hill,York,Loan,2015\n",
                "Lead institution,Partner Name,Partner Town,Type of partnership,Start",
            ),
            (
                "Lead,Partner,Town or,Partnership,Start,Amount\ninstitution,organisation,city,type,date,(£)\nTate,Hill,York,Loan,2015,500\n",
                "Lead institution,Partner organisation,Town or city,Partnership type,Start date,Amount (£)",
            ),
            (
                "Lead institution,Partner,Town,Type,Dates,\n,,,,Start,End\nTate,Hill,York,Loan,2015,2016\n",
                "Lead institution,Partner,Town,Type,Start,End",
            ),
        ] {
            let found = joined(text, &ImportOptions::default()).map(|joined| joined.text);
            let header = found.as_deref().and_then(|text| text.lines().nth(1));
            assert_eq!(header, Some(expected), "{text}");
        }
    }

    #[test]
    fn one_group_of_known_headings_is_joined() {
        for group in ["Loan period", "Dates", "Duration"] {
            let text = format!(
                "Lead institution,Partner,Town,Type,{group},\n,,,,From,To\nTate,Hill,Leeds,Loan,2015,2016\n"
            );
            let found = joined(&text, &ImportOptions::default());
            assert!(
                found.is_some_and(|joined| joined.text.contains(",To\n")),
                "{group}"
            );
        }
    }

    #[test]
    fn one_row_of_headings_stays() {
        for text in [
            "id,institution,partner,place,partnership_type\nA1,Tate,Harbour Gallery,Truro,Loan\n",
            "Return for 2015,,,\ninstitution,partner,place,partnership_type\nTate,Hill,Leeds,Loan\n",
            "institution,partner,place,partnership_type\nYour name,Name of the partner,Town,Choose\n",
            "institution,partner,place,partnership_type,notes\nTown Museum,Friends,,Other,\n",
            "institution,partner,place,partnership_type\nTate,Hill,Leeds,Loan\n",
        ] {
            let found = joined(text, &ImportOptions::default());
            assert!(found.is_none(), "{text}");
        }
    }
}
