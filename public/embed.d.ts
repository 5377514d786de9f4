/** Types of embed.js: the element <nmdc-partnership-map> and the messages of version 1. */

/** What is open in the map's panel. A place is latitude and longitude in degrees (WGS84). */
export type Target =
  | { place: [number, number] }
  | { partner: string }
  | { institution: string }
  | { record: string };

/** Data to be shown instead: an address that the map's settings allow, or a table of records as text. */
export type Data = { url: string } | { name: string; text: string };

/** From the page to the map. */
export type ToMap = { partnershipMap: 1 } & (
  | { type: "hello"; fit: boolean }
  | { type: "setFilter"; filter: string }
  | { type: "setView"; view: string }
  | { type: "select"; target: Target | null }
  | ({ type: "setData" } & Data)
);

/** From the map to the page. Heights are CSS pixels. */
export type FromMap = { partnershipMap: 1 } & (
  | { type: "ready" }
  | { type: "height"; height: number }
  | { type: "filter"; filter: string }
  | { type: "select"; target: Target | null }
  | { type: "error"; message: string }
);

export interface PartnershipMapEvents {
  "map-ready": CustomEvent<Record<string, never>>;
  "map-height": CustomEvent<{ height: number }>;
  "map-filter": CustomEvent<{ filter: string }>;
  "map-select": CustomEvent<{ target: Target | null }>;
  "map-error": CustomEvent<{ message: string }>;
}

/**
 * Attributes: `src` (the map's address; by default where embed.js lies), `lang` (en, cy), `theme`
 * (auto, light, dark), `filter`, `view`, `height` (pixels; without it the map's own), `label` (the
 * frame's title), `loading` (lazy, eager).
 */
export interface PartnershipMapElement extends HTMLElement {
  filter: string;
  view: string;
  get selected(): Target | null;
  set selected(target: Target | null);
  setData(data: Data): void;
  addEventListener<K extends keyof PartnershipMapEvents>(
    type: K,
    listener: (event: PartnershipMapEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "nmdc-partnership-map": PartnershipMapElement;
  }
}
