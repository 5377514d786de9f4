// A malicious file is shown as plain text.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { WIDE, eventually, endToEnd } from "./harness.mjs";
import { cells, recordsOf } from "./records.mjs";

const FOLDER = "tests/corpus/inject";
const files = readdirSync(fileURLToPath(new URL(`../../${FOLDER}`, import.meta.url))).filter((name) => name.endsWith(".csv"));

/** Checks that nothing from the file has become part of the page, and that nothing has run. */
async function staysText(visit, where) {
  const found = await visit.page.evaluate(() => ({
    ran: window.__pwned,
    links: [...document.body.querySelectorAll("[href]")]
      .map((element) => element.href?.baseVal ?? element.href)
      .filter((href) => !/^https?:/.test(href)),
    elements: [...document.querySelectorAll("iframe, object, embed, form, img:not(.wordmark img)")].map((e) => e.outerHTML),
    handlers: [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some(({ name }) => /^on/.test(name))).length,
    scripts: document.querySelectorAll("#app script, #app style, #app link").length,
  }));
  assert.deepEqual(found, { ran: undefined, links: [], elements: [], handlers: 0, scripts: 0 }, where);
}

for (const name of files) {
  endToEnd(`${name}: nothing runs, nothing is fetched`, { viewport: WIDE }, async (visit) => {
    const rows = recordsOf(`${FOLDER}/${name}`);
    await visit.settled();
    await visit.silently(async () => {
      await visit.dropAndWait([`${FOLDER}/${name}`]);
      await staysText(visit, "report");
      await visit.axe();
      await visit.page.getByRole("button", { name: "Show instead" }).click();
      await eventually(async () => (await visit.headline()).startsWith(`${rows.length} records`), true);
      await visit.radio("Table");
      await staysText(visit, "table");
      const links = [];
      for (let i = 0; i < rows.length; i += 1) {
        await visit.page.locator("tbody th button").nth(i).click();
        await visit.page.locator(".detail .facts").waitFor();
        await eventually(async () => visit.page.locator("tr.selected").count(), 1);
        links.push(...(await visit.page.locator(".detail .facts a").evaluateAll((all) => all.map((a) => [a.href, a.rel]))));
        await staysText(visit, `record ${i + 1}`);
      }
      assert.ok(links.every(([, rel]) => rel === "noopener noreferrer"), "links lead away safely");
      if (name === "url_schemes.csv") assert.deepEqual(links, [], "no such address becomes a link");
      if (name === "url_tricky_good.csv") assert.equal(links.length, rows.length, "every good one does");
      await visit.axeInBothSchemes();

      const saved = await visit.saved(() => visit.page.getByRole("button", { name: "Download these as CSV" }).click());
      const [header, ...exported] = cells(saved.text);
      const formula = (cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && Number.isNaN(Number(cell));
      assert.deepEqual(exported.flat().concat(header).filter(formula), [], "no cell is a formula");

      await visit.radio("Map");
      await visit.picture();
      await visit.page.mouse.move(...(await visit.middle()), { steps: 10 });
      await staysText(visit, "map");
    }, { postcodes: true });
  });
}

endToEnd("a hostile file's name is text", {}, async (visit) => {
  await visit.open();
  await visit.page.getByLabel("Open CSV files or workbooks").setInputFiles({
    name: "<img src=x onerror=window.__pwned=1>.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("institution,partner,place,partnership_type\nTate,A house,Leeds,Loan\n"),
  });
  await visit.page.getByRole("dialog").getByText("<img src=x onerror=window.__pwned=1>.csv").first().waitFor();
  await visit.page.getByRole("button", { name: "Show instead" }).click();
  await visit.page.getByText("Read in this browser from <img src=x").waitFor();
  await staysText(visit, "name");
});
