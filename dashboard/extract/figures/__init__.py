"""Figures: percentages, multiples, money, people, measures, counts, in four languages, by rules in linear time."""

from dashboard.extract.figures.find import Figures, find_figures

__all__ = ["Figures", "find_figures"]
