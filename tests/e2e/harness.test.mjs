// The harness does what the tests rely on.

import assert from "node:assert/strict";

import { endToEnd } from "./harness.mjs";

endToEnd("a dropped file arrives as a person's own", {}, async (visit) => {
  await visit.open();
  await visit.page.evaluate(() => {
    addEventListener("dragover", (event) => event.preventDefault());
    window.__dropped = new Promise((done) => {
      addEventListener("drop", (event) => {
        event.preventDefault();
        const [{ name, size }] = event.dataTransfer.files;
        done([event.isTrusted, name, size > 0]);
      });
    });
  });
  await visit.drop(["data/partnerships_documented.csv"]);
  const dropped = await visit.page.evaluate(() => window.__dropped);
  assert.deepEqual(dropped, [true, "partnerships_documented.csv", true]);
});

endToEnd("a request after the load is noticed", {}, async (visit) => {
  await visit.settled();
  await visit.silently(() => visit.page.mouse.move(10, 10));
  await assert.rejects(() => visit.silently(() => visit.page.evaluate(() => fetch("index.html"))));
});

endToEnd("what axe finds is told", {}, async (visit) => {
  await visit.open();
  await visit.page.evaluate(() => document.querySelector("main").append(document.createElement("button")));
  await assert.rejects(() => visit.axe(), /button-name/);
});
