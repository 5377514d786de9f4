use super::{QuoteFormat, RowStep, Rows};
use proptest::prelude::*;

fn read(mut rows: Rows<'_>) -> Vec<String> {
    let mut found = Vec::new();
    loop {
        let number = rows.next();
        match number {
            RowStep::Row => {
                let cells: Vec<&str> = rows.row().cells().collect();
                let stray = if rows.is_stray() { "stray " } else { "" };
                found.push(format!("{} {stray}{}", rows.number(), cells.join("|")));
            }
            RowStep::Unclosed => found.push(format!("{} unclosed {}", rows.number(), rows.line())),
            RowStep::End => return found,
        }
    }
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(Rows::new(text, b',')), expected, "{text:?}");
}

/// Does what [`check`] does, in a table of `width` columns.
fn check_in(width: usize, text: &str, expected: &[&str]) {
    let mut rows = Rows::new(text, b',');
    rows.expect(width);
    assert_eq!(read(rows), expected, "{text:?}");
}

#[test]
fn line_ends() {
    check("", &[]);
    check("a,b", &["1 a|b"]);
    check("a,b\nc,d\n", &["1 a|b", "2 c|d"]);
    check("a,b\r\nc,d\r\n", &["1 a|b", "2 c|d"]);
    check("a,b\rc,d\r", &["1 a|b", "2 c|d"]);
    check("a,b\r\r\nc,d\r\r\n", &["1 a|b", "2 c|d"]);
    check(
        "a,b\nc,d\r\ne,f\rg,h",
        &["1 a|b", "2 c|d", "3 e|f", "4 g|h"],
    );
    check("a\n\n\nb\n\n", &["1 a", "4 b"]);
    check("a\r\n\r\nb", &["1 a", "3 b"]);
    check(",\n", &["1 |"]);
    check("a,\u{2028}b\u{c}c\nd,e", &["1 a|\u{2028}b\u{c}c", "2 d|e"]);
}

#[test]
fn what_stands_between_joined_files() {
    check("a,b\n\u{feff}\"c\",d\n", &["1 a|b", "2 c|d"]);
    check(
        "a,b\n\u{1a}c,d\n\u{1a}\n\u{c}e,f",
        &["1 a|b", "2 c|d", "4 e|f"],
    );
    let mut rows = Rows::new("a\n\u{feff}b\nc", b',');
    let mut marked = Vec::new();
    while rows.next() != RowStep::End {
        marked.push(rows.is_marked());
    }
    assert_eq!(marked, [false, true, false]);
}

#[test]
fn quotes() {
    check("\"a,b\",\"c\"\"d\"", &["1 a,b|c\"d"]);
    check("\"a\nb\",c\nd,e", &["1 a\nb|c", "2 d|e"]);
    check("\"a\r\nb\rc\",d\r\ne,f", &["1 a\r\nb\rc|d", "2 e|f"]);
    check("\"\",\"\"\n", &["1 |"]);
    check("a \"b\" c,d", &["1 a \"b\" c|d"]);
    check("5\" nail,6\"\nb,c", &["1 5\" nail|6\"", "2 b|c"]);
    check("a, \"b, c\" ,d", &["1 a|b, c|d"]);
    check("a,\t\"b, c\",d", &["1 a|b, c|d"]);
    check("\"a\"\"\",b", &["1 a\"|b"]);
}

#[test]
fn quotes_that_were_not_doubled() {
    check(
        "1,\"The \"Late\" Turner\",x",
        &["1 stray 1|The \"Late\" Turner|x"],
    );
    check(
        "1,\"Late\" Turner,x\n2,a,b",
        &["1 stray 1|\"Late\" Turner|x", "2 2|a|b"],
    );
    check(
        "1,\"Late\" and \"Early\",x",
        &["1 stray 1|\"Late\" and \"Early\"|x"],
    );
    check("\"1\",\"a,\"x\"\n2,y,z", &["1 stray 1|\"a|x", "2 2|y|z"]);
    check_in(
        3,
        "1,\"a 5\" nail, long\",x\n2,y,z",
        &["1 stray 1|a 5\" nail, long|x", "2 2|y|z"],
    );
}

#[test]
fn quotes_escaped_with_a_backslash() {
    check(
        "1,\"He said \\\"yes\\\", then \\\"no\\\"\",x",
        &["1 1|He said \"yes\", then \"no\"|x"],
    );
    check(
        "1,\"a \\\"b\\\"\nc\",x\n2,y",
        &["1 1|a \"b\"\nc|x", "2 2|y"],
    );
    check("1,\"C:\\data\\\",x", &["1 1|C:\\data\\|x"]);
    check("1,a\\\"b,x", &["1 1|a\\\"b|x"]);
}

