"""The exercises of a page as one assessment of IMS QTI 1.2.1, in the profile of Common Cartridge.

The order of conditions matters to what reads them. The one that gives the marks comes first, and no condition after it
names a right option: Moodle and Canvas take what the last condition that names an option says of its marks. What is
said of the right answer therefore hangs on the first condition, and each wrong option has one of its own. Of several
wrong ones chosen the first is told, as on the site. `case` is written out, since Moodle finds the right options of
several by it.

Source: IMS Common Cartridge Profile 1.1, section on QTI; the importers of Moodle (backup/cc) and Canvas (qti_exporter).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gdviz.teach.as_choices import as_choices
from gdviz.teach.markup import document, element, tag, text
from gdviz.teach.question import Choice, Choose, Question, Write, placed

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
FOLDER = "$IMS-CC-FILEBASE$/pictures/"
"""Where a text finds pictures. Assessments stand at the top of a cartridge: Moodle looks from where they are."""

FULL = "100"
_SCHEMAS = {
    version: f"http://www.imsglobal.org/profile/cc/ccv{version}/ccv{version}_qtiasiv1p2p1_v1p0.xsd"
    for version in ("1p1", "1p3")
}
_PROFILE = {True: "cc.multiple_response.v0p1", False: "cc.multiple_choice.v0p1"}
_WHOLE = {
    "cc_profile": "cc.exam.v0p1",
    "qmd_assessmenttype": "Examination",
    "qmd_scoretype": "Percentage",
    "qmd_feedbackpermitted": "Yes",
    "qmd_hintspermitted": "No",
    "qmd_solutionspermitted": "Yes",
    "cc_maxattempts": "unlimited",
}


def assessment(ident: str, title: str, questions: Iterable[Question], version: str = "1p1") -> bytes:
    """The file of one assessment.

    Arguments:
        ident: its identifier.
        version: of Common Cartridge, 1p1 or 1p3.
    """
    items = (_item(each) for question in questions for each in as_choices(question))
    return document(
        element(
            "questestinterop",
            {
                "xmlns": NAMESPACE,
                "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMAS[version]}",
            },
            tag("assessment", _fields(_WHOLE), tag("section", *items, ident="root_section"), ident=ident, title=title),
        )
    )


def _item(question: Choose | Write) -> str:
    parts = _written(question) if isinstance(question, Write) else _chosen(question)
    return tag("item", *parts, ident=question.id, title=question.title)


def _fields(fields: Mapping[str, str]) -> str:
    each = (
        tag("qtimetadatafield", tag("fieldlabel", name), tag("fieldentry", value)) for name, value in fields.items()
    )
    return tag("qtimetadata", *each)


def _about(profile: str, **more: str) -> str:
    return tag("itemmetadata", _fields({"cc_profile": profile, "cc_weighting": "1", **more}))


def _material(made: str) -> str:
    return tag("material", tag("mattext", text(placed(made, FOLDER)), texttype="text/html"))


def _chosen(question: Choose) -> Iterator[str]:
    names = {f"a{place}": choice for place, choice in enumerate(question.choices, start=1)}
    labels = (tag("response_label", _material(choice.text), ident=name) for name, choice in names.items())
    yield _about(_PROFILE[question.several])
    cardinality = "Multiple" if question.several else "Single"
    offered = tag("response_lid", tag("render_choice", *labels), ident="response1", rcardinality=cardinality)
    yield tag("presentation", _material(question.stem), offered)
    yield tag("resprocessing", _outcomes(), *_conditions(names, question.several))
    right = " ".join(choice.feedback for choice in question.choices if choice.right)
    yield _feedback("right", right)
    yield from (_feedback(f"{name}_said", choice.feedback) for name, choice in names.items() if not choice.right)


def _outcomes() -> str:
    return tag("outcomes", tag("decvar", maxvalue=FULL, minvalue="0", varname="SCORE", vartype="Decimal"))


def _conditions(names: Mapping[str, Choice], several: bool) -> Iterator[str]:
    """The marks, then what is said of each wrong option.

    Where several are right the first goes on: Moodle takes what it shows for feedback on the question as a whole.
    """
    equal = {name: tag("varequal", name, respident="response1", case="Yes") for name in names}
    right = [name for name, choice in names.items() if choice.right]
    asked = equal[right[0]]
    if several:
        asked = tag(
            "and", *(equal[name] if choice.right else tag("not", equal[name]) for name, choice in names.items())
        )
    yield _condition(asked, "right", tag("setvar", FULL, action="Set", varname="SCORE"), goes_on=several)
    yield from (_condition(equal[name], f"{name}_said") for name in names if name not in right)


def _condition(asked: str, said: str, marks: str = "", goes_on: bool = False) -> str:
    shown = tag("displayfeedback", feedbacktype="Response", linkrefid=said)
    inside = [tag("conditionvar", asked), *([marks] if marks else []), shown]
    return tag("respcondition", *inside, continue_="Yes" if goes_on else "No")


def _feedback(ident: str, made: str) -> str:
    return tag("itemfeedback", tag("flow_mat", _material(made)), ident=ident)


def _written(question: Write) -> Iterator[str]:
    """An answer in words, which a person marks; the model answer is shown after it."""
    yield _about("cc.essay.v0p1", qmd_scoringpermitted="Yes", qmd_computerscored="No")
    field = tag("render_fib", tag("response_label", ident="answer1", rshuffle="No"))
    yield tag(
        "presentation", _material(question.stem), tag("response_str", field, ident="response1", rcardinality="Single")
    )
    yield tag("resprocessing", _outcomes(), _condition(tag("other"), "model", goes_on=True))
    yield _feedback("model", model_answer(question))


def model_answer(question: Write) -> str:
    """The model answer, what a good one says, one mark each, and what else a careful one may say."""
    points = "".join(f"<li>{point}</li>" for point in question.points)
    note = f"<p>{question.note}</p>" if question.note else ""
    return f"{question.model}<p><strong>Does your answer say</strong></p><ul>{points}</ul>{note}"
