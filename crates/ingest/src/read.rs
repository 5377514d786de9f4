//! Reads a decoded table: maps the header's columns, then reads every row as a record.

use crate::bytes::decode::Decoded;
use crate::cells::memo::Memo;
use crate::cells::verbatim;
use crate::columns::auto_map;
use crate::columns::conventions::Conventions;
use crate::columns::disputes;
use crate::headers::column_mapping::Claims;
use crate::headers::columns::{self, Columns};
use crate::headers::refusal::MissingColumns;
use crate::inspect::cache::InspectionCache;
use crate::record::{self, Context, Rejected, Vocabularies};
use crate::report::{self, Issues};
use crate::table::dialect::Dialect;
use crate::table::ditto::RowAbove;
use crate::table::repaired_row::RepairedRow;
use crate::table::rows::{QuoteFormat, Row, RowStep, Rows};
use crate::table::second_header::{self, SecondHeader};
use crate::table::shifted::{self, Shifted};
use crate::table::{explanation, missing_header, smart_quotes};
use crate::{Code, Encoding, Input, IssueKind, Opened, Refusal, Report, Resources};

use records::dataset::{Builder, Dataset, Kind, Origin};
use records::normalise;
use records::record::Field;

/// The number of rows between progress reports.
const STRIDE: u32 = 2_000;

/// The shortest row, in bytes, assumed when reserving memory for records: the first rows may be
/// shorter than the rest.
const SHORT_ROW: usize = 128;

pub(crate) fn read_table(
    input: &Input<'_>,
    opened: &Opened<'_>,
    resources: &Resources<'_>,
    cache: &mut InspectionCache,
    report: &mut Report,
    issues: &mut Issues,
    progress: &mut dyn FnMut(f32),
) -> Result<Dataset, Refusal> {
    let decoded = opened.text()?;
    report.encoding = decoded.encoding;
    let text = &decoded.text;
    let Some(dialect) = cache.dialect(text, input.options) else {
        return Err(no_known_columns(text));
    };
    report.delimiter = Some(char::from(dialect.delimiter));
    say_how_decoded(decoded, issues);
    too_many_columns(dialect.width)?;
    let header = decoded.grouped_header;
    let header = header.unwrap_or_else(|| dialect.rows().number());
    if dialect.above > 0 && header > 1 {
        let n = header - 1;
        issues.file(IssueKind::Preamble { n, row: header });
    }
    Table::new(input, resources, &dialect, cache, report, issues)?.read(progress)
}

fn say_how_decoded(decoded: &Decoded<'_>, issues: &mut Issues) {
    if decoded.guessed {
        issues.file(IssueKind::EncodingGuessed {
            encoding: decoded.encoding,
        });
    }
    if decoded.half {
        issues.file(IssueKind::HalfCharacter);
    }
    if let Some(upper) = decoded.grouped_header {
        issues.file(IssueKind::HeaderInTwoRows {
            first: upper,
            second: upper + 1,
        });
    }
}

pub(crate) fn too_many_columns(count: usize) -> Result<(), Refusal> {
    if count <= columns::MOST {
        return Ok(());
    }
    Err(Refusal::from(IssueKind::TooManyColumns {
        n: count as u32,
        most: columns::MOST as u32,
    }))
}

pub(crate) fn no_known_columns(text: &str) -> Refusal {
    let line = text.trim_start().lines().next().unwrap_or_default();
    Refusal {
        found: report::shorten(line),
        kind: IssueKind::NoHeader,
    }
}

struct Table<'t> {
    rows: Rows<'t>,
    header_line: &'t str,
    columns: Columns,
    input: &'t Input<'t>,
    resources: &'t Resources<'t>,
    delimiter: u8,
    report: &'t mut Report,
    issues: &'t mut Issues,
    blank_above: u32,
    above: RowAbove<'t>,
    /// Whether a cell of an institution or a type names a column instead.
    names_column: Memo<bool>,
    /// The header by whose order rows are read, where it is not the first.
    second_header: Option<SecondHeader>,
}

