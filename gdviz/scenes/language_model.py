"""Language models of characters: a bigram in training, a small network, and text made by repeated prediction."""

from __future__ import annotations

import math

import numpy as np

from gdviz.figure.controls import Animation, Control, Slider
from gdviz.figure.language import losses_at, shares_after
from gdviz.figure.marks import Label, Reference
from gdviz.figure.numbers import fixed, in_words, shortest
from gdviz.figure.panel import Axis, Panel
from gdviz.figure.parts import Choice, ChooseValue, Predict
from gdviz.figure.scene import Scene
from gdviz.figure.writing import NextCharacters, TextLoss, Writing, WrittenText
from gdviz.objectives.bigram import BIGRAM_RATE, BIGRAM_UPDATES, bigram_losses, counted_loss, learnt_pairs
from gdviz.objectives.language import ALPHABET, codes_of, held_codes, learnt_codes, perplexity
from gdviz.objectives.language_stored import STORED
from gdviz.objectives.language_weights import WEIGHTS
from gdviz.objectives.rhymes import RHYMES
from gdviz.objectives.rhymes_held_out import HELD_OUT

BIGRAM, NETWORK = 0.0, 1.0
count = len(ALPHABET)
rhyme_count, held_rhyme_count = (len(text.strip().split("\n\n")) for text in (RHYMES, HELD_OUT))
learnt_count, held_count = len(learnt_codes()), len(held_codes())
pairs = learnt_pairs()
pair_count, seen_pairs, possible_pairs = int(pairs.sum()), int(np.count_nonzero(pairs)), count * count
rate, updates = BIGRAM_RATE, BIGRAM_UPDATES
letter_h = codes_of("h")[0]
t_count, th_count = int(pairs[codes_of("t")[0]].sum()), int(pairs[codes_of("t")[0], letter_h])
th_share = th_count / t_count

# ---- what the bigram reaches

even_loss, best_loss = math.log(count), counted_loss(pairs)
best_perplexity = perplexity(best_loss)
bigram_loss, bigram_held = (float(loss) for loss in bigram_losses()[-1])
bigram_perplexity, bigram_held_perplexity = perplexity(bigram_loss), perplexity(bigram_held)
above_best = 100 * (bigram_loss / best_loss - 1)  # per cent
bigram_bits = bigram_loss / math.log(2)


def _share(before: str, after: str = "") -> float:
    """The probability that the trained bigram gives a character, or else the likeliest, after another."""
    shares = shares_after({"model": BIGRAM, "updates": float(updates), "temperature": 1.0}, codes_of(before))
    return float(shares[codes_of(after)[0]] if after else np.max(shares))


q_u, space_highest = _share("q", "u"), _share(" ")

_LOSS_AXIS = Axis("loss", 1.4, 4.0, ticks=(1.5, 2.0, 2.5, 3.0, 3.5))
_SAMPLE_SEED, _SAMPLE = 8.0, 100.0
_BIGRAM_FRAMES = tuple(float(round(at)) for at in (0, *np.geomspace(1, updates, 44)))
_GUESSES = (2, round(best_perplexity), 20)


bigram = Scene(
    title="A bigram learns to write",
    alt=f"The loss of a bigram against its updates, a curve that falls steeply from {fixed(even_loss, 2)} and then "
    f"comes to rest on a straight dashed line at {fixed(best_loss, 2)}; a dashed curve stays a little above. Over them "
    "a sample of what it writes: at first any characters, at the end pieces that could be words.",
    caption=f"A bigram learns from {shortest(learnt_count)} characters of nursery rhymes. In colour what it writes, "
    "the loss on these rhymes, and dashed that on rhymes held out; the straight line is the least that any bigram has. "
    "Why does it never quite come down to that?",
    question=f"Before training its perplexity is {count}, the number of characters. What is it after {updates} "
    "updates?",
    parts=(
        Predict(
            "choice",
            options=tuple(f"about {guess}" for guess in _GUESSES),
            answer=1,
            begin={"updates": 0.0},
            when=("updates", float(updates), float(updates)),
            because=f"Its perplexity falls from {count} to {fixed(bigram_perplexity, 1)}.",
            then="Now press Play, or move the slider to its end.",
        ),
        Writing(model=BIGRAM, updates=updates, seed=_SAMPLE_SEED, written=_SAMPLE),
    ),
    panels=(
        Panel(
            (
                Reference(best_loss, "y"),
                TextLoss(under=3),
                Label("by counting", (0.72 * updates, best_loss - 0.13)),
                WrittenText(lines=3),
            ),
            x=Axis("updates", 0.0, float(updates)),
            y=_LOSS_AXIS,
        ),
    ),
    controls=(
        Slider("updates", 0.0, float(updates), value=float(updates), whole=True),
        Slider("seed", 1.0, 9.0, value=_SAMPLE_SEED, label="seed of the choices", whole=True),
    ),
    animation=Animation({"updates": _BIGRAM_FRAMES}, seconds=9.0, hold=3.0),
    height=380,
)

# ---- the small network

