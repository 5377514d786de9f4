//! Every kind of awkward return, in generated variants: the language of the header, the delimiter,
//! text or workbook, the position of the row. What is read is what was meant, or an issue names the
//! row.

use ingest::{Code, Import, ImportOptions, Input, IssueKind, Resources};
use proptest::prelude::*;
use proptest::sample::select;
use records::Row;
use records::dataset::{Dataset, Kind};
use records::days::{from_civil, to_civil};
use records::record::Field;
use rust_xlsxwriter::{Format as CellFormat, Workbook};
use testing::cases;

/// The columns of the tables, in three languages: the template's, English and Welsh.
const HEADERS: [[&str; 3]; 7] = [
    ["institution", "Lead institution", "Sefydliad arweiniol"],
    ["partner", "Partner organisation", "Partner"],
    ["place", "Town", "Tref"],
    [
        "partnership_type",
        "Type of partnership",
        "Math o bartneriaeth",
    ],
    ["start", "Start date", "Dyddiad dechrau"],
    ["amount", "Amount (£)", "Swm (£)"],
    ["notes", "Notes", "Nodiadau"],
];
const INSTITUTION: usize = 0;
const PARTNER: usize = 1;
const PLACE: usize = 2;
const TYPE: usize = 3;
const START: usize = 4;
const AMOUNT: usize = 5;
const NOTES: usize = 6;

#[derive(Clone, Copy, Debug)]
enum FileFormat {
    Text(char),
    Workbook,
}

/// A table of good rows, and how it is written.
#[derive(Clone, Debug)]
struct Table {
    rows: Vec<Vec<String>>,
    format: FileFormat,
    /// The row, from 0, in which the kind appears.
    at: usize,
}

fn format() -> impl Strategy<Value = FileFormat> {
    select(vec![
        FileFormat::Text(','),
        FileFormat::Text(';'),
        FileFormat::Text('\t'),
        FileFormat::Text('|'),
        FileFormat::Workbook,
    ])
}

fn good_row() -> impl Strategy<Value = Vec<String>> {
    (
        select(vec!["Tate", "British Museum", "Royal Armouries"]),
        "[A-Z][a-z]{3,8} (Museum|Gallery)",
        select(vec!["Truro", "Leeds", "Caernarfon"]),
        select(vec!["Loan", "Touring exhibition", "Learning"]),
        2008_u32..2020,
        10_u32..9_000,
    )
        .prop_map(|(institution, partner, place, kind, year, amount)| {
            let cells = [institution, &partner, place, kind, "", "", "as agreed"];
            let mut row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            row[START] = year.to_string();
            row[AMOUNT] = amount.to_string();
            row
        })
}

fn table() -> impl Strategy<Value = Table> {
    (
        prop::collection::vec(good_row(), 3..9),
        0_usize..3,
        format(),
    )
        .prop_flat_map(|(rows, language, format)| {
            let last = rows.len();
            (0..last).prop_map(move |at| {
                let header = HEADERS.map(|names| names[language].to_owned()).to_vec();
                let mut all = vec![header];
                all.extend(rows.clone());
                Table {
                    rows: all,
                    format,
                    at: at + 1,
                }
            })
        })
}

impl Table {
    fn written(&self) -> Vec<u8> {
        match self.format {
            FileFormat::Text(delimiter) => {
                let mut writer = csv::WriterBuilder::new()
                    .delimiter(delimiter as u8)
                    .flexible(true)
                    .from_writer(Vec::new());
                for row in &self.rows {
                    writer.write_record(row).expect("a row");
                }
                writer.into_inner().expect("a text")
            }
            FileFormat::Workbook => {
                let mut book = Workbook::new();
                let sheet = book.add_worksheet();
                for (r, row) in self.rows.iter().enumerate() {
                    for (c, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                        sheet
                            .write_string(r as u32, c as u16, cell)
                            .expect("a cell");
                    }
                }
                book.save_to_buffer().expect("a workbook")
            }
        }
    }

