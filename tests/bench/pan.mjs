// Frames while the map is dragged and zoomed, by trusted pointer and wheel events.

import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { write } from "./intake/survey.mjs";
import { SPREAD, note, quantile, spread, table } from "./numbers.mjs";
import { openDocumented, openFile, openIllustrative, withPage } from "./stage.mjs";
import { frames } from "./trace.mjs";

const FRAME = 1000 / 60;
/** Between two events of the hand: a mouse of 125 Hz. */
const EVENT_EVERY = 8;
const SECONDS = 4;
const LARGE = 100_000;

const GESTURES = [
  ["no input (control)", async () => {}, null],
  ["drag, whole country", press, (hand, t) => hand.move(circle(t, 2))],
  ["wheel, in and out", hover, (hand, t) => hand.wheel(Math.sin(t * 2 * Math.PI) >= 0 ? -16 : 16)],
  ["drag, three steps closer", closer, (hand, t) => hand.move(circle(t, 2))],
  // Metres a CSS pixel; the first of these fetches the base map and paints it while it is dragged.
  ["drag, 200 m a pixel, base map arriving", at(200, 0), (hand, t) => hand.move(circle(t, 2))],
  ["drag, 200 m a pixel", at(200), (hand, t) => hand.move(circle(t, 2))],
  ["drag, 40 m a pixel", at(40), (hand, t) => hand.move(circle(t, 2))],
  ["drag, 5 m a pixel", at(5), (hand, t) => hand.move(circle(t, 2))],
  ["wheel, 200 to 5 m a pixel and back", hoverAt(200), (hand, t) => hand.wheel(Math.sin(t * 2 * Math.PI) >= 0 ? -22 : 22)],
];

/** Over London, at so many metres a CSS pixel; after so many ms. */
function at(scale, settle = 2500) {
  return async (page, centre) => {
    await page.mouse.up();
    const zoom = Math.log2(78271.516964 / scale).toFixed(2);
    await page.evaluate((at) => {
      const source = new URLSearchParams(location.hash.slice(1)).get("data");
      location.hash = `${source ? `data=${source}&` : ""}at=${at}`;
    }, `51.5100,-0.1000,${zoom}`);
    // The map flies there.
    await page.waitForTimeout(1000 + settle);
    await press(page, centre);
  };
}

function hoverAt(scale) {
  return async (page, centre) => {
    await at(scale)(page, centre);
    await hover(page, centre);
  };
}

const circle = (t, turns) => {
  const angle = t * turns * 2 * Math.PI;
  return [Math.sin(angle) * 180, (1 - Math.cos(angle)) * 110];
};

async function press(page, [x, y]) {
  await page.mouse.move(x, y);
  await page.mouse.down();
}
async function hover(page, [x, y]) {
  await page.mouse.up();
  await page.mouse.move(x, y);
}
async function closer(page, [x, y]) {
  await page.mouse.move(x, y);
  for (let notch = 0; notch < 13; notch++) await page.mouse.wheel(0, -100);
  await page.waitForTimeout(700);
  await page.mouse.down();
}

class Hand {
  constructor(devtools, centre) {
    this.devtools = devtools;
    this.centre = centre;
  }
  // Not waited for: the browser answers a move only with the next frame.
  send(event) {
    this.devtools.send("Input.dispatchMouseEvent", event).catch(() => {});
  }
  move([dx, dy]) {
    const [x, y] = [this.centre[0] + dx, this.centre[1] + dy];
    this.send({ type: "mouseMoved", x, y, button: "left", buttons: 1 });
  }
  wheel(deltaY) {
    const [x, y] = this.centre;
    this.send({ type: "mouseWheel", x, y, deltaX: 0, deltaY });
  }
}

/** Moves the hand for some seconds, and records every animation frame meanwhile. */
async function gesture(page, hand, act) {
  await page.evaluate(recordFrames);
  const began = performance.now();
  await new Promise((done) => {
    const timer = setInterval(() => {
      const t = (performance.now() - began) / 1000 / SECONDS;
      if (t >= 1) {
        clearInterval(timer);
        done();
      } else act?.(hand, t);
    }, EVENT_EVERY);
  });
  return page.evaluate(() => window.__probe.stopFrames());
}

