// From a click on a facet's checkbox to the end of the animation frame that painted the map.

import { readFileSync } from "node:fs";

import { SPREAD, note, spread, table } from "./numbers.mjs";
import { profiled } from "./profile.mjs";
import { openIllustrative, withPage } from "./stage.mjs";
import { traced } from "./trace.mjs";

const CHANGES = readFileSync(new URL("changes.js", import.meta.url), "utf8");
const WARM_UP_ROUNDS = 2;
const ROUNDS = 12;

/** Opens the illustrative survey, with the script of changes, warmed up. */
export async function ready(page) {
  await openIllustrative(page);
  await page.evaluate(CHANGES);
  await page.evaluate((rounds) => window.__changes.run(window.__changes.script(rounds)), WARM_UP_ROUNDS);
}

/** Makes the scripted changes. */
export const make = (page) =>
  page.evaluate((rounds) => window.__changes.run(window.__changes.script(rounds)), ROUNDS);

const PARTS = {
  change: "change: click, filter, counts, DOM",
  frame: "frame: scene and canvas calls",
  render: "render: style, layout, paint, canvas",
  work: "work, all three",
  waited: "click to end of frame",
};

export async function filter(runs) {
  const samples = [];
  for (let run = 0; run < runs; run++) {
    samples.push(
      await withPage(async (page) => {
        await ready(page);
        return make(page);
      }),
    );
  }
  const rows = Object.entries(PARTS).map(([part, name]) => {
    const of = (sample) => sample.map((one) => one[part]);
    const medians = samples.map((sample) => spread(of(sample))[0]);
    return [name, ...spread(of(samples.flat())), medians.join(" ")];
  });
  const all = samples.flat();
  table(
    `1. Filter to painted frame, illustrative survey (ms; ${runs} runs of ${samples[0].length} changes)`,
    ["main thread", ...SPREAD, "median of each run"],
    rows,
  );
  const within = all.filter((one) => one.work < 16).length;
  note(`${within} of ${all.length} changes need less than 16 ms of work.`);
  const repaints = all.filter((one) => one.paints > 1).length;
  note(`${repaints} of ${all.length} changes paint the map in more than one frame.`);
  note(
    `Timed in the page. change: from before click() on the checkbox until the microtasks it caused
    have run. frame: the page's own requestAnimationFrame callbacks in the frame that paints the
    map. render: from the last animation frame callback to the first task behind the frame (style,
    layout, paint, raster of the software canvas, commit). work is their sum: what must fit a frame.
    The last line is from the click to that task and so has the wait for the next frame in it.
    Not timed: the compositor's and the screen's own time after the commit.`,
  );
  await whereTheTimeGoes();
}

async function whereTheTimeGoes() {
  await withPage(async (page, browser) => {
    await ready(page);
    const { changes, rows } = await traced(browser, page, () => make(page));
    table(
      `   Where it goes, by Chromium's trace (ms a change, self time; ${changes} changes, tracing on)`,
      ["main thread, click to painted", "ms"],
      rows,
    );
  });
  await withPage(async (page) => {
    await ready(page);
    const { rows } = await profiled(page, () => make(page));
    table(
      "   And by sampling (ms a change, self time; later frames of the change included, profiler on)",
      ["", "change", "frame"],
      rows,
    );
  });
}
