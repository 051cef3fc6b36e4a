"""Who is named in a document, and by which titles: what pronouns and "the Chairman of the State Duma" resolve to.

One pass over capitalised words. A sequence is a person where a title or honorific leads it, or where it begins
with a known given name; a surname alone is a person named in full elsewhere in the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.extract.speech import Speech, given_names, language_of
from dashboard.extract.speech import speech as lexicon_of
from dashboard.model import Document
from dashboard.text import Sentence

_CAP = r"(?:[A-ZÀ-ÖØ-ÞА-ЯЁ][\w’'-]*\.?)"
_PARTICLE = r"(?:de|del|la|las|los|van|von|der|den|da|do|dos|das|di|bin|ibn|al|el|y|e|du|le)"
_SEQUENCE = re.compile(rf"\b{_CAP}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}{_CAP})*")
_GAP = re.compile(r"[ \u00a0]+")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_LINK = frozenset("of for on and the at in to de del la las los el y e da do das dos para en por sobre a в и по за с над".split())
_WEAK = frozenset(
    "general head chief official expert leader member candidate owner founder justice chair activist coordinator executive".split()
)
MAX_TITLE = 140  # characters; the longest title of a real article ("Special Representative of … Affairs") has 68
STEM = 5  # letters: enough to tell russia(n) from cuba(n) and to hold president/presidente/президент(а) together


@dataclass(slots=True)
class Person:
    """Somebody the document names. `name` is the fullest form it gives; `titles` are sets of stemmed words."""

    name: str
    gender: str = ""
    titles: list[frozenset[str]] = field(default_factory=list)
    first: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a person: [start, end) and who."""

    start: int
    end: int
    person: Person


