// The analysis: the questions of the mapping exercise, one view each. Every journey counts again
// from the file what the view says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { PHONE, WIDE, eventually, journey } from "./harness.mjs";
import { DOCUMENTED_CSV, recordsOf, tally } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const view = (visit) => visit.page.locator("#analysis");
const title = (visit) => view(visit).locator("#view-title");
const tab = (visit, name) => view(visit).getByRole("button", { name, exact: true });

/** The rows of a view's table: what names them → their cells. */
async function rows(visit, caption) {
  const table = view(visit).getByRole("region", { name: caption }).locator("tbody tr");
  const cells = await table.evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.innerText.trim())));
  return Object.fromEntries(cells.map(([name, ...numbers]) => [name, numbers]));
}

journey("where is how much: regions are counted as the file has them, and filter everything", { viewport: WIDE }, async (visit) => {
  await visit.settled();
  await visit.radio("Analysis");
  await eventually(() => title(visit).textContent(), "Records by region");
  const shown = await rows(visit, "Records by region");
  const regions = tally(all, "region");
  for (const [region, [number]] of Object.entries(shown)) {
    if (region in regions) assert.equal(Number(number), regions[region], region);
  }
  assert.ok(Object.keys(shown).length >= 12);
  await visit.axeInBothSchemes();
  await visit.shot("analysis-areas");

  await view(visit).getByRole("button", { name: "Scotland" }).click();
  await eventually(async () => (await visit.state()).region, "Scotland");
  assert.ok((await visit.headline()).startsWith(`${regions.Scotland} of ${all.length} records`));
  await visit.page.goBack();
  await eventually(async () => (await visit.state()).region, undefined);
});

journey("a link holds the view and how it shows things", { viewport: WIDE }, async (visit) => {
  await visit.open("#view=areas&lens=level:nation,measure:rate&unit=partners");
  await eventually(() => title(visit).textContent(), "Partners per 100,000 people by nation");
  await view(visit).getByRole("combobox", { name: "By" }).selectOption("area");
  await eventually(() => title(visit).textContent(), "Partners by local authority area");
  assert.match((await visit.state()).lens, /level:area/);
});

journey("a view leaves the page as numbers and as a picture", { viewport: WIDE }, async (visit) => {
  await visit.open("#view=areas&lens=level:nation&data=illustrative");
  await eventually(() => title(visit).textContent(), "Records by nation");
  await view(visit).getByText("Illustrative data").first().waitFor();
  const save = async (name) => {
    const [download] = await Promise.all([
      visit.page.waitForEvent("download"),
      view(visit).getByRole("button", { name, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const csv = await save("Numbers (CSV)");
  assert.equal(csv.name, "illustrative-partnerships-areas.csv");
  assert.match(csv.bytes.toString(), /Illustrative data[\s\S]*Northern Ireland,\d+/);
  const svg = (await save("Picture (SVG)")).bytes.toString();
  assert.match(svg, /^<svg [\s\S]*Illustrative data[\s\S]*<\/svg>\s*$/);
  assert.doesNotMatch(svg, /<script|href/);
  const png = (await save("Picture (PNG)")).bytes;
  assert.equal(png.subarray(1, 4).toString(), "PNG");
});

journey("by keyboard, and on a phone", { viewport: PHONE }, async (visit) => {
  await visit.open("#view=areas");
  await eventually(() => title(visit).textContent(), "Records by region");
  await visit.axeInBothSchemes();
  await visit.shot("analysis-areas-phone");
  await view(visit).getByRole("button", { name: "Wales" }).focus();
  await visit.page.keyboard.press("Enter");
  await eventually(async () => (await visit.state()).region, "Wales");
});
