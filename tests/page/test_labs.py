"""A lab as a page and as a notebook to take along."""

import base64
import json
from types import SimpleNamespace

import pytest

import gdviz
from gdviz.page import labs
from gdviz.paths import DOCS

TEXT = """# ---
# title: A lab
# minutes: 20
# ---

# %% [markdown]
# Words and $x$.

# %%
x = 1
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [("labs/fit-a-line.py", True), ("labs/index.md", False), ("labs/deeper/a.py", False), ("guide/a.py", False)],
)
def test_a_lab_is_a_script_in_its_folder(path, expected):
    assert labs.is_lab(SimpleNamespace(src_uri=path)) is expected


def test_its_header_says_what_a_page_has_to_know():
    assert labs.front_matter(TEXT) == {"title": "A lab", "minutes": 20}
    page = SimpleNamespace(file=SimpleNamespace(src_uri="labs/a.py"), meta={"minutes": 1})
    assert labs.on_page_markdown(TEXT, page) == TEXT
    assert page.meta == {"title": "A lab", "minutes": 20}


def test_a_lab_without_a_header_is_told_how_it_starts():
    with pytest.raises(ValueError, match=r"^a lab starts with a header between two lines `# ---`: title, "):
        labs.front_matter("# %%\nx = 1\n")


def test_the_notebook_has_its_cells_and_not_the_sites_header():
    text = labs.notebook(TEXT)
    book = json.loads(text)
    cells = [(cell["cell_type"], "".join(cell["source"]), cell["id"]) for cell in book["cells"]]
    assert cells == [("markdown", "Words and $x$.", "cell-1"), ("code", "x = 1", "cell-2")]
    assert book["metadata"]["kernelspec"]["name"] == "python3"
    assert labs.notebook(TEXT) == text  # the same each time


def test_pictures_become_files_beside_the_page_each_one_once(tmp_path):
    first, second, drawn = (base64.b64encode(content).decode() for content in (b"one", b"two", b"<svg/>"))
    kinds = [("png", first), ("png", second), ("png", first), ("svg+xml", drawn)]
    html = "".join(f'<img src="data:image/{kind};base64,{image}">' for kind, image in kinds)
    page = SimpleNamespace(file=SimpleNamespace(abs_dest_path=str(tmp_path / "labs" / "a" / "index.html")))
    names = ("figure-1.png", "figure-2.png", "figure-1.png", "figure-3.svg")
    assert labs._with_files(page, html) == "".join(f'<img src="{name}" loading="lazy">' for name in names)
    files = {file.name: file.read_bytes() for file in (tmp_path / "labs" / "a").iterdir()}
    assert files == {"figure-1.png": b"one", "figure-2.png": b"two", "figure-3.svg": b"<svg/>"}


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_one_line_on_a_terminal_and_one_a_lab_elsewhere(capsys, monkeypatch, terminal):
    monkeypatch.setattr(labs.sys.stdout, "isatty", lambda: terminal)
    progress = labs._Progress("docs/labs/a.py")
    progress("docs/labs/a.py: cell 1 of 2")
    progress.close()
    clear = "\r\033[K"
    line = f"{clear}  docs/labs/a.py: cell 1 of 2{clear}" if terminal else ""
    assert capsys.readouterr().out == f"site: running docs/labs/a.py\n{line}"


def test_what_an_older_package_has_run_is_thrown_away(tmp_path, monkeypatch):
    cache = tmp_path / ".cache" / "labs"
    for name in ("0123456789abcdef", "matplotlib"):
        (cache / name).mkdir(parents=True)
    monkeypatch.setattr(labs, "dependencies", lambda: "fedcba9876543210")
    plugin = SimpleNamespace(config={})
    config = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), plugins={"mkdocs-jupyter": plugin})
    before = labs.convert.nb2html, labs.convert.nb2md
    labs.on_config(config)
    labs.convert.nb2html, labs.convert.nb2md = before
    assert plugin.config["cache_dir"] == str(cache / "fedcba9876543210")
    assert [each.name for each in cache.iterdir()] == ["matplotlib"]


LINKED = """# ---
# needs: the [guide](../guide/index.md).
# ---

# %% [markdown]
# See [the line](other.py#end), and [a paper](https://example.org/a.py).

