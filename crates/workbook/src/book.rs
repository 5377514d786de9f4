//! An open workbook, and the choice of the sheet to read.

use ingest::{Issue, IssueKind, Refusal, SheetChoice, SheetName};
use records::record::Field;

use crate::Converted;
use crate::SheetInfo;
use crate::archive::Archive;
use crate::grid::{HeaderRow, SheetGrid};
use crate::html::Html;
use crate::kind::{self, Container, DocumentKind};
use crate::markup::{self, Markup};
use crate::ods::Ods;
use crate::refuse::Read;
use crate::xls::Xls;
use crate::xlsb::Xlsb;
use crate::xlsx::Xlsx;
use crate::xml_spreadsheet::XmlSpreadsheet;

enum Format<'a> {
    Xlsx(Xlsx<'a>),
    Xlsb(Xlsb<'a>),
    Xls(Xls<'a>),
    Ods(Ods),
    XmlSpreadsheet(XmlSpreadsheet<'a>),
    Html(Html),
}

impl Format<'_> {
    fn sheets(&self) -> &[crate::Sheet] {
        match self {
            Self::Xlsx(book) => &book.sheets,
            Self::Xlsb(book) => &book.sheets,
            Self::Xls(book) => &book.sheets,
            Self::Ods(book) => &book.sheets,
            Self::XmlSpreadsheet(book) => &book.sheets,
            Self::Html(page) => &page.sheets,
        }
    }

    fn grid(&self, at: usize) -> Read<SheetGrid> {
        match self {
            Self::Xlsx(book) => book.grid(at),
            Self::Xlsb(book) => book.grid(at),
            Self::Xls(book) => book.grid(at),
            Self::Ods(book) => book.grid(at),
            Self::XmlSpreadsheet(book) => book.grid(at),
            Self::Html(page) => Ok(page.grid(at)),
        }
    }
}

/// An open workbook, each sheet of which has been read once.
pub struct Workbook<'a> {
    format: Format<'a>,
    sheets: Vec<SheetInfo>,
    /// Whether each sheet can be read or has rows that look like records.
    has_records: Vec<bool>,
    /// The default sheet, which is most often needed; `None` where all are empty.
    default: Option<(usize, SheetGrid)>,
}

impl Workbook<'_> {
    /// Opens a workbook for the duration of `work`.
    ///
    /// # Errors
    ///
    /// Those of [`crate::sheets`], and those of `work`.
    pub fn with<T>(
        bytes: &[u8],
        work: impl FnOnce(&Workbook<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let archive;
        let format = match kind::of_bytes(bytes) {
            Container::Archive => {
                archive = Archive::open(bytes)?;
                match kind::of_archive(&archive)? {
                    DocumentKind::Xlsx(main) => Format::Xlsx(Xlsx::open(&archive, &main)?),
                    DocumentKind::Xlsb(main) => Format::Xlsb(Xlsb::open(&archive, &main)?),
                    DocumentKind::Ods => Format::Ods(Ods::open(&archive)?),
                }
            }
            Container::Ole => Format::Xls(Xls::open(kind::of_ole(bytes)?)?),
            Container::BareXls => Format::Xls(Xls::open(bytes)?),
            Container::Text => match markup::open(bytes)? {
                Markup::XmlSpreadsheet(text) => Format::XmlSpreadsheet(XmlSpreadsheet::open(text)?),
                Markup::Html(text) => Format::Html(Html::open(&text)?),
            },
        };
        let mut sheets = Vec::new();
        let mut has_records = Vec::new();
        let mut default: Option<(SheetRank, usize, SheetGrid)> = None;
        for (at, sheet) in format.sheets().iter().enumerate() {
            let grid = format.grid(at)?;
            let (rows, columns) = grid.size();
            let header = grid.header();
            let rank = SheetRank::new(header, grid.records(), rows, sheet.hidden);
            if rows > 0 && default.as_ref().is_none_or(|(best, ..)| rank > *best) {
                default = Some((rank, at, grid));
            }
            sheets.push(SheetInfo {
                name: sheet.name.clone(),
                rows,
                columns,
                hidden: sheet.hidden,
                known: header.known,
            });
            let has_rows = header.required > 1 && rows > header.row + 1;
            has_records.push(has_rows || rank.records > 0);
        }
        work(&Workbook {
            format,
            sheets,
            has_records,
            default: default.map(|(_, at, grid)| (at, grid)),
        })
    }

    /// Whether the sheets are tables of a web page.
    #[must_use]
    pub const fn is_page(&self) -> bool {
        matches!(self.format, Format::Html(_))
    }

    /// The sheets in their order.
    #[must_use]
    pub fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// One sheet as CSV; see [`crate::to_csv`].
    ///
    /// # Errors
    ///
    /// As [`crate::to_csv`].
    pub fn to_csv(&self, sheet: Option<&str>) -> Result<Converted, Refusal> {
        let again;
        let (at, grid) = match (
            sheet.map(|name| self.named(name)).transpose()?,
            &self.default,
        ) {
            (None, None) => return Err(empty()),
            (None, Some((at, grid))) => (*at, grid),
            (Some(at), Some((default, grid))) if at == *default => (at, grid),
            (Some(at), _) => {
                again = self.format.grid(at)?;
                (at, &again)
            }
        };
        let name = self.name(at).to_owned();
        let stale = matches!(&self.format, Format::Xlsx(book) if book.stale);
        let mut notes: Vec<Issue> = Vec::new();
        notes.extend(self.note_on_choice(at, sheet.is_some()));
        notes.extend(grid.seen.notes(stale));
        Ok(Converted {
            csv: grid.csv()?,
            sheet: name,
            notes,
        })
    }

    fn named(&self, name: &str) -> Read<usize> {
        let find = |same: fn(&str, &str) -> bool| {
            self.sheets.iter().position(|sheet| same(&sheet.name, name))
        };
        find(|a, b| a == b)
            .or_else(|| find(|a, b| a.trim().eq_ignore_ascii_case(b.trim())))
            .ok_or_else(|| {
                Refusal::from(IssueKind::SheetUnknown {
                    sheet: name.to_owned(),
                    sheets: self.quoted(|_| true),
                })
            })
    }

    /// Lists the sheets that were not read, even where the user chose the one that was.
    fn note_on_choice(&self, at: usize, by_user: bool) -> Option<Issue> {
        let chosen = self.sheets.get(at)?;
        let others = self.quoted(|i| i != at);
        if others.is_empty() {
            // It is the only sheet with a value.
            return None;
        }
        let sheet = chosen.name.clone();
        let choice = match (chosen.hidden, by_user) {
            (false, false) => SheetChoice::SheetRead { sheet },
            (true, false) => SheetChoice::SheetReadHidden { sheet },
            (false, true) => SheetChoice::SheetReadAsChosen { sheet },
            (true, true) => SheetChoice::SheetReadHiddenAsChosen { sheet },
        };
        let is_table = |i: usize| self.has_records.get(i) == Some(&true);
        let tables = self.quoted(|i| i != at && is_table(i));
        let n = others.len() as u32 + 1;
        Some(Issue::of_file(match tables.is_empty() {
            true => IssueKind::SheetChosen { n, others, choice },
            false => IssueKind::SheetChosenOfTables {
                n,
                others,
                choice,
                tables,
            },
        }))
    }

    /// The names of sheets with a value, at most twenty.
    fn quoted(&self, wanted: impl Fn(usize) -> bool) -> Vec<SheetName> {
        self.sheets
            .iter()
            .enumerate()
            .filter(|&(i, sheet)| sheet.rows > 0 && wanted(i))
            .take(20)
            .map(|(_, sheet)| {
                let (name, hidden) = (sheet.name.clone(), sheet.hidden);
                match hidden {
                    true => SheetName::HiddenSheet { sheet: name },
                    false => SheetName::VisibleSheet { sheet: name },
                }
            })
            .collect()
    }

    fn name(&self, at: usize) -> &str {
        self.sheets.get(at).map_or("", |sheet| sheet.name.as_str())
    }
}

/// How suitable a sheet is as the default, the best last: one that is shown and has a header or
/// records before one that is hidden; then one that can be read; then the one with most records, as
/// an example, a list of codes or a description of the columns has few.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SheetRank {
    is_table: bool,
    is_shown: bool,
    can_be_read: bool,
    records: u32,
    known: u32,
    rows: u32,
}

