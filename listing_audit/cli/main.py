"""The entry of the command line: finds the verb, imports only that one, and turns every error into a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from listing_audit import __version__

if TYPE_CHECKING:
    import click

_NAME = "listing-audit"
_COMPLETION = "_LISTING_AUDIT_COMPLETE"  # set by the shell that asks for completions
WRONG = 2
INTERRUPTED = 130

# verb: where its command is. A module is imported only when its verb is called or all of them are listed.
VERBS: dict[str, tuple[str, str]] = {
    "scan": ("listing_audit.cli.scan", "scan"),
    "check": ("listing_audit.cli.check", "check"),
    "convert": ("listing_audit.cli.convert", "convert"),
    "diff": ("listing_audit.cli.diff", "diff"),
    "triage": ("listing_audit.cli.triage", "triage"),
    "fetch": ("listing_audit.cli.fetch", "fetch"),
    "price": ("listing_audit.cli.price", "price"),
    "policy": ("listing_audit.cli.policy", "policy"),
    "rules": ("listing_audit.cli.rules", "rules"),
    "serve": ("listing_audit.cli.serve", "serve"),
    "watch": ("listing_audit.cli.desk_watch", "watch"),
}

# What they make they need to the end, or there is little of it: looking for garbage would take longer than the check.
_SHORT = ("check", None)

_HELP_ZH = """审核商品文案、价格和隐私政策是否合规：给出位置、法条、原因和改法。

\b
先试试：
  listing-audit check --title 全网最佳面霜
  listing-audit scan 商品.csv
  listing-audit scan 商品.csv --output json=报告.json --fail-on high
  listing-audit rules list --jurisdiction CN

设置写在 listing-audit.toml 或 pyproject.toml 的 [tool.listing-audit] 中；`scan --show-settings` 显示每项的来源。
"""

_HELP_EN = """Audit product listings, prices and privacy policies against the law: the place, the article, why, and what
to write instead.

\b
Try:
  listing-audit check --title "Cures eczema in 3 days"
  listing-audit scan catalog.csv
  listing-audit scan catalog.csv --output json=report.json --fail-on high
  listing-audit rules list --jurisdiction US

Settings stand in listing-audit.toml or under [tool.listing-audit] in pyproject.toml; `scan --show-settings` shows
where each came from.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 or 2 (130 when interrupted)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words in (["--version"], ["-V"]):
        print(f"listing-audit {__version__}")
        return 0
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough. A report that was not written to its end is not a pass.
        _close_quietly()
        return WRONG


def command_line(verbs: Sequence[str]) -> click.Group:
    """Return the click group with these verbs."""
    import click

    from listing_audit.cli.words import either

    group = click.Group(
        _NAME,
        help=either(_HELP_ZH, _HELP_EN),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    )
    group = click.version_option(__version__, "--version", "-V", message="listing-audit %(version)s")(group)
    for verb in verbs:
        module, name = VERBS[verb]
        group.add_command(getattr(import_module(module), name), verb)
    return group


def _run(words: list[str]) -> int:
    import atexit
    import gc

    from listing_audit.values import without_collection

    # What is left at the end is given back as a whole; nobody need look through it for garbage.
    atexit.register(gc.freeze)
    verb = next((word for word in words if not word.startswith("-")), None)
    if verb not in _SHORT:
        return _run_verb(verb, words)
    with without_collection():
        return _run_verb(verb, words)


def _run_verb(verb: str | None, words: list[str]) -> int:
    import click

    from listing_audit.errors import DataFileError, ListingAuditError

    group = command_line([verb] if verb in VERBS else list(VERBS))
    try:
        if _COMPLETION in os.environ:
            group.main(args=words, prog_name=_NAME, complete_var=_COMPLETION)
        # Not `group.main`: it ends a run whose reader went away with 1, which here means that something was found.
        with group.make_context(_NAME, words) as context:
            result = group.invoke(context)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as stopped:
        return stopped.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return WRONG
    except DataFileError as error:
        _complain("\n".join(str(problem) for problem in error.problems))
        return WRONG
    except ListingAuditError as error:
        _complain(str(error))
        return WRONG
    except BrokenPipeError:
        raise
    except OSError as error:
        _complain(f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error))
        return WRONG
    except Exception:
        _explain_bug()
        return WRONG


def _complain(message: str) -> None:
    from listing_audit.cli.words import either
    from listing_audit.report.display import visible

    lines = [visible(line) for line in message.split("\n")]
    label = either("错误：", "error: ")
    text = label + lines[0] if len(lines) == 1 else "\n".join([label.rstrip(), *(f"  {line}" for line in lines)])
    sys.stderr.write(text + "\n")


def _explain_bug() -> None:
    """A crash must not end with 1, which says that the audit was done and something was found."""
    import traceback

    from listing_audit.cli.words import either

    sys.stderr.write(traceback.format_exc())
    sys.stderr.write(
        either(
            f"这是 listing-audit {__version__} 的缺陷，审核没有完成。请附上以上内容反馈。\n",
            f"This is a bug in listing-audit {__version__}; the audit was not finished. Please report the lines above.\n",
        )
    )


def _close_quietly() -> None:
    """Point standard output at nothing, so that the interpreter does not complain when it flushes at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


if __name__ == "__main__":
    sys.exit(main())
