// Pages that embed the map, on their own origin and with their own strict policy; and the map's
// server, set to allow them. `tests/hosts` represents a site's content management system.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { ELSEWHERE } from "./browsers.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SERVER = process.env.E2E_SERVER ?? resolve(ROOT, "target/tools/xtask");
const TYPES = { html: "text/html", css: "text/css", js: "text/javascript", csv: "text/csv" };

/** The policy of the site: its own style sheet, and of the map's site its script and its frame. */
const policy = (map) =>
  `default-src 'none'; style-src 'self'; img-src data:; script-src ${map}embed.js; frame-src ${map}; base-uri 'none'; form-action 'none'`;

/**
 * Serves `tests/hosts` and the built map. `map` and `host` are their addresses, `elsewhere` another of the
 * host, whose CSV files any page may ask for, `served` the lines of the map's server. `settings` stands in for config.json, and `files` lie beside the map, where a
 * endToEnd puts them.
 */
export async function serveHosts() {
  const site = { served: [], strangers: [] };
  const host = createServer((request, response) => {
    const name = request.url.split("?")[0].slice(1);
    site.strangers.push(request.url);
    let body;
    try {
      body = readFileSync(resolve(ROOT, "tests/hosts", name), "utf8");
    } catch {
      return response.writeHead(404).end();
    }
    response.writeHead(200, {
      "Content-Type": `${TYPES[name.split(".").at(-1)]}; charset=utf-8`,
      "Content-Security-Policy": policy(site.map),
      ...(name.endsWith(".csv") && { "Access-Control-Allow-Origin": "*" }),
    });
    response.end(body.replaceAll("{{MAP}}", site.map));
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
  site.host = `http://127.0.0.1:${host.address().port}/`;
  site.elsewhere = `http://${ELSEWHERE}:${host.address().port}/`;
  const args = ["serve", "--no-build", "--port", "0", "--log", "--embedded-by", site.host.slice(0, -1)];
  const server = spawn(SERVER, args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: server.stdout });
  const inner = await new Promise((done, failed) => {
    lines.once("line", done);
    server.once("exit", (code) => failed(new Error(`the server ended with ${code}`)));
  });
  lines.on("line", (line) => site.served.push(line));
  site.front = await front(inner);
  site.map = site.front.address;
  site.end = () => {
    host.close();
    site.front.end();
    server.kill();
  };
  return site;
}

/** The map's site as its web editor has it: the built page with a config.json and files beside it. */
async function front(inner) {
  const put = new Map();
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = request.url.split("?")[0];
    asked.push(path);
    const own = put.get(path);
    if (own?.location) return response.writeHead(302, { Location: own.location }).end();
    const answer = await fetch(new URL(request.url, inner));
    const headers = Object.fromEntries(answer.headers);
    delete headers["content-length"];
    delete headers.connection;
    const body = own?.text ?? Buffer.from(await answer.arrayBuffer());
    if (own) headers["content-type"] = TYPES[own.type ?? path.split(".").at(-1)] ?? "text/plain";
    response.writeHead(own ? (own.status ?? 200) : answer.status, { ...headers, ...own?.headers });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://localhost:${server.address().port}/`,
    asked,
    put: (path, file) => put.set(path, typeof file === "string" ? { text: file } : file),
    clear: () => put.clear(),
    end: () => server.close(),
  };
}
