// The one-file page, configured and embedded like a page on a site, in Chromium and in Firefox.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { axe, everyBrowser, headline, mapIn, site, visible } from "./embedded.mjs";
import { eventually } from "./eventually.mjs";
import { recordsOf } from "./records.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const XTASK = process.env.E2E_SERVER ?? join(ROOT, "target/tools/xtask");
const FILE = "tests/corpus/00_control_utf8.csv";
const own = recordsOf(FILE);
const folder = mkdtempSync(join(tmpdir(), "one-file-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** `cargo xtask bundle` with records and settings, of the page that is built. */
function bundle(config, name) {
  const [settings, out] = [join(folder, `${name}.json`), join(folder, `${name}.html`)];
  writeFileSync(settings, JSON.stringify(config));
  execFileSync(XTASK, ["bundle", FILE, "--config", settings, "-o", out, "--no-build"], { cwd: ROOT });
  return pathToFileURL(out).href;
}

const heard = () => {
  window.heard = [];
  addEventListener("map-filter", ({ detail }) => window.heard.push(detail.filter));
};

everyBrowser((endToEnd) => {
  endToEnd("settings that were put into the file", async (tab) => {
    const institution = own[0].lead_institution;
    const filter = new URLSearchParams({ institution }).toString();
    const address = bundle({ title: "Our <i>year</i>", theme: "dark", panels: ["-open"], filter, lock: ["institution"], style: { "accent-dark": "#8ac6ff" } }, "settings");
    await tab.goto(`${address}?logo=Ours`);
    const map = await mapIn(tab, "file:");
    const count = own.filter((record) => record.lead_institution === institution).length;
    await eventually(() => map.run(headline).then((text) => text.startsWith(`${count} of ${own.length} records`)), true, "filtered");
    const look = () => [
      document.title,
      document.querySelector("h1").textContent,
      document.querySelector(".wordmark span").textContent,
      document.documentElement.dataset.theme,
      getComputedStyle(document.documentElement).getPropertyValue("--accent"),
    ];
    assert.deepEqual(await map.run(look), ["Our <i>year</i>", "Our <i>year</i>", "Ours", "dark", "#8ac6ff"]);
    assert.equal(await map.run(visible, ".file-button"), false);
    await map.run(() => (location.hash = "data=own&institution=Somebody"));
    await map.run(() => document.querySelector(".chips .link")?.click());
    await eventually(() => map.run(headline).then((text) => text.startsWith(`${count} of ${own.length} records`)), true, "a lock holds");
    await axe(map);
  });

  endToEnd("data by address is not asked for, and that is said", async (tab) => {
    await tab.goto(`${site.map}one-file.html?data=returns.csv&data=${encodeURIComponent(`${site.elsewhere}returns.csv`)}`);
    const map = await mapIn(tab);
    const told = await map.run(() => [...document.querySelectorAll("[role=alert] li")].map((line) => line.textContent));
    assert.equal(told.length, 2);
    assert.ok(told.every((line) => /was not fetched: this page is one file/.test(line)), told.join("\n"));
    assert.deepEqual(tab.requests.filter((url) => url.includes("returns")), tab.requests.filter((url) => url.includes("one-file.html?data=")));
  });

  endToEnd("in another site's page, with or without a sandbox, it is told and tells", async (tab) => {
    await tab.before(`(${heard})()`);
    await tab.goto(`${site.host}one-file.html`);
    await tab.run(() => document.querySelector("iframe").scrollIntoView());
    const start = `${site.map}one-file.html`;
    await eventually(async () => (await tab.frames()).filter(({ url }) => url.startsWith(start)).length, 2, "two frames");
    const maps = (await tab.frames()).filter(({ url }) => url.startsWith(start));
    const nation = (map) => map.run(headline).then((text) => /Wales|Scotland|England/.exec(text)?.[0] ?? "").catch(() => "");
    const nations = async () => (await Promise.all(maps.map(nation))).sort();
    await eventually(nations, ["Scotland", "Wales"], "what each shows");
    const heights = () => {
      const frames = [document.querySelector("iframe"), document.querySelector("nmdc-partnership-map").shadowRoot.querySelector("iframe")];
      return frames.map((frame) => Math.round(frame.getBoundingClientRect().height));
    };
    const bodies = () => Promise.all(maps.map((map) => map.run(() => Math.round(document.body.getBoundingClientRect().height))));
    const agree = async () => {
      const [frames, shown] = [(await tab.run(heights)).sort(), (await bodies()).sort()];
      return frames.every((height, i) => height > 300 && Math.abs(height - shown[i]) <= 1);
    };
    await eventually(agree, true, "each frame is as high as what it shows");
    for (const map of maps) assert.equal(await map.run(visible, ".masthead"), false);

    await tab.run(() => (document.querySelector("nmdc-partnership-map").filter = "nation=England"));
    await eventually(() => tab.run(() => window.heard.at(-1)), "nation=England", "heard");
    await eventually(nations, ["England", "Wales"], "what each shows now");
    await tab.run((name, text) => document.querySelector("nmdc-partnership-map").setData({ name, text }), "ours.csv", "institution,partner,partnership_type,place\nTate,Ceredigion Museum,Loan,Leeds\n");
    const counts = async () => (await Promise.all(maps.map((map) => map.run(headline)))).filter((text) => /^1 record\b/.test(text)).length;
    await eventually(counts, 1, "given data");
  });
});
