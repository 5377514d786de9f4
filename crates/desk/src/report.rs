//! What was said of files.

use engine::catalogue::{DeskKey, Key};
use engine::dataset::{Dataset, merge};
use engine::ingest::{Issue, Outcome, Reading, Report};
use engine::query::{Query, Target};
use engine::record::PlacedBy;
use engine::summary::record_key;
use leptos::prelude::*;
use partnership_map::address;
use partnership_map::controls::on;
use partnership_map::platform::worker::Packed;
use partnership_map::words::{t, words};

use crate::desk::Desk;
use crate::files::{CloseButton, TemplateButton};

/// Issues and records shown in full; the counts beside them are of all.
const MOST: usize = 200;

/// A file's outcome, its counts and its issues by row and column.
#[component]
pub fn ReportView(report: Report, alert: bool) -> impl IntoView {
    let w = words();
    let refused = report.outcome == Outcome::Refuse;
    let counts = (!refused).then(|| {
        let parts = [
            w.count(Key::CountRecords, report.accepted),
            w.count(DeskKey::CountRejected, report.rejected),
            w.count(DeskKey::CountPlaced, report.located),
            read_as(&report),
        ];
        view! { <p class="quiet-text">{parts.join(" · ")}</p> }
    });
    let role = alert.then_some("alert");
    let len = report.issues.len();
    let lines = report.issues.iter().take(MOST).map(issue).collect_view();
    let more = (len > MOST).then(|| {
        view! { <p class="quiet-text">{w.count(DeskKey::MoreIssues, (len - MOST) as u32)}</p> }
    });
    let table = move || {
        view! {
            <div class="issues" tabindex="0" role="region" aria-label=t(DeskKey::IssuesLabel)>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t(DeskKey::RowNumber)}</th>
                            <th scope="col">{t(DeskKey::ColumnName)}</th>
                            <th scope="col">{t(DeskKey::Found)}</th>
                            <th scope="col">{t(DeskKey::Done)}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {more}
        }
    };
    let body = match (refused, len) {
        (true, _) => {
            let sentence = |issue: &Issue| format!("{} {}", issue.found, issue.done);
            let text: Vec<String> = report.issues.iter().map(sentence).collect();
            view! { <p>{text.join(" ")}</p> }.into_any()
        }
        (false, 0) => view! { <p class="quiet-text">{t(DeskKey::NoIssues)}</p> }.into_any(),
        (false, _) => table().into_any(),
    };
    view! {
        <section class="report" class:refused=refused role=role>
            <h3>
                <span class="report-file">{report.file.clone()}</span>
                <span class="outcome">{t(outcome(report.outcome))}</span>
            </h3>
            {counts}
            {body}
        </section>
    }
}

fn issue(issue: &Issue) -> impl IntoView + use<> {
    let row = issue.row.map(|row| words().number(row)).unwrap_or_default();
    view! {
        <tr>
            <td>{row}</td>
            <td>{issue.column.clone().unwrap_or_default()}</td>
            <td class="found">{issue.found.clone()}</td>
            <td>{issue.done.clone()}</td>
        </tr>
    }
}

/// The encoding and the delimiter, which a file does not name itself.
fn read_as(report: &Report) -> String {
    let delimiter = match report.delimiter {
        Some(',') => DeskKey::Comma,
        Some(';') => DeskKey::Semicolon,
        Some('\t') => DeskKey::Tab,
        Some('|') => DeskKey::Pipe,
        _ => return report.encoding.name().to_owned(),
    };
    let gaps = [
        ("encoding", report.encoding.name()),
        ("delimiter", t(delimiter)),
    ];
    words().fill(DeskKey::ReadAs, &gaps)
}

const fn outcome(outcome: Outcome) -> DeskKey {
    match outcome {
        Outcome::Accept => DeskKey::OutcomeAccept,
        Outcome::AcceptWarn => DeskKey::OutcomeAcceptWarn,
        Outcome::Partial => DeskKey::OutcomePartial,
        Outcome::Refuse => DeskKey::OutcomeRefuse,
    }
}

/// The report on the data that is shown.
pub fn page(desk: Desk) -> impl IntoView {
    let held = desk.held.get_value();
    let readings: Vec<Reading> = held.present.iter().filter_map(Packed::unpack).collect();
    let sets: Vec<&Dataset> = readings.iter().filter_map(|r| r.dataset.as_ref()).collect();
    let data = merge(&sets);
    let reports = readings
        .iter()
        .map(|reading| view! { <ReportView report=reading.report.clone() alert=false /> })
        .collect_view();
    view! {
        <h2 id="desk-title">{t(Key::DataReport)}</h2>
        {reports}
        {not_placed(desk, &data)}
        <p class="dialog-actions">
            <TemplateButton />
            <CloseButton desk=desk />
        </p>
    }
}

/// The records that have no place of their own.
fn not_placed(desk: Desk, data: &Dataset) -> impl IntoView + use<> {
    let source = address::read().source;
    let without = |row: &u32| {
        matches!(
            data.placed_by[*row as usize],
            PlacedBy::None | PlacedBy::Region
        )
    };
    let rows: Vec<u32> = (0..data.len() as u32).filter(without).collect();
    let line = |&row: &u32| {
        let name = data.partner.get(row).to_owned();
        let where_ = match (data.region.get(row), data.nation.get(row)) {
            ("", "") => t(Key::PlacedByNone).to_owned(),
            ("", area) | (area, _) => words().fill(Key::SomewhereIn, &[("area", area)]),
        };
        let query = Query {
            source,
            target: Some(Target::Record(record_key(data, row))),
            ..Query::default()
        };
        view! {
            <li>
                <a href=format!("#{}", query.to_fragment()) on:click=on(move |_| desk.leave())>
                    {name}
                </a>
                " "
                <span class="line-note">{where_}</span>
            </li>
        }
    };
    let lines = rows.iter().take(MOST).map(line).collect_view();
    let n = words().count(Key::CountRecords, rows.len() as u32);
    (!rows.is_empty()).then(|| {
        view! {
            <section class="report listing">
                <h3>{words().fill(DeskKey::WithoutPlace, &[("records", &n)])}</h3>
                <ul>{lines}</ul>
            </section>
        }
    })
}
