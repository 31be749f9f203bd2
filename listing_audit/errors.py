"""What can go wrong, as values that cross process boundaries.

Not knowing is a result (`undecided`), not an error. These are for wrong usage, bad configuration, bad rule
files and input that cannot be read.
"""

from __future__ import annotations

from listing_audit.values import frozen


@frozen
class Problem:
    """One thing that is wrong with a file, where it is, and what to do about it."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class ListingAuditError(Exception):
    """Something the user can mend. The command line prints it and exits with 2."""


class UsageError(ListingAuditError):
    """A flag, argument or setting that makes no sense."""


class DataFileError(ListingAuditError):
    """Rule, lexicon, waiver or configuration files with problems: all of them, not just the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[DataFileError], tuple[tuple[Problem, ...]]]:
        # Exception's own __reduce__ would hand the joined message to __init__ in a worker's parent.
        return (DataFileError, (self.problems,))


class InputError(ListingAuditError):
    """A source that cannot be read at all: where it is and why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        return (InputError, (self.path, self.reason))
