//! All issue codes with their kinds. Codes are stable names for scripts: `W_…` is a warning, `E_…`
//! a refusal or a rejected row; a code's title is a text ([`CodeText`]). A kind has a message, an
//! action and a hint in [`IssueText`].

use serde::{Deserialize, Serialize};

use super::phrases::{
    ContactSign, CountOf, Damage, DocumentFormat, Lock, LooksLike, Oversize, SheetChoice, SheetName,
};
use crate::{ColumnTarget, Encoding};
use messages::phrase::{Gap, RowRanges, Several};
use messages::phrases;
use messages::{CodeText, Words};
use records::codes::Region;
use records::record::Field;

macro_rules! issues {
    ($(
        $(#[doc = $doc:literal])*
        $code:ident = $name:literal {
            $($kind:ident $({ $($gap:ident: $type:ty),* $(,)? })?),* $(,)?
        }
    )*) => {
        /// The stable code of an issue.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub enum Code {
            $($(#[doc = $doc])* #[serde(rename = $name)] $code,)*
        }

        impl Code {
            /// Every code, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$code,)*];

            /// The code's stable name, such as `W_DUP_ID`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$code => $name,)*
                }
            }

            /// The code's meaning, as a sentence.
            #[must_use]
            pub fn title(self, words: Words) -> &'static str {
                words.get(match self {
                    $(Self::$code => CodeText::$code,)*
                })
            }
        }

        phrases! {
            /// What is wrong, with the values that the sentences name.
            IssueKind {
                Further { code: Code, n: u32, rows: RowRanges },
                FurtherOfFile { code: Code, n: u32 },
                $($($kind $({ $($gap: $type),* })?,)*)*
            }
        }

        impl IssueKind {
            /// The stable code of the issue.
            #[must_use]
            pub const fn code(&self) -> Code {
                match self {
                    Self::Further { code, .. } | Self::FurtherOfFile { code, .. } => *code,
                    $($(Self::$kind { .. } => Code::$code,)*)*
                }
            }
        }
    };
}

impl Gap for Code {
    fn text(&self, words: Words) -> String {
        self.title(words).to_owned()
    }
}