#[test]
fn single_quotes() {
    let format = QuoteFormat {
        delimiter: b',',
        quote: b'\'',
    };
    let rows = Rows::with("'a','b, c'\n'd','it''s'\ne,O'Brien", format);
    assert_eq!(read(rows), ["1 a|b, c", "2 d|it's", "3 e|O'Brien"]);
}

#[test]
fn rows_that_were_quoted_as_a_whole() {
    check("\"a,b,\"\"c,d\"\"\"\n", &["1 a|b|c,d"]);
    check("\"a,b\",,\n", &["1 a,b||"]);
    check_in(2, "\"a,b\"\n\"c, d, e\"\n", &["1 a|b", "2 c, d, e"]);
    check_in(3, "\"a,b,c\",,\n", &["1 a|b|c"]);
    check_in(2, "\"a, b\",c", &["1 a, b|c"]);
    check_in(2, "\"a,\"\"b\n\"\"\"\nc,d", &["1 a|b\n", "2 c|d"]);
}

#[test]
fn an_unclosed_quote_costs_its_own_line_only() {
    check("a,b\n\"c,d\n", &["1 a|b", "2 unclosed \"c,d"]);
    check("\"c,d\ne,f\n", &["1 unclosed \"c,d", "2 e|f"]);
    check("x,\"c\ny,\"d e\",z\n", &["1 unclosed x,\"c", "2 y|d e|z"]);
    check("x,\"c\r\n\r\ny,z", &["1 unclosed x,\"c", "3 y|z"]);
    check(
        "1,\"a\n2,b\n3,\"c, d\"\n4,e",
        &["1 unclosed 1,\"a", "2 2|b", "3 3|c, d", "4 4|e"],
    );
}

#[test]
fn rows_that_a_quote_swallowed_are_found() {
    let swallowed = ["1 unclosed P1,\"a,x", "2 P2|b|y\"", "3 P3|c|z"];
    check_in(3, "P1,\"a,x\nP2,b,y\"\nP3,c,z", &swallowed);
    check_in(
        3,
        "P1,\"a,x\nP2,5\",y\nP3,c,z",
        &["1 unclosed P1,\"a,x", "2 P2|5\"|y", "3 P3|c|z"],
    );
    check_in(
        4,
        "P1,\"1 High St,\nYork, Yorks\",x,y\nP2,a,b,c",
        &["1 P1|1 High St,\nYork, Yorks|x|y", "2 P2|a|b|c"],
    );
    check_in(3, "\"a\nb\",c,d\ne,f,g", &["1 a\nb|c|d", "2 e|f|g"]);
}

#[test]
fn many_unclosed_quotes_end() {
    for line in ["a,\"\"\"b\n", "a,\"b\n"] {
        let text = line.repeat(30_000);
        let mut rows = Rows::new(&text, b',');
        let mut unclosed = 0;
        loop {
            match rows.next() {
                RowStep::End => break,
                RowStep::Unclosed => unclosed += 1,
                RowStep::Row => {}
            }
        }
        assert!(unclosed > 0, "{line:?}");
    }
}

#[test]
fn a_long_quoted_cell_is_one_cell() {
    let long = "line\n".repeat(100_000);
    let text = format!("1,\"{long}\",x\n2,b,c");
    let mut rows = Rows::new(&text, b',');
    rows.expect(3);
    assert_eq!(rows.next(), RowStep::Row);
    assert_eq!(rows.row().cell(1), long);
    assert_eq!((rows.next(), rows.number()), (RowStep::Row, 2));
}

proptest! {
    #[test]
    fn any_text_ends_and_no_line_is_lost(text in "[a\",\r\nŷ\\\\ ]{0,60}", width in 0_usize..4) {
        let mut rows = Rows::new(&text, b',');
        if width > 0 {
            rows.expect(width);
        }
        let (mut steps, mut seen) = (0, 0);
        while rows.next() != RowStep::End {
            steps += 1;
            prop_assert!(steps <= text.len());
            seen += rows.line().chars().filter(|&c| c == 'ŷ').count();
        }
        prop_assert_eq!(seen, text.chars().filter(|&c| c == 'ŷ').count());
    }

    #[test]
    fn well_formed_text_is_read_as_the_csv_crate_writes_it(
        table in proptest::collection::vec(proptest::collection::vec("[a1\",;\r\nŷ \\\\']{0,8}", 3), 1..8),
    ) {
        let mut writer = csv::WriterBuilder::new()
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).expect("a record");
        }
        let text = String::from_utf8(writer.into_inner().expect("the text")).expect("UTF-8");
        let mut rows = Rows::new(&text, b',');
        for row in &table {
            prop_assert_eq!(rows.next(), RowStep::Row);
            prop_assert!(!rows.is_stray());
            let cells: Vec<&str> = rows.row().cells().collect();
            prop_assert_eq!(&cells, row);
        }
        prop_assert_eq!(rows.next(), RowStep::End);
    }
}
