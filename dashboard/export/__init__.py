"""What the page shows, as files: charts as pictures and as pages that stand alone, records as open data.

`data` and `chart` make the bytes of one file; `write` makes files of a store and a selection. One file a format.
"""

from dashboard.export.data import DATA, data, media_type
from dashboard.export.files import CHARTS, names, write

__all__ = ["CHARTS", "DATA", "data", "media_type", "names", "write"]
