// This project's side: files chosen in the built page, as a person would, and timed there.

import { open } from "../stage.mjs";

/** Runs in the page before its own scripts: when a file is chosen, read and reported on. */
function watch() {
  const times = { chosen: 0, asked: 0, read: 0, reported: 0 };
  window.__times = times;
  addEventListener("change", () => (times.chosen = performance.now()), { capture: true });
  const Plain = window.Worker;
  // Progress comes as numbers; what is not a number is the end.
  window.Worker = class extends Plain {
    constructor(...how) {
      super(...how);
      times.asked = performance.now();
      this.addEventListener("message", ({ data }) => {
        if (typeof data !== "number") times.read = performance.now();
      });
    }
  };
  new MutationObserver(() => {
    if (times.reported < times.chosen && document.querySelector("dialog[open] :is(.report, [role=alert])")) {
      times.reported = performance.now();
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["open"] });
}

/** Opens the page and waits until it has fetched what reading files needs. */
export async function ready(page) {
  await page.addInitScript(watch);
  await open(page);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
}

/**
 * Chooses `files` (as Playwright's `setInputFiles` takes them) and waits for the report: `reader` ms
 * from starting the worker to its answer, `report` ms from the choice to the report in the page.
 */
export async function choose(page, files, seconds) {
  await page.locator("input[type=file]").first().setInputFiles(files);
  await page.waitForFunction(() => window.__times.reported > window.__times.chosen, null, {
    timeout: seconds * 1000,
  });
  const { chosen, asked, read, reported } = await page.evaluate(() => window.__times);
  const dialog = page.locator("dialog[open]");
  const words = (await dialog.innerText()).trim();
  // A failure is told without a report.
  if ((await dialog.locator(".report").count()) === 0) throw new Error(words);
  const rows = /([\d,]+) records? from/.exec(words)?.[1];
  return {
    reader: read - asked,
    report: reported - chosen,
    rows: rows === undefined ? 0 : Number(rows.replaceAll(",", "")),
  };
}

/** Leaves the dialogue: what was shown stays. */
export async function leave(page) {
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "hidden" });
}
