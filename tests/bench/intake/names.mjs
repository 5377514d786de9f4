// Who is compared.

import { versionOf } from "../stage.mjs";

export const OURS = "this project";

/** The peers: their name in `peers.js` → what they are called. */
export const PEERS = {
  papa: `PapaParse ${versionOf("papaparse")}`,
  csvParse: `csv-parse ${versionOf("csv-parse")}`,
  duck: `DuckDB-Wasm ${versionOf("@duckdb/duckdb-wasm")}`,
};
