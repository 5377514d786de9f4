// From the start of navigation to the first painted map, in a browser process that has seen nothing.

import { SPREAD, note, spread, table } from "./numbers.mjs";
import { open, withPage } from "./stage.mjs";

const VISITS_A_RUN = 3;

export async function start(runs) {
  const visits = [];
  for (let visit = 0; visit < runs * VISITS_A_RUN; visit++) {
    visits.push(
      await withPage(async (page) => {
        await open(page, "", false);
        await page.waitForFunction(() => window.__probe.firstRecords !== null);
        return page.evaluate(async () => {
          const entries = performance.getEntriesByType("resource");
          const html = performance.getEntriesByType("navigation")[0];
          const { firstMap, firstRecords } = window.__probe;
          const files = [html, ...entries].filter((file) => file.startTime < firstRecords);
          const [drawn] = performance.getEntriesByName("first-contentful-paint");
          return {
            shell: drawn?.startTime ?? NaN,
            map: firstMap,
            records: firstRecords,
            fetched: Math.max(...files.map((file) => file.responseEnd)),
            bytes: files.reduce((sum, file) => sum + file.encodedBodySize, 0),
            files: files.length,
          };
        });
      }),
    );
  }
  const row = (name, of) => [name, ...spread(visits.map(of), 0)];
  table(
    `3. First load, cold (ms since the start of navigation; ${visits.length} visits, each in a new browser)`,
    ["", ...SPREAD],
    [
      row("loading state painted", (visit) => visit.shell),
      row("last file of the first load here", (visit) => visit.fetched),
      row("map painted", (visit) => visit.map),
      row("map painted with its records", (visit) => visit.records),
    ],
  );
  const [{ bytes, files }] = visits;
  note(
    `${files} files, ${bytes.toLocaleString("en-GB")} bytes, uncompressed, from a server on the same
    machine: compiling and drawing are in these figures, a network is not. The sizes that a network
    carries are in the last table. "Painted" is the end of the animation frame that drew on the map's
    canvas, as in table 1.`,
  );
}
