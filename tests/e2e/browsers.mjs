// Chromium and a stock Firefox behind one small interface, for tests that run in both: Chromium
// through Playwright, which can only drive its own Firefox; Firefox through WebDriver BiDi, which
// it supports natively (w3.org/TR/webdriver-bidi).

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKAGES = process.env.E2E_PACKAGES ?? resolve(ROOT, "target/e2e");
const CHROME = process.env.CHROME || "/usr/bin/chromium";
const FIREFOX = process.env.FIREFOX || "/usr/bin/firefox-esr";
const FLAGS = (process.env.E2E_FLAGS ?? "--no-sandbox --disable-gpu --disable-dev-shm-usage").split(" ");

const require = createRequire(`${PACKAGES}/`);
const { chromium } = require("playwright-core");
const WebSocket = require("ws");

/** A function with its arguments, as an expression whose value is JSON. */
const expression = (deed, args) =>
  `(async () => JSON.stringify(await (${deed})(...${JSON.stringify(args)})) ?? "null")()`;

/** The interface of both kinds of tab: `errors` and `requests` of any frame, and frames to run code in. */
class Tab {
  errors = [];
  requests = [];

  /** The frame whose address begins with a text, once it exists. */
  async frame(start) {
    for (let i = 0; i < 200; i += 1) {
      const found = (await this.frames()).find(({ url }) => url.startsWith(start));
      if (found) return found;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`no frame at ${start}`);
  }
}

class ChromiumTab extends Tab {
  constructor(context, page) {
    super();
    Object.assign(this, { context, page });
    context.on("request", (request) => this.requests.push(request.url()));
    page.on("pageerror", (error) => this.errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
  }

  async frames() {
    return this.page.frames().map((frame) => ({
      url: frame.url(),
      run: async (deed, ...args) => JSON.parse(await frame.evaluate(expression(deed, args))),
      load: (source) => frame.evaluate(`${source};0`),
    }));
  }

  async run(deed, ...args) {
    return JSON.parse(await this.page.evaluate(expression(deed, args)));
  }

  goto(url) {
    return this.page.goto(url);
  }

  /** Runs a script in every page from now on, before the page's own. */
  before(source) {
    return this.page.addInitScript(source);
  }

  size(width, height) {
    return this.page.setViewportSize({ width, height });
  }

  shot(path) {
    return this.page.screenshot({ path });
  }

  close() {
    return this.context.close();
  }
}

/** A name that both browsers resolve to this machine: another site, which no rule considers private. */
export const ELSEWHERE = "data.example.org";

class Chromium {
  static async start() {
    const started = new Chromium();
    started.browser = await chromium.launch({ executablePath: CHROME, args: [...FLAGS, `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`] });
    return started;
  }

  async tab({ width = 1000, height = 800 } = {}) {
    const context = await this.browser.newContext({ viewport: { width, height }, locale: "en-GB" });
    return new ChromiumTab(context, await context.newPage());
  }

  end() {
    return this.browser.close();
  }
}

class FirefoxTab extends Tab {
  constructor(browser, context) {
    super();
    Object.assign(this, { browser, context });
  }

  async frames() {
    const { contexts } = await this.browser.ask("browsingContext.getTree", { root: this.context });
    const all = ({ context, url, children }) => [
      {
        url,
        run: (deed, ...args) => this.browser.run(context, deed, args),
        load: (source) => this.browser.evaluate(context, `${source};0`),
      },
      ...(children ?? []).flatMap(all),
    ];
    return contexts.flatMap(all);
  }

  run(deed, ...args) {
    return this.browser.run(this.context, deed, args);
  }

  goto(url) {
    return this.browser.ask("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  before(source) {
    const script = { functionDeclaration: `() => {${source}}`, contexts: [this.context] };
    return this.browser.ask("script.addPreloadScript", script);
  }

  size(width, height) {
    return this.browser.ask("browsingContext.setViewport", { context: this.context, viewport: { width, height } });
  }

  async shot(path) {
    const { data } = await this.browser.ask("browsingContext.captureScreenshot", { context: this.context });
    writeFileSync(path, Buffer.from(data, "base64"));
  }

  async close() {
    this.browser.tabs.delete(this);
    await this.browser.ask("browsingContext.close", { context: this.context });
  }
}

class Firefox {
  tabs = new Set();
  #asked = new Map();
  #last = 0;

  static async start() {
    const started = new Firefox();
    started.profile = mkdtempSync(join(tmpdir(), "firefox-"));
    // The browser's own requests must not leave the machine.
    const quiet = { "app.normandy.enabled": false, "datareporting.policy.dataSubmissionEnabled": false, "app.update.disabledForTesting": true, "browser.safebrowsing.update.enabled": false, "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false, "services.settings.server": "", "network.dns.localDomains": ELSEWHERE };
    const lines = Object.entries(quiet).map((pair) => `user_pref(${pair.map((part) => JSON.stringify(part)).join(", ")});`);
    writeFileSync(join(started.profile, "user.js"), lines.join("\n"));
    const args = ["--headless", "--no-remote", "--profile", started.profile, "--remote-debugging-port=0"];
    started.process = spawn(FIREFOX, args, { stdio: ["ignore", "ignore", "pipe"] });
    const address = await new Promise((done, failed) => {
      started.process.once("error", failed);
      started.process.once("exit", (code) => failed(new Error(`Firefox ended with ${code}`)));
      createInterface({ input: started.process.stderr }).on("line", (line) => {
        const found = /WebDriver BiDi listening on (\S+)/.exec(line);
        if (found) done(found[1]);
      });
    });
    started.socket = new WebSocket(`${address}/session`);
    await new Promise((done, failed) => started.socket.once("open", done).once("error", failed));
    started.socket.on("message", (text) => started.#hear(JSON.parse(text)));
    await started.ask("session.new", { capabilities: {} });
    await started.ask("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
    return started;
  }

  #hear({ id, type, result, message, error, method, params }) {
    if (id !== undefined) {
      const { done, failed } = this.#asked.get(id) ?? {};
      this.#asked.delete(id);
      return type === "success" ? done?.(result) : failed?.(new Error(`${error}: ${message}`));
    }
    // Only one test at a time has tabs, so every event belongs to them.
    for (const tab of this.tabs) {
      if (method === "network.beforeRequestSent") tab.requests.push(params.request.url);
      if (method === "log.entryAdded" && params.level === "error") tab.errors.push(params.text);
    }
  }

  ask(method, params) {
    const id = (this.#last += 1);
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((done, failed) => this.#asked.set(id, { done, failed }));
  }

  async evaluate(context, expression) {
    const asked = { expression, target: { context }, awaitPromise: true };
    const { result, exceptionDetails } = await this.ask("script.evaluate", asked);
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  async run(context, deed, args) {
    return JSON.parse(await this.evaluate(context, expression(deed, args)));
  }

  async tab({ width = 1000, height = 800 } = {}) {
    const { context } = await this.ask("browsingContext.create", { type: "tab" });
    const tab = new FirefoxTab(this, context);
    await tab.size(width, height);
    this.tabs.add(tab);
    return tab;
  }

  async end() {
    this.socket?.close();
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill();
    await ended;
    rmSync(this.profile, { recursive: true, force: true });
  }
}

// If no Firefox could be found or installed, setup has said so.
export const BROWSERS = process.env.FIREFOX === "" ? { Chromium } : { Chromium, Firefox };
