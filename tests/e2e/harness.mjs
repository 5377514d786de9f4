// What every journey stands on: the built page behind its real headers, a fresh browser context,
// and the promises that hold in each of them, checked when the journey ends:
// no request to another origin, no error on the console, no exception in the page.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SERVER = process.env.E2E_SERVER ?? resolve(ROOT, "target/tools/xtask");
const PACKAGES = process.env.E2E_PACKAGES ?? resolve(ROOT, "target/e2e");
const SCREENSHOTS = process.env.E2E_SCREENSHOTS ?? resolve(ROOT, "target/screenshots");
const CHROME = process.env.CHROME || "/usr/bin/chromium";
const FLAGS = (process.env.E2E_FLAGS ?? "--no-sandbox --disable-gpu --disable-dev-shm-usage").split(" ");

const require = createRequire(`${PACKAGES}/`);
const { chromium } = require("playwright-core");
const { AxeBuilder } = require("@axe-core/playwright");

export const SCHEMES = ["light", "dark"];
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

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
  lines.on("line", (line) => served.push(line));
  browser = await chromium.launch({ executablePath: CHROME, args: FLAGS });
});

after(async () => {
  await browser?.close();
  server?.kill();
});

/**
 * A test in a fresh browser context.
 *
 * `tell` gets a Visit. Options: `viewport`, `colorScheme`, `reducedMotion`, … as Playwright's
 * `newContext` takes them, and `mayFail: true` for journeys that break the page on purpose.
 */
export function journey(name, options, tell) {
  test(name, { timeout: 60_000 }, async () => {
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

class Visit {
  errors = [];
  requests = [];
  address = address;

  static async begin(options) {
    const visit = new Visit();
    visit.context = await browser.newContext(options);
    visit.context.on("request", (request) => visit.requests.push(request.url()));
    visit.page = await visit.context.newPage();
    visit.page.on("pageerror", (error) => visit.errors.push(`exception: ${error.message}`));
    visit.page.on("console", (message) => {
      if (message.type() === "error") visit.errors.push(`console: ${message.text()}`);
    });
    visit.page.on("crash", () => visit.errors.push("the page crashed"));
    return visit;
  }

  /** Opens the page, with `rest` (query, fragment) behind its address, and waits for the app. */
  async open(rest = "") {
    await this.page.goto(address + rest);
    await this.ready();
  }

  /** The app is mounted: the loading state has gone. */
  async ready() {
    await this.page.waitForSelector("#boot", { state: "detached" });
    await this.page.waitForSelector("#app > *");
  }

  /** Requests that left for another origin than the page's own. */
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

  /** No request reaches the server while `deed` runs. */
  async silently(deed) {
    assert.deepEqual(await this.servedDuring(deed), [], "requests where there should be none");
  }

  /** Drops files as a person does: trusted events, absolute paths or paths below the root. */
  async drop(files, { x, y } = { x: 400, y: 300 }) {
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

  /** Fails with axe's findings, each with the elements it is about. */
  async axe() {
    const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode(true).analyze();
    const findings = violations.map(({ id, help, nodes }) => {
      return `${id}: ${help}: ${nodes.map((node) => node.html).join(" | ")}`;
    });
    assert.deepEqual(findings, [], "axe");
  }

  /** `axe` in the light and in the dark. */
  async axeInBothSchemes() {
    for (const colorScheme of SCHEMES) {
      await this.page.emulateMedia({ colorScheme });
      await this.axe();
    }
  }

  /** A picture of the page under target/screenshots. */
  async shot(name) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const file = `${name.replace(/[^\w-]+/g, "-")}.png`;
    await this.page.screenshot({ path: resolve(SCREENSHOTS, file) });
  }
}
