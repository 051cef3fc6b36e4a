"""What may be an event: triggers whose clause has what their frame asks for, with status and arguments."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.extract.events.arguments import Arguments
from dashboard.extract.events.clauses import Line
from dashboard.extract.events.lexicon import Entry, Frame, Lexicon
from dashboard.extract.events.material import Candidate, Material, countries_of
from dashboard.text import Sentence

_OF_STATES = frozenset({"SANCTION", "POLICY", "AGREEMENT", "AID", "MEMBERSHIP"})
_ATTRIBUTIVE = frozenset("of the a an for with recently newly".split())
_BE = frozenset(
    """is are was were be been being fue fueron será serán sido es son está están foi foram sendo é são был была были было""".split()
)


class Reader:
    """Reads the candidates of one sentence after the other."""

    def __init__(self, lex: Lexicon, material: Material) -> None:
        self.lex = lex
        self.material = material
        self.arguments = Arguments(lex, material)

    def read(self, line: Line, sentence: Sentence) -> list[Candidate]:
        """The candidates of a sentence, without their dates."""
        found: list[Candidate] = []
        taken = -1
        for i, low in enumerate(line.lows):
            entries = self.lex.triggers.get(low)
            if entries is None or i <= taken:
                continue
            for entry in entries:
                at = self._tail(line, i, entry)
                if at is None:
                    continue
                candidate = self._verb(line, i, entry, sentence) if entry.verb else self._noun(line, i, entry, sentence)
                if candidate is not None:
                    candidate.verbal, candidate.clause = entry.verb, line.clause[i]
                    if (
                        found
                        and not entry.verb
                        and not found[-1].verbal
                        and found[-1].end + 1 >= candidate.start
                        and found[-1].type == candidate.type
                    ):
                        found.pop()  # roundtable discussions: the head is the last noun
                    if candidate.verbal:
                        self._take_nouns(found, candidate)
                    if not self._said_by_a_verb(found, candidate):
                        found.append(candidate)
                    taken = i
                    break
        calamities = {c.clause for c in found if c.type == "DISASTER"}
        return [c for c in found if c.type != "CONFLICT" or c.clause not in calamities]  # an earthquake that killed is no attack

    @staticmethod
    def _take_nouns(found: list[Candidate], verb: Candidate) -> None:
        """`The agreement was signed`: the noun before a verb of its type and clause is the verb's further mention."""
        for f in found[:]:
            if not f.verbal and f.clause == verb.clause and f.type == verb.type and f.type != "MEETING":
                verb.more.append((f.start, f.end))
                found.remove(f)

    @staticmethod
    def _said_by_a_verb(found: Sequence[Candidate], c: Candidate) -> bool:
        """`signed an agreement`, `suspended sanctions`: the noun belongs to the verb of its clause, and is its further mention."""
        if c.verbal or (c.type == "MEETING" and (c.subtype not in ("talks", "meeting") or c.definite)):
            return False
        for f in found:
            if (f.verbal or (c.type == "MEETING" and f.subtype == "visit")) and f.clause == c.clause and f.type == c.type:
                f.more.append((c.start, c.end))
                return True
        return False

    @staticmethod
    def _tail(line: Line, i: int, entry: Entry) -> int | None:
        if not entry.tail:
            return i
        if not entry.verb:
            return i if i and line.lows[i - 1] == entry.tail else None
        return next((j for j in range(i + 1, min(i + 5, len(line))) if line.lows[j] == entry.tail), None)

    # --- conditions -------------------------------------------------------------------------------

    def _meets(self, line: Line, i: int, frame: Frame, passive: bool) -> bool:
        a, b = line.clause_bounds(i)
        a, b = max(a, i - frame.near), min(b, i + frame.near + 1)
        for side, names in frame.need:
            if side == "~":
                if not any(self._has(line, name, 0, len(line), i) for name in names):
                    return False
                continue
            lo, hi = (a, i) if (side == "<") != passive and side else (i + 1, b) if side else (a, b)
            if passive and side == ">":
                lo, hi = a, b
            if not any(self._has(line, name, lo, hi, i) for name in names):
                return False
        return not any(self._has(line, name, i + 1, min(b, i + 6), i) for name in frame.not_need)

    def _has(self, line: Line, name: str, lo: int, hi: int, i: int) -> bool:
        if lo >= hi:
            return False
        start, end = line.starts[max(lo, 0)], line.ends[min(hi, len(line)) - 1]
        if name == "country":
            a, b = line.clause_bounds(i)
            start, end = (line.starts[a], line.ends[b - 1]) if lo != i + 1 else (start, line.ends[b - 1])
            return any(p.value.country for p in self.material.places_in(start, end))
        if name == "person":
            return bool(self.material.people.within(start, end))
        if name in ("bloc_name", "acronym_bloc"):
            strict = name == "acronym_bloc"
            lo = max(0, lo - 6) if not strict else lo
            return any(self._names_bloc(line, j, strict) for j in range(lo, min(hi, len(line))))
        return next(line.has(name, lo, hi), None) is not None

    def _names_bloc(self, line: Line, j: int, strict: bool) -> bool:
        word, low = line.words[j], line.lows[j]
        blocs = self.lex.classes["bloc"]
        if word[:1].isupper():
            return low in blocs or (len(word) > 3 and word[:-1].isupper() and low[:-1] in blocs)  # BRICSa
        return not strict and low in blocs and j > 0 and line.lows[j - 1] in ("the", "la", "el", "o", "a")

    # --- verbs and nouns --------------------------------------------------------------------------

    def _verb(self, line: Line, i: int, entry: Entry, sentence: Sentence) -> Candidate | None:
        frame, word = entry.frame, line.words[i]
        if word[0].isupper() and i and line.words[i - 1] not in '“"«':
            return None  # inside a name
        if self._nominal(line, i, entry):
            return None
        aux = line._aux(i)
        passive = "n" in entry.tags and bool(set(aux) & {"past", "present", "progressive", "perfect"}) and self._be(line, i)
        reduced = "n" in entry.tags and not aux and i + 1 < len(line) and line.lows[i + 1] in ("by", "por", "pelo", "pela")
        if not self._meets(line, i, frame, passive or reduced):
            return None
        status = line.verb_status(i, entry.tags)
        if frame.finite and ("infinitive" in aux or entry.tags == "g" or (entry.tags == "b" and not aux)):
            return None
        if frame.only and status not in frame.only:
            return None
        candidate = self._candidate(line, i, frame, status, sentence, f"{frame.subtype}: {word}")
        if candidate is None:
            return None
        candidate.negated = line.negated(i)
        candidate.reduced = reduced
        candidate.infinitive = "infinitive" in aux[:1] or ("b" in entry.tags and not aux and self.lex.language != "en")
        self.arguments.give(line, i, candidate, passive or reduced)
        candidate.weight += 1
        return candidate

    def _be(self, line: Line, i: int) -> bool:
        """Whether a form of be stands among the auxiliaries: `has been signed`, not `has signed`."""
        return any(line.lows[j] in _BE for j in range(max(0, i - 4), i))

    def _nominal(self, line: Line, i: int, entry: Entry) -> bool:
        """A form that is a noun here: `the visit`, `a launch`, `military exercises`."""
        if i == 0 or not set(entry.tags) & set("bsd"):
            return False
        before = line.lows[i - 1]
        if self.lex.language == "en":
            if "n" in entry.tags and before in _ATTRIBUTIVE:
                return True  # a loyalist of the ousted minister
            if "n" in entry.tags or "g" in entry.tags:
                return False
            return before in (
                "the",
                "a",
                "an",
                "this",
                "that's",
                "its",
                "their",
                "his",
                "her",
                "of",
                "our",
                "first",
                "second",
                "joint",
                "no",
            )
        return before in ("el", "la", "los", "las", "un", "una", "su", "sus", "este", "esta", "o", "os", "um", "uma", "seu", "sua")

    def _noun(self, line: Line, i: int, entry: Entry, sentence: Sentence) -> Candidate | None:
        frame, low = entry.frame, line.lows[i]
        if line.words[i] != low and (frame.lower_only or (i and not frame.named and frame.type != "MEETING")):
            return None
        following = line.lows[i + 1] if i + 1 < len(line) else ""
        plural = entry.tags == "2"
        if following in self.lex.classes["not_an_event"]:
            return None
        if (
            frame.before
            and not any(line.lows[j] in frame.before for j in range(max(0, i - 3), i))
            and not (self.lex.language != "en" and following in frame.before)
        ):
            return None
        if frame.not_before and any(line.lows[j] in frame.not_before for j in range(max(0, i - 3), i)):
            return None
        if not self._meets(line, i, frame, False):
            return None
        status, verb = line.noun_status(i, frame.status)
        if frame.status and status == "happened" and verb is None:
            status = frame.status
        if frame.plural_only and not plural:
            return None
        candidate = self._candidate(line, i, frame, status, sentence, f"{frame.subtype}: {line.words[i]}")
        if candidate is None:
            return None
        if frame.singular_only and plural and len(candidate.countries) < 2:
            return None
        if frame.governed and verb is None and not candidate.definite:
            return None
        if (
            frame.type == "MEETING"
            and i > 1
            and line.lows[i - 1] in ("a", "an", "un", "una", "um", "uma")
            and line.lows[i - 2] in ("is", "are", "as", "rather", "but", "es", "como", "é", "era", "was")
        ):  # BRICS is a forum
            return None
        if frame.target and not self._targets(line, i):
            return None
        if verb is not None:
            candidate.governing = line.lows[verb]
            candidate.negated = line.negated(verb)
            candidate.weight += 2
        candidate.definite = self._definite(line, i)
        candidate.weight += line.words[i][0].isupper() or low != line.words[i]
        candidate.opening = any(line.lows[j] in self.lex.opening for j in range(max(0, i - 9), min(len(line), i + 4)))
        return candidate

    def _targets(self, line: Line, i: int) -> bool:
        """`American sanctions`, `sanctions on Cuba`: whose or against whom is said right beside the noun."""
        near = self.material.places_in(line.starts[max(0, i - 3)], line.starts[i])
        if any(p.value.country for p in near):
            return True
        right = [
            j
            for j in range(i + 1, min(len(line), i + 6))
            if line.lows[j] in ("on", "against", "of", "by", "contra", "a", "de", "por", "sobre", "против")
        ]
        return bool(right) and any(
            p.value.country for p in self.material.places_in(line.starts[right[0]], line.ends[min(len(line) - 1, right[0] + 6)])
        )

    def _definite(self, line: Line, i: int) -> bool:
        a, _ = line.clause_bounds(i)
        for j in range(i - 1, max(a - 1, i - 5), -1):
            if line.lows[j] in ("the", "this", "its", "el", "la", "este", "esta", "los", "las", "o", "a", "os", "as", "эта", "этой", "эта"):
                return self.lex.language != "en" or line.lows[j] != "a"
            if line.lows[j] in ("an", "a", "un", "una", "um", "uma"):
                return False
        return False

    def _candidate(self, line: Line, i: int, frame: Frame, status: str, sentence: Sentence, why: str) -> Candidate | None:
        a, b = line.clause_bounds(i)
        start, end = line.starts[a], line.ends[b - 1]
        m = self.material
        places = m.places_in(start, end)
        people = m.people.within(start, end)
        acts = bool(frame.subject) and frame.type in _OF_STATES
        figures = m.figures_in(start, end)
        candidate = Candidate(line.starts[i], line.ends[i], frame.type, frame.subtype, status, why, sentence, frame=frame)
        candidate.countries = countries_of(places) or countries_of(m.places_in(sentence.start, sentence.end))
        candidate.people = [n.person.name for n in people]
        candidate.figures = [f.span for f in figures if f.value.kind in ("people", "count", "money", "percent", "ratio", "measure")]
        candidate.place = self.arguments.place(line, i, places, acts)
        dates = m.dates_in(start, end)
        held = not frame.need and any(low in self.lex.hold for low in line.lows[max(a, i - 8) : min(b, i + 8)])
        anchors = (
            (held and bool(dates))
            + bool(dates)
            + bool(candidate.countries)
            + bool(people)
            + bool(candidate.figures)
            + (candidate.place is not None)
        )
        if anchors < frame.anchors and not frame.fold:
            return None
        candidate.weight = anchors
        candidate.title = sentence.role == "title"
        return candidate
