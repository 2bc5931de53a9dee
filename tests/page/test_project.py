"""What the foot of a page says of its project, and that it says nothing that is not known."""

import os
import subprocess
from types import SimpleNamespace

import pytest
import yaml

from gdviz import __version__
from gdviz.page.labs import COLAB_FOLDER
from gdviz.page.project import NOTEBOOKS, about, from_repository, in_colab
from gdviz.paths import ROOT

REVISION = "0123456789abcdef0123456789abcdef01234567"


def page(**changes):
    file = SimpleNamespace(src_uri="guide/two words.md")
    known = {"title": "Derivatives", "file": file, "canonical_url": "", "is_homepage": False}
    return SimpleNamespace(**known | changes)


def config(repository="", revision=""):
    return SimpleNamespace(site_name="Course", extra={"repository": repository, "revision": revision})


def test_where_nothing_is_known_nothing_is_linked():
    told = about(page(), config())
    assert {told[name] for name in ("home", "commit", "mistake", "source", "revision")} == {""}
    assert told["version"] == __version__ and told["attribution"] == "“Derivatives”, Course, CC BY 4.0"


def test_the_links_of_a_project_on_github():
    told = about(page(), config("https://github.com/people/course", REVISION))
    assert told["home"] == "https://github.com/people/course"
    assert told["commit"] == f"https://github.com/people/course/commit/{REVISION}" and told["revision"] == "0123456"
    assert told["mistake"] == "https://github.com/people/course/issues/new?template=lesson.yml&title=Derivatives"
    assert told["source"] == "https://github.com/people/course/edit/main/docs/guide/two%20words.md"


def test_the_links_of_a_project_on_a_gitlab():
    told = about(page(), config("https://gitlab.example.org/people/course", REVISION))
    base = "https://gitlab.example.org/people/course/-"
    assert told["commit"] == f"{base}/commit/{REVISION}"
    assert told["mistake"] == f"{base}/issues/new?issue%5Btitle%5D=Derivatives"
    assert told["source"] == f"{base}/edit/main/docs/guide/two%20words.md"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"canonical_url": "https://example.org/a/"}, "“Derivatives”, Course, https://example.org/a/, CC BY 4.0"),
        ({"is_homepage": True}, "Course, CC BY 4.0"),
    ],
)
def test_what_to_write_beside_what_is_taken_from_a_page(changes, expected):
    assert about(page(**changes), config())["attribution"] == expected


def test_a_page_for_wrong_addresses_has_no_source():
    told = about(None, config("https://github.com/people/course"))
    assert told["source"] == told["commit"] == "" and told["mistake"].endswith("title=")


@pytest.mark.parametrize(
    ("home", "address"),
    [
        ("", ""),
        ("https://gitlab.example.org/people/course", ""),
        ("https://example.org/github.com/course", ""),
        (
            "https://github.com/people/course",
            "https://colab.research.google.com/github/people/course/blob/notebooks/fit-a-line.ipynb",
        ),
    ],
)
def test_a_lab_opens_in_colab_where_the_project_is_on_github(home, address):
    assert in_colab(config(home), "fit-a-line") == address


def test_the_package_is_installed_as_it_was_built():
    home = "https://github.com/people/course"
    assert from_repository(config(home, REVISION)) == f"git+{home}@{REVISION}"
    assert from_repository(config(home)) == f"git+{home}@main"


def test_the_branch_that_colab_reads_is_the_one_that_is_written():
    """And nothing else of the publishing may write to the repository."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))["jobs"]
    assert [name for name, job in jobs.items() if job["permissions"].get("contents") == "write"] == ["notebooks"]
    (script,) = [step["run"] for step in jobs["notebooks"]["steps"] if "run" in step]
    assert f"git push --quiet --force origin {NOTEBOOKS}\n" in script
    assert f"${{SITE}}{COLAB_FOLDER}/$lab.ipynb" in script


@pytest.mark.skipif(os.name != "posix", reason="the machine that publishes runs a Linux")
def test_no_notebook_is_published_that_is_of_an_older_site(tmp_path):
    """What is fetched right after a deployment may be what was there before: it is asked again until it is new."""
    (tmp_path / "docs" / "labs").mkdir(parents=True)
    (tmp_path / "docs" / "labs" / "adam.py").touch()
    answers = ["false", "echo old@1111 > $5", f"echo git+home@{REVISION} > $5"]  # one a call
    for count, answer in enumerate(answers, 1):
        (tmp_path / f"answer-{count}").write_text(answer + "\n", encoding="utf-8")
    stubs = {
        "curl": f'echo "$6" >> {tmp_path}/asked\n. {tmp_path}/answer-$(wc -l < {tmp_path}/asked | tr -d " ")',
        "sleep": "true",
        "git": f'echo "$*" >> {tmp_path}/told',
    }
    for name, script in stubs.items():
        stub = tmp_path / name
        stub.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        stub.chmod(0o755)
    jobs = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8"))["jobs"]
    (script,) = [step["run"] for step in jobs["notebooks"]["steps"] if "run" in step]
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    known = {"PATH": path, "SITE": "https://example.org/course/", "GITHUB_SHA": REVISION}
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=known, check=True, timeout=20)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == [f"https://example.org/course/colab/adam.ipynb?{REVISION}"] * 3
    assert (tmp_path / "adam.ipynb").read_text(encoding="utf-8") == f"git+home@{REVISION}\n"
    assert (tmp_path / "told").read_text(encoding="utf-8").endswith("push --quiet --force origin notebooks\n")
