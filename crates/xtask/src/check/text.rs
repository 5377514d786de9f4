//! Reports as text, for people.

use ingest::{Code, Correction, Issue, Outcome, Report, UnknownValue};
use messages::phrase::Gap;
use messages::{IssueText, Words};
use records::record::Field;

/// The reports, with one line per item.
pub fn text(reports: &[Report], words: Words) -> String {
    let writer = TextReport { words };
    let mut out = String::new();
    for report in reports {
        out.push_str(&report.file);
        out.push('\n');
        for line in writer.lines(report) {
            out.push_str("  ");
            out.push_str(&line);
            out.push('\n');
        }
        out.push('\n');
    }
    if reports.len() > 1 {
        out.push_str(&writer.in_all(reports));
        out.push('\n');
    }
    out
}

struct TextReport {
    words: Words,
}

impl TextReport {
    fn lines(&self, report: &Report) -> Vec<String> {
        let mut lines = Vec::new();
        if report.outcome == Outcome::Refuse {
            lines.push(self.words.get(IssueText::CheckRefused).to_owned());
        } else {
            lines.push(self.rows(std::slice::from_ref(report)));
        }
        lines.extend(self.read_as(report));
        lines.extend(self.columns(report));
        lines.extend(report.unknown.iter().map(|value| self.unlisted(value)));
        let aliases = report.corrections.iter();
        let aliases = aliases.filter(|one| one.code == Code::ValueAlias);
        lines.extend(aliases.map(|one| self.alias(one)));
        lines.extend(report.issues.iter().map(|issue| self.issue(issue)));
        lines
    }

    fn counted(&self, text: IssueText, n: u32, gaps: &[(&str, &str)]) -> String {
        let number = self.words.number(n);
        let gaps = [gaps, &[("n", number.as_str())]].concat();
        self.words.fill_counted(text, n, &gaps)
    }

    fn rows(&self, reports: &[Report]) -> String {
        let sum = |count: fn(&Report) -> u32| reports.iter().map(count).sum::<u32>();
        let [accepted, rejected, located] = [
            sum(|report| report.accepted),
            sum(|report| report.rejected),
            sum(|report| report.located),
        ]
        .map(|n| self.words.number(n));
        let gaps = [
            ("accepted", accepted.as_str()),
            ("rejected", &rejected),
            ("located", &located),
        ];
        self.counted(IssueText::CheckRows, sum(|report| report.rows), &gaps)
    }

    fn in_all(&self, reports: &[Report]) -> String {
        let refused = reports.iter();
        let refused = refused.filter(|report| report.outcome == Outcome::Refuse);
        let refused = self.counted(IssueText::CheckFilesRefused, refused.count() as u32, &[]);
        let rows = self.rows(reports);
        self.words.fill(
            IssueText::CheckInAll,
            &[("rows", &rows), ("refused", &refused)],
        )
    }

    fn read_as(&self, report: &Report) -> Option<String> {
        let delimiter = match report.delimiter? {
            ',' => self.words.get(IssueText::DelimiterComma).to_owned(),
            ';' => self.words.get(IssueText::DelimiterSemicolon).to_owned(),
            '\t' => self.words.get(IssueText::DelimiterTab).to_owned(),
            other => self.words.fill(
                IssueText::DelimiterOther,
                &[("mark", other.encode_utf8(&mut [0; 4]))],
            ),
        };
        let gaps = [
            ("encoding", report.encoding.name()),
            ("delimiter", delimiter.as_str()),
        ];
        Some(self.words.fill(IssueText::CheckReadAs, &gaps))
    }

    fn columns(&self, report: &Report) -> Vec<String> {
        let renamed = report.columns.iter().filter_map(|column| {
            let coordinates = self.words.get(IssueText::CheckCoordinates);
            let field = column.field.map(Field::name);
            let field = field.or(column.position.then_some(coordinates))?;
            let gaps = [("header", column.header.as_str()), ("field", field)];
            (field != column.header).then(|| self.words.fill(IssueText::CheckColumnIs, &gaps))
        });
        let kept = report.columns.iter();
        let kept = kept.filter(|column| column.field.is_none() && !column.position);
        let lists = [
            (IssueText::CheckColumns, renamed.collect::<Vec<_>>()),
            (
                IssueText::CheckKept,
                kept.map(|column| column.header.clone()).collect(),
            ),
        ];
        let given = lists.into_iter().filter(|(_, names)| !names.is_empty());
        given
            .map(|(text, names)| self.words.fill(text, &[("columns", &names.join(", "))]))
            .collect()
    }

    fn unlisted(&self, value: &UnknownValue) -> String {
        let text = match value.field {
            Field::Start | Field::End => IssueText::CheckNotDate,
            _ => IssueText::CheckUnlisted,
        };
        let row = self.words.number(value.first_row);
        let gaps = [
            ("field", value.field.name()),
            ("value", value.value.as_str()),
            ("row", row.as_str()),
        ];
        let said = self.counted(text, value.count, &gaps);
        match &value.near {
            Some(near) => self.words.fill(
                IssueText::CheckPerhaps,
                &[("said", said.as_str()), ("near", near)],
            ),
            None => said,
        }
    }

    fn alias(&self, one: &Correction) -> String {
        let meant = match one.to.as_str() {
            "" => self.words.get(IssueText::CheckNothing),
            meant => meant,
        };
        let gaps = [
            ("field", one.field.name()),
            ("value", one.from.as_str()),
            ("meant", meant),
        ];
        self.counted(IssueText::CheckAlias, one.count, &gaps)
    }

    fn issue(&self, issue: &Issue) -> String {
        let row = issue.row.map_or_else(String::new, |row| {
            let row = row.text(self.words);
            let row = self.words.fill(IssueText::CheckRow, &[("row", &row)]);
            format!(" {row}")
        });
        let column = issue.column.as_ref();
        let column = column.map_or_else(String::new, |column| format!(" “{}”", column.header));
        let said = issue.sentences(self.words).all();
        format!("{}{row}{column}: {said}", issue.code.name())
    }
}
