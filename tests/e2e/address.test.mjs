// The page address contains the query: reloading, going back or forward and opening a shared link
// restore it.

import assert from "node:assert/strict";

import { WIDE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, has, recordsOf, sentence } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const loans = all.filter(has("partnership_type", ["Loan"]));
const loansInScotland = loans.filter(has("nation", ["Scotland"]));

endToEnd("a reload restores filters, view, selection, order and camera", { viewport: WIDE }, async (visit) => {
  await visit.open();
  await visit.choose("type", "Loan");
  await visit.page.getByRole("button", { name: "Zoom in" }).click();
  await eventually(async () => "at" in await visit.state(), true);
  await visit.radio("Table");
  await visit.page.getByRole("columnheader", { name: "Partner", exact: true }).getByRole("button").click();
  await visit.page.locator("tbody th button").first().click();
  const title = visit.page.locator("#detail-title");
  const text = await title.textContent();
  const state = await visit.state();
  assert.deepEqual(Object.keys(state).sort(), ["at", "record", "sort", "type", "view"]);

  await visit.page.reload();
  await visit.ready();
  await visit.says(sentence(loans, all, "Loan"));
  await eventually(() => title.textContent(), text);
  assert.deepEqual(await visit.state(), state);
  assert.ok(await visit.value("type", "Loan").isChecked());
  assert.ok(await visit.page.getByRole("radio", { name: "Table" }).isChecked());
  const header = visit.page.getByRole("columnheader", { name: "Partner", exact: true });
  assert.equal(await header.getAttribute("aria-sort"), "ascending");
  await visit.axeInBothSchemes();

  await visit.radio("Map");
  const before = await visit.picture();
  await visit.page.reload();
  await visit.ready();
  await eventually(() => title.textContent(), text);
  await eventually(() => visit.picture().then((now) => now.equals(before)), true, "the same picture");
});

endToEnd("back and forward walk the steps", {}, async (visit) => {
  await visit.open();
  await visit.choose("type", "Loan");
  await visit.says(sentence(loans, all, "Loan"));
  await visit.choose("nation", "Scotland");
  await visit.says(sentence(loansInScotland, all, "Loan", "Scotland"));
  await visit.radio("Table");
  await visit.page.getByRole("table").waitFor();

  await visit.page.goBack();
  await visit.page.getByRole("table").waitFor({ state: "detached" });
  await visit.page.goBack();
  await visit.says(sentence(loans, all, "Loan"));
  assert.equal(await visit.value("nation", "Scotland").isChecked(), false);
  await visit.page.goBack();
  await visit.says(sentence(all, all));
  await visit.page.goForward();
  await visit.page.goForward();
  await visit.says(sentence(loansInScotland, all, "Loan", "Scotland"));
  assert.ok(await visit.value("nation", "Scotland").isChecked());
});

endToEnd("typing and moving the map are no steps", {}, async (visit) => {
  await visit.open();
  const length = await visit.page.evaluate(() => history.length);
  await visit.page.getByRole("combobox", { name: /^Find a place/ }).pressSequentially("museum", { delay: 20 });
  await visit.page.keyboard.press("Enter");
  await visit.page.getByRole("button", { name: "Zoom in" }).click();
  await eventually(async () => Object.keys(await visit.state()).sort(), ["at", "q"]);
  assert.equal(await visit.page.evaluate(() => history.length), length);
});

endToEnd("a hostile address means less, not failure", {}, async (visit) => {
  await visit.open("#type=%3Cimg%20src%3Dx%20onerror%3Dwindow.__pwned%3D1%3E&at=NaN,1e309,2&years=9..1&data=javascript:1");
  await visit.says(sentence([], all, "<img src=x onerror=window.__pwned=1>"));
  assert.equal(await visit.page.evaluate(() => window.__pwned), undefined);
  await visit.page.getByRole("note").getByRole("button", { name: "Clear all filters" }).click();
  await visit.says(sentence(all, all));
});

endToEnd("a link into data that is not here says so", {}, async (visit) => {
  await visit.open("#record=nobody");
  await visit.page.getByRole("heading", { name: "Not in this data" }).waitFor();
  await visit.axeInBothSchemes();
  await visit.turn("data=own&type=Loan");
  const dialog = visit.page.getByRole("dialog");
  await dialog.getByRole("alert").waitFor();
  await visit.axeInBothSchemes();
  await dialog.getByRole("button", { name: "Close" }).click();
  await visit.says(sentence(loans, all, "Loan"));
});