/** In the page: the time of each frame, whether it painted the map, and the main thread's work. */
function recordFrames() {
  const probe = window.__probe;
  const recorded = [];
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)));
  observer.observe({ type: "longtask" });
  let last = { ...probe };
  let going = true;
  async function frame(time) {
    if (!going) return;
    probe.requestFrame(frame);
    // The map asks for its callback after this one did, and so is called after it.
    const called = performance.now();
    const ended = await probe.afterFrame();
    const now = { ...probe };
    const inFrame = now.inFrames - last.inFrames;
    recorded.push({
      time,
      painted: now.paints > last.paints,
      handlers: now.inHandlers - last.inHandlers,
      frame: inFrame,
      render: ended - called - inFrame,
    });
    last = now;
  }
  probe.requestFrame(frame);
  probe.stopFrames = () => {
    going = false;
    tasks.push(...observer.takeRecords().map((task) => task.duration));
    observer.disconnect();
    return { frames: recorded, tasks };
  };
}

async function all(page, open, each) {
  await open(page);
  const box = await page.locator("#map-canvas").boundingBox();
  const centre = [box.x + box.width / 2, box.y + box.height / 2 - 80];
  const hand = new Hand(await page.context().newCDPSession(page), centre);
  const results = [];
  for (const [name, prepare, act] of GESTURES) {
    await prepare(page, centre);
    results.push([name, await each(() => gesture(page, hand, act))]);
  }
  return results;
}

export async function pan(runs) {
  const path = join(tmpdir(), `pan-${process.pid}.csv`);
  write(path, LARGE);
  try {
    await measure(runs, "documented records", openDocumented);
    await measure(runs, "illustrative survey", openIllustrative);
    await measure(runs, `${LARGE.toLocaleString("en-GB")} records`, (page) => openFile(page, path, LARGE));
  } finally {
    rmSync(path, { force: true });
  }
  const verdicts = await withPage((page, browser) =>
    all(page, openIllustrative, (act) => frames(browser, page, act)),
  );
  table(
    "   The compositor's own verdict (frames; illustrative survey, one run, tracing on)",
    ["", ...STATES.map(([name]) => name)],
    verdicts.map(([name, { states }]) => [name, ...STATES.map(([, state]) => states.get(state) ?? 0)]),
  );
  note(
    `An interval is between the timestamps of two animation frames, which Chromium gives at 60 a
    second; one of n frame times drops n − 1 frames. A long task is one of 50 ms or more, as the
    browser reports it. Events come every ${EVENT_EVERY} ms through DevTools and are trusted. The
    browser's software raster and this bench share the machine's cores with the page.`,
  );
}

async function measure(runs, what, open) {
  const pooled = new Map(GESTURES.map(([name]) => [name, []]));
  for (let run = 0; run < runs; run++) {
    const results = await withPage((page) => all(page, open, (act) => act()));
    for (const [name, recorded] of results) pooled.get(name).push(recorded);
  }
  const framesOf = (recordings) => recordings.flatMap((recording) => recording.frames);
  const rows = [...pooled].map(([name, recordings]) => {
    const intervals = recordings.map(({ frames }) => intervalsOf(frames));
    const dropped = intervals.map(droppedIn);
    const painted = framesOf(recordings).filter((frame) => frame.painted).length;
    const tasks = recordings.flatMap((recording) => recording.tasks);
    const long = tasks.length ? `${tasks.length}, longest ${Math.max(...tasks)}` : "none";
    return [name, ...spread(intervals.flat()), framesOf(recordings).length, painted, dropped.join(" "), long];
  });
  table(
    `2. Pan and zoom, ${what} (${runs} runs of ${SECONDS} s a gesture; frame intervals in ms)`,
    ["", ...SPREAD, "frames", "with map painted", "dropped, each run", "long tasks"],
    rows,
  );
  const work = [...pooled].slice(1).map(([name, recordings]) => {
    const painted = framesOf(recordings).filter((frame) => frame.painted);
    const of = (part) => quantile(painted.map((frame) => frame[part]), 0.5).toFixed(1);
    const whole = painted.map((frame) => frame.handlers + frame.frame + frame.render);
    return [name, of("handlers"), of("frame"), of("render"), ...spread(whole)];
  });
  table(
    "   Main-thread work of a frame that paints the map (ms; medians, then of the sum)",
    ["", "handlers", "scene, canvas", "render", ...SPREAD],
    work,
  );
}

const STATES = [
  ["presented", "STATE_PRESENTED_ALL"],
  ["in part", "STATE_PRESENTED_PARTIAL"],
  ["dropped", "STATE_DROPPED"],
  ["nothing to do", "STATE_NO_UPDATE_DESIRED"],
];

const intervalsOf = (recorded) => recorded.slice(1).map((frame, i) => frame.time - recorded[i].time);
const droppedIn = (intervals) =>
  intervals.reduce((n, interval) => n + Math.max(0, Math.round(interval / FRAME) - 1), 0);
