"""The measure of minutes for parts of a page; that of whole pages is looked at in tests/lessons."""

import pytest

from gdviz.page.reading import (
    SECONDS_A_REVIEW,
    SECONDS_AN_ANSWER,
    lab_minutes,
    parts_of,
    seconds,
    seconds_of_figure,
    seconds_of_sections,
    text_of,
)
from gdviz.paths import DOCS

WORDS = "word " * 100  # half a minute


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "guide").mkdir()
    (tmp_path / "labs").mkdir()
    return tmp_path


def test_a_page_is_cut_at_its_headings(docs):
    body = f"# A\n\n{WORDS}\n\n## First {{ #first }}\n\n{WORDS}{WORDS}\n\n### Second {{ #second }}\n\n{WORDS}\n"
    (docs / "guide/a.md").write_text(f"---\ntitle: A\n---\n\n{body}")
    found = seconds_of_sections("guide/a.md", docs)
    assert [(title, anchor) for title, anchor, _ in found] == [("", ""), ("First", "first"), ("Second", "second")]
    assert [each for _, _, each in found] == pytest.approx([30, 60, 30], abs=1)


def test_a_lab_is_cut_at_its_headings_and_counts_what_its_cells_take_to_write(docs):
    cell = '# %% tags=["your-turn"] minutes=5\ndef f():\n    ...\n'
    text = f"# ---\n# title: A\n# ---\n\n# %% [markdown]\n# # A\n#\n# {WORDS}\n#\n# ## Write\n#\n# {WORDS}\n\n{cell}"
    (docs / "labs/a.py").write_text(text)
    found = seconds_of_sections("labs/a.py", docs)
    assert [title for title, _, _ in found] == ["", "Write"]
    assert [each for _, _, each in found] == pytest.approx([30, 330], abs=1)


def test_an_answer_in_words_and_a_review_take_their_time(docs):
    (docs / "guide/a.md").write_text(
        f"---\ntitle: A\n---\n\n## A {{ #a }}\n\n{WORDS}<textarea></textarea>\n\n{{{{ review() }}}}\n"
    )
    (_, (_, _, found)) = seconds_of_sections("guide/a.md", docs)
    assert found == pytest.approx(30 + SECONDS_AN_ANSWER + SECONDS_A_REVIEW, abs=1)
    script = (DOCS / "assets/javascripts/review-choice.js").read_text(encoding="utf-8")
    assert f"MOST = {SECONDS_A_REVIEW // 60};" in script


def test_a_live_figure_takes_its_caption_and_time_to_play():
    assert seconds_of_figure("guide.tuning") > 45 > seconds_of_figure("linear_regression.candidates") > 2


PAGES = ["guide/derivatives.md", "deeper/debugging-training.md", "practice/check-your-understanding.md"]


@pytest.mark.parametrize("page", PAGES)
def test_the_sections_of_a_page_add_up_to_it(page):
    front, body = parts_of(page)
    total = sum(found for _, _, found in seconds_of_sections(page))
    assert total == pytest.approx(seconds(body) + SECONDS_AN_ANSWER * body.count("<textarea"), abs=1)
    assert round(total / 60) == pytest.approx(int(front["minutes"]), abs=1)


def test_the_sections_of_a_lab_add_up_to_it():
    total = sum(found for _, _, found in seconds_of_sections("labs/adam.py"))
    assert total / 60 == pytest.approx(lab_minutes("labs/adam.py"), abs=0.5)
    assert text_of("labs/adam.py").count("your-turn") == 3
