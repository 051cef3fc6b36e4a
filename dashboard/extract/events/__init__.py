"""What happened, who did it, where and when: one entry per happening and document.

`lexicon` loads the tables, `clauses` reads status, `candidates` (with `arguments`), `statements` and `trade` find, `group`
joins, `dating` and `fold` date and make the entries.
"""

from dashboard.extract.events.find import Events, find_events

__all__ = ["Events", "find_events"]
