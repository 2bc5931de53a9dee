"""Which edit redraws which picture, on copies of the package; and where a picture is."""

import pytest

from gdviz.builder.jobs import Job, data_name, draw, jobs_of, outdated, output_name
from gdviz.builder.record import Record
from gdviz.pictures.picture import PAGE_STILL
from gdviz.pictures.still import as_webp
from tests.checkout import EVERY
from tests.samples import descent

pytestmark = pytest.mark.xdist_group("build")  # one process, so that what they share is made once


STILLS = {"png", "svg", "still.webp"}


def made_of(scene, layout, theme):
    """The kinds of file that the site has of a scene in a layout and theme; its numbers count once."""
    moving = {"gif"} if scene == "alpha.plain" else set()
    numbers = {"json", "csv"} if (layout, theme) == ("wide", "light") else set()
    return STILLS | moving | numbers | ({"thumbnail.webp"} if layout == "wide" else set())


@pytest.mark.parametrize(
    ("file", "before", "after", "redrawn"),
    [
        # Both Momentum and Nesterov have this line, and no scene runs the latter.
        ("optimizers/rules.py", "velocity = self.momentum * state", "velocity = 1.0 * self.momentum * state",
         {"beta.heavy"}),
        ("optimizers/rules.py", "return w - learning_rate * gradient, {}",
         "return w - 1.0 * learning_rate * gradient, {}", {"alpha.plain", "beta.light"}),
        ("objectives/functions.py", "return (w[0] - center) ** 2", "return (w[0] - center) ** 2 + 1.0", EVERY),
        ("figure/style.py", '"function": 2.4', '"function": 2.6', EVERY),
        ("scenes/beta.py", "GradientDescent(0.2)", "GradientDescent(0.3)", {"beta.light"}),
        ("scenes/alpha.py", "0.0, 1.0, 2.0", "0.0, 2.0", {"alpha.plain"}),
        ("drawing/marks/curve.py", "Layer.CURVE", "Layer.LINE", EVERY),
        ("drawing/marks/surface.py", "from __future__", "# A remark\nfrom __future__", EVERY),  # for all that is told
        ("pictures/picture.py", "LEAST_HEIGHT, MOST_HEIGHT = 0.6, 2.5", "LEAST_HEIGHT, MOST_HEIGHT = 0.6, 2.6", EVERY),
    ],
)  # fmt: skip
def test_an_edit_redraws_what_depends_on_it(built, file, before, after, redrawn):
    built.edit(file, before, after)
    assert built.build(drawing=False) == redrawn
    kept = {"json", "csv"} if file == "pictures/picture.py" else set()  # it makes no numbers
    assert all(set(formats) == made_of(scene, layout, theme) - kept for scene, layout, theme, formats in built.jobs)
    assert built.build() == set()
    assert ": 0 drawn, " in built.said


IDLE = [
    ("optimizers/rules.py", "np.sign(", "1.0 * np.sign("),  # Lion, which no scene runs
    ("optimizers/rules.py", "_FRACTION: Accepted", "# A remark\n_FRACTION: Accepted"),
    ("objectives/functions.py", "return w[0] ** 3", "return 2.0 * w[0] ** 3"),
    ("figure/style.py", "/* Made from", "/* Written from"),
    ("pictures/video.py", "from __future__", "# A remark\nfrom __future__"),
    ("cli/values.py", "MOST_STEPS = 10_000", "MOST_STEPS = 9_999"),
    ("page/controls.py", 'aria-label="', 'data-strip="" aria-label="'),
    ("page/parts/share.py", "Save SVG", "Keep SVG"),
    ("symbolic/printer.py", "from __future__", "# A remark\nfrom __future__"),
    ("builder/manifest.py", "figures: ", "pictures: "),
]  # fmt: skip


def test_an_edit_of_what_no_picture_depends_on_redraws_nothing(built):
    """All of them at once: what one redraws would be drawn."""
    for edit in IDLE:
        built.edit(*edit)
    assert built.build() == set()
    assert built.build() == set()
    assert "pictures: 0 drawn, " in built.said


@pytest.mark.parametrize(
    ("file", "formats"),
    [
        ("pictures/gif.py", {"gif"}),
        ("pictures/lzw.py", {"gif"}),
        ("pictures/frames.py", {"gif"}),
        ("pictures/quantize.py", {"gif", "thumbnail.webp"}),
        ("pictures/thumbnail.py", {"thumbnail.webp"}),
        ("pictures/still.py", {*STILLS, "thumbnail.webp"}),
        ("pictures/data_files.py", {"json", "csv"}),
        ("pictures/figure_data.py", {"json", "csv"}),
    ],
)
def test_an_edit_of_what_writes_a_format_redraws_that_format_alone(built, file, formats):
    built.edit(file, "from __future__", "# A remark\nfrom __future__")
    assert built.build(drawing=False) == ({"alpha.plain"} if formats == {"gif"} else EVERY)
    for scene, layout, theme, kinds in built.jobs:
        assert set(kinds) == formats & made_of(scene, layout, theme)
    assert built.build() == set()


