// What this project makes of a file, through `xtask check`: the reader's own code, run natively.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { cells } from "../../e2e/records.mjs";

/** A file as the judge takes it. Its columns go back by the names that the file has for them. */
export function check(program, { file, bytes }, table) {
  const folder = mkdtempSync(join(tmpdir(), "intake-bench-"));
  const [input, output] = [join(folder, basename(file)), join(folder, "records.out.csv")];
  try {
    writeFileSync(input, bytes);
    const run = spawnSync(program, ["check", "--json", "--records", output, input], {
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    });
    if (run.status === null || run.status > 1) return { crashed: run.stderr.trim() };
    const [report] = JSON.parse(run.stdout);
    if (report.outcome === "refuse") return { refused: `${report.error}: ${report.issues[0]?.found}` };
    return answer(report, existsSync(output) ? readFileSync(output, "utf8") : "", table);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function answer(report, csv, table) {
  const [header, ...rows] = cells(csv);
  const given = (name) => {
    const column = table?.canonical.indexOf(name) ?? -1;
    return column < 0 ? name : table.header[column];
  };
  return {
    header: header.map(given),
    rows: rows.map((row, at) => ({ at, cells: row.map(unguarded) })),
    // A row that is rejected is no row here; one that is kept has nothing to be left out for.
    said: report.issues.map(({ column, found, code }) => ({ row: null, column, found, what: code })),
  };
}

/** The export guards what a spreadsheet would take for a formula by an apostrophe. */
const unguarded = (cell) => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, "");
