use super::{ImportOptions, find};

fn check(text: &str, expected: Option<(char, u32)>) {
    let found = find(text, ImportOptions::NONE)
        .map(|dialect| (char::from(dialect.delimiter), dialect.above));
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

#[test]
fn of_equals_the_more_even() {
    check(
        "id,partner,x;id;partner\n1,2,3;a;b\n1,2;a;b\n",
        Some((';', 0)),
    );
    check(
        "id,partner,x;id;partner\n1,2,3;a;b\n1,2,3;a\n",
        Some((',', 0)),
    );
}

#[test]
fn a_header_that_is_not_known_is_guessed_by_its_shape() {
    for (text, delimiter, above, known) in [
        ("Org,Who,What,Spot\nTate,A,Loan,Leeds\n", ',', 0, 0),
        ("Org;Who;What;Spot\nTate;A;Loan;Leeds, Yorks\n", ';', 0, 0),
        (
            "Returns\n2008\nOrg,Who,What,Spot\nTate,A,Loan,Leeds\nV&A,B,Tour,York\n",
            ',',
            2,
            0,
        ),
        ("Org,Partner,What,Spot\nTate,A,Loan,Leeds\n", ',', 0, 1),
        ("Org,Who,What,Spot,,\nTate,A,Loan,Leeds,,\n", ',', 0, 0),
        (",Org,Who,What,Spot\n1,Tate,A,Loan,Leeds\n", ',', 0, 0),
        (
            "Org,Who,What,Spot\nTate,A,Loan,Leeds\nMuseum,No,Partner,York\n",
            ',',
            0,
            0,
        ),
        (
            "Org,Who,What,Spot\nTate,A,Loan,Leeds\nNumber,B,Partner,York\n",
            ',',
            0,
            0,
        ),
    ] {
        let found = find(text, ImportOptions::NONE).expect(text);
        assert_eq!(
            (char::from(found.delimiter), found.above, found.known),
            (delimiter, above, known),
            "{text:?}"
        );
    }
}

#[test]
fn what_is_no_table_is_none() {
    for text in [
        "Dear Sir, thank you.\nWe write, as you asked, with our return, and hope that it serves.\nYours, A\n",
        "1,2,3,4\n5,6,7,8\n",
        "Org,Who,What,Spot\n",
        "a,b,c\nd,e,f\n",
        "version https://example.org/spec/v1\noid sha256:1\nsize 5\n",
    ] {
        assert_eq!(find(text, ImportOptions::NONE), None, "{text:?}");
    }
}

#[test]
fn what_the_user_settled_is_done() {
    let options = |delimiter, header| ImportOptions {
        delimiter,
        header,
        ..ImportOptions::NONE.clone()
    };
    for (text, delimiter, header, expected) in [
        ("id,partner\n1;2,a\n", Some(';'), None, None),
        ("a,b\n1,2\n", Some(','), None, Some((',', 0, 0))),
        ("a,b\n\nid,partner\n1,2\n", None, Some(1), Some((',', 0, 0))),
        ("a,b\n\nid,partner\n1,2\n", None, Some(3), Some((',', 1, 2))),
        ("a,b\n\nid,partner\n1,2\n", None, Some(2), Some((',', 1, 2))),
        ("a,b\n", None, Some(9), None),
        ("a^b\nc^d\n", Some('^'), Some(1), Some(('^', 0, 0))),
        ("sep=;\nid;partner\n", Some(','), Some(1), Some((',', 0, 0))),
    ] {
        let options = options(delimiter, header);
        let found = find(text, &options)
            .map(|found| (char::from(found.delimiter), found.above, found.known));
        assert_eq!(found, expected, "{text:?} {options:?}");
    }
}

#[test]
fn single_quotes_are_recognised() {
    for (text, quote) in [
        ("'id','partner'\n'1','a, b'\n", b'\''),
        ("id,partner,title\n1,'a','b, c'\n2,'x','y'\n", b'\''),
        ("id,partner\n1,'Tis\n2,'a' b\n", b'"'),
        ("\"id\",\"partner\"\n\"1\",\"a\"\n", b'"'),
    ] {
        let found = find(text, ImportOptions::NONE).expect(text);
        assert_eq!(found.quote, quote, "{text:?}");
    }
}

#[test]
fn columns_at_the_right_with_nothing_in_them_do_not_count() {
    for (text, width) in [
        ("id,partner\n1,a\n", 2),
        ("id,partner,,\n1,a,,\n2,b, ,\n", 2),
        ("id,partner,,\n1,a,,\n2,b,x,\n", 3),
        ("id,partner,,\n1,a,,\n2,b,,,,x\n", 4),
        ("id,,partner,\n1,a,,\n", 3),
    ] {
        let found = find(text, ImportOptions::NONE).expect(text);
        assert_eq!(found.width, width, "{text:?}");
    }
}

#[test]
fn the_whole_file_counts() {
    let found = |text: &str| find(text, ImportOptions::NONE).map(|found| found.delimiter);
    let mut text = "id,partner,x;id;partner\n".to_owned();
    text.push_str(&"1,2,3;a\n".repeat(9_000));
    assert_eq!(found(&text), Some(b','));
    text.push_str(&"1,2;a;b\n".repeat(60_000));
    assert_eq!(found(&text), Some(b';'));
}
