//! Tables of web pages, under whatever name: they read as the same table in CSV would.

mod support;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};
use support::read;
use workbook::to_csv;

/// The text of a cell: lines of words.
fn cell() -> impl Strategy<Value = String> {
    let word = "[a-c<>&\"'é;=,/-]{1,4}|&amp;|</td>|<!--|<br>";
    let line = vec(word, 1..4).prop_map(|words| words.join(" "));
    vec(line, 1..3).prop_map(|lines| lines.join("\n"))
}

fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2_usize..5).prop_flat_map(|width| vec(vec(cell(), width), 2..6))
}

/// How a page is written: decisions in turn, each yes or no.
struct Writer {
    decisions: Vec<bool>,
    at: usize,
}

impl Writer {
    fn yes(&mut self) -> bool {
        self.at += 1;
        self.decisions[self.at % self.decisions.len()]
    }

    fn one<'a>(&mut self, yes: &'a str, no: &'a str) -> &'a str {
        if self.yes() { yes } else { no }
    }

    fn text(&mut self, text: &str) -> String {
        let of = |c, writer: &mut Self| match c {
            '&' => writer.one("&amp;", "&#38;").to_owned(),
            '<' => writer.one("&lt;", "&#x3C;").to_owned(),
            '>' => writer.one("&gt;", ">").to_owned(),
            '"' => writer.one("&quot;", "\"").to_owned(),
            'é' => writer.one("&eacute;", "é").to_owned(),
            ' ' => writer.one(" ", " \n\t ").to_owned(),
            '\n' => writer
                .one("<br>", "<BR style='mso-data-placement:same-cell;' />\n")
                .to_owned(),
            c => c.to_string(),
        };
        text.chars().map(|c| of(c, self)).collect()
    }

    fn page(&mut self, rows: &[Vec<String>]) -> String {
        let mut page = self.one("<html><meta charset=utf-8><body>", "").to_owned();
        page += self.one("<table>", "<TABLE border=\"1\" bgcolor='a>b'>");
        for (at, row) in rows.iter().enumerate() {
            let in_head = at == 0 && self.yes();
            page += if in_head { "<thead>" } else { "" };
            page += self.one("<tr>\n", "<TR class=x>");
            for cell in row {
                let (open, close) = match in_head {
                    true => ("<th>", "</th>"),
                    false => (self.one("<td>", "<td align=left>"), "</td>"),
                };
                let text = self.text(cell);
                let text = match self.yes() {
                    true => format!(" <b>{text}</b> "),
                    false => text,
                };
                page += &format!("{open}{text}{}", self.one(close, ""));
            }
            page += self.one("</tr>", "");
            page += if in_head { "</thead><tbody>" } else { "" };
        }
        page += self.one("</table></html>", "</table>");
        page
    }
}

proptest! {
    /// However a page writes its table, the cells are the table's.
    #[test]
    fn a_page_reads_as_its_table(rows in rows(), decisions in vec(any::<bool>(), 1..60)) {
        let page = Writer { decisions, at: 0 }.page(&rows);
        let csv = to_csv(page.as_bytes(), None).expect("a table").csv;
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.has_headers(false).flexible(true).from_reader(csv.as_bytes());
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.expect("a record").iter().map(str::to_owned).collect())
            .collect();
        prop_assert_eq!(read, rows, "{}", page);
    }
}

#[test]
fn a_page_called_xls_is_imported() {
    let page = b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta charset=\"windows-1252\"><style>td{}</style></head><body><table border=1><caption>Return</caption><tr><th>institution</th><th>partner</th><th>partnership_type</th><th>place</th></tr><tr><td>V&amp;A</td><td>Caf\xe9</td><td>Loan</td><td>Leeds</td></tr></table></body></html>";
    let reading = read(page, None);
    assert_eq!((reading.report.rows, reading.report.accepted), (1, 1));
    assert_eq!(reading.report.sheet.as_deref(), Some("Return"));
    let csv = to_csv(page, None).expect("a table").csv;
    assert!(csv.ends_with("V&A,Café,Loan,Leeds\n"), "{csv}");
}

#[test]
fn a_page_that_only_has_a_form_is_refused_as_before() {
    let page = b"<html><body><table><tr><td>Name</td></tr><tr><td>Password</td></tr></table></body></html>";
    let reading = read(page, None);
    let code = reading.report.error.map(|code| code.name());
    assert_eq!(code, Some("E_TYPE_HTML"));
}

#[test]
fn a_web_archive_is_refused() {
    let page =
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\n\n<table>";
    let reading = read(page, None);
    let code = reading.report.error.map(|code| code.name());
    assert_eq!(code, Some("E_TYPE_HTML"));
}
