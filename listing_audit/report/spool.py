"""Parts of a report that must wait for others, kept out of memory once they are large."""

from __future__ import annotations

import shutil
import tempfile
from typing import BinaryIO

# Above this size a part goes to a temporary file.
_IN_MEMORY_BYTES = 1 << 20


class Spool:
    """Bytes that are complete only at the end of a run; poured out once."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115 - closed by pour
        self.is_empty = True

    def add(self, data: bytes) -> None:
        self._file.write(data)
        self.is_empty = False

    def pour(self, out: BinaryIO) -> None:
        """Write everything to the stream and forget it."""
        self._file.seek(0)
        shutil.copyfileobj(self._file, out)
        self._file.close()
