// The camera follows the filters, and stays where the user moved it; the canvas keeps the map's
// size.

import assert from "node:assert/strict";

import { PHONE, WIDE, eventually, endToEnd } from "./harness.mjs";

const button = (visit, name) => visit.page.getByRole("button", { name, exact: true });
const hold = (visit) => button(visit, "Hold the map still when filters change");
const NORTH_EAST = "region=North+East";
/** A camera over Newcastle, as in an address. */
const NEWCASTLE = "at=54.9700,-1.6100,9.50";
const isInTheNorthEast = ([lat, lon]) => lat > 54.3 && lat < 56 && lon > -2.8 && lon < -0.6;

/** Metres per CSS pixel, from the scale bar. */
const scale = (visit) =>
  visit.page.locator(".scale-bar").evaluate((bar) => {
    const [line, text] = bar.children;
    return (1_000 * Number.parseFloat(text.textContent)) / line.getBoundingClientRect().width;
  });

/** The scale once the map has come to rest. */
async function rested(visit) {
  await visit.picture();
  return scale(visit);
}

const isNear = (a, b) => Math.abs(a / b - 1) < 0.03;

/** The map's centre (latitude and longitude), read from the address after zooming in, which keeps the centre. */
async function middle(visit) {
  await button(visit, "Zoom in").click();
  await eventually(async () => /^\d/.test((await visit.state()).at ?? ""), true, "a camera in the address");
  return (await visit.state()).at.split(",").map(Number);
}

