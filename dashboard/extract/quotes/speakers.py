"""Whose words a quotation is: cue verbs on either side, attribution nouns, titles, pronouns, and the quotation before.

Evidence is looked for from the closest to the farthest: a verb and its subject right after the closing mark; a
verb right before the opening mark; the quotation before it in the paragraph; any verb of speech in the sentence;
the sentence's subject; the speaker of the paragraph before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.extract.people import Named, People, Person, stems
from dashboard.extract.speech import Speech
from dashboard.model import Document

TITLED = 200  # persons with a title among whom "the chairman" is looked for; more stand in lists, not in articles
REACH = 260  # characters looked at on either side; the longest attribution phrase of PolNeAR's dev part has 214
_TOKEN = re.compile(r"[\w’'-]+|[^\w\s]")
_AUXILIARY = frozenset(
    """today yesterday tonight monday tuesday wednesday thursday friday saturday sunday hoy ayer ontem hoje сегодня вчера
    has have had is was were are be been also then later now once again further will would could did does do not never
    often repeatedly reportedly just still yet himself herself ha han había habían fue también luego además se lo le les
    nos tem têm foi também depois já то также ещё еще уже""".split()
)
_PREPOSITIONS = frozenset(
    """of by with for to at in on against after from about than over under between de del con para a en contra por sobre da do
    das dos com em о с к по для от у на в против""".split()
)
_SENTENCE_END = re.compile(r"[.!?][\"”»]?\s|\n")
_OF = frozenset("of for de del para da do по".split())
_AFTER_SUBJECT = frozenset("when while during who as cuando durante tras quien после".split())
_BREAKS = frozenset(".;:!?–—")
_DEFINITE = frozenset(("the", "el", "la", "o", "a"))
_LEADER = stems(["leader", "líder", "mandatario", "lider", "лидер", "глава"])
_HEADS = (stems(["president"]), stems(["premier"]), stems(["minister"]), stems(["chancellor"]), stems(["king"]), stems(["presidente"]),
          stems(["президент"]))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who, and the words there that name them. `name` is None where a pronoun finds nobody."""

    name: str | None
    start: int
    end: int
    why: str
    person: Person | None = None


@dataclass(slots=True)
class Token:
    start: int
    end: int
    word: str
    low: str


def tokens(text: str, start: int, end: int) -> list[Token]:
    return [Token(m.start(), m.end(), m.group(), m.group().lower()) for m in _TOKEN.finditer(text, start, end)]


