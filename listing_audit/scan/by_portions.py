"""A scan of whole sources by several processes, portion by portion, or by this one where there is too little to share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from listing_audit.errors import InputError
from listing_audit.model.listing import ReadError, ReadNote
from listing_audit.scan.audits import Audit, CleanRun, groups, slim
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.ingest.portion import Portion
    from listing_audit.scan.survey import CatalogueSurvey
    from listing_audit.scan.workers import Work

_T = TypeVar("_T")
# Steps that are looked at before it is decided whether there is work for several processes.
_ALONE = 8
# Names of so many columns fit into the buffer of a pipe.
_MANY_COLUMNS = 256


@frozen
class ScanJob:
    """A scan as one worker does it: it reads the portions that it is told to.

    `audit_group` audits what was read, in order. It travels to the worker where processes are not forked, so it must
    pickle; `prepare` makes before that what all processes share. `as_format`, `column_map` and `language` say how the
    sources are read, `texts_of_clean` whether clean listings come with their texts.
    """

    audit_group: Callable[[Iterable[Any]], list[Any]]
    prepare: Callable[[], object]
    as_format: str | None
    column_map: dict[str, str]
    language: str
    texts_of_clean: bool

    def read(self, portion: Portion) -> Iterator[object]:
        """Return what the portion holds."""
        from listing_audit.ingest.portions import read_portion

        return source_or_error(read_portion(portion, self.as_format, self.column_map, self.language))

    def audit(self, parts: Iterable[object]) -> list[object]:
        """Return what is told of a group."""
        return self.audit_group(parts)

    def result(self, told: list[object]) -> list[object]:
        """Return what travels back: what was told, and what it adds to the survey of the catalogue."""
        from listing_audit.scan.survey import CatalogueSurvey

        survey = CatalogueSurvey()
        for part in told:
            if isinstance(part, Audit):
                survey.add(part.listing)
        return [*(told if self.texts_of_clean else slim(told)), survey]


def audited_by_portions(
    job: ScanJob, paths: Sequence[str], stdin: BinaryIO | None, count: int, survey: CatalogueSurvey
) -> Iterator[Audit | ReadError | ReadNote]:
    """Yield what is told of the sources, in their order, by up to `count` processes; `survey` learns of every listing."""
    from listing_audit.ingest.portion import Here
    from listing_audit.ingest.portions import PortionTeller
    from listing_audit.scan.survey import CatalogueSurvey
    from listing_audit.scan.workers import Work, audited_by_workers

    plan = _plan(job, paths, stdin)
    first = list(islice(plan, _ALONE))
    steps = chain(first, plan)
    if sum(isinstance(step, Work) for step in first) > 1 or any(isinstance(s, Work) and s.shared for s in first):
        # Before the processes part ways, so that they share it and bad rules are one error.
        job.prepare()
        answers = audited_by_workers(job, steps, count)
    else:
        answers = (_alone(job, step) if isinstance(step, Work) else step for step in steps)
    teller = PortionTeller(job.language)
    for told in answers:
        for part in told:
            if isinstance(part, Audit):
                teller.listing()
                yield part
            elif isinstance(part, CleanRun):
                teller.listing()
                yield from part.audits()
            elif isinstance(part, CatalogueSurvey):
                survey.merge(part)
            elif isinstance(part, Here):
                for group in groups(part.parts):
                    for one in job.audit_group(group):
                        if isinstance(one, Audit):
                            survey.add(one.listing)
                        yield one
            else:
                yield from teller.told(part)


def source_or_error(parts: Iterator[_T]) -> Iterator[_T | ReadError]:
    """Yield what one source holds; a source that cannot be read at all is one error, not the end of the scan."""
    try:
        yield from parts
    except InputError as error:
        yield ReadError(error.path, error.reason)


def _plan(job: ScanJob, paths: Sequence[str], stdin: BinaryIO | None) -> Iterator[Any]:
    from listing_audit.ingest.portion import Portion
    from listing_audit.ingest.portions import portions_of
    from listing_audit.scan.workers import Work

    for path in paths:
        for step in portions_of(path, job.as_format, job.column_map, stdin, job.language):
            if isinstance(step, Portion):
                is_large = not step.in_file or (step.header is not None and len(step.header.names) > _MANY_COLUMNS)
                yield Work(step, step.shared, is_large)
            else:
                yield [step]


def _alone(job: ScanJob, work: Work) -> list[Any]:
    told: list[Any] = []
    for group in groups(job.read(work.portion)):
        told.extend(job.audit(group))
    return job.result(told)
