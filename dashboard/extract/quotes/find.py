"""From marks, dashes and labels to quotations with speakers, in one pass over a document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extract.people import find_people
from dashboard.extract.quotes.marks import Marked, find_marked
from dashboard.extract.quotes.speakers import Attribution, Speaker
from dashboard.extract.quotes.transcripts import find_dialogue, find_transcript
from dashboard.extract.speech import language_of, speech
from dashboard.model import Document, Leftover, Mention, Quote
from dashboard.text import Sentence, span

BACK = 1500  # characters before a quotation in which a pronoun's antecedent is looked for: some four paragraphs
HEADLINE = 130  # characters of a headline; longer first lines are leads
SCARE = 2  # words: what is as short, and nobody says it, is a scare quote
_SMALL = frozenset("of the and for in on a an to with de la y el e и в".split())
_NAMING = re.compile(r"\b(?:called|titled|entitled|named|[’']s|show|song|book|film|episode of|llamado|llamada)\s$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotations in the order of the text, and the marks that gave none."""

    mentions: tuple[Mention[Quote], ...]
    leftovers: tuple[Leftover, ...]


def find_quotes(document: Document, sentences: Sequence[Sentence]) -> Quotes:
    """The quotations in the sentences that are read in full, with their speakers."""
    text = document.text
    language = language_of(document.language)
    lexicon = speech(language)
    marked, lost = find_marked(text, sentences)
    spoken = find_transcript(text, sentences, lexicon)
    dialogue = find_dialogue(text, sentences, lexicon)
    if not marked and not spoken and not dialogue and not lost:
        return Quotes((), ())
    people = find_people(document, tuple(sentences))
    finder = _Finder(document, sentences, Attribution(document, people, lexicon))
    mentions = [*finder.read(marked), *finder.transcript(spoken), *finder.dialogue(dialogue)]
    leftovers = [*finder.leftovers, *(Leftover(span(document, a, b, text[a:b]), "quotation mark without a partner") for a, b in lost)]
    return Quotes(tuple(sorted(mentions, key=lambda m: m.span.start)), tuple(sorted(leftovers, key=lambda m: m.span.start)))


