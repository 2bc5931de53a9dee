"""Every term is explained once, and where another page uses it, it leads there."""

import re

import pytest

from tests.lessons.reading import NO_PROSE, text_of
from tests.lessons.test_pages import LESSONS

# Where each is explained: its page and section.
TERMS = {
    "token": "guide/index.md#a-model-predicts",
    "held out": "guide/putting-it-together.md#judge-on-unseen-houses",
    "score": "deeper/neural-network.md#a-line",
    "softmax": "deeper/choosing-a-loss.md#three-classes",
    "batch": "deeper/batches.md",
    "epoch": "deeper/batches.md#what-a-step-costs",
    "weight decay": "deeper/regularization.md#weight-decay",
    "perplexity": "deeper/language-model.md#perplexity",
    "embedding": "deeper/language-model.md#embeddings",
    "mixed precision": "deeper/at-scale.md#the-memory",
}


def prose_of(page):
    """What a reader reads of a page: without front matter, listings, headings, macros, names in code and next link."""
    body = re.sub(r"^#.*$|^Next: .*$|\{\{.*?\}\}", "", text_of(page).split("---\n", 2)[2], flags=re.M)
    return re.sub(r"`[^`\n]*`", "", NO_PROSE.sub("", body))


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_explained_on_one_page_and_leads_there_from_all_others(term):
    page, _, anchor = TERMS[term].partition("#")
    uses = [each for each in LESSONS if re.search(rf"\b{term}", prose_of(each), re.I)]
    assert page in uses
    explained = [each for each in uses if re.search(rf"\*\*[\w -]*\b{term}\w*\*\*", prose_of(each), re.I)]
    assert explained in ([], [page]), "explained again"
    name = page.partition("/")[2]
    target = rf"\]\((?:\.\./\w+/)?{re.escape(name)}{f'#{anchor}' if anchor else '(?:#[a-z-]+)?'}\)"
    assert [each for each in uses if each != page and not re.search(target, text_of(each))] == []