impl<'t> Table<'t> {
    /// Advances to the header and maps its columns.
    fn new(
        input: &'t Input<'t>,
        resources: &'t Resources<'t>,
        dialect: &Dialect<'t>,
        cache: &mut InspectionCache,
        report: &'t mut Report,
        issues: &'t mut Issues,
    ) -> Result<Self, Refusal> {
        let rows = dialect.rows();
        let bare = rows.row().len() - dialect.width;
        if bare > 0 {
            issues.row(Code::UnnamedColumn, rows.number(), None, || {
                (String::new(), IssueKind::EmptyColumns { n: bare as u32 })
            });
        }
        let mut claims = Claims::new(rows.row().first(dialect.width), input.options);
        // Where even the header is uncertain, the user decides before columns are mapped by their
        // cells.
        let is_settled = input.options.header.is_some() || !input.options.columns.is_empty();
        if dialect.known < 2
            && !is_settled
            && let Some(missing) =
                MissingColumns::new(&claims, cache.cells(dialect, resources), resources)
        {
            let mut kind = missing.refusal(false);
            if dialect.known == 0 && missing_header::looks_like_record(rows.row().cells()) {
                kind = IssueKind::NoHeaderAboveRecords;
            } else {
                missing.say_what_to_rename(rows.number(), issues);
            }
            let columns = Columns::new(&claims, &[], rows.number(), issues);
            report.columns = columns.all;
            return Err(kind.into());
        }
        let cells = cache.cells(dialect, resources);
        disputes::settle(&mut claims, &cells.sample, resources);
        let personal = auto_map::settle(&mut claims, cells, resources, rows.number(), issues);
        claims.find_postcodes(|column| cells.sample.cells(column));
        let mut columns = Columns::new(&claims, &personal, rows.number(), issues);
        columns.let_stand(input.options);
        report.columns.clone_from(&columns.all);
        if let Some(missing) = MissingColumns::new(&claims, cells, resources) {
            missing.say_what_to_rename(rows.number(), issues);
            return Err(missing.refusal(true).into());
        }
        Ok(Self {
            header_line: rows.line().trim(),
            blank_above: rows.blank(),
            rows,
            columns,
            input,
            resources,
            delimiter: dialect.delimiter,
            above: RowAbove::default(),
            names_column: Memo::default(),
            second_header: None,
            report,
            issues,
        })
    }

    fn read(mut self, progress: &mut dyn FnMut(f32)) -> Result<Dataset, Refusal> {
        let origin = Origin {
            file: self.input.name.to_owned(),
            kind: self.input.kind,
        };
        let mut builder = Builder::new(origin, &self.columns.kept_headers);
        let evidence = Conventions::new(self.rows.clone(), &self.columns, self.resources);
        let verbatim_cells = verbatim::read(self.rows.clone(), &self.columns);
        let mut vocabularies = Vocabularies::new(self.input.options, &verbatim_cells, evidence);
        let mut blank = 0;
        let mut until_told = STRIDE;
        let mut is_first = true;
        loop {
            match self.rows.next() {
                RowStep::End => break,
                RowStep::Unclosed => self.reject_unclosed(),
                RowStep::Row if self.rows.row().is_blank() => blank += 1,
                RowStep::Row => self.read_row(&mut vocabularies, &mut builder),
            }
            until_told -= 1;
            if until_told == 0 {
                until_told = STRIDE;
                let so_far = self.rows.progress();
                progress(so_far);
                if std::mem::take(&mut is_first) {
                    builder.make_room(self.rows_to_come(so_far));
                }
            }
        }
        vocabularies.finish(self.report, self.issues);
        self.issues.forget(&verbatim_cells, self.report);
        blank += self.rows.blank() - self.blank_above;
        if blank > 0 {
            self.issues.file(IssueKind::BlankRows { n: blank });
        }
        self.finish(builder.finish())
    }

    /// An estimate of how many rows will follow those read so far.
    fn rows_to_come(&self, so_far: f32) -> usize {
        let rows = self.report.rows as f32;
        let most = self.input.bytes.len() / SHORT_ROW;
        // A small margin, so that a slightly low estimate is enough.
        (((rows / so_far - rows) * 1.02) as usize).min(most)
    }

    fn reject_unclosed(&mut self) {
        self.report.rows += 1;
        self.report.rejected += 1;
        let line = self.rows.line();
        self.issues
            .row(Code::QuoteUnclosed, self.rows.number(), None, || {
                (line.to_owned(), IssueKind::QuoteUnclosed)
            });
    }

