"""Published models: how large they are, what they were trained on, and with what. Every number stands in its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LargeModel:
    """What its makers have published of a model; a field is empty, or 0, where they have not.

    Attributes:
        parameters: how many.
        layers: how many, as the source counts them.
        tokens: how many it was shown in its training, with repetitions.
        data: the same in words, where it is not in tokens.
        hardware: what it was trained on, and for how long.
        source: who, when, and where in it.
        address: of the source.
        width: numbers that stand for a token in a layer; 0 where no source is needed for it.
        heads: of attention in a layer.
        context: tokens of a sequence.
    """

    name: str
    parameters: float
    layers: int
    tokens: float = 0.0
    data: str = ""
    hardware: str = ""
    source: str = ""
    address: str = ""
    width: int = 0
    heads: int = 0
    context: int = 0


_BERT = ("Devlin and others (2019), section 3 and appendix A.2", "https://arxiv.org/abs/1810.04805")
_GPT3 = ("Brown and others (2020), table 2.1 and section 2.3", "https://arxiv.org/abs/2005.14165")
_LLAMA = ("Touvron and others (2023), tables 2 and 15, section 2.4", "https://arxiv.org/abs/2302.13971")
_CHINCHILLA = ("Hoffmann and others (2022), section 4.1", "https://arxiv.org/abs/2203.15556")

ALEXNET = LargeModel(
    "AlexNet",
    60e6,
    8,
    data="1.2 million images, about 90 times",
    hardware="2 GTX 580, 5 to 6 days",
    source="Krizhevsky, Sutskever and Hinton (2012), abstract and “Details of learning”",
    address="https://doi.org/10.1145/3065386",
)
BERT_BASE = LargeModel(
    "BERT-base",
    110e6,
    12,
    data="3.3 billion words, about 40 times",
    hardware="16 TPU chips, 4 days",
    source=_BERT[0],
    address=_BERT[1],
    width=768,
    heads=12,
    context=512,
)
BERT_LARGE = LargeModel(
    "BERT-large",
    340e6,
    24,
    data="3.3 billion words, about 40 times",
    hardware="64 TPU chips, 4 days",
    source=_BERT[0],
    address=_BERT[1],
    width=1024,
    heads=16,
    context=512,
)
LLAMA_7B = LargeModel(
    "LLaMA 7B",
    6.7e9,
    32,
    1.0e12,
    hardware="82 432 hours of an A100",
    source=_LLAMA[0],
    address=_LLAMA[1],
    width=4096,
    heads=32,
    context=2048,
)
LLAMA_65B = LargeModel(
    "LLaMA 65B",
    65.2e9,
    80,
    1.4e12,
    hardware="2048 A100, about 21 days",
    source=_LLAMA[0],
    address=_LLAMA[1],
    width=8192,
    heads=64,
    context=2048,
)
CHINCHILLA = LargeModel(
    "Chinchilla",
    70e9,
    80,
    1.4e12,
    hardware="TPU v3 and v4",
    source=_CHINCHILLA[0],
    address=_CHINCHILLA[1],
    width=8192,
    heads=64,
)
GPT3 = LargeModel(
    "GPT-3",
    175.0e9,
    96,
    300e9,
    hardware="V100",
    source=_GPT3[0],
    address=_GPT3[1],
    width=12288,
    heads=96,
    context=2048,
)
MODELS = (ALEXNET, BERT_BASE, BERT_LARGE, LLAMA_7B, LLAMA_65B, CHINCHILLA, GPT3)
