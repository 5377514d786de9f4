//! CSV cells as all our tables write them: safe to open in a spreadsheet program.

/// Whether a character makes a spreadsheet program read a cell as a formula (OWASP, "CSV
/// Injection"), full-width forms included.
#[must_use]
pub const fn starts_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'
    )
}

/// Whether a cell begins with the apostrophe that keeps it from being read as a formula.
#[must_use]
pub fn is_guarded(cell: &str) -> bool {
    cell.strip_prefix('\'')
        .and_then(|rest| rest.chars().next())
        .is_some_and(starts_formula)
}

/// Whether a text is a plain decimal number, as a spreadsheet reads it.
#[must_use]
pub fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let mut points = 0;
    let all = digits.bytes().all(|byte| {
        points += usize::from(byte == b'.');
        byte.is_ascii_digit() || byte == b'.'
    });
    all && points <= 1 && digits.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a spreadsheet program would read the cell as a formula.
#[must_use]
pub fn needs_guard(cell: &str) -> bool {
    cell.chars().next().is_some_and(starts_formula) && !is_number(cell)
}

/// Appends a line of cells, in the form shared by all our tables.
pub fn line(out: &mut String, cells: &mut dyn Iterator<Item = String>) {
    for (i, cell) in cells.enumerate() {
        put_cell(out, i, &cell);
    }
    out.push_str("\r\n");
}

/// Appends a cell: guarded by an apostrophe where it would start a formula and is not a plain
/// number, and in quotation marks where necessary.
pub fn put_cell(out: &mut String, i: usize, cell: &str) {
    if i > 0 {
        out.push(',');
    }
    let guard = needs_guard(cell);
    let quoted = cell.contains([',', '"', '\r', '\n', ';', '\t'])
        || cell.starts_with(char::is_whitespace)
        || cell.ends_with(char::is_whitespace);
    if quoted {
        out.push('"');
    }
    if guard {
        out.push('\'');
    }
    let mut rest = cell;
    while let Some((before, after)) = rest.split_once('"') {
        out.push_str(before);
        out.push_str("\"\"");
        rest = after;
    }
    out.push_str(rest);
    if quoted {
        out.push('"');
    }
}

/// Appends a line of borrowed cells.
pub fn write_row<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (i, cell) in cells.enumerate() {
        put_cell(out, i, cell);
    }
    out.push_str("\r\n");
}
