"""The field for the beginning of a text, and what the script is told."""

from gdviz.figure.writing import Writing
from gdviz.objectives.language_weights import WEIGHTS
from gdviz.page.parts.writing import html
from gdviz.scenes import language_model
from tests.page.exported import part_of
from tests.samples import scene_of


def test_a_beginning_is_a_value_and_never_markup():
    part = Writing(begin='jack "<b>', typed=True)
    told = html(scene_of(parts=(part,), id="a.b"), part)
    assert 'value="jack &quot;&lt;b&gt;" maxlength="40"' in told and "<b>" not in told
    assert '<label for="beginning-a.b">Begin the text</label><input id="beginning-a.b"' in told
    assert (
        'aria-describedby="beginning-a.b-mistake"' in told and 'id="beginning-a.b-mistake" aria-live="polite"' in told
    )
    assert told.count("<button") == 1


def test_where_nothing_is_typed_it_says_how_well_the_model_does():
    part = Writing(model=0, updates=0)
    told = html(scene_of(parts=(part,)), part)
    assert "<input" not in told and "Loss 3.33, perplexity 28.0; held out 3.33, perplexity 28.0" in told


def test_the_script_is_told_its_settings():
    told = part_of(scene_of(parts=(Writing(begin="the ", typed=True, model=1, updates=2000, seed=3),)), "Writing")
    assert told == {
        "kind": "Writing", "begin": "the ", "typed": True, "model": 1, "updates": 2000, "temperature": 1.0, "seed": 3,
        "written": 0, "weights": {"2000": WEIGHTS[2000]}, "losses": [],
    }  # fmt: skip


def test_weights_come_with_the_figures_that_can_show_them():
    every = part_of(language_model.network, "Writing")
    assert every["weights"] == {str(stage): text for stage, text in WEIGHTS.items()} and len(every["losses"]) == 101
    assert list(part_of(language_model.writing, "Writing")["weights"]) == ["2000"]
    assert "weights" not in part_of(language_model.bigram, "Writing")
