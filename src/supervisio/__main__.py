"""``python -m supervisio``: the same as the command ``supervisio``."""

from __future__ import annotations

import sys

from supervisio.cli import main

if __name__ == "__main__":
    sys.exit(main())
