// The filter by distance: through the address, the table, the CSV, a panel, and the keyboard alone.
// Distances are computed again here, from the file.

import assert from "node:assert/strict";

import { PHONE, WIDE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, count, partnersOf, placesOf, projectsOf, records, recordsOf } from "./records.mjs";

const MILE = 1609.344;
const NEWCASTLE = { lat: 54.9783, lon: -1.6178, name: "Newcastle upon Tyne" };
const all = recordsOf(DOCUMENTED_CSV);
const placed = all.filter(({ latitude, longitude }) => latitude !== "" && longitude !== "");

/** Metres along a great circle, by the haversine formula on the mean sphere. */
function metres(a, b) {
  const [y, x, v, u] = [a.lat, a.lon, b.lat, b.lon].map((degrees) => (degrees * Math.PI) / 180);
  const half = Math.sin((v - y) / 2) ** 2 + Math.cos(y) * Math.cos(v) * Math.sin((u - x) / 2) ** 2;
  return 2 * 6371008.8 * Math.asin(Math.sqrt(half));
}

const away = (record, point) => metres(point, { lat: Number(record.latitude), lon: Number(record.longitude) });

/** The records within a radius, none of them so near its line that a rounded position could decide. */
function within(point, reach) {
  for (const record of placed) {
    assert.ok(Math.abs(away(record, point) - reach) > 15, `${record.id} is too near the line for a test`);
  }
  return placed.filter((record) => away(record, point) <= reach);
}

const fragment = (point, reach) => `near=${point.lat},${point.lon},${reach},${encodeURIComponent(point.name)}`;
const value = (point, reach) => `${point.lat.toFixed(4)},${point.lon.toFixed(4)},${reach},${point.name}`;

/** The headline's parts for the records near a point. */
function parts(near, text) {
  return [
    `${near.length} of ${count(all.length, "record")}`,
    count(projectsOf(near), "project"),
    count(partnersOf(near), "partner"),
    count(placesOf(near), "place"),
    ...(placed.length < all.length ? [undefined] : []),
    text,
  ];
}

async function saysNear(visit, near, text) {
  const wanted = parts(near, text);
  const said = async () => (await visit.headline()).split(" · ").map((part, i) => (wanted[i] === undefined ? undefined : part));
  await eventually(said, wanted, "headline");
}

const panel = (visit) => visit.facet("near");
const radius = (visit) => panel(visit).getByLabel("Within");
const chip = (visit) => visit.page.locator(".chip", { hasText: "Distance" });

endToEnd("a distance in the address narrows map, table and CSV alike", { viewport: WIDE }, async (visit) => {
  const near = within(NEWCASTLE, 10 * MILE);
  assert.ok(near.length > 5 && near.length < all.length);
  const before = `#at=54.9783,-1.6178,12`;
  await visit.open(before);
  const empty = await visit.picture();
  await visit.turn(`${fragment(NEWCASTLE, "10mi")}&at=54.9783,-1.6178,12`);
  await saysNear(visit, near, "within 10 miles of Newcastle upon Tyne");
  assert.ok(!(await visit.picture()).equals(empty), "the map draws the circle");
  await chip(visit).waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("near");
  assert.equal((await visit.state()).near, value(NEWCASTLE, "10mi"));

  await visit.radio("Table");
  await visit.page.locator(".table-count", { hasText: count(near.length, "record") }).waitFor();
  const header = visit.page.getByRole("columnheader", { name: "Distance", exact: true });
  assert.equal(await header.getAttribute("aria-sort"), "none", "the file's own order stays");
  await header.getByRole("button").click();
  await eventually(async () => (await visit.state()).sort, "distance");
  // A record known only to the town counts as 3 km farther away, and within the town no distance is
  // given.
  const isRough = ({ precision }) => precision === "town";
  const reach = (record) => away(record, NEWCASTLE) + (isRough(record) ? 3_000 : 0);
  const nearest = [...near].sort((a, b) => reach(a) - reach(b));
  const told = () => visit.page.locator("tbody .col-distance").allTextContents();
  const isTold = (text, record) => {
    const metres = away(record, NEWCASTLE);
    if (isRough(record) && metres < 3_000) return text === `somewhere in ${record.place}`;
    const miles = /^less than/.test(text) ? 0 : Number(/[\d.]+(?= miles?$)/.exec(text)?.[0]);
    return Math.abs(miles - metres / MILE) <= 1;
  };
  await eventually(async () => (await told()).every((text, i) => isTold(text, nearest[i])), true, "nearest first");
  await visit.axeInBothSchemes();

  const file = await visit.saved(() => visit.page.getByRole("button", { name: "Download these as CSV" }).click());
  const saved = records(file.text);
  assert.equal(saved.length, near.length);
  const by = new Map(near.map((record) => [record.id, away(record, NEWCASTLE) / MILE]));
  for (const record of saved) {
    assert.ok(Math.abs(Number(record.distance_miles) - by.get(record.id)) < 0.02, record.id);
    assert.equal(record.distance_from, "Newcastle upon Tyne (54.9783, -1.6178)");
  }

  // Without the filter there is no point from which to measure.
  await chip(visit).click();
  await visit.page.locator(".table-count", { hasText: count(all.length, "record") }).waitFor();
  assert.equal(await header.count(), 0);
  const whole = await visit.saved(() => visit.page.getByRole("button", { name: "Download these as CSV" }).click());
  assert.ok(!("distance_from" in records(whole.text)[0]));
});

