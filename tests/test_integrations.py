"""What is shipped for CI runs as shipped: the hook, the action's steps, the GitLab job, the commands of docs/ci.md."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
OLD = "id,title,jurisdictions\nold-1,全网最佳面霜,CN\nok-1,纯棉毛巾,CN\n"
NEW = "id,title,jurisdictions\nnew-1,最佳水杯,CN\n"


@pytest.fixture(scope="module")
def commands(tmp_path_factory):
    """A folder for PATH with `listing-audit` as an installation would put it there."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "listing-audit"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m listing_audit.cli.main "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def environment(commands, primed, tmp_path_factory):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI"))}
    return kept | {
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "LISTING_AUDIT_CACHE_DIR": str(primed(tmp_path_factory.mktemp("cache"))),
        "LANG": "C.UTF-8",
        **{f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }


@pytest.fixture
def repository(tmp_path, environment):
    """A repository with an old finding and the baseline that knows it."""
    home = tmp_path / "shop"
    (home / "listings").mkdir(parents=True)
    (home / "listings" / "old.csv").write_text(OLD, encoding="utf-8")
    ran("git init -q -b main && git add .", home, environment)
    ran("listing-audit scan listings --output json=baseline.json --quiet --format jsonl", home, environment)
    ran("git add . && git commit -q -m first", home, environment)
    return home


def ran(script: str, folder: Path, environment: dict[str, str], *, code: int = 0) -> str:
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


# ------------------------------------------------------------------ pre-commit


def hook_config(home: Path) -> str:
    """A configuration that uses the shipped hook, run from here instead of from an environment of its own."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    local = hook | {"language": "system", "args": [*hook["args"], "--baseline", "baseline.json"]}
    local.pop("minimum_pre_commit_version")
    return yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}, allow_unicode=True)


def test_the_hook_is_a_valid_manifest():
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_the_hook_stops_a_commit_with_a_bad_listing_and_lets_a_good_one_pass(repository, environment, tmp_path):
    environment = environment | {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit")}
    (repository / ".pre-commit-config.yaml").write_text(hook_config(repository), encoding="utf-8")
    run = f'git add . && "{sys.executable}" -m pre_commit run'
    (repository / "package.json").write_text('{"name": "最佳"}', encoding="utf-8")
    (repository / "listings" / "old.csv").write_text(OLD + "ok-2,羊毛围巾,CN\n", encoding="utf-8")
    assert "Passed" in ran(run, repository, environment)
    (repository / "listings" / "new.csv").write_text(NEW, encoding="utf-8")
    said = ran(run, repository, environment, code=1)
    assert "new-1" in said and "old-1" not in said and "exit code: 1" in said


# ------------------------------------------------------------------ GitHub


def action_step(name: str, inputs: dict[str, str], temp: Path) -> tuple[str, dict[str, str]]:
    """The script of one step of action.yml and its variables, with expressions filled in as the runner would."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    given = {key: value.get("default", "") for key, value in action["inputs"].items()} | inputs
    [step] = [step for step in action["runs"]["steps"] if step.get("id") == name]
    assert "${{" not in step["run"], "an expression inside a script lets an input run commands"
    known = {f"inputs.{key}": value for key, value in given.items()}
    known |= {"runner.temp": str(temp), "github.action_path": str(ROOT)}
    variables = {key: re.sub(r"\$\{\{ (.+?) \}\}", lambda m: known[m[1]], value) for key, value in step["env"].items()}
    return step["run"], variables


def restored_cache(temp: Path, primed: Callable[[Path], Path]) -> None:
    """What the step before restores from an earlier run."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    [path] = [step["with"]["path"] for step in action["runs"]["steps"] if "cache@" in step.get("uses", "")]
    primed(Path(path.replace("${{ runner.temp }}", str(temp))))


def acted(
    repository: Path, environment: dict[str, str], temp: Path, *, code: int, **inputs: str
) -> tuple[str, str, dict[str, str]]:
    script, variables = action_step("scan", {key.replace("_", "-"): value for key, value in inputs.items()}, temp)
    files = {"GITHUB_STEP_SUMMARY": temp / "summary.md", "GITHUB_OUTPUT": temp / "output"}
    for file in files.values():
        file.write_text("", encoding="utf-8")
    variables |= {name: str(file) for name, file in files.items()} | {"RUNNER_TEMP": str(temp)}
    said = ran(script, repository, environment | variables, code=code)
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines())
    return said, files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), outputs


@pytest.mark.slow
def test_the_action_annotates_summarises_and_fails_only_for_what_is_new(repository, environment, primed, tmp_path):
    temp = tmp_path / "runner"
    restored_cache(temp, primed)
    said, summary, outputs = acted(repository, environment, temp, code=0, paths="listings\n", baseline="baseline.json")
    assert "::error" not in said and outputs["exit-code"] == "0"
    (repository / "listings" / "new file.csv").write_text(NEW, encoding="utf-8")
    given = {"paths": "listings/old.csv\nlistings/new file.csv", "baseline": "baseline.json", "args": "--nope\n\n"}
    acted(repository, environment, temp, code=2, **given)
    given |= {"args": "", "changed_since": "HEAD"}
    said, summary, outputs = acted(repository, environment, temp, code=1, **given)
    assert "::error file=listings/new file.csv,line=2,title=" in said and "old-1" not in said
    assert "<code>new-1</code>" in summary
    assert outputs["exit-code"] == "1"
    sarif = json.loads(Path(outputs["sarif"]).read_bytes())
    assert {result["properties"]["listingId"] for result in sarif["runs"][0]["results"]} == {"new-1"}
    assert json.loads(Path(outputs["json"]).read_bytes())["summary"]["unchanged"] == 2


@pytest.mark.slow
def test_an_input_of_the_action_cannot_run_a_command(repository, environment, primed, tmp_path):
    restored_cache(tmp_path, primed)
    for name in ("paths", "baseline", "changed-since", "fail-on", "args", "language"):
        attack = {"paths": "listings"} | {
            name: f'"; touch {tmp_path}/owned; $(touch {tmp_path}/owned) `touch {tmp_path}/owned`'
        }
        script, variables = action_step("scan", attack, tmp_path)
        variables |= {
            "GITHUB_STEP_SUMMARY": f"{tmp_path}/s",
            "GITHUB_OUTPUT": f"{tmp_path}/o",
            "RUNNER_TEMP": str(tmp_path),
        }
        ran(script, repository, environment | variables, code=2)
    assert not (tmp_path / "owned").exists()


@pytest.fixture
def borrowing_python(tmp_path):
    """A folder for PATH whose `python` makes environments that borrow the libraries of this one: nothing is downloaded."""
    folder = tmp_path / "python"
    folder.mkdir()
    borrowed = "\\n".join(sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}))
    script = f"""#!/bin/sh
"{sys.executable}" "$@" || exit
[ "$1 $2" = "-m venv" ] || exit 0
for site in "$3"/lib/python*/site-packages; do printf '{borrowed}\\n' > "$site/borrowed.pth"; done
"""
    program = folder / "python"
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    return folder


@pytest.mark.slow
def test_the_action_installs_the_program_that_its_next_step_runs(repository, environment, tmp_path, borrowing_python):
    script, variables = action_step("install", {}, tmp_path)
    path_file = tmp_path / "path"
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    clean = {name: value for name, value in environment.items() if name != "PYTHONPATH"}
    clean |= variables | offline | {"RUNNER_TEMP": str(tmp_path), "GITHUB_PATH": str(path_file)}
    before = clean | {"PATH": f"{borrowing_python}{os.pathsep}{clean['PATH']}"}
    ran("set -eo pipefail\n" + script, repository, before)
    added = path_file.read_text(encoding="utf-8").strip()
    after = clean | {"PATH": f"{added}{os.pathsep}{clean['PATH']}"}
    assert ran("command -v listing-audit", repository, after).strip() == f"{added}/listing-audit"
    assert ran("listing-audit scan listings --baseline baseline.json --fail-on high --quiet", repository, after)
    where = f'"{added}/python" -c "import listing_audit; print(listing_audit.__file__)"'
    assert Path(ran(where, tmp_path, after).strip()).is_relative_to(tmp_path)


# ------------------------------------------------------------------ GitLab


@pytest.mark.slow
def test_the_gitlab_job_runs_and_its_artifacts_are_there(repository, environment):
    job = yaml.safe_load((ROOT / "docs" / "listing-audit.gitlab-ci.yml").read_text(encoding="utf-8"))["listing-audit"]
    variables = job["variables"] | {"LISTING_AUDIT_BASELINE": "baseline.json"}
    variables.pop("LISTING_AUDIT_CACHE_DIR")
    script = "set -eo pipefail\n" + "\n".join(job["script"])
    ran(script, repository, environment | variables)
    (repository / "listings" / "new.csv").write_text(NEW, encoding="utf-8")
    ran(script, repository, environment | variables, code=1)
    artifacts = [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]
    assert [name for name in artifacts if not (repository / name).stat().st_size] == []
    issues = json.loads((repository / "gl-code-quality-report.json").read_bytes())
    assert {(issue["location"]["path"], issue["location"]["lines"]["begin"]) for issue in issues} == {
        ("listings/new.csv", 2)
    }


# ------------------------------------------------------------------ the guide


@pytest.mark.slow
def test_every_command_of_the_guide_runs(tmp_path, environment):
    (tmp_path / "listings").mkdir()
    (tmp_path / "listings" / "old.csv").write_text(OLD, encoding="utf-8")
    guide = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    ran("git init -q", tmp_path, environment)
    blocks = re.findall(r"```sh\n(.*?)```", guide, flags=re.DOTALL)
    assert len(blocks) == 5
    for block in blocks:
        ran("set -e\n" + block, tmp_path, environment)
    assert {"listings.junit.xml", "listings.sarif", "listings.html", "report.csv"} <= {
        p.name for p in tmp_path.iterdir()
    }


def test_every_snippet_of_the_guide_is_yaml_and_names_what_there_is():
    guide = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    snippets = [yaml.safe_load(text) for text in re.findall(r"```yaml\n(.*?)```", guide, flags=re.DOTALL)]
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    [step] = [s for s in snippets[0]["jobs"]["listings"]["steps"] if "listing-audit" in s["uses"]]
    assert set(step["with"]) <= set(action["inputs"])
    assert re.findall(r"steps\.audit\.outputs\.([\w-]+)", guide) == ["sarif"] and "sarif" in action["outputs"]
    [hooks] = [s for s in snippets if isinstance(s, dict) and "repos" in s]
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hooks["repos"][0]["hooks"][0]["id"] == hook["id"]
    job = yaml.safe_load((ROOT / "docs" / "listing-audit.gitlab-ci.yml").read_text(encoding="utf-8"))["listing-audit"]
    [included] = [s for s in snippets if isinstance(s, dict) and "include" in s]
    assert set(included["listing-audit"]["variables"]) <= set(job["variables"])
