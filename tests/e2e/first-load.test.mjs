// The page opens, asks its own origin for what it needs, once, and its policy holds.

import assert from "node:assert/strict";

import { PHONE, journey } from "./harness.mjs";

journey("the page opens", {}, async (visit) => {
  await visit.open();
  assert.equal(await visit.page.getByRole("heading", { level: 1 }).count(), 1);
  assert.equal(await visit.page.locator("html").getAttribute("lang"), "en-GB");
  await visit.axeInBothSchemes();
  await visit.shot("first-load");
});

journey("the page opens on a phone without scrolling sideways", { viewport: PHONE }, async (visit) => {
  await visit.open();
  const wide = await visit.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= PHONE.width, `${wide} pixels wide`);
  await visit.axe();
});

journey("every file comes once, and a preload is the file that is used", {}, async (visit) => {
  const lines = await visit.servedDuring(async () => {
    await visit.open();
    await visit.page.evaluate(async () => {
      for (const link of document.querySelectorAll("link[rel=preload][href^='data/']")) {
        await (await fetch(link.href)).arrayBuffer();
      }
    });
  });
  // The browser asks for the tab's own icon on its own account.
  const ours = lines.filter((line) => !line.endsWith("/favicon.svg"));
  const asked = ours.map((line) => line.split(" ").at(-1));
  assert.ok(asked.includes("/data/documented.csv"), asked.join("\n"));
  assert.ok(ours.every((line) => line.startsWith("200")), ours.join("\n"));
  const twice = asked.filter((path, index) => asked.indexOf(path) !== index);
  assert.deepEqual(twice, []);
});

journey("the module and the glue are kept for a worker", {}, async (visit) => {
  await visit.open();
  const kept = await visit.page.evaluate(async () => {
    const { module, glue } = window.__app;
    return [module instanceof WebAssembly.Module, typeof (await import(glue)).default];
  });
  assert.deepEqual(kept, [true, "function"]);
});

journey("the policy blocks inline script, inline style and other origins", { mayFail: true }, async (visit) => {
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

journey("the loading state is there before the app is", { reducedMotion: "reduce" }, async (visit) => {
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

journey("without JavaScript the page says what it needs", { javaScriptEnabled: false }, async (visit) => {
  await visit.page.goto(visit.address);
  await visit.page.locator("noscript p").waitFor();
  assert.ok(await visit.page.getByText("Opening the map…").isHidden(), "it never opens");
});
