// The data desk: files as museums send them, settled by a person where they leave a doubt; the data
// report; the clean file.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { eventually, journey } from "./harness.mjs";
import { records } from "./records.mjs";
import { workbook } from "./workbook.mjs";

const folder = mkdtempSync(join(tmpdir(), "partnership-map-"));
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const button = (visit, name) => visit.page.getByRole("button", { name, exact: true });
const dialog = (visit) => visit.page.getByRole("dialog");
const report = (visit, name) => dialog(visit).locator(".report").filter({ hasText: name });
const start = async (visit) => (await visit.headline()).split(" · ").slice(0, 3).join(" · ");

const HEADER = ["institution", "partner", "place", "partnership_type", "funding_stream", "start"];
const ROWS = [
  ["Tate", "Leeds City Museum", "Leeds", "Loan", "Art Fund", "2009"],
  ["Tate", "Ulster Museum", "Belfast", "Learning", "Art Fund", "2008"],
  ["British Museum", "Norwich Castle", "Norwich", "Loan", "Grant in aid", "2010"],
];
const csv = (rows, delimiter = ",") => rows.map((row) => row.join(delimiter)).join("\n") + "\n";

journey("a Windows-1252 file with semicolons is read as it was meant, and can be read otherwise", {}, async (visit) => {
  const text = csv([HEADER, ["Tate", "Château Musée", "Leeds", "Loan", "Art Fund", "2009"], ...ROWS], ";");
  await visit.open();
  await visit.dropAndWait([file("western.csv", Buffer.from(text, "latin1"))]);
  const card = report(visit, "western.csv");
  await card.getByText("Windows-1252").first().waitFor();
  await card.getByText("How it was read").click();
  await card.getByText("Château Musée").waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("how-it-was-read");

  await card.getByLabel("Letters").selectOption({ label: "Mac Roman" });
  await card.getByRole("button", { name: "Read again like this" }).click();
  await card.getByText("Château Musée").waitFor({ state: "hidden" });
  await card.getByLabel("Letters").selectOption({ index: 0 });
  await card.getByRole("button", { name: "Read again like this" }).click();
  await card.getByText("Château Musée").waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "4 records · 4 projects · 4 partners");
});

journey("a workbook is read by its sheet of records, and another sheet can be chosen", {}, async (visit) => {
  const book = workbook({
    Notes: [["Partnership return 2009"], ["Please keep the headers."]],
    Returns: [HEADER, ...ROWS.map((row) => [...row.slice(0, 5), Number(row[5])])],
    "Last year": [HEADER, ROWS[0]],
  });
  await visit.open();
  await visit.dropAndWait([file("return.xlsx", book)]);
  const card = report(visit, "return.xlsx");
  await card.getByText("3 records ·").first().waitFor();
  await card.getByText("How it was read").click();
  await visit.axe();
  await visit.shot("workbook");
  await card.getByLabel("Sheet").selectOption({ label: "Last year" });
  await card.getByRole("button", { name: "Read again like this" }).click();
  await card.getByText("1 record ·").first().waitFor();
  await card.getByLabel("Sheet").selectOption({ label: "Returns" });
  await card.getByRole("button", { name: "Read again like this" }).click();
  await card.getByText("3 records ·").first().waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "3 records · 3 projects · 3 partners");
});

journey("unknown headers are matched once by a person, and remembered", {}, async (visit) => {
  const more = Array.from({ length: 6 }, (_, i) => [...ROWS[i % 3].slice(0, 1), `Museum ${i} of Leeds`, ...ROWS[i % 3].slice(2)]);
  const odd = csv([["Us", "Them", "Whereabouts", "What we did", "Paid by", "Then"], ...ROWS, ...more]);
  await visit.open();
  await visit.dropAndWait([file("odd.csv", odd)]);
  const card = report(visit, "odd.csv");
  const read = card.getByRole("button", { name: "Agree and read" });
  await read.waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("columns-to-match");
  // What is proposed by the cells is right but for one column.
  assert.equal(await card.getByLabel("What we did is read as").inputValue(), "partnership_type");
  await card.getByLabel("Then is read as").selectOption("end");
  await read.click();
  await card.getByText("9 records ·").first().waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "9 records · 9 projects · 9 partners");

  const next = csv([["Then", "Us", "Them", "Whereabouts", "What we did", "Paid by"], ["2011", "Tate", "Tullie", "Carlisle", "Loan", "Art Fund"]]);
  await visit.dropAndWait([file("odd-2011.csv", next)]);
  await report(visit, "odd-2011.csv").getByText("1 record ·").first().waitFor();
  await button(visit, "Add to what is shown").click();
  await eventually(() => start(visit), "10 records · 10 projects · 10 partners");
});

