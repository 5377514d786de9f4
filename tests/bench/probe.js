// Runs in the page before its own scripts: wraps what the map asks of the browser for a frame.
// `__probe` is the bench's only name in the page.

const requestFrame = window.requestAnimationFrame.bind(window);
const probe = {
  requestFrame,
  /** Times the map was painted: every picture begins with the sea, or with the ground as kept. */
  paints: 0,
  /** Milliseconds in the page's own animation frame callbacks so far. */
  inFrames: 0,
  /** Milliseconds in the page's pointer and wheel listeners so far. */
  inHandlers: 0,
  /** `performance.now()` after the first frame that painted the map, and with records on it. */
  firstMap: null,
  firstRecords: null,
};
window.__probe = probe;

// Named, so that a profile can tell painting from the change itself.
function timedFrame(callback, time) {
  const [began, paints] = [performance.now(), probe.paints];
  callback(time);
  probe.inFrames += performance.now() - began;
  if (probe.firstRecords === null && probe.paints > paints) noteFirst();
}
window.requestAnimationFrame = (callback) => requestFrame((time) => timedFrame(callback, time));

// On the screen's canvas each picture begins with one of these, and has it once.
for (const first of ["fillRect", "drawImage"]) {
  const draw = CanvasRenderingContext2D.prototype[first];
  CanvasRenderingContext2D.prototype[first] = function (...where) {
    if (this.canvas.isConnected) probe.paints += 1;
    draw.apply(this, where);
  };
}

/** A task behind the frame: style, layout, paint and commit are over when it runs. */
probe.afterFrame = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  });
probe.nextFrame = () => new Promise((done) => requestFrame(done));

async function noteFirst() {
  const loading = document.querySelector(".map-loading") !== null;
  const now = await probe.afterFrame();
  probe.firstMap ??= now;
  if (!loading) probe.firstRecords ??= now;
}

// Microtasks run between listeners, so the reactions to an event are inside too.
for (const type of ["pointermove", "wheel"]) {
  let began;
  addEventListener(type, () => (began = performance.now()), { capture: true, passive: true });
  addEventListener(type, () => (probe.inHandlers += performance.now() - began), { passive: true });
}
