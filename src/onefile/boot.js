// Opens the page that is one file: unpacks what it carries, and answers the page's own requests
// from it. There is no other place to ask: the page's policy says connect-src 'none'.
//
// In the page stand, as text (crates/embedding/src/bundle/text.rs says how): `program`, which is packed
// by LZMA and the same in every such page, and `own`, deflated, what a person put in.

globalThis.oneFile = (() => {
  const SHUNNED = [0, 8, 9, 10, 11, 12, 13, 26, 27, 32, 38, 60, 62, 92, 127];
  function bytesOf(text) {
    const out = new Uint8Array(Math.ceil((text.length * 7) / 4));
    let [held, bits, length] = [0, 0, 0];
    const take = (seven) => {
      held = ((held << 7) | seven) & 0x7fff;
      bits += 7;
      if (bits >= 8) {
        bits -= 8;
        out[length++] = held >> bits;
      }
    };
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10) continue;
      if (code < 128) {
        take(code);
      } else {
        take(SHUNNED[(code - 128) >> 7]);
        take((code - 128) & 127);
      }
    }
    return out.subarray(0, length);
  }

  // A line that names the parts and their lengths, then the parts.
  function partsOf(bytes) {
    const end = bytes.indexOf(10);
    const names = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
    let at = end + 1;
    return names.map(([name, length]) => [name, bytes.subarray(at, (at += length))]);
  }

  async function inflated(bytes) {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const stream = new Blob([bytes.subarray(4, 4 + length)]).stream();
    const whole = new Response(stream.pipeThrough(new DecompressionStream("deflate-raw")));
    return new Uint8Array(await whole.arrayBuffer());
  }

  const textOf = (id) => document.getElementById(id).textContent;
  const files = new Map();
  async function unpack() {
    for (const [name, bytes] of partsOf(unpackLzma(bytesOf(textOf("program"))))) files.set(name, bytes);
    const own = textOf("own");
    if (!own) return;
    for (const [name, bytes] of partsOf(await inflated(bytesOf(own)))) files.set(name, bytes);
  }

  // The readers in their worker are the same module as the page.
  function answer(path) {
    if (path === "one-file.html") return new Response(template);
    if (path === "worker.js") {
      return new Response(new Blob([files.get("page.js")]));
    }
    const bytes = files.get(path === "worker_bg.wasm" ? "page.wasm" : path);
    return bytes ? new Response(bytes) : new Response(null, { status: 404 });
  }

  function style(bytes) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(new TextDecoder().decode(bytes));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  function run(bytes) {
    const src = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
    return new Promise((done, failed) => {
      const script = Object.assign(document.createElement("script"), { src });
      Object.assign(script, { onload: done, onerror: () => failed(new Error("its script did not start")) });
      document.head.append(script);
    });
  }

  let template;
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const opened = new Promise((done) => addEventListener("one-file-open", done, { once: true }));
  return {
    failed: [
      "The map could not be opened",
      "This file is damaged or cut off, or this browser is too old for it. Please open it in an up-to-date browser, or fetch the file again.",
    ],
    async start() {
      // Nothing is changed yet: this document is the template of the next one.
      template = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
      // Unpacking takes a moment in which nothing moves: first what says so.
      if (!document.hidden) await painted();
      await unpack();
      window.fetch = async (path) => answer(String(path));
      for (const [name, bytes] of files) if (name.endsWith(".css")) style(bytes);
      await run(files.get("page.js"));
      await wasm_bindgen({ module_or_path: await WebAssembly.compile(files.get("page.wasm")) });
      await opened;
    },
  };
})();
