// Places, postcodes and partners are found by name: by keyboard alone, and without anything that is
// typed leaving the page.

import assert from "node:assert/strict";

import { PHONE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, recordsOf, sentence } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const TABLES = ["/data/places.bin", "/data/gazetteer.bin", "/data/boundaries.bin", "/data/postcodes.bin"];

const box = (visit) => visit.page.getByRole("combobox", { name: /^Find a place/ });
const options = (visit) => visit.page.getByRole("listbox").getByRole("option");
const lines = (visit) => options(visit).allTextContents();
const title = (visit) => visit.page.locator("#detail-title").textContent();
const focus = (visit) => visit.page.evaluate(() => document.activeElement.id);

/** Types a text and waits for the expected line. */
async function type(visit, text, wanted) {
  await box(visit).fill(text);
  await options(visit).filter({ hasText: wanted }).first().waitFor();
}

/** The text of the line that is active for the arrow keys. */
const active = (visit) =>
  visit.page.evaluate(() => {
    const id = document.activeElement.getAttribute("aria-activedescendant");
    return (id && document.getElementById(id)?.textContent) || "";
  });

/** Moves to a line and selects it, using only the keyboard. */
async function take(visit, wanted) {
  // An exact match is selected by Enter at once.
  for (let i = 0; i < 14; i += 1) {
    const line = await active(visit);
    if (wanted.test(line)) {
      await visit.page.keyboard.press("Enter");
      return line;
    }
    await visit.page.keyboard.press("ArrowDown");
  }
  throw new Error(`not among ${await lines(visit)}`);
}

endToEnd("a town without a record is no dead end", {}, async (visit) => {
  await visit.open();
  await visit.picture();
  await box(visit).focus();
  await type(visit, "Haverfordwest", "Pembrokeshire, Wales");
  assert.match((await lines(visit))[0], /^Search records for “Haverfordwest”/);
  assert.match((await lines(visit))[1], /^Haverfordwest Place · Pembrokeshire, Wales/);
  await visit.axeInBothSchemes();
  await visit.shot("find");
  await take(visit, /^Haverfordwest Place/);
  await eventually(() => title(visit), "Haverfordwest");
  await eventually(() => focus(visit), "detail-title");
  const state = await visit.state();
  assert.match(state.spot, /^51\.80\d\d,-4\.9\d\d\d,Haverfordwest$/);
  assert.ok(!("q" in state), "finding a place filters nothing");
  const panel = visit.page.locator(".detail");
  await panel.getByText("Pembrokeshire, Wales", { exact: true }).waitFor();
  await panel.getByText(/^Within 2 miles of Haverfordwest, in a straight line: [\d,]+ of [\d,]+ records shown\.$/).waitFor();
  await panel.getByText(/^Nearest: .+ miles?; \d+ partners? within 30 miles\.$/).waitFor();
  await visit.says(sentence(all, all));
  await visit.axeInBothSchemes();
  await visit.shot("spot");

  // The address restores the same result.
  const hash = await visit.page.evaluate(() => location.hash);
  await visit.open(hash);
  await eventually(() => title(visit), "Haverfordwest");
});

endToEnd("what is said of a spot is said of what the filters show", {}, async (visit) => {
  const scottish = all.filter((record) => record.nation === "Scotland");
  assert.ok(scottish.length > 0 && scottish.length < all.length);
  await visit.open("#nation=Scotland&spot=51.8017,-4.9691,Haverfordwest");
  await visit.page
    .getByText(`Within 2 miles of Haverfordwest, in a straight line: 0 of ${scottish.length.toLocaleString("en-GB")} records shown.`)
    .waitFor();
  await visit.page.getByText(/^Nearest: .+; 0 partners within 30 miles\.$/).waitFor();
  await visit.page.getByRole("heading", { name: "Nearest partners that match the filters, in a straight line" }).waitFor();
});

endToEnd("postcodes are found whole and in part", {}, async (visit) => {
  await visit.open();
  await visit.picture();
  await type(visit, "ZE1", "Part of a postcode");
  await take(visit, /^ZE1 Part of a postcode/);
  await eventually(() => title(visit), "ZE1");
  await type(visit, "sa612an", "Postcode");
  // First by its sector; by the unit once the table has loaded.
  await options(visit).filter({ hasText: /^SA61 2AN\s*Postcode · Wales$/ }).waitFor();
  await take(visit, /^SA61 2AN/);
  await eventually(() => title(visit), "SA61 2AN");
  await type(visit, "SA61 2AN", "Postcode · Wales");
  await type(visit, "BT48", "Northern Ireland");
});

endToEnd("Enter alone goes where exactly that is, and a part of a postcode is an area", {}, async (visit) => {
  await visit.open();
  await visit.picture();
  await box(visit).fill("SA61 2AN");
  await visit.page.keyboard.press("Enter");
  await eventually(() => title(visit), "SA61 2AN");
  assert.ok(!("q" in (await visit.state())), "nothing is searched");

  await type(visit, "Camden", "Local authority");
  await eventually(() => active(visit).then((line) => /^Camden Local authority/.test(line)), true);
  await visit.page.keyboard.press("Enter");
  await eventually(async () => (await visit.state()).district, "Camden");
  await visit.page.getByRole("button", { name: /^Remove filter District: Camden/ }).click();

  await type(visit, "BT48", "position approximate");
  await visit.page.keyboard.press("Enter");
  await visit.page.getByText(/^Within 2 miles of the middle of BT48, in a straight line: /).waitFor();
});

