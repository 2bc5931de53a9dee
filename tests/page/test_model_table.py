"""The table of published models."""

from gdviz.objectives.large_models import LargeModel
from gdviz.page.model_table import _row, in_words, model_table


def test_a_row_a_model_and_below_them_the_sources():
    table, _, sources = model_table().partition("\n\n")
    head, line, *rows = table.splitlines()
    assert head == "| Model | Parameters | Layers | Shown in training | Trained on |"
    assert line.count("|") == head.count("|") and len(rows) == 7
    assert rows[-1] == "| GPT-3 | 175\xa0billion | 96 | 300\xa0billion\xa0tokens | V100 |"
    assert rows[1].endswith("| 3.3\xa0billion\xa0words, about\xa040\xa0times | 16\xa0TPU\xa0chips, 4\xa0days |")
    assert "BERT-base and BERT-large: [Devlin and others (2019), section 3" in sources
    assert "](https://arxiv.org/abs/1810.04805); LLaMA 7B and LLaMA 65B: " in sources
    assert sources.startswith("Sources: AlexNet: [") and sources.endswith(").") and sources.count("](") == 5


def test_what_is_not_published_is_said():
    secret = LargeModel("Secret", 1e9, 1)
    row = _row(secret).replace("\xa0", " ")
    assert row == "| Secret | 1 billion | 1 | not published there | not published there |"
    unknown = "not published there"
    words = f"Secret: 1 billion parameters, 1 layers; shown in training: {unknown}; trained on: {unknown}."
    assert in_words(secret) == words
