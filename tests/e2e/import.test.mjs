// The import dialogue: files as museums send them, with decisions by the user where anything is in
// doubt; the data report; the clean file.

import assert from "node:assert/strict";
import { PHONE, eventually, endToEnd } from "./harness.mjs";
import { records } from "./records.mjs";
import { HEADER, ROWS, button, csv, dialog, file, report, start } from "./returns.mjs";
import { workbook } from "./workbook.mjs";

endToEnd("a Windows-1252 file with semicolons is read as it was meant, and can be read otherwise", {}, async (visit) => {
  const text = csv([HEADER, ["Tate", "Château Musée", "Leeds", "Loan", "Art Fund", "2009"], ...ROWS], ";");
  await visit.open();
  await visit.dropAndWait([file("western.csv", Buffer.from(text, "latin1"))]);
  const card = report(visit, "western.csv");
  await card.getByText("Windows-1252").first().waitFor();
  await card.getByText("Columns and settings").click();
  await card.getByText("Château Musée").waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("how-it-was-read");

  await card.getByLabel("Character encoding").selectOption({ label: "Mac Roman" });
  await card.getByRole("button", { name: "Read the file again" }).click();
  await card.getByText("Château Musée").waitFor({ state: "hidden" });
  await card.getByLabel("Character encoding").selectOption({ index: 0 });
  await card.getByRole("button", { name: "Read the file again" }).click();
  await card.getByText("Château Musée").waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "4 records · 4 projects · 4 partners");
});

endToEnd("a workbook is read by its sheet of records, and another sheet can be chosen", {}, async (visit) => {
  const book = workbook({
    Notes: [["Partnership return 2009"], ["Please keep the headers."]],
    Returns: [HEADER, ...ROWS.map((row) => [...row.slice(0, 5), Number(row[5])])],
    "Last year": [HEADER, ROWS[0]],
  });
  await visit.open();
  await visit.dropAndWait([file("return.xlsx", book)]);
  const card = report(visit, "return.xlsx");
  await card.getByText("3 records ·").first().waitFor();
  await card.getByText("Not read: 2 other sheets, “Notes”, “Last year”.").waitFor();
  await card.getByText("Columns and settings").click();
  // A sheet is not a text file, so there is no encoding to report.
  assert.equal(await card.getByLabel("Character encoding").count(), 0);
  assert.equal(await card.getByLabel("Column separator").count(), 0);
  await visit.axe();
  await visit.shot("workbook");
  await card.getByLabel("Sheet").selectOption({ label: "Last year" });
  await card.getByRole("button", { name: "Read the file again" }).click();
  await card.getByText("1 record ·").first().waitFor();
  await card.getByText("Not read: 2 other sheets, “Notes”, “Returns”.").waitFor();
  await card.getByLabel("Sheet").selectOption({ label: "Returns" });
  await card.getByRole("button", { name: "Read the file again" }).click();
  await card.getByText("3 records ·").first().waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "3 records · 3 projects · 3 partners");
});

endToEnd("unknown headers are matched once by a person, and remembered", {}, async (visit) => {
  const more = Array.from({ length: 6 }, (_, i) => [...ROWS[i % 3].slice(0, 1), `Museum ${i} of Leeds`, ...ROWS[i % 3].slice(2)]);
  const odd = csv([["Us", "Them", "Whereabouts", "What we did", "Paid by", "Then"], ...ROWS, ...more]);
  await visit.open();
  await visit.dropAndWait([file("odd.csv", odd)]);
  const card = report(visit, "odd.csv");
  const read = card.getByRole("button", { name: /^Confirm \d columns? and read the file$/ });
  await read.waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("columns-to-match");
  // The proposals from the cells are right except for one column.
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

endToEnd("a file without a header loses none of its rows", {}, async (visit) => {
  const bare = file("bare.csv", csv(ROWS));
  await visit.open();
  await visit.dropAndWait([bare]);
  const card = report(visit, "bare.csv");
  await card.getByText("The first row looks like a record").waitFor();
  assert.equal(await card.getByLabel("column 1 is read as").inputValue(), "institution");
  assert.equal(await card.getByRole("checkbox", { name: /^Remember/ }).count(), 0);
  await card.getByLabel("column 2 is read as").selectOption("partner");
  await card.getByRole("button", { name: /^Confirm \d columns? and read the file$/ }).click();
  await card.getByText(`${ROWS.length} records ·`).first().waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), `${ROWS.length} records · ${ROWS.length} projects · ${ROWS.length} partners`);
});

