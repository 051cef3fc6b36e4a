"""Who speaks: one statement per speaker and occasion, not one per verb of speech."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dashboard.extract.events.clauses import Line
from dashboard.extract.events.lexicon import Lexicon
from dashboard.extract.events.material import Candidate, Material, countries_of, is_ground
from dashboard.extract.people import Named, Person
from dashboard.extract.quotes.speakers import Attribution, Speaker, Token
from dashboard.extract.speech import Speech
from dashboard.model import Participant
from dashboard.text import Sentence

_IN_TITLES = frozenset("of the de del la for and affairs y da do".split())
OCCASION = 4  # weight of words that name the occasion of speech: they make the clearest mention
TITLE_REACH = 60  # characters before a name in which its title, and the country in it, stands
HOME_REACH = 6000  # characters after the first naming in which a title with a country is looked for
APPOSITION = 120  # characters after a name in which an apposed title stands


class Statements:
    """Reads candidates of type STATEMENT; remembers the last speaker of the document."""

    def __init__(self, lex: Lexicon, speech: Speech, material: Material, attribution: Attribution) -> None:
        self.lex = lex
        self.speech = speech
        self.material = material
        self.who = attribution
        self.last: Speaker | None = None
        self.verbs = {**speech.verbs, **lex.extra_speech}
        self.homes: dict[str, list[str]] = {}
        self._persons: dict[str, Person] | None = None

    def read(self, line: Line, sentence: Sentence) -> list[Candidate]:
        """The statements that a sentence tells of; words inside quotation marks tell of none."""
        found: list[Candidate] = []
        tokens: list[Token] | None = None
        for i, low in enumerate(line.lows):
            noun = low in self.lex.occasion_nouns
            tags = None if low in self.lex.no_statement else self.verbs.get(low)
            if not (noun or tags) or not line.words[i][0].islower() or self.material.quoting(line.starts[i]):
                continue
            if tokens is None:
                tokens = [Token(*t) for t in zip(line.starts, line.ends, line.words, line.lows)]
            speaker = self._of_noun(line, i, sentence) if noun else self._of_verb(line, tokens, i, tags or "", sentence)
            if speaker is None:
                continue
            self.last = speaker
            found.append(self._candidate(line, i, speaker, sentence, noun))
        return found

    def first_person(self, line: Line, sentence: Sentence, speaker: str) -> list[Candidate]:
        """Under a speaker's label the speech itself is the occasion; others are reported as elsewhere."""
        found = [c for c in self.read(line, sentence) if c.speaker and c.speaker != speaker and not self._own(line, c)]
        if self._persons is None:
            self._persons = {p.name: p for p in self.material.people.persons}
        person = self._persons.get(speaker)
        me = Speaker(speaker, sentence.start, sentence.start, "under the speaker's label", person)
        for i, low in enumerate(line.lows):
            if low in self.lex.first_person or (low in self.lex.occasion_nouns and i and line.lows[i - 1] in ("my", "mi", "meu", "minha")):
                if (
                    low in self.lex.first_person
                    and not any(line.lows[j] in ("i", "we") for j in range(max(0, i - 6), i))
                    and self.lex.language == "en"
                ):
                    continue
                c = self._candidate(line, i, me, sentence, False)
                c.subtype, c.weight = "speech", OCCASION
                found.append(c)
                break
        return found

    def unspoken(self, found: Sequence[Candidate], sentences: Sequence[Sentence]) -> list[Candidate]:
        """A statement for each speaker under a label of whom no word says that they speak: the label's name tells it."""
        known = {c.speaker for c in found if c.type == "STATEMENT"}
        starts = [s.start for s in sentences]
        persons = {p.name: p for p in self.material.people.persons}
        out: list[Candidate] = []
        for q in self.material.quotes:
            at = q.value.speaker_span
            if q.value.kind != "transcript" or not q.value.speaker or q.value.speaker in known or at is None:
                continue
            known.add(q.value.speaker)
            s = sentences[max(0, bisect_right(starts, q.span.start) - 1)]
            c = Candidate(at.start, at.end, "STATEMENT", "speech", "happened", "speech: under the speaker's label", s)
            c.speaker, c.weight = q.value.speaker, OCCASION
            c.countries = self.home(Speaker(c.speaker, at.start, at.end, "", persons.get(c.speaker)))
            c.participants = [Participant(c.speaker, "speaker", c.countries[0] if c.countries else None)]
            out.append(c)
        return out

    def _own(self, line: Line, c: Candidate) -> bool:
        i = line.index(c.start)
        return any(line.lows[j] in ("i", "we", "me", "us") for j in range(max(0, i - 4), i))

    def _of_verb(self, line: Line, tokens: list[Token], i: int, tags: str, sentence: Sentence) -> Speaker | None:
        if tags == "b" or (tags == "g" and line._aux(i)) or line.verb_status(i, tags) not in ("happened", "ongoing", "habitual"):
            return None
        if tags == "s" and not self._after_a_name(line, i):
            return None  # states, reports, claims: plural nouns
        if line.negated(i) or (i and line.lows[i - 1] in ("the", "a", "an", "as", "of", "to")):
            return None
        context = max(0, sentence.start - 1500)
        speaker = self.who.subject(tokens, i, context, self.last)
        if speaker is None and (i == 0 or line.words[i - 1] in ',“”"«»–—-'):
            speaker = self.who.subject_after(tokens, i, context, self.last)
        if speaker is None or not speaker.name or not self._can_speak(line, speaker):
            return None
        if (
            speaker.person is None
            and self.lex.statement.get(line.lows[i]) is None
            and not self.material.quotes_over(sentence.start, sentence.end)
        ):
            return None  # an institution's plain "says" gives a source, not a happening
        return speaker

    def _after_a_name(self, line: Line, i: int) -> bool:
        while i > 1 and line.lows[i - 1].endswith("ly"):
            i -= 1
        if i == 0:
            return False
        before = line.lows[i - 1]
        return (
            before in self.speech.pronouns
            or line.words[i - 1][0].isupper()
            or line.words[i - 1] in ',”"»'
            or before in self.lex.classes["organisation"]
        )

    def _can_speak(self, line: Line, speaker: Speaker) -> bool:
        """A person, or an institution by a word of its name; "experts" and "statistics" say nothing for a card."""
        if speaker.person is not None:
            return True
        words = self.material.text[speaker.start : speaker.end]
        lows = words.lower().split()
        named = any(w[:1].isupper() for w in words.split())
        if not named or len(lows) > 12:
            return False
        if any(w.strip(",.'’s") in self.lex.classes["organisation"] for w in lows) or any(w in self.speech.titles for w in lows):
            return True
        return any(p.role == "metonym" for p in self.material.places_in(speaker.start, speaker.end))

    def _of_noun(self, line: Line, i: int, sentence: Sentence) -> Speaker | None:
        people = self.material.people.within(sentence.start, sentence.end)
        following = line.lows[i + 1] if i + 1 < len(line) else ""
        if following in ("to", "of", "that") and line.lows[i] != "speech":
            return None
        for n in people:
            return Speaker(n.person.name, n.start, n.end, "named in the sentence", n.person)
        for t in range(len(line)):
            if self.speech.pronouns.get(line.lows[t], "") in ("m", "f") or line.lows[t] in self.speech.possessives:
                person = self.who.antecedent(line.lows[t], line.starts[t], max(0, sentence.start - 1500), self.last)
                if person is not None:
                    return Speaker(person.name, line.starts[t], line.ends[t], "pronoun", person)
        definite = i and line.lows[i - 1] in ("the", "this", "el", "la", "este", "o", "a")
        return self.last if definite and self.last is not None and self.last.person is not None else None

    def _candidate(self, line: Line, i: int, speaker: Speaker, sentence: Sentence, noun: bool) -> Candidate:
        low = line.lows[i]
        occasion = noun or low in self.lex.occasion
        subtype = "speech" if occasion else self.lex.statement.get(low, "statement")
        c = Candidate(
            line.starts[i], line.ends[i], "STATEMENT", subtype, "happened", f"{subtype}: {line.words[i]}, {speaker.why}", sentence
        )
        c.speaker = speaker.name or ""
        c.weight = OCCASION * occasion + 2 * (subtype not in ("statement", "speech")) - noun
        home = self.home(speaker)
        c.participants = [Participant(c.speaker, "speaker", home[0] if home else None)]
        a, b = line.clause_bounds(i)
        places = self.material.places_in(line.starts[a], line.ends[b - 1])
        c.countries = [*home, *(x for x in countries_of(places) if x not in home)]
        cities = [p.value for p in places if p.value.kind in ("city", "facility") and is_ground(p, self.material.text)]
        c.place = cities[0] if cities and occasion else None
        c.opening = any(low in self.lex.opening for low in line.lows)
        return c

    def home(self, speaker: Speaker) -> list[str]:
        """The country in a speaker's title: `Russian President …`, `…, Chairman of … of the Republic of Nicaragua`."""
        person = speaker.person
        if person is None:
            return countries_of(self.material.places_in(speaker.start, speaker.end))[:1]
        if person.name not in self.homes:
            near = [n for n in self.material.people.within(person.first, person.first + HOME_REACH) if n.person is person]
            self.homes[person.name] = next((home for n in near if (home := self._in_title(n, person))), [])
        return self.homes[person.name]

    def _in_title(self, n: Named, person: Person) -> list[str]:
        if not person.titles:
            return []
        text = self.material.text
        before = self.material.places_in(max(0, n.start - TITLE_REACH), n.start)
        for p in reversed(before):
            gap = text[p.span.end : n.start]
            if not any(mark in gap for mark in ".;:”\"\n") and gap.count(",") <= 1 and any(w.strip(",").lower() in self.speech.titles or
               w[:1].isupper() or w in ("of", "de", "del", ",", "") for w in gap.split() or [""]) and not self._lower_gap(gap):  # fmt: skip
                return countries_of([p])
        if text[n.end : n.end + 1] == ",":
            after = self.material.places_in(n.end, n.end + APPOSITION)
            for p in after:
                gap = text[n.end : p.span.start]
                if "." not in gap and any(w.lower() in self.speech.titles for w in gap.replace(",", " ").split()):
                    return countries_of([p])
        return []

    def _lower_gap(self, gap: str) -> bool:
        """Whether a gap holds words that no title holds."""
        return any(w.islower() and w not in self.speech.titles and w not in _IN_TITLES for w in gap.replace(",", " ").split())


def join_statements(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Groups by speaker; a speaker's statements with other dates of their own are another occasion."""
    groups: list[list[Candidate]] = []
    by_speaker: dict[str, list[list[Candidate]]] = {}
    for c in candidates:
        own = {(d.when.first, d.when.last) for d in c.dates}
        mine = by_speaker.setdefault(c.speaker, [])
        for group in mine:
            theirs = {(d.when.first, d.when.last) for g in group for d in g.dates}
            if not own or not theirs or own & theirs:
                group.append(c)
                break
        else:
            group = [c]
            mine.append(group)
            groups.append(group)
    return groups