endToEnd("each radius, in miles and in kilometres, counts what lies within it", { viewport: WIDE }, async (visit) => {
  await visit.open(`#${fragment(NEWCASTLE, "10mi")}`);
  for (const miles of [5, 20, 30, 50]) {
    await radius(visit).selectOption({ label: `${miles} miles` });
    await saysNear(visit, within(NEWCASTLE, miles * MILE), `within ${miles} miles of Newcastle upon Tyne`);
  }
  await panel(visit).getByRole("radio", { name: "km", exact: true }).click();
  await saysNear(visit, within(NEWCASTLE, 80_000), "within 80 km of Newcastle upon Tyne");
  await radius(visit).selectOption({ label: "30 km" });
  await saysNear(visit, within(NEWCASTLE, 30_000), "within 30 km of Newcastle upon Tyne");
  assert.equal((await visit.state()).near, value(NEWCASTLE, "30km"));
  await panel(visit).getByRole("button", { name: "Anywhere" }).click();
  await eventually(async () => (await visit.state()).near, undefined);
});

endToEnd("from a partner to what is near it", { viewport: WIDE }, async (visit) => {
  const home = placed.find((record) => placed.filter(({ partner }) => partner === record.partner).length === 1
    && placed.some((other) => other.partner !== record.partner && away(other, point(record)) < 10 * MILE));
  await visit.open(`#partner=${encodeURIComponent(home.partner)}`);
  const list = visit.page.locator(".detail .listing", { hasText: "Other partners within 30 miles, in a straight line" });
  const others = new Map();
  for (const other of placed.filter(({ partner }) => partner !== home.partner)) {
    const far = away(other, point(home)) / MILE;
    if (far <= 30) others.set(other.partner, Math.min(far, others.get(other.partner) ?? far));
  }
  const more = list.getByRole("button", { name: /^Show all/ });
  if ((await more.count()) > 0) await more.click();
  await eventually(() => list.locator("li").count(), others.size, "everybody else within 30 miles");
  const first = Math.min(...others.values());
  const leader = await list.locator("li").first().getByRole("button").textContent();
  assert.ok(others.get(leader) - first < 0.02, `${leader} is the nearest`);
  await visit.axeInBothSchemes();

  await visit.page.locator(".detail").getByRole("button", { name: "Show only what is near here" }).click();
  await eventually(async () => (await visit.state()).near?.split(",").slice(2).join(","), `10mi,${home.partner}`);
  const near = placed.filter((record) => away(record, point(home)) <= 10 * MILE);
  await eventually(async () => (await visit.headline()).split(" ")[0], String(near.length));
});

const point = (record) => ({ lat: Number(record.latitude), lon: Number(record.longitude) });