class _Finder:
    def __init__(self, document: Document, sentences: Sequence[Sentence], attribution: Attribution) -> None:
        self.document = document
        self.text = document.text
        self.sentences = [s for s in sentences if s.in_full]
        self.starts = [s.start for s in self.sentences]
        self.who = attribution
        self.leftovers: list[Leftover] = []

    def _mention(self, start: int, end: int, kind: str, speaker: Speaker | None, why: str) -> Mention[Quote]:
        at = None if speaker is None else self.document.span(speaker.start, speaker.end)
        words = self.text[start:end]
        return Mention(span(self.document, start, end, words), Quote(kind, words, speaker.name if speaker else None, at), "quote", why)

    def read(self, marked: Sequence[Marked]) -> list[Mention[Quote]]:
        """Marked stretches, each with its speaker; names of things and scare quotes become leftovers."""
        out: list[Mention[Quote]] = []
        last: Speaker | None = None
        previous: Marked | None = None
        first, headline = self._headline()
        held: list[Marked] = []  # paragraphs of a quotation whose last one names the speaker
        for i, m in enumerate(marked):
            if m.goes_on:
                held.append(m)
                continue
            words = self.text[m.start : m.end]
            reason = self._name_of_a_thing(m, words) or ("words of a headline" if first < m.outer[0] and m.outer[1] <= headline else None)
            if reason is None:
                following = marked[i + 1].outer[0] if i + 1 < len(marked) else len(self.text)
                speaker = self._speaker(m, words, previous, following, last)
                whole = self._sentence_like(m, words)
                reason = None if whole else self._scare(marked, i, speaker)
            if reason is not None:
                self.leftovers.append(Leftover(span(self.document, m.start, m.end, words), reason))
                continue
            weak = speaker is not None and speaker.why.startswith("subject of the sentence")
            kind = "direct" if whole else "term" if weak and len(_WORD.findall(words)) <= SCARE else "partial"
            why = speaker.why if speaker else "words in marks, no speaker in reach"
            out += [self._mention(h.start, h.end, "direct", speaker, f"{why}, over paragraphs") for h in held]
            held = []
            out.append(self._mention(m.start, m.end, kind, speaker, why))
            if speaker is not None and speaker.name and kind != "term":
                last = speaker
            previous = m
        out += [self._mention(h.start, h.end, "direct", None, "words in marks that nothing closes in its paragraph") for h in held]
        return out

    def _headline(self) -> tuple[int, int]:
        """A headline that nothing marks as one: a short first line set off by an empty one. (0, 0) without one."""
        first = self.sentences[0].start if self.sentences else 0
        end = self.text.find("\n\n", first)
        return (first, end) if 0 <= end - first <= HEADLINE and "\n" not in self.text[first:end] else (0, 0)

    def _scare(self, marked: Sequence[Marked], i: int, speaker: Speaker | None) -> str | None:
        """Why a fragment is nobody's words: short, and no verb of speech in reach."""
        m = marked[i]
        count = len(_WORD.findall(self.text[m.start : m.end]))
        if speaker is None:
            return "scare quotes, or words that nobody is said to say" if count <= SCARE + 1 or m.single else None
        if speaker.why.startswith("goes on") and count <= SCARE:
            return "scare quotes"
        if not speaker.why.startswith("subject of the sentence"):
            return None
        alone = not self._among_others(marked, i)
        limit = SCARE + speaker.why.endswith("last speaker")
        return "scare quotes" if count <= limit and (m.single or alone) else None

    def _among_others(self, marked: Sequence[Marked], i: int) -> bool:
        """Whether a longer stretch in marks stands in the same sentence: fragments of one utterance."""
        s = self._sentence(marked[i].start)
        near = [m for m in (*marked[max(0, i - 2) : i], *marked[i + 1 : i + 3]) if s is not None and s.start <= m.start < s.end]
        return any(len(_WORD.findall(self.text[m.start : m.end])) > SCARE for m in near)

    def _sentence_like(self, m: Marked, words: str) -> bool:
        """A sentence or more: begins one, and ends it or is taken up by a comma before its speaker."""
        letters = _WORD.findall(words)
        if words[-1] in "!?":
            return bool(letters)
        ended = words[-1] in ".,…—–" or self.text[m.outer[1] : m.outer[1] + 2].strip()[:1] in ",."
        return len(letters) >= 3 and words[0].isupper() and ended

    def _name_of_a_thing(self, m: Marked, words: str) -> str | None:
        """Titles of works, events and programmes, nicknames in a name, handles: no one's words."""
        parts = _WORD.findall(words)
        if words[-1:] in "!?" or not parts:
            return None if parts else "no words in the marks"
        if words[0] == ">" or (len(parts) == 1 and (parts[0].isdigit() or "/" in words or "@" in words)):
            return "no words in the marks"
        capitals = sum(p[0].isupper() or p[0].isdigit() for p in parts)
        title_case = capitals > 0 and all(p[0].isupper() or p[0].isdigit() or p.lower() in _SMALL for p in parts)
        named = _NAMING.search(self.text, max(0, m.outer[0] - 16), m.outer[0]) is not None
        if title_case and (words[-1:] != "," or capitals == len(parts) or named):
            before, after = self.text[max(0, m.outer[0] - 1) : m.outer[0]], self.text[m.outer[1] : m.outer[1] + 1]
            if len(parts) > 1 or before == " " or after in " \n,.":
                return "the name of something, in marks"
        return None

    def _sentence(self, position: int) -> Sentence | None:
        i = bisect_right(self.starts, position) - 1
        return self.sentences[i] if i >= 0 else None

    def _paragraph_start(self, position: int) -> int:
        return self.text.rfind("\n", 0, position) + 1

    def _speaker(self, m: Marked, words: str, previous: Marked | None, following: int, last: Speaker | None) -> Speaker | None:
        text, who = self.text, self.who
        line_start, line_end = self._paragraph_start(m.outer[0]), text.find("\n", m.outer[1])
        line_end = len(text) if line_end < 0 else line_end
        context = max(0, m.start - BACK)
        found = who.after(m.outer[1], min(line_end, following), words[-1], context, last)
        if found is not None:
            return found
        sentence = self._sentence(m.outer[0])
        opening = line_start if sentence is None else max(line_start, sentence.start)
        before = text[line_start : m.outer[0]].strip()
        near_previous = previous is not None and previous.outer[1] > line_start
        floor = max(opening, previous.outer[1]) if near_previous and previous is not None else opening
        lead = text[floor : m.outer[0]].strip(' ,"”')
        if lead:
            found = who.before(m.outer[0], opening, context, last)
            if found is not None:
                return found
            if following - m.outer[1] < 60 or not words.endswith((".", "!", "?")):  # … “a” and “b,” Putin added
                tail = self._sentence_end(m.outer[1], line_end)
                found = self._after_all(m, tail, context, last)
                if found is not None:
                    return found
        if near_previous and last is not None and (not lead or self._continues(previous, m)):
            return Speaker(last.name, last.start, last.end, "goes on from the quotation before", last.person)
        if lead:
            subject = who.subject_of(opening, m.outer[0], context, last)
            if subject is not None:
                return subject
            if last is not None and m.start - last.end < BACK and not m.single:
                return Speaker(last.name, last.start, last.end, "subject of the sentence: the last speaker", last.person)
            return None
        return self._from_the_paragraph_before(m, before, line_start, context, last)

    def _continues(self, previous: Marked | None, m: Marked) -> bool:
        return previous is not None and m.outer[0] - previous.outer[1] < 8

    def _sentence_end(self, position: int, stop: int) -> int:
        s = self._sentence(position)
        return min(stop, s.end) if s is not None and s.end > position else stop

    def _after_all(self, m: Marked, stop: int, context: int, last: Speaker | None) -> Speaker | None:
        """A verb of speech later in the same sentence, behind further marks: `“a” in all of its “b,” the president added`."""
        tail = self.text[m.outer[1] : stop]
        cut = max(tail.rfind(","), tail.rfind("”"), tail.rfind('"'), tail.rfind("»"))
        if cut < 0:
            return None
        return self.who.after(m.outer[1] + cut + 1, stop, ",", context, last)

    def _from_the_paragraph_before(self, m: Marked, before: str, line_start: int, context: int, last: Speaker | None) -> Speaker | None:
        """A quotation that opens its paragraph and has no cue in it."""
        text = self.text
        if not before:
            previous_end = line_start
            while previous_end > 0 and text[previous_end - 1].isspace():
                previous_end -= 1
            s = self._sentence(max(0, previous_end - 1))
            if s is not None:
                if text[previous_end - 1 : previous_end] == ":" or text[previous_end - 1 : previous_end].isalnum():
                    found = self.who.before(previous_end, s.start, context, last)
                    if found is not None:
                        return found
                    subject = self.who.subject_of(s.start, s.end, context, last)
                    if subject is not None:
                        return subject
                if last is None or last.end < self._paragraph_start(s.start):
                    subject = self.who.subject_of(s.start, s.end, context, last)
                    if subject is not None:
                        return Speaker(subject.name, subject.start, subject.end, "subject of the sentence before", subject.person)
        if last is not None and m.start - last.end < BACK:
            return Speaker(last.name, last.start, last.end, "the last speaker", last.person)
        s = self._sentence(m.outer[0] - 1) if m.outer[0] else None
        return None if s is None else self.who.subject_of(s.start, m.outer[0], context, last)

    def transcript(self, turns: Sequence[tuple[int, int, int, int]]) -> list[Mention[Quote]]:
        """Paragraphs under a speaker's label: (label start, label end, words start, words end)."""
        out = []
        for label_start, label_end, start, end in turns:
            speaker = self.who.phrase(label_start, label_end, "under the speaker's label", 0, None)
            out.append(self._mention(start, end, "transcript", speaker, "under the speaker's label"))
        return out

    def dialogue(self, turns: Sequence[tuple[int, int, int, int]]) -> list[Mention[Quote]]:
        """Words between dialogue dashes: (words start, words end, cue start, cue end)."""
        out = []
        last: Speaker | None = None
        for start, end, cue_start, cue_end in turns:
            speaker = self.who.after(cue_start, cue_end, ",", max(0, start - BACK), last)
            last = speaker or last
            kind = "direct" if self.text[start].isupper() or self.text[start] in "¿¡" else "partial"
            out.append(self._mention(start, end, kind, speaker, "between dialogue dashes"))
        return out
