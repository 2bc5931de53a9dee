"""Every claim about the world has its source: a sentence that looks like one is in the ledger, or is none and why."""

import re
from functools import cache

import pytest

from gdviz import scenes
from gdviz.objectives.large_models import MODELS
from gdviz.page import claims, glossary
from gdviz.page.claims import all_of, sentence_of, sentences
from tests.lessons.reading import DOCS, FIGURE, parts_of, text_of
from tests.lessons.test_pages import LABS, LESSONS, MAP, PRACTICE

LEDGER = all_of(DOCS)
PAGES = ["index.md", *LESSONS, MAP, *PRACTICE, "labs/index.md", *LABS]
PAGES += ["reference/questions.md", "reference/notation.md", "reference/glossary.md", "reference/further-reading.md"]
SOURCES = sorted({source for claim in LEDGER for source in claim.sources}, key=lambda source: source.address)

# Surnames of the ledger, and of the terms that have one. Of two letters none: "He" begins a sentence.
NO_SURNAMES = {"Learning", "Machine", "University", "Amazon", "Google", "Stanford", "Distill", "Zero", "Playground"}
SURNAMES = {
    *re.findall(r"\b[A-Z][a-zé]{2,}\b", " ".join(source.authors for source in SOURCES)),
    *re.findall(r"\b[A-Z][a-z]{2,}(?='s\b)", " ".join(glossary.names_of(glossary.all_of(DOCS)))),
} - NO_SURNAMES
EPONYM = r"(?!['’]s |['’]s\b|\*\*| (?:loss|line|scale|step|suits|is \$))"  # those are names of things
MADE = (
    *("GPT", "BERT", r"LL?a[Mm]A", "Chinchilla", "AlexNet", "PyTorch", "TensorFlow", "JAX", "Keras", "NumPy", "LoRA"),
    *("A100", "V100", "TPU", "NVIDIA", "ImageNet", "Colab", "Coursera", "OpenAI"),
)
SIGNS = re.compile(
    r"\]\(https?:"  # a link to another site
    r"|\b(?:1[6-9]|20)\d\d\b(?! steps)"  # a year
    r"|\bet al\b|\band others\b|\b(?:same|original|two) papers?\b|\bauthors?\b|\bresearch|\bstud(?:y|ies)\b"
    r"|\bpublished\b|\breports?\b|\bdiscovered\b|\bmeasured by\b|\bper ?cent of\b|\b[Mm](?:ost|any) people\b"
    r"|\bpublic domain\b|\bframeworks\b|\bolder than\b|\bplanets\b|\bCS231n\b"
    rf"|\b(?:{'|'.join(MADE)})"
    rf"|\b(?:{'|'.join(sorted(SURNAMES))})\b{EPONYM}"
)

# What looks like a claim about the world and is none: a part of the sentence, and why.
NONE = {
    "guide/putting-it-together.md": {
        "would you report to a buyer?": "asks the reader",
        "A friend adds the six": "a friend of an exercise",
    },
    "deeper/chain-rule.md": {"Brown, backward:": "a colour"},
    "deeper/choosing-a-loss.md": {"| Huber, ": "a row on the loss of that name"},
    "deeper/neural-network.md": {"all ten in 2000": "steps"},
    "deeper/at-scale.md": {
        "What the authors themselves have published": "leads to the table of models, whose data have their sources",
        "And in PyTorch 2.13": "leads to a listing, which tests/lessons/test_pytorch.py runs",
        "Momentum(momentum), Nesterov": "a row of the table of names, which is in the ledger",
        "Which call of PyTorch does it?": "asks the reader",
        "See The same loop in PyTorch": "leads to a section",
    },
    "reference/further-reading.md": {"Where we could choose": "about the links of the page"},
}


def looks_like_a_claim(sentence):
    return SIGNS.search(sentence.text)


@cache
def read_once(page):
    return sentences(page, DOCS)


@cache
def of_page(page):
    """The sentences of a page, with the captions of its figures."""
    captions = [] if page.endswith(".py") else [scenes.get(id).caption for id in FIGURE.findall(parts_of(page)[1])]
    if page == "reference/glossary.md":
        captions = [term.means for term in glossary.all_of(DOCS)]
    return [*read_once(page), *(claims.Sentence(caption, "") for caption in captions)]


