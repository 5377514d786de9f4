// The page in Welsh: by its address, by its settings, by the link in the masthead, and as one file.
// The Welsh texts are tested in the engine (counts, lists, every view); these tests need a browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { everyBrowser, headline, mapIn, site } from "./embedded.mjs";
import { PHONE, WIDE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, countOf, number, partnersOf, placesOf, projectsOf, recordsOf } from "./records.mjs";
import { VIEWS } from "./views.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const XTASK = process.env.E2E_SERVER ?? join(ROOT, "target/tools/xtask");
const FILE = "tests/corpus/00_control_utf8.csv";
const all = recordsOf(DOCUMENTED_CSV);
const inWales = all.filter(({ nation }) => nation === "Wales");
const wales = inWales.length;
const ofAll = `${wales} o’r ${number(all.length)} cofnod`;
const folder = mkdtempSync(join(tmpdir(), "welsh-"));

const said = () => document.querySelector(".notes")?.innerText ?? "";
const look = () => [document.documentElement.lang, document.title, document.querySelector("h1").textContent];
const WELSH = ["cy", "Partneriaethau amgueddfeydd ledled y DU", "Partneriaethau amgueddfeydd ledled y DU"];
const ENGLISH = ["en-GB", "Museum partnerships across the UK", "Museum partnerships across the UK"];

everyBrowser((endToEnd) => {
  // First, because a browser caches the texts once it has them.
  endToEnd("what speaks no Welsh says so in English", async (tab) => {
    site.front.put("/data/welsh.txt", { text: "", status: 404 });
    await tab.goto(`${site.map}?lang=cy#nation=Wales`);
    const map = await mapIn(tab);
    assert.deepEqual(await map.run(look), ENGLISH);
    assert.match(await map.run(said), /the texts in Cymraeg are not available, so the page is in English/);
  }, { mayFail: true });

  endToEnd("Welsh by settings, English by the link, with the same filters", async (tab) => {
    site.front.put("/config.json", JSON.stringify({ lang: "cy", filter: "nation=Wales" }));
    await tab.goto(site.map);
    let map = await mapIn(tab);
    assert.deepEqual(await map.run(look), WELSH);
    assert.match(await map.run(headline), new RegExp(`^${ofAll}.*Cymru$`));
    assert.equal(await map.run(said), "", "nothing to note");
    const [text, lang] = await map.run(() => {
      const link = document.querySelector(".masthead .language");
      return [link.textContent.trim(), link.lang];
    });
    assert.deepEqual([text, lang], ["English", "en-GB"]);
    await map.run(() => void setTimeout(() => document.querySelector(".masthead .language").click()));
    map = await mapIn(tab, `${site.map}?lang=en-GB`);
    await eventually(() => map.run(look), ENGLISH);
    await eventually(() => map.run(headline).then((text) => text.startsWith(countOf(wales, all.length))), true);
    assert.equal(await map.run(() => location.hash), "#nation=Wales");
  });
});

/** The page's texts as users read them: visible ones, and the accessible names of elements without text. */
const texts = (page) =>
  page.evaluate(() => {
    const out = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!parentElement.closest("noscript, script, style, #boot, #failure, [lang]:not(html)")) out.add(data.trim());
    }
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      for (const element of document.body.querySelectorAll(`[${name}]:not([lang])`)) out.add(element.getAttribute(name).trim());
    }
    return [...out];
  });

/** Texts that are the same in both languages: names, and the content of records. */
const ALIKE = ["Partner", "CSV", "GeoJSON", "PNG", "SVG", "Natural Earth", "EuroGeographics", "OpenStreetMap", "Map", "Data", "km", "config.json", "cargo xtask"];
const districts = recordsOf("data/population/uk_population_lad.csv").map(({ name }) => name);
const values = new Set([...districts, ...all.flatMap((record) => Object.values(record).flatMap((cell) => [cell, ...cell.split("; ")]))]);
const isData = (text) => values.has(text) || [...values].some((value) => value.length > 3 && text.includes(value));

endToEnd("no text of the page stays English", { viewport: WIDE }, async (visit) => {
  const seen = {};
  for (const lang of ["en", "cy"]) {
    seen[lang] = new Set();
    for (const fragment of ["", "view=table", `partner=${encodeURIComponent(all[0].partner)}`, ...VIEWS.map(([, view]) => `view=${view}`)]) {
      await visit.page.goto("about:blank");
      await visit.open(`?lang=${lang}#${fragment}`);
      if (fragment.startsWith("view=") && fragment !== "view=table") await visit.page.locator("#view-title").waitFor();
      for (const text of await texts(visit.page)) seen[lang].add(text);
    }
    const named = lang === "cy" ? ["Ynghylch", "Rhannu"] : ["About", "Share"];
    for (const name of named) {
      await visit.page.getByRole("button", { name, exact: true }).click();
      await visit.page.getByRole("dialog").waitFor();
      for (const text of await texts(visit.page)) seen[lang].add(text);
      await visit.page.keyboard.press("Escape");
    }
  }
  assert.ok(seen.cy.size > 400, `${seen.cy.size} texts`);
  const left = [...seen.cy].filter((text) => {
    const words = ALIKE.reduce((rest, name) => rest.replaceAll(name, ""), text);
    return seen.en.has(text) && /\p{L}{4}/u.test(words) && !isData(text) && !/^https?:|^\S+\.\S+$/.test(text);
  });
  assert.deepEqual(left, []);
});

