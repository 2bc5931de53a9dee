"""Every ordinary output of a notebook as Markdown of the site; a picture has to have a text."""

import base64
import io
import re

import pytest
from nbformat.v4 import new_output
from PIL import Image

from gdviz.page.lab_output import finished_html, markdown
from gdviz.page.lab_run import Lab, LabError
from gdviz.paths import DOCS

STYLES = DOCS / "assets" / "stylesheets"
HEADER = "# ---\n# title: small\n# ---\n\n"


def png(mode="RGB", colour="teal"):
    out = io.BytesIO()
    Image.new(mode, (320, 200), colour).save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


PNG = png()
INPUT = "```` { .python .lab-input }\nx\n````\n\n"


def page(*outputs, first="# %%", source="x"):
    lab = Lab(f"{HEADER}{first}\n{source}\n", "docs/labs/small.py")
    lab.code[0].outputs = list(outputs)
    return markdown(lab)


def shown(*outputs, first="# %%"):
    """What stands below the cell."""
    text = page(*outputs, first=first)
    assert text.startswith(INPUT)
    return text.removeprefix(INPUT)


def stream(text):
    return new_output("stream", text=text)


def result(metadata=None, **data):
    kinds = {name.replace("__", "/"): value for name, value in data.items()}
    return new_output("display_data", data=kinds, metadata=metadata or {})


def refused(*outputs, first="# %%"):
    with pytest.raises(LabError) as caught:
        page(*outputs, first=first)
    return str(caught.value)


def block(text, classes=".text .lab-output"):
    return f"```` {{ {classes} }}\n{text}\n````\n"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["    step    loss\n       1    0.25\n\n"], "    step    loss\n       1    0.25"),
        (["\n\n  a\n"], "  a"),
        (["one\n", "two\n"], "one\ntwo"),
        (["10 %\r100 %\n"], "100 %"),
        (["windows\r\nlines\r\n"], "windows\nlines"),
        (["\x1b[31mred\x1b[0m"], "red"),
        (["<b> {{ x }} & $x$"], "<b> {{ x }} & $x$"),
    ],
)
def test_what_is_printed_is_shown_as_a_terminal_does(pieces, text):
    assert shown(*map(stream, pieces)) == block(text)


def test_nothing_printed_is_nothing_shown():
    assert page(stream(" \n")) == INPUT.rstrip() + "\n"


def test_rows_of_backticks_do_not_end_a_block():
    assert shown(stream("a\n`````\nb")) == "`````` { .text .lab-output }\na\n`````\nb\n``````\n"
    assert page(source='print("````")').startswith("````` { .python .lab-input }\n")


def test_words_are_shown_as_they_are():
    lab = Lab(HEADER + "# %% [markdown]\n# Words, $e^{{x}}$ and `{{ x }}`.\n", "a.py")
    assert markdown(lab) == "Words, $e^{{x}}$ and `{{ x }}`.\n"


def test_an_exception_is_shown_with_its_traceback():
    error = new_output("error", ename="E", evalue="v", traceback=["\x1b[0;31m---\x1b[0m", "E: v"])
    assert shown(error) == block("---\nE: v", ".text .lab-output .lab-error")


def test_a_picture_has_its_text_and_both_themes():
    twins = result(image__png=PNG, **{"application__vnd.gdviz.dark+png": PNG}, text__plain="<Figure size 1>")
    text = re.sub(r"data:image/webp;base64,[\w+/=]+", "data:", shown(twins, first='# %% alt="A <line>"'))
    assert text == (
        '<figure class="gd-lab-figure lab-figure">'
        + "".join(
            f'<img class="gd-{theme}" alt="A &lt;line&gt;" src="data:" width="320" height="200">'
            for theme in ("light", "dark")
        )
        + "</figure>\n"
    )


@pytest.mark.parametrize(("mode", "colour"), [("RGB", (1, 2, 3)), ("RGBA", (10, 20, 30, 40)), ("L", 200)])
def test_a_picture_keeps_its_pixels_in_fewer_bytes(mode, colour):
    text = shown(result(image__png=png(mode, colour)), first='# %% alt="A plane"')
    image = Image.open(io.BytesIO(base64.b64decode(re.search(r"data:image/webp;base64,([\w+/=]+)", text)[1])))
    original = Image.new(mode, (320, 200), colour).convert(image.mode)
    assert image.format == "WEBP" and image.tobytes() == original.tobytes()


