"""The pages are built strictly: every warning fails the build, in one line that names file and line."""

import logging
import os
import subprocess
import sys

import pytest

from gdviz.builder.pages import Problems, places
from gdviz.paths import ROOT

CONFIG = f"""
site_name: small
site_url: !ENV [SITE_URL, ""]
hooks: [{ROOT / "gdviz/page/macros.py"}]
nav: [index.md, other.md]
theme: {{ name: material, font: false }}
markdown_extensions: [gdviz.page.mathematics, attr_list]
validation:
  nav: {{ omitted_files: warn, not_found: warn }}
  links: {{ not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn }}
"""
OTHER = "---\ntitle: Other\n---\n# Other\n\n## Part {#part}\n"


@pytest.fixture
def build(tmp_path):
    """Build a site of two pages and say how it ended: its exit status, and stderr by lines."""

    def run(index, other=OTHER, config=CONFIG, **environment):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / "index.md").write_text(index, encoding="utf-8")
        (tmp_path / "docs" / "other.md").write_text(other, encoding="utf-8")
        (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
        known = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
        known |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT), **environment}
        command = [sys.executable, "-m", "gdviz.builder.pages", str(tmp_path / "site")]
        told = subprocess.run(command, cwd=tmp_path, env=known, capture_output=True, text=True)
        assert told.stdout == ""
        return told.returncode, told.stderr.splitlines()

    return run


def test_what_goes_well_says_nothing_and_names_no_address(build, tmp_path):
    text = "# Home\n\n[other](other.md#part), $e^{{x}}$ and `{{ x }}`, <a href='other/#part'>raw</a>\n"
    assert build(text) == (0, [])
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "{{ x }}" in page and "{{x}}" in page and 'rel="canonical"' not in page
    files = [file for file in (tmp_path / "site").rglob("*") if file.suffix in (".html", ".xml")]
    assert len(files) == 4 and not [file.name for file in files if "127.0.0.1" in file.read_text(encoding="utf-8")]
    assert "<loc>" not in (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")


def test_an_address_that_is_known_is_named(build, tmp_path):
    assert build("# Home\n", SITE_URL="https://example.org/course/") == (0, [])
    page = (tmp_path / "site" / "other" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://example.org/course/other/">' in page
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/course/other/</loc>" in sitemap


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[x](nope.md)", ["docs/other.md:8: Doc file 'other.md' contains a link 'nope.md', but "]),
        ("[x](#nope)", ["docs/other.md:8: Doc file 'other.md' contains a link '#nope', but there is no such anchor"]),
        ("[x](index.md#nope)", ["docs/other.md:8: Doc file 'other.md' contains a link 'index.md#nope', but "]),
        ('<a href="../no/">x</a>', ["docs/other.md:8: Doc file 'other.md' contains a link '../no/', but there is no"]),
        ('<a href="../#no">x</a>', ["docs/other.md:8: Doc file 'other.md' contains a link '../#no', but there is no"]),
        ("![x](no.png)", ["docs/other.md:8: Doc file 'other.md' contains a link 'no.png', but "]),
        ("x\n{{ y }}\n[x](a.md)", ["docs/other.md:9: {{ y }}: ", "docs/other.md:10: Doc file 'other.md' contains a "]),
        ("x $\\frac{1$", ["docs/other.md:8: Error reading page 'other.md': formula '\\\\frac{1': KaTeX parse error"]),
        ("## $x$", ["docs/other.md:8: Error reading page 'other.md': heading "]),
    ],
)
def test_what_is_wrong_in_a_page_is_told_with_its_line(build, text, lines):
    status, told = build("# Home\n", OTHER + f"\n{text}\n")
    assert status == 1
    assert [line[: len(start)] for line, start in zip(told, lines, strict=True)] == lines


@pytest.mark.parametrize(
    ("config", "start"),
    [
        (CONFIG.replace("other.md]", "other.md, none.md]"), "mkdocs.yml:5: A reference to 'none.md'"),
        (CONFIG.replace(", other.md", ""), "mkdocs.yml: The following pages exist in the docs directory, but are not"),
        (CONFIG + "unknown: 1\n", "Config value 'unknown': Unrecognised configuration name"),
        (CONFIG + "nav: [", "MkDocs encountered an error parsing the configuration file: "),
    ],
)
def test_what_is_wrong_in_the_configuration_is_told(build, config, start):
    status, told = build("# Home\n", config=config)
    assert status == 1 and [line[: len(start)] for line in told] == [start]


def test_a_warning_of_a_library_counts(build, tmp_path):
    hook = tmp_path / "hook.py"
    hook.write_text("import warnings\ndef on_pre_build(config):\n    warnings.warn('mind the gap')\n")
    status, told = build("# Home\n", config=CONFIG.replace("hooks: [", f"hooks: [{hook}, "))
    assert status == 1 and len(told) == 1 and "mind the gap" in told[0]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("raise KeyError('lost')", "hook.py:2: KeyError: 'lost'"),
        ("raise SystemExit(3)", "the build was ended without a reason: 3"),
        ("raise SystemExit", "the build was ended without a reason: "),
    ],
)
def test_a_build_never_fails_without_a_reason(build, tmp_path, code, said):
    hook = tmp_path / "hook.py"
    hook.write_text(f"def on_pre_build(config):\n    {code}\n")
    assert build("# Home\n", config=CONFIG.replace("hooks: [", f"hooks: [{hook}, ")) == (1, [said.strip()])


def test_a_link_is_told_at_every_line_it_stands_in_and_not_where_a_longer_one_does(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("[1](x.md)\n[2](deep/x.md) [3](x.md.txt)\n[4](x.md#y) and (x.md)\n")
    message = "Doc file 'a.md' contains a link 'x.md', but"
    assert places(message, tmp_path, tmp_path / "docs") == [f"docs/a.md:1: {message}", f"docs/a.md:3: {message}"]


def test_a_machine_on_which_matplotlib_takes_long_to_find_its_fonts_is_no_problem(tmp_path, capsys):
    problems = Problems(tmp_path, tmp_path)
    logger = logging.getLogger("matplotlib.font_manager")
    logger.addHandler(problems)
    before = logger.level
    logger.setLevel(logging.WARNING)  # whatever a command in this process has asked for
    try:
        logger.warning("Matplotlib is building the font cache; this may take a moment.")
        assert problems.told == []
        logger.warning("findfont: Font family 'None' not found.")
    finally:
        logger.setLevel(before)
        logger.removeHandler(problems)
    assert len(problems.told) == 1 and "findfont" in capsys.readouterr().err