@pytest.mark.parametrize("page", PAGES)
def test_a_claim_about_the_world_has_its_source(page):
    told = [claim.says for claim in LEDGER if claim.page == page] + list(NONE.get(page, {}))
    unknown = [
        each.plain
        for each in of_page(page)
        if looks_like_a_claim(each) and not any(said in each.plain for said in told)
    ]
    assert unknown == []


@pytest.mark.parametrize("claim", LEDGER, ids=lambda claim: f"{claim.page}: {claim.says[:30]}")
def test_the_sentence_of_a_claim_is_on_its_page_under_the_section_that_is_named(claim):
    sentence = sentence_of(claim, read_once(claim.page))
    written = re.sub(r"^ *(```|~~~).*?^ *\1", "", text_of(claim.page), flags=re.S | re.M)
    word = max(re.findall(r"[A-Za-z-]+", claim.says), key=len)
    if sentence.anchor and claim.page.endswith(".md"):
        under = written.partition(f"{{ #{sentence.anchor} }}")[2]
        assert word in re.split(r"^##+ ", under, flags=re.M)[0]
    else:
        assert word in written


@pytest.mark.parametrize("claim", LEDGER, ids=lambda claim: f"{claim.page}: {claim.says[:30]}")
def test_a_sentence_that_links_elsewhere_links_to_its_source(claim):
    """A link is to the source, or to a page of it."""
    links = [re.sub(r"%28|%29", lambda each: {"8": "(", "9": ")"}[each[0][-1]], link) for link in _links(claim)]
    known = tuple(source.address.removesuffix("/") for source in claim.sources)
    assert [link for link in links if not link.startswith(known)] == []


def _links(claim):
    return re.findall(r"\]\((https?:(?:[^()\s]|\([^()]*\))+)\)", sentence_of(claim, read_once(claim.page)).text)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.title)
def test_a_source_can_be_found(source):
    assert re.fullmatch(r"https?://[\w.-]+\.\w+/\S*", source.address)
    assert source.year is None or 1600 < source.year < 2100
    assert [each for each in SOURCES if each.title == source.title and each != source] == []


def test_every_source_of_the_file_is_cited():
    file = (DOCS / claims.FILE).read_text(encoding="utf-8")
    assert len(re.findall(r"^  [\w.-]+: \{title: ", file, re.M)) == len(SOURCES)


def test_every_published_model_has_a_source():
    for model in MODELS:
        assert re.search(r"\((?:19|20)\d\d\)", model.source) and model.address.startswith("https://")
    assert "model_table()" in text_of(claims.MODELS_AT.partition("#")[0])


@pytest.mark.parametrize(("page", "part"), [(page, part) for page, all_parts in NONE.items() for part in all_parts])
def test_what_is_let_through_is_still_there_and_still_looks_like_a_claim(page, part):
    assert any(part in each.plain and looks_like_a_claim(each) for each in of_page(page))


@pytest.mark.parametrize(
    "made_up",
    [
        "It was found [elsewhere](https://example.org/).",
        "The rule is from 1847.",
        "Kingma and Ba say so.",
        "LLaMA was trained with it.",
        "In PyTorch the default is another.",
        "Many people use it.",
        "It is due to Smith and others.",
    ],
)
def test_a_claim_without_an_entry_is_found(made_up, tmp_path):
    """On a page made for it: as a paragraph, in a list, and in a folded block."""
    for text in (made_up, f"- {made_up}", f'??? deeper "Going deeper: more"\n    First. {made_up}'):
        (tmp_path / "page.md").write_text(f"---\ntitle: Page\n---\n\n# Page\n\n## Here {{ #here }}\n\n{text}\n")
        found = [each for each in sentences("page.md", tmp_path) if looks_like_a_claim(each)]
        assert [(each.plain, each.anchor) for each in found] == [(re.sub(r"\[(.+)\]\(.*?\)", r"\1", made_up), "here")]
