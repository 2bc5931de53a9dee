"""Published models: the numbers of their papers, typed once more, and whether they fit together."""

import pytest

from gdviz.objectives.large_models import MODELS

# Parameters in billions, layers, tokens in billions, width, heads.
PAPERS = {
    "AlexNet": (0.06, 8, 0, 0, 0),
    "BERT-base": (0.11, 12, 0, 768, 12),
    "BERT-large": (0.34, 24, 0, 1024, 16),
    "LLaMA 7B": (6.7, 32, 1000, 4096, 32),
    "LLaMA 65B": (65.2, 80, 1400, 8192, 64),
    "Chinchilla": (70, 80, 1400, 8192, 64),
    "GPT-3": (175, 96, 300, 12288, 96),
}


def test_every_model_has_the_numbers_of_its_paper():
    found = {
        model.name: (model.parameters / 1e9, model.layers, model.tokens / 1e9, model.width, model.heads)
        for model in MODELS
    }
    assert found == {name: pytest.approx(numbers) for name, numbers in PAPERS.items()}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_every_model_says_where_its_numbers_stand(model):
    assert "(20" in model.source and model.address.startswith("https://")
    assert model.data or model.tokens


@pytest.mark.parametrize("model", [model for model in MODELS if model.width > 2000], ids=lambda model: model.name)
def test_layers_and_width_explain_the_parameters(model):
    """A layer of a transformer has about 12 width² weights: 4 of attention, 8 of what follows it."""
    assert 12 * model.layers * model.width**2 == pytest.approx(model.parameters, rel=0.1)
