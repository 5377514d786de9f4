// What a test knows about a file without asking the page: a small CSV parser, and counts made from
// it. They deliberately share no code with the engine, so that agreement means two independent
// counts.

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

const textOf = (file) => readFileSync(fileURLToPath(new URL(file, ROOT)), "utf8");

export const split = (cell) => cell.split(";").map((value) => value.trim()).filter(Boolean);

/** Column → name in the documented file → the name that the page's lists have for it. */
const NAMES = Object.entries(JSON.parse(textOf("tests/counts/names.json"))).map(([column, labels]) => [
  column,
  new Map(Object.entries(labels).flatMap(([label, names]) => names.map((name) => [name, label]))),
]);

/** A documented record with the names that the page has for what it says, each once. */
function named(record) {
  const own = NAMES.map(([column, labels]) => {
    const values = split(record[column]).map((value) => labels.get(value) ?? value);
    return [column, [...new Set(values)].join("; ")];
  });
  return { ...record, ...Object.fromEntries(own) };
}

/** Records of a file below the root, or at an absolute path. */
export function recordsOf(file) {
  const all = records(textOf(file));
  return file === DOCUMENTED_CSV ? all.map(named) : all;
}

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
export const placed = (records) => records.filter((r) => r.latitude);
/** Holds only for files that give coordinates wherever a place is known. */
export const placesOf = (records) => distinct(placed(records), (r) => `${r.latitude},${r.longitude}`);

export const number = (n) => n.toLocaleString("en-GB");
export const count = (n, one) => `${number(n)} ${n === 1 ? one : `${one}s`}`;

/** The headline's first part: how many of how many. */
export const countOf = (shown, all) => (shown === all ? count(all, "record") : `${number(shown)} of ${count(all, "record")}`);

/** The headline of `shown` out of `all`, with the filters' words behind it. */
export function sentence(shown, all, ...filters) {
  const somewhere = shown.length - placed(shown).length;
  return [
    countOf(shown.length, all.length),
    count(projectsOf(shown), "project"),
    count(partnersOf(shown), "partner"),
    count(placesOf(shown), "place"),
    ...(somewhere ? [`${count(somewhere, "record")} known only by region`] : []),
    ...filters,
  ].join(" · ");
}
