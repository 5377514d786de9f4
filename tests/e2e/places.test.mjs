// The base map at twelve places: fetched whole and once, when the user first zooms in closely;
// drawn, named, and photographed for the gallery.

import assert from "node:assert/strict";

import { PHONE, WIDE, eventually, endToEnd } from "./harness.mjs";

/** A place, where it is, and what the map says of its middle. */
const PLACES = [
  ["newcastle", 54.9697, -1.6119, "Newcastle upon Tyne", "North East"],
  ["london", 51.5072, -0.1276, "Westminster", "London"],
  ["glasgow", 55.8612, -4.2501, "Glasgow", "Scotland"],
  ["cardiff", 51.4816, -3.1791, "Cardiff", "Wales"],
  ["belfast", 54.5973, -5.9301, "Belfast", "Northern Ireland"],
  ["derry", 54.9958, -7.3074, "Derry City and Strabane", "Northern Ireland"],
  ["lerwick", 60.1543, -1.1494, "Lerwick", "Scotland"],
  ["kirkwall", 58.9815, -2.9605, "Kirkwall", "Scotland"],
  ["haverfordwest", 51.8014, -4.9694, "Haverfordwest", "Wales"],
  ["penzance", 50.1186, -5.5371, "Penzance", "South West"],
  ["hull", 53.7443, -0.3325, "Kingston upon Hull", "Yorkshire and The Humber"],
  ["ironbridge", 52.6279, -2.485, "Ironbridge", "West Midlands"],
];
/** How many kilometres the map is across. */
const ACROSS = [40, 10, 3];
const FILES = ["built_up", "land", "northern_ireland", "parks", "topography"];

/** Metres a pixel at zoom 0, as web maps count. */
const ZOOM_0 = 78_271.516_964;

async function at(visit, [, lat, lon], km) {
  const { width } = await visit.page.locator("#map-canvas").boundingBox();
  const zoom = Math.log2(ZOOM_0 / ((km * 1000) / width)).toFixed(2);
  await visit.turn(`at=${lat.toFixed(4)},${lon.toFixed(4)},${zoom}`);
}

const asked = (visit) =>
  visit.requests.flatMap((url) => url.match(/data\/basemap_(\w+)\.bin$/)?.[1] ?? []).sort();

for (const place of PLACES) {
  const [name, , , middle, region] = place;
  endToEnd(`one sees where ${middle} is`, { viewport: WIDE, reducedMotion: "reduce" }, async (visit) => {
    await visit.open();
    await visit.page.locator("#map-canvas").waitFor();
    const wide = process.env.E2E_GALLERY ? ["light", "dark"] : ["light"];
    for (const km of ACROSS) {
      await at(visit, place, km);
      const here = visit.page.locator(".map-here");
      await here.waitFor();
      await visit.picture();
      const said = await here.textContent();
      assert.ok(said.includes(middle) && said.includes(region), `${km} km: ${said}`);
      // A blank sheet with marks has a few hundred colours; lines and names add thousands.
      assert.ok((await visit.colours()) > 100, `${km} km: ${await visit.colours()} colours`);
      for (const colorScheme of wide) {
        await visit.page.emulateMedia({ colorScheme });
        await visit.picture();
        await visit.gallery(`places/${name}-${km}-${colorScheme}`);
      }
      await visit.page.emulateMedia({ colorScheme: "light" });
    }
    if (process.env.E2E_GALLERY) {
      await visit.page.setViewportSize(PHONE);
      for (const km of ACROSS) {
        await at(visit, place, km);
        for (const colorScheme of wide) {
          await visit.page.emulateMedia({ colorScheme });
          await visit.picture();
          await visit.gallery(`places/${name}-${km}-phone-${colorScheme}`);
        }
      }
    }
    assert.deepEqual(asked(visit), FILES, "each file once");
  });
}

endToEnd("nothing of the base map is fetched before it is needed", {}, async (visit) => {
  await visit.settled();
  assert.deepEqual(asked(visit), []);
  await visit.turn("at=52.5000,-1.9000,8.00");
  await visit.picture();
  assert.deepEqual(asked(visit), [], "the overview is good enough here");
  await visit.turn("at=52.5000,-1.9000,11.00");
  await eventually(async () => asked(visit), FILES);
});

endToEnd("a file of the base map can be left out", { reducedMotion: "reduce" }, async (visit) => {
  await visit.open("?basemap=-topography,-northern-ireland#at=54.5973,-5.9301,11.00");
  await eventually(async () => asked(visit), ["built_up", "land", "parks"]);
  await visit.picture();
  await visit.shot("base map without topography");
});

endToEnd("the base map may not arrive, and the overview stays", { mayFail: true, reducedMotion: "reduce" }, async (visit) => {
  await visit.page.route("**/data/basemap_*", (route) => route.abort());
  await visit.open("#at=54.9697,-1.6119,11.00");
  await visit.picture();
  assert.ok((await visit.colours()) > 20);
  await visit.axe();
});
