"""The reading half: a Selection, and the rows that each view draws of it."""

from dashboard.query import evidence
from dashboard.query.claims import chosen_claims, claims, implications
from dashboard.query.claims import title as claim_title
from dashboard.query.claims import verdict as claim_verdict
from dashboard.query.columns import Columns
from dashboard.query.names import Names
from dashboard.query.selection import CERTAINTIES, PANELS, PARAMETERS, STATUSES, Selection, select
from dashboard.query.trade import trade
from dashboard.query.views import Cards, Counts, by_salience, cards, counts, mark, timeline, tray, world
from dashboard.query.words import date_words, event_date_words, figure_words

__all__ = [
    "CERTAINTIES",
    "PANELS",
    "PARAMETERS",
    "STATUSES",
    "Cards",
    "Columns",
    "Counts",
    "Names",
    "Selection",
    "by_salience",
    "cards",
    "chosen_claims",
    "claim_title",
    "claim_verdict",
    "claims",
    "counts",
    "date_words",
    "event_date_words",
    "evidence",
    "figure_words",
    "implications",
    "mark",
    "select",
    "timeline",
    "trade",
    "tray",
    "world",
]
