"""Expressions of time: found, normalised to TIMEX3 and placed in the calendar, in seven languages by one engine.

`lexicon` turns words into classes, `grammar` matches constructions over classes, `resolve` gives them values,
`finder` runs them over a document. `tables` holds what is particular to a language.
"""

from dashboard.extract.dates.finder import Dates, find_dates, is_narrative

__all__ = ["Dates", "find_dates", "is_narrative"]
