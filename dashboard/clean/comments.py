"""Where an article ends and its readers' comments begin.

A comment is told by its head: who wrote it and how long ago, votes, "reply". One such word is nothing; a head is
a name with a time, or a handle with at least two of them in the lines that follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.clean.phrases import button
from dashboard.clean.units import Unit

BODY_BEFORE = 30
"""Words of running text that must stand before a thread: the head of a post stands above its text as well."""
LOOK_AHEAD = 12
"""Units after a handle in which votes and the like are looked for (Lemmy prints up to nine)."""

HEADING_AHEAD = 6
"""Units after a heading "Comments" in which the first comment must show itself."""

_AGO = re.compile(
    r"(?<!\w)(?:(?:about |over |almost )?(?:an?|\d{1,3})\s?(?:s|sec|secs|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|d"
    r"|days?|w|wk|wks|weeks?|mo|mos|months?|y|yr|yrs|years?)\.? ago"
    r"|hace (?:una?|\d{1,3}) (?:segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?)|há (?:uma?"
    r"|\d{1,3}) (?:segundos?|minutos?|horas?|dias?|semanas?|m[eê]s(?:es)?|anos?)"
    r"|(?:\d{1,3} )?(?:секунд[уы]?|минут[уы]?|час(?:а|ов)?|день|дня|дней|недел[юиь]|месяц(?:а|ев)?|год(?:а)?|лет"
    r"|г\.) назад)(?!\w)",
    re.IGNORECASE,
)
_META = re.compile(
    r"(?:link|fedilink|permalink|perma-?link|context|parent|source|embed|save|report|flag|share|reply|replies|delete|edit"
    r"|edited|hide|give award|award|op|mod|author|badge"
    r"|(?:show|view|load|see) (?:\d+ )?(?:more )?(?:repl(?:y|ies)|comments?)|\d+ repl(?:y|ies)|(?:arrow|caret"
    r"|thumbs?)[-_ ]?(?:up|down)|up-?votes?|down-?votes?|(?:dis)?likes?|me gusta|responder|denunciar|compartir"
    r"|curtir|gostei|descurtir|ответить|пожаловаться|нравится|edit-?\d{0,2}|level \d+|[+\-−–]?\d{1,5}"
    r"|[+\-−–]?\d{1,5} ?(?:points?|pts?|votes?|likes?|upvotes?|puntos?|votos?|баллов)|[·•|▲▼△▽⬆⬇↑↓+\-−–]|score hidden|vote"
    r"|quote)",
    re.IGNORECASE,
)
_WEIGHTY = re.compile(r"fedilink|permalink|reply|repl|arrow|vote|points?|likes?|responder|curtir|ответить|level", re.IGNORECASE)
_HANDLE = re.compile(
    r"(?:[•·*\-]\s*)?(?:@?[\w.\-]{2,40}@[\w\-]{1,40}(?:\.[\w\-]{1,20}){1,4}(?:\s?(?:OP|M|A|mod|admin))?"
    r"|/?u/[\w\-]{2,40}(?:\s?(?:OP|MOD))?|@[\w.]{2,40})(?:\s*[·•|,-]?\s*(?P<rest>.{0,60}))?",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[^\n!?:]{2,50}\s(?:says|said|wrote|writes|commented|replied|dice|dijo|escribi[oó]|diz|disse|escreveu|пишет|написала?"
    r"|говорит)(?:\s(?:on|el|em|at)\s.{4,50}|\s\d.{3,40})?:",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:(?:all |top |most relevant |recent |reader |readers.? |user |view |latest )?(?:\d+ )?(?:comments?|replies|responses?"
    r"|thoughts)(?: \(?\d+\)?)?(?: (?:to|on) .{1,150})?|(?:\d+ )?comentarios?(?: \(?\d+\)?)?(?: de los lectores)?"
    r"|(?:\d+ )?coment[aá]rios?(?: \(?\d+\)?)?|(?:\d+ )?комментари(?:и|й|ев|я)(?: \(?\d+\)?)?"
    r"|discussion(?: \(\d+\))?|join the (?:conversation|discussion)|leave a (?:reply|comment)|deja (?:un|tu) comentario"
    r"|deixe (?:um|seu) coment[aá]rio|оставить комментарий)[.:!]?",
    re.IGNORECASE,
)
_ACTIONS = re.compile(
    r"\d{1,3}\s?(?:s|m|h|d|w|mo|y)\W{0,3}(?:like|reply)(?:\W{0,3}(?:like|reply|share|report))*|reply|responder|ответить", re.IGNORECASE
)
_DATED = re.compile(r".{0,30}\b(?:19|20)\d\d\b.{0,30}\b\d{1,2}[:.h]\d\d\b.{0,20}", re.IGNORECASE)


def thread_start(found: Sequence[Unit]) -> int | None:
    """Index of the first unit of the comment thread, which goes on to the end; None if there is none."""
    total = sum(len(unit.words) for unit in found if unit.prose)
    words = 0
    for number, unit in enumerate(found):
        if words >= BODY_BEFORE and (_head(found, number) or (_headed(found, number) and 2 * words >= total)):
            return _with_heading(found, number)
        if unit.prose:
            words += len(unit.words)
    return None


def _with_heading(found: Sequence[Unit], number: int) -> int:
    while number and len(found[number - 1].text) <= 160 and (_is_heading(found[number - 1]) or button(found[number - 1].shown)):
        number -= 1
    return number


def _is_heading(unit: Unit) -> bool:
    return bool(_HEADING.fullmatch(unit.shown))


def _headed(found: Sequence[Unit], number: int) -> bool:
    """Whether it is a heading "Comments" with one sign of a comment below it: enough in the second half of a text,
    while a button in the first half may stand beside a date."""
    if not _is_heading(found[number]):
        return False
    return any(_sign(unit.shown) for unit in found[number + 1 : number + 1 + HEADING_AHEAD])


def _head(found: Sequence[Unit], number: int) -> bool:
    """Whether a comment begins at this unit."""
    line = found[number].shown
    if len(line) > 160:
        return False
    after = [u.shown for u in found[number + 1 : number + 1 + LOOK_AHEAD]]
    if _is_heading(found[number]):
        return sum(_sign(a) for a in after) > 1
    handle = _HANDLE.fullmatch(line)
    if handle is not None:
        return bool(_AGO.search(handle["rest"] or "")) or _meta(after) >= 2
    if _SAYS.fullmatch(line):
        return bool(after) and bool(_AGO.search(after[0]) or _DATED.fullmatch(after[0]) or _DATED.search(line))
    if _AGO.search(line) and len(line) <= 80 and line[-1:] not in ".!?":
        # "Maria K. • 2 years ago", or such a line under a name, and votes or "reply" near.
        near = [u.shown for u in found[max(0, number - 2) : number]] + after[:8]
        return any(_WEIGHTY.search(a) and _META.fullmatch(a) for a in near) or bool(_WEIGHTY.search(line))
    return False


def _sign(line: str) -> bool:
    """Whether a line below a heading "Comments" can stand in a comment only."""
    if len(line) > 80:
        return False
    return bool(_SAYS.fullmatch(line) or _AGO.search(line) or _DATED.fullmatch(line) or _ACTIONS.fullmatch(line))


def _meta(lines: Sequence[str]) -> int:
    """How many of the lines before the first running text are votes, times and buttons of a comment; 0 unless one
    of them can be nothing else."""
    count, sure = 0, False
    for line in lines:
        if len(line) > 60:
            break
        ago = _AGO.search(line) is not None
        if ago or _META.fullmatch(line):
            count += 1
            sure = sure or ago or bool(_WEIGHTY.search(line))
    return count if sure else 0