for (const [name, viewport] of [["wide", WIDE], ["on a phone", PHONE]]) {
  endToEnd(`in Welsh everything fits and is announced: ${name}`, { viewport }, async (visit) => {
    await visit.open("?lang=cy#nation=Wales");
    await eventually(() => visit.headline(), [
      ofAll,
      `${projectsOf(inWales)} prosiect`,
      `${partnersOf(inWales)} partner`,
      `${placesOf(inWales)} lle`,
      "Cymru",
    ].join(" · "));
    await visit.axeInBothSchemes();
    await visit.fitsItsWidth();
    await visit.shot(`welsh-${name}`);
    for (const view of ["Tabl", "Dadansoddiad"]) {
      await visit.radio(view);
      await visit.fitsItsWidth();
      await visit.axe();
    }
    await visit.page.getByRole("button", { name: "Rhannu", exact: true }).click();
    await visit.page.getByRole("dialog", { name: "Rhannu" }).waitFor();
    await visit.axe();
    await visit.fitsItsWidth();
    await visit.shot(`welsh-share-${name}`);
  });
}

endToEnd("the text that embeds the page asks for a language, and its preview speaks it", { viewport: WIDE }, async (visit) => {
  await visit.open();
  await visit.page.getByRole("button", { name: "Share", exact: true }).click();
  const panel = visit.page.getByRole("dialog", { name: "Share" });
  const text = () => panel.getByLabel("Text to paste").inputValue();
  assert.doesNotMatch(await text(), /lang=/);
  await panel.getByLabel("Language").selectOption("Cymraeg");
  await eventually(async () => /^<iframe src="[^"]*\?lang=cy"/.test(await text()), true);
  await panel.getByText("Show a preview").click();
  await panel.frameLocator("iframe").locator("#headline", { hasText: `${number(all.length)} cofnod` }).waitFor();
});

endToEnd("whoever has opened files is asked before they are lost", {}, async (visit) => {
  await visit.open();
  await visit.dropAndWait([FILE]);
  await visit.page.getByRole("button", { name: "Show instead" }).click();
  const own = recordsOf(FILE).length;
  await eventually(async () => (await visit.headline()).startsWith(`${own} records`), true);
  const asked = visit.page.waitForEvent("dialog").then((dialog) => dialog.dismiss().then(() => dialog.message()));
  await visit.page.getByRole("link", { name: "Cymraeg" }).click();
  assert.match(await asked, /Your files are not kept/);
  assert.ok((await visit.headline()).startsWith(`${own} records`));
  visit.page.once("dialog", (dialog) => dialog.accept());
  await visit.page.getByRole("link", { name: "Cymraeg" }).click();
  await visit.page.waitForURL(/lang=cy/);
  await visit.page.getByText("Ni chedwir eich ffeil").first().waitFor();
});

endToEnd("one file speaks the language that it was saved in", { viewport: WIDE }, async (visit) => {
  await visit.open("?lang=cy#nation=Wales");
  await visit.page.getByRole("button", { name: "Rhannu", exact: true }).click();
  const [download] = await Promise.all([
    visit.page.waitForEvent("download"),
    visit.page.getByRole("button", { name: "Cadw’r dudalen fel un ffeil" }).click(),
  ]);
  const path = join(folder, "welsh.html");
  copyFileSync(await download.path(), path);
  await visit.context.setOffline(true);
  await visit.page.goto(pathToFileURL(path).href);
  await visit.ready();
  await eventually(() => visit.page.evaluate(look), WELSH);
  await eventually(async () => (await visit.headline()).startsWith(ofAll), true);
  await visit.page.getByRole("link", { name: "English" }).click();
  await visit.page.waitForURL(/lang=en-GB/);
  await visit.ready();
  await eventually(() => visit.page.evaluate(look), ENGLISH);
  assert.equal(await visit.page.getByRole("link", { name: "Cymraeg" }).count(), 1);

  const settings = join(folder, "config.json");
  writeFileSync(settings, JSON.stringify({ lang: "cy" }));
  const bundled = join(folder, "bundled.html");
  execFileSync(XTASK, ["bundle", FILE, "--config", settings, "-o", bundled, "--no-build"], { cwd: ROOT });
  await visit.page.goto(pathToFileURL(bundled).href);
  await visit.ready();
  await eventually(async () => (await visit.headline()).startsWith(`${recordsOf(FILE).length} cofnod`), true);

  // The template contains only English, and offers no other language.
  const template = join(ROOT, "dist/one-file.html");
  assert.ok(readFileSync(template).length < readFileSync(path).length);
  await visit.page.goto(pathToFileURL(template).href);
  await visit.ready();
  assert.equal(await visit.page.locator(".language").count(), 0);
});
