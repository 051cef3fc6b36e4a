"""Trade: a figure or a direction of change with what changed, as one event a measure."""

from __future__ import annotations

from dashboard.extract.events.clauses import Line
from dashboard.extract.events.lexicon import Lexicon
from dashboard.extract.events.material import Candidate, Material, countries_of
from dashboard.model import Figure, Mention, Participant, When
from dashboard.text import Sentence

CHANGE_REACH = 14  # tokens between a figure and the word of change it belongs to
MEASURE_REACH = 26  # tokens between a word of change and what changed
SUBJECT_REACH = 5  # the same where no figure confirms it
_CHANGES = ("percent", "ratio")
_LEVELS = ("money",)


def _period(f: Mention[Figure]) -> When | None:
    """The time a figure is for; a single day is when it was told, not what it covers."""
    period = f.value.period
    return period if period is not None and period.placed and period.precision not in ("day", "minute") else None


class Trade:
    """Reads candidates of type TRADE."""

    def __init__(self, lex: Lexicon, material: Material) -> None:
        self.words = lex.trade
        self.lex = lex
        self.material = material

    def read(self, line: Line, sentence: Sentence) -> list[Candidate]:
        """One candidate for each measure that changes or stands at a level in the sentence."""
        changes = [i for i, low in enumerate(line.lows) if low in self.words.change]
        if not changes:
            return []
        found: dict[tuple[str, str], Candidate] = {}
        for f in self.material.figures_in(sentence.start, sentence.end):
            if f.value.kind in (*_CHANGES, *_LEVELS):
                self._figure(line, sentence, f, changes, found)
        if not found:
            self._direction(line, sentence, changes, found)
        return list(found.values())

    def _figure(
        self, line: Line, sentence: Sentence, f: Mention[Figure], changes: list[int], found: dict[tuple[str, str], Candidate]
    ) -> None:
        k, end = line.index(f.span.start), line.index(f.span.end - 1)
        change = f.value.ratio is not None or f.value.kind == "ratio"
        fits = [i for i in changes if (self.words.change[line.lows[i]][1] == "level") != change or (k <= i <= end)]
        if not fits and not change:  # grew from 6.2 million in 2020 to 13 million in 2021
            fits, change = [i for i in changes if set(self.words.change[line.lows[i]][0]) & set("sdfin")], True
        if not fits:
            return
        i = min(fits, key=lambda i: (max(0, k - i, i - end), i))
        if max(0, k - i, i - end) > CHANGE_REACH:
            return
        measure = self._measure(line, min(i, k), max(i, end), f)
        if measure is None:
            return
        subtype = f"{measure} {'change' if change else 'level'}"
        known = found.get((measure, subtype))
        if known is not None:
            known.figures.append(f.span)
            period = _period(f)
            if period is not None and (known.period is None or (period.last or 0) > (known.period.last or 0)):
                known.period = period  # from … in 2020 to … in 2021: it stands at the later one
            return
        c = self._candidate(line, i, sentence, subtype)
        if c is not None:
            c.figures = [f.span]
            c.period = _period(f)
            if not c.countries:  # the parties that the figure's own reading found in the document
                c.countries = [code for code in (f.value.subject, f.value.partner) if code]
                c.guessed = True
            if f.value.subject:
                role = {"export": "exporter", "import": "importer"}.get(measure, "party")
                c.participants.append(Participant(f.value.subject, role, f.value.subject))
            found[(measure, subtype)] = c

    def _measure(self, line: Line, i: int, end: int, f: Mention[Figure]) -> str | None:
        """What changed: the nearest measure before the change, else right after the figure; the figure's own where it has one."""
        for j in range(i, max(-1, i - MEASURE_REACH), -1):
            if line.lows[j] in self.words.measures:
                return self.words.measures[line.lows[j]]
            if line.lows[j] in ";:" and j < i:
                break
        for j in range(end + 1, min(len(line), end + 7)):
            if line.lows[j] in self.words.measures:
                return self.words.measures[line.lows[j]]
        own = f.value.measure or ""
        return next((kind for word, kind in self.words.measures.items() if word in own.lower().split()), None)

    def _direction(self, line: Line, sentence: Sentence, changes: list[int], found: dict[tuple[str, str], Candidate]) -> None:
        for i in changes:
            tags, kind = self.words.change[line.lows[i]]
            if kind == "level" or not set(tags) & set("sdfin"):
                continue
            a, _ = line.clause_bounds(i)
            for j in range(i - 1, max(a - 1, i - SUBJECT_REACH), -1):
                measure = self.words.measures.get(line.lows[j])
                if measure is not None:
                    c = self._candidate(line, i, sentence, f"{measure} change")
                    if c is not None and c.countries and c.status in ("happened", "ongoing"):
                        found.setdefault((measure, c.subtype), c)
                    break

    def _candidate(self, line: Line, i: int, sentence: Sentence, subtype: str) -> Candidate | None:
        tags = self.words.change[line.lows[i]][0]
        if "1" in tags and (
            i and line.lows[i - 1] in ("a", "an", "the", "significant", "of", "percent", "%", "un", "una", "el", "la", "um", "uma", "o")
        ):
            status = line.noun_status(i, "happened")[0]
        else:
            status = line.verb_status(i, tags.replace("1", "") or "n")
        if line.lex.language == "en" and status == "ongoing" and self.words.change[line.lows[i]][1] != "level":
            status = "happened" if "s" not in tags else "ongoing"
        if self.words.change[line.lows[i]][1] == "level" and status == "habitual":
            status = "ongoing"
        c = Candidate(line.starts[i], line.ends[i], "TRADE", subtype, status, f"{subtype}: {line.words[i]}", sentence)
        c.countries = countries_of(self.material.places_in(sentence.start, sentence.end))
        c.negated = line.negated(i)
        c.weight = 3 + ("1" not in tags)
        return c
