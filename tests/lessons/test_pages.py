"""Every page of the guide and of deeper: its parts, length, exercises, figures and the code that it prints."""

import contextlib
import io
import itertools
import re
from pathlib import Path

import pytest

from gdviz import exercises, scenes
from gdviz.exercises.kinds import FreeResponse
from gdviz.figure.parts import Predict
from gdviz.objectives.datasets import houses
from gdviz.page import exercise
from gdviz.paths import DOCS
from tests.lessons.reading import EXERCISES, FIGURE, lab_minutes, open_text, parts_of, seconds, section, text_of, words

NAV = re.findall(r"^ *- ((?:guide|deeper|practice)/[\w-]+\.md)$", (DOCS.parent / "mkdocs.yml").read_text(), re.M)
MAP = "deeper/index.md"  # no chapter itself
GUIDE, DEEPER, PRACTICE = (
    [page for page in NAV if page.startswith(folder) and page != MAP] for folder in ("guide", "deeper", "practice")
)
LESSONS = [*GUIDE, *DEEPER]
LINKING = sorted(str(page.relative_to(DOCS)) for page in DOCS.rglob("*.md"))
LABS = sorted(f"labs/{lab.name}" for lab in DOCS.glob("labs/*.py"))
MOST_WORDS = 900  # of what all read
FOLDED = re.compile(r"^\?\?\? deeper [^\n]*\n(?:    [^\n]*\n|\n)*", re.M)

# The parts that carry the thread, marked by hand: the list on the home page.
THREAD = re.findall(r"\]\((guide/[\w-]+\.md)#([\w-]+)\)", text_of("index.md"))
ONWARD = re.compile(r"^\*Quarter-hour path: go on with \[[^\]]+\]\(([\w-]*(?:\.md)?)#([\w-]+)\)\.\*$", re.M)


def figures_of(page):
    return FIGURE.findall(parts_of(page)[1])


def test_the_guide_has_its_eleven_pages():
    assert sorted(GUIDE) == sorted(f"guide/{page.name}" for page in (DOCS / "guide").glob("*.md"))
    assert len(GUIDE) == 11


def test_every_page_of_deeper_is_in_the_menu_and_linked_from_the_guide():
    """From where it answers a question: a page that nobody is led to is read by nobody."""
    assert sorted([MAP, *DEEPER]) == sorted(f"deeper/{page.name}" for page in (DOCS / "deeper").glob("*.md"))
    linked = re.findall(r"\]\(\.\./(deeper/[\w-]+\.md)", "".join(text_of(page) for page in GUIDE))
    assert set(linked) == {MAP, *DEEPER}


@pytest.mark.parametrize("page", LESSONS)
def test_the_front_matter_is_complete(page):
    front, body = parts_of(page)
    assert set(front) == {"title", "promise", "needs", "minutes", "description"}
    assert front["title"] == re.search(r"^# (.*)$", body, re.M)[1]
    assert front["promise"].startswith("You will be able to ") and front["promise"].endswith(".")
    assert re.search(r"\[.+\]\((?:\.\./guide/)?[a-z-]+\.md\)", front["needs"]) or front["needs"].startswith("nothing")
    assert len(front["description"]) > 60


def test_the_readme_says_how_long_all_of_it_takes():
    total = sum(int(parts_of(page)[0]["minutes"]) for page in GUIDE)
    assert 75 <= total <= 99
    assert "about an hour and a half" in " ".join((DOCS.parent / "README.md").read_text(encoding="utf-8").split())


def test_the_measure_of_minutes():
    """200 words a minute, 45 s a live figure, 60 s an exercise; no exercise is read as well."""
    plain = "word " * 100
    assert seconds(plain) == 30
    still, live = "linear_regression.candidates", "guide.tuning"
    captions = [len(scenes.get(id).caption.split()) for id in (still, live)]
    assert seconds(f"{plain}\n<{still}>\n") == pytest.approx(30 + 0.3 * captions[0], abs=1)
    assert seconds(f"{plain}\n<{live}>\n") == pytest.approx(30 + 0.3 * captions[1] + 45, abs=1)
    assert seconds(f'{plain}\n{EXERCISES}\n!!! check "Exercise 1: a"\n{plain}!!! check "Exercise 2: b"\n') == 150
    assert seconds("```python\n" + plain + "\n```\n$$" + plain + "$$") == 0


@pytest.mark.parametrize("page", LESSONS)
def test_the_minutes_are_measured(page):
    front, body = parts_of(page)
    assert int(front["minutes"]) == round(seconds(body) / 60)


@pytest.mark.parametrize(
    "page", [page for page in LINKING if page.startswith(("practice/", "reference/further", "reference/questions"))]
)
def test_other_pages_claim_no_fewer_minutes_than_they_take(page):
    front, body = parts_of(page)
    assert int(front["minutes"]) >= round(seconds(body) / 60 + body.count("<textarea"))


@pytest.mark.parametrize("lab", LABS)
def test_labs_claim_the_minutes_that_they_take(lab):
    """Reading, their figures, a minute for every task, and five to ten for every cell to write."""
    claimed = int(re.search(r"^# minutes: (\d+)$", text_of(lab), re.M)[1])
    assert round(lab_minutes(lab)) <= claimed <= lab_minutes(lab) + 5


