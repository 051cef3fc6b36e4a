"""Events of one document: candidates sentence by sentence, then one entry per happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extract.events.candidates import Reader
from dashboard.extract.events.clauses import Line
from dashboard.extract.events.dating import assign_dates
from dashboard.extract.events.fold import fold
from dashboard.extract.events.group import VENUES
from dashboard.extract.events.lexicon import event_lexicon
from dashboard.extract.events.material import Candidate, Material, countries_of
from dashboard.extract.events.statements import Statements
from dashboard.extract.events.trade import Trade
from dashboard.extract.people import find_people
from dashboard.extract.quotes.speakers import Attribution
from dashboard.extract.speech import Speech, language_of, speech
from dashboard.model import Document, EventMention, Figure, Leftover, Mention, Place, Quote, When
from dashboard.text import Sentence, span

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
    topic = _Topic([], 0)
    left: list[Leftover] = []
    headline: list[str] = []
    for s in sentences:
        if s.in_full and "\n" in text[topic.since : s.start]:
            topic = _Topic([], s.start)
        if s.in_full:
            told, topic.countries = topic.countries, _subject_countries(topic.countries, material, s)
            topic.since = s.end
        if s.role == "title":
            headline = headline or countries_of(material.places_in(s.start, s.end))
        elif s.in_full and s.end - s.start <= HEADING and not text[s.start : s.end].rstrip().endswith(_STOPS):
            headline = []  # another heading: another topic
        if not s.in_full or words.isdisjoint(_WORD.findall(text[s.start : s.end].lower())):
            continue
        line = Line(text, s.start, s.end, lex)
        if len(line) > MAX_TOKENS:
            continue
        here = trade.read(line, s)
        spoken = transcript_speaker(material, s)
        said = statements.first_person(line, s, spoken) if spoken else statements.read(line, s)
        here += [c for c in reader.read(line, s) if _worth(c, line, material) and not any(t.start == c.start for t in here)]
        _claims(here, said, spoken)
        if spoken:
            _hosted(here)
        _nearest_place(here, said, material)
        _carry([c for c in here if c.type != "STATEMENT"], told, line, lexicon)
        here += [c for c in said if not any(t.start == c.start for t in here)]
        assign_dates(line, here, material.dates_in(s.start, s.end))
        if spoken:
            asides = [c for c in here if _aside(c, line)]
            left += [_leftover(document, c, f"{c.type} that a speaker only recalls") for c in asides]
            here = [c for c in here if c not in asides]
        if headline:
            _of_headline(here, headline)
        if until and not until.isdisjoint(line.lows):
            _until(line, s, here, found, material)
        found += here
    found += statements.unspoken(found, sentences)
    events = tuple(fold(document, found, material))
    return Events(events, (*_headlines(document, found, events), *left))


def _headlines(document: Document, found: Sequence[Candidate], events: Sequence[EventMention]) -> tuple[Leftover, ...]:
    """Triggers of a headline that nothing in the body tells again."""
    told = {(s.start, s.end) for e in events for s in (e.span, *e.also)}
    lost = [c for c in found if c.title and (c.start, c.end) not in told]
    return tuple(_leftover(document, c, f"{c.type} told by the headline alone") for c in lost)


def _leftover(document: Document, c: Candidate, reason: str) -> Leftover:
    return Leftover(span(document, c.start, c.end, document.text[c.start : c.end]), reason)


HEAD = 60  # characters at the head of a sentence in which the country stands that it is about


@dataclass(slots=True)
class _Topic:
    """The countries that a paragraph is about, and where they were last told."""

    countries: list[str]
    since: int


def _carry(here: Sequence[Candidate], told: Sequence[str], line: Line, lexicon: Speech) -> None:
    """Gives what names no country those of the paragraph: `Its exports`, `trade between the two countries`."""
    possessive = bool(line.lows) and (line.lows[0] in ("its", "their", "su", "sus", "seu", "sua") or line.lows[0] in lexicon.possessives)
    both = any(a in _BOTH and b in _STATES for a, b in zip(line.lows, line.lows[1:]))
    for c in here:
        if both and c.type != "STATEMENT":
            c.countries = list(dict.fromkeys([*told[:2], *c.countries]))
        elif possessive and told and c.type == "TRADE":
            c.countries = list(dict.fromkeys([told[0], *([] if c.guessed else c.countries)]))
        elif not c.countries:
            c.countries = list(told)


def _subject_countries(told: list[str], material: Material, s: Sentence) -> list[str]:
    """What a paragraph is about after a sentence: its countries, if it has one at its head or more than one."""
    said = countries_of(material.places_in(s.start, s.end))
    return said if len(said) > 1 or countries_of(material.places_in(s.start, s.start + HEAD)) else told


_I = frozenset("i yo eu я".split())
_ME = frozenset("me us".split())
_STOPS = (".", "!", "?", "…", "”", '"', "»", ":", ";", ",")
HEADING = 60  # characters of the longest line without a full stop that heads a part of a text
_BOTH = frozenset("two both dos ambos dois двух обеих".split())
_STATES = frozenset("countries states nations sides países naciones nações partes стран".split())


def _of_headline(here: Sequence[Candidate], headline: Sequence[str]) -> None:
    """Decisions that name no country, in a text without another heading, are those of the one or two states of its title."""
    for c in here:
        if not c.countries and c.type in _MAY_BE and c.type != "TRADE" and len(headline) <= 2:
            c.countries = list(headline)
            c.why += "; countries of the title"


SAID_IN = 8  # characters between a verb of speech and where it is said


def _nearest_place(here: Sequence[Candidate], said: Sequence[Candidate], material: Material) -> None:
    """`agreed in Barbados on rules for an election`, `will send water, X said in Quito`: the place is the nearer verb's alone."""
    for c in here:
        place = c.place
        if place is not None and c.type != "STATEMENT":
            spots = [p.span.start for p in material.places_in(c.sentence.start, c.sentence.end) if p.value is place]
            if spots and all(any(c.start < v.start and 0 < at - v.end <= SAID_IN for v in said) for at in spots):
                c.place = place = None
        if place is None or c.verbal:
            continue
        if any(v.verbal and v.type != c.type and v.end < c.start and v.place is place and v.clause == c.clause for v in here):
            if any(p.value is place for p in material.places_in(c.end, c.sentence.end)):
                continue
            c.place = None
            if c.countries == [place.country]:
                c.countries = []


