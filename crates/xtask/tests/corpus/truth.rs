//! The content of each usable file of the corpus, by a parser that is told everything the import
//! has to find out for itself: the encoding, the delimiter, where the header is, and what was meant
//! by a mistake. It shares no code with the engine.

/// What the parser is told about a file.
pub struct Told {
    encoding: Encoding,
    delimiter: u8,
    /// The number of rows above the header.
    above: usize,
    /// Whether the columns are the control's, in its order, under other names.
    in_order: bool,
    /// The only column with another meaning than the control's in its place.
    but: Option<(&'static str, &'static str)>,
    /// Corrects text that the file's owner did not mean.
    meant: fn(String) -> String,
}

#[derive(Clone, Copy)]
enum Encoding {
    /// UTF-8, with invalid bytes as U+FFFD, as defined by WHATWG.
    Utf8,
    Utf16Le,
    Utf16Be,
    Utf32Le,
    /// One byte per character: ASCII, and the characters in this table.
    Bytes(&'static [(u8, char)]),
}

/// The characters of Windows-1252 that occur in the corpus (unicode.org, `CP1252.TXT`).
const WINDOWS_1252: &[(u8, char)] = &[
    (0x80, '€'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x96, '–'),
    (0xa3, '£'),
    (0xe9, 'é'),
];

/// The characters of Mac OS Roman that occur in the corpus (unicode.org, `ROMAN.TXT`).
const MAC_ROMAN: &[(u8, char)] = &[
    (0x8e, 'é'),
    (0xa3, '£'),
    (0xd0, '–'),
    (0xd2, '“'),
    (0xd3, '”'),
    (0xd4, '‘'),
    (0xd5, '’'),
];

/// UTF-8, separated by commas, with the header in the first line.
const PLAIN: Told = Told {
    encoding: Encoding::Utf8,
    delimiter: b',',
    above: 0,
    in_order: false,
    but: None,
    meant: |text| text,
};

fn told(file: &str) -> Told {
    let encoded = |encoding| Told { encoding, ..PLAIN };
    let parted = |delimiter| Told { delimiter, ..PLAIN };
    let meant = |meant| Told { meant, ..PLAIN };
    match file {
        "enc/utf8_bom_in_middle.csv" => meant(|text| text.replace('\u{feff}', "")),
        "enc/utf16le_bom.csv" => encoded(Encoding::Utf16Le),
        "enc/utf16be_bom.csv" => encoded(Encoding::Utf16Be),
        "enc/utf32le_bom.csv" => encoded(Encoding::Utf32Le),
        "enc/utf16le_bom_tab_excel_unicode_text.txt" => Told {
            encoding: Encoding::Utf16Le,
            ..parted(b'\t')
        },
        "enc/windows1252.csv" => encoded(Encoding::Bytes(WINDOWS_1252)),
        "enc/macroman_cr.csv" => encoded(Encoding::Bytes(MAC_ROMAN)),
        // The words before a program decoded UTF-8 as Windows-1252.
        "enc/mojibake_double_utf8.csv" => meant(|text| text.replace("Å·", "ŷ").replace("â€“", "–")),
        "enc/nul_bytes_in_cells.csv" => meant(|text| text.replace('\0', "")),
        "enc/ctrl_z_eof.csv" => meant(|text| text.replace('\u{1a}', "")),
        "delim/semicolon_decimal_comma.csv" => parted(b';'),
        "delim/tab_named_csv.csv" => parted(b'\t'),
        "delim/sep_line.csv" => Told {
            above: 1,
            ..parted(b';')
        },
        // Smart quotation marks around a comma: the words were meant as one cell.
        "quote/curly_quotes_as_quotes.csv" => {
            meant(|text| text.replace('“', "\"“").replace('”', "”\""))
        }
        // The last line is incomplete; no record is expected from it.
        "quote/unclosed_at_eof.csv" => {
            meant(|text| text.lines().take(10).collect::<Vec<_>>().join("\n"))
        }
        "struct/preamble_lines.csv" => Told { above: 3, ..PLAIN },
        "struct/header_aliases.csv" => Told {
            in_order: true,
            but: Some(("Project", "project")),
            ..PLAIN
        },
        "struct/header_welsh.csv" => Told {
            in_order: true,
            ..PLAIN
        },
        "unicode/zero_width.csv" => meant(|text| {
            text.replace(
                ['\u{200b}', '\u{200c}', '\u{200d}', '\u{ad}', '\u{feff}'],
                "",
            )
        }),
        _ => PLAIN,
    }
}

/// A file's records: the name that the clean file gives each column, and rows of cells.
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Whether a cell in a column has the given text, ignoring unnecessary space.
    pub fn holds(&self, column: &str, said: &str) -> bool {
        let at = self.columns.iter().position(|name| name == column);
        let cells = self.rows.iter().filter_map(|row| row.get(at?));
        cells
            .into_iter()
            .any(|cell| super::cells::tidy(cell) == said)
    }
}

/// The content of a file; `control` is the control's header, in this project's names.
pub fn truth(file: &str, bytes: &[u8], control: &[&str]) -> Table {
    let told = told(file);
    let text = (told.meant)(decode(bytes, told.encoding));
    let mut rows = cells(&text, told.delimiter).split_off(told.above);
    let header = rows.remove(0);
    rows.retain(|row| *row != header && row.iter().any(|cell| !cell.trim().is_empty()));
    let named = |(at, name): (usize, &String)| match (told.but, control.get(at)) {
        (Some((other, meant)), _) if other == name => meant.to_owned(),
        (_, Some(name)) if told.in_order => (*name).to_owned(),
        _ => canonical(name).to_owned(),
    };
    Table {
        columns: header.iter().enumerate().map(named).collect(),
        rows,
    }
}

/// The canonical name of a column of the corpus.
pub fn canonical(name: &str) -> &str {
    match name {
        "lead_institution" => "institution",
        "partner_postcode" => "postcode",
        "start_date" => "start",
        "end_date" => "end",
        "notes" => "note",
        name => name,
    }
}

/// Rows of cells, without blank lines. A line ends with CR, LF or both.
pub fn cells(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.expect("a row of cells");
        row.iter().map(str::to_owned).collect()
    };
    reader.records().map(row).collect()
}

fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.expect("UTF-16")
    };
    let text = match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16Le => utf16(u16::from_le_bytes),
        Encoding::Utf16Be => utf16(u16::from_be_bytes),
        Encoding::Utf32Le => bytes
            .chunks_exact(4)
            .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
            .map(|code| char::from_u32(code).expect("UTF-32"))
            .collect(),
        Encoding::Bytes(table) => bytes.iter().map(|byte| one_byte(*byte, table)).collect(),
    };
    text.trim_start_matches('\u{feff}').to_owned()
}

fn one_byte(byte: u8, table: &[(u8, char)]) -> char {
    let listed = table.iter().find(|(listed, _)| *listed == byte);
    match listed {
        Some((_, c)) => *c,
        None if byte.is_ascii() => byte.into(),
        None => panic!("byte {byte:#x} is not in the table"),
    }
}