endToEnd("by keyboard alone: a point on the map, another radius, and back", { viewport: WIDE }, async (visit) => {
  const { page } = visit;
  await visit.open("#at=54.9783,-1.6178,9");
  await visit.picture();
  await panel(visit).locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await radius(visit).evaluate((select) => select === document.activeElement));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await visit.focused(), "near-choose");

  // Escape: nothing is chosen, and the focus returns to where it was.
  await page.keyboard.press("Enter");
  await eventually(() => visit.focused(), "map-canvas");
  await eventually(async () => /Escape cancels/.test(await page.locator("#announcer").textContent()), true, "announced");
  await page.locator(".map-choosing").waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("near choosing");
  await page.keyboard.press("Escape");
  await page.locator(".map-choosing").waitFor({ state: "detached" });
  await eventually(() => visit.focused(), "near-choose");
  await eventually(() => page.locator("#announcer").textContent(), "No point was chosen.");
  assert.equal((await visit.state()).near, undefined);

  // Enter chooses the map's centre, or the place of the mark there.
  await page.keyboard.press("Enter");
  await eventually(() => visit.focused(), "map-canvas");
  await page.keyboard.press("Enter");
  await eventually(async () => "near" in (await visit.state()), true);
  const [lat, lon, reach] = (await visit.state()).near.split(",");
  assert.equal(reach, "10mi");
  assert.ok(metres(NEWCASTLE, { lat: Number(lat), lon: Number(lon) }) < 15 * MILE, `${lat}, ${lon}`);
  await eventually(async () => /within 10 miles of/.test(await page.locator("#announcer").textContent()), true, "announced");

  await radius(visit).focus();
  await page.keyboard.press("ArrowDown");
  await eventually(async () => (await visit.state()).near.split(",")[2], "20mi");
  await page.getByRole("button", { name: /^Remove filter Distance/ }).focus();
  await page.keyboard.press("Enter");
  await eventually(async () => (await visit.state()).near, undefined);
  assert.equal(await visit.focused(), "headline");
});

endToEnd("a click on the map chooses a point, and the next one opens a mark again", { viewport: WIDE }, async (visit) => {
  const there = point(placed.find(({ precision }) => precision !== "town"));
  await visit.open(`#at=${there.lat.toFixed(4)},${there.lon.toFixed(4)},16`);
  await panel(visit).locator("summary").click();
  await panel(visit).getByRole("button", { name: "Choose a point on the map" }).click();
  const middle = await visit.middle();
  await visit.page.mouse.click(...middle);
  await eventually(async () => "near" in (await visit.state()), true);
  assert.equal((await visit.state()).place, undefined, "the mark was not opened");
  const [lat, lon] = (await visit.state()).near.split(",").map(Number);
  const nearest = Math.min(...placed.map((record) => away(record, { lat, lon })));
  assert.ok(nearest < 30, "a mark's own place is taken");
  await visit.page.locator(".map-choosing").waitFor({ state: "detached" });
});

endToEnd("on a phone the filters make way for the map", { viewport: PHONE }, async (visit) => {
  await visit.open();
  await visit.page.locator("#filters-open").click();
  await panel(visit).locator("summary").click();
  await visit.axe();
  await panel(visit).getByRole("button", { name: "Choose a point on the map" }).click();
  await visit.page.locator(".map-choosing").waitFor();
  await eventually(() => visit.focused(), "map-canvas");
  await visit.fitsItsWidth();
  await visit.page.locator("#map-canvas").click();
  await eventually(async () => "near" in (await visit.state()), true);
  await visit.radio("Table");
  await visit.fitsItsWidth();
  await visit.axeInBothSchemes();
});

endToEnd("an address that names no such distance filters nothing", {}, async (visit) => {
  for (const wrong of ["near=54.9,-1.6,15mi", "near=x", "near=999,0,10mi", "near=%00,%ff,10mi"]) {
    await visit.open(`#${wrong}`);
    await eventually(async () => (await visit.headline()).split(" · ")[0], count(all.length, "record"), wrong);
  }
});
