// csv-parse in a worker: a file comes in; its records go out where they are asked for, else their number.

import { parse } from "/peers/csv-parse/dist/esm/sync.js";

onmessage = async ({ data: { file, whole } }) => {
  try {
    // As text, the browser has decoded it, which spares it errors; as bytes there may be more of it.
    const input = whole ? await file.text() : new Uint8Array(await file.arrayBuffer());
    const records = parse(input, { columns: true });
    postMessage({ records: whole ? records : records.length });
  } catch (error) {
    postMessage({ error: String(error.message) });
  }
};
postMessage({ ready: true });
