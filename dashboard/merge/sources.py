"""Which documents are independent witnesses, and which repeat one another.

Three things make two documents one source: one copies the other (near-duplicate text), both carry one agency's
story, or both do nothing but tell what one person said on one occasion, whether they quote, translate or
paraphrase it. A document with several speakers is a witness of its own even where it quotes the same words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from zlib import crc32

from dashboard.model import READ_IN_FULL, Extraction

SKETCH = 128  # hashes kept of a document; the standard error of a Jaccard of 0.5 is then 0.044
SHINGLE = 5  # words; shorter ones are shared by unrelated articles on one subject
COPY = 0.5  # Jaccard of shingles: a copy that drops a third of its original has 0.67, two tellings of one event under 0.05
REWRITE = 0.15  # the same for two documents that credit one agency: a desk's edit keeps whole sentences
QUOTED = 6  # words in a row, said in both: one utterance
LANDMARKS = 3  # figures and persons that two undated tellings by one speaker must share
DOMINANT = 0.6  # share of a document's attributed words and statements that one speaker must have
SUBSTANCE = 0.25  # share of a document that its speaker must fill before it is but a telling of what he said
MENTION = 25  # words that a report of speech without quotation marks counts for, the length of a sentence
COMMON = 60  # documents with one landmark or quoted run; commoner ones tell nothing apart and are not compared
BUCKET = 4  # documents of a bucket that a new one is compared with: groups grow through their first members
AGENCIES = tuple(
    """Reuters|Associated Press|AP|AFP|Agence France-Presse|EFE|Europa Press|DPA|ANSA|Xinhua|TASS|ТАСС|Interfax|Интерфакс|RIA Novosti
    |РИА Новости|Sputnik|Prensa Latina|ABI|AVN|Bloomberg|UPI|Kyodo|Anadolu|Notimex|Télam|Lusa|Agência Brasil|PTI|IANS|Yonhap""".replace(
        "\n    ", ""
    ).split("|")
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Utterance:
    """What a document's one speaker says: the speaker's key, the first day it may be, and what to know it again by."""

    speaker: str
    first: int | None
    quoted: tuple[int, ...]
    landmarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """One document as a source. `signature`: the smallest hashes of its shingles; `published`: day number."""

    document_id: str
    publisher: str | None
    published: int | None
    language: str | None
    signature: tuple[int, ...] = ()
    agency: str | None = None
    utterances: tuple[Utterance, ...] = ()


def folded(name: str) -> str:
    """A name without case and accents, words in order, as names are compared across languages."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain))


_LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "z", "з": "z", "и": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "k", "ц": "ts", "ч": "k", "ш": "s", "щ": "s", "ъ": "",
    "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "c": "k", "q": "k", "w": "v", "y": "i", "j": "i", "h": "",
})  # fmt: skip
_CASES = ("ogo", "omu", "im", "om", "em", "oi", "ei")  # oblique endings of Russian names, transliterated
_CYRILLIC = re.compile("[а-я]")
_DOUBLED = re.compile(r"(.)\1+")
STEM = 4  # letters of a name that a stripped ending must leave


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """A person's last name by its sound: what `Putin`, `Vladimir Putin`, `V. Putin` and the Russian `Путиным` share."""
    words = folded(name).split()
    if not words:
        return ""
    key = _DOUBLED.sub(r"\1", words[-1].translate(_LATIN))
    if _CYRILLIC.search(words[-1]):
        key = next((key[: -len(e)] for e in _CASES if key.endswith(e) and len(key) - len(e) >= STEM), key)
    bare = key.rstrip("aeiou")
    return bare if len(bare) >= STEM else key


def _shingles(words: Sequence[str], size: int) -> set[int]:
    return {crc32(" ".join(words[i : i + size]).encode()) for i in range(len(words) - size + 1)}


def witness(x: Extraction) -> Witness:
    """What of a document tells whether it is a source of its own."""
    d = x.document
    text = d.text
    blocks = [text[b.start : b.end] for b in d.blocks if b.role in READ_IN_FULL] if d.blocks else [text]
    words = _WORD.findall(folded(" ".join(blocks)))
    signature = tuple(nsmallest(SKETCH, _shingles(words, SHINGLE)))
    published = d.published.when.first if d.published else None
    return Witness(d.id, d.source.publisher, published, d.language, signature, _agency(x), _utterances(x))


def _agency(x: Extraction) -> str | None:
    """The news agency that a document credits: in its byline or dateline, or alone on its last line."""
    text = x.document.text
    ends = text.strip().rsplit("\n", 1)[-1][-60:]
    heads = [text[b.start : b.end][:200] for b in x.document.blocks if b.role in ("byline", "dateline")]
    heads.append(text[:300].split("\n\n", 1)[0][:120] if not heads else "")
    for agency in AGENCIES:
        if ends.strip(" .()[]–—-/") == agency or any(re.search(rf"[(/–—-]\s?{re.escape(agency)}\s?[)/.–—-]", h) for h in heads):
            return agency
        if (x.document.author or "") == agency:
            return agency
    return None