endToEnd("what is required and not there is asked for, and nothing is read before it is said", {}, async (visit) => {
  const odd = csv([
    ["Us", "Ref", "Body", "Whereabouts", "Remark", "Then"],
    ["Tate", "77", "Qx", "Leeds", "aa", "2009"],
    ["Tate", "78", "Qy", "Belfast", "bb", "2008"],
    ["British Museum", "79", "Qz", "Norwich", "aa", "2010"],
  ]);
  await visit.open();
  await visit.dropAndWait([file("missing.csv", odd)]);
  const card = report(visit, "missing.csv");
  await card.getByText("4 decisions to make", { exact: true }).waitFor();
  await card.getByText("2 required columns were not found.").waitFor();
  await card.getByText("2 columns are marked “Please check” below").waitFor();
  assert.equal(await card.getByText("Please check", { exact: true }).count(), 2);
  const read = card.getByRole("button", { name: /read the file$/ });
  const reason = card.getByText("To read this file, first choose a column for: Partner, Partnership type.");
  await reason.waitFor();
  assert.equal(await read.getAttribute("aria-disabled"), "true");
  await read.click({ force: true });
  await visit.axeInBothSchemes();
  await visit.shot("columns-missing");

  // Chosen in either menu, it is the same choice.
  await card.getByLabel("Partner required").selectOption({ label: "Body" });
  assert.equal(await card.getByLabel("Body is read as").inputValue(), "partner");
  await card.getByLabel("Remark is read as").selectOption("partnership_type");
  await reason.waitFor({ state: "hidden" });
  const confirm = card.getByRole("button", { name: "Confirm that Us holds: National institution" });
  await confirm.click();
  await card.getByText("1 decision to make", { exact: true }).waitFor();
  assert.equal(await read.textContent(), "Confirm 1 column and read the file");
  assert.equal(await read.getAttribute("aria-disabled"), "false");
  // The focus stays on the button, which now reverses the choice.
  assert.equal(await visit.page.evaluate(() => document.activeElement.textContent), "Undo");
  await read.click();
  await card.getByText("3 records ·").first().waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "3 records · 3 projects · 3 partners");
});

endToEnd("values are matched one by one or all at once, and corrections undone and done after all", {}, async (visit) => {
  const odd = csv([
    HEADER,
    ["V and A", ...ROWS[0].slice(1, 3), "Loann", ...ROWS[0].slice(4)],
    ["Nationl Gallery", ...ROWS[1].slice(1, 3), "Lerning", ...ROWS[1].slice(4)],
    ...ROWS,
  ]);
  await visit.open();
  await visit.dropAndWait([file("values.csv", odd)]);
  const card = report(visit, "values.csv");
  const again = card.getByRole("button", { name: "Read the file again" });
  const show = button(visit, "Show instead");
  await card.getByText("Unrecognised values").click();
  await card.getByText("3 values · 3 suggestions").waitFor();
  await card.getByText("Corrections", { exact: true }).click();
  await visit.axeInBothSchemes();

  await card.getByRole("button", { name: "Accept all 3 suggestions" }).click();
  await card.getByRole("status").getByText("3 of 3 suggestions accepted.").waitFor();
  const meant = (value) => card.getByLabel(`“${value}” is read as`).locator("option:checked").textContent();
  assert.equal(await meant("Loann"), "Loan (suggested)");
  assert.equal(await show.getAttribute("aria-disabled"), "true");
  await card.getByRole("button", { name: "Undo all" }).click();
  await card.getByRole("status").getByText("0 of 3 suggestions accepted.").waitFor();
  assert.equal(await meant("Loann"), "Keep as written");
  assert.equal(await show.getAttribute("aria-disabled"), "false");
  // All but one, which is kept as written.
  await card.getByRole("button", { name: "Accept all 3 suggestions" }).click();
  await card.getByLabel("“Nationl Gallery” is read as").selectOption({ label: "Keep as written" });
  await card.getByRole("status").getByText("2 of 3 suggestions accepted.").waitFor();
  await card.getByRole("button", { name: "Undo: read “V and A” as written" }).click();
  await card.getByText(/· 1 undone$/).waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("values");
  await again.click();
  await again.waitFor({ state: "hidden" });

  // Undone corrections are still offered, and can be redone.
  await card.getByText("Corrections", { exact: true }).click();
  await card.getByText("Undone: read as written.").waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "5 records · 5 projects · 3 partners");
  const institutions = await visit.counts("institution");
  assert.equal(institutions["V and A"], 1);
  assert.equal(institutions["Nationl Gallery"], 1);
  assert.equal((await visit.counts("type")).Loan, 3);
  assert.equal((await visit.counts("type")).Learning, 2);

  await visit.dropAndWait([file("values.csv", odd)]);
  await card.getByText("Corrections", { exact: true }).click();
  await card.getByRole("button", { name: "Undo: read “V and A” as written" }).click();
  await again.click();
  await again.waitFor({ state: "hidden" });
  await card.getByText("Corrections", { exact: true }).click();
  await card.getByRole("button", { name: "Correct “V and A” after all" }).click();
  await again.click();
  await again.waitFor({ state: "hidden" });
  await button(visit, "Show instead").click();
  await eventually(async () => (await visit.counts("institution"))["Victoria and Albert Museum"], 1);
});

