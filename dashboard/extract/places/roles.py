"""What part a place plays: only what happens somewhere earns a pin."""

from __future__ import annotations

from dashboard.extract.places import words
from dashboard.extract.places.candidates import Candidate
from dashboard.extract.places.tokens import Token
from dashboard.reference.packed import CAPITAL, COUNTRY, REGION
from dashboard.text import Sentence

GOVERNS = frozenset("""said says warned announced denied accused insisted rejected condemned hopes wants plans considers believes agreed
    urged called demanded vowed signed imposed expressed responded
    dijo anuncio acuso nego advirtio rechazo condeno considera quiere planea pretende firmo
    disse anunciou acusou negou advertiu rejeitou condenou quer pretende assinou
    заявил заявила заявляет обвинил обвинила призвал призвала объявил объявила считает намерена намерен отвергла ввела ввел""".split())
"""Verbs whose subject is a government when it is a capital."""


def role(line: list[Token], c: Candidate, sentence: Sentence) -> str:
    """location actor metonym affiliation name modifier."""
    if c.kind == "demonym":
        return "modifier"
    if c.kind == "metonym":
        return "metonym"
    before = line[c.first - 1] if c.first else None
    after = line[c.last + 1] if c.last + 1 < len(line) else None
    if sentence.role == "dateline":
        return "location"
    if before is not None and before.key in words.INSIDE and before.gap is not None and line[c.first].gap == " ":
        return "location"
    if after is not None and after.key in GOVERNS and any(s.level in (CAPITAL, COUNTRY) for s in c.senses):
        return "metonym" if c.senses[0].level == CAPITAL else "actor"
    if c.senses and c.senses[0].level in (COUNTRY, REGION):
        return "actor"
    return "location"