class Attribution:
    """Finds speakers in one document."""

    def __init__(self, document: Document, people: People, speech: Speech) -> None:
        self.text = document.text
        self.people = people
        self.speech = speech
        self.titled = [p for p in people.persons if p.titles][:TITLED]

    # --- who a noun phrase is ---------------------------------------------------------------------

    def person_at(self, start: int, end: int) -> Named | None:
        """The first person named in [start, end) who is not the object of a preposition."""
        named = self.people.within(start, end)
        for n in named:
            before = self.text[max(start, n.start - 12) : n.start].split()
            if not before or before[-1].lower() not in _PREPOSITIONS:
                return n
        return named[0] if named else None

    def by_title(self, words: list[str], position: int) -> Person | None:
        """The person of whom the document gave this title, the one named last before `position` first."""
        wanted = stems(w for w in words if w.lower() not in self.speech.stop)
        if not wanted:
            return None
        lows = {w.lower() for w in words}
        gender = "f" if lows & self.speech.feminine else "m" if lows & self.speech.masculine else ""
        variants = [wanted]
        if wanted & _LEADER:
            variants += [wanted - _LEADER | head for head in _HEADS]
        fits = [
            (min(len(t) for t in p.titles if any(v <= t for v in variants)), p)
            for p in self.titled
            if any(v <= t for t in p.titles for v in variants) and not (gender and p.gender and gender != p.gender)
        ]
        if not fits:
            return None
        closest = min(size for size, _ in fits)
        best = [p for size, p in fits if size == closest]
        for n in self.people.before(position, 60):
            if n.person in best:
                return n.person
        return best[0]

    def _spoken_of(self, words: list[str], position: int, last: Speaker | None) -> Person | None:
        """Whom "the Russian leader" means if nobody has that title: the last speaker, else whoever was named last,
        if the document gives him no title or a head of state's."""
        named = self.people.before(position, 1)
        person = last.person if last is not None and last.person is not None else named[0].person if named else None
        if person is None:
            return None
        heads = bool(stems(words) & _LEADER) and any(head <= t for t in person.titles for head in _HEADS)
        return person if heads or not person.titles else None

    def antecedent(self, pronoun: str, position: int, floor: int, last: Speaker | None) -> Person | None:
        """Whom he, she or they means: the last speaker if it fits, else the nearest fitting name that is a subject."""
        gender = self.speech.pronouns.get(pronoun) or self.speech.possessives.get(pronoun) or ""
        if gender not in "mf" or not gender:
            return None
        near = [n for n in self.people.before(position, 16) if n.start >= floor and n.person.gender in ("", gender)]
        subjects = [n for n in near if self._subject_like(n)]
        if last is not None and last.person is not None and last.person.gender in ("", gender):
            nearer = [n for n in subjects if n.start >= last.start]
            lead = self._leading(nearer) if nearer else None
            return lead.person if lead is not None and not self._after_pronoun(lead) else last.person
        if subjects:
            return self._leading(subjects).person
        return near[0].person if near else None

    def _subject_like(self, n: Named) -> bool:
        """Whether a name is not the object of a preposition."""
        before = self.text[max(0, n.start - 10) : n.start].split()
        return not before or before[-1].lower() not in _PREPOSITIONS

    def _after_pronoun(self, n: Named) -> bool:
        """Whether a pronoun is the subject of the sentence in which a name stands: `he stated and mentioned X`."""
        before = _SENTENCE_END.split(self.text[max(0, n.start - 200) : n.start])[-1]
        return any(self.speech.pronouns.get(w.lower(), "") in ("m", "f") for w in _TOKEN.findall(before))

    def _leading(self, near: list[Named]) -> Named:
        """The first name of the nearest sentence that has one; `near` begins with the nearest."""
        lead = near[0]
        for n in near[1:]:
            if _SENTENCE_END.search(self.text, n.end, lead.start):
                break
            lead = n
        return lead

    def phrase(self, start: int, end: int, why: str, floor: int, last: Speaker | None) -> Speaker | None:
        """The speaker named by the noun phrase in [start, end): a person, a pronoun, a title or another name."""
        found = tokens(self.text, start, end)
        while found and (found[0].word in ",–—-" or found[0].low in _AUXILIARY):
            found = found[1:]
        while found and (found[-1].low in _AUXILIARY or (not found[-1].word[0].isalnum() and found[-1].word not in ")’'")):
            found = found[:-1]
        if not found:
            return None
        start, end = found[0].start, found[-1].end
        first = found[0]
        if first.low in self.speech.pronouns and (
            len(found) == 1 or first.low not in self.speech.stop or first.low in ("he", "she", "they")
        ):
            person = self.antecedent(first.low, first.start, floor, last)
            return Speaker(person.name if person else None, first.start, first.end, why + ", pronoun", person)
        named = self.person_at(start, end)
        words = [t.word for t in found if t.word[0].isalnum()]
        if named is not None:
            return Speaker(named.person.name, named.start, named.end, why, named.person)
        if any(t.low in self.speech.titles for t in found):
            person = self.by_title(words, start)
            if person is None and first.low in _DEFINITE:
                person = self._spoken_of(words, start, last)
            if person is not None:
                return Speaker(person.name, start, end, why + ", title", person)
        while words and words[0].lower() in self.speech.stop:
            words = words[1:]
            found = [t for t in found if t.start > found[0].start]
        if not words:
            return None
        name = self.text[found[0].start : end]
        return Speaker(name if len(name) <= 90 else None, start, end, why)

    # --- where a speaker stands -------------------------------------------------------------------

    def _is_verb(self, t: Token) -> bool:
        tags = self.speech.verbs.get(t.low)
        return tags is not None and ((t.word[0].islower() and tags != "b") or (t.word[0].islower() and self.speech.language != "en"))

    def after(self, end: int, stop: int, words_end: str, floor: int, last: Speaker | None) -> Speaker | None:
        """`…,” said X` · `…,” X said` · `…” — X` · `…,” according to X`, in the sentence that the quotation ends in."""
        text = self.text
        found = tokens(text, end, min(stop, end + REACH))
        skipped = 0
        while found and found[0].word in ",–—-―.":
            if found[0].word == ".":
                return None
            skipped += found[0].word != ","
            found = found[1:]
        if not found:
            return None
        lead = found[0]
        open_end = words_end in ",?!—–-…" or text[end : lead.start].strip()[:1] == "," or skipped > 0
        if not open_end and not (lead.word[0].islower() and self._is_verb(lead)):
            return None
        if skipped and lead.word[0].isupper() and not any(self._is_verb(t) for t in found[:8]):  # ― Pamela Padilla
            line_end = text.find("\n", lead.start)
            name_end = min(x for x in (line_end if line_end >= 0 else stop, stop, lead.start + 80))
            name = re.split(r"[.,;“\"(]", text[lead.start : name_end])[0].strip()
            if 0 < len(name.split()) <= 5:
                return self.phrase(lead.start, lead.start + len(name), "signed after a dash", floor, last)
            return None
        according = self.speech.according.match(text, lead.start)
        if according:
            return self.phrase(according.end(), self._phrase_end(found, according.end()), "according to", floor, last)
        clause = self._clause(found)
        for i, t in enumerate(clause):
            if not self._is_verb(t):
                continue
            before = [x for x in clause[:i] if x.low not in _AUXILIARY and not x.low.endswith("ly")]
            if before:
                return self.phrase(lead.start, t.start, "subject before the verb of speech after the words", floor, last)
            return self.subject_after(clause, i, floor, last)
        return None

    def subject_after(self, clause: list[Token], i: int, floor: int, last: Speaker | None) -> Speaker | None:
        rest = clause[i + 1 :]
        while rest and (rest[0].low in _AUXILIARY or rest[0].low.endswith("ly") or (rest[0].low in ("a", "ao", "al") and len(rest) > 1)):
            rest = rest[1:]
        if not rest:
            return None
        start = rest[0].start
        if rest[0].low in _PREPOSITIONS:
            return None
        stop = rest[-1].end
        for j, t in enumerate(rest):
            ends = t.word in ',.;:(“"«–—' or t.low in _AFTER_SUBJECT
            if j and (ends or (t.low in _PREPOSITIONS - _OF and self.people.within(start, t.start))):
                stop = t.start
                break
        named = self.people.within(start, min(stop, start + 160))
        if named and len(named) > 1 and any(t.low == "and" for t in rest[:4]):
            named = named[:1]
        return self.phrase(start, stop, "subject after the verb of speech", floor, last)

    def _clause(self, found: list[Token]) -> list[Token]:
        """Tokens up to the end of the sentence; abbreviated titles (Sen.) do not end it."""
        out: list[Token] = []
        for n, t in enumerate(found):
            if t.word in '"“«':
                break
            if t.word in ".!?" and out and not (out[-1].low in self.speech.honorifics or len(out[-1].word) == 1):
                following = found[n + 1].word if n + 1 < len(found) else ""
                if t.word != "." or not (following in (",", ")") or following[:1].islower()):  # Mitch McConnell, R-Ky., said
                    break
            out.append(t)
        return out

    @staticmethod
    def _phrase_end(found: list[Token], start: int) -> int:
        end = start
        for t in found:
            if t.start < start:
                continue
            if t.word in ',.;:“"':
                break
            end = t.end
        return end

    def before(self, start: int, floor: int, context: int, last: Speaker | None) -> Speaker | None:
        """`X said: “…` · `X said that “…` · `X, the Y, argued … “…`: the nearest verb of speech to the left and its subject."""
        text = self.text
        low = max(floor, start - REACH - 140)
        found = tokens(text, low, start)
        if found and found[-1].word == ":" and len(found) <= 12 and not any(self._is_verb(t) for t in found):
            label = self.phrase(low, start - 1, "label before the words", context, last)
            if label is not None and (label.person is not None or found[0].word.isupper()):
                return label
        impersonal: Speaker | None = None
        for i in range(len(found) - 1, -1, -1):
            t = found[i]
            if not self._is_verb(t):
                if t.low == "according" or t.low in ("según", "segundo", "согласно", "словам"):
                    match = self.speech.according.search(text, found[max(0, i - 1)].start, start)
                    if match:
                        return self.phrase(match.end(), self._phrase_end(found, match.end()), "according to", context, last)
                continue
            subject = self.subject(found, i, context, last)
            if subject is None and self.speech.language != "en":
                subject = self.subject_after(found, i, context, last)
            if subject is not None:
                weighty = subject.person is not None or any(w[0].isupper() for w in self.text[subject.start : subject.end].split()[-3:])
                if weighty or self.text[subject.start : subject.end].lower() in self.speech.pronouns:
                    return subject
                impersonal = impersonal or subject
        return impersonal

    def subject(self, found: list[Token], i: int, context: int, last: Speaker | None) -> Speaker | None:
        """The subject of the verb found[i]: what stands to its left in its clause."""
        j = i - 1
        while j >= 0 and (found[j].low in _AUXILIARY or (found[j].low.endswith("ly") and found[j].word.islower())):
            j -= 1
        if j < 0:
            return None
        if found[j].low in ("and", "but", "y", "e", "и", "pero", "mas", "но") or (found[j].word == "," and found[i].low.endswith("ing")):
            return self._sentence_subject(found, j, context, last)
        if found[j].low in ("to", "by", "of", "que", "for"):
            return self._sentence_subject(found, j, context, last)
        end = found[j].end
        k = j
        while k >= 0 and found[k].word not in _BREAKS and found[k].word not in '“"”«»' and j - k < 40:
            if found[k].low in ("that", "because", "when", "while", "if", "although", "but", "as") and k < j:
                break
            k -= 1
        region = found[k + 1 : j + 1]
        if not region:
            return None
        if region[-1].low in self.speech.pronouns:
            if self.speech.pronouns[region[-1].low] == "r":  # who, which: what stands before it
                stop = region[-2].end if len(region) > 1 and region[-2].word != "," else region[-1].start
                return self.phrase(region[0].start, stop, "antecedent of a relative pronoun", context, last)
            return self.phrase(region[-1].start, end, "subject before the verb of speech", context, last)
        return self._nearest_phrase(region, end, context, last)

    def _nearest_phrase(self, region: list[Token], end: int, context: int, last: Speaker | None) -> Speaker | None:
        """The noun phrase that ends at `end`; one in apposition (`X, the mayor, said`) gives its head."""
        commas = [n for n, t in enumerate(region) if t.word == ","]
        tail = region
        if commas:
            if region[-1].word == "," and len(commas) > 1:  # X, the Y, said
                head = region[commas[-3] + 1 if len(commas) > 2 else 0 : commas[-2]]
                if any(t.word[0].isupper() or t.low in self.speech.pronouns for t in head):
                    tail = head
                else:
                    tail = region[commas[-2] + 1 : -1]
            elif region[-1].word == ",":
                tail = region[: commas[-1]]
            else:
                tail = region[commas[-1] + 1 :]
        tail = [t for t in tail if t.word != ","] or region
        named = list(self.people.within(tail[0].start, tail[-1].end))
        if named:
            return self.phrase(tail[0].start, tail[-1].end, "subject before the verb of speech", context, last)
        for n, t in enumerate(tail):
            if t.low in self.speech.pronouns and self.speech.pronouns[t.low] in "mfpi":
                return self.phrase(t.start, t.end, "subject before the verb of speech", context, last)
            if (t.word[0].isupper() and t.low not in self.speech.stop) or t.low in self.speech.titles:
                if n and tail[n - 1].low in _PREPOSITIONS and not tail[-1].end == end:
                    continue
                lead = n - 1 if n and tail[n - 1].low in ("the", "a", "el", "la") else n
                return self.phrase(tail[lead].start, tail[-1].end, "subject before the verb of speech", context, last)
        return self.phrase(tail[0].start, tail[-1].end, "subject before the verb of speech", context, last)

    def _sentence_subject(self, found: list[Token], j: int, context: int, last: Speaker | None) -> Speaker | None:
        """The first name, pronoun or title of the sentence that found[j] stands in."""
        k = j
        while k >= 0 and found[k].word not in ".!?":
            k -= 1
        for t in found[k + 1 : j]:
            if (t.low in self.speech.pronouns and self.speech.pronouns[t.low] in "mfp") or t.low in self.speech.possessives:
                return (
                    self.phrase(t.start, t.end, "subject of the verb of speech", context, last) if t.low in self.speech.pronouns else None
                )
            named = self.people.within(t.start, t.start + 1)
            if named:
                n = named[0]
                return Speaker(n.person.name, n.start, n.end, "subject of the verb of speech", n.person)
        region = found[k + 1 : j]
        stop = next((n for n, t in enumerate(region) if self._is_verb(t) or t.word in ",("), len(region))
        if stop and region:
            return self.phrase(region[0].start, region[stop - 1].end, "subject of the verb of speech", context, last)
        return None

    def subject_of(self, start: int, end: int, context: int, last: Speaker | None) -> Speaker | None:
        """The subject of a sentence without a verb of speech: its first name or pronoun, near its head."""
        for t in tokens(self.text, start, min(end, start + 120)):
            if (t.low in self.speech.pronouns and self.speech.pronouns[t.low] in "mf") or t.low in self.speech.possessives:
                person = self.antecedent(t.low, t.start, context, last)
                if person:
                    return Speaker(person.name, t.start, t.end, "subject of the sentence, pronoun", person)
            named = self.people.within(t.start, t.start + 1)
            if named:
                n = named[0]
                return Speaker(n.person.name, n.start, n.end, "subject of the sentence", n.person)
        return None