def _utterances(x: Extraction) -> tuple[Utterance, ...]:
    """The utterance that a document is about, if one speaker has the better part of what is said in it."""
    weight: Counter[str] = Counter()
    for q in x.quotes:
        if q.value.speaker and q.value.kind != "term":
            weight[name_key(q.value.speaker)] += len(q.value.words.split())
    statements = [e for e in x.events if e.type == "STATEMENT"]
    for e in statements:
        for p in e.participants:
            if p.role == "speaker":
                weight[name_key(p.name)] += MENTION * (1 + len(e.also))
    total = weight.total()
    if not total:
        return ()
    speaker, most = max(weight.items(), key=lambda kv: (kv[1], kv[0]))
    length = sum(1 for _ in _WORD.finditer(x.document.text))
    if most < DOMINANT * total or most < SUBSTANCE * length or not speaker:
        return ()
    days = [e.when.first for e in statements if e.when and e.when.first is not None and e.when.precision in ("day", "minute")
            and any(name_key(p.name) == speaker for p in e.participants)]  # fmt: skip
    quoted: set[int] = set()
    for q in x.quotes:
        if q.value.speaker and name_key(q.value.speaker) == speaker:
            quoted |= _shingles(_WORD.findall(folded(q.value.words)), QUOTED)
    return (Utterance(speaker, min(days, default=None), tuple(sorted(quoted)), _landmarks(x, speaker)),)


def _landmarks(x: Extraction, speaker: str) -> tuple[str, ...]:
    """Changes, amounts and persons: what a paraphrase and a translation keep."""
    found = set()
    for f in x.figures:
        v = f.value
        if v.ratio is not None:
            found.add(f"x{v.ratio.normalize()}")
        elif v.kind in ("money", "people", "count") and v.quantity >= 10:
            found.add(f"{v.unit}{v.quantity.normalize()}")
    for e in x.events:
        found |= {name_key(p.name) for p in e.participants if p.country is None and " " in p.name}
        if e.type in ("MEMBERSHIP", "TRADE", "POLICY", "PROJECT", "MEETING"):
            found.add(f"{e.type}/{e.subtype}/{','.join(sorted(e.countries)[:2])}")
    return tuple(sorted(found - {speaker, ""}))


# --- groups ---------------------------------------------------------------------------------------


class Union:
    """Disjoint sets of ids; the smallest member names its set, whatever the order of joining."""

    def __init__(self, ids: Iterable[str]) -> None:
        self.parent = {i: i for i in ids}

    def find(self, i: str) -> str:
        root = i
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[i] != root:
            self.parent[i], i = root, self.parent[i]
        return root

    def join(self, a: str, b: str) -> None:
        a, b = sorted((self.find(a), self.find(b)))
        self.parent[b] = a


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """The Jaccard of two documents' shingles, estimated from their sketches (bottom-k, Broder 1997)."""
    if not a or not b:
        return 0.0
    k = min(SKETCH, max(len(a), len(b)))
    union = nsmallest(k, set(a) | set(b))
    both = set(a) & set(b)
    return sum(h in both for h in union) / len(union)


def independent(witnesses: Mapping[str, Witness]) -> dict[str, str]:
    """Document id -> id of its group: documents of one group count as one source. Linear in the number of
    documents but for buckets of equal content, which are cut; the order of documents changes nothing."""
    ordered = [witnesses[i] for i in sorted(witnesses)]
    groups = Union(w.document_id for w in ordered)
    _join_copies(ordered, groups)
    _join_utterances(ordered, groups)
    return {w.document_id: groups.find(w.document_id) for w in ordered}


def _join_copies(ordered: Sequence[Witness], groups: Union) -> None:
    buckets: dict[int, list[Witness]] = defaultdict(list)
    for w in ordered:
        near: dict[str, Witness] = {}
        for h in w.signature:
            bucket = buckets[h]
            near |= {o.document_id: o for o in bucket[:BUCKET]}
            if len(bucket) < BUCKET:
                bucket.append(w)
        for o in near.values():
            if groups.find(o.document_id) == groups.find(w.document_id):
                continue
            alike = resemblance(o.signature, w.signature)
            if alike >= COPY or (alike >= REWRITE and w.agency is not None and w.agency == o.agency):
                groups.join(o.document_id, w.document_id)


def _join_utterances(ordered: Sequence[Witness], groups: Union) -> None:
    told = [(w.document_id, u) for w in ordered for u in w.utterances]
    days = {d: u.first for d, u in told}
    same_day: dict[tuple[str, int], str] = {}
    said: dict[tuple[str, int], list[str]] = defaultdict(list)
    known: dict[tuple[str, str], list[str]] = defaultdict(list)
    for d, u in told:
        if u.first is not None:
            groups.join(d, same_day.setdefault((u.speaker, u.first), d))
        for h in u.quoted:
            said[(u.speaker, h)].append(d)
        for mark in u.landmarks:
            known[(u.speaker, mark)].append(d)
    for members in said.values():
        for d in members[1:COMMON]:
            if _may_meet(days[members[0]], days[d]):
                groups.join(members[0], d)
    shared: Counter[tuple[str, str]] = Counter()
    for members in known.values():
        if len(members) <= COMMON:
            undated = [d for d in members if days[d] is None]
            shared.update({(min(u, d), max(u, d)) for u in undated for d in members if d != u})
    for (a, b), count in sorted(shared.items()):
        if count >= LANDMARKS:
            groups.join(a, b)


def _may_meet(a: int | None, b: int | None) -> bool:
    """Two days that may be one: equal, or one of them untold."""
    return a is None or b is None or a == b