context, embedding, hidden, parameters = STORED.context, STORED.embedding, STORED.hidden, STORED.dim
stages = tuple(WEIGHTS)
network_updates = stages[-1]
network_loss, network_held = losses_at(round(NETWORK), network_updates)
network_perplexity, network_held_perplexity = perplexity(network_loss), perplexity(network_held)
lowest_stage = min(stages, key=lambda stage: losses_at(round(NETWORK), stage)[1])
lowest_held = losses_at(round(NETWORK), lowest_stage)[1]

network = Scene(
    title=f"A small network that sees {in_words(context)} characters",
    alt=f"Loss against updates: a curve falls from {fixed(even_loss, 2)} to {fixed(network_loss, 2)}; a dashed curve "
    "falls at first, then turns and rises a little. Both end below a straight dashed line, the bigram on what is held "
    "out. Over them a sample of what the network writes.",
    caption=f"What a network of {in_words(context)} characters writes, and its losses: dashed, on rhymes held out. Why "
    "do the two curves part?",
    question="It sees more than a bigram. Will it also predict the rhymes that it has not seen better?",
    parts=(
        ChooseValue((Choice("updates", "Updates", tuple((str(stage), float(stage)) for stage in stages)),)),
        Predict(
            "choice",
            options=("yes, by as much as those it learns", "yes, but by less", "no, worse than the bigram"),
            answer=1 if network_loss < bigram_loss and network_held < bigram_held else 2,
            begin={"updates": 0.0},
            when=("updates", float(network_updates), float(network_updates)),
            because=f"Held out, its loss is {fixed(network_held, 2)} and the bigram’s {fixed(bigram_held, 2)}; on the "
            f"rhymes learnt {fixed(network_loss, 2)} and {fixed(bigram_loss, 2)}.",
            then="Now press Play, or choose the last of the updates.",
        ),
        Writing(model=NETWORK, updates=network_updates, seed=_SAMPLE_SEED, written=_SAMPLE),
    ),
    panels=(
        Panel(
            (
                Reference(bigram_held, "y"),
                TextLoss(below=True),
                Label("bigram, held out", (0.6 * network_updates, bigram_held + 0.11)),
                WrittenText(lines=3),
            ),
            x=Axis("updates", 0.0, float(network_updates)),
            y=_LOSS_AXIS,
        ),
    ),
    controls=(
        Slider("seed", 1.0, 9.0, value=_SAMPLE_SEED, label="seed of the choices", whole=True),
        Control("updates", 0.0, float(network_updates), value=float(network_updates)),
    ),
    animation=Animation({"updates": tuple(float(stage) for stage in stages)}, seconds=8.0, hold=3.0),
    height=400,
)

# ---- writing by repeated prediction

beginning = "jack and "
longest, shown_seed, cool, warm = 60.0, 3.0, 0.3, 1.5
_SETTINGS = {"model": NETWORK, "updates": float(network_updates), "temperature": 1.0}


def highest_share(temperature: float) -> float:
    """The probability of the likeliest next character after the beginning, at a temperature."""
    return float(np.max(shares_after({**_SETTINGS, "temperature": temperature}, codes_of(beginning))))


highest_plain, highest_cool, highest_warm = (highest_share(each) for each in (1.0, cool, warm))
likeliest = ALPHABET[int(np.argmax(shares_after(_SETTINGS, codes_of(beginning))))]

writing = Scene(
    title="One character after another",
    alt=f"Above, a text: “{beginning}” in black, and what has been added to it in colour. Below, a bar for each of "
    f"{count} characters, one of them far higher than most, the others low or none. As it plays, the text grows by a "
    "character at a time, and after each one the bars change.",
    caption="A character is drawn and added, and the longer text is the next input. What does the temperature change?",
    question=f"The temperature is {shortest(1.0)}. Lower it to {shortest(cool)}: what becomes of the highest bar?",
    parts=(
        ChooseValue((Choice("model", "Model", (("bigram", BIGRAM), ("network", NETWORK))),)),
        Predict(
            "choice",
            options=("it grows", "it stays as it is", "it shrinks"),
            answer=1 - int(np.sign(highest_cool - highest_plain)),
            begin={"written": 0.0},
            when=("temperature", 0.1, cool + 0.01),
            because=f"From {fixed(highest_plain, 2)} to {fixed(highest_cool, 2)}: what is likely becomes likelier.",
            then="Now lower the temperature.",
        ),
        Writing(begin=beginning, typed=True, model=NETWORK, updates=network_updates, seed=shown_seed),
    ),
    panels=(
        Panel(
            (NextCharacters(), WrittenText(lines=3)),
            x=Axis("next character (_ a space, / the end of a line)", -0.7, count - 0.3, ticks=()),
            y=Axis("probability", 0.0, 1.4, ticks=(0.0, 0.5, 1.0)),
        ),
    ),
    controls=(
        Slider("temperature", 0.1, 2.0, value=1.0),
        Slider("written", 0.0, longest, value=24.0, label="characters added", whole=True),
        Slider("seed", 1.0, 9.0, value=shown_seed, label="seed of the choices", whole=True),
        Control("model", BIGRAM, NETWORK, value=NETWORK),
    ),
    animation=Animation({"written": tuple(float(at) for at in range(0, 49))}, seconds=12.0, hold=3.0),
    height=400,
)
