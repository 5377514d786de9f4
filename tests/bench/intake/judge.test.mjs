// The bench's own judge: it finds what is wrong, and what it holds to be right agrees with the manifest.

import assert from "node:assert/strict";
import { test } from "node:test";

import { judge } from "./judge.mjs";
import { cases, truth } from "./truth.mjs";

const TABLE = {
  header: ["id", "partner_postcode", "latitude", "notes"],
  canonical: ["id", "postcode", "latitude", "note"],
  rows: [
    ["A", "SW7 2RL", "51.50", "Tŷ"],
    ["B", "", "", "a\u200Bb"],
  ],
  optional: new Set(),
};
const rows = (...all) => all.map((cells, at) => ({ at, cells }));
const answer = (found, said = [], header = TABLE.header) => ({ header, rows: found, said });
const GOOD = rows(["A", "sw72rl", "51.5", "Tŷ"], ["B", "", "", " ab"]);
const MANGLED = rows(["A", "SW7 2RL", "51.50", "T?"], ["B", "", "", "ab"]);
const usable = { outcome: "accept" };

test("verdicts", () => {
  const check = (expected, given, verdict) => assert.equal(judge(expected, TABLE, given)[0], verdict);
  check(usable, answer(GOOD), "right");
  check(usable, answer(MANGLED), "silent");
  check(usable, answer(MANGLED, [{ row: null }]), "said");
  check(usable, answer(MANGLED, [{ row: null, column: "notes", found: "Tŷ" }]), "right");
  check(usable, answer(GOOD.slice(1)), "silent");
  check(usable, answer([...GOOD, { at: 7, cells: ["\x1a"] }]), "silent");
  check(usable, answer([...GOOD, { at: 7, cells: ["\x1a"] }], [{ row: 7 }]), "right");
  check(usable, answer(GOOD, [], ["\uFEFFid", "partner_postcode", "latitude", "notes"]), "silent");
  check(usable, answer(rows(["\uFEFFA", "SW7 2RL", "51.5", "Tŷ"], GOOD[1].cells)), "silent");
  check(usable, { refused: "no" }, "refused");
  check(usable, { crashed: "out of memory" }, "crashed");
  check({ outcome: "accept_or_refuse" }, { refused: "no" }, "right");
  check({ outcome: "refuse", error: "E_TYPE_HTML" }, { refused: "no" }, "right");
  check({ outcome: "refuse", error: "E_TYPE_HTML" }, answer(GOOD), "silent");
  check({ outcome: "refuse", error: "E_TYPE_HTML" }, answer(GOOD, [{ row: 0 }]), "right");
  check({ outcome: "refuse", error: "E_NO_LOCATION_COLUMNS" }, answer(GOOD), "right");
});

test("a word that says nothing may go, a name may not", () => {
  const table = (cell) => ({ header: ["notes"], canonical: ["note"], rows: [[cell]], optional: new Set() });
  const check = (wanted, found, verdict) =>
    assert.equal(judge(usable, table(wanted), answer(rows([found]), [], ["notes"]))[0], verdict, wanted);
  check("N/A", "", "right");
  check("N/A", "N/A", "right");
  check("Tate", "", "silent");
});

test("a date may be kept or read, but not misread", () => {
  const table = { header: ["start_date"], canonical: ["start"], rows: [["3/04/2015"]], optional: new Set() };
  const check = (found, verdict) =>
    assert.equal(judge(usable, table, answer(rows([found]), [], ["start_date"]))[0], verdict, found);
  check("3/04/2015", "right");
  check("2015-04-03", "right");
  check("2015-03-04", "silent");
});

test("a place may be found or corrected, but not lost", () => {
  const header = ["latitude", "longitude"];
  const check = (wanted, found, said, verdict) => {
    const table = { header, canonical: header, rows: [wanted], optional: new Set() };
    assert.equal(judge(usable, table, answer(rows(found), said, header))[0], verdict, found.join());
  };
  check(["51,4857", "−3.1770"], ["51.4857", "-3.177"], [], "right");
  check(["", ""], ["51.4954", "-0.1"], [], "right");
  check(["51.5", "-0.1"], ["", ""], [], "silent");
  check(["-0.1", "51.5"], ["51.5", "-0.1"], [], "silent");
  check(["-0.1", "51.5"], ["51.5", "-0.1"], [{ row: null, column: "latitude", found: "-0.1, 51.5" }], "right");
  check(["0.0", "-0"], ["", ""], [{ row: null, column: "latitude", found: "0, -0" }], "right");
});

test("what is told of each usable file gives the manifest's number of rows", () => {
  const usables = cases().filter(({ expected }) => expected.outcome !== "refuse");
  assert.ok(usables.length > 60);
  for (const { file, bytes, expected } of usables) {
    const { rows: all, optional } = truth(file, bytes);
    assert.equal(all.length - optional.size, expected.accepted, file);
  }
});
