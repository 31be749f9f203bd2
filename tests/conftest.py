"""Settings that hold for the whole suite."""

from __future__ import annotations

import signal

from hypothesis import settings

# Time limits of single examples depend on the machine; the same examples every time keep the suite repeatable.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

# A shell that runs the suite in the background lets it ignore interrupts, and the processes that tests interrupt with it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