issues! {
    /// The file has no content.
    Empty = "E_EMPTY" { FileEmpty, WorkbookEmpty }
    /// There is a header and nothing below it.
    NoRows = "E_NO_ROWS" { HeaderOnly }
    /// No row could be read as a record.
    NoRecords = "E_NO_RECORDS" { NoRecords { n: u32 } }
    /// No row looks like a header.
    NoKnownColumns = "E_NO_KNOWN_COLUMNS" {
        NoHeader,
        NoHeaderAboveRecords,
        HeaderUnknown { n: u32, fields: Vec<Field>, headers: Several },
        HeaderUnknownAndLocation { n: u32, fields: Vec<Field>, headers: Several },
        HeaderUnknownNoLocation { headers: Several },
    }
    /// A required column is missing.
    MissingColumns = "E_MISSING_COLUMNS" {
        ColumnsMissing { n: u32, fields: Vec<Field>, headers: Several },
        ColumnsAndLocationMissing { n: u32, fields: Vec<Field>, headers: Several },
    }
    /// No column says where a partner is.
    NoLocationColumns = "E_NO_LOCATION_COLUMNS" { LocationMissing { headers: Several } }
    /// There are more columns than any table of records has.
    TooManyColumns = "E_TOO_MANY_COLUMNS" { TooManyColumns { n: u32, most: u32 } }
    /// The file's encoding is not supported.
    Encoding = "E_ENCODING" { Utf32 }
    /// The file is a web page without a table of records, or an archive of one.
    TypeHtml = "E_TYPE_HTML" { WebPage, WebArchive }
    /// The file is XML that is not a web page.
    TypeXml = "E_TYPE_XML" { Xml }
    /// The file is JSON.
    TypeJson = "E_TYPE_JSON" { Json }
    /// The file is rich text.
    TypeRtf = "E_TYPE_RTF" { RichText }
    /// The file is a PDF document.
    TypePdf = "E_TYPE_PDF" { Pdf }
    /// The file is an Excel workbook where only text is read.
    TypeXlsx = "E_TYPE_XLSX" { ExcelWorkbook }
    /// The file is an old Office document.
    TypeXls = "E_TYPE_XLS" { OldOffice, OldPowerPoint, OldDocument { document: DocumentFormat } }
    /// The file is a ZIP archive, or a document that is one inside.
    TypeZip = "E_TYPE_ZIP" {
        Archive,
        OpenDocumentSheet,
        NumbersSheet,
        ZipOrOffice,
        NumbersWorkbook,
        Document { document: DocumentFormat },
        NotSpreadsheet,
        ZipWithoutTable,
        ZipWithTable { table: String },
        ZipWithTables { n: u32, table: String },
    }
    /// The file is compressed with gzip.
    TypeGzip = "E_TYPE_GZIP" { Gzip }
    /// The file is an image.
    TypeImage = "E_TYPE_IMAGE" { Picture }
    /// The file is a database, a program or other data that is not text.
    TypeBinary = "E_TYPE_BINARY" { Sqlite, WebAssembly, Program, Parquet, NotText }
    /// A workbook would unpack to more than the limit.
    WorkbookBomb = "E_WORKBOOK_BOMB" { WorkbookTooLarge { why: Oversize } }
    /// A workbook or archive is protected by a password.
    WorkbookLocked = "E_WORKBOOK_LOCKED" { WorkbookLocked { what: Lock } }
    /// A workbook or archive is incomplete or cannot be read.
    WorkbookDamaged = "E_WORKBOOK_DAMAGED" { WorkbookDamaged { damage: Damage } }
    /// The workbook has no sheet with the requested name.
    SheetUnknown = "E_SHEET_UNKNOWN" { SheetUnknown { sheet: String, sheets: Vec<SheetName> } }
    /// A folder was given rather than a file.
    Directory = "E_DIRECTORY" { Folder }
    /// The file could not be read at all.
    Unreadable = "E_UNREADABLE" { Unreadable }
    /// A quotation mark is opened and never closed: the row is rejected.
    QuoteUnclosed = "E_QUOTE_UNCLOSED" { QuoteUnclosed }
    /// A quotation mark is inside a cell where none should be: the likeliest reading was taken.
    QuoteStray = "W_QUOTE_STRAY" { QuoteStray }
    /// A required cell is empty: the row is rejected.
    MissingValue = "E_MISSING_VALUE" { CellEmpty, CellNothing }
    /// The header is repeated among the rows: the row is rejected.
    RepeatedHeader = "W_REPEATED_HEADER" {
        HeaderRepeated,
        HeaderInOtherOrder,
        HeaderInOtherOrderUnread { unread: Several },
    }
    /// A row of totals is not a record, so it is rejected.
    TotalRow = "W_TOTAL_ROW" { TotalRow, SignatureRow }
    /// One of several sheets was read.
    SheetChosen = "W_SHEET_CHOSEN" {
        SheetChosen { n: u32, others: Vec<SheetName>, choice: SheetChoice },
        SheetChosenOfTables { n: u32, others: Vec<SheetName>, choice: SheetChoice, tables: Vec<SheetName> },
    }
    /// Formulas have no value stored in the workbook.
    FormulaWithoutValue = "W_FORMULA_WITHOUT_VALUE" { FormulasWithoutValue { n: u32, cells: Several } }
    /// Formulas have stored values that the program which wrote them did not vouch for.
    FormulaStale = "W_FORMULA_STALE" { FormulasStale { n: u32 } }
    /// Cells show an error such as #REF!.
    CellError = "W_CELL_ERROR" { CellErrors { n: u32, cells: Several } }
    /// In the column of web addresses, the address behind a text was read.
    LinkedAddress = "W_LINKED_ADDRESS" { AddressesBehindText { n: u32, cells: Several } }
    /// Cells are merged over several rows: each of them is given the value.
    MergedCells = "W_MERGED_CELLS" {
        MergedDown { cells: Several },
        MergedOver { cells: Several },
        MergedDownAndOver { cells: Several, covered: Several },
        MergedQuantities { cells: Several },
    }
    /// Rows or columns that the spreadsheet hides are read too.
    HiddenCells = "W_HIDDEN_CELLS" { HiddenCells { hidden: Vec<CountOf> } }
    /// The encoding was guessed.
    EncodingGuessed = "W_ENCODING_GUESSED" { EncodingGuessed { encoding: Encoding } }
    /// Bytes that could not be decoded were replaced.
    EncodingReplaced = "W_ENCODING_REPLACED" { HalfCharacter, BytesReplaced }
    /// Letters were lost before the file was received: a question mark or “�” replaces them.
    SuspectLossy = "W_SUSPECT_LOSSY" { LetterReplaced, LetterQuestioned }
    /// Text was decoded wrongly before the file was received (“Å·” for “ŷ”).
    SuspectMojibake = "W_SUSPECT_MOJIBAKE" { Misread, MisreadMended { read: String } }
    /// HTML entities (“&amp;”) were read as the characters they represent.
    HtmlEntities = "W_HTML_ENTITIES" { EscapesRead { read: String } }
    /// A cell holds a spreadsheet's error instead of a value.
    SpreadsheetError = "W_SPREADSHEET_ERROR" { SpreadsheetError }
    /// Invisible characters were removed.
    InvisibleChars = "W_INVISIBLE_CHARS" { InvisibleCharacters, ByteOrderMark }
    /// Control characters were removed.
    ControlChars = "W_CONTROL_CHARS" { ControlCharacters }
    /// Lines above the header were skipped.
    PreambleSkipped = "W_PREAMBLE_SKIPPED" { Preamble { n: u32, row: u32 } }
    /// Headings in two rows were made one.
    HeaderRows = "W_HEADER_ROWS" { HeaderInTwoRows { first: u32, second: u32 } }
    /// A row below the header explains the columns and is no record.
    ExplanationRow = "W_EXPLANATION_ROW" { ExplanationRow }
    /// Two columns fill the same canonical column.
    DupHeader = "W_DUP_HEADER" { SecondColumn { field: Field, header: String, number: u32 } }
    /// A column has no header.
    UnnamedColumn = "W_UNNAMED_COLUMN" { EmptyColumns { n: u32 }, ColumnUnnamed { number: u32 } }
    /// An unknown column may be a mistake.
    UnknownColumn = "W_UNKNOWN_COLUMN" {
        ColumnGone,
        HeaderOdd,
        HeaderNear { field: Field },
        HeaderMayMean { field: Field },
        HeaderNotPounds,
        HeaderNotPoundsMatched,
        HeaderAxes { header: String },
        HeaderTwoMuseums { header: String },
        CellsUnread { n: u32, of: u32, looks: LooksLike, field: Field },
    }
    /// A column was recognised by its cells, not by its header.
    ColumnGuessed = "W_COLUMN_GUESSED" {
        ColumnGuessed { n: u32, of: u32, looks: LooksLike, field: ColumnTarget },
        HeaderAsked { field: Field },
        MuseumBesideNational { header: String, field: Field },
    }
    /// A column's cells do not look like what its header says.
    ColumnSuspect = "W_COLUMN_SUSPECT" {
        ColumnSuspect { n: u32, of: u32, looks: LooksLike, field: ColumnTarget },
        ValueOfObjects,
        DateOfMuseum { field: Field },
        OtherWayRound { header: String },
    }
    /// A column holds personal data.
    PersonalData = "W_PERSONAL_DATA" {
        PersonalInUse { sign: ContactSign },
        PersonalWithheld { sign: ContactSign },
    }
    /// A row's status says that the partnership did not take place.
    NotHeld = "W_NOT_HELD" { StatusNotHeld }
    /// The table of whole postcodes was not available: records were placed by postcode sector.
    UnitsMissing = "W_UNITS_MISSING" { UnitsNotInFile, UnitsNotFetched }
    /// Blank rows were left out.
    BlankRows = "W_BLANK_ROWS" { BlankRows { n: u32 } }
    /// A row has fewer cells than the header.
    RaggedShort = "W_RAGGED_SHORT" { CellsMissing { n: u32, width: u32 } }
    /// A row has more cells than the header.
    RaggedLong = "W_RAGGED_LONG" { CellsBeyond { n: u32, width: u32 }, CurlyQuotes, CellsJoined }
    /// A row has more cells than the header, and they do not fit the columns in which they are.
    RowShifted = "E_ROW_SHIFTED" { RowShifted { n: u32, width: u32 }, CellsMisplaced }
    /// A synonym was replaced by the listed value: listed among corrections, never an issue.
    ValueAlias = "W_VALUE_ALIAS" {}
    /// A value was read as the one that the user chose: listed among corrections, never an issue.
    ValueMapped = "W_VALUE_MAPPED" {}
    /// A word or a mark for an empty cell was read as nothing: listed among corrections, never an issue.
    NothingGiven = "W_NOTHING_GIVEN" {}
    /// A cell that says "as above" was read so: among corrections, never an issue.
    DittoRead = "W_DITTO_READ" {}
    /// An unlisted value may mean a listed one.
    ValueUnknown = "W_VALUE_UNKNOWN" {
        ValueNear { n: u32, near: String },
        SeveralInstitutions { n: u32, names: Several },
        ValueAbove { value: String },
        NothingAbove,
        CellMisplaced,
    }
    /// A cell that should hold one name may hold several.
    SeveralNames = "W_SEVERAL_NAMES" { SeveralLines { n: u32 } }
    /// Two rows share an id.
    DupId = "W_DUP_ID" { IdRepeated { first: u32 } }
    /// Rows are marked as illustrative in a file of reported data.
    Illustrative = "W_ILLUSTRATIVE" { IllustrativeRecords }
    /// A number was read out of a text (“£1.2m”, “c. 300”).
    NumberCleaned = "W_NUMBER_CLEANED" {
        NumberApproximate { value: String },
        NumberMultiplied { value: String },
        NumberInBrackets { value: String },
        NumberWithWord { value: String },
        PointForThousands { value: String },
        CoordinateMarks,
        HeaderMultiplies { times: u32 },
    }
    /// A number has a decimal comma.
    DecimalComma = "W_DECIMAL_COMMA" { DecimalComma }
    /// A cell that should hold a number does not.
    NumberInvalid = "W_NUMBER_INVALID" {
        NotANumber,
        NumberTooLarge,
        NumberNegative,
        NumberShare,
        NumberNotPounds,
        NumberRange,
    }
    /// A date could not be read.
    DateInvalid = "W_DATE_INVALID" { YearMissing, NoSuchDay, YearShort, NotADate, DateForEmpty }
    /// A date that a spreadsheet program probably changed, or that can be read in more than one way.
    DateSuspect = "W_DATE_SUSPECT" {
        QuarterOfYear,
        WinterOfYear,
        FinancialYearEnding,
        FinancialYearOfTwoDigits,
        MonthAmongYears,
        MonthFirst,
        DayFirstAmongMixed,
        OnlyReading,
        YearAsDay { year: String },
        CenturyOfOthers { year: String },
        CenturyUnknown { year: String },
        FinancialYearChanged { year: String },
        OctoberOrAutumn,
        MonthMaybeChanged,
        SerialDay,
        DateChanged,
        DateChangedFrom { was: String },
        DateFar,
        DatesDisagree { field: Field, text: String, column: String },
        DatesIn1905 { n: u32, cells: Several },
    }
    /// The end is before the start.
    DateOrder = "W_DATE_ORDER" { EndBeforeStart { start: String, end: String } }
    /// A web address cannot be used as a link.
    LinkNotAllowed = "W_LINK_NOT_ALLOWED" { LinkNotAllowed }
    /// Coordinates are incomplete or zero.
    CoordMissing = "W_COORD_MISSING" {
        DegreesMissing { latitude: String, longitude: String },
        MetresMissing { easting: String, northing: String },
        CoordinatesZero,
    }
    /// Coordinates could not be read.
    CoordInvalid = "W_COORD_INVALID" { NotCoordinates, CoordinateNotNumber, DecimalPointLost }
    /// Coordinates were read from a text (degrees and minutes, or both in one cell).
    CoordFormat = "W_COORD_FORMAT" { DegreesForMetres, BothInOneCell, DegreesAndMinutes }
    /// Latitude and longitude are in each other's column.
    CoordSwapped = "W_COORD_SWAPPED" { DegreesSwapped, MetresSwapped }
    /// A location is given as a grid reference or grid metres rather than in degrees.
    CoordBng = "W_COORD_BNG" {
        IrishMetres,
        IrishMetresAsDegrees,
        GridMetres,
        GridMetresOrDegrees,
        GridOrderUnknown,
        GridOutsideUk,
        IrishReference,
        BritishReference,
    }
    /// The position is not in the United Kingdom.
    CoordOutsideUk = "W_COORD_OUTSIDE_UK" { OutsideUk, OutsideUkMinusMissing, ReferenceOutsideUk }
    /// The sign of a longitude was reversed.
    CoordSign = "W_COORD_SIGN" { MinusTurned, MinusLost, MinusMayBeLost }
    /// Coordinates and postcode are far apart.
    CoordPostcodeDisagree = "W_COORD_POSTCODE_DISAGREE" {
        FarFromPostcode { km: u32, postcode: String },
        CoordinatesOutvoted { km: u32, postcode: String, place: String },
    }
    /// The position is far from the named place, or from the given region.
    CoordPlaceDisagree = "W_COORD_PLACE_DISAGREE" {
        RegionDisagrees { given: Region, position: Region },
        FarFromPlace { km: u32, place: String },
        PostcodeFarFromPlace { postcode: String, km: u32, place: String },
        PostcodeOfAnotherAddress { postcode: String, km: u32, place: String },
        AreaDisagrees { area: Region, record: Region },
        AbroadBesidePosition,
    }
    /// A postcode is invalid or unknown.
    PostcodeInvalid = "W_POSTCODE_INVALID" {
        NotAPostcode,
        PostcodeNotInTable,
        PostcodeForces,
        PostcodeGirobank,
        PostcodeWithoutPlace,
        PostcodeChannelIslands,
        PostcodeIsleOfMan,
        PostcodeOverseas,
        PostcodeIrish,
        PostcodeAreaOnly,
        PostcodeFiguresOnly,
    }
    /// A postcode was read out of a longer text, or corrected.
    PostcodeRead = "W_POSTCODE_READ" {
        PostcodeInText { read: String },
        PostcodeFirstOfSeveral { read: String },
        PostcodeLettersExchanged { read: String },
        PostcodeInAddress { read: String },
        PostcodeForTown { read: String },
    }
    /// A postcode is not in use today: placed by the postcodes near it.
    PostcodeUnknown = "W_POSTCODE_UNKNOWN" {
        PostcodeBySector,
        PostcodeByDistrict,
        PostcodeDistrictRetired,
    }
    /// A place name is not in the gazetteer.
    PlaceUnknown = "W_PLACE_UNKNOWN" {
        PlaceUnknown,
        PlaceNotInArea { area: String },
        AreaInOtherNation,
        AreaForTown,
        AreaForTownInSeveralRegions { region: Region },
        AreaInSeveralRegions { region: Region },
        AreaUnknown,
    }
    /// Several places share a name.
    PlaceAmbiguous = "W_PLACE_AMBIGUOUS" {
        LargestOfName { taken: String, others: Several },
        PlacesOfName { areas: Several },
        SeveralOfName,
        LongerName { read: String },
    }
    /// The location was inferred from a name that only hints at it.
    PlaceGuessed = "W_PLACE_GUESSED" {
        NearPlace,
        VillageByDistrict { km: u32 },
        FirstOfPlaces,
        TownForPostcode,
        TownInPartner,
    }
    /// A region is not one of the nations and regions.
    RegionUnknown = "W_REGION_UNKNOWN" { RegionUnknown }
    /// Nothing says where the partner is.
    NotPlaced = "W_NOT_PLACED" { NotOnePlace, PlaceAbroad, TablesMissing, NothingSaysWhere }
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
