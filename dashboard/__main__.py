"""`python -m dashboard` is the command `dateline`."""

import sys

from dashboard.cli import main

sys.exit(main())
