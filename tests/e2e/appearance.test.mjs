// The light and dark themes, as set by the system or the user, and print.

import assert from "node:assert/strict";

import { PHONE, eventually, endToEnd } from "./harness.mjs";

/** Relative luminance as defined by WCAG 2: 0 is black, 1 is white. */
function luminance(visit, selector, property) {
  return visit.page.locator(selector).evaluate((element, property) => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = getComputedStyle(element)[property];
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((c) => {
      const s = c / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }, property);
}

const page = (visit) => luminance(visit, "html", "backgroundColor");

endToEnd("dark as the system says, map and all", { colorScheme: "dark" }, async (visit) => {
  await visit.open();
  assert.ok((await page(visit)) < 0.1);
  const dark = await visit.picture();
  await visit.page.emulateMedia({ colorScheme: "light" });
  await eventually(async () => (await page(visit)) > 0.8, true);
  await eventually(async () => (await visit.picture()).equals(dark), false, "the map follows");
});

endToEnd("the reader's choice of light or dark outlives the visit", {}, async (visit) => {
  await visit.open();
  const light = await visit.picture();
  await visit.page.getByRole("button", { name: "Dark", exact: true }).click();
  await eventually(async () => (await page(visit)) < 0.1, true);
  assert.ok(!(await visit.picture()).equals(light));
  await visit.axe();
  await visit.page.reload();
  await visit.ready();
  assert.ok((await page(visit)) < 0.1);
  await visit.page.getByRole("button", { name: "Light", exact: true }).click();
  await eventually(async () => (await page(visit)) > 0.8, true);
  await visit.axe();
});

for (const [name, options] of [
  ["a imports", {}],
  ["a phone", { viewport: PHONE }],
  ["a dark page", { colorScheme: "dark" }],
]) {
  endToEnd(`printed from ${name}: map, headline, legend and sources, no controls`, options, async (visit) => {
    await visit.open("#type=Loan");
    await visit.picture();
    await visit.page.emulateMedia({ media: "print" });
    for (const part of ["#map-canvas", "#headline", ".map-card .legend-sizes", ".attribution"]) {
      assert.ok(await visit.page.locator(part).isVisible(), `${part} is printed`);
    }
    for (const part of [
      ".masthead",
      ".filters",
      ".map-buttons",
      ".chips",
      ".filters-button",
      ".heading .segmented",
      ".legend-options",
    ]) {
      assert.ok(await visit.page.locator(part).first().isHidden(), `${part} is not printed`);
    }
    await visit.page.getByText("© Crown copyright · EuroGeographics").waitFor();
    // Paper is white, and browsers omit backgrounds, so text must be dark.
    assert.ok((await luminance(visit, "#headline", "color")) < 0.3, "dark on white");
    await visit.picture();
    assert.ok((await visit.colours()) > 10, "the map is printed too");
    await visit.shot(`print-from-${name}`);
  });
}