def test_a_picture_may_bring_its_text_and_size():
    about = {"image/png": {"alt": "Own", "width": 100, "height": 50}}
    text = shown(result(about, image__png=PNG))
    assert 'class="lab-paper" alt="Own"' in text and 'width="100" height="50"' in text


@pytest.mark.parametrize("kind", ["image/png", "image/jpeg", "image/svg+xml"])
@pytest.mark.parametrize("first", ["# %%", '# %% alt=" "'])
def test_a_picture_without_a_text_is_refused_with_the_line_to_write(kind, first):
    told = refused(new_output("display_data", data={kind: PNG}), first=first)
    assert told.startswith("docs/labs/small.py:6: cell 1: draws a picture without a text for readers who do not see it")
    assert told.endswith('begin the cell with `# %% alt="..."`')


def test_several_pictures_take_several_texts():
    pictures = [result(image__png=PNG)] * 2
    text = shown(*pictures, first='# %% alt=["One", "Two"]')
    assert text.index('alt="One"') < text.index('alt="Two"')
    assert "draws picture 2 without a text" in refused(*pictures, first='# %% alt="One"')
    assert "has 2 texts (alt) for 1 pictures" in refused(pictures[0], first='# %% alt=["One", "Two"]')


def test_what_has_no_better_name_is_left_out_beside_a_picture():
    name = result(text__plain="[<matplotlib.lines.Line2D>]")
    assert "Line2D" not in shown(name, result(image__png=PNG), first='# %% alt="A line"')
    assert shown(name) == block("[<matplotlib.lines.Line2D>]")


def test_a_table_is_shown_in_the_look_of_the_site():
    table = (
        "<style scoped>th { color: red }</style>\n<table border='1' class='dataframe'>\n\n<tr><td>1</td></tr></table>"
    )
    text = shown(result(text__html=table, text__plain="   a\n0  1"))
    assert "\n" not in text.strip() and text.startswith('<div class="gd-lab-html"')
    assert finished_html(text) == '<div class="lab-html">\n<table>\n\n<tr><td>1</td></tr></table></div>\n'


@pytest.mark.parametrize(
    "html", ["<script>x</script>", "<p onclick='x'>a</p>", "<iframe src='a'></iframe>", "<img src='a.png'>"]
)
def test_html_that_a_page_does_not_run_is_refused(html):
    assert refused(result(text__html=html)).startswith("docs/labs/small.py:6: cell 1: gives HTML with ")


@pytest.mark.parametrize(
    "tex", ["$\\displaystyle \\frac{a}{b}$", "$$\\frac{a}{b}$$", "\\[\\frac{a}{b}\\]", "\\frac{a}{b}"]
)
def test_tex_stands_on_a_line_of_its_own(tex):
    assert shown(result(text__latex=tex, text__plain="a/b")) == "$$\n\\frac{a}{b}\n$$\n"


def test_markdown_is_read_and_what_else_there_is_shown_as_text():
    assert shown(result(text__markdown="A **word**.", text__plain="<x>")) == "A **word**.\n"
    other = result(**{"application__vnd.jupyter.widget-view+json": {}}, text__plain="IntSlider(value=1)")
    assert shown(other) == block("IntSlider(value=1)")


def test_code_has_marks_for_what_is_coloured_alone():
    code = '<code translate="no"><span class="k">in</span> <span class="p">(</span><span class="n">x</span></code>'
    assert finished_html(code) == '<code translate="no"><span class="k">in</span> (x</code>'
    words = '<p><span class="n">x</span></p>'
    assert finished_html(words) == words
    styles = (STYLES / "text.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--md-code-hl-(\w+)-color: var\(--gd-(\w+)\)", styles))
    assert [colours[each] for each in ("name", "operator", "punctuation")] == ["ink"] * 3


TURN = '# %% tags=["your-turn"]'
NOT_YET = new_output("error", ename="NotYet", evalue="f is empty", traceback=["not yet: f is empty"])


def test_a_cell_to_write_is_marked_and_what_waits_for_it_is_one_calm_line():
    assert page(first=TURN) == INPUT.replace(".lab-input", ".lab-input .lab-turn").removesuffix("\n")
    check = shown(NOT_YET, first='# %% tags=["check"]')
    assert check == block("not yet: f is empty", ".text .lab-output .lab-waits")
    waits = shown(first='# %% tags=["uses-yours"]')
    assert waits == block("runs in your notebook, with what you have written", ".text .lab-output .lab-waits")
