// Figures and the tables they are printed in.

/** The value below which `share` (0 to 1) of the sample lies: the nearest rank. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const sum = (values) => values.reduce((total, value) => total + value, 0);

/** Median, 95th percentile and largest of some milliseconds, as cells. */
export const spread = (values, digits = 1) =>
  [quantile(values, 0.5), quantile(values, 0.95), Math.max(...values)].map((n) => n.toFixed(digits));

export const SPREAD = ["median", "p95", "worst"];

/** Prints a table: the first column to the left, the others to the right. */
export function table(title, head, rows) {
  const lines = [head, ...rows].map((line) => line.map(String));
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const line = (cells) =>
    cells.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join("  ");
  console.log(`\n${title}`);
  console.log(line(lines[0]));
  console.log(widths.map((width) => "-".repeat(width)).join("  "));
  lines.slice(1).forEach((cells) => console.log(line(cells)));
}

/** A paragraph below a table, indented. */
export function note(text) {
  const words = text.split(/\s+/).filter(Boolean);
  let line = " ";
  for (const word of words) {
    if (line.length + word.length > 98) {
      console.log(line);
      line = " ";
    }
    line += ` ${word}`;
  }
  console.log(line);
}
