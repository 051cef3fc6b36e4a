"""What a figure measures, of whom, with whom, of what, when, and who says so."""

from dashboard.extract.measures.find import measure

__all__ = ["measure"]
