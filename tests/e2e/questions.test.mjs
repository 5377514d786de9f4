// The questions of the mapping exercise, each put to the illustrative survey as a user would, with
// the answer recounted from the file. Each takes a screenshot for the gallery.

import assert from "node:assert/strict";

import { PHONE, WIDE, eventually, endToEnd } from "./harness.mjs";
import { ILLUSTRATIVE_CSV, count, has, partnersOf, recordsOf, split, tally, valuesOf } from "./records.mjs";
import { analyse, control, finding, numbers, plain, title, view } from "./views.mjs";

const all = recordsOf(ILLUSTRATIVE_CSV);
const REGIONS = Object.keys(tally(all, "region"));
const only = (column, value) => all.filter(has(column, [value]));
/** The records of each partner. */
const byPartner = () => {
  const partners = new Map();
  for (const record of all) partners.set(record.partner, [...(partners.get(record.partner) ?? []), record]);
  return [...partners.values()];
};
const percent = (part, whole) => `${Math.round((part * 100) / whole)}%`;

/** The calendar years that a record was active in: a financial year touches two. */
function years({ start, end }) {
  const span = (date) => {
    const [, year, next] = /^(\d{4})(?:-(\d\d))?$/.exec(date) ?? [];
    return next ? [Number(year), Number(year) + 1] : [Number(date.slice(0, 4)), Number(date.slice(0, 4))];
  };
  return [span(start || end)[0], span(end || start)[1]];
}

/** A question: the picture of its answer, wide and light, narrow and dark. */
function question(name, picture, tell) {
  endToEnd(name, { viewport: WIDE, reducedMotion: "reduce" }, async (visit) => {
    await tell(visit);
    await visit.page.mouse.move(0, 0);
    await visit.gallery(picture);
    await visit.page.setViewportSize(PHONE);
    await visit.page.emulateMedia({ colorScheme: "dark" });
    await visit.fitsItsWidth();
    // The figure is drawn again for its width, and in the dark theme.
    await visit.page.waitForTimeout(400);
    await visit.gallery(`${picture}-phone-dark`);
  });
}

question("where is each type of partnership found?", "types", async (visit) => {
  await analyse(visit, "Small maps");
  const shown = await numbers(visit);
  for (const [type, own] of Object.entries(tally(all, "partnership_type"))) {
    assert.equal(plain(shown[type].Records), own, type);
    const regions = tally(only("partnership_type", type), "region");
    for (const region of REGIONS) {
      assert.equal(plain(shown[type][region]), regions[region] ?? 0, `${type}, ${region}`);
    }
  }
  await view(visit).getByRole("button", { name: "Learning", exact: true }).click();
  await eventually(async () => (await visit.state()).type, "Learning");
  assert.ok((await visit.headline()).includes(`${only("partnership_type", "Learning").length} of 2,386 records`));
  await visit.page.goBack();
});

question("who works with whom?", "who-with-whom", async (visit) => {
  await analyse(visit, "Who with whom");
  const shown = await numbers(visit);
  const institutions = tally(all, "institution");
  for (const [institution, own] of Object.entries(institutions)) {
    assert.equal(plain(shown[institution]["All together"]), own);
    const regions = tally(only("institution", institution), "region");
    for (const region of REGIONS) {
      assert.equal(plain(shown[institution][region]), regions[region] ?? 0, `${institution}, ${region}`);
    }
  }
  assert.equal(Object.keys(shown).length, Object.keys(institutions).length + 1);
});

question("how do the nations work together?", "nations", async (visit) => {
  await analyse(visit, "Who with whom");
  await control(visit, "Rows").selectOption({ label: "Institution’s home nation" });
  await control(visit, "Columns").selectOption({ label: "Partner’s nation" });
  await eventually(() => title(visit).textContent(), "Records by institution’s home nation and partner’s nation");
  const shown = await numbers(visit);
  const nations = ["England", "Wales", "Scotland", "Northern Ireland"];
  const own = tally(all, "nation");
  for (const nation of nations) assert.equal(plain(shown["All together"][nation]), own[nation], nation);
  // Partnerships across nations are those outside the diagonal.
  const cells = nations.flatMap((from) => nations.map((to) => [from, to, plain(shown[from][to])]));
  const across = cells.filter(([from, to]) => from !== to).reduce((sum, [, , n]) => sum + n, 0);
  const known = cells.reduce((sum, [, , n]) => sum + n, 0);
  const share = percent(across, known);
  assert.ok((await finding(visit)).startsWith(`For ${across} of the ${count(known, "record")} whose nations are both known (${share})`));
});

question("where is there little or nothing?", "cold-spots", async (visit) => {
  await analyse(visit, "Cold spots");
  // The type that leaves most regions empty.
  const empty = (type) => REGIONS.filter((region) => !tally(only("partnership_type", type), "region")[region]);
  const [type] = Object.keys(tally(all, "partnership_type")).sort((a, b) => empty(b).length - empty(a).length);
  assert.ok(empty(type).length > 0);
  await visit.choose("type", type);
  await eventually(async () => Object.keys(await numbers(visit)).slice(0, empty(type).length).sort(), empty(type).sort());
  const shown = await numbers(visit);
  for (const region of REGIONS) {
    const n = tally(only("partnership_type", type), "region")[region] ?? 0;
    assert.equal(plain(shown[region]["Matching records"]), n, region);
    assert.equal(plain(shown[region]["Records in the whole data set"]), only("region", region).length);
  }
  for (const region of empty(type)) assert.ok((await finding(visit)).includes(region), region);
});