/** Records the scale in every frame while `deed` runs and the map comes to rest. */
async function frames(visit, deed) {
  await visit.page.evaluate(() => {
    window.__scales = [];
    const note = () => {
      const [line, text] = document.querySelector(".scale-bar").children;
      const metres = (1_000 * Number.parseFloat(text.textContent)) / line.getBoundingClientRect().width;
      if (window.__scales && window.__scales.at(-1) !== metres) window.__scales.push(metres);
      if (window.__scales) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await deed();
  await visit.picture();
  return visit.page.evaluate(() => {
    const scales = window.__scales;
    window.__scales = null;
    return scales;
  });
}

/** Ticks a value's box without a pointer: one may be down elsewhere. */
async function tick(visit, key, label) {
  const facet = visit.facet(key);
  if (!(await facet.evaluate((details) => details.open))) await facet.evaluate((details) => (details.open = true));
  await visit.value(key, label).evaluate((box) => box.click());
}

endToEnd("a filter is framed; without it the whole country is shown again", { viewport: WIDE }, async (visit) => {
  await visit.open();
  const before = await visit.picture();
  const home = await scale(visit);
  await visit.choose("region", "North East");
  await eventually(async () => (await rested(visit)) < home / 3, true, "the map comes closer");
  assert.deepEqual(await visit.state(), { region: "North East" }, "what the map frames is not written");
  await visit.axeInBothSchemes();
  await visit.shot("framed");

  await visit.choose("region", "North East");
  await eventually(async () => isNear(await rested(visit), home), true);
  assert.ok((await visit.picture()).equals(before), "the same picture as at first");

  await visit.choose("region", "North East");
  await eventually(async () => (await rested(visit)) < home / 3, true);
  assert.ok(isInTheNorthEast(await middle(visit)));
});

endToEnd("three boxes are one flight", { viewport: WIDE }, async (visit) => {
  await visit.open();
  await visit.picture();
  const facet = visit.facet("region");
  await facet.locator("summary").click();
  const more = facet.getByRole("button", { name: /^Show all/ });
  if ((await more.count()) > 0) await more.click();
  // From within the page, so that a slow machine does not turn the steps into pauses.
  const tickAll = async (facet, names) => {
    for (const name of names) {
      const label = [...facet.querySelectorAll(".value-label")].find((label) => label.textContent === name);
      label.closest("label.value").querySelector("input").click();
      await new Promise((done) => setTimeout(done, 100));
    }
  };
  const names = ["North East", "North West", "Yorkshire and The Humber"];
  const scales = await frames(visit, () => facet.evaluate(tickAll, names));
  assert.equal((await visit.state()).region, names.join("|"));
  const last = scales.at(-1);
  assert.ok(last < scales[0], "the map comes closer");
  assert.ok(Math.min(...scales) > last * 0.97, `it never was closer than it comes to rest: ${scales}`);
});

endToEnd("with less motion the map is there at once", { viewport: WIDE, reducedMotion: "reduce" }, async (visit) => {
  await visit.open();
  await visit.picture();
  const scales = await frames(visit, () => visit.choose("region", "North East"));
  assert.equal(scales.length, 2, `${scales}`);
});

endToEnd("a map in someone's hand is not moved", { viewport: WIDE }, async (visit) => {
  await visit.open();
  const home = await rested(visit);
  const box = await visit.page.locator("#map-canvas").boundingBox();
  await visit.page.mouse.move(box.x + 600, box.y + 300);
  await visit.page.mouse.down();
  await visit.page.mouse.move(box.x + 640, box.y + 330, { steps: 4 });
  await tick(visit, "region", "North East");
  await new Promise((done) => setTimeout(done, 1_500));
  assert.ok(isNear(await scale(visit), home), "while a button is down");
  await visit.page.mouse.move(box.x + 660, box.y + 340, { steps: 2 });
  await visit.page.mouse.up();
  await eventually(async () => "at" in (await visit.state()), true);
  assert.ok(isNear(await rested(visit), home), "nor after: it was put there");
});

endToEnd("the map can be held still, and says so", { viewport: WIDE }, async (visit) => {
  await visit.open();
  const home = await rested(visit);
  assert.equal(await hold(visit).getAttribute("aria-pressed"), "false");
  await hold(visit).focus();
  await visit.page.keyboard.press("Enter");
  assert.equal(await hold(visit).getAttribute("aria-pressed"), "true");
  await visit.axeInBothSchemes();
  await visit.choose("region", "North East");
  await eventually(async () => (await visit.state()).at, "uk", "the link shows the same");
  assert.ok(isNear(await rested(visit), home));

  await visit.page.reload();
  await visit.ready();
  assert.equal(await hold(visit).getAttribute("aria-pressed"), "true", "remembered");
  assert.ok(isNear(await rested(visit), home));
  await hold(visit).click();
  assert.equal(await hold(visit).getAttribute("aria-pressed"), "false");
  await eventually(async () => (await visit.state()).at, undefined);
  assert.ok((await rested(visit)) < home / 3, "it follows again");
});

endToEnd("the whole UK stays while a filter is set, and fitting takes it back", { viewport: WIDE }, async (visit) => {
  await visit.open(`#${NORTH_EAST}`);
  const framed = await rested(visit);
  await button(visit, "The whole UK").click();
  await eventually(async () => (await visit.state()).at, "uk");
  const home = await rested(visit);
  assert.ok(home > framed * 3);
  await visit.choose("type", "Loan");
  assert.ok(isNear(await rested(visit), home), "another filter leaves it");
  await button(visit, "Fit to what is selected or found").click();
  await eventually(async () => (await visit.state()).at, undefined);
  assert.ok((await rested(visit)) < home / 3);

  await button(visit, "The whole UK").click();
  await eventually(async () => (await visit.state()).at, "uk");
  await button(visit, "Clear all filters").click();
  await eventually(() => visit.state(), {}, "without a filter it is nothing special");
});

endToEnd("a camera that a person chose stays, unless they ask for another place", { viewport: WIDE }, async (visit) => {
  await visit.open(`#${NEWCASTLE}`);
  const chosen = await rested(visit);
  await visit.choose("type", "Loan");
  assert.ok(isNear(await rested(visit), chosen));
  assert.equal(`at=${(await visit.state()).at}`, NEWCASTLE);
  await visit.choose("region", "Wales");
  await eventually(async () => (await visit.state()).at, undefined);
  await visit.picture();
  const [lat, lon] = await middle(visit);
  assert.ok(lat > 51 && lat < 54 && lon > -6 && lon < -2, `${lat}, ${lon} is in Wales`);
});

endToEnd("a link starts framed, or where it says", { viewport: WIDE }, async (visit) => {
  await visit.open();
  const home = await rested(visit);
  await visit.page.goto("about:blank");
  await visit.open(`#${NORTH_EAST}`);
  assert.ok((await rested(visit)) < home / 3);
  assert.deepEqual(await visit.state(), { region: "North East" });
  await visit.page.goto("about:blank");
  await visit.open(`#${NORTH_EAST}&at=uk`);
  assert.ok(isNear(await rested(visit), home));
  await visit.page.goto("about:blank");
  await visit.open(`#${NORTH_EAST}&${NEWCASTLE}`);
  await visit.picture();
  assert.equal(`at=${(await visit.state()).at}`, NEWCASTLE);
});

endToEnd("a locked filter starts framed", { viewport: WIDE }, async (visit) => {
  await visit.open();
  const home = await rested(visit);
  await visit.page.goto("about:blank");
  await visit.open("?filter=region%3DNorth+East&lock=region");
  assert.ok((await rested(visit)) < home / 3);
  assert.ok(isInTheNorthEast(await middle(visit)));
});

endToEnd("back and forward frame what they bring back", { viewport: WIDE }, async (visit) => {
  await visit.open();
  const home = await rested(visit);
  await visit.choose("region", "North East");
  const framed = await rested(visit);
  assert.ok(framed < home / 3);
  await visit.page.goBack();
  await eventually(async () => isNear(await rested(visit), home), true, "back");
  await visit.page.goForward();
  await eventually(async () => isNear(await rested(visit), framed), true, "forward");
  assert.deepEqual(await visit.state(), { region: "North East" });

  // A history entry with its own camera restores it, even though the next one filtered by place.
  await visit.turn(NEWCASTLE);
  await visit.picture();
  await visit.choose("region", "Wales");
  await eventually(async () => (await visit.state()).at, undefined);
  await visit.picture();
  await visit.page.goBack();
  await eventually(async () => `at=${(await visit.state()).at}`, NEWCASTLE);
  await visit.picture();
  assert.equal(`at=${(await visit.state()).at}`, NEWCASTLE);
});

/** The canvas has as many pixels as the map's element. */
async function isSharp(visit, when) {
  const differ = () =>
    visit.page.locator("#map-canvas").evaluate((canvas) => {
      const { width, height } = canvas.getBoundingClientRect();
      const dots = [canvas.width, canvas.height].map((side) => side / devicePixelRatio);
      return [width, height].map((side, i) => Math.abs(side - dots[i]) <= 1);
    });
  await visit.picture();
  await eventually(differ, [true, true], when);
}

for (const [name, options] of [
  ["", {}],
  [", with two dots a pixel", { deviceScaleFactor: 2 }],
]) {
  endToEnd(`the map is painted at its own size whatever the page's layout${name}`, { viewport: WIDE, ...options }, async (visit) => {
    const title = visit.page.locator("#detail-title");
    await visit.open("#view=profile&museum=Tate");
    await title.waitFor();
    await visit.page.locator("#view-title").waitFor();
    await isSharp(visit, "behind the profile");
    // The panel closes while the map is flying: it has another size when it arrives.
    await visit.turn(NEWCASTLE);
    await title.waitFor({ state: "detached" });
    await isSharp(visit, "by address from the profile");
    await visit.turn(`museum=Tate&${NORTH_EAST}`);
    await title.waitFor();
    await isSharp(visit, "the panel opens");
    await button(visit, "Close this panel").click();
    await isSharp(visit, "the panel closes");
    await visit.page.goBack();
    await title.waitFor();
    await isSharp(visit, "back, with the panel");
    await visit.page.goBack();
    await isSharp(visit, "back, to the camera");
    await visit.page.goBack();
    await title.waitFor();
    await isSharp(visit, "back, behind the profile");
    await visit.page.goForward();
    await isSharp(visit, "and forward");
    await visit.radio("Table");
    await isSharp(visit, "behind the table");
    await visit.page.setViewportSize(PHONE);
    await isSharp(visit, "on a phone, behind the table");
    await visit.radio("Map");
    await isSharp(visit, "on a phone");
    await button(visit, "The whole UK").click();
    await visit.page.setViewportSize(WIDE);
    await isSharp(visit, "wide again, in flight");
  });
}
