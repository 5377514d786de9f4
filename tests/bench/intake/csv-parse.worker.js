// csv-parse in a worker: a file comes in; its records go out where they are asked for, else their number.

import { parse } from "/peers/csv-parse/dist/esm/sync.js";

onmessage = async ({ data: { file, whole } }) => {
  try {
    const records = parse(await file.text(), { columns: true });
    postMessage({ records: whole ? records : records.length });
  } catch (error) {
    postMessage({ error: String(error.message) });
  }
};
postMessage({ ready: true });
