// The long texts of the documented records load after the map: whatever needs them waits, or shows
// them once they have loaded.

import assert from "node:assert/strict";

import { WIDE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, records, recordsOf, sentence } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const noted = all.find(({ url, note }) => url && note);
const source = (visit) => visit.page.locator(`.detail a[href="${noted.url}"]`);
const note = (visit) => visit.page.locator(".detail .facts").getByText(noted.note, { exact: true });

/** Holds the texts back until they are released. */
async function hold(visit) {
  const held = [];
  await visit.page.route(/documented_texts\.bin/, (route) => held.push(route));
  return {
    asked: () => eventually(() => held.length, 1, "the texts are asked for, once"),
    release: () => Promise.all(held.splice(0).map((route) => route.continue())),
  };
}

endToEnd("a record's note and source come into the panel that is open", { viewport: WIDE }, async (visit) => {
  const texts = await hold(visit);
  await visit.open(`#record=${noted.id}`);
  const title = visit.page.locator("#detail-title");
  await eventually(() => title.textContent(), noted.title);
  await visit.says(sentence(all, all));
  await texts.asked();
  assert.equal(await source(visit).count(), 0);
  const partner = visit.page.locator(".detail .facts").getByRole("button", { name: noted.partner, exact: true });
  await partner.focus();
  await texts.release();
  await source(visit).waitFor();
  await note(visit).waitFor();
  assert.ok(await partner.evaluate((button) => button === document.activeElement), "the focus stays");
  await visit.axe();
});

endToEnd("a download waits for the texts and has them", { viewport: WIDE }, async (visit) => {
  const texts = await hold(visit);
  await visit.open("#view=table");
  await texts.asked();
  const saving = visit.saved(() => visit.page.getByRole("button", { name: "Download these as CSV" }).click());
  await texts.release();
  const exported = records((await saving).text);
  assert.deepEqual(exported.map(({ id }) => id), all.map(({ id }) => id));
  for (const column of ["note", "url", "source"]) {
    assert.deepEqual(exported.map((r) => r[column]), all.map((r) => r[column]), column);
  }
});

endToEnd("the analysis and the data report open once the texts are there", { viewport: WIDE }, async (visit) => {
  const texts = await hold(visit);
  await visit.open("#view=areas");
  await texts.asked();
  await visit.page.getByRole("button", { name: "Data report" }).click();
  assert.equal(await visit.page.getByRole("dialog").count(), 0);
  await texts.release();
  await visit.page.locator("#view-title", { hasText: "Records by region" }).waitFor();
  await visit.page.getByRole("dialog").waitFor();
});

endToEnd("texts that do not arrive are told, and asked for again when they are needed", { mayFail: true, viewport: WIDE }, async (visit) => {
  await visit.page.route(/documented_texts\.bin/, (route) => route.abort());
  await visit.open("#view=table");
  const dialog = visit.page.getByRole("dialog");
  await dialog.getByText("data/documented_texts.bin").waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await visit.says(sentence(all, all));
  await visit.page.unroute(/documented_texts\.bin/);
  const saved = await visit.saved(() => visit.page.getByRole("button", { name: "Download these as CSV" }).click());
  assert.deepEqual(records(saved.text).map(({ url }) => url), all.map(({ url }) => url));
});
