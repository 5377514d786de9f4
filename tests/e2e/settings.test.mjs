// Settings of a page, by config.json and by address, in Chromium and in Firefox: what they do, and
// what hostile ones cannot do. The tables of hostile cases are in the engine's tests (config,
// message); these are the ones that need a browser.

import assert from "node:assert/strict";

import { everyBrowser, headline, mapIn, site, visible } from "./embedded.mjs";
import { eventually } from "./eventually.mjs";

const HEADER = "institution,partner,partnership_type,place\n";
const ROW = "Tate,Ceredigion Museum,Loan,Aberystwyth\n";
const alert = () => document.querySelector("[role=alert] ul")?.innerText ?? "";
const set = (config) => site.front.put("/config.json", typeof config === "string" ? config : JSON.stringify(config));

everyBrowser((endToEnd) => {
  endToEnd("config.json sets a page up", async (tab) => {
    set({
      title: "Partnerships in Wales",
      logo: "Museums <b>Wales</b>",
      theme: "dark",
      panels: ["-source", "-open", "-legend"],
      filter: "nation=Wales&type=Loan",
      lock: ["nation"],
      style: { "accent-dark": "#8ac6ff" },
    });
    await tab.goto(site.map);
    const map = await mapIn(tab);
    assert.match(await map.run(headline), /Loan.*Wales/);
    const [title, heading, logo] = await map.run(() => [
      document.title,
      document.querySelector("h1").textContent,
      document.querySelector(".wordmark span").textContent,
    ]);
    assert.deepEqual([title, heading, logo], ["Partnerships in Wales", "Partnerships in Wales", "Museums <b>Wales</b>"]);
    const accent = () => getComputedStyle(document.documentElement).getPropertyValue("--accent");
    assert.equal(await map.run(accent), "#8ac6ff");
    for (const [selector, shown] of [
      [".masthead", true],
      [".masthead > .segmented", false],
      [".file-button", false],
      [".map-card", false],
      [".map-buttons", true],
      ['[data-facet="type"]', true],
      ['[data-facet="nation"]', false],
    ]) {
      assert.equal(await map.run(visible, selector), shown, selector);
    }
    assert.equal(await map.run(visible, ".notes"), false, "nothing to note");
  });

  endToEnd("every part can be left out, and what must be said stays", async (tab) => {
    const parts = {
      source: ".masthead > .segmented",
      open: ".file-button",
      views: ".heading-row > .segmented",
      filters: ".filters",
      chips: ".chips",
      report: ".data-links",
      legend: ".map-card",
      buttons: ".map-buttons",
      masthead: ".masthead",
    };
    const shown = (map) => map.run((parts) => {
      const isShown = ([, selector]) => document.querySelector(selector).checkVisibility();
      return Object.entries(parts).filter(isShown).map(([name]) => name);
    }, parts);
    const actions = (map) => map.run(() => {
      const isShown = (button) => button.checkVisibility();
      return [...document.querySelectorAll(".actions > *")].filter(isShown).map((button) => button.innerText.trim());
    });
    const open = async (panels) => {
      await tab.goto(`${site.map}?panels=${panels}`);
      return mapIn(tab);
    };
    let map = await open("");
    assert.deepEqual(await shown(map), Object.keys(parts));
    const [files, link, theme, about, language] = await actions(map);
    for (const [name, left] of [
      ["open", [link, theme, about, language]],
      ["link", [files, theme, about, language]],
      ["theme", [files, link, about, language]],
      ["about", [files, link, theme, language]],
      ["language", [files, link, theme, about]],
    ]) {
      assert.deepEqual(await actions(await open(`-${name}`)), left, name);
    }
    map = await open(Object.keys(parts).slice(0, -1).map((name) => `-${name}`));
    assert.deepEqual(await shown(map), ["masthead"]);
    map = await open("none");
    assert.deepEqual(await shown(map), []);
    assert.equal(await map.run(() => document.querySelector("h1").clientHeight <= 1), true);
    for (const selector of ["#headline", ".data-note", ".attribution .link", "#map-canvas"]) {
      assert.equal(await map.run(visible, selector), true, selector);
    }
  });

  endToEnd("a locked filter holds", async (tab) => {
    set({ filter: "nation=Wales", lock: ["nation"] });
    await tab.goto(`${site.map}?lock=type#nation=England&type=Loan`);
    const map = await mapIn(tab);
    assert.match(await map.run(headline), /Wales/);
    assert.equal(await map.run(() => document.querySelectorAll(".chip").length), 0);
    await map.run(() => (location.hash = "nation=Scotland&type=Learning&kind=University"));
    await eventually(() => map.run(() => [...document.querySelectorAll(".chip-text")].map((e) => e.textContent)), ["University"]);
    assert.match(await map.run(headline), /Wales/);
    await map.run(() => document.querySelector(".chips .link").click());
    await eventually(() => map.run(() => document.querySelectorAll(".chip").length), 0);
    assert.match(await map.run(headline), /Wales/);
    await map.run(() => history.back());
    await eventually(() => map.run(() => document.querySelectorAll(".chip").length), 1);
    assert.match(await map.run(headline), /Wales/);
  });

  endToEnd("a new quarter is a new file", async (tab) => {
    set({ data: "q3.csv", filter: "type=Loan", codes: { partnership_type: { Lent: "Loan" } } });
    site.front.put("/q3.csv", HEADER + ROW);
    await tab.before(`
      window.texts = [];
      new MutationObserver(() => {
        const text = document.getElementById("headline")?.textContent;
        if (text) window.texts.push(text);
      }).observe(document, { subtree: true, childList: true, characterData: true });
    `);
    await tab.goto(site.map);
    const map = await mapIn(tab);
    await eventually(() => map.run(headline).then((text) => /^1 record/.test(text)), true, "one record");
    assert.equal(await map.run(() => document.querySelector(".notes-whose").textContent), "Data shown: q3.csv, read from this site.");
    const seen = await map.run(() => window.texts.filter((text) => /\d/.test(text) && !/^[01] /.test(text)));
    assert.deepEqual(seen, [], "other data is never shown");
    assert.equal(await map.run(visible, ".masthead > .segmented"), false);

    site.front.put("/q3.csv", HEADER + ROW + ROW.replace("Loan", "Lent").replace("Ceredigion", "Oriel"));
    await tab.goto("about:blank");
    await tab.goto(`${site.map}#type=Loan&data=own`);
    const again = await mapIn(tab);
    await eventually(() => again.run(headline).then((text) => /^2 records/.test(text)), true, "two records");
  });

  endToEnd("mistakes are told and the page works", async (tab) => {
    for (const [config, told] of [
      ['{"title": "a",}', /cannot be read as JSON/],
      ["<!doctype html><title>Not found</title>", /cannot be read as JSON/],
      [{ titel: "a", theme: "pink" }, /no setting “titel”[^]*theme: “pink”/],
      [{ data: "missing.csv" }, /missing\.csv did not arrive: the server answered 404/],
      [{ data: "index.html" }, /index\.html was refused/],
    ]) {
      set(config);
      if (config.data === "missing.csv") site.front.put("/missing.csv", { text: "", status: 404 });
      await tab.goto(site.map);
      const map = await mapIn(tab);
      assert.match(await map.run(alert), told);
      assert.equal(await map.run(visible, "#map-canvas"), true);
    }
  }, { mayFail: true });

  endToEnd("hostile data addresses ask nobody", async (tab) => {
    site.front.put("/moved.csv", { location: `${site.host}secret.csv` });
    for (const data of [
      "//127.0.0.1:9/x.csv",
      "http://127.0.0.1:9/x.csv",
      "http://2130706433:9/x.csv",
      "http://0x7f.1:9/x.csv",
      "http://[::1]:9/x.csv",
      "http://localhost:9/x.csv",
      "https://evil.example/x.csv",
      `https://${new URL(site.map).host}@evil.example/x.csv`,
      "https:\\\\evil.example/x.csv",
      "\thttps://evil.example/x.csv",
      "javascript:window.ran=1",
      "data:text/csv,institution",
      "file:///etc/passwd",
      `${site.host}secret.csv`,
      "moved.csv",
    ]) {
      await tab.goto(`${site.map}?data=${encodeURIComponent(data)}`);
      const map = await mapIn(tab);
      await eventually(() => map.run(alert).then((text) => text.length > 20), true, data);
      assert.equal(await map.run(() => window.ran ?? null), null, data);
    }
    assert.deepEqual(site.strangers.filter((path) => path.includes("secret")), [], "what a server answers elsewhere is not asked for");
  }, { mayFail: true });

  endToEnd("data of a site that the settings and the page's policy allow is shown as its own", async (tab) => {
    const origin = new URL(site.elsewhere).origin;
    const page = await (await fetch(site.map)).text();
    const allow = (text) => text.replaceAll("connect-src 'self'", `connect-src 'self' ${origin}`);
    const { headers } = await fetch(site.map);
    const policy = allow(headers.get("content-security-policy"));
    site.front.put("/", { text: allow(page), type: "html", headers: { "content-security-policy": policy } });
    set({ origins: [origin], data: `${site.elsewhere}returns.csv` });
    await tab.goto(site.map);
    const map = await mapIn(tab);
    await eventually(() => map.run(headline).then((text) => /^1 record/.test(text)), true, "one record");
    assert.equal(await map.run(() => document.querySelector(".notes-whose").textContent), `Data shown: returns.csv, read from ${origin}.`);
  });

  endToEnd("hostile texts are texts", async (tab) => {
    const text = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
    const params = new URLSearchParams({ title: text, logo: text, filter: `q=${encodeURIComponent(text)}`, accent: "red;}*{display:none", sans: "x;}*{}", theme: "x", lang: "en\"><b>" });
    await tab.goto(`${site.map}?${params}`);
    const map = await mapIn(tab);
    assert.equal(await map.run(() => document.querySelector("h1").textContent), text);
    assert.equal(await map.run(() => document.querySelector(".wordmark span").textContent), text);
    assert.equal(await map.run(() => window.ran ?? null), null);
    assert.equal(await map.run(() => document.querySelectorAll("script:not([src]), img[onerror]").length), 0);
    assert.match(await map.run(alert), /accent: “red/);
  });

  endToEnd("strangers are not heard", async (tab) => {
    set({ hosts: ["https://www.nmdc.example"] });
    // Before the page loads: a map near the window's edge may be ready before anything else.
    await tab.before("window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data.type));");
    await tab.goto(`${site.host}element.html`);
    await tab.run(() => document.querySelector("nmdc-partnership-map").scrollIntoView());
    const map = await mapIn(tab);
    await eventually(() => tab.run(() => window.heard), ["ready"]);
    const before = await map.run(headline);
    await tab.run(() => {
      const frame = document.querySelector("nmdc-partnership-map").shadowRoot.querySelector("iframe");
      const say = (message) => frame.contentWindow.postMessage({ partnershipMap: 1, ...message }, "*");
      say({ type: "hello", fit: true, origin: "https://www.nmdc.example" });
      say({ type: "hello", fit: true });
      say({ type: "setFilter", filter: "type=Learning" });
    });
    // A message from the map to itself does not come from a page around it either.
    await map.run(() => {
      postMessage({ partnershipMap: 1, type: "hello", fit: true }, "*");
      postMessage({ partnershipMap: 1, type: "setFilter", filter: "type=Learning" }, "*");
    });
    await map.run(() => new Promise((done) => setTimeout(done, 300)));
    assert.equal(await map.run(headline), before);
    assert.deepEqual(await tab.run(() => window.heard), ["ready"]);
    assert.equal(await map.run(() => document.documentElement.hasAttribute("data-fit")), false);
  });

  endToEnd("hostile messages of a known page change nothing", async (tab) => {
    await tab.goto(`${site.host}element.html`);
    await tab.run(() => {
      window.errors = [];
      const element = document.querySelector("nmdc-partnership-map");
      element.addEventListener("map-error", ({ detail }) => window.errors.push(detail.message));
      element.scrollIntoView();
    });
    const map = await mapIn(tab);
    await eventually(() => tab.run(() => document.querySelector("nmdc-partnership-map").filter), "nation=Scotland");
    const before = await map.run(() => [location.hash, document.getElementById("headline").textContent]);
    await tab.run(() => {
      const frame = document.querySelector("nmdc-partnership-map").shadowRoot.querySelector("iframe");
      const ring = { partnershipMap: 1, type: "setFilter" };
      ring.filter = ring;
      for (const message of [
        null, 7, "setFilter", [], ring, { partnershipMap: 1, type: "setFilter", filter: 10n },
        { partnershipMap: 2, type: "setFilter", filter: "type=Learning" },
        { partnershipMap: 1, type: "eval", code: "window.ran=1" },
        { partnershipMap: 1, type: "setFilter", filter: "type=Learning", lock: "" },
        { partnershipMap: 1, type: "setView", view: "table&nation=Wales" },
        { partnershipMap: 1, type: "select", target: { constructor: "x" } },
        { partnershipMap: 1, type: "setData", url: "javascript:window.ran=1" },
        { partnershipMap: 1, type: "setData", url: "//evil.example/x.csv" },
        { partnershipMap: 1, type: "setData", name: "<img src=x onerror=window.ran=1>", text: "<script>window.ran=1</script>" },
      ]) frame.contentWindow.postMessage(message, "*");
    });
    await eventually(() => tab.run(() => window.errors.length), 7, "what is a message and wrong is answered");
    assert.deepEqual(await map.run(() => [location.hash, document.getElementById("headline").textContent]), before);
    assert.equal(await map.run(() => window.ran ?? null), null);
  });

  endToEnd("data that the page around gives is shown as its own", async (tab) => {
    await tab.goto(`${site.host}element.html`);
    await tab.run(() => document.querySelector("nmdc-partnership-map").scrollIntoView());
    const map = await mapIn(tab);
    const text = HEADER + ROW + ROW.replace("Ceredigion Museum,Loan,Aberystwyth", "Stirling Smith,Learning,Stirling");
    await tab.run((text) => document.querySelector("nmdc-partnership-map").setData({ name: "ours.csv", text }), text);
    await eventually(() => map.run(headline).then((text) => /^1 of 2 records/.test(text)), true, "under the lock");
    const whose = await map.run(() => document.querySelector(".notes-whose").textContent);
    assert.equal(whose, `Data shown: ours.csv, supplied by the page around the map (${site.host.slice(0, -1)}).`);
  });

  endToEnd("stored state that is spoilt or forbidden means the default", async (tab) => {
    await tab.goto(site.map);
    await (await mapIn(tab)).run(() => {
      localStorage.setItem("partnership-map.theme", "<script>window.ran=1</script>");
      localStorage.setItem("partnership-map.columns", "{]\u0000");
    });
    await tab.goto(`${site.map}?title=x`);
    let map = await mapIn(tab);
    assert.equal(await map.run(() => document.documentElement.dataset.theme), "auto");
    await map.run(() => localStorage.clear());

    await tab.before('Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });');
    await tab.goto(site.map);
    map = await mapIn(tab);
    const notes = () => document.querySelector(".notes")?.innerText ?? "";
    const turn = () => document.querySelector(".actions > :nth-child(3)").click();
    assert.equal(await map.run(notes), "");
    await map.run(turn);
    await eventually(() => map.run(notes).then((text) => /keeps no settings/.test(text)), true, "told when it matters");
    assert.notEqual(await map.run(() => document.documentElement.dataset.theme), "auto");
    await map.run(() => document.querySelector(".notes button").click());
    await map.run(turn);
    await map.run(() => new Promise((done) => setTimeout(done, 300)));
    assert.equal(await map.run(notes), "", "told once");
  });
});
