// What each file of the corpus says, read by a reader that is told everything a tool has to find
// out for itself: encoding, delimiter, where the header is, what was meant by a slip.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { cells } from "../../e2e/records.mjs";

const CORPUS = new URL("../../corpus/", import.meta.url);
const CONTROL = "00_control_utf8.csv";

/**
 * What is told of a file: otherwise it is UTF-8, parted by commas, its header in the first line with
 * the corpus's names. `above` counts the rows above the header; `meant` puts a slip right in the text;
 * `inOrder` says that the columns are the control's under other names, but for those in `called`.
 */
const TOLD = {
  "enc/utf8_bom_in_middle.csv": { meant: (text) => text.replaceAll("\uFEFF", "") },
  "enc/utf16le_bom.csv": { encoding: "utf-16le" },
  "enc/utf16be_bom.csv": { encoding: "utf-16be" },
  "enc/utf16le_bom_tab_excel_unicode_text.txt": { encoding: "utf-16le", delimiter: "\t" },
  "enc/utf32le_bom.csv": { encoding: "utf-32le" },
  // Node 20 reads Windows-1252 as Latin-1.
  "enc/windows1252.csv": { instead: "enc/windows1252.expected.csv" },
  "enc/macroman_cr.csv": { encoding: "macintosh" },
  "enc/ctrl_z_eof.csv": { meant: (text) => text.replace(/\x1a\s*$/, "") },
  "delim/semicolon_decimal_comma.csv": { delimiter: ";" },
  "delim/tab_named_csv.csv": { delimiter: "\t" },
  "delim/sep_line.csv": { delimiter: ";", above: 1 },
  // Curly quotation marks around a comma: the words were meant as one cell.
  "quote/curly_quotes_as_quotes.csv": { meant: (text) => text.replace(/“[^”]*”/g, '"$&"') },
  // The last line is never finished: no row of it is asked for.
  "quote/unclosed_at_eof.csv": { meant: (text) => text.trimEnd().replace(/\n[^\n]*$/, "\n") },
  "struct/preamble_lines.csv": { above: 3 },
  "struct/header_aliases.csv": { inOrder: true, called: { Project: "project" } },
  "struct/header_welsh.csv": { inOrder: true },
};

/** The cases of `manifest.json` that are text files: not folders, nor workbooks, which no peer reads. */
export function cases() {
  const { cases: all } = JSON.parse(readFileSync(path("manifest.json"), "utf8"));
  return all
    .filter(({ file }) => /\.(csv|tsv|txt)$/.test(file))
    .map(({ file, category, expected }) => ({ file, category, expected, bytes: bytesOf(file) }));
}

/**
 * The table that a usable file holds: `header` and `rows` of cells, blank rows left out; `canonical`
 * holds for each column the name this project gives it. `optional` are rows (by number, from 0)
 * that only a reader who knows what a record is can tell from records.
 */
export function truth(file, bytes) {
  const told = TOLD[file] ?? {};
  if (told.instead) return truth(told.instead, readFileSync(path(told.instead)));
  const text = (told.meant ?? ((same) => same))(decode(bytes, told.encoding ?? "utf-8"));
  const lines = text.replace(/\r\r\n|\r\n|\r/g, "\n");
  const [header, ...rows] = cells(lines, told.delimiter).slice(told.above ?? 0);
  const records = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  const repeated = (row) => row.join() === header.join();
  return {
    header,
    canonical: (told.inOrder ? controlHeader() : header).map(
      (name, i) => told.called?.[header[i]] ?? CANONICAL[name] ?? name,
    ),
    rows: records,
    optional: new Set(records.flatMap((row, i) => (repeated(row) ? [i] : []))),
  };
}

const CANONICAL = {
  lead_institution: "institution",
  partner_postcode: "postcode",
  start_date: "start",
  end_date: "end",
  notes: "note",
};

const controlHeader = () => cells(readFileSync(path(CONTROL), "utf8"))[0];

const path = (file) => fileURLToPath(new URL(file, CORPUS));

function decode(bytes, encoding) {
  const text = encoding === "utf-32le" ? utf32(bytes) : new TextDecoder(encoding).decode(bytes);
  return text.replace(/^\uFEFF+/, "");
}

function utf32(bytes) {
  const points = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) points.push(bytes.readUInt32LE(at));
  return points.map((point) => String.fromCodePoint(point)).join("");
}

/** Two cases are simpler to write than to keep, as in `crates/xtask/tests/corpus.rs`. */
function bytesOf(file) {
  if (file === "size/empty_lines_1e6.csv") {
    return Buffer.concat([readFileSync(path(CONTROL)), Buffer.alloc(1_000_000, "\n")]);
  }
  if (file === "size/columns_100k.csv") return wide();
  return readFileSync(path(file));
}

function wide() {
  const [header, ...rows] = readFileSync(path(CONTROL), "utf8").split("\n");
  const more = (line, cell) => `${line},${Array.from({ length: 99_987 }, (_, n) => cell(n)).join()}\n`;
  const ones = rows.slice(0, 2).map((line) => more(line, () => "1"));
  return Buffer.from(more(header, (n) => `c${n}`) + ones.join(""));
}
