"""When the pages are built again, and what of a failed build is left: nothing."""

import re
import shutil
import threading

import pytest

from gdviz.builder import site
from gdviz.paths import ROOT


def test_pages_are_built_once_and_then_only_after_a_change(project, monkeypatch):
    folder, mkdocs = project
    told = []
    assert site.build(tell=told.append) is True
    assert (folder / "site" / "index.html").read_text() == "one"
    assert told[0] == "site: building the pages" and told[-1].startswith("site: built in ") and len(told) == 3
    assert told[1] == (
        "site: no page names its own address: set SITE_URL, as in SITE_URL=https://example.org/course/ "
        "python3 scripts/build.py"
    )
    assert site.build(tell=told.append) is True
    assert mkdocs.runs == 1
    assert told[3:] == [f"site: nothing has changed; open {folder}/site/index.html"]
    changes = [
        lambda: (folder / "docs" / "index.md").write_text("two"),
        lambda: (folder / "docs" / "new.md").write_text(""),
        lambda: (folder / "docs" / "new.md").unlink(),
        lambda: (folder / "gdviz" / "module.py").write_text(""),
        lambda: (folder / "mkdocs.yml").write_text("site_name: A"),
        lambda: (folder / "requirements.lock").write_text(""),
        lambda: (folder / "site" / "index.html").unlink(),
        lambda: shutil.rmtree(folder / "site"),
        lambda: monkeypatch.setenv("SITE_URL", "https://example.org/course/"),
    ]
    for number, change in enumerate(changes, start=2):
        change()
        assert site.build()
        assert mkdocs.runs == number
        assert site.build()
        assert mkdocs.runs == number
    assert site.build(force=True)
    assert mkdocs.runs == number + 1


def test_a_build_that_fails_leaves_the_site_as_it_was(project):
    folder, mkdocs = project
    site.build()
    (folder / "docs" / "index.md").write_text("bad")
    assert site.build() is False
    assert (folder / "site" / "index.html").read_text() == "one"
    assert site.build() is False  # not taken for done
    assert mkdocs.runs == 3


