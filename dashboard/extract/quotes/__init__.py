"""Words that somebody is said to have said, with their speaker.

`marks` finds what stands between quotation marks, `transcripts` what stands under a label or between dashes;
`speakers` says whose it is; `find` puts them together.
"""

from dashboard.extract.quotes.find import Quotes, find_quotes

__all__ = ["Quotes", "find_quotes"]
