// One origin for the peers of the intake bench: a page, their packages and the files of the corpus.
// Isolated, so that its clock is fine.

import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));

const TYPES = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

const IMPORTS = {
  "apache-arrow": "/peers/apache-arrow/Arrow.dom.mjs",
  flatbuffers: "/peers/flatbuffers/mjs/flatbuffers.js",
  tslib: "/peers/tslib/tslib.es6.mjs",
};
const PAGE = `<!doctype html><meta charset="utf-8"><title>Intake bench</title>
<link rel="icon" href="data:,">
<input type="file" id="file">
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script src="/peers/papaparse/papaparse.min.js"></script>
<script type="module" src="/bench/peers.js"></script>`;

/** Serves until `close()`; `address` ends in a slash. `contents[i]` are the bytes of `/case/i`. */
export async function host(packages, contents) {
  const folders = { peers: `${packages}/node_modules`, bench: HERE };
  const server = createServer((request, response) => {
    const [, root, ...rest] = new URL(request.url, "http://localhost").pathname.split("/");
    const send = (status, type, body) =>
      response.writeHead(status, { ...HEADERS, "Content-Type": type }).end(body);
    if (root === "") return send(200, "text/html", PAGE);
    if (root === "case" && contents[rest[0]]) {
      return send(200, "application/octet-stream", contents[rest[0]]);
    }
    const file = folders[root] && join(folders[root], normalize(`/${rest.join("/")}`));
    if (!file || !existsSync(file)) return send(404, "text/plain", "not here");
    response.writeHead(200, {
      ...HEADERS,
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "localhost", done));
  return {
    address: `http://localhost:${server.address().port}/`,
    close: () => server.close(),
  };
}
