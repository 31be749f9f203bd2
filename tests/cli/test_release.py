"""A pull request as a release engineer sees it: what is new fails, on its own line; what was known or moved does not."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from listing_audit.cli.main import main

PAGE = "---\nid: {id}\ntitle: {title}\njurisdictions: [CN]\n---\n\n# 说明\n\n{text}\n"


def git(*arguments: str) -> None:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def request_of_changes(small_world):
    """A repository with old findings, their baseline, and changes: a bad row, a bad page, a good edit, a moved file."""
    folder = Path("listings")
    folder.mkdir()
    rows = "".join(f'sku-{n},{"最佳" if n % 8 == 3 else ""}毛巾 {n} 号,"材质见标签。\r\n纯棉"\r\n' for n in range(40))
    (folder / "a.csv").write_bytes(("id,title,description\r\n" + rows).encode("utf-8-sig"))
    for n in range(6):
        text = PAGE.format(id=f"page-{n}", title="陶瓷杯", text="最佳工艺" if n == 2 else "好工艺")
        (folder / f"{n}.md").write_text(text, encoding="utf-8")
    (folder / "README.md").write_text("# 最佳商店\n", encoding="utf-8")
    git("init", "-q", "-b", "main")
    main(["scan", "listings", "--output", "json=baseline.json", "--quiet", "--jurisdiction", "CN"])
    git("add", ".")
    git("commit", "-q", "-m", "first")
    with (folder / "a.csv").open("ab") as file:
        file.write('new-1,面霜,"第一行\r\n全网最佳"\r\n'.encode())
    (folder / "new.md").write_text(
        PAGE.format(id="new-2", title="杯", text="不错。\n\n- 这是**最佳**杯"), encoding="utf-8"
    )
    (folder / "4.md").write_text(PAGE.format(id="page-4", title="陶瓷杯 送礼", text="好工艺"), encoding="utf-8")
    (folder / "moved").mkdir()
    git("mv", "listings/2.md", "listings/moved/renamed.md")
    return folder


def gate(*more: str) -> int:
    return main(["scan", "listings", "--baseline", "baseline.json", "--fail-on", "high", "--jurisdiction", "CN",
                 "--lang", "en", "--quiet", "--content-cache", *more])  # fmt: skip


@pytest.mark.parametrize("more", [(), ("--changed-since", "HEAD")])
def test_only_what_is_new_fails_and_stands_on_its_line(request_of_changes, capsys, more):
    # The second run has everything from the cache, and says the same.
    for _ in range(2):
        capsys.readouterr()
        assert gate("--format", "github", "--output", "json=now.json", "--output", "sarif=now.sarif", *more) == 1
        shown = re.findall(r"^::error file=([^,]+),line=(\d+)", capsys.readouterr().out, flags=re.MULTILINE)
        assert shown == [("listings/a.csv", "83"), ("listings/new.md", "11")]
    report = json.loads(Path("now.json").read_bytes())
    new = {one["listing_id"] for one in report["findings"] if one["suppressed"] is None}
    assert new == {"new-1", "new-2"}
    assert report["summary"]["unchanged"] == (45 if more else 0)
    sarif = json.loads(Path("now.sarif").read_bytes())["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"] for one in sarif if one["baselineState"] == "new"]
    assert [place["region"]["startLine"] for place in places] == [83, 11]


def test_without_the_bad_rows_the_request_passes(request_of_changes):
    (request_of_changes / "new.md").unlink()
    table = request_of_changes / "a.csv"
    table.write_bytes(table.read_bytes().replace("全网最佳".encode(), "全棉".encode()))
    assert gate() == 0
