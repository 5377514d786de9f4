// The page's change of a filter beside crossfilter2's, on the same records, in the same page.

import { readFileSync } from "node:fs";

import { SPREAD, note, spread, table } from "./numbers.mjs";
import { make, ready } from "./filter.mjs";
import { profiled } from "./profile.mjs";
import { peerSource, withPage } from "./stage.mjs";

const PEER = readFileSync(new URL("peer.js", import.meta.url), "utf8");
const COMPARED_ROUNDS = 12;

export async function engine(runs) {
  const [ours, peers, modules] = [[], [], []];
  let checked = 0;
  for (let run = 0; run < runs; run++) {
    await withPage(async (page) => {
      await ready(page);
      ours.push(...(await make(page)));
      await page.evaluate(peerSource());
      await page.evaluate(PEER);
      const compared = await page.evaluate(async (rounds) => {
        const steps = window.__changes.script(rounds);
        const states = await window.__changes.shown(steps);
        const peer = await window.__peer.load();
        return { differences: peer.differences(steps, states), samples: peer.run(steps), n: peer.checked };
      }, COMPARED_ROUNDS);
      if (compared.differences.length) {
        throw new Error(`the page and crossfilter2 count differently:\n${compared.differences.join("\n")}`);
      }
      checked += compared.n;
      peers.push(...compared.samples);
      modules.push((await profiled(page, () => make(page))).module[0]);
    });
  }
  const row = (name, values) => [name, ...spread(values, 2)];
  table(
    `4. A filter change beside crossfilter2 1.5.4 (ms, main thread; ${runs} runs of ${peers.length / runs} changes)`,
    ["", ...SPREAD],
    [
      row("crossfilter2: filter, 7 groups read", peers.map((s) => s.filter + s.groups)),
      row("crossfilter2: the same, and rows listed", peers.map((s) => s.filter + s.groups + s.rows)),
      row("this page: the whole change, DOM included", ours.map((s) => s.change)),
    ],
  );
  const mean = modules.reduce((a, b) => a + b, 0) / modules.length;
  note(
    `Of the page's change, ${mean.toFixed(2)} ms (mean, by sampling) are inside its module, engine and
    Leptos together; the rest is its glue, the DOM and the garbage collector.`,
  );
  note(
    `The same records, the same changes, one renderer process, one after the other; ${checked}
    counts of the two were equal. Unfair to this page: its engine cannot be timed alone from outside,
    so its line also has the click's dispatch, counts by year, totals of four units, the headline,
    places and their clusters, chips, the address and some hundred DOM changes, of which crossfilter2
    does nothing. Unfair to crossfilter2: it runs without a page around it, in a loop that its
    compiler knows well, but it keeps order by value in every dimension and updates groups step by
    step, which pays at larger data than these, and this measures none. It filters as dc.js does:
    filterExact for one value, filterFunction for several, filterAll for none.`,
  );
}