# %%
x = table["a"](other.py)
"""


@pytest.mark.parametrize(
    ("address", "needs", "seen"),
    [
        ("", "the guide.", "See the line, and"),
        (
            "https://example.org/c/",
            "the [guide](https://example.org/c/guide/).",
            "See [the line](https://example.org/c/labs/other/#end), and",
        ),
    ],
)
def test_a_lab_taken_along_links_to_the_site_or_to_nothing(address, needs, seen):
    pages = {"guide/index.md": SimpleNamespace(url="guide/"), "labs/other.py": SimpleNamespace(url="labs/other/")}
    files = SimpleNamespace(get_file_from_path=pages.get)
    text = labs._portable(LINKED, SimpleNamespace(src_uri="labs/a.py"), files, address)
    assert f"# needs: {needs}\n" in text and f"# {seen} [a paper](https://example.org/a.py).\n" in text
    assert text.endswith('x = table["a"](other.py)\n')


@pytest.mark.parametrize(
    ("address", "package"),
    [
        ("", "  ./gdviz-{}-py3-none-any.whl \\\n"),
        ("https://e.org/c/", "  https://e.org/c/labs/gdviz-{}-py3-none-any.whl \\\n"),
    ],
)
def test_a_lab_says_how_it_runs_from_an_empty_folder(address, package):
    footer = labs._footer("fit", address)
    assert package.format(gdviz.__version__) in footer and ".venv/bin/jupyter lab fit.ipynb\n" in footer
    offered = f"[the package gdviz](gdviz-{gdviz.__version__}-py3-none-any.whl){{ download }}"
    assert (offered in footer) is (address == "")
    assert max(len(line) for line in footer.split("~~~")[1].splitlines()) <= 72


def test_the_notebook_begins_with_what_it_needs():
    first, *rest = json.loads(labs.notebook(TEXT, "It needs gdviz."))["cells"]
    assert (first["cell_type"], "".join(first["source"]), len(rest)) == ("markdown", "It needs gdviz.", 2)


def test_the_page_says_at_its_top_what_it_takes_and_what_an_empty_cell_is():
    text = labs._with_beginning("# Fit\n\nWords.\n\n```` { .python .lab-input }\nx\n````\n", "fit")
    assert text.startswith(
        "# Fit\n\nTo work on this lab, [download the notebook](fit/fit.ipynb){ download } and [run it]"
    )
    assert "\n{ .lab-begin }\n\nWords." in text and "Your turn" not in text
    assert 'Under each "Your turn" a cell\nis empty' in labs._with_beginning("# Fit\n\n{ .lab-input .lab-turn }", "fit")


def test_in_colab_the_first_cell_of_code_installs_the_package():
    said, installs, words, code = json.loads(labs.notebook(TEXT, "From the project.", "%pip install a"))["cells"]
    assert ["".join(cell["source"]) for cell in (said, installs)] == ["From the project.", "%pip install a"]
    assert (installs["cell_type"], words["id"], code["id"]) == ("code", "cell-1", "cell-2")


@pytest.mark.parametrize(("address", "there"), [("", False), ("https://colab.example.org/a.ipynb", True)])
def test_a_lab_links_to_colab_where_there_is_such_an_address(address, there):
    text = labs._with_beginning("# Fit\n\nWords.", "fit", address)
    assert ("Colab" in text) is there
    assert not there or f"[open it in Colab]({address})" in text
    assert "[download the notebook](fit/fit.ipynb)" in text


@pytest.mark.parametrize(
    ("repository", "made"), [("", []), ("https://github.com/people/course", ["colab/fit-a-line.ipynb"])]
)
def test_notebooks_for_colab_are_made_where_the_project_is_on_github(repository, made):
    source = SimpleNamespace(src_uri="labs/fit-a-line.py", abs_src_path=str(DOCS / "labs" / "fit-a-line.py"))
    files, extra = _Files([source]), {"repository": repository, "revision": "0123"}
    config = SimpleNamespace(site_url="", extra=extra, site_dir="site", use_directory_urls=True, plugins=_Plugins())
    found = [each for each in labs.on_files(files, config) if getattr(each, "src_uri", "").startswith("colab/")]
    assert [each.src_uri for each in found] == made
    for each in found:
        assert "%pip install --quiet git+https://github.com/people/course@0123" in each.content_string


class _Files(list):
    """As many of MkDocs' files as a lab asks for."""

    def get_file_from_path(self, path):
        return None


class _Plugins:
    """As much of MkDocs' plugins as a made file asks for."""

    _current_plugin = "labs"
