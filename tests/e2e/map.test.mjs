// Actions on the map itself, and what it draws in response.

import assert from "node:assert/strict";

import { eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, has, placed, recordsOf } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const title = (visit) => visit.page.locator("#detail-title");

/** Pixels that differ between two pictures: how many, and from which row to which. */
function difference(visit, before, after) {
  return visit.page.evaluate(
    async (urls) => {
      const pixels = async (url) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        return { width: image.width, height: image.height, colours: new Uint32Array(data.buffer) };
      };
      const [a, b] = await Promise.all(urls.map(pixels));
      const rows = [];
      for (let i = 0; i < a.colours.length; i += 1) {
        if (a.colours[i] !== b.colours[i]) rows.push(Math.floor(i / a.width));
      }
      const same = a.width === b.width && a.height === b.height;
      return { same, count: rows.length, span: (rows.at(-1) - rows[0]) / a.height };
    },
    [before.url, after.url],
  );
}

/** A camera over a position: the address takes four decimals. */
const over = (at, zoom) => `#at=${at.split(",").map((n) => Number(n).toFixed(4))},${zoom}`;

/** A panel lists so many partners at once. */
const LISTED = 12;

/** Position → the partners there, most partners first. */
function sharedPlaces() {
  const places = new Map();
  for (const { latitude, longitude, partner } of placed(all)) {
    const at = `${latitude},${longitude}`;
    places.set(at, (places.get(at) ?? new Set()).add(partner));
  }
  return [...places].sort(([, a], [, b]) => b.size - a.size);
}

/** Metres between two positions, near enough within Britain. */
function metres(a, b) {
  const [[y, x], [v, u]] = [a, b].map((at) => at.split(",").map(Number));
  return Math.hypot(y - v, (x - u) * Math.cos((y * Math.PI) / 180)) * 111_200;
}

/** How far the next place is. */
const nextTo = (at, places) =>
  Math.min(...places.filter(([other]) => other !== at).map(([other]) => metres(at, other)));

/** The place that most partners share with no other place within a kilometre. */
function lonelyShared() {
  const places = sharedPlaces();
  const few = ({ size }) => size > 1 && size <= LISTED;
  return places.find(([at, partners]) => few(partners) && nextTo(at, places) > 1_000);
}

endToEnd("several partners at one position can all be reached", {}, async (visit) => {
  const [at, partners] = lonelyShared();
  await visit.open(over(at, 16));
  await visit.picture();
  await visit.page.mouse.click(...(await visit.middle()));
  await title(visit).waitFor();
  const place = (await visit.state()).place;
  assert.ok(place, "a place is open");
  await visit.axeInBothSchemes();
  for (const partner of partners) {
    await visit.page.locator(".detail .listing").getByRole("button", { name: partner, exact: true }).click();
    await eventually(() => title(visit).textContent(), partner);
    assert.equal((await visit.state()).partner, partner);
    await visit.page.goBack();
    await eventually(async () => (await visit.state()).place, place);
  }
  await visit.page.getByRole("button", { name: "Close this panel" }).click();
  await title(visit).waitFor({ state: "detached" });
});

// Without a legend next to the map, so that its centre is where the camera is.
const NARROW = { viewport: { width: 850, height: 800 } };

endToEnd("partners next door to another place can be reached from the map too", NARROW, async (visit) => {
  const places = sharedPlaces();
  const [at, partners] = places.find(([at, { size }]) => size <= LISTED && nextTo(at, places) < 400);
  await visit.open(over(at, 16));
  await visit.picture();
  // The mark may be hollow: it is at the camera's position.
  const { x, y, width, height } = await visit.page.locator("#map-canvas").boundingBox();
  for (let i = 0; i < 3 && !(await visit.state()).place; i += 1) {
    await visit.page.mouse.click(x + width / 2, y + height / 2);
    await visit.picture();
  }
  assert.ok((await visit.state()).place, "the mark opens, though no zoom parts it");
  const told = await visit.page.locator("aside.detail").textContent();
  assert.deepEqual([...partners].filter((partner) => !told.includes(partner)), []);
});

