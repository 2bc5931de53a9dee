"""Every page of the guide: its parts, its length, its exercises, its figures and the code that it prints."""

import contextlib
import io
import re
from pathlib import Path

import jinja2
import pytest

from gdviz import scenes
from gdviz.objectives.datasets import houses
from gdviz.page import macros
from gdviz.paths import DOCS

NAV = re.findall(r"^ *- (guide/[\w-]+\.md|practice/[\w-]+\.md)$", (DOCS.parent / "mkdocs.yml").read_text(), re.M)
GUIDE = [page for page in NAV if page.startswith("guide/")]
LINKING = sorted(str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md"))
EXERCISES = "## Check yourself { #check-yourself }\n"
MOST_WORDS = 900
WORDS_A_MINUTE = 230

# What is no prose: listings, anchors, displayed formulas, the marks of notes, where links lead.
NO_PROSE = re.compile(r"^```.*?^```|\{ #.*? \}|\$\$.*?\$\$|^!!! \w+|^ *\?\?\? \w+|\]\([^)]*\)", re.S | re.M)


def text_of(page):
    return (DOCS / page).read_text(encoding="utf-8")


def parts_of(page):
    """Front matter as a dictionary, and the text with its numbers filled in."""
    _, front, body = text_of(page).split("---\n", 2)
    filled = jinja2.Template(body).render(value=macros.value, source=lambda name: "", scene=lambda id: f"<{id}>")
    return dict(line.split(": ", 1) for line in front.splitlines()), filled


def figures_of(page):
    return re.findall(r'^\{\{ scene\("([\w.]+)"\) \}\}$', text_of(page), re.M)


def words(text):
    return len(re.findall(r"\w+(?:[.,'’-]\w+)*", re.sub(r"^<[\w.]+>$", "", NO_PROSE.sub("", text), flags=re.M)))


def test_the_guide_has_its_eleven_pages():
    assert sorted(GUIDE) == sorted(f"guide/{page.name}" for page in (DOCS / "guide").glob("*.md"))
    assert len(GUIDE) == 11


@pytest.mark.parametrize("page", GUIDE)
def test_the_front_matter_is_complete(page):
    front, body = parts_of(page)
    assert set(front) == {"title", "promise", "needs", "minutes", "description"}
    assert front["title"] == re.search(r"^# (.*)$", body, re.M)[1]
    assert front["promise"].startswith("You will be able to ") and front["promise"].endswith(".")
    assert re.search(r"\[.+\]\([a-z-]+\.md\)", front["needs"]) or front["needs"].startswith("nothing")
    assert len(front["description"]) > 60


@pytest.mark.parametrize("page", GUIDE)
def test_the_minutes_are_those_of_reading_text_and_captions(page):
    front, body = parts_of(page)
    captions = " ".join(scenes.get(id).caption for id in figures_of(page))
    lesson = words(body.split(EXERCISES)[0]) + words(captions)
    assert int(front["minutes"]) == round(lesson / WORDS_A_MINUTE)


def test_the_thread_takes_a_quarter_of_an_hour():
    """What the home page says of the first two parts of each section, their figures' captions included."""
    thread = 0
    for page in GUIDE:
        opening = "".join(re.split(r"^(?=## )", parts_of(page)[1], flags=re.M)[:3])
        captions = " ".join(scenes.get(id).caption for id in figures_of(page) if f"<{id}>" in opening)
        thread += words(opening) + words(captions)
    assert 13 <= thread / WORDS_A_MINUTE <= 17
    assert "A quarter of an hour?" in text_of("index.md")


@pytest.mark.parametrize("page", GUIDE)
def test_the_page_is_short_and_has_its_parts(page):
    _, body = parts_of(page)
    assert words(body) <= MOST_WORDS
    assert body.count('!!! predict "Before you press Play"\n') == body.count('!!! wrong "Where this goes wrong"\n') == 1
    assert body.count(EXERCISES) == 1
    headings = re.findall(r"^##+ .*$", body, re.M)
    anchors = [re.search(r" \{ #([a-z-]+) \}$", heading)[1] for heading in headings]
    assert len(set(anchors)) == len(anchors) > 3


@pytest.mark.parametrize("page", GUIDE)
def test_the_next_link_leads_to_the_next_page(page):
    _, body = parts_of(page)
    link = re.search(r"^Next: [^\n]*(?:\n[^\n]+)*\]\(([^)]+)\)[^\n]*\n?\Z", body, re.M)
    following = NAV[NAV.index(page) + 1]
    assert (DOCS / page).parent.joinpath(link[1]).resolve() == (DOCS / following).resolve()


@pytest.mark.parametrize("page", GUIDE)
def test_every_option_of_every_exercise_gets_feedback(page):
    exercises = parts_of(page)[1].split(EXERCISES)[1].split("!!! check ")[1:]
    assert len(exercises) >= 2
    for number, exercise in enumerate(exercises, 1):
        assert re.match(rf'"Exercise {number}: \S.*"\n', exercise)
        question, answer = exercise.split('\n    ??? answer "Answer and feedback"\n')
        offered = re.findall(r"^    - \*\*([A-Z])\.\*\* \S", question, re.M)
        assert offered == list("ABCD")[: len(offered)] and len(offered) >= 3
        verdicts = re.findall(r"^        - \*\*([A-Z])\.\*\* (Yes|No|Not quite)\. \S", answer, re.M)
        assert [letter for letter, _ in verdicts] == offered
        assert [verdict for _, verdict in verdicts].count("Yes") == 1


@pytest.mark.parametrize("page", GUIDE)
def test_the_page_shows_every_figure_of_its_chapter(page):
    chapter = "guide" if page.endswith("/index.md") else Path(page).stem.replace("-", "_")
    shown = figures_of(page)
    assert sorted(shown) == sorted(scene.id for scene in scenes.all() if scene.id.startswith(f"{chapter}."))
    assert any(scenes.get(id).animation for id in shown)


@pytest.mark.parametrize("page", GUIDE)
def test_the_code_on_the_page_prints_what_the_page_says(page):
    blocks = re.findall(r"^```python\n(.*?)^```", parts_of(page)[1], re.S | re.M)
    # Beside a print, or on lines of their own below a loop.
    said = [line for block in blocks for line in re.findall(r"(?:print\(.*\)  |^)# (.*)$", block, re.M)]
    scope, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        for block in blocks:
            exec(block, scope)
    assert said and printed.getvalue().splitlines() == said
    if "area" in scope:
        assert (tuple(scope["area"]), tuple(scope["price"])) == (houses().x, houses().y)


@pytest.mark.parametrize("scene", scenes.all(), ids=lambda scene: scene.id)
def test_a_caption_asks_one_question_and_not_the_one_to_predict(scene):
    assert scene.alt.endswith(".")
    assert scene.caption.endswith("?") and scene.caption.count("?") == 1
    assert scene.question.endswith("?")
    assert not re.search(r"nan|inf\b|\d{7}|(?<!\w)-\d", scene.caption + scene.question), "a hyphen is no minus sign"
    questions = last_sentence(scene.caption), scene.question
    asked, predicted = (set(re.findall(r"\w+", question.lower())) for question in questions)
    assert len(asked & predicted) < 0.6 * len(asked | predicted)
    scene.still_state()
    assert len(scene.frames()) == (scene.animation.frame_count if scene.animation else 0)


def last_sentence(text):
    return re.split(r"(?<=[.;:])\s", text)[-1]


@pytest.mark.parametrize("page", LINKING)
def test_links_to_other_pages_lead_somewhere(page):
    folder = (DOCS / page).parent
    for target, anchor in re.findall(r"\]\(((?!https?:)[^)#\s]+)(?:#([\w-]+))?\)", text_of(page)):
        assert (folder / target).is_file(), target
        assert not anchor or f"{{ #{anchor} }}" in (folder / target).read_text(encoding="utf-8"), (target, anchor)


def test_six_questions_each_with_a_hint_room_to_write_and_a_model_answer():
    text = text_of("practice/check-your-understanding.md")
    parts = text.split('<div class="gd-question" markdown>')[1:]
    assert len(parts) == 6
    for number, part in enumerate(parts, 1):
        assert re.search(rf"^## {number}\. .* {{ #[a-z-]+ }}$", part, re.M)
        assert re.search(r"\*\*Hint:\*\* .*\]\(\.\./guide/[\w-]+\.md#[\w-]+\)", part)
        assert all(piece in part for piece in ("<textarea", 'class="gd-lines"', '??? answer "Model answer"'))


def test_one_spelling():
    """British, with -ize, as the name of a page and the names in the code have it."""
    texts = [text_of(page) for page in LINKING] + [lab.read_text(encoding="utf-8") for lab in DOCS.glob("labs/*.py")]
    texts += [part for scene in scenes.all() for part in (scene.title, scene.alt, scene.caption, scene.question)]
    stems = "optim|minim|maxim|general|normal|regular|initial|memor|real|organ|recogn|penal|visual|summar"
    other = rf"\w*(?:{stems})is[aei]\w*"
    american = r"\b(?:neighbors?|gray|centers?|modeling|labeled|behaviors?|learned)\b"
    found = {match for text in texts for match in re.findall(f"{other}|{american}", text, re.I)}
    assert not found - {"realistic"}
