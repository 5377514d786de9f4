// The one-file page in Chromium and in Firefox, from disk: it opens, is filtered, reads a file, is
// saved again with it, and makes no requests.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { BROWSERS } from "./browsers.mjs";
import { eventually } from "./eventually.mjs";
import { DOCUMENTED_CSV, count, countOf, recordsOf, tally } from "./records.mjs";

const here = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const TEMPLATE = process.env.ONE_FILE ?? here("dist/one-file.html");
const FILE = "tests/corpus/00_control_utf8.csv";
const all = recordsOf(DOCUMENTED_CSV).length;
const own = recordsOf(FILE).length;

const headline = () => (document.getElementById("boot") ? "" : (document.getElementById("headline")?.textContent ?? ""));
const press = (name) => {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === name);
  button?.click();
  return Boolean(button);
};

/** The headline begins so. */
const says = (tab, start) => eventually(async () => (await tab.run(headline)).slice(0, start.length), start);

for (const [name, Browser] of Object.entries(BROWSERS)) {
  test(`${name}: from the disk`, { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "one-file-"));
    const browser = await Browser.start();
    try {
      const tab = await browser.tab({ width: 1280, height: 800 });
      await tab.goto(pathToFileURL(TEMPLATE).href);
      await says(tab, count(all, "record"));
      await tab.run(() => (location.hash = "region=Wales"));
      await says(tab, countOf(tally(recordsOf(DOCUMENTED_CSV), "region").Wales, all));

      await tab.run((name, text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name, { type: "text/csv" }));
        const input = document.getElementById("open-files");
        input.files = data.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }, "own.csv", readFileSync(here(FILE), "utf8"));
      await eventually(() => tab.run(press, "Show instead"), true, "the file was read");
      await says(tab, `${own} records`);

      await tab.run(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          if (blob.type?.startsWith("text/html")) window.handed = blob;
          return make.call(URL, blob);
        };
      });
      await tab.run(press, "Share");
      await eventually(() => tab.run(press, "Save the page as one file"), true, "the panel is open");
      await eventually(() => tab.run(() => Boolean(window.handed)), true, "the file is made");
      const handed = join(folder, "handed.html");
      writeFileSync(handed, await tab.run(() => window.handed.text()));
      await tab.goto(pathToFileURL(handed).href);
      await says(tab, `${own} records`);

      assert.deepEqual(tab.errors, []);
      const asked = tab.requests.filter((url) => !/^(blob|data|about):/.test(url));
      assert.ok(asked.every((url) => url.startsWith("file:") && url.split("#")[0].endsWith(".html")), asked.join("\n"));
      await tab.close();
    } finally {
      await browser.end();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