endToEnd("an institution's links to its partners' places are drawn", {}, async (visit) => {
  // A panel is open before and after, so that the map keeps its size.
  const { partner } = all[0];
  const other = `partner=${encodeURIComponent(partner)}`;
  await visit.settled();
  await visit.turn(other);
  await eventually(() => title(visit).textContent(), partner);
  const before = await visit.picture();
  await visit.turn("museum=Tate");
  await eventually(() => title(visit).textContent(), "Tate");
  const flows = await visit.picture();
  const drawn = await difference(visit, before, flows);
  assert.ok(drawn.same, "the map keeps its size");
  assert.ok(drawn.count > 2_000, `${drawn.count} pixels`);
  assert.ok(drawn.span > 0.5, "from the Tate to the north of Scotland");
  await visit.axeInBothSchemes();
  await visit.shot("flows");
  await visit.picture();

  // Flows follow the filter.
  await visit.choose("nation", "Wales");
  const few = await visit.picture();
  assert.ok((await difference(visit, flows, few)).count > 500);
  await visit.turn(`nation=Wales&${other}`);
  await eventually(() => title(visit).textContent(), partner);
  assert.ok((await difference(visit, few, await visit.picture())).count > 100, "the flows go");
});

endToEnd("a record leads to its institution, its place and its partner", {}, async (visit) => {
  const record = all.find(({ url }) => url);
  await visit.open(`#record=${record.id}`);
  await eventually(() => title(visit).textContent(), record.title);
  const source = visit.page.locator(`.detail a[href="${record.url}"]`);
  assert.equal(await source.getAttribute("rel"), "noopener noreferrer");
  assert.equal(await source.getAttribute("target"), "_blank");
  const facts = visit.page.locator(".detail .facts");
  await facts.getByRole("button", { name: record.institution, exact: true }).click();
  await eventually(() => title(visit).textContent(), record.institution);
  await visit.page.goBack();
  await facts.getByRole("button", { name: record.partner, exact: true }).click();
  await eventually(() => title(visit).textContent(), record.partner);
  const own = all.filter(has("partner", [record.partner]));
  await visit.page.locator(".detail-counts", { hasText: `${own.length} record` }).waitFor();
});

endToEnd("the map zooms, moves, fits and comes home", {}, async (visit) => {
  await visit.open();
  const home = await visit.picture();
  const button = (name) => visit.page.getByRole("button", { name, exact: true });
  const zoom = async () => Number((await visit.state()).at?.split(",")[2]);

  await button("Zoom in").click();
  await visit.picture();
  await eventually(async () => (await zoom()) > 0, true);
  const first = await zoom();
  await button("Zoom in").click();
  await eventually(async () => (await zoom()) > first, true);
  await button("Zoom out").click();
  await button("Zoom out").click();
  await button("The whole UK").click();
  await eventually(async () => (await visit.state()).at, undefined);
  assert.ok((await visit.picture()).equals(home), "the same picture as at first");

  const [x, y] = await visit.middle();
  await visit.page.mouse.move(x, y);
  await visit.page.mouse.wheel(0, -400);
  await eventually(async () => (await zoom()) > 0, true);
  const wheeled = (await visit.state()).at;
  await visit.page.mouse.down();
  await visit.page.mouse.move(x + 80, y + 40, { steps: 5 });
  await visit.page.mouse.up();
  await eventually(async () => (await visit.state()).at !== wheeled, true);
  assert.equal((await visit.state()).place, undefined, "a drag is no click");

  const dragged = await zoom();
  await visit.page.mouse.dblclick(20 + x / 2, y + 200);
  await eventually(async () => (await zoom()) > dragged, true);

  await visit.page.locator("#map-canvas").focus();
  await visit.page.keyboard.press("0");
  await eventually(async () => (await visit.state()).at, undefined);
  assert.ok((await visit.picture()).equals(home));

  // The results are already framed, without anyone having moved the map.
  await visit.choose("nation", "Wales");
  await visit.picture();
  await button("Fit to what is selected or found").click();
  await visit.picture();
  assert.equal((await visit.state()).at, undefined);
  await button("Zoom in").click();
  await eventually(async () => (await zoom()) > 0, true);
  const [lat, lon] = (await visit.state()).at.split(",").map(Number);
  assert.ok(lat > 51 && lat < 54 && lon > -6 && lon < -2, `${lat}, ${lon} is in Wales`);
});

