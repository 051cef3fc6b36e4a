"""What the page shows, as files: charts as pictures and as pages that stand alone, records as open data.

`download` makes one file that needs no browser, `write` makes files of a store on disk. One file a format.
"""

from dashboard.export.data import DATA, data
from dashboard.export.files import CHARTS, download, names, write

__all__ = ["CHARTS", "DATA", "data", "download", "names", "write"]
