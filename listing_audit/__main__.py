"""`python -m listing_audit` is the command line."""

import sys

from listing_audit.cli.main import main

sys.exit(main())
