"""Counts the documented records with pandas (and PROJ and GEOS for where they lie), for what every view of the analysis shows.

    pip install pandas pyproj shapely && python3 tests/counts/count.py --geodata FOLDER

writes tests/counts/documented.txt, which crates/analysis/tests/views.rs compares with the views'
tables cell by cell. Nothing here is shared with the engine: two that agree have been counted twice.
FOLDER holds boundaries/uk_lad.topo.json, which data/README.md describes.

A line is `table TAB row TAB column=value|column=value`; `# query` begins the lines of a query, and
`@ table` says how a table's cells are named.
"""

import json
from argparse import ArgumentParser
from math import sqrt
from pathlib import Path
from urllib.parse import parse_qsl

import pandas as pd
from pyproj import Transformer
from shapely import Point, Polygon
from shapely.geometry import MultiPolygon

ROOT = Path(__file__).resolve().parents[2]

QUERIES = [
    "",
    "type=Loan",
    "funding=Not stated",
    "kind=University",
    "region=London",
    "nation=Scotland&type=Loan&type=Touring exhibition",
    "years=2010..2015",
    "years=2020..2024&undated=yes",
    "nation=England&unit=projects",
    "nation=England&unit=partners",
    "q=castle",
    "years=2008..2009",
    "district=Westminster&district=Leeds",
]

UNITS = ["Records", "Projects", "Partners"]
REGIONS = [
    "North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands",
    "East of England", "London", "South East", "South West", "Wales", "Scotland", "Northern Ireland",
]
NATIONS = ["England", "Wales", "Scotland", "Northern Ireland"]
LATEST = "mid-2023, in Scotland mid-2022"
GROUPS = {
    "Public services": ["Loan", "Long-term loan", "Touring exhibition", "Joint exhibition",
                        "Digital access", "Learning", "Audience development"],
    "Collections": ["Research and scholarship", "Knowledge sharing",
                    "Distributed national collection", "Rationalisation"],
    "Professional practice": ["Staff development", "Subject specialist network"],
    "Profile": ["Advocacy", "Fundraising"],
}
GROUP_OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
ALL = "All together"
FACETS = {"type": "types", "funding": "streams", "kind": "partner_kind", "nation": "nation",
          "region": "region", "district": "district", "institution": "institution"}


# What the file calls otherwise than the lists of crates/records/src/codes do: list's name → file's.
NAMES = json.loads((ROOT / "tests/counts/names.json").read_text(encoding="utf-8"))
INSTITUTIONS, STREAMS = (
    {name: label for label, names in NAMES[column].items() for name in names}
    for column in ("institution", "funding_stream")
)


def split(cell):
    return [value.strip() for value in cell.split(";") if value.strip()]


def listed(cell):
    """The streams of a cell by the names of the list, each once."""
    return list(dict.fromkeys(STREAMS.get(name, name) for name in split(cell)))


def day(cells, end):
    """The first or last day of what a cell says: a year, or a month and a year."""
    period = lambda cell: pd.Period(pd.to_datetime(cell, format="%B %Y"), "M") if " " in cell else pd.Period(cell, "Y")
    days = cells.map(lambda cell: (period(cell).end_time if end else period(cell).start_time) if cell else pd.NaT)
    return pd.to_datetime(days)


def financial(days):
    """The year in which a day's financial year began, on 1 April."""
    return days.dt.year - (days.dt.month < 4)


