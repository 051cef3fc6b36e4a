"""Whether two mentions tell of one happening: a verdict of three values, with the reason.

What speaks against: another type, days apart, other countries, another speaker, other amounts. What speaks for:
the same days, countries, persons, place, amounts, objects. Where both are silent the verdict is `unsure`, and the
mentions stay apart.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.merge.sources import Witness, folded, name_key
from dashboard.model import EventMention, Judgement, Participant, Place, When

ENOUGH = 3.0  # points that make two mentions one; found on the gold of two real articles and on our own documents
NEAR_DAYS = 3  # days by which sources that agree on all else may differ over one day
NEWS_DAYS = 45  # days between an undated mention's article and the event it can mean
FAMILIES = {
    ("MEETING", "talks"): "meeting", ("MEETING", "negotiation"): "meeting", ("MEETING", "visit"): "meeting",
    ("AGREEMENT", "signing"): "agreement", ("POLICY", "entry into force"): "entry into force",
}  # fmt: skip
"""Subtypes that outlets and languages choose between for one happening: a visit is told as the meeting it was made for."""
WORDINGS = frozenset({"meeting", "talks", "negotiation"})  # of a family, those that are one thing and need no further proof
STANDING = frozenset({"conference", "summit", "national currencies", "embargo", "sanctions"})  # few at a time between two states
TOUR = 3  # countries of a journey that is told as one
SAME_PLACE = 40.0  # kilometres within which two named places are one city and its suburb
PRECISE = frozenset({"minute", "day"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES = {
    "thousand": 1e3, "mil": 1e3, "тыс": 1e3, "million": 1e6, "millón": 1e6, "millones": 1e6, "milhão": 1e6, "milhões": 1e6, "млн": 1e6,
    "миллион": 1e6, "billion": 1e9, "bilhão": 1e9, "bilhões": 1e9, "млрд": 1e9, "миллиард": 1e9, "trillion": 1e12, "billón": 1e12,
    "billones": 1e12, "trilhão": 1e12, "trilhões": 1e12, "трлн": 1e12, "bn": 1e9, "mn": 1e6,
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_POINT = frozenset({"en", None})  # languages that write 1,000.5; the others write 1.000,5
_MULTIPLE = {
    "double": 2.0, "duplic": 2.0, "dobr": 2.0, "удво": 2.0, "tripl": 3.0, "утро": 3.0, "quadrupl": 4.0, "cuadrupl": 4.0,
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "sevenfold": 7.0, "eightfold": 8.0,
    "ninefold": 9.0, "tenfold": 10.0,
}  # fmt: skip
_FRACTION = {"quarter": 25.0, "cuarta": 25.0, "cuarto": 25.0, "quarto": 25.0, "четверт": 25.0, "third": 33.3, "tercio": 33.3, "terço": 33.3,
             "треть": 33.3, "half": 50.0, "mitad": 50.0, "metade": 50.0, "половин": 50.0}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a mention is compared; built once."""

    mention: EventMention
    id: str
    document: str
    kind: tuple[str, str]
    speaker: str
    first: int | None
    last: int | None
    precise: bool
    countries: frozenset[str]
    persons: frozenset[str]
    objects: frozenset[str]
    traders: frozenset[tuple[str, str]]
    place: tuple[str, str | None] | None
    ratios: tuple[tuple[float, float], ...]
    amounts: tuple[tuple[float, float], ...]
    published: int | None
    witness: str
    language: str | None


def traits(mention: EventMention, witnesses: Mapping[str, Witness], groups: Mapping[str, str]) -> Traits:
    """The traits of a mention, with when its document speaks and which source it belongs to."""
    document = mention.span.document_id
    speaker = next((name_key(p.name) for p in mention.participants if p.role == "speaker"), "") if mention.type == "STATEMENT" else ""
    kind = _kind(mention)
    w = mention.when
    first = last = None
    if w is not None and w.placed:
        first = w.first if w.first is not None else w.last
        last = w.last if w.last is not None else w.first
    known = witnesses.get(document)
    ratios, amounts = _figures(mention, known.language if known else None)
    return Traits(
        mention, mention.id, document, kind, speaker, first, last, w is not None and w.precision in PRECISE,
        frozenset(mention.countries),
        frozenset(name_key(p.name) for p in mention.participants if _is_person(p)),
        frozenset(folded(p.name) for p in mention.participants if p.role == "object"),
        frozenset((p.role, p.name) for p in mention.participants if p.role in ("exporter", "importer")),
        (mention.place.name, mention.place.country) if mention.place is not None and mention.place.kind in ("city", "facility") else None,
        ratios, amounts, known.published if known else None, groups.get(document, document),
        known.language if known else None,
    )  # fmt: skip


def _kind(mention: EventMention) -> tuple[str, str]:
    """Type and subtype as they are compared: families of subtypes as one, of trade the measure alone."""
    if mention.type == "STATEMENT":
        return mention.type, ""
    subtype = mention.subtype or ""
    if mention.type == "TRADE":
        return mention.type, subtype.removesuffix(" change").removesuffix(" level")
    family = FAMILIES.get((mention.type, subtype), subtype)
    return ("AGREEMENT" if family == "entry into force" else mention.type), family


