// The setup of every test: the built page with its real headers and a fresh browser context. When a
// test ends, it also checks that there was no request to another origin, no error on the console,
// and no exception in the page.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SERVER = process.env.E2E_SERVER ?? resolve(ROOT, "target/tools/xtask");
const PACKAGES = process.env.E2E_PACKAGES ?? resolve(ROOT, "target/e2e");
const GALLERY = process.env.E2E_GALLERY;
const SCREENSHOTS = process.env.E2E_SCREENSHOTS ?? resolve(ROOT, "target/screenshots");
const CHROME = process.env.CHROME || "/usr/bin/chromium";
const FLAGS = (process.env.E2E_FLAGS ?? "--no-sandbox --disable-gpu --disable-dev-shm-usage").split(" ");

const require = createRequire(`${PACKAGES}/`);
const { chromium } = require("playwright-core");
const { AxeBuilder } = require("@axe-core/playwright");

export const SCHEMES = ["dark", "light"];
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };
/** Wide enough for filters, stage and detail side by side. */
export const WIDE = { width: 1440, height: 900 };
/** The context of a phone: touch, and a page as wide as the screen. */
export const TOUCH = { viewport: PHONE, hasTouch: true, isMobile: true };

/** An address without the release with which every file of the page is requested. */
const bare = (address) => address.replace(/\?v=[0-9a-f]{16}/, "");

let browser;
let server;
let address;
const served = [];

