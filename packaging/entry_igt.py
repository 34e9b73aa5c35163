"""Start of the shipped ``igt``."""

import sys

from core.cli.main import main

sys.exit(main())
