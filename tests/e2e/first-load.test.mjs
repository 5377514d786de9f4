// The page opens, requests what it needs from its own origin, once, and its policy holds.

import assert from "node:assert/strict";

import { endToEnd } from "./harness.mjs";
import { DOCUMENTED_CSV, recordsOf, sentence } from "./records.mjs";

const all = recordsOf(DOCUMENTED_CSV);

endToEnd("the page opens on the documented records", {}, async (visit) => {
  await visit.open();
  await visit.says(sentence(all, all));
  assert.equal(await visit.page.getByRole("heading", { level: 1 }).count(), 1);
  assert.equal(await visit.page.locator("html").getAttribute("lang"), "en-GB");
  await visit.page.getByText("A sample of what public pages say").waitFor();
  await visit.picture();
  assert.ok((await visit.colours()) > 20, "the map is painted");
  await visit.axeInBothSchemes();
  await visit.shot("first-load");
});

endToEnd("every source is one click away", {}, async (visit) => {
  await visit.open();
  await visit.page.getByRole("button", { name: "Sources" }).click();
  const about = visit.page.getByRole("dialog", { name: "About this map" });
  for (const source of ["Natural Earth", "Code-Point Open", "GeoNames"]) {
    await about.getByText(source).first().waitFor();
  }
  await visit.axeInBothSchemes();
  await visit.page.keyboard.press("Escape");
  await about.waitFor({ state: "hidden" });
  await visit.page.getByRole("button", { name: "About" }).click();
  await about.getByRole("button", { name: "Close" }).click();
  await about.waitFor({ state: "hidden" });
});

endToEnd("every file comes once, from this origin, and then none", {}, async (visit) => {
  const untouched = await visit.servedDuring(() => visit.idle());
  assert.ok(!untouched.some((line) => /worker|gazetteer/.test(line)), untouched.join("\n"));
  const lines = [...untouched, ...(await visit.servedDuring(() => visit.touch()))];
  const asked = lines.map((line) => line.split(" ").at(-1));
  for (const part of ["/data/documented.bin", "/data/documented_texts.bin"]) {
    assert.ok(asked.includes(part), asked.join("\n"));
  }
  assert.ok(lines.every((line) => line.startsWith("200")), lines.join("\n"));
  const twice = asked.filter((path, index) => asked.indexOf(path) !== index);
  assert.deepEqual(twice, []);

  await visit.silently(async () => {
    await visit.choose("type", "Loan");
    await visit.radio("Table");
    await visit.radio("Map");
    await visit.page.getByRole("button", { name: "Zoom in" }).click();
    await visit.radio("Illustrative survey");
    await visit.page.locator(".map-mark").waitFor();
  });
});

endToEnd("the policy blocks inline script, inline style and other origins", { mayFail: true }, async (visit) => {
  await visit.open();
  const blocked = await visit.page.evaluate(async () => {
    const seen = [];
    document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.__inline = true";
    document.body.append(script);
    const style = document.createElement("p");
    style.setAttribute("style", "color: red");
    document.body.append(style);
    await fetch("https://example.org/").catch(() => {});
    await new Promise((done) => setTimeout(done, 100));
    return { directives: [...new Set(seen)].sort(), ran: "__inline" in window };
  });
  assert.deepEqual(blocked, {
    directives: ["connect-src", "script-src-elem", "style-src-attr"],
    ran: false,
  });
});

endToEnd("the loading state is there before the app is", { reducedMotion: "reduce" }, async (visit) => {
  let letGo;
  const held = new Promise((done) => (letGo = done));
  await visit.page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await visit.page.goto(visit.address);
  await visit.page.getByText("Opening the map…").waitFor();
  await visit.axeInBothSchemes();
  await visit.shot("loading");
  letGo();
  await visit.ready();
});

endToEnd("without JavaScript the page says what it needs", { javaScriptEnabled: false }, async (visit) => {
  await visit.page.goto(visit.address);
  await visit.page.locator("noscript p").waitFor();
  assert.ok(await visit.page.getByText("Opening the map…").isHidden(), "it never opens");
});
