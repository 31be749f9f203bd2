"""Requests made from the API's own description, and some that break it, never meet a fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_api_keeps_its_own_description(server, tmp_path):
    command = [
        str(Path(sys.executable).with_name("st")), "run", f"{server}api/v1/openapi.json", "--max-examples", "6", "--seed", "1",
        # A day or a history can have the form that is described and still make no sense: that is 422, as described.
        "--exclude-checks", "positive_data_acceptance", "--phases", "examples,coverage,fuzzing", "--no-color",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
