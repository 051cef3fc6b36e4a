"""What stands twice: the title printed again, a sentence pulled out of the text as a quotation, a paragraph
copied with the page. The second telling must not make a second event or claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.clean.units import Unit

SHINGLE = 4
"""Words of a shingle; shorter ones are shared by any two texts on one subject."""
FEWEST_WORDS, MOST_WORDS = 6, 45
"""Length of a pull quote, words."""
SHARED_SHINGLES = 0.5
"""Share of a pull quote's shingles that stand in one other paragraph."""
SHARED_WORDS = 0.9
"""Share of its words that do: quotations are pulled with a word changed or dropped, not more."""


def repeats(found: Sequence[Unit], read: Iterable[int], title: int | None) -> frozenset[int]:
    """Which of the units at the indices `read` tell again what another one tells. Linear in the text."""
    order = [i for i in read if found[i].words]
    again: set[int] = set()
    first_with: dict[str, int] = {}
    if title is not None:
        first_with[found[title].key] = title
    for i in order:
        earlier = first_with.setdefault(found[i].key, i)
        if earlier != i and len(found[i].words) >= (2 if earlier == title else FEWEST_WORDS):
            again.add(i)
    return frozenset(again | _pulled(found, [i for i in order if i not in again and i != title]))


def _pulled(found: Sequence[Unit], order: Sequence[int]) -> set[int]:
    """Pull quotes: short units without a sentence's end, or between quotation marks, whose words stand in a longer one."""
    asked = [i for i in order if FEWEST_WORDS <= len(found[i].words) <= MOST_WORDS and _displayed(found[i])]
    if not asked:
        return set()
    holders: dict[tuple[str, ...], list[int]] = {shingle: [] for i in asked for shingle in _shingles(found[i])}
    for i in order:
        for shingle in _shingles(found[i]):
            if shingle in holders and len(holders[shingle]) < 8:
                holders[shingle].append(i)
    pulled = set()
    for i in asked:
        shingles = _shingles(found[i])
        votes: dict[int, int] = {}
        for shingle in shingles:
            for holder in set(holders[shingle]):
                if holder != i and len(found[holder].words) >= len(found[i].words) and found[holder].ended:
                    votes[holder] = votes.get(holder, 0) + 1
        if votes:
            best = max(sorted(votes), key=votes.__getitem__)
            words = found[i].key.split()
            there = set(found[best].key.split())
            if votes[best] >= SHARED_SHINGLES * len(shingles) and sum(w in there for w in words) >= SHARED_WORDS * len(words):
                pulled.add(i)
    return pulled


def _displayed(unit: Unit) -> bool:
    """Whether it is set as a pull quote would be: without a full stop, or all of it quoted."""
    line = unit.shown
    return line[-1:] not in ".!?:;," or (line[0] in '"“«„' and line.rstrip(".")[-1:] in '"”»“')


def _shingles(unit: Unit) -> list[tuple[str, ...]]:
    words = unit.key.split()
    return [tuple(words[i : i + SHINGLE]) for i in range(max(0, len(words) - SHINGLE + 1))]