    fn read(&self) -> Import {
        read(&self.written())
    }

    /// The number of the row in which the kind appears, as a spreadsheet counts.
    fn number(&self) -> u32 {
        self.at as u32 + 1
    }

    fn set(&mut self, column: usize, cell: &str) {
        self.rows[self.at][column] = cell.to_owned();
    }

    fn insert(&mut self, at: usize, cells: &[&str]) {
        let mut row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        row.resize(HEADERS.len(), String::new());
        self.rows.insert(at, row);
    }

    /// How many rows are below the header.
    fn below(&self) -> usize {
        self.rows.len() - 1
    }
}

fn read(bytes: &[u8]) -> Import {
    let input = Input {
        name: "return",
        bytes,
        kind: Kind::Reported,
        options: ImportOptions::NONE,
    };
    workbook::read(&input, &Resources::default(), &mut |_| {})
}

/// The record of a row of the file.
fn record(import: &Import, number: u32) -> Option<(&Dataset, Row)> {
    let dataset = import.dataset.as_ref()?;
    let at = dataset.row.iter().position(|row| *row == number)?;
    Some((dataset, Row(at as u32)))
}

fn text(import: &Import, number: u32, field: Field) -> Option<String> {
    let (dataset, row) = record(import, number)?;
    let values = dataset.several(field).map(|column| {
        let values: Vec<&str> = column.get(row).collect();
        values.join("; ")
    });
    values.or_else(|| Some(dataset.text(field)?.get(row).to_owned()))
}

fn amount(import: &Import, number: u32) -> Option<f64> {
    let (dataset, row) = record(import, number)?;
    *dataset.numbers(Field::Amount)?.get(row.0 as usize)?
}

fn start_year(import: &Import, number: u32) -> Option<i32> {
    let (dataset, row) = record(import, number)?;
    let span = dataset.start.get(row.0 as usize).copied()??;
    Some(to_civil(span.first).0)
}

fn is_said(import: &Import, number: u32, code: Code) -> bool {
    let issues = &mut import.report.issues.iter();
    issues.any(|issue| issue.row == Some(number) && issue.code == code)
}

