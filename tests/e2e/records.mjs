// What a test knows of a file without asking the page: a small CSV reader, and counts made from it.
// They are written apart from the engine on purpose: two that agree have been counted twice.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);

export const DOCUMENTED_CSV = "data/partnerships_documented.csv";
export const ILLUSTRATIVE_CSV = "dist/data/illustrative.csv";

/** Rows of cells, after RFC 4180; `delimiter` is one character. */
export function cells(text, delimiter = ",") {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || row[0] !== "") rows.push(row);
    [row, cell] = [[], ""];
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[(i += 1)];
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === delimiter) [cell] = ["", row.push(cell)];
    else if (c === "\n") endRow();
    else if (c !== "\r") cell += c;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows;
}

/** Records of a CSV text: objects by the header's names. */
export function records(text) {
  const [header, ...rows] = cells(text.replace(/^\uFEFF/, ""));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ""])));
}

/** Records of a file below the root, or at an absolute path. */
export function recordsOf(file) {
  return records(readFileSync(fileURLToPath(new URL(file, ROOT)), "utf8"));
}

export const split = (cell) => cell.split(";").map((value) => value.trim()).filter(Boolean);

/** The values that a record has in a column; one for every column but the two multi-valued. */
export const valuesOf = (record, column) => split(record[column]);

/** Whether a record has any, or all, of the values. */
export const has = (column, values, all = false) => (record) => {
  const own = valuesOf(record, column);
  return all ? values.every((value) => own.includes(value)) : values.some((value) => own.includes(value));
};

/** Value → records that hold it. */
export function tally(records, column) {
  const counts = {};
  for (const record of records) {
    for (const value of new Set(valuesOf(record, column))) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

const distinct = (records, key) => new Set(records.map(key)).size;

export const projectsOf = (records) => distinct(records, (r) => r.project || r.id);
export const partnersOf = (records) => distinct(records, (r) => r.partner);
/** Holds only for files whose every record has coordinates. */
export const placesOf = (records) => distinct(records, (r) => `${r.latitude},${r.longitude}`);

const number = (n) => n.toLocaleString("en-GB");
export const count = (n, one) => `${number(n)} ${n === 1 ? one : `${one}s`}`;

/** The headline of `shown` out of `all`, with the filters' words behind it. */
export function sentence(shown, all, ...filters) {
  const records =
    shown.length === all.length
      ? count(all.length, "record")
      : `${number(shown.length)} of ${count(all.length, "record")}`;
  return [
    records,
    count(projectsOf(shown), "project"),
    count(partnersOf(shown), "partner"),
    count(placesOf(shown), "place"),
    ...filters,
  ].join(" · ");
}