def load(geodata):
    data = pd.read_csv(ROOT / "data/partnerships_documented.csv", dtype=str, keep_default_na=False)
    data["institution"] = data.institution.replace(INSTITUTIONS)
    data["types"] = data.partnership_type.map(split)
    data["streams"] = data.funding_stream.map(listed)
    data["Records"] = range(len(data))
    data["Projects"] = data.project.where(data.project != "", data.id)
    data["Partners"] = data.partner
    first = day(data.start.where(data.start != "", data.end), end=False)
    last = day(data.end.where(data.end != "", data.start), end=True)
    data["first"], data["last"] = first.dt.year, last.dt.year
    data["first_financial"], data["last_financial"] = financial(first), financial(last)
    sites = pd.read_csv(ROOT / "data/national_institution_sites.csv", dtype=str)
    main = sites[sites.role == "main"].drop_duplicates("institution").set_index("institution")
    data["home_nation"] = data.institution.map(main.nation)
    data["home_region"] = data.institution.map(main.region)
    data["home_town"] = data.institution.map(main.town)
    placed = data.latitude != ""
    data["spot"] = (data.latitude + "," + data.longitude).where(placed)
    to_metres = Transformer.from_crs("EPSG:4326", GRID, always_xy=True)
    degrees = [pd.to_numeric(column).values for column in (data.longitude, data.latitude)]
    data["at"] = pd.Series(list(zip(*to_metres.transform(*degrees)))).where(placed)
    shapes = districts(geodata, to_metres)
    data["district"] = [
        district_of(shapes, Point(at), region) if known else ""
        for at, region, known in zip(data["at"], data.region, placed)
    ]
    return data


# The National Grid's meridian and scale, on WGS84.
GRID = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +ellps=WGS84 +units=m"