const NOTHINGS: [&str; 16] = [
    "N/A",
    "n/a",
    "TBC",
    "NULL",
    "unknown",
    "?",
    "-",
    "–",
    "(tbc)",
    "Not known",
    "To be confirmed",
    "anhysbys",
    "n.k.",
    "[x]",
    "Please select",
    "0",
];

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_row_whose_required_cell_says_nothing_is_rejected_by_number(
        mut table in table(),
        nothing in select(&NOTHINGS[..]),
        column in select(vec![INSTITUTION, PARTNER, TYPE]),
    ) {
        table.set(column, nothing);
        let import = table.read();
        prop_assert_eq!(import.report.accepted as usize, table.below() - 1);
        prop_assert!(record(&import, table.number()).is_none());
        prop_assert!(is_said(&import, table.number(), Code::MissingValue));
    }

    #[test]
    fn a_cell_that_says_nothing_is_empty_and_listed(
        mut table in table(),
        nothing in select(&NOTHINGS[..]),
    ) {
        table.set(PLACE, nothing);
        let import = table.read();
        prop_assert_eq!(text(&import, table.number(), Field::Place), Some(String::new()));
        let listed = import.report.corrections.iter();
        prop_assert!(listed.filter(|one| one.field == Field::Place).any(|one| one.from == nothing));
    }

    #[test]
    fn a_row_of_noughts_is_no_record(mut table in table()) {
        let (at, number) = (table.at, table.number());
        table.insert(at, &["0", "0", "0", "0", "0", "0", "0"]);
        let import = table.read();
        prop_assert!(record(&import, number).is_none());
        prop_assert!(is_said(&import, number, Code::MissingValue));
        prop_assert_eq!(import.report.accepted as usize, table.below() - 1);
    }

    #[test]
    fn ditto_is_the_cell_above(
        mut table in table(),
        ditto in select(vec!["\"", "ditto", "As above", "same", "〃", "do.", "yr un fath", "fel uchod"]),
        column in select(vec![INSTITUTION, PARTNER, TYPE, START]),
    ) {
        table.at = table.at.max(2);
        table.set(column, ditto);
        let import = table.read();
        let field = [Field::Institution, Field::Partner, Field::Place, Field::PartnershipType, Field::Start][column];
        let (above, here) = (table.number() - 1, table.number());
        prop_assert_eq!(text(&import, here, field), text(&import, above, field));
        prop_assert!(text(&import, here, field).is_some_and(|text| !text.is_empty()));
        prop_assert!(is_said(&import, here, Code::ValueUnknown));
    }

    #[test]
    fn a_row_of_explanations_is_no_record(
        mut table in table(),
        row in select(vec![
            ["Name of the national museum", "Name of the partner", "Town or city only", "Choose from the list", "DD/MM/YYYY", "£", "Optional"],
            ["e.g. Tate", "e.g. Town Museum", "e.g. Leeds", "e.g. Loan", "e.g. 2015", "e.g. 500", ""],
            ["Text", "Text", "Text", "Drop-down", "Date", "Number", "Text"],
            ["Required", "Required", "Optional", "Required", "Optional", "Optional", "Optional"],
            ["Who led the work?", "Who with?", "Where was it?", "What kind of work?", "When did it start?", "How much?", "Anything else?"],
            ["Rhowch enw’r sefydliad", "Enw llawn", "Rhowch y dref", "Dewiswch o’r rhestr", "DD/MM/BBBB", "£", ""],
            ["1", "2", "3", "4", "5", "6", "7"],
            ["EXAMPLE", "Town Museum", "Leeds", "Loan", "2015", "500", ""],
        ]),
    ) {
        table.insert(1, &row);
        let import = table.read();
        prop_assert!(record(&import, 2).is_none());
        let codes = [Code::ExplanationRow, Code::RepeatedHeader];
        prop_assert!(codes.into_iter().any(|code| is_said(&import, 2, code)));
        prop_assert_eq!(import.report.accepted as usize, table.below() - 1);
    }

    #[test]
    fn rows_below_a_second_header_are_read_in_its_order(
        mut table in table(),
        order in Just(vec![0_usize, 1, 2, 3, 4, 5, 6]).prop_shuffle(),
    ) {
        let meant = table.read();
        let header = table.rows[0].clone();
        for row in table.rows.iter_mut().skip(table.at) {
            *row = order.iter().map(|&i| row[i].clone()).collect();
        }
        let second: Vec<&str> = order.iter().map(|&i| header[i].as_str()).collect();
        let (at, number) = (table.at, table.number());
        table.insert(at, &second);
        let import = table.read();
        prop_assert!(is_said(&import, number, Code::RepeatedHeader));
        prop_assert_eq!(import.report.accepted, meant.report.accepted);
        for (before, after) in (number..=meant.report.rows + 1).map(|row| (row, row + 1)) {
            for field in [Field::Institution, Field::Partner, Field::Place, Field::PartnershipType, Field::Start] {
                prop_assert_eq!(text(&import, after, field), text(&meant, before, field));
            }
            prop_assert_eq!(amount(&import, after), amount(&meant, before));
        }
    }

    #[test]
    fn a_comma_without_quotation_marks_is_put_right_or_rejected(
        mut table in table(),
        last_is_empty in any::<bool>(),
    ) {
        table.format = FileFormat::Text(',');
        table.set(PARTNER, "Arts, Crafts Museum");
        if last_is_empty {
            table.rows.iter_mut().skip(1).for_each(|row| row[NOTES].clear());
        }
        let lines: Vec<String> = table.rows.iter().map(|row| row.join(",")).collect();
        let import = read(lines.join("\n").as_bytes());
        let number = table.number();
        let partner = text(&import, number, Field::Partner);
        prop_assert!(partner.as_deref().is_none_or(|partner| partner == "Arts, Crafts Museum"), "{partner:?}");
        let codes = [Code::RaggedLong, Code::RowShifted];
        prop_assert!(codes.into_iter().any(|code| is_said(&import, number, code)));
        prop_assert_eq!(amount(&import, number).is_some(), partner.is_some());
    }

    #[test]
    fn thousands_without_quotation_marks_are_one_number(mut table in table(), thousands in 1_u32..900) {
        table.rows.iter_mut().for_each(|row| row.truncate(NOTES));
        table.set(AMOUNT, &format!("{thousands},250"));
        let lines: Vec<String> = table.rows.iter().map(|row| row.join(",")).collect();
        let import = read(lines.join("\n").as_bytes());
        let meant = f64::from(thousands * 1000 + 250);
        prop_assert_eq!(amount(&import, table.number()), Some(meant));
        prop_assert!(is_said(&import, table.number(), Code::RaggedLong));
    }

    #[test]
    fn a_year_typed_into_a_cell_for_dates_is_that_year(mut table in table(), year in 1990_i32..2030) {
        let day = from_civil(1899, 12, 30) + year;
        let (y, m, d) = to_civil(day);
        table.set(START, &format!("{y}-{m:02}-{d:02}"));
        let import = table.read();
        prop_assert_eq!(start_year(&import, table.number()), Some(year));
        prop_assert!(is_said(&import, table.number(), Code::DateSuspect));
    }

    #[test]
    fn a_year_of_two_digits_is_in_the_century_of_the_others(
        mut table in table(),
        day in 1_u32..29,
        // Years that day numbers come to (1899, 1900) say nothing about a century.
        two in 3_u32..100,
        century in select(vec![1900_u32, 2000]),
    ) {
        for (i, row) in table.rows.iter_mut().enumerate().skip(1) {
            row[START] = format!("12/05/{}", century + two - i as u32 % 3);
        }
        table.set(START, &format!("{day}/03/{two:02}"));
        let import = table.read();
        let found = start_year(&import, table.number());
        let meant = (century + two) as i32;
        prop_assert!(found == Some(meant) || is_said(&import, table.number(), Code::DateSuspect), "{found:?}");
    }

    #[test]
    fn a_date_of_nought_is_none(
        mut table in table(),
        zero in select(vec!["0000-00-00", "1899-12-30", "00/01/1900", "00/00/0000", "1900-01-00"]),
    ) {
        table.set(START, zero);
        let import = table.read();
        prop_assert_eq!(start_year(&import, table.number()), None);
        let codes = [Code::DateInvalid, Code::DateSuspect, Code::NothingGiven];
        let listed = import.report.corrections.iter().any(|one| one.from == zero);
        prop_assert!(listed || codes.into_iter().any(|code| is_said(&import, table.number(), code)));
    }

    #[test]
    fn a_financial_year_in_words_begins_in_april(
        mut table in table(),
        year in 1990_i32..2030,
        words in select(vec![" financial year", " FY", " (FY)", ""]),
    ) {
        table.set(START, &format!("{year}/{}{words}", year + 1));
        let import = table.read();
        let (dataset, row) = record(&import, table.number()).expect("a record");
        let span = dataset.start[row.0 as usize].expect("a date");
        prop_assert_eq!(to_civil(span.first), (year, 4, 1));
    }

    #[test]
    fn an_end_alone_is_no_start(mut table in table(), word in select(vec!["until", "Until", "up to", "ended", "hyd at"])) {
        table.set(START, &format!("{word} 2015"));
        let import = table.read();
        prop_assert_eq!(start_year(&import, table.number()), None);
        let (dataset, row) = record(&import, table.number()).expect("a record");
        let end = dataset.end[row.0 as usize].map(|span| to_civil(span.last).0);
        prop_assert_eq!(end, Some(2015));
    }

    #[test]
    fn other_currencies_and_shares_are_not_pounds(
        mut table in table(),
        cell in select(vec!["€5000", "5000 EUR", "$5,000", "25%", "USD 100", "12 per cent"]),
    ) {
        table.set(AMOUNT, cell);
        let import = table.read();
        prop_assert_eq!(amount(&import, table.number()), None);
        prop_assert!(is_said(&import, table.number(), Code::NumberInvalid));
    }

    #[test]
    fn several_lines_in_a_partner_are_said(mut table in table(), end in select(vec!["\n", "\r\n"])) {
        table.set(PARTNER, &format!("Harbour Gallery{end}Hill Museum"));
        let import = table.read();
        prop_assert!(is_said(&import, table.number(), Code::SeveralNames));
    }

    #[test]
    fn of_two_institutions_neither_is_suggested(
        mut table in table(),
        pair in select(vec![
            ("Tate", "British Museum"),
            ("Royal Armouries", "Tate"),
            ("National Portrait Gallery", "Natural History Museum"),
        ]),
        mark in select(vec![" and ", " & ", "/", ", ", " with ", " + ", "; "]),
    ) {
        table.set(INSTITUTION, &format!("{}{mark}{}", pair.0, pair.1));
        let import = table.read();
        let unknown = import.report.unknown.iter().find(|one| one.field == Field::Institution);
        prop_assert_eq!(unknown.map(|one| one.near.clone()), Some(None));
        prop_assert!(is_said(&import, table.number(), Code::ValueUnknown));
    }

    #[test]
    fn control_characters_are_removed_and_said(
        mut table in table(),
        mark in select(vec!['\u{7}', '\u{1b}', '\u{1f}', '\u{2}']),
        at in 1_usize..6,
    ) {
        table.format = FileFormat::Text(',');
        let mut name = table.rows[table.at][PARTNER].clone();
        let meant = name.clone();
        name.insert(at, mark);
        table.set(PARTNER, &name);
        let import = table.read();
        prop_assert_eq!(text(&import, table.number(), Field::Partner), Some(meant));
        prop_assert!(is_said(&import, table.number(), Code::ControlChars));
    }

    #[test]
    fn a_total_and_a_signature_are_no_records(
        mut table in table(),
        row in select(vec![
            ["Total", "", "", "", "", "900", ""],
            ["Grand total", "3 partners", "", "", "", "900", ""],
            ["Average", "1", "1", "1", "1", "1", ""],
            ["Completed by", "A. Person", "Date", "01/05/2016", "", "", ""],
            ["Cyfanswm", "", "", "", "", "900", ""],
        ]),
    ) {
        let number = table.rows.len() as u32 + 1;
        let last = table.rows.len();
        table.insert(last, &row);
        let import = table.read();
        prop_assert!(record(&import, number).is_none());
        let codes = [Code::TotalRow, Code::RowShifted];
        prop_assert!(codes.into_iter().any(|code| is_said(&import, number, code)));
    }

    #[test]
    fn headings_in_two_rows_are_one_header(mut table in table()) {
        table.insert(0, &["", "Partner", "", "Partnership", "", "", ""]);
        for (column, heading) in [(PARTNER, "Name"), (PLACE, "Town"), (TYPE, "Type")] {
            table.rows[1][column] = heading.to_owned();
        }
        let import = table.read();
        prop_assert_eq!(import.report.accepted as usize, table.rows.len() - 2);
        // Neither of the two is a row above the header.
        prop_assert!(import.report.issues.iter().all(|issue| issue.kind.code() != Code::PreambleSkipped));
        let number = table.rows.len() as u32;
        let last = table.rows.last().expect("a row");
        let (partner, place) = (last[PARTNER].clone(), last[PLACE].clone());
        prop_assert_eq!(text(&import, number, Field::Partner), Some(partner));
        prop_assert_eq!(text(&import, number, Field::Place), Some(place));
    }

    #[test]
    fn merged_cells_hold_for_all_their_rows(rows in prop::collection::vec(good_row(), 3..9), from in 0_usize..2) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (c, names) in HEADERS.iter().enumerate() {
            sheet.write_string(0, c as u16, names[1]).expect("a heading");
        }
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate().skip(1) {
                sheet.write_string(r as u32 + 1, c as u16, cell).expect("a cell");
            }
        }
        let plain = CellFormat::new();
        for r in 0..from {
            sheet.write_string(r as u32 + 1, 0, "British Museum").expect("a cell");
        }
        let (first, last) = (from as u32 + 1, rows.len() as u32);
        sheet.merge_range(first, 0, last, 0, "Tate", &plain).expect("merged cells");
        let import = read(&book.save_to_buffer().expect("a workbook"));
        prop_assert_eq!(import.report.accepted as usize, rows.len());
        for number in first + 1..=last + 1 {
            prop_assert_eq!(text(&import, number, Field::Institution), Some("Tate".to_owned()));
        }
        let codes = import.report.issues.iter().filter(|issue| issue.code == Code::MergedCells);
        prop_assert_eq!(codes.count(), 1);
    }

    #[test]
    fn the_sheet_with_most_records_is_read(
        many in prop::collection::vec(good_row(), 4..12),
        few in prop::collection::vec(good_row(), 0..3),
        first in any::<bool>(),
    ) {
        let mut book = Workbook::new();
        let mut add = |name: &str, rows: &[Vec<String>]| {
            let sheet = book.add_worksheet();
            sheet.set_name(name).expect("a name");
            for (c, names) in HEADERS.iter().enumerate() {
                sheet.write_string(0, c as u16, names[1]).expect("a heading");
            }
            for (r, row) in rows.iter().enumerate() {
                for (c, cell) in row.iter().enumerate() {
                    sheet.write_string(r as u32 + 1, c as u16, cell).expect("a cell");
                }
            }
        };
        if first { add("Return", &many); }
        add("Example", &few);
        if !first { add("Return", &many); }
        let import = read(&book.save_to_buffer().expect("a workbook"));
        prop_assert_eq!(import.report.sheet.as_deref(), Some("Return"));
        prop_assert_eq!(import.report.accepted as usize, many.len());
        let is_choice = |issue: &&ingest::Issue| issue.code == Code::SheetChosen;
        prop_assert!(import.report.issues.iter().any(|issue| is_choice(&issue)));
    }

    #[test]
    fn cells_formatted_in_another_currency_are_not_pounds(
        rows in prop::collection::vec(good_row(), 3..6),
        format in select(vec!["#,##0.00 \"€\"", "[$€-2] #,##0", "[$$-409]#,##0.00", "0%", "\"USD\" #,##0"]),
    ) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (c, names) in HEADERS.iter().enumerate() {
            sheet.write_string(0, c as u16, names[0]).expect("a heading");
        }
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate().filter(|(c, _)| *c != AMOUNT) {
                sheet.write_string(r as u32 + 1, c as u16, cell).expect("a cell");
            }
            let format = CellFormat::new().set_num_format(format);
            sheet.write_number_with_format(r as u32 + 1, AMOUNT as u16, 5000, &format).expect("a cell");
        }
        let import = read(&book.save_to_buffer().expect("a workbook"));
        for number in 2..rows.len() as u32 + 2 {
            prop_assert_eq!(amount(&import, number), None);
            prop_assert!(is_said(&import, number, Code::NumberInvalid));
        }
    }

    #[test]
    fn everything_missing_is_said_at_once(table in table(), keep in 0_usize..2) {
        let mut table = table;
        for row in &mut table.rows {
            for column in [PARTNER, PLACE, TYPE].into_iter().skip(keep) {
                row[column] = "x".into();
            }
        }
        let import = table.read();
        let kind = import.report.issues.iter().map(|issue| &issue.kind).find_map(|kind| match kind {
            IssueKind::ColumnsAndLocationMissing { fields, .. }
            | IssueKind::HeaderUnknownAndLocation { fields, .. } => Some(fields.len()),
            _ => None,
        });
        prop_assert_eq!(kind, Some(2 - keep.min(1)));
    }
}
