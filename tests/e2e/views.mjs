// Helpers shared by the tests of the analysis.

import { eventually } from "./harness.mjs";

/** The analysis, in the page. */
export const view = (visit) => visit.page.locator("#analysis");
export const title = (visit) => view(visit).locator("#view-title");
export const finding = (visit) => view(visit).locator(".view-sentence").textContent();
export const tab = (visit, name) => view(visit).locator(".views").getByRole("button", { name, exact: true });
/** One of the choices of how a view shows things. */
export const control = (visit, name) => view(visit).getByRole("combobox", { name, exact: true });

/** Every view: the name on its tab, and its word in the address. */
export const VIEWS = [
  ["Areas", "areas"],
  ["Density", "density"],
  ["Flows", "flows"],
  ["Who with whom", "matrix"],
  ["Small maps", "multiples"],
  ["Timeline", "timeline"],
  ["Compare", "compare"],
  ["Cold spots", "gaps"],
  ["Funding", "funding-share"],
  ["Profile", "profile"],
  ["Findings", "findings"],
];

/** Opens a view as a person does, from the illustrative survey on the map. */
export async function analyse(visit, name) {
  await visit.open();
  await visit.radio("Illustrative survey");
  await visit.radio("Analysis");
  await tab(visit, name).click();
  await eventually(() => tab(visit, name).getAttribute("aria-current"), "true");
  await view(visit).getByText("Illustrative data: invented").first().waitFor();
}

/** A table of a view, the `n`th: row → column → what the cell says. */
export async function numbers(visit, n = 0) {
  const table = view(visit).locator(".numbers").nth(n);
  await table.waitFor();
  return table.evaluate((table) => {
    const texts = (row) => [...row.children].map((cell) => cell.innerText.trim());
    const [, ...columns] = texts(table.querySelector("thead tr"));
    const rows = [...table.querySelectorAll("tbody tr")].map(texts);
    return Object.fromEntries(
      rows.map(([name, ...cells]) => [name, Object.fromEntries(cells.map((cell, i) => [columns[i], cell]))]),
    );
  });
}

export const plain = (text) => Number(text.replaceAll(",", ""));
