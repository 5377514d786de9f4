// Runs in the bench's page: the peers, each behind the same two calls.
//
// `read(file)` gives what `judge` takes: `{ header, rows, said }` or `{ refused }`.
// `load(file)` gives `{ ms, rows }`: from a file at hand to data that can be asked.

import * as duckdb from "/peers/@duckdb/duckdb-wasm/dist/duckdb-browser.mjs";

const Papa = window.Papa;

/** A table as the judge wants it: `cells` of row `i`, blank rows left out, `said` of them too. */
function table(header, count, cells, said = []) {
  const rows = [];
  for (let at = 0; at < count; at++) {
    const row = cells(at);
    if (row.some((cell) => cell.trim() !== "")) rows.push({ at, cells: row });
  }
  const kept = new Set(rows.map(({ at }) => at));
  return { header, rows, said: said.filter(({ row }) => row === null || kept.has(row)) };
}

const text = (value) => (typeof value === "string" ? value : "");
const since = (began) => performance.now() - began;

const papa = {
  async ready() {},

  parse(file) {
    const [data, errors] = [[], []];
    let fields = [];
    return new Promise((complete, error) =>
      Papa.parse(file, {
        header: true,
        worker: true,
        // In pieces, because `complete` alone gives only the last piece of a large file.
        chunk(piece) {
          fields = piece.meta.fields ?? fields;
          for (const each of piece.errors) errors.push({ row: each.row ?? null, what: each.code });
          for (const record of piece.data) data.push(record);
        },
        complete: () => complete({ fields, data, errors }),
        error,
      }),
    );
  },

  async read(file) {
    const { fields, data, errors } = await this.parse(file);
    const cells = (i) => [...fields.map((name) => text(data[i][name])), ...(data[i].__parsed_extra ?? [])];
    return table(fields, data.length, cells, errors);
  },

  async load(file) {
    const began = performance.now();
    const { data, fields } = await this.parse(file);
    const ms = since(began);
    // It takes what follows the last line's end for one more row.
    const more = fields.every((name) => !data.at(-1)?.[name]);
    return { ms, rows: data.length - Number(more) };
  },
};

const csvParse = {
  async ready() {
    this.worker?.terminate();
    this.worker = new Worker("/bench/csv-parse.worker.js", { type: "module" });
    await this.answer();
  },

  answer() {
    return new Promise((done, failed) => {
      this.worker.onmessage = ({ data }) => done(data);
      this.worker.onerror = (event) => failed(new Error(event.message));
    });
  },

  ask(file, whole) {
    const answer = this.answer();
    this.worker.postMessage({ file, whole });
    return answer;
  },

  async read(file) {
    const { records, error } = await this.ask(file, true);
    if (error !== undefined) return { refused: error };
    const header = Object.keys(records[0] ?? {});
    return table(header, records.length, (i) => header.map((name) => text(records[i][name])));
  },

  async load(file) {
    const began = performance.now();
    const { records, error } = await this.ask(file, false);
    if (error !== undefined) throw new Error(error);
    return { ms: since(began), rows: records };
  },
};

const SOURCE = "CREATE OR REPLACE TABLE records AS SELECT * FROM read_csv";
// The sign before each cell is taken off again: turning bytes into a JavaScript string drops a byte
// order mark at their beginning, and the table holds it.
const CELLS = "SELECT '|' || COLUMNS(*)::VARCHAR FROM records";

const duck = {
  async ready() {
    this.worker?.terminate();
    this.worker = new Worker("/peers/@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js");
    this.db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), this.worker);
    await this.db.instantiate("/peers/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
    this.connection = await this.db.connect();
    this.files = 0;
  },

  async create(file) {
    const name = `${(this.files += 1)}-${file.name}`;
    const { BROWSER_FILEREADER } = duckdb.DuckDBDataProtocol;
    await this.db.registerFileHandle(name, file, BROWSER_FILEREADER, true);
    try {
      await this.connection.query(`${SOURCE}('${name}')`);
    } finally {
      await this.db.dropFile(name);
    }
  },

  async read(file) {
    try {
      await this.create(file);
    } catch (error) {
      return { refused: error.message };
    }
    const { schema } = await this.connection.query("SELECT * FROM records LIMIT 0");
    const header = schema.fields.map((field) => field.name);
    const result = await this.connection.query(CELLS);
    const columns = header.map((_, i) => result.getChildAt(i));
    return table(header, result.numRows, (i) => columns.map((column) => text(column?.get(i)).slice(1)));
  },

  async load(file) {
    const began = performance.now();
    await this.create(file);
    const ms = since(began);
    const count = await this.connection.query("SELECT count(*)::INTEGER AS n FROM records");
    return { ms, rows: count.toArray()[0].n };
  },
};

const PEERS = { papa, csvParse, duck };

window.__intake = {
  ready: async (tool) => {
    const began = performance.now();
    await PEERS[tool].ready();
    return since(began);
  },

  /** `read`, or `{ crashed }` where it throws or takes longer than `seconds`. */
  async read(tool, url, name, seconds) {
    const file = new File([await (await fetch(url)).blob()], name);
    let timer;
    const late = new Promise((_, failed) => {
      timer = setTimeout(() => failed(new Error(`no answer in ${seconds} s`)), seconds * 1000);
    });
    try {
      return await Promise.race([PEERS[tool].read(file), late]);
    } catch (error) {
      await PEERS[tool].ready();
      return { crashed: String(error?.message ?? error) };
    } finally {
      clearTimeout(timer);
    }
  },

  load: (tool) => PEERS[tool].load(document.querySelector("#file").files[0]),
};
