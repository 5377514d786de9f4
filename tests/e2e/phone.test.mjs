// The page on a phone: 390 by 844 pixels, and as narrow as 320; fingers instead of a pointer.

import assert from "node:assert/strict";

import { TOUCH, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, has, recordsOf, sentence } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
/** Degrees as the address takes them. */
const fixed = (degrees) => Number(degrees).toFixed(4);
const NARROW = { ...TOUCH, viewport: { width: 320, height: 640 } };

endToEnd("on a phone the map is there at once, and nothing scrolls sideways", TOUCH, async (visit) => {
  await visit.open();
  await visit.says(sentence(all, all));
  await visit.picture();
  assert.ok((await visit.colours()) > 20);
  const map = await visit.page.locator("#map-canvas").boundingBox();
  assert.ok(map.height > 300 && map.y + map.height <= 844, `the map is ${map.height} px high, from ${map.y}`);
  await visit.fitsItsWidth();
  await visit.axeInBothSchemes();
  await visit.shot("phone");
});

endToEnd("on a phone the filters are a sheet", TOUCH, async (visit) => {
  await visit.open();
  const sheet = visit.page.getByRole("complementary", { name: "Filters" });
  const open = visit.page.getByRole("button", { name: /^Filters/ });
  assert.equal(await sheet.count(), 0, "closed, and out of the way of the keyboard");
  assert.equal(await open.getAttribute("aria-expanded"), "false");
  await open.tap();
  await sheet.waitFor();
  assert.equal(await open.getAttribute("aria-expanded"), "true");
  await visit.axeInBothSchemes();
  await visit.shot("phone-filters");
  await visit.value("type", "Loan").tap();
  await sheet.getByRole("button", { name: "Show results" }).tap();
  await eventually(() => sheet.count(), 0);
  await visit.says(sentence(all.filter(has("partnership_type", ["Loan"])), all, "Loan"));
  await visit.page.getByRole("button", { name: /^Filters\s*1$/ }).waitFor();
  await visit.fitsItsWidth();
});

endToEnd("the sheet takes the focus, Escape closes it and gives the focus back", TOUCH, async (visit) => {
  await visit.open();
  const sheet = visit.page.getByRole("complementary", { name: "Filters" });
  const open = visit.page.getByRole("button", { name: /^Filters/ });
  await open.press("Enter");
  await sheet.waitFor();
  await eventually(() => sheet.evaluate((aside) => aside.contains(document.activeElement)), true, "focus in the sheet");
  await visit.page.keyboard.press("Escape");
  await eventually(() => sheet.count(), 0);
  assert.ok(await open.evaluate((button) => button === document.activeElement));
});

endToEnd("a tap opens a place; one on many places looks closer", TOUCH, async (visit) => {
  const { latitude, longitude } = all.find(({ place }) => place === "Stromness");
  await visit.open(`#at=${fixed(latitude)},${fixed(longitude)},15`);
  const [x, y] = await visit.middle();
  // A finger is imprecise: slightly off the mark still counts.
  await visit.page.touchscreen.tap(x + 8, y - 6);
  await visit.page.locator("#detail-title").waitFor();
  assert.ok((await visit.state()).place);
  await visit.fitsItsWidth();
  await visit.axeInBothSchemes();
  await visit.shot("phone-detail");
  await visit.page.getByRole("button", { name: "Close this panel" }).tap();
  await visit.page.locator("#detail-title").waitFor({ state: "detached" });

  // From far out, Manchester represents all places around it.
  const manchester = all.find(({ place }) => place === "Manchester");
  await visit.turn(`at=${fixed(manchester.latitude)},${fixed(manchester.longitude)},5`);
  await visit.picture();
  const before = Number((await visit.state()).at.split(",")[2]);
  await visit.page.touchscreen.tap(...(await visit.middle()));
  await eventually(async () => "place" in await visit.state() || Number((await visit.state()).at.split(",")[2]) > before, true);
});

endToEnd("on a phone the table is a list of cards", TOUCH, async (visit) => {
  await visit.open();
  await visit.radio("Table");
  const first = visit.page.locator("tbody th button").first();
  await first.waitFor();
  await visit.fitsItsWidth();
  await visit.axeInBothSchemes();
  await visit.shot("phone-table");
  await first.tap();
  await eventually(() => visit.page.locator("#detail-title").textContent(), all[0].title);
  const scroller = visit.page.locator(".table-scroll");
  await visit.page.getByRole("button", { name: "Close this panel" }).tap();
  await scroller.evaluate((div) => div.scrollTo(0, div.scrollHeight));
  await eventually(
    () => visit.page.locator("tbody tr[aria-rowindex]").last().getAttribute("aria-rowindex"),
    String(all.length + 1),
  );
});

endToEnd("a word without a break stays within 320 pixels", NARROW, async (visit) => {
  await visit.open();
  await visit.fitsItsWidth();
  const dialog = await visit.dropAndWait(["tests/corpus/unicode/long_unbroken_word.csv"]);
  await visit.fitsItsWidth();
  await dialog.getByRole("button", { name: "Show instead" }).tap();
  await eventually(async () => (await visit.headline()).startsWith("10 records"), true);
  await visit.fitsItsWidth();
  await visit.radio("Table");
  await visit.fitsItsWidth();
  const longest = visit.page.locator("tbody th button");
  for (let i = 0; i < 2; i += 1) {
    await longest.nth(i).evaluate((button) => button.click());
    await visit.page.locator(".detail .facts").waitFor();
    await visit.fitsItsWidth();
  }
  await visit.shot("unbroken-word");
  await visit.page.getByRole("button", { name: "Close this panel" }).tap();
  await visit.page.getByRole("button", { name: /^Filters/ }).tap();
  await visit.fitsItsWidth();
});
