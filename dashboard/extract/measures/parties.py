"""Who a measure is of, and with whom: exports of Russia to Cuba, trade between Russia and Latin America.

Nobody is made a party because the document names him somewhere: the words beside the measure tell it, or a word that
points back ("its", "the two countries"), or the figure before, where the same relation goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extract.measures.discourse import ARTICLES, WORD, Discourse, code, is_country
from dashboard.extract.measures.vocabulary import Measure, Vocabulary
from dashboard.model import Mention, Place

Places = Sequence[Mention[Place]]
TRADE = frozenset({"exports", "imports", "turnover", "trade balance"})
_MODIFIERS = 3
"""Words between a demonym or genitive and its measure noun: "Russia's agricultural exports"."""
_BEHIND = 90
"""Characters behind a measure noun in which its parties may follow ("trade increased by 25 percent with Cuba")."""
_OF = 40
"""The same for "of" and for adjectives behind their noun."""
_LINK_WORDS = 3
"""Words back from a country in which the word that relates it stands: "with its old ally Cuba"."""
_SIDE = 40
"""Characters on each side of a measure noun in which "the two countries", "bilateral" may stand."""
_STOP = re.compile(r"[.;:()—](?!\d)|,(?!\d)")
_GENITIVE = re.compile(r"['’]s?\b|['’]")


@dataclass(frozen=True, slots=True)
class Parties:
    """Of whom and with whom. `several` if more are named than a claim has room for: then neither is told."""

    subject: str | None = None
    partner: str | None = None
    why: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A measure noun at [start, end) of a sentence; `stop` is where the next one begins."""

    start: int
    end: int
    stop: int
    measure: Measure
    sentence: int


def _followed(text: str, here: Places, at: int, words: Vocabulary) -> bool:
    """Whether a country is one of a list: to Russia, China and Cuba."""
    if at + 1 >= len(here) or code(here[at + 1]) == code(here[at]):
        return False
    between = text[here[at].span.end : here[at + 1].span.start]
    rest = set(WORD.findall(between.lower())) - ARTICLES - words.relations["to"] - words.relations["with"]
    return len(between) < 16 and rest <= words.relations["and"] and (bool(rest) or "," in between)


def _link(text: str, begin: int, start: int, words: Vocabulary) -> str:
    """The relation in [begin, start): to of from with in between, "" where none of the last words is one."""
    for word in reversed(WORD.findall(text[begin:start].lower())[-_LINK_WORDS:]):
        for name in ("between", "with", "to", "from", "of", "in"):
            if word in words.relations[name]:
                return name
    return ""


def _before(text: str, noun: Noun, here: Places, words: Vocabulary) -> Parties:
    """Russian exports, Russia's wheat exports, China-Bolivia trade."""
    at = next((k for k in range(len(here) - 1, -1, -1) if here[k].span.end <= noun.start), None)
    if at is None or noun.start - here[at].span.end > _OF:
        return Parties()
    gap = _GENITIVE.sub("", text[here[at].span.end : noun.start], count=1)
    between = WORD.findall(gap.lower())
    fillers = {w for phrase in words.commodities for w in phrase} | words.discourse["modifier"] | words.relations["and"]
    if len(between) > _MODIFIERS or set(between) - fillers or _STOP.search(gap):
        return Parties()
    if at and _followed(text, here, at - 1, words):
        return Parties(code(here[at - 1]), code(here[at])) if noun.measure.parties == "symmetric" else Parties(several=True)
    if at and text[here[at - 1].span.end : here[at].span.start].strip() in ("-", "–", "—"):
        return Parties(code(here[at - 1]), code(here[at]))
    return Parties(code(here[at]))


def attached(text: str, noun: Noun, here: Places, words: Vocabulary) -> Parties:
    """The parties that words beside a measure noun name. Exports from Cuba are Cuba's; imports from Cuba are somebody else's."""
    kind = noun.measure
    front = _before(text, noun, here, words)
    if front.several or front.partner:
        return front
    inward, subject, partner = kind.key == "imports", front.subject, None
    begin, stop = noun.end, min(noun.stop, noun.end + _BEHIND)
    for at, place in enumerate(here):
        if place.span.start < noun.end:
            continue
        if place.span.start > stop or _STOP.search(text, begin, place.span.start):
            break
        near, link = place.span.start - noun.end <= _OF, _link(text, begin, place.span.start, words)
        if link == "between":
            return _between(text, here, at, words)
        origin = link == "of" and inward and place.value.kind == "demonym"  # imports of Cuban nickel
        other = link == "with" or origin or link == ("from" if inward else "to")
        other = other or (link == "in" and kind.parties == "directed" and kind.key not in TRADE)
        own = (link == "of" and near) or link == ("to" if inward else "from") or (link == "in" and kind.parties == "subject")
        adjective = not link and near and place.value.kind == "demonym" and words.language in ("es", "pt")
        bare = not text[noun.end : place.span.start].strip() and place.value.kind != "city"
        own = own or (bare and words.language != "en")  # экспорт Никарагуа
        other = other or (bare and words.language == "en" and kind.parties == "directed")  # has lent Venezuela
        if other and partner is None and code(place) != subject:
            if _followed(text, here, at, words):
                return Parties(several=True)
            partner = code(place)
        elif (own or adjective) and subject is None and not origin:
            if _followed(text, here, at, words):
                return Parties(code(place), code(here[at + 1])) if kind.parties == "symmetric" else Parties(several=True)
            subject = code(place)
        begin = place.span.end
    return Parties(subject, partner)