def test_the_thread_is_marked_by_hand_and_takes_a_quarter_of_an_hour():
    total = sum(seconds(ONWARD.split(section(page, anchor))[0]) for page, anchor in THREAD)
    assert 14 <= total / 60 <= 16.5
    assert "A quarter of an hour?" in text_of("index.md")
    # The nine things it must carry, in order.
    pages = list(dict.fromkeys(page for page, _ in THREAD))
    assert pages == [
        f"guide/{stem}.md"
        for stem in (
            *("index", "linear-regression", "loss-functions", "loss-landscape", "derivatives", "gradient-descent"),
            *("two-parameters", "parameters-to-predictions", "learning-rates"),
        )
    ]
    assert ("guide/derivatives.md", "flat-is-not-lowest") in THREAD
    text = " ".join(section(page, anchor) for page, anchor in THREAD)
    assert not re.search(r"hessian|eigenvalue|second derivative|curvature|lambda", text, re.I)


def test_the_thread_leads_from_each_part_to_the_next():
    for (page, anchor), (following, there) in itertools.pairwise(THREAD):
        text = section(page, anchor)
        target = following.removeprefix("guide/") if following != page else ""
        if (target, there) not in ONWARD.findall(text):
            body = parts_of(page)[1]
            assert following == page and not ONWARD.search(text), (page, anchor)
            headings = re.findall(r"\{ #([\w-]+) \}$", body, re.M)
            assert headings.index(there) == headings.index(anchor) + 1, "right below it"


@pytest.mark.parametrize("page", LESSONS)
def test_the_page_is_short_and_has_its_parts(page):
    _, body = parts_of(page)
    assert words(FOLDED.sub("", open_text(body))) <= MOST_WORDS
    assert body.count('!!! wrong "Where this goes wrong"\n') == 1
    assert any(scenes.get(id).part(Predict) for id in figures_of(page)), "nothing to predict"
    assert "!!! predict" not in body, "a question that its figure asks, too"
    assert body.count(EXERCISES) == 1
    headings = re.findall(r"^##+ .*$", body, re.M)
    anchors = [re.search(r" \{ #([a-z-]+) \}$", heading)[1] for heading in headings]
    assert len(set(anchors)) == len(anchors) > 3


@pytest.mark.parametrize("page", LESSONS)
def test_the_next_link_leads_to_the_next_page(page):
    _, body = parts_of(page)
    link = re.search(r"^Next: [^\n]*(?:\n[^\n]+)*\]\(([^)]+)\)[^\n]*\n?\Z", body, re.M)
    following = [*GUIDE, *PRACTICE, *DEEPER, PRACTICE[0]]
    following = following[following.index(page) + 1]
    assert (DOCS / page).parent.joinpath(link[1]).resolve() == (DOCS / following).resolve()


@pytest.mark.parametrize("page", LESSONS)
def test_each_page_asks_three_things_or_more_and_all_from_data(page):
    lesson, asked = parts_of(page)[1].split(EXERCISES)
    assert "!!! check" not in lesson
    numbers = re.findall(r'^!!! check "Exercise (\d+): \S.* \[#\]\(#[\w.]+\)\{ \.headerlink ', asked, re.M)
    assert [int(number) for number in numbers] == list(range(1, asked.count("!!! check") + 1))
    assert len(numbers) >= 3


@pytest.mark.parametrize("page", DEEPER)
def test_a_page_of_deeper_asks_in_three_ways_or_more_what_its_chapter_has(page):
    chapter = Path(page).stem.replace("-", "_")
    ids = re.findall(r'^\{\{ exercise\("([\w.]+)"\) \}\}$', text_of(page), re.M)
    assert sorted(ids) == sorted(each.id for each in exercises.all() if each.id.startswith(f"{chapter}."))
    assert len({type(exercises.get(id)) for id in ids}) >= 3


def test_the_guide_asks_in_five_ways_or_more_each_page_what_its_chapter_has():
    """What an exercise says, and what is right, is looked at in tests/exercises."""
    kinds = set()
    for page in GUIDE:
        chapter = "guide" if page.endswith("/index.md") else Path(page).stem.replace("-", "_")
        ids = re.findall(r'^\{\{ exercise\("([\w.]+)"\) \}\}$', text_of(page), re.M)
        assert {id.partition(".")[0] for id in ids} == {chapter}
        kinds |= {type(exercises.get(id)) for id in ids}
    assert len(kinds) >= 5


# Figures whose id is older than the page of its chapter, and where they stand.
LENT = {"curvature.two_errors": "guide/learning-rates.md", "curvature.many_valleys": "guide/learning-rates.md"}


@pytest.mark.parametrize("page", LESSONS)
def test_the_page_shows_every_figure_of_its_chapter(page):
    chapter = "guide" if page.endswith("/index.md") else Path(page).stem.replace("-", "_")
    shown = figures_of(page)
    own = {scene.id for scene in scenes.all() if scene.id.startswith(f"{chapter}.") and scene.id not in LENT}
    assert own | {id for id, lender in LENT.items() if lender == page} <= set(shown)
    assert any(scenes.get(id).animation for id in shown)