impl SheetRank {
    fn new(header: HeaderRow, records: u32, rows: u32, is_hidden: bool) -> Self {
        Self {
            is_table: header.known > 0 || records > 0,
            is_shown: !is_hidden,
            can_be_read: header.required as usize == Field::required().count()
                && rows > header.row + 1,
            records,
            known: header.known,
            rows,
        }
    }
}

fn empty() -> Refusal {
    IssueKind::WorkbookEmpty.into()
}

#[cfg(test)]
mod tests {
    use super::{HeaderRow, SheetRank};

    #[test]
    fn the_default_sheet() {
        let rank = |known, required, records, rows, is_hidden| {
            let header = HeaderRow {
                known,
                required,
                width: known,
                row: 0,
            };
            SheetRank::new(header, records, rows, is_hidden)
        };
        let in_order = [
            rank(9, 3, 30, 31, false),
            // An example.
            rank(9, 3, 1, 2, false),
            // Descriptions of the columns below their names.
            rank(9, 3, 0, 12, false),
            // A template with nothing below its header; other words for the columns.
            rank(3, 1, 30, 31, false),
            rank(9, 3, 0, 1, false),
            // A list of codes.
            rank(2, 1, 0, 40, false),
            rank(9, 3, 30, 31, true),
            rank(0, 0, 0, 400, false),
            rank(0, 0, 0, 9, true),
        ];
        for pair in in_order.windows(2) {
            assert!(pair[0] > pair[1], "{pair:?}");
        }
    }
}
