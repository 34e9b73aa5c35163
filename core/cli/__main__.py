"""``python -m core.cli`` is the same as ``igt``."""

from __future__ import annotations

import sys

from core.cli.main import main

sys.exit(main())
