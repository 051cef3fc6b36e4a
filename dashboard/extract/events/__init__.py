"""What happened, who did it, where and when: one entry per happening and document.

`lexicon` loads the tables, `clauses` reads status, `candidates`, `statements` and `trade` find, `fold` joins and dates.
"""

from dashboard.extract.events.find import Events, find_events

__all__ = ["Events", "find_events"]
