// Every view of the analysis, as the page makes it: from its rows to figure, tables and sentence,
// inside the shipped module, by the marks that it leaves in the browser's timeline.

import { tmpdir } from "node:os";
import { join } from "node:path";
import { rmSync } from "node:fs";

import { write } from "./intake/survey.mjs";
import { SPREAD, note, spread, table } from "./numbers.mjs";
import { ILLUSTRATIVE, open, withPage } from "./stage.mjs";

const VIEWS = [
  "areas", "density", "flows", "matrix", "multiples", "timeline",
  "compare", "gaps", "funding-share", "profile", "findings",
];
const LARGE = 100_000;
/** Each view is made anew for each of these. */
const FILTERS = ["", "type=Loan", "nation=Scotland&nation=England", "unit=projects", "unit=partners"];

export async function views(runs) {
  const path = join(tmpdir(), `views-${process.pid}.csv`);
  write(path, LARGE);
  const [small, large] = [{}, {}];
  try {
    for (let run = 0; run < runs; run++) {
      await withPage(async (page) => {
        await open(page, ILLUSTRATIVE);
        await page.waitForLoadState("networkidle");
        await measure(page, "illustrative", small);
      });
      await withPage(async (page) => {
        await open(page);
        await page.waitForLoadState("networkidle");
        await page.locator("input[type=file]").first().setInputFiles(path);
        await page.getByRole("button", { name: "Show instead" }).click({ timeout: 60_000 });
        await page.locator("#headline").getByText("100,000 records").waitFor();
        await measure(page, "own", large);
      });
    }
  } finally {
    rmSync(path, { force: true });
  }
  for (const [what, times] of [["2,386 records", small], ["100,000 records", large]]) {
    table(
      `6. A view of the analysis, from rows to figure and tables (ms, ${what}; ${runs} runs, ${FILTERS.length} filters)`,
      ["", ...SPREAD],
      VIEWS.map((view) => [view, ...spread(times[view], 1)]),
    );
  }
  note(
    `The engine's time inside the analysis module, by performance.measure; what the browser does with
    the figure and the tables comes after it. Filtering is made once for all views, and is not in it.`,
  );
}

async function measure(page, source, times) {
  for (const view of VIEWS) {
    for (const filter of FILTERS) {
      const made = await page.evaluate(
        async ([view, rest]) => {
          performance.clearMeasures();
          location.hash = `view=${view}&${rest}`;
          for (let i = 0; i < 400; i++) {
            await new Promise((done) => setTimeout(done, 25));
            const found = performance.getEntriesByName(view, "measure");
            if (found.length) return found.map((entry) => entry.duration);
          }
          return [];
        },
        [view, `data=${source}${filter && `&${filter}`}`],
      );
      if (!made.length) throw new Error(`${view} was not made`);
      (times[view] ??= []).push(...made);
    }
  }
}