before(async () => {
  server = spawn(SERVER, ["serve", "--no-build", "--port", "0", "--log"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: server.stdout });
  address = await new Promise((done, failed) => {
    lines.once("line", done);
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
  lines.on("line", (line) => served.push(bare(line)));
  browser = await chromium.launch({ executablePath: CHROME, args: FLAGS });
});

after(async () => {
  await browser?.close();
  server?.kill();
});

/** Asks again until the answer is the expected one; after five seconds, says how it differs. */
export async function eventually(ask, expected, message) {
  const end = Date.now() + 5_000;
  for (;;) {
    const answer = await ask();
    if (isDeepStrictEqual(answer, expected) || Date.now() > end) {
      return assert.deepEqual(answer, expected, message);
    }
    await new Promise((done) => setTimeout(done, 40));
  }
}

/**
 * A test in a fresh browser context.
 *
 * `tell` gets a Visit. Options: `viewport`, `colorScheme`, `reducedMotion`, … as Playwright's
 * `newContext` takes them, and `mayFail: true` for tests that break the page on purpose.
 */
export function endToEnd(name, options, tell) {
  test(name, { timeout: 120_000 }, async () => {
    const { mayFail = false, ...context } = options;
    const visit = await Visit.begin({ viewport: DESKTOP, locale: "en-GB", ...context });
    try {
      await tell(visit);
      if (!mayFail) assert.deepEqual(visit.errors, [], "errors in the page");
      assert.deepEqual(visit.foreign(), [], "requests to another origin");
    } catch (error) {
      await visit.shot(`failed ${name}`).catch(() => {});
      throw error;
    } finally {
      await visit.context.close();
    }
  });
}

/** The map's pixels; reported as digests where two differ. */
class Picture {
  constructor(url) {
    this.url = url;
    this.digest = createHash("sha256").update(url).digest("hex");
  }

  equals(other) {
    return this.digest === other.digest;
  }
}

class Visit {
  errors = [];
  requests = [];
  address = address;

  static async begin(options) {
    const visit = new Visit();
    visit.context = await browser.newContext(options);
    visit.context.on("request", (request) => visit.requests.push(bare(request.url())));
    visit.context.setDefaultTimeout(15_000);
    visit.page = await visit.context.newPage();
    visit.page.on("pageerror", (error) => visit.errors.push(`exception: ${error.message}`));
    visit.page.on("console", (message) => {
      if (message.type() === "error") visit.errors.push(`console: ${message.text()}`);
    });
    visit.page.on("crash", () => visit.errors.push("the page crashed"));
    return visit;
  }

  /** Opens the page, with `rest` (query, fragment) after its address, and waits for the app. */
  async open(rest = "") {
    await this.page.goto(address + rest);
    await this.ready();
  }

  /** Waits until the app is mounted and the loading state has gone. */
  async ready() {
    await this.page.waitForSelector("#boot", { state: "detached" });
    await this.page.waitForSelector("#app > *");
  }

  /** Waits until the app is mounted and has fetched everything that it fetches while nobody touches it. */
  async idle(rest = "") {
    const last = ["deferred.js", "deferred_bg.wasm", "print.css", "import.css", "analysis.css", "share.css"].map((file) =>
      this.page.waitForResponse((response) => bare(response.url()).endsWith(`/${file}`)),
    );
    await this.open(rest);
    for (const response of last) await (await response).finished();
    await this.page.waitForLoadState("networkidle");
  }

  /** The same, and the page was touched once. */
  async settled(rest = "") {
    await this.idle(rest);
    await this.touch();
  }

  /** Touches the page for the first time, and waits for what it then fetches. */
  async touch() {
    const last = ["worker_bg.wasm", "data/gazetteer.bin", "data/illustrative.csv"]
      .filter((file) => !this.requests.some((url) => bare(url).endsWith(`/${file}`)))
      .map((file) => this.page.waitForResponse((response) => bare(response.url()).endsWith(`/${file}`)));
    await this.page.keyboard.press("Shift");
    for (const response of last) await (await response).finished();
  }

  /** Changes the page's state through its address, as editing the fragment does. */
  async turn(fragment) {
    await this.page.goto(`${address}#${fragment}`);
  }

  /**
   * The present fragment's pairs; repeated keys join with a bar. The page writes its address after
   * the frame that shows a change, so that the next frame is waited for.
   */
  async state() {
    const hash = await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(() => done(location.hash))))),
    );
    const pairs = {};
    for (const [key, value] of new URLSearchParams(hash.slice(1))) {
      pairs[key] = key in pairs ? `${pairs[key]}|${value}` : value;
    }
    return pairs;
  }

  /** The headline as one sentence. */
  headline() {
    const parts = this.page.locator("#headline > *").allTextContents();
    return parts.then((all) => all.filter((part) => !/^[\s·]*$/.test(part)).join(" · "));
  }

  /** Waits until the headline is the given sentence and has been announced. */
  async says(sentence) {
    await eventually(() => this.headline(), sentence, "headline");
    await eventually(() => this.page.locator("#announcer").textContent(), sentence, "announcement");
  }

  facet(key) {
    return this.page.locator(`[data-facet="${key}"]`);
  }

  /** The checkbox of a facet's value. */
  value(key, label) {
    const exact = this.page.locator(".value-label").and(this.page.getByText(label, { exact: true }));
    return this.facet(key).locator("label.value").filter({ has: exact }).getByRole("checkbox");
  }

  /** Ticks, or unticks, a facet's value. */
  async choose(key, label) {
    const facet = this.facet(key);
    if (!(await facet.evaluate((details) => details.open))) await facet.locator("summary").click();
    const box = this.value(key, label);
    if ((await box.count()) === 0) await facet.getByRole("button", { name: /^Show all/ }).click();
    await box.click();
  }

  /** Every value of a facet with its count. */
  async counts(key) {
    const more = this.facet(key).locator("button.more[aria-expanded=false]");
    if ((await more.count()) > 0) await more.evaluate((button) => button.click());
    const pairs = await this.facet(key)
      .locator("label.value")
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.querySelector(".value-label").textContent,
          Number(row.querySelector(".value-count [aria-hidden]").textContent.replaceAll(",", "")),
        ]),
      );
    return Object.fromEntries(pairs.filter(([, count]) => count > 0));
  }

  /** Selects one of a bar of radio buttons. */
  async radio(name) {
    await this.page.getByRole("radio", { name, exact: true }).click();
  }

  /**
   * The map's pixels, once looks agree for longer than the map waits before it frames what a filter
   * leaves (0.4 s).
   */
  async picture() {
    // Without the last row: where the map's height is not a whole number, it is half a pixel.
    const look = () =>
      this.page.locator("#map-canvas").evaluate((canvas) => {
        const copy = document.createElement("canvas");
        [copy.width, copy.height] = [canvas.width, canvas.height - 1];
        copy.getContext("2d").drawImage(canvas, 0, 0);
        return copy.toDataURL();
      });
    let before = await look();
    let same = 0;
    for (let i = 0; i < 60; i += 1) {
      await new Promise((done) => setTimeout(done, 120));
      const now = await look();
      same = now === before ? same + 1 : 0;
      if (same === 4) return new Picture(now);
      before = now;
    }
    throw new Error("the map does not come to rest");
  }

  /** The number of colours in the painted map. */
  colours() {
    return this.page.locator("#map-canvas").evaluate((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    });
  }

  /**
   * The mark nearest to the middle of the map, in the page's pixels: the nearest patch of the
   * marks' own colour. An address that looks closely at a place has its mark there.
   */
  async middle() {
    await this.picture();
    const canvas = this.page.locator("#map-canvas");
    const [x, y] = await canvas.evaluate((canvas) => {
      const ink = getComputedStyle(canvas).getPropertyValue("--mark").trim();
      const rgb = [1, 3, 5].map((i) => Number.parseInt(ink.slice(i, i + 2), 16));
      const { width, height } = canvas;
      const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
      const isInk = (x, y) => rgb.every((c, i) => Math.abs(data[4 * (y * width + x) + i] - c) < 6);
      let nearest = null;
      for (let y = 2; y < height - 2; y += 1) {
        for (let x = 2; x < width - 2; x += 1) {
          const solid = [0, -2, 2].every((d) => isInk(x + d, y) && isInk(x, y + d));
          const far = Math.hypot(x - width / 2, y - height / 2);
          if (solid && (nearest === null || far < nearest.far)) nearest = { x, y, far };
        }
      }
      const scale = width / canvas.clientWidth;
      return [nearest.x / scale, nearest.y / scale];
    });
    const box = await canvas.boundingBox();
    return [box.x + x, box.y + y];
  }

  /** The file that `deed` makes the browser save: its name and text; if there are several, the one `named`. */
  async saved(deed, named) {
    const predicate = (download) => named === undefined || download.suggestedFilename() === named;
    const [download] = await Promise.all([this.page.waitForEvent("download", { predicate }), deed()]);
    const path = await download.path();
    return { name: download.suggestedFilename(), text: readFileSync(path, "utf8"), path };
  }

  /** Drops files and waits for the page's report on them. */
  async dropAndWait(files) {
    await this.drop(files);
    const dialog = this.page.getByRole("dialog");
    await dialog.locator(".report").first().waitFor();
    return dialog;
  }

  /** The identifier of the element that has the keyboard's focus. */
  focused() {
    return this.page.evaluate(() => document.activeElement.id);
  }

  /** Checks that nothing is wider than the window. */
  async fitsItsWidth() {
    const [wide, window] = await this.page.evaluate(() => [
      Math.max(
        document.documentElement.scrollWidth,
        ...[...document.querySelectorAll("dialog[open], aside.detail, .main")].map((e) => e.scrollWidth),
      ),
      innerWidth,
    ]);
    assert.ok(wide <= window, `${wide} px in a window of ${window} px`);
  }

  /** Requests to other origins than the page's own. */
  foreign() {
    const own = new URL(address).origin;
    return this.requests.filter((url) => /^(https?|wss?):/.test(url) && new URL(url).origin !== own);
  }

  /** What the server answers while `deed` runs: lines such as `200 OK GET /index.html`. */
  async servedDuring(deed) {
    const from = served.length;
    await deed();
    await this.page.waitForLoadState("networkidle");
    return served.slice(from);
  }

  /** Checks that no request reaches the server, or leaves the page, while `deed` runs. */
  async silently(deed, { postcodes = false } = {}) {
    const from = this.requests.length;
    // A file with whole postcodes makes the import fetch the whole table of them.
    const table = postcodes ? ["200 OK GET /data/postcodes.bin"] : [];
    // A map that is zoomed in fetches its detail: whole files, wherever it is.
    const isMap = (asked) => /\/data\/(places|basemap_\w+)\.bin$/.test(asked);
    const served = (await this.servedDuring(deed)).filter((line) => !isMap(line));
    assert.deepEqual(served, table, "requests where there should be none");
    const asked = this.requests
      .slice(from)
      .filter((url) => !isMap(url) && !/^(blob|data):/.test(url) && !(postcodes && url.endsWith("/data/postcodes.bin")));
    assert.deepEqual(asked, [], "requests of the page where there should be none");
  }

  /** Drops files as a user does: trusted events, absolute paths or paths below the root. */
  async drop(files) {
    const { width, height } = this.page.viewportSize();
    const [x, y] = [Math.round(width / 2), Math.round(height / 2)];
    const devtools = await this.context.newCDPSession(this.page);
    const data = {
      items: [],
      files: files.map((file) => resolve(ROOT, file)),
      dragOperationsMask: 1,
    };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await devtools.send("Input.dispatchDragEvent", { type, x, y, data });
    }
    await devtools.detach();
  }

  /** Fails if axe reports any findings, and lists them with the elements concerned. */
  async axe() {
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode(true).analyze();
    const findings = violations.map(({ id, help, nodes }) => {
      return `${id}: ${help}: ${nodes.map((node) => node.html).join(" | ")}`;
    });
    assert.deepEqual(findings, [], "axe");
  }

  /** Runs `axe` in the light and dark themes. */
  async axeInBothSchemes() {
    for (const colorScheme of SCHEMES) {
      await this.page.emulateMedia({ colorScheme });
      await this.axe();
    }
  }

  /**
   * A screenshot for the gallery: saved under docs/gallery in `cargo xtask gallery`, and among the
   * other screenshots in any other run, which leaves the repository unchanged.
   */
  async gallery(name) {
    await this.page.evaluate(() => {
      for (const box of document.querySelectorAll(".main, .view, .numbers")) box.scrollTop = 0;
      // On a phone, the figure is below the page's own header.
      if (innerWidth < 600) document.querySelector(".views")?.scrollIntoView();
    });
    if (!GALLERY) return this.shot(`gallery ${name}`);
    mkdirSync(resolve(GALLERY, name, ".."), { recursive: true });
    return this.page.screenshot({ path: resolve(GALLERY, `${name}.png`), animations: "disabled" });
  }

  /** Saves a screenshot of the page under target/screenshots. */
  async shot(name) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const file = `${name.replace(/[^\w-]+/g, "-")}.png`;
    await this.page.screenshot({ path: resolve(SCREENSHOTS, file) });
  }
}
