"""What a language model says: bars as high as its probabilities, its text in two colours, its losses so far."""

import numpy as np
import pytest

from gdviz.drawing.marks.language import (
    draw_next_characters,
    draw_text_loss,
    draw_written_text,
    loss_curves,
    parted,
)
from gdviz.drawing.sheet import Layer
from gdviz.figure.language import shares_after, text_so_far, writing_under
from gdviz.figure.style import NARROW, WIDE
from gdviz.figure.writing import NextCharacters, TextLoss, WrittenText
from gdviz.objectives.language import codes_of
from gdviz.objectives.language_weights import LOSSES
from tests.drawn import plot_of
from tests.samples import spoken


def _heights(plot):
    """The heights of the bars: the y axis goes to 1.4."""
    (bars,) = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.AREA]
    _, y = (np.array(part).reshape(-1, 3) for part in bars.get_data())
    assert y[:, 0] == pytest.approx(0.0)
    return y[:, 1] / plot.height * 1.4


def test_a_bar_is_as_high_as_the_probability_of_its_character():
    plot = plot_of(spoken(NextCharacters()))
    update = draw_next_characters(plot, NextCharacters())
    for written in (0, 9):
        state = plot.state.scene.state(written=written)
        update(state)
        text = "".join(text_so_far(state))
        expected = shares_after(writing_under(state.scene, state.values), codes_of(text))
        assert _heights(plot) == pytest.approx(expected) and sum(_heights(plot)) == pytest.approx(1.0)


def test_an_untrained_model_has_bars_of_one_height():
    plot = plot_of(spoken(NextCharacters(), updates=0.0))
    draw_next_characters(plot, NextCharacters())(plot.state)
    assert _heights(plot) == pytest.approx([1 / 28] * 28)


def test_the_characters_stand_under_their_bars_unless_it_is_not_told():
    plot = plot_of(spoken(NextCharacters()))
    draw_next_characters(plot, NextCharacters())
    under = [written.artist for written in plot.sheet.texts if written.kind == "character"]
    assert "".join(text.get_text() for text in under) == "_abcdefghijklmnopqrstuvwxyz/"
    plot = plot_of(spoken(NextCharacters(told=False)))
    draw_next_characters(plot, NextCharacters(told=False))
    assert not [written for written in plot.sheet.texts if written.kind == "character"]


@pytest.mark.parametrize("layout", [WIDE, NARROW])
def test_the_beginning_and_what_is_added_stand_in_two_colours_on_lines_that_fit(layout):
    begin = "the mouse ran up the clock and jill"
    plot = plot_of(spoken(WrittenText(), begin=begin), layout)
    draw_written_text(plot, WrittenText())(plot.state.scene.state(written=60))
    given, added = plot.sheet.readouts[::2], plot.sheet.readouts[1::2]
    assert "".join(text.text for text in given) == begin
    assert "".join(text.text for text in added) == text_so_far(plot.state.scene.state(written=60))[1]
    assert {text.color for text in added} == {plot.sheet.color("path")} != {text.color for text in given}
    for text in plot.sheet.readouts:
        assert text.box[2] < plot.left + plot.width + 1 and text.at[1] < plot.bottom + plot.height
    for first, second in zip(given, added, strict=True):
        if first.text and second.text:
            assert first.box[2] <= second.at[0] + 0.5 and first.at[1] == second.at[1]


def test_the_last_lines_are_shown_where_there_are_too_many():
    plot = plot_of(spoken(WrittenText(lines=1), begin="jack and jill went up the hill to fetch"), NARROW)
    draw_written_text(plot, WrittenText(lines=1))(plot.state.scene.state(written=60))
    (given, added) = plot.sheet.readouts
    assert not given.text and text_so_far(plot.state.scene.state(written=60))[1].endswith(added.text) and added.text


def test_lines_are_parted_where_the_beginning_ends():
    assert parted(["jack ", "and j", "ill"], 7) == [("jack ", ""), ("an", "d j"), ("", "ill")]


@pytest.mark.parametrize(("updates", "count"), [(0.0, 1), (30.0, 31)])
def test_the_losses_so_far_end_in_a_point(updates, count):
    plot = plot_of(spoken(TextLoss(), updates=updates))
    draw_text_loss(plot, TextLoss())(plot.state)
    curves = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.PATH]
    points = [line for line in plot.axes.get_lines() if line.get_zorder() == Layer.POINT]
    assert len(curves) == len(points) == 2
    at, losses = loss_curves(0)
    assert at[:count].tolist() == list(range(count)) and losses[0] == pytest.approx([np.log(28)] * 2)


@pytest.mark.parametrize("below", [False, True])
def test_the_dashed_curve_has_its_name_at_its_end_as_far_as_there_is_room(below):
    mark = TextLoss(below=below)
    plot = plot_of(spoken(mark, updates=30.0, up=(2.0, 4.0)))
    draw_text_loss(plot, mark)(plot.state)
    (name,) = plot.sheet.readouts
    end = plot.y_at(loss_curves(0)[1][30, 1])
    assert name.text == "held out" and bool(name.at[1] - plot.bottom < end) is below
    assert name.box[2] <= plot.left + plot.width + 1
    plot = plot_of(spoken(TextLoss(told=False), up=(2.0, 4.0)))
    draw_text_loss(plot, TextLoss(told=False))(plot.state)
    assert [text.text for text in plot.sheet.readouts] == [""]


def test_the_losses_of_the_network_are_known_at_every_twentieth_update():
    at, losses = loss_curves(1)
    assert at[:3].tolist() == [0.0, 20.0, 40.0] and at[-1] == 2000.0 and tuple(losses[-1]) == LOSSES[-1]
