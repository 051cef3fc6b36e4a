"""From units with roles to blocks: datelines glued to a paragraph and promotion at its end are cut off, what an empty
line cut is whole again."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.clean import heads, phrases
from dashboard.clean.units import LONGEST_LOOKED_AT, SENTENCE_GAP, Unit
from dashboard.model import Block

LATEST_LEAD = 4
"""Among how many first paragraphs a glued dateline is looked for."""


def blocks(found: Sequence[Unit], role: Sequence[str | None]) -> tuple[Block, ...]:
    """One block a unit; datelines glued to a paragraph and promotion at its end get blocks of their own, and a
    paragraph that an empty line cut in mid-sentence is one again."""
    blocks: list[Block] = []
    paragraphs = 0
    before: Unit | None = None
    for unit, told in zip(found, role, strict=True):
        pieces = _pieces(unit, paragraphs < LATEST_LEAD) if told is None else [Block(unit.start, unit.end, told)]
        paragraphs += told is None and unit.prose
        joined = len(pieces) == 1 and blocks and blocks[-1].role == pieces[0].role
        if joined and (told == "comment" or (told is None and before is not None and _cut(before, unit))):
            pieces[0] = Block(blocks.pop().start, unit.end, pieces[0].role)
        blocks += pieces
        before = unit
    return tuple(blocks)


def _cut(before: Unit, unit: Unit) -> bool:
    """Whether an empty line cuts a sentence here: begun in lower case, after a unit that is not ended."""
    return unit.alone and unit.text[0].islower() and not before.ended and len(before.words) >= FEWEST_CUT_WORDS


FEWEST_CUT_WORDS = 8
"""Words before a cut; lists of short lines are no cut sentences."""


def _pieces(unit: Unit, may_lead: bool) -> list[Block]:
    start, end = unit.start, unit.end
    pieces: list[Block] = []
    skip = heads.lead(unit.text) if may_lead else 0
    if 0 < skip < len(unit.text):
        pieces.append(Block(start, start + len(unit.text[:skip].rstrip()), "dateline"))
        start += skip
    tail = _promotion(unit.text)
    if tail is not None and unit.start + tail > start:
        body_end = unit.start + len(unit.text[:tail].rstrip())
        return [*pieces, Block(start, body_end, "body"), Block(unit.start + tail, end, "furniture")]
    return [*pieces, Block(start, end, "body")]


def _promotion(text: str) -> int | None:
    """Where the promotion at the end of a paragraph begins: its last sentences that speak about the site."""
    if len(text) > LONGEST_LOOKED_AT:
        return None
    begin = None
    cuts = [m.end() for m in SENTENCE_GAP.finditer(text)]
    for cut in reversed(cuts):
        nxt = len(text) if begin is None else begin
        last = text[cut:nxt].strip()
        if not phrases.address(last) and phrases.legal(last) < 2:
            break
        begin = cut
    return begin
