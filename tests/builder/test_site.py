"""When the pages are built again, and what of a failed build is left: nothing."""

import shutil

from gdviz.builder import site
from gdviz.paths import ROOT


def test_pages_are_built_once_and_then_only_after_a_change(project, monkeypatch):
    folder, mkdocs = project
    told = []
    assert site.build(tell=told.append) is True
    assert (folder / "site" / "index.html").read_text() == "one"
    assert told[0] == "site: building the pages" and told[1].startswith("site: built in ") and len(told) == 2
    assert site.build(tell=told.append) is True
    assert mkdocs.runs == 1
    assert told[2:] == [f"site: nothing has changed; open {folder}/site/index.html"]
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