def _aside(c: Candidate, line: Line) -> bool:
    """What a speaker says of his own meetings and talks without a day: `I met him several times`, `he told me`."""
    i = line.index(c.start)
    if c.type == "MEETING" and c.verbal:
        return any(line.lows[j] in _I for j in range(max(0, i - 4), i)) and not c.dates and c.place is None
    return c.type == "STATEMENT" and c.subtype != "speech" and i + 1 < len(line) and line.lows[i + 1] in _ME


_MAY_BE = frozenset({"MEMBERSHIP", "AGREEMENT", "POLICY", "SANCTION", "TRADE", "PROJECT"})


def _worth(c: Candidate, line: Line, material: Material) -> bool:
    """What only might happen, on no day, is a card for decisions of states, and for nothing else."""
    if c.negated and c.type == "MEETING" and c.status != "planned":
        return False  # they have not met since 2015
    if c.status not in ("hypothetical", "habitual") or c.type in _MAY_BE or c.type == "AID":
        return True
    return bool(material.dates_in(line.starts[0], line.ends[-1]))


def transcript_speaker(material: Material, s: Sentence) -> str | None:
    """Whose transcript a sentence stands in."""
    for q in material.quotes_over(s.start, s.end):
        label = q.value.speaker_span
        if q.value.kind == "transcript" and (q.span.start <= s.start or (label is not None and label.start == s.start)):
            return q.value.speaker
    return None


def _claims(here: Sequence[Candidate], said: Sequence[Candidate], spoken: str | None) -> None:
    """What stands after a verb of speech is the speaker's claim."""
    for c in here:
        before = [x for x in said if x.start < c.start and x.speaker]
        c.claim_by = spoken or (before[-1].speaker if before else said[-1].speaker if said and said[-1].subtype != "speech" else None)


def _hosted(here: Sequence[Candidate]) -> None:
    """A meeting that a speaker names under a label is the one the speech is held at, unless its words date it."""
    for c in here:
        if c.type == "MEETING" and c.subtype in VENUES and c.status == "happened":
            c.status = "ongoing"


_LASTS = frozenset(
    """run runs running last lasts lasting continue continues continuing set scheduled end ends ending durará dura continuará
    finaliza termina""".split()
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