def _is_person(p: Participant) -> bool:
    return p.country is None and p.role not in ("object", "speaker") and p.name[:1].isupper()


def _figures(mention: EventMention, language: str | None) -> tuple[tuple[tuple[float, float], ...], tuple[tuple[float, float], ...]]:
    """Changes as intervals of new over old, and other amounts as intervals of what their digits allow."""
    ratios: list[tuple[float, float]] = []
    amounts: list[tuple[float, float]] = []
    for span in mention.figures:
        change, low, high = _figure(span.text, language)
        if low < high:
            (ratios if change else amounts).append((low, high))
    return tuple(ratios), tuple(amounts)


def _number(low: str, language: str | None) -> tuple[float, float] | None:
    """A number and half a unit of its last digit, read as its language writes it: `7.870` is 7870 in Spanish."""
    found = _NUMBER.search(low)
    if found is None:
        return None
    thousands, decimal = (",", ".") if language in _POINT else (".", ",")
    digits = found.group()
    if digits.count(decimal) > 1 or (digits.count(decimal) and digits.rfind(thousands) > digits.rfind(decimal)):
        thousands, decimal = decimal, thousands
    whole, _, rest = digits.replace(thousands, "").partition(decimal)
    return float(f"{whole}.{rest or 0}"), 0.5 * 10.0 ** -len(rest)


@lru_cache(maxsize=4096)
def _figure(words: str, language: str | None) -> tuple[bool, float, float]:
    """Whether a figure tells a change, and the interval it allows; an empty one where it says nothing that compares."""
    low = words.lower()
    number = _number(low, language)
    for stem, times in _MULTIPLE.items():
        if stem in low:
            return True, times, times + 0.999  # "more than doubled" says no more
    for stem, percent in _FRACTION.items():
        if stem in low and number is None:
            return True, 1 + percent / 100 - 0.03, 1 + percent / 100 + 0.03
    if number is None:
        return False, 0.0, 0.0
    value, slack = number
    if "%" in low or any(w in low for w in ("percent", "per cent", "ciento", "cento", "процент")):
        return True, 1 + value / 100 - 0.005, 1 + value / 100 + 0.005
    if any(w in low for w in ("times", "veces", "vezes", "раз", "fold")):
        return True, value - 0.05, value + 0.05
    scale = 1.0
    for word in _WORD.findall(low):
        scale *= next((_SCALES[w] for w in (word, word[:-1], word[:-2]) if w in _SCALES), 1.0)
    return False, (value - slack) * scale, (value + slack) * scale


def _agree(a: tuple[tuple[float, float], ...], b: tuple[tuple[float, float], ...]) -> bool:
    return any(x[0] <= y[1] and y[0] <= x[1] for x in a for y in b)


@dataclass(frozen=True, slots=True)
class Verdict:
    """same · different · unsure, the points for it, and why."""

    verdict: str
    points: float
    why: str


def compare(a: Traits, b: Traits) -> Verdict:
    """The verdict on two mentions of different documents."""
    against = _against(a, b)
    if against:
        return Verdict("different", 0.0, against)
    points, reasons = _dates(a, b)
    shared = a.countries & b.countries
    if shared:
        union = len(a.countries | b.countries)
        points += 0.8 + 0.8 * len(shared) / union + (0.5 if len(shared) > 1 else 0)
        reasons.append(f"same countries {', '.join(sorted(shared))}")
    persons = a.persons & b.persons
    if persons:
        points += 1.0 + 0.5 * (len(persons) > 1)
        reasons.append("same persons")
    if a.speaker:
        points += 1.0
        reasons.append("same speaker")
    if a.place is not None and a.place == b.place:
        points += 1.0
        reasons.append(f"same place {a.place[0]}")
    if (a.ratios and b.ratios) or _agree(a.amounts, b.amounts):
        points += 1.5
        reasons.append("same figures")
    if a.objects & b.objects:
        points += 1.5
        reasons.append("same object")
    elif a.objects and b.objects and a.language == b.language and a.kind[0] in ("PROJECT", "POLICY"):
        points -= 1.5
    if a.witness == b.witness and a.document != b.document:
        points += 1.0
        reasons.append("told by one source")
    if a.kind[0] == "MEMBERSHIP" or a.kind[1] in STANDING:
        points += 0.7
    if points >= ENOUGH:
        return Verdict("same", points, "; ".join(reasons))
    return Verdict("unsure", points, "; ".join(reasons) or "nothing that both tell")


