"""Lexicons of time expressions, one language a file: data only. The format is told in `lexicon.py`."""
