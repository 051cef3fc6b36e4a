"""Official statistics files as their publishers give them, one file a source, into one internal form: `model.Flow`.

`read` takes a file, `recognise` a header; `implied` holds the small sums that the trade chart draws.
"""

from dashboard.trade.files import Flows, Reader, Skip, read, recognise

__all__ = ["Flows", "Reader", "Skip", "read", "recognise"]
