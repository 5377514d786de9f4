// What became of a file in a tool's hands, against what the file says.

/** What can become of a file, the best first. */
export const VERDICTS = ["right", "refused", "said", "silent", "crashed"];

/**
 * Columns that are not compared: the three facets, whose words this project brings to its code
 * lists, and those that it keeps as a position and not as text.
 */
const NOT_COMPARED = ["institution", "partnership_type", "funding_stream", "easting", "northing", "location"];

/** Refused by this project for what a table does not need: where a partner is, or any record. */
const TABLES_ALL_THE_SAME = ["E_EMPTY", "E_NO_ROWS", "E_NO_LOCATION_COLUMNS"];

/**
 * `[verdict, why]` for an answer of a tool, which is one of
 * - `{ crashed }`: it broke down, or took longer than it may;
 * - `{ refused }`: it took nothing and said so;
 * - `{ header, rows: [{ at, cells }], said: [{ row, column, found }] }`: a table without its blank
 *   rows, and all that the tool says of the file; `row` is the `at` of a row or null.
 *
 * `table` is what `truth` gives, or null where nothing can be made of the file.
 */
export function judge(expected, table, answer) {
  if (answer.crashed) return ["crashed", answer.crashed];
  const forRefusal = expected.outcome === "refuse";
  if (answer.refused) {
    const right = forRefusal || expected.outcome === "accept_or_refuse";
    return [right ? "right" : "refused", answer.refused];
  }
  if (forRefusal && !TABLES_ALL_THE_SAME.includes(expected.error)) {
    const said = answer.said.length > 0;
    return [said ? "right" : "silent", said ? "said" : `${answer.rows.length} rows taken`];
  }
  const why = difference(table ?? { header: [], canonical: [], rows: [], optional: new Set() }, answer);
  if (why === null) return ["right", ""];
  return [answer.said.length > 0 ? "said" : "silent", why];
}

/** Null, or the first difference: rows that the tool itself points out may be there or not. */
function difference(table, answer) {
  const pointedOut = new Set(answer.said.map(({ row }) => row));
  const theirs = [answer.rows, answer.rows.filter(({ at }) => !pointedOut.has(at))];
  const ours = [table.rows, table.rows.filter((_, i) => !table.optional.has(i))];
  let first;
  for (const rows of ours) {
    for (const found of theirs) {
      const why = compare(table, rows, answer, found);
      if (why === null) return null;
      first ??= why;
    }
  }
  return first;
}

function compare(table, rows, answer, found) {
  if (rows.length !== found.length) return `${found.length} rows where ${rows.length} are meant`;
  if (rows.length === 0) return null;
  const [seen, columns] = [new Set(), new Map(answer.header.map((name, i) => [name, i]).reverse())];
  for (const [i, name] of table.header.entries()) {
    const kind = table.canonical[i];
    if (name === "" || NOT_COMPARED.includes(kind) || seen.has(name)) continue;
    seen.add(name);
    const column = columns.get(name);
    if (column === undefined) return `no column “${shorten(name)}”`;
    const cell = (row) => found[row].cells[column] ?? "";
    const wrong = ({ [i]: wanted = "" }, row) =>
      !same(kind, wanted, cell(row)) && !pointsOut(answer, table, i, wanted);
    const row = rows.findIndex(wrong);
    if (row < 0) continue;
    const [is, meant] = [cell(row), rows[row][i] ?? ""].map(shorten);
    return `record ${row + 1}, ${name}: “${is}” where “${meant}” is meant`;
  }
  return null;
}

const POSITION = ["latitude", "longitude"];

/** Whether the tool names that cell: its column and what it found in it. Of a position, either. */
function pointsOut(answer, table, i, cell) {
  const position = POSITION.includes(table.canonical[i]);
  return answer.said.some(({ column, found = "" }) =>
    position
      ? POSITION.includes(table.canonical[table.header.indexOf(column)]) && numbers(found).includes(number(cell))
      : column === table.header[i] && tidy(found).includes(tidy(cell)),
  );
}

/** Words that fill a cell and say nothing. */
const NOTHING = ["N/A", "TBC"];

function same(kind, wanted, found) {
  if (found === "" && NOTHING.includes(wanted.trim())) return true;
  if (kind === "postcode" && letters(wanted) === letters(found)) return true;
  if (POSITION.includes(kind)) {
    // A place may be found by the postcode.
    if (wanted.trim() === "") return true;
    const [a, b] = [number(wanted), number(found)];
    if (a !== null && b !== null && Math.abs(a - b) < 1e-6) return true;
  }
  if ((kind === "start" || kind === "end") && found === day(wanted)) return true;
  return plain(wanted) === plain(found) || tidy(wanted) === plain(found);
}

const letters = (text) => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
/** A decimal number, with whatever stands for a minus sign; -0 is 0. */
function number(text) {
  const [, minus, digits] = /^['\s]*([-−–‑]?)(\d+(?:[.,]\d+)?)\s*$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const value = Number(digits.replace(",", "."));
  return minus && value !== 0 ? -value : value;
}
const numbers = (text) => text.split(/[,;]?\s+/).map(number);
/** A British date of the corpus as ISO writes it. */
function day(text) {
  const [, ...parts] = /^(\d{1,2})\/(\d{1,2})\/(?:20)?(\d\d)$/.exec(text) ?? [];
  const [d, m, y] = parts.map((part) => part.padStart(2, "0"));
  return `20${y}-${m}-${d}`;
}
/**
 * White space is not compared (a byte order mark is none, whatever JavaScript holds), nor how many
 * signs stand for bytes that are no text.
 */
const plain = (text) =>
  text.replace(/[^\S\uFEFF]+/g, " ").replace(/\uFFFD+/g, "\uFFFD").replace(/^ | $/g, "");
/** Characters that show nothing may be kept or left out. */
const tidy = (text) => plain(plain(text).replace(/[\p{Cf}\p{Cc}]/gu, ""));
const shorten = (text) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
