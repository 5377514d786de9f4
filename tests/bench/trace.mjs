// Chromium's own trace: the main thread's time by kind, and the compositor's verdict on frames.

const TIMELINE = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "blink.user_timing",
  "v8",
  "v8.execute",
  "toplevel",
];
const KINDS_LISTED = 12;

async function record(browser, page, categories, act) {
  await browser.startTracing(page, { categories });
  const result = await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return { events: traceEvents, result };
}

/** Self time by kind of event on the main thread, between the marks of each change. */
export async function traced(browser, page, act) {
  const { events } = await record(browser, page, TIMELINE, act);
  const marks = events.filter((event) => event.cat.includes("blink.user_timing"));
  const begins = marks.filter(({ name }) => name === "change");
  const ends = marks.filter(({ name }) => name === "painted");
  const { pid, tid } = begins[0];
  const main = events.filter((e) => e.ph === "X" && e.pid === pid && e.tid === tid);
  main.sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const windows = begins.map((begin, i) => [begin.ts, ends[i].ts]);
  const self = selfTimes(main, windows);
  const total = [...self.values()].reduce((a, b) => a + b, 0);
  const each = (us) => (us / 1000 / windows.length).toFixed(2);
  // What the processor did for this thread, where other programs wait for it too.
  const whole = main.filter(({ name }) => name === "ThreadControllerImpl::RunTask");
  const shares = whole.map(({ ts, dur = 0, tdur = 0 }) => {
    const inside = windows.some(([a, b]) => ts < b && ts + dur > a);
    return inside ? tdur : 0;
  });
  const processor = shares.reduce((a, b) => a + b, 0);
  const largest = [...self].sort(([, a], [, b]) => b - a).slice(0, KINDS_LISTED);
  return {
    changes: windows.length,
    rows: [...largest.map(([name, us]) => [name, each(us)]), ["everything", each(total)], ["of it on a processor", each(processor)]],
  };
}

/** Name → microseconds inside the windows that no event within it covers. */
function selfTimes(events, windows) {
  const within = (from, to) =>
    windows.reduce((us, [a, b]) => us + Math.max(0, Math.min(to, b) - Math.max(from, a)), 0);
  const self = new Map();
  const add = (name, us) => us && self.set(name, (self.get(name) ?? 0) + us);
  const stack = [];
  for (const { name, ts, dur = 0 } of events) {
    while (stack.length && stack.at(-1).end <= ts) stack.pop();
    const us = within(ts, ts + dur);
    add(name, us);
    if (stack.length) add(stack.at(-1).name, -us);
    stack.push({ name, end: ts + dur });
  }
  return self;
}

/** Runs `act`; state → how many of the compositor's frames ended so. */
export async function frames(browser, page, act) {
  const { events, result } = await record(browser, page, ["cc", "benchmark"], act);
  const states = new Map();
  for (const { name, ph, args } of events) {
    const state = args?.chrome_frame_reporter?.state ?? args?.frame_reporter?.state;
    if (name === "PipelineReporter" && ph === "b" && state) {
      states.set(state, (states.get(state) ?? 0) + 1);
    }
  }
  return { states, result };
}
