"""One sentence as tokens and clauses, and what its verbs say of time: status and negation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.extract.events.lexicon import Lexicon

_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[^\w\s]")
_COMMA_LINKS = frozenset("and but or that y e pero mas и но а что que".split())
_IF = frozenset(("if", "unless", "si", "если"))
_PROMISES = frozenset(
    """announced promised pledged vowed confirmed decided guaranteed committed agreed anunció anunciaron prometió
    prometieron confirmó decidió aseguró anunciou anunciaram prometeu confirmou decidiu garantiu""".split()
)
_BETWEEN = frozenset("also now soon already both still further then se ya también be the já também уже".split())
VERB_REACH = 6  # tokens to the left of a verb in which its auxiliaries and negation stand
CUE_REACH = 9  # tokens to the left of an infinitive or noun in which a plan or a wish governs it


class Line:
    """The tokens of one sentence: parallel lists, and the clause each token is in."""

    __slots__ = ("clause", "ends", "lex", "lows", "starts", "words")

    def __init__(self, text: str, start: int, end: int, lex: Lexicon) -> None:
        self.lex = lex
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for match in _TOKEN.finditer(text, start, end):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.words.append(match.group())
        self.lows = [w.lower() for w in self.words]
        self.clause = self._clauses()

    def __len__(self) -> int:
        return len(self.words)

    def _clauses(self) -> list[int]:
        opens = self.lex.classes["opens_clause"]
        out, current = [], 0
        lows = self.lows
        for i, low in enumerate(lows):
            if low in ";:" or (low in opens and i and not (low == "that" and lows[i - 1] not in ",")):
                current += 1
            elif low == "," and i + 1 < len(lows) and lows[i + 1] in _COMMA_LINKS and self._finite_ahead(i + 2):
                current += 1
            out.append(current)
        return out

    def _finite_ahead(self, start: int) -> bool:
        for low in self.lows[start : start + 12]:
            if low == ",":
                return False
            if low in self.lex.aux and low != "to":
                return True
            if low in self.lex.triggers and any(e.verb and set(e.tags) & set("sdf") for e in self.lex.triggers[low]):
                return True
        return False

    def clause_bounds(self, i: int) -> tuple[int, int]:
        """First token and past-the-last token of the clause that token i is in."""
        a = b = i
        mine = self.clause[i]
        while a > 0 and self.clause[a - 1] == mine:
            a -= 1
        while b < len(self.clause) and self.clause[b] == mine:
            b += 1
        return a, b

    def index(self, position: int) -> int:
        """The token at or after a character position."""
        lo, hi = 0, len(self.starts)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.ends[mid] <= position:
                lo = mid + 1
            else:
                hi = mid
        return lo

    def has(self, name: str, a: int, b: int) -> Iterator[int]:
        """Tokens of [a, b) that are in a class."""
        words = self.lex.classes[name]
        lows = self.lows
        for i in range(max(a, 0), min(b, len(lows))):
            if lows[i] in words or (i + 1 < len(lows) and f"{lows[i]}_{lows[i + 1]}" in words):
                yield i

    # --- status -----------------------------------------------------------------------------------

    def _aux(self, i: int) -> list[str]:
        """Kinds of the auxiliaries right before token i, nearest first."""
        found: list[str] = []
        j, steps = i - 1, 0
        while j >= 0 and steps < VERB_REACH and self.clause[j] == self.clause[i]:
            low = self.lows[j]
            kind = self.lex.aux.get(low)
            if kind is not None:
                found.append(kind)
            elif not (low in self.lex.negating or low in _BETWEEN or low.endswith(("ly", "mente")) or (found and low in self.lex.habitual)):
                if low in ("and", "y", "e", "и") and not found:  # will cooperate and build
                    j -= 1
                    steps += 1
                    while j >= 0 and steps < VERB_REACH and self.lows[j] not in self.lex.aux and self.lows[j] != ",":
                        j -= 1
                        steps += 1
                    continue
                break
            j -= 1
            steps += 1
        return found

    def governor(self, i: int, reach: int = CUE_REACH) -> str | None:
        """planned or hypothetical, by the nearest cue to the left in the clause."""
        for j in range(i - 1, max(-1, i - 1 - reach), -1):
            low = self.lows[j]
            if low in ';:.“”"«»':
                return None
            if low.startswith("call") and self.lows[j + 1 : j + 2] and self.lows[j + 1] not in ("for", "on"):
                continue
            if low in self.lex.hypothetical:
                return "hypothetical"
            if low in self.lex.planned:
                return "planned"
        return None

    def verb_status(self, i: int, tags: str) -> str:
        """The status that the verb at token i gives: happened ongoing planned hypothetical habitual."""
        aux = [] if tags == "d" and self.lex.language != "en" else self._aux(i)  # felicitó a Salas y dijo: a preterite has none
        nearest = aux[0] if aux else ""
        if "future" in aux:
            return "planned"
        if "conditional" in aux:
            return "planned" if self._promised(i) else "hypothetical"
        if nearest == "perfect" and aux[1:2] == ["infinitive"]:  # claims to have established
            return "happened"
        if nearest == "infinitive" or (not aux and tags == "b" and self.lex.language != "en"):
            if "present" in aux[1:2]:
                return "planned"
            if i > 1 and (self.lows[i - 2] in ("después", "depois") or self.lows[i - 1] in ("tras", "al", "após", "ao")):
                return "happened"  # un día después de romper
            return self.governor(i) or ("happened" if self._achieved(i) else "hypothetical")
        if "infinitive" in aux:
            return "planned" if aux[-1] == "present" else self.governor(i) or "hypothetical"
        if self._conditional_clause(i):
            return "hypothetical"
        if "f" in tags:
            return "planned"
        if "c" in tags and not aux:
            return "planned" if self._promised(i) else "hypothetical"
        if "j" in tags and not aux and not set(tags) & set("sd"):
            return self.governor(i) or "hypothetical"
        if "progressive" in aux:
            return "ongoing"
        if "g" in tags:
            return "happened" if "past" in aux else "ongoing" if aux else "happened"
        if "perfect" in aux or "past" in aux:
            return "happened"
        if "present" in aux:
            return "ongoing"
        if "d" in tags or "n" in tags or "i" in tags:
            return "happened"
        if "b" in tags and "s" not in tags and not aux and self.lex.language == "en":  # that these associations establish
            governed = self.governor(i)
            if governed:
                return governed
        near = self.lows[max(0, i - 3) : i + 3]
        return "habitual" if any(w in self.lex.habitual for w in near) else "ongoing"

    def _promised(self, i: int) -> bool:
        """A conditional in the reported speech of somebody who announces or promises: what they will do."""
        would = any(w in ("would", "tendría", "teria") for w in self.lows[max(0, i - 3) : i]) or not self._aux(i)
        return (
            would
            and any(w in _PROMISES for w in self.lows[max(0, i - 16) : i])
            and not any(w in ("if", "si", "se") for w in self.lows[max(0, i - 16) : i])
        )

    def _achieved(self, i: int) -> bool:
        """An infinitive of something done: `was among the first to supply`, `managed to sign`."""
        lows = self.lows[max(0, i - 8) : i]
        done = (
            "first",
            "last",
            "only",
            "managed",
            "began",
            "continued",
            "helped",
            "started",
            "primero",
            "primera",
            "primeros",
            "logró",
            "lograron",
        )
        return any(w in lows for w in done)

    def _conditional_clause(self, i: int) -> bool:
        a, _ = self.clause_bounds(i)
        return any(low in _IF or (low == "se" and self.lex.language == "pt") for low in self.lows[a : min(a + 2, i)])

    def noun_status(self, i: int, default: str | None) -> tuple[str, int | None]:
        """The status of the noun at token i and the token of the verb that gives it, if any."""
        a, b = self.clause_bounds(i)
        for j in range(max(a + 1, i - 5), i):  # there were …
            if self.lows[j] in ("was", "were") and self.lows[j - 1] == "there":
                return "happened", j
        best: tuple[int, int] | None = None
        for j in range(max(a, i - 18), min(b, i + 22)):
            tags = self.lex.hold.get(self.lows[j])
            if tags and j != i and self.words[j][0].islower() and (best is None or abs(j - i) < best[0]):
                best = (abs(j - i), j)
        if best is not None:
            return self.verb_status(best[1], self.lex.hold[self.lows[best[1]]]), best[1]
        governed = self.governor(i, 5)
        if governed:
            return governed, None
        following = self.lex.aux.get(self.lows[i + 1], "") if i + 1 < b else ""  # landslides could cut the road
        if following in ("conditional", "future"):
            return ("hypothetical" if following == "conditional" else "planned"), i + 1
        return default or "happened", None

    def negated(self, i: int) -> bool:
        """Whether a word of denial stands right before token i, with nothing but auxiliaries and adverbs between."""
        for j in range(i - 1, max(-1, i - 5), -1):
            low = self.lows[j]
            if low in self.lex.negating or low.endswith(("n't", "n’t")):
                return True
            if not (low in self.lex.aux or low.endswith("ly")):
                return False
        return False
