// How much memory Chromium's renderer processes came to hold, where Linux tells it.

import { readFileSync, writeFileSync } from "node:fs";

/** Starts to watch `browser`; the function given back says by how many MiB the sum of the peaks went
 * beyond what was held now, or null. */
export async function watched(browser) {
  const session = await browser.newBrowserCDPSession();
  const renderers = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  };
  const before = new Map();
  try {
    for (const id of await renderers()) {
      // 5 resets the peak: proc(5), /proc/pid/clear_refs.
      writeFileSync(`/proc/${id}/clear_refs`, "5");
      before.set(id, kibibytes(id, "VmRSS"));
    }
  } catch {
    return async () => null;
  }
  return async () => {
    let more = 0;
    for (const id of await renderers()) more += kibibytes(id, "VmHWM") - (before.get(id) ?? 0);
    return more / 1024;
  };
}

function kibibytes(id, what) {
  const status = readFileSync(`/proc/${id}/status`, "utf8");
  return Number(new RegExp(`^${what}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
}
