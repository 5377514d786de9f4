// The setup shared by the tests of embedding and of settings: a site that embeds the map, the map's
// own site, and both browsers. Every test also checks that there is no error in any page and no
// request to a third party.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { BROWSERS } from "./browsers.mjs";
import { eventually } from "./eventually.mjs";
import { serveHosts } from "./hosts.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKAGES = process.env.E2E_PACKAGES ?? resolve(ROOT, "target/e2e");
const SCREENSHOTS = process.env.E2E_SCREENSHOTS ?? resolve(ROOT, "target/screenshots");
const AXE = readFileSync(createRequire(`${PACKAGES}/`).resolve("axe-core/axe.min.js"), "utf8");

/** The sites; see hosts.mjs. */
export let site;
before(async () => {
  site = await serveHosts();
});
after(() => site?.end());

// These functions run in pages.
export const headline = () => document.getElementById("headline")?.textContent ?? "";
export const visible = (selector) => {
  const element = document.querySelector(selector);
  return element !== null && element.checkVisibility({ visibilityProperty: true });
};

/** The map in a tab or in a frame of it, once it shows its records. */
export async function mapIn(tab, start = site.map) {
  const frame = await tab.frame(start);
  await eventually(() => frame.run(headline).then((text) => /\b[1-9][\d,]* (of|record|o’r|cofnod)/.test(text)).catch(() => false), true, "headline");
  return frame;
}

/** Fails if axe reports any findings, and lists them. */
export async function axe(frame) {
  await frame.load(AXE);
  const findings = await frame.run(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  });
  assert.deepEqual(findings, [], "axe");
}

/**
 * Defines tests in each browser. `define` gets `endToEnd(title, tell, options)`; `tell` gets a tab.
 * `mayFail`: the pages may report errors, for what they are made to do.
 */
export function everyBrowser(define) {
  for (const [name, Browser] of Object.entries(BROWSERS)) {
    let browser;
    before(async () => {
      browser = await Browser.start();
    });
    after(() => browser?.end());
    define((title, tell, { mayFail = false } = {}) =>
      test(`${name}: ${title}`, { timeout: 90_000 }, async () => {
        site.front.clear();
        const tab = await browser.tab();
        try {
          await tell(tab);
          if (!mayFail) assert.deepEqual(tab.errors, [], "errors in the pages");
          const known = [site.map, site.host, site.elsewhere].map((address) => new URL(address).origin);
          const foreign = tab.requests.filter((url) => /^(https?|wss?):/.test(url) && !known.includes(new URL(url).origin));
          assert.deepEqual(foreign, [], "requests to a third party");
        } catch (error) {
          mkdirSync(SCREENSHOTS, { recursive: true });
          await tab.shot(resolve(SCREENSHOTS, `failed-${name}-${title.replace(/\W+/g, "-")}.png`)).catch(() => {});
          throw error;
        } finally {
          await tab.close();
        }
      }),
    );
  }
}
