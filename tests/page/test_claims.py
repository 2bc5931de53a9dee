"""The ledger of claims: what its file may say, how sentences are found, and the list that is made of both."""

import re
from datetime import date

import markdown
import pytest

from gdviz.objectives.large_models import MODELS
from gdviz.page import claims
from gdviz.page.claims import Claim, Sentence, Source

FILE = """
sources:
  cauchy: {title: A method, authors: Cauchy, year: 1847, address: "https://example.org/a"}
  manual: {title: The manual, authors: People, address: "https://example.org/b"}
pages:
  guide/a.md:
    read: 2026-12-01
    claims:
      - {says: found it first, from: cauchy, where: page 2}
      - {says: two "names", from: [cauchy, manual]}
"""
PAGE = """---
title: A page
---

# A page

Above. It has
two "names" in [programs](https://example.org/b).

## There { #there }

**Cauchy** [found it first](https://example.org/a(1)) (in 1847). J. Doe did not. So it takes about

$$n^2$$

steps. **"Wrong."** *Right.*

- An item. Its end.

| a | b |
| - | - |
| one | two |

```python
Hidden. "It is code."
```

??? deeper "More of it"
    Folded `code()`.
"""
CAUCHY = Source("A method", "Cauchy", "https://example.org/a", 1847)
MANUAL = Source("The manual", "People", "https://example.org/b")


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "reference").mkdir()
    (tmp_path / "guide").mkdir()
    (tmp_path / claims.FILE).write_text(FILE, encoding="utf-8")
    (tmp_path / "guide/a.md").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_a_claim_is_what_the_file_says(docs):
    day = date(2026, 12, 1)
    assert claims.all_of(docs) == (
        Claim("guide/a.md", "found it first", (CAUCHY,), "page 2", day),
        Claim("guide/a.md", 'two "names"', (CAUCHY, MANUAL), "", day),
    )
    assert claims.all_of(docs / "guide") == ()


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("from: cauchy,", "from: cauchi,", "guide/a.md: 'found it first': no source 'cauchi': .*cauchy"),
        ("from: cauchy,", "form: cauchy,", "guide/a.md: 'found it first': unknown 'form': .*from"),
        (", from: cauchy,", ",", "guide/a.md: 'found it first': from is missing"),
        ("says: found it first, ", "", "guide/a.md: '': says is missing"),
        ("read: 2026-12-01", "read: lately", "guide/a.md: write read: with a date"),
        ("    read: 2026-12-01\n", "", "guide/a.md: write read: with a date"),
        ("authors: People, ", "", "source manual: authors is missing"),
        ("year: 1847", "yeer: 1847", "source cauchy: unknown 'yeer': .*year"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_in_a_line(right, wrong, told):
    assert right in FILE
    with pytest.raises(ValueError, match=told):
        claims.read(FILE.replace(right, wrong))


def test_sentences_end_at_full_stops_items_rows_and_titles_and_a_formula_may_stand_within(docs):
    found = [(each.anchor, each.plain) for each in claims.sentences("guide/a.md", docs)]
    assert found[:3] == [("", "# A page"), ("", "Above."), ("", 'It has two "names" in programs.')]
    assert [text for anchor, text in found[3:] if anchor == "there"] == [
        "Cauchy found it first (in 1847).",
        "J. Doe did not.",
        "So it takes about $n^2$ steps.",
        '"Wrong.',
        "Right.",
        "An item.",
        "Its end.",
        "| a | b |",
        "| - | - |",
        "| one | two |",
        '"More of it"',
        "Folded code().",
    ]


def test_sentences_of_a_lab_are_those_of_its_text_under_the_ids_of_its_headings(docs):
    front, text = "# ---\n# title: L\n# ---\n\n", "# # L\n#\n# ## Your turn: go\n#\n# One. Two.\n\n# %%\nx = 1  # no\n"
    (docs / "l.py").write_text(f"{front}# %% [markdown]\n{text}", encoding="utf-8")
    assert claims.sentences("l.py", docs)[1:] == [Sentence("One.", "your-turn-go"), Sentence("Two.", "your-turn-go")]


@pytest.mark.parametrize(("says", "many"), [("it", "4"), ("nowhere", "no")])
def test_words_that_are_in_several_sentences_or_in_none_are_told(docs, says, many):
    claim = Claim("guide/a.md", says, (CAUCHY,), "", date(2026, 12, 1))
    with pytest.raises(ValueError, match=f"guide/a.md: '{says}' is in {many} sentences"):
        claims.sentence_of(claim, claims.sentences("guide/a.md", docs))


def test_the_ledger_shows_each_sentence_with_its_place_its_sources_and_when_it_was_read(docs):
    html = markdown.markdown(claims.claims(docs), extensions=["attr_list", "md_in_html"])
    assert "2 sentences, from 2 sources." in html and '<h2 id="guide-a">A page</h2>' in html
    first, second = re.findall(r"<li>\s*(.*?)\s*</li>", html, re.S)
    assert first.replace("<p>", "").replace("</p>", "") == (
        "<strong>Cauchy</strong> found it first (in 1847).<br>In "
        '<a href="../guide/a.md#there">There</a>. From Cauchy (1847), <a href="https://example.org/a">A method</a>, '
        "page 2. Read 2026-12-01."
    )
    assert 'In <a href="../guide/a.md">A page</a>.' in second
    assert '; People, <a href="https://example.org/b">The manual</a>. Read' in second


def test_the_rows_of_the_table_of_models_are_claims_of_their_page(docs):
    (docs / "deeper").mkdir()
    text = PAGE.replace("There { #there }", "From two { #from-two }")
    (docs / "deeper/at-scale.md").write_text(text, encoding="utf-8")
    (docs / claims.FILE).write_text(FILE.replace("guide/a.md", "deeper/at-scale.md").rpartition("      - ")[0])
    ledger = claims.claims(docs)
    assert ledger.count("In [From two](../deeper/at-scale.md#from-two). From [") == len(MODELS)
    assert ">GPT-3: 175 billion parameters, 96 layers; " in ledger
