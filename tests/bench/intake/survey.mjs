// A large file that any machine writes byte for byte alike: rows of the illustrative survey, drawn
// by a seeded generator, each with an id and a project of its own.

import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SURVEY = new URL("../../../dist/data/illustrative.csv", import.meta.url);
const SEED = 2009;
const LINES_AT_ONCE = 10_000;

/** Writes `rows` rows to `path`; gives bytes and digest. */
export function write(path, rows) {
  const [header, ...lines] = readFileSync(fileURLToPath(SURVEY), "utf8").trimEnd().split(/\r?\n/);
  // The survey's first two columns are id and project, and no cell of it holds a line end.
  const rests = lines.map((line) => line.slice(line.indexOf(",", line.indexOf(",") + 1)));
  const draw = generator(SEED);
  const digest = createHash("sha256");
  const file = openSync(path, "w");
  let bytes = 0;
  const put = (text) => {
    digest.update(text);
    bytes += writeSync(file, text);
  };
  put(`${header}\r\n`);
  for (let from = 0; from < rows; from += LINES_AT_ONCE) {
    const count = Math.min(LINES_AT_ONCE, rows - from);
    const some = Array.from({ length: count }, (_, i) => {
      const number = String(from + i + 1).padStart(7, "0");
      return `B${number}-1,B${number}${rests[Math.floor(draw() * rests.length)]}\r\n`;
    });
    put(some.join(""));
  }
  closeSync(file);
  return { path, rows, bytes, digest: digest.digest("hex").slice(0, 12) };
}

/** Numbers from 0 to 1: Marsaglia's xorshift32 (Journal of Statistical Software 8(14), 2003). */
function generator(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
