"""Start of the shipped ``igt``."""

import sys

if sys.argv[1:2] == ["--look-inside"]:  # the process that looks into a document; see core/contents
    from core.contents.child import main
else:
    from core.cli.main import main

sys.exit(main())
