"""Mentions of one happening, folded into one event: by structure, never by likeness of sentences.

`compare` says whether two mentions may be one and why, `cluster` groups, `best` chooses values and titles.
"""

from dashboard.merge.events.best import explain_salience, salience
from dashboard.merge.events.cluster import merge_events
from dashboard.merge.events.compare import judge

__all__ = ["explain_salience", "judge", "merge_events", "salience"]
