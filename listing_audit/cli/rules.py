"""The `rules` verbs: list, show, write, check, test and try rules, and build their pages."""

from __future__ import annotations

from pathlib import Path

import click

from listing_audit.datafiles import shipped


@click.group(help="List, show, write, check and test rules.")
def rules() -> None:
    """The group that the command line attaches."""


@rules.command("lint")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--rules", "rule_folders", multiple=True, type=click.Path(path_type=Path), help="A folder of own rules.")
@click.option("--lexicons", "lexicon_folders", multiple=True, type=click.Path(path_type=Path), help="Own lexicons.")
@click.option("--advice/--no-advice", "with_advice", default=True, help="Also say what is doubtful but not wrong.")
def lint(
    paths: tuple[Path, ...], rule_folders: tuple[Path, ...], lexicon_folders: tuple[Path, ...], with_advice: bool
) -> None:
    """Check rule and lexicon files without running them; every problem with its line.

    PATH is a file or a folder; without one everything is checked. Exit code 2 when there are problems.
    """
    from listing_audit.rules.lint import check_folders, only_of
    from listing_audit.testing.lint import look_closer, sorted_by_place

    known = [shipped("rules"), shipped("lexicons"), *rule_folders, *lexicon_folders]
    inside = [folder.resolve() for folder in known]
    own = [path for path in paths if not any(path.resolve() == one or one in path.resolve().parents for one in inside)]
    checked = check_folders(
        (shipped("rules"), *rule_folders, *(path if path.is_dir() else path.parent for path in own)),
        (shipped("lexicons"), *lexicon_folders),
    )
    remarks = look_closer(checked)
    problems = sorted_by_place(only_of((*checked.problems, *remarks.problems), paths))
    advice = sorted_by_place(only_of(remarks.advice, paths)) if with_advice else ()
    for problem in problems:
        click.echo(str(problem))
    for hint in advice:
        click.echo(f"{hint} (advice)")
    click.echo(f"{len(checked.rules)} rules read, {len(problems)} problems, {len(advice)} pieces of advice", err=True)
    raise SystemExit(2 if problems else 0)


if __name__ == "__main__":
    rules()
