"""Dates of a document: one pass over its sentences, then times joined to their days and ranges to their ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.extract.dates.calendar import Stretch
from dashboard.extract.dates.grammar import Parse, Table, candidates, next_start, rules
from dashboard.extract.dates.lexicon import DEFAULT_LANGUAGE, LANGUAGES, Lexicon, Tokens, lexicon, lowered, tokens
from dashboard.extract.dates.resolve import Context, Reading, Resolver
from dashboard.model import Document, Leftover, Mention, When, civil
from dashboard.text import Sentence, span

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<![\d.,$€£/-])(1\d{3}|20\d{2})(?![\d%/]|[.,]\d)")
SHORTEST_HISTORY = 500
"""Characters below which nothing is a history: a date line or a paragraph cannot name `NARRATIVE_YEARS` and tell of them."""
NARRATIVE_SHARE = 0.9
"""Share of the years named in a document that must lie before its time for it to be read as history."""
NARRATIVE_YEARS = 8
"""Fewest years named for which that share means anything."""
NARRATIVE_DEIXIS = 0.25
"""Words like "today" and "Friday" for each year named, from which on a document is news whatever years it names."""
LONGEST_DASH = 5
"""Code points of a dash between the two ends of a range, white space included: more is a table."""
LAST_HISTORY = 1999
"""Last year that counts as past in a document without a published date."""
BACKGROUND_YEARS, BACKGROUND_AHEAD = 20, 40
"""Years back and ahead beyond which a date in a history is one named in passing. Found on WikiWars (development part)."""
NARRATIVE_DISTANCE = 3
"""Years before the published one from which on a year counts as past."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What `find_dates` hands over: dates, the intervals that two of them span, and what was seen and not placed."""

    mentions: tuple[Mention[When], ...] = ()
    ranges: tuple[Mention[When], ...] = ()
    leftovers: tuple[Leftover, ...] = ()


@dataclass(slots=True)
class _Found:
    """A reading at the tokens [first, last) of a sentence."""

    tokens: Tokens
    first: int
    last: int
    reading: Reading

    @property
    def start(self) -> int:
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        return self.tokens.ends[self.last - 1]


def find_dates(document: Document, sentences: Sequence[Sentence]) -> Dates:
    """Every expression of time in the sentences, with its TIMEX3 value, in the order of the text.

    Relative expressions are resolved against `document.published`, or in a history against the dates named before
    them; where neither is known they keep a value that says so (`XXXX-WXX-5`) and have no `first` and `last`.
    """
    language = document.language if document.language in LANGUAGES else (document.language or DEFAULT_LANGUAGE)[:2]
    lex = lexicon(language if language in LANGUAGES else DEFAULT_LANGUAGE)
    text = document.text
    low = lowered(text)
    published = document.published.when.first if document.published is not None else None
    told = sum(s.end - s.start for s in sentences) >= SHORTEST_HISTORY and is_narrative(text, published, lex, low)
    context = Context(published, told, lex)
    resolver = Resolver(context, text, low)
    table = rules(lex.language)
    found: list[_Found] = []
    for sentence in sentences:
        words = lex.token.findall(low, sentence.start, sentence.end)
        if lex.triggers.isdisjoint(words) and not _DIGIT.search(low, sentence.start, sentence.end):
            continue
        toks = tokens(text, low, sentence.start, lex, words)
        found.extend(_join_times(_in_sentence(toks, table, resolver), resolver))
    mentions = tuple(_mention(document, f) for f in found)
    return Dates(mentions, tuple(_ranges(document, found)), tuple(_leftovers(document, found)))


def is_narrative(text: str, published: int | None, lex: Lexicon, low: str) -> bool:
    """Whether a document tells history: most years that it names are long before it, and it has few words like "today"."""
    years = [int(y) for y in _YEAR.findall(text)]
    until = LAST_HISTORY if published is None else civil(published)[0] - NARRATIVE_DISTANCE
    past = sum(y <= until for y in years)
    if len(years) < NARRATIVE_YEARS or past < NARRATIVE_SHARE * len(years):
        return False
    deictic = sum(e is not None and e.kind in "dr" for e in map(lex.words.get, lex.token.findall(low)))
    return deictic <= NARRATIVE_DEIXIS * len(years)


def _in_sentence(toks: Tokens, table: Table, resolver: Resolver) -> list[_Found]:
    found: list[_Found] = []
    position = next_start(toks, 0)
    while position >= 0:
        taken = position + 1
        for parse in candidates(toks, position, table):
            reading = resolver.read(parse, toks)
            if reading is not None:
                made = _Found(
                    toks, _begin(parse, toks, resolver.low), _trimmed(parse, toks, resolver.low, resolver.context.lexicon), reading
                )
                found.append(made)
                _carry_on(resolver, made)
                taken = parse.last
                break
        position = next_start(toks, taken)
    return found


def _trimmed(parse: Parse, toks: Tokens, low: str, lex: Lexicon) -> int:
    """Where the expression ends: without the stop of the sentence, but with that of an abbreviated month."""
    last = parse.last
    if toks.classes[last - 1] == "." and low[toks.starts[last - 2] : toks.ends[last - 2]] not in lex.abbreviations:
        return last - 1
    return last


def _begin(parse: Parse, toks: Tokens, low: str) -> int:
    """Where it begins: without a preposition that is one word with its article, or that only looks like "more than"."""
    first = parse.first
    if toks.classes[first] == "t" and parse.kind in ("nthunit", "length", "month") and "-" in parse.classes:
        return first + 1  # "the third-quarter results"
    if toks.classes[first] == "t" and toks.classes[first + 1] in "no" and low[toks.starts[first] : toks.ends[first]] == "a":
        return first + 1  # "de 22 a 24 de outubro": no article but "to"
    if toks.values[first] == "prep" or (toks.classes[first : first + 2] == "wt" and toks.values[first] == "-"):
        return first + 1
    return first


