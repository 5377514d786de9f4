// The table contains what the map contains, for users who cannot use a map, and for thousands of
// rows.

import assert from "node:assert/strict";

import { WIDE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, ILLUSTRATIVE_CSV, count, has, placed, recordsOf, sentence } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
/** Degrees as the address takes them. */
const fixed = (degrees) => Number(degrees).toFixed(4);
const rows = (visit) => visit.page.locator("tbody tr[aria-rowindex]");
const header = (visit, name) => visit.page.getByRole("columnheader", { name, exact: true });
const column = (visit, key) => visit.page.locator(`tbody .col-${key}`).allTextContents();

endToEnd("the table sorts both ways, and goes back to the file's own order", {}, async (visit) => {
  await visit.open();
  await visit.radio("Table");
  const own = await column(visit, "partner");
  assert.deepEqual(own, all.slice(0, own.length).map(({ partner }) => partner));
  await visit.axeInBothSchemes();
  await visit.shot("table");

  const sort = header(visit, "Partner").getByRole("button");
  await sort.click();
  assert.equal(await header(visit, "Partner").getAttribute("aria-sort"), "ascending");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const names = all.map(({ partner }) => plain(partner)).sort();
  await eventually(async () => (await column(visit, "partner")).slice(0, 10).map(plain), names.slice(0, 10));
  await sort.click();
  assert.equal(await header(visit, "Partner").getAttribute("aria-sort"), "descending");
  await eventually(async () => (await column(visit, "partner")).slice(0, 10).map(plain), names.toReversed().slice(0, 10));
  await sort.click();
  assert.equal(await header(visit, "Partner").getAttribute("aria-sort"), "none");
  await eventually(() => column(visit, "partner"), own);

  await header(visit, "When").getByRole("button").click();
  const dated = await column(visit, "start");
  assert.match(dated[0], /^(18|19|200)/, "the earliest first, those without a date last");
  assert.deepEqual(await visit.state(), { sort: "start", view: "table" });
});

endToEnd("thousands of rows cost the page a few", {}, async (visit) => {
  const survey = recordsOf(ILLUSTRATIVE_CSV);
  await visit.open("#data=illustrative&view=table");
  await visit.page.locator(".table-count", { hasText: count(survey.length, "record") }).waitFor({ timeout: 20_000 });
  const table = visit.page.getByRole("table");
  assert.equal(await table.getAttribute("aria-rowcount"), String(survey.length + 1));
  const inPage = await rows(visit).count();
  assert.ok(inPage > 5 && inPage < 60, `${inPage} rows in the page`);

  const scroller = visit.page.getByRole("region", { name: "The records that match the filters" });
  await scroller.evaluate((div) => div.scrollTo(0, div.scrollHeight));
  const last = rows(visit).last();
  await eventually(() => last.getAttribute("aria-rowindex"), String(survey.length + 1));
  assert.equal(await last.locator(".col-title").textContent(), survey.at(-1).title);
  const inside = async (row) => {
    const [a, b] = await Promise.all([row.boundingBox(), scroller.boundingBox()]);
    return a.y >= b.y && a.y + a.height <= b.y + b.height + 1;
  };
  assert.ok(await inside(last), "the last row is in sight");
  assert.ok((await rows(visit).count()) < 60);

  await scroller.evaluate((div) => div.scrollTo(0, div.scrollHeight / 2));
  await eventually(async () => Number(await rows(visit).first().getAttribute("aria-rowindex")) > survey.length / 3, true);
  await visit.axe();
});

endToEnd("table and map keep in step", { viewport: WIDE }, async (visit) => {
  // A place whose records are far down the table.
  const { latitude, longitude } = placed(all).at(-1);
  const here = all.filter((r) => r.latitude === latitude && r.longitude === longitude);
  await visit.open(`#at=${fixed(latitude)},${fixed(longitude)},16`);
  await visit.picture();
  await visit.page.mouse.click(...(await visit.middle()));
  await visit.page.locator("#detail-title").waitFor();
  await visit.radio("Table");
  const selected = visit.page.locator("tr.selected");
  await selected.first().waitFor();
  await eventually(() => selected.first().locator(".col-partner").evaluate((cell) => {
    const { top, bottom } = cell.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  }), true, "in sight");
  const partners = new Set(here.map(({ partner }) => partner));
  for (const name of await selected.locator(".col-partner").allTextContents()) assert.ok(partners.has(name), name);

  // And from the table to the map.
  const before = await visit.picture();
  await visit.choose("institution", "Tate");
  const tate = all.filter(has("institution", ["Tate"]));
  await visit.says(sentence(tate, all, "Tate"));
  await visit.page.locator(".table-count", { hasText: count(tate.length, "record") }).waitFor();
  const second = visit.page.locator('tbody tr[aria-rowindex="3"]');
  await visit.page.locator(".table-scroll").evaluate((div) => div.scrollTo(0, 0));
  await second.getByRole("button").click();
  await eventually(() => visit.page.locator("#detail-title").textContent(), tate[1].title);
  await eventually(() => second.getAttribute("class"), "selected");
  await visit.radio("Map");
  assert.ok(!(await visit.picture()).equals(before));
  await visit.page.locator("#detail-title").waitFor();
});

endToEnd("an open panel leaves the way between map and table free", {}, async (visit) => {
  await visit.open(`#record=${all[0].id}`);
  await visit.page.locator("#detail-title").waitFor();
  await visit.page.getByRole("radio", { name: "Table", exact: true }).click({ timeout: 3_000 });
  await visit.page.getByRole("button", { name: "Download these as CSV" }).click({ timeout: 3_000 });
  await visit.page.getByRole("radio", { name: "Map", exact: true }).click({ timeout: 3_000 });
});
