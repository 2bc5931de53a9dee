"""What is said of the fault that is chosen, by the page as by its script."""

from __future__ import annotations

import json

import quickjs

from gdviz.figure.faults import fault_words
from gdviz.optimizers.faults import FAULTS
from gdviz.page.modules import in_order, modules
from gdviz.page.parts.fault_words import html
from gdviz.page.registry import scripts_of
from tests.figure.test_faults import CHOSEN
from tests.page.exported import part_of


def test_the_page_has_room_for_every_fault_and_says_the_one_it_opens_with() -> None:
    written = html(CHOSEN, CHOSEN.parts[0])  # type: ignore[arg-type]
    assert written.count("data-says=") == len(FAULTS)
    assert written.endswith(f"<p>{FAULTS[9].cause} {FAULTS[9].remedy}</p></div>")
    assert scripts_of(CHOSEN) == ["faults"]


def test_the_script_says_the_same() -> None:
    context = quickjs.Context()
    source = "\n".join(module.body() for module in in_order(modules(), "parts/fault-words.js"))
    told = part_of(CHOSEN, "FaultWords")
    assert told["seed"] == 3 and [fault["settings"] for fault in told["faults"]] == [f.settings for f in FAULTS]
    context.eval(f"const part = {json.dumps(told)}; {source}")
    context.eval("const line = { textContent: '' }, store = { part: (kind) => kind === part.kind ? part : undefined };")
    context.eval("const shown = parts.FaultWords({ store }, { querySelector: () => line }, part);")
    for place in range(len(FAULTS)):
        context.eval(f"store.values = {{ fault: {place} }}; shown.update();")
        assert context.eval("line.textContent") == fault_words(CHOSEN.state(fault=float(place)))
