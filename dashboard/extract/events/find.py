"""Events of one document: candidates sentence by sentence, then one entry per happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extract.events.candidates import Candidate, Material, Reader, assign_dates
from dashboard.extract.events.clauses import Line
from dashboard.extract.events.fold import fold
from dashboard.extract.events.lexicon import event_lexicon
from dashboard.extract.events.statements import Statements
from dashboard.extract.events.trade import Trade
from dashboard.extract.people import find_people
from dashboard.extract.quotes.speakers import Attribution
from dashboard.extract.speech import language_of, speech
from dashboard.model import Document, EventMention, Figure, Leftover, Mention, Place, Quote, When
from dashboard.text import Sentence

_WORD = re.compile(r"[^\W\d_]+")
MAX_TOKENS = 400  # a "sentence" that is longer is a table or a list, not a clause that tells of something


@dataclass(frozen=True, slots=True)
class Events:
    """Events in the order of the text, and triggers that told of none."""

    mentions: tuple[EventMention, ...]
    leftovers: tuple[Leftover, ...]


def find_events(
    document: Document,
    sentences: Sequence[Sentence],
    dates: Sequence[Mention[When]],
    ranges: Sequence[Mention[When]],
    places: Sequence[Mention[Place]],
    figures: Sequence[Mention[Figure]],
    quotes: Sequence[Mention[Quote]],
) -> Events:
    """The events that the sentences read in full tell of, each once."""
    language = language_of(document.language)
    lex, lexicon = event_lexicon(language), speech(language)
    people = find_people(document, tuple(sentences))
    material = Material(document.text, people, list(dates), list(ranges), list(places), list(figures), list(quotes))
    statements = Statements(lex, lexicon, material, Attribution(document, people, lexicon))
    reader, trade = Reader(lex, material), Trade(lex, material)
    words = lex.words | frozenset(statements.verbs)
    until = lex.until
    text = document.text
    found: list[Candidate] = []
    topic: tuple[list[str], int] = ([], 0)
    for s in sentences:
        if not s.in_full or words.isdisjoint(_WORD.findall(text[s.start : s.end].lower())):
            continue
        line = Line(text, s.start, s.end, lex)
        if len(line) > MAX_TOKENS:
            continue
        here = trade.read(line, s)
        spoken = transcript_speaker(material, s)
        said = statements.first_person(line, s, spoken) if spoken else statements.read(line, s)
        here += [c for c in reader.read(line, s) if not any(t.start == c.start for t in here)]
        _claims(here, said, spoken)
        topic = _topic(here, topic, text, s)
        here += [c for c in said if not any(t.start == c.start for t in here)]
        assign_dates(line, s, here, material.dates_in(s.start, s.end))
        if until and not until.isdisjoint(line.lows):
            _until(line, s, here, found, material)
        found += here
    return Events(tuple(fold(document, found, material)), ())


def _topic(here: Sequence[Candidate], topic: tuple[list[str], int], text: str, s: Sentence) -> tuple[list[str], int]:
    """Countries that a paragraph is about: what names none has those of the sentence before it in the paragraph."""
    countries, since = topic
    if countries and "\n" in text[since : s.start]:
        countries = []
    for c in here:
        if not c.countries:
            c.countries = list(countries)
    named = max((c.countries for c in here), key=len, default=[])
    return (named, s.end) if len(named) > 1 else (countries, s.end)


def transcript_speaker(material: Material, s: Sentence) -> str | None:
    """Whose transcript a sentence stands in."""
    for q in material.quotes_over(s.start, s.end):
        if q.value.kind == "transcript" and q.span.start <= s.start:
            return q.value.speaker
    return None


def _claims(here: Sequence[Candidate], said: Sequence[Candidate], spoken: str | None) -> None:
    """What stands after a verb of speech is the speaker's claim."""
    for c in here:
        before = [x for x in said if x.start < c.start and x.speaker]
        c.claim_by = spoken or (before[-1].speaker if before else said[-1].speaker if said and said[-1].subtype != "speech" else None)


_LASTS = frozenset(
    "run runs running last lasts lasting continue continues continuing set scheduled end ends ending durará dura continuará finaliza termina".split()
)


def _until(line: Line, s: Sentence, here: Sequence[Candidate], found: Sequence[Candidate], material: Material) -> None:
    """`It is set to run until Monday`: the end of the meeting that the sentences before were about."""
    if not any(low in _LASTS for low in line.lows[:10]):
        return
    meeting = next((c for c in (*here[::-1], *found[::-1]) if c.type == "MEETING" and c.subtype in ("conference", "summit")), None)
    if meeting is None:
        return
    for c in here:
        for d in [d for d in c.dates if d.side == "last"]:
            if c is not meeting:
                c.dates.remove(d)
                meeting.dates.append(d)
