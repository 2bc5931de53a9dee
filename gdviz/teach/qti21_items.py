"""One exercise as an item of IMS QTI 2.1.

Source: IMS Question and Test Interoperability, Assessment Test, Section, and Item Information Model 2.1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

from gdviz.teach.assessment import model_answer
from gdviz.teach.markup import document, element, tag
from gdviz.teach.question import Arrange, Choose, Match, Number, Question, Write, placed
from gdviz.teach.wording import blocks

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
FOLDER = "../pictures/"
_RESPONSE = tag("variable", identifier="RESPONSE")
_RIGHT = tag("correct", identifier="RESPONSE")


@dataclass(frozen=True)
class _Parts:
    """What a kind of question puts into an item.

    Attributes:
        cardinality: of the response.
        base: its base type.
        correct: its values where it is right; none for what a person marks.
        body: what stands below the stem.
        cases: conditions in the order they are asked, each with the marks it gives and what is said of it; the last
            may have no condition.
    """

    cardinality: str
    base: str
    correct: Sequence[str]
    body: str
    cases: Sequence[tuple[str, bool, str]] = ()


def item(question: Question) -> bytes:
    """The file of one item."""
    parts = _KINDS[type(question)](question)
    head = {
        "xmlns": NAMESPACE,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}",
        "identifier": question.id,
        "title": question.title,
        "adaptive": "false",
        "timeDependent": "false",
    }
    most = len(question.points) if isinstance(question, Write) else 1
    said = [
        tag("modalFeedback", _blocks(words), outcomeIdentifier="FEEDBACK", showHide="show", identifier=_said(place))
        for place, (_, _, words) in enumerate(parts.cases)
    ]
    return document(
        element(
            "assessmentItem",
            head,
            _declared(parts),
            tag(
                "outcomeDeclaration",
                tag("defaultValue", tag("value", "0")),
                identifier="SCORE",
                cardinality="single",
                baseType="float",
                normalMaximum=str(most),
            ),
            tag("outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier"),
            tag("itemBody", _blocks(question.stem), parts.body),
            *([tag("responseProcessing", _processing(parts.cases))] if parts.cases else []),
            *said,
        ),
        lines=False,
    )


def _declared(parts: _Parts) -> str:
    right = [tag("correctResponse", *(tag("value", value) for value in parts.correct))] if parts.correct else []
    return tag("responseDeclaration", *right, identifier="RESPONSE", cardinality=parts.cardinality, baseType=parts.base)


def _processing(cases: Iterable[tuple[str, bool, str]]) -> str:
    """The first case that fits decides."""
    made = []
    for place, (condition, right, _) in enumerate(cases):
        marks = tag("setOutcomeValue", _value("float", "1"), identifier="SCORE") if right else ""
        said = tag("setOutcomeValue", _value("identifier", _said(place)), identifier="FEEDBACK")
        name = "responseIf" if not place else "responseElseIf" if condition else "responseElse"
        made.append(tag(name, condition + marks + said))
    return tag("responseCondition", *made)


def _said(place: int) -> str:
    return f"said{place}"


def _value(base: str, value: str) -> str:
    return tag("baseValue", value, baseType=base)


def _xml(made: str) -> str:
    """HTML as XML, without what the format has no place for."""
    soup = BeautifulSoup(placed(made, FOLDER), "html.parser")
    for each in soup.find_all("a"):
        del each["target"]
    return str(soup.decode(formatter="minimal"))


def _blocks(made: str) -> str:
    """HTML as blocks of XML, which the body of an item is made of."""
    return _xml(blocks(made))


def _choose(question: Choose) -> _Parts:
    names = {f"a{place}": choice for place, choice in enumerate(question.choices, start=1)}
    offered = (tag("simpleChoice", _xml(choice.text), identifier=name) for name, choice in names.items())
    body = tag(
        "choiceInteraction",
        *offered,
        responseIdentifier="RESPONSE",
        shuffle="true",
        maxChoices="0" if question.several else "1",
    )
    compare = "member" if question.several else "match"
    right = " ".join(choice.feedback for choice in question.choices if choice.right)
    cases = [(tag("match", _RESPONSE, _RIGHT), True, right)]
    for name, choice in names.items():
        if not choice.right:
            cases.append((tag(compare, _value("identifier", name), _RESPONSE), False, choice.feedback))
    if question.several:
        cases.append(("", False, "What you chose is right, but something is missing."))
    correct = [name for name, choice in names.items() if choice.right]
    return _Parts("multiple" if question.several else "single", "identifier", correct, body, cases)


def _match(question: Match) -> _Parts:
    """Of several wrong pairs the first is told."""
    every = range(len(question.pairs))
    sides = (
        [(f"l{place}", question.pairs[place][0]) for place in every],
        [(f"r{place}", question.pairs[place][1]) for place in question.order],
    )
    sets = (
        tag(
            "simpleMatchSet",
            *(tag("simpleAssociableChoice", _xml(made), identifier=name, matchMax="1") for name, made in side),
        )
        for side in sides
    )
    body = tag(
        "matchInteraction",
        *sets,
        responseIdentifier="RESPONSE",
        shuffle="false",
        maxAssociations=str(len(every)),
    )
    correct = [f"l{place} r{place}" for place in every]
    told = "".join(f"<p>{left}: {right}. {said}</p>" for left, right, said in question.pairs)
    cases = [(tag("match", _RESPONSE, _RIGHT), True, told)]
    for pair, (_, _, said) in zip(correct, question.pairs, strict=True):
        cases.append((tag("not", tag("member", _value("directedPair", pair), _RESPONSE)), False, said))
    return _Parts("multiple", "directedPair", correct, body, cases)


def _arrange(question: Arrange) -> _Parts:
    offered = (tag("simpleChoice", _xml(question.steps[place][0]), identifier=f"s{place}") for place in question.order)
    body = tag("orderInteraction", *offered, responseIdentifier="RESPONSE", shuffle="false")
    cases = [(tag("match", _RESPONSE, _RIGHT), True, question.because)]
    for order in question.also:
        places = tag("ordered", *(_value("identifier", f"s{place}") for place in order))
        cases.append((tag("match", _RESPONSE, places), True, question.because))
    early = "".join(f"<li>{step}: {said}</li>" for step, said in question.steps[1:])
    cases.append(("", False, f"<p>What comes too early?</p><ul>{early}</ul>"))
    return _Parts("ordered", "identifier", [f"s{place}" for place in range(len(question.steps))], body, cases)


def _number(question: Number) -> _Parts:
    near = {"toleranceMode": "absolute", "tolerance": f"{question.tolerance:.10g} {question.tolerance:.10g}"}
    field = tag("textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="12")
    cases = [(element("equal", near, _RESPONSE, _RIGHT), True, question.working)]
    for value, said in question.slips:
        cases.append((element("equal", near, _RESPONSE, _value("float", f"{value:.10g}")), False, said))
    cases.append(("", False, question.otherwise))
    return _Parts("single", "float", [f"{question.answer:.10g}"], tag("p", "Your answer: ", field), cases)


def _write(question: Write) -> _Parts:
    """What a person marks; the model answer is for that person."""
    field = tag("extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="8")
    rubric = tag("rubricBlock", _blocks(model_answer(question)), view="scorer")
    return _Parts("single", "string", [], field + rubric)


_KINDS: Mapping[type[Question], Callable[[Any], _Parts]] = {
    Choose: _choose,
    Match: _match,
    Arrange: _arrange,
    Number: _number,
    Write: _write,
}
