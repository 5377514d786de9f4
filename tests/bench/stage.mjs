// The built page behind its real headers, in a browser of its own.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const { E2E_SERVER, E2E_PACKAGES, E2E_FLAGS, BENCH_PACKAGES, CHROME } = process.env;
const { chromium } = createRequire(`${E2E_PACKAGES}/`)("playwright-core");

const PROBE = readFileSync(fileURLToPath(new URL("probe.js", import.meta.url)), "utf8");
const VIEWPORT = { width: 1280, height: 800 };
export const ILLUSTRATIVE = "#data=illustrative";

export { BENCH_PACKAGES as PACKAGES, E2E_SERVER as PROGRAM };

/** The version of a peer that is installed. */
export const versionOf = (name) =>
  JSON.parse(readFileSync(`${BENCH_PACKAGES}/node_modules/${name}/package.json`, "utf8")).version;

/** The peer's own browser bundle, as npm has it. */
export const peerSource = () =>
  readFileSync(`${BENCH_PACKAGES}/node_modules/crossfilter2/crossfilter.min.js`, "utf8");

let server;
let address;
let shares = [];

/** Starts the server that the end-to-end tests use. */
export async function serve() {
  server = spawn(E2E_SERVER, ["serve", "--no-build", "--port", "0", "--log"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: server.stdout });
  address = await new Promise((done, failed) => {
    lines.once("line", done);
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
}

export const stop = () => server?.kill();

/**
 * Runs `act(page, errors)` in a new browser process. An exception in the page fails it: a page
 * that has stopped would be very quick.
 */
export async function withPage(act) {
  shares.push(await quiet());
  const browser = await chromium.launch({ executablePath: CHROME, args: E2E_FLAGS.split(" ") });
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, locale: "en-GB" });
    await context.addInitScript(PROBE);
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    const result = await act(page, browser);
    if (errors.length) throw new Error(`exceptions in the page: ${errors.join("; ")}`);
    return result;
  } finally {
    await browser.close();
  }
}

/**
 * Opens the page. `finely` isolates the document (one header more), because Chromium's clock has
 * steps of 5 µs in isolated documents and of 100 µs in others.
 */
export async function open(page, rest = "", finely = true) {
  if (finely) {
    await page.route(address, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "cross-origin-embedder-policy": "require-corp" };
      await route.fulfill({ response, headers });
    });
  }
  await page.goto(address + rest);
}

/** Waits until the illustrative survey is on the map and the page has come to rest. */
export async function openIllustrative(page) {
  await open(page, ILLUSTRATIVE);
  await page.locator("#headline .mark-illustrative").waitFor();
  await atRest(page);
}

/** The same with the documented records. */
export async function openDocumented(page) {
  await open(page);
  await page.locator("#headline").getByText(/records/).first().waitFor();
  await atRest(page);
}

/** The same with the records of a file. */
export async function openFile(page, path, records) {
  await open(page);
  await page.waitForLoadState("networkidle");
  await page.locator("input[type=file]").first().setInputFiles(path);
  await page.getByRole("button", { name: "Show instead" }).click({ timeout: 60_000 });
  await page.locator("#headline").getByText(`${records.toLocaleString("en-GB")} records`).waitFor();
  await atRest(page);
}

async function atRest(page) {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  if (!(await page.evaluate(() => crossOriginIsolated))) throw new Error("the clock is coarse");
}

const QUIET = 0.1;
const PATIENCE_SECONDS = 10;

/**
 * Waits for a second in which the machine's other programs leave it alone, but not for ever: the
 * share (0 to 1) of the processors that they used in the last second waited.
 */
async function quiet() {
  let busy;
  for (let second = 0; second < PATIENCE_SECONDS; second++) {
    const before = processors();
    await new Promise((done) => setTimeout(done, 1000));
    const after = processors();
    busy = 1 - (after.idle - before.idle) / (after.all - before.all);
    if (busy < QUIET) break;
  }
  return busy;
}

function processors() {
  const times = cpus().map((cpu) => cpu.times);
  const total = (of) => times.reduce((sum, each) => sum + of(each), 0);
  return {
    idle: total((each) => each.idle),
    all: total((each) => Object.values(each).reduce((a, b) => a + b, 0)),
  };
}

/** What `quiet` found before each browser since this was last asked, as a sentence. */
export function company() {
  const percent = shares.map((share) => Math.round(share * 100));
  shares = [];
  return `Other programs used ${percent.join(", ")} % of the processors before each browser was started.`;
}

/** The version of the browser, as it says itself. */
export async function version() {
  const browser = await chromium.launch({ executablePath: CHROME, args: E2E_FLAGS.split(" ") });
  try {
    return browser.version();
  } finally {
    await browser.close();
  }
}
