// The analysis: the questions of the mapping exercise, one view each. Every test recounts from the
// file what the view says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { PHONE, WIDE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, countOf, recordsOf, tally } from "./records.mjs";
import { VIEWS, control, finding, numbers, tab, title, view } from "./views.mjs";

const TABLET = { width: 768, height: 1024 };
const all = recordsOf(DOCUMENTED_CSV);

endToEnd("where is how much: regions are counted as the file has them, and filter everything", { viewport: WIDE }, async (visit) => {
  await visit.settled();
  await visit.radio("Analysis");
  await eventually(() => title(visit).textContent(), "Records by region");
  const shown = await numbers(visit);
  const regions = tally(all, "region");
  for (const [region, { Records: number }] of Object.entries(shown)) {
    if (region in regions) assert.equal(Number(number), regions[region], region);
  }
  assert.ok(Object.keys(shown).length >= 12);
  await visit.axeInBothSchemes();
  await visit.shot("analysis-areas");

  await view(visit).getByRole("button", { name: "Scotland" }).click();
  await eventually(async () => (await visit.state()).region, "Scotland");
  assert.ok((await visit.headline()).startsWith(countOf(regions.Scotland, all.length)));
  await visit.page.goBack();
  await eventually(async () => (await visit.state()).region, undefined);
});

endToEnd("a link holds the view and how it shows things", { viewport: WIDE }, async (visit) => {
  await visit.open("#view=areas&lens=level:nation,measure:rate&unit=partners");
  await eventually(() => title(visit).textContent(), "Partners per 100,000 people by nation");
  await view(visit).getByRole("combobox", { name: "By" }).selectOption("district");
  await eventually(() => title(visit).textContent(), "Partners per 100,000 people by local authority district");
  assert.match((await visit.state()).lens, /level:district/);
});

