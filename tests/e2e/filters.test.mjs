// Filters narrow the records, and every count along the way is the one that the file itself gives.

import assert from "node:assert/strict";

import { eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, count, has, recordsOf, sentence, tally } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const and = (...tests) => (record) => tests.every((test) => test(record));

const FACETS = [
  { key: "type", column: "partnership_type", value: "Loan", label: "Partnership type" },
  { key: "institution", column: "institution", value: "Tate", label: "National institution" },
  { key: "funding", column: "funding_stream", value: "Art Fund", label: "Funding stream" },
];

for (const { key, column, value, label } of FACETS) {
  endToEnd(`${label}: counts, rows, chip and the way back`, {}, async (visit) => {
    await visit.open();
    await eventually(() => visit.counts(key), tally(all, column), "before");

    const shown = all.filter(has(column, [value]));
    await visit.choose(key, value);
    await visit.says(sentence(shown, all, value));
    assert.deepEqual(await visit.state(), { [key]: value });

    // A facet's counts ignore its own selection; those of other facets follow it.
    assert.deepEqual(await visit.counts(key), tally(all, column), "its own counts");
    for (const other of FACETS.filter((facet) => facet.key !== key)) {
      assert.deepEqual(await visit.counts(other.key), tally(shown, other.column), other.label);
    }
    assert.deepEqual(await visit.counts("nation"), tally(shown, "nation"));
    assert.deepEqual(await visit.counts("region"), tally(shown, "region"));
    await visit.axeInBothSchemes();

    await visit.page.getByRole("button", { name: `Remove filter ${label}: ${value}` }).click();
    await visit.says(sentence(all, all));
    assert.deepEqual(await visit.state(), {});
  });
}

endToEnd("filters combine, and every facet counts what the others leave", {}, async (visit) => {
  await visit.open();
  await visit.choose("type", "Touring exhibition");
  await visit.choose("funding", "Art Fund");
  await visit.choose("nation", "Scotland");
  const type = has("partnership_type", ["Touring exhibition"]);
  const funding = has("funding_stream", ["Art Fund"]);
  const nation = has("nation", ["Scotland"]);
  const shown = all.filter(and(type, funding, nation));
  await visit.says(sentence(shown, all, "Touring exhibition", "Art Fund", "Scotland"));
  for (const [key, column, others] of [
    ["type", "partnership_type", and(funding, nation)],
    ["funding", "funding_stream", and(type, nation)],
    ["nation", "nation", and(type, funding)],
    ["institution", "institution", and(type, funding, nation)],
  ]) {
    assert.deepEqual(await visit.counts(key), tally(all.filter(others), column), key);
  }
  const before = await visit.picture();
  await visit.axeInBothSchemes();

  const chips = visit.page.getByRole("list", { name: "Active filters" });
  assert.equal(await chips.getByRole("button", { name: /^Remove filter/ }).count(), 3);
  await visit.page.getByRole("button", { name: "Clear all filters" }).click();
  await visit.says(sentence(all, all));
  assert.equal(await chips.count(), 0);
  assert.ok(!(await visit.picture()).equals(before), "the map follows");
});

endToEnd("several values match ANY, or ALL where a record can hold several", {}, async (visit) => {
  const values = ["Heritage lottery", "Trust or foundation"];
  await visit.open();
  assert.equal(await visit.page.getByRole("radio", { name: "All of these" }).count(), 0);
  for (const value of values) await visit.choose("funding", value);
  await visit.says(sentence(all.filter(has("funding_stream", values)), all, values.join(" or ")));

  await visit.radio("All of these");
  const both = all.filter(has("funding_stream", values, true));
  assert.ok(both.length > 0, "the file has such records");
  await visit.says(sentence(both, all, values.join(" and ")));
  assert.deepEqual(await visit.state(), { funding: values.join("|"), "funding.match": "all" });
  await visit.axeInBothSchemes();

  await visit.radio("Any of these");
  await visit.says(sentence(all.filter(has("funding_stream", values)), all, values.join(" or ")));
});

endToEnd("a search finds words in partner, place, institution and title", {}, async (visit) => {
  const fold = (text) => text.toLowerCase();
  const found = all.filter((record) =>
    ["artist", "glasgow"].every((word) =>
      [record.partner, record.place, record.institution, record.title].some((cell) => fold(cell).includes(word)),
    ),
  );
  assert.ok(found.length > 0, "the file has such records");
  await visit.open();
  await visit.page.getByRole("combobox", { name: /^Find a place/ }).fill("Artist GLASGOW");
  await visit.page.keyboard.press("Enter");
  await visit.says(sentence(found, all, "“Artist GLASGOW”"));
  await visit.page.getByRole("button", { name: "Remove filter Search: “Artist GLASGOW”" }).click();
  await visit.says(sentence(all, all));
  assert.equal(await visit.page.getByRole("combobox", { name: /^Find a place/ }).inputValue(), "");
});

endToEnd("an empty result says so and offers the way back", {}, async (visit) => {
  await visit.open("#type=Advocacy&institution=Tate");
  const type = all.filter(has("partnership_type", ["Advocacy"]));
  const tate = all.filter(has("institution", ["Tate"]));
  assert.equal(type.filter(has("institution", ["Tate"])).length, 0, "the file has no such record");
  await visit.says(sentence([], all, "Advocacy", "Tate"));
  const note = visit.page.getByRole("note");
  await note.getByRole("heading", { name: "No record matches all of these filters" }).waitFor();
  await note.getByRole("button", { name: `Without Advocacy: ${count(tate.length, "record")}` }).waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("nothing-matches");

  await note.getByRole("button", { name: `Without Tate: ${count(type.length, "record")}` }).click();
  await visit.says(sentence(type, all, "Advocacy"));
  assert.equal(await note.count(), 0);

  await visit.turn("type=Advocacy&institution=Tate&q=zzzz");
  await note.getByRole("button", { name: "Clear all filters" }).click();
  await visit.says(sentence(all, all));
});

endToEnd("the unit changes every count and says so", {}, async (visit) => {
  await visit.open();
  await visit.radio("Projects");
  const projects = {};
  for (const [value] of Object.entries(tally(all, "institution"))) {
    projects[value] = new Set(all.filter(has("institution", [value])).map((r) => r.project || r.id)).size;
  }
  await eventually(() => visit.counts("institution"), projects);
  const box = visit.value("institution", "Tate");
  assert.equal(await visit.page.getByRole("checkbox", { name: `Tate ${count(projects.Tate, "project")}` }).count(), 1);
  await box.click();
  await visit.page.getByText("Circle area shows the number of projects at a place, or at several close together").waitFor();
});

endToEnd("the period keeps the records of its years", {}, async (visit) => {
  await visit.open();
  const period = visit.facet("years");
  await period.locator("summary").click();
  await period.getByLabel("From").fill("2012");
  await period.getByLabel("From").press("Tab");
  await period.getByLabel("To").fill("2012");
  await period.getByLabel("To").press("Tab");
  // Years only: a longer start or end counts as the year with which it begins.
  const year = (text) => Number(text.match(/(1[6-9]|20)\d\d/)?.[0] ?? NaN);
  const last = (text) => {
    const financial = text.match(/^(\d{4})[-/](\d\d)$/);
    return financial ? Number(financial[1]) + 1 : year(text);
  };
  const shown = all.filter((record) => {
    const from = year(record.start || record.end);
    const to = last(record.end || record.start);
    return from <= 2012 && to >= 2012;
  });
  await visit.says(sentence(shown, all, "2012"));
  await visit.axeInBothSchemes();
});
