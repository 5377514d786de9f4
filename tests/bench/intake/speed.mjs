// From a large file at hand to data that can be asked.

import { rmSync } from "node:fs";
import { join } from "node:path";

import { note, quantile, table } from "../numbers.mjs";
import { PACKAGES } from "../stage.mjs";
import { watched } from "./memory.mjs";
import { OURS, PEERS } from "./names.mjs";
import { choose, ready } from "./page.mjs";
import { write } from "./survey.mjs";

const SECONDS = 180;
const HEAD = ["", "median, ms", "slowest, ms", "memory, MiB", "starting, ms"];

/** Peers at `address`, this project where it is served; `rows` rows, each tool `runs` times. */
export async function speed(browser, address, rows, runs) {
  const path = join(PACKAGES, `intake-${rows}.csv`);
  const file = write(path, rows);
  const lines = [];
  try {
    lines.push(...(await repeated(OURS, runs, rows, () => here(browser, path))));
    for (const [peer, name] of Object.entries(PEERS)) {
      lines.push(...(await repeated(name, runs, rows, () => there(browser, address, peer, path))));
    }
  } finally {
    rmSync(path);
  }
  table(
    `   ${rows.toLocaleString("en-GB")} rows, ${(file.bytes / 1e6).toFixed(1)} MB (sha256 ${file.digest}…): from the file to data that can be asked (${runs} runs)`,
    lines.some((line) => line.at(-1)) ? [...HEAD, ""] : HEAD,
    lines,
  );
  note(
    `Each run in a browser context of its own; every tool that came to an end read as many rows as
    were written. memory: by how much the peaks of the renderer processes went beyond what these held
    before (median; resident, so garbage not yet collected is in it). starting: making the tool ready,
    its time and memory not in the other figures. This project parts cells, matches columns and code
    lists, places each record, says what is wrong with it and indexes it: its reader's figure runs
    from the start of its worker to its packed data set in the page, the page's from the file chosen
    to the report on screen, unpacking included. PapaParse (worker, in pieces) ends with objects in
    the page; csv-parse, given bytes, with objects in its worker; DuckDB-Wasm, given a File, with a
    table in its own. None of them places or checks anything.`,
  );
}

/** One run of the built page. */
const here = (browser, path) =>
  apart(browser, async (page) => {
    await ready(page);
    const peak = await watched(browser);
    const { reader, report, rows } = await choose(page, path, SECONDS);
    const memory = await peak();
    return {
      rows,
      lines: [
        { name: `${OURS}: its reader`, ms: reader },
        { name: `${OURS}: the page`, ms: report, memory },
      ],
    };
  });

/** One run of a peer. */
const there = (browser, address, peer, path) =>
  apart(browser, async (page) => {
    await page.goto(address);
    const starting = await page.evaluate((name) => window.__intake.ready(name), peer);
    await page.locator("#file").setInputFiles(path);
    const peak = await watched(browser);
    const { ms, rows } = await page.evaluate((name) => window.__intake.load(name), peer);
    return { rows, lines: [{ name: PEERS[peer], ms, memory: await peak(), starting }] };
  });

/** The table's lines of `runs` of `once`; where one fails, `name` and why. */
async function repeated(name, runs, rows, once) {
  const all = [];
  for (let run = 0; run < runs; run++) {
    const one = await once().catch((error) => ({ error }));
    if (one.error) return [[name, "failed", "", "", "", reason(one.error)]];
    if (one.rows !== rows) throw new Error(`${name}: ${one.rows} rows were read where ${rows} were written`);
    all.push(one.lines);
  }
  return all[0].map(({ name: line }, i) => {
    const of = (what) => all.map((lines) => lines[i][what]).filter((value) => value != null);
    const median = (what) => (of(what).length ? quantile(of(what), 0.5).toFixed(0) : "");
    return [line, median("ms"), Math.max(...of("ms")).toFixed(0), median("memory"), median("starting"), ""];
  });
}

/** The first line of what was said, without what Playwright puts before it. */
const reason = ({ message }) => message.split("\n")[0].replace(/^page\.\w+: (Error: )?/, "").slice(0, 60);

/** `act(page)` in a context of its own, for so long and no longer. */
async function apart(browser, act) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  let timer;
  try {
    const page = await context.newPage();
    const lost = new Promise((_, failed) => {
      page.once("crash", () => failed(new Error("the page crashed")));
      page.once("pageerror", failed);
      timer = setTimeout(() => failed(new Error(`no end in ${SECONDS} s`)), SECONDS * 1000);
    });
    return await Promise.race([act(page), lost]);
  } finally {
    clearTimeout(timer);
    await context.close();
  }
}
