// The filter by distance in a map that another page embeds: set, reported, and locked.

import assert from "node:assert/strict";

import { everyBrowser, headline, mapIn, site, visible } from "./embedded.mjs";
import { eventually } from "./eventually.mjs";

const NEAR = "near=54.9783,-1.6178,10mi,Newcastle";

everyBrowser((endToEnd) => {
  endToEnd("a page sets a distance and hears of it", async (tab) => {
    await tab.before(
      `(() => { window.heard = []; addEventListener("map-filter", (event) => window.heard.push(event.detail)); })()`,
    );
    await tab.goto(`${site.host}element.html`);
    await tab.run(() => document.querySelector("nmdc-partnership-map").scrollIntoView());
    const map = await mapIn(tab);
    const last = () => tab.run(() => window.heard.at(-1) ?? null);
    await tab.run((near) => (document.querySelector("nmdc-partnership-map").filter = near), "near=55.9533,-3.1883,30km,Edinburgh");
    await eventually(last, { filter: "nation=Scotland&near=55.9533,-3.1883,30km,Edinburgh" });
    assert.match(await map.run(headline), /within 30 km of Edinburgh/);
  });

  endToEnd("a locked distance stays, and is not offered", async (tab) => {
    await tab.goto(`${site.map}?filter=${encodeURIComponent(NEAR)}&lock=near`);
    const map = await mapIn(tab);
    assert.match(await map.run(headline), /within 10 miles of Newcastle/);
    assert.equal(await map.run(visible, '[data-facet="near"]'), false);
    assert.equal(await map.run(() => document.querySelectorAll(".chip").length), 0);
    await map.run(() => (location.hash = "near=51.5072,-0.1276,50mi,London&type=Loan"));
    await eventually(() => map.run(headline).then((text) => /Loan/.test(text) && /within 10 miles of Newcastle/.test(text)), true, "a lock holds");
  });

  endToEnd("config.json sets a distance", async (tab) => {
    site.front.put("/config.json", JSON.stringify({ filter: `${NEAR}&type=Loan`, lock: ["near"] }));
    await tab.goto(site.map);
    assert.match(await (await mapIn(tab)).run(headline), /Loan.*within 10 miles of Newcastle/);
  });

  endToEnd("a distance that is not offered is told in words", async (tab) => {
    site.front.put("/config.json", JSON.stringify({ filter: "near=54.9783,-1.6178,15mi,Newcastle" }));
    await tab.goto(site.map);
    const map = await mapIn(tab);
    await eventually(() => map.run(() => document.querySelector("[role=alert] ul")?.innerText.includes("15mi") ?? false), true, "in words");
  });
});
