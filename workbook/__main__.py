"""``python -m workbook``: the command line, where the command ``workbook`` is not on the path."""

import sys

from workbook.cli import main

sys.exit(main())