endToEnd("both names of a city lead to it", {}, async (visit) => {
  await visit.open();
  for (const name of ["Derry", "Londonderry"]) {
    await type(visit, name, "Derry/Londonderry");
    assert.match((await lines(visit))[1], /^Derry\/Londonderry Place · Derry City and Strabane, Northern Ireland/);
  }
  await take(visit, /^Derry\/Londonderry/);
  await eventually(() => title(visit), "Derry/Londonderry");
});

endToEnd("a borough, a region and a partner are told apart", {}, async (visit) => {
  await visit.open();
  await type(visit, "Hackney", "Local authority");
  await take(visit, /^Hackney Local authority/);
  await eventually(async () => (await visit.page.locator("#detail-title, .chip-text").allTextContents()).some((text) => /Hackney/.test(text)), true);

  await type(visit, "North East", "Nation or region");
  await take(visit, /^North East Nation or region/);
  await eventually(async () => (await visit.state()).region, "North East");
  await eventually(() => focus(visit), "headline");
  await visit.page.getByRole("button", { name: /^Remove filter Region/ }).click();

  const partner = all.find((record) => record.partner.length > 12).partner;
  await type(visit, partner, "Partner");
  await take(visit, /Partner · \d+ records?$/);
  await eventually(() => title(visit), partner);
  assert.equal((await visit.state()).partner, partner);
});

endToEnd("the list works by keyboard, and Enter searches the records where nothing is called so", {}, async (visit) => {
  await visit.open();
  await box(visit).focus();
  await type(visit, "newpor", "Wales");
  assert.equal(await box(visit).getAttribute("aria-expanded"), "true");
  await eventually(() => visit.page.locator(".search [role=status]").textContent().then((said) => /^\d+ suggestions$/.test(said)), true);
  const count = (await lines(visit)).length;
  await visit.page.keyboard.press("ArrowDown");
  assert.match(await active(visit), /^Search records/);
  await visit.page.keyboard.press("ArrowUp");
  assert.equal(await active(visit), (await lines(visit))[count - 1]);
  await visit.page.keyboard.press("Home");
  assert.match(await active(visit), /^Search records/);
  await visit.page.keyboard.press("End");
  assert.equal(await active(visit), (await lines(visit))[count - 1]);
  await visit.page.keyboard.press("ArrowDown");
  assert.match(await active(visit), /^Search records/);
  await visit.page.keyboard.press("Escape");
  assert.equal(await options(visit).count(), 0);
  assert.equal(await box(visit).getAttribute("aria-expanded"), "false");
  assert.equal(await box(visit).inputValue(), "newpor");
  assert.ok(!("q" in (await visit.state())), "nothing is searched before Enter");
  await visit.page.keyboard.press("Enter");
  await eventually(async () => (await visit.state()).q, "newpor");
  await box(visit).fill("");
  await eventually(async () => "q" in (await visit.state()), false);

  // Text that was typed but not submitted does not stay as if it were a filter.
  await type(visit, "castle", "Search records");
  await visit.page.keyboard.press("Tab");
  await eventually(() => box(visit).inputValue(), "");
  assert.equal(await options(visit).count(), 0);
});

endToEnd("tables come whole, when the box is first used, and no request says what is typed", {}, async (visit) => {
  const before = await visit.servedDuring(() => visit.settled());
  const asked = (served) => served.map((line) => line.split(" ").at(-1));
  assert.ok(!asked(before).includes("/data/places.bin"), "names wait until they are wanted");
  assert.ok(!asked(before).includes("/data/postcodes.bin"));
  const during = await visit.servedDuring(async () => {
    await box(visit).focus();
    await type(visit, "Haverfordwest", "Pembrokeshire, Wales");
    await type(visit, "Lerwick", "Shetland Islands, Scotland");
    const units = visit.page.waitForResponse((response) => response.url().includes("/data/postcodes.bin"));
    await type(visit, "SA61 2AN", "Postcode · Wales");
    await (await units).finished();
  });
  const paths = asked(during);
  assert.ok(paths.includes("/data/places.bin") && paths.includes("/data/postcodes.bin"), paths.join("\n"));
  assert.deepEqual(paths.filter((path) => !TABLES.includes(path) && !/^\/share[._]/.test(path)), []);
  assert.ok(visit.requests.every((url) => !/haverf|lerwick|sa61/i.test(url)), "a request says what was typed");
  // Once they are loaded, nothing more is requested.
  await visit.silently(async () => {
    await type(visit, "Kirkwall", "Orkney Islands, Scotland");
  });
});

endToEnd("on a telephone the sheet makes way for the map", { viewport: PHONE }, async (visit) => {
  await visit.open();
  await visit.page.locator("#filters-open").click();
  await type(visit, "Penzance", "Cornwall, South West");
  await visit.axe();
  await visit.shot("find-phone");
  await options(visit).filter({ hasText: "Cornwall" }).first().click();
  await eventually(() => title(visit), "Penzance");
  assert.ok(!(await visit.page.locator("#filters").evaluate((filters) => filters.classList.contains("open"))));
});

endToEnd("in Welsh, by Welsh names", {}, async (visit) => {
  await visit.open("?lang=cy");
  await visit.page.getByRole("combobox", { name: /^Dod o hyd i le/ }).fill("Hwlffordd");
  await options(visit).filter({ hasText: "Hwlffordd (Haverfordwest)" }).first().waitFor();
  await visit.axe();
  await take(visit, /^Hwlffordd \(Haverfordwest\)/);
  await eventually(() => title(visit), "Hwlffordd");
  await visit.page.getByText(/^Agosaf: /).waitFor();
});
