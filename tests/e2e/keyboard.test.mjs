// From loading the page to a record's source and back, using only the keyboard.

import assert from "node:assert/strict";

import { eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, has, recordsOf, sentence } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);

/** A description of the focused element. */
const focused = (visit) =>
  visit.page.evaluate(() => {
    const { tagName, id, href, textContent, ariaLabel } = document.activeElement;
    return { tag: tagName.toLowerCase(), id, href, text: (ariaLabel ?? textContent).trim() };
  });

/** Presses Tab until the focus is where it should be, checking that every stop is visible. */
async function tabTo(visit, wanted, { most = 80, key = "Tab" } = {}) {
  for (let i = 0; i < most; i += 1) {
    await visit.page.keyboard.press(key);
    const now = await focused(visit);
    assert.notEqual(now.tag, "body", "the focus is lost");
    if (wanted(now)) return now;
  }
  throw new Error(`not among the first ${most} stops`);
}

/** Checks that the focus is visible: an outline on the element or on the one that represents it. */
async function isVisible(visit) {
  return visit.page.evaluate(() => {
    const outlined = (element) => element && getComputedStyle(element).outlineStyle !== "none";
    const element = document.activeElement;
    const label = element.closest("label");
    return outlined(element) || outlined(label) || outlined(element.nextElementSibling);
  });
}

endToEnd("over the map to a record's source", {}, async (visit) => {
  await visit.open();
  await visit.picture();
  const skip = await tabTo(visit, () => true);
  assert.equal(skip.text, "Skip to the map");
  assert.ok(await isVisible(visit));
  await visit.page.keyboard.press("Enter");
  assert.equal((await focused(visit)).id, "map-canvas");
  await visit.page.keyboard.press("Tab");
  // The largest mark represents many places: each Enter splits it, until there is only one.
  for (let i = 0; i < 20 && !(await visit.state()).place; i += 1) {
    await visit.page.keyboard.press("Enter");
    await visit.picture();
    if (!(await visit.state()).place) await visit.page.keyboard.press("Home");
  }
  assert.ok((await visit.state()).place, "a place is open");
  await eventually(async () => (await focused(visit)).id, "detail-title");
  await visit.axe();

  const titles = new Map(all.filter(({ url }) => url).map((record) => [record.title, record]));
  const record = await tabTo(visit, ({ tag, text }) => tag === "button" && titles.has(text));
  assert.ok(await isVisible(visit));
  await visit.page.keyboard.press("Enter");
  await eventually(async () => "record" in await visit.state(), true);
  await eventually(async () => (await focused(visit)).id, "detail-title");
  assert.equal((await focused(visit)).text, record.text);
  const shown = (await visit.state()).record;
  const own = all.find(({ id }) => id === shown);
  const source = await tabTo(visit, ({ tag }) => tag === "a");
  assert.equal(source.href, new URL(own.url).href);
  assert.ok(await isVisible(visit));

  await visit.page.keyboard.press("Escape");
  await visit.page.locator("#detail-title").waitFor({ state: "detached" });
  assert.equal((await focused(visit)).id, "map-canvas");
});

endToEnd("over filters and table to a record's source", {}, async (visit) => {
  await visit.open();
  await tabTo(visit, ({ text }) => text.startsWith("Skip"));
  const box = visit.value("type", "Loan");
  await tabTo(visit, () => true);
  for (let i = 0; i < 40 && !(await box.evaluate((e) => e === document.activeElement)); i += 1) {
    await visit.page.keyboard.press("Tab");
  }
  assert.ok(await isVisible(visit));
  await visit.page.keyboard.press("Space");
  const loans = all.filter(has("partnership_type", ["Loan"]));
  await visit.says(sentence(loans, all, "Loan"));
  assert.ok(await box.evaluate((e) => e === document.activeElement), "the focus stays on the value");

  const face = visit.page.getByRole("radio", { name: "Map", exact: true });
  for (let i = 0; i < 160 && !(await face.evaluate((e) => e === document.activeElement)); i += 1) {
    await visit.page.keyboard.press("Tab");
  }
  await visit.page.keyboard.press("ArrowRight");
  await visit.page.getByRole("table").waitFor();
  await tabTo(visit, ({ text }) => text === "Partner");
  const first = loans.slice(0, 12).find(({ url }) => url);
  await tabTo(visit, ({ tag, text }) => tag === "button" && text === first.partner);
  await visit.page.keyboard.press("Enter");
  await eventually(() => visit.page.locator("#detail-title").textContent(), first.title);
  const source = await tabTo(visit, ({ tag }) => tag === "a");
  assert.equal(source.href, new URL(first.url).href);
  await visit.axe();
});

endToEnd("a dialogue takes the focus, keeps it, and gives it back", {}, async (visit) => {
  await visit.open();
  await tabTo(visit, ({ text }) => text === "About");
  await visit.page.keyboard.press("Enter");
  const about = visit.page.getByRole("dialog", { name: "About this map" });
  await about.waitFor();
  assert.ok(await about.evaluate((dialog) => dialog.contains(document.activeElement)));
  await visit.page.keyboard.press("Escape");
  await about.waitFor({ state: "hidden" });
  assert.equal((await focused(visit)).text, "About");
});