endToEnd("a mark tells what it stands for", {}, async (visit) => {
  const [at, partners] = lonelyShared();
  await visit.open(over(at, 16));
  await visit.picture();
  const [x, y] = await visit.middle();
  await visit.page.mouse.move(x - 150, y);
  await visit.page.mouse.move(x, y);
  const tooltip = visit.page.locator(".tooltip");
  await tooltip.getByText(`${partners.size} partners`).waitFor();
  await visit.page.mouse.move(x - 150, y - 100);
  await tooltip.waitFor({ state: "detached" });
});

endToEnd("the list of marks follows the keyboard", {}, async (visit) => {
  await visit.open();
  await visit.picture();
  const list = visit.page.getByRole("listbox", { name: /^Places in view/ });
  const active = async () => {
    const id = await list.getAttribute("aria-activedescendant");
    return id ? visit.page.locator(`#${id}`).textContent() : null;
  };
  await visit.page.locator("#map-canvas").focus();
  await visit.page.keyboard.press("Tab");
  assert.ok(await list.evaluate((element) => element === document.activeElement), "the next stop");
  await eventually(async () => (await active()) !== null, true);
  const records = (name) => Number(name.match(/([\d,]+) records?/)[1].replaceAll(",", ""));
  const largest = await active();
  const options = await list.getByRole("option").allTextContents();
  assert.equal(records(largest), Math.max(...options.map(records)), "begins with the largest");
  assert.equal(await list.getByRole("option", { selected: true }).count(), 1);
  await visit.page.locator(".tooltip").waitFor();

  // PageDown goes to the next smaller mark; in one of the four directions there may be only sea.
  const reached = {};
  for (const key of ["PageDown", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
    await visit.page.keyboard.press("Home");
    await eventually(active, largest);
    await visit.page.keyboard.press(key);
    await visit.picture();
    reached[key] = await active();
  }
  const others = new Set(Object.values(reached).filter((name) => name !== largest));
  assert.ok(others.size >= 3, JSON.stringify(reached));
  assert.ok(records(reached.PageDown) <= records(largest));
  await visit.page.keyboard.press("Home");
  await visit.axeInBothSchemes();

  const before = visit.page.url();
  await visit.page.keyboard.press("Enter");
  await eventually(() => visit.page.url() !== before, true, "Enter opens, or parts, the mark");
  await visit.page.keyboard.press("Shift+Tab");
  await eventually(() => visit.page.evaluate(() => document.activeElement.id), "map-canvas");
});

endToEnd("types are told apart by colour and shape, sites by their own mark", {}, async (visit) => {
  await visit.settled();
  const plain = await visit.picture();
  await visit.page.getByLabel("Colour and shape by main partnership type").click();
  await visit.page.getByRole("list", { name: "Main partnership type at a place" }).waitFor();
  const coloured = await visit.picture();
  assert.ok(!coloured.equals(plain));
  await visit.page.getByLabel("Show the national institutions’ own sites").click();
  await visit.page.getByText("National institution’s own site", { exact: true }).waitFor();
  assert.ok(!(await visit.picture()).equals(coloured));
  assert.deepEqual(await visit.state(), { colour: "type", sites: "yes" });
  await visit.axeInBothSchemes();
  await visit.shot("by-type-with-sites");
});
