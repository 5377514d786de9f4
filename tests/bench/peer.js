// Runs in the page: the illustrative records in crossfilter2, with the page's facets.

const COLUMNS = {
  type: "partnership_type",
  institution: "institution",
  funding: "funding_stream",
  kind: "partner_kind",
  nation: "nation",
  region: "region",
  certainty: "certainty",
};
const MULTI = ["type", "funding"];

/** The bundled file is plain CSV: commas, quotes, no line ends in cells. */
function parse(text) {
  const [head, ...lines] = text.trimEnd().split(/\r?\n/).map(cells);
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i]])));
}
const cells = (line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );

class Peer {
  checked = 0;
  chosen = Object.fromEntries(Object.keys(COLUMNS).map((facet) => [facet, new Set()]));

  constructor(records) {
    this.records = window.crossfilter(records);
    const dimensions = Object.entries(COLUMNS).map(([facet, column]) => {
      const many = MULTI.includes(facet);
      const values = many
        ? records.map((record) => [...new Set(record[column].split(";").map((part) => part.trim()))])
        : records.map((record) => record[column]);
      // By place in the file, so that no splitting is timed.
      return [facet, this.records.dimension((record) => values[record.at], many)];
    });
    this.dimensions = Object.fromEntries(dimensions);
    this.groups = dimensions.map(([facet, dimension]) => [facet, dimension.group().reduceCount()]);
  }

  apply({ facet, value, on }) {
    const [chosen, dimension] = [this.chosen[facet], this.dimensions[facet]];
    if (on) chosen.add(value);
    else chosen.delete(value);
    if (chosen.size === 0) dimension.filterAll();
    else if (chosen.size === 1) dimension.filterExact([...chosen][0]);
    else dimension.filterFunction((held) => chosen.has(held));
  }

  /** Milliseconds of each step's parts. */
  run(steps) {
    for (let warm = 0; warm < 2; warm++) steps.forEach((step) => this.one(step));
    return steps.map((step) => this.one(step));
  }

  one(step) {
    const began = performance.now();
    this.apply(step);
    const filtered = performance.now();
    const counts = this.groups.map(([, group]) => group.all());
    const counted = performance.now();
    const rows = this.records.allFiltered();
    const listed = performance.now();
    if (counts.length + rows.length === 0) throw new Error("nothing was counted");
    return { filter: filtered - began, groups: counted - filtered, rows: listed - counted };
  }

  /** Steps after which the page showed other numbers than these groups have. */
  differences(steps, states) {
    const found = [];
    const same = (what, here, there) => {
      this.checked += 1;
      if (here !== there) found.push(`${what}: crossfilter2 ${here}, page ${there}`);
    };
    steps.forEach((step, i) => {
      this.apply(step);
      same(`step ${i}, records`, this.records.allFiltered().length, states[i].records);
      for (const [facet, group] of this.groups) {
        const counts = new Map(group.all().map(({ key, value }) => [key, value]));
        for (const [label, count] of Object.entries(states[i].facets[facet] ?? {})) {
          // The page has a word for "no value given", and lists values that no record holds.
          const here = counts.get(label) ?? (count === 0 ? 0 : (counts.get("") ?? 0));
          same(`step ${i}, ${facet}, ${label}`, here, count);
        }
      }
    });
    return found;
  }
}

window.__peer = {
  async load() {
    const records = parse(await (await fetch("data/illustrative.csv")).text());
    records.forEach((record, at) => (record.at = at));
    return new Peer(records);
  },
};
