//! Whatever the bytes, the result is a sheet or a reason, never a panic and never slow.
//!
//! `WORKBOOK_FUZZ=1000000 cargo test -p workbook --test fuzz` runs it for longer.

mod support;

use messages::Words;
use support::{FIXTURES, fixture, museum_return, ods, xlsx, zip as archive};
use workbook::{sheets, to_csv};

const SHEET: &[u8] = br#"<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>partner &amp; place</t></r></is></c></row><row r="3"><c r="A3" s="1"><f>B1*2</f><v>39692.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref="A3:A9"/></mergeCells></worksheet>"#;
const STRINGS: &[u8] = b"<sst><si><t>institution_x000A_</t></si></sst>";
const CONTENT: &[u8] = r#"<d><s><y style:name="a"><table-properties table:display="false"/></y></s><b><s><table:table table:name="A"><table:table-column table:number-columns-repeated="3" table:visibility="collapse"/><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2" office:value-type="date" office:date-value="2008-09-01T00:00:00"/><table:covered-table-cell/><table:table-cell table:formula="x" office:value-type="float" office:value="1.50"><text:p>a<text:s text:c="3"/>ŷ&#10;</text:p></table:table-cell></table:table-row></table:table></s></b></d>"#.as_bytes();

/// A xorshift generator (Marsaglia, "Xorshift RNGs", 2003): the same cases on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }

    /// Flips, overwrites, removes, doubles or truncates a few bytes.
    fn spoil(&mut self, bytes: &[u8]) -> Vec<u8> {
        const TOKENS: [&[u8]; 12] = [
            b"<",
            b">",
            b"&",
            b"\"",
            b"4294967295",
            b"-1",
            b"1048576",
            b"XFD1048576",
            b"</c>",
            b"<row>",
            b"\xff\xff\xff\xff",
            b"\0",
        ];
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            let to = (at + self.below(40)).min(bytes.len());
            match self.below(6) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..to)),
                2 => {
                    let again = bytes[at..to].to_vec();
                    bytes.splice(at..at, again);
                }
                3 => {
                    let token = TOKENS[self.below(TOKENS.len())];
                    bytes.splice(at..at, token.iter().copied());
                }
                _ => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << self.below(8);
                    }
                }
            }
        }
        bytes
    }
}

fn runs() -> usize {
    let set = std::env::var("WORKBOOK_FUZZ").ok();
    set.and_then(|runs| runs.parse().ok()).unwrap_or(1_000)
}

/// Reads the file both ways and returns whether it could be read.
fn try_all(bytes: &[u8]) -> bool {
    let listed = sheets(bytes);
    let converted = to_csv(bytes, None);
    match (&listed, &converted) {
        (Ok(sheets), Ok(converted)) => {
            assert!(sheets.iter().any(|sheet| sheet.name == converted.sheet));
        }
        (Ok(sheets), Err(refusal)) => assert!(
            sheets.iter().all(|sheet| sheet.rows == 0)
                || refusal.code().name() == "E_WORKBOOK_BOMB",
            "{refusal:?}"
        ),
        (Err(refusal), _) => {
            assert!(refusal.code().name().starts_with("E_"));
            let said = refusal.clone().into_issue().sentences(Words::default());
            assert!(said.message.ends_with('.') && said.hint.ends_with('.'));
        }
    }
    converted.is_ok()
}

/// Damages `make`'s file `runs` times; some of the results must still be readable, or nothing was
/// tested.
fn fuzz(seed: u64, make: impl Fn(&mut Random) -> Vec<u8>) {
    fuzz_times(runs(), seed, make);
}

fn fuzz_times(runs: usize, seed: u64, make: impl Fn(&mut Random) -> Vec<u8>) {
    let mut random = Random(seed);
    let read = (0..runs).filter(|_| try_all(&make(&mut random))).count();
    assert!(read > 0, "no spoilt file was read");
    assert!(read < runs, "no file was spoilt");
}

#[test]
fn spoilt_archives() {
    let whole = museum_return();
    assert!(try_all(&whole));
    fuzz(1, |random| random.spoil(&whole));
}

#[test]
fn spoilt_sheets() {
    fuzz(2, |random| xlsx(&random.spoil(SHEET), STRINGS));
    fuzz(3, |random| xlsx(SHEET, &random.spoil(STRINGS)));
}

#[test]
fn spoilt_opendocument() {
    fuzz(4, |random| ods(&random.spoil(CONTENT)));
}

#[test]
fn spoilt_workbook_parts() {
    let root = br#"<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="/xl/workbook.xml"/></Relationships>"#;
    let book = br#"<workbook><workbookPr date1904="1"/><sheets><sheet name="Data" state="hidden" r:id="r1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>"#;
    let links = br#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/><Relationship Id="r2" Type="x/styles" Target="t.xml"/></Relationships>"#;
    let styles = br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]dd &quot;of&quot; mmm\ yy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
    let sheet =
        br#"<worksheet><sheetData><row><c s="1"><v>39692</v></c></row></sheetData></worksheet>"#;
    fuzz(5, |random| {
        let mut parts: [&[u8]; 4] = [root, book, links, styles];
        let which = random.below(4);
        let spoilt = random.spoil(parts[which]);
        parts[which] = &spoilt;
        archive(&[
            ("_rels/.rels", parts[0], true),
            ("xl/workbook.xml", parts[1], true),
            ("xl/_rels/workbook.xml.rels", parts[2], true),
            ("xl/t.xml", parts[3], true),
            ("xl/s.xml", sheet, true),
        ])
    });
}

#[test]
fn spoilt_files_of_other_programs() {
    for (seed, name) in (6..).zip(FIXTURES) {
        let whole = fixture(name);
        assert!(try_all(&whole), "{name}");
        fuzz_times(runs() / 10, seed, |random| random.spoil(&whole));
    }
}

/// Every byte of an XLSB's parts and of an XLS's stream is reached only if what is around them is
/// whole.
#[test]
fn spoilt_records() {
    let whole = fixture("sheetjs.xlsb");
    let parts = unzip(&whole);
    fuzz_times(runs() / 2, 20, |random| {
        let which = random.below(parts.len());
        let spoilt: Vec<Vec<u8>> = (0..)
            .zip(&parts)
            .map(|(at, (_, content))| match at == which {
                true => random.spoil(content),
                false => content.clone(),
            })
            .collect();
        let parts = parts.iter().zip(&spoilt);
        let parts: Vec<_> = parts
            .map(|((name, _), content)| (name.as_str(), content.as_slice(), true))
            .collect();
        archive(&parts)
    });
    for (seed, name) in (21..).zip(["libreoffice.xls", "sheetjs-biff5.xls", "xlwt.xls"]) {
        let whole = fixture(name);
        fuzz_times(runs() / 5, seed, |random| {
            let mut bytes = whole.clone();
            for _ in 0..=random.below(4) {
                // Flipped bytes leave the sectors where they are.
                let at = 512 + random.below(bytes.len() - 512);
                let byte = [0, 1, 0xff, 1 << random.below(8)][random.below(4)];
                bytes[at] = byte;
            }
            bytes
        });
    }
}

/// The parts of an archive, by the library that calamine uses.
fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).expect("its content");
        let name = part.name().expect("a name").into_owned();
        parts.push((name, content));
    }
    parts
}
