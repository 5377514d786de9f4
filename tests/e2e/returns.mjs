// Small returns as museums send them, and the parts of the import dialogue by name.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

const folder = mkdtempSync(join(tmpdir(), "partnership-map-"));
after(() => rmSync(folder, { recursive: true }));

export function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export const button = (visit, name) => visit.page.getByRole("button", { name, exact: true });
export const dialog = (visit) => visit.page.getByRole("dialog");
export const report = (visit, name) => dialog(visit).locator(".report").filter({ hasText: name });
export const start = async (visit) => (await visit.headline()).split(" · ").slice(0, 3).join(" · ");

export const HEADER = ["institution", "partner", "place", "partnership_type", "funding_stream", "start"];
export const ROWS = [
  ["Tate", "Leeds City Museum", "Leeds", "Loan", "Art Fund", "2009"],
  ["Tate", "Ulster Museum", "Belfast", "Learning", "Art Fund", "2008"],
  ["British Museum", "Norwich Castle", "Norwich", "Loan", "Grant in aid", "2010"],
];
export const csv = (rows, delimiter = ",") => rows.map((row) => row.join(delimiter)).join("\n") + "\n";
