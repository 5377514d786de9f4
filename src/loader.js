// Starts the app, keeps what a worker needs to start from the same module, and says so when the
// app has stopped: after a panic the page looks alive, but every event would throw.

const byId = (id) => document.getElementById(id);
const dialog = byId("failure");

const STOPPED = [
  "The map has stopped",
  "Something went wrong inside the page. Restarting takes a moment and keeps your filters; a file you opened has to be opened again. Nothing was sent anywhere.",
];
const NOT_LOADED = [
  "The map could not be opened",
  "A part of the page did not arrive. Please check the connection and restart.",
];
const TOO_OLD = [
  "This browser cannot run the map",
  "The map needs WebAssembly, which is missing or switched off here. Any browser of the last few years has it: please update this one, or try another.",
];

// The first failure is the cause; what follows it is noise.
function fail([title, text], cause) {
  if (dialog.open) return;
  byId("failure-title").textContent = title;
  byId("failure-text").textContent = text;
  byId("failure-detail").textContent = String(cause?.message ?? cause);
  byId("boot")?.remove();
  dialog.showModal();
}

const stopOnTrap = (cause) => cause instanceof WebAssembly.RuntimeError && fail(STOPPED, cause);

byId("failure-restart").addEventListener("click", () => location.reload());
byId("failure-afresh").addEventListener("click", () => {
  history.replaceState(null, "", location.pathname + location.search);
  location.reload();
});
// Escape would leave the dead page behind; not every browser knows closedby="none" yet.
dialog.addEventListener("close", () => dialog.showModal());
addEventListener("app-panic", (event) => fail(STOPPED, event.detail));

// src/onefile/boot.js is there where the page is one file, with everything in it.
const { oneFile } = globalThis;

async function start() {
  await (oneFile?.start() ?? startModules());
  dispatchEvent(new CustomEvent("app-started"));
}

async function startModules() {
  const glue = document.querySelector("link[rel=modulepreload]").href;
  const wasm = document.querySelector('link[rel=preload][type="application/wasm"]').href;
  const settled = settle();
  const [{ default: init }, module] = await Promise.all([
    import(glue),
    WebAssembly.compileStreaming(fetch(wasm)),
  ]);
  await settled;
  await init({ module_or_path: module });
}

// What config.json, the address or a page around this one want is seen to before the app starts; where
// they want nothing, the module for it is not even fetched. See src/platform/settings.rs.
async function settle() {
  const answer = await fetch("config.json", { cache: "no-cache" }).catch(() => ({}));
  const detail = (answer.ok && (await answer.text()).trim()) || "{}";
  if (detail === "{}" && !location.search && parent === window) return;
  await new Promise((done, failed) => {
    addEventListener("settings-ready", done);
    addEventListener("settings-failed", (event) => failed(event.detail));
    dispatchEvent(new CustomEvent("settings-open", { detail }));
  });
}

// Modules apart from the page's, with their style sheets, fetched when they are needed or the page
// has nothing else to do. Their messages are those of crates/platform: deferred.rs, settings.rs.
const MODULES = { deferred: ["print", "import", "analysis", "share"], settings: ["settings"] };
const release = document.documentElement.dataset.release ?? "";
const besideThePage = (file) => new URL(file + release, document.baseURI).href;
function style(href) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  return new Promise((done, failed) => {
    Object.assign(link, { onload: done, onerror: failed });
    document.head.append(link);
  });
}
for (const [name, styles] of Object.entries(MODULES)) {
  let parts, started;
  const fetchParts = () =>
    (parts ??= Promise.all([
      import(besideThePage(`${name}.js`)),
      fetch(besideThePage(`${name}_bg.wasm`)).then((response) => response.arrayBuffer()),
      ...styles.map((file) => style(besideThePage(`${file}.css`))),
    ]));
  if (oneFile) started = Promise.resolve();
  else addEventListener(`${name}-prefetch`, () => fetchParts().catch(() => (parts = undefined)));
  addEventListener(`${name}-open`, async ({ detail }) => {
    try {
      started ??= fetchParts().then(([{ default: init }, module_or_path]) => init({ module_or_path }));
      await started;
    } catch (cause) {
      parts = started = undefined;
      return dispatchEvent(new CustomEvent(`${name}-failed`, { detail: name === "settings" ? String(cause) : detail }));
    }
    dispatchEvent(new CustomEvent(`${name}-task`, { detail }));
  });
}

if (typeof WebAssembly === "object" && WebAssembly.compileStreaming) {
  addEventListener("error", (event) => stopOnTrap(event.error));
  addEventListener("unhandledrejection", (event) => stopOnTrap(event.reason));
  start()
    .then(() => byId("boot")?.remove())
    .catch((cause) => fail(oneFile?.failed ?? NOT_LOADED, cause));
} else {
  fail(TOO_OLD, "WebAssembly.compileStreaming is missing");
}