def _between(text: str, here: Places, at: int, words: Vocabulary) -> Parties:
    """Both ends of "between Russia and the countries of Latin America"; the first alone if the second is no name."""
    if at + 1 < len(here):
        between = text[here[at].span.end : here[at + 1].span.start]
        rest = WORD.findall(between.lower())
        if rest and rest[0] in words.relations["and"] and len(rest) <= _LINK_WORDS + 2 and "," not in between:
            return Parties(code(here[at]), code(here[at + 1]))
    return Parties(None, code(here[at]))


class Resolver:
    """Parties of the measure nouns of one document, each asked once, in the order of the text."""

    def __init__(self, discourse: Discourse) -> None:
        self.d = discourse
        self.words = discourse.words
        self._told: dict[int, Parties] = {}
        self._last: tuple[int, str, Parties] | None = None
        self._traders: set[str] = set()

    def parties(self, noun: Noun, here: Places, counted: tuple[int, int] | None) -> Parties:
        """Subject and partner of a noun; `counted` are the offsets of a figure that counts something ("half a million Russians")."""
        if noun.measure.parties == "none":
            return Parties()
        if noun.start not in self._told:
            found = attached(self.d.text, noun, here, self.words)
            if not found.several:
                found = (self._symmetric if noun.measure.parties == "symmetric" else self._directed)(noun, found, here, counted)
            self._told[noun.start] = found
        found = self._told[noun.start]
        if noun.measure.key in TRADE:
            if self._last is None or self.d.paragraphs[self._last[0]] != self.d.paragraphs[noun.sentence]:
                self._traders = set()
            self._traders |= {found.subject} if found.subject else set()
            self._last = noun.sentence, noun.measure.key, found
        return found

    # --- words that point ----------------------------------------------------------------------------

    def _ends_with(self, phrases: str, words: Sequence[str]) -> bool:
        """Whether one of some phrases ends these words, but for two adjectives."""
        said = [p.split() for p in self.words.discourse[phrases]]
        return any(list(words[: len(words) - skipped][-len(p) :]) == p for skipped in range(3) for p in said)

    def _own(self, noun: Noun) -> str | None:
        """The country of "its exports", "exportaciones del país"."""
        begin, end = self._around(noun)
        text = self.d.text
        before, behind = WORD.findall(text[begin : noun.start].lower()), " ".join(WORD.findall(text[noun.end : end].lower())[:3])
        points = self._ends_with("its", before) or any(f"{behind} ".startswith(f"{p} ") for p in self.words.discourse["of_it"])
        return self.d.topic(noun.sentence, noun.start) if points else None

    def _around(self, noun: Noun) -> tuple[int, int]:
        """The words beside a noun up to the next stop."""
        sentence, text = self.d.sentences[noun.sentence], self.d.text
        low, high = max(sentence.start, noun.start - _SIDE), min(sentence.end, noun.end + _SIDE)
        stops = [m.end() for m in _STOP.finditer(text, low, noun.start)]
        after = _STOP.search(text, noun.end, high)
        return (stops[-1] if stops else low), (after.start() if after else high)

    def _carried(self, noun: Noun) -> Parties | None:
        """The relation of the trade figure just before, if it stands in this sentence or the one before it."""
        if self._last is None or noun.measure.key not in TRADE:
            return None
        index, _, told = self._last
        near = noun.sentence - index <= 1 and self.d.paragraphs[index] == self.d.paragraphs[noun.sentence]
        return told if near and not told.several else None

    def shifted(self, noun: Noun, found: Parties, here: Places, start: int) -> Parties:
        """The parties of a figure at `start` before which another clause goes on with another country: "and in Venezuela fell to"."""
        between = [p for p in here if noun.end <= p.span.start and p.span.end <= start]
        if not between or code(between[-1]) in (found.subject, found.partner):
            return found
        place, text = between[-1], self.d.text
        link, lead = _link(text, noun.end, place.span.start, self.words), text[noun.end : place.span.start]
        if not ("," in lead or self.words.discourse["clause"] & set(WORD.findall(lead.lower()))):
            return found
        if noun.measure.parties == "subject" and link in ("in", "of"):
            return Parties(code(place), None, "another country of the sentence")
        return Parties(why="another partner of the sentence") if link in ("to", "with") else found

    # --- the two kinds of measures ---------------------------------------------------------------------

    def _symmetric(self, noun: Noun, found: Parties, here: Places, counted: tuple[int, int] | None) -> Parties:
        text, known = self.d.text, [c for c in (found.subject, found.partner) if c]
        begin, end = self._around(noun)
        near = f" {text[begin:end].lower()} "
        marked = any(f" {p} " in near for p in self.words.discourse["pair"])
        why = ""
        if len(known) < 2 and (own := self._own(noun)) and own not in known:
            known, why = [*known, own], "its"
        if len(known) < 2 and not marked and (found.partner or not known):
            doer = self.d.subject(noun.sentence, noun.start)
            if doer and doer not in known:
                known, why = [*known, doer], "subject of the clause"
        open_side = found.partner is not None and found.subject is None
        if len(known) < 2 and (marked or open_side or not known):
            carried = self._carried(noun)
            pair = self.d.pair(noun.sentence, noun.start, known, marked)
            if pair is None and carried is not None and carried.subject and carried.partner:
                pair = frozenset((carried.subject, carried.partner))
            if pair is not None and pair.issuperset(known):
                known, why = sorted(pair), "pair under discussion"
        if not known and not marked and (only := self.d.only_country(noun.sentence, noun.start)):
            known, why = [only], "country of the paragraph"
        if marked and len(known) < 2:
            return Parties()
        both = sorted(known[:2], key=lambda c: (not is_country(c), c))
        return Parties(both[0] if both else None, both[1] if len(both) > 1 else None, why)

    def _directed(self, noun: Noun, found: Parties, here: Places, counted: tuple[int, int] | None) -> Parties:
        subject, partner, why = found.subject, found.partner, found.why
        carried = self._carried(noun)
        if subject is None and counted is not None and noun.measure.parties == "directed":
            subject = next((code(p) for p in here if counted[0] <= p.span.start and p.span.end <= counted[1]), None)
        at = min(noun.start, counted[0]) if counted is not None else noun.start
        guesses = (
            ("its", lambda: self._own(noun)),
            ("subject of the clause", lambda: self.d.subject(noun.sentence, at)),
            ("told by the figure before", lambda: self._goes_on(noun)),
            ("country of the paragraph", lambda: self._only(noun, at)),
        )
        for name, guess in guesses:
            if subject is None and (told := guess()) and told != partner:
                subject, why = told, name
        if subject is not None and partner is None and noun.measure.key in TRADE:
            partner = self._there(noun, here, subject)
            if partner is None and carried is not None and subject in (carried.subject, carried.partner) and not self._of_the_world(noun):
                partner = next((c for c in (carried.subject, carried.partner) if c != subject), None)
                why = "relation of the figure before" if partner else why
        return Parties(subject, partner if noun.measure.parties == "directed" else None, why)

    def _goes_on(self, noun: Noun) -> str | None:
        carried = self._carried(noun)
        if carried is None or self._last is None or self._last[1] == "turnover" or len(self._traders) > 1 or not self._begins(noun):
            return None
        return carried.subject

    def _only(self, noun: Noun, at: int) -> str | None:
        wanted = noun.measure.parties == "subject" or self._begins(noun)
        return self.d.only_country(noun.sentence, at) if wanted else None

    def _begins(self, noun: Noun) -> bool:
        """Whether nobody else stands before a noun in its clause: "Exports to China", "In 2022 las importaciones"."""
        begin, said = self._around(noun)[0], self.words.discourse
        idle = ARTICLES | said["clause"] | said["prepositions"] | said["modifier"] | self.words.relations["and"]
        return not set(WORD.findall(self.d.text[begin : noun.start].lower())) - idle

    def _there(self, noun: Noun, here: Places, subject: str) -> str | None:
        """Exports there: the country named last."""
        _, end = self._around(noun)
        if not set(WORD.findall(self.d.text[noun.end : end].lower())[:2]) & self.words.discourse["there"]:
            return None
        named = [c for p in here if p.span.end <= noun.start and (c := code(p)) and c != subject]
        return named[-1] if named else None

    def _of_the_world(self, noun: Noun) -> bool:
        begin, end = self._around(noun)
        return bool(set(WORD.findall(self.d.text[begin:end].lower())) & self.words.discourse["world"])