@dataclass(slots=True)
class People:
    """The persons of a document and where they are named, in order."""

    mentions: list[Named] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[Named]:
        """Mentions that begin in [start, end)."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, position: int, count: int) -> list[Named]:
        """Up to `count` mentions that begin before a position, nearest first."""
        at = bisect_left(self.starts, position)
        return self.mentions[max(0, at - count) : at][::-1]


def stems(words: Iterable[str]) -> frozenset[str]:
    """Content words cut to their first letters, as titles are compared."""
    return frozenset(w.lower()[:STEM] for w in words if len(w) > 2 and w.lower() not in _LINK)


@lru_cache(maxsize=2)  # quotations and events of one document ask one after the other
def find_people(document: Document, sentences: tuple[Sentence, ...]) -> People:
    """The people named in the sentences that are read in full."""
    text = document.text
    speech = lexicon_of(language_of(document.language))
    found: list[tuple[int, int, str, frozenset[str], str]] = []
    singles: list[tuple[int, int, str]] = []
    for s in sentences:
        if not s.in_full:
            continue
        for match in _SEQUENCE.finditer(text, s.start, s.end):
            _read_sequence(text, s, match.start(), match.group(), speech, found, singles)
    return _index(found, singles)


def _tokens(start: int, words: str) -> list[tuple[int, str]]:
    out, at = [], start
    for word in _GAP.split(words):
        out.append((at, word))
        at += len(word) + 1
    return out


def _read_sequence(
    text: str, s: Sentence, start: int, words: str, speech: Speech,
    found: list[tuple[int, int, str, frozenset[str], str]], singles: list[tuple[int, int, str]],
) -> None:  # fmt: skip
    tokens = _tokens(start, words)
    while (
        tokens
        and tokens[0][1].lower().rstrip(".") in speech.stop
        and len(tokens) > 1
        and tokens[0][1].lower().rstrip(".") not in speech.honorifics
    ):
        tokens = tokens[1:]
    title: list[str] = []
    for i in range(len(tokens) - 1, -1, -1):
        low = tokens[i][1].lower().rstrip(".")
        if low in speech.titles or low in speech.honorifics:
            title = [w for _, w in tokens[: i + 1]]
            tokens = tokens[i + 1 :]
            break
    names = given_names()
    if not title:
        for i, (_, word) in enumerate(tokens[:-1]):
            if word.rstrip(".") in names:
                tokens = tokens[i:]
                break
        else:
            title = _lower_title(text, s, start, speech) if tokens and len(tokens) < 5 else []
            if not title:
                if len(tokens) == 1:
                    at, word = tokens[0]
                    bare = _POSSESSIVE.sub("", word.rstrip("."))
                    singles.append((at, at + len(bare), bare))
                elif tokens:
                    _apposed(text, s, tokens, speech, found, singles)
                return
    if not tokens:
        return
    at = tokens[0][0]
    last_at, last = tokens[-1]
    bare = _POSSESSIVE.sub("", last)
    if last_at + len(last) >= s.end or len(bare) > 3 or len(tokens) == 1:
        bare = bare.rstrip(".")
    end = last_at + len(bare)
    name = _GAP.sub(" ", text[at:end])
    if len(tokens) == 1 and title and title[-1].lower() in _WEAK and name not in names:
        singles.append((at, end, name))  # General License, Head Start
        return
    if not name or name.lower() in speech.stop:
        return
    lead = frozenset(w.lower().rstrip(".") for w in title)
    gender = "f" if lead & speech.feminine else "m" if lead & speech.masculine else ""
    roles = stems([*_left_title(text, s, start if title else at, speech), *title]) | stems(_right_title(text, end, s.end, speech))
    found.append((at, end, name, roles, gender))


def _apposed(
    text: str, s: Sentence, tokens: list[tuple[int, str]], speech: Speech,
    found: list[tuple[int, int, str, frozenset[str], str]], singles: list[tuple[int, int, str]],
) -> None:  # fmt: skip
    """Two or three capitalised words without a known given name: a person only where a title follows in apposition."""
    at, (last_at, last) = tokens[0][0], tokens[-1]
    bare = _POSSESSIVE.sub("", last).rstrip(".")
    end = last_at + len(bare)
    inside_a_name = text[max(s.start, at - 4) : at].lower() in (" of ", "the ", " de ", "del ")
    role = _right_title(text, end, s.end, speech) if len(tokens) <= 4 and not inside_a_name else []
    if role:
        found.append((at, end, _GAP.sub(" ", text[at:end]), stems(role), ""))
        return
    for token_at, word in tokens:  # "Clinton campaign": each word may be a surname known from elsewhere
        plain = _POSSESSIVE.sub("", word.rstrip("."))
        singles.append((token_at, token_at + len(plain), plain))


def _lower_title(text: str, s: Sentence, start: int, speech: Speech) -> list[str]:
    """A title in lower case right before a name: "president Luis Arce", "el presidente Arce"."""
    before = text[max(s.start, start - 40) : start].rstrip(" \u00a0,")
    words = before.split()
    return words[-1:] if words and words[-1].lower() in speech.titles else []


def _left_title(text: str, s: Sentence, start: int, speech: Speech) -> list[str]:
    """Words of a title that ends where a name begins: "Chairman of the State Duma, |", "Deputy Chairwoman of … |"."""
    words = _GAP.split(text[max(s.start, start - MAX_TITLE) : start].strip(" \u00a0,\n"))
    kept: list[str] = []
    for word in reversed(words):
        bare = _POSSESSIVE.sub("", word).strip('()“”"')
        low = bare.lower().strip(",")
        if not bare or not (bare[0].isupper() or low in _LINK or low in speech.titles) or bare[-1] in ".;:":
            break
        kept.append(bare.strip(","))
    kept.reverse()
    for i, word in enumerate(kept):
        if word.lower() in speech.titles:
            return kept[max(0, i - 1) :] if i and kept[i - 1][:1].isupper() else kept[i:]
    return []


_AFTER = re.compile(r",[ \u00a0]((?:[\w’'-]+[ \u00a0]?){1,14})")


def _right_title(text: str, end: int, stop: int, speech: Speech) -> list[str]:
    """Words of a title in apposition after a name: "|, the head of the Commission on …"."""
    match = _AFTER.match(text, end, min(stop, end + MAX_TITLE))
    if not match:
        return []
    words = match.group(1).split()
    for i, word in enumerate(words[:6]):
        if word.lower() in speech.verbs and "b" not in speech.verbs[word.lower()]:
            return []
        if word.lower() in speech.titles:
            lead = words[i - 1 : i] if i and words[i - 1].lower() not in speech.stop else []
            tail = []
            for w in words[i:]:
                if w.lower() in speech.verbs and w.islower() and w.lower() not in speech.titles:
                    break
                tail.append(w)
            return lead + tail
    return []


def _index(found: list[tuple[int, int, str, frozenset[str], str]], singles: list[tuple[int, int, str]]) -> People:
    """Names that share their last word, and do not disagree before it, are one person."""
    names = given_names()
    by_word: dict[str, Person] = {}
    people = People()
    taken: list[Named] = []
    for at, end, name, roles, gender in sorted(found, key=lambda f: (-len(f[2].split()), f[0])):
        words = name.split()
        person = None
        if len(words) == 1 or words[0].rstrip(".") not in names or (len(words[0]) <= 2 and names.get(words[0]) != "z"):
            person = by_word.get(words[-1])
        else:
            for word in reversed(words[1:]):
                other = by_word.get(word)
                if other is not None and set(words) <= set(other.name.split()):
                    person = other
                    break
        if person is None:
            person = Person(name, first=at)
            people.persons.append(person)
            for word in words[1:] if len(words) > 1 and names.get(words[0]) != "z" else words[:1] if len(words) > 1 else words:
                by_word.setdefault(word, person)
        person.first = min(person.first, at)
        if roles:
            person.titles.append(roles)
        person.gender = person.gender or gender or names.get(words[0], "").replace("z", "")
        taken.append(Named(at, end, person))
    for at, end, word in singles:
        person = by_word.get(word)
        if person is not None:
            taken.append(Named(at, end, person))
    people.mentions = sorted(taken, key=lambda m: m.start)
    people.starts = [m.start for m in people.mentions]
    return people