def _carry_on(resolver: Resolver, made: _Found) -> None:
    """The date just read is what the next ones lean on."""
    context, reading = resolver.context, made.reading
    if reading.anchor is not None and not _background(context, reading.anchor):
        context.anchor = reading.anchor
        context.anchor_words = resolver.text[made.start : made.end]
    if reading.when.precision == "day" and reading.anchor is not None:
        context.last_day = made.tokens, made.last, reading.anchor, reading.why == "explicit"
    if reading.quarter is not None and (reading.quarter.first <= (context.now or reading.quarter.first)):
        if not reading.why.startswith("against the quarter under discussion"):
            context.quarter = reading.quarter


def _background(context: Context, anchor: Stretch) -> bool:
    """Another time named in passing does not turn a history: its days still belong to the year under discussion.

    An earlier year is passing where days are told; any date is that lies far off. Named twice in a row, it is the new time.
    """
    known, aside = context.anchor, context.aside
    if not context.narrative or known is None:
        return False
    years = anchor.year - known.year
    passing = known.unit in "DM" and anchor.unit in ("Y", "DE", "CE") and years < 0
    far = years < -BACKGROUND_YEARS or years > BACKGROUND_AHEAD
    context.aside = anchor if far and (aside is None or aside.year != anchor.year) else None
    return passing or context.aside is not None


def _join_times(found: list[_Found], resolver: Resolver) -> list[_Found]:
    """ "5 p.m. EST, Nov. 6", "29 Sep, 2023 18:28": a clock time and the day beside it are one expression."""
    made: list[_Found] = []
    for f in found:
        if made and _on_that_day(made[-1], f):
            made[-1] = replace(made[-1], reading=_at_clock(made[-1].reading, f.reading))
        elif made and (joined := _joined(made[-1], f, resolver)) is not None:
            made[-1] = joined
        else:
            made.append(f)
    return made


def _joined(a: _Found, b: _Found, resolver: Resolver) -> _Found | None:
    gap = a.tokens.classes[a.last : b.first]
    words = resolver.text[a.end : b.start]
    if len(gap) > 2 or not all(c in ",tfa" or (c == "-" and " - " in words) for c in gap):
        return None
    clock, day = (a, b) if a.reading.clock is not None else (b, a)
    if clock.reading.clock is None or day.reading.clock is not None:
        return None
    if clock is b and b.tokens.classes[b.first] == "O" and resolver.context.lexicon.language != "fr":
        return None  # "mañana, a las 08.00": two expressions
    if day.reading.when.type != "DATE" or day.reading.when.precision != "day":
        return None
    return _Found(a.tokens, a.first, b.last, _at_clock(clock.reading, day.reading))


def _on_that_day(a: _Found, b: _Found) -> bool:
    """ "11 a.m. on 11 November 1918": two expressions, but the hour is of that day."""
    gap = a.tokens.classes[a.last : b.first].replace(",", "")
    told = b.reading.when
    return gap in ("h", "O") and a.reading.clock is not None and b.reading.clock is None and told.type == "DATE" and told.precision == "day"


def _at_clock(clock: Reading, day: Reading) -> Reading:
    """The reading of a clock time on a day."""
    anchor = day.anchor
    value = f"{day.when.value}T{clock.clock}" if anchor is None or anchor.unit != "D" else f"{anchor.value}T{clock.clock}"
    first = anchor.first if anchor is not None and anchor.unit == "D" else None
    when = replace(clock.when, value=value, first=first, last=first)
    return replace(day, when=when, clock=clock.clock)


def _mention(document: Document, f: _Found) -> Mention[When]:
    told = document.published.span if document.published is not None else None
    role = "published" if told is not None and told.start < f.end and f.start < told.end else "content"
    return Mention(span(document, f.start, f.end, document.text[f.start : f.end]), f.reading.when, role, f.reading.why)


def _leftovers(document: Document, found: list[_Found]) -> list[Leftover]:
    return [
        Leftover(span(document, f.start, f.end, document.text[f.start : f.end]), f"date not placed: {f.reading.why}")
        for f in found
        if f.reading.needs
    ]


def _spans(text: str, a: _Found, b: _Found) -> bool:
    """Whether what stands between two dates, and before the first, makes them the ends of an interval."""
    words = text[a.end : b.start]
    if words.strip() in ("-", "–", "—", "−"):
        return len(words) <= LONGEST_DASH
    if a.tokens is not b.tokens:
        return False
    gap = a.tokens.classes[a.last : b.first].replace(",", "")
    before = a.tokens.classes[a.first - 1] if a.first else "^"
    return gap.rstrip("t") == ">" or (gap.rstrip("t") == "&" and before == "<") or (words.strip() == "a" and before == "f")


def _ranges(document: Document, found: list[_Found]) -> list[Mention[When]]:
    """Intervals: two dates with "to", "through", a dash, or "between … and" around them."""
    made = []
    for a, b in pairwise(found):
        if a.reading.when.first is None or b.reading.when.last is None or a.reading.when.first > b.reading.when.last:
            continue
        if a.reading.when.type not in ("DATE", "TIME") or b.reading.when.type not in ("DATE", "TIME"):
            continue
        if not _spans(document.text, a, b):
            continue
        start = a.start
        when = When(
            "DATE", f"{a.reading.when.value}/{b.reading.when.value}", a.reading.when.first, b.reading.when.last, b.reading.when.precision
        )
        made.append(Mention(span(document, start, b.end, document.text[start : b.end]), when, "content", "from the one date to the other"))
    return made
