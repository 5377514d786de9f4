// A page that has failed never looks alive: it says so and offers to reload, keeping the filters.

import assert from "node:assert/strict";

import { PHONE, endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, has, recordsOf, sentence } from "./records.mjs";

const dialog = (visit) => visit.page.getByRole("dialog");

endToEnd("a panic is told, and a restart keeps the address", {}, async (visit) => {
  await visit.open("#type=loan");
  await visit.page.evaluate(() => {
    dispatchEvent(new CustomEvent("app-panic", { detail: "panicked at src/x.rs: index out of bounds" }));
  });
  await visit.page.getByRole("heading", { name: "The map has stopped" }).waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("panic");
  await visit.page.getByText("What happened").click();
  await visit.page.getByText("panicked at src/x.rs: index out of bounds").waitFor();

  await visit.page.keyboard.press("Escape");
  await visit.page.keyboard.press("Escape");
  // Escape must not return to the failed page.
  await dialog(visit).waitFor();

  await visit.page.getByRole("button", { name: "Restart" }).click();
  await visit.ready();
  assert.equal(await dialog(visit).count(), 0);
  assert.equal(new URL(visit.page.url()).hash, "#type=loan");
});

endToEnd("starting afresh leaves the filters behind", {}, async (visit) => {
  await visit.open("?lang=cy#type=loan");
  await visit.page.evaluate(() => dispatchEvent(new CustomEvent("app-panic", { detail: "x" })));
  await visit.page.getByRole("button", { name: "Start afresh" }).click();
  await visit.ready();
  const { hash, search } = new URL(visit.page.url());
  assert.deepEqual({ hash, search }, { hash: "", search: "?lang=cy" });
});

endToEnd("a trap in the module is told", { mayFail: true, viewport: PHONE }, async (visit) => {
  await visit.open();
  await visit.page.evaluate(() => {
    // (module (func (export "f") unreachable))
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(exports.f);
  });
  await visit.page.getByRole("heading", { name: "The map has stopped" }).waitFor();
  await visit.axe();
  await visit.shot("trap-phone");
});

endToEnd("an error that is no trap leaves the page alone", { mayFail: true }, async (visit) => {
  await visit.open();
  await visit.page.evaluate(() => {
    setTimeout(() => {
      throw new Error("an extension's own");
    });
    return new Promise((done) => setTimeout(done, 100));
  });
  assert.equal(await dialog(visit).count(), 0);
});

endToEnd("a module that does not arrive is told", { mayFail: true }, async (visit) => {
  await visit.page.route("**/*.wasm", (route) => route.abort());
  await visit.page.goto(visit.address);
  await visit.page.getByRole("heading", { name: "The map could not be opened" }).waitFor();
  await visit.page.unroute("**/*.wasm");
  await visit.page.getByRole("button", { name: "Restart" }).click();
  await visit.ready();
});

endToEnd("a browser without WebAssembly is told", { mayFail: true }, async (visit) => {
  await visit.page.addInitScript(() => delete window.WebAssembly);
  await visit.page.goto(visit.address);
  await visit.page.getByRole("heading", { name: "This browser cannot run the map" }).waitFor();
});

endToEnd("a restart shows again what was shown", {}, async (visit) => {
  const all = recordsOf(DOCUMENTED_CSV);
  await visit.open();
  await visit.choose("type", "Loan");
  await visit.radio("Table");
  const state = await visit.state();
  await visit.page.evaluate(() => dispatchEvent(new CustomEvent("app-panic", { detail: "x" })));
  await visit.page.getByRole("button", { name: "Restart" }).click();
  await visit.ready();
  await visit.says(sentence(all.filter(has("partnership_type", ["Loan"])), all, "Loan"));
  assert.deepEqual(await visit.state(), state);
});