endToEnd("a file that is already shown is known again, and its newer version is told apart", {}, async (visit) => {
  const path = file("known.csv", csv([HEADER, ...ROWS]));
  await visit.open();
  await visit.dropAndWait([path]);
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "3 records · 3 projects · 3 partners");
  assert.equal(await visit.focused(), "headline");

  await visit.dropAndWait([path]);
  await dialog(visit).getByRole("heading", { name: "You are already looking at this file" }).waitFor();
  await visit.axeInBothSchemes();
  assert.equal(await button(visit, "Add to what is shown").count(), 0);
  await button(visit, "Cancel").click();

  // With a new file added, only that file is added.
  await visit.dropAndWait([path, file("new.csv", csv([HEADER, ["Tate", "Tullie", "Carlisle", "Loan", "Art Fund", "2011"]]))]);
  await report(visit, "known.csv").getByText("Adding it would change nothing.").waitFor();
  await button(visit, "Add to what is shown").click();
  await eventually(() => start(visit), "4 records · 4 projects · 4 partners");
  await visit.page.getByText("Read in this browser from known.csv, new.csv.").waitFor();
  assert.equal(await visit.focused(), "headline");

  await visit.dropAndWait([file("known.csv", csv([HEADER, ...ROWS, ["Tate", "Tullie", "Carlisle", "Learning", "Art Fund", "2012"]]))]);
  await report(visit, "known.csv").getByText("Seems to be a newer version of known.csv, which is already shown.").waitFor();
  await button(visit, "Add to what is shown").click();
  await visit.page.getByText("Read in this browser from known.csv, new.csv.").waitFor();
});

for (const [size, viewport] of Object.entries({ phone: PHONE, tablet: { width: 768, height: 1024 } })) {
  endToEnd(`on a ${size} nothing of the imports is cut off without a cue`, { viewport }, async (visit) => {
    await visit.open();
    const odd = csv([["V and A", ...ROWS[0].slice(1, 3), "Loann", ...ROWS[0].slice(4)], ...ROWS]);
    await visit.dropAndWait([file("narrow.csv", `${HEADER.join(",")}\n${odd}`)]);
    for (const name of ["Columns and settings", "Unrecognised values", "Corrections"]) {
      await dialog(visit).getByText(name, { exact: true }).click();
    }
    await visit.fitsItsWidth();
    await isReached(visit);
    await visit.axe();
    await visit.shot(`imports-${size}`);
    await button(visit, "Show instead").click();
    await eventually(() => start(visit), "4 records · 4 projects · 3 partners");
    await button(visit, "Data report").click();
    await dialog(visit).getByRole("heading", { name: "Completeness" }).waitFor();
    await visit.fitsItsWidth();
    await isReached(visit);
    await visit.axe();
    await visit.shot(`report-${size}`);
  });
}

/** Content that is wider or higher than its box is indicated: a name, a tab stop, and a shadow where there is more. */
async function isReached(visit) {
  const boxes = await dialog(visit)
    .locator(".scroll")
    .evaluateAll((all) =>
      all
        .filter((box) => box.offsetParent && (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight))
        .map((box) => {
          const shadow = getComputedStyle(box.parentElement, "::after");
          const more = ["--below", "--after"].some((side) => Number(shadow.getPropertyValue(side)) > 0);
          return { named: box.ariaLabel !== "", stop: box.tabIndex === 0, more };
        }),
    );
  for (const box of boxes) assert.deepEqual(box, { named: true, stop: true, more: true });
}

endToEnd("of four files one is refused; the others are merged, and the report knows whose rows are whose", {}, async (visit) => {
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
  await dialog(visit).getByRole("heading", { name: "Completeness" }).waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("data-report");
  await dialog(visit).getByText("Rows found in two files").waitFor();
  const saved = await visit.saved(() => button(visit, "Download report (CSV)").click());
  const findings = records(saved.text);
  assert.ok(findings.some((row) => row.file === "letter.csv"), "the refused file is in the report");
  assert.ok(findings.some((row) => row.file === "tate-again.csv"), "the repeated row is in the report");
});

endToEnd("a long reading can be cancelled, and the present data stays", {}, async (visit) => {
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

endToEnd("the clean file reads back the same", {}, async (visit) => {
  const kept = csv([[...HEADER, "Curator's remark"], ...ROWS.map((row) => [...row, "=1+1"])]);
  await visit.open();
  await visit.dropAndWait([file("returns.csv", kept)]);
  await button(visit, "Show instead").click();
  await eventually(() => start(visit), "3 records · 3 projects · 3 partners");
  const before = await visit.headline();
  await button(visit, "Data report").click();
  const save = button(visit, "Download the clean file");
  const saved = await visit.saved(() => save.click(), "partnerships-clean.csv");
  assert.ok(saved.text.startsWith("\ufeff"), "a byte order mark for Excel");
  assert.ok(saved.text.includes("'=1+1"), "what a spreadsheet would compute is guarded");
  await button(visit, "Close").click();

  await visit.dropAndWait([saved.path]);
  await dialog(visit).getByText("3 records from 1 file.").waitFor();
  await button(visit, "Show instead").click();
  await eventually(() => visit.headline(), before);
});
