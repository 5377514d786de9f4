// `cargo xtask bench`: measures the parts that are named, and prints them on standard output.

import { statSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";

import { engine } from "./engine.mjs";
import { filter } from "./filter.mjs";
import { intake } from "./intake.mjs";
import { note } from "./numbers.mjs";
import { pan } from "./pan.mjs";
import { company, serve, stop, version } from "./stage.mjs";
import { start } from "./start.mjs";
import { views } from "./views.mjs";

const PARTS = { filter, pan, start, engine, intake, views };
const RUNS = 3;

async function machine() {
  const [cpu] = cpus();
  const built = statSync(new URL("../../dist/index.html", import.meta.url)).mtime.toISOString();
  console.log(`Machine   ${cpu.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, no GPU`);
  console.log(`Browser   Chromium ${await version()}, headless, 1280 × 800 CSS px, ratio 1`);
  console.log(`Page      dist/ of ${built.slice(0, 16)}Z, release build`);
  console.log(`Load      ${loadavg()[0].toFixed(2)} before the bench (1-minute average)`);
}

const named = process.argv.slice(2);
await serve();
try {
  await machine();
  for (const part of named.length ? named : Object.keys(PARTS)) {
    await PARTS[part](RUNS);
    note(company());
  }
} finally {
  stop();
}
