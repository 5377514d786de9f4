// The map in other pages, in Chromium and in Firefox: three ways to embed it, each in a page on
// another origin with a strict policy, and the messages between page and map.

import assert from "node:assert/strict";

import { axe, everyBrowser, headline, mapIn, site, visible } from "./embedded.mjs";
import { eventually } from "./eventually.mjs";

const height = () => document.querySelector("iframe").getBoundingClientRect().height;
const elementHeight = () =>
  document.querySelector("nmdc-partnership-map").shadowRoot.querySelector("iframe").getBoundingClientRect().height;

/** Records an element's events. */
const hear = () => {
  window.heard = [];
  for (const type of ["ready", "height", "filter", "select", "error"]) {
    addEventListener(`map-${type}`, (event) => window.heard.push([type, event.detail]));
  }
};

everyBrowser((endToEnd) => {
  endToEnd("a plain frame shows what its address says", async (tab) => {
    await tab.goto(`${site.host}plain.html`);
    await tab.run(() => document.querySelector("iframe").scrollIntoView());
    const map = await mapIn(tab);
    assert.match(await map.run(headline), /Wales/);
    assert.equal(await map.run(visible, ".masthead"), false);
    assert.equal(await map.run(visible, "#map-canvas"), true);
    assert.equal(await tab.run(height), 640);
  });

  endToEnd("a frame follows the height of what it shows", async (tab) => {
    await tab.goto(`${site.host}height.html`);
    const map = await mapIn(tab);
    await eventually(() => map.run(() => document.documentElement.hasAttribute("data-fit")), true, "fit");
    const agrees = async () => {
      const [frame, body] = [await tab.run(height), await map.run(() => document.body.getBoundingClientRect().height)];
      return Math.abs(frame - body) <= 1 && frame > 300;
    };
    await eventually(agrees, true, "the frame is as high as the map's page");
    const asMap = await tab.run(height);
    await map.run(() => (location.hash = "view=findings"));
    await eventually(async () => (await tab.run(height)) !== asMap && (await agrees()), true, "another view, another height");
    await tab.size(360, 800);
    await eventually(agrees, true, "narrow");
    assert.ok(await map.run(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the frame");
  });

  endToEnd("the element tells and is told", async (tab) => {
    // Before the page loads: a map near the window's edge may be ready before anything else.
    await tab.before(`(${hear})()`);
    await tab.goto(`${site.host}element.html`);
    await tab.run(() => document.querySelector("nmdc-partnership-map").scrollIntoView());
    const map = await mapIn(tab);
    const last = (type) => tab.run((type) => window.heard.findLast(([heard]) => heard === type)?.[1] ?? null, type);
    await eventually(() => last("filter"), { filter: "nation=Scotland" });
    assert.equal(await map.run(() => document.documentElement.dataset.theme), "light");
    assert.equal(await map.run(visible, '[data-facet="nation"]'), false);

    await tab.run(() => (document.querySelector("nmdc-partnership-map").filter = "type=Loan&nation=Wales"));
    await eventually(() => last("filter"), { filter: "type=Loan&nation=Scotland" }, "a lock holds");
    assert.match(await map.run(headline), /Loan.*Scotland/);
    assert.equal(await tab.run(() => document.querySelector("nmdc-partnership-map").filter), "type=Loan&nation=Scotland");

    await tab.run(() => (document.querySelector("nmdc-partnership-map").view = "table"));
    await eventually(() => map.run(visible, ".records"), true, "table");
    await tab.run(() => (document.querySelector("nmdc-partnership-map").selected = { institution: "Tate" }));
    await eventually(() => last("select"), { target: { institution: "Tate" } });
    await eventually(() => map.run(visible, ".detail"), true, "panel");
    await tab.run(() => (document.querySelector("nmdc-partnership-map").selected = null));
    await eventually(() => last("select"), { target: null });

    await tab.run(() => document.querySelector("nmdc-partnership-map").setData({ url: "http://169.254.169.254/x.csv" }));
    await eventually(async () => /private network/.test((await last("error"))?.message), true, "refused in words");
    assert.ok((await tab.run(elementHeight)) > 300);
  });

  endToEnd("two maps on one page keep apart", async (tab) => {
    await tab.goto(`${site.host}two.html`);
    await eventually(async () => (await tab.frames()).length, 3, "two frames");
    const maps = (await tab.frames()).filter(({ url }) => url.startsWith(site.map));
    const texts = () => Promise.all(maps.map((map) => map.run(headline).catch(() => "")));
    await eventually(async () => (await texts()).map((text) => /Wales|Scotland/.exec(text)?.[0]).sort(), ["Scotland", "Wales"]);
    await tab.run(() => (document.getElementById("wales").filter = "nation=England"));
    await eventually(async () => (await texts()).map((text) => /England|Scotland/.exec(text)?.[0]).sort(), ["England", "Scotland"]);
    const themes = await Promise.all(maps.map((map) => map.run(() => document.documentElement.dataset.theme)));
    assert.deepEqual(themes.sort(), ["auto", "dark"]);
  });

  endToEnd("axe finds nothing in an embedded map, narrow or wide, light or dark", async (tab) => {
    site.front.put("/q3.csv", "institution,partner,partnership_type,place\nTate,Ceredigion Museum,Loan,Aberystwyth\n");
    for (const [width, theme] of [[320, "light"], [800, "dark"]]) {
      await tab.size(width, 800);
      await tab.goto(`${site.map}?data=q3.csv&theme=${theme}&panels=-open,nothing&lock=type`);
      const map = await mapIn(tab);
      await axe(map);
    }
  });
});