endToEnd("a view leaves the page as numbers and as a picture", { viewport: WIDE }, async (visit) => {
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

endToEnd("by keyboard, and on a phone", { viewport: PHONE }, async (visit) => {
  await visit.open("#view=areas");
  await eventually(() => title(visit).textContent(), "Records by region");
  await visit.axeInBothSchemes();
  await visit.shot("analysis-areas-phone");
  await view(visit).getByRole("button", { name: "Wales" }).focus();
  await visit.page.keyboard.press("Enter");
  await eventually(async () => (await visit.state()).region, "Wales");
});

for (const [name, word] of VIEWS) {
  endToEnd(`${name}: nothing for axe to find, light or dark, and nothing wider than the window`, { viewport: WIDE, reducedMotion: "reduce" }, async (visit) => {
    await visit.open(`#data=illustrative&view=${word}`);
    await view(visit).locator(".view-sentence").waitFor();
    await view(visit).locator(".numbers").first().waitFor();
    assert.equal(await tab(visit, name).getAttribute("aria-current"), "true");
    const figure = view(visit).locator(".figure svg");
    const drawn = async () => ((await figure.count()) ? figure.evaluate((svg) => svg.outerHTML) : Math.random());
    const light = await drawn();
    await visit.page.emulateMedia({ colorScheme: "dark" });
    await eventually(async () => (await drawn()) !== light, true, "drawn anew in the dark");
    await visit.shot(`analysis ${word} dark`);
    await visit.axeInBothSchemes();
    for (const viewport of [TABLET, PHONE]) {
      await visit.page.setViewportSize(viewport);
      await visit.fitsItsWidth();
      await visit.shot(`analysis ${word} ${viewport.width}`);
    }
    await visit.axe();
  });

  endToEnd(`${name}: what is in its table is chosen by keyboard, and keeps the focus`, {}, async (visit) => {
    await visit.open(`#data=illustrative&view=${word}`);
    const choice = view(visit).locator(".numbers [data-act]").first();
    await choice.waitFor();
    const before = await visit.state();
    const chosen = await choice.getAttribute("data-focus");
    await choice.focus();
    await visit.page.keyboard.press("Enter");
    await eventually(async () => JSON.stringify(await visit.state()) !== JSON.stringify(before), true);
    const focused = () => visit.page.evaluate(() => document.activeElement.dataset.focus ?? document.activeElement.id);
    // Details that open next to the view take the focus, and so does another profile's table.
    const after = await visit.state();
    const stays = !["place", "partner", "museum", "record"].some((key) => key in after) && after.lens === before.lens;
    if (stays) await eventually(focused, chosen);
  });
}

endToEnd("a choice of how a view shows things keeps the focus", {}, async (visit) => {
  await visit.open("#view=areas");
  await control(visit, "Measure").focus();
  await visit.page.keyboard.press("ArrowDown");
  await eventually(() => title(visit).textContent(), "Records per 100,000 people by region");
  await eventually(() => visit.page.evaluate(() => document.activeElement.dataset.focus), "Measure");
});

endToEnd("what is pointed at in a table stands out in the figure, and by keyboard too", { viewport: WIDE }, async (visit) => {
  await visit.open("#data=illustrative&view=density");
  const row = view(visit).locator(".numbers [data-act]").nth(3);
  await row.focus();
  await view(visit).locator(".figure .lit").first().waitFor();
  assert.equal(await view(visit).locator(".figure .lit").count(), 1);
});

endToEnd("a line of the flows stands out with what belongs to it", { viewport: WIDE }, async (visit) => {
  await visit.open("#data=illustrative&view=flows");
  // The first elements show where lines begin.
  const origin = view(visit).locator('.figure [data-tip="0"]').first();
  await origin.hover();
  await view(visit).locator(".figure .lit").first().waitFor();
  const [lit, pieces] = await Promise.all([".lit", "[data-tip]"].map((one) => view(visit).locator(`.figure ${one}`).count()));
  assert.ok(lit > 1 && lit < pieces, `${lit} of ${pieces} pieces`);
});

endToEnd("a period is chosen by dragging, by its ends, and played", { viewport: WIDE }, async (visit) => {
  await visit.open("#data=illustrative&view=timeline");
  const bars = view(visit).locator(".figure .acts");
  await bars.first().waitFor();
  // The columns come first, one for each year.
  const middle = async (i) => {
    const box = await bars.nth(i).boundingBox();
    return [box.x + box.width / 2, box.y + box.height - 6];
  };
  const [from, to] = [await middle(1), await middle(3)];
  await visit.page.mouse.move(...from);
  await visit.page.mouse.down();
  await visit.page.mouse.move((from[0] + to[0]) / 2, from[1]);
  await visit.page.mouse.move(...to);
  await view(visit).getByText("2005–2007: let go to choose").waitFor();
  await visit.page.mouse.up();
  await eventually(async () => (await visit.state()).years, "2005..2007");

  await control(visit, "To").focus();
  await visit.page.keyboard.press("ArrowDown");
  await eventually(async () => (await visit.state()).years, "2005..2008");
  await control(visit, "From").selectOption("2008");
  await eventually(async () => (await visit.state()).years, "2008..2008");
  assert.match(await finding(visit), /Chosen: 2008, with 2,273 records\./);

  await view(visit).getByRole("button", { name: "Play the years" }).click();
  await view(visit).getByText(/Chosen: 2005, with/).waitFor();
  await view(visit).getByRole("button", { name: "Pause" }).click();
  await eventually(async () => /^20\d\d\.\.20\d\d$/.test((await visit.state()).years), true);
  await visit.page.goBack();
  await eventually(async () => (await visit.state()).years, "2008..2008");
});

// Welsh has longer words.
for (const [language, asked] of [["English", ""], ["Welsh", "?lang=cy"]]) {
  endToEnd(`every view prints on one page, upright and across: ${language}`, { viewport: WIDE }, async (visit) => {
    const views = ["areas", "density", "flows", "matrix", "multiples", "timeline", "compare", "gaps", "funding-share", "findings"];
    const profiles = ["institution:Sample National Museum P", "region:Wales"].map((who) => `profile&lens=who:${encodeURIComponent(who.replace(":", "%3A"))}`);
    for (const shown of [...views, ...profiles]) {
      await visit.page.goto("about:blank");
      await visit.open(`${asked}#data=illustrative&view=${shown}`);
      await view(visit).locator("#view-title").waitFor();
      await visit.page.emulateMedia({ media: "print" });
      const hidden = await visit.page.locator(".views, .filters, .view-save, #map-canvas").evaluateAll((list) =>
        list.filter((one) => one.checkVisibility()).map((one) => one.className),
      );
      assert.deepEqual(hidden, []);
      if (shown !== "findings") assert.ok(await view(visit).locator(".figure svg").first().isVisible(), shown);
      for (const landscape of [false, true]) {
        const pdf = await visit.page.pdf({ format: "A4", landscape });
        const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
        assert.equal(sheets, 1, `${shown}, ${landscape ? "across" : "upright"}`);
      }
      await visit.page.emulateMedia({ media: "screen" });
    }
  });
}
