// Files in: this project beside tools that only parse, on the corpus and on a large file.
// `BENCH_ROWS=100000` chooses the large file's rows (several by commas).

import { correctness } from "./intake/correctness.mjs";
import { host } from "./intake/host.mjs";
import { speed } from "./intake/speed.mjs";
import { cases } from "./intake/truth.mjs";
import { PACKAGES, withPage } from "./stage.mjs";

const ROWS = (process.env.BENCH_ROWS ?? "100000,1000000").split(",").map(Number);

export async function intake(runs) {
  const all = cases();
  const server = await host(PACKAGES, all.map(({ bytes }) => bytes));
  try {
    await withPage(async (page, browser) => {
      await correctness(page, browser, server.address, all);
      for (const rows of ROWS) await speed(browser, server.address, rows, runs);
    });
  } finally {
    server.close();
  }
}
