"""Dateline: a folder of articles becomes one linked timeline, map and trade dashboard."""

__version__ = "0.1.0"
