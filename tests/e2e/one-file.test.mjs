// The one-file page: from disk, with the network disabled.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { WIDE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, count, countOf, recordsOf, tally } from "./records.mjs";
import { workbook } from "./workbook.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const TEMPLATE = fileURLToPath(new URL("../../dist/one-file.html", import.meta.url));
const FILE = "tests/corpus/00_control_utf8.csv";
const own = recordsOf(FILE);
const folder = mkdtempSync(join(tmpdir(), "one-file-"));
const panel = (visit) => visit.page.getByRole("dialog", { name: "Share" });

async function open(visit, path, fragment = "") {
  await visit.context.setOffline(true);
  await visit.page.goto(pathToFileURL(path).href + fragment);
  await visit.ready();
}

/** Nothing was asked for but the file itself and what it holds. */
function askedNothing(visit) {
  const asked = visit.requests.filter((url) => !/^(blob|data):/.test(url));
  assert.ok(asked.every((url) => url.startsWith("file:") && url.split("#")[0].endsWith(".html")), asked.join("\n"));
}

async function saved(visit, name) {
  await visit.page.getByRole("button", { name: "Share", exact: true }).click();
  await panel(visit).waitFor();
  const [download] = await Promise.all([
    visit.page.waitForEvent("download"),
    panel(visit).getByRole("button", { name, exact: true }).click(),
  ]);
  const path = join(folder, `${Date.now()}-${download.suggestedFilename()}`);
  copyFileSync(await download.path(), path);
  await visit.page.keyboard.press("Escape");
  return path;
}

endToEnd("it opens from the disk, filters, analyses, reads a file, and is handed on with it", { viewport: WIDE }, async (visit) => {
  await open(visit, TEMPLATE);
  await eventually(async () => (await visit.headline()).startsWith(count(all.length, "record")), true);
  await visit.axeInBothSchemes();
  await visit.shot("one-file");
  await visit.choose("region", "Wales");
  const welsh = tally(all, "region").Wales;
  await eventually(async () => (await visit.headline()).startsWith(countOf(welsh, all.length)), true);
  await visit.radio("Analysis");
  await visit.page.locator("#view-title", { hasText: "Records by region" }).waitFor();
  const svg = readFileSync(await saved(visit, "Save as SVG"), "utf8");
  assert.match(svg, /^<svg [\s\S]*<\/svg>\s*$/);

  await visit.dropAndWait([FILE]);
  await visit.page.getByRole("button", { name: "Show instead" }).click();
  await eventually(async () => (await visit.headline()).startsWith(`${own.length} records`), true);
  const handed = await saved(visit, "Save the page as one file");
  askedNothing(visit);

  // Another page, which has never had access to the file.
  await open(visit, handed);
  await eventually(async () => (await visit.headline()).startsWith(`${own.length} records`), true);
  await visit.page.getByText("Read in this browser from 00_control_utf8.csv").waitFor();
  assert.equal((await visit.state()).data, "own");
  await visit.radio("Documented");
  await eventually(async () => (await visit.headline()).startsWith(count(all.length, "record")), true);
  const again = await saved(visit, "Save the page as one file");
  await open(visit, again);
  await eventually(async () => (await visit.headline()).startsWith(count(all.length, "record")), true);
  askedNothing(visit);
});

endToEnd("a workbook is read, and what the file does not carry is said", { viewport: WIDE }, async (visit) => {
  await open(visit, TEMPLATE);
  const path = join(folder, "return.xlsx");
  writeFileSync(path, workbook({ Returns: [["institution", "partner", "postcode", "partnership type"], ["Tate", "A museum", "LS1 3AA", "Loan"]] }));
  const dialog = await visit.dropAndWait([path]);
  await dialog.getByText("has no table of full postcodes").first().waitFor();
  askedNothing(visit);
});

endToEnd("shut in a sandbox, in another page", { viewport: WIDE }, async (visit) => {
  const host = join(folder, "host.html");
  copyFileSync(TEMPLATE, join(folder, "map.html"));
  writeFileSync(host, '<!doctype html><html lang="en"><title>Host</title><h1>Host</h1><iframe title="Map" src="map.html#region=Wales" sandbox="allow-scripts" width="1200" height="720"></iframe></html>');
  await visit.context.setOffline(true);
  await visit.page.goto(pathToFileURL(host).href);
  const frame = visit.page.frameLocator("iframe");
  await frame.locator("#headline", { hasText: ` of ${count(all.length, "record")}` }).waitFor();
  await frame.getByRole("radio", { name: "Illustrative survey" }).click();
  await frame.locator("#headline", { hasText: "Illustrative" }).waitFor();
  await visit.shot("one-file-sandbox");
});