def districts(geodata, to_metres):
    """Name, region and shape in metres of each district, from the TopoJSON."""
    topo = json.loads((geodata / "boundaries/uk_lad.topo.json").read_text())
    (sx, sy), (tx, ty) = topo["transform"]["scale"], topo["transform"]["translate"]
    arcs = []
    for arc in topo["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(to_metres.transform(x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(indices):
        points = []
        for i in indices:
            arc = arcs[i] if i >= 0 else arcs[~i][::-1]
            points += arc[1:] if points else arc
        return points

    shapes = []
    for district in topo["objects"]["lads"]["geometries"]:
        polygons = district["arcs"] if district["type"] == "MultiPolygon" else [district["arcs"]]
        shape = MultiPolygon([Polygon(ring(p[0]), [ring(hole) for hole in p[1:]]) for p in polygons])
        # TLC, the North East, to TLN, Northern Ireland.
        region = REGIONS[ord(district["properties"]["itl1"][2]) - ord("C")]
        shapes.append((district["properties"]["name"], region, shape.buffer(0)))
        REGION_OF[shapes[-1][0]] = region
    return shapes


# District → region, filled in by districts().
REGION_OF = {}


def people(asked, level):
    """Name → usual residents, and their year: a period within 2008 and 2009 goes by its own people."""
    if level == "district":
        table = pd.read_csv(ROOT / "data/population/uk_population_lad.csv")
        return dict(zip(table.name, table.population)), LATEST
    year, said = None, LATEST
    if asked.years and 2008 <= asked.years[0] <= asked.years[1] <= 2009:
        year = asked.years[0]
        said = f"mid-{year}"
    table = pd.read_csv(ROOT / "data/population/uk_population_regions.csv")
    table = table[table.year == year] if year else table[table.year > 2009]
    of = dict(zip(table.name, table.population))
    if level == "nation":
        of = {nation: sum(n for region, n in of.items() if nation_of(region) == nation) for nation in NATIONS}
    return of, said


def district_of(shapes, point, region):
    """The district of the region that holds a point, else the nearest within 20 km."""
    own = [(shape.distance(point), name) for name, of, shape in shapes if of == region]
    nearest = min(own)
    return nearest[1] if nearest[0] <= 20_000 else ""


class Asked:
    """A query: what it keeps, and the unit it counts in."""

    def __init__(self, data, text):
        self.data = data
        self.choices = {}
        self.years = None
        self.undated = False
        self.words = ""
        self.unit = "Records"
        for key, value in parse_qsl(text):
            if key == "unit":
                self.unit = value.capitalize()
            elif key == "years":
                self.years = tuple(int(year) for year in value.split(".."))
            elif key == "undated":
                self.undated = True
            elif key == "q":
                self.words = value
            else:
                self.choices.setdefault(key, []).append(value)
        self.rows = self.keep()

    def keep(self, years=True, without=None):
        data = self.data
        kept = pd.Series(True, data.index)
        for facet, values in self.choices.items():
            if facet == without:
                continue
            column = data[FACETS[facet]]
            if facet in ("type", "funding"):
                kept &= column.map(lambda own: any(value in own for value in values))
            else:
                kept &= column.isin(values)
        if years and self.years:
            kept &= within(data, *self.years) | (self.undated & data["first"].isna())
        for word in self.words.split():
            fields = data[["partner", "place", "institution", "title"]]
            kept &= fields.apply(lambda f: f.str.contains(word, case=False, regex=False)).any(axis=1)
        return data[kept]


def within(data, start, end):
    return (data["first"] <= end) & (data["last"] >= start)


def count(rows, unit):
    return rows[unit].nunique()


def per(rows, people, unit):
    return round(count(rows, unit) * 100_000 / people, 6)


class Out:
    def __init__(self):
        self.lines = []

    def row(self, table, row, cells):
        text = "|".join(f"{column}={value}" for column, value in cells.items())
        self.lines.append(f"{table}\t{row}\t{text}")


def units(rows):
    return {unit: count(rows, unit) for unit in UNITS}


def areas(out, asked):
    for level, names in (("region", REGIONS), ("nation", NATIONS), ("district", list(REGION_OF))):
        of, year = people(asked, level)
        known = set(asked.data[level])
        for name in names:
            own = asked.rows[asked.rows[level] == name]
            if name in known:
                out.row(f"areas level:{level}", name, units(own) | {
                    "Diversity of types": len({kind for kinds in own.types for kind in kinds}),
                    "Per 100,000 people": per(own, of[name], asked.unit),
                    f"People ({year})": of[name],
                })
        elsewhere = asked.rows[~asked.rows[level].isin(names)]
        if len(elsewhere):
            out.row(f"areas level:{level}", "Elsewhere, or not known", units(elsewhere))


def density(out, asked):
    """Hexagons with a corner at the top: a point belongs to the nearest middle."""
    for km in (30, 15, 60):
        across = km * 1000
        step = across * sqrt(3) / 2

        def middle(at):
            row = round(at[1] / step)
            near = [((i + 0.5 * (r % 2)) * across, r * step)
                    for r in (row - 1, row, row + 1)
                    for i in (int(at[0] // across) - 1, int(at[0] // across), int(at[0] // across) + 1)]
            return min(near, key=lambda m: (m[0] - at[0]) ** 2 + (m[1] - at[1]) ** 2)

        placed = asked.rows[asked.rows.spot.notna()]
        rows = placed.assign(hexagon=[middle(at) for at in placed["at"]])
        for _, own in rows.groupby("hexagon"):
            # By whichever place names it, a hexagon is known by what it holds.
            for unit, n in (units(own) | {"Places": own.spot.nunique()}).items():
                out.row(f"density size:{km}", "", {unit: n})
        if len(placed) < len(asked.rows):
            for unit, n in units(asked.rows[asked.rows.spot.isna()]).items():
                out.row(f"density size:{km}", "", {unit: n})


def nation_of(region):
    return region if region in NATIONS else "England"


def flows(out, asked):
    rows = asked.rows.fillna({"home_town": "Not known", "home_nation": "Not known"})
    for (institution, home, region), own in rows.groupby(["institution", "home_town", "region"]):
        out.row("flows to:region", f"{institution} / {home} / {region}", {asked.unit: count(own, asked.unit)})
    for (home, nation), own in rows.groupby(["home_nation", "nation"]):
        out.row("flows to:nation", f"{home} / {nation}", {asked.unit: count(own, asked.unit)})
    # Places may share a name: only their counts are held against each other.
    for (institution, spot), own in rows.groupby(["institution", "spot"], dropna=False):
        out.row("flows to:place", "", {asked.unit: count(own, asked.unit)})


def exploded(rows, facet):
    column = FACETS[facet]
    own = rows.assign(value=rows[column])
    return own.explode("value") if facet in ("type", "funding") else own


def matrix(out, asked):
    unit = asked.unit
    for down in ("institution", "kind", "home"):
        for across in ("region", "type", "nation", "kind", "funding"):
            if down == across:
                continue
            table = f"matrix rows:{down},columns:{across}"
            both = exploded(asked.rows, across).rename(columns={"value": "across"})
            both["down"] = both.home_nation.fillna("Home not known") if down == "home" else both[FACETS[down]]
            totals = {}
            for name, own in both.groupby("down"):
                cells = {value: count(cell, unit) for value, cell in own.groupby("across")}
                out.row(table, name, cells | {ALL: count(own, unit)})
            totals = {value: count(own, unit) for value, own in both.groupby("across")}
            out.row(table, ALL, totals | {ALL: count(asked.rows, unit)})


def multiples(out, asked):
    for facet in ("type", "funding", "institution", "kind"):
        rows = exploded(asked.keep(without=facet), facet)
        for value, own in rows.groupby("value"):
            cells = {region: count(cell, asked.unit) for region, cell in own.groupby("region")}
            cells["No position"] = count(own[own.spot.isna()], asked.unit)
            out.row(f"multiples by:{facet}", value, {asked.unit: count(own, asked.unit)} | cells)


def timeline(out, asked):
    rows = asked.keep(years=False)
    group = rows.types.map(lambda kinds: {GROUP_OF.get(kind, "Others") for kind in kinds})
    rows = rows.assign(group=group.map(lambda own: own.pop() if len(own) == 1 else "Several of these"))
    span = asked.data["first"].min(), asked.data["last"].max()
    bins = {str(year): within(rows, year, year) for year in range(int(span[0]), int(span[1]) + 1)}
    bins["No date"] = rows["first"].isna()
    begun = {
        f"{y}-{(y + 1) % 100:02}": (rows["first_financial"] <= y) & (rows["last_financial"] >= y)
        for y in range(int(span[0]) - 1, int(span[1]) + 1)
    }
    begun["No date"] = bins["No date"]
    for by, those in (("year", bins), ("fy", begun)):
        for label, kept in those.items():
            own = rows[kept]
            cells = units(own)
            # What has several groups in a bin stands once, under "several".
            parts = own.groupby(asked.unit).group.agg(lambda g: g.iloc[0] if g.nunique() == 1 else "Several of these")
            for part, n in parts.value_counts().items() if len(own) else []:
                cells[f"{part} ({asked.unit.lower()})"] = n
            out.row(f"timeline by:{by}", label, cells)
        out.row(f"timeline by:{by}", ALL, units(rows))


def compare(out, asked):
    every = asked.keep(years=False)
    years = asked.years
    if years is None:
        dated = every.dropna(subset=["first"])
        if dated.empty:
            return
        first, last = int(dated["first"].min()), int(dated["last"].max())
        half = min(max((last - first + 1) // 2, 1), 5)
        years = (last - half + 1, last)
    length = years[1] - years[0] + 1
    before = (years[0] - length, years[1] - length)
    sides = {
        f"compare by:period,b:{before[0]}..{before[1]}":
            (every[within(every, *years)], every[within(every, *before)], ("New in the later period", "Ended: only in the earlier period", "Continuing")),
    }
    if asked.choices or asked.years or asked.words:
        rest = asked.data.drop(asked.rows.index)
        sides["compare by:rest"] = (asked.rows, rest, ("Only in A", "Only in B", "In both"))
    for table, (a, b, (only_a, only_b, both)) in sides.items():
        for name, own_a, own_b in [(r, a[a.region == r], b[b.region == r]) for r in REGIONS] + [(ALL, a, b)]:
            n = count(own_a, asked.unit), count(own_b, asked.unit)
            out.row(table, name, {"A": n[0], "B": n[1], "Difference, A − B": n[0] - n[1]})
        pairs = [own.groupby(["partner", "institution"]).size() for own in (a, b)]
        joint = pd.concat(pairs, axis=1, keys=["a", "b"]).fillna(0).astype(int)
        state = joint.apply(lambda p: only_a if p.b == 0 else only_b if p.a == 0 else both, axis=1) if len(joint) else pd.Series(dtype=str)
        for name in (only_a, only_b, both):
            out.row(table, name, {"Pairs": int((state == name).sum())})
        for (partner, institution), pair in joint.iterrows():
            name = f"{partner} / {institution} / {state[(partner, institution)]}"
            out.row(table, name, {"Records in A": pair.a, "Records in B": pair.b})


def gaps(out, asked):
    def is_left(region, districts):
        return all(
            facet not in asked.choices or any(name in asked.choices[facet] for name in names)
            for facet, names in (("region", [region]), ("nation", [nation_of(region)]), ("district", districts))
        )

    regions = [(name, name, [d for d, region in REGION_OF.items() if region == name]) for name in REGIONS]
    parts = [(name, region, [name]) for name, region in REGION_OF.items()]
    for table, level, rows in (("gaps", "region", regions), ("gaps level:district", "district", parts)):
        of, _ = people(asked, level)
        for name, region, districts_of in rows:
            known = int((asked.data[level] == name).sum())
            if known and is_left(region, districts_of):
                own = asked.rows[asked.rows[level] == name]
                out.row(table, name, {
                    f"Matching {asked.unit.lower()}": count(own, asked.unit),
                    "Per 100,000 people": per(own, of[name], asked.unit),
                    "Records in the whole data set": known,
                })


def stated(streams):
    return [stream for stream in streams if stream != "Not stated"]


def funding(out, asked):
    rows = asked.rows.assign(stated=asked.rows.streams.map(stated))
    table, unit = "funding", asked.unit
    only = {u: rows.groupby(u).stated.agg(lambda s: frozenset(x for own in s for x in own)) for u in UNITS}
    streams = sorted({stream for own in rows.stated for stream in own})
    n = count(rows, unit)

    def share(k):
        return round(k * 1000 / n + 1e-9) / 10 if n else 0

    def alone(u, stream):
        return int((only[u] == frozenset([stream])).sum())

    def cells(stream):
        out = {u: int(only[u].map(lambda own: stream in own).sum()) for u in UNITS}
        out[f"Share of all {unit.lower()}"] = share(out[unit])
        out[f"{unit} with no other stream"] = alone(unit, stream)
        out["Partners with no other stream"] = alone("Partners", stream)
        return out

    for stream in streams:
        out.row(table, stream, cells(stream))
    none = {u: int((only[u] == frozenset()).sum()) for u in UNITS}
    if any(none.values()):
        out.row(table, "Not stated", none | {f"Share of all {unit.lower()}": share(none[unit])})
    out.row(table, ALL, {u: len(only[u]) for u in UNITS} | {
        f"Share of all {unit.lower()}": 100,
        f"{unit} with no other stream": sum(alone(unit, s) for s in streams),
        "Partners with no other stream": sum(alone("Partners", s) for s in streams),
    })
    for stream, own in exploded(rows, "funding").groupby("value"):
        name = "Not stated for some records" if stream == "Not stated" and unit != "Records" else stream
        out.row("funding institutions", name, {i: count(cell, unit) for i, cell in own.groupby("institution")})
    single = only["Partners"][only["Partners"].map(len) == 1]
    records = rows.groupby("partner").size()
    for partner, own in single.items():
        out.row("funding single", f"{partner} / {min(own)}", {"Records": records[partner]})
    stream = "Art Fund"
    if stream in streams:
        for u in UNITS:
            has = int(only[u].map(lambda own: stream in own).sum())
            everything = len(only[u])
            out.row("funding without", u, {
                "All": everything,
                f"With {stream}": has,
                "With no other stated stream": alone(u, stream),
                "Another stream is stated": everything - alone(u, stream) - none[u],
                "Not stated": none[u],
            })


TITLES = {"partner": "Partner", "institution": "National institution", "region": "Region",
          "type": "Partnership type", "funding": "Funding stream"}


def profile(out, asked):
    for kind, column, name in (("institution", "institution", "Tate"), ("partner", "partner", "Pier Arts Centre"), ("region", "region", "North West")):
        own = asked.rows[asked.rows[column] == name]
        table = f"profile who:{kind}%3A{name}"
        lists = {"institution": ["partner", "region"], "partner": ["institution", "region"], "region": ["institution", "partner"]}
        for listed in lists[kind]:
            for value, cell in own.groupby(listed):
                name = f"{TITLES[listed]}: {value}"
                out.row(table, name, {"Records": len(cell), "Projects": count(cell, "Projects")})
        total = count(own, asked.unit)
        for facet in ("type", "funding"):
            for value, cell in exploded(own, facet).groupby("value"):
                n = count(cell, asked.unit)
                name = f"{TITLES[facet]}: {value}"
                out.row(table, name, {asked.unit: n, "Share": round(n * 100 / total, 6)})
        dated = own.dropna(subset=["first"])
        if len(dated):
            for year in range(int(dated["first"].min()), int(dated["last"].max()) + 1):
                out.row(table, f"Year: {year}", {"Records active": int(within(dated, year, year).sum())})


def findings(out, asked):
    rows, unit, inline = asked.rows, asked.unit, asked.unit.lower()
    if rows.empty:
        return

    def say(name, n, of):
        out.row("findings", name, {of: n})

    for name in UNITS:
        say("All that match", count(rows, name), name.lower())
    say("All that match", rows.institution.nunique(), "national institutions")
    say("All that match", rows.spot.nunique(), "places")
    say("All that match", len(rows.drop_duplicates(["institution", "partner"])), "pairs of institution and partner")
    for value, own in exploded(rows, "type").groupby("value"):
        say(f"Partnership type: {value}", count(own, unit), inline)
    for value, own in exploded(rows, "funding").groupby("value"):
        say(f"Funding stream: {value}", len(own), "records")
    for nation in NATIONS:
        say(f"Nation: {nation}", count(rows[rows.nation == nation], unit), inline)
    for region in REGIONS:
        own = rows[rows.region == region]
        say(f"Region: {region}", count(own, unit), inline)
        # Nothing is ranked where the filters leave one region.
        if not {"region", "district"} & set(asked.choices) and asked.choices.get("nation", ["England"]) == ["England"]:
            rate = per(own, people(asked, "region")[0][region], unit)
            if "nation" not in asked.choices or nation_of(region) == "England":
                say(f"Region: {region}", rate, f"{inline} per 100,000 people")
    for institution, own in rows.groupby("institution"):
        say(f"Work with {institution}", own.partner.nunique(), "partners")
    several = rows.groupby("partner").institution.nunique()
    say("Work with more than one national institution", int((several > 1).sum()), "partners")
    known = rows[rows.home_nation.notna()]
    say("Across nations or within one: known", len(known), "records")
    say("Across nations", int((known.home_nation != known.nation).sum()), "records")
    say("No funding stream stated", int((rows.streams.map(stated).map(len) == 0).sum()), "records")
    university = rows[rows.partner_kind == "University"]
    say("With universities", len(university), "records")
    say("With universities", university.partner.nunique(), "partners")
    say("Known only by region", int(rows.spot.isna().sum()), "records")
    say("No date", int(rows["first"].isna().sum()), "records")
    for value, own in rows.groupby("certainty"):
        say(f"Certainty: {value}", len(own), "records")


def main():
    parser = ArgumentParser()
    parser.add_argument("--geodata", type=Path, required=True)
    data = load(parser.parse_args().geodata)
    out = Out()
    for query in QUERIES:
        out.lines.append(f"# {query}")
        asked = Asked(data, query)
        for view in (areas, density, flows, matrix, multiples, timeline, compare, gaps, funding, profile, findings):
            view(out, asked)
    text = "\n".join(out.lines) + "\n"
    (ROOT / "tests/counts/documented.txt").write_text(text, encoding="utf-8")
    print(f"{len(out.lines)} rows")


if __name__ == "__main__":
    main()