def test_every_figure_is_shown_once():
    assert sorted(id for page in ("index.md", *LESSONS) for id in figures_of(page)) == sorted(
        scene.id for scene in scenes.all()
    )


@pytest.mark.parametrize("page", LESSONS)
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
    assert scene.question.endswith("?") if scene.part(Predict) else not scene.question, "a question that nobody sees"
    assert not re.search(r"nan|inf\b|\d{7}|(?<!\w)-\d", scene.caption + scene.question), "a hyphen is no minus sign"
    questions = last_sentence(scene.caption), scene.question
    asked, predicted = (set(re.findall(r"\w+", question.lower())) for question in questions)
    assert len(asked & predicted) < 0.6 * len(asked | predicted)
    scene.still_state()
    assert len(scene.frames()) == (scene.animation.frame_count if scene.animation else 0)


@pytest.mark.parametrize("scene", [s for s in scenes.all() if s.part(Predict)], ids=lambda scene: scene.id)
def test_no_caption_tells_what_is_to_be_predicted(scene):
    predict = scene.part(Predict)
    if predict.kind == "choice":
        told = predict.options[int(predict.answer)]
        said = [rf"(?<![\w−]){re.escape(option)}(?!\w)" for option in predict.options]
        mentioned = [
            option for option, it in zip(predict.options, said, strict=True) if re.search(it, scene.caption, re.I)
        ]
        assert mentioned != [told]
    elif predict.answer is not None:
        numbers = [float(number.replace("−", "-")) for number in re.findall(r"[−\d.]*\d", scene.caption)]
        assert all(abs(number - predict.answer) > predict.tolerance for number in numbers)


@pytest.mark.parametrize("page", [page for page in LESSONS if page.startswith("deeper/")])
def test_nothing_above_a_figure_tells_the_number_to_predict(page):
    body = parts_of(page)[1]
    for figure in FIGURE.finditer(body):
        predict = scenes.get(figure[1]).part(Predict)
        if predict and predict.kind == "number" and predict.answer is not None:
            told = [float(number.replace("−", "-")) for number in re.findall(NUMBER, body[: figure.start()])]
            assert [number for number in told if abs(number - predict.answer) <= predict.tolerance] == [], figure[1]


NUMBER = r"(?<![\w.])[−-]?\d+(?:\.\d+)?"


def test_no_slope_of_the_sigmoid_is_drawn_above_the_question_how_steep_it_is():
    shown = FIGURE.findall(parts_of("deeper/derivative-rules.md")[1])
    assert shown[0] == "derivative_rules.function_and_slope"


def last_sentence(text):
    return re.split(r"(?<=[.;:])\s", text)[-1]


@pytest.mark.parametrize("page", LINKING)
def test_links_to_other_pages_lead_somewhere(page):
    folder = (DOCS / page).parent
    for target, anchor in re.findall(r"\]\(((?!https?:)[^)#\s]+)(?:#([\w-]+))?\)", text_of(page)):
        assert (folder / target).is_file(), target
        assert not anchor or f"{{ #{anchor} }}" in (folder / target).read_text(encoding="utf-8"), (target, anchor)


def test_six_questions_each_with_a_hint_room_to_write_and_a_model_answer():
    anchors = "in-your-own-words why-the-lowest-point-matters what-the-lowest-point-is why-match-the-training-data "
    anchors += "why-subtract the-learning-rate"  # for good
    asked = [each for each in exercises.all() if isinstance(each, FreeResponse)]
    parts = [exercise.markdown(each, place, "practice/a.md") for place, each in enumerate(asked, 1)]
    assert [re.search(r"\{ #([a-z-]+) \}$", part, re.M)[1] for part in parts] == anchors.split()
    for number, part in enumerate(parts, 1):
        assert re.search(rf"^## {number}\. .* {{ #[a-z-]+ }}$", part, re.M)
        assert re.search(r"\*\*Hint:\*\* .*\]\(\.\./guide/[\w-]+\.md#[\w-]+\)", part)
        assert all(piece in part for piece in ("<textarea", "{ .gd-lines }", '??? answer "Model answer"'))


def test_one_spelling():
    """British, with -ize, as the name of a page and the names in the code have it."""
    texts = [text_of(page) for page in LINKING] + [lab.read_text(encoding="utf-8") for lab in DOCS.glob("labs/*.py")]
    texts += [part for scene in scenes.all() for part in (scene.title, scene.alt, scene.caption, scene.question)]
    stems = "optim|minim|maxim|general|normal|regular|initial|memor|real|organ|recogn|penal|visual|summar"
    other = rf"\w*(?:{stems})is[aei]\w*"
    american = r"\b(?:neighbors?|gray|centers?|modeling|labeled|behaviors?|learned)\b"
    found = {match for text in texts for match in re.findall(f"{other}|{american}", text, re.I)}
    assert not found - {"realistic"}
