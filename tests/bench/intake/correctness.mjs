// What becomes of each file of the corpus.

import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { note, table } from "../numbers.mjs";
import { PACKAGES, PROGRAM } from "../stage.mjs";
import { VERDICTS, judge } from "./judge.mjs";
import { OURS, PEERS } from "./names.mjs";
import { check } from "./native.mjs";
import { choose, leave, ready } from "./page.mjs";
import { truth } from "./truth.mjs";

const WORDS = {
  right: "right",
  refused: "refused though usable",
  said: "wrong, and says so",
  silent: "silently wrong",
  crashed: "crashed or hung",
};
const SECONDS = 20;

/** `page` is for this project; the peers get one of their own, at `address`. */
export async function correctness(page, browser, address, all) {
  await ready(page);
  const peers = await browser.newPage();
  await peers.goto(address);
  for (const peer of Object.keys(PEERS)) await peers.evaluate((name) => window.__intake.ready(name), peer);
  const found = [];
  for (const [i, one] of all.entries()) {
    const meant = isTable(one.expected) ? truth(one.file, one.bytes) : null;
    const verdicts = { [OURS]: judge(one.expected, meant, await readHere(page, one, meant)) };
    for (const [peer, name] of Object.entries(PEERS)) {
      const answer = await peers.evaluate(
        ([tool, url, file, seconds]) => window.__intake.read(tool, url, file, seconds),
        [peer, `/case/${i}`, basename(one.file), SECONDS],
      );
      verdicts[name] = judge(one.expected, meant, answer);
    }
    found.push({ file: one.file, verdicts });
  }
  await peers.close();
  print(found);
}

/** What is refused for want of places is a table all the same. */
const isTable = ({ outcome, error }) => outcome !== "refuse" || error === "E_NO_LOCATION_COLUMNS";

/** The page must come to a report; what it read is asked of the same code, run natively. */
async function readHere(page, one, meant) {
  let rows;
  try {
    const file = { name: basename(one.file), mimeType: "text/csv", buffer: one.bytes };
    ({ rows } = await choose(page, file, SECONDS));
    await leave(page);
  } catch (error) {
    await ready(page);
    return { crashed: error.message };
  }
  const answer = check(PROGRAM, one, meant);
  const natively = answer.rows?.length ?? 0;
  if (rows !== natively) {
    throw new Error(`${one.file}: the page has ${rows} records, xtask check ${natively}: build the page anew`);
  }
  return answer;
}

function print(found) {
  const names = [OURS, ...Object.values(PEERS)];
  const tally = (name, verdict) => found.filter(({ verdicts }) => verdicts[name][0] === verdict).length;
  table(
    `5. The corpus: what becomes of ${found.length} awkward files (files)`,
    ["", ...names],
    VERDICTS.map((verdict) => [WORDS[verdict], ...names.map((name) => tally(name, verdict))]),
  );
  const uneven = found.filter(({ verdicts }) => names.some((name) => verdicts[name][0] !== "right"));
  table(
    "   File by file, where not all are right",
    ["", ...names],
    uneven.map(({ file, verdicts }) => [file, ...names.map((name) => WORDS[verdicts[name][0]])]),
  );
  writeFileSync(join(PACKAGES, "intake.json"), `${JSON.stringify(found, null, 1)}\n`);
  explain();
}

function explain() {
  note(
    `The same bytes for all, in one Chromium; target/bench/intake.json has the reason of each verdict.
    The peers run with their default settings and the first row as header: PapaParse with header and
    worker, on a File; csv-parse's sync parse with columns, in a worker, on the File's text as UTF-8;
    DuckDB-Wasm (bundle eh) by read_csv('…') into a table. This project gets each file through the
    page's own file input and must come to a report there; what it read is asked of xtask check, the
    same code run natively.`,
  );
  note(
    `Right means, for a usable file: as many rows as it holds, and in each column, under its own name,
    the text as a person reads it who was told encoding, delimiter and where the header is. What only
    a reader of museum records can know is asked of no one: blank rows and a header repeated among the
    rows may be taken or not, places and dates may be kept or read, white space, characters that
    show nothing and words that say nothing (N/A, TBC) may stay or go, and institution, partnership
    type and funding stream are not compared at all. A row or a cell that the tool itself points out may differ. A file without places, or
    without rows, may be read or refused. For a file that is no table, right is to refuse it or to
    report any error.`,
  );
  note(
    `Unfair to the peers: the corpus was gathered for this project, nobody has tuned them, and each
    has options that help with some of these files (encoding, lines to skip, rows of any length);
    PapaParse and csv-parse promise to part cells and no more. Unfair to this project: its corrections
    of coordinates, codes and dates, which most of these files are about, count for nothing here.
    Its own tests hold it to more: the warnings that each file must raise.`,
  );
}
