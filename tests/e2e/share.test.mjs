// Exports from the page: links, images, data, and the HTML to embed it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { PHONE, WIDE, eventually, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, cells, count, countOf, recordsOf } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);
const panel = (visit) => visit.page.getByRole("dialog", { name: "Share" });
const button = (visit, name) => panel(visit).getByRole("button", { name, exact: true });
const FILTER = "region=Wales";
const welsh = all.filter(({ region }) => region === "Wales");

async function open(visit) {
  await visit.page.getByRole("button", { name: "Share", exact: true }).click();
  await panel(visit).waitFor();
}

async function saved(visit, name) {
  const [download] = await Promise.all([visit.page.waitForEvent("download"), button(visit, name).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Width and height of a PNG, from its header. */
const sizeOf = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];

endToEnd("one press copies the link to exactly this view", { viewport: WIDE, permissions: ["clipboard-read", "clipboard-write"] }, async (visit) => {
  await visit.open(`#${FILTER}&view=table`);
  await visit.page.getByRole("button", { name: "Share", exact: true }).focus();
  await visit.page.keyboard.press("Enter");
  await panel(visit).waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("share");
  await button(visit, "Copy the link").focus();
  await visit.page.keyboard.press("Enter");
  await panel(visit).getByRole("status").filter({ hasText: "Copied" }).waitFor();
  const copied = await visit.page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await visit.page.evaluate(() => location.href));
  await visit.page.keyboard.press("Escape");
  await panel(visit).waitFor({ state: "detached" }).catch(() => {});
  await eventually(() => visit.page.locator("dialog.share[open]").count(), 0);

  await visit.page.goto("about:blank");
  await visit.page.goto(copied);
  await visit.ready();
  await eventually(async () => (await visit.headline()).startsWith(countOf(welsh.length, all.length)), true);
});

endToEnd("where the browser does not let the page copy, the text is marked and that is said", { viewport: WIDE }, async (visit) => {
  await visit.page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  await visit.open();
  await open(visit);
  await button(visit, "Copy the link").click();
  await panel(visit).getByText("does not let the page copy").waitFor();
  const marked = await visit.page.evaluate(() => {
    const field = document.activeElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
  assert.equal(marked, await panel(visit).getByLabel("Link to this view").inputValue());
});

endToEnd("the map as a picture: exact sizes, text alternative, and what the screen shows", { viewport: WIDE }, async (visit) => {
  await visit.open("#colour=type");
  await visit.picture();
  await open(visit);
  await panel(visit).locator(".share-preview").waitFor();
  const svg = await saved(visit, "Save as SVG");
  assert.equal(svg.name, "partnerships-map.svg");
  const text = svg.bytes.toString();
  assert.match(text, new RegExp(`<title>Museum partnerships across the UK</title><desc>.*${count(all.length, "record")}`));
  for (const needed of ["Circle area shows", " km<", "Office for National Statistics", "Crown copyright", new Date().toISOString().slice(0, 10)]) {
    assert.ok(text.includes(needed), needed);
  }
  assert.doesNotMatch(text, /<script|href=|<image|foreignObject|on\w+=/);
  const [, width, height] = text.match(/width="(\d+)" height="(\d+)"/).map(Number);

  // Drawn by the browser's SVG renderer, at one dot per pixel, and compared with the canvas.
  const differ = await visit.page.evaluate(async ({ text, width, height }) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    await image.decode();
    const draw = (source, w, h, x = 0, y = 0) => {
      const copy = Object.assign(document.createElement("canvas"), { width: w, height: h });
      const context = copy.getContext("2d");
      context.drawImage(source, -x, -y);
      return context.getImageData(0, 0, w, h).data;
    };
    const map = document.querySelector("#map-canvas");
    const [, x, y] = text.match(/<g transform="translate\((\d+) (\d+)\)">/).map(Number);
    const [w, h] = [map.width - 1, map.height - 1];
    const [a, b] = [draw(map, w, h), draw(image, w, h, x, y)];
    let [far, painted] = [0, new Set()];
    for (let i = 0; i < a.length; i += 4) {
      painted.add((b[i] << 16) | (b[i + 1] << 8) | b[i + 2]);
      if (Math.max(...[0, 1, 2].map((c) => Math.abs(a[i + c] - b[i + c]))) > 64) far += 1;
    }
    return { share: far / (w * h), colours: painted.size };
  }, { text, width, height });
  // Text uses other typefaces, and lines fall between pixels: one pixel in fifty may differ
  // considerably.
  assert.ok(differ.colours > 50, `${differ.colours} colours`);
  assert.ok(differ.share < 0.02, `${(100 * differ.share).toFixed(2)} % of the pixels differ`);

  for (const dots of [1, 2, 3, 4]) {
    await panel(visit).getByLabel("PNG size").selectOption(String(dots));
    const png = await saved(visit, "Save as PNG");
    assert.deepEqual(sizeOf(png.bytes), [width * dots, height * dots]);
  }
  await panel(visit).getByLabel("Transparent background").check();
  const bare = await saved(visit, "Save as SVG");
  assert.ok(!bare.bytes.toString().includes(`M0 0H${width}V${height}H0Z`));
  const alt = await panel(visit).getByLabel("Text alternative").inputValue();
  const begins = `^Museum partnerships across the UK\\. ${count(all.length, "record")}.* Regions with the most: `;
  assert.match(alt, new RegExp(begins));
});

endToEnd("a view of the analysis as a picture, marked where it is illustrative", { viewport: WIDE }, async (visit) => {
  await visit.open("#view=areas&data=illustrative");
  await visit.page.locator("#view-title", { hasText: "Records by region" }).waitFor();
  await open(visit);
  await panel(visit).locator(".share-preview").waitFor();
  const svg = await saved(visit, "Save as SVG");
  assert.equal(svg.name, "illustrative-partnerships-areas.svg");
  assert.match(svg.bytes.toString(), /Illustrative data/);
  await panel(visit).getByLabel("PNG size").selectOption("1");
  const [, width, height] = svg.bytes.toString().match(/width="(\d+)" height="(\d+)"/).map(Number);
  assert.deepEqual(sizeOf((await saved(visit, "Save as PNG")).bytes), [width, height]);
  await visit.axe();
});

endToEnd("a picture without a title of its own says the filters", { viewport: WIDE }, async (visit) => {
  const filter = "region=North+East&funding=Heritage+lottery";
  const subject = "Museum partnerships in the North East, with Heritage lottery funding";
  await visit.open(`#${filter}`);
  await visit.picture();
  await open(visit);
  const map = (await saved(visit, "Save as SVG")).bytes.toString();
  assert.match(map, new RegExp(`<title>${subject}: \\d+ places?</title>`));
  await visit.page.keyboard.press("Escape");
  await visit.turn(`${filter}&view=areas`);
  await visit.page.locator("#view-title", { hasText: "Records by region" }).waitFor();
  await open(visit);
  const view = (await saved(visit, "Save as SVG")).bytes.toString();
  assert.match(view, new RegExp(`<title>Records by region · ${subject}</title>`));
  await visit.page.keyboard.press("Escape");

  // In print the page has such a title too; one that was given a title keeps it.
  await visit.turn(filter);
  const heading = visit.page.getByRole("heading", { level: 1 });
  const printed = (begins) => visit.page.evaluate((name) => dispatchEvent(new Event(name)), begins ? "beforeprint" : "afterprint");
  await printed(true);
  await eventually(async () => (await heading.textContent()).startsWith(`${subject}: `), true);
  await printed(false);
  await eventually(() => heading.textContent(), "Museum partnerships across the UK");

  await visit.page.goto("about:blank");
  await visit.open(`?title=Ours#${filter}`);
  await visit.picture();
  await open(visit);
  assert.match((await saved(visit, "Save as SVG")).bytes.toString(), /<title>Ours<\/title>/);
});

/** Sheets of an A4 print. */
async function sheets(visit, landscape) {
  const pdf = await visit.page.pdf({ format: "A4", landscape });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
}

endToEnd("on one sheet of A4, upright or across", { viewport: WIDE }, async (visit) => {
  await visit.open();
  await visit.picture();
  assert.deepEqual([await sheets(visit, false), await sheets(visit, true)], [1, 1], "the map");
  for (const view of ["flows", "matrix", "timeline"]) {
    await visit.turn(`view=${view}`);
    await visit.page.locator("#view-title").waitFor();
    for (const landscape of [false, true]) {
      await visit.page.evaluate(() => (window.print = () => (window.printed = true)));
      await open(visit);
      await button(visit, "Print on one page").click();
      await visit.page.waitForFunction(() => window.printed);
      assert.equal(await sheets(visit, landscape), 1, `${view}, ${landscape ? "across" : "upright"}`);
      await visit.page.evaluate(() => (window.printed = false));
      await visit.page.keyboard.press("Escape");
    }
  }
});

endToEnd("the records shown as files, and what they are", { viewport: WIDE }, async (visit) => {
  await visit.open(`#${FILTER}`);
  await open(visit);
  const csv = await saved(visit, "CSV");
  assert.equal(csv.name, "partnerships.csv");
  const [header, ...rows] = cells(csv.bytes.toString());
  assert.equal(rows.length, welsh.length);
  assert.deepEqual(new Set(rows.map((row) => row[header.indexOf("region")])), new Set(["Wales"]));
  const excel = await saved(visit, "CSV for Excel");
  assert.deepEqual([...excel.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);

  const geo = JSON.parse((await saved(visit, "GeoJSON")).bytes);
  assert.equal(geo.type, "FeatureCollection");
  assert.equal(geo.features.length, welsh.length);
  for (const { geometry, properties } of geo.features) {
    assert.equal(properties.region, "Wales");
    if (!geometry) continue;
    const [lon, lat] = geometry.coordinates;
    assert.ok(lon > -5.6 && lon < -2.5 && lat > 51.3 && lat < 53.5, `${lon}, ${lat}`);
  }
  const about = JSON.parse((await saved(visit, "What this is (JSON)")).bytes);
  assert.equal(about.query.words, "Region: Wales");
  assert.equal(about.query.fragment, FILTER);
  assert.deepEqual([about.counts.records, about.counts.of_records], [welsh.length, all.length]);
  assert.ok(about.licence && about.sources.length > 0 && about.version);
});

endToEnd("the text that embeds the page, and its preview", { viewport: WIDE }, async (visit) => {
  await visit.open(`#${FILTER}`);
  await open(visit);
  const text = () => panel(visit).getByLabel("Text to paste").inputValue();
  assert.match(await text(), /^<iframe src="http:\/\/[^"]*#region=Wales" title="Museum partnerships across the UK" width="100%" height="720" loading="lazy"/);
  await panel(visit).getByLabel("Height in pixels").fill("400");
  await panel(visit).getByLabel("Height in pixels").blur();
  await eventually(async () => / height="400" /.test(await text()), true);
  await panel(visit).getByLabel("As high as its content").check();
  await eventually(async () => /^<iframe data-partnership-map src="[^]*<script src="http:\/\/localhost:\d+\/embed\.js" async><\/script>$/.test(await text()), true);
  await panel(visit).getByText("Show a preview").click();
  const frame = panel(visit).frameLocator("iframe");
  await frame.locator("#headline", { hasText: countOf(welsh.length, all.length) }).waitFor();
  await visit.shot("share-embed");
});

endToEnd("on a phone", { viewport: PHONE }, async (visit) => {
  await visit.open();
  await open(visit);
  await visit.axeInBothSchemes();
  await visit.fitsItsWidth();
  await visit.shot("share-phone");
});
