//! Issue codes: stable names for scripts. `W_…` is a warning, `E_…` a refusal or a rejected row.

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal,)*) => {
        /// The kind of an issue.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub enum Code {
            $($(#[doc = $doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Code {
            /// Every code, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// What it means, in a sentence.
            #[must_use]
            pub fn title(self) -> &'static str {
                let lines = match self {
                    $(Self::$variant => concat!($($doc),*),)*
                };
                lines.trim()
            }

            /// The stable name, such as `W_DUP_ID`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

codes! {
    /// The file has no content.
    Empty = "E_EMPTY",
    /// A header and nothing below it.
    NoRows = "E_NO_ROWS",
    /// No row could be read as a record.
    NoRecords = "E_NO_RECORDS",
    /// No row looks like a header.
    NoKnownColumns = "E_NO_KNOWN_COLUMNS",
    /// A required column is missing.
    MissingColumns = "E_MISSING_COLUMNS",
    /// No column says where a partner is.
    NoLocationColumns = "E_NO_LOCATION_COLUMNS",
    /// More columns than any table of records has.
    TooManyColumns = "E_TOO_MANY_COLUMNS",
    /// The bytes are in an encoding that is not read.
    Encoding = "E_ENCODING",
    /// A web page.
    TypeHtml = "E_TYPE_HTML",
    /// XML that is not a web page.
    TypeXml = "E_TYPE_XML",
    /// JSON.
    TypeJson = "E_TYPE_JSON",
    /// Rich text.
    TypeRtf = "E_TYPE_RTF",
    /// A PDF document.
    TypePdf = "E_TYPE_PDF",
    /// An Excel workbook.
    TypeXlsx = "E_TYPE_XLSX",
    /// An old Excel workbook or Word document.
    TypeXls = "E_TYPE_XLS",
    /// A ZIP archive or a document that is one inside.
    TypeZip = "E_TYPE_ZIP",
    /// Compressed with gzip.
    TypeGzip = "E_TYPE_GZIP",
    /// A picture.
    TypeImage = "E_TYPE_IMAGE",
    /// A database, a program or other bytes that are not text.
    TypeBinary = "E_TYPE_BINARY",
    /// A workbook that would unpack to more than is read.
    WorkbookBomb = "E_WORKBOOK_BOMB",
    /// A workbook or archive under a password.
    WorkbookLocked = "E_WORKBOOK_LOCKED",
    /// A workbook or archive that is incomplete or cannot be read.
    WorkbookDamaged = "E_WORKBOOK_DAMAGED",
    /// The workbook has no sheet of the name that was asked for.
    SheetUnknown = "E_SHEET_UNKNOWN",
    /// A folder rather than a file.
    Directory = "E_DIRECTORY",
    /// The file could not be read at all.
    Unreadable = "E_UNREADABLE",
    /// A quotation mark is opened and never closed: the row is rejected.
    QuoteUnclosed = "E_QUOTE_UNCLOSED",
    /// A quotation mark stands inside a cell where none should: the likeliest reading was taken.
    QuoteStray = "W_QUOTE_STRAY",
    /// A required cell is empty: the row is rejected.
    MissingValue = "E_MISSING_VALUE",
    /// The header stands among the rows again: the row is rejected.
    RepeatedHeader = "W_REPEATED_HEADER",
    /// A row of totals: it is no record, and rejected.
    TotalRow = "W_TOTAL_ROW",
    /// One sheet of several was read.
    SheetChosen = "W_SHEET_CHOSEN",
    /// Formulas of which the workbook keeps no value.
    FormulaWithoutValue = "W_FORMULA_WITHOUT_VALUE",
    /// Formulas whose kept values the program that wrote them did not vouch for.
    FormulaStale = "W_FORMULA_STALE",
    /// Cells that show an error such as #REF!.
    CellError = "W_CELL_ERROR",
    /// Cells merged over several rows: only the first row has the value.
    MergedCells = "W_MERGED_CELLS",
    /// Rows or columns that the spreadsheet hides are read too.
    HiddenCells = "W_HIDDEN_CELLS",
    /// The encoding was guessed.
    EncodingGuessed = "W_ENCODING_GUESSED",
    /// Bytes that are no text were replaced.
    EncodingReplaced = "W_ENCODING_REPLACED",
    /// Letters seem to have been lost before the file came here: a question mark or “�” stands in for them.
    SuspectLossy = "W_SUSPECT_LOSSY",
    /// Text seems to have been decoded wrongly before the file came here (“Å·” for “ŷ”).
    SuspectMojibake = "W_SUSPECT_MOJIBAKE",
    /// A web page's escapes (“&amp;”) were read as the characters they stand for.
    HtmlEntities = "W_HTML_ENTITIES",
    /// A cell holds a spreadsheet's error instead of a value.
    SpreadsheetError = "W_SPREADSHEET_ERROR",
    /// Invisible characters were taken out.
    InvisibleChars = "W_INVISIBLE_CHARS",
    /// Control characters were taken out.
    ControlChars = "W_CONTROL_CHARS",
    /// Lines above the header were skipped.
    PreambleSkipped = "W_PREAMBLE_SKIPPED",
    /// Two columns are the same one.
    DupHeader = "W_DUP_HEADER",
    /// A column has no header.
    UnnamedColumn = "W_UNNAMED_COLUMN",
    /// An unknown column may be a mistake.
    UnknownColumn = "W_UNKNOWN_COLUMN",
    /// A column was recognised by its cells, not by its header.
    ColumnGuessed = "W_COLUMN_GUESSED",
    /// A column's cells do not look like what its header says.
    ColumnSuspect = "W_COLUMN_SUSPECT",
    /// A column holds personal data.
    PersonalData = "W_PERSONAL_DATA",
    /// The table of whole postcodes could not be had: they were placed by their sectors.
    UnitsMissing = "W_UNITS_MISSING",
    /// Blank rows were left out.
    BlankRows = "W_BLANK_ROWS",
    /// A row has fewer cells than the header.
    RaggedShort = "W_RAGGED_SHORT",
    /// A row has more cells than the header.
    RaggedLong = "W_RAGGED_LONG",
    /// Another name of a known value became the list's own: among corrections, never an issue.
    ValueAlias = "W_VALUE_ALIAS",
    /// A value was read as the one that the user named: among corrections, never an issue.
    ValueMapped = "W_VALUE_MAPPED",
    /// A value in no list that may be meant for one of its values.
    ValueUnknown = "W_VALUE_UNKNOWN",
    /// Two rows share an id.
    DupId = "W_DUP_ID",
    /// Rows are marked as illustrative in a file of reported data.
    Illustrative = "W_ILLUSTRATIVE",
    /// A number was read out of a text (“£1.2m”, “c. 300”).
    NumberCleaned = "W_NUMBER_CLEANED",
    /// A number has a decimal comma.
    DecimalComma = "W_DECIMAL_COMMA",
    /// A cell that should hold a number does not.
    NumberInvalid = "W_NUMBER_INVALID",
    /// A date could not be read.
    DateInvalid = "W_DATE_INVALID",
    /// A date that a spreadsheet program probably changed, or that can be read in more than one way.
    DateSuspect = "W_DATE_SUSPECT",
    /// The end is before the start.
    DateOrder = "W_DATE_ORDER",
    /// An address that may not be a link.
    LinkNotAllowed = "W_LINK_NOT_ALLOWED",
    /// Coordinates are incomplete or zero.
    CoordMissing = "W_COORD_MISSING",
    /// Coordinates could not be read.
    CoordInvalid = "W_COORD_INVALID",
    /// Coordinates were read from a text (degrees and minutes, or both in one cell).
    CoordFormat = "W_COORD_FORMAT",
    /// Latitude and longitude stand in each other's column.
    CoordSwapped = "W_COORD_SWAPPED",
    /// Grid references or grid metres, rather than degrees.
    CoordBng = "W_COORD_BNG",
    /// The position is not in the United Kingdom.
    CoordOutsideUk = "W_COORD_OUTSIDE_UK",
    /// The sign of a longitude was turned.
    CoordSign = "W_COORD_SIGN",
    /// Coordinates and postcode are far apart.
    CoordPostcodeDisagree = "W_COORD_POSTCODE_DISAGREE",
    /// The position is far from the place that is named, or from the region that is given.
    CoordPlaceDisagree = "W_COORD_PLACE_DISAGREE",
    /// Not a postcode, or none that is known.
    PostcodeInvalid = "W_POSTCODE_INVALID",
    /// A postcode was read out of a longer text, or put right.
    PostcodeRead = "W_POSTCODE_READ",
    /// A postcode that is not in use today: placed by those next to it.
    PostcodeUnknown = "W_POSTCODE_UNKNOWN",
    /// A place name that is not in the gazetteer.
    PlaceUnknown = "W_PLACE_UNKNOWN",
    /// A place name that several places bear.
    PlaceAmbiguous = "W_PLACE_AMBIGUOUS",
    /// The place was taken from a name that only points to it.
    PlaceGuessed = "W_PLACE_GUESSED",
    /// Not one of the nations and regions.
    RegionUnknown = "W_REGION_UNKNOWN",
    /// Nothing says where the partner is.
    NotPlaced = "W_NOT_PLACED",
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn numbers_and_order_agree() {
        for (i, &code) in Code::ALL.iter().enumerate() {
            assert_eq!(code as usize, i, "{}", code.name());
        }
    }
}
