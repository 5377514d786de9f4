// The user's decisions about files are not lost, and nothing is left out or sent on unnoticed.

import assert from "node:assert/strict";

import { eventually, endToEnd } from "./harness.mjs";
import { records } from "./records.mjs";
import { HEADER, ROWS, button, csv, dialog, file, report, start } from "./returns.mjs";

const OWN_WORDS = csv([
  ["Us", "Ref", "Body", "Whereabouts", "Remark", "Then"],
  ["Tate", "77", "Qx", "Leeds", "aa", "2009"],
  ["Tate", "78", "Qy", "Belfast", "bb", "2008"],
  ["British Museum", "79", "Qz", "Norwich", "aa", "2010"],
]);

endToEnd("a required column is chosen with the arrow keys, and what they pass stays what it was", {}, async (visit) => {
  await visit.open();
  await visit.dropAndWait([file("own.csv", OWN_WORDS)]);
  const card = report(visit, "own.csv");
  const holds = (column) => card.getByLabel(`${column} is read as`).inputValue();
  const before = [await holds("Us"), await holds("Whereabouts")];
  assert.deepEqual(before, ["institution", "place"]);
  await card.getByLabel("Partner required").focus();
  const press = async (key, column) => {
    await visit.page.keyboard.press(key);
    await eventually(() => holds(column), "partner");
  };
  await press("ArrowDown", "Us");
  // The option is selected for a moment, and the column that is then missing is asked for.
  await card.getByLabel("Institution required").waitFor();
  await press("ArrowDown", "Ref");
  assert.deepEqual([await holds("Us"), await holds("Whereabouts")], before);
  assert.equal(await card.getByLabel("Institution required").count(), 0);
  await press("ArrowDown", "Body");
  await press("ArrowDown", "Whereabouts");
  await press("ArrowUp", "Body");
  assert.deepEqual([await holds("Us"), await holds("Whereabouts")], before);
  await visit.page.keyboard.press("Tab");
  await card.getByText("1 required column was not found.").waitFor();

  // A column taken away by the last choice is asked for again.
  await card.getByLabel("Partnership type required").selectOption({ label: "Us" });
  const institution = card.getByLabel("Institution required");
  await institution.selectOption({ label: "Remark" });
  assert.equal(await holds("Remark"), "institution");
  assert.equal(await institution.inputValue(), "4");
  await visit.axe();
});

endToEnd("a setting that makes a file unreadable can be taken back", {}, async (visit) => {
  await visit.open();
  await visit.dropAndWait([file("semicolons.csv", csv([HEADER, ...ROWS], ";"))]);
  const card = report(visit, "semicolons.csv");
  await card.getByText("Columns and settings").click();
  await card.getByLabel("start is read as").selectOption("end");
  await card.getByLabel("Column separator").selectOption({ label: "tabs" });
  await card.getByRole("button", { name: "Read the file again" }).click();
  await card.getByText("It cannot be read with these settings").waitFor();
  await card.getByText("You chose Column separator: “tabs”.").waitFor();
  assert.equal(await card.getByLabel("Column separator").locator("option:checked").textContent(), "tabs");
  await visit.axeInBothSchemes();
  await visit.shot("setback");
  await card.getByRole("button", { name: "Read it as before" }).click();
  await card.getByText("3 records ·").first().waitFor();
  assert.equal(await card.getByText("It cannot be read with these settings").count(), 0);
  assert.equal(await card.getByLabel("start is read as").inputValue(), "end");
});

endToEnd("a file that waits for a decision is named before it is left out", {}, async (visit) => {
  await visit.open();
  await visit.dropAndWait([file("own.csv", OWN_WORDS), file("ready.csv", csv([HEADER, ...ROWS]))]);
  await dialog(visit).getByRole("heading", { name: "1 file needs your decision" }).waitFor();
  await dialog(visit).getByText("Left out unless you decide first: own.csv.").waitFor();
  const show = button(visit, "Show 1 of 2 files instead");
  assert.match(await visit.page.locator(`#${await show.getAttribute("aria-describedby")}`).textContent(), /own\.csv/);
  await button(visit, "Add 1 of 2 files").waitFor();
  await visit.axe();
  await visit.shot("left-out");
  await show.click();
  await eventually(() => start(visit), "3 records · 3 projects · 3 partners");
});

endToEnd("half a mapping is thrown away only after one is asked; a whole one is remembered, said and forgotten", {}, async (visit) => {
  await visit.open();
  const own = file("own.csv", OWN_WORDS);
  await visit.dropAndWait([own]);
  const card = report(visit, "own.csv");
  await card.getByLabel("Partner required").selectOption({ label: "Body" });
  await visit.page.keyboard.press("Escape");
  await dialog(visit).getByText("Your choices for these files would be lost.").waitFor();
  await eventually(() => visit.page.evaluate(() => document.activeElement.textContent), "Stay here");
  await visit.axe();
  await button(visit, "Stay here").click();
  assert.equal(await card.getByLabel("Body is read as").inputValue(), "partner");
  await card.getByLabel("Partnership type required").selectOption({ label: "Remark" });
  await card.getByRole("button", { name: /read the file$/ }).click();
  await card.getByText("3 records ·").first().waitFor();
  await button(visit, "Show instead").click();

  await visit.dropAndWait([file("own-2.csv", OWN_WORDS.replace("Qx", "Qa"))]);
  const next = report(visit, "own-2.csv");
  await next.getByText("The columns are matched as you matched them before").waitFor();
  await next.getByRole("button", { name: "Forget that, and read the file again" }).click();
  await next.getByText("2 required columns were not found.").waitFor();
  await button(visit, "Close").click();
  await button(visit, "Discard them").click();
  await dialog(visit).waitFor({ state: "hidden" });

  // A second Escape is an answer too.
  await visit.dropAndWait([own]);
  await card.getByLabel("Partner required").selectOption({ label: "Body" });
  await visit.page.keyboard.press("Escape");
  await dialog(visit).getByText("Your choices for these files would be lost.").waitFor();
  await visit.page.keyboard.press("Escape");
  await dialog(visit).waitFor({ state: "hidden" });
  await visit.dropAndWait([own]);
});

