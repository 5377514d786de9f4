// Runs in the page: a script of filter changes, made by clicking the page's own checkboxes.

const FACETS = ["type", "institution", "funding", "nation"];
const VALUES_OF_EACH = 3;

const probe = window.__probe;
const rowsOf = (facet) => [...document.querySelectorAll(`details[data-facet=${facet}] label.value`)];
const labelOf = (row) => row.querySelector(".value-label").textContent;
const numberIn = (text) => Number(text.replace(/\D/g, ""));
const countOf = (row) => numberIn(row.querySelector(".value-count [aria-hidden]").textContent);

/**
 * Rounds of: choose a type, an institution, a funding stream and a nation, then leave them in the
 * same order. Each facet goes through its most frequent values, at its own pace.
 */
function script(rounds) {
  const frequent = FACETS.map((facet) => {
    const rows = rowsOf(facet).sort((a, b) => countOf(b) - countOf(a));
    return rows.slice(0, VALUES_OF_EACH).map(labelOf);
  });
  const steps = [];
  for (let round = 0; round < rounds; round++) {
    const chosen = FACETS.map((facet, i) => {
      const at = Math.floor(round / (i + 1)) % VALUES_OF_EACH;
      return { facet, value: frequent[i][at] };
    });
    for (const on of [true, false]) steps.push(...chosen.map((step) => ({ ...step, on })));
  }
  return steps;
}

function boxOf({ facet, value, on }) {
  const box = rowsOf(facet).find((row) => labelOf(row) === value)?.querySelector("input");
  if (!box || box.checked === on) throw new Error(`no checkbox to set for ${facet}: ${value}`);
  return box;
}

/** Lets the page come to rest, at another moment of the frame each time. */
async function rest(i) {
  for (let frame = 0; frame < 4; frame++) await probe.nextFrame();
  await new Promise((done) => setTimeout(done, (i * 5) % 17));
}

// Reactions run in microtasks, and may ask for more of them; the queue is first come, first served.
async function reactions() {
  for (let hop = 0; hop < 100; hop++) await null;
}

/** Makes one change, and says where its milliseconds went on the main thread. */
async function change(step) {
  const box = boxOf(step);
  const { paints, inFrames } = probe;
  performance.mark("change");
  const began = performance.now();
  box.click();
  await reactions();
  const reacted = performance.now();
  do await probe.nextFrame();
  while (probe.paints === paints && performance.now() - began < 1000);
  const painted = performance.now();
  const ended = await probe.afterFrame();
  performance.mark("painted");
  if (probe.paints === paints) throw new Error("the map was not painted");
  const frame = probe.inFrames - inFrames;
  const render = ended - painted;
  return {
    change: reacted - began,
    frame,
    render,
    work: reacted - began + frame + render,
    waited: ended - began,
    paints: () => probe.paints - paints,
  };
}

async function run(steps) {
  const samples = [];
  for (const [i, step] of steps.entries()) {
    await rest(i);
    const sample = await change(step);
    for (let frame = 0; frame < 3; frame++) await probe.nextFrame();
    samples.push({ ...sample, paints: sample.paints() });
  }
  return samples;
}

/** What the page shows after each step: records, and the counts of the values listed. */
async function shown(steps) {
  const states = [];
  for (const step of steps) {
    boxOf(step).click();
    await probe.nextFrame();
    await probe.afterFrame();
    const [records] = document.querySelector("#headline .count").textContent.split(" of ");
    const facets = FACETS.map((facet) => [
      facet,
      Object.fromEntries(rowsOf(facet).map((row) => [labelOf(row), countOf(row)])),
    ]);
    states.push({ records: numberIn(records), facets: Object.fromEntries(facets) });
  }
  return states;
}

window.__changes = { script, run, shown };
