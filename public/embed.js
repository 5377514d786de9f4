// The partnership map in other pages. One script, two uses:
//
//   <iframe data-partnership-map src="…">   gets the height of what it shows
//   <nmdc-partnership-map src="…">          the same frame as an element with events and properties
//
// It loads nothing, keeps nothing, and speaks with the frames it knows alone, by the messages that
// docs/embedding.md describes. Styles are set through CSSOM, which strict policies allow.

(() => {
  "use strict";

  const VERSION = 1;
  const HOME = new URL(".", document.currentScript.src).href;
  const FIRST_HEIGHT = 640;
  const TITLES = {
    en: "Museum partnerships across the UK: interactive map",
    cy: "Partneriaethau amgueddfeydd ledled y DU: map rhyngweithiol",
  };

  // Who is in the frame: the origin of its address, or none of its own in a sandbox.
  function originOf(frame) {
    const isOpaque = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return isOpaque ? "null" : new URL(frame.src, document.baseURI).origin;
  }

  // Speaks with a frame. `fit`: this page gives it the height that it tells. `heard` gets its
  // messages. What is sent before the map can hear waits.
  function connect(frame, fit, heard) {
    const waiting = [];
    let isReady = false;
    const post = (message) => {
      const origin = originOf(frame);
      frame.contentWindow?.postMessage({ partnershipMap: VERSION, ...message }, origin === "null" ? "*" : origin);
    };
    const hello = () => {
      isReady = true;
      post({ type: "hello", fit });
      waiting.splice(0).forEach(post);
    };
    const listen = ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== originOf(frame)) return;
      if (data?.partnershipMap !== VERSION) return;
      if (data.type === "ready" || !isReady) hello();
      if (data.type === "height" && fit) frame.style.height = `${Math.ceil(data.height)}px`;
      heard?.(data);
    };
    addEventListener("message", listen);
    // A frame that was there before this script has said that it is ready when nobody listened.
    if (frame.contentWindow && frame.contentDocument?.URL !== "about:blank") post({ type: "hello", fit });
    return {
      send: (message) => (isReady ? post(message) : waiting.push(message)),
      restart: () => (isReady = false),
      end: () => removeEventListener("message", listen),
    };
  }

  class PartnershipMap extends HTMLElement {
    static observedAttributes = ["src", "lang", "filter", "view", "theme", "height", "label"];

    #frame;
    #link;
    #filter = "";
    #selected = null;

    connectedCallback() {
      this.style.display ||= "block";
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      const frame = document.createElement("iframe");
      frame.loading = this.getAttribute("loading") === "eager" ? "eager" : "lazy";
      frame.allow = "clipboard-write";
      frame.title = this.#title();
      Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
      frame.style.height = `${this.#height() ?? FIRST_HEIGHT}px`;
      frame.src = this.#address();
      this.#frame = frame;
      this.#filter = this.getAttribute("filter") ?? "";
      root.replaceChildren(frame);
      this.#link = connect(frame, this.#height() === null, (message) => this.#hear(message));
    }

    disconnectedCallback() {
      this.#link?.end();
      this.#link = this.#frame = undefined;
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === "filter") this.#send("setFilter", { filter: now ?? "" });
      else if (name === "view") this.#send("setView", { view: now || "map" });
      else if (name === "label") this.#frame.title = this.#title();
      else if (name === "height") this.#reconnect();
      else this.#reload();
    }

    /** The filters: as an address of the map has them behind its "#". */
    get filter() {
      return this.#filter;
    }
    set filter(filter) {
      this.#send("setFilter", { filter: String(filter) });
    }

    /** "map", "table" or a view of the analysis. */
    get view() {
      return this.getAttribute("view") || "map";
    }
    set view(view) {
      this.setAttribute("view", view);
    }

    /** What is open in the map's panel, such as { partner: "…" }; null where nothing is. */
    get selected() {
      return this.#selected;
    }
    set selected(target) {
      this.#send("select", { target });
    }

    /** Shows other data: { url } or { name, text }. */
    setData(data) {
      this.#send("setData", data);
    }

    #send(type, fields) {
      this.#link?.send({ type, ...fields });
    }

    #hear(message) {
      const { partnershipMap, type, ...detail } = message;
      if (type === "filter") this.#filter = message.filter;
      if (type === "select") this.#selected = message.target;
      this.dispatchEvent(new CustomEvent(`map-${type}`, { detail, bubbles: true }));
    }

    #reconnect() {
      this.#link.end();
      this.#frame.style.height = `${this.#height() ?? FIRST_HEIGHT}px`;
      this.#link = connect(this.#frame, this.#height() === null, (message) => this.#hear(message));
      this.#reload();
    }

    #reload() {
      this.#link.restart();
      this.#frame.src = this.#address();
    }

    #address() {
      const address = new URL(this.getAttribute("src") || HOME, document.baseURI);
      for (const name of ["lang", "theme"]) {
        if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      }
      const parts = new URLSearchParams(this.getAttribute("filter") ?? address.hash.slice(1));
      if (this.hasAttribute("view")) parts.set("view", this.view);
      address.hash = parts.toString();
      return address.href;
    }

    /** The height in pixels that the page wants; null where it takes the map's own. */
    #height() {
      const height = Number.parseInt(this.getAttribute("height"), 10);
      return height > 0 ? height : null;
    }

    #title() {
      const lang = (this.getAttribute("lang") ?? "").toLowerCase().split("-")[0];
      return this.getAttribute("label") || (TITLES[lang] ?? TITLES.en);
    }
  }

  if (!customElements.get("nmdc-partnership-map")) {
    customElements.define("nmdc-partnership-map", PartnershipMap);
  }
  const connectAll = () => {
    for (const frame of document.querySelectorAll("iframe[data-partnership-map]")) connect(frame, true);
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", connectAll);
  else connectAll();
})();