journey("a value in no list is matched, and a correction is undone", {}, async (visit) => {
  const odd = csv([HEADER, ["V and A", ...ROWS[0].slice(1, 3), "Lone", ...ROWS[0].slice(4)], ...ROWS]);
  await visit.open();
  await visit.dropAndWait([file("values.csv", odd)]);
  const card = report(visit, "values.csv");
  await card.getByText("1 value in no list").click();
  await card.getByLabel("“Lone” means").selectOption({ index: 1 });
  await card.getByText(/corrections?$/).click();
  await visit.axeInBothSchemes();
  await visit.shot("values");
  await card.getByRole("button", { name: "Undo “V and A”" }).click();
  await card.getByRole("button", { name: "Read again like this" }).click();
  await card.getByRole("button", { name: "Undo “Lone”", includeHidden: true }).waitFor({ state: "attached" });
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "4 records · 4 projects · 3 partners");
  assert.equal((await visit.counts("institution"))["V and A"], 1);
  assert.equal((await visit.counts("type")).Loan, 3);
});

journey("of four files one is refused; the others are merged, and the report knows whose rows are whose", {}, async (visit) => {
  await visit.open();
  await visit.dropAndWait([
    file("tate.csv", csv([HEADER, ROWS[0], ROWS[1]])),
    file("british.csv", csv([HEADER, ROWS[2]])),
    file("tate-again.csv", csv([HEADER, ROWS[0]])),
    file("letter.csv", "%PDF-1.7\n%binary"),
  ]);
  await report(visit, "letter.csv").getByText("This is a PDF").waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "3 records · 3 projects · 3 partners");

  await button(visit, "Data report").click();
  await dialog(visit).getByRole("heading", { name: "What is filled in" }).waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("data-report");
  await dialog(visit).getByText("Rows that stand in two files").waitFor();
  const saved = await visit.saved(() => button(visit, "Download the report as CSV").click());
  const findings = records(saved.text);
  assert.ok(findings.some((row) => row.file === "letter.csv"), "the refused file is in the report");
  assert.ok(findings.some((row) => row.file === "tate-again.csv"), "the repeated row is in the report");
});

journey("a long reading can be cancelled, and the present data stays", {}, async (visit) => {
  const row = ROWS[0].join(",");
  const lines = Array.from({ length: 400_000 }, (_, i) => `${row.replace("Leeds City", `Museum ${i} of Leeds`)}`);
  const long = file("long.csv", `${HEADER.join(",")}\n${lines.join("\n")}\n`);
  await visit.open();
  const before = await visit.headline();
  await visit.drop([long]);
  await dialog(visit).getByRole("progressbar").waitFor();
  await button(visit, "Cancel").click();
  await dialog(visit).waitFor({ state: "hidden" });
  assert.equal(await visit.headline(), before);
  await visit.choose("type", "Loan");
});

journey("the clean file reads back the same", {}, async (visit) => {
  const kept = csv([[...HEADER, "Curator's remark"], ...ROWS.map((row) => [...row, "=1+1"])]);
  await visit.open();
  await visit.dropAndWait([file("returns.csv", kept)]);
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "3 records · 3 projects · 3 partners");
  const before = await visit.headline();
  await button(visit, "Data report").click();
  const save = button(visit, "Download the clean file");
  const saved = await visit.saved(() => save.click());
  assert.equal(saved.name, "partnerships-clean.csv");
  assert.ok(saved.text.startsWith("\ufeff"), "a byte order mark for Excel");
  assert.ok(saved.text.includes("'=1+1"), "what a spreadsheet would compute is guarded");
  await button(visit, "Close").click();

  await visit.dropAndWait([saved.path]);
  await dialog(visit).getByText("3 records from 1 file.").waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => visit.headline(), before);
});
