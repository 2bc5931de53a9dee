"""The table of published models."""

from gdviz.objectives.large_models import LargeModel
from gdviz.page.model_table import _row, model_table


def test_a_row_a_model_with_its_source():
    head, line, *rows = model_table().splitlines()
    assert head == "| Model | Parameters | Layers | Shown in training | Trained on | Source |"
    assert line.count("|") == head.count("|") and len(rows) == 7
    assert rows[-1].startswith("| GPT-3 | 175 billion | 96 | 300 billion tokens | V100 | [Brown and others (2020)")
    assert "https://arxiv.org/abs/1810.04805" in rows[1] and "3.3 billion words" in rows[1]


def test_what_is_not_published_is_said():
    assert _row(LargeModel("Secret", 1e9, 1, source="A (2030)", address="b")) == (
        "| Secret | 1 billion | 1 | not published there | not published there | [A (2030)](b) |"
    )
