"""Ids of the page's components: one place, so that a callback and the layout cannot differ."""

BOOT = "boot"  # written once when the page has loaded
CLICK = "click"  # {view, click, n}: the last thing that a reader did
SELECTION = "selection"  # URL parameters of the Selection, the only state of the page
DEVICE = "device"  # {theme, narrow}
VERSION = "version"  # of the store, as last seen
TICK = "tick"  # asks for it
VIEWPORT = "viewport"  # [first, last] days in sight on the timeline, or None
NOTICE = "notice"
COUNTS = "counts"
SUMMARY = "summary"

TIMELINE = "timeline"
LEGEND = "legend"
TRAY = "tray"
MAP = "map"
REGIONS = "regions"
TOTALS = "totals"
PAIRS = "pairs"
CLAIMS = "claims"
WINDOWS = "windows"
CITED = "cited"
SOURCED = "sourced"
IMPLIED = "implied"
LIST = "list"
EVIDENCE = "evidence"
CHIPS = "chips"

SEARCH = "search"
SINCE = "since"
UNTIL = "until"
CERTAINTY = "certainty"
COUNTRY = "country"
STATUS = "status"
SOURCE = "source"
SHADE = "shade"