def _against(a: Traits, b: Traits) -> str:
    """A reason why two mentions cannot be one, or nothing."""
    if a.kind != b.kind:
        return "another type"
    if a.speaker != b.speaker:
        return "another speaker"
    if a.mention.negated != b.mention.negated and a.kind[0] != "STATEMENT":
        return "one is denied"
    if a.countries and b.countries and not a.countries & b.countries and not a.speaker:
        return "other countries"
    p, q = a.mention.place, b.mention.place
    moved = a.place is not None and b.place is not None and a.place != b.place and p is not None and q is not None and far(p, q)
    if moved and a.kind == ("MEETING", "meeting"):
        return "another city"
    if a.first is not None and b.first is not None and a.last is not None and b.last is not None:
        gap = max(a.first, b.first) - min(a.last, b.last)
        if gap > (NEAR_DAYS if a.precise and b.precise else 0):
            return "days apart"
        if gap > 0 and (moved or not (a.persons & b.persons or a.place == b.place is not None or a.objects & b.objects)):
            return "days apart"
    if a.traders and b.traders and not a.traders & b.traders:
        return "another exporter or importer"
    if a.kind[0] == "TRADE":
        return _other_trade(a, b)
    if a.ratios and b.ratios and not _agree(a.ratios, b.ratios):
        return "other figures"
    if a.mention.subtype != b.mention.subtype and not _wordings(a, b):
        return "another type"
    if _stop(a, b) or _stop(b, a):
        return "one stop of a journey"
    if a.kind == ("MEETING", "meeting") and a.persons and b.persons and not a.persons & b.persons:
        return "other persons"
    return ""


def _stop(a: Traits, b: Traits) -> bool:
    """Whether `a` is a day in one city and `b` the days of a journey through several countries."""
    if a.kind != ("MEETING", "meeting") or a.place is None or b.place is not None or len(b.countries) < TOUR:
        return False
    return a.first is not None and a.first == a.last and b.first != b.last


def _other_trade(a: Traits, b: Traits) -> str:
    """Levels and changes of one measure are one where an amount is the same; else each must fit the other's kind."""
    if not (a.traders and b.traders) and a.countries and b.countries and not (a.countries <= b.countries or b.countries <= a.countries):
        return "other traders"
    if _agree(a.amounts, b.amounts):
        return ""
    if a.mention.subtype != b.mention.subtype:
        return "another type"
    if a.ratios and b.ratios:
        return "" if _agree(a.ratios, b.ratios) else "other figures"
    return "other figures" if a.amounts and b.amounts else ""


def _wordings(a: Traits, b: Traits) -> bool:
    """Whether two subtypes of a family tell of one thing: of states, days and place or person alike."""
    pair = {a.mention.subtype or "", b.mention.subtype or ""}
    if pair <= WORDINGS or a.kind[0] == "STATEMENT" or a.kind[1] == "entry into force":
        return True
    if a.first is None or b.first is None or a.last is None or b.last is None or not (a.precise and b.precise):
        return False
    if a.kind[0] == "MEETING":  # one stop of a journey is not the whole of it
        apart = a.persons and b.persons and not a.persons & b.persons
        return a.place is not None and a.place == b.place and (a.first, a.last) == (b.first, b.last) and not apart
    return (a.first, a.last) == (b.first, b.last)


def far(a: Place, b: Place) -> bool:
    """Whether two places with coordinates are more than `SAME_PLACE` apart."""
    if a.id == b.id or a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return False
    lat = math.radians((a.latitude + b.latitude) / 2)
    east = math.radians(a.longitude - b.longitude) * math.cos(lat)
    return 6371.0 * math.hypot(math.radians(a.latitude - b.latitude), east) > SAME_PLACE


def _dates(a: Traits, b: Traits) -> tuple[float, list[str]]:
    """Points for the time: the same day counts most; silence on one side leaves it to the articles' days."""
    if a.first is not None and b.first is not None and a.last is not None and b.last is not None:
        overlap = min(a.last, b.last) - max(a.first, b.first)
        if a.precise and b.precise:
            return (2.2, ["same days"]) if overlap >= 0 else (0.8, ["days close by"])
        same = (a.first, a.last) == (b.first, b.last)
        return (1.6 if same else 1.0), ["same time"]
    dated = a if a.first is not None else b if b.first is not None else None
    if dated is None:
        if a.published is not None and b.published is not None:
            return (0.6, ["articles close by"]) if abs(a.published - b.published) <= NEWS_DAYS else (-1.0, [])
        return 0.4, []
    other = b if dated is a else a
    if other.published is None or dated.first is None or dated.last is None:
        return 0.6, []
    near = dated.first - NEWS_DAYS <= other.published <= dated.last + NEWS_DAYS
    return (1.0, ["the article is of those days"]) if near else (-2.0, [])


def judge(left: EventMention, right: EventMention, witnesses: Mapping[str, Witness], groups: Mapping[str, str]) -> Judgement:
    """The rules' verdict on two mentions, as it is recorded."""
    a, b = sorted((traits(left, witnesses, groups), traits(right, witnesses, groups)), key=lambda t: t.id)
    v = compare(a, b)
    return Judgement(a.id, b.id, v.verdict, "rule:structure", v.why)


def window(when: When | None) -> tuple[int | None, int | None]:
    """First and last day of a date, (None, None) without one."""
    return (None, None) if when is None else (when.first, when.last)