endToEnd("a newer version takes the place of the old one, and a file can be taken away", {}, async (visit) => {
  const header = ["id", ...HEADER];
  const rows = ROWS.map((row, i) => [`R${i}`, ...row]);
  await visit.open();
  await visit.dropAndWait([file("first.csv", csv([header, ...rows])), file("other.csv", csv([HEADER, ["V and A", "Tullie", "Carlisle", "Loann", "Art Fund", "2011"]]))]);
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "4 records · 4 projects · 4 partners");

  const mended = [[...rows[0].slice(0, -1), "2012"], ...rows.slice(1), ["R9", "Tate", "The Hepworth", "Wakefield", "Loan", "Art Fund", "2012"]];
  await visit.dropAndWait([file("corrected.csv", csv([header, ...mended]))]);
  const card = report(visit, "corrected.csv");
  await card.getByText("Seems to be a newer version of first.csv").waitFor();
  await card.getByText("2 records are already shown and are the same in every column").waitFor();
  await card.getByText("1 record has the ID of one already shown, but different contents").waitFor();
  await visit.axe();
  await visit.shot("newer");
  await button(visit, "Replace first.csv").click();
  await eventually(() => start(visit), "5 records · 5 projects · 5 partners");
  await visit.page.getByText("Read in this browser from corrected.csv, other.csv.").waitFor();

  await button(visit, "Data report").click();
  await button(visit, "Stop showing corrected.csv").click();
  await eventually(() => start(visit), "1 record · 1 project · 1 partner");
});

endToEnd("the report is narrowed to a file and an institution, and so is what is sent on", {}, async (visit) => {
  await visit.open();
  await visit.dropAndWait([
    file("tate.csv", csv([HEADER, ROWS[0], ["Tate", "Nowhere Hall", "", "Loann", "Art Fund", "2011"]])),
    file("british.csv", csv([HEADER, ROWS[2], ["The British Museum", "Tullie", "Carlisle", "Loan", "Art Fund", "2011"]])),
    file("again.csv", csv([HEADER, ROWS[0]])),
  ]);
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "4 records · 4 projects · 4 partners");
  await button(visit, "Data report").click();
  const imports = dialog(visit);
  await imports.getByRole("heading", { name: "Completeness" }).waitFor();
  const narrow = (to) => imports.locator(".report-filter select").nth(to);
  const line = (name) => imports.getByRole("row").filter({ hasText: name }).first().getByRole("cell").allTextContents();
  // Records add up: a row that also occurs in another file is recognised.
  assert.deepEqual((await line("again.csv")).slice(1, 4), ["1", "0", "1"]);
  for (const name of ["Corrections", "Unrecognised values"]) await imports.getByRole("heading", { name, exact: true }).waitFor();
  await imports.getByText("No postcode or town is given").waitFor();
  await visit.shot("report-trail");

  await narrow(0).selectOption({ label: "tate.csv" });
  await imports.getByText("Of the 2 records in tate.csv").first().waitFor();
  const saved = await visit.saved(() => button(visit, "Download report (CSV)").click());
  assert.equal(saved.name, "data-report-tate.csv");
  const findings = records(saved.text);
  assert.deepEqual([...new Set(findings.map((row) => row.file))], ["tate.csv"]);
  assert.ok(findings.some((row) => row.kind === "VALUE_NOT_LISTED" && row.found.includes("Loann")));
  await narrow(1).selectOption({ label: "British Museum" });
  await imports.getByText("No record in tate.csv is from British Museum.").waitFor();
  assert.equal(await imports.getByRole("heading", { name: "Completeness" }).count(), 0);
  await narrow(0).selectOption({ index: 0 });
  const museum = await visit.saved(() => button(visit, "Download report (CSV)").click());
  assert.equal(museum.name, "data-report-british-museum.csv");
  await visit.axeInBothSchemes();
  assert.ok(records(museum.text).some((row) => row.kind === "CORRECTED" && row.done.includes("British Museum")));
});

endToEnd("the clean file comes although the report is closed meanwhile", {}, async (visit) => {
  const rows = Array.from({ length: 20_000 }, (_, i) => ["Tate", `Museum ${i} of Leeds`, ...ROWS[0].slice(2)]);
  await visit.open();
  await visit.dropAndWait([file("many.csv", csv([HEADER, ...rows]))]);
  await button(visit, "Show instead").click();
  await button(visit, "Data report").click();
  await dialog(visit).getByText("All 20,000 records, whatever is filtered").waitFor();
  // Two descriptive files are saved as well, in whichever order the browser reports them.
  const saved = await visit.saved(async () => {
    await button(visit, "Download the clean file").click();
    await button(visit, "Close").click();
  }, "partnerships-clean.csv");
  assert.equal(records(saved.text).length, 20_000);
});
