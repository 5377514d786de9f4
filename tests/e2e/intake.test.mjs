// Loading files: the illustrative survey, the user's own, and those that are refused; exports are
// marked.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { eventually, endToEnd } from "./harness.mjs";
import {
  DOCUMENTED_CSV,
  ILLUSTRATIVE_CSV,
  count,
  has,
  partnersOf,
  projectsOf,
  records,
  recordsOf,
  sentence,
} from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const folder = mkdtempSync(join(tmpdir(), "partnership-map-"));
after(() => rmSync(folder, { recursive: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const RETURNS = `id,institution,partner,latitude,longitude,partnership_type,funding_stream,url,start
R1,Tate,Tŷ Pawb,53.0455,-2.9908,Loan,Art Fund,https://example.org/a,2009
R2,Tate,Ulster Museum,54.5826,-5.9351,Loan;Learning,Art Fund,https://example.org/b,2009
R3,British Museum,Leeds City Museum,53.8019,-1.5471,Learning,Not stated,,2010
`;

const FAULTY = `institution,partner,postcode,partnership_type,funding_stream,url,start
Tate,Tŷ Pawb,LL13 8BY,Loan,Art Fund,https://example.org/a,2009
Tate,Nowhere House,ZZ99 9ZZ,Loan,Art Fund,javascript:alert(1),2009
Tate,,LS2 8BH,Loan,Art Fund,,2009
British Museum,Leeds City Museum,LS2 8BH,Learning,,,soon
`;

const button = (visit, name) => visit.page.getByRole("button", { name, exact: true });
const dialog = (visit) => visit.page.getByRole("dialog");
const report = (visit, name) => dialog(visit).locator(".report").filter({ hasText: name });

endToEnd("a dropped file is shown instead, or added, and nothing is sent", {}, async (visit) => {
  const path = file("returns.csv", RETURNS);
  const own = records(RETURNS);
  await visit.settled("#type=Loan");
  await visit.silently(async () => {
    await visit.dropAndWait([path]);
    await dialog(visit).getByRole("heading", { name: "Ready to show" }).waitFor();
    await dialog(visit).getByText("3 records from 1 file.").waitFor();
    await visit.axeInBothSchemes();
    await visit.shot("ready-to-show");
    await button(visit, "Show instead").click();
    await visit.says(sentence(own, own));
    await visit.page.getByText("Read in this browser from returns.csv.").waitFor();
    // The records are between Leeds and Belfast: the map frames them, and the headline has the
    // focus.
    await eventually(() => visit.state(), { data: "own" });
    assert.equal(await visit.focused(), "headline");
    await visit.picture();
    await button(visit, "Zoom in").click();
    await eventually(async () => Object.keys(await visit.state()).sort(), ["at", "data"]);
    const [latitude, longitude, zoom] = (await visit.state()).at.split(/[,_/]/).map(Number);
    const there = latitude > 53 && latitude < 55 && longitude > -7 && longitude < -1 && zoom > 6;
    assert.ok(there, `the map looks at the new places, not at ${[latitude, longitude, zoom]}`);
    assert.equal((await visit.state()).data, "own");
    await visit.axeInBothSchemes();

    await visit.radio("Documented");
    await visit.says(sentence(all, all));
    await visit.choose("type", "Loan");
    await visit.dropAndWait([path]);
    await button(visit, "Add to what is shown").click();
    const both = [...all, ...own];
    // The same institution, type or stream in both files is one value; records are not merged.
    await visit.says(sentence(both.filter(has("partnership_type", ["Loan"])), both, "Loan"));
    await button(visit, "Clear all filters").click();
    await visit.says(sentence(both, both));
  });
});

endToEnd("the bar of data sets names the reader's files while they are shown", {}, async (visit) => {
  await visit.open();
  await visit.dropAndWait([file("mine.csv", RETURNS)]);
  await button(visit, "Show instead").click();
  const own = visit.page.getByRole("radio", { name: "Your files", exact: true });
  await eventually(() => own.count(), 1);
  assert.ok(await own.isChecked());
});

endToEnd("a file that is chosen is read as one that is dropped, and Cancel leaves all as it was", {}, async (visit) => {
  await visit.open();
  const path = file("chosen.csv", RETURNS);
  await visit.page.getByLabel("Open CSV files or workbooks").setInputFiles(path);
  await button(visit, "Cancel").click();
  await dialog(visit).waitFor({ state: "hidden" });
  await visit.says(sentence(all, all));
  // The same file again.
  await visit.page.getByLabel("Open CSV files or workbooks").setInputFiles(path);
  await dialog(visit).getByRole("heading", { name: "Ready to show" }).waitFor();
  await visit.page.keyboard.press("Escape");
  await dialog(visit).waitFor({ state: "hidden" });
  await visit.says(sentence(all, all));
});

endToEnd("what is cancelled before the reader has started never comes", {}, async (visit) => {
  // The parts of the import module arrive late, as on a slow connection.
  const held = [];
  await visit.page.route(/worker_bg\.wasm/, (route) => held.push(route));
  await visit.open();
  await visit.page.getByLabel("Open CSV files or workbooks").setInputFiles(file("late.csv", RETURNS));
  await eventually(() => held.length > 0, true, "the reader is asked for");
  await button(visit, "Cancel").click();
  await dialog(visit).waitFor({ state: "hidden" });
  for (const route of held) await route.continue();
  await visit.page.waitForLoadState("networkidle");
  // The cancelled file has had time to be read; nothing of it is shown.
  await visit.page.waitForTimeout(2_000);
  assert.equal(await dialog(visit).count(), 0);
  await visit.says(sentence(all, all));
  // And the file can be read again.
  await visit.dropAndWait([file("late.csv", RETURNS)]);
  await button(visit, "Show instead").click();
  await visit.says(sentence(records(RETURNS), records(RETURNS)));
});

endToEnd("a PDF named .csv is refused, and the present data stays", {}, async (visit) => {
  await visit.open();
  const path = join(folder, "annual return.csv");
  writeFileSync(path, await visit.page.pdf());
  await visit.choose("nation", "Wales");
  const wales = all.filter(has("nation", ["Wales"]));
  await visit.says(sentence(wales, all, "Wales"));

  await visit.drop([path]);
  const alert = visit.page.getByRole("alert");
  await alert.getByText("annual return.csv").waitFor();
  await alert.getByText("Refused").waitFor();
  await alert.getByText(/PDF/).waitFor();
  await alert.getByText(/save that as CSV/).waitFor();
  await dialog(visit).getByText("What was shown stays as it is.").waitFor();
  assert.equal(await button(visit, "Show instead").count(), 0);
  await visit.axeInBothSchemes();
  await visit.shot("refused");
  await button(visit, "Close").click();
  await visit.says(sentence(wales, all, "Wales"));
  assert.deepEqual(await visit.state(), { nation: "Wales" });

  // A table without the columns that every record needs.
  await visit.drop([file("accounts.csv", "month,pounds\nMay,12\nJune,13\n")]);
  await alert.getByText("accounts.csv").waitFor();
  await button(visit, "Close").click();
  await visit.says(sentence(wales, all, "Wales"));
});

endToEnd("of two files one is refused, and the other can be shown", {}, async (visit) => {
  await visit.open();
  await visit.dropAndWait([file("good.csv", RETURNS), file("scan.csv", await visit.page.pdf())]);
  await dialog(visit).getByText("3 records from 1 file.").waitFor();
  await report(visit, "good.csv").getByText("Read in full").waitFor();
  await visit.page.getByRole("alert").getByText("scan.csv").waitFor();
  await visit.axe();
  await button(visit, "Show instead").click();
  const own = records(RETURNS);
  await visit.says(sentence(own, own));
});

endToEnd("rows with problems are listed by file, row and column", {}, async (visit) => {
  await visit.open();
  await visit.dropAndWait([file("faulty.csv", FAULTY)]);
  await report(visit, "faulty.csv").getByText("3 records · 1 row rejected · 2 records placed on the map").waitFor();
  const listed = () =>
    report(visit, "faulty.csv")
      .getByRole("region", { name: "Notes by row" })
      .locator("tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.cells].slice(0, 3).map((cell) => cell.textContent)));
  const expected = [
    ["3", "postcode", "“ZZ99 9ZZ” is not a UK postcode."],
    ["3", "url", "“javascript:alert(1)” cannot be a link."],
    ["4", "partner", "This cell is empty, and every record needs it."],
    ["5", "start", "“soon” could not be read as a date."],
  ];
  assert.deepEqual(await listed(), expected);
  const notes = report(visit, "faulty.csv").getByRole("region", { name: "Notes by row" });
  const done = await notes.locator("tbody td:last-child").allTextContents();
  assert.ok(done.every((text) => text.length > 10), "each says what was done");
  await visit.axeInBothSchemes();
  await button(visit, "Show instead").click();
  // Shown, but not on the map: stated in the headline, and listed in the report.
  await eventually(() => visit.headline(), "3 records · 3 projects · 3 partners · 2 places · 1 record not placed");
  await button(visit, "Data report").click();
  await dialog(visit).getByText("A required cell is empty").click();
  await dialog(visit).getByRole("cell", { name: "This cell is empty" }).waitFor();
  await report(visit, "Records without a position").getByRole("link", { name: "Nowhere House" }).click();
  await dialog(visit).waitFor({ state: "hidden" });
  await visit.page.getByText("Not placed: nothing in the record could be found on the map").waitFor();
});

endToEnd("the template is a file that the page takes", {}, async (visit) => {
  await visit.open();
  await button(visit, "Data report").click();
  await visit.axe();
  const saved = await visit.saved(() => dialog(visit).getByRole("button", { name: "CSV template" }).click());
  assert.equal(saved.name, "partnerships-template.csv");
  const rows = records(saved.text);
  assert.ok(rows.length > 0);
  for (const column of ["institution", "partner", "partnership_type"]) assert.ok(column in rows[0], column);
  await button(visit, "Close").click();

  await visit.dropAndWait([file(saved.name, saved.text)]);
  await report(visit, saved.name).getByText(/^Read in full/).waitFor();
  await report(visit, saved.name).getByText("0 rows rejected").waitFor();
  await button(visit, "Show instead").click();
  await eventually(async () => (await visit.headline()).split(" · ").slice(0, 4), [
    "Illustrative data",
    count(rows.length, "record"),
    count(projectsOf(rows), "project"),
    count(partnersOf(rows), "partner"),
  ]);
});

endToEnd("the illustrative survey is marked on the map, in the headline and in what leaves", {}, async (visit) => {
  const survey = recordsOf(ILLUSTRATIVE_CSV);
  await visit.settled();
  await visit.silently(async () => {
    await visit.radio("Illustrative survey");
    await visit.page.locator(".map-mark", { hasText: "Illustrative data" }).waitFor({ timeout: 20_000 });
  });
  await eventually(async () => (await visit.headline()).split(" · ").slice(0, 4), [
    "Illustrative data",
    count(survey.length, "record"),
    count(projectsOf(survey), "project"),
    count(partnersOf(survey), "partner"),
  ]);
  await visit.page.getByText("They describe no real project, museum or grant.").waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("illustrative");

  await visit.choose("institution", "Sample National Museum D");
  await visit.radio("Table");
  const saved = await visit.saved(() => button(visit, "Download these as CSV").click());
  const exported = records(saved.text);
  const own = survey.filter(has("institution", ["Sample National Museum D"]));
  assert.deepEqual(exported.map(({ id }) => id), own.map(({ id }) => id));
  assert.match(saved.name, /illustrative/);
  assert.ok(exported.every(({ certainty }) => certainty === "illustrative"));

  // The file itself says so, wherever it is sent.
  await visit.dropAndWait([file(saved.name, saved.text)]);
  await button(visit, "Show instead").click();
  await visit.page.locator(".map-mark").waitFor({ state: "attached" });
  await eventually(async () => (await visit.headline()).startsWith("Illustrative data · "), true);
  await visit.radio("Documented");
  await visit.says(sentence(all, all));
  assert.equal(await visit.page.locator(".map-mark").count(), 0);
});

endToEnd("what is saved is what is shown, and reads back the same", {}, async (visit) => {
  await visit.open("#view=table&funding=Art+Fund");
  const shown = all.filter(has("funding_stream", ["Art Fund"]));
  await visit.says(sentence(shown, all, "Art Fund"));
  const saved = await visit.saved(() => button(visit, "Download these as CSV").click());
  const exported = records(saved.text);
  for (const column of ["id", "institution", "partner", "partnership_type", "url", "title"]) {
    assert.deepEqual(exported.map((r) => r[column]), shown.map((r) => r[column]), column);
  }
  await visit.dropAndWait([file("again.csv", saved.text)]);
  await button(visit, "Show instead").click();
  await visit.says(sentence(shown, shown));
});

endToEnd("a file is read in a worker, away from the page", {}, async (visit) => {
  await visit.page.addInitScript(() => {
    window.__long = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) window.__long.push([startTime, duration]);
    }).observe({ type: "longtask" });
  });
  await visit.settled();
  const from = await visit.page.evaluate(() => performance.now());
  const worker = visit.page.waitForEvent("worker");
  await visit.dropAndWait([ILLUSTRATIVE_CSV]);
  await worker;
  await button(visit, "Show instead").click();
  await visit.page.locator(".map-mark").waitFor();
  await visit.picture();
  const long = await visit.page.evaluate((from) => window.__long.filter(([start]) => start >= from), from);
  // Printed, not asserted: the duration of a task also depends on the machine.
  console.log(`long tasks on the main thread while reading: ${long.map(([, ms]) => ms).join(", ") || "none"} ms`);
});