def test_an_address_that_is_set_is_not_asked_for(project, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/course/")
    told = []
    assert site.build(tell=told.append) and len(told) == 2
    assert site.surroundings()["SITE_URL"] == "https://example.org/course/"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, ""),
        ({"REPOSITORY_URL": "https://example.org/people/course.git"}, "https://example.org/people/course"),
        ({"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b"}, "https://github.com/a/b"),
        ({"GITHUB_SERVER_URL": "https://github.com"}, ""),
        (
            {
                "REPOSITORY_URL": "https://example.org/c/",
                "GITHUB_SERVER_URL": "https://github.com",
                "GITHUB_REPOSITORY": "a/b",
            },
            "https://example.org/c",
        ),
    ],
)
def test_the_project_is_where_it_is_said_to_be_or_nowhere(project, monkeypatch, known, expected):
    for name in ("REPOSITORY_URL", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in known.items():
        monkeypatch.setenv(name, value)
    assert site.surroundings()["REPOSITORY_URL"] == expected


def test_pages_are_built_again_for_another_project_or_commit(project, monkeypatch):
    commit = ["a" * 40]
    monkeypatch.setattr(site, "_git", lambda *arguments: commit[0] if "rev-parse" in arguments else "")
    assert site.build() and site.build() and project[1].runs == 1
    monkeypatch.setenv("REPOSITORY_URL", "https://example.org/people/course")
    assert site.build() and site.build() and project[1].runs == 2
    commit[0] = "b" * 40
    assert site.build() and site.build() and project[1].runs == 3
    assert site.surroundings()["REVISION"] == "b" * 40


def test_what_is_no_address_of_a_project_is_refused(project, monkeypatch):
    monkeypatch.setenv("REPOSITORY_URL", "people/course")
    with pytest.raises(ValueError, match=r"^REPOSITORY_URL 'people/course' is no address of a project: give one such"):
        site.build()
    assert project[1].runs == 0


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org/", "https:///a/", "https://a.org/?x=1", "x"])
def test_what_is_no_address_is_refused(project, monkeypatch, address):
    monkeypatch.setenv("SITE_URL", address)
    with pytest.raises(
        ValueError, match=f"^SITE_URL {re.escape(repr(address))} is no address of a site: give one such"
    ):
        site.build()
    assert project[1].runs == 0


def test_force_runs_the_labs_again(project):
    folder, _ = project
    kept = folder / ".cache" / "labs" / "kept.json"
    kept.parent.mkdir(parents=True)
    kept.write_text("")
    assert site.build() and kept.is_file()
    assert site.build(force=True) and not kept.exists()


def test_pages_are_built_again_when_any_library_is_another(project, monkeypatch):
    versions = {"mkdocs": "1.6.1"}
    monkeypatch.setattr(site, "library_versions", lambda every: dict(versions) if every else {})
    assert site.build() and site.build() and project[1].runs == 1
    versions["pandas"] = "2.2"
    assert site.build() and project[1].runs == 2


def test_settings_of_the_person_who_builds_are_left_out(project, monkeypatch):
    for name in ("PYTHONWARNINGS", "MPLBACKEND", "MATPLOTLIBRC", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "PYTHONSTARTUP"):
        monkeypatch.setenv(name, "mine")
    monkeypatch.setenv("PATH", "/bin")
    known = site.surroundings()
    assert "mine" not in known.values() and known["PATH"] == "/bin"
    assert known["MPLCONFIGDIR"] == str(project[0] / ".cache" / "matplotlib")


def test_a_program_that_cannot_say_why_it_failed_is_told(project, monkeypatch, capfd):
    monkeypatch.setattr(site, "_mkdocs", lambda folder: -9)
    assert site.build(tell=lambda line: None) is False
    assert capfd.readouterr().err == "the program that builds the pages ended with exit status -9\n"


def test_the_figures_own_record_is_no_source(project):
    folder, _ = project
    (folder / "docs" / "assets" / "generated" / ".record.json").write_text("")
    (folder / "docs" / "assets" / "generated" / "manifest.json").write_text("")
    names = [source.name for source in site.site_sources()]
    assert names == ["manifest.json", "index.md", "mkdocs.yml"]


def test_what_is_generated_is_made_and_not_edited(project):
    folder, _ = project
    seen = site.source_times()
    assert {path.name for path in seen} == {"index.md", "mkdocs.yml"}
    (folder / "docs" / "assets" / "generated" / "picture.png").write_text("made, not edited")
    assert site.source_times() == seen
    (folder / "docs" / "index.md").write_text("edited")
    now = site.source_times()
    assert {path.name for path in now if now[path] != seen[path]} == {"index.md"}


def test_the_date_is_that_of_the_last_commit_or_a_fixed_one(tmp_path, monkeypatch):
    monkeypatch.setattr(site, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert site.commit_date() == site.FIXED_DATE
    monkeypatch.setattr(site, "ROOT", ROOT)
    monkeypatch.delenv("GIT_CEILING_DIRECTORIES")
    assert int(site.commit_date()) > 1_600_000_000


def test_of_two_builds_at_once_the_second_waits_and_has_nothing_to_do(project, monkeypatch):
    folder, mkdocs = project
    began, go_on, told = threading.Event(), threading.Event(), {"first": [], "second": []}

    def slow(target):
        began.set()
        assert go_on.wait(20)
        return mkdocs(target)

    monkeypatch.setattr(site, "_mkdocs", slow)

    def tell(line):
        told["second"].append(line)
        go_on.set()

    first = threading.Thread(target=site.build, args=(False, told["first"].append))
    first.start()
    assert began.wait(20)
    assert site.build(tell=tell)
    first.join()
    assert told["second"] == [
        "site: another build is at work on it: this one waits",
        f"site: nothing has changed; open {folder}/site/index.html",
    ]
    assert told["first"][-1].startswith("site: built in ")
    assert mkdocs.runs == 1 and (folder / "site" / "index.html").read_text() == "one"
