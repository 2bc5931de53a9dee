"""How the small language model is trained; what comes of it is kept in `gdviz.objectives.language_weights`."""

from __future__ import annotations

from collections.abc import Iterator

from gdviz.arrays import Array
from gdviz.objectives.language import ContextNetwork, held_codes, learnt_codes
from gdviz.objectives.language_stored import packed
from gdviz.objectives.random_numbers import Generator
from gdviz.optimizers.rules import Adam

NETWORK_BATCH, NETWORK_SEED = 128, 1
NETWORK_RATE = 0.01
STAGES = (0, 40, 100, 300, 2000)
"""The updates after which the network is kept."""

LOSS_EVERY = 20


def network_vectors(network: ContextNetwork, updates: int, seed: int = NETWORK_SEED) -> Iterator[Array]:
    """Adam on mini-batches of the rhymes, its rate falling evenly to 0: the parameters after 0, 1, ... updates."""
    generator = Generator(seed)
    before, after = network.examples(learnt_codes())
    rule, vector = Adam(NETWORK_RATE), network.initial(generator)
    state, waiting = rule.init(vector), list[int]()
    yield vector
    for t in range(updates):
        if len(waiting) < NETWORK_BATCH:
            waiting = generator.permutation(len(after))
        chosen, waiting = waiting[:NETWORK_BATCH], waiting[NETWORK_BATCH:]
        gradient = network.loss_and_gradient(vector, before[chosen], after[chosen])[1]
        vector, state = rule.update(gradient, state, vector, NETWORK_RATE * (1 - t / updates))
        yield vector


def stored_module(network: ContextNetwork) -> str:
    """The source of `gdviz.objectives.language_weights`: the network at `STAGES`, and its losses on the way."""
    learnt, held = learnt_codes(), held_codes()
    texts, losses = [], []
    for t, vector in enumerate(network_vectors(network, STAGES[-1])):
        if t % LOSS_EVERY == 0:
            losses.append((round(network.loss(vector, learnt), 3), round(network.loss(vector, held), 3)))
        if t in STAGES:
            texts.append((t, packed(vector)))
    lines = [_HEAD, "# fmt: off", f"LOSS_EVERY = {LOSS_EVERY}", "LOSSES = ("]
    lines += [f"    {', '.join(map(str, losses[row : row + 6]))}," for row in range(0, len(losses), 6)]
    lines += [")", '"""On the rhymes learnt and on those held out, at every so manyth update."""', "", "WEIGHTS = {"]
    for t, text in texts:
        cut = [text[at : at + _WIDE] for at in range(0, len(text), _WIDE)]
        lines += [f"    {t}: (", *(f'        "{part}"' for part in cut), "    ),"]
    return "\n".join([*lines, "}", '"""After so many updates; see `gdviz.objectives.language_stored`."""', ""])


_WIDE = 108
_HEAD = (
    '"""What the training of the small network has left: `python -m gdviz.optimizers.language_training` prints it."""\n'
)

if __name__ == "__main__":
    print(stored_module(ContextNetwork()), end="")
