// V8's sampling profiler: how much of a change is the module, and how much the browser's side.

const MICROSECONDS_BETWEEN = 100;
const BROWSER_CALLS_LISTED = 6;

/** Runs `act`, which returns one sample a change, under the profiler. */
export async function profiled(page, act) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Profiler.enable");
  await devtools.send("Profiler.setSamplingInterval", { interval: MICROSECONDS_BETWEEN });
  await devtools.send("Profiler.start");
  const changes = (await act()).length;
  const { profile } = await devtools.send("Profiler.stop");
  await devtools.detach();

  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map();
  for (const node of profile.nodes) node.children?.forEach((child) => parents.set(child, node.id));
  const inFrame = (id) => {
    for (; id !== undefined; id = parents.get(id)) {
      if (nodes.get(id).callFrame.functionName === "timedFrame") return true;
    }
    return false;
  };
  const totals = new Map();
  profile.samples.forEach((id, i) => {
    const kind = kindOf(nodes.get(id).callFrame);
    if (!kind) return;
    const [change, frame] = totals.get(kind) ?? [0, 0];
    const ms = profile.timeDeltas[i] / 1000 / changes;
    totals.set(kind, inFrame(id) ? [change, frame + ms] : [change + ms, frame]);
  });
  const largest = [...totals].sort(([, a], [, b]) => b[0] + b[1] - a[0] - a[1]);
  const cells = ([kind, [change, frame]]) => [kind, change.toFixed(2), frame.toFixed(2)];
  const named = largest.filter(([kind]) => NAMED.includes(kind));
  const calls = largest.filter(([kind]) => !NAMED.includes(kind)).slice(0, BROWSER_CALLS_LISTED);
  return { rows: [...named, ...calls].map(cells), module: totals.get(MODULE) ?? [0, 0] };
}

const MODULE = "in the module (engine, Leptos)";
const GLUE = "in its glue, and DOM calls it makes";
const COLLECTOR = "garbage collector";
const NAMED = [MODULE, GLUE, COLLECTOR];

/** `null` for what is idle, the browser's own, or the bench. */
function kindOf({ functionName, url }) {
  if (functionName === "(garbage collector)") return COLLECTOR;
  if (functionName.startsWith("(")) return null;
  if (url.startsWith("wasm://") || url.endsWith(".wasm")) return MODULE;
  if (url.includes("partnership-map")) return GLUE;
  return url ? null : `  the browser's ${functionName || "(nameless)"}`;
}