@pytest.mark.parametrize(("theme", "colour"), [("light", 'path="#c0186f"'), ("dark", 'path="#f06fb0"')])
def test_an_edit_of_a_colour_redraws_the_pictures_of_its_theme(built, theme, colour):
    built.edit("figure/style.py", colour, 'path="#b01234"')
    assert built.build(drawing=False) == EVERY
    assert len(built.jobs) == 6
    assert {job[2] for job in built.jobs} == {theme}
    assert "#b01234" in (built.generated / "palette.css").read_text()


def test_where_a_picture_is():
    assert (
        output_name("learning_rates.diverging", "narrow", "dark", "gif") == "learning_rates/diverging.narrow.dark.gif"
    )
    assert output_name("learning_rates.diverging", "wide", "light", "png") == "learning_rates/diverging.light.png"
    assert data_name("learning_rates.diverging", "csv") == "learning_rates/diverging.csv"
    job = Job("a.b", "wide", "dark", {"png": ("a/b.dark.png", "key"), "svg": ("a/b.dark.svg", "key")})
    assert str(job) == "a.b (wide, dark): png, svg"


def test_the_jobs_that_take_longest_come_first_and_no_two_files_share_a_key():
    from gdviz import scenes

    moving, still = scenes.get("gradient_descent.path"), scenes.get("derivatives.five_tangents")
    assert moving.animation and not still.animation
    jobs = list(jobs_of([still, moving]))
    assert [job.scene for job in jobs] == [moving.id] * 4 + [still.id] * 4
    assert {(job.layout, job.theme) for job in jobs} == {
        (layout, theme) for layout in ("wide", "narrow") for theme in ("light", "dark")
    }
    outputs = [output for job in jobs for output in job.outputs.values()]
    pictures, thumbnails, numbers = 4 * 4 + 4 * 3, 2 * 2, 2 * 2
    assert len({name for name, _ in outputs}) == len({key for _, key in outputs}) == len(outputs)
    assert len(outputs) == pictures + thumbnails + numbers
    assert [job.outputs for job in jobs_of([still])] == [job.outputs for job in jobs[4:]]  # whatever else is drawn


def test_only_what_is_not_had_under_its_key_has_to_be_drawn(tmp_path):
    record = Record(tmp_path / ".record.json")
    record.add("a/b.png", "key", b"content")
    record.add("a/b.svg", "another key", b"content")
    names = {kind: (f"a/b.{kind}", "key") for kind in ("png", "svg", "gif")}
    job = Job("a.b", "wide", "light", names)
    had = Job("a.b", "wide", "dark", {"png": names["png"]})
    assert list(outdated([job, had], record, force=False)) == [
        Job("a.b", "wide", "light", {kind: names[kind] for kind in ("svg", "gif")})
    ]
    assert list(outdated([job, had], record, force=True)) == [job, had]


def test_a_job_that_fails_is_one_line():
    job = Job("no.scene", "wide", "light", {"png": ("0", "")})
    told, content, problem = draw(job)
    assert (told, content) == (job, {})
    assert problem.startswith("wide, light: ValueError: unknown scene 'no.scene'") and "\n" not in problem


def test_a_job_that_ctrl_c_ended_ends_the_work(monkeypatch):
    def stopped(*_):
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt:
            raise ValueError("Invalid matrix")  # noqa: B904

    monkeypatch.setattr("gdviz.pictures.picture.site_pictures", stopped)
    with pytest.raises(KeyboardInterrupt):
        draw(Job("gradient_descent.path", "narrow", "dark", ("png",)))


def test_a_job_makes_the_numbers_too(monkeypatch):
    from gdviz import scenes

    monkeypatch.setattr(scenes, "get", lambda id: descent())
    told, content, problem = draw(Job("a.b", "wide", "light", {kind: (f"a/b.{kind}", "") for kind in ("json", "csv")}))
    assert (problem, content.keys()) == ("", told.outputs.keys())
    assert content["json"].startswith(b"{") and content["csv"].startswith(b"panel,series,")


def test_a_job_draws_each_of_its_formats(monkeypatch):
    from gdviz import scenes

    monkeypatch.setattr(scenes, "get", lambda id: descent())
    names = {"png": "a/b.png", "svg": "a/b.svg", PAGE_STILL: "a/b.still.webp"}
    job = Job("a.b", "narrow", "dark", {kind: (name, "") for kind, name in names.items()})
    told, content, problem = draw(job)
    assert (told, problem) == (job, "")
    assert content["png"].startswith(b"\x89PNG") and content["svg"].startswith(b"<?xml")
    assert content[PAGE_STILL] == as_webp(content["png"]) and content.keys() == names.keys()
