// Districts: a filter below the region, and the finest level of areas and cold spots. A record's
// district is known only from the boundaries, so facet, headline, table and views are compared with
// each other; the engine's tests compare them with an independent count.

import assert from "node:assert/strict";

import { PHONE, WIDE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, recordsOf } from "./records.mjs";
import { control, numbers, plain, title, view } from "./views.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const PEOPLE = Object.fromEntries(
  recordsOf("data/population/uk_population_lad.csv").map(({ name, population }) => [name, Number(population)]),
);
const LATEST = "People (mid-2023, in Scotland mid-2022)";

/** Whether the keyboard's focus is on an element. */
const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

/** Opens a facet, and searches for part of a name in its list. */
async function seek(visit, part) {
  const facet = visit.facet("district");
  await facet.locator("summary").focus();
  await visit.page.keyboard.press("Enter");
  const box = facet.getByRole("searchbox");
  await box.waitFor();
  await visit.page.keyboard.press("Tab");
  assert.ok(await isFocused(box));
  await visit.page.keyboard.type(part);
  return facet;
}

endToEnd("a district is found and chosen by keyboard, and filters every face", { viewport: WIDE }, async (visit) => {
  await visit.open();
  const facet = await seek(visit, "westmi");
  const counts = await visit.counts("district");
  assert.deepEqual(Object.keys(counts), ["Westminster"]);
  await facet.getByRole("status").getByText(/^1 of \d+ in this list$/).waitFor();
  await visit.page.keyboard.press("Tab");
  const box = visit.value("district", "Westminster");
  assert.ok(await isFocused(box));
  await visit.page.keyboard.press("Space");
  await eventually(() => visit.state(), { district: "Westminster" });
  assert.ok(await isFocused(box), "the focus stays");
  const n = counts.Westminster;
  assert.ok(n > 1 && n < all.length);
  const headline = await visit.headline();
  assert.ok(headline.startsWith(`${n} of ${all.length.toLocaleString("en-GB")} records · `) && headline.endsWith(" · Westminster"), headline);
  await eventually(() => visit.page.locator("#announcer").textContent(), headline);
  await visit.axeInBothSchemes();
  await visit.shot("district");

  await visit.radio("Table");
  const table = visit.page.getByRole("table");
  await eventually(() => table.getAttribute("aria-rowcount"), String(n + 1));
  const regions = await visit.page.locator("tbody .col-region").allTextContents();
  assert.deepEqual(new Set(regions), new Set(["London"]));

  await visit.page.getByRole("button", { name: "Remove filter District: Westminster" }).press("Enter");
  await eventually(() => visit.state(), { view: "table" });
  await eventually(() => table.getAttribute("aria-rowcount"), String(all.length + 1));
});

endToEnd("within a region its own districts come first, and add up to it", {}, async (visit) => {
  await visit.open("#region=London");
  const shown = Number((await visit.headline()).split(" ")[0]);
  await visit.facet("district").locator("summary").click();
  const counts = Object.entries(await visit.counts("district"));
  const given = counts.filter(([name]) => name in PEOPLE);
  assert.equal(given.reduce((sum, [, n]) => sum + n, 0), shown, "every record of London lies in a borough");
  const rows = await visit.facet("district").locator("label.value").evaluateAll((rows) => rows.map((row) => row.classList.contains("none")));
  assert.ok(!rows.slice(0, counts.length).includes(true), "what counts stands first");
});

endToEnd("a link holds districts, and a record says its own", {}, async (visit) => {
  await visit.open("#district=Leeds&district=Westminster&view=table");
  await eventually(async () => /Leeds or Westminster/.test(await visit.headline()), true);
  await visit.page.locator("tbody tr[aria-rowindex]").first().getByRole("button").first().click();
  const facts = visit.page.locator("dl.facts");
  await facts.waitFor();
  assert.match(await facts.textContent(), /District\s*(Leeds|Westminster)/);
});

endToEnd("areas go by today's districts, London's boroughs too, with their people", { viewport: WIDE }, async (visit) => {
  await visit.open("#view=areas&lens=level:area");
  await eventually(() => title(visit).textContent(), "Records by local authority district");
  const counts = await visit.counts("district");
  const shown = await numbers(visit);
  for (const name of ["Westminster", "Leeds", "Cardiff"]) {
    const { Records: n, [LATEST]: people, "Per 100,000 people": rate } = shown[name];
    assert.equal(plain(n), counts[name], name);
    assert.equal(plain(people), PEOPLE[name], name);
    assert.equal(Number(rate), Math.round((plain(n) * 1e7) / PEOPLE[name]) / 100, name);
  }
  await control(visit, "Measure").selectOption({ label: "Per 100,000 people" });
  await eventually(() => title(visit).textContent(), "Records per 100,000 people by local authority district");
  await view(visit).getByText("Population: mid-2023, in Scotland mid-2022.").waitFor({ state: "attached" });
  await visit.axeInBothSchemes();
  await visit.shot("areas-districts");

  const westminster = view(visit).getByRole("button", { name: "Westminster", exact: true });
  await westminster.focus();
  await visit.page.keyboard.press("Enter");
  await eventually(async () => (await visit.state()).district, "Westminster");
});

endToEnd("the survey's own period goes by the people of its time", { viewport: WIDE }, async (visit) => {
  await visit.open("#view=areas&years=2008..2009");
  await eventually(() => title(visit).textContent(), "Records by region");
  assert.equal((await numbers(visit)).London["People (mid-2008)"], "7,812,300");
  await visit.turn("view=areas&years=2009..2009");
  await eventually(async () => (await numbers(visit)).London["People (mid-2009)"], "7,942,594");
});

endToEnd("cold spots by district", { viewport: PHONE }, async (visit) => {
  await visit.open("#view=gaps&lens=level:district&nation=Wales");
  await eventually(() => title(visit).textContent(), "Where there are the fewest records, by local authority district");
  const shown = await numbers(visit);
  assert.ok("Cardiff" in shown && !("Leeds" in shown));
  await visit.fitsItsWidth();
});

endToEnd("districts of Wales have their Welsh names", { viewport: WIDE }, async (visit) => {
  await visit.open("?lang=cy#district=Cardiff&district=Swansea");
  await eventually(async () => (await visit.headline()).endsWith("Caerdydd neu Abertawe"), true);
  await visit.facet("district").locator("summary").click();
  const counts = await visit.counts("district");
  assert.ok(counts.Caerdydd > 0 && counts.Abertawe > 0 && !("Cardiff" in counts));
  await visit.open("?lang=cy#view=areas&lens=level:district");
  await eventually(async () => "Caerdydd" in (await numbers(visit)), true);
});