question("how much depends on one funding stream?", "funding", async (visit) => {
  await analyse(visit, "Funding");
  const stream = "Strategic Commissioning";
  await control(visit, "Without this stream").selectOption({ label: stream });
  await view(visit).getByText(`What is left without ${stream}`).first().waitFor();
  const shown = await numbers(visit, 1);
  const streams = (record) => split(record.funding_stream).filter((value) => value !== "Not stated");
  const alone = (own) => own.length === 1 && own[0] === stream;
  const records = all.map(streams);
  const of = byPartner().map((own) => [...new Set(own.flatMap(streams))]);
  for (const [unit, each] of [["Records", records], ["Partners", of]]) {
    const n = each.filter(alone).length;
    assert.ok(shown[unit]["With no other stated stream"].startsWith(`${n} (`), `${unit}: ${n}`);
  }
  const single = of.filter((own) => own.length === 1).length;
  await view(visit).getByText(`Partners that depend on one stream: ${single} of ${of.filter((own) => own.length).length}`).first().waitFor();
});

question("what part have universities?", "universities", async (visit) => {
  await analyse(visit, "Who with whom");
  await control(visit, "Columns").selectOption({ label: "Kind of partner" });
  const own = only("partner_kind", "University");
  await eventually(
    async () => (await finding(visit)).startsWith(`Universities: ${own.length} of 2,386 records (${percent(own.length, all.length)}).`),
    true,
  );
  const shown = await numbers(visit);
  for (const [institution, n] of Object.entries(tally(own, "institution"))) {
    assert.equal(plain(shown[institution].University), n, institution);
  }
});

question("are we missing some?", "missing", async (visit) => {
  await analyse(visit, "Findings");
  const shown = await numbers(visit);
  const unstated = all.filter((record) => split(record.funding_stream).every((value) => value === "Not stated"));
  assert.equal(plain(shown["No funding stream stated"].Number), unstated.length);
  assert.equal(plain(shown["No date"].Number), all.filter((record) => !record.start && !record.end).length);
  const shared = byPartner().filter((own) => new Set(own.map((record) => record.institution)).size > 1);
  assert.equal(plain(shown["Work with more than one national institution"].Number), shared.length);
  await view(visit).getByText(`${count(unstated.length, "record")} it is not stated`).first().waitFor();
});

question("what changed?", "changed", async (visit) => {
  await analyse(visit, "Compare");
  await eventually(() => title(visit).textContent(), "Records: 2009–2012 (A) compared with 2005–2008 (B)");
  const active = (from, to) => all.filter((record) => years(record)[0] <= to && years(record)[1] >= from);
  const [a, b] = [active(2009, 2012), active(2005, 2008)];
  const shown = await numbers(visit);
  const cells = Object.values(shown["All together"]);
  assert.deepEqual(cells.slice(0, 2).map(plain), [a.length, b.length]);
  const pairs = (list) => new Set(list.map((record) => `${record.institution}|${record.partner}`));
  const [now, before] = [pairs(a), pairs(b)];
  const states = await numbers(visit, 1);
  assert.equal(plain(states["New in the later period"].Pairs), [...now].filter((pair) => !before.has(pair)).length);
  assert.equal(plain(states.Continuing.Pairs), [...now].filter((pair) => before.has(pair)).length);
  assert.equal(plain(states["Ended: only in the earlier period"].Pairs), [...before].filter((pair) => !now.has(pair)).length);
});

question("what is there for one institution?", "profile", async (visit) => {
  await analyse(visit, "Profile");
  const name = "Sample National Museum C";
  await control(visit, "Profile of").selectOption({ label: `National institution: ${name}` });
  const own = only("institution", name);
  await eventually(async () => (await finding(visit)).startsWith(`${name} has ${count(own.length, "record")}`), true);
  // A long table shows its first hundred rows until all are requested.
  assert.equal(Object.keys(await numbers(visit)).length, 100);
  await view(visit).getByRole("button", { name: `Show all ${partnersOf(own)} rows` }).click();
  await eventually(async () => Object.keys(await numbers(visit)).length, partnersOf(own));
  const partners = await numbers(visit);
  for (const [partner, n] of Object.entries(tally(own.map((record) => ({ ...record, partner: record.partner.replaceAll(";", ",") })), "partner"))) {
    assert.equal(plain(partners[partner].Records), n, partner);
  }
});

question("how are partnerships spread, per 100,000 people?", "areas", async (visit) => {
  await analyse(visit, "Areas");
  await control(visit, "Measure").selectOption({ label: "Per 100,000 people" });
  await eventually(() => title(visit).textContent(), "Records per 100,000 people by region");
  const shown = await numbers(visit);
  for (const region of REGIONS) {
    const { Records: n, "People (mid-2023, in Scotland mid-2022)": people, "Per 100,000 people": rate } = shown[region];
    assert.equal(plain(n), only("region", region).length, region);
    assert.equal(Number(rate), Math.round((plain(n) * 1e7) / plain(people)) / 100, region);
  }
});

question("which institution works where?", "flows", async (visit) => {
  await analyse(visit, "Flows");
  await eventually(() => title(visit).textContent(), "Records from institutions’ homes to partners’ regions");
  const first = view(visit).locator(".numbers tbody tr").first();
  const [institution, , region, n] = await first.locator("th, td").allTextContents();
  const own = only("institution", institution.trim()).filter((record) => valuesOf(record, "region").includes(region.trim()));
  assert.equal(plain(n), own.length);
});

question("how much was going on in each year?", "timeline", async (visit) => {
  await analyse(visit, "Timeline");
  const shown = await numbers(visit);
  for (let year = 2004; year <= 2012; year += 1) {
    const own = all.filter((record) => years(record)[0] <= year && year <= years(record)[1]);
    assert.equal(plain(shown[year].Records), own.length, String(year));
  }
});