    // Kept out of line: browsers run a function that loops for seconds as they first compiled it,
    // in haste, but soon compile a function well that is called for every row.
    #[inline(never)]
    fn read_row(&mut self, vocabularies: &mut Vocabularies, builder: &mut Builder) {
        self.report.rows += 1;
        let number = self.rows.number();
        if self.rows.line().trim() == self.header_line {
            self.second_header = None;
            self.reject(IssueKind::HeaderRepeated, String::new());
            return;
        }
        if let Some(header) = self.another_header() {
            self.follow(header);
            return;
        }
        if self.report.rows <= explanation::ASKED
            && explanation::is_explanation(self.rows.row(), &self.columns)
        {
            let line = report::shorten(self.rows.line());
            self.reject(IssueKind::ExplanationRow, line);
            return;
        }
        let plain = normalise::is_plain_row(self.rows.line());
        if !plain {
            self.say_if_damaged(number);
        }
        self.say_if_odd(number);
        let context = Context {
            columns: &self.columns,
            resources: self.resources,
            decimal_commas: self.delimiter == b';',
            kind: self.input.kind,
            plain,
            may_hold_errors: normalise::may_hold_errors(self.rows.line()),
        };
        let ordered = self.second_header.as_ref();
        let ordered = ordered.map(|header| header.in_order(self.rows.row()));
        let row = ordered
            .as_ref()
            .map_or_else(|| self.rows.row(), RepairedRow::row);
        let repairs = Repairs {
            number,
            columns: &self.columns,
            delimiter: self.delimiter,
            format: self.rows.format(),
        };
        let Ok(repaired) = repairs.repaired(row, &mut self.above, vocabularies, self.issues) else {
            self.report.rejected += 1;
            return;
        };
        let row = repaired.as_ref().map_or(row, RepairedRow::row);
        match record::record(row, number, &context, vocabularies, self.issues) {
            Ok(record) => {
                self.report.accepted += 1;
                self.report.located += u32::from(record.position.is_some());
                builder.push(&record);
            }
            Err(why) => {
                self.report.rejected += 1;
                if why == Rejected::Summary {
                    return;
                }
            }
        }
        match repaired.or(ordered) {
            Some(row) => self.above.set_repaired(row),
            None => self.above.set(self.rows.line()),
        }
    }

    fn reject(&mut self, kind: IssueKind, found: String) {
        self.report.rejected += 1;
        let number = self.rows.number();
        self.issues.row(kind.code(), number, None, || (found, kind));
    }

    /// The row as a second header. Few rows are asked in full: one of two cells must name a column.
    fn another_header(&mut self) -> Option<SecondHeader> {
        let row = self.rows.row();
        let columns = &self.columns;
        let mut names_column = |field| {
            let cell = columns.cell_of(field).map_or("", |i| row.cell(i));
            let names = || second_header::names_column(cell, columns);
            *self.names_column.get_or_insert_with(cell, names)
        };
        let may_be = names_column(Field::Institution) || names_column(Field::PartnershipType);
        // Just below the header, a row in other words explains it.
        let explains = || {
            self.report.rows <= explanation::ASKED
                && explanation::is_explanation(row, columns)
                && !second_header::repeats_headers(row, columns)
        };
        let may_be = may_be && !explains();
        may_be.then(|| SecondHeader::new(row, columns)).flatten()
    }

    fn follow(&mut self, header: SecondHeader) {
        if header.is_same() {
            self.second_header = None;
            self.reject(IssueKind::HeaderRepeated, String::new());
            return;
        }
        let line = report::shorten(self.rows.line());
        let unread = header.unread.clone();
        let kind = match unread.names.is_empty() {
            true => IssueKind::HeaderInOtherOrder,
            false => IssueKind::HeaderInOtherOrderUnread { unread },
        };
        self.reject(kind, line);
        self.second_header = Some(header);
    }

    fn say_if_damaged(&mut self, number: u32) {
        if !normalise::is_damaged(self.rows.line()) {
            return;
        }
        let kind = if self.report.encoding == Encoding::Utf8 {
            IssueKind::LetterReplaced
        } else {
            IssueKind::BytesReplaced
        };
        for (i, cell) in self.rows.row().cells().enumerate() {
            if normalise::is_damaged(cell) {
                let column = self.columns.all.get(i);
                let column = column.map(|column| (i, column.header.as_str()));
                self.issues.row(kind.code(), number, column, || {
                    (cell.trim().to_owned(), kind.clone())
                });
            }
        }
    }

    fn say_if_odd(&mut self, number: u32) {
        let line = self.rows.line();
        if self.rows.is_stray() {
            self.issues.row(Code::QuoteStray, number, None, || {
                (line.to_owned(), IssueKind::QuoteStray)
            });
        }
        if self.rows.is_marked() {
            self.issues.row(Code::InvisibleChars, number, None, || {
                (String::new(), IssueKind::ByteOrderMark)
            });
        }
    }

    fn finish(self, mut dataset: Dataset) -> Result<Dataset, Refusal> {
        if self.report.rows == 0 {
            return Err(IssueKind::HeaderOnly.into());
        }
        dataset.personal.clone_from(&self.columns.personal);
        if dataset.is_empty() {
            return Err(Refusal::from(IssueKind::NoRecords {
                n: self.report.rows,
            }));
        }
        say_repeated_ids(&dataset, &self.columns, self.issues);
        if self.input.kind != Kind::Illustrative && mark_illustrative(&mut dataset) {
            self.issues.file(IssueKind::IllustrativeRecords);
        }
        Ok(dataset)
    }
}

/// A row whose cells do not fit their columns.
struct ShiftedRow;

/// What is put right in a row before its cells are read.
struct Repairs<'c> {
    number: u32,
    columns: &'c Columns,
    delimiter: u8,
    format: QuoteFormat,
}

impl Repairs<'_> {
    /// The row with what was put right in it; `None` where nothing was.
    fn repaired(
        &self,
        row: Row<'_>,
        above: &mut RowAbove<'_>,
        vocabularies: &Vocabularies,
        issues: &mut Issues,
    ) -> Result<Option<RepairedRow>, ShiftedRow> {
        let joined = self.joined(row, issues)?;
        let row = joined.as_ref().map_or(row, RepairedRow::row);
        let field_at = |i: usize| self.columns.all.get(i).and_then(|column| column.field);
        let stays = |i: usize| {
            field_at(i).is_none_or(|field| {
                field == Field::Id || vocabularies.is_undone(self.number, field)
            })
        };
        let Some(filled) = above.fill(row, self.format, stays) else {
            return Ok(joined);
        };
        for (i, (from, to)) in row.cells().zip(filled.row().cells()).enumerate() {
            if let Some(field) = field_at(i).filter(|_| from != to) {
                let (from, to) = (from.trim(), to.trim());
                issues.correct(Code::DittoRead, self.number, field, from, to);
                let column = self.columns.named(field);
                issues.row(Code::ValueUnknown, self.number, column, || {
                    let kind = match to.is_empty() {
                        true => IssueKind::NothingAbove,
                        false => IssueKind::ValueAbove {
                            value: report::shorten(to),
                        },
                    };
                    (from.to_owned(), kind)
                });
            }
        }
        Ok(Some(filled))
    }

    /// The row whose cells were joined again, because of curly quotation marks or none.
    fn joined(&self, row: Row<'_>, issues: &mut Issues) -> Result<Option<RepairedRow>, ShiftedRow> {
        let (columns, width) = (self.columns, self.columns.all.len());
        if row.len() > width
            && let Some(mended) = smart_quotes::mend(row, width, self.delimiter)
        {
            issues.row(Code::RaggedLong, self.number, None, || {
                (String::new(), IssueKind::CurlyQuotes)
            });
            return Ok(Some(mended));
        }
        if columns.clean {
            return Ok(None);
        }
        match shifted::judge(row, columns, self.delimiter) {
            Shifted::Fits => Ok(None),
            Shifted::Odd { column } => {
                let at = columns.all.get(column);
                let at = at.map(|match_| (column, match_.header.as_str()));
                issues.row(Code::ValueUnknown, self.number, at, || {
                    (row.cell(column).trim().to_owned(), IssueKind::CellMisplaced)
                });
                Ok(None)
            }
            Shifted::Joined { row, cell } => {
                issues.row(Code::RaggedLong, self.number, None, || {
                    (cell, IssueKind::CellsJoined)
                });
                Ok(Some(row))
            }
            Shifted::Misplaced => {
                issues.row(Code::RowShifted, self.number, None, || {
                    let cells: Vec<&str> = row.cells().collect();
                    let (n, width) = (row.len() as u32, width as u32);
                    let kind = match n > width {
                        true => IssueKind::RowShifted { n, width },
                        false => IssueKind::CellsMisplaced,
                    };
                    (report::shorten(&cells.join(", ")), kind)
                });
                Err(ShiftedRow)
            }
        }
    }
}

fn say_repeated_ids(dataset: &Dataset, columns: &Columns, issues: &mut Issues) {
    let mut first = vec![0_u32; dataset.id.values.len()];
    for (&code, &row) in dataset.id.codes.iter().zip(&dataset.row) {
        let id = dataset.id.values.get(code);
        let Some(first) = first.get_mut(code as usize) else {
            continue;
        };
        if *first == 0 {
            *first = row;
        } else if !id.is_empty() {
            let column = columns.named(Field::Id);
            issues.row(Code::DupId, row, column, || {
                (id.to_owned(), IssueKind::IdRepeated { first: *first })
            });
        }
    }
}

/// Marks the file as illustrative if any record says that it is; returns whether it did.
fn mark_illustrative(dataset: &mut Dataset) -> bool {
    let marked = |text: &str| {
        text.get(..12)
            .is_some_and(|head| head.eq_ignore_ascii_case("illustrative"))
    };
    let any = dataset.certainty.values.iter().any(marked);
    if any {
        for origin in &mut dataset.origins {
            origin.kind = Kind::Illustrative;
        }
    }
    any
}
